//! A plan and a segment go in, the matcher of that segment comes out.

mod places;
mod spelled;

use super::copies::{Member, Print};
use super::days;
use super::languages::{ByLanguage, Reach};
use super::matcher::{
    All, Also, Any, Branch, Except, Favoured, List, Matcher, Nothing, Phrase, Scoring, Several, Test, Unit,
};
use super::plan::{Plan, undated};
use super::schema::Handles;
use super::terms::WordTerms;
use super::{document, terms};
use crate::article::DayRange;
use std::sync::Arc;
use tantivy::postings::SegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

/// How words side by side are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soft {
    /// Every one must be there.
    All,
    /// One is enough.
    Any,
}

/// How a day of publication is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// All its days must lie in the period.
    Certain,
    /// One of its days must.
    Possible,
    /// One of its days must; a date that is missing would fit.
    Fitting,
    /// All its days must; a date that is missing would not fit. What [`Dates::Fitting`] is under a `NOT`.
    Unfitting,
}

/// Whether scores are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scores {
    /// Yes.
    Wanted,
    /// Only which documents match.
    Unwanted,
}

/// How to read a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    pub soft: Soft,
    pub dates: Dates,
    pub scores: Scores,
}

/// Compiles plans for one segment.
pub(super) struct Compiler<'a> {
    pub segment: &'a SegmentReader,
    pub handles: &'a Handles,
    pub lengths: Arc<[f32; 256]>,
    /// The number of the segment, and the documents of each language.
    pub number: usize,
    pub by_language: &'a ByLanguage,
}

type Compiled = tantivy::Result<Box<dyn Matcher>>;

