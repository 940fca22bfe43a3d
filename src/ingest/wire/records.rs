//! XML of no standard goes in, where its elements are named like the parts of an article; its records come out.
//!
//! Agencies, press services and papers export their texts as elements called headline, body, date, byline and the
//! like. The names are those under which records of JSON keep the same things, and a few that XML has beside them.

use super::prose::{self, Unknown};
use super::story::Story;
use super::tree::{self, is, value};
use super::{Found, Items, is_other_markup, read};
use crate::article::About;
use crate::ingest::json::keys::{self, Holds};
use crate::ingest::paragraphs::one_line;
use crate::ingest::xml::{Element, Stream};
use crate::ingest::{Format, Head, Input, Item, markup, versions};
use std::collections::HashMap;
use std::sync::LazyLock;

/// XML with records of articles, in no standard.
pub struct XmlRecords;

impl Format for XmlRecords {
    fn name(&self) -> &'static str {
        "xml"
    }

    fn help(&self) -> &'static str {
        "XML of no standard, with elements for headline, text, date and the like"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        !is_other_markup(head) && record_name(head.text).is_some()
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        // The beginning, which is read again behind this.
        let beginning = input.raw_reader().fill_buf().map(<[u8]>::to_vec).unwrap_or_default();
        let name = record_name(&input.decode(&beginning).0);
        let wanted = |path: &[String]| path.last().is_some_and(|last| Some(last) == name.as_ref());
        let mut each = |element: &Element, items: &mut Items<'_>| items.give(article(element));
        read(input, &wanted, "XML without the text of an article", &mut each, out);
    }
}

/// Words that make a text.
const FEWEST_WORDS: usize = 4;
/// Things that are stated of what is a record without a headline.
const FEWEST_STATEMENTS: usize = 3;

/// The name of the elements that are articles, by the beginning of a document.
fn record_name(beginning: &str) -> Option<String> {
    let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
    if !beginning.starts_with('<') {
        return None;
    }
    let root = Stream::new(beginning.as_bytes()).next(&|_| true)?;
    let mut open: Vec<Vec<&Element>> = vec![vec![&root]];
    while let Some(path) = open.pop() {
        let element = path.last()?;
        if is_record(element) {
            return Some(outer_record(&path).name.clone());
        }
        for child in element.elements().collect::<Vec<_>>().into_iter().rev() {
            if child.elements().next().is_some() && path.len() < DEEPEST {
                open.push(path.iter().copied().chain([child]).collect());
            }
        }
    }
    None
}

/// How deep records stand in a document.
const DEEPEST: usize = 8;

/// Whether an element holds the parts of an article.
fn is_record(element: &Element) -> bool {
    let (mut has_title, mut has_text, mut statements) = (false, false, 0);
    for child in element.elements() {
        match holds_of(child) {
            Some((_, Holds::Statement(About::Title))) => has_title = true,
            Some((_, Holds::Statement(_))) if tree::line(child).is_some() => statements += 1,
            Some((_, Holds::Body)) => {
                has_text |= child.line().split_whitespace().nth(FEWEST_WORDS - 1).is_some();
            }
            _ => {}
        }
    }
    let attributes = element.attributes.iter().filter(|(name, _)| of_attribute(name).is_some()).count();
    let statements = statements + attributes;
    has_text && ((has_title && statements > 0) || statements >= FEWEST_STATEMENTS)
}

/// What an attribute of a record states.
fn of_attribute(name: &str) -> Option<(u16, About)> {
    let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
    match holds(local) {
        // `xml:lang` is a code, an element may be a word.
        Some((_, Holds::Statement(About::Language))) => Some((0, About::Language)),
        Some((rank, Holds::Statement(about))) if !name.starts_with("xmlns") => Some((rank + BEHIND, about)),
        _ => None,
    }
}

/// What an element states whose attributes are a name and a value: `<dc element="dc.source" value="Echo"/>`.
fn named_value(element: &Element) -> Option<(u16, About, &str)> {
    const PREFIXES: &[&str] = &["dc.", "dcterms.", "article:", "og:", "dc:"];
    let name = ["name", "element", "property", "key"].iter().find_map(|key| value(element, key))?;
    let text = ["content", "value"].iter().find_map(|key| value(element, key))?;
    let name = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    match holds(name) {
        Some((rank, Holds::Statement(about))) => Some((rank, about, text)),
        _ => None,
    }
}

