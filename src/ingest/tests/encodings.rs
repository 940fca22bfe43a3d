//! Texts of 30 languages in the encodings that were in use for them go in, declared rightly, wrongly and not at
//! all; how often they come out as they were written is compared with a plain reader.
//!
//! The plain reader follows a byte order mark, else the declaration (of the header, else of the page), else the
//! guess of chardetng. A reading is right when the whole text comes out, letter by letter.

use super::super::budget::Budget;
use super::super::input::{Input, Source};
use super::super::nest::Nest;
use super::*;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use std::collections::BTreeMap;

/// Encodings, and the languages that were written in them.
const ENCODINGS: &[(&str, &str)] = &[
    ("utf-8", ALL),
    ("utf-8 with mark", ALL),
    ("utf-16le", ALL),
    ("utf-16be", ALL),
    ("utf-16le with mark", ALL),
    ("utf-16be with mark", ALL),
    ("utf-32le", ALL),
    ("utf-32be with mark", ALL),
    ("windows-1252", "fr de es pt it sv da is fi"),
    ("iso-8859-15", "fr de es pt it sv da is fi et"),
    ("macintosh", "fr de es pt it sv da fi"),
    ("windows-1250", "pl cs hu sl"),
    ("iso-8859-2", "pl cs hu sl"),
    ("windows-1251", "ru uk bg sr"),
    ("koi8-r", "ru"),
    ("koi8-u", "uk ru"),
    ("iso-8859-5", "ru bg sr"),
    ("ibm866", "ru"),
    ("x-mac-cyrillic", "ru uk"),
    ("windows-1253", "el"),
    ("iso-8859-7", "el"),
    ("windows-1254", "tr"),
    ("iso-8859-9", "tr"),
    ("windows-1255", "he"),
    ("iso-8859-8", "he"),
    ("windows-1256", "ar"),
    ("iso-8859-6", "ar"),
    ("windows-1257", "lt lv et"),
    ("iso-8859-13", "lt lv et"),
    ("windows-1258", "vi"),
    ("windows-874", "th"),
    ("gbk", "zh-Hans"),
    ("gb18030", "zh-Hans zh-Hant"),
    ("big5", "zh-Hant"),
    ("shift_jis", "ja"),
    ("euc-jp", "ja"),
    ("iso-2022-jp", "ja"),
    ("euc-kr", "ko"),
];
const ALL: &str = "*";

/// What is declared instead of the truth: other encodings of the same script are the usual mistake.
const MISTAKES: &[(&str, &[&str])] = &[
    ("windows-1250", &["iso-8859-2"]),
    ("iso-8859-2", &["windows-1250"]),
    ("windows-1251", &["koi8-r", "iso-8859-5"]),
    ("koi8-r", &["windows-1251"]),
    ("koi8-u", &["windows-1251"]),
    ("iso-8859-5", &["windows-1251"]),
    ("ibm866", &["windows-1251"]),
    ("x-mac-cyrillic", &["windows-1251"]),
    ("windows-1253", &["iso-8859-7"]),
    ("iso-8859-7", &["windows-1253"]),
    ("windows-1256", &["iso-8859-6"]),
    ("iso-8859-6", &["windows-1256"]),
    ("windows-1257", &["iso-8859-4"]),
    ("gbk", &["big5"]),
    ("big5", &["gbk"]),
    ("shift_jis", &["euc-jp"]),
    ("euc-jp", &["shift_jis"]),
    ("macintosh", &["windows-1252"]),
];

/// Right readings of a kind.
#[derive(Default)]
struct Count {
    all: usize,
    plain: usize,
    ours: usize,
    /// Wrong readings of which nothing is said.
    silent: Vec<String>,
    /// Right readings that are doubted.
    doubted: usize,
    wrong: Vec<String>,
}

#[test]
fn texts_come_out_as_they_were_written() {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for (language, text) in texts() {
        for (name, languages) in ENCODINGS {
            if *languages != ALL && !languages.split(' ').any(|known| known == language) {
                continue;
            }
            for length in [1, 3] {
                let text: Vec<&str> = text.iter().take(length).map(String::as_str).collect();
                check_encoding(language.as_str(), name, &text, &mut counts);
            }
        }
    }
    let mut bad = Vec::new();
    for (kind, count) in &counts {
        let Count { all, plain, ours, silent, doubted, wrong } = count;
        println!("{kind}: {all} texts, plain reader {plain}, ours {ours}, of which {doubted} doubted");
        if !wrong.is_empty() {
            println!("    wrong: {}", wrong.join(", "));
        }
        if ours < plain {
            bad.push(format!("{kind}: {ours} right, the plain reader {plain}"));
        }
        if !silent.is_empty() && !kind.ends_with("a headline") {
            bad.push(format!("{kind}: wrong and nothing said: {}", silent.join(", ")));
        }
    }
    assert!(bad.is_empty(), "\n{}\n", bad.join("\n"));
}

