//! Control words go in; what they say of the group, of the text and of the document comes out.

use super::pages::Page;
use super::{About, LONGEST, MOST_NAMES, Rtf};
use std::io::BufRead;

/// How the text of a group is set, and where it goes.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where its text goes.
    pub destination: Destination,
    /// `\*` stood before the next word: whoever does not know it passes the group over.
    pub is_starred: bool,
    /// The outermost group has ended.
    pub is_closed: bool,
    pub is_hidden: bool,
    pub is_bold: bool,
    /// In half points.
    pub size: u16,
    pub font: i32,
    /// How many characters stand in for one that is given by its number.
    pub passed: u32,
    pub style: i32,
    pub outline: Option<u8>,
    pub is_centred: bool,
}

impl Default for Group {
    fn default() -> Group {
        Group {
            destination: Destination::Text,
            is_starred: false,
            is_closed: false,
            is_hidden: false,
            is_bold: false,
            size: 0,
            font: -1,
            passed: 1,
            style: 0,
            outline: None,
            is_centred: false,
        }
    }
}

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Text,
    /// A footnote.
    Note,
    Fonts,
    Styles,
    Info(Info),
    Skipped,
}

/// Which statement of a document about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Info {
    None,
    Title,
    Author,
    Subject,
    Keywords,
    Created,
    Saved,
}

impl Info {
    /// Where it is kept.
    pub fn field(self, about: &mut About) -> Option<&mut String> {
        match self {
            Info::None => None,
            Info::Title => Some(&mut about.title),
            Info::Author => Some(&mut about.author),
            Info::Subject => Some(&mut about.subject),
            Info::Keywords => Some(&mut about.keywords),
            Info::Created => Some(&mut about.created),
            Info::Saved => Some(&mut about.saved),
        }
    }
}

/// Groups without text for readers, sorted.
const SKIPPED: &[&str] = &[
    "annotation",
    "atnauthor",
    "atnid",
    "background",
    "bkmkend",
    "bkmkstart",
    "buptim",
    "category",
    "colortbl",
    "comment",
    "company",
    "datafield",
    "do",
    "docvar",
    "falt",
    "filetbl",
    "fldinst",
    "fldtype",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "hlinkbase",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "manager",
    "nonshppict",
    "objclass",
    "objdata",
    "objname",
    "operator",
    "panose",
    "pict",
    "printim",
    "private",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shppict",
    "shprslt",
    "sn",
    "sp",
    "stylesheetx",
    "sv",
    "tc",
    "template",
    "themedata",
    "txe",
    "upr",
    "userprops",
    "xe",
    "xmlnstbl",
];

