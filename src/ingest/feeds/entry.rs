//! An item or entry of a feed goes in; the article comes out as its elements state it.

use super::channel::Channel;
use super::fields::{Field, Fields, Key, Vocabulary as V};
use super::{links, people, text, topics, wordpress};
use crate::article::{About, Origin, RawArticle};
use crate::ingest::xml::Element;

/// Elements that state something by their text, the most trusted first.
const STATEMENTS: &[(About, &[Key])] = &[
    (About::Title, &[(V::Core, "title"), (V::Dc, "title"), (V::DcTerms, "title")]),
    (
        About::Published,
        &[
            (V::Core, "pubdate"),
            (V::Core, "published"),
            (V::Core, "issued"),
            (V::Dc, "date"),
            (V::DcTerms, "issued"),
            (V::DcTerms, "available"),
            (V::DcTerms, "date"),
            (V::Prism, "publicationdate"),
            (V::Core, "date"),
            (V::Core, "created"),
            (V::DcTerms, "created"),
            (V::WordPress, "post_date_gmt"),
            (V::WordPress, "post_date"),
        ],
    ),
    (
        About::Updated,
        &[
            (V::Core, "updated"),
            (V::Core, "modified"),
            (V::DcTerms, "modified"),
            (V::Prism, "modificationdate"),
            (V::WordPress, "post_modified_gmt"),
            (V::WordPress, "post_modified"),
        ],
    ),
    (About::Record, &[(V::Core, "guid"), (V::Core, "id"), (V::Dc, "identifier"), (V::WordPress, "post_id")]),
    (About::Language, &[(V::Dc, "language"), (V::DcTerms, "language"), (V::Core, "language")]),
    (
        About::Usage,
        &[
            (V::Core, "rights"),
            (V::Core, "copyright"),
            (V::Dc, "rights"),
            (V::DcTerms, "rights"),
            (V::Media, "copyright"),
            (V::Core, "license"),
            (V::Licence, "license"),
        ],
    ),
    (About::Place, &[(V::Dc, "coverage"), (V::DcTerms, "spatial"), (V::Prism, "location")]),
];

/// Elements that stand in for a title where there is none: they name a recording or a picture.
const OTHER_TITLES: &[Key] = &[(V::Podcast, "title"), (V::Media, "title")];

/// Elements that name people, the most trusted first; those of a row count where the rows before name nobody.
const PEOPLE: &[&[Key]] = &[
    &[
        (V::Core, "author"),
        (V::Dc, "creator"),
        (V::Dc, "author"),
        (V::DcTerms, "creator"),
        (V::Core, "creator"),
    ],
    &[(V::Podcast, "author")],
    &[(V::Dc, "contributor"), (V::Core, "contributor")],
];

/// Elements that hold the whole text, the most trusted first.
const WHOLE: &[Key] = &[
    (V::Content, "encoded"),
    (V::Core, "content"),
    (V::Xhtml, "body"),
    (V::Xhtml, "div"),
    (V::Core, "body"),
    (V::Core, "encoded"),
];

/// Names under which other vocabularies hold the whole text: those of news services.
const WHOLE_BY_NAME: &[&str] = &["full-text", "fulltext", "full_text", "fullitem", "newsbody"];

/// Elements that hold a summary, or the text where there is no other, the most trusted first.
const SHORT: &[Key] = &[
    (V::Excerpt, "encoded"),
    (V::Core, "description"),
    (V::Core, "summary"),
    (V::Core, "abstract"),
    (V::Dc, "description"),
    (V::DcTerms, "abstract"),
    (V::Core, "tagline"),
    (V::Podcast, "summary"),
    (V::Podcast, "subtitle"),
    (V::Prism, "teaser"),
];

/// Elements that tell of a picture or recording, and are the text where there is no other.
const OF_MEDIA: &[Key] = &[(V::Media, "description"), (V::Media, "text")];

