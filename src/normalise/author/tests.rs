//! Bylines as papers print them, and the names that a careful reader takes from each.

use super::*;

/// Shows `people / agencies / sources`.
fn check(text: &str, expected: &str) {
    let byline = split(text);
    let shown = [byline.people.join("; "), byline.agencies.join("; "), byline.sources.join("; ")];
    assert_eq!(shown.join(" / "), expected, "{text}");
}

#[test]
fn each_person_is_one_entry() {
    check("By A. Smith and B. Jones in Moscow", "A. Smith; B. Jones /  / ");
    check("By Jane Roe", "Jane Roe /  / ");
    check("BY JANE ROE AND JOHN DOE", "JANE ROE; JOHN DOE /  / ");
    check("Jane Roe, John Doe", "Jane Roe; John Doe /  / ");
    check("Von Karl Roth und Ute Lang, Berlin", "Karl Roth; Ute Lang /  / ");
    check("Par Luc Petit et Zoé Blanc", "Luc Petit; Zoé Blanc /  / ");
    check("Por Ana Ruiz y Luis Gil", "Ana Ruiz; Luis Gil /  / ");
    check("Di Marco Neri e Lia Sala", "Marco Neri; Lia Sala /  / ");
    check("Автор: Иван Петров и Анна Белова", "Иван Петров; Анна Белова /  / ");
    check("By Smith and Jones", "Smith; Jones /  / ");
    check("Karl und Ute", "Karl; Ute /  / ");
    check("Kirche und Leben", " /  / Kirche und Leben");
    check("Jane Roe with John Doe", "Jane Roe; John Doe /  / ");
    check("Jane Roe; Jane Roe", "Jane Roe /  / ");
}

#[test]
fn a_double_name_stays_whole() {
    check("João Costa e Silva", "João Costa e Silva /  / ");
    check("Pedro Ramón y Cajal", "Pedro Ramón y Cajal /  / ");
    check("John A. Doe Jr.", "John A. Doe Jr. /  / ");
    check("Roe, Jane", "Jane Roe /  / ");
}

#[test]
fn a_name_with_the_surname_first_is_turned() {
    check("Roth, Jana", "Jana Roth /  / ");
    check("Olivarez-Roe, Nathan", "Nathan Olivarez-Roe /  / ");
    check("Roe, E. Scott", "E. Scott Roe /  / ");
    check("Roe, E Scott; Lang, Ute", "E Scott Roe; Ute Lang /  / ");
    check("Roe, Mary Ann", "Mary Ann Roe /  / ");
    check("Roe, J.", "J. Roe /  / ");
    check("Cohen, Martin Rogg", "Martin Rogg Cohen /  / ");
    check("Doe, John, Jr.", "John Doe, Jr. /  / ");
    check("van der Meer, Jan", "Jan van der Meer /  / ");
    check("García Márquez, Gabriel", "Gabriel García Márquez /  / ");
    check("ROTH, Jana", "Jana ROTH /  / ");
    check("PRUIT, FRED", "FRED PRUIT /  / ");
    check("Roth, Berlin", "Roth /  / ");
    check("Jane Roe, Sofia", "Jane Roe /  / ");
    check("Roe, Jane, Harbour Gazette", "Roe; Jane /  / Harbour Gazette");
    check("Jane, Reuters", "Jane / Reuters / ");
    check("Karl Roth, Jana Lang", "Karl Roth; Jana Lang /  / ");
}

#[test]
fn what_is_no_person_is_dropped() {
    check("Reuters", " / Reuters / ");
    check("Jane Roe, AP", "Jane Roe / AP / ");
    check("By Jane Roe, The Guardian", "Jane Roe /  / The Guardian");
    check("Jane Roe, Political Editor", "Jane Roe /  / ");
    check("Our Staff Reporter", " /  / ");
    check("Jane Roe <jane.roe@example.org>", "Jane Roe /  / ");
    check("Jane Roe @janeroe", "Jane Roe /  / ");
    check("Jane Roe for The Guardian", "Jane Roe /  / ");
    check("Agence France-Presse", " / AFP / ");
    check("", " /  / ");
    check("https://example.org/jane", " /  / ");
}

#[test]
fn a_label_says_who_wrote_and_who_helped() {
    check("Story by Jane Roe", "Jane Roe /  / ");
    check("Words by Jane Roe, pictures by John Doe", "Jane Roe /  / ");
    check("Reporting by Jane Roe in Oslo; Editing by John Doe", "Jane Roe /  / ");
    check("Reporting by Jane Roe and John Doe; writing by Karl Roth", "Jane Roe; John Doe; Karl Roth /  / ");
    check("Compiled by Jane Roe", "Jane Roe /  / ");
    check("Text: Karl Roth; Foto: Ute Lang", "Karl Roth /  / ");
    check("Foto: Karl Roth", " /  / ");
    check("Autor: Karl Roth", "Karl Roth /  / ");
    check("Penulis: Budi Santoso", "Budi Santoso /  / ");
    check("Door Jan Jansen", "Jan Jansen /  / ");
    check("Av Ola Nordmann", "Ola Nordmann /  / ");
    check("About Jane Roe", " /  / ");
}

