//! The pieces of an article go in; its headline, byline and paragraphs come out, over columns and pages.

use super::super::flow::Flow;
use super::super::{Page, Place};
use super::files::Files;
use super::items::{ArticleItem, Piece, Role, Structure};
use crate::article::{About, Origin, RawArticle};
use crate::ingest::Input;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The lines that articles name, by file and page, block and line.
#[derive(Default)]
pub struct Claims {
    lines: HashMap<usize, HashSet<(usize, usize, usize)>>,
}

impl Claims {
    /// Whether an article names something of a file.
    pub fn has(&self, file: usize) -> bool {
        self.lines.contains_key(&file)
    }

    /// The runs of lines of a block that no article names.
    pub fn free(&self, file: usize, page: usize, block: usize, count: usize) -> Vec<Range<usize>> {
        let claimed = self.lines.get(&file);
        let is_free = |line: &usize| claimed.is_none_or(|lines| !lines.contains(&(page, block, *line)));
        let mut runs: Vec<Range<usize>> = Vec::new();
        for line in (0..count).filter(is_free) {
            match runs.last_mut().filter(|run| run.end == line) {
                Some(run) => run.end += 1,
                None => runs.push(line..line + 1),
            }
        }
        runs
    }
}

/// A stretch of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    page: usize,
    block: usize,
    start: usize,
    end: usize,
}

/// States what an article's own pieces say and sets its body; gives the number of its words.
///
/// # Errors
///
/// In words, when no page that it names could be read.
pub fn put_together(
    item: &ArticleItem,
    structure: &Structure,
    files: &mut Files,
    input: &mut Input<'_>,
    claims: &mut Claims,
    article: &mut RawArticle,
) -> Result<usize, String> {
    let (mut body, mut title, mut author) = (Flow::default(), Flow::default(), Flow::default());
    // Lines beside the headline, which stand in the body unless the headline has them.
    let mut above: Vec<Flow> = Vec::new();
    let (mut named, mut nameless) = (0, 0);
    let mut missing: Vec<String> = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    let mut measure = "";
    let (mut has_text, mut paragraph) = (false, 0);
    for piece in &item.pieces {
        named += 1;
        let Some(loaded) = files.load(piece.file, input) else {
            let reason = files.failure(piece.file).unwrap_or("not read").to_owned();
            if !missing.contains(&reason) {
                missing.push(reason);
            }
            continue;
        };
        measure = loaded.measure;
        let stretches = stretches(&loaded.pages, piece);
        if stretches.is_empty() {
            nameless += 1;
        }
        if let Some(page) = structure.page_of.get(&piece.file).filter(|page| !pages.contains(page)) {
            pages.push(page.clone());
        }
        let role = match piece.role {
            Role::Title | Role::BesideTitle if has_text => Role::Text,
            role => role,
        };
        has_text |= role == Role::Text;
        let begins = piece.paragraph != paragraph;
        paragraph = piece.paragraph;
        if role == Role::BesideTitle {
            above.push(Flow::default());
        }
        for (number, stretch) in stretches.iter().enumerate() {
            let block = &loaded.pages[stretch.page].blocks[stretch.block];
            let lines = stretch.start..stretch.end;
            let claimed = claims.lines.entry(piece.file).or_default();
            claimed.extend(lines.clone().map(|line| (stretch.page, stretch.block, line)));
            match role {
                Role::Title => title.more(block, lines),
                Role::Author => author.more(block, lines),
                Role::BesideTitle => above.last_mut().expect("one was added").more(block, lines),
                Role::Text if begins || number > 0 => body.block(block, lines),
                Role::Text => body.more(block, lines),
            }
        }
    }
    if nameless > 0 {
        let are = if nameless == 1 { "is not on its page" } else { "are not on their pages" };
        article.suspects.push(format!("{nameless} of the {named} parts that it names {are}"));
    }
    for flow in above.iter().chain([&title, &author]) {
        body.measure_too(flow);
    }
    let words = body.words();
    if words == 0 && !missing.is_empty() {
        return Err(missing.join("; "));
    }
    article.suspects.extend(missing.into_iter().map(|reason| format!("a part of it is missing: {reason}")));
    for page in &pages {
        article.state(About::Page, Origin::Element, page, "physical structure");
    }
    let place = match pages.len() {
        0 => "its pages".to_owned(),
        1 => format!("page {}", pages[0]),
        _ => format!("pages {}", pages.join(", ")),
    };
    state_flow(&body, measure, &place, article);
    state_heads(item, [title.finish(), author.finish()], above, &place, body.finish_with_seams(), article);
    Ok(words)
}

