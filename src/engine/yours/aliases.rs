//! Reads the table of people, organisations and places that a person wrote: `yours/aliases.toml` goes in, who is meant
//! by which name comes out.

use super::place_of;
use crate::analysis::fold;
use crate::engine::Renaming;
use crate::engine::naming::Beginning;
use serde::Deserialize;
use toml::Spanned;

/// The file's name in the folder `yours`.
pub(super) const FILE: &str = "aliases.toml";

/// The fields on which the table bears.
pub(super) const FIELDS: &[&str] = &["person", "org", "place"];

/// A person's table of names.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    pub(super) rows: Vec<Row>,
    /// What becomes of each name: what bears on single articles first.
    pub(super) renamings: Vec<Renaming>,
}

/// One person, organisation or place.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) field: &'static str,
    /// The name that is shown; `None` where it is nobody's.
    pub(super) name: Option<String>,
    /// The folded forms of all its names, the shown one first.
    pub(super) keys: Vec<String>,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    person: Vec<Spanned<Written>>,
    #[serde(default)]
    org: Vec<Spanned<Written>>,
    #[serde(default)]
    place: Vec<Spanned<Written>>,
}

/// A row as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The name that is shown.
    name: Spanned<String>,
    /// Other names, as they are printed.
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    /// The fields in which these names were found wrongly.
    #[serde(default)]
    taken_for: Vec<Spanned<String>>,
    /// The articles, by their ids or beginnings of them, in which it is so.
    #[serde(default)]
    articles: Vec<Spanned<String>>,
    /// Whether it is nobody.
    #[serde(default)]
    hide: bool,
}

impl Aliases {
    /// Reads the table; what is wrong is added to `complaints`, each with its line, and has no effect.
    ///
    /// # Errors
    ///
    /// What is wrong with the file as a whole, and in which line, in words.
    pub(super) fn read(text: &str, complaints: &mut Vec<String>) -> Result<Aliases, String> {
        let table: Table = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(String::new(), |span| format!("{}: ", place_of(text, span.start)));
            format!("{line}{}{}", error.message(), hint(error.message()))
        })?;
        let mut rows: Vec<(&'static str, Spanned<Written>)> = Vec::new();
        for (field, written) in FIELDS.iter().zip([table.person, table.org, table.place]) {
            rows.extend(written.into_iter().map(|row| (*field, row)));
        }
        rows.sort_by_key(|row| row.1.span().start);
        let mut reader = Reader { text, complaints, everywhere: Vec::new(), single: Vec::new() };
        let rows = rows.into_iter().filter_map(|(field, row)| reader.row(field, row.into_inner())).collect();
        let renamings = reader.single.into_iter().chain(reader.everywhere.into_iter().map(|one| one.0));
        Ok(Aliases { rows, renamings: renamings.collect() })
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What becomes of a name in an article.
    pub(super) fn renaming(&self, field: &str, key: &str, id: u128) -> Option<&Renaming> {
        self.renamings.iter().find(|one| one.field == field && one.key == key && one.is_of(id))
    }
}

/// What to do about an error of the parser.
fn hint(message: &str) -> &'static str {
    if message.contains("unknown field") {
        " (a table is [[person]], [[org]] or [[place]], with name, aliases, taken_for, articles, hide)"
    } else if message.contains("sequence") {
        " (lists stand in brackets: aliases = [\"Hlaing\"]; tables in two: [[person]])"
    } else {
        ""
    }
}

struct Reader<'t> {
    text: &'t str,
    complaints: &'t mut Vec<String>,
    /// What holds in all articles, with the byte where it is written.
    everywhere: Vec<(Renaming, usize)>,
    /// What holds in single articles.
    single: Vec<Renaming>,
}

