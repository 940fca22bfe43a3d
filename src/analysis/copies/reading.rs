//! Two readings of texts and the days between them go in, how much they share comes out, and whether one is a copy.

use super::{Hashed, Names, mixed, pair, words_of};

/// A text as it is compared.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Pairs of neighbouring words, in text order.
    pairs: Vec<u32>,
    /// The same, sorted.
    sorted: Vec<u32>,
    /// Numbers and other words with digits, sorted, each once.
    figures: Vec<u64>,
    /// Names and figures, sorted, each once; none where most words have a capital.
    names: Vec<u64>,
    /// Of all words in order.
    whole: u64,
    /// All words, sorted.
    words: Vec<u64>,
    /// The first two words of the body that say something: whom it is about.
    subject: Vec<u64>,
    is_brief: bool,
    is_table: bool,
}

/// How much of each of two texts stands in the other: parts of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// Of the first.
    pub first: f32,
    /// Of the second.
    pub second: f32,
}

/// How far apart two articles were published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Days between them.
    Days(u32),
    /// The day of one is not known.
    Unknown,
}

/// Days after which a text that is not the same word for word is another story.
pub const MONTH: u32 = 31;
/// Days after which a brief that is not the same word for word is another one.
const DAYS_OF_BRIEF: u32 = 2;
/// The part of the shorter text that must stand in the longer one: a third of the words changed leaves less than half
/// of the pairs.
const LEAST_OF_SHORTER: f32 = 0.30;
/// The part of the longer text, or of its beginning, that must stand in the shorter one: a copy may have a
/// boilerplate more.
const LEAST_OF_LONGER: f32 = 0.20;
/// How much more of both, where they were printed on other days: what is reported every day has the same words.
const MORE_OF_NEWS: f32 = 0.4;
/// Days after which it is still more.
const DAYS_OF_NEWS: u32 = 2;
/// How much more then.
const MORE_LATER: f32 = 0.5;
/// Pairs below which more must be shared, the fewer the more.
const FEW: f32 = 150.0;
/// How much more at most.
const MORE_OF_FEW: f32 = 0.2;
/// The part of the shorter text, where there are few pairs and neither begins with a word that the other has: two
/// firms report the same things in the same words.
const LEAST_OF_OTHER: f32 = 0.57;
/// The same where neither has one of the first two words of the other.
const LEAST_OF_OTHERS: f32 = 0.90;
/// The part of either, for briefs and tables.
const LEAST_OF_BRIEF: f32 = 0.85;
/// The part of the figures that must agree: tables have the same words every month.
const LEAST_FIGURES: f32 = 0.5;
/// The part of the figures that must agree where there are few pairs and the days are not the same: what an office
/// says every day differs by its figures alone.
const LEAST_FIGURES_LATER: f32 = 0.9;
/// The part of names and figures that must agree: reports on two companies have the same words.
const LEAST_NAMES: f32 = 0.6;
/// Figures or names that need not agree.
const SPARE: f32 = 1.0;
/// Words of a table for each figure, at most.
const TABLE: usize = 3;
/// How many times longer than its shortest cut a text may be.
const LONGEST_CUT: usize = 5;

impl Reading {
    /// Reads an article.
    pub fn of(title: &str, body: &str) -> Reading {
        let (words, is_brief) = words_of(title, body, Names::Tell);
        let mut whole = 0;
        for word in &words {
            whole = mixed(whole ^ word.hash);
        }
        let mut pairs: Vec<u32> =
            words.windows(2).map(|two| (pair(two[0].hash, two[1].hash) >> 32) as u32).collect();
        if pairs.is_empty() {
            pairs.extend(words.iter().map(|word| word.hash as u32));
        }
        let mut sorted = pairs.clone();
        sorted.sort_unstable();
        let is_figure = |word: &&Hashed| word.is_figure;
        let is_table = words.iter().filter(is_figure).count() * TABLE > words.len();
        let figures = each_once(words.iter().filter(is_figure));
        let names = words.iter().filter(|word| word.is_name || word.is_figure);
        let names = if names.clone().count() * 2 > words.len() { Vec::new() } else { each_once(names) };
        let subject = words.iter().filter(|word| word.is_heavy).take(2).map(|word| word.hash).collect();
        let mut words: Vec<u64> = words.iter().map(|word| word.hash).collect();
        words.sort_unstable();
        Reading { pairs, sorted, figures, names, whole, words, subject, is_brief, is_table }
    }

