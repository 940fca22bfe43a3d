//! The structure maps of METS go in; pages and articles come out, each with the pieces that it is made of.

use super::files::Files;
use crate::ingest::xml::Element;
use std::collections::HashMap;

/// Types that hold articles and are none. The last words of others: `ADVERTISEMENT_SECTION`.
const CONTAINERS: &[&str] = &[
    "newspaper",
    "newspapers",
    "periodical",
    "serial",
    "journal",
    "magazine",
    "monograph",
    "multivolume",
    "volume",
    "year",
    "month",
    "day",
    "issue",
    "edition",
    "supplement",
    "content",
    "contents",
    "main",
    "front",
    "back",
    "body",
    "section",
    "column",
    "page",
    "physsequence",
    "part",
    "chapter",
    "document",
    "bundle",
];
/// Types that are pieces of an article: `BODY_CONTENT`, `PARAGRAPH`.
const TEXTS: &[&str] = &[
    "body_content",
    "bodycontent",
    "text",
    "textblock",
    "text_block",
    "paragraph",
    "caption",
    "table",
    "footnote",
    "list",
];

/// What the structure maps say.
#[derive(Debug, Default)]
pub struct Structure {
    /// The articles, in order.
    pub items: Vec<ArticleItem>,
    /// The pages, in order.
    pub pages: Vec<PrintedPage>,
    /// The number of the page of each file.
    pub page_of: HashMap<usize, String>,
    /// Names of the descriptions of the issue, the outermost first.
    pub described_by: Vec<String>,
    /// A day as the map labels it, where a part of it is one.
    pub day: Option<String>,
}

/// A page.
#[derive(Debug, Default)]
pub struct PrintedPage {
    /// Its number as printed, or in order.
    pub label: Option<String>,
    /// Its files that may hold words, the likeliest first.
    pub files: Vec<usize>,
    /// Names of its descriptions.
    pub described_by: Vec<String>,
    /// Its name in the map.
    name: Option<String>,
    /// The label of the only article on it.
    pub article: Option<String>,
}

/// An article, an advertisement, a picture.
#[derive(Debug, Default)]
pub struct ArticleItem {
    /// Its type in small letters: `article`, `advertisement`.
    pub kind: String,
    /// Its label.
    pub label: Option<String>,
    /// Names of its descriptions.
    pub described_by: Vec<String>,
    /// Labels of the sections around it, the outermost first.
    pub sections: Vec<String>,
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
}

/// A stretch of a page.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Pieces of one number are one paragraph.
    pub paragraph: usize,
    /// The file.
    pub file: usize,
    /// The name of its first element; `None` for the whole file.
    pub begin: Option<String>,
    /// The name of its last element, where it has several.
    pub end: Option<String>,
}

/// What a stretch of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Headline.
    Title,
    /// A line above or below the headline.
    BesideTitle,
    /// Byline.
    Author,
    /// Text.
    Text,
}

impl Structure {
    /// Reads all maps.
    pub fn read(root: &Element, files: &Files) -> Structure {
        let mut structure = Structure::default();
        let kind = |map: &Element| map.attribute("TYPE").unwrap_or_default().to_ascii_lowercase();
        let maps: Vec<&Element> = root.all("structMap").collect();
        for map in maps.iter().filter(|map| !kind(map).contains("logical")) {
            structure.read_pages(map, files);
        }
        if structure.pages.is_empty() {
            for file in files.likeliest() {
                structure.pages.push(PrintedPage { files: vec![file], ..PrintedPage::default() });
            }
        }
        let logical: Vec<&&Element> = maps.iter().filter(|map| kind(map).contains("logical")).collect();
        let others = || maps.iter().filter(|map| !kind(map).contains("physical")).collect();
        for map in if logical.is_empty() { others() } else { logical } {
            let mut walk = Walk { files, structure: &mut structure, paragraph: 0 };
            walk.container(map, &[], true);
        }
        let all = maps.iter().flat_map(|map| map.descendants("div"));
        let is_linked =
            |div: &&Element| kind_of(div).contains("article") && div.descendants("fptr").is_empty();
        structure.link(root, all.filter(is_linked));
        structure
    }

