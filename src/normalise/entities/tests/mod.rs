//! Takes sentences of many countries and kinds, checks the names found in them.

mod english;
mod grouping;
mod languages;

use super::find;
use crate::article::{Entity, EntityKind};

fn show(entities: &[Entity]) -> String {
    let kind = |entity: &Entity| match entity.kind {
        EntityKind::Person => "PER",
        EntityKind::Organisation => "ORG",
        EntityKind::Place => "LOC",
    };
    entities.iter().map(|entity| format!("{} {}", kind(entity), entity.name)).collect::<Vec<_>>().join("; ")
}

fn check_in(lang: &str, text: &str, expected: &str) {
    assert_eq!(show(&find(None, None, text, Some(lang))), expected, "{text}");
}

fn check(text: &str, expected: &str) {
    check_in("en", text, expected);
}

#[test]
fn a_title_makes_a_person_and_is_no_part_of_the_name() {
    check("Finance Minister Ama Mensah resigned.", "PER Ama Mensah");
    check("He met Lt. Gen. Tariq Qureshi on Sunday.", "PER Tariq Qureshi");
    check("Vice-Admiral Lucía Ferrer took command.", "PER Lucía Ferrer");
    check("Then Mr. Okafor and Mrs Lindqvist left.", "PER Okafor; PER Lindqvist");
    check("A sermon by Sheikh Yusuf al-Tamimi was read.", "PER Yusuf al-Tamimi");
    check("Supporters of Daw Nilar Thein and U Tin Maw waited.", "PER Nilar Thein; PER Tin Maw");
    check("Sir Giles Prentice MP spoke for Queen Margrethe II.", "PER Giles Prentice; PER Margrethe II");
}

#[test]
fn a_title_without_a_name_is_nobody() {
    check("The Prime Minister and the Foreign Secretary met the President.", "");
    check("Shares in General Motors rose.", "ORG General Motors");
}

#[test]
fn a_role_in_small_letters_makes_a_person() {
    check("Goals came from striker Emeka Obi and captain Ferran Puig.", "PER Emeka Obi; PER Ferran Puig");
    check("It quoted head of state security Dorji Wangdi.", "PER Dorji Wangdi");
    check("A talk by the chief of naval staff (ships and ports) Htay Zin followed.", "PER Htay Zin");
}

#[test]
fn a_given_name_makes_a_person() {
    check(
        "The prize went to Margaret Holloway and Pierre Lacombe.",
        "PER Margaret Holloway; PER Pierre Lacombe",
    );
    check("A symphony by Ludwig van Someren opened the night.", "PER Ludwig van Someren");
    check("Police arrested Omar bin Rashid.", "PER Omar bin Rashid");
    check("The author was J. R. Hartwell.", "PER J. R. Hartwell");
    check("He sued Walter Pruitt Jr. in June.", "PER Walter Pruitt Jr.");
}

#[test]
fn a_name_beside_an_age_or_a_verb_of_saying_is_a_person() {
    check("The victim, Nokuthula Zwane, 34, was a nurse.", "PER Nokuthula Zwane");
    check("There is no plan, Tshering Dema said.", "PER Tshering Dema");
}

#[test]
fn cue_words_make_organisations() {
    check("The Ministry of Health and Sports denied it.", "ORG Ministry of Health and Sports");
    check(
        "The Kenyan Defence Ministry and the Bank of Ghana agreed.",
        "ORG Kenyan Defence Ministry; ORG Bank of Ghana",
    );
    check("Staff of Harwood Textiles Ltd marched.", "ORG Harwood Textiles Ltd");
    check("The 3rd Joint Fisheries Committee met.", "ORG 3rd Joint Fisheries Committee");
    check("She left the University of Bergen for a bank.", "ORG University of Bergen");
    check("The Seeds and Plants Administration is new.", "ORG Seeds and Plants Administration");
    check("Whitlock & Dunn cut 300 jobs.", "ORG Whitlock & Dunn");
}

#[test]
fn capitals_that_name_a_thing_are_no_organisation() {
    check("The DVD costs more than a TV, the CEO said.", "");
}

#[test]
fn listed_places_are_found() {
    check(
        "Floods hit Dhaka, Chittagong and parts of Northern Ireland.",
        "LOC Dhaka; LOC Chittagong; LOC Northern Ireland",
    );
    check("The court in The Hague heard the case.", "LOC The Hague");
    check("Ships left Rio de Janeiro for Cape Town.", "LOC Rio de Janeiro; LOC Cape Town");
    check("A plant in Obernbeck, Germany, burned.", "LOC Obernbeck; LOC Germany");
}

