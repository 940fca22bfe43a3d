//! A text in a script without spaces goes in, the end of the sign at a place comes out: one Chinese or Korean sign,
//! one kana, one Thai, Lao, Khmer or Burmese letter with all that stands on it.
//!
//! A dictionary would cut words, but the same letters otherwise in another sentence, names worst of all; then a word
//! that stands in a text is not found. Signs are always cut alike: what was typed is found wherever it stands, as a
//! phrase of its signs.

use unicode_normalization::char::is_combining_mark;

/// Whether a letter is of a script whose words are not told apart by spaces. Korean has spaces, but its particles are
/// written onto the word, as they are in Japanese.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'        // Thai, Lao
        | '\u{1000}'..='\u{109f}'      // Burmese
        | '\u{1780}'..='\u{17ff}'      // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'   // kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'   // Han
        | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}'   // Hangul
        | '\u{20000}'..='\u{3134f}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{a9e0}'..='\u{a9ff}')
}

/// Whether a word of a text is such a sign.
pub fn begins(word: &str) -> bool {
    word.starts_with(is_unspaced)
}

/// Whether a typed text ends in such a sign: then it is found inside longer words without a `*`.
pub fn ends(typed: &str) -> bool {
    typed.ends_with(is_unspaced)
}

/// The byte behind the sign that begins at `start`, which is a letter of such a script.
pub(super) fn end(text: &str, start: usize) -> usize {
    let mut letters = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    let Some((_, first)) = letters.next() else { return text.len() };
    // Thai and Lao write some vowels in front of the consonant that they follow in speech.
    let mut wants_letter = is_written_first(first);
    while let Some(&(at, c)) = letters.peek() {
        let belongs = wants_letter && is_unspaced(c) || is_on_the_letter(c);
        let is_final = is_burmese(c) && is_killed(&text[at..]);
        if !belongs && !is_final {
            return at;
        }
        // Khmer and Burmese stack a letter under another with a sign of its own.
        wants_letter = stacks(c);
        letters.next();
    }
    text.len()
}

fn is_written_first(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

/// Whether a character is part of the letter before it: accents, vowels and tones above, below and behind.
fn is_on_the_letter(c: char) -> bool {
    is_combining_mark(c)
        || matches!(
            c,
            '\u{200c}' | '\u{200d}' | '\u{1160}'
                ..='\u{11ff}'                        // Korean vowels and finals, written apart
            | '\u{e30}' | '\u{e32}' | '\u{e33}' | '\u{e45}'     // Thai vowels behind the letter
            | '\u{eb0}' | '\u{eb2}' | '\u{eb3}' | '\u{ebd}'
        ) // Lao vowels behind the letter
}

fn stacks(c: char) -> bool {
    matches!(c, '\u{17d2}' | '\u{1039}')
}

fn is_burmese(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{1021}' | '\u{103f}' | '\u{104e}')
}

/// Whether the Burmese letter that begins here has no vowel: it closes the syllable before it.
fn is_killed(rest: &str) -> bool {
    let mut behind = rest.chars().skip(1);
    // A tone may be typed in front of the sign that takes the vowel off.
    match behind.next() {
        Some('\u{103a}' | '\u{1039}') => true,
        Some('\u{1037}') => behind.next() == Some('\u{103a}'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Words;

    fn signs(text: &str) -> Vec<&str> {
        Words::new(text).map(|word| &text[word.start..word.end]).collect()
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(signs(text).join("|"), expected, "{text}");
    }

    /// Whether what is typed stands in a text as the index sees it: its signs side by side.
    fn finds(typed: &str, text: &str) -> bool {
        let typed = signs(typed);
        signs(text).windows(typed.len()).any(|place| place == typed)
    }

    #[test]
    fn a_sign_has_all_that_stands_on_it() {
        check("สะพานเก่า", "สะ|พา|น|เก่า");
        check("ประเทศไทย", "ป|ระ|เท|ศ|ไท|ย");
        check("မြန်မာနိုင်ငံ", "မြန်|မာ|နိုင်|ငံ");
        check("ဗုဒ္ဓဟူးနေ့", "ဗုဒ္ဓ|ဟူး|နေ့");
        check("ភាសាខ្មែរ", "ភា|សា|ខ្មែ|រ");
        check("ປະເທດລາວ", "ປະ|ເທ|ດ|ລາ|ວ");
        check("대통령이", "대|통|령|이");
    }

    #[test]
    fn a_word_is_found_inside_a_sentence() {
        let check =
            |typed: &str, text: &str, expected: bool| assert_eq!(finds(typed, text), expected, "{typed}");
        check("知事", "東京都知事選挙が告示された", true);
        check("ワールドカップ", "女子サッカーワールドカップの開幕", true);
        check("大桥", "南京长江大桥通车", true);
        check("대통령", "새 대통령이 취임했다", true);
        check("นายกรัฐมนตรี", "วันนี้นายกรัฐมนตรีไทยเดินทางไปญี่ปุ่น", true);
        check("ไทย", "ประเทศไทยส่งออกข้าว", true);
        check("ရန်ကုန်", "သူသည်ရန်ကုန်မြို့တွင်နေသည်", true);
        check("မြို့", "ရန်ကုန်မြို့တွင်", true);
        check("ភ្នំពេញ", "នៅរាជធានីភ្នំពេញថ្ងៃនេះ", true);
        check("ວຽງຈັນ", "ນະຄອນຫຼວງວຽງຈັນມື້ນີ້", true);
        check("横浜", "東京都知事選挙", false);
    }

    #[test]
    fn a_sign_whose_parts_are_written_apart_is_one() {
        check("か\u{3099}き", "か\u{3099}|き");
        check("\u{1103}\u{1162}\u{1110}\u{1169}\u{11bc}", "\u{1103}\u{1162}|\u{1110}\u{1169}\u{11bc}");
    }

    #[test]
    fn no_character_breaks_it() {
        for text in ["เ", "ะ", "เเเ", "\u{1039}\u{1039}", "က\u{1039}", "ក\u{17d2}", "ก\u{301}", "日\u{200d}x"]
        {
            assert!(signs(text).iter().all(|sign| !sign.is_empty()), "{text}");
        }
    }
}
