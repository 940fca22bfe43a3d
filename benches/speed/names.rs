//! The corpus goes in, how fast names are found in it comes out: by the model alone, and with rules and lists.

use crate::materials::Materials;
use crate::table::Table;
use crate::{Result, clock};
use dateline::normalise::entities::model::{Tagger, own_weights, words};
use dateline::normalise::entities::{Texts, find_in_english};
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader};

/// Articles that are read.
const ARTICLES: usize = 3_000;

/// Thousands of words a second of CPU, on one thread, split into words beforehand and not.
pub fn measure(materials: &Materials, table: &mut Table) -> Result<()> {
    let mut articles = Vec::new();
    for line in BufReader::new(File::open(&materials.corpus)?).lines().take(ARTICLES) {
        let record: Value = serde_json::from_str(&line?)?;
        let field = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        articles.push((field("title"), field("body")));
    }
    let texts: Vec<String> = articles.iter().map(|(title, body)| format!("{title}\n\n{body}")).collect();
    let split: Vec<_> = texts.iter().map(|text| words::split(text)).collect();
    let count = split.iter().map(|words| words.spans.len()).sum::<usize>() as f64;
    let mut tagger = Tagger::new(own_weights());
    let tagging = clock::of_work(|| {
        for (text, words) in texts.iter().zip(&split) {
            std::hint::black_box(tagger.tag(text, words));
        }
        Ok(())
    })?;
    let finding = clock::of_work(|| {
        for (title, body) in &articles {
            let texts = Texts { title, body, ..Texts::default() };
            std::hint::black_box(find_in_english(&mut tagger, texts));
        }
        Ok(())
    })?;
    // Words a microsecond are millions a second.
    table.add("words tagged a second by the model, thousands", count / tagging * 1e3, None, None);
    table.add("words a second with rules, lists and joining", count / finding * 1e3, None, None);
    Ok(())
}
