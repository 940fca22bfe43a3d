//! Two names in any spelling or script go in, whether they may be one comes out: by rules of spelling and the sounds
//! that they give, never by a list of names.
//!
//! Each word is read into sounds by `letters.tsv`, of which a letter may give several; two words are alike where one can
//! be said for the other at little cost (`sound`). The key of a word is the kind of its first sound: candidates are looked
//! for among words of the same key.

mod sound;

use rustc_hash::FxHashMap;
use sound::{Costs, SIBILANTS, SKIP_CONSONANT, SKIP_VOWEL, Sound, Sounds, VOWELS, Writing, bit};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A name that was read: its words as sounds.
#[derive(Clone, Debug)]
pub struct Name {
    words: Vec<Sounds>,
    whole: Sounds,
}

const LETTERS: &str = include_str!("letters.tsv");

/// What the letters of all scripts stand for.
struct Rules {
    /// Rows by their first letter, those of more letters first.
    rows: FxHashMap<char, Vec<Row>>,
    /// The kinds of sounds with which words of a first letter may begin.
    keys: FxHashMap<char, Key>,
    costs: Costs,
}

struct Row {
    letters: Vec<char>,
    sounds: Vec<Sound>,
    at: At,
    writing: Writing,
    script: usize,
}

/// Where in a word letters stand so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Anywhere,
    Beginning,
    End,
    BeforeFront,
    BeforeVowel,
}

/// Words in names that come and go: articles of Arabic.
const PARTICLES: &[&str] = &[
    "al", "el", "as", "es", "ash", "esh", "ar", "er", "at", "ad", "ed", "an", "en", "az", "ez", "ul", "ud",
    "аль", "эль", "эр", "ар", "ас", "аш", "эш", "эс", "ад", "эд", "ан", "эн", "ат",
];

/// Names of no more weight differ by nothing.
const LIGHT: u16 = 8;
/// What a word may differ by, in twentieths of its weight: in one script, and across two, where chance makes fewer alike.
const SAME: u16 = 19;
/// See [`SAME`].
const ACROSS: u16 = 28;
/// What is close differs by at most this part of its weight.
const CLOSE: u16 = 3;
/// What a word may differ by at most, in hundredths of a sound.
const MOST: u16 = 60;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(Rules::new)
}

impl Rules {
    fn new() -> Rules {
        let mut rows: FxHashMap<char, Vec<Row>> = FxHashMap::default();
        let (mut script, mut writing) = (0, Writing::Full);
        for line in LETTERS.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                script += 1;
                let is_full = !name.starts_with("arabic") && !name.starts_with("hebrew");
                writing = if is_full { Writing::Full } else { Writing::Consonants };
                continue;
            }
            let (letters, sounds) = line.split_once('\t').unwrap_or((line, ""));
            let (bare, at) = placed(letters);
            let letters: Vec<char> = bare.nfkd().collect();
            let Some(first) = letters.first() else { continue };
            let sounds = sounds.split(' ').filter_map(sound).collect();
            rows.entry(*first).or_default().push(Row { letters, sounds, at, writing, script });
        }
        for of_letter in rows.values_mut() {
            of_letter.sort_by_key(|row| std::cmp::Reverse((row.letters.len(), row.at != At::Anywhere)));
        }
        let all = |rows: &Vec<Row>| rows.iter().fold(0, |all, row| all | Key::of(&row.sounds).0);
        let keys = rows.iter().map(|(letter, rows)| (*letter, Key(all(rows)))).collect();
        Rules { rows, keys, costs: Costs::new() }
    }

    /// Reads a folded word.
    fn read(&self, word: &str) -> Sounds {
        let letters: Vec<char> = word.chars().map(katakana).collect();
        let mut sounds: Vec<Sound> = Vec::with_capacity(letters.len());
        let (mut writing, mut script) = (Writing::Full, 0);
        let mut at = 0;
        while at < letters.len() {
            let rest = &letters[at..];
            let row =
                self.rows.get(&rest[0]).and_then(|rows| rows.iter().find(|row| row.is_at(&letters, at)));
            let Some(row) = row else {
                at += 1;
                continue;
            };
            (writing, script) = (row.writing, row.script);
            for sound in &row.sounds {
                push(&mut sounds, *sound);
            }
            at += row.letters.len();
        }
        Sounds { row: sounds, writing, script }
    }
}

impl Row {
    fn is_at(&self, letters: &[char], at: usize) -> bool {
        let end = at + self.letters.len();
        if !letters[at..].starts_with(&self.letters) {
            return false;
        }
        let next = letters.get(end);
        match self.at {
            At::Anywhere => true,
            At::Beginning => at == 0,
            At::End => next.is_none(),
            At::BeforeFront => next.is_some_and(|c| matches!(c, 'e' | 'i' | 'y')),
            At::BeforeVowel => next.is_some_and(|c| "aeiouαεηιουω".contains(*c)),
        }
    }
}

/// Adds a sound; what is said twice is one, and so are hissing sounds side by side.
fn push(sounds: &mut Vec<Sound>, sound: Sound) {
    if let Some(last) = sounds.last_mut() {
        let is_hiss = |one: &Sound| one.may_be & !SIBILANTS == 0;
        if is_hiss(last) && is_hiss(&sound) {
            last.may_be |= sound.may_be;
            return;
        }
        if last.may_be == sound.may_be {
            last.skip = last.skip.max(sound.skip);
            return;
        }
    }
    sounds.push(sound);
}