fn texts() -> Vec<(String, Vec<String>)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/encodings.tsv");
    let text = std::fs::read_to_string(file).unwrap();
    let row = |line: &str| {
        let mut columns = line.split('\t').map(str::to_owned);
        (columns.next().unwrap(), columns.collect())
    };
    text.lines().map(row).collect()
}

fn check_encoding(language: &str, name: &str, text: &[&str], counts: &mut BTreeMap<String, Count>) {
    let label = name.split(' ').next().unwrap();
    let wrongly = |declared: &str| {
        if declared == "utf-8" {
            "utf-8"
        } else if declared == "iso-8859-1" {
            "latin 1"
        } else {
            "a sibling"
        }
    };
    let mut mistakes: Vec<&str> = vec![];
    if !label.starts_with("utf-") {
        mistakes.push("utf-8");
    }
    if !matches!(label, "windows-1252" | "iso-8859-15") {
        mistakes.push("iso-8859-1");
    }
    mistakes.extend(MISTAKES.iter().filter(|(of, _)| *of == label).flat_map(|(_, others)| *others));
    let wide =
        if label.starts_with("utf-16") || label.starts_with("utf-32") { ", UTF-16 and UTF-32" } else { "" };
    let short = if text.len() == 1 { ", a headline" } else { "" };
    for carrier in ["text", "xml", "html"] {
        let mut check = |kind: &str, declared: Option<&str>, header: Option<&str>| {
            let written = written(carrier, text, declared, name);
            let Some(bytes) = encoded(&written, name) else { panic!("{language} in {name}: {written}") };
            let count = counts.entry(format!("{kind}{wide}{short}")).or_default();
            let (ours, said) = ours(&bytes, header);
            count.all += 1;
            count.plain += usize::from(without_mark(&plain(&bytes, declared, header)) == written);
            if without_mark(&ours) == written {
                count.ours += 1;
                count.doubted += usize::from(!said.is_empty());
            } else {
                let case = format!("{carrier} {language} {name} as {declared:?} {header:?}");
                count.wrong.push(case.clone());
                if said.is_empty() {
                    count.silent.push(case);
                }
            }
        };
        check("undeclared", None, None);
        check("declared rightly by the header", None, Some(label));
        for mistake in &mistakes {
            check(&format!("header says {}", wrongly(mistake)), None, Some(mistake));
        }
        if carrier == "text" {
            continue;
        }
        check("declared rightly", Some(label), None);
        for mistake in &mistakes {
            check(&format!("declared as {}", wrongly(mistake)), Some(mistake), None);
            check("header wrong, page right", Some(label), Some(mistake));
            check("header right, page wrong", Some(mistake), Some(label));
        }
    }
}

fn written(carrier: &str, text: &[&str], declared: Option<&str>, name: &str) -> String {
    let text: Vec<String> = text.iter().map(|line| fitting(line, name)).collect();
    let paragraphs = text[1..].iter().flat_map(|line| ["<p>", line, "</p>\n"]).collect::<String>();
    match carrier {
        "text" => text.join("\n\n"),
        "xml" => {
            let encoding = declared.map(|label| format!(" encoding=\"{label}\"")).unwrap_or_default();
            format!(
                "<?xml version=\"1.0\"{encoding}?>\n<story>\n<title>{}</title>\n{paragraphs}</story>\n",
                text[0]
            )
        }
        _ => {
            let meta = declared.map(|label| format!("<meta charset=\"{label}\">")).unwrap_or_default();
            format!(
                "<!DOCTYPE html>\n<html><head>{meta}<title>{}</title>\n</head><body>\n{paragraphs}</body></html>\n",
                text[0]
            )
        }
    }
}

