//! Where a value was read and by which rule, kept from the file to `dateline why`.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The text, the place and the rule from which a value was read, or for which a candidate was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the field, as in `FIELDS`.
    pub field: Cow<'static, str>,
    /// The value that was read, in the field's own form; `None` where nothing could be read.
    pub value: Option<String>,
    /// The text as printed.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Why it was taken or passed over: `printed under the headline`, `no such day` …
    pub rule: Cow<'static, str>,
    /// Whether the field holds it.
    pub accepted: bool,
}

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// In the file, in words: `line 3`, ``key `date` ``.
    File(Cow<'static, str>),
    /// In the file, in words, with the byte at which the text begins there.
    Byte(Cow<'static, str>, u32),
    /// In the article's own text: the field and a byte range in it.
    Text(super::Part, u32, u32),
    /// Said by the user: `--years`.
    Option(Cow<'static, str>),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::File(place) | Place::Option(place) => f.write_str(place),
            Place::Byte(place, at) => write!(f, "{place} byte {at}"),
            Place::Text(part, start, end) => write!(f, "{} bytes {start}-{end}", part.name()),
        }
    }
}
