//! Finds the language: what the file declares and the beginning of the text go in, an ISO 639-1 code comes out.

mod codes;

use super::date::Order;
use super::given::Given;
use super::source::Source;
use super::trail::{Trail, place_of};
use crate::article::{About, Part, Place, RawArticle};
use codes::{code, region};

/// The text that is looked at: enough to tell, little enough to be quick.
const SAMPLE: usize = 500;

/// With fewer letters than this a guess would be made up.
const FEWEST_LETTERS: usize = 20;

/// Decides the language: given, else declared, else detected in the body, or the title where there is no body.
pub(super) fn decide(
    raw: &RawArticle,
    given: &Given,
    title: Option<&str>,
    body: &str,
    trail: &mut Trail,
) -> Option<&'static str> {
    if let Some(text) = &given.lang {
        match code(text) {
            Some(code) => {
                trail.took("lang", code, text, super::option("--lang"), "given by the user");
                return Some(code);
            }
            None => {
                trail.passed_over("lang", None, text, super::option("--lang"), "no language that is known");
            }
        }
    }
    for statement in raw.about(About::Language) {
        match code(&statement.text) {
            Some(code) => {
                trail.took("lang", code, &statement.text, place_of(statement), "stated by the file");
                return Some(code);
            }
            None => trail.passed_over(
                "lang",
                None,
                &statement.text,
                place_of(statement),
                "no language that is known",
            ),
        }
    }
    let (part, text) = if body.is_empty() { (Part::Title, title?) } else { (Part::Body, body) };
    let code = detect(text)?;
    let place = Place::Text(part, 0, sample(text).len() as u32);
    trail.took("lang", code, super::text::first_words(text), place, "detected in the text");
    Some(code)
}

/// Countries that print the month before the day.
const MONTH_FIRST: &[&str] = &["us"];

/// Says which of two numbers is the day: the country that the declared language or the source names decides, then
/// the country of the site's domain; without one, only a language other than English tells (the day comes first).
pub(super) fn order_of_dates(
    raw: &RawArticle,
    source: Option<&Source>,
    site: Option<&str>,
    lang: Option<&str>,
) -> Order {
    let declared = raw.about(About::Language).find_map(|statement| region(&statement.text));
    let known = declared
        .or_else(|| source.map(|source| source.country.to_owned()).filter(|country| !country.is_empty()));
    let country = known.or_else(|| site.and_then(country_of_site));
    match (country.as_deref(), lang) {
        (Some(country), _) if MONTH_FIRST.contains(&country) => Order::MonthFirst,
        (None, Some("en") | None) => Order::Unknown,
        _ => Order::DayFirst,
    }
}

/// The country of a domain; domains such as `.tv` and `.io` are sold to everybody.
fn country_of_site(site: &str) -> Option<String> {
    const SOLD: &[&str] = &[
        "tv", "io", "co", "me", "ai", "fm", "am", "cc", "ly", "gg", "to", "ws", "eu", "la", "sh", "is", "im",
    ];
    let last = site.rsplit('.').next()?;
    (last.len() == 2 && !SOLD.contains(&last)).then(|| last.to_owned())
}

/// Detects the language of a text.
pub(super) fn detect(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    let script = script(sample)?;
    match script {
        Script::Of(code) => Some(code),
        Script::Shared => shared(sample),
    }
}

/// The script of a text.
enum Script {
    /// One that, in newspapers, writes one language.
    Of(&'static str),
    /// One that writes many.
    Shared,
}

/// Scripts of one language each: the first and last letter, and the language.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{1f00}', '\u{1fff}', "el"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{590}', '\u{5ff}', "he"),
    ('\u{980}', '\u{9ff}', "bn"),
    ('\u{a00}', '\u{a7f}', "pa"),
    ('\u{a80}', '\u{aff}', "gu"),
    ('\u{b00}', '\u{b7f}', "or"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{c80}', '\u{cff}', "kn"),
    ('\u{d00}', '\u{d7f}', "ml"),
    ('\u{d80}', '\u{dff}', "si"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{e80}', '\u{eff}', "lo"),
    ('\u{f00}', '\u{fff}', "bo"),
    ('\u{1000}', '\u{109f}', "my"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1200}', '\u{137f}', "am"),
    ('\u{1780}', '\u{17ff}', "km"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{4e00}', '\u{9fff}', "zh"),
    ('\u{ac00}', '\u{d7af}', "ko"),
];

/// Finds the script of most letters; `None` where there are too few.
fn script(sample: &str) -> Option<Script> {
    if sample.is_ascii() {
        let letters = sample.bytes().filter(u8::is_ascii_alphabetic).count();
        return (letters >= FEWEST_LETTERS).then_some(Script::Shared);
    }
    let mut counts = [0_usize; SCRIPTS.len()];
    let mut letters = 0;
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        // Latin and Cyrillic come before and between the scripts of one language.
        if c < '\u{370}' {
            continue;
        }
        if let Some(index) = SCRIPTS.iter().position(|&(first, last, _)| (first..=last).contains(&c)) {
            counts[index] += 1;
        }
    }
    let (kana, han) = (SCRIPTS.len() - 3, SCRIPTS.len() - 2);
    // A sign of Chinese or Korean says as much as several letters, and Japanese is Chinese signs with kana between.
    let dense = counts[kana] + counts[han] + counts[SCRIPTS.len() - 1];
    if letters + 2 * dense < FEWEST_LETTERS {
        return None;
    }
    if counts[kana] > 0 && (counts[kana] + counts[han]) * 2 > letters && counts[kana] * 10 > counts[han] {
        return Some(Script::Of("ja"));
    }
    let best = (0..SCRIPTS.len()).max_by_key(|&index| counts[index])?;
    Some(if counts[best] * 2 > letters { Script::Of(SCRIPTS[best].2) } else { Script::Shared })
}

/// Tells languages of one script apart: English by its small words, the others by the quick classifier where the
/// careful one is sure.
fn shared(sample: &str) -> Option<&'static str> {
    let english = share_of_english(sample);
    let is_plain = english.share >= 1.0 / 4.0 || (english.share >= 1.0 / 8.0 && english.of_no_other >= 3);
    if english.has_the && is_plain {
        return Some("en");
    }
    // Figures and abbreviations (`Shr 34 cts vs 1.19 dlrs`) are no language.
    if is_mostly_figures(sample) {
        return (english.share >= 1.0 / 8.0 && english.has_the).then_some("en");
    }
    // The quick classifier knows 16 languages and calls others by the nearest name.
    let quick = code(whichlang::detect_language(sample).three_letter_code());
    if quick == Some("en") && (english.has_the || english.of_no_other > 0) {
        return quick;
    }
    let careful = whatlang::detect(sample)?;
    let detected = code(careful.lang().code());
    let says_enough = sample.len() >= LONG_SAMPLE || has_own_letters(sample);
    let is_sure = match detected == quick {
        true => detected == Some("en") || careful.is_reliable() || has_own_letters(sample),
        false => careful.is_reliable() && says_enough,
    };
    is_sure.then_some(detected)?
}

/// From this many bytes on, the careful classifier alone is believed.
const LONG_SAMPLE: usize = 120;

/// Whether letters stand in it that English has not: short texts of ASCII letters alone are told apart badly.
fn has_own_letters(sample: &str) -> bool {
    sample.chars().any(|c| c > '\u{7f}' && c.is_alphabetic())
}

/// Whether more than every eighth letter or digit is a digit, as in tables of results.
fn is_mostly_figures(sample: &str) -> bool {
    let digits = sample.bytes().filter(u8::is_ascii_digit).count();
    let all = sample.chars().filter(|c| c.is_alphanumeric()).count();
    digits * 8 > all
}

/// Small words of English.
const SMALL: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "that", "was", "with", "for", "on", "said", "by", "has", "from",
    "is",
];

