//! The coded time behind a message goes in; the same in ISO 8601 comes out.

/// Reads the time behind a message of IPTC 7901, `131137 GMT Nov 13`: day and minute, zone, month, year.
///
/// Without a zone the time has none. Years of two digits are of 1970 to 2069. APA writes `APA0123 2024-03-05/10:20`.
pub fn iptc7901(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(time) = words.iter().find_map(|word| day_of_apa(word)) {
        return Some(time);
    }
    let at = words.iter().position(|word| word.len() == 6 && is_number(word))?;
    let digits = words[at];
    let (day, hour, minute) = (&digits[..2], &digits[2..4], &digits[4..]);
    let mut rest = words[at + 1..].iter();
    let mut word = *rest.next()?;
    let mut zone = "";
    if month(word).is_none() {
        zone = offset(word)?;
        word = rest.next()?;
    }
    let month = month(word)?;
    let year = year(rest.next()?)?;
    iso(year, month, number(day)?, number(hour)?, number(minute)?, zone)
}

fn day_of_apa(word: &str) -> Option<String> {
    let (day, time) = word.split_once('/')?;
    let (hour, minute) = time.split_once(':')?;
    let mut parts = day.split('-').map(number);
    let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    (year > 999).then(|| iso(year, month, day, number(hour)?, number(minute)?, ""))?
}

/// Reads the time behind a message of AP, `AP-WF-11-13-13 1509GMT`: month, day, year, minute and zone. The agency that
/// stands before it comes first.
pub fn ap(text: &str) -> Option<(&str, String)> {
    let text = text.trim().trim_start_matches('^').trim_end_matches('<');
    let (date, time) = text.trim_end().split_once(' ')?;
    let mut parts = date.split('-');
    let agency = parts.next().filter(|agency| agency.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    let numbers: Vec<u32> = parts.filter_map(number).collect();
    let [month, day, year] = numbers[..] else { return None };
    let time = time.trim();
    let digits = time.get(..4).filter(|digits| is_number(digits))?;
    let zone = match time[4..].trim() {
        "" => "",
        name => offset(name)?,
    };
    let year = if year < 100 { century(year) } else { year };
    iso(year, month, day, number(&digits[..2])?, number(&digits[2..])?, zone).map(|iso| (agency, iso))
}

/// Reads a line of day and minute, `13-NOV-13 11:37`, as agencies of Italy end a message.
pub fn day_and_minute(text: &str) -> Option<String> {
    let (date, time) = text.trim().split_once(' ')?;
    let mut parts = date.split(['-', '/']);
    let (day, name, last, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let (hour, minute) = time.trim().split_once([':', '.'])?;
    iso(year(last)?, month(name)?, number(day)?, number(hour)?, number(minute)?, "")
}

/// Reads the time behind a message of Kyodo, `KWS-21:37-09-12-18`: a clock time and a day whose order nothing tells,
/// given as they are printed.
pub fn kyodo(text: &str) -> Option<String> {
    let (_, rest) = text.trim().split_once('-')?;
    let (time, date) = rest.split_once('-')?;
    let is_time = time.split_once(':').is_some_and(|(hour, minute)| is_number(hour) && is_number(minute));
    let is_date =
        date.split('-').count() == 3 && date.split('-').all(|part| part.len() <= 4 && is_number(part));
    (is_time && is_date).then(|| format!("{date} {time}"))
}

/// The number of a month by its beginning in a language of Europe.
pub fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "gen", "ene", "janv"],
        &["feb", "fév", "fev"],
        &["mar", "mär", "mrz", "maa", "mrt"],
        &["apr", "avr", "abr"],
        &["may", "mai", "mag", "mei", "maj"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "aoû", "aou", "ago"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dez", "déc", "dic"],
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    let is_short = word.chars().count() <= 9;
    let at = MONTHS.iter().position(|names| is_short && names.iter().any(|name| word.starts_with(name)))?;
    let is_alone = word.chars().all(char::is_alphabetic);
    is_alone.then_some(at as u32 + 1)
}

fn offset(name: &str) -> Option<&'static str> {
    const ZONES: &[(&str, &str)] = &[
        ("GMT", "Z"),
        ("UTC", "Z"),
        ("Z", "Z"),
        ("BST", "+01:00"),
        ("CET", "+01:00"),
        ("MEZ", "+01:00"),
        ("CEST", "+02:00"),
        ("MESZ", "+02:00"),
        ("EET", "+02:00"),
        ("EST", "-05:00"),
        ("EDT", "-04:00"),
        ("CST", "-06:00"),
        ("CDT", "-05:00"),
        ("PST", "-08:00"),
        ("PDT", "-07:00"),
        ("JST", "+09:00"),
    ];
    ZONES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, offset)| *offset)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str) -> Option<u32> {
    is_number(text).then(|| text.parse().ok())?
}

fn year(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    match (text.len(), number(text)?) {
        (2, year) => Some(century(year)),
        (4, year) => Some(year),
        _ => None,
    }
}

fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

fn iso(year: u32, month: u32, day: u32, hour: u32, minute: u32, zone: &str) -> Option<String> {
    let is_time = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60;
    is_time.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_behind_messages_are_read() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(iptc7901(text).as_deref(), expected, "{text}");
        check("131137 GMT Nov 13 ", Some("2013-11-13T11:37Z"));
        check("071341 GMT Okt 15", Some("2015-10-07T13:41Z"));
        check("091223 dec 18", Some("2018-12-09T12:23"));
        check("051650 MEZ Mär 94", Some("1994-03-05T16:50+01:00"));
        check("HNA0123    2024-03-05/10:20", Some("2024-03-05T10:20"));
        check("HNA0123    03-05/10:20", None);
        check("331137 GMT Nov 13", None);
        check("131137 Nov", None);
        check("", None);
    }

    #[test]
    fn the_time_of_ap_has_its_agency() {
        assert_eq!(ap("AP-WF-11-13-13 1509GMT<"), Some(("AP", "2013-11-13T15:09Z".to_owned())));
        assert_eq!(ap("^AP-NY-09-04-97 0216EDT<"), Some(("AP", "1997-09-04T02:16-04:00".to_owned())));
        assert_eq!(ap("AP-WF-13-13-13 1509GMT"), None);
        assert_eq!(ap("é"), None);
    }

    #[test]
    fn an_order_that_nothing_tells_stays_as_it_is_printed() {
        assert_eq!(kyodo("KWS-21:37-09-12-18").as_deref(), Some("09-12-18 21:37"));
        assert_eq!(kyodo("KWS-late-09-12-18"), None);
    }

    #[test]
    fn day_and_minute_may_end_a_message() {
        assert_eq!(day_and_minute("13-NOV-13 11:37").as_deref(), Some("2013-11-13T11:37"));
        assert_eq!(day_and_minute("05-GIU-98 9:05").as_deref(), Some("1998-06-05T09:05"));
        assert_eq!(day_and_minute("It rained 11:37"), None);
    }
}
