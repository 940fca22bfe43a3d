//! Results go in, lines for a reader come out.

use super::{Color, Output, Style, Summary, escape, explain};
use crate::article::{Article, Certainty, Dated, Days, EntityKind, Match};
use crate::engine::Folded;
use crate::fields::{Kind, written};
use crate::search::ResultHit;
use crate::search::snippet::Passage;
use chrono::{DateTime, NaiveDate};
use std::io::{self, Write};

const BOLD: anstyle::Style = anstyle::Style::new().bold();
const DIM: anstyle::Style = anstyle::Style::new().dimmed();
const MARK: anstyle::Style =
    anstyle::Style::new().bold().fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Yellow)));

/// Prints hits with their snippets, in groups.
pub struct Text {
    style: Style,
    /// The group of the hit before.
    group: Option<(bool, Option<Match>)>,
}

impl Text {
    /// A printer for one search.
    pub fn new(style: Style) -> Text {
        Text { style, group: None }
    }

    fn paint(&self, style: anstyle::Style, text: &str) -> String {
        match self.style.color {
            Color::Always => format!("{style}{text}{style:#}"),
            Color::Never => text.to_owned(),
        }
    }

    /// A foreign text with its marks, safe for a terminal.
    fn marked(&self, text: &str, marks: &[(usize, usize)]) -> String {
        let mut line = String::with_capacity(text.len() + marks.len() * 8);
        let mut at = 0;
        for (start, end) in marks {
            line.push_str(&escape::for_terminal(&text[at..*start]));
            let word = escape::for_terminal(&text[*start..*end]);
            match self.style.color {
                Color::Always => line.push_str(&self.paint(MARK, &word)),
                Color::Never => line.push_str(&format!("**{word}**")),
            }
            at = *end;
        }
        line.push_str(&escape::for_terminal(&text[at..]));
        line
    }

    fn heading(&mut self, hit: &ResultHit, out: &mut dyn Write) -> io::Result<()> {
        let group = (!hit.missing.is_empty(), hit.matching);
        if self.group == Some(group) {
            return Ok(());
        }
        let is_first = self.group.is_none();
        self.group = Some(group);
        let heading = match group {
            (true, Some(Match::Possible)) => "With some of the words, and only possibly in this period:",
            (true, _) => "With some of the words:",
            (false, Some(Match::Possible)) => "Possibly in this period: the day is not known for certain",
            (false, _) => return Ok(()),
        };
        if !is_first {
            writeln!(out)?;
        }
        writeln!(out, "{}", self.paint(BOLD, heading))
    }

