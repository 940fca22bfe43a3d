//! One JSON object goes in; the article comes out as its keys state it, and whether it reads like news.

use super::dialects::{self, Medium, Rows, Unwrapped};
use super::keys::{self, Holds, Typed};
use super::values::{self, body_text, each_block, each_text, in_one_line};
use crate::article::{About, Origin, RawArticle, Statement};
use crate::ingest::versions;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// An article, and how sure it is that a record is one.
#[derive(Debug)]
pub struct Record {
    /// What the keys state.
    pub article: RawArticle,
    /// Whether there is anything to keep.
    pub looks: Looks,
    /// Why it is no news, where it says so.
    pub no_news: Option<String>,
    /// Whether it is written as an agency writes: then it is no answer that wraps others.
    pub is_of_agency: bool,
    /// Whether it is a text, not a picture, a video or a recording.
    pub is_text: bool,
}

/// What a record looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looks {
    /// No key that an article has.
    Foreign,
    /// An article among others: a title, text, address or date.
    Bare,
    /// A headline with a source, day or address.
    Headline,
    /// A text.
    Text,
}

/// Words that make a text of a value: a label or a setting has fewer.
const FEWEST_WORDS: usize = 3;
/// How deep keys are followed into objects.
const DEEPEST: u32 = 3;

/// Reads a record.
pub fn read(map: &Map<String, Value>) -> Record {
    let alone = Unwrapped { prefix: "", item: map, text: None };
    let Unwrapped { prefix, item, text } = dialects::unwrapped(map).unwrap_or(alone);
    let rows = Rows::of(item);
    let mut found =
        Found { medium: rows.map_or(Medium::Text, |rows| rows.medium(item)), rows, ..Found::default() };
    found.object(item, prefix, 0);
    if let Some(text) = text {
        found.fill(text);
    }
    let medium = found.medium;
    let mut article = found.into_article();
    let looks = looks(item, &article);
    let has_text = !article.body.is_empty();
    let planned = dialects::no_news(item).filter(|_| rows.is_some() || !has_text);
    let without_caption = match medium {
        Medium::Other(what) if !has_text => Some(format!("{what} without a caption")),
        _ => None,
    };
    let is_schema = looks == Looks::Foreign && map.contains_key("$schema");
    let schema = is_schema.then(|| "a JSON schema".to_owned());
    let no_news = planned.map(str::to_owned).or(without_caption).or(schema);
    if rows.is_none() {
        article.statements.retain(|statement| statement.about != About::Urgency || is_level(&statement.text));
    }
    Record { article, looks, no_news, is_of_agency: rows.is_some(), is_text: medium == Medium::Text }
}

/// Whether a level of urgency is one of the IPTC's: elsewhere the word means many things.
fn is_level(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1'..=b'9'])
}

fn looks(map: &Map<String, Value>, article: &RawArticle) -> Looks {
    let has = |about| article.about(about).next().is_some();
    let is_text = is_text(&article.body);
    let is_schema = map.contains_key("$schema") || map.contains_key("$ref");
    let stands_in_a_paper = [About::Published, About::Source, About::Url, About::Author, About::Record];
    match () {
        () if is_schema => Looks::Foreign,
        () if is_text => Looks::Text,
        () if has(About::Title) && stands_in_a_paper.into_iter().any(has) => Looks::Headline,
        () if has(About::Title) || has(About::Url) || has(About::Published) || !article.body.is_empty() => {
            Looks::Bare
        }
        () => Looks::Foreign,
    }
}

fn is_text(body: &str) -> bool {
    body.split_whitespace().nth(FEWEST_WORDS - 1).is_some()
        || body.chars().filter(|c| !c.is_ascii()).nth(FEWEST_WORDS * 4).is_some()
}

/// A text that may be the article's.
struct Body {
    rank: u32,
    text: String,
    /// Whether its paragraphs are marked.
    is_markup: bool,
}

#[derive(Default)]
struct Found {
    rows: Option<Rows>,
    medium: Medium,
    statements: Vec<(u32, Statement)>,
    bodies: Vec<Body>,
    captions: Vec<String>,
    boxes: Vec<String>,
    xml: Vec<String>,
    hands: Vec<Statement>,
    suspects: Vec<String>,
}

impl Found {
    fn object(&mut self, map: &Map<String, Value>, prefix: &str, depth: u32) {
        for (key, value) in map {
            let found = match self.rows {
                Some(rows) => rows.find(key),
                None => keys::find(key),
            };
            let Some((rank, holds)) = found else { continue };
            // Room for the kinds of the entries of a list.
            self.value(u32::from(rank) << 8, holds, value, &format!("{prefix}{key}"), depth);
        }
    }

    /// Takes from another form of the same item what this one does not say, and its text.
    fn fill(&mut self, map: &Map<String, Value>) {
        let from = self.statements.len();
        self.object(map, "", 0);
        let more = self.statements.split_off(from);
        let said: HashSet<About> = self.statements.iter().map(|(_, statement)| statement.about).collect();
        self.statements.extend(more.into_iter().filter(|(_, statement)| !said.contains(&statement.about)));
    }

