//! One word as it is typed: a run of characters goes in, a word, a beginning or a pattern comes out.

use super::ast::{Form, Node};
use super::proximity;
use super::scope::Reason;

/// What a run of characters means.
#[derive(Debug, PartialEq)]
pub(super) struct Unit {
    /// The part of the query; `None` for bare punctuation.
    pub(super) node: Option<Node>,
    /// What could not be taken as it stands.
    pub(super) problem: Option<Reason>,
}

/// Words that are operators when they stand alone in capitals.
pub(super) const OPERATOR_WORDS: &[&str] = &["AND", "OR", "NOT"];

/// Reads a run that stands outside quotes.
pub(super) fn loose(run: &str, form: Form) -> Unit {
    let mut unit = quoted(run, form);
    if let Some(Node::Word { text, form: Form::Stem }) = &unit.node {
        if proximity::read(text).is_some() {
            let message = format!("`{text}` is searched as a word: as an operator it stands alone");
            unit.problem.get_or_insert((message, None));
        }
        unit.node = Some(word(text, Form::Stem));
    }
    unit
}

/// Reads a run that stands in quotes, where no word is an operator.
pub(super) fn quoted(run: &str, form: Form) -> Unit {
    // Stars are part of an address, and of a text that without its `=` would be a field.
    let whole = trim(run);
    let is_literal = whole.contains("://") || form != Form::Stem && whole.contains(':');
    let mut problem = None;
    let (mut text, mut distance) = (run, None);
    while let Some((before, typed)) = without_distance(text).filter(|_| !is_literal) {
        if distance.is_some() {
            problem = Some((format!("one `~` is enough in `{run}`: the last one is taken"), None));
        }
        distance.get_or_insert(typed);
        text = before;
    }
    let text = trim(text);
    if !text.contains(char::is_alphanumeric) {
        return Unit { node: None, problem };
    }
    let is_pattern = text.contains(['*', '?']) && !is_literal;
    let loses_capitals = form == Form::Cased && (is_pattern || distance.is_some());
    if loses_capitals {
        problem = Some((format!("capitals are not kept in `{run}`"), None));
    }
    let node = match distance {
        _ if is_pattern => {
            if let Some(typed) = distance {
                problem = Some((format!("a pattern takes no `~{typed}`: it is left out"), None));
            }
            pattern(text)
        }
        Some(typed) => fuzzy(text, typed, form, &mut problem),
        None => Node::Word { text: text.to_owned(), form },
    };
    Unit { node: Some(node), problem }
}

/// Makes a word with slips of the hand: `~` and `~1` for one letter, `~2` for two.
fn fuzzy(text: &str, typed: &str, form: Form, problem: &mut Option<Reason>) -> Node {
    let (distance, instead) = match typed {
        "" | "1" => (1, None),
        "2" => (2, None),
        "0" => (0, Some("it is searched as it stands")),
        _ => (2, Some("~2 is taken for it")),
    };
    if let Some(instead) = instead {
        let hint = "write ~1 or ~2: so many letters may differ".to_owned();
        *problem = Some((format!("`~{typed}` is no number of letters: {instead}"), Some(hint)));
    }
    if distance == 0 { word(text, form) } else { Node::Fuzzy { text: text.to_owned(), distance } }
}

fn pattern(text: &str) -> Node {
    let text = single_stars(text);
    match text.strip_suffix('*') {
        Some(beginning) if !beginning.contains(['*', '?']) => Node::Prefix(beginning.to_owned()),
        _ => Node::Wildcard(text),
    }
}

