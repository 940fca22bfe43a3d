//! What is remembered of a file between two runs: its state goes in when it was read, and comes out of `list`.

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileOutcome {
    /// Its articles were read.
    Read,
    /// It is not news.
    Skipped,
    /// It could not be read, or a part of it could not.
    Failed,
}

/// Everything that is remembered of a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileState {
    /// Absolute path.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// Hash of the options and the version with which it was read.
    pub reading: u64,
    /// The first 8 bytes of the hash of its content.
    pub content: u64,
    /// What became of it.
    pub outcome: FileOutcome,
    /// Its format, when it was read.
    pub format: Option<String>,
    /// Why it was skipped or failed.
    pub reason: Option<String>,
    /// Articles read from it.
    pub articles: u64,
    /// Parts that could not be read, with their reasons.
    pub failed: Vec<(Option<String>, String)>,
    /// Members of it that are no news, by reason.
    pub skipped: Vec<SkippedMembers>,
    /// What was odd about it.
    pub suspects: Vec<String>,
}

/// Members of a file that were skipped for one reason.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SkippedMembers {
    /// Why.
    pub reason: String,
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: String,
}
