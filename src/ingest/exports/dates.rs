//! A line goes in; where in it a day is printed comes out, so that the line of the date is told from the others.
//!
//! The date itself is read elsewhere: here it only has to be found.

use std::ops::Range;

/// The part of a line that is a date with its year, and with its weekday where one stands beside it.
pub fn find(line: &str) -> Option<Range<usize>> {
    if let Some(range) = east_asian(line) {
        return Some(range);
    }
    let words = words(line);
    for (at, (place, word)) in words.iter().enumerate() {
        if let Some(range) = numbers(line, place) {
            return Some(range);
        }
        if !is_month(word) {
            continue;
        }
        let year_at = (at + 1..words.len().min(at + 4)).find(|next| is_year(&words[*next].1));
        let Some(year_at) = year_at else {
            // `2012 Februar 27`
            let before = at.checked_sub(1).filter(|before| is_year(&words[*before].1));
            let day = words.get(at + 1).filter(|(_, word)| is_day(word));
            if let Some((before, (day, _))) = before.zip(day) {
                return Some(words[before].0.start..day.end);
            }
            continue;
        };
        let between = &words[at + 1..year_at];
        if !between.iter().all(|(_, word)| is_day(word) || is_small(word)) {
            continue;
        }
        let mut first = at;
        while first > 0 && (is_day(&words[first - 1].1) || is_small(&words[first - 1].1)) {
            first -= 1;
        }
        while first < at && is_small(&words[first].1) {
            first += 1;
        }
        if first > 0 && is_weekday(&words[first - 1].1) {
            first -= 1;
        }
        let mut last = year_at;
        if words.get(last + 1).is_some_and(|(_, word)| is_weekday(word)) {
            last += 1;
        }
        return Some(words[first].0.start..words[last].0.end);
    }
    None
}

/// Year, month and day of the date in a line, where they can be told apart without knowing its language.
pub fn day(line: &str) -> Option<(u32, u32, u32)> {
    let words = words(&line[find(line)?]);
    let year = words.iter().find(|(_, word)| is_year(word));
    let month = words.iter().find_map(|(_, word)| month(word));
    if let (Some((_, year)), Some(month)) = (year, month) {
        let day = words.iter().find(|(_, word)| is_day(word)).and_then(|(_, word)| number(word));
        return Some((number(year)?, month, day?));
    }
    let parts: Vec<u32> = words.first()?.1.split(['-', 't']).take(3).filter_map(number).collect();
    match parts.as_slice() {
        [year, month, day] if *year > 1000 => Some((*year, *month, *day)),
        _ => None,
    }
}

fn number(word: &str) -> Option<u32> {
    word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// Whether a line is hardly more than a date: `January 11, 2010 Monday`, `27. Februar 2012 Montag 9:50 PM GMT+1`.
pub fn is_line(line: &str) -> bool {
    let line = line.trim();
    let Some(range) = find(line) else { return false };
    let rest = line[..range.start].split_whitespace().count() + line[range.end..].split_whitespace().count();
    range.start == 0 && rest <= 8 && line.chars().count() <= 90 || rest <= 2
}

/// Whether a line under a day says more of it: a weekday alone, an hour.
pub fn is_more(line: &str) -> bool {
    let line = line.trim();
    let is_hour = line.split_once(':').is_some_and(|(hour, rest)| {
        matches!(hour.len(), 1 | 2)
            && hour.bytes().all(|byte| byte.is_ascii_digit())
            && rest.bytes().take_while(u8::is_ascii_digit).count() == 2
    });
    is_weekday(&line.to_lowercase()) || is_hour && line.split_whitespace().count() <= 5
}

/// Whether a line is a season and its year: `Summer, 2008`, `Winter 2008/2009`.
pub fn is_season(line: &str) -> bool {
    let words = words(line);
    let is_years =
        |word: &str| word.split(['/', '-']).all(|part| is_year(part) || is_day(part)) && word.len() >= 4;
    matches!(words.as_slice(), [(_, season), (_, year)]
        if SEASONS.contains(&season.as_str()) && is_years(year))
}

/// Whether a word is a weekday in a language that databases print.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word.trim_end_matches('.'))
}

fn words(line: &str) -> Vec<(Range<usize>, String)> {
    let mut words = Vec::new();
    let mut rest = 0;
    for word in
        line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ';' | '[' | ']')).take(60)
    {
        let start = rest + line[rest..].find(word).unwrap_or(0);
        rest = start + word.len();
        if !word.is_empty() {
            words.push((start..rest, word.to_lowercase()));
        }
    }
    words
}

/// `2012年2月27日`, also with spaces.
fn east_asian(line: &str) -> Option<Range<usize>> {
    let year = line.find(['年', '년'])?;
    let end = year + line[year..].find(['日', '일'])?;
    let before = line[..year].trim_end();
    let start = before.len().checked_sub(4)?;
    let is_date = before.get(start..).is_some_and(is_year)
        && line[year..end].chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "年月년월".contains(c));
    is_date.then(|| start..end + '日'.len_utf8())
}

