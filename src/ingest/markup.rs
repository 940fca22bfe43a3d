//! Text with HTML in it goes in, paragraphs without it come out; entities become characters.

use std::borrow::Cow;

/// Turns a text that may hold HTML into paragraphs; `None` when there is no markup in it.
///
/// A text in angle brackets that is no element of HTML stays: `Standard Oil <SRD>` names a share.
pub fn paragraphs(text: &str) -> Option<String> {
    if !has_elements(text) {
        return None;
    }
    let mut blocks = Blocks::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        blocks.add(&rest[..at]);
        rest = &rest[at..];
        let Some(tag) = Tag::read(rest) else {
            blocks.add("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        match tag.effect {
            Effect::None => {}
            Effect::Space => blocks.add(" "),
            Effect::Break => blocks.end(),
            Effect::Drop => rest = after_element(rest, tag.name),
        }
    }
    blocks.add(rest);
    blocks.end();
    Some(blocks.done)
}

/// Replaces entities by the characters that they stand for; what is no entity stays.
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        if let Some((end, character)) = end.and_then(|end| Some((end, entity(rest.get(1..end)?)?))) {
            decoded.push(character);
            rest = &rest[end + 1..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Whether there are elements of HTML in a text: one that is closed, or one that needs no closing.
fn has_elements(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text[at..];
        let is_closing = rest.starts_with("</");
        Tag::read(rest).is_some_and(|tag| is_closing || ["br", "p", "hr", "img"].contains(&tag.name))
    })
}

#[derive(Default)]
struct Blocks {
    done: String,
    open: String,
}

impl Blocks {
    fn add(&mut self, text: &str) {
        self.open.push_str(text);
    }

    /// Ends a paragraph: in HTML any run of white space is one space.
    fn end(&mut self) {
        let text = decode_entities(&self.open);
        let is_space = |c: char| c.is_whitespace() && c != '\u{a0}';
        let mut words = text.split(is_space).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_some() && text.chars().any(|c| !c.is_whitespace()) {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            for (index, word) in words.enumerate() {
                if index > 0 {
                    self.done.push(' ');
                }
                self.done.push_str(word);
            }
        }
        self.open.clear();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Stands in the middle of a sentence.
    None,
    /// Separates words.
    Space,
    /// Separates paragraphs.
    Break,
    /// Holds no text for readers.
    Drop,
}

struct Tag {
    name: &'static str,
    length: usize,
    effect: Effect,
}

impl Tag {
    /// Reads a tag or a comment at the beginning of `text`; `None` when it is none of HTML.
    fn read(text: &str) -> Option<Tag> {
        if text.starts_with("<!--") {
            let length = text.find("-->").map_or(text.len(), |end| end + 3);
            return Some(Tag { name: "!--", length, effect: Effect::None });
        }
        let inner = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
        let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &inner[..name_length];
        let after = inner[name_length..].chars().next()?;
        if after == '-' && is_custom(inner) {
            let length = text.find('>')? + 1;
            return Some(Tag { name: "custom", length, effect: Effect::Break });
        }
        let (name, effect) = ELEMENTS.iter().find_map(|(effect, names)| {
            names.iter().find(|known| known.eq_ignore_ascii_case(name)).map(|known| (*known, *effect))
        })?;
        let is_tag = after == '>' || after == '/' || after.is_whitespace();
        let length = text.find('>')? + 1;
        let effect = if effect == Effect::Drop && text.starts_with("</") { Effect::None } else { effect };
        is_tag.then_some(Tag { name, length, effect })
    }
}

/// Whether the name of a tag is one that a site has made for itself: small letters with a hyphen, `dpa-image`, as the
/// HTML standard has it for custom elements.
fn is_custom(inner: &str) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let length = inner.bytes().take_while(|byte| is_part(byte)).count();
    let rest = &inner[length..];
    inner.starts_with(|c: char| c.is_ascii_lowercase()) && rest.starts_with([' ', '>', '/', '\n'])
}

/// What follows the end of an element whose content is not for readers.
fn after_element<'a>(text: &'a str, name: &str) -> &'a str {
    let end = text.match_indices("</").find(|(at, _)| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|closed| closed.eq_ignore_ascii_case(name))
    });
    end.map_or("", |(at, _)| &text[at..])
}

const ELEMENTS: &[(Effect, &[&str])] = &[
    (
        Effect::None,
        &[
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
            "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
            "sub", "sup", "time", "tt", "u", "var", "wbr",
        ],
    ),
    (Effect::Space, &["td", "th"]),
    (
        Effect::Break,
        &[
            "address",
            "article",
            "aside",
            "block",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hl1",
            "hl2",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "picture",
            "pre",
            "section",
            "source",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul",
            "audio",
            "video",
            "embed",
            "form",
        ],
    ),
    (Effect::Drop, &["iframe", "noscript", "object", "script", "style", "svg", "template", "head"]),
];

/// Bytes of the longest entity in the table, with `&` and `;`.
const LONGEST_ENTITY: usize = 12;

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Pages write the code of windows-1252 where that of Unicode is meant.
        return match code {
            0x80..=0x9f => {
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next()
            }
            _ => char::from_u32(code),
        };
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

