//! Takes words as they are printed, gives what features need of each: worked out once, kept under a number.

use super::super::languages::ENGLISH;
use super::super::lists::{Lists, bit, fingerprint};
use super::super::look_up::look_up;
use super::super::runs::Shape;
use super::clusters::Clusters;
use super::hash::{mix, of_letters, of_word};
use rustc_hash::FxHashMap;

/// What features need of a word.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its number in small letters, with `0` for every digit.
    pub lower: u64,
    /// Its number as printed, with `0` for every digit.
    pub cased: u64,
    /// Its letters as `X`, `x`, `d`, without repetitions.
    pub shape: u64,
    /// The same with repetitions, of the first ten letters.
    pub full_shape: u64,
    /// Numbers of its first two and three letters, 0 where it is too short.
    pub prefixes: [u64; 2],
    /// Numbers of its last one to four letters, 0 where it is too short.
    pub suffixes: [u64; 4],
    /// Number of what follows the last hyphen, 0 where there is none.
    pub tail: u64,
    /// Coarse, middle and fine cluster; 0 for none.
    pub clusters: [u16; 3],
    /// The same when the sentence is in capitals.
    pub loud_clusters: [u16; 3],
    /// Middle cluster of the word in small letters.
    pub small_cluster: u16,
    /// What the lists know of it; `bit` has the meaning of each.
    pub bits: u32,
    /// The same when the sentence is in capitals.
    pub loud_bits: u32,
    /// Its fingerprint in the lists.
    pub print: u64,
    /// Number of its form in small letters, see [`Lexicon::forms`].
    pub form: u32,
    /// How it is printed.
    pub look: Look,
}

/// How a word is printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// It begins with a letter.
    pub is_alphabetic: bool,
    /// It has a capital.
    pub has_capital: bool,
    /// It begins with a capital.
    pub begins_capital: bool,
    /// It has no small letter.
    pub has_no_small: bool,
    /// It begins with a digit.
    pub begins_digit: bool,
    /// It may stand between two words of a name.
    pub connects: bool,
    /// It is a function word, or a lone letter: no name although it is printed in capitals.
    pub is_function: bool,
    /// It has one letter.
    pub is_single: bool,
}

impl Word {
    /// Whether the lists have it as a nationality.
    pub fn is_nationality(&self) -> bool {
        self.look.begins_capital && self.bits & bit::DEMONYM != 0
    }
}

/// Words that may stand between two words of a name.
const CONNECTORS: &[&str] = &[
    "of", "and", "the", "for", "de", "da", "do", "dos", "das", "del", "della", "der", "den", "di", "du",
    "la", "le", "el", "al", "bin", "ibn", "bint", "van", "von", "und", "y", "e", "i", "on", "in", "to", "at",
    "with", "-", "–", "&", "'", "’", "'s", "’s", ".", "/", "\"", "!", ":",
];

/// Words that are no names although they are printed in capitals.
const FUNCTION_WORDS: &str = " the a an of and or in on at to for from by with as is are was were be been has \
    have had will would could should may might can it its he she his her they them their we us our you your i \
    this that these those not no but if than then so after before over under into out up down off about \
    against between during through more most some any all new said says say who which what when where how why \
    also two three four one first last year years day days week month monday tuesday wednesday thursday friday \
    saturday sunday ";

/// How many words are kept before all are forgotten: a bound on memory.
const LARGEST: usize = 60_000;

/// The words met so far.
#[derive(Default)]
pub struct Lexicon {
    words: Vec<Word>,
    numbers: FxHashMap<u64, u32>,
    forms: FxHashMap<u64, u32>,
    letters: Vec<char>,
    text: String,
}

