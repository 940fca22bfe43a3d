//! A message of ANPA 1312 goes in; its article comes out.
//!
//! ```text
//! SYN SYN SOH W2870 US asian             service level and number; who is to get it
//! f l DC3 DC1 BC-Cancer   11-13 1049     priority, category, how it is set, keyword, day, words
//! STX ^BC-Argentina-Cancer,466<          keyword again; lines of the head begin by ^ and end by < or =
//! ^Mirrors can hurt<                     headline
//! ^By JANE ROE=                          byline
//!     BUENOS AIRES (AP) _ For patients … paragraphs begin by a tab or spaces, rows of tables by BS
//! ETX AP-WF-11-13-13 1509GMT<
//! EOT
//! ```

use super::STX;
use super::cut::Message;
use super::lines::{self, Blocks, Parts, state};
use super::times;
use crate::article::{About, Origin, RawArticle};

/// Characters of a headline at most; a longer line of the head is its summary.
const LONGEST_HEADLINE: usize = 200;

/// Reads a message.
pub fn article(message: &Message) -> RawArticle {
    let parts = Parts::of(message);
    let mut article = RawArticle::default();
    if !message.has(STX) {
        return results(&parts);
    }
    state_header(&mut article, &parts.header);
    let mut head = Head::default();
    let mut blocks = Blocks::default();
    for (number, line) in &parts.text {
        if !head.takes(&mut article, line, *number) {
            add(&mut blocks, line);
        } else if let Some(line) = head.printed.take() {
            blocks.paragraph(&line);
            blocks.pause();
        }
    }
    head.finish(&mut article);
    article.body = blocks.finish();
    let without_credit = credit(&article.body).map(|(text, credit)| (text.to_owned(), credit.to_owned()));
    if let Some((text, credit)) = without_credit {
        state(&mut article, About::Agency, &credit, parts.text.last().map_or(0, |(number, _)| *number));
        article.body = text;
    }
    state_trailer(&mut article, &parts.trailer);
    let mut first = article.body.split("\n\n").take(3).filter(|paragraph| !is_editors_note(paragraph));
    let dateline = first.find_map(lines::dateline);
    if let Some(dateline) = dateline.map(str::to_owned) {
        article.state(About::Dateline, Origin::Line, &dateline, "first paragraph");
    }
    article
}

fn state_header(article: &mut RawArticle, header: &[(u64, &str)]) {
    let mut filled = header.iter().filter(|(_, line)| !lines::plain(line).is_empty());
    if let Some((number, line)) = filled.next() {
        let first = line.split('\u{1f}').next().unwrap_or(line);
        let id = lines::plain(first);
        state(article, About::Record, &id, *number);
        // `a0105KYODO`
        let name = id
            .trim_start_matches(|c: char| c.is_ascii_lowercase())
            .trim_start_matches(|c: char| c.is_ascii_digit());
        if name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase()) && name.len() < id.len() {
            state(article, About::Source, name, *number);
        }
    }
    if let Some((number, line)) = filled.next() {
        let line = lines::plain(line);
        let mut fields = line.split(' ').peekable();
        if let Some(priority) = fields.next_if(|field| is_letter(field)) {
            state(article, About::Urgency, priority, *number);
        }
        if let Some(category) = fields.next_if(|field| is_letter(field)) {
            state(article, About::Section, category, *number);
        }
    }
}

fn is_letter(field: &str) -> bool {
    matches!(field.as_bytes(), [byte] if byte.is_ascii_alphabetic())
}

/// What of the head has been read.
#[derive(Default)]
struct Head {
    has_keyword: bool,
    is_over: bool,
    has_byline: bool,
    /// A line that may be the headline: one that ends as subheads of tables do.
    perhaps: Option<(u64, String)>,
    has_title: bool,
    /// A line that belongs to the text.
    printed: Option<String>,
}

/// Whether a line of the head is a note to editors: what pictures there are, what was changed.
fn is_note(line: &str) -> bool {
    const STARTS: &[&str] = &["Eds:", "(Eds:", "Eds.", "With AP", "For use by", "For global distribution"];
    const KINDS: &[&str] = &["Photo", "Photos", "Video", "Graphic", "Graphics", "Audio", "Interactive"];
    let mut words = line.split(' ');
    let agency = words.next().unwrap_or_default();
    let is_agency = agency.len() <= 4 && agency.bytes().all(|byte| byte.is_ascii_uppercase());
    is_agency && words.next().is_some_and(|kind| KINDS.contains(&kind))
        || STARTS.iter().any(|start| line.starts_with(start)) && line.len() < 200
}

