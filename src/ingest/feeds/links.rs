//! The links of an item go in; the addresses of its page come out, whole where the feed says what they are relative to.

use super::entry;
use super::fields::{Fields, Vocabulary as V};
use super::text;
use crate::article::{About, RawArticle};
use crate::ingest::xml::Element;
use url::Url;

/// What addresses are relative to.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// As `xml:base` states it.
    stated: Option<Url>,
    /// The feed's own address, or that of its site: it tells the host.
    site: Option<Url>,
}

impl Base {
    /// The base inside an element.
    pub fn inside(&self, element: &Element) -> Base {
        let Some((_, printed)) = element.attributes.iter().find(|(key, _)| key == "xml:base") else {
            return self.clone();
        };
        let printed = printed.trim();
        let joined = match &self.stated {
            Some(base) => base.join(printed).ok(),
            None => Url::parse(printed).ok(),
        };
        Base { stated: joined.filter(|url| !url.cannot_be_a_base()).or(self.stated.clone()), ..self.clone() }
    }

    /// Notes the address of the feed or its site; the first counts.
    pub fn note_site(&mut self, printed: &str) {
        let url = || Url::parse(printed.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        self.site = self.site.take().or_else(url);
    }

    /// The address that is meant; as printed where it is whole or nothing says what it is relative to.
    pub fn resolve(&self, printed: &str) -> String {
        let printed = printed.trim();
        if printed.is_empty() || Url::parse(printed).is_ok() {
            return printed.to_owned();
        }
        let site = self.site.as_ref().filter(|_| printed.starts_with('/'));
        let joined = self.stated.as_ref().or(site).and_then(|base| base.join(printed).ok());
        joined.map_or_else(|| printed.to_owned(), String::from)
    }
}

/// Kinds of links, the best first, to the page of the article itself; `related` and `enclosure` lead elsewhere.
const RELATIONS: &[&str] =
    &["alternate", "http://www.iana.org/assignments/relation/alternate", "self", "via"];

/// States the addresses of an item's page.
pub fn state(article: &mut RawArticle, item: &Element, fields: &Fields<'_>, base: &Base) {
    for field in fields.all((V::FeedBurner, "origlink")) {
        entry::state(article, About::Url, &base.resolve(&field.element.line()), field.place());
    }
    let mut related: Vec<(usize, String)> = Vec::new();
    for field in fields.all((V::Core, "link")) {
        let base = base.inside(field.element);
        let relation = field.element.attribute("rel").unwrap_or("alternate").trim().to_ascii_lowercase();
        match field.element.attribute("href") {
            Some(href) if relation == "license" => {
                entry::state(article, About::Usage, &base.resolve(href), "link license".to_owned());
            }
            Some(href) => {
                let rank = RELATIONS.iter().position(|known| *known == relation);
                related.extend(rank.map(|rank| (rank.saturating_sub(1), base.resolve(href))));
            }
            None => related.push((0, base.resolve(&text::without_controls(field.element.line())))),
        }
    }
    related.sort_by_key(|(rank, _)| *rank);
    let best = related.first().map(|(rank, _)| *rank);
    for (_, url) in related.iter().filter(|(rank, _)| Some(*rank) == best) {
        entry::state(article, About::Url, url, "link".to_owned());
    }
    if article.about(About::Url).next().is_some() {
        return;
    }
    // RSS 2.0: a guid is an address unless it says that it is none.
    for field in fields.all((V::Core, "guid")).chain(fields.all((V::Core, "id"))) {
        let says_no =
            field.element.attribute("isPermaLink").is_some_and(|value| value.eq_ignore_ascii_case("false"));
        let url = base.inside(field.element).resolve(&field.element.line());
        if !says_no && (url.starts_with("http://") || url.starts_with("https://")) {
            entry::state(article, About::Url, &url, field.place());
        }
    }
    // RDF names an item by its address; CDF links by an attribute; the text of an entry may stand elsewhere.
    let attribute = |is_it: &dyn Fn(&str) -> bool| {
        item.attributes.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value.as_str())
    };
    let about = attribute(&|key| key.ends_with(":about"));
    let href = attribute(&|key| key.eq_ignore_ascii_case("href"));
    let content = fields.first((V::Core, "content")).and_then(|field| field.element.attribute("src"));
    let a = fields
        .first((V::Core, "a"))
        .and_then(|field| field.element.attributes.first())
        .map(|(_, value)| value.as_str());
    for (url, place) in [(about, "rdf:about"), (href, "href"), (a, "a href"), (content, "content src")] {
        if let Some(url) = url
            && article.about(About::Url).next().is_none()
        {
            entry::state(article, About::Url, &base.resolve(url), place.to_owned());
        }
    }
}
