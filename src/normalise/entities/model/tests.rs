//! Takes sentences of our own, checks the names that the model inside finds in them.

use super::words::split;
use super::{Evidence, Name, Tagger, own_weights};

fn show(text: &str, names: &[Name]) -> String {
    let words = split(text).spans;
    let show = |name: &Name| {
        let (start, end) = (words[name.start].0 as usize, words[name.end - 1].1 as usize);
        format!("{} {}", name.kind, &text[start..end])
    };
    names.iter().map(show).collect::<Vec<_>>().join("; ")
}

fn check(text: &str, expected: &str) {
    let names = Tagger::new(own_weights()).tag(text, &split(text));
    assert_eq!(show(text, &names), expected, "{text}");
}

#[test]
fn the_model_inside_is_whole_and_small() {
    assert!(own_weights().len() > 100_000);
    assert!(include_bytes!("model.bin").len() <= 4_000_000);
    assert_eq!(own_weights().write(), include_bytes!("model.bin"));
}

#[test]
fn people_places_and_organisations_are_told_apart() {
    check(
        "Margaret Oduya, who leads Barlow Shipping Ltd, flew from Nairobi to Hamburg on Monday.",
        "PER Margaret Oduya; ORG Barlow Shipping Ltd; LOC Nairobi; LOC Hamburg",
    );
    check(
        "The University of Bergen and the European Commission signed a treaty in Oslo.",
        "ORG University of Bergen; ORG European Commission; LOC Oslo",
    );
}

#[test]
fn capitals_are_read() {
    check("EARTHQUAKE KILLS HUNDREDS IN PAKISTAN", "LOC PAKISTAN");
}

#[test]
fn a_last_name_is_remembered() {
    check("Keiko Tanabe spoke first. Critics of Tanabe left.", "PER Keiko Tanabe; PER Tanabe");
}

#[test]
fn plain_words_are_no_names() {
    check("On Monday the ministers met again, and nothing was decided.", "");
    check("", "");
}

#[test]
fn what_a_tagger_has_read_before_makes_no_difference() {
    let texts = [
        "Ann Cole met officials of the World Bank in Lima.",
        "COLE MEETS BANK OFFICIALS IN LIMA",
        "Cole said that the bank would pay. The bank's Lima office is shut.",
    ];
    let mut used = Tagger::new(own_weights());
    for text in texts.iter().chain(texts.iter().rev()) {
        let names = used.tag(text, &split(text));
        assert_eq!(names, Tagger::new(own_weights()).tag(text, &split(text)), "{text}");
        let likely = |name: &Name| match name.evidence {
            Evidence::Model(probability) => (0.0..=1.0).contains(&probability),
            Evidence::Repeated | Evidence::LastName => true,
        };
        assert!(names.iter().all(likely));
    }
}