    /// Whether both have the same words in the same order.
    pub fn is_same(&self, other: &Reading) -> bool {
        self.whole == other.whole && self.pairs.len() == other.pairs.len()
    }

    /// How much of each stands in the other.
    pub fn overlap(&self, other: &Reading) -> Overlap {
        let common = common(&self.sorted, &other.sorted) as f32;
        let part = |of: &Reading| common / of.pairs.len().max(1) as f32;
        Overlap { first: part(self), second: part(other) }
    }

    /// Whether one is a copy of the other. It is the same whichever is asked.
    ///
    /// ```
    /// # use dateline::analysis::copies::{Apart, Reading};
    /// let wire = "The bridge at Arnsford was closed on Monday after cracks were found in two of its piers, \
    ///             engineers said. Traffic is led over the old ferry road until the end of May at least.";
    /// let cut = "The bridge at Arnsford was closed on Monday after cracks were found in two of its piers, \
    ///            engineers said. Traffic is led over the old ferry road until the end of May.";
    /// let (wire, cut) = (Reading::of("Bridge closed", wire), Reading::of("Cracks close bridge", cut));
    /// assert!(wire.is_copy(&cut, Apart::Days(1)));
    /// assert!(!wire.is_copy(&cut, Apart::Days(300)));
    /// ```
    pub fn is_copy(&self, other: &Reading, apart: Apart) -> bool {
        if self.is_same(other) {
            return true;
        }
        let is_within = |days| match apart {
            Apart::Days(between) => between <= days,
            Apart::Unknown => true,
        };
        if self.is_brief || other.is_brief {
            let overlap = self.overlap(other);
            return self.is_brief
                && other.is_brief
                && is_within(DAYS_OF_BRIEF)
                && self.figures == other.figures
                && overlap.first.min(overlap.second) >= LEAST_OF_BRIEF;
        }
        if self.is_table || other.is_table {
            let overlap = self.overlap(other);
            return is_within(DAYS_OF_NEWS) && overlap.first.min(overlap.second) >= LEAST_OF_BRIEF;
        }
        let more = match apart {
            Apart::Days(0) | Apart::Unknown => 0.0,
            Apart::Days(days) if days <= DAYS_OF_NEWS => MORE_OF_NEWS,
            Apart::Days(_) => MORE_LATER,
        };
        is_within(MONTH) && self.shares_enough(other, more)
    }

    /// The part of the shorter text that must be shared, by what the two are about.
    fn least_beside(&self, other: &Reading) -> f32 {
        let has = |of: &Reading, word: &u64| of.words.binary_search(word).is_ok();
        let has_first_of = |one: &Reading, other: &Reading, count: usize| {
            one.subject.iter().take(count).any(|word| has(other, word))
        };
        if has_first_of(self, other, 1) || has_first_of(other, self, 1) {
            0.0
        } else if has_first_of(self, other, 2) || has_first_of(other, self, 2) {
            LEAST_OF_OTHER
        } else {
            LEAST_OF_OTHERS
        }
    }

    /// Whether the text with fewer figures has so many of them in common with the other, rounded; a half
    /// is none.
    fn figures_agree(&self, other: &Reading, least: f32) -> bool {
        let fewer = self.figures.len().min(other.figures.len());
        common(&self.figures, &other.figures) as f32 + 0.5 >= fewer as f32 * least
    }

