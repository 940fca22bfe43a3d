//! Chooses among the places of a page that name its author: statements go in, the persons of one of them come out.

use super::super::author::{self, Byline};
use super::super::entities::known;
use super::super::source;
use super::super::trail::{Trail, place_of};
use super::Credits;
use crate::article::{About, Origin, Place, RawArticle, Statement};

/// A statement and who is named in it.
struct Read<'a> {
    statement: &'a Statement,
    byline: Byline,
    /// Names that are the site's.
    own: Vec<String>,
}

/// Takes the authors that a file states.
///
/// A record names each author once: all are taken. A page names them in several places, of which some tell of its
/// makers or of other articles: one place is believed, the first of which another kind of place names a person too,
/// else the first that names any.
pub(super) fn of_statements(raw: &RawArticle, sites: &[String], credits: &mut Credits, trail: &mut Trail) {
    let titles: Vec<String> = raw.about(About::Title).map(|title| source::key(&title.text)).collect();
    let mut read: Vec<Read<'_>> =
        raw.about(About::Author).map(|statement| read(statement, sites, &titles)).collect();
    take_accounts(&mut read);
    let chosen = choose(&read);
    for (number, one) in read.iter().enumerate() {
        let place = place_of(one.statement);
        let text = &one.statement.text;
        if !is_of_page(one.statement.origin) || chosen.contains(&number) {
            let named = Byline {
                people: one.byline.people.iter().map(|name| as_usual(name, &read)).collect(),
                ..one.byline.clone()
            };
            if named != Byline::default() || one.own.is_empty() {
                credits.add_byline(&named, text, &place, "stated by the file", trail);
            }
        } else {
            pass_over(one, &read, &chosen, &place, credits, trail);
        }
        for name in &one.own {
            trail.passed_over("author", Some(name), text, place.clone(), "the site itself, no person");
        }
    }
}

fn read<'a>(statement: &'a Statement, sites: &[String], titles: &[String]) -> Read<'a> {
    let mut byline = author::split(&statement.text);
    let is_organisation = statement.place.ends_with("an organisation");
    let mut own = Vec::new();
    if is_of_page(statement.origin) {
        byline.people.retain(|name| {
            let is_site = sites.iter().any(|site| is_name_of(&source::key(site), &source::key(name)));
            let is_nobody = is_site || is_organisation || titles.contains(&source::key(name));
            // Many a person has a site of his or her own name.
            let is_kept = !is_nobody || author::is_certainly_person(name);
            if !is_kept {
                own.push(name.clone());
            }
            is_kept
        });
    }
    Read { statement, byline, own }
}

