//! Bytes go in, with what is said of their encoding; how they are to be read comes out.

use super::fit::{Misfit, misfit};
use super::labels::named;
use super::{Charset, Kind, MARKS};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{self as known, Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes by which an encoding is judged; lines beyond are like those before.
const JUDGED: usize = 1 << 16;
/// Fewer letters than this speak for no encoding.
const LETTERS: usize = 2;
/// The share of faults from which on a reading is doubted.
const DOUBTED: f64 = 0.04;
/// How much better another reading has to be.
const BETTER: f64 = 3.0;

impl Charset {
    /// Decides from the beginning of a file, or from all of it: `given` is what the user says, `declared` what
    /// the file says.
    pub fn choose(bytes: &[u8], given: Option<&str>, declared: Option<&str>) -> Charset {
        Charset::choose_among(bytes, given, declared.as_slice())
    }

    /// The same, where several places of the file, or its container, declare an encoding: the most trusted first.
    pub fn choose_among(bytes: &[u8], given: Option<&str>, declared: &[&str]) -> Charset {
        let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
        let mark_length = mark.map_or(0, |(mark, _)| mark.len());
        let chosen = |kind, suspect| Charset { kind, mark: mark_length, suspect };
        if let Some(label) = given
            && let Some(kind) = named(label)
        {
            return chosen(kind, None);
        }
        let ignored = given.map(|label| format!("no encoding is called `{label}`: ignored"));
        if let Some((_, kind)) = mark {
            return chosen(*kind, ignored);
        }
        let is_wide =
            |label: &&str| named(label).is_some_and(|kind| kind != Kind::Utf8 && kind.narrow().is_none());
        if let Some(kind) = wide_without_mark(bytes) {
            let said = format!("no byte order mark: read as {}", kind.name());
            return chosen(kind, if declared.iter().any(is_wide) { ignored } else { Some(said) });
        }
        let unknown = declared.iter().find(|label| named(label).is_none());
        let ignored = ignored.or_else(|| {
            let label = unknown.filter(|label| !label.trim().is_empty() && !bytes.is_ascii())?;
            Some(format!("declared as `{label}`, an encoding that is not known here: ignored"))
        });
        let declared: Vec<Kind> = declared.iter().filter_map(|label| named(label)).collect();
        if let Some(kind) = declared.iter().find(|kind| kind.is_text_of(bytes)) {
            return chosen(*kind, ignored);
        }
        // What could be read as single bytes so far is in no encoding of double ones.
        let narrow: Vec<&'static Encoding> = declared.iter().filter_map(|kind| kind.narrow()).collect();
        if bytes.is_ascii() {
            // The one encoding whose bytes are all ASCII and mean something else.
            let shifts = memchr::memmem::find(bytes, b"\x1b$").is_some();
            let is_declared = narrow.contains(&ISO_2022_JP);
            if shifts && (is_declared || guess(bytes) == ISO_2022_JP) {
                let said = "not declared as such, but by its shifts: read as ISO-2022-JP";
                let said = if is_declared { ignored } else { Some(said.to_owned()) };
                return chosen(Kind::Other(ISO_2022_JP), said);
            }
            // What follows this beginning may hold more than ASCII.
            return chosen(
                declared.first().copied().filter(|kind| kind.narrow().is_some()).unwrap_or(Kind::Utf8),
                ignored,
            );
        }
        // A single letter at the very end may be the beginning of a character, where nothing is declared.
        let fault = first_fault(bytes).or_else(|| {
            let at = std::str::from_utf8(bytes).err()?.valid_up_to();
            (bytes[..at].is_ascii() && !narrow.is_empty()).then_some(at)
        });
        let Some(at) = fault else {
            let contradicted = narrow.first().filter(|_| !declared.contains(&Kind::Utf8));
            let said = contradicted
                .map(|encoding| format!("declared as {}, but valid UTF-8: read as UTF-8", encoding.name()));
            return chosen(Kind::Utf8, said.or(ignored));
        };
        if let Some(encoding) = other_lines(bytes, narrow.first().copied()) {
            let said = format!("not valid UTF-8 at byte {at}: such lines are read as {}", encoding.name());
            return chosen(Kind::Mixed(encoding), Some(said));
        }
        let is_refuted = |encoding: &&'static Encoding| fit_of(bytes, encoding).is_bad(1);
        if mostly_utf8(bytes) && narrow.first().is_none_or(is_refuted) {
            return chosen(
                Kind::Utf8,
                Some(format!("not valid UTF-8 at byte {at}: read as UTF-8 all the same")),
            );
        }
        let (encoding, said) = by_letters(bytes, &narrow, at);
        chosen(Kind::Other(encoding), said.or(ignored))
    }
}

/// Chooses by what the letters look like, for bytes that are no UTF-8; a declaration is given up only for a
/// reading that is far better.
fn by_letters(
    bytes: &[u8],
    declared: &[&'static Encoding],
    at: usize,
) -> (&'static Encoding, Option<String>) {
    let sample = sample(bytes);
    let judged = |encoding: &'static Encoding| misfit(&encoding.decode_without_bom_handling(&sample).0);
    let guessed = guess(bytes);
    let first = declared.first().copied().unwrap_or(guessed);
    let stated = judged(first);
    let mut best = (first, stated);
    // Two that agree, a declaration or a guess and the letters, are believed for a few letters.
    for other in declared.iter().copied().skip(1).chain([guessed]) {
        let found = judged(other);
        if best.1.is_bad(1) && found.is_better_than(&best.1) {
            best = (other, found);
        }
    }
    // Encodings that nobody guesses are tried where what was read is no text.
    if best.1.is_broken() {
        for other in OTHERS {
            let found = judged(other);
            if found.is_better_than(&best.1) && found.hard < best.1.hard && found.letters >= LETTERS {
                best = (other, found);
            }
        }
    }
    let (encoding, found) = best;
    let name = encoding.name();
    let other = judged(guessed);
    let text = |encoding: &'static Encoding| encoding.decode_without_bom_handling(&sample).0;
    let may_be_other = guessed != encoding
        && other.letters >= LETTERS
        && other.all <= found.all
        && text(guessed) != text(encoding);
    let said = match declared.first() {
        None => Some(format!("not valid UTF-8 at byte {at}: read as {name}")),
        Some(stated) if *stated != encoding => {
            Some(format!("declared as {}, but its letters are those of {name}: read so", stated.name()))
        }
        Some(_) if found.is_bad(2) => {
            Some(format!("declared as {name}, and read so, though its letters do not look like it"))
        }
        Some(_) if may_be_other => {
            let other = guessed.name();
            Some(format!("declared as {name}, and read so, though its letters may be those of {other}"))
        }
        Some(_) => None,
    };
    (encoding, said)
}

impl Misfit {
    /// Characters that cannot be right.
    fn faults(&self) -> f64 {
        self.all * self.of as f64
    }

    /// Whether a reading is doubted, for so many faults at least.
    fn is_bad(&self, faults: usize) -> bool {
        self.all > DOUBTED && self.faults() > faults as f64 - 0.5
    }

    /// Whether a reading gives no text: for three faults, or for most of a few letters.
    fn is_broken(&self) -> bool {
        self.hard > DOUBTED / 4.0 && self.hard * self.of as f64 > 2.5 || self.hard > 0.25
    }

    /// Whether this reading of the same bytes is far better.
    fn is_better_than(&self, other: &Misfit) -> bool {
        self.of > 0 && self.all * BETTER < other.all && (self.of >= other.of || other.is_broken())
    }
}

/// Encodings that were in use for news, beside those that are guessed.
const OTHERS: &[&Encoding] = &[
    known::WINDOWS_1252,
    known::MACINTOSH,
    known::WINDOWS_1250,
    known::ISO_8859_2,
    known::WINDOWS_1251,
    known::KOI8_U,
    known::X_MAC_CYRILLIC,
    known::IBM866,
    known::ISO_8859_5,
    known::ISO_8859_15,
    known::WINDOWS_1253,
    known::WINDOWS_1254,
    known::WINDOWS_1255,
    known::WINDOWS_1256,
    known::ISO_8859_6,
    known::WINDOWS_1257,
    known::ISO_8859_13,
    known::ISO_8859_4,
    known::ISO_8859_16,
    known::WINDOWS_1258,
    known::WINDOWS_874,
    known::GBK,
    known::BIG5,
    known::SHIFT_JIS,
    known::EUC_JP,
    known::EUC_KR,
];

fn fit_of(bytes: &[u8], encoding: &'static Encoding) -> Misfit {
    misfit(&encoding.decode_without_bom_handling(&sample(bytes)).0)
}

/// Lines with bytes beyond ASCII.
fn sample(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.len() <= JUDGED {
        return Cow::Borrowed(bytes);
    }
    let mut sample = Vec::with_capacity(JUDGED);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if !line.is_ascii() {
            sample.extend_from_slice(&line[..line.len().min(JUDGED - sample.len())]);
        }
        if sample.len() >= JUDGED {
            break;
        }
    }
    Cow::Owned(sample)
}

/// Text in which every other byte is zero is UTF-16 of a language in Latin letters; a text in another script has
/// zeros in its spaces and line ends.
fn wide_without_mark(bytes: &[u8]) -> Option<Kind> {
    let start = &bytes[..bytes.len().min(4096) / 4 * 4];
    if start.len() < 8 || !start.contains(&0) {
        return None;
    }
    let quads = start.len() / 4;
    let highs = |at: [usize; 2]| {
        start
            .chunks_exact(4)
            .filter(|quad| quad[at[0]] == 0 && quad[at[1]] <= 0x10 && quad.iter().any(|b| *b != 0))
            .count()
    };
    for (at, little) in [([3, 2], true), ([0, 1], false)] {
        if highs(at) == quads {
            return Some(Kind::Utf32 { little });
        }
    }
    let pairs = start.len() / 2;
    let zeros = |side: usize| start.chunks_exact(2).filter(|pair| pair[side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let mostly = |zeros: usize| zeros * 10 > pairs * 7;
    let hardly = |zeros: usize| zeros * 20 < pairs;
    if mostly(second) && hardly(first) {
        return Some(Kind::Other(UTF_16LE));
    }
    if mostly(first) && hardly(second) {
        return Some(Kind::Other(UTF_16BE));
    }
    let fits = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(start).0;
        let found = misfit(&text);
        (is_plain(&text) && text.contains([' ', '\n']) && found.all < 0.1).then_some((encoding, found.all))
    };
    let (one, two) = (fits(UTF_16LE), fits(UTF_16BE));
    let best = match (one, two) {
        (Some(one), Some(two)) => Some(if two.1 < one.1 { two } else { one }),
        (one, two) => one.or(two),
    };
    best.map(|(encoding, _)| Kind::Other(encoding))
}

/// Whether a text has none of the controls that only other data have.
fn is_plain(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}') || c == '\u{fffd}')
}

impl Kind {
    /// Whether bytes that are declared to be UTF-16 are a text in it, though they have neither mark nor zeros.
    fn is_text_of(self, bytes: &[u8]) -> bool {
        let (Kind::Other(encoding), None) = (self, self.narrow()) else { return false };
        let start = &bytes[..bytes.len().min(4096) / 2 * 2];
        let text = encoding.decode_without_bom_handling(start).0;
        let found = misfit(&text);
        found.of >= 8 && is_plain(&text) && found.all < DOUBTED
    }
}

/// The encoding of whole lines that are no UTF-8, in a file that has others in it: parts from several sources.
fn other_lines(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<&'static Encoding> {
    let (mut whole, mut broken, mut count, mut others) = (0, 0, 0, Vec::new());
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        match seen_as_utf8(line) {
            (2.., 0) => whole += 1,
            (0, 1..) => {
                count += 1;
                if others.len() + line.len() <= JUDGED {
                    others.extend_from_slice(line);
                }
            }
            (1.., 1..) => broken += 1,
            _ => {}
        }
    }
    // In other encodings some bytes are valid UTF-8 by chance.
    if whole < 2 || count == 0 || whole * 4 < count || broken * 10 > whole + count {
        return None;
    }
    let first = declared.unwrap_or_else(|| guess(bytes));
    fit_of(bytes, first).is_bad(1).then(|| by_letters(&others, &[], 0).0)
}

/// Characters beyond ASCII that are valid UTF-8, and faults.
pub(super) fn seen_as_utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole, broken)
}

/// The first byte that UTF-8 does not allow. A character cut off at the very end is no fault: the piece may be
/// the beginning of a longer file.
fn first_fault(bytes: &[u8]) -> Option<usize> {
    let error = std::str::from_utf8(bytes).err()?;
    error.error_len().map(|_| error.valid_up_to())
}

/// One broken character among many whole ones is damage, not another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (whole, broken) = seen_as_utf8(bytes);
    whole >= 4 * broken
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}
