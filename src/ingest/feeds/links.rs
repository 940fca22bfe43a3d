//! An address as a feed prints it goes in; the whole address comes out, where the feed says what it is relative to.

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
