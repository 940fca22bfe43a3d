//! Takes the files of the corpus GUM, gives their names with the entity of each, and scores how names are grouped.
//!
//! A name is the row of proper nouns around the head of a mention of a person, place or organisation.

use dateline::article::{EntityKind, Mention, Part};
use dateline::normalise::entities::{Texts, group};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

/// A text with the names in it.
pub struct Document {
    file: String,
    text: String,
    names: Vec<(Mention, EntityKind)>,
    /// The entity of each name, as the corpus has it.
    right: Vec<String>,
}

/// Reads the documents of some kinds, in the order of their names.
pub fn read(folder: &Path, kinds: &[String]) -> Result<Vec<Document>, String> {
    let failed = |path: &Path, reason: &dyn fmt::Display| format!("cannot read {}: {reason}", path.display());
    let entries = fs::read_dir(folder).map_err(|reason| failed(folder, &reason))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut documents = Vec::new();
    for file in files {
        let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if kinds.iter().any(|kind| name.starts_with(&format!("GUM_{kind}_"))) {
            let columns = fs::read_to_string(&file).map_err(|reason| failed(&file, &reason))?;
            documents.push(Document::new(name, &columns));
        }
    }
    Ok(documents)
}

/// A mention that the corpus marks: words from `start` to `end`, both in it.
struct Marked<'c> {
    start: usize,
    end: usize,
    kind: &'c str,
    /// Number of its head, from 1.
    head: &'c str,
    entity: &'c str,
}

struct Word {
    start: usize,
    end: usize,
    is_proper: bool,
    is_small: bool,
}

impl Document {
    fn new(file: String, columns: &str) -> Document {
        let mut document = Document { file, text: String::new(), names: Vec::new(), right: Vec::new() };
        let mut words = Vec::new();
        let mut marked: Vec<Marked> = Vec::new();
        let mut open: Vec<Marked> = Vec::new();
        for line in columns.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let &[number, form, _, class, .., notes] = cells.as_slice() else {
                if line.is_empty() {
                    document.text.push('\n');
                }
                continue;
            };
            if number.contains(['-', '.']) {
                continue;
            }
            let at = words.len();
            let start = document.text.len();
            document.text.push_str(form);
            let is_small = matches!(form, "of" | "the" | "-" | "and" | "for");
            words.push(Word { start, end: document.text.len(), is_proper: class == "PROPN", is_small });
            if !notes.split('|').any(|note| note == "SpaceAfter=No") {
                document.text.push(' ');
            }
            let Some(entities) = notes.split('|').find_map(|note| note.strip_prefix("Entity=")) else {
                continue;
            };
            for piece in pieces(entities) {
                let closes = piece.ends_with(')');
                if let Some(rest) = piece.strip_prefix('(') {
                    let fields: Vec<&str> = rest.trim_end_matches(')').split('-').collect();
                    let field = |index: usize| fields.get(index).copied().unwrap_or("");
                    let entity = field(0).split('[').next().unwrap_or("");
                    let begun = Marked { start: at, end: at, kind: field(1), head: field(5), entity };
                    if closes { marked.push(begun) } else { open.push(begun) }
                } else {
                    let entity = piece.trim_end_matches(')').split(['-', '[']).next().unwrap_or("");
                    if let Some(index) = open.iter().rposition(|begun| begun.entity == entity) {
                        marked.push(Marked { end: at, ..open.remove(index) });
                    }
                }
            }
        }
        marked.sort_by_key(|mention| (mention.start, mention.end));
        for mention in &marked {
            document.add(mention, &words);
        }
        document
    }

    fn add(&mut self, mention: &Marked, words: &[Word]) {
        let kind = match mention.kind {
            "person" => EntityKind::Person,
            "place" => EntityKind::Place,
            "organization" => EntityKind::Organisation,
            _ => return,
        };
        let Ok(head) = mention.head.split(',').next().unwrap_or("").parse::<usize>() else { return };
        let head = mention.start + head.saturating_sub(1);
        let is_proper = |at: usize| {
            (mention.start..=mention.end).contains(&at) && words.get(at).is_some_and(|word| word.is_proper)
        };
        let is_small = |at: usize| words.get(at).is_some_and(|word| word.is_small);
        if !is_proper(head) {
            return;
        }
        let (mut first, mut last) = (head, head);
        while first > mention.start
            && (is_proper(first - 1) || first >= 2 && is_small(first - 1) && is_proper(first - 2))
        {
            first -= 1;
        }
        while is_proper(last + 1) || is_small(last + 1) && (is_proper(last + 2) || is_proper(last + 3)) {
            last += 1;
        }
        while is_small(first) && first < last {
            first += 1;
        }
        let (start, end) = (words[first].start, words[last].end);
        let len = (end - start) as u16;
        self.names.push((Mention { part: Part::Body, start: start as u32, len }, kind));
        self.right.push(mention.entity.to_owned());
    }

    /// The entity of each name, as the program groups them.
    pub fn grouped(&self) -> Vec<usize> {
        group(Texts { body: &self.text, ..Texts::default() }, &self.names)
    }

    fn name(&self, at: usize) -> &str {
        let mention = &self.names[at].0;
        let start = mention.start as usize;
        self.text.get(start..start + usize::from(mention.len)).unwrap_or("")
    }

    /// A line for each pair of different names that is joined or parted wrongly.
    pub fn wrong(&self, numbers: &[usize]) -> Vec<String> {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for left in 0..self.names.len() {
            for right in left + 1..self.names.len() {
                let (is_one, is_found) =
                    (self.right[left] == self.right[right], numbers[left] == numbers[right]);
                if is_one != is_found {
                    let what = if is_one { "parted" } else { "joined" };
                    let (left, right) = (self.name(left), self.name(right));
                    *lines.entry(format!("{}\t{what}\t{left}\t{right}", self.file)).or_insert(0) += 1;
                }
            }
        }
        lines.iter().map(|(line, count)| format!("{line}\t{count}")).collect()
    }
}

