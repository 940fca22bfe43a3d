//! The descriptions in METS go in, MODS or Dublin Core; what they say of an issue or an article comes out.
//!
//! MODS: <https://www.loc.gov/standards/mods/>. The title of an issue's description is that of the paper, the title
//! of an article's its headline.

use super::items::Structure;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::xml::Element;
use std::collections::HashMap;

/// What the descriptions say.
pub struct Described {
    by_name: HashMap<String, Vec<Said>>,
    /// Their names, in order.
    names: Vec<String>,
}

#[derive(Clone, Debug)]
struct Said {
    what: What,
    text: String,
    place: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Title,
    /// The title of the paper of which it is a part.
    Host,
    Date,
    Author,
    Language,
    Record,
    Url,
    Topic,
    Genre,
    Edition,
    Summary,
    Usage,
    PublishedBy,
}

impl Described {
    /// Reads all descriptions.
    pub fn read(root: &Element) -> Described {
        let mut described = Described { by_name: HashMap::new(), names: Vec::new() };
        for section in root.all("dmdSec") {
            let name = section.attribute("ID").unwrap_or_default().to_owned();
            let Some(data) = section.at(&["mdWrap", "xmlData"]) else { continue };
            let mut said = Vec::new();
            let mods = data.descendants("mods");
            match mods.first() {
                Some(mods) => {
                    read_mods(mods, &mut said);
                    described.read_constituents(mods);
                }
                // Elements of Dublin Core stand in an element of any name, or in none.
                None => read_dublin_core(data, &mut said),
            }
            for said in &mut said {
                said.place = format!("{} of {name}", said.place);
            }
            described.names.push(name.clone());
            described.by_name.entry(name).or_default().extend(said);
        }
        described
    }

    /// The parts of an issue that are described in the description of the whole, by names of their own.
    fn read_constituents(&mut self, mods: &Element) {
        for item in mods.descendants("relatedItem") {
            let is_part = item.attribute("type") == Some("constituent");
            let Some(name) = item.attribute("ID").filter(|_| is_part) else { continue };
            let mut said = Vec::new();
            read_mods(item, &mut said);
            for said in &mut said {
                said.place = format!("{} of {name}", said.place);
            }
            self.by_name.entry(name.to_owned()).or_default().extend(said);
        }
    }

    /// States what is said of an article, or a page.
    pub fn state(&self, names: &[String], article: &mut RawArticle) {
        for said in self.all(names) {
            let about = match said.what {
                What::Title => About::Title,
                What::Host | What::PublishedBy => continue,
                What::Genre => About::Section,
                what => about(what),
            };
            article.state(about, Origin::Element, &said.text, said.place.clone());
        }
    }

