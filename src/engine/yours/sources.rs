//! Reads the table of sources that a person wrote: `yours/sources.toml` goes in, one name for many comes out.

use super::place_of;
use crate::analysis::fold;
use crate::article::{Article, Evidence, Place};
use crate::engine::Prints;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;

/// The file's name in the folder `yours`.
pub(super) const FILE: &str = "sources.toml";

/// The field of an article that the table bears on.
pub(super) const FIELD: &str = "source";

/// A person's table of sources.
#[derive(Debug, Default)]
pub(super) struct Sources {
    rows: Vec<Row>,
    /// Rows by the folded forms of their names.
    names: FxHashMap<String, usize>,
    domains: FxHashMap<String, usize>,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default, rename = "source")]
    rows: Vec<Row>,
}

/// One source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    /// The name that is shown.
    pub(super) name: String,
    /// Other names, as they are printed.
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    /// Domains of its site.
    #[serde(default)]
    pub(super) domains: Vec<String>,
}

impl Row {
    /// Every name, the shown one first.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

impl Sources {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// What is wrong and in which line, in words.
    pub(super) fn read(text: &str) -> Result<Sources, String> {
        let table: Table = toml::from_str(text).map_err(|error| {
            let place =
                error.span().map_or(String::new(), |span| format!("{}: ", place_of(text, span.start)));
            format!("{place}{}", error.message())
        })?;
        let mut sources = Sources::default();
        for (number, row) in table.rows.into_iter().enumerate() {
            for name in row.names() {
                let key = fold::key(name);
                if key.is_empty() {
                    return Err(format!("source {}: a name without letters", number + 1));
                }
                if let Some(other) = sources.names.insert(key, number).filter(|other| *other != number) {
                    return Err(format!(
                        "“{name}” names two sources: number {} and {}",
                        other + 1,
                        number + 1
                    ));
                }
            }
            for domain in &row.domains {
                sources.domains.insert(domain.trim().trim_start_matches("www.").to_lowercase(), number);
            }
            sources.rows.push(row);
        }
        Ok(sources)
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of a name.
    pub(super) fn by_name(&self, name: &str) -> Option<&Row> {
        self.names.get(&fold::key(name)).map(|number| &self.rows[*number])
    }

    /// The rows that a person means by a value of `source:`: of that name or domain, or with all its words in their
    /// name.
    pub(super) fn meant(&self, value: &str) -> Vec<&Row> {
        let domain = self.domains.get(&value.to_lowercase()).map(|number| &self.rows[*number]);
        if let Some(row) = self.by_name(value).or(domain) {
            return vec![row];
        }
        let key = fold::key(value);
        let holds = |row: &&Row| {
            let name = fold::key(&row.name);
            !key.is_empty() && key.split(' ').all(|word| name.split(' ').any(|other| other == word))
        };
        self.rows.iter().filter(holds).collect()
    }

    /// The source of an article by what it says: the name that is shown for it here, otherwise its own.
    pub(super) fn name(&self, prints: &Prints<'_>) -> Option<String> {
        let row = self.row_of(prints).map(|found| found.0.name.as_str());
        row.or(prints.source).map(str::to_owned)
    }

    /// The row that an article belongs to, and what it says of that: a name, or its site where it names nobody.
    fn row_of<'a>(&self, prints: &Prints<'a>) -> Option<(&Row, &'a str)> {
        let mut names = prints.source.iter().chain(&prints.printed);
        let by_name = names.find_map(|name| Some((self.by_name(name)?, *name)));
        let by_site = || {
            let site = prints.site.filter(|_| prints.source.is_none())?;
            Some((&self.rows[*self.domains.get(site)?], site))
        };
        by_name.or_else(by_site)
    }

    /// Gives an article the name that the table has for its source; the name that it had still finds it.
    pub(super) fn apply(&self, article: &mut Article) {
        if self.is_empty() {
            return;
        }
        let printed = article.evidence.iter().filter(|one| one.field == FIELD && one.accepted);
        let prints = Prints {
            source: article.source.as_deref(),
            printed: printed.map(|one| one.text.as_str()).collect(),
            site: article.site.as_deref(),
        };
        let Some((row, text)) = self.row_of(&prints) else { return };
        let text = text.to_owned();
        if article.source.as_deref() == Some(&row.name) {
            return;
        }
        let before = article.source.replace(row.name.clone());
        for name in before.into_iter().chain(row.aliases.iter().cloned()) {
            if name != row.name && !article.source_names.contains(&name) {
                article.source_names.push(name);
            }
        }
        article.evidence.push(Evidence {
            field: Cow::Borrowed(FIELD),
            value: Some(row.name.clone()),
            text,
            place: Place::File(FILE.into()),
            rule: "your own table of sources".into(),
            accepted: true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"
        [[source]]
        name = "Harbour Gazette"
        aliases = ["Harbour Gaz.", "HG Weekly"]
        domains = ["harbour.example"]
        [[source]]
        name = "The Kantara"
    "#;

    #[test]
    fn a_value_means_a_source_by_name_alias_domain_or_words() {
        let sources = Sources::read(TABLE).expect("the table is whole");
        let check = |value: &str, expected: &[&str]| {
            let names: Vec<&str> = sources.meant(value).iter().map(|row| row.name.as_str()).collect();
            assert_eq!(names, expected, "{value}");
        };
        check("harbour gazette", &["Harbour Gazette"]);
        check("HG weekly", &["Harbour Gazette"]);
        check("harbour.example", &["Harbour Gazette"]);
        check("gazette", &["Harbour Gazette"]);
        check("kantara", &["The Kantara"]);
        check("times", &[]);
        check("", &[]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let check = |text: &str, expected: &str| {
            let message = Sources::read(text).expect_err("the table is wrong");
            assert!(message.contains(expected), "{message}");
        };
        check("[[source]]\nnames = \"A\"\n", "line 2: unknown field `names`");
        check("[[source]]\naliases = [\"A\"]\n", "missing field `name`");
        check("[[source]]\nname = \"A\n", "line 2");
        check("[[source]]\nname = \"A\"\n[[source]]\nname = \"B\"\naliases = [\"a\"]\n", "names two sources");
        check("[[source]]\nname = \"-\"\n", "without letters");
        assert!(Sources::read("").expect("an empty table is one").is_empty());
    }
}
