//! A PDF goes to the program `pdftotext`, where it is installed; its text comes back, within a time.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often is looked whether the program has ended.
const STEP: Duration = Duration::from_millis(10);

/// Reads a PDF by `pdftotext` (Poppler or Xpdf): the text of each page; `None` where it is not installed, fails, or
/// finds no text.
pub fn read(bytes: &[u8], patience: Duration, limit: u64) -> Option<Vec<String>> {
    let mut pdf = tempfile::NamedTempFile::new().ok()?;
    pdf.write_all(bytes).ok()?;
    pdf.flush().ok()?;
    // The text goes to a file: a program that waits for its reader would never end.
    let mut text: File = tempfile::tempfile().ok()?;
    let mut program = Command::new("pdftotext")
        .args(["-q", "-enc", "UTF-8"])
        .arg(pdf.path())
        .arg("-")
        .stdin(Stdio::null())
        .stdout(text.try_clone().ok()?)
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let begin = Instant::now();
    while program.try_wait().ok()?.is_none() {
        if begin.elapsed() > patience {
            program.kill().ok();
            program.wait().ok();
            return None;
        }
        sleep(STEP);
    }
    text.rewind().ok()?;
    let mut written = Vec::new();
    text.take(limit).read_to_end(&mut written).ok()?;
    let written = String::from_utf8_lossy(&written);
    let pages: Vec<String> = written.split('\u{c}').map(str::to_owned).collect();
    pages.iter().any(|page| page.contains(char::is_alphanumeric)).then_some(pages)
}