/// Small words that headlines have, and no other language of the press in Latin letters.
const OF_NO_OTHER: &[&str] =
    &["of", "and", "with", "from", "says", "said", "sees", "its", "after", "sets", "buys", "will"];

/// What the small words of a text say.
struct English {
    /// Small words among all.
    share: f64,
    /// Whether `the` is among them, a word of no other language of the press.
    has_the: bool,
    /// How many are words of no other language.
    of_no_other: u32,
}

/// Counts the small words of English at the beginning of a text.
fn share_of_english(sample: &str) -> English {
    const LONGEST: usize = 5;
    const ENOUGH: usize = 240;
    let (mut words, mut small) = (0_u32, 0_u32);
    let mut english = English { share: 0.0, has_the: false, of_no_other: 0 };
    for word in sample.as_bytes()[..sample.len().min(ENOUGH)]
        .split(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii())
    {
        if word.is_empty() {
            continue;
        }
        words += 1;
        if word.len() > LONGEST {
            continue;
        }
        let is_in = |rows: &[&str]| rows.iter().any(|row| row.as_bytes().eq_ignore_ascii_case(word));
        if is_in(SMALL) {
            small += 1;
            let is_the = word.eq_ignore_ascii_case(b"the");
            english.has_the |= is_the;
            english.of_no_other += u32::from(is_the);
        }
        english.of_no_other += u32::from(is_in(OF_NO_OTHER));
    }
    english.share = f64::from(small) / f64::from(words.max(1));
    english
}

/// The beginning of a text, cut between characters.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(detect(text), expected, "{text}");
    }

    #[test]
    fn a_language_is_told_by_its_words() {
        check("The council voted on Monday to close the old bridge for the winter.", Some("en"));
        check("Le conseil municipal a voté lundi la fermeture du vieux pont pour tout l'hiver.", Some("fr"));
        check("Der Stadtrat beschloss am Montag, die alte Brücke für den Winter zu schließen.", Some("de"));
        check(
            "El ayuntamiento decidió el lunes cerrar el puente viejo durante todo el invierno.",
            Some("es"),
        );
        check("Городской совет решил в понедельник закрыть старый мост на всю зиму.", Some("ru"));
        check(
            "Rada miasta zdecydowała w poniedziałek, że stary most zostanie zamknięty na całą zimę.",
            Some("pl"),
        );
    }

    #[test]
    fn a_script_of_one_language_names_it() {
        check("สภาเมืองลงมติปิดสะพานเก่า", Some("th"));
        check("Το δημοτικό συμβούλιο αποφάσισε να κλείσει τη γέφυρα.", Some("el"));
        check("시의회는 월요일 오래된 다리를 폐쇄하기로 결정했다", Some("ko"));
        check("市議会は月曜日に古い橋を閉鎖することを決めた。", Some("ja"));
        check("市议会星期一决定关闭老桥。", Some("zh"));
        check("მერიამ ორშაბათს ძველი ხიდი დახურა", Some("ka"));
        check("עיריית חיפה החליטה לסגור את הגשר", Some("he"));
    }

    #[test]
    fn too_little_text_has_no_language() {
        check("", None);
        check("Fire!", None);
        check("12 345 – 67", None);
        check("Shr 34 cts vs 1.19 dlrs. Net 807,000 vs 2,858,000. Nine mths 1.45 vs 3.11", None);
    }
}
