//! Reads the name of a language: `English`, `eng`, `en_US` go in, `en` comes out.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// ISO 639-1, ISO 639-2 and -3, and names in English and in the language itself, in lower case.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("af", &["afr", "afrikaans"]),
    ("am", &["amh", "amharic"]),
    ("ar", &["ara", "arb", "arabic", "العربية"]),
    ("az", &["aze", "azj", "azerbaijani"]),
    ("be", &["bel", "belarusian"]),
    ("bg", &["bul", "bulgarian", "български"]),
    ("bn", &["ben", "bengali", "bangla"]),
    ("bo", &["bod", "tib", "tibetan"]),
    ("bs", &["bos", "bosnian"]),
    ("ca", &["cat", "catalan", "català"]),
    ("cs", &["ces", "cze", "czech", "čeština"]),
    ("cy", &["cym", "wel", "welsh", "cymraeg"]),
    ("da", &["dan", "danish", "dansk"]),
    ("de", &["deu", "ger", "german", "deutsch"]),
    ("el", &["ell", "gre", "greek", "ελληνικά"]),
    ("en", &["eng", "english"]),
    ("eo", &["epo", "esperanto"]),
    ("es", &["spa", "spanish", "español", "castellano"]),
    ("et", &["est", "ekk", "estonian", "eesti"]),
    ("eu", &["eus", "baq", "basque", "euskara"]),
    ("fa", &["fas", "per", "pes", "persian", "farsi", "فارسی"]),
    ("fi", &["fin", "finnish", "suomi"]),
    ("fr", &["fra", "fre", "french", "français"]),
    ("ga", &["gle", "irish", "gaeilge"]),
    ("gl", &["glg", "galician", "galego"]),
    ("gu", &["guj", "gujarati"]),
    ("ha", &["hau", "hausa"]),
    ("he", &["heb", "hebrew", "iw", "עברית"]),
    ("hi", &["hin", "hindi", "हिन्दी"]),
    ("hr", &["hrv", "croatian", "hrvatski"]),
    ("hu", &["hun", "hungarian", "magyar"]),
    ("hy", &["hye", "arm", "armenian"]),
    ("id", &["ind", "indonesian", "in", "bahasa indonesia"]),
    ("is", &["isl", "ice", "icelandic", "íslenska"]),
    ("it", &["ita", "italian", "italiano"]),
    ("ja", &["jpn", "japanese", "jp", "日本語"]),
    ("jv", &["jav", "javanese"]),
    ("ka", &["kat", "geo", "georgian"]),
    ("kk", &["kaz", "kazakh"]),
    ("km", &["khm", "khmer"]),
    ("kn", &["kan", "kannada"]),
    ("ko", &["kor", "korean", "한국어"]),
    ("ku", &["kur", "kmr", "kurdish"]),
    ("ky", &["kir", "kyrgyz"]),
    ("la", &["lat", "latin"]),
    ("lo", &["lao"]),
    ("lt", &["lit", "lithuanian", "lietuvių"]),
    ("lv", &["lav", "lvs", "latvian", "latviešu"]),
    ("mk", &["mkd", "mac", "macedonian"]),
    ("ml", &["mal", "malayalam"]),
    ("mn", &["mon", "khk", "mongolian"]),
    ("mr", &["mar", "marathi"]),
    ("ms", &["msa", "may", "zlm", "zsm", "malay", "bahasa melayu"]),
    ("mt", &["mlt", "maltese"]),
    ("my", &["mya", "bur", "burmese", "myanmar"]),
    ("ne", &["nep", "npi", "nepali"]),
    ("nl", &["nld", "dut", "dutch", "flemish", "nederlands"]),
    ("no", &["nor", "nob", "nno", "nb", "nn", "norwegian", "norsk"]),
    ("or", &["ori", "ory", "odia"]),
    ("pa", &["pan", "punjabi"]),
    ("pl", &["pol", "polish", "polski"]),
    ("ps", &["pus", "pashto"]),
    ("pt", &["por", "portuguese", "português"]),
    ("ro", &["ron", "rum", "romanian", "română"]),
    ("ru", &["rus", "russian", "русский"]),
    ("si", &["sin", "sinhala"]),
    ("sk", &["slk", "slo", "slovak", "slovenčina"]),
    ("sl", &["slv", "slovenian", "slovene", "slovenščina"]),
    ("so", &["som", "somali"]),
    ("sq", &["sqi", "alb", "albanian", "shqip"]),
    ("sr", &["srp", "serbian", "српски"]),
    ("sv", &["swe", "swedish", "svenska"]),
    ("sw", &["swa", "swh", "swahili", "kiswahili"]),
    ("ta", &["tam", "tamil"]),
    ("te", &["tel", "telugu"]),
    ("tg", &["tgk", "tajik"]),
    ("th", &["tha", "thai", "ไทย"]),
    ("tk", &["tuk", "turkmen"]),
    ("tl", &["tgl", "fil", "tagalog", "filipino"]),
    ("tr", &["tur", "turkish", "türkçe"]),
    ("uk", &["ukr", "ukrainian", "українська"]),
    ("ur", &["urd", "urdu", "اردو"]),
    ("uz", &["uzb", "uzbek"]),
    ("vi", &["vie", "vietnamese", "tiếng việt"]),
    ("yi", &["yid", "ydd", "yiddish"]),
    ("yo", &["yor", "yoruba"]),
    ("zh", &["zho", "chi", "cmn", "chinese", "mandarin", "cn", "中文"]),
    ("zu", &["zul", "zulu"]),
];

/// Reads a declared language; `None` for a name or code that is not known.
pub(in super::super) fn code(declared: &str) -> Option<&'static str> {
    static CODES: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        let mut codes = FxHashMap::default();
        for (code, names) in LANGUAGES {
            for name in std::iter::once(code).chain(*names) {
                // The first row wins.
                codes.entry(*name).or_insert(*code);
            }
        }
        codes
    });
    let by = |name: &str| codes.get(name).copied();
    if let Some(code) = by(declared) {
        return Some(code);
    }
    let lower = declared.trim().to_lowercase();
    by(&lower).or_else(|| by(lower.split(['-', '_', ' ', ',', ';', '.', '(']).next().unwrap_or_default()))
}

/// The country of a declared language, in lower case: `us` for `en-US`.
pub(in super::super) fn region(declared: &str) -> Option<String> {
    let region =
        declared.trim().rsplit(['-', '_']).next().filter(|region| region.len() == 2 && declared.len() > 3)?;
    region.bytes().all(|byte| byte.is_ascii_alphabetic()).then(|| region.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_in_every_usual_form() {
        let check =
            |declared: &str, expected: Option<&str>| assert_eq!(code(declared), expected, "{declared}");
        check("en", Some("en"));
        check("EN-us", Some("en"));
        check("en_GB.UTF-8", Some("en"));
        check("eng", Some("en"));
        check("English", Some("en"));
        check("Français", Some("fr"));
        check("zh-Hant-TW", Some("zh"));
        check("nb", Some("no"));
        check("und", None);
        check("", None);
    }

    #[test]
    fn a_region_names_the_country() {
        let check = |declared: &str, expected: Option<&str>| {
            assert_eq!(region(declared).as_deref(), expected, "{declared}");
        };
        check("en-US", Some("us"));
        check("en_GB", Some("gb"));
        check("en", None);
        check("English", None);
    }
}
