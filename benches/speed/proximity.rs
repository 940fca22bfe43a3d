//! A corpus goes in; the time that common words near each other take, to a sloppy phrase of tantivy, comes out.
//!
//! The peer finds the spellings that are typed, or with stems about what we find: both are measured.

use crate::table::{Table, median};
use crate::{ROUNDS, Result, clock};
use chrono::NaiveDate;
use dateline::analysis::{Analyser, Language, Words};
use dateline::engine::{self, Ask, Engine};
use dateline::query::ast::Node;
use dateline::query::{self, Syntax};
use serde_json::Value;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::Path;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::PhraseQuery;
use tantivy::schema::{Field, IndexRecordOption, Schema, TEXT, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// Pairs of common words that are asked for.
const PAIRS: usize = 20;
/// Letters that a word has at least: shorter ones are mostly stop words.
const LETTERS: usize = 5;
/// The distance, in words.
const DISTANCE: u32 = 10;
/// Words that a beginning stands for where places matter.
const EXPANSIONS: usize = 1024;

/// Adds the rows of one corpus; `index` is ours of the same texts.
pub fn compare(name: &str, corpus: &Path, index: &Path, folder: &Path, table: &mut Table) -> Result<()> {
    let engine = engine::open(index)?;
    let peer = Peer::open(corpus, &folder.join(format!("{}.stems.peer", name.replace(' ', "-"))))?;
    let words = peer.common_words()?;
    let pairs: Vec<(&str, &str)> =
        (0..PAIRS).map(|at| (words[at].as_str(), words[at + PAIRS].as_str())).collect();
    let ours =
        |operator: &str, (left, right): (&str, &str)| answer(&*engine, &format!("{left} {operator} {right}"));
    let rows = [("w/10", 2.0), ("w/s", 3.0), ("w/p", 3.0), ("pre/10", 2.0), ("not w/10", 3.0)];
    let mut times = vec![vec![f64::INFINITY; pairs.len()]; rows.len()];
    let (mut of_peer, mut of_stems) = (vec![f64::INFINITY; pairs.len()], vec![f64::INFINITY; pairs.len()]);
    for _ in 0..ROUNDS {
        for (at, pair) in pairs.iter().enumerate() {
            of_peer[at] = of_peer[at].min(clock::of_work(|| peer.answer(peer.text, *pair))?);
            of_stems[at] = of_stems[at].min(clock::of_work(|| peer.answer(peer.stems, *pair))?);
            for (row, (operator, _)) in rows.iter().enumerate() {
                times[row][at] = times[row][at].min(clock::of_work(|| ours(operator, *pair))?);
            }
        }
    }
    for (row, (operator, target)) in rows.iter().enumerate() {
        let measure = format!("{name}: {operator} of common words, µs, to slop 10");
        table.add(measure, median(times[row].clone()), Some(median(of_peer.clone())), Some(*target));
        let measure = format!("{name}: {operator} of common words, µs, to slop 10 over stems");
        table.add(measure, median(times[row].clone()), Some(median(of_stems.clone())), Some(*target));
    }
    let (beginning, count) = widest(&*engine)?;
    let text = format!("{beginning}* w/10 {}", words[0]);
    let took = clock::of_work(|| answer(&*engine, &text))? / 1e3;
    table.add(format!("{name}: {beginning}* ({count} words) w/10 …, ms, of 50"), took, Some(50.0), Some(1.0));
    Ok(())
}

/// The ten best and the total.
fn answer(engine: &dyn Engine, text: &str) -> Result<()> {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("2026-01-01 is a day")?;
    let (query, _) = query::parse(black_box(text), today, Syntax::Dateline);
    black_box(engine.search(&query, &Ask::default())?);
    Ok(())
}

/// The beginning of two letters that stands for most words up to the limit, or for the fewest above it.
fn widest(engine: &dyn Engine) -> Result<(String, usize)> {
    let mut found = Vec::new();
    for first in 'a'..='z' {
        for second in 'a'..='z' {
            let beginning = format!("{first}{second}");
            let count = engine.expansion(&Node::Prefix(beginning.clone()))?.len();
            found.push((count.abs_diff(EXPANSIONS), beginning, count));
        }
    }
    let (_, beginning, count) = found.into_iter().min().ok_or("there are letters")?;
    Ok((beginning, count))
}

/// An index of tantivy: title and body as one text, words in small letters.
struct Peer {
    searcher: Searcher,
    text: Field,
    /// The same under its stems.
    stems: Field,
}

impl Peer {
    fn open(corpus: &Path, folder: &Path) -> Result<Peer> {
        let mut schema = Schema::builder();
        let text = schema.add_text_field("text", TEXT);
        let option = IndexRecordOption::WithFreqsAndPositions;
        let stemmed = TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(option);
        let stems = schema.add_text_field("stems", TextOptions::default().set_indexing_options(stemmed));
        if !folder.exists() {
            std::fs::create_dir_all(folder)?;
            let index = Index::create_in_dir(folder, schema.build())?;
            let mut writer = index.writer_with_num_threads(1, 200_000_000)?;
            for line in BufReader::new(File::open(corpus)?).lines() {
                let record: Value = serde_json::from_str(&line?)?;
                let part = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
                let mut document = TantivyDocument::default();
                let whole = format!("{}\n{}", part("title"), part("body"));
                document.add_text(stems, stemmed_text(&whole));
                document.add_text(text, whole);
                writer.add_document(document)?;
            }
            writer.commit()?;
            writer.wait_merging_threads()?;
        }
        let searcher = Index::open_in_dir(folder)?.reader()?.searcher();
        Ok(Peer { searcher, text, stems })
    }

    /// The words that most documents hold, the commonest first.
    fn common_words(&self) -> Result<Vec<String>> {
        let mut counts = std::collections::BTreeMap::<String, u64>::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.text)?;
            let mut terms = inverted.terms().stream()?;
            while let Some((term, info)) = terms.next() {
                let word = String::from_utf8_lossy(term);
                if word.len() >= LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                    *counts.entry(word.into_owned()).or_default() += u64::from(info.doc_freq);
                }
            }
        }
        let mut words: Vec<(u64, String)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
        words.sort_by(|a, b| b.cmp(a));
        Ok(words.into_iter().map(|row| row.1).take(PAIRS * 2).collect())
    }

    fn answer(&self, field: Field, (left, right): (&str, &str)) -> Result<()> {
        let term = |word: &str| match field == self.stems {
            true => Term::from_field_text(field, stemmed_text(word).trim_end()),
            false => Term::from_field_text(field, word),
        };
        let mut phrase = PhraseQuery::new(vec![term(left), term(right)]);
        phrase.set_slop(DISTANCE);
        black_box(self.searcher.search(&phrase, &(TopDocs::with_limit(10).order_by_score(), Count))?);
        Ok(())
    }
}

/// The English stems of a text, side by side.
fn stemmed_text(text: &str) -> String {
    let mut analyser = Analyser::new(Language::English);
    let mut stems = String::with_capacity(text.len());
    for word in Words::new(text) {
        stems.push_str(analyser.forms(text, word).key());
        stems.push(' ');
    }
    stems
}
