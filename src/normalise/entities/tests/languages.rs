//! Takes sentences that are not English, checks the names found in them.

use super::super::find;
use super::check_in;
use crate::article::EntityKind;

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

/// Names of some sentences: right and found, found, right.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 3]);

impl Counts {
    fn add(&mut self, lang: &str, marked: &str, show: bool) {
        let (text, right) = unmarked(marked);
        let mut found = Vec::new();
        for entity in find(None, None, &text, Some(lang)) {
            let kind = match entity.kind {
                EntityKind::Person => 'P',
                EntityKind::Place => 'L',
                EntityKind::Organisation => 'O',
            };
            for mention in &entity.mentions {
                let start = mention.start as usize;
                found.push((kind, start, start + usize::from(mention.len)));
            }
        }
        let both = found.iter().filter(|name| right.contains(name)).count();
        if show && (both < right.len() || both < found.len()) {
            let names: Vec<String> =
                found.iter().map(|(kind, from, to)| format!("[{kind} {}]", &text[*from..*to])).collect();
            println!("{lang}: {marked}\n    {}", names.join(""));
        }
        for (sum, more) in self.0.iter_mut().zip([both, found.len(), right.len()]) {
            *sum += more;
        }
    }

    fn percent(self) -> (usize, usize) {
        let [both, found, right] = self.0;
        (100 * both / found.max(1), 100 * both / right.max(1))
    }
}

/// The text of a sentence with marks, and the names that they say: `[L Rome] is old`.
fn unmarked(marked: &str) -> (String, Vec<(char, usize, usize)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    for piece in marked.split_inclusive([']']) {
        let (before, name) = piece.split_once('[').unwrap_or((piece, ""));
        text.push_str(before);
        if let Some((kind, name)) = name.trim_end_matches(']').split_once(' ') {
            let start = text.len();
            text.push_str(name);
            names.push((kind.chars().next().unwrap_or(' '), start, text.len()));
        }
    }
    (text, names)
}

#[test]
fn names_are_found_in_many_languages() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/names.tsv");
    let sentences = std::fs::read_to_string(file).unwrap();
    let mut table: std::collections::BTreeMap<(&str, &str), Counts> = std::collections::BTreeMap::new();
    for line in sentences.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[lang, half, sentence] = columns.as_slice() else { panic!("{line}") };
        for key in [(half, lang), (half, "all")] {
            table.entry(key).or_default().add(lang, sentence, half == "tune" && key.1 != "all");
        }
    }
    for ((half, lang), counts) in &table {
        let (precision, recall) = counts.percent();
        println!("{half} {lang}: precision {precision} %, recall {recall} %");
        let least = if *lang == "all" { (95, 88) } else { (65, 50) };
        assert!(precision >= least.0 && recall >= least.1, "{half} {lang}: {precision} %, {recall} %");
    }
}

#[test]
fn a_ministry_in_small_letters_is_an_organisation() {
    check_in("fr", "Le ministère de la Défense se tait.", "ORG ministère de la Défense");
    check_in("nl", "Het ministerie van Defensie zwijgt.", "ORG ministerie van Defensie");
}

#[test]
fn a_word_in_small_letters_ends_a_name() {
    check_in("sv", "Hon forskar vid Lunds universitet.", "ORG Lunds universitet");
    check_in("ru", "Жалобу отклонил Верховный суд.", "ORG Верховный суд");
}

#[test]
fn what_an_office_is_for_is_no_person() {
    check_in("el", "Ο υπουργός Ενέργειας σιωπά.", "");
    check_in("ru", "Мэр Владивостока молчит.", "");
}

#[test]
fn endings_of_cases_are_taken_off_places() {
    check_in("fi", "He asuvat Ranskassa.", "LOC France");
    check_in("hu", "Tegnap Ukrajnába utaztak.", "LOC Ukraine");
    check_in("tr", "Dün Almanya'ya gittiler.", "LOC Germany");
}

#[test]
fn scripts_without_capitals_are_read_by_lists_and_titles() {
    check_in("zh", "外交部在北京表示抗议日本。", "ORG 外交部; LOC 北京; LOC Japan");
    check_in("ja", "山本五郎知事は東京で話した。", "PER 山本五郎; LOC 東京");
    check_in("ar", "أعلنت وزارة الدفاع في بيروت.", "ORG وزارة الدفاع; LOC بيروت");
    check_in("ar", "وصل إلى بيروت وبغداد.", "LOC بيروت; LOC بغداد");
}

#[test]
fn a_text_of_unknown_language_in_another_script_is_not_read_as_english() {
    let entities = find(None, None, "В Москве молчат.", None);
    assert_eq!(super::show(&entities), "LOC Москве");
}

#[test]
fn an_unknown_name_after_a_preposition_is_a_place() {
    check_in("no", "Brannen brøt ut i Tverrlia.", "LOC Tverrlia");
    check_in("es", "El puente está en Huelmilla.", "LOC Huelmilla");
}

#[test]
fn another_name_in_a_row_of_capitals_is_another_name() {
    check_in("tr", "Başbakan Mehmet Kaya Almanya'ya gidiyor.", "PER Mehmet Kaya; LOC Germany");
    check_in("ru", "Глава Банка России Елена Морозова молчит.", "ORG Банка России; PER Елена Морозова");
}
