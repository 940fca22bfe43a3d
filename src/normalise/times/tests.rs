//! Sentences go in, the days that they talk about come out: facts about English, other languages and odd input.

use super::*;

/// The article's day: a Wednesday.
const TODAY: &str = "2024-04-17";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn shown(text: &str, lang: &str, article: Option<&Days>) -> String {
    let days = |mention: &Mention| match mention.first == mention.last {
        true => mention.first.to_string(),
        false => format!("{}..{}", mention.first, mention.last),
    };
    let mentions = find(text, Some(lang), article);
    for mention in &mentions {
        assert!(text.get(mention.at.clone()).is_some(), "{text}: {mention:?}");
        assert!(mention.first <= mention.last, "{text}: {mention:?}");
    }
    assert!(mentions.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start), "{text}: {mentions:?}");
    mentions.iter().map(days).collect::<Vec<_>>().join(" ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(shown(text, "en", Some(&Days::Day(day(TODAY)))), expected, "{text}");
}

fn check_in(lang: &str, text: &str, expected: &str) {
    assert_eq!(shown(text, lang, Some(&Days::Day(day(TODAY)))), expected, "{text}");
}

fn check_with(article: Option<&Days>, text: &str, expected: &str) {
    assert_eq!(shown(text, "en", article), expected, "{text}");
}

#[test]
fn a_printed_year_needs_no_article() {
    check_with(None, "The wall fell on Nov. 9, 1989.", "1989-11-09");
    check_with(None, "They met on Tuesday, March 3, 2020, in Oslo.", "2020-03-03");
    check_with(None, "on 12 August 2019 and again in March 2021", "2019-08-12 2021-03-01..2021-03-31");
    check_with(None, "It closed in 1998.", "1998-01-01..1998-12-31");
    check_with(None, "the 1990s", "1990-01-01..1999-12-31");
    check_with(None, "signed 2021-03-05 in Bern", "2021-03-05");
    check_with(None, "the summer of 1976", "1976-06-01..1976-08-31");
    check_with(None, "the second quarter of 2019", "2019-04-01..2019-06-30");
    check_with(None, "The mill closed on April 10. 2020 people came.", "");
}

#[test]
fn without_the_articles_day_nothing_is_counted_from_it() {
    check_with(None, "on April 10", "");
    check_with(None, "yesterday, last week and on Tuesday", "");
    let yearless = Days::Yearless { month: 4, day: 17, earliest: None, latest: day(TODAY) };
    check_with(Some(&yearless), "on April 10 and in 1998", "1998-01-01..1998-12-31");
}

#[test]
fn an_article_of_a_month_or_year_allows_what_it_decides() {
    let april = Days::Month { year: 1912, month: 4 };
    check_with(Some(&april), "last month and this year", "1912-03-01..1912-03-31 1912-01-01..1912-12-31");
    check_with(Some(&april), "ten years ago", "1902-01-01..1902-12-31");
    check_with(Some(&april), "yesterday, on Monday and last week", "");
    check_with(Some(&Days::Year(1912)), "last year", "1911-01-01..1911-12-31");
    check_with(Some(&Days::Year(1912)), "last month", "");
}

#[test]
fn days_are_counted_from_the_articles_day() {
    check("She left yesterday.", "2024-04-16");
    check("The talks go on today and tomorrow.", "2024-04-17 2024-04-18");
    check("the day before yesterday", "2024-04-15");
    check("the day after tomorrow", "2024-04-19");
    check("The roof fell in last night.", "2024-04-16");
    check("He spoke this morning.", "2024-04-17");
    check("He told USA Today that it was over.", "");
}

#[test]
fn a_weekday_is_the_one_that_the_verb_tells() {
    check("The bridge was closed on Tuesday.", "2024-04-16");
    check("The mayor said Wednesday that the bridge was safe.", "2024-04-17");
    check("The bridge will open on Tuesday.", "2024-04-23");
    check("The court is to rule on Friday.", "2024-04-19");
    check("She plans to leave Thursday.", "2024-04-18");
    check("They are expected as early as Monday.", "2024-04-22");
    check("The vote was put off until Monday.", "2024-04-22");
    check("The vote was put off until 9 a.m. Monday.", "2024-04-22");
    check("A strike may begin on Sunday.", "2024-04-21");
    check("Until Thursday, they had not been seen.", "2024-04-11");
    check("It had been due to close Friday.", "2024-04-12");
}

