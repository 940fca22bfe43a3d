//! A database of `SQLite` goes in; each row of a table with a column of text comes out as an article.
//!
//! The database is opened to be read, as a file that nobody changes: nothing is ever written beside it. Where changes
//! wait in a log beside it, or were broken off, a copy is read with them, or without.

#[cfg(test)]
mod tests;

use super::decode::Charset;
use super::unpack::Guard;
use super::{Format, Head, Input, Item, detect, input, json, table};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};
use serde_json::Value;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Databases with a table of articles.
pub struct Sqlite;

/// A database with a log is copied up to this size.
const LARGEST_COPY: u64 = 4 << 30;
/// What waits beside a database: changes that are not in it yet, and what has to be taken back of those that were
/// broken off.
const LOGS: [&str; 2] = ["-wal", "-journal"];
/// Tables of what readers wrote, beside one of articles.
const COMMENTS: [&str; 4] = ["comment", "comments", "replies", "reviews"];
/// Tables that are looked at.
const MOST_TABLES: usize = 10_000;

impl Format for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn help(&self) -> &'static str {
        "SQLite databases with a table of articles"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.bytes.starts_with(b"SQLite format 3\0")
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        // The copy, if there is one, lives as long as it is read.
        let (path, _copy) = match place(input) {
            Ok(place) => place,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let read = open(&path).and_then(|database| {
            let tables = tables(&database, "table")?;
            Ok((database, tables))
        });
        let (database, tables) = match read {
            Ok(read) => read,
            Err(error) => return out(Item::Failed { member: None, reason: say(&error) }),
        };
        let news: Vec<&Table> = tables.iter().filter(|table| table.holds_articles()).collect();
        if news.is_empty() {
            return input.skip(why_none(&database));
        }
        let (comments, others): (Vec<&Table>, Vec<&Table>) =
            news.into_iter().partition(|table| table.holds_comments());
        let news = if others.is_empty() { comments } else { skip_tables(&comments, others, out) };
        let is_alone = news.len() == 1;
        for table in &news {
            let prefix = if is_alone { "#".to_owned() } else { format!("#{}.", table.name) };
            table.read(&database, &prefix, input, out);
        }
    }
}

/// Says that the tables of comments are no news; gives the `others`.
fn skip_tables<'t>(comments: &[&Table], others: Vec<&'t Table>, out: &mut dyn FnMut(Item)) -> Vec<&'t Table> {
    for table in comments {
        let member = format!("#{}", table.name);
        out(Item::Skipped { member, reason: "a table of comments".to_owned() });
    }
    others
}

/// Where the database can be opened: where it is, or in a copy.
fn place(input: &mut Input<'_>) -> Result<(PathBuf, Option<TempDir>), String> {
    let say = |error: io::Error| error.to_string();
    if let Some(path) = input.path() {
        let waits = |ending: &&str| std::fs::metadata(beside(path, ending)).is_ok_and(|log| log.len() > 0);
        let logs: Vec<&str> = LOGS.into_iter().filter(waits).collect();
        if logs.is_empty() {
            return Ok((path.to_owned(), None));
        }
        if std::fs::metadata(path).map_err(say)?.len() > LARGEST_COPY {
            input.suspect("the changes that wait in its log were not read: it is too large to be copied");
            return Ok((path.to_owned(), None));
        }
        let folder = tempfile::tempdir().map_err(say)?;
        let copy = folder.path().join("copy.db");
        std::fs::copy(path, &copy).map_err(say)?;
        for log in logs {
            std::fs::copy(beside(path, log), beside(&copy, log)).map_err(say)?;
        }
        return Ok((copy, Some(folder)));
    }
    let folder = tempfile::tempdir().map_err(say)?;
    let copy = folder.path().join("copy.db");
    let mut file = File::create(&copy).map_err(say)?;
    let budget = std::rc::Rc::clone(input.nest().budget());
    // What was read before a fault may hold rows.
    let copied = io::copy(&mut Guard::new(input.raw_reader(), &budget), &mut file);
    if let Err(error) = copied {
        input.suspect(format!("the file ends early: {error}"));
    }
    Ok((copy, Some(folder)))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let is_copy = path.ends_with("copy.db") && LOGS.iter().any(|log| beside(path, log).exists());
    let database = if is_copy {
        Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?
    } else {
        let address = format!("file:{}?mode=ro&immutable=1", escaped(path));
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(address, flags)?
    };
    // A schema that a stranger wrote runs nothing of its own.
    database.execute_batch("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;")?;
    Ok(database)
}