/// Reads an item.
pub fn article(item: &Element, channel: &Channel) -> RawArticle {
    let mut article = RawArticle::default();
    let base = channel.base.inside(item);
    let fields = Fields::of(item, &channel.namespace);
    let media = MediaParts::of(item, &fields, channel);
    agency(&mut article, &fields, channel);
    for (about, keys) in STATEMENTS {
        for field in keys.iter().flat_map(|key| fields.all(*key)) {
            state(&mut article, *about, &statement(field, *about), field.place());
        }
    }
    if article.about(About::Title).next().is_none() {
        let others = OTHER_TITLES.iter().flat_map(|key| fields.all(*key).chain(media.all(*key)));
        for field in others.take(1) {
            state(&mut article, About::Title, &line(field), field.place());
        }
    }
    attributes(&mut article, item);
    authors(&mut article, &fields, channel);
    sources(&mut article, &fields);
    links::state(&mut article, item, &fields, &base);
    topics::state(&mut article, &fields);
    languages(&mut article, item, &fields);
    texts(&mut article, &fields, &media, channel);
    article.drop_repeats();
    article
}

/// What AP states of the text of an entry, in `apcm:ContentMetadata`: the title of the entry is but its slug.
const OF_AP: &[(About, &str)] = &[
    (About::Title, "headline"),
    (About::Author, "byline"),
    (About::Dateline, "dateline"),
    (About::Topic, "slugline"),
    (About::Topic, "keywords"),
];

fn agency(article: &mut RawArticle, fields: &Fields<'_>, channel: &Channel) {
    for metadata in fields.all((V::Ap, "contentmetadata")) {
        let parts = Fields::of(metadata.element, &channel.namespace);
        for (about, name) in OF_AP {
            for field in parts.all((V::Ap, name)) {
                let words = line(field);
                let is_list = *name == "keywords";
                for word in words.split(|c| c == ',' && is_list) {
                    state(article, *about, word, field.place());
                }
            }
        }
    }
}

/// The elements in `media:group` and `media:content`.
struct MediaParts<'a>(Vec<Fields<'a>>);

impl<'a> MediaParts<'a> {
    fn of(item: &'a Element, fields: &Fields<'a>, channel: &Channel) -> MediaParts<'a> {
        if fields.all((V::Media, "group")).chain(fields.all((V::Media, "content"))).next().is_none() {
            return MediaParts(Vec::new());
        }
        let is_part = |part: &&Element| matches!(part.name.as_str(), "group" | "content");
        let parts = item.elements().filter(is_part);
        let parts = parts.flat_map(|part| std::iter::once(part).chain(part.elements().filter(is_part)));
        MediaParts(parts.map(|part| Fields::of(part, &channel.namespace)).collect())
    }

    fn all(&self, key: Key) -> impl Iterator<Item = &Field<'a>> {
        self.0.iter().flat_map(move |fields| fields.all(key))
    }
}

fn line(field: &Field<'_>) -> String {
    text::line(field.element, field.vocabulary)
}

/// States what an element says.
pub fn state(article: &mut RawArticle, about: About, text: &str, place: String) {
    article.state(about, Origin::Element, text, place);
}

/// What an element states by its text.
fn statement(field: &Field<'_>, about: About) -> String {
    let element = field.element;
    match about {
        About::Title => line(field),
        About::Usage => {
            let text = line(field);
            let resource = || element.attribute("resource").or_else(|| element.attribute("href"));
            if text.is_empty() { resource().unwrap_or_default().to_owned() } else { text }
        }
        About::Published | About::Updated if field.name.ends_with("_gmt") => match element.line() {
            text if text.is_empty() || text.starts_with("0000") => String::new(),
            text => format!("{text} GMT"),
        },
        About::Published | About::Updated if element.line().starts_with("0000-") => String::new(),
        _ => text::without_controls(element.line()),
    }
}

