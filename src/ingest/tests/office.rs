//! A document is written by `LibreOffice` in each of its formats, where it is installed; its headline and words come out.

use super::*;
use std::process::{Command, Stdio};

/// The formats, and how many words more than in the sample may be in them: heads, numbers of notes, marks of lists.
const FORMATS_WRITTEN: &[(&str, usize)] = &[("docx", 0), ("odt", 0), ("rtf", 4), ("pdf", 12), ("epub", 4)];

#[test]
fn what_libreoffice_writes_is_read() {
    let flat = samples().join("odt/plain.fodt");
    let (expected, _) = read_path(&flat, &Reading::default());
    let words = expected[0].body.split_whitespace().count();
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("-env:UserInstallation=file://{}", folder.path().join("settings").display());
    for (format, more) in FORMATS_WRITTEN {
        let written = Command::new("soffice")
            .args([&settings, "--headless", "--convert-to", format, "--outdir"])
            .arg(folder.path())
            .arg(&flat)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        let path = folder.path().join(format!("plain.{format}"));
        if written.is_err() || !path.exists() {
            println!("skipped {format}: LibreOffice is not installed, or does not write it");
            continue;
        }
        let (articles, report) = read_path(&path, &Reading::default());
        assert_eq!(report.outcome, Outcome::Read { format }, "{format}: {report:?}");
        let title = articles[0].about(About::Title).next().map(|title| title.text.as_str());
        assert_eq!(title, Some("Ferry line to the islands reopens"), "{format}");
        let found = articles[0].body.split_whitespace().count();
        assert!((words..=words + more).contains(&found), "{format}: {found} words, not {words}");
        for line in ["By Clara Whitcombe", "The Harbour Echo, 12 May 2021"] {
            let is_stated = articles[0].about(About::Imprint).any(|imprint| imprint.text == line);
            assert!(is_stated, "{format}: {line}");
        }
    }
}