#[test]
fn words_before_a_weekday_choose_it() {
    check("last Monday", "2024-04-15");
    check("last Wednesday", "2024-04-10");
    check("next Tuesday", "2024-04-23");
    check("next Wednesday", "2024-04-24");
    check("this coming Sunday", "2024-04-21");
    check("this past Sunday", "2024-04-14");
    check("Tuesday of last week", "2024-04-09");
    check("Friday next week", "2024-04-26");
    // Tomorrow to some, a week later to others.
    check("next Thursday", "");
    check("every Friday and the previous Friday", "");
}

#[test]
fn a_weekday_in_a_name_is_no_day() {
    check("Black Friday brought crowds, the Sunday Times wrote.", "");
    check("wednesday is no day in small letters", "");
}

#[test]
fn a_day_without_its_year_is_the_nearest() {
    check("It was signed on April 10.", "2024-04-10");
    check("He died on Dec. 3.", "2023-12-03");
    check("on 3 March", "2024-03-03");
    check("the 3rd of March", "2024-03-03");
    check("The rules take effect on June 1, a spokesman said.", "2024-06-01");
    check("The vote is set for Aug. 4 and will be close.", "2024-08-04");
    check("The August 7 bombings are not forgotten.", "2023-08-07");
    check("The May 6 deadline looms.", "2024-05-06");
    check("from Oct. 5-7", "2023-10-05..2023-10-07");
    check("held on April 12 and 13", "2024-04-12 2024-04-13");
    check("on Friday, Jan. 12", "2024-01-12");
    check("on Friday, Oct. 25, the club said", "2024-10-25");
    check("on June 3 last year", "2023-06-03");
    check("the week of March 6", "2024-03-04..2024-03-10");
    check("They announced a meeting on May 2.", "2024-05-02");
    check("on February 30", "");
}

#[test]
fn the_day_of_a_month_is_the_last_one() {
    check("It began on the 15th.", "2024-04-15");
    check("It began on the 20th and was over soon.", "2024-03-20");
    check("on the 15th floor", "");
    check("on the 5th Amendment", "");
}

#[test]
fn a_month_alone_needs_a_word_before_it() {
    check("Prices fell in February.", "2024-02-01..2024-02-29");
    check("Prices will fall in December.", "2024-12-01..2024-12-31");
    check("since last June", "2023-06-01..2023-06-30");
    check("in July of last year", "2023-07-01..2023-07-31");
    check("April next year", "2025-04-01..2025-04-30");
    check("in early March", "2024-03-01..2024-03-31");
    check("He said they may march against Mrs May, according to May.", "");
    check("April Jones and June Carter were there.", "");
}

#[test]
fn weeks_months_and_years_are_of_the_calendar() {
    check("last week", "2024-04-08..2024-04-14");
    check("this week", "2024-04-15..2024-04-21");
    check("next month", "2024-05-01..2024-05-31");
    check("this year's harvest", "2024-01-01..2024-12-31");
    check("earlier this month", "2024-04-01..2024-04-17");
    check("later this year", "2024-04-17..2024-12-31");
    check("over the weekend", "2024-04-13..2024-04-14");
    check("this weekend", "2024-04-20..2024-04-21");
    check("by the end of the month", "2024-04-30");
    check("by year-end", "2024-12-31");
    check("the last week, the past year, last year of his life, in the last two weeks", "");
}

#[test]
fn so_long_ago_is_as_exact_as_its_unit() {
    check("10 days ago", "2024-04-07");
    check("two weeks ago", "2024-04-01..2024-04-07");
    check("six months ago", "2023-10-01..2023-10-31");
    check("a year ago", "2023-01-01..2023-12-31");
    check("twenty years ago", "2004-01-01..2004-12-31");
    check("a decade ago", "2014-01-01..2014-12-31");
    check("a week ago today", "2024-04-10");
    check("more than 50 years ago, over two weeks ago, two and a half years ago, a few days ago", "");
    check("1,200 years ago", "");
    check(
        "Sales rose in the first quarter from a year earlier.",
        "2024-01-01..2024-03-31 2023-01-01..2023-12-31",
    );
    check("It was colder a year earlier.", "");
}

