//! Spans go in, those that are smallest, or frequent enough, come out.

use super::Span;

/// Puts spans in the order of their first and last positions, each once.
pub(super) fn sort(spans: &mut Vec<Span>) {
    if spans.windows(2).all(|pair| pair[0].key() < pair[1].key()) {
        return;
    }
    spans.sort_unstable_by_key(|span| (span.key(), std::cmp::Reverse(span.times)));
    spans.dedup_by(|later, kept| {
        let is_same = later.key() == kept.key();
        kept.is_open |= is_same && later.is_open;
        is_same
    });
}

/// Keeps the spans that hold no other: sorted, none twice.
pub(super) fn minimal(spans: &mut Vec<Span>) {
    sort(spans);
    // Of those that begin together only the shortest can hold no other.
    spans.dedup_by_key(|span| span.first);
    // From behind: a span holds another when one that begins later ends no later.
    let (mut least, mut kept) = (u32::MAX, spans.len());
    for at in (0..spans.len()).rev() {
        if spans[at].last < least {
            least = spans[at].last;
            kept -= 1;
            spans[kept] = spans[at];
        }
    }
    spans.drain(..kept);
}

/// Puts in the place of spans the smallest stretches that hold `n` of them and end before `end` of their beginning.
pub(super) fn clusters(spans: &mut Vec<Span>, n: usize, end: impl Fn(u32) -> u32) {
    if n < 2 {
        return;
    }
    let count = spans.len().saturating_sub(n - 1);
    for at in 0..count {
        // Spans that hold none other begin and end in the same order.
        let last = spans[at + n - 1].last;
        spans[at] = Span { last, is_open: true, ..spans[at] };
    }
    spans.truncate(count);
    spans.retain(|span| span.last < end(span.first));
}

/// The smallest stretches that hold a span of at least `n` of the lists and end before `end` of their beginning.
pub(super) fn some(lists: &[Vec<Span>], n: usize, end: impl Fn(u32) -> u32, into: &mut Vec<Span>) {
    into.clear();
    let mut all: Vec<(Span, usize)> = Vec::new();
    for (list, spans) in lists.iter().enumerate() {
        all.extend(spans.iter().map(|span| (*span, list)));
    }
    all.sort_unstable_by_key(|(span, list)| (span.first, span.last, *list));
    // From behind, the nearest end of each list.
    let mut ends = vec![u32::MAX; lists.len()];
    let mut sorted = Vec::with_capacity(lists.len());
    for (span, list) in all.iter().rev() {
        ends[*list] = ends[*list].min(span.last);
        sorted.clear();
        sorted.extend(ends.iter().copied().filter(|last| *last < u32::MAX));
        if n == 0 || sorted.len() < n {
            continue;
        }
        let (_, last, _) = sorted.select_nth_unstable(n - 1);
        if *last < end(span.first) {
            into.push(Span { last: *last, is_open: n > 1 || span.is_open, ..*span });
        }
    }
    minimal(into);
}
