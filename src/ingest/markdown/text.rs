//! Markdown goes in; its paragraphs come out without marks, headings and notes told apart.

use crate::ingest::markup;
use crate::ingest::prose::Part;
use memchr::memmem;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What stands in a text.
#[derive(Debug, Default)]
pub struct Text {
    /// Its paragraphs; a heading of the first rank is a title.
    pub parts: Vec<Part>,
    /// Its notes.
    pub notes: Vec<String>,
}

/// Reads a text in Markdown (`CommonMark` with tables and footnotes), with HTML where it stands in it.
pub fn read(markdown: &str) -> Text {
    let mut writer = Writer::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options | Options::ENABLE_HEADING_ATTRIBUTES) {
        writer.take(event);
    }
    writer.end();
    writer.text
}

/// Takes out what the makers of sites fill in later: `{{< figure >}}`, `{% include %}`, `{{ site.name }}`, and what
/// gives a paragraph its class: `{: .lead}`.
pub fn without_templates(text: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"), ("{:", "}")];
    /// Bytes of the longest of them.
    const LONGEST: usize = 2000;
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    // Up to where nothing closes a pair.
    let mut searched = [0; PAIRS.len()];
    while let Some(at) = rest.find('{') {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let here = text.len() - rest.len();
        let pair = PAIRS.iter().position(|(opens, _)| rest.starts_with(opens));
        let end = pair.and_then(|pair| {
            let closes = PAIRS[pair].1;
            let (from, to) = (here.max(searched[pair]), text.len().min(here + LONGEST));
            let found = memmem::find(text.as_bytes().get(from..to)?, closes.as_bytes());
            if found.is_none() {
                searched[pair] = to + 1 - closes.len();
            }
            found.map(|at| from + at + closes.len() - here)
        });
        let end = end.unwrap_or_else(|| {
            kept.push('{');
            1
        });
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

#[derive(Default)]
struct Writer {
    text: Text,
    /// The paragraph that is open, as HTML.
    open: String,
    has_html: bool,
    rank: Option<HeadingLevel>,
    in_note: bool,
    /// Pictures around the place of reading: what describes one is no text.
    pictures: usize,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.end();
                self.rank = Some(level);
            }
            Event::Start(Tag::FootnoteDefinition(_)) => {
                self.end();
                self.in_note = true;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.end();
                self.in_note = false;
            }
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Start(Tag::TableCell) if !self.open.is_empty() => self.open.push('\t'),
            Event::Start(Tag::HtmlBlock) => {
                self.end();
                self.has_html = true;
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Item
                | Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::Table(_),
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::Heading(_)
                | TagEnd::HtmlBlock
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => self.end(),
            Event::Text(text) | Event::Code(text) if self.pictures == 0 => self.add(&text),
            Event::SoftBreak if self.pictures == 0 => self.open.push(' '),
            Event::HardBreak => self.open.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.has_html = true;
                self.open.push_str(&html);
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.open.push_str("&amp;"),
                '<' => self.open.push_str("&lt;"),
                '>' => self.open.push_str("&gt;"),
                letter => self.open.push(letter),
            }
        }
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let open = std::mem::take(&mut self.open);
        let rank = self.rank.take();
        let text = match std::mem::take(&mut self.has_html) {
            true => markup::paragraphs(&format!("<p>{open}</p>")).unwrap_or_default(),
            false => markup::decode_entities(&open).into_owned(),
        };
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            if self.in_note {
                self.text.notes.push(paragraph.to_owned());
            } else {
                let is_title = rank == Some(HeadingLevel::H1);
                self.text.parts.push(Part {
                    text: paragraph.to_owned(),
                    is_title,
                    is_heading: rank.is_some(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_later_is_taken_out() {
        let check = |text: &str, expected: &str| assert_eq!(without_templates(text), expected);
        check("a {{< figure src=\"}\" >}} b {% if x %}c{{ d }}{: .lead} e", "a  b c e");
        check("{{ a {% b %} c", "{{ a  c");
        let far = format!("{{{{{}", "a".repeat(2100));
        check(&format!("{far}{{{{ b }}}} c"), &format!("{far} c"));
    }

    /// In quadratic time it would not end.
    #[test]
    fn what_is_never_closed_takes_no_longer() {
        let many = "{".repeat(2_000_000);
        assert_eq!(without_templates(&many), many);
    }
}
