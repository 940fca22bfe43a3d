//! A decoded text goes in; the share of its characters that cannot be right comes out.
//!
//! Bytes read in the wrong encoding give controls, signs in the middle of words, letters of two scripts in one
//! word, capitals behind small letters, letters that no language has together, and rare ideographs. A text that
//! is read rightly has next to none of these.

use super::alphabets::Letters;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK};

/// Ideographs that are looked up; more would say no more.
const MOST_IDEOGRAPHS: usize = 400;

/// What is wrong with a text, as shares of its characters beyond ASCII.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Misfit {
    /// What no right text has.
    pub hard: f64,
    /// The same, and letters that no single language has, or that it uses hardly ever.
    pub all: f64,
    /// Characters that were looked at.
    pub of: usize,
    /// Letters among them that stand beside others.
    pub letters: usize,
}

/// Looks at a text.
pub fn misfit(text: &str) -> Misfit {
    let (mut hard, mut soft, mut of, mut count) = (0, 0, 0, 0);
    let (mut turned, mut capitals, mut smalls) = (0, 0, 0);
    let mut ideographs = 0;
    let mut letters = Letters::default();
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(here) = rest.next() {
        let behind = rest.peek().copied().unwrap_or(' ');
        if !here.is_ascii() {
            ideographs += usize::from(matches!(script(here), Script::Ideographs));
            let found =
                if ideographs > MOST_IDEOGRAPHS { Seen::Nothing } else { of_character(before, here, behind) };
            of += usize::from(found != Seen::Nothing);
            let is_in_word = before.is_alphabetic() || behind.is_alphabetic();
            count += usize::from(is_in_word && matches!(found, Seen::Letter | Seen::Right));
            capitals += usize::from(here.is_uppercase());
            smalls += usize::from(here.is_lowercase());
            match found {
                Seen::Wrong => hard += 1,
                Seen::Turned => turned += 1,
                Seen::Rare => soft += 1,
                Seen::Letter => letters.add(here),
                Seen::Nothing | Seen::Right => {}
            }
        } else if here.is_ascii_alphabetic() && !before.is_ascii() && turns(before, here) {
            turned += 1;
        }
        before = here;
    }
    // A text of which the letters are small where they should be great has the others the wrong way round, too.
    let is_swapped = capitals > 2 * smalls && turned > 0 && (turned > 1 || of < 40);
    hard += if is_swapped { capitals } else { turned };
    let hard = hard.min(of);
    let share = |count: usize| if of == 0 { 0.0 } else { count as f64 / of as f64 };
    let all = (hard + soft + letters.strange()).min(of);
    Misfit { hard: share(hard), all: share(all), of, letters: count }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Says nothing: punctuation at its place.
    Nothing,
    Right,
    /// Right if the language has it.
    Letter,
    Rare,
    /// A letter that cannot follow the one before.
    Turned,
    Wrong,
}

fn of_character(before: char, here: char, behind: char) -> Seen {
    match here {
        '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{fff0}'..='\u{ffff}' => return Seen::Wrong,
        // Fonts of pictures have these in style sheets.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => {
            let is_alone = !before.is_alphanumeric() && !behind.is_alphanumeric();
            return if is_alone { Seen::Nothing } else { Seen::Wrong };
        }
        // The sign for any currency, and what drew frames.
        '¤' | '¦' | '¬' | '\u{2500}'..='\u{259f}' => return Seen::Wrong,
        '\u{ff61}'..='\u{ff9f}' => return Seen::Rare,
        // Marks above letters stand with any.
        '\u{300}'..='\u{36f}' => return Seen::Right,
        _ => {}
    }
    let script = script(here);
    match script {
        Script::Common => of_sign(before, here, behind),
        Script::Ideographs => {
            if is_usual(here) {
                Seen::Right
            } else {
                Seen::Rare
            }
        }
        // Thai has no spaces, but next to no Latin letters in its words.
        Script::Other if matches!(here, '\u{e00}'..='\u{e7f}') && is_latin(before, behind) => Seen::Turned,
        Script::Other => Seen::Right,
        _ if turns(before, here) => Seen::Turned,
        Script::Latin | Script::Cyrillic | Script::Greek => Seen::Letter,
        _ => Seen::Right,
    }
}

fn is_latin(before: char, behind: char) -> bool {
    script(before) == Script::Latin || script(behind) == Script::Latin
}