fn state_heads(
    item: &ArticleItem,
    [printed, author]: [String; 2],
    above: Vec<Flow>,
    place: &str,
    (body, seams): (String, Vec<u32>),
    article: &mut RawArticle,
) {
    let origin = Origin::Element;
    let is_type = |label: &str| letters(label) == letters(&item.kind);
    if let Some(label) = item.label.as_deref().filter(|label| !is_type(label)) {
        article.state(About::Title, origin, label, "LABEL");
    }
    let headline = article.about(About::Title).next().map(|title| letters(&title.text));
    let is_in_headline = |text: &str| {
        let own = letters(text);
        headline.as_deref().is_some_and(|headline| {
            headline.contains(&own) || (own.len() > 8 && own.contains(headline) && !headline.is_empty())
        })
    };
    let printed_is_headline = headline.is_none() || is_in_headline(&printed);
    let mut paragraphs: Vec<String> =
        above.into_iter().map(Flow::finish).filter(|text| !is_in_headline(text)).collect();
    article.state(About::Title, origin, &printed, format!("heading on {place}"));
    if !printed_is_headline {
        paragraphs.insert(0, printed);
    }
    article.state(About::Author, origin, &author, format!("author on {place}"));
    if !item.kind.contains("article") {
        article.state(About::Section, origin, &item.kind, "TYPE");
    }
    for section in &item.sections {
        article.state(About::Section, origin, section, "LABEL of the section");
    }
    let text_length = body.len();
    paragraphs.push(body);
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    article.body = paragraphs.join("\n\n");
    // Lines beside the headline stand before the text.
    let before = article.body.len() - text_length;
    article.seams = seams.into_iter().map(|seam| seam + before as u32).collect();
}

/// States certainty and language of a text.
pub fn state_flow(flow: &Flow, measure: &str, place: &str, article: &mut RawArticle) {
    if let Some(certainty) = flow.certainty() {
        let place = format!("mean {measure} of {} words on {place}, weighted by length", flow.measured());
        article.state(About::Recognition, Origin::Element, &certainty, place);
    }
    if let Some((language, share)) = flow.language() {
        article.state(About::Language, Origin::Element, language, format!("{share} on {place}"));
    }
}

/// The lines that a piece names.
fn stretches(pages: &[Page], piece: &Piece) -> Vec<Stretch> {
    let all_of = |page: usize, block: usize| {
        let lines = pages[page].blocks.get(block).map_or(0, |block| block.lines.len());
        Stretch { page, block, start: 0, end: lines }
    };
    let whole = || {
        let of_page = |page: usize| (0..pages[page].blocks.len()).map(move |block| (page, block));
        (0..pages.len()).flat_map(of_page).map(|(page, block)| all_of(page, block)).collect::<Vec<_>>()
    };
    let find = |name: &str| {
        let (page, place) =
            pages.iter().enumerate().find_map(|(number, page)| Some((number, page.places.get(name)?)))?;
        Some(match place {
            Place::Blocks(blocks) => blocks.iter().map(|block| all_of(page, *block)).collect::<Vec<_>>(),
            Place::Line(block, line) => {
                vec![Stretch { page, block: *block, start: *line, end: line + 1 }]
            }
        })
    };
    let Some(begin) = &piece.begin else { return whole() };
    let Some(first) = find(begin) else { return Vec::new() };
    let Some(last) = piece.end.as_deref().and_then(find) else { return first };
    let (Some(from), Some(to)) = (first.first(), last.last()) else { return first };
    let (from_line, to_line) = ((from.page, from.block, from.start), (to.page, to.block, to.end));
    if from_line > to_line {
        return first;
    }
    let is_between = |stretch: &Stretch| {
        let own = (stretch.page, stretch.block);
        own >= (from.page, from.block) && own <= (to.page, to.block)
    };
    let cut = |stretch: Stretch| Stretch {
        start: if (stretch.page, stretch.block) == (from.page, from.block) {
            from.start
        } else {
            stretch.start
        },
        end: if (stretch.page, stretch.block) == (to.page, to.block) { to.end } else { stretch.end },
        ..stretch
    };
    whole().into_iter().filter(is_between).map(cut).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
