//! Takes English sentences that a model alone reads wrongly, checks what lists and rules make of them.

use super::{check, show};
use crate::normalise::entities::find;

fn check_article(title: &str, body: &str, expected: &str) {
    assert_eq!(show(&find(Some(title), None, body, Some("en"))), expected, "{title}");
}

#[test]
fn an_article_at_the_beginning_of_a_sentence_is_no_part_of_a_name() {
    check("The Bank of Ghana raised its rate.", "ORG Bank of Ghana");
    check("The Finance Ministry of Kenya agreed.", "ORG Finance Ministry of Kenya");
}

#[test]
fn titles_within_a_name_are_no_part_of_it() {
    check("He met Crown Prince Mohammed bin Rashid in Oman.", "PER Mohammed bin Rashid; LOC Oman");
    check("Then Council President Andrew Holt spoke.", "PER Andrew Holt");
}

#[test]
fn a_word_of_a_headline_that_begins_the_name_of_a_company_is_the_company() {
    let body = "Varnell Corp said it will cut 300 jobs at its plant in Ohio.";
    check_article("VARNELL <VARN> TO CUT 300 JOBS", body, "ORG Varnell Corp; LOC Ohio");
}

#[test]
fn a_company_in_capitals_before_the_sign_of_its_shares_is_whole() {
    check_article("SHARED MILLING SYSTEMS CORP <SMSC> SETS PAYOUT", "", "ORG Shared Milling Systems Corp");
    check_article("BANK OF HARROW CORP <BHC> 4TH QTR NET", "", "ORG Bank of Harrow Corp");
}

#[test]
fn an_acronym_keeps_its_capitals() {
    check("A report by UNICEF said so.", "ORG UNICEF");
}

#[test]
fn syllables_of_burmese_names_make_a_person() {
    check("The song was by Htet Myat Noe and Than Myint Oo.", "PER Htet Myat Noe; PER Than Myint Oo");
    check("Trader Aung Ko Ko sold the boat of Nyein Chan Soe.", "PER Aung Ko Ko; PER Nyein Chan Soe");
}

#[test]
fn a_team_that_is_named_like_its_country_is_the_country() {
    check("Ghana beat Togo, and Austria drew with Wales.", "LOC Ghana; LOC Togo; LOC Austria; LOC Wales");
}

#[test]
fn whom_a_party_belongs_to_is_no_part_of_its_name() {
    let text = "The Green Harbour Party of Sanjay Mehta won.";
    check(text, "ORG Green Harbour Party; PER Sanjay Mehta");
}