    fn snippet(&self, passages: &[Passage]) -> String {
        let mut line = String::new();
        for (index, passage) in passages.iter().enumerate() {
            let follows = index > 0;
            if follows || passage.cut_before {
                line.push_str(if follows { " … " } else { "… " });
            }
            line.push_str(&self.marked(&passage.text, &passage.marks));
        }
        if passages.last().is_some_and(|passage| passage.cut_after) {
            line.push_str(" …");
        }
        // The breaks and columns of the body say nothing here.
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Output for Text {
    fn hit(&mut self, hit: &ResultHit, out: &mut dyn Write) -> io::Result<()> {
        self.heading(hit, out)?;
        let article = &hit.article;
        let title = match &article.title {
            Some(title) => self.paint(BOLD, &self.marked(title, &hit.title_marks)),
            None => self.paint(DIM, "(no headline)"),
        };
        let imprint = imprint(article);
        let gap = if imprint.is_empty() { "" } else { "  " };
        writeln!(out, "{:>2}  {title}{gap}{}", hit.rank, self.paint(DIM, &imprint))?;
        if hit.by_added {
            writeln!(out, "    {}", self.paint(DIM, "with none of the words typed, only added ones"))?;
        } else if !hit.missing.is_empty() {
            let words: Vec<_> =
                hit.missing.iter().map(|word| escape::for_terminal(word).into_owned()).collect();
            writeln!(out, "    {}", self.paint(DIM, &format!("without {}", words.join(", "))))?;
        }
        if !hit.passages.is_empty() {
            for line in wrap(&self.snippet(&hit.passages), self.style.width.saturating_sub(4)) {
                writeln!(out, "    {line}")?;
            }
        }
        if let Some(line) = copies(&hit.copies) {
            writeln!(out, "    {}", self.paint(DIM, &line))?;
        }
        let path = article.path.first().map(|path| escape::for_terminal(self.style.path(path)).into_owned());
        let more = match article.path.len() {
            0 | 1 => String::new(),
            count => format!(" and {} more", count - 1),
        };
        let short = &article.id.as_str()[..8];
        let line = format!("{}{more} · {short}", path.unwrap_or_default());
        writeln!(out, "    {}", self.paint(DIM, &line))
    }

    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        let title = article.title.as_deref().unwrap_or("(no headline)");
        writeln!(out, "{}", self.paint(BOLD, &escape::for_terminal(title)))?;
        let mut row = |name: &str, value: &str| {
            if value.is_empty() {
                return Ok(());
            }
            writeln!(out, "{}{}", self.paint(DIM, &format!("{name:<9}")), escape::for_terminal(value))
        };
        row("source", article.source.as_deref().unwrap_or_default())?;
        row("date", &article.date.as_ref().map(date).unwrap_or_default())?;
        row("updated", &article.updated.as_ref().map(date).unwrap_or_default())?;
        row("author", &article.author.join(", "))?;
        row("filed", article.filed.as_deref().unwrap_or_default())?;
        row("agency", &article.agency.join(", "))?;
        for kind in EntityKind::ALL {
            row(kind.field(), &article.names(kind).collect::<Vec<_>>().join(", "))?;
        }
        row("section", &article.section.join(", "))?;
        row("topic", &article.topic.join(", "))?;
        row("lang", article.lang.as_deref().unwrap_or_default())?;
        row("url", article.url.as_deref().unwrap_or_default())?;
        row("record", &article.record.join(", "))?;
        let paths: Vec<&str> = article.path.iter().map(|path| self.style.path(path)).collect();
        row("path", &paths.join(", "))?;
        row("id", article.id.as_str())?;
        row("page", &article.page.join(", "))?;
        row("edition", &article.edition.join(", "))?;
        row("urgency", &article.urgency.map(|urgency| urgency.to_string()).unwrap_or_default())?;
        row("embargo", &article.embargo.as_ref().map(date).unwrap_or_default())?;
        row("usage", &article.usage.join(", "))?;
        row("ocr", &article.ocr.map(|ocr| written(Kind::Share, ocr.into())).unwrap_or_default())?;
        row("words", &article.words.to_string())?;
        for text in article.summary.iter().chain(Some(&article.body)).filter(|text| !text.is_empty()) {
            writeln!(out)?;
            for paragraph in escape::for_terminal_lines(text).split('\n') {
                for line in wrap(paragraph, self.style.width) {
                    writeln!(out, "{line}")?;
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if summary.shown > 0 {
            writeln!(out)?;
        }
        let counts = summary.counts;
        let all = counts.certain + counts.possible;
        let mut line = match (all, counts.partial) {
            (1, 0) => "1 article".to_owned(),
            (all, 0) => format!("{all} articles"),
            (1, _) => "1 article with all words".to_owned(),
            (all, _) => format!("{all} articles with all words"),
        };
        if summary.folded > 0 {
            let copies = if summary.folded == 1 { "copy" } else { "copies" };
            line.push_str(&format!(" ({} {copies} folded)", summary.folded));
        }
        if counts.partial > 0 {
            let or = if summary.added.is_empty() { "" } else { ", or with added words alone" };
            line.push_str(&format!(", {} more with some{or}", counts.partial));
        }
        if let Some(period) = &summary.period {
            line.push_str(&format!(
                " · {period}: {} certainly, {} possibly",
                counts.certain, counts.possible
            ));
            if counts.undated > 0 {
                line.push_str(&format!(", {} more without a date", counts.undated));
            }
        }
        line.push_str(&format!(" · {:.1} ms · understood as: ", summary.took_ms));
        line.push_str(&escape::for_terminal(&summary.query));
        writeln!(out, "{}", self.paint(DIM, &line))?;
        if let Some(part) = &summary.explained {
            writeln!(out)?;
            explain::write(part, out)?;
        }
        Ok(())
    }
}

/// Who printed the copies folded under a hit: `and 4 copies: AP, Yangon Times …`
fn copies(copies: &[Folded]) -> Option<String> {
    const NAMED: usize = 4;
    let mut line = match copies.len() {
        0 => return None,
        1 => "and 1 copy".to_owned(),
        count => format!("and {count} copies"),
    };
    let mut sources: Vec<&str> = Vec::new();
    for source in copies.iter().filter_map(|copy| copy.source.as_deref()) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    if !sources.is_empty() {
        let named: Vec<_> = sources.iter().take(NAMED).map(|source| escape::for_terminal(source)).collect();
        line.push_str(&format!(": {}", named.join(", ")));
        if sources.len() > NAMED {
            line.push_str(" …");
        }
    }
    Some(line)
}

/// Source, place and date on one line.
fn imprint(article: &Article) -> String {
    let source = article.source.as_deref().map(|source| escape::for_terminal(source).into_owned());
    let date = article.date.as_ref().map(date);
    let filed = article.filed.as_deref().map(|filed| escape::for_terminal(filed).into_owned());
    let parts: Vec<String> = [source, filed, date].into_iter().flatten().collect();
    parts.join(" · ")
}

/// A date with what is not known about it: `Apr 22 (the year is not printed)`.
pub fn date(date: &Dated) -> String {
    let shown = match date.days {
        Days::Yearless { .. } => escape::for_terminal(&date.text).into_owned(),
        _ => days(date),
    };
    let note = match (date.certainty, &date.why) {
        (_, Some(why)) => Some(escape::for_terminal(why).into_owned()),
        (Certainty::Given, None) => Some("given".to_owned()),
        (Certainty::Inferred, None) => Some("inferred".to_owned()),
        (Certainty::Doubtful, None) => Some("doubtful".to_owned()),
        (Certainty::Printed, None) => None,
    };
    note.map_or(shown.clone(), |note| format!("{shown} ({note})"))
}

/// The days of a date in ISO form, as exact as they are known: `2024-04-22`, `2024-04`, `2024`, `--04-22`.
pub fn days(date: &Dated) -> String {
    match date.days {
        Days::Day(day) => day.to_string(),
        Days::Month { year, month } => format!("{year:04}-{month:02}"),
        Days::Year(year) => format!("{year:04}"),
        Days::Yearless { month, day, .. } => format!("--{month:02}-{day:02}"),
    }
}

/// A period: its day, or its first and last: `1987-03-05`, `1987-03-01..1987-03-31`.
pub fn period(first: NaiveDate, last: NaiveDate) -> String {
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}

/// Seconds since 1970 as RFC 3339.
pub fn instant(seconds: i64) -> String {
    let instant = DateTime::from_timestamp(seconds, 0);
    instant.map(|instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}

/// Breaks a line at spaces; escape sequences of our own take no room.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let length = visible(word);
        if used > 0 && used + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    lines.push(line);
    lines
}

fn visible(word: &str) -> usize {
    let (mut count, mut inside) = (0, false);
    for c in word.chars() {
        match c {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            _ => count += 1,
        }
    }
    count
}