    fn shares_enough(&self, other: &Reading, more: f32) -> bool {
        let (short, long) = if self.pairs.len() <= other.pairs.len() { (self, other) } else { (other, self) };
        if long.pairs.len() > short.pairs.len() * LONGEST_CUT
            || !agree(&short.figures, &long.figures, LEAST_FIGURES)
            || !agree(&short.names, &long.names, LEAST_NAMES)
        {
            return false;
        }
        let few = (FEW - short.pairs.len() as f32).max(0.0) / FEW;
        let is_short = few > 0.0;
        if is_short
            && !short.figures_agree(long, if more > 0.0 { LEAST_FIGURES_LATER } else { LEAST_FIGURES })
        {
            return false;
        }
        let more = more + few * MORE_OF_FEW;
        let (of_shorter, of_longer) = (LEAST_OF_SHORTER + more, LEAST_OF_LONGER + more);
        let shared = common(&short.sorted, &long.sorted);
        let least = if is_short { of_shorter.max(short.least_beside(long)) } else { of_shorter };
        if !is_part(shared, short.pairs.len(), least) {
            return false;
        }
        // What stands before or behind many texts makes no copy of any two, nor does a quotation: the beginnings must
        // be found, each in the other.
        let half = short.pairs.len() / 2;
        let begins = |one: &Reading, other: &Reading, least| {
            let mut beginning = one.pairs[..half].to_vec();
            beginning.sort_unstable();
            is_part(common(&beginning, &other.sorted), half, least)
        };
        if !begins(short, long, of_shorter) || !begins(long, short, of_longer) {
            return false;
        }
        if is_part(shared, long.pairs.len(), of_longer) {
            return true;
        }
        // An editor cuts at the end: then the shorter one is the beginning of the longer.
        let beginning = (short.pairs.len() * 6 / 5 + 40).min(long.pairs.len());
        let mut beginning = long.pairs[..beginning].to_vec();
        beginning.sort_unstable();
        let shared = common(&short.sorted, &beginning);
        is_part(shared, short.pairs.len(), of_shorter) && is_part(shared, beginning.len(), of_longer)
    }
}

fn is_part(shared: usize, of: usize, least: f32) -> bool {
    shared as f32 >= of as f32 * least
}

/// Whether enough of the one with fewer stands in the other.
fn agree(one: &[u64], other: &[u64], least: f32) -> bool {
    common(one, other) as f32 + SPARE >= one.len().min(other.len()) as f32 * least
}

