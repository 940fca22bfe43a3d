//! Takes a short line of a page and says whether it speaks to the reader about the page instead of telling news.

/// Where in a line a phrase stands.
enum At {
    /// It is the whole line.
    Whole,
    /// The line begins with it.
    Start,
    /// The line holds it.
    Anywhere,
}

/// Phrases in lower case without punctuation, where they stand, and the number of words of the longest line.
const PHRASES: &[(At, usize, &[&str])] = &[
    // Ways to other pages.
    (
        At::Start,
        25,
        &[
            "read more",
            "read also",
            "read next",
            "read full",
            "read the full",
            "see more",
            "see also",
            "watch more",
            "watch now",
            "learn more",
            "find out more",
            "also read",
            "now read",
            "more on this",
            "more from",
            "more stories",
            "more on",
            "related",
            "recommended",
            "must read",
            "most read",
            "most popular",
            "you may also",
            "you might also",
            "further reading",
            "leia mais",
            "leia também",
            "veja mais",
            "veja também",
            "leggi anche",
            "lesen sie auch",
            "mehr zum thema",
            "lire aussi",
            "à lire aussi",
            "voir aussi",
            "lea también",
            "lea además",
            "ver también",
            "te puede interesar",
            "lees ook",
            "läs mer",
            "läs också",
            "les også",
            "læs også",
            "lue myös",
            "читайте также",
            "czytaj także",
            "czytaj też",
            "přečtěte si také",
            "olvassa el",
            "citește și",
            "ayrıca okuyun",
        ],
    ),
    (At::Start, 12, &["click here", "tap here", "press here", "listen to", "full coverage"]),
    // Buttons.
    (
        At::Whole,
        4,
        &[
            "share",
            "tweet",
            "print",
            "email",
            "e mail",
            "save",
            "facebook",
            "twitter",
            "whatsapp",
            "linkedin",
            "pinterest",
            "reddit",
            "telegram",
            "copy link",
            "comments",
            "comment",
            "tags",
            "topics",
            "advertisement",
            "advertising",
            "anzeige",
            "werbung",
            "publicidad",
            "publicidade",
            "publicité",
            "pubblicità",
            "reklam",
            "reklama",
            "annons",
            "sponsored",
            "loading",
            "close",
            "menu",
            "search",
        ],
    ),
    (
        At::Start,
        8,
        &[
            "share this",
            "share on",
            "share via",
            "print this",
            "email this",
            "filed under",
            "tags",
            "topics",
            "category",
            "categories",
            "leave a comment",
            "leave a reply",
            "post a comment",
            "add a comment",
            "write a comment",
            "join the conversation",
            "join the discussion",
            "be the first to comment",
            "advertisement",
            "you can share",
        ],
    ),
    // Subscriptions.
    (
        At::Anywhere,
        45,
        &[
            "delivered to your",
            "straight to your inbox",
            "in your inbox",
            "to your inbox",
            "sign up for our",
            "sign up for the",
            "sign up to our",
            "sign up to receive",
            "sign up here",
            "sign up today",
            "sign up now",
            "subscribe to our",
            "subscribe to the",
            "subscribe now",
            "subscribe here",
            "subscribe today",
            "our newsletter",
            "for our free",
            "download our app",
            "download the app",
            "get the app",
            "unseren newsletter",
            "nuestro boletín",
            "notre newsletter",
            "nossa newsletter",
            "start your free trial",
            "already a subscriber",
            "please try again later",
            "error has occurred",
            "thank you for subscribing",
            "thanks for signing up",
            "affiliate links",
            "affiliate commission",
            "earn a commission",
            "all rights reserved",
            "may not be republished",
            "alle rechte vorbehalten",
            "tous droits réservés",
            "todos los derechos reservados",
        ],
    ),
    (
        At::Anywhere,
        30,
        &[
            "follow us on",
            "follow him on",
            "follow her on",
            "follow them on",
            "follow me on",
            "like us on",
            "join us on",
            "find us on",
            "on twitter at",
            "can be reached at",
            "may be reached at",
            "have a tip",
            "views expressed in this",
        ],
    ),
    (
        At::Start,
        20,
        &[
            "follow us",
            "copyright",
            "report an error",
            "report a typo",
            "photo by",
            "photo credit",
            "image credit",
            "image source",
            "photo courtesy",
            "source image",
            "foto de",
            "crédito",
            "bildquelle",
            "this copy is for your personal",
            "if you enjoyed this",
            "reading time",
            "tempo de leitura",
            "lesezeit",
            "temps de lecture",
            "tiempo de lectura",
        ],
    ),
    // Dates of the page.
    (
        At::Start,
        10,
        &[
            "updated",
            "published",
            "posted",
            "last updated",
            "last modified",
            "first published",
            "veröffentlicht",
            "aktualisiert",
            "publicado",
            "actualizado",
            "atualizado",
            "publié",
            "mis à jour",
            "pubblicato",
            "aggiornato",
            "opublikowano",
            "gepubliceerd",
            "publicerad",
            "опубликовано",
        ],
    ),
];

/// Whether a line, given as its words in lower case and their number, is about the page.
pub(super) fn is_about_the_page(key: &str, words: usize) -> bool {
    PHRASES.iter().filter(|(_, longest, _)| words <= *longest).any(|(at, _, phrases)| {
        phrases.iter().any(|phrase| match at {
            At::Whole => key == *phrase,
            At::Start => begins_with(key, phrase),
            At::Anywhere => holds(key, phrase),
        })
    })
}

fn begins_with(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn holds(key: &str, phrase: &str) -> bool {
    key.match_indices(phrase).any(|(at, _)| {
        let (before, behind) = (&key[..at], &key[at + phrase.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (behind.is_empty() || behind.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::super::blocks::{count_words, key};
    use super::*;

    fn check(line: &str, expected: bool) {
        let key = key(line);
        assert_eq!(is_about_the_page(&key, count_words(&key)), expected, "{line}");
    }

    #[test]
    fn lines_about_the_page_are_known() {
        check("READ MORE: Harbour strike enters third week", true);
        check("Get the day's news straight to your inbox.", true);
        check("Published: 3 May 2021, 10:22", true);
        check("Share", true);
    }

    #[test]
    fn news_that_begins_alike_is_news() {
        check("Related costs rose by a third, the ministry said.", true); // Short and begins like a list of links.
        check("Shares in the bank fell.", false);
        check(
            "Updated figures from the statistics office show that prices rose again in the last three months.",
            false,
        );
        check("Readers more than ever want local papers.", false);
    }
}
