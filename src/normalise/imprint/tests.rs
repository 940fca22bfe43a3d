//! Lines between headline and text, and what a careful reader takes from each.

use super::*;

/// Shows `known / unknown / bylines / credits / dates`.
fn check(line: &str, expected: &str) {
    let imprint = read(line);
    let dates: Vec<&str> = imprint.dates.iter().map(|date| &line[date.at.clone()]).collect();
    let shown = [
        imprint.known.join(";"),
        imprint.unknown.unwrap_or("").to_owned(),
        imprint.bylines.join(";"),
        imprint.credits.join(";"),
        dates.join(";"),
    ];
    assert_eq!(shown.join(" / "), expected, "{line}");
}

#[test]
fn paper_and_day_stand_in_many_shapes() {
    check("Irrawaddy-Apr 22", "Irrawaddy /  /  /  / Apr 22");
    check("Bangkok Post-Oct 5", "Bangkok Post /  /  /  / Oct 5");
    check("Reuters - March 14, 2022", "Reuters /  /  /  / March 14, 2022");
    check("The Hindu, 12 August 2019", "The Hindu /  /  /  / 12 August 2019");
    check("Der Spiegel, 24.12.1999", "Der Spiegel /  /  /  / 24.12.1999");
    check("Le Monde | 3 mai 2021", "Le Monde /  /  /  / 3 mai 2021");
    check("El País, 14 de marzo de 2004", "El País /  /  /  / 14 de marzo de 2004");
    check("Коммерсантъ, 12 мая 2015 г.", "Коммерсантъ /  /  /  / 12 мая 2015");
    check("Asahi Shimbun 2011年3月11日", "Asahi Shimbun /  /  /  / 2011年3月11日");
    check("3 May 2021, Al-Monitor", "Al-Monitor /  /  /  / 3 May 2021");
    check("RFE/RL, 3 May 2021", "RFE/RL /  /  /  / 3 May 2021");
    check("Harbour Gazette-Apr 22", " / Harbour Gazette /  /  / Apr 22");
    check("Seenland Anzeiger, 3. Mai 2021", " / Seenland Anzeiger /  /  / 3. Mai 2021");
    check("The Guardian", "The Guardian /  /  /  / ");
}

#[test]
fn a_byline_stands_beside_the_paper() {
    check(
        "By Jane Roe | The Guardian | Tue 7 Feb 2023 10.15 GMT",
        "The Guardian /  / By Jane Roe /  / Tue 7 Feb 2023 10.15 GMT",
    );
    check(
        "By Jane Roe, The Guardian, 7 Feb 2023",
        "The Guardian /  / By Jane Roe, The Guardian /  / 7 Feb 2023",
    );
    check("By Jane Roe and John Doe", " /  / By Jane Roe and John Doe /  / ");
    check("Von Karl Roth, 3. Mai 2021", " /  / Von Karl Roth /  / 3. Mai 2021");
    check("Bangkok Post (AFP), 3 May 2021", "Bangkok Post /  /  / AFP / 3 May 2021");
}

#[test]
fn labels_are_no_names() {
    check("Published 14:05, 3 May 2021", " /  /  /  / 14:05, 3 May 2021");
    check("Published on 3 May 2021 | Updated on 4 May 2021", " /  /  /  / 3 May 2021;4 May 2021");
    check("Updated: 3 May 2021", " /  /  /  / 3 May 2021");
    check("Posted: Tuesday, 3 May 2021", " /  /  /  / Tuesday, 3 May 2021");
}

#[test]
fn a_line_of_text_is_no_imprint() {
    check("The strike that began on 3 May 2021 has ended, unions said.", " /  /  /  / ");
    check("Fishermen fear a lean winter", " /  /  /  / ");
    check("A Special Report", " /  /  /  / ");
    check("Published 3 May 2021 – this article is more than two years old", " /  /  /  / 3 May 2021");
    check("", " /  /  /  / ");
}
