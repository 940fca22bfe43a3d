//! A zip archive goes in; the articles of its members come out.
//!
//! Names of members are shown and nothing else: no file is ever written, so `../` leads nowhere.

use super::unpack::Guard;
use super::{Format, Head, Input, Item, Member, Nest, news};
use std::collections::HashSet;
use std::io::{Read, Seek};
use zip::read::{ZipArchive, ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

/// Zip archives.
pub struct Zip;

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn help(&self) -> &'static str {
        "zip archives, and what is in them"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.bytes.starts_with(b"PK\x03\x04") || head.bytes.starts_with(b"PK\x05\x06")
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        read(input, &|_| None, out);
    }
}

/// Says why a member of this name is not read.
type Unread = dyn Fn(&str) -> Option<&'static str>;

/// Reads an archive, but for the members of which `unread` gives a reason.
pub(super) fn read(input: &mut Input<'_>, unread: &Unread, out: &mut dyn FnMut(Item)) {
    let nest = input.nest();
    let mut file = match input.seekable() {
        Ok(file) => file,
        Err(reason) => return out(Item::Failed { member: None, reason }),
    };
    let error = match ZipArchive::new(&mut file) {
        Ok(mut archive) => return by_directory(&mut archive, &nest, unread, out),
        Err(error) => error,
    };
    if file.rewind().is_ok() {
        in_order(&mut file, &nest, unread, out);
    }
    let reason = format!("the list of its members cannot be read: {}", why(&error));
    out(Item::Failed { member: None, reason });
}

/// Reads the members that the archive lists at its end.
pub(super) fn by_directory<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    nest: &Nest<'_>,
    unread: &Unread,
    out: &mut dyn FnMut(Item),
) {
    let names: HashSet<String> =
        archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    for index in 0..archive.len() {
        let reason = match archive.by_index(index) {
            Ok(file) => {
                member(file, &names, nest, unread, out);
                continue;
            }
            Err(error) => why(&error),
        };
        let name = archive.name_for_index(index).and_then(Result::ok);
        let place = name.map_or_else(|| format!("!#{}", index + 1), |name| format!("!{name}"));
        out(Item::Failed { member: Some(place), reason });
    }
}

/// Reads the members one after the other, as far as they go: for an archive that was cut.
fn in_order(file: &mut dyn Read, nest: &Nest<'_>, unread: &Unread, out: &mut dyn FnMut(Item)) {
    let names = HashSet::new();
    let mut file = file;
    while let Ok(Some(found)) = read_zipfile_from_stream(&mut file) {
        member(found, &names, nest, unread, out);
    }
}

fn member<R: Read>(
    file: ZipFile<'_, R>,
    names: &HashSet<String>,
    nest: &Nest<'_>,
    unread: &Unread,
    out: &mut dyn FnMut(Item),
) {
    let name = match file.name() {
        Ok(name) => name.into_owned(),
        Err(_) => String::from_utf8_lossy(file.name_raw()).into_owned(),
    };
    let place = format!("!{name}");
    let reason = match unread(&name) {
        _ if file.is_dir() => return,
        Some(reason) => reason,
        None if file.is_symlink() => "a link",
        None if news::is_asset(&name, |page| names.contains(page)) => "pictures and scripts of a saved page",
        None => {
            let member = Member { place, name, ..Member::default() };
            return nest.read(&member, Guard::new(file, nest.budget()), out);
        }
    };
    out(Item::Skipped { member: place, reason: reason.to_owned() });
}

/// Says why an archive, or a member of it, cannot be read.
pub(super) fn why(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "encrypted: it needs a password".to_owned()
        }
        ZipError::InvalidArchive(_) => "it is damaged, or ends early".to_owned(),
        error => error.to_string(),
    }
}
