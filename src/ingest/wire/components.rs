//! The tree of components of a NewsML item goes in; its stories come out, each with its texts and the components around it.
//!
//! A component is a story when it has a headline of its own, or is the outermost one, and holds text that no story
//! inside it holds: so the languages of one release are articles, and the parts of one text (title, lead, body) are one.

use super::content;
use super::story::Story;
use super::tree::{self, all, at, child, is, value};
use crate::article::About;
use crate::ingest::xml::Element;

/// A story of an item.
pub struct Telling<'a> {
    /// The components around it, its own first.
    pub chain: Vec<&'a Element>,
    /// Its texts, each with its role, in the order of the file.
    texts: Vec<(Role, &'a Element)>,
    /// Headlines of its pictures, videos and recordings.
    captions: Vec<String>,
    /// What it is, when there is no text in it.
    media: Option<&'static str>,
}

impl Telling<'_> {
    /// What it is, where it is no text.
    pub fn medium(&self) -> Option<&'static str> {
        self.media
    }
}

/// What part of a story a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Title,
    Summary,
    Body,
    Caption,
    /// Behind the text: contacts, notes about the company.
    Behind,
    Byline,
    Dateline,
    Keywords,
    Rights,
    /// No text for readers.
    Dropped,
}

/// Names of roles, as agencies write them.
const ROLES: &[(Role, &[&str])] = &[
    (Role::Title, &["title", "headline", "head", "hl1"]),
    (Role::Summary, &["lead", "intro", "abstract", "summary", "subheadline", "subhead", "teaser", "deck"]),
    (Role::Caption, &["caption", "picturecaption", "photocaption"]),
    (Role::Behind, &["contact", "contacts", "boilerplate", "about", "tagline", "footer"]),
    (Role::Byline, &["byline", "author"]),
    (Role::Dateline, &["dateline"]),
    (Role::Keywords, &["keyword", "keywords"]),
    (Role::Rights, &["copyright", "copyrightline", "rights"]),
    (Role::Dropped, &["stylesheet", "script", "thumbnail", "preview", "logo", "metadata"]),
];

fn role_of(component: &Element) -> Option<Role> {
    let name = child(component, "Role").and_then(|role| value(role, "FormalName"))?.to_ascii_lowercase();
    let row = ROLES.iter().find(|(_, names)| names.contains(&name.as_str()));
    Some(row.map_or(Role::Body, |(role, _)| *role))
}

/// Kinds of contents that are no text: beginnings of names of media types, formats and MIME types.
const MEDIA: &[(&[&str], &str)] = &[
    (
        &["photo", "image", "picture", "jpeg", "jpg", "png", "gif", "tiff"],
        "a picture without caption or headline",
    ),
    (&["graphic", "illustrat"], "a graphic without caption or headline"),
    (
        &["video", "mpeg4", "mpeg-4", "windows media video", "quicktime", "mp4", "wmv"],
        "a video without a text",
    ),
    (&["audio", "sound", "mp3", "mpeg3", "wav"], "a recording without a text"),
];

/// What a content is when it is no text.
fn medium(content: &Element) -> Option<&'static str> {
    let names = ["MediaType", "MimeType", "Format"].iter().filter_map(|name| child(content, name));
    let names: Vec<String> =
        names.filter_map(|name| value(name, "FormalName")).map(str::to_ascii_lowercase).collect();
    let is_of = |starts: &[&str]| names.iter().any(|name| starts.iter().any(|start| name.starts_with(start)));
    MEDIA.iter().find(|(starts, _)| is_of(starts)).map(|(_, what)| *what)
}

/// Finds the stories under the outermost component of an item.
pub fn stories(root: &Element) -> Vec<Telling<'_>> {
    let mut found = Vec::new();
    let mut open = Parts::default();
    collect(root, &mut Vec::new(), Role::Body, &mut open, &mut found);
    if open.has_text() {
        found.insert(0, open.story(vec![root]));
    }
    // A headline alone is news too, unless it is that of a list or of another file.
    let is_alone = found.is_empty() && !is_reference(root) && !has_files_of_text(root);
    if is_alone && headline_of(root).is_some() {
        found.push(open.story(vec![root]));
    }
    found
}

/// Whether a component points to items instead of holding them.
fn is_reference(root: &Element) -> bool {
    !tree::within(root, &["NewsItemRef"]).is_empty()
}

/// Whether a text of it is another file.
fn has_files_of_text(root: &Element) -> bool {
    tree::within(root, &["ContentItem"])
        .iter()
        .any(|content| value(content, "Href").is_some() && medium(content).is_none())
}

/// What was found under a component, and belongs to no story yet.
#[derive(Default)]
struct Parts<'a> {
    texts: Vec<(Role, &'a Element)>,
    captions: Vec<String>,
    media: Option<&'static str>,
}

impl<'a> Parts<'a> {
    fn has_text(&self) -> bool {
        self.texts.iter().any(|(role, _)| matches!(role, Role::Body | Role::Caption | Role::Summary))
    }