/// Length of `/wagn[eo]r/` at the beginning of a text; a path such as `/usr/bin/` is none.
pub(super) fn regex_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('/')?;
    let mut is_escaped = false;
    for (index, c) in inner.char_indices() {
        if c.is_whitespace() || c.is_control() {
            return None;
        }
        if c == '/' && !is_escaped {
            let behind = inner[index + 1..].trim_start_matches([',', ';', '.', '?', '!', ':']);
            let is_end = behind.chars().next().is_none_or(breaks);
            return (index > 0 && is_end).then_some(index + 2);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

/// Makes a word that reads as the word it is: an operator's name in lower case, `w/5` as a spelling.
pub(super) fn word(text: &str, form: Form) -> Node {
    let form = if proximity::read(text).is_some() && form == Form::Stem { Form::Exact } else { form };
    let is_operator = form == Form::Stem && OPERATOR_WORDS.contains(&text);
    Node::Word { text: if is_operator { text.to_lowercase() } else { text.to_owned() }, form }
}

/// Whether a character ends a run: space, brackets, quotes, signs that are operators, and marks that join nothing.
pub(super) fn breaks(c: char) -> bool {
    let is_operator = matches!(c, '(' | ')' | '|' | '^' | '"');
    c.is_whitespace() || c.is_control() || is_operator || is_foreign_mark(c) && !joins(c)
}

/// Whether a run begins here: at a letter, a digit, a star, or a sign in front of one.
pub(super) fn begins(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let is_before_word = is_sign(first) && chars.next().is_some_and(char::is_alphanumeric);
    is_before_word || matches!(first, '*' | '?') || !is_mark(first) && !breaks(first)
}

/// Whether a character is punctuation of any script.
pub(super) fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || is_foreign_mark(c)
}

/// Signs that belong to the word they stand before.
fn is_sign(c: char) -> bool {
    matches!(c, '$' | '#' | '@' | '\u{a3}' | '\u{a5}' | '\u{20ac}')
}

/// Hyphens and apostrophes inside words.
fn joins(c: char) -> bool {
    matches!(c, '\u{b7}' | '\u{2010}'..='\u{2013}' | '\u{2018}' | '\u{2019}')
}

fn is_foreign_mark(c: char) -> bool {
    let is_latin = matches!(c, '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}');
    let is_general =
        matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2010}'..='\u{205e}' | '\u{2060}'..='\u{2069}');
    let is_wide = matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}' | '\u{fe10}'..='\u{fe19}'
        | '\u{fe30}'..='\u{fe6b}' | '\u{feff}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}');
    let is_local = matches!(c, '\u{37e}' | '\u{387}' | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{60c}' | '\u{61b}'
        | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{104a}'..='\u{104f}' | '\u{1361}'..='\u{1368}'
        | '\u{2e00}'..='\u{2e5d}');
    is_latin || is_general || is_wide || is_local
}

/// Takes the punctuation off both ends, but not what belongs to the word: `$5`, `C++`, `100%`, `U.S.`, `run*`.
pub(super) fn trim(run: &str) -> &str {
    let mut text = run;
    while let Some(first) = text.chars().next() {
        let rest = &text[first.len_utf8()..];
        let is_kept_sign = is_sign(first) && rest.starts_with(char::is_alphanumeric);
        let is_kept_star = matches!(first, '*' | '?') && !rest.is_empty();
        if !is_mark(first) || is_kept_sign || is_kept_star {
            break;
        }
        text = rest;
    }
    while let Some(last) = text.chars().next_back() {
        let rest = &text[..text.len() - last.len_utf8()];
        let follows_word = rest.ends_with(|c: char| c.is_alphanumeric() || c == last);
        let is_kept_sign = matches!(last, '+' | '#' | '%') && follows_word;
        let is_acronym = last == '.' && rest.contains('.') && rest.ends_with(char::is_alphabetic);
        if !is_mark(last) || is_kept_sign || is_acronym || last == '*' {
            break;
        }
        text = rest;
    }
    text
}

/// Takes `~1` off a word, and the punctuation behind it; gives both.
fn without_distance(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(|c: char| is_mark(c) && !matches!(c, '~' | '*'));
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    Some((before.strip_suffix('~')?, &text[before.len()..]))
}

