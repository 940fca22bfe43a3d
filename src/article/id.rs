//! The name of an article: 16 characters of Crockford base32 over a hash of what the file gave.

use super::{About, RawArticle};
use serde::{Deserialize, Serialize};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Names an article: 16 characters of lower-case Crockford base32 (80 bits of BLAKE3). Never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(String);

impl ArticleId {
    /// Number of characters.
    pub const LEN: usize = 16;

    /// Hashes record, title, body, source and date as printed.
    ///
    /// A rename, a move, an option or a table of aliases does not change it.
    pub fn of(raw: &RawArticle) -> ArticleId {
        let mut hasher = blake3::Hasher::new();
        let mut add = |label: u8, text: &str| {
            hasher.update(&[label]);
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        for statement in &raw.statements {
            let label = match statement.about {
                About::Record => 1,
                About::Title => 2,
                About::Source => 3,
                About::Published | About::SomeDate => 4,
                About::Imprint | About::Dateline => 5,
                _ => continue,
            };
            add(label, &statement.text);
        }
        add(0, &raw.body);
        let hash = hasher.finalize();
        let bytes: &[u8; 10] = hash.as_bytes().first_chunk().expect("a hash has 32 bytes");
        ArticleId::from_bytes(bytes)
    }

    /// The id of these 80 bits.
    pub fn from_bytes(bytes: &[u8; 10]) -> ArticleId {
        let mut text = String::with_capacity(ArticleId::LEN);
        for chunk in bytes.chunks(5) {
            let bits = chunk.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
            for index in (0..8).rev() {
                text.push(ALPHABET[(bits >> (index * 5) & 31) as usize] as char);
            }
        }
        ArticleId(text)
    }

    /// Its 80 bits.
    pub fn to_bytes(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        for (chunk, digits) in bytes.chunks_mut(5).zip(self.0.as_bytes().chunks(8)) {
            let digit = |byte: &u8| ALPHABET.iter().position(|known| known == byte).unwrap_or(0) as u64;
            let bits = digits.iter().fold(0u64, |bits, byte| bits << 5 | digit(byte));
            chunk.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        bytes
    }

    /// Reads a whole id as a person types it: case is ignored, `o` is 0, `i` and `l` are 1.
    ///
    /// ```
    /// # use dateline::article::ArticleId;
    /// assert_eq!(ArticleId::new("K3V9QWZT00000OIL").unwrap().as_str(), "k3v9qwzt00000011");
    /// assert_eq!(ArticleId::new("k3v9"), None);
    /// ```
    pub fn new(text: &str) -> Option<ArticleId> {
        let text = ArticleId::typed(text)?;
        (text.len() == ArticleId::LEN).then_some(ArticleId(text))
    }

    /// Reads the beginning of an id as a person types it; `None` when it cannot be one.
    pub fn typed(text: &str) -> Option<String> {
        let read = |c: char| match c.to_ascii_lowercase() {
            'o' => Some('0'),
            'i' | 'l' => Some('1'),
            c if c.is_ascii() && ALPHABET.contains(&(c as u8)) => Some(c),
            _ => None,
        };
        let id: String = text.chars().map(read).collect::<Option<_>>()?;
        (id.len() <= ArticleId::LEN && !id.is_empty()).then_some(id)
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_bits() {
        let bytes = [1, 2, 3, 4, 5, 250, 251, 252, 253, 254];
        let id = ArticleId::from_bytes(&bytes);
        assert_eq!(id.as_str().len(), ArticleId::LEN);
        assert_eq!(id.to_bytes(), bytes);
    }
}
