//! The gap between two sentences goes in, the bytes where the first ends and the second begins come out.

/// Where a sentence ends whose last word ends at `end`: after its marks, before the next white space.
pub fn closing(text: &str, end: usize, next: usize) -> usize {
    let gap = &text[end..next];
    let Some(mut at) = gap.find(char::is_whitespace) else {
        // `です。「大`: without a space, what opens belongs to the next sentence.
        let begins_next =
            |c: char| matches!(c, '「' | '『' | '（' | '《' | '〈' | '【' | '“' | '‘' | '«' | '(' | '[');
        return end + gap.trim_end_matches(begins_next).len();
    };
    if gap[at..].bytes().all(|byte| byte.is_ascii_whitespace()) {
        return end + at;
    }
    // `« Oui ! » dit-il`: marks that stand off their word belong to the sentence that they close.
    let ends = |c: char| {
        matches!(c, '!' | '?' | '»' | '”' | '。' | '！' | '？' | '။' | '།' | '।' | '។' | '۔' | '…' | ']')
    };
    let first = opening(text, end, next) - end;
    for (index, c) in gap[..first].char_indices().filter(|(_, c)| ends(*c)) {
        at = at.max(index + c.len_utf8());
    }
    end + at
}

/// Where a sentence begins whose first word begins at `word`: at the quote or bracket before it.
pub fn opening(text: &str, after: usize, word: usize) -> usize {
    let gap = &text[after..word];
    let mut at = gap.len();
    for (index, c) in gap.char_indices().rev() {
        if opens(c) {
            at = index;
        } else {
            break;
        }
    }
    // `« Oui`: French quotes stand off.
    let before = gap[..at].trim_end();
    if before.ends_with('«') {
        at = before.len() - '«'.len_utf8();
    }
    after + at
}

/// Whether a sign stands before the first word of a sentence.
fn opens(c: char) -> bool {
    let is_quote = matches!(c, '"' | '\'' | '“' | '‘' | '«' | '„' | '‹' | '「' | '『' | '《' | '〈');
    let is_bracket = matches!(c, '(' | '[' | '（' | '【');
    is_quote || is_bracket || matches!(c, '¿' | '¡' | '$' | '£' | '€' | '#' | '@' | '-' | '–' | '—' | '.')
}
