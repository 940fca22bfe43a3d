//! A part of a message goes in; what its header says of it comes out: type, encoding, name, and what is done with it.

use super::fields::Fields;
use super::parts::Part;
use super::plain::Flow;
use super::transfer::{self, Transfer, Undone};

/// What the header of a part says.
#[derive(Clone, Debug)]
pub struct Details {
    /// Its type in small letters: `text/html`.
    pub kind: String,
    /// The encoding of its letters.
    pub charset: Option<String>,
    /// The name of the file that it is.
    pub name: Option<String>,
    /// How its lines were broken.
    pub flow: Flow,
    /// How it was made fit for sending.
    pub transfer: Transfer,
    /// Whether it is said to be an attachment.
    pub is_attachment: bool,
    /// Its identifier, without angle brackets.
    pub id: Option<String>,
    /// The address that it had.
    pub location: Option<String>,
    /// Of a multipart: the identifier of the part with which it begins.
    pub start: Option<String>,
}

impl Details {
    /// Reads the header of a part; `usual` is its type where none is said.
    pub fn read(message: &[u8], part: &Part, usual: &str) -> Details {
        let fields = Fields::read(&message[part.header.clone()]);
        let typed = fields.typed("content-type");
        let disposition = fields.typed("content-disposition");
        let text = |name: &str| fields.text(name, None);
        let of_type = |name: &str| {
            let value =
                typed.as_ref().and_then(|kind| kind.attribute(name)).map(|value| value.trim().to_owned());
            value.filter(|value| !value.is_empty())
        };
        let stated = typed.as_ref().map(|kind| match kind.subtype() {
            Some(subtype) => format!("{}/{subtype}", kind.ctype()),
            None => kind.ctype().to_owned(),
        });
        let kind = match stated.as_deref() {
            None | Some("") => usual,
            Some("text" | "plain" | "text/") => "text/plain",
            Some("html") => "text/html",
            // Its parts were not found: what it holds is all that there is.
            Some(kind) if kind.starts_with("multipart/") && !part.is_multipart => "text/plain",
            Some(kind) => kind,
        };
        let is_flowed = of_type("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let deletes_space = of_type("delsp").is_some_and(|value| value.eq_ignore_ascii_case("yes"));
        let named = disposition.as_ref().and_then(|value| value.attribute("filename"));
        let named = named.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        Details {
            kind: kind.to_owned(),
            charset: of_type("charset"),
            name: named.or_else(|| of_type("name")).map(|name| name.replace(['\r', '\n', '\t'], " ")),
            flow: if is_flowed { Flow::Flowed { deletes_space } } else { Flow::Fixed },
            transfer: text("content-transfer-encoding")
                .map_or(Transfer::Plain, |value| Transfer::named(&value)),
            is_attachment: disposition.as_ref().is_some_and(mail_parser::ContentType::is_attachment),
            id: text("content-id").map(|id| bare(&id)),
            location: text("content-location").map(|value| bare(&value).split_whitespace().collect()),
            start: of_type("start").map(|id| bare(&id)),
        }
    }

    /// Undoes the packing of the part's body.
    pub fn undo<'a>(&self, message: &'a [u8], part: &Part) -> Undone<'a> {
        transfer::undo(&message[part.body.clone()], self.transfer)
    }

    /// Why the part is no article, where it is plainly none.
    pub fn no_article(&self) -> Option<NoArticle> {
        use NoArticle::{Failed, Skipped};
        let name = self.name.as_deref().unwrap_or_default().to_ascii_lowercase();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let (family, _) = self.kind.split_once('/').unwrap_or((self.kind.as_str(), ""));
        let by_family = match family {
            "image" => Some("a picture"),
            "audio" => Some("a sound recording"),
            "video" => Some("a video"),
            "font" => Some("a font"),
            _ => None,
        };
        if name == "winmail.dat" || self.kind.ends_with("/ms-tnef") || self.kind.ends_with("/vnd.ms-tnef") {
            return Some(Failed("packed by Outlook for itself (TNEF): not read"));
        }
        let row = NO_ARTICLES.iter().find(|(kinds, endings, _)| {
            kinds.contains(&self.kind.as_str()) || !ending.is_empty() && endings.contains(&ending)
        });
        by_family.map(Skipped).or_else(|| row.map(|(_, _, what)| *what))
    }
}

/// Why a part is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoArticle {
    /// It holds no news.
    Skipped(&'static str),
    /// It may hold some, and cannot be read.
    Failed(&'static str),
}

/// Types, endings of names, and what they are.
const NO_ARTICLES: &[(&[&str], &[&str], NoArticle)] = &[
    (&["text/calendar", "application/ics"], &["ics"], NoArticle::Skipped("a calendar entry")),
    (
        &["text/vcard", "text/x-vcard", "text/directory"],
        &["vcf"],
        NoArticle::Skipped("an address card (vCard)"),
    ),
    (
        &["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"],
        &["p7s", "sig"],
        NoArticle::Skipped("a signature"),
    ),
    (&["application/pgp-keys"], &[], NoArticle::Skipped("a key")),
    (&["application/pgp-encrypted"], &[], NoArticle::Skipped("a note about encryption")),
    (
        &["application/pkcs7-mime", "application/x-pkcs7-mime"],
        &["p7m"],
        NoArticle::Failed("encrypted or signed as a whole (S/MIME): not read"),
    ),
    (
        &[
            "message/delivery-status",
            "message/global-delivery-status",
            "message/disposition-notification",
            "message/global-disposition-notification",
            "message/feedback-report",
            "message/tracking-status",
        ],
        &[],
        NoArticle::Skipped("a report of delivery"),
    ),
    (
        &["text/rfc822-headers", "text/rfc822-header", "message/global-headers"],
        &[],
        NoArticle::Skipped("the header of another message"),
    ),
    (&["message/external-body"], &[], NoArticle::Skipped("a part that is kept elsewhere")),
    (&["text/x-amp-html", "text/watch-html"], &[], NoArticle::Skipped("the same text for other devices")),
    (&["application/applefile"], &[], NoArticle::Skipped("what a Mac notes about a file")),
    (
        &["text/css", "text/javascript", "application/javascript", "application/x-javascript"],
        &["css", "js"],
        NoArticle::Skipped("pictures and scripts of a page"),
    ),
];

/// What stands between angle brackets, or all of it: `<a@b> (old)` is `a@b`.
pub fn bare(value: &str) -> String {
    let inner = value.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
    inner.unwrap_or(value).trim().trim_matches(['<', '>']).to_owned()
}