#[test]
fn quarters_and_seasons_are_the_nearest() {
    check("in the first quarter", "2024-01-01..2024-03-31");
    check("third-quarter profit", "2023-07-01..2023-09-30");
    check("Profit will rise in the third quarter.", "2024-07-01..2024-09-30");
    check("last year's second quarter", "2023-04-01..2023-06-30");
    check("until 2018's first quarter", "2018-01-01..2018-03-31");
    check("the first half of 2020", "2020-01-01..2020-06-30");
    check("Q3 2020", "2020-07-01..2020-09-30");
    check("last spring", "2023-03-01..2023-05-31");
    check("last winter", "2023-12-01..2024-02-29");
    check("this summer", "2024-06-01..2024-08-31");
    check("He threw a touchdown in the third quarter and led in the first half.", "");
}

#[test]
fn four_digits_are_a_year_only_where_a_year_stands() {
    check("the 1998 election", "1998-01-01..1998-12-31");
    check("from 1939 to 1945.", "1939-01-01..1939-12-31 1945-01-01..1945-12-31");
    check("in 1998-99", "1998-01-01..1999-12-31");
    check("the war of 1914-1918", "1914-01-01..1918-12-31");
    check("between 1990 and 1992, prices", "1990-01-01..1990-12-31 1992-01-01..1992-12-31");
    check("in the '80s", "1980-01-01..1989-12-31");
    check("the nineties", "1990-01-01..1999-12-31");
    check("the mid-1990's", "1990-01-01..1999-12-31");
    check("in 2000 cases, 1998 people, of 1900 seals, $1999, in 1,998, in 1998.5", "");
    check("a man in his sixties", "");
}

#[test]
fn feasts_fall_on_their_days() {
    check("on Christmas Day", "2023-12-25");
    check("last Thanksgiving", "2023-11-23");
    check("The shops will close on New Year's Eve.", "2024-12-31");
    check("Good Friday", "2024-03-29");
}

#[test]
fn german_days_are_read() {
    check_in("de", "Er kam gestern, heute ist er fort.", "2024-04-16 2024-04-17");
    check_in("de", "Das Fest ist morgen, nicht am Morgen.", "2024-04-18");
    check_in("de", "vergangenen Dienstag", "2024-04-16");
    check_in("de", "nächsten Montag", "2024-04-22");
    check_in("de", "vor zwei Wochen und vor drei Jahren", "2024-04-01..2024-04-07 2021-01-01..2021-12-31");
    check_in("de", "letzte Woche, im nächsten Jahr", "2024-04-08..2024-04-14 2025-01-01..2025-12-31");
    check_in("de", "am 3. März und am 9. November 1989", "2024-03-03 1989-11-09");
    check_in("de", "vor mehr als zwei Jahren", "");
}

#[test]
fn dutch_days_are_read() {
    check_in("nl", "gisteren, vandaag en morgen", "2024-04-16 2024-04-17 2024-04-18");
    check_in("nl", "afgelopen dinsdag", "2024-04-16");
    check_in("nl", "drie weken geleden, volgende maand", "2024-03-25..2024-03-31 2024-05-01..2024-05-31");
}

#[test]
fn french_days_are_read() {
    check_in("fr", "Il est parti hier et revient demain.", "2024-04-16 2024-04-18");
    check_in("fr", "avant-hier, aujourd'hui", "2024-04-15 2024-04-17");
    check_in("fr", "mardi dernier, lundi prochain", "2024-04-16 2024-04-22");
    check_in("fr", "la semaine dernière, l'année prochaine", "2024-04-08..2024-04-14 2025-01-01..2025-12-31");
    check_in("fr", "il y a deux semaines, depuis dix ans", "2024-04-01..2024-04-07");
    check_in("fr", "le 14 mars, puis le 9 novembre 1989", "2024-03-14 1989-11-09");
}

#[test]
fn spanish_days_are_read() {
    check_in("es", "Llegó ayer y se va mañana por la mañana.", "2024-04-16 2024-04-18");
    check_in("es", "pasado mañana", "2024-04-19");
    check_in("es", "el martes pasado, el próximo lunes", "2024-04-16 2024-04-22");
    check_in("es", "hace dos semanas, desde hace diez años", "2024-04-01..2024-04-07");
    check_in("es", "el mes pasado, el 14 de marzo", "2024-03-01..2024-03-31 2024-03-14");
}

