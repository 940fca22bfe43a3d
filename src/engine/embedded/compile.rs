//! A plan and a segment go in, the matcher of that segment comes out.

use super::days;
use super::matcher::{
    All, Any, Boosted, Bounds, END, Except, List, Matcher, Nothing, Phrase, Positions, Scoring, Section,
    Test, Unit, Within,
};
use super::plan::{Plan, undated};
use super::schema::Handles;
use super::terms::WordTerms;
use super::{document, stored, terms};
use crate::analysis::Words;
use crate::article::{Article, DayRange};
use std::sync::Arc;
use tantivy::postings::SegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, TantivyDocument, Term};

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
}

type Compiled = tantivy::Result<Box<dyn Matcher>>;

impl Compiler<'_> {
    /// The matcher of a plan.
    pub(super) fn compile(&self, plan: &Plan, mode: Mode) -> Compiled {
        Ok(match plan {
            Plan::Unit { terms, weight, section } => match section {
                None => {
                    Box::new(self.unit(terms, IndexRecordOption::WithFreqs, self.scoring(*weight, mode)?)?)
                }
                Some(_) => self.positions(terms, *section, *weight, mode)?,
            },
            Plan::Cased { terms, spelling, weight, section } => {
                self.cased(terms, spelling, *section, *weight, mode)?
            }
            Plan::Expansion { terms, weight, section: None } => {
                Box::new(List::new(Arc::new(self.union(self.handles.text, terms)?), *weight))
            }
            Plan::Expansion { terms, weight, section } => {
                let terms: WordTerms = terms.iter().map(|term| (term.clone(), 0)).collect();
                self.positions(&terms, *section, *weight, mode)?
            }
            Plan::Phrase { slots, weight, section } => {
                let mut words: Vec<(Box<dyn Positions>, u32)> = Vec::with_capacity(slots.len());
                for (terms, offset) in slots {
                    let unit = self.unit(terms, IndexRecordOption::WithFreqsAndPositions, self.silent())?;
                    words.push((Box::new(unit), *offset));
                }
                let phrase = Phrase::new(words, self.scoring(*weight, mode)?);
                self.within(Box::new(phrase), *section, *weight, mode)?
            }
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
            Plan::All(parts) => self.all(parts, mode)?,
            Plan::Any(parts) => self.any(parts.iter(), mode)?,
            Plan::Soft(parts) => match mode.soft {
                Soft::Any => self.any(parts.iter().map(|part| &part.0), mode)?,
                Soft::All => {
                    let parts: tantivy::Result<Vec<_>> =
                        parts.iter().map(|part| self.compile(&part.0, mode)).collect();
                    Box::new(All::new(parts?))
                }
            },
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
        for (term, language) in terms {
            if let Some(postings) = self.postings(self.handles.text, term, option)? {
                lists.push((postings, *language));
            }
        }
        Ok(Unit::new(lists, scoring))
    }

    fn positions(&self, terms: &WordTerms, section: Option<Section>, weight: f32, mode: Mode) -> Compiled {
        let unit = self.unit(terms, IndexRecordOption::WithFreqsAndPositions, self.scoring(weight, mode)?)?;
        self.within(Box::new(unit), section, weight, mode)
    }

    fn within<P: Positions + 'static>(
        &self,
        inner: Box<P>,
        section: Option<Section>,
        weight: f32,
        mode: Mode,
    ) -> Compiled {
        let Some(section) = section else { return Ok(inner) };
        let mark = |term: &str| {
            let terms = vec![(term.to_owned(), 0)];
            self.unit(&terms, IndexRecordOption::WithFreqsAndPositions, self.silent())
        };
        let bounds = Bounds::new(mark(terms::SUMMARY)?, mark(terms::BODY)?, mark(terms::LEAD_END)?);
        Ok(Box::new(Within::new(inner, section, bounds, self.scoring(weight, mode)?)))
    }

    /// Candidates by their folded form; the stored text says whether the capitals are those.
    fn cased(
        &self,
        terms: &WordTerms,
        spelling: &str,
        section: Option<Section>,
        weight: f32,
        mode: Mode,
    ) -> Compiled {
        let silent = Mode { scores: Scores::Unwanted, ..mode };
        let mut candidates = match section {
            None => self.compile(&Plan::Unit { terms: terms.clone(), weight: 0.0, section }, silent)?,
            Some(_) => self.positions(terms, section, 0.0, silent)?,
        };
        let store = self.segment.get_store_reader(4)?;
        let mut docs = Vec::new();
        while candidates.doc() < END {
            let doc = candidates.doc();
            let document: TantivyDocument = store.get(doc)?;
            let packed = document.get_first(self.handles.article);
            let packed = packed.as_ref().and_then(tantivy::schema::Value::as_bytes).unwrap_or_default();
            if stored::unpack(packed).is_ok_and(|article| holds_spelling(&article, spelling, section)) {
                docs.push(doc);
            }
            candidates.advance();
        }
        Ok(Box::new(Boosted { inner: Box::new(List::new(Arc::new(docs), 1.0)), factor: weight }))
    }

    fn one(&self, field: Field, term: &str) -> Compiled {
        Ok(match self.postings(field, term, IndexRecordOption::Basic)? {
            Some(postings) => Box::new(Unit::new(vec![(postings, 0)], self.silent())),
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

fn holds_spelling(article: &Article, spelling: &str, section: Option<Section>) -> bool {
    let lead = article.lead();
    let texts = match section {
        None => vec![article.title.as_deref(), article.summary.as_deref(), Some(article.body.as_str())],
        Some(Section::Title) => vec![article.title.as_deref()],
        Some(Section::Summary) => vec![article.summary.as_deref()],
        Some(Section::Body) => vec![Some(article.body.as_str())],
        Some(Section::Lead) => vec![Some(lead.as_str())],
    };
    let plain = |word: &str| word.replace('.', "");
    let wanted = plain(spelling);
    texts
        .into_iter()
        .flatten()
        .any(|text| Words::new(text).any(|word| plain(&text[word.start..word.end]) == wanted))
}
