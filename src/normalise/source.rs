//! Finds the paper, agency, site or station: printed names and addresses go in, one canonical name comes out.

mod decide;

pub(super) use decide::{Claim, Site, decide};

use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The papers, agencies and stations that are known by name, one a line; made by hand from public knowledge.
const TABLE: &str = include_str!("source/sources.tsv");

/// A row of the table of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Canonical name.
    pub(super) name: &'static str,
    /// Whether other papers print its texts.
    pub(super) is_agency: bool,
    /// ISO 3166 code of its country, in lower case; empty for none.
    pub(super) country: &'static str,
    /// Its other names.
    pub(super) aliases: Vec<&'static str>,
    /// Its registrable domains.
    pub(super) domains: Vec<&'static str>,
}

struct Table {
    rows: Vec<Source>,
    names: FxHashMap<String, usize>,
    domains: FxHashMap<&'static str, usize>,
}

/// Finds a source by any of its names, or by its domain as people write it: `The Hindu`, `hindu`, `thehindu.com`.
pub(super) fn by_name(name: &str) -> Option<&'static Source> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let table = table();
    if let Some(&row) = table.names.get(&key(name)) {
        return Some(&table.rows[row]);
    }
    let is_domain = name.contains('.') && !name.contains(char::is_whitespace);
    if is_domain { by_domain(name) } else { None }
}

/// Finds a source by a host name or domain, or by the address of a page.
pub(super) fn by_domain(host: &str) -> Option<&'static Source> {
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or(host).to_ascii_lowercase();
    let table = table();
    // A part of the host that the table names wins over the whole domain: g1.globo.com before globo.com.
    let mut rest = host.as_str();
    loop {
        if let Some(&row) = table.domains.get(rest) {
            return Some(&table.rows[row]);
        }
        rest = rest.split_once('.')?.1;
    }
}

/// Finds a news agency by any of its names.
pub(super) fn agency(name: &str) -> Option<&'static str> {
    by_name(name).filter(|source| source.is_agency).map(|source| source.name)
}

/// The form in which names are the same: without case, accents, points and the article in front.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let push = |key: &mut String, c: char| match c {
        '.' | '\'' | '’' | '"' | '“' | '”' => {}
        c if c.is_whitespace() || matches!(c, '-' | '–' | '_') => {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        }
        c => key.push(c),
    };
    if name.is_ascii() {
        for c in name.chars() {
            push(&mut key, c.to_ascii_lowercase());
        }
    } else {
        for c in name.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).flat_map(char::to_lowercase) {
            push(&mut key, c);
        }
    }
    key.truncate(key.trim_end().len());
    match key.strip_prefix("the ") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => key,
    }
}

fn table() -> &'static Table {
    static CELL: OnceLock<Table> = OnceLock::new();
    CELL.get_or_init(|| {
        let rows: Vec<Source> = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect();
        let (mut names, mut domains) = (FxHashMap::default(), FxHashMap::default());
        for (index, row) in rows.iter().enumerate() {
            names.insert(key(row.name), index);
        }
        for (index, row) in rows.iter().enumerate() {
            for alias in &row.aliases {
                names.entry(key(alias)).or_insert(index);
            }
            for domain in &row.domains {
                domains.insert(*domain, index);
            }
        }
        Table { rows, names, domains }
    })
}

fn row(line: &'static str) -> Option<Source> {
    let mut cells = line.split('\t');
    let (name, kind, country) = (cells.next()?, cells.next()?, cells.next()?);
    let (aliases, domains) = (cells.next()?, cells.next()?);
    Some(Source {
        name,
        is_agency: kind == "agency",
        country,
        aliases: aliases.split(';').filter(|alias| !alias.is_empty()).collect(),
        domains: domains.split(' ').filter(|domain| !domain.is_empty()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_found_by_every_name_and_domain() {
        let check = |name: &str, expected: &str| {
            assert_eq!(by_name(name).map_or("", |row| row.name), expected, "{name}");
        };
        check("Irrawaddy", "The Irrawaddy");
        check("THE IRRAWADDY", "The Irrawaddy");
        check("irrawaddy.com", "The Irrawaddy");
        check("El Pais", "El País");
        check("Коммерсантъ", "Kommersant");
        check("The Bangkok Post", "Bangkok Post");
        check("L’Humanité", "L'Humanité");
        check("朝日新聞", "Asahi Shimbun");
        check("Associated Press", "AP");
        check("The", "");
        check("Harbour Gazette", "");
        check("", "");
    }

    #[test]
    fn a_host_is_found_by_its_domain() {
        let check = |host: &str, expected: &str| {
            assert_eq!(by_domain(host).map_or("", |row| row.name), expected, "{host}");
        };
        check("www.irrawaddy.com", "The Irrawaddy");
        check("https://www.bbc.co.uk/news/1", "BBC News");
        check("g1.globo.com", "G1");
        check("economictimes.indiatimes.com", "The Economic Times");
        check("example.org", "");
        check("notbbc.com", "");
        check("", "");
    }

    #[test]
    fn every_row_of_the_table_is_whole_and_alone() {
        let mut names = std::collections::HashMap::new();
        for line in TABLE.lines().skip(1) {
            assert_eq!(line.split('\t').count(), 5, "{line}");
            let source = row(line).expect("a row has five cells");
            for name in std::iter::once(&source.name).chain(&source.aliases) {
                let other = names.insert(key(name), source.name).filter(|other| *other != source.name);
                assert_eq!(other, None, "{name} names two sources");
            }
            for domain in &source.domains {
                let other = names.insert((*domain).to_owned(), source.name);
                assert_eq!(other, None, "{domain} names two sources");
            }
        }
    }
}
