//! The tree of a query goes in; the words to look for in a text, and how they combine, come out.

use crate::analysis::typed::{self, Strictness};
use crate::analysis::{Forms, Language, signs};
use crate::article::{Article, DayRange, Part};
use crate::query::Query;
use crate::query::ast::{Form, Node, Slot};

/// One word to look for.
pub(super) enum Atom {
    /// Under these forms.
    Word {
        /// Exact forms.
        exact: Vec<String>,
        /// Stems.
        stems: Vec<String>,
    },
    /// With these capitals.
    Cased(String),
    /// Beginning like this.
    Prefix(String),
    /// Of this shape.
    Pattern(String),
}

/// Words that make up one leaf of a query.
pub(super) struct Leaf {
    /// Atoms of each word, one bit each, with its distance from the first.
    pub slots: Vec<(u64, u32)>,
    /// The field it is restricted to.
    field: Option<&'static str>,
}

/// Atoms are bits of a `u64`: a query of more words marks the first of them.
const MOST_ATOMS: usize = 64;

impl Atom {
    /// Whether a word of a text is it.
    pub(super) fn is(&self, raw: &str, forms: &Forms) -> bool {
        match self {
            Atom::Word { exact, stems } => {
                let is_exact = |form: &str| exact.iter().any(|known| known == form);
                is_exact(&forms.exact)
                    || forms.also.as_deref().is_some_and(is_exact)
                    || forms.stem.as_deref().is_some_and(|stem| stems.iter().any(|known| known == stem))
            }
            Atom::Cased(spelling) => raw.replace('.', "") == spelling.replace('.', ""),
            Atom::Prefix(beginning) => forms.exact.starts_with(beginning.as_str()),
            Atom::Pattern(pattern) => typed::has_shape(pattern, &forms.exact),
        }
    }

    /// The first byte of every ASCII word that it can be; `None` when that may be any.
    pub(super) fn first_byte(&self) -> Option<u8> {
        let same = |texts: &mut dyn Iterator<Item = &String>| -> Option<u8> {
            let mut first = None;
            for text in texts {
                let byte = *text.as_bytes().first()?;
                if first.is_some_and(|known| known != byte) {
                    return None;
                }
                first = Some(byte);
            }
            first.filter(u8::is_ascii)
        };
        match self {
            Atom::Word { exact, stems } => same(&mut exact.iter().chain(stems)),
            Atom::Cased(text) | Atom::Prefix(text) => text.bytes().next().filter(u8::is_ascii),
            Atom::Pattern(pattern) => pattern.bytes().next().filter(u8::is_ascii_alphanumeric),
        }
    }
}

impl Leaf {
    /// Whether it may stand in a part at all.
    pub(super) fn may_stand_in(&self, part: Part) -> bool {
        match self.field {
            None => true,
            Some("lead") => part != Part::Title,
            Some(field) => field == part.name(),
        }
    }

    /// Whether it may stand at a byte of a part.
    pub(super) fn allows(&self, part: Part, start: usize, article: &Article) -> bool {
        self.field != Some("lead") || part == Part::Summary || start < article.lead as usize
    }
}

/// What a query asks of texts.
pub(super) struct Asked {
    /// The words of its leaves.
    pub atoms: Vec<Atom>,
    /// Its positive leaves, in its order.
    pub leaves: Vec<Leaf>,
    /// The periods of which a text is to talk.
    pub periods: Vec<DayRange>,
}

/// Reads what a query asks of texts.
pub(super) fn of(query: &Query, languages: &[Language]) -> Asked {
    let mut reader = Reader { languages, atoms: Vec::new(), leaves: Vec::new(), periods: Vec::new() };
    if let Some(root) = &query.root {
        reader.node(root, None);
    }
    Asked { atoms: reader.atoms, leaves: reader.leaves, periods: reader.periods }
}

struct Reader<'a> {
    languages: &'a [Language],
    atoms: Vec<Atom>,
    leaves: Vec<Leaf>,
    periods: Vec<DayRange>,
}

impl Reader<'_> {
    fn node(&mut self, node: &Node, field: Option<&'static str>) {
        match node {
            Node::Words { units: parts, .. } | Node::All(parts) | Node::Any(parts) => {
                for part in parts {
                    self.node(part, field);
                }
            }
            Node::Field { name, query } => self.node(query, Some(name)),
            Node::Boost { query, .. } => self.node(query, field),
            Node::Date { field: "mentions", range } => self.periods.push(*range),
            Node::Word { .. } | Node::Prefix(_) | Node::Wildcard(_) => {
                let slots = self.slots_of(node);
                self.leaf(slots, field);
            }
            Node::Phrase(typed) => {
                let mut slots = Vec::new();
                let mut offset = 0;
                for slot in typed {
                    match slot {
                        Slot::Gap => offset += 1,
                        Slot::Node(node) => {
                            for bits in self.slots_of(node) {
                                slots.push((bits.0, offset));
                                offset += 1;
                            }
                        }
                    }
                }
                let first = slots.first().map_or(0, |slot| slot.1);
                for slot in &mut slots {
                    slot.1 -= first;
                }
                self.leaf(slots, field);
            }
            // What must not be there, and what is no text, is never marked.
            _ => {}
        }
    }

    fn leaf(&mut self, slots: Vec<(u64, u32)>, field: Option<&'static str>) {
        if !slots.is_empty() {
            self.leaves.push(Leaf { slots, field });
        }
    }

    fn slots_of(&mut self, node: &Node) -> Vec<(u64, u32)> {
        let one = |bits: u64| vec![(bits, 0)];
        match node {
            Node::Word { text, form: Form::Cased } => {
                let bits = self.atom(Atom::Cased(text.clone()));
                one(bits)
            }
            Node::Word { text, form } => {
                let strictness = if *form == Form::Stem { Strictness::Stem } else { Strictness::Exact };
                self.side_by_side(text, strictness)
            }
            // Signs are found inside longer words as they are.
            Node::Prefix(beginning) if signs::ends(beginning) => {
                self.side_by_side(beginning, Strictness::Stem)
            }
            Node::Prefix(beginning) => {
                let bits = self.atom(Atom::Prefix(typed::beginning(beginning)));
                one(bits)
            }
            Node::Wildcard(pattern) => {
                let bits = self.atom(Atom::Pattern(typed::pattern(pattern)));
                one(bits)
            }
            Node::Any(parts) => {
                let bits =
                    parts.iter().flat_map(|part| self.slots_of(part)).fold(0, |bits, slot| bits | slot.0);
                one(bits)
            }
            _ => Vec::new(),
        }
    }

    /// The words that a text typed without white space stands for.
    fn side_by_side(&mut self, text: &str, strictness: Strictness) -> Vec<(u64, u32)> {
        let mut slots = Vec::new();
        for (offset, word) in typed::read(text, strictness, self.languages).words.into_iter().enumerate() {
            let plain = |forms: Vec<(String, usize)>| forms.into_iter().map(|form| form.0).collect();
            let bits = self.atom(Atom::Word { exact: plain(word.exact), stems: plain(word.stems) });
            slots.push((bits, offset as u32));
        }
        slots
    }

    /// The bit of an atom; no bit when there are too many.
    fn atom(&mut self, atom: Atom) -> u64 {
        if self.atoms.len() >= MOST_ATOMS {
            return 0;
        }
        self.atoms.push(atom);
        1 << (self.atoms.len() - 1)
    }
}
