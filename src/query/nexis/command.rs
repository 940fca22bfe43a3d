//! What a command makes of the words in its brackets: a name and a part go in, the changed part comes out.

use super::super::ast::{Form, Node};
use super::super::tree;

/// A command: `allcaps(…)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// At least so many mentions.
    AtLeast(u32),
    /// Every letter a capital.
    AllCaps,
    /// Some letter a capital.
    Caps,
    /// No letter a capital.
    NoCaps,
    /// The word as it is spelled, which stands in the singular.
    Singular,
    /// The word as it is spelled, which stands in the plural.
    Plural,
}

/// Every command without a number.
const COMMANDS: &[(&str, Command)] = &[
    ("allcaps", Command::AllCaps),
    ("caps", Command::Caps),
    ("nocaps", Command::NoCaps),
    ("singular", Command::Singular),
    ("plural", Command::Plural),
];

/// Mentions that can be asked for.
pub(super) const MOST_MENTIONS: u32 = 255;

impl Command {
    /// Finds a command by its name, in letters of any case; the number of `atleast3` as typed.
    pub(super) fn named(name: &str) -> Option<Command> {
        if let Some((_, command)) = COMMANDS.iter().find(|row| row.0.eq_ignore_ascii_case(name)) {
            return Some(*command);
        }
        let name = name.to_ascii_lowercase();
        let digits = name.strip_prefix("atleast").or_else(|| name.strip_prefix("atl"))?;
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| Command::AtLeast(digits.parse().unwrap_or(u32::MAX)))
    }

    /// Changes a part; the message says what could not be changed.
    pub(super) fn apply(self, mut node: Node) -> (Node, Option<&'static str>) {
        if let Command::AtLeast(n) = self {
            let counted = tree::at_least(n.clamp(1, MOST_MENTIONS), &node);
            let message = "only mentions of words can be counted: each part is searched once";
            return counted.map_or_else(|| (node, Some(message)), |counted| (counted, None));
        }
        let mut message = None;
        node.each_mut(&mut |node| match node {
            Node::Word { text, form: Form::Stem } => *node = self.word(text),
            Node::Prefix(_) | Node::Wildcard(_) | Node::Regex(_) => {
                message = Some("this command does not work for truncated words: they are searched as typed");
            }
            Node::Value { .. } => {
                message = Some("this command does not work for values: they are searched as typed");
            }
            Node::Any(parts) => {
                let parts = std::mem::take(parts);
                *node = tree::any(parts).unwrap_or(Node::Any(Vec::new()));
            }
            _ => {}
        });
        (node, message)
    }

    fn word(self, text: &str) -> Node {
        let cased = |text: String| Node::Word { text, form: Form::Cased };
        let (small, capital) = (text.to_lowercase(), text.to_uppercase());
        match self {
            Command::Singular | Command::Plural => Node::Word { text: text.to_owned(), form: Form::Exact },
            // Digits and many scripts have no capitals.
            _ if small == capital => Node::Word { text: text.to_owned(), form: Form::Stem },
            Command::AllCaps => cased(capital),
            Command::NoCaps => cased(small),
            Command::Caps | Command::AtLeast(_) => {
                let forms = with_capitals(text).into_iter().map(cased).collect();
                tree::any(forms).unwrap_or_else(|| cased(capital))
            }
        }
    }
}

/// A word with a capital in it: as typed, with the first letter or all letters in capitals.
pub(super) fn with_capitals(text: &str) -> Vec<String> {
    let mut letters = text.to_lowercase();
    let first = letters.chars().next();
    if let Some(first) = first {
        letters = first.to_uppercase().chain(letters[first.len_utf8()..].chars()).collect();
    }
    let mut forms = Vec::with_capacity(3);
    for form in [text.to_owned(), letters, text.to_uppercase()] {
        if form != form.to_lowercase() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}
