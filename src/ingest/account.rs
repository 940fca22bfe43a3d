//! What formats give goes in, item by item; the report of a file comes out, bounded however broken the file is.

use super::{FileReport, Item, Outcome, SkippedMembers};
use crate::article::RawArticle;

/// Failures, and doubts, that are kept one by one; a broken file of a billion lines must not fill the memory.
pub(super) const KEPT: usize = 1000;
/// Reasons that are kept apart.
const REASONS_KEPT: usize = 50;

/// What was found in a file so far.
#[derive(Default)]
pub(super) struct Account {
    /// Number of articles given.
    pub(super) articles: u64,
    failed: Vec<(Option<String>, String)>,
    failures: usize,
    skipped: Vec<SkippedMembers>,
    suspects: Vec<String>,
    doubts: usize,
}

impl Account {
    /// Takes what a format gave; an article goes on to `out`.
    pub(super) fn take(&mut self, item: Item, out: &mut dyn FnMut(RawArticle)) {
        match item {
            Item::Article(article) => {
                self.articles += 1;
                out(article);
            }
            Item::Failed { member, reason } => {
                self.failures += 1;
                if self.failed.len() < KEPT {
                    self.failed.push((member, reason));
                }
            }
            Item::Skipped { member, reason } => {
                let place = self.skipped.iter().position(|skipped| skipped.reason == reason);
                match place.or((self.skipped.len() > REASONS_KEPT).then_some(REASONS_KEPT)) {
                    Some(at) => self.skipped[at].count += 1,
                    None => {
                        let is_last = self.skipped.len() == REASONS_KEPT;
                        let reason = if is_last { "for other reasons".to_owned() } else { reason };
                        self.skipped.push(SkippedMembers { reason, count: 1, first: member });
                    }
                }
            }
            Item::Suspect { member, reason } => {
                self.doubts += 1;
                if self.suspects.len() < KEPT {
                    self.suspects.push(match member {
                        Some(member) => format!("{member}: {reason}"),
                        None => reason,
                    });
                }
            }
        }
    }

    /// What became of the file.
    pub(super) fn report(self, outcome: Outcome, hash: [u8; 32]) -> FileReport {
        let Account { articles, mut failed, failures, skipped, mut suspects, doubts } = self;
        if failures > failed.len() {
            failed.push((None, format!("{} more records could not be read", failures - failed.len())));
        }
        if doubts > suspects.len() {
            suspects.push(format!("{} more doubts", doubts - suspects.len()));
        }
        FileReport { outcome, articles, failed, skipped, suspects, hash }
    }
}
