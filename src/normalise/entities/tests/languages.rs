//! Takes sentences that are not English, checks the names found in them.

use super::check_in;

#[test]
fn spanish_is_read() {
    check_in(
        "es",
        "El presidente Ramón Ibarra viajó a Bruselas. El Banco de España y la Comisión Europea callaron.",
        "PER Ramón Ibarra; LOC Bruselas; ORG Banco de España; ORG Comisión Europea",
    );
}

#[test]
fn french_is_read() {
    check_in(
        "fr",
        "M. Gérard Vasseur a quitté l'Allemagne. La Banque de France attend le ministre Luc Delorme à Lyon.",
        "PER Gérard Vasseur; LOC Germany; ORG Banque de France; PER Luc Delorme; LOC Lyon",
    );
}

#[test]
fn german_nouns_are_no_names() {
    check_in(
        "de",
        "Am Montag sprach Bundeskanzlerin Ute Kramer in Wien über Steuern. Die Regierung in Frankreich schwieg.",
        "PER Ute Kramer; LOC Wien; LOC France",
    );
    check_in(
        "de",
        "Das Bundesministerium der Finanzen lobte Herrn und Frau Vogt.",
        "ORG Bundesministerium der Finanzen; PER Vogt",
    );
}

#[test]
fn russian_is_read_with_its_endings() {
    check_in(
        "ru",
        "Президент Польши Сергей Орлов прилетел в Пекин. Банк России молчит, в Москве ждут.",
        "LOC Poland; PER Сергей Орлов; LOC Пекин; ORG Банк России; LOC Москве",
    );
}

#[test]
fn italian_portuguese_and_dutch_are_read() {
    check_in(
        "it",
        "Il ministro Carlo Bassi della Banca d'Italia è a Roma.",
        "PER Carlo Bassi; ORG Banca d'Italia; LOC Roma",
    );
    check_in("pt", "O presidente João Teles visitou Lisboa.", "PER João Teles; LOC Lisboa");
    check_in("nl", "Premier Joost Verhagen sprak in Duitsland.", "PER Joost Verhagen; LOC Germany");
}