/// The pieces of a list of beginnings and ends: `(1-person-…(2-place-…)3)`.
fn pieces(entities: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, letter) in entities.char_indices() {
        match letter {
            '(' if at > from => {
                pieces.push(&entities[from..at]);
                from = at;
            }
            ')' => {
                pieces.push(&entities[from..=at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    if from < entities.len() {
        pieces.push(&entities[from..]);
    }
    pieces
}

/// B-cubed inside documents (Bagga and Baldwin 1998), by kind: sums of precision, of recall, and the names.
#[derive(Default)]
pub struct Score {
    sums: [(f64, f64, usize); 3],
}

impl Score {
    /// Adds a document and the numbers of its entities as they were found.
    pub fn add(&mut self, document: &Document, numbers: &[usize]) {
        for (slot, kind) in KINDS.iter().enumerate() {
            let of_kind: Vec<usize> =
                (0..numbers.len()).filter(|at| document.names[*at].1 == *kind).collect();
            for at in &of_kind {
                let is_one = |other: &&usize| document.right[**other] == document.right[*at];
                let is_found = |other: &&usize| numbers[**other] == numbers[*at];
                let right = of_kind.iter().filter(is_one).count();
                let found = of_kind.iter().filter(is_found).count();
                let both = of_kind.iter().filter(is_one).filter(is_found).count() as f64;
                let (precision, recall, names) = &mut self.sums[slot];
                *precision += both / found as f64;
                *recall += both / right as f64;
                *names += 1;
            }
        }
    }
}

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all =
            self.sums.iter().fold((0.0, 0.0, 0), |all, sum| (all.0 + sum.0, all.1 + sum.1, all.2 + sum.2));
        for (name, (precision, recall, names)) in
            ["all", "PER", "LOC", "ORG"].iter().zip([&all].into_iter().chain(&self.sums))
        {
            let share = |sum: f64| if *names > 0 { 100.0 * sum / *names as f64 } else { 0.0 };
            let (precision, recall) = (share(*precision), share(*recall));
            let f1 = if *names > 0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
            writeln!(out, "{name} {names} names, B-cubed {precision:.1}/{recall:.1}/{f1:.1}")?;
        }
        Ok(())
    }
}