/// Words that stand for a text.
const TEXTS: &[(&str, &str)] = &[
    ("tab", "\t"),
    ("line", "\n"),
    ("lbr", "\n"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("emspace", "\u{2003}"),
    ("enspace", "\u{2002}"),
    ("qmspace", "\u{2005}"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("ltrmark", "\u{200e}"),
    ("rtlmark", "\u{200f}"),
    ("cell", "\t"),
    ("nestcell", "\t"),
];

impl<R: BufRead> Rtf<R> {
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        let is_starred = std::mem::take(&mut self.group.is_starred);
        if self.group.destination == Destination::Skipped && name != "ud" {
            return;
        }
        let is_on = number != Some(0);
        match name {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => {
                self.group.passed = number.and_then(|count| u32::try_from(count).ok()).unwrap_or(1).min(64);
            }
            "par" | "sect" | "page" | "column" | "row" | "nestrow" => self.end_line(),
            "f" => self.group.font = number.unwrap_or(0),
            "b" => self.group.is_bold = is_on,
            "v" | "deleted" => self.group.is_hidden = is_on,
            "fs" => self.group.size = number.and_then(|size| u16::try_from(size).ok()).unwrap_or(0),
            "plain" => self.group.is_bold = false,
            "pard" => {
                (self.group.style, self.group.outline, self.group.is_centred) = (0, None, false);
            }
            "qc" => self.group.is_centred = true,
            "ql" | "qj" | "qr" | "qd" => self.group.is_centred = false,
            "s" => self.group.style = number.unwrap_or(0),
            "outlinelevel" => self.group.outline = number.and_then(|level| u8::try_from(level).ok()),
            "deff" if self.group.font < 0 => self.group.font = number.unwrap_or(0),
            "ansicpg" | "cpg" | "mac" | "pc" | "pca" | "fcharset" => self.code_page(name, number),
            _ => match TEXTS.iter().find(|(known, _)| *known == name) {
                Some((_, text)) => self.write(text),
                None => self.destination(name, number, is_starred),
            },
        }
    }

    fn code_page(&mut self, name: &str, number: Option<i32>) {
        let page = match name {
            "mac" => Page::numbered(10000),
            "pc" => Page::numbered(437),
            "pca" => Page::numbered(850),
            "fcharset" => number.and_then(Page::of_font),
            _ => number.and_then(Page::numbered),
        };
        let Some(page) = page else { return };
        if self.group.destination != Destination::Fonts {
            self.page = page;
        } else if self.fonts.len() < MOST_NAMES {
            self.fonts.insert(self.group.font, page);
        }
    }

    fn end_line(&mut self) {
        match self.group.destination {
            Destination::Text if !self.group.is_hidden => self.end_paragraph(),
            Destination::Note => self.write("\n"),
            _ => {}
        }
    }

    fn destination(&mut self, name: &str, number: Option<i32>, is_starred: bool) {
        let info = |info| Some(Destination::Info(info));
        let is_info = matches!(self.group.destination, Destination::Info(_));
        let destination = match name {
            "fonttbl" => Some(Destination::Fonts),
            "stylesheet" => Some(Destination::Styles),
            "info" => info(Info::None),
            "title" if is_info => info(Info::Title),
            "author" if is_info => info(Info::Author),
            "subject" if is_info => info(Info::Subject),
            "keywords" if is_info => info(Info::Keywords),
            "creatim" if is_info => info(Info::Created),
            "revtim" if is_info => info(Info::Saved),
            "yr" | "mo" | "dy" | "hr" | "min" if is_info => return self.time(name, number),
            // The same in Unicode, of what was said before for old programs.
            "ud" => Some(self.outer_destination()),
            "footnote" => {
                if self.group.destination == Destination::Text {
                    self.notes.push(String::new());
                }
                Some(Destination::Note)
            }
            "listtext" | "pntext" | "shptxt" | "shpinst" | "fldrslt" | "result" => None,
            name if SKIPPED.binary_search(&name).is_ok() => Some(Destination::Skipped),
            // A group that nobody needs to know.
            _ if is_starred => Some(Destination::Skipped),
            _ => None,
        };
        if let Some(destination) = destination {
            self.group.destination = destination;
        }
    }

    fn outer_destination(&self) -> Destination {
        let outer = self.outer.iter().rev().map(|group| group.destination);
        outer
            .into_iter()
            .find(|destination| *destination != Destination::Skipped)
            .unwrap_or(Destination::Text)
    }

    /// `\yr2024\mo4\dy3\hr10\min15`, in this order.
    fn time(&mut self, part: &str, number: Option<i32>) {
        let Destination::Info(info @ (Info::Created | Info::Saved)) = self.group.destination else { return };
        let Some(field) = info.field(&mut self.about) else { return };
        let number = number.unwrap_or(0);
        field.push_str(&match part {
            "yr" => format!("{number:04}"),
            "mo" | "dy" => format!("-{number:02}"),
            "hr" => format!("T{number:02}"),
            _ => format!(":{number:02}"),
        });
        field.truncate(LONGEST);
    }

    /// The name of a style ends with a semicolon; that of a font needs not be known.
    pub(super) fn end_name(&mut self) {
        let name = std::mem::take(&mut self.name);
        if self.group.destination == Destination::Styles && self.styles.len() < MOST_NAMES {
            let name = name.trim().trim_end_matches(';').to_lowercase();
            self.styles.insert(self.group.style, name);
        }
    }

    pub(super) fn close_destination(&mut self) {
        if matches!(self.group.destination, Destination::Fonts | Destination::Styles) && !self.name.is_empty()
        {
            self.end_name();
        }
    }
}
