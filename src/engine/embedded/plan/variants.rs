//! A name whose variants are asked for goes in, the choice of the spellings that the archive holds comes out.

use super::{Planned, Planner};
use crate::analysis::fold;
use crate::engine::embedded::variants::Spellings;
use crate::query::ast::{Form, Node, Slot, ValueForm};

/// Spellings that are looked for.
const MOST: usize = 64;

impl Planner<'_> {
    /// What stands in the place of a part that asks for variants, in the texts or in a field.
    pub(super) fn variants(
        &self,
        node: &Node,
        field: Option<&'static str>,
        out: &mut Planned,
    ) -> tantivy::Result<Option<Node>> {
        let Node::Variants { name, without } = node else { return Ok(None) };
        let spellings = Spellings { searcher: self.searcher, handles: self.handles };
        let mut found = spellings.of(name, field)?;
        for left_out in without {
            let key = fold::key(left_out);
            if found.iter().any(|spelling| spelling.key == key) {
                found.retain(|spelling| spelling.key != key);
            } else {
                out.note(format!("{left_out} is none of the spellings of {name}"));
            }
        }
        if found.len() > MOST {
            out.note(format!("{node} has {} more spellings: the rarest are left out", found.len() - MOST));
            found.truncate(MOST);
        }
        let keys: Vec<String> = found.into_iter().map(|spelling| spelling.key).collect();
        let spelled = any_of(&fold::key(name), &keys, field);
        out.note(format!("{node} is searched as {spelled}"));
        Ok(Some(spelled))
    }
}

/// The name typed or any of the spellings: as words of a text, or as values of a field.
fn any_of(typed: &str, keys: &[String], field: Option<&'static str>) -> Node {
    let one = |key: &str| {
        if let Some(field) = field {
            let is_whole = key != typed && key.contains(' ');
            let form = if is_whole { ValueForm::Exact } else { ValueForm::Words };
            return Node::Value { field, value: key.to_owned(), form };
        }
        let mut words: Vec<Node> = key.split(' ').map(word).collect();
        match words.len() {
            1 => words.remove(0),
            _ => Node::Phrase(words.into_iter().map(Slot::Node).collect()),
        }
    };
    let mut nodes: Vec<Node> =
        std::iter::once(typed).chain(keys.iter().map(String::as_str)).map(one).collect();
    if nodes.len() == 1 { nodes.remove(0) } else { Node::Any(nodes) }
}

/// A word of a name: as it is spelled, or, in scripts whose languages decline names, with its endings.
fn word(text: &str) -> Node {
    let declines = text.starts_with(|c| matches!(c, '\u{370}'..='\u{52f}'));
    Node::Word { text: text.to_owned(), form: if declines { Form::Stem } else { Form::Exact } }
}