fn placed(letters: &str) -> (&str, At) {
    let ends = [('$', At::End), ('<', At::BeforeFront), ('~', At::BeforeVowel)];
    if let Some(bare) = letters.strip_prefix('^') {
        return (bare, At::Beginning);
    }
    let found = ends.iter().find_map(|(sign, at)| Some((letters.strip_suffix(*sign)?, *at)));
    found.unwrap_or((letters, At::Anywhere))
}

/// Reads a sound of a table: `K/G?12`.
fn sound(text: &str) -> Option<Sound> {
    let (names, skip) = text.split_once('?').map_or((text, None), |(names, skip)| (names, skip.parse().ok()));
    let may_be = names.split('/').map(bit).fold(0, |all, one| all | one);
    let own = if may_be & VOWELS != 0 && may_be & !(VOWELS | bit("Y") | bit("W")) == 0 {
        SKIP_VOWEL
    } else {
        SKIP_CONSONANT
    };
    (may_be != 0).then_some(Sound { may_be, skip: skip.unwrap_or(own) })
}

/// Hiragana is read as katakana.
fn katakana(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        c => c,
    }
}

/// The kinds of sounds with which a name may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u16);

/// Sounds that are exchanged for each other.
const KINDS: &[&[&str]] = &[
    &["A", "E", "I", "O", "U", "Y", "W", "H"],
    &["P", "B", "V", "F"],
    &["F", "V", "W", "U"],
    &["T", "D", "TH"],
    &["S", "Z", "SH", "ZH", "CH", "J", "TS", "TH"],
    &["K", "G", "X", "H"],
    &["L", "R"],
    &["M"],
    &["N"],
];

impl Key {
    /// Any kind.
    const ALL: Key = Key(u16::MAX);

    /// The kinds with which words may begin that begin with this letter.
    pub fn of_letter(c: char) -> Key {
        rules().keys.get(&katakana(c)).copied().unwrap_or(Key::ALL)
    }

    fn of(sounds: &[Sound]) -> Key {
        let mut key = 0;
        for sound in sounds {
            for (place, kind) in KINDS.iter().enumerate() {
                if kind.iter().any(|name| bit(name) & sound.may_be != 0) {
                    key |= 1 << place;
                }
            }
            if sound.skip >= SKIP_VOWEL {
                return Key(key);
            }
        }
        Key::ALL
    }

    /// Whether names of both may be one.
    pub fn meets(self, other: Key) -> bool {
        self.0 & other.0 != 0
    }
}

impl Name {
    /// Reads a folded name: words with spaces between them.
    pub fn read(key: &str) -> Name {
        let mut words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() > 1 {
            let last = words[words.len() - 1];
            let bare: Vec<&str> = words.iter().copied().filter(|word| !PARTICLES.contains(word)).collect();
            words = if bare.is_empty() { vec![last] } else { bare };
        }
        // Signs are cut where words are not.
        if words.iter().all(|word| super::signs::begins(word)) {
            let whole = rules().read(&words.concat());
            return Name { words: vec![whole.clone()], whole };
        }
        let words: Vec<Sounds> = words.iter().map(|word| rules().read(word)).collect();
        let mut whole = Sounds { row: Vec::new(), writing: Writing::Full, script: 0 };
        for word in &words {
            for sound in &word.row {
                push(&mut whole.row, *sound);
            }
            (whole.writing, whole.script) = (word.writing, word.script);
        }
        Name { words, whole }
    }

    /// Whether nothing of it can be said.
    pub fn is_empty(&self) -> bool {
        self.whole.row.is_empty()
    }

    /// The kinds of sounds with which it may begin.
    pub fn key(&self) -> Key {
        Key::of(&self.whole.row)
    }

    /// What it takes to say the other for this, in hundredths of a sound; `None` where they are two names.
    pub fn distance(&self, other: &Name) -> Option<u16> {
        let in_order = self.by_words(other, false);
        let turned = (self.words.len() > 1).then(|| self.by_words(other, true)).flatten();
        let joined =
            (self.words.len() != other.words.len()).then(|| alike(&self.whole, &other.whole)).flatten();
        [in_order, turned, joined].into_iter().flatten().min()
    }

    /// Whether another spelling of it is so near, or in so different a script, that it hardly is somebody else's.
    pub fn is_close(&self, other: &Name) -> bool {
        let weight = self.whole.weight().min(other.whole.weight());
        let is_near = |distance: u16| distance * CLOSE <= weight;
        self.whole.script != other.whole.script || self.distance(other).is_some_and(is_near)
    }

    /// Each word for the one in its place; `turned`: the last word stands first.
    fn by_words(&self, other: &Name, turned: bool) -> Option<u16> {
        if self.words.len() != other.words.len() {
            return None;
        }
        let mut sum = 0_u16;
        let shift = usize::from(turned);
        let count = self.words.len();
        for (place, word) in self.words.iter().enumerate() {
            sum = sum.saturating_add(alike(word, &other.words[(place + count - shift) % count])?);
        }
        let most = self.whole.weight().min(other.whole.weight()).saturating_sub(LIGHT) * 3 / 5;
        (count == 1 || sum <= most).then_some(sum)
    }
}

/// What it takes to say one word for another; `None` where that is too much.
fn alike(one: &Sounds, other: &Sounds) -> Option<u16> {
    if one.firm().min(other.firm()) == 0 || one.firm().abs_diff(other.firm()) > 2 {
        return None;
    }
    let weight = one.weight().min(other.weight());
    let share = if one.script == other.script { SAME } else { ACROSS };
    let most = (weight.saturating_sub(LIGHT) * share / 20).min(MOST);
    one.distance(other, &rules().costs, most)
}