    /// What is said of the issue.
    pub fn of_issue(&self, root: &Element, structure: &Structure) -> Vec<(About, String, String)> {
        let of_items = structure.items.iter().flat_map(|item| &item.described_by);
        let of_pages = structure.pages.iter().flat_map(|page| &page.described_by);
        let of_parts: std::collections::HashSet<&String> = of_items.chain(of_pages).collect();
        let mut names = structure.described_by.clone();
        if !names.iter().any(|name| self.by_name.contains_key(name)) {
            names = self.names.iter().filter(|name| !of_parts.contains(name)).cloned().collect();
        }
        names.dedup();
        let mut stated = Vec::new();
        let mut state = |about, said: &Said| stated.push((about, said.text.clone(), said.place.clone()));
        for wanted in [What::Host, What::Title] {
            self.all(&names).filter(|said| said.what == wanted).for_each(|said| state(About::Source, said));
        }
        // The paper has the years of its run; the innermost part has the day.
        let dated = names
            .iter()
            .rev()
            .find(|name| self.all(std::slice::from_ref(name)).any(|said| said.what == What::Date));
        if let Some(dated) = dated {
            let dates = self.all(std::slice::from_ref(dated)).filter(|said| said.what == What::Date);
            dates.for_each(|said| state(About::Published, said));
        }
        let others = [What::Edition, What::Language, What::Record, What::Url, What::Usage];
        let others = self.all(&names).filter(|said| others.contains(&said.what));
        others.for_each(|said| state(about(said.what), said));
        let has = |wanted| stated.iter().any(|(about, _, _)| *about == wanted);
        let (has_source, has_date) = (has(About::Source), has(About::Published));
        if let Some(day) = structure.day.clone().filter(|_| !has_date) {
            stated.push((About::Published, day, "ORDERLABEL of the day".to_owned()));
        }
        if let Some(label) = root.attribute("LABEL").filter(|_| !has_source) {
            // In the profile of the National Digital Newspaper Program the label is title, comma and day.
            let day = stated
                .iter()
                .find(|(about, _, _)| *about == About::Published)
                .map(|(_, day, _)| day.as_str());
            let bare = day.and_then(|day| label.trim().strip_suffix(day)).unwrap_or(label);
            let bare = bare.trim_end().trim_end_matches(',').to_owned();
            stated.push((About::Source, bare, "LABEL of mets".to_owned()));
        }
        if let Some(name) = root.attribute("OBJID") {
            stated.push((About::Record, name.to_owned(), "OBJID of mets".to_owned()));
        }
        stated
    }

    fn all<'a>(&'a self, names: &'a [String]) -> impl Iterator<Item = &'a Said> {
        names.iter().filter_map(|name| self.by_name.get(name)).flatten()
    }
}

fn about(what: What) -> About {
    match what {
        What::Title => About::Title,
        What::Host | What::PublishedBy => About::Source,
        What::Date => About::Published,
        What::Author => About::Author,
        What::Language => About::Language,
        What::Record => About::Record,
        What::Url => About::Url,
        What::Topic => About::Topic,
        What::Genre => About::Section,
        What::Edition => About::Edition,
        What::Summary => About::Summary,
        What::Usage => About::Usage,
    }
}

fn read_mods(mods: &Element, said: &mut Vec<Said>) {
    let mut say = |what, text: String, place: &str| {
        if !text.is_empty() {
            said.push(Said { what, text, place: format!("MODS {place}") });
        }
    };
    for element in mods.elements() {
        match element.name.as_str() {
            "titleInfo" if element.attribute("type").is_none() => {
                say(What::Title, title(element), "titleInfo");
            }
            "name" => {
                let roles: Vec<String> =
                    element.descendants("roleTerm").iter().map(|role| role.line()).collect();
                let is_author = roles.is_empty()
                    || roles.iter().any(|role| {
                        ["aut", "cre", "author", "creator", "jrn"].contains(&role.to_lowercase().as_str())
                    });
                if is_author {
                    say(What::Author, name(element), "name");
                }
            }
            "originInfo" => {
                for place in ["dateIssued", "dateCreated"] {
                    // Of a range only the beginning can be the day.
                    let dates = element.all(place).filter(|date| date.attribute("point") != Some("end"));
                    dates.for_each(|date| say(What::Date, date.line(), place));
                }
                element
                    .all("publisher")
                    .for_each(|publisher| say(What::PublishedBy, publisher.line(), "publisher"));
            }
            "part" => {
                element.all("date").for_each(|date| say(What::Date, date.line(), "part/date"));
                edition(element, &mut say);
            }
            "language" => {
                let terms = element.all("languageTerm");
                terms.for_each(|term| say(What::Language, term.line(), "languageTerm"));
                if element.child("languageTerm").is_none() {
                    say(What::Language, element.line(), "language");
                }
            }
            "identifier" => {
                let kind = element.attribute("type").unwrap_or_default();
                identified(element.line(), &format!("identifier ({kind})"), &mut say);
            }
            "recordInfo" => {
                element
                    .all("recordIdentifier")
                    .for_each(|id| say(What::Record, id.line(), "recordIdentifier"));
            }
            "location" => element.all("url").for_each(|url| identified(url.line(), "url", &mut say)),
            "subject" => {
                let topics =
                    element.elements().filter(|part| ["topic", "genre"].contains(&part.name.as_str()));
                topics.for_each(|topic| say(What::Topic, topic.line(), "subject"));
            }
            "genre" => say(What::Genre, element.line(), "genre"),
            "abstract" => say(What::Summary, element.line(), "abstract"),
            "accessCondition" => say(What::Usage, element.line(), "accessCondition"),
            "relatedItem"
                if element.attribute("type").is_some_and(|kind| ["host", "series"].contains(&kind)) =>
            {
                element.all("part").for_each(|part| edition(part, &mut say));
                element
                    .all("titleInfo")
                    .for_each(|info| say(What::Host, title(info), "relatedItem titleInfo"));
                for id in element.all("identifier") {
                    let kind = id.attribute("type").unwrap_or_default();
                    say(What::Record, id.line(), &format!("relatedItem identifier ({kind})"));
                }
            }
            _ => {}
        }
    }
}

