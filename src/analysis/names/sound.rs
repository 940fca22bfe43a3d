//! Two rows of sounds go in, what it takes to say one for the other comes out.

/// A sound of a name, or one of several that its letters may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sound {
    /// The sounds that it may be, a bit each.
    pub may_be: u32,
    /// What it takes to leave it out.
    pub skip: u16,
}

impl Sound {
    /// Whether it is a consonant that is seldom left out.
    fn is_firm(&self) -> bool {
        self.skip >= FIRM && (self.skip >= SKIP_CONSONANT || self.may_be & VOWELS == 0)
    }
}

/// Consonants of which to leave one out takes less are weak.
const FIRM: u16 = 50;

/// Sounds by name; the first five are vowels.
pub const NAMES: &[&str] = &[
    "A", "E", "I", "O", "U", "Y", "W", "P", "B", "F", "V", "T", "D", "TH", "S", "Z", "SH", "ZH", "CH", "J",
    "TS", "K", "G", "X", "H", "L", "M", "N", "R",
];

/// The bit of a sound; 0 of a name that is none.
pub fn bit(name: &str) -> u32 {
    NAMES.iter().position(|known| *known == name).map_or(0, |place| 1 << place)
}

const fn bits(from: u32, to: u32) -> u32 {
    (1 << to) - (1 << from)
}

/// A, E, I, O, U.
pub const VOWELS: u32 = bits(0, 5);
/// From S to TS.
pub const SIBILANTS: u32 = bits(14, 21);

/// What it takes to leave out a vowel, and a consonant.
pub const SKIP_VOWEL: u16 = 40;
/// See [`SKIP_VOWEL`]: the skeleton of a name stays.
pub const SKIP_CONSONANT: u16 = 200;
/// A vowel where the other script writes none.
const UNWRITTEN: u16 = 6;
/// What the first letter costs more where it is another vowel.
const FIRST_VOWEL: u16 = 15;
/// Another name.
const NEVER: u16 = 400;

/// What it takes to say one sound for another: those that languages and spellings exchange.
const NEAR: &[(&str, &str, u16)] = &[
    ("A", "E", 28),
    ("A", "O", 20),
    ("A", "I", 55),
    ("A", "U", 32),
    ("E", "I", 12),
    ("E", "O", 30),
    ("E", "U", 40),
    ("I", "O", 60),
    ("I", "U", 45),
    ("O", "U", 15),
    ("Y", "I", 0),
    ("Y", "E", 20),
    ("W", "U", 0),
    ("W", "O", 10),
    ("V", "U", 25),
    ("W", "V", 5),
    ("F", "V", 8),
    ("W", "F", 30),
    ("W", "B", 30),
    ("B", "V", 25),
    ("P", "B", 25),
    ("P", "F", 35),
    ("T", "D", 20),
    ("T", "TH", 5),
    ("D", "TH", 15),
    ("S", "TH", 20),
    ("Z", "TH", 15),
    ("S", "Z", 8),
    ("S", "SH", 22),
    ("SH", "CH", 18),
    ("SH", "ZH", 15),
    ("ZH", "J", 5),
    ("CH", "J", 15),
    ("CH", "TS", 18),
    ("TS", "S", 20),
    ("TS", "Z", 20),
    ("Z", "ZH", 20),
    ("S", "CH", 32),
    ("Z", "J", 20),
    ("SH", "J", 25),
    ("S", "J", 35),
    ("S", "ZH", 35),
    ("TS", "SH", 25),
    ("TS", "J", 20),
    ("CH", "ZH", 18),
    ("K", "G", 20),
    ("K", "X", 12),
    ("G", "X", 12),
    ("X", "H", 4),
    ("H", "G", 15),
    ("H", "K", 25),
    ("T", "CH", 30),
    ("T", "TS", 25),
    ("L", "R", 45),
    ("M", "N", 50),
    ("Y", "J", 20),
    ("Y", "G", 40),
];

/// What it takes to say one for the other, for all pairs.
pub struct Costs([[u16; 32]; 32]);

impl Costs {
    /// The table of [`NEAR`].
    pub fn new() -> Costs {
        let mut table = [[NEVER; 32]; 32];
        let place = |name: &str| bit(name).trailing_zeros() as usize % 32;
        for (one, other, cost) in NEAR {
            table[place(one)][place(other)] = *cost;
            table[place(other)][place(one)] = *cost;
        }
        Costs(table)
    }

    fn exchange(&self, one: u32, other: u32) -> u16 {
        if one & other != 0 {
            return 0;
        }
        let mut least = NEVER;
        let mut left = one;
        while left != 0 {
            let row = &self.0[left.trailing_zeros() as usize];
            left &= left - 1;
            let mut right = other;
            while right != 0 {
                least = least.min(row[right.trailing_zeros() as usize]);
                right &= right - 1;
            }
        }
        least
    }
}

/// How vowels are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Each.
    Full,
    /// Long ones alone: Arabic, Hebrew.
    Consonants,
}

/// Sounds of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sounds {
    pub row: Vec<Sound>,
    pub writing: Writing,
    /// The number of its script.
    pub script: usize,
}

/// Longer words are no names.
pub const LONGEST: usize = 40;

impl Sounds {
    /// Consonants that cannot be left out.
    pub fn firm(&self) -> usize {
        self.row.iter().filter(|sound| sound.is_firm()).count()
    }

    /// How much tells it from others.
    pub fn weight(&self) -> u16 {
        let of = |sound: &Sound| match sound {
            sound if sound.is_firm() => 10,
            Sound { may_be, .. } if may_be & VOWELS == 0 => 4,
            _ => 3,
        };
        self.row.iter().map(of).sum()
    }

    /// What it takes to say one for the other, in hundredths of a sound; at most `most`, or `None`.
    pub fn distance(&self, other: &Sounds, costs: &Costs, most: u16) -> Option<u16> {
        let (a, b) = (&self.row, &other.row);
        if a.len() > LONGEST || b.len() > LONGEST {
            return None;
        }
        let skip = |sound: &Sound, across: Writing| match across {
            Writing::Consonants if sound.may_be & VOWELS != 0 && sound.skip < SKIP_CONSONANT => {
                sound.skip.min(UNWRITTEN)
            }
            _ => sound.skip,
        };
        let mut row = [0_u16; LONGEST + 1];
        for (index, sound) in b.iter().enumerate() {
            row[index + 1] = row[index].saturating_add(skip(sound, self.writing));
        }
        for (place, one) in a.iter().enumerate() {
            let of_one = skip(one, other.writing);
            let mut diagonal = row[0];
            row[0] = row[0].saturating_add(of_one);
            let mut least = row[0];
            for (index, sound) in b.iter().enumerate() {
                let mut exchanged = diagonal.saturating_add(costs.exchange(one.may_be, sound.may_be));
                let is_first = place == 0 && index == 0;
                if is_first && one.may_be & sound.may_be == 0 && one.may_be & VOWELS != 0 {
                    exchanged = exchanged.saturating_add(FIRST_VOWEL);
                }
                diagonal = row[index + 1];
                let left_out =
                    diagonal.saturating_add(of_one).min(row[index].saturating_add(skip(sound, self.writing)));
                row[index + 1] = exchanged.min(left_out);
                least = least.min(row[index + 1]);
            }
            if least > most {
                return None;
            }
        }
        Some(row[b.len()]).filter(|cost| *cost <= most)
    }
}
