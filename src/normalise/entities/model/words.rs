//! Takes a text, gives its words and sentences as the model was taught to read them.
//!
//! A full stop stays with `U.S.`, with initials before a capital, and with `Mr. Gen. St.`; `'s` and `n't` are
//! words of their own; a word with hyphens is one, unless a small letter follows a capitalised first part.

use super::reading::Words;

/// Words that keep a full stop.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Sgt", "Capt", "Maj", "Sen", "Rep", "Gov", "Rev",
    "Hon", "St", "Jr", "Sr", "Inc", "Corp", "Ltd", "Co", "No", "vs", "Jan", "Feb", "Mar", "Apr", "Jun",
    "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Adm", "Cmdr", "Pres", "Mt", "Ft", "Ave", "Bros",
    "Messrs", "Supt", "Brig", "Pvt", "Cpl",
];
/// Words after which a sentence begins although the one before ends like an abbreviation.
const BEGINNERS: &[&str] =
    &["The", "A", "In", "It", "He", "She", "On", "At", "But", "They", "This", "That", "We", "There", "His"];
/// A sentence is cut after so many words.
const LONGEST: usize = 400;

/// Splits a text into words and sentences.
pub fn split(text: &str) -> Words {
    let mut splitter = Splitter { text, words: Words::default(), line: 0, start: 0 };
    splitter.words.spans.reserve(text.len() / 5);
    splitter.run();
    splitter.words
}

struct Splitter<'t> {
    text: &'t str,
    words: Words,
    /// First byte of the present line.
    line: usize,
    /// First word of the present sentence.
    start: usize,
}

