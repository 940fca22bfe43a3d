//! Reads what an agency or a scanner says of a text: statements go in, urgency, embargo and certainty come out.

use super::Setting;
use super::date::{self, Order};
use super::trail::{Trail, place_of};
use crate::article::{About, Dated, RawArticle, Statement};
use chrono::Days;

/// Days after the file was changed in which an embargo may still end.
const LONGEST_EMBARGO: u64 = 2 * 366;

/// How urgent the agency says the text is: 1 to 9 (IPTC 7901, NewsML-G2). `flash` is 1; other words have other
/// numbers at each agency.
pub(super) fn urgency(raw: &RawArticle, trail: &mut Trail) -> Option<u8> {
    let read = |text: &str| {
        let first = text.split_whitespace().next()?;
        if first.eq_ignore_ascii_case("flash") {
            return Some(1);
        }
        first.trim_end_matches(['.', ',', ':']).parse().ok().filter(|urgency| (1..=9).contains(urgency))
    };
    first(raw, About::Urgency, "urgency", "no number of urgency", read, u8::to_string, trail)
}

/// How sure the recognition of printed letters was, in thousandths: `0.87`, `87 %`.
pub(super) fn recognition(raw: &RawArticle, trail: &mut Trail) -> Option<u16> {
    let read = |text: &str| {
        let (number, of) = match text.strip_suffix('%') {
            Some(percent) => (percent, 100.0),
            None => (text, 1.0),
        };
        let share = number.trim().replace(',', ".").parse::<f64>().ok()? / of;
        (0.0..=1.0).contains(&share).then(|| (share * 1000.0).round() as u16)
    };
    let shown = |share: &u16| (f64::from(*share) / 1000.0).to_string();
    first(raw, About::Recognition, "ocr", "no number from 0 to 1", read, shown, trail)
}

/// Until when the agency asks not to print the text.
pub(super) fn embargo(
    raw: &RawArticle,
    order: Order,
    setting: &Setting<'_>,
    trail: &mut Trail,
) -> Option<Dated> {
    let latest = setting.latest.checked_add_days(Days::new(LONGEST_EMBARGO)).unwrap_or(setting.latest);
    let zone = setting.given.zone.as_deref().and_then(date::offset);
    let read = |statement: &Statement| date::stated(statement, order, latest, zone);
    let mut embargo: Option<Dated> = None;
    for statement in raw.about(About::Embargo) {
        let (text, place) = (&statement.text, place_of(statement));
        match (read(statement), &embargo) {
            (Some(read), None) => {
                trail.took("embargo", &date::sorted_form(&read.days), text, place, "stated by the file");
                embargo = Some(read);
            }
            (Some(read), Some(held)) if read == *held => {}
            (Some(read), Some(_)) => {
                let value = date::sorted_form(&read.days);
                trail.passed_over("embargo", Some(&value), text, place, "another one came first");
            }
            (None, _) => trail.passed_over("embargo", None, text, place, "no date can be read in it"),
        }
    }
    embargo
}

/// The first statement that can be read; what cannot, and others that differ, stay in the evidence.
fn first<T: PartialEq>(
    raw: &RawArticle,
    about: About,
    field: &'static str,
    unread: &'static str,
    read: impl Fn(&str) -> Option<T>,
    shown: impl Fn(&T) -> String,
    trail: &mut Trail,
) -> Option<T> {
    let mut value: Option<T> = None;
    for statement in raw.about(about) {
        let (text, place) = (&statement.text, place_of(statement));
        match (read(text.trim()), &value) {
            (Some(read), None) => {
                trail.took(field, &shown(&read), text, place, "stated by the file");
                value = Some(read);
            }
            (Some(read), Some(held)) if read == *held => {}
            (Some(read), Some(_)) => {
                trail.passed_over(field, Some(&shown(&read)), text, place, "another one came first");
            }
            (None, _) => trail.passed_over(field, None, text, place, unread),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use crate::article::{About, Article, Origin, RawArticle};
    use crate::normalise::{Entities, Given, Setting, normalise};
    use chrono::NaiveDate;

    fn article(about: About, texts: &[&str]) -> Article {
        let mut raw = RawArticle { body: "It rained.".to_owned(), ..RawArticle::default() };
        for text in texts {
            raw.state(about, Origin::Element, text, "place");
        }
        let latest = NaiveDate::from_ymd_opt(2024, 4, 3).expect("it is a day");
        let given = Given::default();
        normalise(&raw, &Setting { given: &given, latest, path: "a", entities: Entities::Leave })
    }

    #[test]
    fn urgency_is_a_number() {
        let check =
            |text: &str, expected| assert_eq!(article(About::Urgency, &[text]).urgency, expected, "{text}");
        check("1", Some(1));
        check("4 - normal", Some(4));
        check("Flash", Some(1));
        check("0", None);
        check("10", None);
        check("bulletin", None);
        let article = article(About::Urgency, &["high", "3", "5"]);
        assert_eq!(article.urgency, Some(3));
        let rules: Vec<&str> =
            article.evidence.iter().filter(|one| one.field == "urgency").map(|one| &*one.rule).collect();
        assert_eq!(rules, ["stated by the file", "another one came first", "no number of urgency"]);
    }

    #[test]
    fn certainty_is_a_part_of_1() {
        let check =
            |text: &str, expected| assert_eq!(article(About::Recognition, &[text]).ocr, expected, "{text}");
        check("0.87", Some(870));
        check("87.25 %", Some(873));
        check("1", Some(1000));
        check("87", None);
        check("-0.1", None);
        check("NaN", None);
    }

    #[test]
    fn an_embargo_may_lie_ahead() {
        let embargo = |text: &str| {
            article(About::Embargo, &[text])
                .embargo
                .map(|embargo| (embargo.days.first().unwrap().to_string(), embargo.instant))
        };
        let instant = Some("2024-05-03T06:00:00+02:00".to_owned());
        assert_eq!(embargo("2024-05-03T06:00:00+02:00"), Some(("2024-05-03".to_owned(), instant)));
        assert_eq!(embargo("EMBARGO: 3 May 2024"), Some(("2024-05-03".to_owned(), None)));
        assert_eq!(embargo("until delivery"), None);
    }

    #[test]
    fn terms_of_use_are_kept() {
        let texts = ["Public domain", "Public domain", "© The Echo"];
        assert_eq!(article(About::Usage, &texts).usage, ["Public domain", "© The Echo"]);
    }
}