#[test]
fn places_days_and_papers_behind_a_name_are_cut() {
    check("By Jane Roe in Moscow, The Guardian", "Jane Roe /  / The Guardian");
    check("Jane Roe, Reuters", "Jane Roe / Reuters / ");
    check("By Jane Roe Associated Press", "Jane Roe / AP / ");
    check("By Jane Roe Washington Correspondent", "Jane Roe /  / ");
    check("By Jane Roe, New York", "Jane Roe /  / ");
    check("By Jane Roe, Harbour Gazette", "Jane Roe /  / Harbour Gazette");
    check("By Jane Roe Jun 24, 2020, 3:53pm CDT", "Jane Roe /  / ");
    check("Monday, 3 May 2021 by Jane Roe", "Jane Roe /  / ");
    check("Von Karl.Roth am Samstag, 19. Oktober 2019 um 11:14 Uhr", "Karl.Roth /  / ");
    check("Jane Roe 2 hours ago", "Jane Roe /  / ");
    check("Jane Roe. Updated 3 May 2021", "Jane Roe /  / ");
    check("Karl Roth publiziert", "Karl Roth /  / ");
    check("Von Gazette-Experte Karl Roth", "Karl Roth /  / ");
}

#[test]
fn names_of_many_kinds_stay_whole() {
    check("By Jan van der Meer and María de la Cruz", "Jan van der Meer; María de la Cruz /  / ");
    check("By Ahmed bin Salem and Nura al-Harbi", "Ahmed bin Salem; Nura al-Harbi /  / ");
    check("By J. K. Roe, A.B. Doe and Mary-Ann O'Neill", "J. K. Roe; A.B. Doe; Mary-Ann O'Neill /  / ");
    check("By John Doe, Jr., Harbour Gazette", "John Doe, Jr. /  / Harbour Gazette");
    check("By Dr. Jane Roe, MD, PhD", "Jane Roe /  / ");
    check("By Ana García Márquez", "Ana García Márquez /  / ");
    check("By Moe Aung and Nan Lwin Hnin Pwint", "Moe Aung; Nan Lwin Hnin Pwint /  / ");
    check("By Zhang Wei, Li Na and Koh Gui Qing", "Zhang Wei; Li Na; Koh Gui Qing /  / ");
    check("Авторы: А. Петров, Анна Белова", "А. Петров; Анна Белова /  / ");
    check("本报记者 王小明 李四方", "王小明; 李四方 /  / ");
    check("記者王小明／台北報導", "王小明 /  / ");
    check("山田 太郎", "山田 太郎 /  / ");
    check("홍길동 기자", "홍길동 /  / ");
}

#[test]
fn teams_offices_and_sites_are_no_persons() {
    for nobody in [
        "Staff",
        "Reuters Staff",
        "Editorial Board",
        "The Editorial Board",
        "admin",
        "By admin",
        "Harbour Sekretariat",
        "The Ministries of Coal and Steel",
        "Staff and news service reports",
        "株式会社山田",
        "Yangon",
        "Follow Us",
        "Kirche und Leben, Münster",
        "KWCH",
        "28.5.2020 17:43 Megosztom",
        "Harbour-Team",
        "Veröffentlicht am 19.10.19",
        "By",
    ] {
        let byline = split(nobody);
        assert!(byline.people.is_empty(), "{nobody}: {:?}", byline.people);
    }
    check("paper.org, Frankfurt, Germany", " /  / paper.org");
    check("paper.example.org", " /  / paper.example.org");
}

#[test]
fn initials_and_accounts_need_a_label() {
    check("von kj", "kj /  / ");
    check("Autor: c1ph4", "c1ph4 /  / ");
    check("kj", " /  / ");
    check("by midnight", " /  / ");
}

#[test]
fn any_text_is_split_without_a_panic() {
    for text in ["‘", "by", "By :", "é—é", "İ by İ", "\u{301}", "von ,", "／", "Text：", "\u{feff}By Jane"]
    {
        split(text);
        is_byline(text);
        is_only_names(text);
    }
    split(&"and Jane ".repeat(5_000));
}

#[test]
fn a_byline_begins_with_its_word_and_a_name() {
    let check = |line: &str, expected: bool| assert_eq!(is_byline(line), expected, "{line}");
    check("By Jane Roe", true);
    check("BY JANE ROE", true);
    check("Von Karl Roth", true);
    check("By midnight the ice had gone", false);
    check("Bylines of the year", false);
    check("Von der Heide", false);
}