/// `2024-04-03`, `03/04/2024`, `3.4.2024`.
fn numbers(line: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let word = &line[place.clone()];
    let word = word.split('T').next().unwrap_or(word);
    let parts: Vec<&str> = word.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = parts.len() == 3
        && parts.iter().all(is_number)
        && (is_year(parts[0]) || is_year(parts[2]))
        && parts.iter().filter(|part| is_day(part)).count() == 2;
    is_date.then(|| place.start..place.start + word.len())
}

fn is_year(word: &str) -> bool {
    let word = word.trim_end_matches(['.', 'г', 'г']);
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1700..2100).contains(&year))
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = &word[digits.len()..];
    matches!(ending, "" | "." | "er" | "st" | "nd" | "rd" | "th" | "º" | "°" | "o")
        && digits.len() <= 2
        && digits.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_small(word: &str) -> bool {
    matches!(word, "de" | "del" | "di" | "den" | "the" | "of" | "d.")
}

fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The number of a month, from 1.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let row = MONTHS.iter().position(|row| row.split(' ').any(|name| name == word))?;
    u32::try_from(row + 1).ok()
}

/// The names of each month and their short forms, in small letters.
const MONTHS: [&str; 12] = [
    "january jan januar jänner jän janvier janv januari enero ene gennaio gen janeiro stycznia января tammikuuta",
    "february feb februar feber février fevrier févr fév februari febrero febbraio fevereiro fev lutego февраля helmikuuta",
    "march mar märz mär maerz mars maart mrt marzo março marts marca марта maaliskuuta",
    "april apr avril avr abril abr aprile kwietnia апреля huhtikuuta",
    "may mai mei maj mayo maggio mag maio maja мая toukokuuta",
    "june jun juni juin junio giugno giu junho czerwca июня kesäkuuta",
    "july jul juli juillet juil julio luglio lug julho lipca июля heinäkuuta",
    "august aug août aout augustus augusti agosto ago sierpnia августа elokuuta",
    "september sep sept septembre septiembre setiembre settembre set setembro września сентября syyskuuta",
    "october oct oktober okt octobre octubre ottobre ott outubro out października октября lokakuuta",
    "november nov novembre noviembre novembro listopada ноября marraskuuta",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember grudnia декабря joulukuuta",
];

#[rustfmt::skip]
const SEASONS: &[&str] = &[
    "spring", "summer", "autumn", "fall", "winter", "frühjahr", "frühling", "sommer", "herbst", "printemps", "été", "automne",
    "hiver", "lente", "voorjaar", "zomer", "herfst", "najaar", "primavera", "verano", "otoño", "invierno", "estate", "autunno",
    "inverno", "verão", "outono",
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "mandag", "tirsdag", "onsdag", "torsdag",
    "fredag", "lørdag", "søndag", "måndag", "tisdag", "lördag", "söndag",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(find(line).map(|range| &line[range]), expected, "{line}");
    }

    #[test]
    fn dates_are_found_in_lines() {
        check("January 11, 2010 Monday", Some("January 11, 2010 Monday"));
        check("27. Februar 2012 Montag 9:50 PM GMT+1", Some("27. Februar 2012 Montag"));
        check("Politique, jeudi 5 octobre 2013, p. 03", Some("jeudi 5 octobre 2013"));
        check("Economy, Thursday, April 11, 2024 - 350 words", Some("Thursday, April 11, 2024"));
        check("3 de abril de 2024 miércoles", Some("3 de abril de 2024 miércoles"));
        check("Late Edition, 2024-04-03", Some("2024-04-03"));
        check("2012年2月27日", Some("2012年2月27日"));
        check("2018 年 5 月 28 日 星期一", Some("2018 年 5 月 28 日"));
        check("January 2010", Some("January 2010"));
        check("Mayor of 2010 may run", None);
        check("355 words", None);
    }

    #[test]
    fn days_are_told_where_they_are_plain() {
        let check = |line: &str, expected: Option<(u32, u32, u32)>| assert_eq!(day(line), expected, "{line}");
        check("April 3, 2019 Wednesday", Some((2019, 4, 3)));
        check("27. Februar 2012 Montag", Some((2012, 2, 27)));
        check("2017-11-07", Some((2017, 11, 7)));
        check("03/04/2019", None);
        check("January 2010", None);
    }

    #[test]
    fn a_headline_with_a_date_is_no_line_of_a_date() {
        let check = |line: &str, expected: bool| assert_eq!(is_line(line), expected, "{line}");
        check("April 3, 2024 Wednesday 10:15 AM GMT", true);
        check("Dienstag 7. Juli 2020", true);
        check("How the storm of 3 January 2010 changed the old harbour town for good", false);
    }
}