impl Splitter<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(letter) = self.letter(at) {
            let after = at + letter.len_utf8();
            if letter == '\n' {
                self.end_of_line(at);
                at = after;
            } else if letter.is_whitespace() || letter == '\u{200b}' {
                at = after;
            } else {
                at = self.word(at, letter);
                self.end_after_word(at);
            }
        }
        self.end_sentence();
    }

    /// A line that ends early ends a heading or a paragraph; a long one is wrapped.
    fn end_of_line(&mut self, at: usize) {
        let is_wrapped = at - self.line > 50 && self.letter(at + 1).is_some_and(|next| !next.is_whitespace());
        self.line = at + 1;
        if !is_wrapped {
            self.end_sentence();
        }
    }

    fn end_sentence(&mut self) {
        let count = self.words.spans.len();
        if count > self.start {
            self.words.ends.push(count as u32);
            self.start = count;
        }
    }

    /// Ends the sentence after its last word, where the next one shows that it is the last.
    fn end_after_word(&mut self, at: usize) {
        let Some(&(start, end)) = self.words.spans.last() else { return };
        if self.words.spans.len() - self.start >= LONGEST {
            self.end_sentence();
            return;
        }
        let word = self.slice(start as usize, end as usize);
        let is_closer = matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»");
        let ends = |word: &str| matches!(word, "." | "!" | "?" | "...");
        let is_end = if is_closer {
            let before = self.words.spans.len().checked_sub(2).filter(|before| *before >= self.start);
            before.is_some_and(|before| {
                let (from, to) = self.words.spans[before];
                to == start && ends(self.slice(from as usize, to as usize))
            })
        } else {
            ends(word) || word.len() > 3 && word.ends_with('.') && self.begins_sentence(at)
        };
        if !is_end {
            return;
        }
        let mut rest = self.text.get(at..).unwrap_or("").chars();
        if rest.clone().next().is_some_and(|next| matches!(next, '"' | '”' | '’' | '\'' | ')' | ']' | '»'))
        {
            return;
        }
        let next = rest.find(|letter| !letter.is_whitespace());
        if next.is_none_or(|next| !next.is_lowercase()) {
            self.end_sentence();
        }
    }

    /// Whether one of the words that begin sentences follows.
    fn begins_sentence(&self, at: usize) -> bool {
        let word = self.text.get(at..).unwrap_or("").split_whitespace().next().unwrap_or("");
        BEGINNERS.contains(&word)
    }

    /// Reads the word at `start`, gives the byte after it.
    fn word(&mut self, start: usize, first: char) -> usize {
        if let Some(end) = self.address_end(start, first) {
            return self.add(start, end);
        }
        if first.is_alphabetic() || first == '_' {
            return self.letters(start, first);
        }
        if first.is_numeric() {
            let end = self.number_end(start);
            return self.add(start, end);
        }
        let rest = self.text.get(start..).unwrap_or("");
        if rest.starts_with("...") {
            return self.add(start, start + 3);
        }
        if rest.starts_with("--") {
            return self.add(start, start + 2);
        }
        if matches!(first, '\'' | '’')
            && let Some(length) = clitic(rest)
            && self.words.spans.last().is_some_and(|last| last.1 as usize == start)
        {
            return self.add(start, start + length);
        }
        self.add(start, start + first.len_utf8())
    }

    fn letters(&mut self, start: usize, first: char) -> usize {
        let bytes = self.text.as_bytes();
        // `U.S.`, `a.m.`
        if first.is_ascii_alphabetic() && bytes.get(start + 1) == Some(&b'.') {
            let mut end = start;
            while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
                end += 2;
            }
            let is_initial = first.is_ascii_uppercase()
                && bytes.get(end).is_some_and(u8::is_ascii_whitespace)
                && self.text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
            if end > start + 2 || is_initial {
                return self.add(start, end);
            }
        }
        let end = self.letters_end(start);
        let word = self.slice(start, end);
        if let Some(length) = ending(word) {
            self.add(start, end - length);
            return self.add(end - length, end);
        }
        if let Some(hyphen) = lower_tail(word) {
            self.add(start, start + hyphen);
            self.add(start + hyphen, start + hyphen + 1);
            return self.add(start + hyphen + 1, end);
        }
        let keeps_stop = bytes.get(end) == Some(&b'.')
            && ABBREVIATIONS.contains(&word)
            && (word != "No"
                || self.text.get(end + 1..).is_some_and(|rest| {
                    rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit())
                }));
        self.add(start, end + usize::from(keeps_stop))
    }

    /// Letters and digits, and hyphens, apostrophes and `&` between them.
    fn letters_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            match bytes.get(at) {
                Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'_' => at += 1,
                Some(b'-' | b'\'' | b'&') if self.letter(at + 1).is_some_and(is_in_word) => at += 1,
                Some(0x80..) => match self.letter(at) {
                    Some(letter) if is_in_word(letter) => at += letter.len_utf8(),
                    Some(letter @ '’') if self.letter(at + 3).is_some_and(is_in_word) => {
                        at += letter.len_utf8();
                    }
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    fn number_end(&self, start: usize) -> usize {
        let digits = |mut at: usize| {
            while let Some(letter) = self.letter(at).filter(|letter| letter.is_numeric()) {
                at += letter.len_utf8();
            }
            at
        };
        let mut end = digits(start);
        while matches!(self.text.as_bytes().get(end), Some(b'.' | b',' | b':')) && digits(end + 1) > end + 1 {
            end = digits(end + 1);
        }
        let rest = self.text.get(end..).unwrap_or("");
        let ending = ["st", "nd", "rd", "th", "bn", "s", "m"].into_iter().find(|ending| {
            rest.starts_with(ending) && !rest[ending.len()..].starts_with(|letter: char| is_in_word(letter))
        });
        end + ending.map_or(0, str::len)
    }

    /// The end of a web or mail address.
    fn address_end(&self, start: usize, first: char) -> Option<usize> {
        if !first.is_ascii_alphanumeric() {
            return None;
        }
        let rest = self.text.get(start..)?;
        let bytes = rest.as_bytes();
        let end = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len());
        let is_web = rest.get(end..).is_some_and(|rest| rest.starts_with("://"))
            || rest.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
        let is_mail = matches!(bytes.get(end), Some(b'@' | b'.' | b'_' | b'+' | b'-')) && {
            let local = |byte: &u8| !(byte.is_ascii_alphanumeric() || b"._+-".contains(byte));
            let at = bytes.iter().position(local).unwrap_or(bytes.len());
            bytes.get(at) == Some(&b'@') && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        };
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '<' | '>' | ')' | ',');
        (is_web || is_mail).then(|| start + rest.find(ends).unwrap_or(rest.len()))
    }

    fn add(&mut self, start: usize, end: usize) -> usize {
        self.words.spans.push((start as u32, end as u32));
        end
    }

    fn letter(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 { Some(char::from(byte)) } else { self.text.get(at..)?.chars().next() }
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }
}

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || matches!(letter, '\u{300}'..='\u{36f}')
}

