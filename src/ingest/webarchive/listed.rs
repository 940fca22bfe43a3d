//! A property list in XML goes in; the resources of a web archive come out.

use super::{Data, Found, Resource};
use crate::ingest::xml::{self, Element};

/// Finds the pages and other resources.
pub(super) fn found(text: &str) -> Result<Found, String> {
    let document = xml::parse(text)?;
    let top = document.root.elements().find(|element| element.name == "dict");
    let mut found = Found::default();
    let mut archives: Vec<&Element> = top.into_iter().collect();
    let mut at = 0;
    while let Some(archive) = archives.get(at).copied() {
        at += 1;
        found.pages.extend(value(archive, "WebMainResource").map(resource));
        let others = value(archive, "WebSubresources").into_iter().flat_map(Element::elements);
        found.others.extend(others.filter_map(|other| value(other, "WebResourceURL")).map(Element::line));
        archives.extend(value(archive, "WebSubframeArchives").into_iter().flat_map(Element::elements));
    }
    match document.broken {
        Some(reason) if found.pages.is_empty() => Err(reason),
        _ => Ok(found),
    }
}

fn resource(dict: &Element) -> Resource {
    let text = |key: &str| value(dict, key).map(Element::line).filter(|text| !text.is_empty());
    let data = value(dict, "WebResourceData").map(|data| crate::ingest::mail::base64(data.text().as_bytes()));
    Resource {
        data: data.map_or(Data::Missing, Data::Here),
        url: text("WebResourceURL"),
        kind: text("WebResourceMIMEType"),
        charset: text("WebResourceTextEncodingName"),
    }
}

/// The element behind a key.
fn value<'a>(dict: &'a Element, key: &str) -> Option<&'a Element> {
    let mut elements = dict.elements();
    elements.find(|element| element.name == "key" && element.line() == key)?;
    elements.next()
}
