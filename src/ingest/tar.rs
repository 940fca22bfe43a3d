//! A tar archive goes in; the articles of its members come out.
//!
//! Names of members are shown and nothing else: no file is ever written.

use super::{Format, Head, Input, Item, Member, news};
use std::collections::HashSet;
use tar::{Archive, Entry, EntryType};

/// Tar archives; `.tar.gz` and its like are unpacked before.
pub struct Tar;

impl Format for Tar {
    fn name(&self) -> &'static str {
        "tar"
    }

    fn help(&self) -> &'static str {
        "tar archives, and what is in them"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.bytes.get(257..262) == Some(b"ustar")
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let nest = input.nest();
        let mut archive = Archive::new(input.raw_reader());
        let entries = match archive.entries() {
            Ok(entries) => entries,
            Err(error) => return out(Item::Failed { member: None, reason: error.to_string() }),
        };
        // A page stands before the folder of its pictures as often as behind it; here only the first is seen.
        let mut names = HashSet::new();
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let reason = format!("the archive cannot be read further: {error}");
                    return out(Item::Failed { member: None, reason });
                }
            };
            let name = name_of(&entry);
            let place = format!("!{name}");
            let reason = match entry.header().entry_type() {
                EntryType::Directory | EntryType::XGlobalHeader => continue,
                EntryType::Symlink | EntryType::Link => "a link",
                EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {
                    if news::is_asset(&name, |page| names.contains(page)) {
                        "pictures and scripts of a saved page"
                    } else {
                        names.insert(name.clone());
                        nest.read(&Member { place, name, ..Member::default() }, entry, out);
                        continue;
                    }
                }
                _ => "not a regular file",
            };
            out(Item::Skipped { member: place, reason: reason.to_owned() });
        }
    }
}

fn name_of<R: std::io::Read>(entry: &Entry<'_, R>) -> String {
    String::from_utf8_lossy(&entry.path_bytes()).into_owned()
}
