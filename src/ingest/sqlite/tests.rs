//! Databases that are made here go in; what is read of them comes out, and what stands beside them stays.

use crate::ingest::tests::{read_bytes, read_path, summary};
use crate::ingest::{Outcome, Reading};
use rusqlite::Connection;
use std::path::Path;

fn fill(path: &Path, rows: usize) -> Connection {
    let database = Connection::open(path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE authors (id INTEGER, name TEXT); CREATE TABLE \"the news\" (id TEXT, headline TEXT, pub_date TEXT, body TEXT);",
        )
        .unwrap();
    database.execute_batch("BEGIN").unwrap();
    for row in 0..rows {
        let text = format!("It rained on day {row}. {}", "It went on. ".repeat(20));
        database
            .execute(
                "INSERT INTO \"the news\" VALUES ('a', ?1, '2021-05-03', ?2)",
                [format!("Day {row}"), text],
            )
            .unwrap();
    }
    database.execute_batch("COMMIT").unwrap();
    database
}

fn made(rows: usize) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    drop(fill(&path, rows));
    std::fs::read(path).unwrap()
}

#[test]
fn the_rows_of_the_table_with_text_are_articles() {
    assert_eq!(summary("a.txt", &made(2)), "sqlite #1 Day 0\nsqlite #2 Day 1");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd name?#%41.db");
    drop(fill(&path, 1));
    let before = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(read_path(&path, &Reading::default()).0.len(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), before);
}

#[test]
fn other_databases_are_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE a (name TEXT, size INTEGER)").unwrap();
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(summary("a.db", &bytes), "skipped: a database without a table of articles");
    assert_eq!(summary("a.db", b"SQLite format 3\0nothing"), "failed: encrypted, or no database");
}

#[test]
fn a_view_is_named_and_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let view = "CREATE VIEW articles AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS title, x AS body, x AS date FROM c";
    Connection::open(&path).unwrap().execute_batch(view).unwrap();
    let told = summary("a.db", &std::fs::read(path).unwrap());
    assert_eq!(
        told,
        "skipped: a database without a table of articles: the view `articles` is not read, copy it into a table"
    );
}

#[test]
fn rows_before_and_behind_a_damage_are_kept() {
    let mut bytes = made(2000);
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xff);
    let (articles, report) = read_bytes("a.db", &bytes, &Reading::default());
    assert!(articles.len() > 1900, "{}", articles.len());
    assert!(
        report.failed[0].1.starts_with("the table `the news` is damaged after row "),
        "{:?}",
        report.failed
    );
    let (articles, report) = read_bytes("a.db", &bytes[..middle], &Reading::default());
    assert!(articles.len() > 900 || matches!(report.outcome, Outcome::Failed { .. }), "{report:?}");
}

#[test]
fn texts_are_bytes_too_and_comments_are_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let database = Connection::open(&path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE articles (title TEXT, body BLOB); CREATE TABLE wp_comments (author TEXT, text TEXT);
             INSERT INTO wp_comments VALUES ('a', 'Nice.'); INSERT INTO articles VALUES ('Picture', x'89504e470d0a1a0a00');
             INSERT INTO articles VALUES ('Old', x'4573207265676e65746520696e204bf66c6e20616d204d6f6e7461672c2073616765207369652e');
             INSERT INTO articles VALUES ('Wide', x'4500730020007200650067006e006500740065002e00');",
        )
        .unwrap();
    drop(database);
    let (articles, report) = read_path(&path, &Reading::default());
    let bodies: Vec<&str> = articles.iter().map(|article| article.body.as_str()).collect();
    assert_eq!(bodies, ["", "Es regnete in Köln am Montag, sage sie.", "Es regnete."]);
    assert_eq!(articles[0].suspects, ["column `body` holds no text: it seems to be a PNG image"]);
    assert_eq!(report.skipped[0].reason, "a table of comments");
}

#[test]
fn changes_that_were_broken_off_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let database = fill(&path, 200);
    database
        .execute_batch("PRAGMA cache_size=2; BEGIN; UPDATE \"the news\" SET headline = 'Never';")
        .unwrap();
    for ending in ["", "-journal"] {
        std::fs::copy(super::beside(&path, ending), super::beside(&folder.path().join("b.db"), ending))
            .unwrap();
    }
    drop(database);
    let (articles, _) = read_path(&folder.path().join("b.db"), &Reading::default());
    assert_eq!(articles.len(), 200);
    assert!(articles.iter().all(|article| article.statements[0].text.starts_with("Day ")));
}

#[test]
fn changes_that_wait_in_a_log_are_read_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let database = Connection::open(&path).unwrap();
    database.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;").unwrap();
    drop(fill(&path, 3));
    database.execute("INSERT INTO \"the news\" VALUES ('b', 'Late', '', 'It came late.')", []).unwrap();
    let log = std::fs::read(folder.path().join("a.db-wal")).unwrap();
    assert!(!log.is_empty());
    assert_eq!(read_path(&path, &Reading::default()).0.len(), 4);
    assert_eq!(std::fs::read(folder.path().join("a.db-wal")).unwrap(), log);
}