/// A record that stands alone in an envelope is read with it: the envelope states its date, or its number.
fn outer_record<'a>(path: &[&'a Element]) -> &'a Element {
    let [.., outer, record] = path else { return path[path.len() - 1] };
    let mut others = outer.elements().filter(|child| child.elements().next().is_some());
    let is_alone = others.next().is_some_and(|child| std::ptr::eq(child, *record)) && others.next().is_none();
    let states = outer.elements().any(|child| {
        matches!(holds(&child.name), Some((_, Holds::Statement(_)))) && child.elements().next().is_none()
    });
    if is_alone && states { outer } else { record }
}

/// Names that XML of agencies has beside those of JSON.
const NAMES: &[(Holds, &str)] = &[
    (Holds::Statement(About::Title), "head"),
    (Holds::Statement(About::Dateline), "town placeline"),
    (Holds::Statement(About::Source), "pub"),
    (Holds::Statement(About::Page), "page"),
    (Holds::Statement(About::Place), "city province region country district"),
    (Holds::Statement(About::Agency), "origin credit distributor"),
    (Holds::Statement(About::Urgency), "urgency priority prioritet"),
    (Holds::Statement(About::Embargo), "embargo embargotime embargodate embargoed"),
    (Holds::Statement(About::Usage), "copyright rights usageterms specialinstructions restrictions"),
    (Holds::Statement(About::Summary), "leadtext directorytext ingress"),
    (Holds::Body, "englishcaption frenchcaption brodtext bodycontent"),
    (Holds::Statement(About::Url), "longurl"),
    (Holds::Statement(About::Topic), "slug slugline slugproper strapline iptclist supplementalcategories"),
    (Holds::Statement(About::Published), "publishdatetime createddatetime"),
    (Holds::Statement(About::Updated), "updateddatetime"),
];

/// What an element holds. A head is a headline where it is a line, else it groups the parts of a record.
fn holds_of(element: &Element) -> Option<(u16, Holds)> {
    let is_group = is(element, &["head"]) && element.elements().next().is_some();
    if is_group { None } else { holds(&element.name) }
}

fn holds(name: &str) -> Option<(u16, Holds)> {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let ours = OURS.get(plain.to_ascii_lowercase().as_str()).copied();
    ours.or_else(|| keys::find(name).map(|(rank, holds)| (rank + BEHIND, holds)))
}

/// The table by name, made once: it is asked for each element.
static OURS: LazyLock<HashMap<&'static str, (u16, Holds)>> = LazyLock::new(|| {
    let names = NAMES.iter().flat_map(|(holds, names)| names.split(' ').map(move |name| (name, *holds)));
    (0..).zip(names).map(|(rank, (name, holds))| (name, (rank, holds))).collect()
});

/// Names of our own come before those of JSON.
const BEHIND: u16 = 500;

/// What a record states, before it is put in order.
#[derive(Default)]
struct Parts {
    statements: Vec<(u16, About, String, String)>,
    bodies: Vec<String>,
    captions: Vec<String>,
}

fn article(record: &Element) -> Found {
    let mut parts = Parts::default();
    parts.add(record, 0);
    parts.statements.sort_by_key(|(rank, about, ..)| (*about == About::Updated, *rank));
    let published = parts.statements.iter().find(|(_, about, ..)| *about == About::Published);
    let mut story = Story::default();
    for (_, about, text, place) in &parts.statements {
        // The names of a table are in the order of trust: the second date is of something else.
        let is_single = matches!(
            about,
            About::Published
                | About::Updated
                | About::Source
                | About::Urgency
                | About::Dateline
                | About::Language
        );
        let is_earlier = *about == About::Updated
            && published.is_some_and(|(_, _, published, _)| !versions::is_later(text, published));
        let is_known = is_single && story.has(*about);
        if !is_known && !is_earlier {
            story.state(*about, text, place.as_str());
        }
    }
    // Of several texts the longest is the whole; the others are its beginning, or the same in another dress.
    let body = parts.bodies.into_iter().max_by_key(String::len).unwrap_or_default();
    story.add_text(&body);
    for caption in &parts.captions {
        story.add_caption(caption);
    }
    story.finish(|| "a record without headline or text".to_owned())
}

/// How deep elements are looked into for parts of a record.
const DEEPEST_PART: u32 = 3;

