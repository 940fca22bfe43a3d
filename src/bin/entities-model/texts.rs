//! Takes files of articles as JSON lines, gives documents without tags.

use crate::columns::Document;
use dateline::normalise::entities::model::words::split;
use flate2::read::GzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Reads the articles of a file, compressed or not: `title` and `body` of each line.
pub fn read(path: &Path) -> Result<Vec<Document>, String> {
    let failed = |reason: &dyn std::fmt::Display| format!("cannot read {}: {reason}", path.display());
    let file = File::open(path).map_err(|reason| failed(&reason))?;
    let is_compressed = path.extension().is_some_and(|extension| extension == "gz");
    let input: Box<dyn Read> = if is_compressed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let mut documents = Vec::new();
    for line in BufReader::new(input).lines() {
        let line = line.map_err(|reason| failed(&reason))?;
        let article: serde_json::Value = serde_json::from_str(&line).map_err(|reason| failed(&reason))?;
        let field = |name: &str| article.get(name).and_then(serde_json::Value::as_str).unwrap_or("");
        let text = format!("{}\n\n{}", field("title"), field("body"));
        let words = split(&text);
        let tags = vec![0; words.spans.len()];
        if !tags.is_empty() {
            documents.push(Document { text, words, tags });
        }
    }
    Ok(documents)
}