/// Signs stand beside words, not in them.
fn of_sign(before: char, here: char, behind: char) -> Seen {
    let is_letter = |letter: char| letter.is_alphabetic() && script(letter) != Script::Ideographs;
    let is_inside = is_letter(before) && is_letter(behind);
    match here {
        '’' | '‘' | '\u{ad}' | '·' | '\u{200b}'..='\u{200f}' | '–' | '—' | '\u{a0}' | '…' | '/' => {
            Seen::Nothing
        }
        // Square metres, notes at the foot of a page, micrograms.
        '¹' | '²' | '³' if !is_letter(behind) => Seen::Nothing,
        'µ' if !is_letter(before) && behind.is_ascii_alphabetic() => Seen::Nothing,
        'ˆ' | '˜' | '‰' | '²' | '³' | '¹' | 'µ' | '±' | '¶' | '¼' | '½' | '¾' | '¸' | '¨' | '¯' | '´'
        | '×' | '÷' | '¢' | '¥'
            if is_letter(before) || is_letter(behind) =>
        {
            Seen::Wrong
        }
        _ if is_inside && here.is_ascii_punctuation() => Seen::Nothing,
        _ if is_inside => Seen::Wrong,
        _ => Seen::Nothing,
    }
}

/// Whether two letters side by side are no part of one word: of two scripts, or a capital behind a small one.
fn turns(before: char, here: char) -> bool {
    if !before.is_alphabetic() || !here.is_alphabetic() {
        return false;
    }
    let (first, second) = (script(before), script(here));
    let are_apart = |script| matches!(script, Script::Ideographs | Script::Other | Script::Common);
    if are_apart(first) || are_apart(second) {
        return false;
    }
    first != second || before.is_lowercase() && here.is_uppercase()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Common,
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    /// Chinese, Japanese, Korean.
    Ideographs,
    Other,
}

fn script(letter: char) -> Script {
    match letter {
        'ª' | 'º' | 'µ' | '\u{2b0}'..='\u{2ff}' => Script::Common,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if letter.is_alphabetic() => {
            Script::Latin
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if letter.is_alphabetic() => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Script::Arabic,
        // From Devanagari to Georgian, with the marks that stand on letters.
        '\u{900}'..='\u{10ff}' => Script::Other,
        '\u{1100}'..='\u{11ff}'
        | '\u{3040}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Ideographs,
        _ if letter.is_alphabetic() => Script::Other,
        _ => Script::Common,
    }
}

/// Encodings by the standards of signs, and the first bytes of the part that is in common use.
const COMMON_SIGNS: &[(&Encoding, u8, u8)] =
    &[(GBK, 0xb0, 0xd7), (EUC_JP, 0xb0, 0xcf), (BIG5, 0xa4, 0xc6), (EUC_KR, 0xb0, 0xc8)];

/// Whether a sign is among those that a national standard puts first, by how often they are used: the first
/// level of GB 2312 and of JIS X 0208, the first plane of Big5, the syllables of KS X 1001.
fn is_usual(sign: char) -> bool {
    if matches!(sign, '\u{3040}'..='\u{30ff}') {
        return true;
    }
    let mut buffer = [0; 4];
    let text = sign.encode_utf8(&mut buffer);
    COMMON_SIGNS.iter().any(|(encoding, from, to)| {
        let (bytes, _, is_missing) = encoding.encode(text);
        let is_second_half = bytes.get(1).is_some_and(|byte| *byte >= 0xa1 || *encoding == BIG5);
        !is_missing && bytes.len() == 2 && (*from..=*to).contains(&bytes[0]) && is_second_half
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_right: bool) {
        let found = misfit(text);
        assert_eq!(found.all < 0.04, is_right, "{text}: {found:?}");
    }

    #[test]
    fn right_texts_fit() {
        check("Le président de l’Assemblée a déclaré : « C’est fini », à 20 °C, sur 30 m².", true);
        check("Президент России заявил: «Всё решено» – и уехал.", true);
        check("McDonald’s öffnete in Zürich; iPhone kostet 5 €.", true);
        check("北京市政府星期一宣布，新的大桥将于明年通车。", true);
        check("東京都は月曜日、新しい橋を来年開通させると発表した。", true);
        check("서울시는 월요일 새 다리를 내년에 개통한다고 밝혔다.", true);
        check("plain", true);
    }

    #[test]
    fn texts_read_wrongly_do_not() {
        check("Ïðåçèäåíò Ðîññèè çàÿâèë: âñ¸ ðåøåíî", false);
        check("оПЕГХДЕМР пНЯЯХХ ГЮЪБХК", false);
        check("prŽsident de lÕAssemblŽe", false);
        check("Pøíliš žlutouèký kùò", false);
        check("мНБШИ ЛНЯР НРЙПНЧР Б ЯСААНРС", false);
        check("¹adny cz³owiek", false);
    }
}