#[rustfmt::skip]
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}'), ("shy", '\u{ad}'),
    ("rsquo", '’'), ("lsquo", '‘'), ("rdquo", '”'), ("ldquo", '“'), ("sbquo", '‚'), ("bdquo", '„'), ("laquo", '«'),
    ("raquo", '»'), ("lsaquo", '‹'), ("rsaquo", '›'), ("ndash", '–'), ("mdash", '—'), ("hellip", '…'), ("bull", '•'),
    ("middot", '·'), ("euro", '€'), ("pound", '£'), ("yen", '¥'), ("cent", '¢'), ("curren", '¤'), ("copy", '©'),
    ("reg", '®'), ("trade", '™'), ("deg", '°'), ("sect", '§'), ("para", '¶'), ("plusmn", '±'), ("times", '×'),
    ("divide", '÷'), ("minus", '−'), ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'), ("sup1", '¹'), ("sup2", '²'),
    ("sup3", '³'), ("micro", 'µ'), ("not", '¬'), ("ordf", 'ª'), ("ordm", 'º'), ("iquest", '¿'), ("iexcl", '¡'),
    ("ensp", '\u{2002}'), ("emsp", '\u{2003}'), ("thinsp", '\u{2009}'), ("zwnj", '\u{200c}'), ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'), ("rlm", '\u{200f}'), ("prime", '′'), ("Prime", '″'), ("permil", '‰'), ("dagger", '†'),
    ("Dagger", '‡'), ("brvbar", '¦'), ("uml", '¨'), ("macr", '¯'), ("acute", '´'), ("cedil", '¸'), ("circ", 'ˆ'),
    ("tilde", '˜'), ("larr", '←'), ("rarr", '→'), ("Agrave", 'À'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Atilde", 'Ã'),
    ("Auml", 'Ä'), ("Aring", 'Å'), ("AElig", 'Æ'), ("Ccedil", 'Ç'), ("Egrave", 'È'), ("Eacute", 'É'), ("Ecirc", 'Ê'),
    ("Euml", 'Ë'), ("Igrave", 'Ì'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Iuml", 'Ï'), ("ETH", 'Ð'), ("Ntilde", 'Ñ'),
    ("Ograve", 'Ò'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("Oslash", 'Ø'), ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Uuml", 'Ü'), ("Yacute", 'Ý'), ("THORN", 'Þ'), ("szlig", 'ß'), ("agrave", 'à'),
    ("aacute", 'á'), ("acirc", 'â'), ("atilde", 'ã'), ("auml", 'ä'), ("aring", 'å'), ("aelig", 'æ'), ("ccedil", 'ç'),
    ("egrave", 'è'), ("eacute", 'é'), ("ecirc", 'ê'), ("euml", 'ë'), ("igrave", 'ì'), ("iacute", 'í'), ("icirc", 'î'),
    ("iuml", 'ï'), ("eth", 'ð'), ("ntilde", 'ñ'), ("ograve", 'ò'), ("oacute", 'ó'), ("ocirc", 'ô'), ("otilde", 'õ'),
    ("ouml", 'ö'), ("oslash", 'ø'), ("ugrave", 'ù'), ("uacute", 'ú'), ("ucirc", 'û'), ("uuml", 'ü'), ("yacute", 'ý'),
    ("thorn", 'þ'), ("yuml", 'ÿ'), ("OElig", 'Œ'), ("oelig", 'œ'), ("Scaron", 'Š'), ("scaron", 'š'), ("Yuml", 'Ÿ'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<&str>) {
        assert_eq!(paragraphs(html).as_deref(), expected);
    }

    #[test]
    fn blocks_and_breaks_are_paragraphs() {
        check("<p>One &amp; all.</p>\n<p>Two<br/>three</p>", Some("One & all.\n\nTwo\n\nthree"));
        check("<div>The  <b>old</b>\n bridge</div>", Some("The old bridge"));
    }

    #[test]
    fn scripts_and_styles_are_no_text() {
        check(
            "<p>One</p><script>if (a < b) { x('</p>') }</script><style>p{}</style><p>Two</p>",
            Some("One\n\nTwo"),
        );
        check("<p>One</p><script>never closed", Some("One"));
    }

    #[test]
    fn angle_brackets_in_plain_text_stay() {
        check("Standard Oil <SRD> and Sears <S> rose; 3 < 4", None);
        check("<p>Standard Oil <SRD> rose, 3 < 4</p>", Some("Standard Oil <SRD> rose, 3 < 4"));
        check("<p>One</p><news-image src=\"a\"></news-image><p>Two</p>", Some("One\n\nTwo"));
    }

    #[test]
    fn entities_become_characters() {
        let check = |text: &str, expected: &str| assert_eq!(decode_entities(text), expected);
        check("AT&amp;T&#8217;s caf&eacute; &#x20AC;5 &#146;", "AT&T’s café €5 ’");
        check("R&D; &unknown; & &#xFFFFFFFF;", "R&D; &unknown; & &#xFFFFFFFF;");
        check("&ééééééééé;", "&ééééééééé;");
    }
}
