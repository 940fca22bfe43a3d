//! Bytes of exports go in; that reading them ends, and how files are told apart, comes out.

use crate::article::About;
use crate::ingest::tests::{read_bytes, read_path, summary};
use crate::ingest::{Outcome, Reading, Scope};
use std::path::{Path, PathBuf};

/// The samples of all databases.
fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let mut files = Vec::new();
    for folder in ["nexis", "factiva", "proquest", "europresse"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the samples are there");
        files.extend(entries.map(|entry| entry.expect("it can be read").path()));
    }
    files.sort();
    files
}

#[test]
fn every_sample_has_its_expected_articles() {
    for sample in samples() {
        let expected = sample.to_string_lossy().replace("/formats/", "/expected/") + ".txt";
        assert!(Path::new(&expected).exists(), "{expected}");
    }
}

#[test]
fn what_is_cut_or_broken_never_stops_the_reading() {
    let mut state = 7_u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below.max(1)
    };
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    for sample in samples() {
        let whole = std::fs::read(&sample).expect("it can be read");
        let name = sample.file_name().expect("it is a file").to_string_lossy().into_owned();
        for _ in 0..12 {
            let mut bytes = whole.clone();
            bytes.truncate(random(whole.len()));
            for _ in 0..random(30) {
                let at = random(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = b"<>{}\\:\n\t \xff_0A\""[random(14)];
                }
            }
            let (_, report) = read_bytes(&name, &bytes, &reading);
            assert!(!format!("{report:?}").contains("defect of the program"), "{name}: {report:?}");
        }
    }
}

#[test]
fn what_stands_before_a_cut_is_kept() {
    for sample in samples() {
        let name = sample.file_name().expect("it is a file").to_string_lossy().into_owned();
        if name.contains("cut") || name.ends_with("docx") {
            continue;
        }
        let (whole, _) = read_path(&sample, &Reading::default());
        let bytes = std::fs::read(&sample).expect("it can be read");
        let Some(before_last) = whole.len().checked_sub(2) else { continue };
        let (cut, _) = read_bytes(&name, &bytes[..bytes.len() - 60], &Reading::default());
        for (cut, whole) in cut.iter().zip(&whole).take(before_last + 1) {
            assert_eq!(cut.statements, whole.statements, "{name}");
            assert_eq!(cut.body, whole.body, "{name}");
        }
        assert!(cut.len() + 1 >= whole.len(), "{name}: {} of {}", cut.len(), whole.len());
    }
}

fn check(name: &str, text: &str, format: &str) {
    let (_, report) = read_bytes(name, text.as_bytes(), &Reading::default());
    let found = match &report.outcome {
        Outcome::Read { format } => *format,
        outcome => panic!("{name}: {outcome:?}"),
    };
    assert_eq!(found, format, "{text}");
}

#[test]
fn a_clipping_that_speaks_of_documents_is_a_clipping() {
    check(
        "a.txt",
        "Court publishes papers\n\n1 of 3 DOCUMENTS\n\nThe court gave out the first paper on Monday.",
        "clipping",
    );
    check(
        "a.txt",
        "Ferry sold\n\nBYLINE: Jane Roe\n\nSECTION: NEWS\n\nThe ferry was sold on Monday.",
        "clipping",
    );
    check(
        "a.txt",
        "Why I left ProQuest\n\nDatabase: that word was on every page, she said.\n\nIt rained.",
        "clipping",
    );
    check(
        "a.txt",
        "Talks fail\n\nNS and PD parted on Monday.\n\nHD and SN did not.\n\n300 words were read out.",
        "clipping",
    );
    check(
        "a.txt",
        "End of Document\n\nThe clerk read out the last line, and everybody went home.",
        "clipping",
    );
}

#[test]
fn a_page_about_a_database_is_a_page() {
    let page = |title: &str| {
        format!(
            "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>The library has a new database, Factiva, and everybody can search in it from today on.</p><p>Ask at the desk. ProQuest is still there.</p></body></html>"
        )
    };
    check("a.html", &page("Factiva at the library"), "html");
    check("a.html", &page("Europresse at the library"), "html");
}

#[test]
fn one_space_behind_the_codes_is_enough() {
    let text = "HD Bridge opens\nBY Jane Roe\nWC 71 words\nPD 3 April 2019\nSN The Harbour News\nSC HARBN\nLA English\nLP IN the morning the bridge was opened.\n\nRE the ferry: it was sold.\nNS gcat : Politics\nAN Document HARBN00020190403ef4300001\n";
    let (articles, _) = read_bytes("a.txt", text.as_bytes(), &Reading::default());
    assert_eq!(articles[0].body, "IN the morning the bridge was opened.\n\nRE the ferry: it was sold.");
    assert_eq!(articles[0].about(About::Topic).next().map(|topic| topic.text.as_str()), Some("Politics"));
}

#[test]
fn an_article_longer_than_the_limit_costs_itself_alone() {
    let article = |number: u32, body: &str| {
        format!(
            "               {number} of 3 DOCUMENTS\n\n               The Harbour News\n\n               April {number}, 2019\n\nDay {number}\n\nLENGTH: 9 words\n\n{body}\n\nLANGUAGE: ENGLISH\n\n"
        )
    };
    let text = article(1, "It rained.")
        + &article(2, &"It rained all day.\n".repeat(300))
        + &article(3, "It snowed.");
    let reading = Reading { article_limit: 3000, ..Reading::default() };
    let (articles, report) = read_bytes("a.txt", text.as_bytes(), &reading);
    assert_eq!(articles.len(), 3);
    assert!(report.failed[0].1.contains("raise --article-limit"), "{:?}", report.failed);
    assert_eq!(articles[2].body, "It snowed.");
}

#[test]
fn a_quote_that_is_never_closed_costs_what_stands_behind_it() {
    let text = "Title,StoreId,pubtitle,pubdate\nBridge opens,1,The Harbour News,Apr 3 2019\n\"Ferry sold,2,The Harbour News,Apr 4 2019\nRain,3,The Harbour News,Apr 5 2019\n";
    let found = summary("a.csv", text.as_bytes());
    assert!(found.starts_with("proquest table #1 Bridge opens\n"), "{found}");
}
