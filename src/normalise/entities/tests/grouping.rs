//! Takes texts that name somebody in several ways, checks which mentions are one.

use super::super::find;
use super::{check, show};
use crate::article::Entity;

#[test]
fn the_last_name_joins_the_whole_name() {
    let text = "Opposition leader Kamau Njoroge spoke in Nairobi. Njoroge was cheered. Mr Njoroge left.";
    let entities = find(None, None, text, Some("en"));
    assert_eq!(show(&entities), "PER Kamau Njoroge; LOC Nairobi");
    assert_eq!(entities[0].mentions.len(), 3);
}

#[test]
fn the_nearest_earlier_bearer_of_a_shared_last_name_is_meant() {
    let text =
        "Minister Anna Brandt met Karl Brandt. Later Brandt spoke. Anna Brandt left, and Brandt went too.";
    let counts: Vec<usize> =
        find(None, None, text, Some("en")).iter().map(|entity| entity.mentions.len()).collect();
    assert_eq!(counts, [3, 2]);
}

#[test]
fn any_word_of_a_name_can_stand_for_it() {
    check("Junior minister Khin Zaw Oo flew home. Reporters saw Zaw at the port.", "PER Khin Zaw Oo");
}

#[test]
fn an_acronym_joins_the_organisation_with_its_initials() {
    let text = "The National Grain Board (NGB) closed. NGB staff protested.";
    let entities = find(None, None, text, Some("en"));
    assert_eq!(show(&entities), "ORG National Grain Board");
    assert_eq!(entities[0].mentions.len(), 3);
}

#[test]
fn the_names_of_a_country_are_one() {
    check(
        "Britain and the UK are one; so are the U.S. and America.",
        "LOC United Kingdom; LOC United States",
    );
    check("They told us that he left us.", "");
}

#[test]
fn a_headline_is_read_with_its_text() {
    let body = "Foreign Minister Yaw Boateng flew to Lagos. Boateng said nothing.";
    let entities = find(Some("Boateng Leaves Amid Storm"), None, body, Some("en"));
    assert_eq!(show(&entities), "PER Yaw Boateng; LOC Lagos");
    assert_eq!(entities[0].mentions.len(), 3);
}

/// Each entity with the number of its mentions.
fn counts(text: &str) -> String {
    let count = |entity: &Entity| format!("{} {}", entity.name, entity.mentions.len());
    find(None, None, text, Some("en")).iter().map(count).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_last_name_alone_is_who_is_met_far_more_often() {
    let text = "Finance Minister Laila Farsund spoke. Farsund was tired. Farsund left with her brother, the lawyer \
                Odd Farsund. Farsund will be back on Monday.";
    assert_eq!(counts(text), "Laila Farsund 4; Odd Farsund 1");
}

#[test]
fn a_lone_name_joins_the_longer_burmese_one() {
    let text = "General Min Aung Hlaing flew home. Hlaing said nothing.";
    assert_eq!(counts(text), "Min Aung Hlaing 2");
}

#[test]
fn a_middle_name_makes_no_other_person() {
    let text = "Senator Peter Holm Ravn was there. Peter Ravn sat down. Mr Ravn smiled.";
    assert_eq!(counts(text), "Peter Holm Ravn 3");
}

#[test]
fn the_end_of_the_name_of_a_body_stands_for_it() {
    let text = "The Bergen Philharmonic Orchestra played. The Philharmonic Orchestra was cheered.";
    assert_eq!(counts(text), "Bergen Philharmonic Orchestra 2");
}

#[test]
fn two_bodies_of_two_countries_are_two() {
    let text = "The Ministry of Health of Peru and the Ministry of Trade met.";
    assert_eq!(find(None, None, text, Some("en")).len(), 2);
}
