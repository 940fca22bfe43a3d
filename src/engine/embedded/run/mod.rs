//! A plan goes in, the best articles of all segments and the exact counts come out: one pass.

mod best;
mod burst;
mod gather;
mod here;
mod pass;
mod refine;

use super::compile::{Compiler, Dates, Mode, Scores, Soft};
use super::copies::Groups;
use super::count::Docs;
use super::languages::ByLanguage;
use super::matcher::{END, Except, Matcher, Scoring};
use super::plan::{Plan, Planned};
use super::schema::Handles;
use crate::article::Match;
use crate::engine::{Ask, Burst, Counts, Partial, Sort};
use gather::{All, Certain, Gather};
use pass::Reads;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::Arc;
use tantivy::{DocAddress, Searcher};

/// One document found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// What decides first: larger is better.
    key: i64,
    pub score: f32,
    /// What of it words near each other add.
    pub near: f32,
    /// How many times the score counts for a date that was wished for.
    pub favour: f32,
    /// How many times the score counts for its day.
    pub burst: f32,
    /// Smaller is better among equals.
    pub tie: u64,
    pub at: DocAddress,
    pub tier: Tier,
}

/// Where a document was found: its score is worked out only when it may be among the best.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Its number in the block that is being read.
    index: usize,
    key: i64,
    at: DocAddress,
    tier: Tier,
}

/// How an article stands to the query: those of an earlier tier come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// All words, certainly in the period.
    Certain,
    /// All words, possibly in the period.
    Possible,
    /// Some words, certainly in the period.
    PartialCertain,
    /// Some words, possibly in the period.
    PartialPossible,
}

const TIERS: [Tier; 4] = [Tier::Certain, Tier::Possible, Tier::PartialCertain, Tier::PartialPossible];

impl Tier {
    /// How it stands to the period.
    pub(super) fn matching(self) -> Match {
        match self {
            Tier::Certain | Tier::PartialCertain => Match::Certain,
            Tier::Possible | Tier::PartialPossible => Match::Possible,
        }
    }

    /// Whether words are missing.
    pub(super) fn is_partial(self) -> bool {
        self >= Tier::PartialCertain
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Found) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Found {}
impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Found) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Found {
    /// The best is the least: it comes first.
    fn cmp(&self, other: &Found) -> Ordering {
        other
            .key
            .cmp(&self.key)
            .then_with(|| other.score.total_cmp(&self.score))
            .then_with(|| self.tie.cmp(&other.tie))
            .then_with(|| (self.at.segment_ord, self.at.doc_id).cmp(&(other.at.segment_ord, other.at.doc_id)))
    }
}

/// What is best, and what is folded under it.
#[derive(Default)]
pub(super) struct Answer {
    /// In order.
    pub best: Vec<Found>,
    pub counts: Counts,
    /// How many with all words are folded under others.
    pub folded: u64,
    /// All hits of the groups of which the best is shown, by where that is.
    pub groups: FxHashMap<DocAddress, Vec<DocAddress>>,
    /// What the days of the best did, in words.
    pub note: Option<String>,
}

/// Runs plans on all segments.
pub(super) struct Runner<'a> {
    pub searcher: &'a Searcher,
    pub handles: &'a Handles,
    /// Mean length of the articles in tokens.
    pub average: f32,
    /// The documents of each language.
    pub by_language: &'a ByLanguage,
    /// The copies that are folded.
    pub groups: Option<&'a Groups>,
}

