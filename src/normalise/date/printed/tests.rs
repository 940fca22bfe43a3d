//! Printed lines and the dates that a person reads in them.

use super::*;

/// Shows the dates of a line as `text = parts time zone`, separated by ` ; `.
fn check(line: &str, expected: &str) {
    let shown: Vec<String> = find_all(line).iter().map(|printed| show(line, printed)).collect();
    assert_eq!(shown.join(" ; "), expected, "{line}");
}

fn show(line: &str, printed: &Printed) -> String {
    let year = |year| match year {
        Year::Whole(year) => format!("{year}"),
        Year::Short(year) => format!("'{year:02}"),
    };
    let parts = match printed.parts {
        Parts::Day { year: y, month, day } => format!("{}-{month}-{day}", year(y)),
        Parts::Numbers { first, second, year: y } => format!("{first}/{second}/{}", year(y)),
        Parts::Month { year: y, month } => format!("{}-{month}", year(y)),
        Parts::Year(y) => year(y),
        Parts::Yearless { month, day } => format!("--{month}-{day}"),
    };
    let clock = printed.clock.map_or(String::new(), |clock| {
        let zone = clock.offset.map_or(String::new(), |offset| format!("{offset:+}"));
        format!(" {}:{:02}:{:02}{zone}", clock.hour, clock.minute, clock.second)
    });
    format!("{} = {parts}{clock}", &line[printed.at.clone()])
}

#[test]
fn a_day_and_a_month_need_no_year() {
    check("Irrawaddy-Apr 22", "Apr 22 = --4-22");
    check("Bangkok Post-Oct 5", "Oct 5 = --10-5");
    check("MOSCOW, Aug. 18 (Reuters)", "Aug. 18 = --8-18");
    check("Tue, Sept 3", "Tue, Sept 3 = --9-3");
    check("PARIS, 26 février (AFP)", "26 février = --2-26");
    check("3月11日", "3月11日 = --3-11");
}

#[test]
fn whole_dates_are_read_in_many_languages() {
    check("Reuters - March 14, 2022", "March 14, 2022 = 2022-3-14");
    check("The Hindu, 12 August 2019", "12 August 2019 = 2019-8-12");
    check("the 3rd of May, 2021", "3rd of May, 2021 = 2021-5-3");
    check("Le Monde | 3 mai 2021", "3 mai 2021 = 2021-5-3");
    check("1er août 1914", "1er août 1914 = 1914-8-1");
    check("El País, 14 de marzo de 2004", "14 de marzo de 2004 = 2004-3-14");
    check("14 de março de 2004", "14 de março de 2004 = 2004-3-14");
    check("Коммерсантъ, 12 мая 2015", "12 мая 2015 = 2015-5-12");
    check("12 травня 2015 р.", "12 травня 2015 = 2015-5-12");
    check("Berlin, 3. Mai 2021", "3. Mai 2021 = 2021-5-3");
    check("3 maja 2021", "3 maja 2021 = 2021-5-3");
    check("3. července 2021", "3. července 2021 = 2021-7-3");
    check("3. toukokuuta 2021", "3. toukokuuta 2021 = 2021-5-3");
    check("2021. május 3.", "2021. május 3 = 2021-5-3");
    check("3 Mayıs 2021", "3 Mayıs 2021 = 2021-5-3");
    check("3 Agustus 2021", "3 Agustus 2021 = 2021-8-3");
    check("3 august 2021", "3 august 2021 = 2021-8-3");
    check("3 mei 2021", "3 mei 2021 = 2021-5-3");
    check("ngày 3 tháng 5 năm 2021", "3 tháng 5 năm 2021 = 2021-5-3");
    check("Asahi Shimbun 2011年3月11日", "2011年3月11日 = 2011-3-11");
    check("2011년 3월 11일 금요일", "2011년 3월 11일 = 2011-3-11");
}

