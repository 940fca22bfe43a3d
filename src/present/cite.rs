//! Articles go in, references for RIS and BibTeX come out.

use super::{Output, escape, text};
use crate::article::{Article, Dated, Days};
use chrono::Datelike;
use std::io::{self, Write};

/// RIS, type NEWS (RIS format specification, 2001).
pub(super) struct Ris;

impl Output for Ris {
    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        let mut line = |tag: &str, value: &str| writeln!(out, "{tag}  - {}", escape::for_terminal(value));
        line("TY", "NEWS")?;
        line("ID", article.id.as_str())?;
        if let Some(title) = &article.title {
            line("TI", title)?;
        }
        for author in &article.author {
            line("AU", author)?;
        }
        if let Some(source) = &article.source {
            line("T2", source)?;
        }
        if let Some(date) = &article.date {
            // Only what is known stands in the slots of year, month and day; what is printed follows.
            line("DA", &format!("{}/{}", slots(date), date.text))?;
            if let Some(year) = year(date) {
                line("PY", &year.to_string())?;
            }
        }
        if let Some(place) = &article.filed {
            line("PP", place)?;
        }
        if let Some(lang) = &article.lang {
            line("LA", lang)?;
        }
        if let Some(summary) = &article.summary {
            line("AB", summary)?;
        }
        if let Some(url) = &article.url {
            line("UR", url)?;
        }
        line("ER", "")
    }
}

/// BibTeX, type `@article`.
pub(super) struct BibTex;

impl Output for BibTex {
    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "@article{{{}", article.id)?;
        let mut field = |name: &str, value: &str| write!(out, ",\n  {name} = {{{}}}", braced(value));
        if let Some(title) = &article.title {
            field("title", title)?;
        }
        if !article.author.is_empty() {
            field("author", &article.author.join(" and "))?;
        }
        if let Some(source) = &article.source {
            field("journal", source)?;
        }
        if let Some(date) = &article.date {
            field("date", &text::days(date))?;
            if let Some(year) = year(date) {
                field("year", &year.to_string())?;
            }
            if year(date).is_none() {
                field("note", &format!("printed: {}", date.text))?;
            }
        }
        if let Some(url) = &article.url {
            field("url", url)?;
        }
        if let Some(lang) = &article.lang {
            field("langid", lang)?;
        }
        writeln!(out, "\n}}")
    }
}

fn year(date: &Dated) -> Option<i32> {
    match date.days {
        Days::Day(day) => Some(day.year()),
        Days::Month { year, .. } | Days::Year(year) => Some(year),
        Days::Yearless { .. } => None,
    }
}

fn slots(date: &Dated) -> String {
    match date.days {
        Days::Day(day) => day.format("%Y/%m/%d").to_string(),
        Days::Month { year, month } => format!("{year}/{month:02}/"),
        Days::Year(year) => format!("{year}//"),
        Days::Yearless { month, day, .. } => format!("/{month:02}/{day:02}"),
    }
}

/// Text inside the braces of BibTeX: braces and backslashes would end or change it.
fn braced(text: &str) -> String {
    let mut braced = String::with_capacity(text.len());
    for c in escape::for_terminal(text).chars() {
        match c {
            '\\' => braced.push_str("\\textbackslash{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => {
                braced.push('\\');
                braced.push(c);
            }
            _ => braced.push(c),
        }
    }
    braced
}
