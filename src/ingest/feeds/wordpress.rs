//! An item of an export goes in; why it was never published comes out, and what its author typed as paragraphs.
//!
//! WordPress exports all that its database holds (WXR, "WordPress eXtended RSS"): beside posts and pages their
//! pictures, earlier versions, menus and settings. Blogger exports Atom, with templates and comments.

use super::fields::{Field, Fields, Vocabulary as V};
use crate::ingest::markup;
use memchr::{memchr2, memmem};

/// Why an item of an export is no article.
pub fn why_skipped(fields: &Fields<'_>) -> Option<String> {
    let text = |name| {
        let field = fields.first((V::WordPress, name));
        field.map(|field| field.element.line().to_ascii_lowercase()).unwrap_or_default()
    };
    let kind = text("post_type");
    if let Some((_, what)) = KINDS.iter().find(|(known, _)| *known == kind) {
        return Some((*what).to_owned());
    }
    let status = text("status");
    if let Some((_, what)) = STATUSES.iter().find(|(known, _)| *known == status) {
        return Some((*what).to_owned());
    }
    if !matches!(status.as_str(), "" | "publish") {
        return Some(format!("not published: its state is `{status}`"));
    }
    let is_draft = fields.all((V::App, "control")).any(|field| {
        let draft = field.element.child("draft").map(crate::ingest::xml::Element::line);
        draft.is_some_and(|draft| draft.eq_ignore_ascii_case("yes"))
    });
    if is_draft {
        return Some("a draft".to_owned());
    }
    let of_blogger =
        |name| fields.first((V::Blogger, name)).map(|field| field.element.line().to_ascii_lowercase());
    if let Some(state) = of_blogger("status").filter(|state| state != "live") {
        return Some(format!("not published: its state is `{state}`"));
    }
    let term = fields.all((V::Core, "category")).filter(|field| is_kind(field)).find_map(|field| {
        field
            .element
            .attribute("term")
            .and_then(|term| term.rsplit_once("/kind#"))
            .map(|(_, kind)| kind.to_owned())
    });
    let kind = of_blogger("type").or(term)?;
    BLOGGER.iter().find(|(known, _)| *known == kind).map(|(_, what)| (*what).to_owned())
}

/// Whether a category of an entry says what kind of entry it is, not what it is about.
pub fn is_kind(field: &Field<'_>) -> bool {
    field.element.attribute("scheme").is_some_and(|scheme| scheme.ends_with("g/2005#kind"))
}

/// What WordPress keeps beside posts and pages. Kinds that a site has added itself are read as posts are.
const KINDS: &[(&str, &str)] = &[
    ("attachment", "an attachment"),
    ("revision", "an earlier version"),
    ("nav_menu_item", "an entry of a menu"),
    ("custom_css", "a style sheet"),
    ("customize_changeset", "settings"),
    ("oembed_cache", "settings"),
    ("user_request", "settings"),
    ("acf", "settings"),
    ("acf-field", "settings"),
    ("acf-field-group", "settings"),
    ("wpcf7_contact_form", "a form"),
    ("feedback", "a message from a form"),
    ("wp_block", "a building block of pages"),
    ("wp_template", "a template"),
    ("wp_template_part", "a template"),
    ("wp_global_styles", "a style sheet"),
    ("wp_navigation", "a menu"),
    ("wp_font_family", "a font"),
    ("wp_font_face", "a font"),
];

const STATUSES: &[(&str, &str)] = &[
    ("draft", "a draft"),
    ("auto-draft", "a draft"),
    ("pending", "a draft that waits for approval"),
    ("future", "not published yet"),
    ("private", "private, not published"),
    ("trash", "thrown away by its author"),
    ("inherit", "part of another post"),
];

const BLOGGER: &[(&str, &str)] =
    &[("settings", "settings"), ("template", "a template"), ("comment", "a comment")];

/// What an author typed, as paragraphs.
///
/// In the classic editor an empty line ends a paragraph; the block editor writes elements with comments around
/// them (`<!-- wp:paragraph -->`).
pub fn body(text: &str) -> String {
    let text = without_shortcodes(text);
    if text.contains("<!-- wp:") { markup::html(&text) } else { markup::html_in_lines(&text) }
}