#[test]
fn a_number_of_issues_or_pages_is_no_day() {
    check("Vol. 3 No. 12, March 1994", "March 1994 = 1994-3");
    check("Nr. 12, Mai 1994", "Mai 1994 = 1994-5");
    check("n° 12, mai 1994", "mai 1994 = 1994-5");
    check("Page 3, 12 March 1994", "12 March 1994 = 1994-3-12");
}

#[test]
fn other_eras_and_figures_are_read_as_the_years_they_are() {
    check("5 พ.ค. 2556", "5 พ.ค. 2556 = 2013-5-5");
    check("5 พฤษภาคม พ.ศ. 2556", "5 พฤษภาคม พ.ศ. 2556 = 2013-5-5");
    check("12 กุมภาพันธ์ 2480", "12 กุมภาพันธ์ 2480 = 1938-2-12");
    check("5 พ.ค. 56", "5 พ.ค. 56 = '13-5-5");
    check("พฤษภาคม 2556", "พฤษภาคม 2556 = 2013-5");
    check("الأهرام، ٣ مايو ٢٠٢٣", "٣ مايو ٢٠٢٣ = 2023-5-3");
    check("۲۲ آوریل ۲۰۲۱", "۲۲ آوریل ۲۰۲۱ = 2021-4-22");
    check("२२ अक्टूबर २०२१", "२२ अक्टूबर २०२१ = 2021-10-22");
    check("২২ ফেব্রুয়ারি ২০২১", "২২ ফেব্রুয়ারি ২০২১ = 2021-2-22");
    check("22 במאי 2021", "22 במאי 2021 = 2021-5-22");
    check("３年", "");
    check("２０２１年５月３日", "２０２１年５月３日 = 2021-5-3");
    check("3d May 1763", "3d May 1763 = 1763-5-3");
    check("令和元年5月1日", "令和元年5月1日 = 2019-5-1");
    check("昭和70年5月1日", "5月1日 = --5-1");
    check("February 3, 1711/12", "February 3, 1711 = 1712-2-3");
    check("Vol. 12, No. 2021, May 3", "May 3 = --5-3");
    check("3\u{a0}May\u{200b} 2021\u{202c}", "3\u{a0}May\u{200b} 2021 = 2021-5-3");
    check("平成25年5月3日", "平成25年5月3日 = 2013-5-3");
    check("昭和20年8月15日", "昭和20年8月15日 = 1945-8-15");
    check("12.V.1987", "12.V.1987 = 1987-5-12");
    check("12 XII 1987", "12 XII 1987 = 1987-12-12");
    check("World War II 1945", "");
}

#[test]
fn numbers_keep_the_order_in_which_they_are_printed() {
    check("Der Spiegel, 24.12.1999", "24.12.1999 = 1999-12-24");
    check("4. 2. 2022.", "4. 2. 2022 = 2022-2-4");
    check("3/5/2021", "3/5/2021 = 3/5/2021");
    check("24/12/99", "24/12/99 = 24/12/'99");
    check("2021-05-03", "2021-05-03 = 2021-5-3");
    check("2021/5/3", "2021/5/3 = 2021-5-3");
    check("20240401", "20240401 = 2024-4-1");
    check("26-FEB-1987", "26-FEB-1987 = 1987-2-26");
    check("26-FEB-87", "26-FEB-87 = '87-2-26");
    check("Sept. 3, '87", "Sept. 3, '87 = '87-9-3");
    check("3 May 21", "3 May 21 = '21-5-3");
}

#[test]
fn months_and_years_stay_as_wide_as_they_are() {
    check("April 1912", "April 1912 = 1912-4");
    check("abril de 1912", "abril de 1912 = 1912-4");
    check("2021-05", "2021-05 = 2021-5");
    check("2011年3月", "2011年3月 = 2011-3");
    check("1912", "1912 = 1912");
    check("Daily Chronicle, 1912", "1912 = 1912");
    check("Room 1912 is open", "");
    check("April-May 2004", "April-May 2004 = 2004");
    check("Jan./Feb. 2004", "Jan./Feb. 2004 = 2004");
    check("May 3-4, 2003", "May 3-4, 2003 = 2003-5");
    check("22-28 November 2010", "22-28 November 2010 = 2010-11");
    check("Harbour Quarterly, Spring 1994", "Spring 1994 = 1994");
    check("Harbour Journal, 2004/05", "2004/05 = 2004");
    check("the spring 1994 floods", "");
    check("League 2004/05", "");
}