impl Head {
    /// Takes a line of the head; says whether it is one.
    fn takes(&mut self, article: &mut RawArticle, line: &str, number: u64) -> bool {
        let begins_text = line.starts_with(['\t', '\u{8}']) || line.starts_with("   ");
        if self.is_over || begins_text && !line.trim().is_empty() {
            self.is_over = true;
            return false;
        }
        let shown = lines::plain(line);
        if shown.is_empty() {
            return true;
        }
        let is_marked = shown.starts_with('^');
        let end = shown.chars().next_back();
        if !self.has_keyword {
            self.has_keyword = true;
            if let Some(keyword) = keyword(&shown) {
                state(article, About::Topic, keyword, number);
                return true;
            }
        }
        if is_marked && !matches!(end, Some('<' | '=')) && self.has_title {
            // Lines without an end stand for themselves.
            self.is_over = true;
            return false;
        }
        let text = shown.trim_start_matches('^').trim_end_matches(['<', '=', '+', ' ']).trim();
        let is_sign = matches!(end, Some('<' | '+')) || !is_marked;
        match () {
            () if text.is_empty() || is_note(text) => {}
            () if lines::is_embargo(text) => state(article, About::Embargo, text, number),
            () if is_editors_note(text) => self.printed = Some(text.to_owned()),
            () if lines::is_byline(text) => {
                self.has_byline = true;
                state(article, About::Author, text, number);
            }
            () if end == Some('=') && is_agency(text) => state(article, About::Agency, text, number),
            // What the author is: `AP Sports Writer`.
            () if end == Some('=') && self.has_byline && text.starts_with("AP ") => {}
            () if is_sign && !self.has_title && text.chars().count() <= LONGEST_HEADLINE => {
                self.has_title = true;
                state(article, About::Title, text, number);
            }
            () if is_sign => state(article, About::Summary, text, number),
            () if !self.has_title && self.perhaps.is_none() => self.perhaps = Some((number, text.to_owned())),
            () => self.printed = Some(text.to_owned()),
        }
        true
    }

    fn finish(self, article: &mut RawArticle) {
        if let (Some((number, line)), false) = (self.perhaps, self.has_title) {
            state(article, About::Title, &line, number);
        }
    }
}

/// The keyword that stands before the headline: `^BC-LT--Argentina-Cancer Beauty,466<`, with the count of words cut off.
fn keyword(line: &str) -> Option<&str> {
    let mut pieces = line.split('<').map(|piece| piece.trim().trim_start_matches('^'));
    let piece = pieces.find(|piece| !piece.is_empty() && !piece.starts_with('*'))?;
    let piece = match piece.rsplit_once(',') {
        Some((name, count)) if count.trim().bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => piece,
    };
    let (cycle, _) = piece.split_once('-')?;
    let is_cycle = (1..=4).contains(&cycle.len()) && cycle.bytes().all(|byte| byte.is_ascii_uppercase());
    is_cycle.then_some(piece)
}

fn is_editors_note(text: &str) -> bool {
    text.starts_with("EDITOR") && text.contains("NOTE")
}

fn is_agency(line: &str) -> bool {
    const AGENCIES: &[&str] =
        &["Associated Press", "The Associated Press", "Kyodo News", "Agence France-Presse", "Reuters"];
    AGENCIES.iter().any(|agency| agency.eq_ignore_ascii_case(line))
}

fn add(blocks: &mut Blocks, line: &str) {
    let begins = line.starts_with('\t') || line.starts_with("   ");
    let is_row = line.starts_with('\u{8}');
    let shown = lines::plain(line);
    if shown.is_empty() {
        return blocks.pause();
    }
    let is_marked = shown.starts_with('^');
    let text = shown.trim_start_matches('^').trim_end_matches(['<', ' ']);
    let has_columns = text.matches(';').count() >= 3;
    if is_row || has_columns {
        blocks.row(text.trim_start_matches([';', ' ']));
    } else if is_marked {
        blocks.paragraph(text.trim_end_matches('='));
        blocks.pause();
    } else if begins {
        blocks.paragraph(text);
    } else {
        blocks.more(text);
    }
}

/// Parts the agency's name, `==Kyodo`, from the text in front of it.
fn credit(body: &str) -> Option<(&str, &str)> {
    let at = body.rfind("==")?;
    let name = body[at..].trim_start_matches('=').trim();
    (!name.is_empty() && name.len() <= 30 && !name.contains('\n')).then(|| (body[..at].trim_end(), name))
}

fn state_trailer(article: &mut RawArticle, trailer: &[(u64, &str)]) {
    for (number, line) in trailer {
        let line = lines::plain(line);
        let place = format!("line {number}: `{}`", line.trim_end_matches('<'));
        if let Some((agency, time)) = times::ap(&line) {
            article.state(About::Published, Origin::Line, &time, place);
            if article.about(About::Source).next().is_none() {
                state(article, About::Source, agency, *number);
            }
            return;
        }
        if let Some(time) = times::kyodo(&line) {
            return article.state(About::Published, Origin::Line, &time, place);
        }
    }
}

/// Results as AAP sends them: a line of fields, `SHDRACE: CANTERBURY US 6 US N US N US NSW US Wednesday`, then the text.
fn results(parts: &Parts<'_>) -> RawArticle {
    let mut article = RawArticle::default();
    let (number, header) = parts.header.first().copied().unwrap_or((1, ""));
    let fields = header.split('\u{1f}').map(lines::plain);
    let kept: Vec<String> = fields.filter(|field| !field.is_empty() && !is_letter(field)).collect();
    state(&mut article, About::Title, &kept.join(" "), number);
    let mut blocks = Blocks::default();
    for (number, line) in &parts.text {
        let text = lines::plain(line);
        match text.split_once(' ') {
            Some((agency, "RESULTS")) => state(&mut article, About::Agency, agency, *number),
            _ if text.is_empty() => blocks.pause(),
            _ => blocks.paragraph(&text),
        }
    }
    article.body = blocks.finish();
    article
}
