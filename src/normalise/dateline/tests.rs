//! Beginnings of texts, and what a careful reader takes from each.

use super::*;

/// Shows `place / agencies / dates / rest`.
fn check(text: &str, expected: &str) {
    let shown = read(text).map_or("none".to_owned(), |line| {
        let dates: Vec<&str> = line.dates.iter().map(|date| &text[date.at.clone()]).collect();
        format!(
            "{} / {} / {} / {}",
            line.place.unwrap_or(""),
            line.agencies.join(" "),
            dates.join(" "),
            text[line.end..].trim()
        )
    });
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn place_date_and_agency_stand_in_many_shapes() {
    check("MOSCOW, Aug. 18 (Reuters) - The port froze.", "MOSCOW / Reuters / Aug. 18 / The port froze.");
    check("PARIS, Feb 26 (AP) — The port froze.", "PARIS / AP / Feb 26 / The port froze.");
    check("SALVADOR, Feb 26 - The port froze.", "SALVADOR /  / Feb 26 / The port froze.");
    check("LONDON (Reuters) - The port froze.", "LONDON / Reuters /  / The port froze.");
    check("NEW YORK (AP) _ The port froze.", "NEW YORK / AP /  / The port froze.");
    check("MOSCOW (AP) —The port froze.", "MOSCOW / AP /  / The port froze.");
    check("MOSCOW (AP)--The port froze.", "MOSCOW / AP /  / The port froze.");
    check(
        "RIO DE JANEIRO, Brazil (AP) -- The port froze.",
        "RIO DE JANEIRO, Brazil / AP /  / The port froze.",
    );
    check("MIAMI/HAVANA (Reuters) - Ice came.", "MIAMI/HAVANA / Reuters /  / Ice came.");
    check("WASHINGTON — The port froze.", "WASHINGTON /  /  / The port froze.");
    check("Yangon, Myanmar – The port froze.", "Yangon, Myanmar /  /  / The port froze.");
    check("AFP - Le port a gelé.", " / AFP /  / Le port a gelé.");
    check("(Reuters) - The port froze.", " / Reuters /  / The port froze.");
    check("JOHANNESBURG, May 3 (SAPA) - Ice came.", "JOHANNESBURG / SAPA / May 3 / Ice came.");
    check("NEW DELHI, May 3 (PTI): Ice came.", "NEW DELHI / PTI / May 3 / Ice came.");
    check("MOSCOW, Aug. 18 (Reuters) -", "MOSCOW / Reuters / Aug. 18 / ");
    check("BEIJING, May 3 (Xinhua) -- The port froze.", "BEIJING / Xinhua / May 3 / The port froze.");
    check("SEOUL, May 3, 2013 (Yonhap) -- Ice came.", "SEOUL / Yonhap / May 3, 2013 / Ice came.");
    check("ANKARA, May 3 /PRNewswire/ -- Ice came.", "ANKARA / PRNewswire / May 3 / Ice came.");
    check("GENEVA, Switzerland, 3 May 2013 – Ice.", "GENEVA, Switzerland /  / 3 May 2013 / Ice.");
    check("LONDON, March 12, Reuter - Ice came.", "LONDON / Reuters / March 12 / Ice came.");
    check("LONDON, Thursday, May 3 (UPI) -- Ice came.", "LONDON / UPI / Thursday, May 3 / Ice came.");
    check("KYIV, Ukraine (AP) — Ice came.", "KYIV, Ukraine / AP /  / Ice came.");
    check(
        "UNITED NATIONS, May 3 (IPS) - Ice came.",
        "UNITED NATIONS / Inter Press Service / May 3 / Ice came.",
    );
    check("ABOARD AIR FORCE ONE (Reuters) - Ice.", "ABOARD AIR FORCE ONE / Reuters /  / Ice.");
}

#[test]
fn states_and_provinces_belong_to_the_place() {
    check("WAYNE, Pa., March 17 - Ice came.", "WAYNE, Pa. /  / March 17 / Ice came.");
    check("WAYNE, PA, March 17 - Ice came.", "WAYNE, PA /  / March 17 / Ice came.");
    check("ALBANY, N.Y., March 3 - Ice came.", "ALBANY, N.Y. /  / March 3 / Ice came.");
    check("ST. LOUIS, Mo., March 5 - Ice came.", "ST. LOUIS, Mo. /  / March 5 / Ice came.");
    check("SANTO DOMINGO, March 4 - Ice came.", "SANTO DOMINGO /  / March 4 / Ice came.");
    check("WASHINGTON, D.C., March 5 - Ice came.", "WASHINGTON, D.C. /  / March 5 / Ice came.");
    check("COLUMBIA, Md. March 3 - Ice came.", "COLUMBIA, Md. /  / March 3 / Ice came.");
    check("BLUEFIELD, W. Va., March 16 - Ice.", "BLUEFIELD, W. Va. /  / March 16 / Ice.");
    check("Trail, British Columbia, June 11 - Ice.", "Trail, British Columbia /  / June 11 / Ice.");
    check("TRENTON, N.J. - The port froze.", "TRENTON, N.J. /  /  / The port froze.");
}

#[test]
fn each_language_has_its_own_habits() {
    check("Berlin (dpa) - Der Hafen fror zu.", "Berlin / DPA /  / Der Hafen fror zu.");
    check("Berlin (dpa/bb) - Der Hafen fror zu.", "Berlin / DPA /  / Der Hafen fror zu.");
    check("Berlin, 3. Mai (Reuters) - Eis kam.", "Berlin / Reuters / 3. Mai / Eis kam.");
    check("Frankfurt am Main (AFP) – Eis kam.", "Frankfurt am Main / AFP /  / Eis kam.");
    check("PARIS, 26 février (AFP) - Le port a gelé.", "PARIS / AFP / 26 février / Le port a gelé.");
    check("Paris, le 3 mai 2021 (AFP) – Le port a gelé.", "Paris / AFP / 3 mai 2021 / Le port a gelé.");
    check("MADRID. (EFE) - Llegó el hielo.", "MADRID / EFE /  / Llegó el hielo.");
    check("MADRID, 3 may (EFE).- Llegó el hielo.", "MADRID / EFE / 3 may / Llegó el hielo.");
    check("Madrid, 3 may (EFE).- Llegó el hielo.", "Madrid / EFE / 3 may / Llegó el hielo.");
    check("BOGOTÁ (AFP) - Llegó el hielo.", "BOGOTÁ / AFP /  / Llegó el hielo.");
    check("La Habana, 3 may (Prensa Latina) Llegó el hielo.", "none");
    check("Lisboa, 03 mai (Lusa) - O porto gelou.", "Lisboa / Lusa / 03 mai / O porto gelou.");
    check("ROMA, 3 MAG - (ANSA) - Il porto gelò.", "ROMA / ANSA / 3 MAG / Il porto gelò.");
    check("(ANSA) - ROMA, 3 MAG - Il porto gelò.", "ROMA / ANSA / 3 MAG / Il porto gelò.");
    check("ROMA, 3 maggio (ANSA) – Il porto gelò.", "ROMA / ANSA / 3 maggio / Il porto gelò.");
    check("Warszawa, 03.05.2013 (PAP) - Port zamarzł.", "Warszawa / PAP / 03.05.2013 / Port zamarzł.");
    check("Praha 3. května (ČTK) - Přístav zamrzl.", "Praha / CTK / 3. května / Přístav zamrzl.");
    check("Budapest, 2013. május 3., péntek (MTI) - Jég.", "Budapest / MTI / 2013. május 3 / Jég.");
    check("Amsterdam (ANP) - De haven vroor dicht.", "Amsterdam / ANP /  / De haven vroor dicht.");
    check("ANKARA (AA) - Liman dondu.", "ANKARA / AA /  / Liman dondu.");
    check("МОСКВА, 12 мая /ТАСС/. Порт замёрз.", "МОСКВА / TASS / 12 мая / Порт замёрз.");
    check("МОСКВА, 3 мая. /ТАСС/. Порт замёрз.", "МОСКВА / TASS / 3 мая / Порт замёрз.");
    check("МОСКВА, 12 мая - РИА Новости. Порт замёрз.", "МОСКВА / RIA Novosti / 12 мая / Порт замёрз.");
    check("Москва. 3 мая. ИНТЕРФАКС - Порт замёрз.", "Москва / Interfax / 3 мая / Порт замёрз.");
    check("КИЕВ, 3 мая (Рейтер) - Порт замёрз.", "КИЕВ / Reuters / 3 мая / Порт замёрз.");
}

#[test]
fn east_asian_lines_need_no_dash() {
    check("新华社北京5月3日电 港口结冰。", "北京 / Xinhua / 5月3日 / 港口结冰。");
    check("据新华社北京5月3日电 港口结冰。", "北京 / Xinhua / 5月3日 / 港口结冰。");
    check("（新华社北京5月3日电）港口结冰。", "北京 / Xinhua / 5月3日 / 港口结冰。");
    check("【新華社東京5月3日電】港口結冰。", "東京 / Xinhua / 5月3日 / 港口結冰。");
    check("法新社巴黎3日电 港口结冰。", "巴黎 / AFP /  / 港口结冰。");
    check("（東京 3日 ロイター） 港が凍った。", "東京 / Reuters /  / 港が凍った。");
    check("[東京　３日　ロイター] - 港が凍った。", "東京 / Reuters /  / - 港が凍った。");
    check("［東京 3日 ロイター］ 港が凍った。", "東京 / Reuters /  / 港が凍った。");
    check("【ワシントン共同】港が凍った。", "ワシントン / Kyodo /  / 港が凍った。");
    check("(서울=연합뉴스) 홍길동 기자 = 항구가 얼었다.", "서울 / Yonhap /  / 홍길동 기자 = 항구가 얼었다.");
    check("港口结冰，船只停航。", "none");
    check("新华社说，港口结冰。", "none");
    check("（港が凍った） 船は出ない。", "none");
    check("（", "none");
}

#[test]
fn place_and_day_may_stand_without_an_agency() {
    check("MANILA, Philippines — May 3, 2013", "MANILA, Philippines /  / May 3, 2013 / ");
    check("Geneva – 3 May 2013 – Ice came.", "Geneva /  / 3 May 2013 / Ice came.");
    check("3 May 2013, GENEVA – Ice came.", "GENEVA /  / 3 May 2013 / Ice came.");
    check("3 May 2013 – Ice came.", " /  / 3 May 2013 / Ice came.");
    check("NEW DELHI: The port froze.", "NEW DELHI /  /  / The port froze.");
    check("ISLAMABAD, May 3: The port froze.", "ISLAMABAD /  / May 3 / The port froze.");
    check("LONDON, May 3", "LONDON /  / May 3 / ");
    check("London, May 3, 2013", "London /  / May 3, 2013 / ");
    check("Harbour Times, May 3, 2013", "none");
    check("Reuters/London, May 3, 2013", "none");
    check("SEEDORF – Das Eis kam in Seedorf an.", "SEEDORF /  /  / Das Eis kam in Seedorf an.");
    check("SEEDORF – Das Eis kam an.", "none");
    check("YANGON — ", "YANGON /  /  / ");
    check("YANGON – The port froze.", "YANGON /  /  / The port froze.");
}

#[test]
fn small_slips_of_the_typist_are_overlooked() {
    check("MONTREAL, Feb 26- Ice came.", "MONTREAL /  / Feb 26 / Ice came.");
    check("NEW YORK, June 19 -Ice came.", "NEW YORK /  / June 19 / Ice came.");
    check("NEWPORT NEWS, Va., March 2 - Ice came.", "NEWPORT NEWS, Va. /  / March 2 / Ice came.");
    check("omaha, april 7 - ice came.", "omaha /  / april 7 / ice came.");
    check("Mexico city, april 1 - ice came.", "Mexico city /  / april 1 / ice came.");
    check("****LONDON, March 5 - Ice came.", "LONDON /  / March 5 / Ice came.");
    check("CHICAGO, March 4, - Ice came.", "CHICAGO /  / March 4 / Ice came.");
    check("PARIS,March 16 - Ice came.", "PARIS /  / March 16 / Ice came.");
    check("CHEVY CHASE, Md., - March 4 - Ice came.", "CHEVY CHASE, Md. /  / March 4 / Ice came.");
    check("KANSAS CITY, Mo. - March 13 - Ice came.", "KANSAS CITY, Mo. /  / March 13 / Ice came.");
    check("NEW YORK, March 9 -- Ice came.", "NEW YORK /  / March 9 / Ice came.");
    check("Hauppauge, N.Y,. March 13 - Ice came.", "Hauppauge, N.Y /  / March 13 / Ice came.");
    check("EXCLUSIVE - LONDON (Reuters) - Ice came.", "LONDON / Reuters /  / Ice came.");
    check("UPDATE 1 - LONDON (Reuters) - Ice came.", "LONDON / Reuters /  / Ice came.");
}

#[test]
fn a_misprinted_day_is_no_day_and_the_place_stays() {
    check("NEW YORK, Narch 2 - Ice came.", "NEW YORK /  /  / Ice came.");
    check("BOSTON, March 187 - Ice came.", "BOSTON /  /  / Ice came.");
    check("BELGRADE, March 2O - Ice came.", "BELGRADE /  /  / Ice came.");
    check("CALABRIA, Italy, April l - Ice came.", "CALABRIA, Italy /  /  / Ice came.");
    check("SYDNEY, April - Ice came.", "SYDNEY /  /  / Ice came.");
    check("KATHMANDU, Baishakh 20: Ice came.", "KATHMANDU /  /  / Ice came.");
    check("PARIS, March 32 - Ice came.", "PARIS /  / March 32 / Ice came.");
}

#[test]
fn a_text_that_simply_begins_has_no_dateline() {
    check("The port froze - again - on Monday.", "none");
    check("Jean-Luc said so.", "none");
    check("EXCLUSIVE - The port froze.", "none");
    check("UPDATE 1 - The port froze.", "none");
    check("Ice (and snow) - a story.", "none");
    check("UN — Ice came.", "none");
    check("— he said", "none");
    check("-", "none");
    check("", "none");
    check("é—é", "none");
    check("PARIS is worth a mass.", "none");
    check("US, March 5 talks - the first in years - began.", "none");
    check("US, March 5 talks ended without result.", "none");
    check("By Monday, May 3 - the last day - all had left.", "none");
    check("On Tuesday, May 3: Ice came.", "none");
    check("GRAIN PRICES – The port froze.", "none");
    check("EXCHANGES AT CLOSE - April 7 - Ice came.", "none");
    check("WHEAT BOARD FOR Monday, April 6 - Ice came.", "none");
    check("grain prices, april 7 - ice came.", "none");
    check("SILVER - Ice came.", "none");
    check("WEATHER: Ice came.", "none");
    check("Paris: A City in Winter", "none");
    check("Paris — and then Rome.", "none");
    check("May 3 - a day to remember.", "none");
    check("He said: Ice came.", "none");
    check("(and) - so", "none");
}

#[test]
fn a_line_that_its_file_calls_a_dateline_needs_no_dash() {
    let check = |text: &str, expected: &str| {
        let shown = read_stated(text).map_or("none".to_owned(), |line| {
            format!("{} / {}", line.place.unwrap_or(""), line.agencies.join(" "))
        });
        assert_eq!(shown, expected, "{text}");
    };
    check("MOSCOW", "MOSCOW / ");
    check("Moscow, 3 May 2013", "Moscow / ");
    check("London, Reuters", "London / Reuters");
    check("SALT LAKE CITY, Utah, Oct 29 -", "SALT LAKE CITY, Utah / ");
    check("the end of the story", "none");
    check("", "none");
}