/// Shortcodes that stand for something that is no text, with all that is in them.
const EMPTY: &[&str] = &["gallery", "playlist", "audio", "video", "embed", "youtube", "vimeo", "wpvideo"];

/// Takes out shortcodes, `[gallery ids="1,2"]` and `[caption id="x"]…[/caption]`, and leaves what is in them.
///
/// `[sic]` and `[1]` are none: a shortcode has attributes, is closed, or is one of WordPress's own.
fn without_shortcodes(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    let mut closed = Closed::default();
    while let Some(at) = rest.find('[') {
        left.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, length, closes)) = shortcode(rest) else {
            left.push('[');
            rest = &rest[1..];
            continue;
        };
        let has_more = !closes && rest.as_bytes()[1 + name.len()] != b']';
        let end = if closes { None } else { closed.find(text, text.len() - rest.len(), name) };
        let is_empty = EMPTY.contains(&name);
        if !(closes || has_more || end.is_some() || is_empty) {
            left.push('[');
            rest = &rest[1..];
            continue;
        }
        if name == "caption" {
            left.push_str("<br>");
        }
        rest = match end {
            Some(end) if is_empty => &text[end..],
            _ => &rest[length..],
        };
    }
    left.push_str(rest);
    left
}

/// The name of the shortcode that a text begins with, its length, and whether it is an end.
fn shortcode(text: &str) -> Option<(&str, usize, bool)> {
    let closes = text.starts_with("[/");
    let inner = &text[1 + usize::from(closes)..];
    let is_part =
        |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    let length = inner.bytes().take_while(|byte| is_part(byte)).count();
    let name = &inner[..length];
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let after = &inner[length..];
    let end = memchr2(b'[', b']', after.as_bytes()).filter(|end| after.as_bytes()[*end] == b']')?;
    let attributes = after[..end].trim_end_matches('/');
    let is_attributes = attributes.trim().is_empty()
        || attributes.starts_with('=')
        || (attributes.starts_with([' ', '\n', '\t'])
            && (attributes.contains('=') || attributes.contains("://")));
    is_attributes.then_some((name, text.len() - after.len() + end + 1, closes))
}

/// Where the ends of shortcodes stand; each is looked for once.
#[derive(Default)]
struct Closed<'a>(Vec<(&'a str, Option<usize>)>);

impl<'a> Closed<'a> {
    /// The end of the first `[/name]` behind a place; places are asked for in order.
    fn find(&mut self, text: &str, from: usize, name: &'a str) -> Option<usize> {
        let known = self.0.iter().position(|(known, _)| *known == name);
        if let Some((_, end)) = known.map(|at| self.0[at])
            && end.is_none_or(|end| end > from)
        {
            return end;
        }
        if known.is_none() && self.0.len() == DIFFERENT {
            return None;
        }
        let end = format!("[/{name}]");
        let found = memmem::find(&text.as_bytes()[from..], end.as_bytes()).map(|by| from + by + end.len());
        match known {
            Some(at) => self.0[at].1 = found,
            None => self.0.push((name, found)),
        }
        found
    }
}

/// Different shortcodes that are looked for in one text.
const DIFFERENT: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(body(text), expected);
    }

    #[test]
    fn an_empty_line_ends_a_paragraph() {
        check(
            "The ferry <em>runs</em> again.\r\n\r\nIt had stood still.",
            "The ferry runs again.\n\nIt had stood still.",
        );
        check(
            "<!-- wp:paragraph -->\n<p>One\ntwo.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:image {\"id\":1} -->\n<figure><img></figure>",
            "One two.",
        );
    }

    #[test]
    fn shortcodes_are_taken_out() {
        check(
            "[caption id=\"a\" width=\"3\"]<img src=\"x\"> The pier[/caption]\n\nIt [sic] rained [1].",
            "The pier\n\nIt [sic] rained [1].",
        );
        check("[gallery ids=\"1,2\"]\n\nRain. [embed]http://example.org/[/embed]", "Rain.");
        check("[box]Rain[/box] and [not a shortcode] and [open", "Rain and [not a shortcode] and [open");
    }

    #[test]
    fn time_is_linear() {
        body(&"[a] ".repeat(200_000));
        body(&"[a b".repeat(200_000));
        body(&format!("{}[/a]", "[a] ".repeat(200_000)));
    }
}
