//! The list of files in METS goes in; the pages of those that hold words come out, when they are asked for.

use super::super::{Page, alto, beside, hocr, page_xml};
use crate::ingest::{Input, xml};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::PathBuf;
use std::rc::Rc;
use xml::Element;

/// Files that are held at the same time: an article seldom runs over more pages.
const HELD: usize = 32;

/// The files that may hold words.
pub struct Files {
    list: Vec<File>,
    by_name: HashMap<String, usize>,
    held: VecDeque<(usize, Rc<Loaded>)>,
    failed: BTreeMap<usize, String>,
}

struct File {
    /// The address as METS writes it.
    address: String,
    path: Option<PathBuf>,
    /// How likely it is the words of its page: files of lower rank are asked first.
    rank: u8,
}

/// A file that was read.
pub struct Loaded {
    /// Its pages.
    pub pages: Vec<Page>,
    /// What its certainties are called.
    pub measure: &'static str,
}

impl Files {
    /// Reads the list.
    pub fn read(root: &Element, input: &Input<'_>) -> Files {
        let mut files = Files {
            list: Vec::new(),
            by_name: HashMap::new(),
            held: VecDeque::new(),
            failed: BTreeMap::new(),
        };
        let mets = input.stands().and_then(|path| std::fs::canonicalize(path).ok());
        for section in root.all("fileSec") {
            files.group(section, "", mets.as_deref());
        }
        files
    }

    fn group(&mut self, group: &Element, uses: &str, mets: Option<&std::path::Path>) {
        let name = |name: &str| group.attribute(name).unwrap_or_default();
        let uses = format!("{uses} {} {}", name("USE"), name("ID")).to_lowercase();
        for element in group.elements() {
            match element.name.as_str() {
                "fileGrp" => self.group(element, &uses, mets),
                "file" => {
                    self.file(element, &uses, mets);
                    // A file of files.
                    self.group(element, &uses, mets);
                }
                _ => {}
            }
        }
    }

    fn file(&mut self, element: &Element, uses: &str, mets: Option<&std::path::Path>) {
        let address = element.child("FLocat").and_then(|location| location.attribute("href"));
        let (Some(name), Some(address)) = (element.attribute("ID"), address) else { return };
        let kind = element.attribute("MIMETYPE").unwrap_or_default().to_ascii_lowercase();
        let uses = format!("{uses} {}", element.attribute("USE").unwrap_or_default().to_lowercase());
        if !may_hold_words(&kind, address) {
            return;
        }
        let has = |words: &[&str]| words.iter().any(|word| uses.contains(word) || kind.contains(word));
        let rank = match () {
            () if has(&["alto"]) => 0,
            () if has(&["fulltext", "ocr", "hocr"]) => 1,
            () => 2,
        };
        let path = mets.and_then(|mets| beside::resolve(mets, address).filter(|path| path != mets));
        self.by_name.entry(name.to_owned()).or_insert(self.list.len());
        self.list.push(File { address: address.to_owned(), path, rank });
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of a file.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The numbers of all, the likeliest words of a page first.
    pub fn sorted(&self, numbers: &[usize]) -> Vec<usize> {
        let mut sorted = numbers.to_vec();
        sorted.sort_by_key(|number| self.list[*number].rank);
        sorted.dedup();
        sorted
    }

    /// The numbers of all files of the likeliest kind, in their order.
    pub fn likeliest(&self) -> Vec<usize> {
        let first = self.list.iter().map(|file| file.rank).min().unwrap_or(0);
        (0..self.list.len()).filter(|number| self.list[*number].rank == first).collect()
    }

    /// The first of some files that holds words.
    pub fn first_with_words(&mut self, numbers: &[usize], input: &mut Input<'_>) -> Option<usize> {
        let has_words = |page: &Page| {
            page.blocks.iter().any(|block| block.lines.iter().any(|line| !line.words.is_empty()))
        };
        numbers
            .iter()
            .copied()
            .find(|number| self.load(*number, input).is_some_and(|loaded| loaded.pages.iter().any(has_words)))
    }

    /// Reads a file; what stands against it is kept for the report.
    pub fn load(&mut self, number: usize, input: &mut Input<'_>) -> Option<Rc<Loaded>> {
        if let Some((_, loaded)) = self.held.iter().find(|(held, _)| *held == number) {
            return Some(Rc::clone(loaded));
        }
        if self.failed.contains_key(&number) {
            return None;
        }
        match read(self.list.get(number)?, input) {
            Ok(loaded) => {
                if self.held.len() == HELD {
                    self.held.pop_front();
                }
                let loaded = Rc::new(loaded);
                self.held.push_back((number, Rc::clone(&loaded)));
                Some(loaded)
            }
            Err(reason) => {
                self.failed.insert(number, reason);
                None
            }
        }
    }

    /// Why a file could not be read.
    pub fn failure(&self, number: usize) -> Option<&str> {
        self.failed.get(&number).map(String::as_str)
    }

    /// The files that could not be read, and why.
    pub fn failures(&self) -> Vec<(String, String)> {
        self.failed
            .iter()
            .map(|(number, reason)| (self.list[*number].address.clone(), reason.clone()))
            .collect()
    }
}

fn may_hold_words(kind: &str, address: &str) -> bool {
    let ending = address.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let by_kind = ["xml", "html", "hocr", "alto"].iter().any(|known| kind.contains(known));
    let by_ending = matches!(ending.as_str(), "xml" | "html" | "htm" | "xhtml" | "hocr" | "alto");
    by_kind || (by_ending && !kind.starts_with("image/") && !kind.contains("pdf"))
}

fn read(file: &File, input: &mut Input<'_>) -> Result<Loaded, String> {
    let path = file.path.as_deref().ok_or("a page that is not beside its METS")?;
    let mut beside = input.beside(path)?;
    let text = beside.text()?;
    for suspect in beside.finish() {
        input.suspect(format!("{}: {suspect}", file.address));
    }
    let mut read = |pages: fn(&Element) -> Vec<Page>, measure| {
        let document = xml::parse(&text)?;
        if let Some(reason) = document.broken {
            input.suspect(format!("{}: {reason}", file.address));
        }
        Ok(Loaded { pages: pages(&document.root), measure })
    };
    match () {
        () if alto::is_alto(&text) => read(alto::pages, "WC"),
        () if page_xml::is_page_xml(&text) => read(page_xml::pages, "conf"),
        () if hocr::is_hocr(&text) => read(hocr::pages, "x_wconf"),
        () => Err("a page that is neither ALTO nor PAGE nor hOCR".to_owned()),
    }
}
