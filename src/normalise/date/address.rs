//! Reads the date that an address or a file name bears: a path goes in, a printed date comes out.

use super::months;
use super::printed::{Parts, Printed, Year};

/// Days older than the web are no part of an address.
const FIRST_YEAR: u32 = 1990;
const LAST_YEAR: u32 = 2100;
/// Folders hold what is older than the web.
const FIRST_FOLDER: u32 = 1605;

/// Reads `/2021/03/05/`, `/2021/mar/05/`, `/2021/03/`, `/2021-03-05-floods`, `/20210305/` in the path of an address.
pub(super) fn of_url(url: &str) -> Option<Printed> {
    let start = url.find("://").map_or(0, |at| at + 3);
    let path_start = start + url[start..].find('/')?;
    let end = url.find(['?', '#']).unwrap_or(url.len());
    find(url, path_start, end.max(path_start))
}

/// Reads the day in a file's name, or in the folders that hold it directly: `2021/03/05/floods.html`.
pub(super) fn of_file(path: &str) -> Option<Printed> {
    const FOLDERS: usize = 3;
    let start = path.rmatch_indices(['/', '\\']).nth(FOLDERS).map_or(0, |(at, _)| at);
    // A month in a folder's name may be the month of collecting; a day is worth showing.
    find(path, start, path.len()).filter(|printed| matches!(printed.parts, Parts::Day { .. }))
}

/// Reads the month or year after which a folder is named, the nearest to the file first: `1987/03/`, `1987-03/`,
/// `March 1987/`, `1987/`.
pub(super) fn of_folder(path: &str) -> Option<Printed> {
    const FOLDERS: usize = 3;
    let end = path.rfind(['/', '\\'])?;
    let start = path[..end].rmatch_indices(['/', '\\']).nth(FOLDERS - 1).map_or(0, |(at, _)| at);
    let mut names = Vec::new();
    let mut at = start;
    for name in path[start..end].split(['/', '\\']) {
        names.push((name, at));
        at += name.len() + 1;
    }
    let number = |text: &str, digits: usize| -> Option<u32> {
        let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok())?
    };
    let year = |text: &str| number(text, 4).filter(|year| (FIRST_FOLDER..=LAST_YEAR).contains(year));
    let month = |text: &str| {
        number(text, 2)
            .or_else(|| number(text, 1))
            .filter(|month| (1..=12).contains(month))
            .or_else(|| months::month(text).map(|month| month.number))
    };
    for (index, (name, at)) in names.iter().enumerate().rev() {
        let words: Vec<&str> = name.split(['-', '_', ' ', '.']).filter(|word| !word.is_empty()).collect();
        let before = index.checked_sub(1).map(|before| names[before]);
        let (parts, from) = match *words.as_slice() {
            [one, two] => match (year(one).zip(month(two)), year(two).zip(month(one))) {
                (Some((year, month)), _) | (None, Some((year, month))) => {
                    (Parts::Month { year: Year::Whole(year as i32), month }, *at)
                }
                (None, None) => continue,
            },
            [one] => match (month(one), before.and_then(|(name, at)| Some((year(name)?, at))), year(one)) {
                (Some(month), Some((year, at)), _) => {
                    (Parts::Month { year: Year::Whole(year as i32), month }, at)
                }
                (_, _, Some(year)) => (Parts::Year(Year::Whole(year as i32)), *at),
                _ => continue,
            },
            _ => continue,
        };
        return Some(Printed { at: from..at + name.len(), parts, clock: None });
    }
    None
}

/// Reads the first date between two bytes of a path.
fn find(path: &str, start: usize, end: usize) -> Option<Printed> {
    let pieces = pieces(path, start, end);
    let mut month_only = None;
    for index in 0..pieces.len() {
        if let Some(day) = pieces[index].compact_day() {
            return Some(printed(&pieces[index..=index], day));
        }
        let Some(year) = pieces[index].year() else { continue };
        let Some((month_piece, month)) =
            pieces.get(index + 1).and_then(|piece| Some((piece, piece.month()?)))
        else {
            continue;
        };
        // /2023/10/3-things is October, not the third: in folders a day has its folder to itself.
        let day = pieces
            .get(index + 2)
            .filter(|piece| piece.is_whole || !month_piece.is_whole)
            .and_then(Piece::day);
        match day {
            Some(day) => return Some(printed(&pieces[index..=index + 2], Parts::Day { year, month, day })),
            None if month_only.is_none() && pieces[index].is_whole && month_piece.is_whole => {
                month_only = Some(printed(&pieces[index..=index + 1], Parts::Month { year, month }));
            }
            None => {}
        }
    }
    month_only
}