fn single_stars(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '*' || !single.ends_with('*') {
            single.push(c);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: &str, expected: &str) {
        let unit = loose(run, Form::Stem);
        let found = match &unit.node {
            None => "nothing".to_owned(),
            Some(Node::Word { text, .. }) => format!("word {text}"),
            Some(Node::Prefix(text)) => format!("prefix {text}"),
            Some(Node::Wildcard(text)) => format!("wildcard {text}"),
            Some(Node::Fuzzy { text, distance }) => format!("fuzzy {text} {distance}"),
            Some(node) => format!("{node:?}"),
        };
        let mark = if unit.problem.is_some() { " !" } else { "" };
        assert_eq!(format!("{found}{mark}"), expected, "{run}");
    }

    #[test]
    fn outer_punctuation_goes_and_inner_stays() {
        check("coup?", "word coup");
        check("coup?!", "word coup");
        check("[coup],", "word coup");
        check("s/s", "word s/s");
        check("AT&T", "word AT&T");
        check("l'univers", "word l'univers");
        check("workers'", "word workers");
        check("state-owned", "word state-owned");
        check("10:30", "word 10:30");
        check("1,234.", "word 1,234");
    }

    #[test]
    fn what_belongs_to_a_word_stays_at_its_ends() {
        check("U.S.", "word U.S.");
        check("end.", "word end");
        check("C++", "word C++");
        check("C++?", "word C++");
        check("$1.5bn", "word $1.5bn");
        check("100%", "word 100%");
        check("#vote", "word #vote");
        // The last sign of this Burmese word is no letter by its class.
        check("\u{1019}\u{103c}\u{1014}\u{103a}", "word \u{1019}\u{103c}\u{1014}\u{103a}");
    }

    #[test]
    fn stars_and_inner_question_marks_are_patterns() {
        check("sanction*", "prefix sanction");
        check("sanction**", "prefix sanction");
        check("wom?n", "wildcard wom?n");
        check("*ization", "wildcard *ization");
        check("wom?n?", "wildcard wom?n");
        check("**coup**", "wildcard *coup*");
        check("https://x.org/a?b=c", "word https://x.org/a?b=c");
        check("***", "nothing");
        check("?!", "nothing");
    }

    #[test]
    fn slips_of_the_hand_are_counted_behind_a_word() {
        check("lukashenko~1", "fuzzy lukashenko 1");
        check("lukashenko~2,", "fuzzy lukashenko 2");
        check("lukashenko~", "fuzzy lukashenko 1");
        check("U.S.~1", "fuzzy U.S. 1");
        check("lukashenko~0", "word lukashenko !");
        check("lukashenko~3", "fuzzy lukashenko 2 !");
        check("lukashenko~0.8", "fuzzy lukashenko 2 !");
        check("x~1~2", "fuzzy x 2 !");
        check("sanction*~1", "prefix sanction !");
        check("https://x.org/~1", "word https://x.org/~1");
        check("~", "nothing");
        check("a~b", "word a~b");
    }

    #[test]
    fn an_operator_of_proximity_is_a_spelling_where_it_joins_nothing() {
        check("w/5.", "word w/5 !");
        check("w/o", "word w/o");
    }

    #[test]
    fn slashes_at_both_ends_make_an_expression() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(regex_length(text).map(|length| &text[..length]), expected, "{text}");
        };
        check("/wagn[eo]r/ x", Some("/wagn[eo]r/"));
        check("/wagn(e|o)r/, x", Some("/wagn(e|o)r/"));
        check("/a\\/b/)", Some("/a\\/b/"));
        check("/a\\\\/", Some("/a\\\\/"));
        check("/a\"b/^2", Some("/a\"b/"));
        check("/usr/bin/", None);
        check("/usr/*", None);
        check("/usr/.x", None);
        check("/usr bin/", None);
        check("//", None);
        check("/", None);
        check("/a\\/", None);
    }

    #[test]
    fn an_operator_as_a_word_is_in_lower_case() {
        check("AND", "word and");
        check("OR,", "word or");
    }
}
