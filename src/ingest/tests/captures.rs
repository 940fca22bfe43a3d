//! Web captures made in memory, and published ones, go in; which pages come out, and what is said of the others.

use super::*;

#[test]
fn published_captures_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/formats/warc");
    for file in walkdir::WalkDir::new(root).sort_by_file_name() {
        let Ok(found) = file else { continue };
        if !found.path().is_file() {
            continue;
        }
        let (articles, report) = read_path(found.path(), &Reading::default());
        println!("=== {} {:?}", found.path().display(), report.outcome);
        for a in &articles {
            let url: Vec<_> = a.about(About::Url).map(|s| &s.text).collect();
            println!(
                "  {:?} {:?} {} words {:?} {:?}",
                a.member,
                a.about(About::Title).next().map(|t| &t.text),
                a.body.split_whitespace().count(),
                url,
                a.suspects
            );
        }
        for f in &report.failed {
            println!("  failed {f:?}");
        }
        for f in &report.skipped {
            println!("  skipped {f:?}");
        }
        for f in &report.suspects {
            println!("  suspect {f:?}");
        }
    }
}