/// What an item states by attributes: RDF its name, CDF when it was changed.
fn attributes(article: &mut RawArticle, item: &Element) {
    for (key, value) in &item.attributes {
        if key.ends_with(":about") && article.about(About::Record).next().is_none() {
            state(article, About::Record, value, "rdf:about".to_owned());
        } else if key.eq_ignore_ascii_case("lastmod") {
            state(article, About::Updated, value, "lastmod".to_owned());
        }
    }
}

fn authors(article: &mut RawArticle, fields: &Fields<'_>, channel: &Channel) {
    for keys in PEOPLE {
        for field in keys.iter().flat_map(|key| fields.all(*key)) {
            let name = people::name(field.element, field.vocabulary);
            match channel.accounts.get(&name) {
                Some(shown) => {
                    let place = format!("{}, named by wp:author", field.place());
                    state(article, About::Author, shown, place);
                }
                None => state(article, About::Author, &name, field.place()),
            }
        }
        if article.about(About::Author).next().is_some() {
            return;
        }
    }
    // RFC 4287, 4.2.1: those of its source are the authors of an entry that names none.
    for source in fields.all((V::Core, "source")).filter(|field| field.vocabulary.is_atom()) {
        for author in source.element.all("author") {
            state(
                article,
                About::Author,
                &people::name(author, source.vocabulary),
                "source author".to_owned(),
            );
        }
    }
}

fn sources(article: &mut RawArticle, fields: &Fields<'_>) {
    for field in fields.all((V::Core, "source")) {
        match field.element.child("title") {
            Some(title) => {
                let title = text::line(title, field.vocabulary);
                state(article, About::Source, &title, "source title".to_owned());
            }
            None => state(article, About::Source, &line(field), field.place()),
        }
    }
    for key in [
        (V::Prism, "publicationname"),
        (V::Dc, "publisher"),
        (V::Core, "publisher"),
        (V::Dc, "source"),
        (V::Other, "source"),
    ] {
        for field in fields.all(key) {
            let name = people::name(field.element, field.vocabulary);
            state(article, About::Source, &name, field.place());
        }
    }
}

/// The language that is written at the text itself, then that of the item.
fn languages(article: &mut RawArticle, item: &Element, fields: &Fields<'_>) {
    let of = |element: &Element| {
        element.attributes.iter().find(|(key, _)| key == "xml:lang").map(|(_, value)| value.clone())
    };
    let keys = WHOLE.iter().chain(SHORT).chain(&[(V::Core, "title")]);
    let texts = keys.flat_map(|key| fields.all(*key)).map(|field| field.element);
    if let Some(language) = texts.chain([item]).find_map(of) {
        state(article, About::Language, &language, "xml:lang".to_owned());
    }
}

/// The body is the whole text, where there is one, and the description a summary; else the description is the body.
fn texts(article: &mut RawArticle, fields: &Fields<'_>, media: &MediaParts<'_>, channel: &Channel) {
    let by_name = |field: &&Field<'_>| WHOLE_BY_NAME.contains(&field.name.as_str());
    let whole = WHOLE.iter().flat_map(|key| fields.all(*key)).chain(fields.iter().filter(by_name));
    for field in whole {
        let text = match field.vocabulary {
            V::Content if channel.is_wordpress => {
                wordpress::body(&text::without_controls(field.element.text()))
            }
            _ => text::body(field.element, field.vocabulary),
        };
        if !text.is_empty() {
            article.body = text;
            break;
        }
    }
    let short = SHORT.iter().flat_map(|key| fields.all(*key));
    let of_media = OF_MEDIA.iter().flat_map(|key| fields.all(*key).chain(media.all(*key)));
    for (field, is_own) in short.map(|field| (field, true)).chain(of_media.map(|field| (field, false))) {
        if !article.body.is_empty() && !is_own {
            return;
        }
        let text = text::body(field.element, field.vocabulary);
        if text.is_empty() {
            continue;
        }
        if article.body.is_empty() {
            article.body = text;
        } else if text != article.body {
            let is_first = article.about(About::Summary).next().is_none();
            if is_first {
                state(article, About::Summary, &text.replace("\n\n", " "), field.place());
            }
        }
    }
}
