//! The beginning of a file goes in; what a format looks at comes out.

/// The beginning of a file, by which its format is recognised.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The file's name.
    pub name: &'a str,
    /// The first bytes, packings undone.
    pub bytes: &'a [u8],
    /// The same decoded; empty when they are no text.
    pub text: &'a str,
    /// Whether that is the whole file.
    pub whole: bool,
}

impl Head<'_> {
    /// The text without white space in front.
    pub fn start(&self) -> &str {
        self.text.trim_start()
    }
}

/// The beginning of a file, with what owns its parts.
pub struct Begin<'a> {
    pub(super) name: &'a str,
    pub(super) bytes: Vec<u8>,
    pub(super) text: String,
    pub(super) whole: bool,
    /// What it seems to be when it is no text.
    pub binary: Option<&'static str>,
}

impl Begin<'_> {
    /// What a format looks at.
    pub fn head(&self) -> Head<'_> {
        Head { name: self.name, bytes: &self.bytes, text: &self.text, whole: self.whole }
    }
}
