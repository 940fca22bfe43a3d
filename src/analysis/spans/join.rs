//! The spans of two texts go in, those that stand to each other as asked come out.

use super::{Ground, Span, pick};

/// The smallest stretches that hold one of each, near enough; `b` must be sorted.
pub(super) fn near(a: &[Span], b: &[Span], ground: &Ground<'_>, is_ordered: bool, into: &mut Vec<Span>) {
    into.clear();
    let others = Others::of(b);
    for span in a {
        let block = ground.around(span.first);
        if span.last >= block.1 {
            continue;
        }
        if let Some(found) = others.behind(span, ground.reach(), block.1) {
            into.push(hull(span, found));
        }
        if is_ordered {
            continue;
        }
        if let Some(found) = others.before(span, ground.reach(), block.0) {
            into.push(hull(span, found));
        }
        if span.is_open || others.has_open {
            for found in others.over(span).filter(|other| !shares_word(span, other)) {
                if block.0 <= found.first && found.last < block.1 {
                    into.push(hull(span, found));
                    if span.first <= found.first && found.last <= span.last {
                        break;
                    }
                }
            }
        }
    }
    pick::minimal(into);
}

/// Keeps the spans that have no other near them, nor over them; `b` must be sorted.
pub(super) fn not_near(a: &mut Vec<Span>, b: &[Span], ground: &Ground<'_>, is_ordered: bool) {
    let others = Others::of(b);
    a.retain(|span| {
        let is_over = !is_ordered && others.over(span).any(|other| other.key() != span.key());
        if is_over {
            return false;
        }
        let block = ground.around(span.first);
        if span.last >= block.1 {
            return true;
        }
        let is_behind = others.behind(span, ground.reach(), block.1).is_some();
        !is_behind && (is_ordered || others.before(span, ground.reach(), block.0).is_none())
    });
}

/// Each span of `a` with each of `b` that begins at a distance behind its end; both must be sorted.
pub(super) fn follow(a: &[Span], b: &[Span], distance: u32, into: &mut Vec<Span>) {
    into.clear();
    let mut at = 0;
    for span in a {
        let wanted = span.last.saturating_add(distance);
        if at > 0 && b[at - 1].first >= wanted {
            at = b.partition_point(|other| other.first < wanted);
        }
        while b.get(at).is_some_and(|other| other.first < wanted) {
            at += 1;
        }
        into.extend(b[at..].iter().take_while(|other| other.first == wanted).map(|other| Span {
            first: span.first,
            last: other.last,
            times: span.times.max(other.times),
            is_open: span.is_open || other.is_open,
        }));
    }
    pick::sort(into);
}

/// Choices that one beginning of a slop is tried with.
const MOST_TRIES: usize = 100_000;

/// Stretches in which every word is moved from its place by `n` at most, all together, and no two are the same.
///
/// Lucene: the largest difference between `position − place` of two words is at most `n`.
pub(super) fn slop(words: &[(Vec<Span>, u32)], n: u32, into: &mut Vec<Span>) {
    into.clear();
    if words.iter().any(|word| word.0.is_empty()) {
        return;
    }
    // Where the phrase would begin for a word to stand in its place.
    let begins = |span: &Span, place: u32| i64::from(span.first) - i64::from(place);
    for (spans, place) in words {
        for span in spans {
            let least = begins(span, *place);
            let most = least + i64::from(n);
            let choices: Vec<&[Span]> = words
                .iter()
                .map(|(spans, place)| {
                    let from = spans.partition_point(|span| begins(span, *place) < least);
                    let to = spans.partition_point(|span| begins(span, *place) <= most);
                    &spans[from..to.max(from)]
                })
                .collect();
            let mut chosen = Vec::with_capacity(words.len());
            let mut tries = MOST_TRIES;
            if choose(&choices, &mut chosen, &mut tries) {
                let found: Option<Span> = chosen.into_iter().reduce(|a, b| hull(&a, &b));
                into.extend(found);
            }
        }
    }
    pick::minimal(into);
}

/// Finds one span of each list, no two with the same word.
fn choose(lists: &[&[Span]], chosen: &mut Vec<Span>, tries: &mut usize) -> bool {
    let Some(list) = lists.get(chosen.len()) else { return true };
    for span in *list {
        if *tries == 0 {
            return false;
        }
        *tries -= 1;
        if chosen.iter().any(|other| other.first == span.first) {
            continue;
        }
        chosen.push(*span);
        if choose(lists, chosen, tries) {
            return true;
        }
        chosen.pop();
    }
    false
}

/// The stretch from the first word of both to the last.
fn hull(a: &Span, b: &Span) -> Span {
    Span { first: a.first.min(b.first), last: a.last.max(b.last), times: a.times.max(b.times), is_open: true }
}

/// Whether two spans that lie over each other share a word.
fn shares_word(a: &Span, b: &Span) -> bool {
    let holds = |span: &Span, position: u32| match span.is_open {
        true => position == span.first || position == span.last,
        false => span.first <= position && position <= span.last,
    };
    holds(a, b.first) || holds(a, b.last) || holds(b, a.first) || holds(b, a.last)
}

/// The spans of the other text.
struct Others<'s> {
    spans: &'s [Span],
    /// Words that the longest of them has beside its first.
    longest: u32,
    has_open: bool,
}

impl Others<'_> {
    fn of(spans: &[Span]) -> Others<'_> {
        let longest = spans.iter().map(|span| span.last - span.first).max().unwrap_or(0);
        Others { spans, longest, has_open: spans.iter().any(|span| span.is_open) }
    }

    /// The one behind a span that ends first: at most `reach` away, and ending before `end`.
    fn behind(&self, span: &Span, reach: u32, end: u32) -> Option<&Span> {
        let from = self.spans.partition_point(|other| other.first <= span.last);
        let mut best: Option<&Span> = None;
        for other in &self.spans[from..] {
            let is_too_far = other.first - span.last > reach || other.first >= end;
            if is_too_far || best.is_some_and(|best| other.first > best.last) {
                break;
            }
            if other.last < end && best.is_none_or(|best| other.last < best.last) {
                best = Some(other);
            }
        }
        best
    }

    /// The one before a span that begins last: at most `reach` away, and beginning at `start` or later.
    fn before(&self, span: &Span, reach: u32, start: u32) -> Option<&Span> {
        let to = self.spans.partition_point(|other| other.first < span.first);
        let near_enough = self.spans[..to].iter().rev().take_while(|other| {
            other.first >= start && span.first - other.first <= reach.saturating_add(self.longest)
        });
        near_enough.into_iter().find(|other| other.last < span.first && span.first - other.last <= reach)
    }

    /// Those that have a position in common with a span, or lie around one.
    fn over(&self, span: &Span) -> impl Iterator<Item = &Span> {
        let from = self.spans.partition_point(|other| other.first < span.first.saturating_sub(self.longest));
        let last = span.last;
        let first = span.first;
        self.spans[from..]
            .iter()
            .take_while(move |other| other.first <= last)
            .filter(move |other| other.last >= first)
    }
}
