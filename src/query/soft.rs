//! A tree goes in as it was typed; words side by side come out as they are looked for: without stop words, and with the
//! other words of a country that one names.
//!
//! What stands with an operator, in quotes or behind a sign is strict, and left as it is.

use super::ast::{Form, Node};
use super::dates;
use crate::analysis::{Language, fold, nations, stop};

/// Makes words side by side into what is looked for in texts of these languages, and says in words what that changes; a
/// second time changes nothing.
pub fn soften(root: &mut Node, languages: &[Language]) -> Vec<String> {
    let mut notes = Vec::new();
    match &mut *root {
        // One word with filters beside it stands alone among words.
        Node::All(parts) => {
            let mut alone = parts.iter_mut().filter(|part| is_word(part));
            if let (Some(one), None) = (alone.next(), alone.next()) {
                relate(one, &mut notes);
            }
        }
        one => relate(one, &mut notes),
    }
    root.each_mut(&mut |node| {
        let Node::Words { units, preferred } = node else { return };
        let texts: Vec<&str> = units.iter().filter_map(text).collect();
        let keeps = stop::content(&texts, languages);
        let left: Vec<&str> = texts.iter().zip(&keeps).filter(|row| !row.1).map(|row| *row.0).collect();
        if !left.is_empty() {
            notes.push(format!("left aside, as they say little: {}", left.join(", ")));
        }
        if let Some(date) = preferred {
            let days = dates::print(date.range);
            notes.push(format!("read as date: {} ({days}); articles of then come first", date.text));
        }
        let mut keeps = keeps.into_iter();
        units.retain(|unit| text(unit).is_none() || keeps.next().unwrap_or(true));
        for unit in units {
            relate(unit, &mut notes);
        }
    });
    notes
}

fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Word { text, form: Form::Stem | Form::Related } => Some(text),
        _ => None,
    }
}

fn is_word(node: &Node) -> bool {
    matches!(node, Node::Boost { query, .. } if is_word(query)) || text(node).is_some()
}

fn relate(node: &mut Node, notes: &mut Vec<String>) {
    match node {
        Node::Word { text, form } if *form == Form::Stem => {
            *form = Form::Related;
            let others: Vec<&str> = nations::others(&fold::key(text)).collect();
            if !others.is_empty() {
                notes.push(format!("{text} also finds {}", others.join(", ")));
            }
        }
        Node::Boost { query, .. } | Node::Field { query, .. } => relate(query, notes),
        _ => {}
    }
}