    /// Describes each page on which one article stands, and no other, as that: where the maps name no parts of a page,
    /// links lead from articles to pages (the profile of the DFG Viewer).
    fn link<'e>(&mut self, root: &'e Element, articles: impl Iterator<Item = &'e Element>) {
        let articles: HashMap<&str, &Element> =
            articles.filter_map(|div| Some((div.attribute("ID")?, div))).collect();
        let mut on_page: HashMap<&str, Vec<&Element>> = HashMap::new();
        let links = root.all("structLink").flat_map(|links| links.all("smLink"));
        for (from, to) in links.filter_map(|link| link.attribute("from").zip(link.attribute("to"))) {
            if let Some(article) = articles.get(from) {
                on_page.entry(to).or_default().push(article);
            }
        }
        for page in &mut self.pages {
            let Some([article]) = page.name.as_deref().and_then(|name| on_page.get(name)).map(Vec::as_slice)
            else {
                continue;
            };
            page.described_by.extend(names(article, "DMDID"));
            page.article = article.attribute("LABEL").map(str::to_owned);
        }
    }

    fn read_pages(&mut self, map: &Element, files: &Files) {
        let mut order = 0;
        for div in map.descendants("div") {
            let pointers = div.all("fptr").flat_map(|pointer| {
                let own = pointer.attribute("FILEID");
                own.into_iter().chain(
                    pointer.descendants("area").into_iter().filter_map(|area| area.attribute("FILEID")),
                )
            });
            let found: Vec<usize> = pointers.filter_map(|name| files.number(name)).collect();
            if found.is_empty() {
                continue;
            }
            order += 1;
            let label = ["ORDERLABEL", "ORDER"].iter().find_map(|name| {
                div.attribute(name)
                    .map(str::trim)
                    .filter(|label| !label.is_empty() && label.chars().any(char::is_alphanumeric))
            });
            let label = label.map_or_else(|| order.to_string(), str::to_owned);
            for file in &found {
                self.page_of.entry(*file).or_insert_with(|| label.clone());
            }
            let files = files.sorted(&found);
            self.pages.push(PrintedPage {
                label: Some(label),
                files,
                described_by: names(div, "DMDID"),
                name: div.attribute("ID").map(str::to_owned),
                article: None,
            });
        }
    }
}

struct Walk<'a> {
    files: &'a Files,
    structure: &'a mut Structure,
    paragraph: usize,
}

