//! Reads years that are not counted from the birth of Christ: tokens go in, the year as other papers print it comes out.

use super::super::{Parts, Year};
use super::Tokens;

/// Eras of Japan and China, each with the year before its first, and how many years it had at most.
const EAST_ASIAN: &[(&str, i32, u32)] = &[
    ("明治", 1867, 45),
    ("大正", 1911, 15),
    ("昭和", 1925, 64),
    ("平成", 1988, 31),
    ("令和", 2018, 99),
    ("民國", 1911, 199),
    ("民国", 1911, 199),
];

/// Thai months: full, and the two halves of the abbreviation that points part, as in `พ.ค.`
#[rustfmt::skip]
const THAI: &[(&str, &str, &str)] = &[
    ("มกราคม", "ม", "ค"), ("กุมภาพันธ์", "ก", "พ"), ("มีนาคม", "มี", "ค"), ("เมษายน", "เม", "ย"), ("พฤษภาคม", "พ", "ค"),
    ("มิถุนายน", "มิ", "ย"), ("กรกฎาคม", "ก", "ค"), ("สิงหาคม", "ส", "ค"), ("กันยายน", "ก", "ย"), ("ตุลาคม", "ต", "ค"),
    ("พฤศจิกายน", "พ", "ย"), ("ธันวาคม", "ธ", "ค"),
];

/// Years of the Buddha that a newspaper can have printed.
const OF_THE_BUDDHA: std::ops::RangeInclusive<i32> = 2380..=2700;

/// The Buddha's year less this is the common one.
const BUDDHA_BEFORE_CHRIST: i32 = 543;

/// The first year of the Buddha that began on 1 January; those before began on 1 April.
const FIRST_FROM_JANUARY: i32 = 2484;

/// `平成25年`: the year, and the token behind.
pub(super) fn east_asian(tokens: &Tokens<'_>, index: usize) -> Option<(Year, usize)> {
    let era = tokens.word(index)?;
    // The first year of an era has a name of its own: 令和元年.
    let (name, is_first) = match era.strip_suffix("元年") {
        Some(name) => (name, true),
        None => (era, false),
    };
    let (_, before, most) = EAST_ASIAN.iter().find(|row| row.0 == name)?;
    if is_first {
        return Some((Year::Whole(before + 1), index + 1));
    }
    let (count, _) = tokens.number(index + 1).filter(|&(count, _)| (1..=*most).contains(&count))?;
    tokens.is_word(index + 2, &["年"]).then_some((Year::Whole(before + count as i32), index + 3))
}

/// `5 พ.ค. 2556`, `5 พฤษภาคม พ.ศ. 2556`, `พฤษภาคม 2556`.
pub(super) fn thai(tokens: &Tokens<'_>, index: usize) -> Option<(Parts, usize)> {
    let day = tokens.day(index);
    let (month, behind) = thai_month(tokens, index + usize::from(day.is_some()))?;
    let (year, end) = match (thai_year(tokens, behind, month), day) {
        (Some(year), _) => year,
        (None, Some(day)) => return Some((Parts::Yearless { month, day }, behind)),
        (None, None) => return None,
    };
    Some(match day {
        Some(day) => (Parts::Day { year, month, day }, end),
        None => (Parts::Month { year, month }, end),
    })
}

fn thai_month(tokens: &Tokens<'_>, index: usize) -> Option<(u32, usize)> {
    let word = tokens.word(index)?;
    let is_full = |row: &(&str, &str, &str)| row.0 == word;
    if let Some(month) = THAI.iter().position(is_full) {
        return Some((month as u32 + 1, index + 1));
    }
    let second = tokens.word(index + 2).filter(|_| tokens.is_mark(index + 1, &['.']))?;
    let month = THAI.iter().position(|row| row.1 == word && row.2 == second)?;
    Some((month as u32 + 1, index + 3 + usize::from(tokens.is_mark(index + 3, &['.']))))
}

fn thai_year(tokens: &Tokens<'_>, index: usize, month: u32) -> Option<(Year, usize)> {
    let mut next = index;
    // `พ.ศ.` names the era of the Buddha, `ค.ศ.` that of Christ.
    if tokens.is_word(next, &["พ", "ค"]) && tokens.is_word(next + 2, &["ศ"]) {
        next += 3 + usize::from(tokens.is_mark(next + 3, &['.']));
    }
    let (value, digits) = tokens.number(next)?;
    let value = value as i32;
    let year = match digits {
        4 if OF_THE_BUDDHA.contains(&value) => {
            let began_in_april = value < FIRST_FROM_JANUARY && month <= 3;
            Year::Whole(value - BUDDHA_BEFORE_CHRIST + i32::from(began_in_april))
        }
        4 => Year::Whole(value),
        2 => Year::Short((value - BUDDHA_BEFORE_CHRIST).rem_euclid(100) as u32),
        _ => return None,
    };
    Some((year, next + 1))
}