impl Compiler<'_> {
    /// The matcher of a plan.
    pub(super) fn compile(&self, plan: &Plan, mode: Mode) -> Compiled {
        Ok(match plan {
            Plan::Unit { terms, weight } => {
                Box::new(self.unit(terms, IndexRecordOption::WithFreqs, self.scoring(*weight, mode)?)?)
            }
            Plan::Expansion { terms, weight } => {
                Box::new(List::new(Arc::new(self.union(self.handles.text, terms)?), *weight))
            }
            Plan::Phrase { words, weight } => {
                let words: tantivy::Result<Vec<(Unit, u32)>> =
                    words.iter().map(|(terms, place)| Ok((self.with_places(terms)?, *place))).collect();
                Box::new(Phrase::new(words?, self.scoring(*weight, mode)?))
            }
            Plan::Placed { shape, weight } => self.placed(shape, *weight, mode)?,
            Plan::Terms { field, terms } => match terms.as_slice() {
                [one] => self.one(*field, one)?,
                several => Box::new(List::new(Arc::new(self.union(*field, several)?), 0.0)),
            },
            Plan::Date(range) => self.date(range, mode.dates)?,
            Plan::Column { first, last, range } => self.column(first, last, range)?,
            Plan::Instant { column, range } => self.instant(column, range)?,
            Plan::Number { column, from, to } => {
                let values = self.segment.fast_fields().u64(column)?;
                let (from, to) = (from.unwrap_or(0), to.unwrap_or(u64::MAX));
                let passes = move |doc| values.first(doc).is_some_and(|value| from <= value && value <= to);
                Box::new(Test::new(self.segment.max_doc(), passes))
            }
            Plan::Copies(None) => Box::new(Nothing),
            Plan::Copies(Some(groups)) => {
                let ties = self.segment.fast_fields().u64("tie")?;
                let groups = Arc::clone(groups);
                let is_later = move |member: &Member| member.print == Print::Later;
                let passes = move |doc| ties.first(doc).and_then(|tie| groups.of(tie)).is_some_and(is_later);
                Box::new(Test::new(self.segment.max_doc(), passes))
            }
            Plan::All(parts) => self.all(parts, mode)?,
            Plan::Any(parts) => self.any(parts.iter(), mode)?,
            Plan::Several(n, parts) => {
                let parts: tantivy::Result<Vec<_>> =
                    parts.iter().map(|part| self.compile(part, mode)).collect();
                Box::new(Several::new(*n, parts?))
            }
            Plan::Soft { parts, preferred, added } => self.soft(parts, preferred.as_deref(), added, mode)?,
            Plan::Preferred(range) => self.date(range, Dates::Certain)?,
            Plan::Not(part) => Box::new(Except::new(self.everything()?, self.excluded(part, mode)?)),
            Plan::Everything => self.everything()?,
            Plan::Nothing => Box::new(Nothing),
        })
    }

    /// Whether any date of the segment is not one day.
    pub(super) fn has_inexact_dates(&self) -> tantivy::Result<bool> {
        Ok(self.postings(self.handles.when, terms::INEXACT, IndexRecordOption::Basic)?.is_some())
    }

    /// Whether any article of the segment has no date.
    pub(super) fn has_undated(&self) -> tantivy::Result<bool> {
        Ok(self.postings(self.handles.flag, undated(), IndexRecordOption::Basic)?.is_some())
    }

    /// What a `NOT` takes away: articles with all the words, whose date lies there in the strictest sense that
    /// still leaves the rest honest.
    fn excluded(&self, part: &Plan, mode: Mode) -> Compiled {
        let dates = match mode.dates {
            Dates::Certain => Dates::Possible,
            Dates::Possible => Dates::Certain,
            Dates::Fitting => Dates::Unfitting,
            Dates::Unfitting => Dates::Fitting,
        };
        self.compile(part, Mode { soft: Soft::All, dates, scores: Scores::Unwanted })
    }

    fn all(&self, parts: &[Plan], mode: Mode) -> Compiled {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Plan::Not(part) => unwanted.push(self.excluded(part, mode)?),
                part => wanted.push(self.compile(part, mode)?),
            }
        }
        let mut base: Box<dyn Matcher> = match wanted.len() {
            0 => self.everything()?,
            1 => wanted.remove(0),
            _ => Box::new(All::new(wanted)),
        };
        for excluded in unwanted {
            base = Box::new(Except::new(base, excluded));
        }
        Ok(base)
    }

    fn any<'p>(&self, parts: impl Iterator<Item = &'p Plan>, mode: Mode) -> Compiled {
        let parts: tantivy::Result<Vec<_>> = parts.map(|part| self.compile(part, mode)).collect();
        let mut parts = parts?;
        Ok(if parts.len() == 1 { parts.remove(0) } else { Box::new(Any::new(parts)) })
    }

    fn soft(
        &self,
        words: &[(Plan, String)],
        preferred: Option<&(Plan, String)>,
        added: &[Plan],
        mode: Mode,
    ) -> Compiled {
        let matcher: Box<dyn Matcher> = match mode.soft {
            Soft::Any => self.any(words.iter().map(|part| &part.0).chain(added), mode)?,
            Soft::All => {
                let parts = words.iter().chain(preferred);
                let parts: tantivy::Result<Vec<_>> = parts.map(|part| self.compile(&part.0, mode)).collect();
                let all = Box::new(All::new(parts?));
                match added.is_empty() || mode.scores == Scores::Unwanted {
                    true => all,
                    false => Box::new(Also::new(all, self.any(added.iter(), mode)?)),
                }
            }
        };
        Ok(match preferred {
            Some((date, _)) if mode.scores == Scores::Wanted => {
                Box::new(Favoured::new(matcher, self.compile(date, mode)?))
            }
            _ => matcher,
        })
    }

    fn everything(&self) -> Compiled {
        self.one(self.handles.kind, document::ARTICLE)
    }

    fn scoring(&self, weight: f32, mode: Mode) -> tantivy::Result<Scoring> {
        if mode.scores == Scores::Unwanted {
            return Ok(self.silent());
        }
        let norms = Some(self.segment.get_fieldnorms_reader(self.handles.text)?);
        Ok(Scoring { weight, norms, lengths: Arc::clone(&self.lengths) })
    }

    fn silent(&self) -> Scoring {
        Scoring { weight: 0.0, norms: None, lengths: Arc::clone(&self.lengths) }
    }

    fn unit(&self, terms: &WordTerms, option: IndexRecordOption, scoring: Scoring) -> tantivy::Result<Unit> {
        let mut lists = Vec::with_capacity(terms.len());
        for term in terms {
            let only = match self.by_language.reach(self.number, term.languages) {
                Reach::Nowhere => continue,
                Reach::Everywhere => None,
                Reach::Only(only) => Some(only),
            };
            if let Some(postings) = self.postings(self.handles.text, &term.term, option)? {
                lists.push(Branch::new(postings, term.share, only));
            }
        }
        Ok(Unit::new(lists, scoring))
    }

    fn with_places(&self, terms: &WordTerms) -> tantivy::Result<Unit> {
        self.unit(terms, IndexRecordOption::WithFreqsAndPositions, self.silent())
    }

    fn one(&self, field: Field, term: &str) -> Compiled {
        Ok(match self.postings(field, term, IndexRecordOption::Basic)? {
            Some(postings) => Box::new(Unit::new(vec![Branch::new(postings, 1.0, None)], self.silent())),
            None => Box::new(Nothing),
        })
    }

    fn postings(
        &self,
        field: Field,
        term: &str,
        option: IndexRecordOption,
    ) -> tantivy::Result<Option<SegmentPostings>> {
        Ok(self.segment.inverted_index(field)?.read_postings(&Term::from_field_text(field, term), option)?)
    }

    /// The documents that hold any of the terms, sorted.
    fn union<T: AsRef<str>>(&self, field: Field, terms: &[T]) -> tantivy::Result<Vec<u32>> {
        let max = self.segment.max_doc();
        let mut bits = vec![0u64; max as usize / 64 + 1];
        for term in terms {
            let Some(mut postings) = self.postings(field, term.as_ref(), IndexRecordOption::Basic)? else {
                continue;
            };
            let mut doc = postings.doc();
            while doc != TERMINATED {
                bits[doc as usize / 64] |= 1 << (doc % 64);
                doc = postings.advance();
            }
        }
        let mut docs = Vec::new();
        for (index, word) in bits.iter().enumerate() {
            let mut word = *word;
            while word != 0 {
                docs.push(index as u32 * 64 + word.trailing_zeros());
                word &= word - 1;
            }
        }
        Ok(docs)
    }

    fn date(&self, range: &DayRange, dates: Dates) -> Compiled {
        if dates == Dates::Fitting {
            let undated = self.one(self.handles.flag, undated())?;
            return Ok(Box::new(Any::new(vec![self.date(range, Dates::Possible)?, undated])));
        }
        let columns = days::Columns::publication(self.segment)?;
        let cover = days::cover(&columns.within_reach(range));
        let inexact = self.inexact(&columns, range, dates)?;
        match (cover.as_slice(), inexact.is_empty()) {
            ([one], true) => self.one(self.handles.when, one),
            (several, _) => {
                let mut docs = self.union(self.handles.when, several)?;
                if !inexact.is_empty() {
                    docs.extend(inexact);
                    docs.sort_unstable();
                    docs.dedup();
                }
                Ok(Box::new(List::new(Arc::new(docs), 0.0)))
            }
        }
    }

    /// Documents whose date is not one day and that lie in the period.
    fn inexact(&self, columns: &days::Columns, range: &DayRange, dates: Dates) -> tantivy::Result<Vec<u32>> {
        let mut docs = Vec::new();
        if let Some(mut postings) =
            self.postings(self.handles.when, terms::INEXACT, IndexRecordOption::Basic)?
        {
            while postings.doc() != TERMINATED {
                if columns.compare(postings.doc(), range).is_some_and(|found| found.satisfies(dates)) {
                    docs.push(postings.doc());
                }
                postings.advance();
            }
        }
        Ok(docs)
    }

    fn column(&self, first: &str, last: &str, range: &DayRange) -> Compiled {
        let columns = days::Columns::of(self.segment, first, last)?;
        let range = *range;
        let passes = move |doc| columns.compare(doc, &range).is_some();
        Ok(Box::new(Test::new(self.segment.max_doc(), passes)))
    }

    fn instant(&self, column: &str, range: &DayRange) -> Compiled {
        let values = self.segment.fast_fields().i64(column)?;
        let range = *range;
        let passes = move |doc| {
            let seconds = values.first(doc);
            seconds
                .and_then(|s| document::day_numbered(s.div_euclid(86_400)))
                .is_some_and(|day| range.contains(day))
        };
        Ok(Box::new(Test::new(self.segment.max_doc(), passes)))
    }
}
