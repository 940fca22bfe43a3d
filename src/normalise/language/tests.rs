//! Articles that declare a language go in, the language and why come out.

use super::*;
use crate::article::Origin;

const ENGLISH: &str = "The council voted on Monday to close the old bridge for the winter, and the mayor said that it \
    would be opened again when the work was done.";
const RUSSIAN: &str = "Городской совет решил в понедельник закрыть старый мост на всю зиму, и мэр сказал, что его \
    откроют снова, когда будут закончены работы.";
const CROATIAN: &str = "Gradsko vijeće odlučilo je u ponedjeljak da će stari most biti zatvoren cijelu zimu, a \
    gradonačelnik je rekao da će se otvoriti kada radovi budu gotovi.";

/// The language, then each rule: `+` for what was taken, `-` for what was not.
fn check(declared: &str, title: &str, body: &str, expected: &str) {
    let mut raw = RawArticle::default();
    raw.state(About::Language, Origin::Meta, declared, "html lang");
    let mut trail = Trail::default();
    let title = Some(title).filter(|title| !title.is_empty());
    let lang = decide(&raw, &Given::default(), title, body, &mut trail);
    let mut shown = vec![lang.unwrap_or("none").to_owned()];
    for evidence in trail.into_evidence() {
        let sign = if evidence.accepted { '+' } else { '-' };
        shown.push(format!("{sign}{} {}", evidence.value.unwrap_or_default(), evidence.rule));
    }
    assert_eq!(shown.join("; "), expected, "{declared}: {body}");
}

#[test]
fn a_text_wins_over_what_its_file_states() {
    check(
        "en",
        "",
        RUSSIAN,
        "ru; +ru detected in the text, surely, against what the file states; -en the text is in another language",
    );
    check(
        "ru",
        "",
        ENGLISH,
        "en; +en detected in the text, surely, against what the file states; -ru the text is in another language",
    );
}

#[test]
fn a_statement_that_the_text_does_not_contradict_is_believed() {
    check("en-GB", "", ENGLISH, "en; +en stated by the file");
    check("de", "", "12. 3. 1998", "de; +de stated by the file");
    check("sr", "", CROATIAN, "sr; +sr stated by the file; -hr a weak guess against what the file states");
}

#[test]
fn without_a_statement_the_text_tells() {
    check("", "", ENGLISH, "en; +en detected in the text, surely");
    check("", "Alte Brücke wird geschlossen", "", "de; +de detected in the text, likely");
    check("klingon", "", ENGLISH, "en; +en detected in the text, surely; - no language that is known");
    check("", "Fire!", "", "none");
    check("", "", "", "none");
}
