//! The bytes of a PDF go in; its objects come out, pictures and bombs left out, a broken list of objects made anew.

use flate2::read::ZlibDecoder;
use memchr::memmem;
use pdf_extract::{Dictionary, Document, LoadOptions, Object, ObjectId};
use std::collections::HashSet;
use std::io::Read;

/// What the packed parts of one document may unpack to: lists of objects together, and any other part.
const LARGEST_LISTS: u64 = 256 << 20;
const LARGEST_PART: u64 = 64 << 20;
/// Objects that are looked for in a file whose own list is broken.
const MOST_OBJECTS: usize = 1_000_000;
/// Pages that are read.
const MOST_PAGES: usize = 20_000;

/// A PDF whose objects are in memory.
pub struct Loaded {
    /// The objects.
    pub document: Document,
    /// The pages in their order.
    pub pages: Vec<ObjectId>,
    /// How many pictures there are.
    pub pictures: usize,
    /// What was done to read it.
    pub doubts: Vec<String>,
}

/// Loads the objects.
///
/// # Errors
///
/// In words, when it is encrypted, or nothing can be made of it.
pub fn load(bytes: &[u8]) -> Result<Loaded, String> {
    if lists_unpack_to_more_than(bytes, LARGEST_LISTS) {
        return Err("its lists of objects unpack to more than any text would: not read further".to_owned());
    }
    let options = || LoadOptions { filter: Some(without_picture), ..LoadOptions::default() };
    let mut doubts = Vec::new();
    let is_usable = |document: &Document| document.is_encrypted() || !pages(document).is_empty();
    let first = Document::load_mem_with_options(bytes, options());
    let mut document = match first {
        Ok(document) if is_usable(&document) => document,
        first => {
            let reason =
                first.err().map_or_else(|| "no pages are listed".to_owned(), |error| error.to_string());
            let repaired =
                with_new_list(bytes).ok_or_else(|| format!("no PDF that can be read: {reason}"))?;
            let again = Document::load_mem_with_options(&repaired, options());
            let document = again.map_err(|_| format!("no PDF that can be read: {reason}"))?;
            doubts.push(format!("its list of objects was made anew: {reason}"));
            document
        }
    };
    if document.is_encrypted() {
        return Err("encrypted: it needs a password".to_owned());
    }
    let mut pictures = 0;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if is_picture(&stream.dict) {
            pictures += 1;
            stream.content.clear();
        } else if unpacks_to_more_than(&stream.content, LARGEST_PART) {
            stream.content.clear();
            doubts.push("a part that unpacks to more than any text would was left out".to_owned());
        }
    }
    drop_font_programs(&mut document);
    let pages = pages(&document);
    if pages.is_empty() {
        let is_damaged = !doubts.is_empty();
        return Err(if is_damaged {
            "it is damaged: no page is left in it"
        } else {
            "there are no pages in it"
        }
        .to_owned());
    }
    Ok(Loaded { document, pages, pictures, doubts })
}

/// The pages as the document lists them; where it lists none, in the order of their objects.
fn pages(document: &Document) -> Vec<ObjectId> {
    let mut seen = HashSet::new();
    let listed: Vec<ObjectId> =
        document.page_iter().take(MOST_PAGES).filter(|page| seen.insert(*page)).collect();
    if !listed.is_empty() {
        return listed;
    }
    let is_page = |object: &Object| object.as_dict().is_ok_and(|dictionary| dictionary.has_type(b"Page"));
    document
        .objects
        .iter()
        .filter(|(_, object)| is_page(object))
        .map(|(id, _)| *id)
        .take(MOST_PAGES)
        .collect()
}

/// Takes away the programs that draw the letters of fonts: the library reads them anew on each page, and needs them only
/// where a font does not say itself which letters its codes stand for (ISO 32000-1, 9.6.6).
fn drop_font_programs(document: &mut Document) {
    let (mut needed, mut others) = (HashSet::new(), HashSet::new());
    for font in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        let Ok(descriptor) = font.get(b"FontDescriptor").and_then(Object::as_reference) else { continue };
        let is_type1 = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type1");
        let encoding = font.get(b"Encoding").and_then(|stated| document.dereference(stated));
        let is_encoded = encoding.is_ok_and(|(_, found)| found.as_name().is_ok() || found.as_dict().is_ok());
        if is_type1 && !is_encoded {
            needed.insert(descriptor);
        } else {
            others.insert(descriptor);
        }
    }
    for id in others.difference(&needed) {
        if let Ok(descriptor) = document.get_object_mut(*id).and_then(Object::as_dict_mut) {
            descriptor.remove(b"FontFile");
            descriptor.remove(b"FontFile2");
        }
    }
}

fn is_picture(dictionary: &Dictionary) -> bool {
    dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
}

/// Empties pictures while they are loaded.
#[expect(clippy::unnecessary_wraps, reason = "the library asks for this form")]
fn without_picture(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object
        && is_picture(&stream.dict)
    {
        stream.content = Vec::new();
    }
    Some((id, object.clone()))
}