    fn value(&mut self, rank: u32, holds: Holds, value: &Value, place: &str, depth: u32) {
        match (holds, value) {
            (_, Value::Null) | (Holds::Nothing, _) => {}
            (Holds::More, Value::Object(more)) if depth < DEEPEST => {
                self.object(more, &format!("{place}."), depth + 1);
            }
            // `article` may be the text itself.
            (Holds::More, Value::String(words)) if is_text(words) => {
                self.text(rank, Holds::Body, value, place);
            }
            (Holds::More, _) => {}
            (Holds::Typed(typed), Value::Object(more)) if depth < DEEPEST => {
                let before = self.statements.len() + self.bodies.len();
                self.object(more, &format!("{place}."), depth + 1);
                if before == self.statements.len() + self.bodies.len() {
                    // One entry that stands in no list.
                    self.value(rank, typed.others, value, place, depth + 1);
                }
            }
            (Holds::Typed(typed), Value::Array(entries)) => {
                for entry in entries {
                    self.entry(rank, typed, entry, place, depth);
                }
            }
            (Holds::Typed(typed), value) => self.value(rank, typed.others, value, place, depth),
            (Holds::Statement(about), value) => self.statement(rank, about, value, place),
            (Holds::Hand, value) => {
                let from = self.statements.len();
                self.statement(rank, About::Author, value, place);
                // A word alone is the name under which somebody logs in.
                let names = self.statements.drain(from..).map(|(_, statement)| statement);
                self.hands.extend(names.filter(|statement| statement.text.contains(' ')));
            }
            (Holds::Description, value) if self.medium == Medium::Text => {
                self.statement(rank, About::Summary, value, place);
            }
            (Holds::Body | Holds::Box | Holds::Xml | Holds::Caption | Holds::Description, value) => {
                self.text(rank, holds, value, place);
            }
            (Holds::Status, value) => {
                if let Some(status) = value.as_str().filter(|status| !status.eq_ignore_ascii_case("usable")) {
                    self.suspects.push(format!("key `{place}` says `{status}`, not `usable`"));
                }
            }
        }
    }

    /// An entry of a list whose entries say themselves what they hold.
    fn entry(&mut self, rank: u32, typed: &Typed, entry: &Value, place: &str, depth: u32) {
        let Value::Object(map) = entry else {
            return self.value(rank, typed.others, entry, place, depth);
        };
        let (at, holds) = typed.find(map);
        let is_there = |key: &&&str| map.get(**key).is_some_and(values::says_something);
        let place = match typed.kind.iter().find_map(|key| map.get(*key)?.as_str()) {
            Some(kind) if !kind.is_empty() => format!("{place}.{kind}"),
            _ => place.to_owned(),
        };
        match typed.words.iter().find(is_there) {
            Some(words) => {
                self.value(rank + at, holds, &map[*words], &place, depth);
                if let (Holds::Statement(About::Topic), Some(code)) = (holds, values::news_code(map)) {
                    self.statement(rank + at, About::Topic, &Value::String(code.to_owned()), &place);
                }
            }
            None if typed.words.is_empty() => self.value(rank + at, holds, entry, &place, depth),
            None => {
                if let (Holds::Statement(about), Some(name)) = (holds, values::name_in_parts(map)) {
                    self.statement(rank + at, about, &Value::String(name), &place);
                }
            }
        }
    }

    fn statement(&mut self, rank: u32, about: About, value: &Value, place: &str) {
        if about == About::Topic && values::are_numbers(value) {
            return;
        }
        let mut wrong = None;
        each_text(value, &mut |text| {
            let text = match text {
                Ok(text) => text,
                Err(kind) => return wrong = Some(kind),
            };
            let plain = if about == About::Url { text } else { in_one_line(&text) };
            let plain = plain.trim();
            let is_none = values::stands_for_nothing(plain) || keys::is_number(about, plain);
            if !plain.is_empty() && !is_none {
                let place = format!("key `{place}`");
                let statement =
                    Statement { about, origin: Origin::Key, text: plain.to_owned(), place, at: None };
                self.statements.push((rank, statement));
            }
        });
        self.note_wrong(wrong, place);
    }

    fn text(&mut self, rank: u32, holds: Holds, value: &Value, place: &str) {
        let mut wrong = None;
        let mut whole = String::new();
        let mut is_markup = false;
        let is_html = place.to_ascii_lowercase().contains("html");
        each_block(value, &mut |text| match text {
            Ok(text) if holds == Holds::Xml => self.xml.push(text.into_owned()),
            Ok(text) => {
                let (text, has_markup) = body_text(&text, is_html);
                is_markup |= has_markup;
                if !text.is_empty() {
                    let separator = if whole.is_empty() { "" } else { "\n\n" };
                    whole.push_str(separator);
                    whole.push_str(&text);
                }
            }
            Err(kind) => wrong = Some(kind),
        });
        self.note_wrong(wrong, place);
        if whole.is_empty() || values::stands_for_nothing(&whole) {
            return;
        }
        match holds {
            Holds::Box => self.boxes.push(whole),
            Holds::Caption | Holds::Description => self.captions.push(whole),
            _ => self.bodies.push(Body { rank, text: whole, is_markup }),
        }
    }

