//! Takes the folder of annotated sets as they are published, gives their documents with our four kinds.

use crate::columns::{Document, Layout, read, set_spans};
use dateline::normalise::entities::model::Tagger;
use dateline::normalise::entities::model::clusters::Clusters;
use dateline::normalise::entities::model::lexicon::Lexicon;
use dateline::normalise::entities::model::tags::{Kind, OUTSIDE, Span};
use std::fs;
use std::path::Path;

/// The annotated sets.
pub struct Gold {
    /// `WikiGold`, all kinds.
    pub wikigold: Vec<Document>,
    /// Universal NER, the parallel sentences; without other names.
    pub pud: Vec<Document>,
    /// Universal NER, web texts; without other names.
    pub ewt: Vec<Document>,
    /// WNUT 17, one document a sentence.
    pub wnut: Vec<Document>,
    /// Broad Twitter Corpus, one document a sentence; without other names.
    pub twitter: Vec<Document>,
}

/// How many parts `WikiGold` is cut into: a document belongs to the part of its number modulo this.
pub const FOLDS: usize = 5;

impl Gold {
    /// Reads the sets below a folder.
    pub fn read(folder: &Path) -> Result<Gold, String> {
        let sets = folder.join("juand_r/data");
        let plain = Layout { word: 0, label: None, between: None, comment: None };
        let tabs = Layout { between: Some('\t'), ..plain };
        let uner = Layout { word: 1, label: Some(2), between: Some('\t'), comment: Some("newdoc") };
        let three = |label: &str| Kind::of_label(label).filter(|kind| *kind != Kind::Other);
        let wikigold = text_of(&sets.join("wikigold/CONLL-format/data/wikigold.conll.txt"))?;
        let mut wnut = Vec::new();
        for file in ["train/wnut17train.conll", "dev/emerging.dev.conll", "test/emerging.test.annotated"] {
            let text = text_of(&sets.join("WNUT17/CONLL-format/data").join(file))?;
            wnut.extend(read(&text, tabs, wnut_kind).iter().flat_map(by_sentence));
        }
        let mut twitter = Vec::new();
        for file in files_in(&sets.join("BTC/CONLL-format/data"), "conll")? {
            twitter.extend(read(&text_of(&file)?, tabs, three).iter().flat_map(by_sentence));
        }
        let pud = text_of(&folder.join("uner_en_pud/en_pud-ud-test.iob2"))?;
        let mut ewt = Vec::new();
        for file in files_in(&folder.join("uner_en_ewt"), "iob2")? {
            ewt.extend(read(&text_of(&file)?, uner, three));
        }
        let mut gold = Gold {
            wikigold: read(&wikigold, plain, Kind::of_label),
            pud: read(&pud, uner, three),
            ewt,
            wnut,
            twitter,
        };
        let mut lexicon = Lexicon::default();
        for set in [&mut gold.pud, &mut gold.ewt, &mut gold.wnut, &mut gold.twitter] {
            for document in set.iter_mut() {
                mark_nationalities(document, &mut lexicon);
            }
        }
        Ok(gold)
    }
}

/// Things that are sold and works are left out: they are marked nowhere else in this way.
fn wnut_kind(label: &str) -> Option<Kind> {
    match label {
        "person" => Some(Kind::Person),
        "location" => Some(Kind::Place),
        "corporation" | "group" => Some(Kind::Organisation),
        _ => None,
    }
}

fn by_sentence(document: &Document) -> Vec<Document> {
    let cut = |(start, end): (usize, usize)| {
        let mut sentence = Document::default();
        let words: Vec<&str> = (start..end).map(|at| document.word(at)).collect();
        sentence.push(&words, &[]);
        sentence.tags = document.tags[start..end].to_vec();
        sentence
    };
    document.sentences().map(cut).collect()
}

/// Sets without other names have nationalities all the same: they are marked.
fn mark_nationalities(document: &mut Document, lexicon: &mut Lexicon) {
    let mut spans = Vec::new();
    for at in (0..document.tags.len()).filter(|at| document.tags[*at] == OUTSIDE) {
        let number = lexicon.number(document.word(at), Tagger::lists(), &Clusters::default());
        if lexicon.word(number).is_nationality() {
            spans.push(Span { start: at, end: at + 1, kind: Kind::Other });
        }
    }
    set_spans(&mut document.tags, &spans);
}

fn text_of(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|reason| format!("cannot read {}: {reason}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn files_in(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>, String> {
    let entries =
        fs::read_dir(folder).map_err(|reason| format!("cannot read {}: {reason}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    files.sort();
    Ok(files)
}