/// Whether the lists of objects (ISO 32000-1, 7.5.7 and 7.5.8), which are unpacked while loading, are a bomb.
fn lists_unpack_to_more_than(bytes: &[u8], limit: u64) -> bool {
    let mut left = limit;
    let mut at = 0;
    while let Some(next) = next_list(&bytes[at..]) {
        at += next;
        let Some(begin) = memmem::find(&bytes[at..], b"stream") else { return false };
        at += begin + b"stream".len();
        let content = bytes[at..].trim_ascii_start();
        let length = unpacked_length(content, left);
        // A bomb in a bomb shows by its first bytes.
        if length > left || has_packed_twice(&bytes[at.saturating_sub(begin + 400)..at]) {
            return true;
        }
        left -= length;
    }
    false
}

fn next_list(bytes: &[u8]) -> Option<usize> {
    let ends =
        [b"/ObjStm".as_slice(), b"/XRef"].map(|kind| memmem::find(bytes, kind).map(|at| at + kind.len()));
    ends.into_iter().flatten().min()
}

fn has_packed_twice(dictionary: &[u8]) -> bool {
    let begin = memmem::rfind(dictionary, b" obj").unwrap_or(0);
    memmem::find_iter(&dictionary[begin..], b"FlateDecode").count() > 1
}

fn unpacks_to_more_than(content: &[u8], limit: u64) -> bool {
    // Nothing unpacks to more than 1,032 times its size.
    content.len() as u64 > limit / 1032 && unpacked_length(content, limit) > limit
}

/// How long something packed is, up to one byte more than `limit`.
fn unpacked_length(content: &[u8], limit: u64) -> u64 {
    let mut unpacked = ZlibDecoder::new(content).take(limit + 1);
    let mut length = 0;
    let mut buffer = vec![0; 1 << 16];
    while let Ok(read) = unpacked.read(&mut buffer) {
        if read == 0 {
            break;
        }
        length += read as u64;
    }
    length
}

/// The file with a new list of its objects at the end (7.5.4), made from what looks like the beginning of one.
fn with_new_list(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut objects: Vec<(u32, u32, usize)> = Vec::new();
    for at in memmem::find_iter(bytes, b" obj").take(MOST_OBJECTS) {
        let Some((generation, before)) = number_before(bytes, at) else { continue };
        let Some(space) = before.checked_sub(1).filter(|space| bytes[*space] == b' ') else { continue };
        let Some((number, begin)) = number_before(bytes, space) else { continue };
        // Of two objects of one number the later one holds.
        objects.push((number, generation, begin));
    }
    if objects.is_empty() {
        return None;
    }
    objects.sort_by_key(|(number, _, begin)| (*number, *begin));
    let mut list = String::new();
    for (index, (number, generation, begin)) in objects.iter().enumerate() {
        if objects.get(index + 1).is_none_or(|next| next.0 != *number) {
            list.push_str(&format!("{number} 1\n{begin:010} {generation:05} n \n"));
        }
    }
    let size = objects.last().map_or(0, |(number, ..)| number + 1);
    let root = root(bytes).unwrap_or_else(|| "1 0 R".to_owned());
    let locked = reference_after(bytes, b"/Encrypt").map(|at| format!(" /Encrypt {at}")).unwrap_or_default();
    let info = reference_after(bytes, b"/Info").map(|at| format!(" /Info {at}")).unwrap_or_default();
    let mut repaired = bytes.to_vec();
    let start = repaired.len() + 1;
    let tail = format!(
        "\nxref\n0 1\n0000000000 65535 f \n{list}trailer\n<< /Size {size} /Root {root}{info}{locked} >>\nstartxref\n{start}\n%%EOF\n"
    );
    repaired.extend_from_slice(tail.as_bytes());
    Some(repaired)
}

/// The number whose last digit stands before `end`, and where it begins.
fn number_before(bytes: &[u8], end: usize) -> Option<(u32, usize)> {
    let digits = bytes[..end].iter().rev().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let begin = end - digits;
    let number = std::str::from_utf8(&bytes[begin..end]).ok()?.parse().ok()?;
    Some((number, begin))
}

/// Where the file says that its catalogue stands, or where one stands.
fn root(bytes: &[u8]) -> Option<String> {
    reference_after(bytes, b"/Root").or_else(|| {
        let at = memmem::rfind(bytes, b"/Catalog")?;
        let begin = memmem::rfind(&bytes[..at], b" obj")?;
        let (_, before) = number_before(bytes, begin)?;
        let (number, _) = number_before(bytes, before.checked_sub(1)?)?;
        Some(format!("{number} 0 R"))
    })
}

/// The last reference behind a key: `12 0 R`.
fn reference_after(bytes: &[u8], key: &[u8]) -> Option<String> {
    let at = memmem::rfind(bytes, key)? + key.len();
    let text = String::from_utf8_lossy(&bytes[at..bytes.len().min(at + 40)]).into_owned();
    let mut words = text.split_whitespace();
    let (number, generation) = (words.next()?.parse::<u32>().ok()?, words.next()?.parse::<u16>().ok()?);
    words.next()?.starts_with('R').then(|| format!("{number} {generation} R"))
}
