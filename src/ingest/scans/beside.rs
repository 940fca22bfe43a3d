//! A page's file goes in; whether an issue's METS beside it names it comes out, for then it is read with the issue.
//!
//! A METS reaches what stands below the folder above its own, and nothing else: paths in it are foreign.

use crate::ingest::address::percent_decoded;
use crate::ingest::{Input, xml};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::io::{BufReader, Read};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

/// Folders above the page's own in which a METS is looked for.
const HIGHER: usize = 2;
/// Folders whose METS files are remembered.
const REMEMBERED: usize = 64;
/// Bytes at the beginning of a file in which its first element stands.
const LOOKED_AT: u64 = 8 << 10;

/// Why a page is not read by itself: the issue in which it is read.
pub fn gives_way(input: &Input<'_>) -> Option<String> {
    let page = fs::canonicalize(input.stands()?).ok()?;
    let mut folders = page.ancestors().skip(1).take(1 + HIGHER);
    let mets = folders.find_map(|folder| named_in(input, folder).get(&page).cloned())?;
    Some(format!("a page of the issue that {} describes, read with it", mets.display()))
}

/// The file of which a METS gives the address: as it is written, else of that name, alone or with its folder, below
/// the METS's own folder; archives keep the addresses that files had elsewhere.
pub fn resolve(mets: &Path, address: &str) -> Option<PathBuf> {
    let address = percent_decoded(address.trim()).replace('\\', "/");
    let folder = mets.parent()?;
    let bare = address.strip_prefix("file://").unwrap_or(&address);
    let is_local = !bare.contains("://") && !bare.starts_with('/') && !bare.contains(':');
    let parts: Vec<&str> = bare.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let mut tries = Vec::new();
    if is_local {
        tries.push(parts.join("/"));
    }
    let elsewhere = |count: usize| {
        let tail = &parts[parts.len().checked_sub(count)?..];
        (!tail.contains(&"..")).then(|| tail.join("/"))
    };
    tries.extend([2, 1].into_iter().filter_map(elsewhere));
    let reach = folder.parent().unwrap_or(folder);
    tries.iter().map(|path| plain(&folder.join(path))).find(|path| path.starts_with(reach) && path.is_file())
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// Folders for METS files beside folders for pages: `mets/` beside `alto/`.
fn folders_of_mets(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_mets = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.to_ascii_lowercase().contains("mets") && path.is_dir()
    };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_mets).collect();
    found.sort();
    found
}

/// Pages by their paths, each with the METS that names it.
type Named = Rc<HashMap<PathBuf, PathBuf>>;

thread_local! {
    /// A folder may hold thousands of pages: its METS files are read once, until something in it comes or goes.
    static SEEN: RefCell<HashMap<PathBuf, (Option<SystemTime>, Named)>> = RefCell::default();
}

fn named_in(input: &Input<'_>, folder: &Path) -> Named {
    let changed = fs::metadata(folder).and_then(|metadata| metadata.modified()).ok();
    let known = SEEN.with_borrow(|seen| {
        let known = seen.get(folder).filter(|(then, _)| *then == changed);
        known.map(|(_, named)| Rc::clone(named))
    });
    known.unwrap_or_else(|| {
        let named: Named = Rc::new(read_folder(input, folder));
        SEEN.with_borrow_mut(|seen| {
            if seen.len() >= REMEMBERED {
                seen.clear();
            }
            seen.insert(folder.to_owned(), (changed, Rc::clone(&named)));
        });
        named
    })
}

fn read_folder(input: &Input<'_>, folder: &Path) -> HashMap<PathBuf, PathBuf> {
    let mut named = HashMap::new();
    let mut candidates = Vec::new();
    for folder in [vec![folder.to_owned()], folders_of_mets(folder)].concat() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        candidates.extend(entries.flatten().map(|entry| entry.path()).filter(|path| may_be_mets(path)));
    }
    candidates.sort();
    for mets in candidates {
        for address in addresses(input, &mets).unwrap_or_default() {
            if let Some(page) = resolve(&mets, &address).filter(|page| *page != mets) {
                named.entry(page).or_insert_with(|| mets.clone());
            }
        }
    }
    named
}

fn may_be_mets(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase();
    let ending = name.rsplit('.').next().unwrap_or_default();
    let is_packed = ending == "gz" && name.contains("mets");
    is_packed || (matches!(ending, "xml" | "mets") && begins_as_mets(path))
}

/// Whether the name of the element stands at the beginning: most files here are pages, which need not be read further.
fn begins_as_mets(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
        && fs::File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut head)).is_ok();
    let head: Vec<u8> = head.into_iter().filter(|byte| *byte != 0).collect();
    read && [&b"<mets"[..], b":mets"].iter().any(|name| memchr::memmem::find(&head, name).is_some())
}

/// The addresses of files in a METS, as far as its own reader would read it.
fn addresses(input: &Input<'_>, mets: &Path) -> Result<Vec<String>, String> {
    let is_too_long = fs::metadata(mets).is_ok_and(|metadata| metadata.len() > input.limit());
    let mut input = input.beside(mets)?;
    if is_too_long || !super::mets::is_mets(input.begin().head().text) {
        return Ok(Vec::new());
    }
    let mut stream = xml::Stream::new(BufReader::new(input.decoded()?));
    let mut addresses = Vec::new();
    while let Some(element) = stream.next(&|path| path.last().is_some_and(|name| name == "FLocat")) {
        addresses.extend(element.attribute("href").map(str::to_owned));
    }
    Ok(addresses)
}