/// A path as it stands in an address.
fn escaped(path: &Path) -> String {
    let mut escaped = String::new();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' => escaped.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => escaped.push(char::from(byte)),
            byte => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// Why there is no news in a database: a view may hold it, but its own code would have to run.
fn why_none(database: &Connection) -> String {
    let views = tables(database, "view").unwrap_or_default();
    let views: Vec<String> =
        views.iter().filter(|view| view.holds_articles()).map(|view| format!("`{}`", view.name)).collect();
    let more = match views.len() {
        0 => String::new(),
        1 => format!(": the view {} is not read, copy it into a table", views[0]),
        _ => format!(": the views {} are not read, copy one into a table", views.join(", ")),
    };
    format!("a database without a table of articles{more}")
}

/// The tables or the views.
fn tables(database: &Connection, kind: &str) -> rusqlite::Result<Vec<Table>> {
    // Tables of extensions run their code.
    let mut names = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type = ?1 AND sql NOT LIKE 'create virtual%' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )?;
    let names: Vec<String> =
        names.query_map([kind], |row| row.get(0))?.take(MOST_TABLES).filter_map(Result::ok).collect();
    let mut tables = Vec::new();
    for name in names {
        let mut columns = database.prepare(&format!("PRAGMA table_info({})", quoted(&name)))?;
        let columns: rusqlite::Result<Vec<String>> = columns.query_map([], |row| row.get(1))?.collect();
        // Only columns that mean something here are read.
        let columns = columns?.into_iter().filter(|column| json::key(column).is_some()).collect();
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

struct Table {
    name: String,
    columns: Vec<String>,
}

/// From which end a table is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Start,
    /// From the end back to the row of this number.
    End(i64),
}

impl Table {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str)
    }

    fn holds_articles(&self) -> bool {
        table::holds_articles(self.names())
    }

    fn holds_comments(&self) -> bool {
        let last = self.name.rsplit('_').next().unwrap_or_default();
        COMMENTS.iter().any(|known| known.eq_ignore_ascii_case(last))
    }

    /// Gives the rows; those before and behind a damage.
    fn read(&self, database: &Connection, prefix: &str, input: &Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut last = 0;
        let Err(error) = self.rows(database, From::Start, prefix, input, &mut last, out) else { return };
        let mut first = i64::MAX;
        let again = self.rows(database, From::End(last), prefix, input, &mut first, out);
        let to = if again.is_err() && first != i64::MAX {
            format!(" and before row {first}")
        } else {
            String::new()
        };
        let reason = format!("the table `{}` is damaged after row {last}{to}: {}", self.name, say(&error));
        out(Item::Failed { member: None, reason });
    }

    fn rows(
        &self,
        database: &Connection,
        from: From,
        prefix: &str,
        input: &Input<'_>,
        reached: &mut i64,
        out: &mut dyn FnMut(Item),
    ) -> rusqlite::Result<()> {
        let columns: Vec<String> = self.columns.iter().map(|name| quoted(name)).collect();
        // The lengths are known without reading the cells.
        let lengths: Vec<String> =
            columns.iter().map(|name| format!("ifnull(octet_length({name}), 0)")).collect();
        let length = lengths.join(" + ");
        let (columns, name) = (columns.join(", "), quoted(&self.name));
        let has_number = database.prepare(&format!("SELECT rowid FROM {name}")).is_ok();
        let number = if has_number { "rowid" } else { "NULL" };
        let order = match from {
            From::Start => String::new(),
            From::End(_) if !has_number => return Ok(()),
            From::End(last) => format!(" WHERE rowid > {last} ORDER BY rowid DESC"),
        };
        let mut statement =
            database.prepare(&format!("SELECT {number}, {length}, {columns} FROM {name}{order}"))?;
        let mut rows = statement.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            if let Err(error) = input.nest().budget().check() {
                out(Item::Failed { member: None, reason: error.to_string() });
                return Ok(());
            }
            count += 1;
            let number = if let Ok(ValueRef::Integer(number)) = row.get_ref(0) { number } else { count };
            *reached = number;
            let member = Some(format!("{prefix}{number}"));
            let length = u64::try_from(row.get::<usize, i64>(1)?).unwrap_or(0);
            if length > input.limit() {
                let reason = input::too_long("the row", length, input.limit());
                out(Item::Failed { member, reason });
                continue;
            }
            let mut suspects = Vec::new();
            let cells = self.names().enumerate().map(|(at, name)| cell(row, at + 2, name, &mut suspects));
            out(match table::article(self.names(), cells.collect::<Vec<Value>>().into_iter()) {
                Some(mut article) => {
                    article.member = member;
                    article.suspects.splice(0..0, suspects);
                    Item::Article(article)
                }
                None => Item::Failed { member, reason: "no title, text, address or date".to_owned() },
            });
        }
        Ok(())
    }
}

/// A cell; bytes that are no text are none, which is said.
fn cell(row: &Row<'_>, column: usize, name: &str, suspects: &mut Vec<String>) -> Value {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => Value::from(number),
        Ok(ValueRef::Real(number)) => Value::from(number),
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => {
            if let Ok(text) = std::str::from_utf8(bytes)
                && !text.contains('\0')
            {
                return Value::from(text);
            }
            let charset = Charset::choose(bytes, None, None);
            if let Some(what) = detect::binary(bytes, charset.is_wide()) {
                suspects.push(format!("column `{name}` holds no text: it seems to be {what}"));
                return Value::Null;
            }
            suspects.extend(charset.suspect.iter().map(|suspect| format!("column `{name}`: {suspect}")));
            Value::String(charset.decode(bytes).into_owned())
        }
        Ok(ValueRef::Null) | Err(_) => Value::Null,
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn say(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, words) => match code.code {
            rusqlite::ErrorCode::NotADatabase => "encrypted, or no database".to_owned(),
            rusqlite::ErrorCode::DatabaseCorrupt => "the database is damaged".to_owned(),
            _ => words.clone().unwrap_or_else(|| code.to_string()),
        },
        error => error.to_string(),
    }
}