fn each_once<'a>(words: impl Iterator<Item = &'a Hashed>) -> Vec<u64> {
    let mut hashes: Vec<u64> = words.map(|word| word.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// How many values two sorted lists have in common, each as often as both have it.
fn common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut left, mut right, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(left), other.get(right)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                (left, right, count) = (left + 1, right + 1, count + 1);
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "Dock workers at the port of Aldmouth ended a strike of nine days on Friday after the \
        harbour board offered a rise of 4.5 pct over two years. Union leaders said that 1,200 men would return to \
        work on the night shift. Thirty one ships had waited in the roads since the walkout began. The board said \
        that perishable cargo would be unloaded first, and that overtime would be paid until the queue had gone.";

    #[track_caller]
    fn check(one: (&str, &str), other: (&str, &str), apart: Apart, expected: bool) {
        let (one, other) = (Reading::of(one.0, one.1), Reading::of(other.0, other.1));
        assert_eq!([one.is_copy(&other, apart), other.is_copy(&one, apart)], [expected; 2]);
    }

    #[test]
    fn a_headline_and_a_credit_line_make_no_other_story() {
        let reprint = format!("ALDMOUTH, May 8 (AP) - {WIRE} Copyright 1987, all rights reserved.");
        check(("Port strike ends", WIRE), ("Dockers go back", &reprint), Apart::Days(1), true);
        check(("Port strike ends", WIRE), ("Dockers go back", &reprint), Apart::Unknown, true);
    }

    #[test]
    fn months_apart_only_the_same_text_is_a_copy() {
        let changed = WIRE.replace("Friday", "Thursday");
        check(("", WIRE), ("", &changed), Apart::Days(31), true);
        check(("", WIRE), ("", &changed), Apart::Days(32), false);
        check(("", WIRE), ("Another headline", WIRE), Apart::Days(4000), true);
    }

    #[test]
    fn what_is_cut_at_the_end_is_a_copy_and_what_is_quoted_is_not() {
        let other = "Prices in the fruit market rose sharply last week as traders sought other ways into the city. \
            Lorries came over the pass from the south, which adds two days to the journey and costs more. Growers \
            on the island let part of the crop rot. A spokesman of the chamber of commerce called the losses heavy \
            and asked for help from the state. The minister of agriculture is to visit the island on Sunday with \
            two experts of his staff. Shops in the capital sold bananas by the piece. Older residents remembered \
            the strike of forty years ago, which lasted for three months and ended in a change of government. ";
        let long = format!("{WIRE} {other}");
        check(("", WIRE), ("", &long), Apart::Days(0), true);
        check(("", WIRE), ("", &format!("{other} {other} {WIRE} {other}")), Apart::Days(0), false);
    }

    #[test]
    fn the_same_report_with_other_figures_is_another() {
        let report = |a: &str, b: &str, c: &str| {
            format!(
                "The central bank said that currency in circulation was {a} mln crowns at the end of the week. \
                 Holdings of gold were {b} mln crowns and foreign exchange reserves {c} mln crowns, the bank said \
                 in its weekly statement. Advances to banks were unchanged from the week before."
            )
        };
        let (one, other) = (report("1,214", "301", "877"), report("1,198", "302", "845"));
        check(("", &one), ("", &other), Apart::Days(7), false);
    }

    #[test]
    fn two_firms_with_the_same_news_are_two_stories() {
        let report = |firm: &str, unit: &str| {
            format!(
                "{firm} said it raised its posted prices for heating oil by 50 cts a barrel, effective today. The \
                 price for the northern grade is now 19 crowns a barrel, while {unit} is at 19.35. {firm} follows \
                 others in the trade that raised theirs yesterday."
            )
        };
        let one = report("Aldmouth Refining", "coastal light");
        check(("", &one), ("", &report("Rackby Petroleum", "coastal light")), Apart::Days(0), false);
        check(("", &one), ("", &report("Aldmouth Refining", "the light one")), Apart::Days(0), true);
    }

    #[test]
    fn what_an_office_says_every_day_differs_by_its_figures() {
        let notice = |figure: &str, rate: &str| {
            format!(
                "The central bank entered the open market to add reserves through {figure} mln crowns of agreements, \
                 a spokeswoman said. Dealers said that overnight money was at {rate} pct when the bank entered. They \
                 had looked for a larger addition because of the demand at the end of the week."
            )
        };
        let one = notice("1,500", "6.25");
        check(("", &one), ("", &notice("1,500", "6.125")), Apart::Days(1), false);
        check(("", &one), ("", &notice("1,500", "6.25").replace("larger", "large")), Apart::Days(1), true);
    }

    #[test]
    fn briefs_are_copies_when_nearly_every_word_is_the_same() {
        let check = |one: &str, other: &str, apart, expected| check((one, ""), (other, ""), apart, expected);
        check(
            "U.S. M-1 MONEY SUPPLY ROSE 1.2 BILLION DLRS",
            "U.S. M-1 money supply rose 1.2 billion dlrs",
            Apart::Days(99),
            true,
        );
        check(
            "U.S. M-1 MONEY SUPPLY ROSE 1.2 BILLION DLRS",
            "U.S. M-1 MONEY SUPPLY ROSE 1.9 BILLION DLRS",
            Apart::Days(0),
            false,
        );
        check(
            "Fire in the old mill at Rackby kills two",
            "Fire in the old mill at Rackby kills two workers",
            Apart::Days(1),
            true,
        );
        check(
            "Fire in the old mill at Rackby kills two",
            "Fire in the old mill at Rackby kills two workers",
            Apart::Days(9),
            false,
        );
        check(
            "Fire in the old mill at Rackby kills two",
            "Flood in the old mill at Rackby hurts three",
            Apart::Days(0),
            false,
        );
    }
}