    fn note_wrong(&mut self, wrong: Option<&str>, place: &str) {
        if let Some(kind) = wrong {
            self.suspects.push(format!("key `{place}` holds {kind}: left out"));
        }
    }

    fn into_article(mut self) -> RawArticle {
        let body = self.body();
        self.statements.sort_by_key(|(rank, _)| *rank);
        let mut statements: Vec<Statement> =
            self.statements.into_iter().map(|(_, statement)| statement).collect();
        if !statements.iter().any(|statement| statement.about == About::Author) {
            statements.append(&mut self.hands);
        }
        if self.rows.is_some() {
            as_an_agency_means(&mut statements);
        }
        RawArticle { statements, body, suspects: self.suspects, ..RawArticle::default() }
    }

    /// Of several texts the longest is the whole; the others are its beginning, or the same in another dress: one
    /// that marks its paragraphs is better then.
    fn best_body(&mut self) -> String {
        self.bodies.sort_by_key(|body| body.rank);
        let words = |body: &Body| body.text.split_whitespace().count();
        let most = self.bodies.iter().map(words).max().unwrap_or(0);
        let is_whole = |body: &&Body| words(body) * 10 >= most * 9;
        let marked = self.bodies.iter().filter(|body| body.is_markup).find(is_whole);
        // The first of those that are equally long.
        let longest = self.bodies.iter().rev().max_by_key(|body| body.text.len());
        marked.or(longest).map(|body| body.text.clone()).unwrap_or_default()
    }

    /// The text: the best one, or what stands for it, and the boxes behind it.
    fn body(&mut self) -> String {
        let mut body = match self.bodies.len() {
            0 | 1 => self.bodies.pop().map(|body| body.text).unwrap_or_default(),
            _ => self.best_body(),
        };
        let longest_caption = self.captions.iter().rev().max_by_key(|caption| caption.len());
        if let Some(caption) = longest_caption
            && (body.is_empty() || self.medium != Medium::Text)
        {
            body.clone_from(caption);
        }
        if body.is_empty() {
            body = self
                .xml
                .iter()
                .map(|xml| values::xml_text(xml))
                .find(|text| !text.is_empty())
                .unwrap_or_default();
        }
        for text in &self.boxes {
            let separator = if body.is_empty() { "" } else { "\n\n" };
            body.push_str(separator);
            body.push_str(text);
        }
        body
    }
}

/// Of the dates of an agency the first is that of publication; a later version is an update, by the rule of
/// [`versions`]. Of its levels of urgency, its datelines and its sources one is the item's: whoever else had a part in
/// it is a credit. What several keys say alike is said once.
fn as_an_agency_means(statements: &mut Vec<Statement>) {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut said: HashSet<(About, String)> = HashSet::new();
    let mut singles: HashSet<About> = HashSet::new();
    let (mut published, mut source): (Option<String>, Option<String>) = (None, None);
    for mut statement in statements.drain(..) {
        let about = statement.about;
        if said.contains(&(about, statement.text.clone())) {
            continue;
        }
        if let (About::Published, Some(published)) = (about, &published) {
            let is_of_version =
                statement.place.to_ascii_lowercase().replace('_', "").contains("versioncreated");
            if !is_of_version || !versions::is_later(&statement.text, published) {
                continue;
            }
            statement.about = About::Updated;
        } else if about == About::Published {
            published = Some(statement.text.clone());
        }
        if matches!(about, About::Urgency | About::Dateline) && !singles.insert(about) {
            continue;
        }
        match &source {
            _ if about != About::Source => {}
            None => source = Some(statement.text.clone()),
            Some(source) if source.eq_ignore_ascii_case(&statement.text) => continue,
            Some(_) if said.contains(&(About::Agency, statement.text.clone())) => continue,
            Some(_) => statement.about = About::Agency,
        }
        said.insert((statement.about, statement.text.clone()));
        if about == About::Record && is_page(&statement.text) {
            let url = Statement { about: About::Url, ..statement.clone() };
            kept.push(url);
        }
        kept.push(statement);
    }
    *statements = kept;
}

/// Whether an identifier is the address of a page, not of a program.
fn is_page(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")) else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_of_program = |part: &str| part.eq_ignore_ascii_case("api") || part.ends_with("api");
    !host.starts_with("api.") && !path.split('/').any(is_of_program)
}

#[cfg(test)]
mod tests;
