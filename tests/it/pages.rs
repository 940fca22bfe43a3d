//! A hundred web pages that cannot be part of the repository go in, where they lie beside it; the share of right titles and authors comes out.

use super::archive::{Archive, repository, text};
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::PathBuf;

/// What a careful librarian would write into the catalogue, a page a line.
const CATALOGUE: &str = include_str!("../data/pages/authors_titles.tsv");

/// Pages of a hundred whose title must be right, and whose list of authors.
const TITLES: usize = 90;
const AUTHORS: usize = 85;

/// The folder of the pages; `None`, with a line that says so, where it is not there.
fn pages() -> Option<PathBuf> {
    let shared = repository().parent().map(|above| above.join("shared/gold"));
    let folder = shared.filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!("skipped: no web pages beside the repository");
    }
    folder
}

/// A page of the catalogue.
struct Row<'a> {
    page: &'a str,
    /// The headline, and forms that serve as well where it is in doubt.
    titles: Vec<String>,
    authors: Vec<String>,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    CATALOGUE.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (page, titles, authors) = (cell(), cell(), cell());
        let mut authors: Vec<String> =
            authors.split("; ").filter(|author| !author.is_empty()).map(plain).collect();
        authors.sort();
        Row { page, titles: titles.split(" || ").map(plain).collect(), authors }
    })
}

/// A text with one space between its words and one style of quotes.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let quote = |letter: char| match letter {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        other => other,
    };
    words.join(" ").chars().map(quote).collect()
}

/// The article that the program made of a page.
fn article<'a>(articles: &'a [Value], name: &str) -> Option<&'a Value> {
    articles.iter().find(|article| article.to_string().contains(name))
}

#[test]
fn titles_and_authors_of_web_pages_are_read_as_a_librarian_reads_them() {
    let Some(folder) = pages() else { return };
    let archive = Archive::new();
    for (number, row) in rows().enumerate() {
        let mut page = Vec::new();
        let file = fs::File::open(folder.join(row.page)).expect("the page is there");
        flate2::read::GzDecoder::new(file).read_to_end(&mut page).expect("the page is whole");
        archive.file(&format!("pages/page-{number:03}.html"), page);
    }
    archive.run(&["index", "pages", "--no-entities"]);
    let articles = archive.exported();
    let (mut titles, mut authors) = (0, 0);
    let mut wrong = Vec::new();
    for (number, row) in rows().enumerate() {
        let found = article(&articles, &format!("page-{number:03}.html"));
        let title = found.map(|article| plain(&text(&article["title"]))).unwrap_or_default();
        let list = found.and_then(|article| article["author"].as_array()).cloned().unwrap_or_default();
        let mut people: Vec<String> = list.iter().map(|author| plain(&text(author))).collect();
        people.sort();
        titles += usize::from(row.titles.contains(&title));
        authors += usize::from(row.authors == people);
        if !row.titles.contains(&title) {
            wrong.push(format!("{}: title {title:?}", row.page));
        }
        if row.authors != people {
            wrong.push(format!("{}: authors {people:?}", row.page));
        }
    }
    println!("right on {} pages: {titles} titles, {authors} lists of authors", rows().count());
    assert!(titles >= TITLES && authors >= AUTHORS, "{titles} titles, {authors} lists\n{}", wrong.join("\n"));
}
