//! Takes a piece of Chinese, Japanese or Burmese, gives its names: words are not parted.

use super::words::{
    BURMESE_BODIES, BURMESE_HONORIFICS, BURMESE_PARTICLES, CHINESE_BOUNDS, CHINESE_TITLES, CHINESE_VERBS,
    HAN_BODIES, JAPANESE_TITLES, NO_BURMESE_NAME, NO_JAPANESE_NAME, WHOLE_HAN_BODIES,
};
use super::{Piece, Reader, TITLE};
use crate::normalise::entities::lists::bit;

/// No body has a longer name, in letters.
const LONGEST_BODY: usize = 10;

impl Reader<'_> {
    pub(super) fn han(&mut self, piece: &Piece) {
        let letters: Vec<(usize, char)> = self.text[piece.start..piece.end]
            .char_indices()
            .map(|(at, letter)| (piece.start + at, letter))
            .collect();
        let end_of = |index: usize| letters.get(index).map_or(piece.end, |(at, _)| *at);
        // Where names stand that longer evidence has taken.
        let mut taken: Vec<(usize, usize)> = Vec::new();
        for at in 0..letters.len() {
            let rest = &self.text[letters[at].0..piece.end];
            let begins = |words: &[&str]| {
                words.iter().filter(|word| rest.starts_with(**word)).map(|word| word.chars().count()).max()
            };
            if let Some(length) = begins(&HAN_BODIES) {
                let start = self.body_start(&letters, at, &taken);
                let is_whole =
                    WHOLE_HAN_BODIES.iter().any(|end| self.text[..end_of(at + length)].ends_with(end));
                if start < at || is_whole && length > 1 {
                    taken.retain(|name| name.1 <= start);
                    taken.push((start, at + length));
                    continue;
                }
            }
            if let Some(length) = begins(&CHINESE_TITLES)
                && let Some(end) = self.chinese_name(&letters, at + length)
            {
                taken.push((at, end));
                self.add_person(end_of(at + length), end_of(end), TITLE);
            }
            if begins(&JAPANESE_TITLES).is_some()
                && let Some(start) = self.japanese_name(&letters, at)
                && !taken.iter().any(|name| name.1 > start)
            {
                taken.push((start, at));
                self.add_person(end_of(start), end_of(at), TITLE);
            }
        }
        let bodies: Vec<(usize, usize)> = taken.clone();
        for (start, end) in bodies {
            let name = &self.text[end_of(start)..end_of(end)];
            if HAN_BODIES.iter().any(|body| name.ends_with(body)) {
                self.add_body(end_of(start), end_of(end));
            }
        }
        self.han_places(&letters, &taken, piece.end);
        let from = self.names.found.partition_point(|found| {
            (found.part, found.end as usize) <= (self.part, piece.start) || found.part < self.part
        });
        self.names.found[from..].sort_by_key(|found| found.start);
    }

    fn han_places(&mut self, letters: &[(usize, char)], taken: &[(usize, usize)], limit: usize) {
        let mut at = 0;
        while at < letters.len() {
            if let Some(name) = taken.iter().find(|name| name.0 <= at && at < name.1) {
                at = name.1;
                continue;
            }
            // `上海市长`: what is taken by a title ends the name before.
            let limit = taken
                .iter()
                .map(|name| name.0)
                .filter(|start| *start > at)
                .min()
                .map_or(limit, |start| letters[start].0);
            let place = self.place_at(letters[at].0, limit, |end| end - letters[at].0 >= 6);
            if let Some((end, print)) = place {
                let next = letters.partition_point(|(start, _)| *start < end);
                // `日本人` is nobody's country.
                let follower = letters.get(next).map_or(' ', |letter| letter.1);
                let is_split = is_katakana(follower) && is_katakana(letters[next - 1].1)
                    || at > 0 && is_katakana(letters[at - 1].1) && is_katakana(letters[at].1);
                let is_day = "一二三四五六七八九十".contains(letters[at].1)
                    && matches!(letters[next - 1].1, '日' | '月');
                if !matches!(follower, '人' | '语' | '語' | '籍' | '系' | '道') && !is_split && !is_day
                {
                    self.add_place(letters[at].0, end, print);
                    at = next;
                    continue;
                }
            }
            at += 1;
        }
    }

    /// Where the name of a body begins whose last word begins at `at`.
    fn body_start(&self, letters: &[(usize, char)], at: usize, taken: &[(usize, usize)]) -> usize {
        let mut start = at;
        while start > 0 && at - start < LONGEST_BODY {
            let letter = letters[start - 1].1;
            let is_taken = taken.iter().any(|name| name.1 == start);
            if is_hiragana(letter) || CHINESE_BOUNDS.contains(letter) || is_taken {
                break;
            }
            start -= 1;
        }
        // Where no small letters part the words, a name begins with a place, or is short.
        let has_kana = letters.iter().any(|(_, letter)| is_hiragana(*letter));
        if !has_kana && start < at {
            let is_place = |index: &usize| {
                let limit = letters[at].0;
                self.place_at(letters[*index].0, limit, |end| end - letters[*index].0 >= 6).is_some()
            };
            start = (start..at).rfind(is_place).unwrap_or(if at - start <= 2 { start } else { at });
        }
        // One letter before is no name: `同大学`.
        if at - start == 1 { at } else { start }
    }

    /// The end of a Chinese name that begins at `at` with a listed surname.
    fn chinese_name(&self, letters: &[(usize, char)], at: usize) -> Option<usize> {
        let is_han = |index: usize| {
            letters
                .get(index)
                .is_some_and(|(_, letter)| *letter > '\u{3400}' && !CHINESE_VERBS.contains(*letter))
        };
        let start = letters.get(at)?.0;
        let end_of = |index: usize| letters.get(index).map_or(start, |(at, letter)| at + letter.len_utf8());
        if !is_han(at) || self.known(start, end_of(at)) & bit::SURNAME == 0 || !is_han(at + 1) {
            return None;
        }
        Some(if is_han(at + 2) { at + 3 } else { at + 2 })
    }

    /// Where a Japanese name begins that ends before `at`.
    fn japanese_name(&self, letters: &[(usize, char)], at: usize) -> Option<usize> {
        let last = letters.get(at.checked_sub(1)?)?.1;
        let is_foreign = is_katakana(last);
        let belongs = |letter: char| {
            if is_foreign {
                is_katakana(letter) || letter == '・'
            } else {
                letter > '\u{3400}' || letter == '々'
            }
        };
        let mut start = at;
        while start > 0 && belongs(letters[start - 1].1) {
            start -= 1;
        }
        let end = letters.get(at).map_or(self.text.len(), |(end, _)| *end);
        let limit = end;
        while let Some((place_end, _)) =
            self.place_at(letters[start].0, limit, |end| end - letters[start].0 >= 6)
        {
            let next = letters.partition_point(|(start, _)| *start < place_end);
            if next >= at || self.known(letters[start].0, letters[start + 1].0.min(end)) & bit::SURNAME != 0 {
                break;
            }
            start = next;
        }
        let name = self.text.get(letters[start].0..end)?;
        let count = at - start;
        let is_listed = self.known(letters[start].0, end) & bit::LISTED != 0;
        let is_length = if is_foreign { count >= 2 } else { (2..=5).contains(&count) };
        let is_role = NO_JAPANESE_NAME.iter().any(|role| name.ends_with(role))
            || JAPANESE_TITLES.iter().any(|title| name.ends_with(title))
            || CHINESE_TITLES.iter().any(|title| name.ends_with(title));
        (is_length && !is_listed && !is_role).then_some(start)
    }

    pub(super) fn burmese(&mut self, piece: &Piece) {
        let mut start = piece.start;
        for (at, letter) in
            self.text[piece.start..piece.end].char_indices().chain([(piece.end - piece.start, ' ')])
        {
            if letter == ' ' {
                self.burmese_word(start, piece.start + at);
                start = piece.start + at + 1;
            }
        }
    }

    /// Reads what stands between two blanks.
    fn burmese_word(&mut self, start: usize, end: usize) {
        let Some(word) = self.text.get(start..end) else { return };
        let mut bare = word;
        while let Some(rest) = BURMESE_PARTICLES.iter().find_map(|particle| bare.strip_suffix(particle)) {
            if rest.is_empty() {
                break;
            }
            bare = rest;
        }
        let is_long = |text: &str| (2..=24).contains(&text.chars().count());
        let honorific = BURMESE_HONORIFICS.iter().find_map(|title| bare.strip_prefix(title));
        let is_name =
            |name: &&str| is_long(name) && !NO_BURMESE_NAME.iter().any(|other| name.starts_with(other));
        if BURMESE_BODIES.iter().any(|body| bare.ends_with(body) && bare.len() > body.len()) {
            self.add_body(start, start + bare.len());
            return;
        }
        if honorific.as_ref().is_some_and(is_name) {
            self.add_person(start, start + bare.len(), TITLE);
            return;
        }
        let mut at = start;
        while at < end {
            let place = self.place_at(at, end, |place_end| {
                // A name ends before a consonant that begins a syllable.
                let next = self.text.get(place_end..end).and_then(|rest| rest.chars().next());
                next.is_none_or(is_consonant) && place_end - at >= 9
            });
            if let Some((place_end, print)) = place {
                self.add_place(at, place_end, print);
                at = place_end;
                continue;
            }
            at += self.text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

fn is_hiragana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}')
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// Whether a Burmese letter begins a syllable.
fn is_consonant(letter: char) -> bool {
    matches!(letter, '\u{1000}'..='\u{102a}')
}