/// Takes initials and names of accounts for persons where nobody else is named and a reader sees them.
fn take_accounts(read: &mut [Read<'_>]) {
    if read.iter().any(|one| !one.byline.people.is_empty()) {
        return;
    }
    let text = |one: &Read<'_>| one.statement.text.clone();
    let seen: Vec<String> =
        read.iter().filter(|one| one.statement.origin == Origin::Visible).map(text).collect();
    for one in read {
        let text = text(one);
        if one.statement.origin == Origin::JsonLd && author::is_account(&text) && seen.contains(&text) {
            one.byline.people.push(text);
        }
    }
}

/// The numbers of the statements that are believed.
fn choose(read: &[Read<'_>]) -> Vec<usize> {
    let named = || {
        (0..read.len()).filter(|number| {
            is_of_page(read[*number].statement.origin) && !read[*number].byline.people.is_empty()
        })
    };
    let of_place = |number: usize| -> Vec<usize> {
        let key = |one: &Read<'_>| (one.statement.origin, one.statement.place.clone());
        named().filter(|other| key(&read[*other]) == key(&read[number])).collect()
    };
    let is_named_elsewhere = |name: &String, origin: Origin| {
        named().any(|other| read[other].statement.origin != origin && holds(&read[other].byline, name))
    };
    let is_confirmed = |number: &usize| {
        of_place(*number).iter().any(|one| {
            let origin = read[*one].statement.origin;
            read[*one].byline.people.iter().any(|name| is_named_elsewhere(name, origin))
        })
    };
    let Some(first) = named().find(is_confirmed).or_else(|| named().next()) else { return Vec::new() };
    let chosen = of_place(first);
    // A printed line that names them all and one more is the whole byline.
    let people: Vec<&String> = chosen.iter().flat_map(|one| &read[*one].byline.people).collect();
    let is_whole = |number: &usize| {
        let byline = &read[*number].byline;
        read[*number].statement.origin == Origin::Visible
            && byline.people.len() > people.len()
            && people.iter().all(|name| holds(byline, name))
    };
    match named().find(is_whole) {
        Some(whole) => vec![whole],
        None => chosen,
    }
}

/// Notes a statement that was not believed; its agencies are credits all the same.
fn pass_over(
    one: &Read<'_>,
    read: &[Read<'_>],
    chosen: &[usize],
    place: &Place,
    credits: &mut Credits,
    trail: &mut Trail,
) {
    let text = &one.statement.text;
    for name in &one.byline.people {
        if !chosen.iter().any(|number| holds(&read[*number].byline, name)) {
            let rule = "another place names the author";
            trail.passed_over("author", Some(name), text, place.clone(), rule);
        }
    }
    let others = Byline { people: Vec::new(), ..one.byline.clone() };
    if others != Byline::default() || one.byline.people.is_empty() && one.own.is_empty() {
        credits.add_byline(&others, text, place, "stated by the file", trail);
    }
}

/// A name in capitals as another place prints it.
fn as_usual(name: &str, read: &[Read<'_>]) -> String {
    if !author::is_shouted(name) {
        return name.to_owned();
    }
    let others = || read.iter().flat_map(|one| &one.byline.people);
    let same = others().find(|other| !author::is_shouted(other) && source::key(other) == source::key(name));
    same.map_or(name, String::as_str).to_owned()
}

/// Whether a name is a site's: the whole of it, or its only word of a name.
fn is_name_of(site: &str, name: &str) -> bool {
    let is_word = !name.contains(' ') && !known::is_given_name(name);
    site == name || is_word && site.split(' ').any(|word| word == name)
}

fn holds(byline: &Byline, name: &str) -> bool {
    byline.people.iter().any(|held| source::key(held) == source::key(name))
}

fn is_of_page(origin: Origin) -> bool {
    matches!(origin, Origin::JsonLd | Origin::Meta | Origin::Microdata | Origin::Visible)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LD: Origin = Origin::JsonLd;
    const META: Origin = Origin::Meta;
    const SEEN: Origin = Origin::Visible;

    /// Checks the authors of a page of The Echo that names them in these places.
    fn check(statements: &[(Origin, &str)], expected: &str) {
        let mut raw = RawArticle::default();
        raw.state(About::Title, Origin::Visible, "Ferry runs again", "h1");
        for (origin, text) in statements {
            raw.state(About::Author, *origin, text, format!("{origin:?}"));
        }
        let (mut credits, sites) = (Credits::default(), ["The Echo".to_owned(), "Jane Roe".to_owned()]);
        of_statements(&raw, &sites, &mut credits, &mut Trail::default());
        assert_eq!(credits.author.join("; "), expected, "{statements:?}");
    }

    #[test]
    fn one_place_is_believed() {
        check(&[(LD, "Jane Roe"), (META, "Harbour Nast"), (SEEN, "By John Doe")], "Jane Roe");
        check(&[(META, "Harbour Nast"), (SEEN, "By John Doe")], "Harbour Nast");
        check(&[(META, "The Echo"), (SEEN, "By John Doe")], "John Doe");
        check(&[(LD, "Jane Roe"), (LD, "John Doe"), (SEEN, "Jane Roe")], "Jane Roe; John Doe");
    }

    #[test]
    fn a_place_that_another_confirms_goes_first() {
        check(&[(LD, "Mary Major"), (META, "John Doe"), (SEEN, "By John Doe")], "John Doe");
    }

    #[test]
    fn a_printed_line_may_name_one_more() {
        check(&[(LD, "John Doe"), (SEEN, "By John Doe and Mary Major")], "John Doe; Mary Major");
        check(&[(LD, "John Doe"), (META, "John Doe and Mary Major")], "John Doe");
    }

    #[test]
    fn the_site_and_the_headline_are_no_persons() {
        check(&[(LD, "The Echo"), (SEEN, "Ferry runs again")], "");
        check(&[(LD, "Echo")], "");
        check(&[(LD, "Jane Roe")], "Jane Roe");
    }

    #[test]
    fn capitals_give_way_to_a_usual_spelling() {
        check(&[(LD, "By JOHN DOE, Sports Writer"), (SEEN, "John Doe, Sports Writer")], "John Doe");
        check(&[(LD, "JOHN DOE")], "JOHN DOE");
    }

    #[test]
    fn initials_count_where_a_reader_sees_them() {
        check(&[(LD, "kj"), (SEEN, "kj")], "kj");
        check(&[(LD, "kj")], "");
        check(&[(LD, "admin"), (SEEN, "admin")], "");
        check(&[(SEEN, "von kj")], "kj");
    }

    #[test]
    fn a_record_names_each_author_once() {
        check(&[(Origin::Key, "John Doe"), (Origin::Element, "Mary Major")], "John Doe; Mary Major");
    }
}
