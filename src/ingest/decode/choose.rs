//! Bytes go in, with what is said of their encoding; how they are to be read comes out.

use super::fit::{Misfit, misfit};
use super::labels::named;
use super::{Charset, Kind, MARKS};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{self as known, Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes by which an encoding is judged; lines beyond are like those before.
const JUDGED: usize = 1 << 16;
/// Encodings of short words are judged wrongly: a reading is given up for so many faults at least.
const FAULTS: f64 = 2.5;
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
        if let Some(kind) = wide_without_mark(bytes) {
            return chosen(kind, Some(format!("no byte order mark: read as {}", kind.name())));
        }
        let unknown = declared.iter().find(|label| named(label).is_none());
        let ignored = ignored.or_else(|| {
            let label = unknown.filter(|label| !label.trim().is_empty() && !bytes.is_ascii())?;
            Some(format!("declared as `{label}`, an encoding that is not known here: ignored"))
        });
        let declared: Vec<Kind> = declared.iter().filter_map(|label| named(label)).collect();
        // What could be read as single bytes so far is in no encoding of double ones.
        let narrow: Vec<&'static Encoding> = declared.iter().filter_map(|kind| kind.narrow()).collect();
        if bytes.is_ascii() {
            let shifts = memchr::memmem::find(bytes, b"\x1b$").is_some();
            return match narrow.first() {
                // The one encoding whose bytes are all ASCII and mean something else.
                None if shifts && guess(bytes) == ISO_2022_JP => {
                    chosen(Kind::Other(ISO_2022_JP), Some("undeclared: read as ISO-2022-JP".to_owned()))
                }
                // What follows this beginning may hold more than ASCII.
                Some(encoding) if declared.first() == Some(&Kind::Other(encoding)) => {
                    chosen(Kind::Other(encoding), ignored)
                }
                _ => chosen(Kind::Utf8, ignored),
            };
        }
        let Some(at) = first_fault(bytes) else {
            let contradicted = narrow.first().filter(|_| !declared.contains(&Kind::Utf8));
            let said = contradicted
                .map(|encoding| format!("declared as {}, but valid UTF-8: read as UTF-8", encoding.name()));
            return chosen(Kind::Utf8, said.or(ignored));
        };
        if let Some(encoding) = other_lines(bytes) {
            let said = format!("not valid UTF-8 at byte {at}: such lines are read as {}", encoding.name());
            return chosen(Kind::Mixed(encoding), Some(said));
        }
        if mostly_utf8(bytes) {
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
    let is_doubtful = |found: &Misfit| found.all > DOUBTED && found.all * found.of as f64 >= FAULTS;
    if is_doubtful(&stated) || declared.len() > 1 {
        for other in declared.iter().copied().skip(1).chain([guessed]) {
            let found = judged(other);
            if is_doubtful(&best.1) && found.all * BETTER < best.1.all {
                best = (other, found);
            }
        }
    }
    // Encodings that nobody guesses are tried where what was read is no text.
    let is_broken = |found: &Misfit| found.hard > DOUBTED && found.hard * found.of as f64 >= FAULTS;
    if is_broken(&best.1) {
        for other in OTHERS {
            let found = judged(other);
            if found.hard < best.1.hard && found.all * BETTER < best.1.all
                || best.0 != first && found.all < best.1.all && found.hard <= best.1.hard
            {
                best = (other, found);
            }
        }
    }
    let (encoding, found) = best;
    let name = encoding.name();
    let said = match declared.first() {
        None => Some(format!("not valid UTF-8 at byte {at}: read as {name}")),
        Some(stated) if *stated != encoding => {
            Some(format!("declared as {}, but its letters are those of {name}: read so", stated.name()))
        }
        Some(_) if is_doubtful(&found) => {
            Some(format!("declared as {name}, and read so, though its letters do not look like it"))
        }
        Some(_) => None,
    };
    (encoding, said)
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
    [(UTF_16LE, first), (UTF_16BE, second)].into_iter().find_map(|(encoding, strays)| {
        let text = encoding.decode_without_bom_handling(start).0;
        let is_text = !text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
        let spaces = text.chars().filter(|c| matches!(c, ' ' | '\n')).count();
        let fits = strays == 0 && spaces > 0 && is_text && misfit(&text).all < 0.1;
        fits.then_some(Kind::Other(encoding))
    })
}

/// The encoding of whole lines that are no UTF-8, in a file that has others in it: parts from several sources.
fn other_lines(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut wide_lines, mut others, mut count) = (0, Vec::new(), 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        match seen_as_utf8(line) {
            (2.., 0) => wide_lines += 1,
            (0, 1..) => {
                count += 1;
                if others.len() + line.len() <= JUDGED {
                    others.extend_from_slice(line);
                }
            }
            _ => {}
        }
    }
    (wide_lines >= 2 && count > 0 && wide_lines * 4 >= count).then(|| by_letters(&others, &[], 0).0)
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
