//! The header of a message goes in; what it says about the article comes out, as printed.

use super::details::bare;
use super::fields::{Fields, Person};
use super::words::{self, Form};
use crate::article::{About, Origin, RawArticle};

/// Letter-boxes that everybody can have: their domain says nothing about the source.
const FOR_EVERYBODY: &[&str] = &[
    "126.com",
    "163.com",
    "aol.com",
    "att.net",
    "bigpond.com",
    "bluewin.ch",
    "btinternet.com",
    "comcast.net",
    "compuserve.com",
    "earthlink.net",
    "fastmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.fr",
    "hotmail.it",
    "icloud.com",
    "inbox.ru",
    "juno.com",
    "laposte.net",
    "libero.it",
    "list.ru",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "o2.pl",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rediffmail.com",
    "rocketmail.com",
    "sbcglobal.net",
    "seznam.cz",
    "sina.com",
    "sohu.com",
    "t-online.de",
    "ukr.net",
    "uol.com.br",
    "verizon.net",
    "virgilio.it",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "yahoo.ca",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.br",
    "yahoo.de",
    "yahoo.es",
    "yahoo.fr",
    "yahoo.it",
    "yandex.ru",
    "ymail.com",
    "ziggo.nl",
];

/// States what a header says: `charset` is the encoding of letters that were sent without saying so.
pub fn state(article: &mut RawArticle, fields: &Fields<'_>, charset: Option<&str>) {
    let mut add = |about: About, name: &str, text: &str| {
        let place = if name.contains(' ') { name.to_owned() } else { format!("header {name}") };
        article.state(about, Origin::Header, text, place);
    };
    let mut text_of = |about: About, name: &str| {
        if let Some(text) = fields.text(name, charset) {
            add(about, name, &text);
        }
    };
    text_of(About::Title, "Subject");
    text_of(About::Published, "Date");
    text_of(About::Summary, "Summary");
    text_of(About::Organisation, "Organization");
    text_of(About::Organisation, "Organisation");
    text_of(About::Language, "Content-Language");
    if fields.raw("date").is_none() {
        arrival(fields, charset, &mut add);
    }
    let mut people = fields.people("From", charset);
    let mut from = "From";
    if people.is_empty() {
        (people, from) = (fields.people("Sender", charset), "Sender");
    }
    for person in people.iter().filter_map(called) {
        add(About::Author, from, person);
    }
    list(fields, charset, &mut add);
    // Who writes to a list writes from anywhere.
    let is_discussion = fields.raw("List-Post").is_some_and(|value| value.contains(&b'@'))
        || fields.raw("Newsgroups").is_some();
    let domain = people.iter().find_map(|person| person.address.as_deref()?.rsplit_once('@'));
    if let Some((_, domain)) = domain.filter(|_| !is_discussion) {
        let domain = domain.trim_matches(['<', '>', '.', ' ']).to_ascii_lowercase();
        if domain.contains('.') && !FOR_EVERYBODY.contains(&domain.as_str()) {
            add(About::Source, &format!("domain in header {from}"), &domain);
        }
    }
    if let Some(groups) = fields.text("Newsgroups", charset) {
        groups.split([',', ' ']).for_each(|group| add(About::Section, "Newsgroups", group));
    }
    if let Some(words) = fields.text("Keywords", charset) {
        words.split([',', ';']).for_each(|word| add(About::Topic, "Keywords", word));
    }
    if let Some(id) = fields.raw("Message-ID") {
        add(About::Record, "Message-ID", &bare(&words::plain(id, charset, Form::Text)));
    }
    for name in ["Archived-At", "X-RSS-URL", "Content-Base", "Content-Location", "X-Original-URL"] {
        let address = fields.text(name, charset).map(|value| bare(&value));
        if let Some(address) = address.filter(|address| address.starts_with("http")) {
            add(About::Url, name, &address);
        }
    }
}

/// What a person is called, or its address. Archives of lists write `jane at harbour.example (Jane Roe)`.
fn called(person: &Person) -> Option<&str> {
    let name = person.name.as_deref();
    let hidden = name.filter(|_| person.address.is_none()).and_then(|name| {
        let (address, rest) = name.split_once(" (")?;
        let is_address = address.split_once(" at ").is_some_and(|(_, domain)| domain.contains('.'));
        rest.strip_suffix(')').filter(|name| is_address && !name.is_empty())
    });
    hidden.or(name).or(person.address.as_deref())
}

/// When a message without a date came in: what stands behind the semicolon of the uppermost stamp.
fn arrival(fields: &Fields<'_>, charset: Option<&str>, add: &mut dyn FnMut(About, &str, &str)) {
    for name in ["Delivery-Date", "Received", "X-Received"] {
        let Some(value) = fields.text(name, charset) else { continue };
        let date = value.rsplit_once(';').map_or(value.as_str(), |(_, date)| date);
        if date.contains(':') && (name != "Received" || value.contains(';')) {
            return add(About::Captured, name, date);
        }
    }
}

/// The name of a list is a source, its identifier a section: `The Harbour News <daily.harbour.example>` (RFC 2919).
fn list(fields: &Fields<'_>, charset: Option<&str>, add: &mut dyn FnMut(About, &str, &str)) {
    let Some(value) = fields.text("List-Id", charset) else { return };
    let name = value.split_once('<').map_or("", |(name, _)| name);
    let name = name.trim().trim_matches(['"', '\'']).trim();
    if !name.split_whitespace().any(is_key) {
        add(About::Source, "List-Id", name);
    }
    add(About::Section, "List-Id", &bare(&value));
}

/// Whether a word is the key of a customer of a mailer rather than one of a name: `2f6c1e9ab4mc`.
fn is_key(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= 8 && digits >= 3 && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}