/// The length of `'s` and the like at the beginning.
fn clitic(rest: &str) -> Option<usize> {
    let quote = rest.chars().next()?.len_utf8();
    let after = rest.get(quote..)?;
    let ending =
        ["re", "ve", "ll", "s", "S", "d", "m"].into_iter().find(|ending| after.starts_with(ending))?;
    let goes_on = after[ending.len()..].starts_with(is_in_word);
    (!goes_on).then_some(quote + ending.len())
}

/// The length of `'s`, `'ll` or `n't` at the end of a word.
fn ending(word: &str) -> Option<usize> {
    if !word.contains(['\'', '’']) {
        return None;
    }
    for ending in ["n't", "n’t"] {
        if word.len() > ending.len() && word.ends_with(ending) {
            return Some(ending.len());
        }
    }
    let quote = word.rfind(['\'', '’'])?;
    let rest = &word[quote..];
    (quote > 0 && clitic(rest) == Some(rest.len())).then_some(rest.len())
}

/// The hyphen of `Lyon-based`: a capitalised word before it, small letters after it.
fn lower_tail(word: &str) -> Option<usize> {
    let hyphen = word.rfind('-').filter(|hyphen| *hyphen > 2)?;
    let is_name = word.starts_with(char::is_uppercase) && word[..hyphen].contains(char::is_lowercase);
    let tail = &word[hyphen + 1..];
    let is_word = tail.len() > 2 && tail.chars().all(char::is_lowercase);
    (is_name && is_word).then_some(hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with blanks between them, sentences with `|`.
    fn check(text: &str, expected: &str) {
        let words = split(text);
        let mut start = 0;
        let mut sentences = Vec::new();
        for end in words.ends {
            let spans = &words.spans[start..end as usize];
            let shown: Vec<&str> = spans.iter().map(|span| &text[span.0 as usize..span.1 as usize]).collect();
            sentences.push(shown.join(" "));
            start = end as usize;
        }
        assert_eq!(sentences.join(" | "), expected);
    }

    #[test]
    fn full_stops_of_abbreviations_stay() {
        check("Mr. J. Poe of the U.S. left.", "Mr. J. Poe of the U.S. left .");
        check("It is No. 5. No. Yes.", "It is No. 5 . | No . | Yes .");
        check("He left the U.S. The rest stayed.", "He left the U.S. | The rest stayed .");
    }

    #[test]
    fn endings_are_words() {
        check("Ann's dog didn't bark; Zoë’s won’t.", "Ann 's dog did n't bark ; Zoë ’s wo n’t .");
        check("The workers' party", "The workers ' party");
    }

    #[test]
    fn hyphens_stay_inside_names() {
        check(
            "Anne-Marie met al-Sadr in the Lyon-based firm.",
            "Anne-Marie met al-Sadr in the Lyon - based firm .",
        );
    }

    #[test]
    fn quotations_end_sentences() {
        check(
            "\"Go.\" She went. (So did he.) and left",
            "\" Go . \" | She went . | ( So did he . ) and left",
        );
    }

    #[test]
    fn numbers_are_whole() {
        check("1,200.50 on the 2nd at 10:30, 3-1", "1,200.50 on the 2nd at 10:30 , 3 - 1");
    }

    #[test]
    fn short_lines_end_sentences_and_long_ones_do_not() {
        check("A heading\nThen text", "A heading | Then text");
        let long = "A line that is as long as those of a wrapped text are usually\nand goes on";
        check(long, &long.replace('\n', " "));
    }

    #[test]
    fn addresses_are_words() {
        check(
            "See https://a.example/B-c?d or x.y@z.example now",
            "See https://a.example/B-c?d or x.y@z.example now",
        );
    }
}
