//! Documents go in; their elements and texts come out, and what is said of what is broken or cut.

use super::*;

#[test]
fn elements_come_with_texts_attributes_and_namespaces() {
    let text = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bomb\">]><n:a xmlns:n=\"urn:x\" k=\"1 &amp; 2\">\
                Tea &amp; milk &b; &eacute;<b/><![CDATA[<raw>]]></n:a>";
    let document = parse(text).unwrap();
    assert_eq!(document.broken, None);
    assert_eq!((document.root.name.as_str(), &*document.root.namespace), ("a", "urn:x"));
    assert_eq!(document.root.attribute("k"), Some("1 & 2"));
    assert_eq!(document.root.text(), "Tea & milk &b; é<raw>");
    assert_eq!(first_element(text), Some(("a".to_owned(), "urn:x".to_owned())));
}

#[test]
fn what_stands_before_the_damage_is_kept() {
    let document = parse("<a><b>one</b><b>two & three <c>four").unwrap();
    assert_eq!(document.broken.as_deref(), Some("the document ends early"));
    assert_eq!(document.root.text(), "onetwo & three four");
    let document = parse("<a><b>one<i>two</b>three</x></a>").unwrap();
    assert_eq!(document.broken, None);
    assert_eq!(document.root.children.len(), 2);
}

#[test]
fn elements_are_taken_one_by_one() {
    let text = "<r><item>1</item><x><item>2<item>3</item></item></x><item/></r>";
    let mut stream = Stream::new(text.as_bytes());
    let mut found = Vec::new();
    while let Some(item) = stream.next(&|path| path.last().is_some_and(|name| name == "item")) {
        found.push(item.text());
    }
    assert_eq!(found, ["1", "23", ""]);
}

#[test]
fn what_is_larger_than_it_may_be_is_cut_and_said() {
    let text = format!("<r><a>one{}two</a><a>three</a></r>", "<b/>".repeat(100));
    let mut stream = Stream::new(text.as_bytes());
    stream.limit = 1000;
    let is_wanted = |path: &[String]| path.len() == 2;
    let first = stream.next(&is_wanted).unwrap();
    assert_eq!((first.text().as_str(), first.elements().count(), stream.cut), ("one", 8, true));
    assert_eq!(stream.next(&is_wanted).unwrap().text(), "three");
}

#[test]
fn depth_costs_no_stack() {
    let text = |depth| "<a>".repeat(depth) + "deep" + &"</a>".repeat(depth);
    let document = parse(&text(60_000)).unwrap();
    assert_eq!(document.broken, None);
    assert_eq!(document.root.text(), "deep");
    assert!(parse(&text(100_000)).unwrap().broken.is_some());
}