#[test]
fn the_time_of_day_belongs_to_its_date() {
    check("Tue 7 Feb 2023 10.15 GMT", "Tue 7 Feb 2023 10.15 GMT = 2023-2-7 10:15:00+0");
    check("7 Feb 2023 10.00 GMT", "7 Feb 2023 10.00 GMT = 2023-2-7 10:00:00+0");
    check("14:05, 3 May 2021", "14:05, 3 May 2021 = 2021-5-3 14:05:00");
    check("10:15 AM EST, Tue February 7, 2023", "10:15 AM EST, Tue February 7, 2023 = 2023-2-7 10:15:00-300");
    check("Feb. 7, 2023 at 5:30 p.m.", "Feb. 7, 2023 at 5:30 p.m. = 2023-2-7 17:30:00");
    check("3 May 2021 12 am", "3 May 2021 12 am = 2021-5-3 0:00:00");
    check("2023-02-07T10:15:30.123+05:30", "2023-02-07T10:15:30.123+05:30 = 2023-2-7 10:15:30+330");
    check("2023-02-07T10:15:30Z", "2023-02-07T10:15:30Z = 2023-2-7 10:15:30+0");
    check("2023-02-07 10:15", "2023-02-07 10:15 = 2023-2-7 10:15:00");
    check("20240401T101500Z", "20240401T101500Z = 2024-4-1 10:15:00+0");
    check("Tue, 07 Feb 2023 10:15:00 -0500", "Tue, 07 Feb 2023 10:15:00 -0500 = 2023-2-7 10:15:00-300");
    check("26-FEB-1987 15:01:01.79", "26-FEB-1987 15:01:01.79 = 1987-2-26 15:01:01");
    check("3. Mai 2021, 14.05 Uhr", "3. Mai 2021, 14.05 Uhr = 2021-5-3 14:05:00");
    check("le 3 mai 2021 à 14h05", "3 mai 2021 à 14h05 = 2021-5-3 14:05:00");
    check("3 May 2021 10:15 (GMT+2)", "3 May 2021 10:15 (GMT+2 = 2021-5-3 10:15:00+120");
    check("3:14 pm ET, Fri August 9, 2019", "3:14 pm ET, Fri August 9, 2019 = 2019-8-9 15:14:00");
    check("3 May 2021 10:15 IST", "3 May 2021 10:15 = 2021-5-3 10:15:00");
}

#[test]
fn several_dates_of_a_line_stay_apart() {
    check(
        "Published 14:05, 3 May 2021 | Updated 16:00, 4 May 2021",
        "14:05, 3 May 2021 = 2021-5-3 14:05:00 ; 16:00, 4 May 2021 = 2021-5-4 16:00:00",
    );
}

#[test]
fn what_only_looks_like_a_day_is_none() {
    check("April 23-26", "");
    check("23-26 April", "");
    check("5 out of 10", "");
    check("2 days ago", "");
    check("1.12.3.2021", "");
    check("12-34-5678", "12-34-5678 = 12/34/5678");
    check("Version 1.2", "");
    check("May 10:15", "");
    check("+49 30 1234 5678", "");
    check("3 May 2021 | 5 min read", "3 May 2021 = 2021-5-3");
    check("", "");
}

#[test]
fn any_text_is_read_without_a_panic() {
    let pieces = [
        "3",
        "May",
        "年",
        "é",
        "'",
        "2021",
        "-",
        ".",
        " ",
        "月",
        "\u{301}",
        "T",
        ":",
        "+",
        "99999999999",
        "日",
        "½",
        "٣",
    ];
    let mut state = 7_u32;
    for _ in 0..20_000 {
        let mut line = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            line.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        for printed in find_all(&line) {
            assert!(line.get(printed.at).is_some());
        }
    }
}