impl Runner<'_> {
    /// The first `offset + limit` articles of the order, and the counts.
    pub(super) fn best(&self, planned: &Planned, ask: &Ask) -> tantivy::Result<Answer> {
        let wanted = ask.offset.saturating_add(ask.limit);
        let (shown, is_refined) = (wanted, wanted > 0 && ask.sort == Sort::Relevance);
        let wanted = if is_refined { refine::depth(planned, ask, wanted) } else { wanted };
        let reads = Reads { ties: self.groups.is_some(), scores: true };
        let gathered =
            self.each_found(&planned.root, ask, reads, || Gather::new(wanted, self.groups))?.into_iter();
        let Gather { mut tiers, folds, counts, .. } =
            gathered.reduce(Gather::with).unwrap_or_else(|| Gather::new(wanted, self.groups));
        let mut answer = Answer { counts, folded: folds.folded(), ..Answer::default() };
        if planned.root.is_dated() {
            answer.counts.undated = self.count_undated(&planned.root)?;
        }
        for best in folds.best() {
            tiers[best.tier as usize].found.push(best);
        }
        let best = &mut answer.best;
        for tier in tiers {
            best.extend(tier.in_order());
            if best.len() >= wanted {
                break;
            }
        }
        if is_refined {
            self.refine(planned, best)?;
            best.sort_by(|a, b| a.tier.cmp(&b.tier).then_with(|| a.cmp(b)));
            if ask.burst == Burst::Favour {
                answer.note = Some(self.favour_bursts(best)?);
                best.sort_by(|a, b| a.tier.cmp(&b.tier).then_with(|| a.cmp(b)));
            }
        }
        best.truncate(shown);
        best.drain(..ask.offset.min(best.len()));
        answer.groups = folds.under(best);
        Ok(answer)
    }

    /// Every article that matches as a whole, in order.
    pub(super) fn all(&self, planned: &Planned, ask: &Ask) -> tantivy::Result<Vec<Found>> {
        let ask = Ask { partial: Partial::Leave, ..ask.clone() };
        let reads = Reads { ties: true, scores: true };
        let all = self.each_found(&planned.root, &ask, reads, All::default)?;
        let mut all: Vec<Found> = all.into_iter().flat_map(|all| all.found).collect();
        all.sort_unstable_by(|a, b| a.tier.cmp(&b.tier).then_with(|| a.cmp(b)));
        Ok(all)
    }

    /// The documents of each segment that match as a whole and certainly, in order, and the counts.
    pub(super) fn certain(&self, planned: &Planned, ask: &Ask) -> tantivy::Result<(Docs, Counts)> {
        let ask = Ask { partial: Partial::Leave, sort: Sort::Relevance, ..ask.clone() };
        let reads = Reads { ties: false, scores: false };
        let mut docs = vec![Vec::new(); self.searcher.segment_readers().len()];
        let mut counts = Counts::default();
        for Certain { found, possible } in self.each_found(&planned.root, &ask, reads, Certain::default)? {
            counts.possible += possible;
            for (number, found) in found {
                docs[number as usize].extend(found);
            }
        }
        counts.certain = docs.iter().map(|docs| docs.len() as u64).sum();
        if planned.root.is_dated() {
            counts.undated = self.count_undated(&planned.root)?;
        }
        Ok((docs, counts))
    }

    fn compiler(&self, number: usize, lengths: &Arc<[f32; 256]>) -> Compiler<'_> {
        Compiler {
            segment: self.searcher.segment_reader(number as u32),
            handles: self.handles,
            lengths: Arc::clone(lengths),
            number,
            by_language: self.by_language,
        }
    }

    /// Articles without a date that do not match, and would if their date lay in the period.
    fn count_undated(&self, plan: &Plan) -> tantivy::Result<u64> {
        let mode = |dates| Mode { soft: Soft::All, dates, scores: Scores::Unwanted };
        let lengths = Scoring::lengths(self.average);
        let mut count = 0;
        for number in 0..self.searcher.segment_readers().len() {
            let compiler = self.compiler(number, &lengths);
            let segment = compiler.segment;
            if !compiler.has_undated()? {
                continue;
            }
            let matching = compiler.compile(plan, mode(Dates::Possible))?;
            let mut matcher = Except::new(compiler.compile(plan, mode(Dates::Fitting))?, matching);
            while matcher.doc() < END {
                count += u64::from(segment.alive_bitset().is_none_or(|alive| alive.is_alive(matcher.doc())));
                matcher.advance();
            }
        }
        Ok(count)
    }

    /// The words typed side by side that a document lacks, and whether those are all of them but for the date.
    pub(super) fn missing(&self, plan: &Plan, at: DocAddress) -> tantivy::Result<(Vec<String>, bool)> {
        let compiler = self.compiler(at.segment_ord as usize, &Scoring::lengths(self.average));
        let mode = Mode { soft: Soft::All, dates: Dates::Possible, scores: Scores::Unwanted };
        let mut words = Vec::new();
        plan.soft_words(&mut words);
        let mut missing = Vec::new();
        let mut has_none = !words.is_empty();
        for (part, word) in words {
            let mut matcher = compiler.compile(part, mode)?;
            if matcher.seek(at.doc_id) == at.doc_id {
                has_none &= matches!(part, Plan::Preferred(_));
            } else if !missing.contains(word) {
                missing.push(word.clone());
            }
        }
        Ok((missing, has_none))
    }
}
