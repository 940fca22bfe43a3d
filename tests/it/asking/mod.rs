//! Queries about queries go in: what is understood, what each part finds, why an article matches or not, come out.

mod batch;
mod expand;
mod explain;
mod query;
mod why;

use super::archive::{Archive, repository, text};

/// The articles of `tests/data/queries`, each named by the letter of its record.
fn archive() -> Archive {
    let archive = Archive::new();
    archive.copy(&repository().join("tests/data/queries"), "news");
    archive.run(&["index", "news"]).done();
    archive
}

/// The id of the article with a letter.
fn id_of(archive: &Archive, letter: &str) -> String {
    text(&archive.search(&[&format!("record:{letter}")]).lines[0]["id"])
}
