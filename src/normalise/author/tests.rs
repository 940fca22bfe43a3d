//! Bylines as papers print them, and the names that a careful reader takes from each.

use super::*;

/// Shows `people / agencies / sources`.
fn check(text: &str, expected: &str) {
    let byline = split(text);
    let shown = [byline.people.join("; "), byline.agencies.join("; "), byline.sources.join("; ")];
    assert_eq!(shown.join(" / "), expected, "{text}");
}

#[test]
fn each_person_is_one_entry() {
    check("By A. Smith and B. Jones in Moscow", "A. Smith; B. Jones /  / ");
    check("By Jane Roe", "Jane Roe /  / ");
    check("BY JANE ROE AND JOHN DOE", "JANE ROE; JOHN DOE /  / ");
    check("Jane Roe, John Doe", "Jane Roe; John Doe /  / ");
    check("Von Karl Roth und Ute Lang, Berlin", "Karl Roth; Ute Lang /  / ");
    check("Par Luc Petit et Zoé Blanc", "Luc Petit; Zoé Blanc /  / ");
    check("Por Ana Ruiz y Luis Gil", "Ana Ruiz; Luis Gil /  / ");
    check("Di Marco Neri e Lia Sala", "Marco Neri; Lia Sala /  / ");
    check("Автор: Иван Петров и Анна Белова", "Иван Петров; Анна Белова /  / ");
    check("Jane Roe with John Doe", "Jane Roe; John Doe /  / ");
    check("Jane Roe; Jane Roe", "Jane Roe /  / ");
}

#[test]
fn a_double_name_stays_whole() {
    check("João Costa e Silva", "João Costa e Silva /  / ");
    check("Pedro Ramón y Cajal", "Pedro Ramón y Cajal /  / ");
    check("John A. Doe Jr.", "John A. Doe Jr. /  / ");
    check("Roe, Jane", "Jane Roe /  / ");
}

#[test]
fn what_is_no_person_is_dropped() {
    check("Reuters", " / Reuters / ");
    check("Jane Roe, AP", "Jane Roe / AP / ");
    check("By Jane Roe, The Guardian", "Jane Roe /  / The Guardian");
    check("Jane Roe, Political Editor", "Jane Roe /  / ");
    check("Our Staff Reporter", " /  / ");
    check("Jane Roe <jane.roe@example.org>", "Jane Roe /  / ");
    check("Jane Roe @janeroe", "Jane Roe /  / ");
    check("Jane Roe for The Guardian", "Jane Roe /  / ");
    check("Agence France-Presse", " / AFP / ");
    check("", " /  / ");
    check("https://example.org/jane", " /  / ");
}

#[test]
fn a_byline_begins_with_its_word_and_a_name() {
    let check = |line: &str, expected: bool| assert_eq!(is_byline(line), expected, "{line}");
    check("By Jane Roe", true);
    check("BY JANE ROE", true);
    check("Von Karl Roth", true);
    check("By midnight the ice had gone", false);
    check("Bylines of the year", false);
    check("Von der Heide", false);
}