impl Parts {
    fn add(&mut self, record: &Element, depth: u32) {
        let attributes = record.attributes.iter().filter(|_| depth == 0);
        for ((rank, about), (name, text)) in
            attributes.filter_map(|pair| Some((of_attribute(&pair.0)?, pair)))
        {
            self.statements.push((rank, about, text.trim().to_owned(), name.clone()));
        }
        for child in record.elements() {
            let is_box = child.elements().next().is_some();
            if let Some((rank, about, text)) = named_value(child) {
                self.statements.push((rank, about, text.to_owned(), child.name.clone()));
                continue;
            }
            match holds_of(child) {
                _ if is(child, &["codes"]) => {
                    for code in tree::within(child, &["code"]).iter().filter_map(|code| value(code, "code")) {
                        self.statements.push((0, About::Topic, code.to_owned(), "codes".to_owned()));
                    }
                }
                Some((rank, Holds::Statement(about))) => self.state(rank, about, child),
                Some((_, Holds::Body)) => self.bodies.push(text_of(child)),
                _ if is(child, &["images", "image", "pictures", "media", "medialist", "photos"]) => {
                    let captions = tree::within(child, &["caption", "bildtext", "legend", "imagetext"]);
                    let captions = captions.into_iter().map(text_of);
                    self.captions.extend(captions.filter(|caption| !caption.is_empty()));
                }
                known
                    if is_box
                        && depth < DEEPEST_PART
                        && (matches!(known, Some((_, Holds::More))) || is_part(child)) =>
                {
                    self.add(child, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn state(&mut self, rank: u16, about: About, child: &Element) {
        for text in values(child) {
            let text = in_one_line(&text);
            let is_switch = ["true", "false"].iter().any(|switch| switch.eq_ignore_ascii_case(&text));
            let is_day = matches!(about, About::Published | About::Updated | About::Embargo);
            let is_none = is_switch
                || keys::is_number(about, &text)
                || (is_day && text.starts_with(|c: char| c.is_ascii_digit()) && !tree::is_instant(&text));
            if text.is_empty() || is_none {
                continue;
            }
            let place = child.name.clone();
            let is_list = about == About::Topic && text.matches([',', ';']).count() > 1;
            if is_list {
                let words = text.split([',', ';']).map(str::trim);
                self.statements.extend(words.map(|word| (rank, about, word.to_owned(), place.clone())));
            } else if about == About::Dateline && text.contains(';') {
                let names: Vec<&str> =
                    text.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
                self.statements.push((rank, about, names.join(", "), place));
            } else {
                self.statements.push((rank, about, text, place));
            }
        }
    }
}

/// Whether an element groups the parts of the record: it holds a headline or a text, or is a head.
fn is_part(element: &Element) -> bool {
    is(element, &["head", "header", "info", "metadata", "meta"])
        || element.elements().any(|child| {
            matches!(holds(&child.name), Some((_, Holds::Body | Holds::Statement(About::Title))))
        })
}

/// The values of an element: its characters; those of its name or label; those of each element in it.
fn values(element: &Element) -> Vec<String> {
    let named = ["name", "label", "value", "title"].iter().find_map(|name| tree::child(element, name));
    if let Some(named) = named {
        return vec![named.line()];
    }
    if element.elements().next().is_none() || element.elements().any(prose::is_block) {
        return vec![element.line()];
    }
    element
        .elements()
        .flat_map(|child| {
            let named = ["name", "label", "value"].iter().find_map(|name| tree::child(child, name));
            vec![named.unwrap_or(child).line()]
        })
        .collect()
}

/// The text in an element: elements of XHTML, mark-up that is escaped, or plain lines.
fn text_of(element: &Element) -> String {
    if element.elements().next().is_some() {
        return prose::joined(&prose::read(element, Unknown::Inline));
    }
    let text = element.text();
    // Some escape twice.
    let twice = ["&apos;", "&quot;", "&amp;", "&lt;p"].iter().any(|escaped| text.contains(escaped));
    let text = if twice { markup::decode_entities(&text).into_owned() } else { text };
    markup::mixed(&text).0
}

fn in_one_line(text: &str) -> String {
    let plain = markup::paragraphs(text).unwrap_or_else(|| markup::decode_entities(text).into_owned());
    one_line(&plain)
}