#[test]
fn italian_days_are_read() {
    check_in("it", "ieri, oggi, domani, l'altro ieri", "2024-04-16 2024-04-17 2024-04-18 2024-04-15");
    check_in("it", "martedì scorso, la settimana prossima", "2024-04-16 2024-04-22..2024-04-28");
    check_in("it", "due settimane fa, un anno fa", "2024-04-01..2024-04-07 2023-01-01..2023-12-31");
}

#[test]
fn portuguese_days_are_read() {
    check_in("pt", "ontem, hoje e amanhã", "2024-04-16 2024-04-17 2024-04-18");
    check_in("pt", "terça-feira passada, no próximo mês", "2024-04-16 2024-05-01..2024-05-31");
    check_in("pt", "há duas semanas, três dias atrás", "2024-04-01..2024-04-07 2024-04-14");
}

#[test]
fn polish_days_are_read() {
    check_in("pl", "wczoraj, dziś i jutro", "2024-04-16 2024-04-17 2024-04-18");
    check_in("pl", "w zeszły wtorek, w przyszłym tygodniu", "2024-04-16 2024-04-22..2024-04-28");
    check_in("pl", "dwa tygodnie temu, rok temu", "2024-04-01..2024-04-07 2023-01-01..2023-12-31");
    check_in("pl", "3 marca", "2024-03-03");
}

#[test]
fn russian_days_are_read() {
    check_in("ru", "вчера, сегодня и завтра", "2024-04-16 2024-04-17 2024-04-18");
    check_in("ru", "в прошлый вторник, на следующей неделе", "2024-04-16 2024-04-22..2024-04-28");
    check_in("ru", "две недели назад, год назад", "2024-04-01..2024-04-07 2023-01-01..2023-12-31");
    check_in("ru", "3 марта, 12 апреля 1961 года", "2024-03-03 1961-04-12");
}

#[test]
fn another_language_has_its_printed_days() {
    check_in("hu", "1956. október 23-án", "1956-10-23");
    check_in("ja", "2011年3月11日の地震", "2011-03-11");
    check_in("sv", "den 28 februari 1986 på Sveavägen", "1986-02-28");
}

#[test]
fn anchors_are_days_with_their_years() {
    let check = |text: &str, expected: &str| {
        let days: Vec<String> =
            anchors(text).iter().map(|(at, day)| format!("{}={day}", &text[at.clone()])).collect();
        assert_eq!(days.join("; "), expected);
    };
    check("On Tuesday, March 3, 2020, and on 5 May.", "Tuesday, March 3, 2020=2020-03-03");
    check("In March 2020.\n\nLe 9 novembre 1989.", "9 novembre 1989=1989-11-09");
    check("on 3/5/2021", "");
}

#[test]
fn places_are_those_of_the_text() {
    let text = "Été à Łódź.\n\nIt rained yesterday.\n\n“May 3, 1999”";
    let mentions = find(text, None, Some(&Days::Day(day(TODAY))));
    let places: Vec<&str> = mentions.iter().map(|mention| &text[mention.at.clone()]).collect();
    assert_eq!(places, ["yesterday", "May 3, 1999"]);
}

#[test]
fn no_text_is_too_odd() {
    let pieces = [
        "last",
        "the",
        "1998",
        "-",
        "’s",
        "May",
        "3",
        ",",
        ".",
        "week",
        "ago",
        "é\u{301}",
        "年",
        "\n\n",
        " ",
        "Q",
        "of",
        "end",
        "99999999999",
        "year",
        "Tuesday",
        "and",
        "1990s",
        "\u{301}",
        "quarter",
        "third",
        "(",
        "Easter",
        "until",
        "\u{a0}",
        "4.",
    ];
    let mut state: u32 = 7;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            if state & 0x3000 != 0 {
                text.push(' ');
            }
        }
        for lang in ["en", "fr", "hu"] {
            shown(&text, lang, Some(&Days::Day(day("2024-02-29"))));
        }
        anchors(&text);
    }
    for edge in [NaiveDate::MIN, NaiveDate::MAX] {
        shown(
            "last week, next year, tomorrow, April 3, last spring, the weekend",
            "en",
            Some(&Days::Day(edge)),
        );
    }
}
