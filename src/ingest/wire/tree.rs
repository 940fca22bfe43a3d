//! An element and names go in, without regard to case; the elements and values that bear them come out.

use crate::ingest::xml::Element;

/// Whether an element has one of these names.
pub fn is(element: &Element, names: &[&str]) -> bool {
    names.iter().any(|name| element.name.eq_ignore_ascii_case(name))
}

/// The elements of this name directly in it.
pub fn all<'a>(element: &'a Element, name: &'a str) -> impl Iterator<Item = &'a Element> {
    element.elements().filter(move |child| child.name.eq_ignore_ascii_case(name))
}

/// The first element of this name directly in it.
pub fn child<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    element.elements().find(|child| child.name.eq_ignore_ascii_case(name))
}

/// The first element at the end of a path of names.
pub fn at<'a>(element: &'a Element, path: &[&str]) -> Option<&'a Element> {
    path.iter().try_fold(element, |element, name| child(element, name))
}

/// Every element of one of these names in it, at any depth, in the order of the file; what stands in one that was
/// found is not looked at.
pub fn within<'a>(element: &'a Element, names: &[&str]) -> Vec<&'a Element> {
    element.outermost(|inner| is(inner, names))
}

/// The value of an attribute, with or without prefix, in small letters or capitals; `None` where it is empty.
pub fn value<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let in_capitals = || {
        let named = |key: &str| key.rsplit(':').next().is_some_and(|key| key.eq_ignore_ascii_case(name));
        element.attributes.iter().find(|(key, _)| named(key)).map(|(_, value)| value.as_str())
    };
    element.attribute(name).or_else(in_capitals).map(str::trim).filter(|value| !value.is_empty())
}

/// The characters in an element in one line; `None` where there are none, or only a word for none.
pub fn line(element: &Element) -> Option<String> {
    let line = element.line();
    (!line.is_empty() && !is_placeholder(&line)).then_some(line)
}

/// Whether a value says that there is none.
pub fn is_placeholder(text: &str) -> bool {
    const NONE: &[&str] =
        &["n/a", "none given", "no-data-available", "not available", "null", "nil", "-", "--"];
    NONE.iter().any(|none| none.eq_ignore_ascii_case(text))
}

/// Whether a text is a day or an instant: a form to be filled in (`YYYYMMDD`) and the first year are none.
pub fn is_instant(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    figures >= 4 && text.starts_with(|c: char| c.is_ascii_digit()) && !text.starts_with("000")
}
