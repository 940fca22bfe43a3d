//! The METS of an issue goes in; its articles come out, with the words of the pages that stand beside it.
//!
//! METS (<https://www.loc.gov/standards/mets/>) names files, pages and articles; the words stand in ALTO, hOCR or
//! PAGE files. An article is what the logical structure says; what no article names, and every page of an issue
//! without such a structure, is an article by pages.

mod described;
mod files;
mod items;
mod pieces;

use super::flow::Flow;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::{Format, Head, Input, Item, xml};
use described::Described;
use files::Files;
use items::Structure;
use pieces::Claims;
use xml::Element;

/// Words of a page that no article names: fewer are running heads and page numbers.
const FEWEST_WORDS: usize = 30;

/// Issues described in METS.
pub struct Mets;

impl Format for Mets {
    fn name(&self) -> &'static str {
        "mets"
    }

    fn help(&self) -> &'static str {
        "METS: issues of scanned newspapers, with the ALTO, hOCR or PAGE files beside them"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        is_mets(head.text)
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        if input.stands().is_none() {
            return input.skip("METS in an archive: its pages are read one by one");
        }
        let document = match input.text().and_then(|text| xml::parse(&text)) {
            Ok(document) => document,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let mut files = Files::read(&document.root, input);
        if files.is_empty() {
            input.skip("METS that names no pages of text");
        } else {
            let issue = Issue::read(&document.root, &files);
            issue.give(&mut files, input, out);
        }
        if let Some(reason) = document.broken {
            out(Item::Failed { member: None, reason });
        }
    }
}

/// Whether a text begins as METS.
pub fn is_mets(head: &str) -> bool {
    let first = xml::first_element(head);
    first.is_some_and(|(name, _)| name == "mets")
}

/// What METS says of an issue.
struct Issue {
    structure: Structure,
    described: Described,
    /// Statements about the issue, for each of its articles.
    common: Vec<(About, String, String)>,
}

impl Issue {
    fn read(root: &Element, files: &Files) -> Issue {
        let structure = Structure::read(root, files);
        let described = Described::read(root);
        let common = described.of_issue(root, &structure);
        Issue { structure, described, common }
    }

    fn give(&self, files: &mut Files, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let mut claims = Claims::default();
        let mut number = 0;
        for item in &self.structure.items {
            number += 1;
            let member = format!("#{number}");
            let mut article = RawArticle { member: Some(member.clone()), ..RawArticle::default() };
            self.described.state(&item.described_by, &mut article);
            let words = pieces::put_together(item, &self.structure, files, input, &mut claims, &mut article);
            self.state_common(&mut article);
            out(match words {
                Ok(0) => Item::Skipped { member, reason: format!("{} without words", item.kind) },
                Ok(_) => Item::Article(article),
                Err(reason) => Item::Failed { member: Some(member), reason },
            });
        }
        for page in &self.structure.pages {
            let named = page.files.iter().copied().find(|file| claims.has(*file));
            let Some(file) = named.or_else(|| files.first_with_words(&page.files, input)) else { continue };
            let Some(loaded) = files.load(file, input) else { continue };
            let mut flow = Flow::default();
            for (at, printed) in loaded.pages.iter().enumerate() {
                for (block_number, block) in printed.blocks.iter().enumerate() {
                    for lines in claims.free(file, at, block_number, block.lines.len()) {
                        flow.block(block, lines);
                    }
                }
            }
            if flow.words() == 0 {
                continue;
            }
            number += 1;
            let label =
                page.label.as_deref().map_or_else(|| format!("#{number}"), |page| format!("page {page}"));
            if named.is_some() && flow.words() < FEWEST_WORDS {
                let reason = format!("fewer than {FEWEST_WORDS} words of a page that no article names");
                out(Item::Skipped { member: label, reason });
                continue;
            }
            let mut article = RawArticle { member: Some(format!("#{number}")), ..RawArticle::default() };
            self.described.state(&page.described_by, &mut article);
            if article.about(About::Title).next().is_none()
                && let Some(label) = &page.article
            {
                article.state(About::Title, Origin::Element, label, "LABEL");
            }
            let number = page.label.as_deref().unwrap_or_default();
            article.state(About::Page, Origin::Element, number, "physical structure");
            pieces::state_flow(&flow, loaded.measure, &label, &mut article);
            self.state_common(&mut article);
            (article.body, article.seams) = flow.finish_with_seams();
            out(Item::Article(article));
        }
        for (address, reason) in files.failures() {
            out(Item::Failed { member: Some(address), reason });
        }
    }

    fn state_common(&self, article: &mut RawArticle) {
        let has_date = article.about(About::Published).next().is_some();
        for (about, text, place) in &self.common {
            if *about == About::Published && has_date {
                continue;
            }
            article.state(*about, Origin::Element, text, place);
        }
    }
}
