//! Takes an element's class, id and role and says what its author calls it: a side matter, a standfirst, a date …

use super::page::Element;
use std::sync::LazyLock;

/// What the words of a class can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Not a part of the article: related stories, sharing, comments, author boxes …
    Aside,
    /// Standfirst.
    Standfirst,
    /// A post of a social network within the text.
    Post,
    /// A date.
    Date,
    /// Who wrote it.
    Byline,
}

/// Words in order; one that ends in `*` is the beginning of a word.
const WORDS: &[(Role, &[&str])] = &[
    (
        Role::Aside,
        &[
            "related*",
            "relacionad*",
            "recommend*",
            "recirc*",
            "read more",
            "readmore",
            "read next",
            "read also",
            "more on",
            "more from",
            "more stories",
            "more news",
            "most read",
            "most popular",
            "most viewed",
            "mostread",
            "mostpopular",
            "trending",
            "popular",
            "newsletter*",
            "news letter",
            "subscri*",
            "sign up",
            "signup",
            "share*",
            "sharing",
            "social*",
            "addthis*",
            "promo*",
            "outbrain",
            "taboola",
            "sponsor*",
            "advert*",
            "ad slot",
            "comment*",
            "disqus",
            "respond",
            "author bio",
            "author box",
            "author info",
            "author card",
            "author description",
            "about author",
            "about the author",
            "bio",
            "byline",
            "breadcrumb*",
            "tag",
            "tags",
            "taglist",
            "footer",
            "copyright",
            "disclaimer",
            "cookie*",
            "consent",
            "gdpr",
            "modal",
            "popup",
            "paywall",
            "toolbar",
            "navigation",
            "navbar",
            "nav",
            "menu",
            "sidebar",
            "widget*",
            "teaser*",
            "see also",
            "up next",
            "print only",
            "login",
            "yarpp*",
            "jp relatedposts",
            "relatedposts",
            "hidden",
            "visually hidden",
            "sr only",
            "screen reader*",
            "jumplink*",
        ],
    ),
    (
        Role::Standfirst,
        &[
            "summary",
            "lead",
            "lede",
            "intro",
            "standfirst",
            "dek",
            "deck",
            "chapeau",
            "chapo",
            "sommario",
            "occhiello",
            "abstract",
            "excerpt",
            "subtitle",
            "sub head",
            "subhead",
            "subheadline",
            "sub headline",
            "subheading",
            "sub heading",
            "subtitulo",
            "subtítulo",
            "description",
            "vorspann",
            "ingress",
            "bajada",
            "copete",
            "sapo",
            "strapline",
            "kicker text",
            "manchet",
            "lid",
            "perex",
        ],
    ),
    (Role::Post, &["twitter tweet", "tweet", "instagram media", "bluesky embed", "mastodon embed"]),
    (
        Role::Date,
        &[
            "date*",
            "datetime",
            "time",
            "timestamp",
            "published*",
            "publish*",
            "pubdate",
            "posted*",
            "fecha",
            "datum",
            "data",
        ],
    ),
    (Role::Byline, &["byline*", "author*", "autor*", "auteur*", "writer", "firma", "signature"]),
];

/// Attributes in which authors of pages name their elements.
const NAMES: &[&str] =
    &["class", "id", "role", "data-component", "data-type", "data-testid", "itemprop", "aria-label"];

/// A longer value is a style sheet's, not a name.
const LONGEST: usize = 300;

/// A word of a phrase.
struct Part {
    word: &'static str,
    /// Whether words that begin so are meant.
    is_beginning: bool,
}

/// [`WORDS`] taken apart, once: each element of each page is compared with all of them.
static PHRASES: LazyLock<Vec<(Role, Vec<Vec<Part>>)>> = LazyLock::new(|| {
    let part = |word: &'static str| match word.strip_suffix('*') {
        Some(beginning) => Part { word: beginning, is_beginning: true },
        None => Part { word, is_beginning: false },
    };
    let phrase = |phrase: &&'static str| phrase.split(' ').map(part).collect();
    WORDS.iter().map(|(role, phrases)| (*role, phrases.iter().map(phrase).collect())).collect()
});

/// Whether the names of an element say that it is a `role`.
pub(super) fn says(element: &Element, role: Role) -> bool {
    let values =
        NAMES.iter().filter_map(|name| element.attribute(name)).filter(|value| value.len() < LONGEST);
    values.into_iter().any(|value| says_name(value, role))
}

fn says_name(name: &str, role: Role) -> bool {
    let words = words_of(name);
    let rows = PHRASES.iter().filter(|(of, _)| *of == role);
    rows.flat_map(|(_, phrases)| phrases.iter()).any(|phrase| contains(&words, phrase))
}

/// The words of `relatedStories`, `related-stories` and `related_stories` are the same two.
fn words_of(value: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in value.chars() {
        let begins = !before.is_alphanumeric() || (before.is_lowercase() && letter.is_uppercase());
        if letter.is_alphanumeric() {
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        }
        before = letter;
    }
    words
}

fn contains(words: &[String], phrase: &[Part]) -> bool {
    let is_part = |(word, part): (&String, &Part)| {
        if part.is_beginning { word.starts_with(part.word) } else { word == part.word }
    };
    words.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(class: &str, role: Role, expected: bool) {
        assert_eq!(says_name(class, role), expected, "{class}");
    }

    #[test]
    fn words_are_read_however_they_are_joined() {
        check("c-relatedStories", Role::Aside, true);
        check("entry__read-more", Role::Aside, true);
        check("ReadMoreBox", Role::Aside, true);
    }

    #[test]
    fn a_part_of_a_word_is_no_word() {
        check("story-unrelated-navy", Role::Aside, false);
        check("misleading", Role::Standfirst, false);
        check("article-lead", Role::Standfirst, true);
    }
}