impl Lexicon {
    /// The word with a number.
    pub fn word(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    /// How many different forms in small letters there are.
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Forgets all words when there are very many, and says whether it did.
    pub fn forget_if_full(&mut self) -> bool {
        let is_full = self.words.len() > LARGEST;
        if is_full {
            self.words.clear();
            self.numbers.clear();
            self.forms.clear();
        }
        is_full
    }

    /// The number of a word, which is added when it is new.
    pub fn number(&mut self, text: &str, lists: &Lists, clusters: &Clusters) -> u32 {
        let key = of_word(text);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let word = self.describe(text, lists, clusters);
        let number = self.words.len() as u32;
        self.words.push(word);
        self.numbers.insert(key, number);
        number
    }

    fn describe(&mut self, text: &str, lists: &Lists, clusters: &Clusters) -> Word {
        let is_digit = |letter: char| letter.is_numeric();
        let look = look(text);
        self.text.clear();
        self.text.extend(text.chars().map(|letter| if is_digit(letter) { '0' } else { letter }));
        let cased = of_word(&self.text);
        let small = self.text.to_lowercase();
        let lower = of_word(&small);
        self.letters.clear();
        self.letters.extend(small.chars());
        let letters = &self.letters;
        let count = letters.len();
        let first = |length: usize| if count > length { of_letters(&letters[..length]) } else { 0 };
        let last = |length: usize| if count > length { of_letters(&letters[count - length..]) } else { 0 };
        let tail = small.rfind('-').filter(|hyphen| *hyphen > 0 && hyphen + 1 < small.len());
        let tail = tail.map_or(0, |hyphen| of_word(&small[hyphen + 1..]));
        let capitalised = of_word(&capitalise(letters));
        let (shape, full_shape) = shapes(text);
        let known = |word: u64| clusters.get(word);
        let own = known(cased).or_else(|| known(lower));
        let own = if look.has_capital { own.or_else(|| known(capitalised)) } else { own };
        let loud = known(capitalised).or_else(|| known(cased)).or_else(|| known(lower));
        let next_form = self.forms.len() as u32;
        let form = *self.forms.entry(lower).or_insert(next_form);
        let (bits, loud_bits, print) = listed(text, look, lists);
        Word {
            lower,
            cased,
            shape,
            full_shape,
            prefixes: [first(2), if count > 3 { first(3) } else { 0 }],
            suffixes: [last(1), last(2), last(3), last(4)],
            tail,
            clusters: own.unwrap_or_default(),
            loud_clusters: loud.unwrap_or_default(),
            small_cluster: known(lower).map_or(0, |clusters| clusters[1]),
            bits,
            loud_bits,
            print,
            form,
            look,
        }
    }
}

fn look(text: &str) -> Look {
    let first = text.chars().next().unwrap_or(' ');
    let lower = text.to_lowercase();
    let is_single = lower.chars().nth(1).is_none();
    Look {
        is_alphabetic: first.is_alphabetic(),
        has_capital: text.chars().any(char::is_uppercase),
        begins_capital: first.is_uppercase(),
        has_no_small: !text.chars().any(char::is_lowercase),
        begins_digit: first.is_ascii_digit(),
        connects: CONNECTORS.contains(&lower.as_str()),
        is_function: is_single || FUNCTION_WORDS.contains(&format!(" {lower} ")),
        is_single,
    }
}

/// What the lists know: in mixed case, in a sentence of capitals; and the fingerprint.
fn listed(text: &str, look: Look, lists: &Lists) -> (u32, u32, u64) {
    if !look.is_alphabetic {
        return (0, 0, fingerprint(text));
    }
    let shape = match (look.has_capital, look.has_no_small, look.is_single) {
        (false, ..) => Shape::Lower,
        (true, true, true) => Shape::Initial,
        (true, true, false) => Shape::Upper,
        (true, false, _) => Shape::Capital,
    };
    let (print, bits) = look_up(text, shape, lists, ENGLISH);
    let (_, loud) = look_up(text, Shape::Capital, lists, ENGLISH);
    let forget = !(bit::PREFIX | bit::CAPITALS);
    (bits & forget | bits & bit::PREFIX, loud & forget, print)
}

fn capitalise(letters: &[char]) -> String {
    let mut word = String::with_capacity(letters.len());
    if let Some((first, rest)) = letters.split_first() {
        word.extend(first.to_uppercase());
        word.extend(rest);
    }
    word
}

fn shapes(text: &str) -> (u64, u64) {
    let (mut short, mut full, mut last) = (7, 11, None);
    for (index, letter) in text.chars().enumerate() {
        let class = match letter {
            letter if letter.is_uppercase() => b'X',
            letter if letter.is_lowercase() => b'x',
            letter if letter.is_numeric() => b'd',
            letter if letter.is_alphabetic() => b'a',
            letter => (u32::from(letter) & 0x7f) as u8,
        };
        if index < 10 {
            full = mix(full, u64::from(class));
        }
        if last != Some(class) {
            short = mix(short, u64::from(class));
        }
        last = Some(class);
    }
    (short, full)
}
