//! What an index holds goes in, the name under which it is counted comes out, where a person names it otherwise.

use crate::article::ArticleId;

/// By which names articles are counted where those are not the index's.
#[derive(Clone, Copy, Default)]
pub struct Naming<'a> {
    /// Says whose an article is.
    pub source: Option<&'a SourceNaming<'a>>,
    /// Says who is meant by a name in the text; the first that holds counts.
    pub names: &'a [Renaming],
}

/// Names the source of an article by what it says; `None` when that is nobody.
pub type SourceNaming<'a> = dyn Fn(&Prints<'_>) -> Option<String> + 'a;

/// What an article says of its source.
#[derive(Clone, Debug)]
pub struct Prints<'a> {
    /// The canonical name.
    pub source: Option<&'a str>,
    /// The names that are printed, where they differ from it.
    pub printed: Vec<&'a str>,
    /// The domain of its address.
    pub site: Option<&'a str>,
}

/// Who is meant by a name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// The field in which it was found: `person`, `org` or `place`.
    pub field: &'static str,
    /// Its folded form.
    pub key: String,
    /// The articles in which it is so; `None` for all.
    pub articles: Option<Vec<Beginning>>,
    /// The field and the name under which it counts; `None` where it is nobody's.
    pub into: Option<(&'static str, String)>,
}

impl Renaming {
    /// Whether it bears on an article.
    pub fn is_of(&self, id: u128) -> bool {
        self.articles.as_ref().is_none_or(|articles| articles.iter().any(|one| one.is_of(id)))
    }
}

/// Another spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Folded: a word, or a whole name.
    pub key: String,
    /// As it is printed most.
    pub printed: String,
    /// The field that holds it.
    pub field: &'static str,
    /// About how many articles do.
    pub articles: u64,
}

/// The ids that begin alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The beginning, as ids are written.
    pub text: String,
    first: u128,
    last: u128,
}

impl Beginning {
    /// Characters that a person has to give at least.
    const SHORTEST: usize = 4;

    /// Reads the beginning of an id of at least four characters.
    pub fn read(typed: &str) -> Option<Beginning> {
        let text = ArticleId::typed(typed.trim()).filter(|text| text.len() >= Beginning::SHORTEST)?;
        let bound = |digit: char| {
            let whole: String = text.chars().chain(std::iter::repeat(digit)).take(ArticleId::LEN).collect();
            ArticleId::new(&whole).map(|id| number(&id))
        };
        let (first, last) = (bound('0')?, bound('z')?);
        Some(Beginning { text, first, last })
    }

    fn is_of(&self, id: u128) -> bool {
        (self.first..=self.last).contains(&id)
    }
}

/// The 80 bits of an id as a number.
pub fn number(id: &ArticleId) -> u128 {
    id.to_bytes().iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_of_the_ids_that_begin_so() {
        let check = |typed: &str, id: &str, expected: Option<bool>| {
            let id = ArticleId::new(id).expect("it is an id");
            let found = Beginning::read(typed).map(|beginning| beginning.is_of(number(&id)));
            assert_eq!(found, expected, "{typed} {id}");
        };
        check("k3v9", "k3v9qwzt00000011", Some(true));
        check("K3V9QWZT", "k3v9qwzt00000011", Some(true));
        check("k3v9qwzt00000011", "k3v9qwzt00000011", Some(true));
        check("k3v9qwzt00000012", "k3v9qwzt00000011", Some(false));
        check("k3va", "k3v9zzzzzzzzzzzz", Some(false));
        check("k3v", "k3v9qwzt00000011", None);
        check("k3u9", "k3v9qwzt00000011", None);
    }
}