/// The text with plain signs for those that the encoding lacks, and for Vietnamese the marks apart.
fn fitting(text: &str, name: &str) -> String {
    let label = name.split(' ').next().unwrap();
    let Some(encoding) = Encoding::for_label(label.as_bytes()).filter(|_| !label.starts_with("utf-")) else {
        return text.to_owned();
    };
    let mut fitting = String::new();
    for letter in text.chars() {
        let one = letter.to_string();
        if !encoding.encode(&one).2 {
            fitting.push(letter);
            continue;
        }
        fitting.push_str(match letter {
            '’' => "'",
            '“' | '”' | '„' | '«' | '»' => "\"",
            '–' => "-",
            '·' => ";",
            'ѝ' => "й",
            letter => apart(letter),
        });
    }
    fitting
}

/// Vietnamese letters as windows-1258 has them: the letter, and its tone behind it.
fn apart(letter: char) -> &'static str {
    const APART: &[(char, &str)] = &[
        ('ầ', "â\u{300}"),
        ('ấ', "â\u{301}"),
        ('ậ', "â\u{323}"),
        ('ẩ', "â\u{309}"),
        ('ẫ', "â\u{303}"),
        ('ắ', "ă\u{301}"),
        ('ằ', "ă\u{300}"),
        ('ặ', "ă\u{323}"),
        ('ế', "ê\u{301}"),
        ('ề', "ê\u{300}"),
        ('ể', "ê\u{309}"),
        ('ễ', "ê\u{303}"),
        ('ệ', "ê\u{323}"),
        ('ố', "ô\u{301}"),
        ('ồ', "ô\u{300}"),
        ('ộ', "ô\u{323}"),
        ('ớ', "ơ\u{301}"),
        ('ờ', "ơ\u{300}"),
        ('ở', "ơ\u{309}"),
        ('ợ', "ơ\u{323}"),
        ('ỡ', "ơ\u{303}"),
        ('ứ', "ư\u{301}"),
        ('ừ', "ư\u{300}"),
        ('ử', "ư\u{309}"),
        ('ữ', "ư\u{303}"),
        ('ự', "ư\u{323}"),
        ('ả', "a\u{309}"),
        ('ạ', "a\u{323}"),
        ('ã', "a\u{303}"),
        ('ẻ', "e\u{309}"),
        ('ẽ', "e\u{303}"),
        ('ẹ', "e\u{323}"),
        ('ỉ', "i\u{309}"),
        ('ị', "i\u{323}"),
        ('ì', "i\u{300}"),
        ('ĩ', "i\u{303}"),
        ('ỏ', "o\u{309}"),
        ('ọ', "o\u{323}"),
        ('õ', "o\u{303}"),
        ('ò', "o\u{300}"),
        ('ủ', "u\u{309}"),
        ('ụ', "u\u{323}"),
        ('ũ', "u\u{303}"),
        ('ỳ', "y\u{300}"),
        ('ỷ', "y\u{309}"),
        ('ỹ', "y\u{303}"),
        ('ỵ', "y\u{323}"),
        ('ý', "y\u{301}"),
        ('ổ', "ô\u{309}"),
        ('ỗ', "ô\u{303}"),
    ];
    APART.iter().find(|(whole, _)| *whole == letter).map_or("?", |(_, apart)| apart)
}

fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// The bytes of a text; `None` where the encoding lacks a letter.
fn encoded(text: &str, name: &str) -> Option<Vec<u8>> {
    let (label, mark) = name.split_once(" with ").map_or((name, ""), |(label, _)| (label, "\u{feff}"));
    let text = format!("{mark}{text}");
    Some(match label {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32le" => text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect(),
        "utf-32be" => text.chars().flat_map(|letter| u32::from(letter).to_be_bytes()).collect(),
        label => {
            let (bytes, _, lacks) = Encoding::for_label(label.as_bytes()).unwrap().encode(&text);
            return (!lacks).then(|| bytes.into_owned());
        }
    })
}

fn ours(bytes: &[u8], header: Option<&str>) -> (String, Vec<String>) {
    let reading = Reading::default();
    let nest = Nest::new(&reading, &Rc::new(Budget::new(reading.patience)));
    let source = Source { name: "a", length: None, path: None, stands: None, charset: header };
    let mut input = Input::new(Box::new(bytes), source, nest).unwrap();
    let text = input.text().unwrap();
    (text, input.finish())
}

fn plain(bytes: &[u8], declared: Option<&str>, header: Option<&str>) -> String {
    let by_label = |label: Option<&str>| Encoding::for_label(label?.as_bytes());
    let encoding = by_label(header).or_else(|| by_label(declared)).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Allow)
    });
    encoding.decode(bytes).0.into_owned()
}