impl Walk<'_> {
    /// A part that holds articles; its own loose text is one.
    fn container(&mut self, div: &Element, sections: &[String], describes_issue: bool) {
        let kind = kind_of(div);
        let own_names = names(div, "DMDID");
        let is_section = kind.ends_with("section") || kind == "column" || kind == "supplement";
        if describes_issue && !is_section {
            self.structure.described_by.extend(own_names.iter().cloned());
        }
        if kind == "day" && self.structure.day.is_none() {
            self.structure.day = div.attribute("ORDERLABEL").map(str::to_owned);
        }
        let mut sections = sections.to_vec();
        if is_section {
            sections.extend(div.attribute("LABEL").map(str::to_owned));
        }
        let mut loose = ArticleItem {
            kind: if kind.is_empty() { "text".to_owned() } else { kind },
            ..ArticleItem::default()
        };
        for inner in div.elements() {
            match inner.name.as_str() {
                "fptr" => self.pointer(inner, Role::Text, None, &mut loose.pieces),
                "div" => {
                    let kind = kind_of(inner);
                    if is_container(&kind) || holds_articles(inner, &kind) {
                        self.container(inner, &sections, describes_issue && !is_section);
                    } else if role_of(&kind).is_some() || TEXTS.contains(&kind.as_str()) {
                        let mut nested = Vec::new();
                        self.pieces(inner, Role::Text, None, &mut loose.pieces, &mut nested);
                        for (inner, kind) in nested {
                            self.item(inner, &kind, &sections);
                        }
                    } else {
                        self.item(inner, &kind, &sections);
                    }
                }
                _ => {}
            }
        }
        // A section's heading alone is its name.
        if loose.pieces.iter().any(|piece| piece.role == Role::Text && piece.begin.is_some()) {
            loose.pieces.retain(|piece| piece.begin.is_some());
            loose.label = div.attribute("LABEL").map(str::to_owned);
            loose.described_by = own_names;
            if is_section && loose.label.is_some() {
                sections.pop();
            }
            loose.sections = sections;
            self.structure.items.push(loose);
        }
    }

    fn item(&mut self, div: &Element, kind: &str, sections: &[String]) {
        let mut item = ArticleItem {
            kind: kind.replace('_', " "),
            label: div.attribute("LABEL").map(str::to_owned),
            described_by: names(div, "DMDID"),
            sections: sections.to_vec(),
            pieces: Vec::new(),
        };
        let mut nested = Vec::new();
        self.pieces(div, Role::Text, None, &mut item.pieces, &mut nested);
        // Beside named parts a whole file is the page on which they stand.
        item.pieces.retain(|piece| piece.begin.is_some());
        if !item.pieces.is_empty() {
            self.structure.items.push(item);
        }
        for (inner, kind) in nested {
            self.item(inner, &kind, sections);
        }
    }

    /// The pieces of a part of an article; articles in it are given apart.
    fn pieces<'e>(
        &mut self,
        div: &'e Element,
        role: Role,
        paragraph: Option<usize>,
        pieces: &mut Vec<Piece>,
        nested: &mut Vec<(&'e Element, String)>,
    ) {
        let kind = kind_of(div);
        let role = role_of(&kind).unwrap_or(role);
        let paragraph = paragraph.or_else(|| kind.contains("paragraph").then(|| self.next_paragraph()));
        for inner in div.elements() {
            match inner.name.as_str() {
                "fptr" => self.pointer(inner, role, paragraph, pieces),
                "div" => match kind_of(inner) {
                    kind if kind.contains("article") => nested.push((inner, kind)),
                    _ => self.pieces(inner, role, paragraph, pieces, nested),
                },
                _ => {}
            }
        }
    }

    fn pointer(&mut self, pointer: &Element, role: Role, paragraph: Option<usize>, pieces: &mut Vec<Piece>) {
        let paragraph = paragraph.unwrap_or_else(|| self.next_paragraph());
        let mut areas = pointer.descendants("area");
        if areas.is_empty() {
            areas.push(pointer);
        }
        for area in areas {
            let file = area.attribute("FILEID").or_else(|| pointer.attribute("FILEID"));
            let Some(file) = file.and_then(|name| self.files.number(name)) else { continue };
            let name = |name: &str| area.attribute(name).filter(|name| !name.is_empty()).map(str::to_owned);
            let is_by_name = area.attribute("BETYPE").is_none_or(|kind| kind.eq_ignore_ascii_case("IDREF"));
            let begin = name("BEGIN").filter(|_| is_by_name);
            let end = name("END").filter(|end| is_by_name && begin.as_ref() != Some(end));
            pieces.push(Piece { role, paragraph, file, begin, end });
        }
    }

    fn next_paragraph(&mut self) -> usize {
        self.paragraph += 1;
        self.paragraph
    }
}

fn kind_of(div: &Element) -> String {
    let kind = div.attribute("TYPE").unwrap_or_default().trim().to_lowercase();
    kind.rsplit(':').next().unwrap_or_default().replace([' ', '-'], "_")
}

fn is_container(kind: &str) -> bool {
    let is_masthead = kind == "title_section";
    kind.is_empty() || CONTAINERS.contains(&kind) || (kind.ends_with("_section") && !is_masthead)
}

/// Whether a part of an unknown type holds what is an article by its type.
fn holds_articles(div: &Element, kind: &str) -> bool {
    let is_article = |kind: &str| kind.contains("article") || kind.contains("advertisement");
    !is_article(kind) && div.descendants("div").iter().any(|inner| is_article(&kind_of(inner)))
}

fn role_of(kind: &str) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    match kind {
        "title_section" => None,
        "title" | "headline" | "heading" | "main_title" | "main_heading" | "head" => Some(Role::Title),
        _ if has(&["author", "byline"]) => Some(Role::Author),
        _ if has(&["headline", "heading", "title", "overline", "kicker"]) => Some(Role::BesideTitle),
        "body" | "body_content" => Some(Role::Text),
        _ => None,
    }
}

/// The names in an attribute that holds several.
fn names(element: &Element, attribute: &str) -> Vec<String> {
    element.attribute(attribute).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}
