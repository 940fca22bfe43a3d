//! A document in RTF goes in; its article comes out, with what its information group states.

use super::prose::{self, Part};
use super::{Format, Head, Input, Item, exports, input, rtf_text};
use crate::article::About;
use rtf_text::{Paragraph, Rtf};

/// Documents in Rich Text Format.
pub struct RichText;

impl Format for RichText {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn help(&self) -> &'static str {
        "documents in Rich Text Format (RTF)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        rtf_text::is_rtf(head.bytes)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let limit = input.limit();
        let mut document = Rtf::new(input.raw_reader());
        let (mut parts, mut settings, mut length, mut broken) = (Vec::new(), Vec::new(), 0, None);
        while let Some(paragraph) = document.next() {
            length += paragraph.text.len() as u64;
            if length > limit {
                broken = Some(input::too_long("the text", length, limit));
                break;
            }
            if !paragraph.text.trim().is_empty() {
                parts.push(part(&paragraph));
                let (is_bold, is_centred) = (paragraph.is_bold, paragraph.is_centred);
                settings.push(exports::Setting { is_bold, is_centred });
            }
        }
        let broken = broken.or_else(|| document.broken());
        let about = std::mem::take(&mut document.about);
        if let Some(database) = exports::of_text(&prose::beginning(parts.iter().map(|part| &part.text))) {
            // Its first bytes were taken up by a picture, or it would have been recognised by them.
            let paragraphs = parts.into_iter().map(|part| part.text).zip(settings);
            if exports::read_paragraphs(database, paragraphs, limit, out) == 0 && broken.is_none() {
                input.skip("an export of a database without the text of an article");
            }
        } else if !parts.is_empty() {
            let mut article = prose::article(&parts);
            for (what, text, name) in [
                (About::Title, &about.title, "title"),
                (About::Author, &about.author, "author"),
                (About::SomeDate, &about.created, "creatim"),
                (About::Updated, &about.saved, "revtim"),
                (About::Topic, &about.subject, "subject"),
                (About::Topic, &about.keywords, "keywords"),
            ] {
                prose::property(&mut article, what, text, name);
            }
            out(Item::Article(article));
        } else if broken.is_none() {
            input.skip("a document without text");
        }
        if let Some(reason) = broken {
            out(Item::Failed { member: None, reason });
        }
    }
}

fn part(paragraph: &Paragraph) -> Part {
    let style = paragraph.style.as_deref().unwrap_or_default().to_lowercase();
    Part {
        text: paragraph.text.trim().to_owned(),
        is_title: style == "title",
        is_heading: paragraph.outline.is_some() || style.starts_with("heading "),
    }
}