impl Reader<'_> {
    fn row(&mut self, field: &'static str, written: Written) -> Option<Row> {
        let Written { name, aliases, taken_for, articles, hide } = written;
        let mut keys: Vec<(String, usize)> = Vec::new();
        for spelled in std::iter::once(&name).chain(&aliases) {
            let (key, at) = (fold::key(spelled.get_ref()), spelled.span().start);
            if key.is_empty() {
                self.complain(at, &format!("“{}” has no letters: left out", spelled.get_ref()));
            } else if !keys.iter().any(|known| known.0 == key) {
                keys.push((key, at));
            }
        }
        // Without its own name there is nothing to show.
        if fold::key(name.get_ref()).is_empty() {
            return None;
        }
        let mut fields = vec![field];
        for other in &taken_for {
            match FIELDS.iter().find(|known| *known == other.get_ref()) {
                Some(known) => fields.push(known),
                None => self.complain(
                    other.span().start,
                    &format!("“{}” is none of person, org, place: left out", other.get_ref()),
                ),
            }
        }
        let mut beginnings = Vec::new();
        for id in &articles {
            match Beginning::read(id.get_ref()) {
                Some(beginning) => beginnings.push(beginning),
                None => self.complain(
                    id.span().start,
                    &format!(
                        "“{}” is no id: left out (4 or more characters, as search prints them)",
                        id.get_ref()
                    ),
                ),
            }
        }
        // A list of articles that cannot be read must not become all articles.
        if beginnings.is_empty() && !articles.is_empty() {
            return None;
        }
        let name = name.into_inner();
        let into = (!hide).then(|| (field, name.clone()));
        for field in fields {
            for (key, at) in &keys {
                let articles = (!beginnings.is_empty()).then(|| beginnings.clone());
                let renaming = Renaming { field, key: key.clone(), articles, into: into.clone() };
                self.add(renaming, *at);
            }
        }
        let keys = keys.into_iter().map(|key| key.0).collect();
        Some(Row { field, name: (!hide).then_some(name), keys })
    }

    fn add(&mut self, renaming: Renaming, at: usize) {
        if renaming.articles.is_some() {
            self.single.push(renaming);
            return;
        }
        let is_same =
            |other: &&(Renaming, usize)| other.0.field == renaming.field && other.0.key == renaming.key;
        match self.everywhere.iter().find(is_same) {
            Some((other, before)) if other.into != renaming.into => {
                let message = format!(
                    "{} “{}” stands in {} too, which counts (name the articles where it is somebody else: articles = [\"k3v9\"])",
                    renaming.field,
                    renaming.key,
                    place_of(self.text, *before)
                );
                self.complain(at, &message);
            }
            Some(_) => {}
            None => self.everywhere.push((renaming, at)),
        }
    }

    fn complain(&mut self, at: usize, message: &str) {
        self.complaints.push(format!("{}: {message}", place_of(self.text, at)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Aliases, Vec<String>) {
        let mut complaints = Vec::new();
        let aliases = Aliases::read(text, &mut complaints).expect("the table is whole");
        (aliases, complaints)
    }

    #[test]
    fn a_name_is_whose_the_table_says() {
        let table = r#"
            [[person]]
            name = "Ada Quill"
            aliases = ["Quill", "A. Quill"]
            [[person]]
            name = "Berta Quill"
            aliases = ["Quill"]
            articles = ["k3v9"]
            [[org]]
            name = "Mercury Group"
            aliases = ["Mercury"]
            taken_for = ["place"]
            [[person]]
            name = "Losses Mount"
            hide = true
        "#;
        let (aliases, complaints) = read(table);
        assert_eq!(complaints, Vec::<String>::new());
        let there = crate::engine::naming::number(
            &crate::article::ArticleId::new("k3v9000000000000").expect("it is an id"),
        );
        let check = |field: &str, key: &str, id: u128, expected: Option<Option<&str>>| {
            let found = aliases.renaming(field, key, id);
            let found = found.map(|one| one.into.as_ref().map(|into| into.1.as_str()));
            assert_eq!(found, expected, "{field} {key}");
        };
        check("person", "quill", 0, Some(Some("Ada Quill")));
        check("person", "quill", there, Some(Some("Berta Quill")));
        check("person", "a quill", there, Some(Some("Ada Quill")));
        check("person", "ada quill", 0, Some(Some("Ada Quill")));
        check("place", "mercury", 0, Some(Some("Mercury Group")));
        check("person", "mercury", 0, None);
        check("person", "losses mount", 0, Some(None));
        check("person", "berta quill", 0, None);
    }

    #[test]
    fn a_bad_line_is_said_and_the_others_count() {
        let check = |text: &str, expected: &str, rows: usize| {
            let (aliases, complaints) = read(text);
            assert!(complaints.len() == 1 && complaints[0].contains(expected), "{complaints:?}");
            assert_eq!(aliases.rows.len(), rows, "{text}");
        };
        check("[[person]]\nname = \"-\"\n[[org]]\nname = \"A\"\n", "line 2: “-” has no letters", 1);
        check("[[person]]\nname = \"A\"\narticles = [\"k3\"]\n", "line 3: “k3” is no id", 0);
        check("[[org]]\nname = \"A\"\ntaken_for = [\"firm\"]\n", "line 3: “firm” is none of", 1);
        let twice = "[[org]]\nname = \"A\"\naliases = [\"X\"]\n[[org]]\nname = \"B\"\naliases = [\"x\"]\n";
        check(twice, "line 6: org “x” stands in line 3 too", 2);
    }

    #[test]
    fn a_file_that_is_no_table_is_an_error_with_its_line() {
        let check = |text: &str, expected: &str| {
            let message = Aliases::read(text, &mut Vec::new()).expect_err("the table is wrong");
            assert!(message.contains(expected), "{message}");
        };
        check("[[person]]\nname = \"A\n", "line 2");
        check("[[person]]\nnames = \"A\"\n", "line 2: unknown field `names`");
        check("[[people]]\nname = \"A\"\n", "[[person]], [[org]] or [[place]]");
        check("[[person]]\nname = \"A\"\naliases = \"B\"\n", "lists stand in brackets");
    }
}
