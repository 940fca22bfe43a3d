//! Samples in many languages go in, the share that is told right comes out; below a bound, the test fails.

use super::*;

const SAMPLES_OF_NEWS: &str = include_str!("../../../../tests/data/languages.tsv");

/// The languages of which there are enough samples for a share.
const MEASURED: &[&str] = &[
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "tr", "id", "zh", "ja", "ar", "uk", "sv", "cs",
    "hu", "el", "my",
];

/// Of the samples of a kind: how many are told right, in percent; those that are not, by language.
fn share(kind: &str, is_counted: impl Fn(&str) -> bool) -> (f64, String) {
    let (mut right, mut all, mut wrong) = (0_u32, 0_u32, String::new());
    for line in SAMPLES_OF_NEWS.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [lang, of_kind, text] = cells[..] else { panic!("not three cells: {line}") };
        if of_kind != kind || !is_counted(lang) {
            continue;
        }
        all += 1;
        let found = detect(text).map_or("none", |found| found.code);
        if found == lang {
            right += 1;
        } else {
            wrong.push_str(&format!(" {lang}>{found}"));
        }
    }
    (100.0 * f64::from(right) / f64::from(all.max(1)), wrong)
}

#[test]
fn most_headlines_and_nearly_all_paragraphs_are_told_right() {
    for (kind, bound) in [("headline", 93.0), ("paragraph", 99.0)] {
        let (measured, wrong) = share(kind, |lang| MEASURED.contains(&lang));
        let (others, wrong_of_others) = share(kind, |lang| !MEASURED.contains(&lang));
        println!("{kind}: {measured:.1} % right,{wrong}; other languages: {others:.1} %,{wrong_of_others}");
        assert!(measured >= bound, "{kind}: {measured:.1} %,{wrong}");
    }
}

fn check(text: &str, expected: Option<&str>) {
    assert_eq!(detect(text).map(|found| found.code), expected, "{text}");
}

#[test]
fn a_language_is_told_by_its_words() {
    check("The council voted on Monday to close the old bridge for the winter.", Some("en"));
    check("Le conseil municipal a voté lundi la fermeture du vieux pont pour tout l'hiver.", Some("fr"));
    check("Der Stadtrat beschloss am Montag, die alte Brücke für den Winter zu schließen.", Some("de"));
    check("El ayuntamiento decidió el lunes cerrar el puente viejo durante todo el invierno.", Some("es"));
    check("Городской совет решил в понедельник закрыть старый мост на всю зиму.", Some("ru"));
    check(
        "Rada miasta zdecydowała w poniedziałek, że stary most zostanie zamknięty na całą zimę.",
        Some("pl"),
    );
}

#[test]
fn neighbours_are_told_apart() {
    check("Mestské zastupiteľstvo rozhodlo, že starý most bude cez zimu zatvorený.", Some("sk"));
    check("Městské zastupitelstvo rozhodlo, že starý most bude přes zimu uzavřen.", Some("cs"));
    check("Міська рада вирішила, що старий міст буде закрито на всю зиму.", Some("uk"));
    check("Общинският съвет реши старият мост да бъде затворен през цялата зима.", Some("bg"));
    check("Градско веће одлучило је да стари мост буде затворен целе зиме.", Some("sr"));
    check("A câmara decidiu na segunda-feira que a ponte não será aberta durante o inverno.", Some("pt"));
    check("O concello decidiu o luns que a ponte vella non se abrirá ata despois do inverno.", Some("gl"));
    check(
        "Byrådet besluttede mandag, at den gamle bro skal lukkes, og at der ikke bygges nogen ny.",
        Some("da"),
    );
    check(
        "Kommunestyret vedtok mandag at den gamle brua skal stenges, og at det ikke blir noen ny.",
        Some("no"),
    );
    check("شورای شهر روز دوشنبه تصمیم گرفت که پل قدیمی در زمستان بسته شود.", Some("fa"));
    check("قرر مجلس المدينة يوم الاثنين إغلاق الجسر القديم طوال فصل الشتاء.", Some("ar"));
}

#[test]
fn accents_may_stand_apart_from_their_letters() {
    let apart: String = "Le conseil a voté lundi la fermeture du vieux pont jusqu'à l'été.".nfd().collect();
    check(&apart, Some("fr"));
}

#[test]
fn capitals_say_the_same() {
    check("THE COUNCIL CLOSES THE OLD BRIDGE", Some("en"));
    check("STADTRAT SCHLIESST DIE ALTE BRÜCKE", Some("de"));
}

#[test]
fn too_little_text_has_no_language() {
    check("", None);
    check("Fire!", None);
    check("12 345 – 67", None);
    check("Shr 34 cts vs 1.19 dlrs. Net 807,000 vs 2,858,000. Nine mths 1.45 vs 3.11", None);
}

#[test]
fn no_text_breaks_it() {
    for text in ["\u{301}", "é", "a\u{301}\u{301}", "日", "İ", "\u{200d}", "ﬀ", "𐍈𐍈𐍈𐍈𐍈𐍈𐍈𐍈", "؟؟؟"]
    {
        let _ = detect(&text.repeat(700));
    }
}
