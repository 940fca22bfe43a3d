//! A tree goes in as it was typed; words side by side come out as they are looked for: without stop words, and with the
//! other words of a country that one names.
//!
//! What stands with an operator, in quotes or behind a sign is strict, and left as it is.

use super::ast::{Form, Node};
use crate::analysis::{Language, stop};

/// Makes words side by side into what is looked for in texts of these languages; a second time changes nothing.
pub fn soften(root: &mut Node, languages: &[Language]) {
    match &mut *root {
        // One word with filters beside it stands alone among words.
        Node::All(parts) => {
            let mut alone = parts.iter_mut().filter(|part| is_word(part));
            if let (Some(one), None) = (alone.next(), alone.next()) {
                relate(one);
            }
        }
        one => relate(one),
    }
    root.each_mut(&mut |node| {
        let Node::Words { units, .. } = node else { return };
        let texts: Vec<&str> = units.iter().filter_map(text).collect();
        let mut keeps = stop::content(&texts, languages).into_iter();
        units.retain(|unit| text(unit).is_none() || keeps.next().unwrap_or(true));
        for unit in units {
            relate(unit);
        }
    });
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

fn relate(node: &mut Node) {
    match node {
        Node::Word { form, .. } if *form == Form::Stem => *form = Form::Related,
        Node::Boost { query, .. } | Node::Field { query, .. } => relate(query),
        _ => {}
    }
}
