//! What a format gives: statements as they stand in the file, each with its place, and paragraphs.

use std::collections::HashSet;

/// One article as its file gave it: parsed, never cleaned, nothing guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawArticle {
    /// Everything the file says about the article, the most trusted first among equals.
    pub statements: Vec<Statement>,
    /// Paragraphs, separated by an empty line.
    pub body: String,
    /// Bytes of the body at which a word was broken at the end of a printed line, in order.
    pub seams: Vec<u32>,
    /// Where in its file the article stands, when the file holds many: `#12`, `!inner/file.html`.
    pub member: Option<String>,
    /// What was wrong with it, in words: a broken byte, a field that is no text.
    pub suspects: Vec<String>,
}

impl RawArticle {
    /// The statements about one thing, in order.
    pub fn about(&self, about: About) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |statement| statement.about == about)
    }

    /// Leaves out statements that say of a thing what another one has said.
    pub fn drop_repeats(&mut self) {
        let mut said: HashSet<(About, String)> = HashSet::new();
        self.statements.retain(|statement| said.insert((statement.about, statement.text.clone())));
    }

    /// Adds a statement unless its text is empty.
    pub fn state(&mut self, about: About, origin: Origin, text: &str, place: impl Into<String>) {
        let text = text.trim();
        if !text.is_empty() {
            self.statements.push(Statement {
                about,
                origin,
                text: text.to_owned(),
                place: place.into(),
                at: None,
            });
        }
    }
}

/// A value as it is printed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What the file says it is.
    pub about: About,
    /// What kind of place it stands in.
    pub origin: Origin,
    /// The value as printed, outer white space removed.
    pub text: String,
    /// The place in words: `line 3`, ``key `pubDate` ``, `meta article:published_time`.
    pub place: String,
    /// The byte at which the text begins in its file, or in its record where a file holds many; counted in UTF-8,
    /// after decompression. `None` where it does not stand there letter by letter.
    pub at: Option<u32>,
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// Headline.
    Title,
    /// Standfirst.
    Summary,
    /// When it was published: the first time, where there were several (`ingest/versions.rs` has the rule of agencies).
    Published,
    /// When it was changed.
    Updated,
    /// When it was saved or downloaded.
    Captured,
    /// A date that may be any of these (an unlabelled date on a page).
    SomeDate,
    /// Paper, agency, site or station.
    Source,
    /// Byline or author entry.
    Author,
    /// Wire credit.
    Agency,
    /// A printed line of place, date or agency in front of the text.
    Dateline,
    /// A line between headline and text that may hold source, date and author in any order.
    Imprint,
    /// Section.
    Section,
    /// On which page it was printed: `12`, `A1`, `Pg. 3`.
    Page,
    /// Which edition of the paper: `Late Edition - Final`, `no. 24518`.
    Edition,
    /// Topic, keyword, category.
    Topic,
    /// Place that the file's own indexing names.
    Place,
    /// Person that the file's own indexing names.
    Person,
    /// Organisation that the file's own indexing names.
    Organisation,
    /// Language.
    Language,
    /// Address of the page.
    Url,
    /// Identifier that the file gives.
    Record,
    /// How urgent its agency says it is: `1` (flash) to `9`, or in words.
    Urgency,
    /// Until when its agency asks not to print it.
    Embargo,
    /// What may be done with it, and whose it is: usage terms, rights, copyright.
    Usage,
    /// How sure the recognition of its printed letters was, on average: `0.87` of 1.
    Recognition,
}

/// The kind of place in which a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A printed line of a plain text.
    Line,
    /// A key of a record (JSON, CSV, front matter).
    Key,
    /// An element of a markup file made for news (SGML, NITF, a feed).
    Element,
    /// JSON-LD of a page.
    JsonLd,
    /// A meta element of a page.
    Meta,
    /// Microdata of a page.
    Microdata,
    /// A `time` element of a page.
    Time,
    /// Text that a reader of the page sees, near the headline or labelled.
    Visible,
    /// Text that stands elsewhere on the page: of the article, or of another one.
    Elsewhere,
    /// The data of a script.
    Script,
    /// The address of the page.
    Url,
    /// A header of a container or a message.
    Header,
    /// The file's name or folder.
    Path,
}