#[test]
fn cue_words_make_places() {
    check("They crossed the Tonga River near Lake Chiuta.", "LOC Tonga River; LOC Lake Chiuta");
    check("A flat on Marlow Street was searched.", "LOC Marlow Street");
    check("Oil was found in the Gulf of Guinea.", "LOC Gulf of Guinea");
}

#[test]
fn a_nationality_is_no_place() {
    check("Russian, Argentine and Burmese sailors met a Scottish crew.", "");
}

#[test]
fn months_weekdays_and_feasts_are_nobody() {
    check("On Friday, March came early. Merry Christmas at Easter, and Ramadan begins in May.", "");
    check("Crowds came to the Harvest Moon Festival.", "");
    check("Then singer Augusta May left in April.", "PER Augusta May");
}

#[test]
fn the_first_word_of_a_sentence_is_no_name() {
    check("Losses mount. Prices fell. Workers struck. Meanwhile nothing moved.", "");
    check("Police said so. Will he go? Mark my words.", "");
}

#[test]
fn a_headline_makes_no_names_of_ordinary_words() {
    check("Prime Minister Vows to Cut Taxes as Elections Loom in Portugal", "LOC Portugal");
    check("Floods Mount as Kenya’s Rulers Tighten Their Grip on Aid", "LOC Kenya");
    check("Bank of England Holds Rates at Record Low", "ORG Bank of England");
    let entities = find(Some("Coup in Mali: President Resigns as Crowds Cheer"), None, "", Some("en"));
    assert_eq!(show(&entities), "LOC Mali");
}

#[test]
fn a_text_in_capitals_makes_no_names_of_ordinary_words() {
    check("EARTHQUAKE HITS NORTHERN CHILE, HUNDREDS FEARED DEAD", "LOC Chile");
    check("HELSINKI, Aug. 18 (Reuters) - Talks went on.", "LOC Helsinki; ORG Reuters");
}

#[test]
fn sport_names_clubs_and_players() {
    check(
        "Leeds United beat Hull City 3-1 after Darren Platt scored.",
        "ORG Leeds United; ORG Hull City; PER Darren Platt",
    );
    check("He joined the Denver Nuggets.", "ORG Denver Nuggets");
    check("She won the Italian Open and the World Cup.", "");
}

#[test]
fn an_address_is_no_name() {
    check("Read more at https://www.Example.com/Peter-Smith/In-Paris.html or mail Anna.Berg@Example.org", "");
}

#[test]
fn a_possessive_ends_a_name() {
    check("Norway's Parliament and Helen Ward's office agreed.", "LOC Norway; PER Helen Ward");
    check("Turkey’s Kurdish Workers' Party split.", "LOC Turkey; ORG Kurdish Workers' Party");
    check("The Harbour Council’s Chairman Office is shut.", "ORG Harbour Council");
}

#[test]
fn a_word_joined_to_a_place_leaves_the_place() {
    check("The Lisbon-based firm hired Anne-Marie Colbert.", "LOC Lisbon; PER Anne-Marie Colbert");
}

#[test]
fn mentions_stand_where_they_say() {
    let body = "«Ça suffit», said Zoë Ødegård — in Malmö. Ødegård’s team left.";
    for entity in find(None, None, body, Some("en")) {
        for mention in &entity.mentions {
            let start = mention.start as usize;
            let text = &body[start..start + usize::from(mention.len)];
            assert!(entity.name.contains(text), "{text} in {}", entity.name);
        }
    }
}

#[test]
fn no_text_makes_it_panic() {
    let pieces = [
        "A", "É", "’", "'s", ".", "-", "&", "(", ")", "Dr.", "U.", "of ", " ", "\n", "漢字", "ß", "İ", "1st",
        "Bank ", "://", "@", "🙂", "e\u{301}", "al-", "Ж",
    ];
    let mut state = 7_u64;
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..=(state % 13) {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        for lang in ["en", "fr", "de"] {
            for entity in find(Some(&text), Some(&text), &text, Some(lang)) {
                let mention = entity.mentions[0];
                let (start, len) = (mention.start as usize, usize::from(mention.len));
                assert!(text.get(start..start + len).is_some());
            }
        }
    }
}