/// A run of letters or digits in a path.
struct Piece<'a> {
    text: &'a str,
    start: usize,
    /// Whether it fills its folder: nothing but slashes around it.
    is_whole: bool,
}

impl Piece<'_> {
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let is_number =
            digits.contains(&self.text.len()) && self.text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| self.text.parse().ok())?
    }

    fn year(&self) -> Option<Year> {
        self.number(4..=4)
            .filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
            .map(|year| Year::Whole(year as i32))
    }

    fn month(&self) -> Option<u32> {
        if self.text.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number(1..=2).filter(|month| (1..=12).contains(month));
        }
        months::month(self.text).map(|month| month.number)
    }

    fn day(&self) -> Option<u32> {
        self.number(1..=2).filter(|day| (1..=31).contains(day))
    }

    fn compact_day(&self) -> Option<Parts> {
        let value = self.number(8..=8)?;
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        let reads_as_day =
            (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        reads_as_day.then_some(Parts::Day { year: Year::Whole(year as i32), month, day })
    }
}

fn pieces(path: &str, start: usize, end: usize) -> Vec<Piece<'_>> {
    let bytes = path.as_bytes();
    let is_border = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'/' | b'\\' | b'?' | b'#'));
    let mut pieces = Vec::new();
    let mut at = start;
    while at < end {
        let length = path[at..end].find(|c: char| !c.is_alphanumeric()).unwrap_or(end - at);
        if length > 0 {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let is_whole = is_border(before) && is_border(bytes.get(at + length));
            pieces.push(Piece { text: &path[at..at + length], start: at, is_whole });
        }
        at += length;
        at += path[at..].chars().next().map_or(1, char::len_utf8);
    }
    pieces
}

fn printed(pieces: &[Piece<'_>], parts: Parts) -> Printed {
    let start = pieces.first().map_or(0, |piece| piece.start);
    let end = pieces.last().map_or(start, |piece| piece.start + piece.text.len());
    Printed { at: start..end, parts, clock: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(path: &str, printed: Option<Printed>) -> String {
        printed.map_or("none".to_owned(), |printed| path[printed.at].to_owned())
    }

    #[test]
    fn an_address_bears_a_day_or_a_month() {
        let check = |url: &str, expected: &str| assert_eq!(show(url, of_url(url)), expected, "{url}");
        check("https://www.example.org/2021/03/05/floods.html", "2021/03/05");
        check("https://www.example.org/news/2021/mar/05/floods", "2021/mar/05");
        check("https://www.example.org/2021/03/floods", "2021/03");
        check("https://www.example.org/2023/10/3-things-to-know", "2023/10");
        check("https://www.example.org/world/2021-03-05-floods", "2021-03-05");
        check("https://www.example.org/a/floods-2021-03-05.html", "2021-03-05");
        check("https://www.example.org/20210305/floods", "20210305");
        check("https://www.example.org/article/20219305", "none");
        check("https://www.example.org/budget-2021-mars-mission", "none");
        check("https://www.example.org/?date=2021/03/05", "none");
        check("https://www.example.org", "none");
        check("/2021/03/05/", "2021/03/05");
        check("", "none");
    }

    #[test]
    fn a_folder_bears_a_month_or_a_year() {
        let check = |path: &str, expected: &str| assert_eq!(show(path, of_folder(path)), expected, "{path}");
        check("clips/1987/03/floods.txt", "1987/03");
        check("clips/1987-03/floods.txt", "1987-03");
        check("clips/March 1987/floods.txt", "March 1987");
        check("clips/1987/mar/floods.txt", "1987/mar");
        check("clips/1912/floods.txt", "1912");
        check("1912/a/b/floods.txt", "1912");
        check("1912/a/b/c/floods.txt", "none");
        check("clips/03/floods.txt", "none");
        check("clips/box 1912/floods.txt", "none");
        check("clips/1234/floods.txt", "none");
        check("1987-03.txt", "none");
    }

    #[test]
    fn a_file_name_bears_a_day() {
        let check = |path: &str, expected: &str| assert_eq!(show(path, of_file(path)), expected, "{path}");
        check("clips/2021-03-05 floods.txt", "2021-03-05");
        check("clips/2021/03/05/floods.txt", "2021/03/05");
        check("2020-01-01/a/b/c/floods.txt", "none");
        check("clips/2021/03/floods.txt", "none");
        check("clips/000_0ded57a8e6d14bbd.txt", "none");
    }
}
