//! A name goes in, the names of the archive that are other spellings of it come out, in any script.
//!
//! Candidates are words, or names, that begin with a sound like its first; of those that are said alike
//! (`analysis::names`), a word is left out that stands only in names of other people: `Busch` of Wilhelm Busch is no
//! spelling of `Bush` where the archive knows that as George Bush.

use super::schema::{Handles, column_of};
use super::terms::{WHOLE, key_and_printed};
use crate::analysis::names::{Key, Name};
use crate::analysis::{fold, signs};
use crate::engine::Spelling;
use crate::fields::GROUPS;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, Term};

/// Articles in which names with a word are looked for.
const ARTICLES: usize = 2_000;

/// Looks for spellings in one index.
pub(super) struct Spellings<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) handles: &'a Handles,
}

/// A name that holds a word.
#[derive(Clone, Debug)]
pub(super) struct Holding {
    /// Its folded form.
    pub(super) key: String,
    /// As it is printed most.
    pub(super) printed: String,
    /// Of the articles that were looked at, those that have it.
    pub(super) articles: u64,
}

impl Spellings<'_> {
    /// The other spellings of a name, the commonest first: in a field or a group of fields, or in those that hold it.
    pub(super) fn of(&self, name: &str, field: Option<&str>) -> tantivy::Result<Vec<Spelling>> {
        let typed = fold::key(name);
        let read = Name::read(&typed);
        if read.is_empty() {
            return Ok(Vec::new());
        }
        let mut found: Vec<Spelling> = Vec::new();
        for (field, handle) in self.fields(&typed, field)? {
            let alike = match typed.contains(' ') && !signs::begins(&typed) {
                true => self.names(field, handle, &typed, &read)?,
                false => self.words(field, handle, &typed, &read)?,
            };
            for spelling in alike {
                match found.iter_mut().find(|known| known.key == spelling.key) {
                    Some(known) => known.articles += spelling.articles,
                    None => found.push(spelling),
                }
            }
        }
        found.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.key.cmp(&b.key)));
        Ok(found)
    }

    /// The fields in which spellings are looked for.
    fn fields(&self, typed: &str, asked: Option<&str>) -> tantivy::Result<Vec<(&'static str, Field)>> {
        let all = GROUPS.iter().find(|group| group.0 == "entity").map(|group| group.1).unwrap_or_default();
        let of = |name: &'static str| self.handles.named(name).map(|(_, field)| (name, field));
        if let Some(asked) = asked.filter(|asked| *asked != "entity") {
            let known = self.handles.named.iter().find(|row| row.0 == asked);
            return Ok(known.map(|row| (row.0, row.2)).into_iter().collect());
        }
        let all: Vec<(&'static str, Field)> = all.iter().filter_map(|name| of(name)).collect();
        let mut holding = Vec::new();
        for (name, field) in &all {
            if self.frequency(*field, typed)? > 0 {
                holding.push((*name, *field));
            }
        }
        Ok(if holding.is_empty() || asked.is_some() { all } else { holding })
    }

    /// How many articles hold a word, or a whole name, at most: those of both forms of a single word are added.
    fn frequency(&self, field: Field, key: &str) -> tantivy::Result<u64> {
        let mut sum = self.searcher.doc_freq(&Term::from_field_text(field, key))?;
        if !key.contains(' ') {
            sum += self.searcher.doc_freq(&Term::from_field_text(field, &format!("{WHOLE}{key}")))?;
        }
        Ok(sum)
    }

    /// The single words that are spellings of one.
    fn words(
        &self,
        field: &'static str,
        handle: Field,
        typed: &str,
        read: &Name,
    ) -> tantivy::Result<Vec<Spelling>> {
        let own = self.holding(field, handle, &[typed], ARTICLES)?;
        let own: Vec<Name> =
            own.iter().filter(|name| name.key.contains(' ')).map(|name| Name::read(&name.key)).collect();
        let mut found = Vec::new();
        for (word, articles) in self.alike(handle, typed, read)? {
            let holding = self.holding(field, handle, &[&word], ARTICLES)?;
            let longer: Vec<Name> = holding
                .iter()
                .filter(|name| name.key != word && name.key.contains(' ') && !signs::begins(&name.key))
                .map(|name| Name::read(&name.key))
                .collect();
            let is_somebody = |name: &Name| own.iter().any(|other| name.distance(other).is_some());
            let may_be = match longer.is_empty() {
                true => read.is_close(&Name::read(&word)),
                false => longer.iter().any(is_somebody),
            };
            if !own.is_empty() && !may_be {
                continue;
            }
            let printed = holding.iter().find_map(|name| printed_word(&name.printed, &word));
            let printed = printed.unwrap_or_else(|| word.clone());
            found.push(Spelling { key: word, printed, articles, field });
        }
        Ok(found)
    }

    /// The names of several words that are spellings of one.
    fn names(
        &self,
        field: &'static str,
        handle: Field,
        typed: &str,
        read: &Name,
    ) -> tantivy::Result<Vec<Spelling>> {
        let mut words: Vec<(u64, Vec<String>)> = Vec::new();
        for word in typed.split(' ') {
            let one = Name::read(word);
            if one.is_empty() || word.chars().count() < 2 {
                continue;
            }
            let mut spelled = vec![word.to_owned()];
            spelled.extend(self.alike(handle, word, &one)?.into_iter().map(|word| word.0));
            let mut articles = 0;
            for word in &spelled {
                articles += self.frequency(handle, word)?;
            }
            words.push((articles, spelled));
        }
        words.sort();
        let mut candidates: BTreeMap<String, String> = BTreeMap::new();
        let mut looked_at = 0;
        for (articles, spelled) in words {
            // The rarest word leads to nearly all; a common one to too many.
            if looked_at > 0 && looked_at + articles > ARTICLES as u64 {
                break;
            }
            looked_at += articles;
            let spelled: Vec<&str> = spelled.iter().map(String::as_str).collect();
            for name in self.holding(field, handle, &spelled, ARTICLES)? {
                candidates.entry(name.key).or_insert(name.printed);
            }
        }
        for (name, _) in
            self.scanned(handle, read.key(), &|term| term.contains(' ') && signs::begins(term))?
        {
            candidates.entry(name.clone()).or_insert_with(|| name.replace(' ', ""));
        }
        let mut found = Vec::new();
        for (key, printed) in candidates {
            if key != typed && read.distance(&Name::read(&key)).is_some() {
                let articles = self.frequency(handle, &key)?;
                found.push(Spelling { key, printed, field, articles });
            }
        }
        Ok(found)
    }

    /// The single words, and the names written in signs, that are said like one.
    fn alike(&self, handle: Field, typed: &str, read: &Name) -> tantivy::Result<Vec<(String, u64)>> {
        let is_one = |term: &str| !term.contains(' ') || signs::begins(term);
        let mut found = self.scanned(handle, read.key(), &is_one)?;
        found.retain(|word, _| word != typed && read.distance(&Name::read(word)).is_some());
        Ok(found.into_iter().collect())
    }

    /// The terms that begin with a sound of a key, with the number of their articles.
    fn scanned(
        &self,
        handle: Field,
        key: Key,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(handle)?;
            for opening in ["", "\u{2}"] {
                let mut from = opening.to_owned();
                // Letter by letter: those that sound otherwise are passed over.
                loop {
                    let mut stream = inverted.terms().range().ge(from.as_bytes()).into_stream()?;
                    if !stream.advance() {
                        break;
                    }
                    let first = String::from_utf8_lossy(stream.key()).into_owned();
                    let Some(rest) = first.strip_prefix(opening) else { break };
                    let Some(letter) = rest.chars().next() else { break };
                    if letter != WHOLE && Key::of_letter(letter).meets(key) {
                        let beginning = format!("{opening}{letter}");
                        while let Ok(term) = std::str::from_utf8(stream.key()) {
                            if !term.starts_with(&beginning) {
                                break;
                            }
                            let bare = &term[opening.len()..];
                            if is_wanted(bare) {
                                *found.entry(bare.to_owned()).or_default() +=
                                    u64::from(stream.value().doc_freq);
                            }
                            if !stream.advance() {
                                break;
                            }
                        }
                    }
                    let Some(next) = after(letter) else { break };
                    from = format!("{opening}{next}");
                }
            }
        }
        Ok(found)
    }

    /// The names of a field that hold any of these words, the commonest first, in the first articles that have one.
    pub(super) fn holding(
        &self,
        field: &str,
        handle: Field,
        words: &[&str],
        most: usize,
    ) -> tantivy::Result<Vec<Holding>> {
        let mut names: BTreeMap<String, FxHashMap<String, u64>> = BTreeMap::new();
        let mut left = most;
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(&column_of(field))? else { continue };
            let inverted = segment.inverted_index(handle)?;
            let mut docs = BTreeSet::new();
            for word in words {
                for term in [(*word).to_owned(), format!("{WHOLE}{word}")] {
                    let term = Term::from_field_text(handle, &term);
                    let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                        continue;
                    };
                    while postings.doc() != TERMINATED && docs.len() < left {
                        if !segment.is_deleted(postings.doc()) {
                            docs.insert(postings.doc());
                        }
                        postings.advance();
                    }
                }
            }
            left -= docs.len();
            let mut ordinals = FxHashMap::<u64, u64>::default();
            for doc in docs {
                for ordinal in column.term_ords(doc) {
                    *ordinals.entry(ordinal).or_default() += 1;
                }
            }
            let mut ordinals: Vec<(u64, u64)> = ordinals.into_iter().collect();
            ordinals.sort_unstable();
            let sorted: Vec<u64> = ordinals.iter().map(|row| row.0).collect();
            let mut numbers = ordinals.iter().map(|row| row.1);
            // In order, each block of the dictionary is unpacked once.
            column.dictionary().sorted_ords_to_term_cb(&sorted, |bytes| {
                let articles = numbers.next().unwrap_or(0);
                let Ok(value) = std::str::from_utf8(bytes) else { return };
                let (key, printed) = key_and_printed(value);
                let is_held = |word: &&str| key == *word || key.split(' ').any(|other| other == *word);
                if words.iter().any(is_held) {
                    let prints = names.entry(key.to_owned()).or_default();
                    *prints.entry(printed.to_owned()).or_default() += articles;
                }
            })?;
        }
        let mut found: Vec<Holding> = names
            .into_iter()
            .map(|(key, prints)| {
                let articles = prints.values().sum();
                let most = prints.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
                Holding { key, printed: most.map(|print| print.0).unwrap_or_default(), articles }
            })
            .collect();
        found.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.key.cmp(&b.key)));
        Ok(found)
    }
}

/// The next letter.
fn after(letter: char) -> Option<char> {
    let next = letter as u32 + 1;
    char::from_u32(next).or(if next < 0xe000 { Some('\u{e000}') } else { None })
}

/// A word of a printed name, by its folded form.
fn printed_word(printed: &str, word: &str) -> Option<String> {
    if signs::begins(word) {
        return Some(printed.to_owned());
    }
    let mut words = crate::analysis::Words::new(printed).map(|place| &printed[place.start..place.end]);
    words.find(|text| fold::key(text) == word).map(str::to_owned)
}
