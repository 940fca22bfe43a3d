//! A packaged web capture goes in; the articles on its captured pages come out.
//!
//! WACZ 1.1.1: a zip archive with the captures in `archive/`, lists of pages in `pages/`, indexes in `indexes/`,
//! and a description of all that. Lists and indexes say what the captures hold, and hold nothing themselves.

use super::zip;
use super::{Format, Head, Input, Item};

/// Packaged web captures.
pub struct Wacz;

impl Format for Wacz {
    fn name(&self) -> &'static str {
        "wacz"
    }

    fn help(&self) -> &'static str {
        "packaged web captures (WACZ)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let is_zip = head.bytes.starts_with(b"PK\x03\x04") || head.bytes.starts_with(b"PK\x05\x06");
        let is_named = head.name.get(head.name.len().saturating_sub(5)..);
        let is_named = is_named.is_some_and(|ending| ending.eq_ignore_ascii_case(".wacz"));
        let first = first_name(head.bytes).unwrap_or_default();
        is_zip
            && (is_named
                || is_capture(first)
                || first.starts_with(b"indexes/index.")
                || first.starts_with(b"pages/pages.json"))
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        zip::read(input, &|name| belongs(name).then_some("lists and indexes of a web capture"), out);
    }
}

/// The name of the first member.
fn first_name(bytes: &[u8]) -> Option<&[u8]> {
    let length = bytes.get(26..28)?;
    bytes.get(30..30 + usize::from(u16::from_le_bytes([length[0], length[1]])))
}

fn is_capture(name: &[u8]) -> bool {
    let is_so = |ending: &[u8]| name.to_ascii_lowercase().ends_with(ending);
    name.starts_with(b"archive/")
        && [".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz"].iter().any(|ending| is_so(ending.as_bytes()))
}

/// Whether a member describes the capture.
fn belongs(name: &str) -> bool {
    let (folder, file) = name.split_once('/').unwrap_or(("", name));
    match folder {
        "pages" | "indexes" | "logs" | "signatures" => true,
        "" => matches!(
            file,
            "datapackage.json" | "datapackage-digest.json" | "fuzzy.json" | "webarchive.yaml" | "config.yaml"
        ),
        _ => false,
    }
}
