//! What is found in a file goes in, item by item; what is to be remembered of it comes out.

use super::{Item, Outcome};
use crate::article::RawArticle;

/// What became of a file and of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// What became of it as a whole.
    pub outcome: Outcome,
    /// Number of articles given.
    pub articles: u64,
    /// Records that failed, with the reason: the first thousand, then one entry that counts the others.
    pub failed: Vec<(Option<String>, String)>,
    /// Members that are no news, by reason, in the order in which the reasons came.
    pub skipped: Vec<SkippedMembers>,
    /// What was doubtful about the file as a whole, or about a member.
    pub suspects: Vec<String>,
    /// BLAKE3 of the bytes as stored. Of a file that was skipped or refused by its name, length or beginning,
    /// only the length and what was read of it: the rest would change nothing.
    pub hash: [u8; 32],
}

/// Members of a file that were skipped for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedMembers {
    /// Why.
    pub reason: String,
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: String,
}

/// Failures, and doubts, that are kept one by one; a broken file of a billion lines must not fill the memory.
pub(super) const KEPT: usize = 1000;
/// Reasons that are kept apart.
const REASONS_KEPT: usize = 50;

/// What was found in a file so far.
#[derive(Default)]
pub(super) struct Account {
    pub articles: u64,
    failed: Vec<(Option<String>, String)>,
    failures: usize,
    skipped: Vec<SkippedMembers>,
    suspects: Vec<String>,
    doubts: usize,
}

impl Account {
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
                if let Some(at) = place.or((self.skipped.len() > REASONS_KEPT).then_some(REASONS_KEPT)) {
                    self.skipped[at].count += 1;
                } else {
                    let is_last = self.skipped.len() == REASONS_KEPT;
                    let reason = if is_last { "for other reasons".to_owned() } else { reason };
                    self.skipped.push(SkippedMembers { reason, count: 1, first: member });
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