    fn story(&mut self, chain: Vec<&'a Element>) -> Telling<'a> {
        let Parts { texts, captions, media } = std::mem::take(self);
        Telling { chain, texts, captions, media }
    }
}

/// Stories of an item that are read with what stands around them: a release in every language has far fewer.
const MOST_STORIES: usize = 300;

/// Goes through a component; `around` are those around it, the outermost first.
fn collect<'a>(
    component: &'a Element,
    around: &mut Vec<&'a Element>,
    outer: Role,
    open: &mut Parts<'a>,
    found: &mut Vec<Telling<'a>>,
) {
    let role = match (role_of(component), outer) {
        (Some(Role::Body), outer) if outer != Role::Body => outer,
        (Some(role), _) => role,
        (None, outer) => outer,
    };
    let mut own = Parts::default();
    around.push(component);
    for child in component.elements() {
        if is(child, &["ContentItem"]) {
            add_content(child, role, &mut own);
        } else if is(child, &["NewsComponent"]) {
            collect(child, around, role, &mut own, found);
        }
    }
    around.pop();
    let headline = headline_of(component);
    let is_story = headline.is_some() && !around.is_empty() && own.has_text();
    if is_story {
        // What is around the stories is looked through for each of them: beyond any release it is left out.
        let outer = if found.len() < MOST_STORIES { &around[..] } else { &[] };
        let chain = std::iter::once(component).chain(outer.iter().rev().copied()).collect();
        return found.push(own.story(chain));
    }
    // A picture inside a text: its headline is a caption.
    if own.media.is_some() && !around.is_empty() {
        own.captions.extend(headline.filter(|_| role != Role::Dropped));
    }
    open.texts.append(&mut own.texts);
    open.captions.append(&mut own.captions);
    open.media = open.media.or(own.media);
}

fn headline_of(component: &Element) -> Option<String> {
    tree::line(at(component, &["NewsLines", "HeadLine"])?)
}

fn add_content<'a>(content: &'a Element, role: Role, own: &mut Parts<'a>) {
    if let Some(what) = medium(content) {
        own.media = own.media.or(Some(what));
        return;
    }
    let css = ["Format", "MimeType"].iter().filter_map(|name| value(child(content, name)?, "FormalName"));
    let is_style = css.into_iter().any(|name| name.eq_ignore_ascii_case("css") || name.contains("text/css"));
    for data in all(content, "DataContent").chain(all(content, "Encoding")) {
        let is_packed =
            value(data, "Notation").is_some_and(|notation| notation.to_lowercase().contains("base64"));
        let has_text = data.elements().next().is_some() || tree::line(data).is_some();
        if has_text && !is_packed && !is_style && role != Role::Dropped {
            own.texts.push((role, data));
        }
    }
}

/// States the headlines of a story, its own first.
pub fn add_titles(story: &mut Story, of: &Telling<'_>) {
    let own = of.chain.first().and_then(|component| headline_of(component));
    story.state_first(About::Title, [(own.as_deref(), "HeadLine")]);
    for (role, text) in &of.texts {
        let line = text.line();
        match role {
            Role::Title => story.state_first(About::Title, [(Some(line.as_str()), "Title")]),
            Role::Byline => story.state_first(About::Author, [(Some(line.as_str()), "ByLine")]),
            Role::Dateline => story.state_first(About::Dateline, [(Some(line.as_str()), "DateLine")]),
            Role::Keywords => story.state(About::Topic, &line, "Keyword"),
            Role::Rights => story.state(About::Usage, &line, "Copyright"),
            _ => {}
        }
    }
    let outer = of.chain.iter().skip(1).find_map(|component| headline_of(component));
    story.state_first(About::Title, [(outer.as_deref(), "HeadLine")]);
    for component in &of.chain {
        let lines = child(component, "NewsLines");
        let second = lines.and_then(|lines| child(lines, "SubHeadLine")).and_then(tree::line);
        story.state_first(About::Summary, [(second.as_deref(), "SubHeadLine")]);
    }
}

/// Adds the texts of a story: the text, then captions, then what stands behind it.
pub fn add_texts(story: &mut Story, of: &Telling<'_>) {
    for (_, text) in of.texts.iter().filter(|(role, _)| *role == Role::Summary) {
        let mut part = Story::default();
        content::add(&mut part, text);
        let summary = part.body().to_owned();
        story.state_first(About::Summary, [(Some(summary.as_str()), "Lead")]);
    }
    for wanted in [Role::Body, Role::Caption] {
        for (_, text) in of.texts.iter().filter(|(role, _)| *role == wanted) {
            content::add(story, text);
        }
    }
    for caption in &of.captions {
        if !story.says(About::Title, caption) {
            story.add_caption(caption);
        }
    }
    for (_, text) in of.texts.iter().filter(|(role, _)| *role == Role::Behind) {
        content::add(story, text);
    }
}
