//! The elements directly in an item go in; each comes out under the name that the vocabularies of feeds give it.

use crate::ingest::xml::Element;

/// A vocabulary of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// RSS of any version, CDF, and names without a namespace.
    Core,
    /// Atom 1.0.
    Atom,
    /// Atom before 1.0.
    OldAtom,
    /// Dublin Core, the elements.
    Dc,
    /// Dublin Core, the terms.
    DcTerms,
    /// `content:encoded`.
    Content,
    /// Podcasts.
    Podcast,
    /// Media RSS.
    Media,
    /// PRISM: magazines and journals.
    Prism,
    /// Exports of WordPress.
    WordPress,
    /// Their excerpts.
    Excerpt,
    /// XHTML.
    Xhtml,
    /// Licences.
    Licence,
    /// FeedBurner.
    FeedBurner,
    /// The publishing protocol of Atom.
    App,
    /// Exports of Blogger.
    Blogger,
    /// RDF.
    Rdf,
    /// What AP says of its texts.
    Ap,
    /// Another one.
    Other,
}

use Vocabulary as V;

/// Each vocabulary with its usual prefix, and how its namespaces begin: in small letters, without `http://`.
const VOCABULARIES: &[(Vocabulary, &str, &[&str])] = &[
    (V::Atom, "atom", &["www.w3.org/2005/atom"]),
    (
        V::OldAtom,
        "atom03",
        &[
            "purl.org/atom/",
            "purl.org/echo",
            "purl.org/pie",
            "example.com/necho",
            "example.com/newformat",
            "uri/of/echo",
        ],
    ),
    (V::Dc, "dc", &["purl.org/dc/elements", "dublincore.org/documents/dces"]),
    (V::DcTerms, "dcterms", &["purl.org/dc/terms"]),
    (V::Content, "content", &["purl.org/rss/1.0/modules/content"]),
    (
        V::Podcast,
        "itunes",
        &["www.itunes.com/dtds/podcast", "example.com/dtds/podcast", "www.google.com/schemas/play-podcasts"],
    ),
    (
        V::Media,
        "media",
        &["search.yahoo.com/mrss", "video.search.yahoo.com/mrss", "tools.search.yahoo.com/mrss"],
    ),
    (V::Prism, "prism", &["prismstandard.org/namespaces", "purl.org/rss/1.0/modules/prism"]),
    (V::Excerpt, "excerpt", &[]),
    (V::WordPress, "wp", &["wordpress.org/export/"]),
    (V::Xhtml, "xhtml", &["www.w3.org/1999/xhtml"]),
    (
        V::Licence,
        "cc",
        &[
            "web.resource.org/cc",
            "creativecommons.org/ns",
            "backend.userland.com/creativecommonsrssmodule",
            "cyber.law.harvard.edu/rss/creativecommons",
            "purl.org/atompub/license",
        ],
    ),
    (V::FeedBurner, "feedburner", &["rssnamespace.org/feedburner"]),
    (V::App, "app", &["www.w3.org/2007/app", "purl.org/atom/app"]),
    (V::Blogger, "blogger", &["schemas.google.com/blogger/"]),
    (V::Rdf, "rdf", &["www.w3.org/1999/02/22-rdf-syntax-ns"]),
    (V::Ap, "apcm", &["ap.org/schemas/03/2005/apcm"]),
    (V::Other, "-", &["purl.org/rss/1.0/modules"]),
    (
        V::Core,
        "rss",
        &[
            "purl.org/rss/",
            "purl.org/net/rss",
            "my.netscape.com/rdf",
            "channel.netscape.com/rdf",
            "my.netscape.com/publish",
            "backend.userland.com/rss",
            "blogs.law.harvard.edu/tech/rss",
            "cyber.law.harvard.edu/rss",
            "www.rssboard.org/rss",
        ],
    ),
];

impl Vocabulary {
    /// The vocabulary of a namespace, or of a prefix that nobody declared; `core` is the feed's own namespace.
    pub fn of(namespace: &str, core: &str) -> Vocabulary {
        if namespace.is_empty() {
            return V::Core;
        }
        let small = namespace.trim().to_ascii_lowercase();
        let plain =
            small.strip_prefix("http://").or_else(|| small.strip_prefix("https://")).unwrap_or(&small);
        let known = VOCABULARIES.iter().find(|(_, prefix, namespaces)| {
            plain == *prefix || namespaces.iter().any(|begin| plain.starts_with(begin))
        });
        match known {
            // Atom's application protocol shares the beginning of Atom's older namespace.
            Some((V::OldAtom, ..)) if plain.starts_with("purl.org/atom/app") => V::App,
            Some((V::WordPress, ..)) if plain.contains("/excerpt") => V::Excerpt,
            Some((vocabulary, ..)) => *vocabulary,
            None if namespace == core => V::Core,
            None => V::Other,
        }
    }

    /// Whether this is Atom, of any version.
    pub fn is_atom(self) -> bool {
        matches!(self, V::Atom | V::OldAtom)
    }
}

/// One element of an item or a channel.
pub struct Field<'a> {
    /// Whose name it has.
    pub vocabulary: Vocabulary,
    /// Its name in small letters.
    pub name: String,
    /// The element.
    pub element: &'a Element,
}

/// A name in a vocabulary; the names of Atom and RSS are one vocabulary, where a table does not part them.
pub type Key = (Vocabulary, &'static str);

/// The elements directly in another.
pub struct Fields<'a>(Vec<Field<'a>>);

impl<'a> Fields<'a> {
    /// Takes them in their order.
    pub fn of(element: &'a Element, core: &str) -> Fields<'a> {
        let field = |element: &'a Element| Field {
            vocabulary: Vocabulary::of(&element.namespace, core),
            name: element.name.to_ascii_lowercase(),
            element,
        };
        Fields(element.elements().map(field).collect())
    }

    /// Those of a name.
    pub fn all(&self, key: Key) -> impl Iterator<Item = &Field<'a>> {
        self.0.iter().filter(move |field| field.is(key))
    }

    /// The first of a name.
    pub fn first(&self, key: Key) -> Option<&Field<'a>> {
        self.all(key).next()
    }

    /// Every one.
    pub fn iter(&self) -> impl Iterator<Item = &Field<'a>> {
        self.0.iter()
    }
}

impl Field<'_> {
    fn is(&self, (vocabulary, name): Key) -> bool {
        let same = vocabulary == self.vocabulary || (vocabulary == V::Core && self.vocabulary.is_atom());
        same && self.name == name
    }

    /// The name as it is usually written: `dc:creator`, `pubdate`.
    pub fn place(&self) -> String {
        let row = VOCABULARIES.iter().find(|(vocabulary, ..)| *vocabulary == self.vocabulary);
        let prefix = row
            .map(|(_, prefix, _)| *prefix)
            .filter(|prefix| !matches!(*prefix, "rss" | "atom" | "atom03" | "-"));
        match prefix {
            Some(prefix) => format!("{prefix}:{}", self.element.name),
            None => self.element.name.clone(),
        }
    }
}