fn identified(text: String, place: &str, say: &mut dyn FnMut(What, String, &str)) {
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    say(if is_address { What::Url } else { What::Record }, text, place);
}

/// `No. 12` and the like.
fn edition(part: &Element, say: &mut dyn FnMut(What, String, &str)) {
    for detail in part.all("detail") {
        let kind = detail.attribute("type").unwrap_or_default();
        if ["edition", "issue", "number"].contains(&kind) {
            let pieces = ["caption", "number", "title"].iter().filter_map(|name| detail.child(name));
            let text = pieces.map(Element::line).collect::<Vec<_>>().join(" ");
            say(What::Edition, text.trim().to_owned(), &format!("part/detail ({kind})"));
        }
    }
}

/// `The` and `Harbour News` and `Evening Edition` of a title.
fn title(info: &Element) -> String {
    let part = |name: &str| info.child(name).map(Element::line).filter(|text| !text.is_empty());
    let Some(main) = part("title") else { return String::new() };
    let mut whole = match part("nonSort") {
        Some(article) if article.ends_with(['\'', '’']) => format!("{article}{main}"),
        Some(article) => format!("{article} {main}"),
        None => main,
    };
    if let Some(below) = part("subTitle") {
        whole = format!("{whole}: {below}");
    }
    for more in ["partNumber", "partName"] {
        if let Some(more) = part(more) {
            whole = format!("{whole}, {more}");
        }
    }
    whole
}

fn name(element: &Element) -> String {
    if let Some(shown) = element.child("displayForm") {
        return shown.line();
    }
    let of_kind = |kind: &str| {
        element.all("namePart").find(|part| part.attribute("type") == Some(kind)).map(Element::line)
    };
    if let (Some(given), Some(family)) = (of_kind("given"), of_kind("family")) {
        return format!("{given} {family}");
    }
    let parts = element.all("namePart").filter(|part| part.attribute("type") != Some("date"));
    parts.map(Element::line).collect::<Vec<_>>().join(" ")
}

fn read_dublin_core(data: &Element, said: &mut Vec<Said>) {
    const ROWS: &[(&str, What)] = &[
        ("title", What::Title),
        ("date", What::Date),
        ("issued", What::Date),
        ("creator", What::Author),
        ("language", What::Language),
        ("subject", What::Topic),
        ("rights", What::Usage),
        ("description", What::Summary),
        ("publisher", What::PublishedBy),
        ("isPartOf", What::Host),
    ];
    for (name, what) in ROWS {
        for element in data.descendants(name) {
            let text = element.line();
            if !text.is_empty() {
                said.push(Said { what: *what, text, place: format!("Dublin Core {name}") });
            }
        }
    }
    for element in data.descendants("identifier") {
        let mut say = |what, text: String, place: &str| {
            if !text.is_empty() {
                said.push(Said { what, text, place: place.to_owned() });
            }
        };
        identified(element.line(), "Dublin Core identifier", &mut say);
    }
}
