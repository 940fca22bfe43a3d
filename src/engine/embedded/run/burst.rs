//! The best of a search go in; those from the days around which most of the very best lie come out with more.

use super::super::document::day_numbered;
use super::super::{lookup, terms};
use super::{Found, Runner};
use crate::engine::BURST;
use rustc_hash::FxHashMap;
use tantivy::Term;
use tantivy::columnar::Column;

/// How many of the best say which days matter.
const TELLING: usize = 20;
/// How many of the best are looked at again.
pub(super) const FAVOURED: usize = 200;
/// Standard deviation of the days that lie together.
const DAYS: f64 = 10.0;
/// Days further apart do not lie together.
const FURTHEST: i64 = 40;
/// Part of the mean volume that is added to that of a day, so that a day of few articles is no burst.
const QUIET: f64 = 0.1;

impl Runner<'_> {
    /// Raises the scores of the first of the best, whose order stands, by the density of the very best around their
    /// days over that of the archive; says in words around which day that is highest.
    pub(super) fn favour_bursts(&self, best: &mut [Found]) -> tantivy::Result<String> {
        let end = best.len().min(FAVOURED);
        let best = &mut best[..end];
        let days = self.days(best)?;
        let telling: Vec<(i64, f64)> = best
            .iter()
            .zip(&days)
            .take(TELLING)
            .filter_map(|(found, day)| day.map(|day| (day, f64::from(found.score))))
            .collect();
        let nothing = "none of the first articles has a certain day: --burst changes nothing";
        if telling.is_empty() {
            return Ok(nothing.to_owned());
        }
        let mut volume = Volume::of(self)?;
        let mut density = Vec::with_capacity(days.len());
        for day in &days {
            density.push(match day {
                None => 0.0,
                Some(day) => {
                    let near =
                        telling.iter().map(|(other, score)| score * nearness(day - other)).sum::<f64>();
                    near / volume.around(*day)?
                }
            });
        }
        let highest = density.iter().copied().fold(0.0, f64::max);
        if highest <= 0.0 {
            return Ok(nothing.to_owned());
        }
        for (found, density) in best.iter_mut().zip(&density) {
            found.burst = 1.0 + BURST * (density / highest) as f32;
            found.score *= found.burst;
        }
        let at = density.iter().position(|density| *density >= highest);
        let day = at.and_then(|at| days[at]).and_then(day_numbered);
        let day = day.map(terms::day_term).unwrap_or_default();
        Ok(format!("the first articles lie around {day}: those of then count up to {} times", 1.0 + BURST))
    }

    /// The day of each, where it is one day for certain.
    fn days(&self, best: &[Found]) -> tantivy::Result<Vec<Option<i64>>> {
        type Columns = (Column<i64>, Column<i64>, Column<u64>);
        let mut columns: Vec<Columns> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let fields = segment.fast_fields();
            columns.push((fields.i64("first")?, fields.i64("last")?, fields.u64("month_day")?));
        }
        let mut days = Vec::with_capacity(best.len());
        for found in best {
            let doc = found.at.doc_id;
            days.push(columns.get(found.at.segment_ord as usize).and_then(|(first, last, month_day)| {
                let day = first.first(doc)?;
                (last.first(doc) == Some(day) && month_day.first(doc).is_none()).then_some(day)
            }));
        }
        Ok(days)
    }
}

/// How much two days so far apart lie together: a Gaussian.
fn nearness(days: i64) -> f64 {
    match days.abs() {
        far if far > FURTHEST => 0.0,
        days => (-0.5 * (days as f64 / DAYS).powi(2)).exp(),
    }
}

/// How many articles of the archive lie around a day.
struct Volume<'a> {
    runner: &'a Runner<'a>,
    known: FxHashMap<i64, f64>,
    /// What is added to every day.
    quiet: f64,
}

impl<'a> Volume<'a> {
    fn of(runner: &'a Runner<'a>) -> tantivy::Result<Volume<'a>> {
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        for segment in runner.searcher.segment_readers() {
            let fields = segment.fast_fields();
            first = first.min(fields.i64("first")?.min_value());
            last = last.max(fields.i64("last")?.max_value());
        }
        let kind = Term::from_field_text(runner.handles.kind, super::super::document::ARTICLE);
        let articles = lookup::count(runner.searcher, &kind)? as f64;
        let days = last.saturating_sub(first).max(0) as f64 + 1.0;
        let together: f64 = (-FURTHEST..=FURTHEST).map(nearness).sum();
        Ok(Volume {
            runner,
            known: FxHashMap::default(),
            quiet: (QUIET * articles * together / days).max(1e-6),
        })
    }

    fn around(&mut self, day: i64) -> tantivy::Result<f64> {
        let mut volume = self.quiet;
        for other in day - FURTHEST..=day + FURTHEST {
            volume += nearness(day - other) * self.on(other)?;
        }
        Ok(volume)
    }

    fn on(&mut self, day: i64) -> tantivy::Result<f64> {
        if let Some(known) = self.known.get(&day) {
            return Ok(*known);
        }
        let number = match day_numbered(day) {
            None => 0,
            Some(date) => {
                let term = Term::from_field_text(self.runner.handles.when, &terms::day_term(date));
                self.runner.searcher.doc_freq(&term)?
            }
        };
        self.known.insert(day, number as f64);
        Ok(number as f64)
    }
}
