//! A beginning, a shape, a regular expression or a spelling as typed goes in; the words that it stands for are told.

use super::fold;
use super::typed;
use super::words::Shape;
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};

/// A pattern over the folded words of an archive.
pub enum Pattern {
    /// Words that begin like this.
    Beginning(String),
    /// Words of this shape: `*` any letters, `?` one.
    Shape(String),
    /// Words that a regular expression matches as a whole.
    Regex(Box<regex::Regex>, String),
    /// Words within some letters of a spelling.
    Near(Box<DFA>),
}

/// Bytes that a compiled regular expression may take.
const LARGEST_REGEX: usize = 1 << 20;

impl Pattern {
    /// A beginning as typed.
    pub fn beginning(text: &str) -> Pattern {
        Pattern::Beginning(typed::beginning(text))
    }

    /// A shape as typed.
    pub fn shape(text: &str) -> Pattern {
        Pattern::Shape(typed::pattern(text))
    }

    /// A regular expression as typed, in the syntax of the regex crate; capitals and accents say nothing, as in words.
    ///
    /// The error says what is wrong with it, in a line.
    ///
    /// ```
    /// # use dateline::analysis::pattern::Pattern;
    /// assert!(Pattern::regex("Wagn[eo]r").unwrap().is("wagnor"));
    /// assert!(Pattern::regex("wagn[eo").is_err());
    /// ```
    pub fn regex(text: &str) -> Result<Pattern, String> {
        let folded = fold_expression(text);
        let whole = format!("^(?:{folded})$");
        let built = regex::RegexBuilder::new(&whole)
            .case_insensitive(true)
            .size_limit(LARGEST_REGEX)
            .dfa_size_limit(LARGEST_REGEX * 4)
            .nest_limit(64)
            .build();
        match built {
            Ok(regex) => Ok(Pattern::Regex(Box::new(regex), literal_beginning(&folded))),
            Err(regex::Error::CompiledTooBig(_)) => Err("it would take too much memory".to_owned()),
            Err(error) => {
                let text = error.to_string();
                let last = text.lines().last().unwrap_or_default();
                Err(last.strip_prefix("error: ").unwrap_or(last).to_owned())
            }
        }
    }

    /// A spelling as typed, and how many letters may be put in, left out, replaced or exchanged with the next: 1 or 2.
    ///
    /// ```
    /// # use dateline::analysis::pattern::Pattern;
    /// assert!(Pattern::near("Lukashenko", 1).is("lukashenka"));
    /// assert!(!Pattern::near("Lukashenko", 1).is("lukaschenka"));
    /// ```
    pub fn near(text: &str, distance: u8) -> Pattern {
        let folded = fold::fold(text, Shape::Other);
        let builder = LevenshteinAutomatonBuilder::new(distance.clamp(1, 2), true);
        Pattern::Near(Box::new(builder.build_dfa(&folded)))
    }

    /// Whether a folded word is one of those meant.
    pub fn is(&self, word: &str) -> bool {
        match self {
            Pattern::Beginning(beginning) => word.starts_with(beginning.as_str()),
            Pattern::Shape(shape) => typed::has_shape(shape, word),
            Pattern::Regex(regex, _) => regex.is_match(word),
            Pattern::Near(automaton) => matches!(automaton.eval(word), Distance::Exact(_)),
        }
    }

    /// What every word that is meant begins with; empty where that may be anything.
    pub fn literal(&self) -> &str {
        match self {
            Pattern::Beginning(beginning) => beginning,
            Pattern::Shape(shape) => shape.split(['*', '?']).next().unwrap_or_default(),
            Pattern::Regex(_, literal) => literal,
            Pattern::Near(_) => "",
        }
    }
}

/// Folds the letters of an expression that are not ASCII; what stands behind a backslash is left alone.
fn fold_expression(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_escaped = false;
    for c in text.chars() {
        if c.is_ascii() || is_escaped {
            folded.push(c);
        } else {
            folded.push_str(&fold::fold(c.encode_utf8(&mut [0; 4]), Shape::Other));
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    folded
}

/// The plain letters and digits at the beginning of an expression that has no alternatives.
fn literal_beginning(expression: &str) -> String {
    if expression.contains(['|', '\\', '(']) {
        return String::new();
    }
    let end = expression.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(expression.len());
    let is_counted = expression[end..].starts_with(['*', '?', '{']);
    expression[..end - usize::from(is_counted && end > 0)].to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str, literal: &str, words: &[(&str, bool)]) {
        let pattern = Pattern::regex(expression).expect("the expression is whole");
        assert_eq!(pattern.literal(), literal, "{expression}");
        for (word, expected) in words {
            assert_eq!(pattern.is(word), *expected, "{expression} {word}");
        }
    }

    #[test]
    fn expressions_are_of_whole_folded_words() {
        check(
            "wagn[eo]r",
            "wagn",
            &[("wagner", true), ("wagnor", true), ("wagners", false), ("xwagner", false)],
        );
        check("Keïta|Touré", "", &[("keita", true), ("toure", true), ("keitatoure", false)]);
        check("colou?r", "colo", &[("color", true), ("colour", true)]);
        check("a{2}b*", "", &[("aa", true), ("aabb", true), ("ab", false)]);
        check(r"\w+\d", "", &[("g20", true), ("g", false)]);
    }

    #[test]
    fn what_is_wrong_with_an_expression_is_said_in_a_line() {
        let error = |text: &str| Pattern::regex(text).err().unwrap_or_default();
        assert_eq!(error("wagn[eo"), "unclosed character class");
        assert_eq!(error("(a{1000}){1000}"), "it would take too much memory");
    }

    #[test]
    fn letters_that_changed_places_are_one_step() {
        assert!(Pattern::near("junta", 1).is("jutna") && Pattern::near("junta", 1).is("junta"));
        assert!(!Pattern::near("junta", 1).is("jutan") && Pattern::near("junta", 2).is("jutan"));
        assert!(Pattern::near("Keïta", 1).is("keit"));
    }
}
