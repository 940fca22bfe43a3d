//! The word before or behind a full stop goes in, whether it is an abbreviation or begins a sentence comes out: tables
//! in the order of their bytes.

/// Whether a table has a word.
pub(super) fn has(table: &[&str], word: &str) -> bool {
    word.len() <= LONGEST && table.binary_search(&word).is_ok()
}

/// No word of the tables has more bytes.
const LONGEST: usize = 12;

/// Abbreviations that stand before a name and end no sentence.
pub(super) const TITLES: &[&str] = &[
    "Adm", "Amb", "Assoc", "Asst", "Atty", "Brig", "Capt", "Cmdr", "Cmdt", "Col", "Cols", "Cpl", "Dep",
    "Det", "Dipl", "Dott", "Dr", "Drs", "EE", "Excmo", "Exmo", "Fr", "Ft", "Gen", "Gens", "Gov", "Govs",
    "Gral", "Hon", "Hr", "Hrn", "Ing", "Insp", "Lieut", "Lt", "MM", "Maj", "Messrs", "Mgr", "Mlle", "Mme",
    "Mr", "Mrs", "Ms", "Msgr", "Mt", "Pdte", "Pres", "Prof", "Profs", "Pte", "Pvt", "Rep", "Reps", "Rev",
    "Revs", "Sen", "Sens", "Sgt", "Sig", "Sr", "Sra", "Srta", "Supt", "approx", "bzw", "ca", "cf", "dhr",
    "drs", "eg", "evtl", "geb", "ie", "inkl", "mevr", "sog", "v", "vs", "акад", "г", "ген", "д", "им",
    "проф", "т", "ул", "डॉ",
];

/// Abbreviations that stand inside a sentence and at its end: it ends where the next word begins one.
pub(super) const EITHER: &[&str] = &[
    "Ave", "Blvd", "Bros", "Esq", "Jeopardy", "Jr", "Mio", "Mrd", "Rd", "St", "Ste", "Yahoo", "al", "гг",
    "млн", "млрд", "руб", "тыс",
];

/// American states and Canadian provinces, as they stand behind a town and a comma.
pub(super) const STATES: &[&str] = &[
    "Ala", "Alta", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
    "La", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa",
    "Que", "Sask", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
];

/// What companies are; their officers stand behind.
pub(super) const COMPANIES: &[&str] = &["Co", "Corp", "Cos", "Inc", "Ltd", "Plc", "Pty"];

/// Words that go on behind a company's name.
pub(super) const OFFICERS: &[&str] = &[
    "CEO",
    "CFO",
    "Chairman",
    "Chairwoman",
    "Chief",
    "Corp",
    "Director",
    "Executive",
    "Founder",
    "Inc",
    "KG",
    "LLC",
    "Ltd",
    "Managing",
    "Plc",
    "President",
    "Senior",
    "Vice",
];

/// Abbreviations that stand before a number.
pub(super) const BEFORE_NUMBERS: &[&str] = &[
    "Abs", "Apr", "Art", "Aug", "Ch", "Dec", "Feb", "Fig", "Jan", "Jul", "Jun", "Mar", "No", "Nos", "Nov",
    "Nr", "Oct", "Sec", "Sep", "Sept", "Vol", "art", "ch", "fig", "no", "nr", "núm", "p", "pp", "sec", "vol",
    "ст", "стр",
];

/// `3. Mai`, `22. April`: a day before its month.
pub(super) const MONTHS: &[&str] = &[
    "April",
    "August",
    "Dezember",
    "Februar",
    "Januar",
    "Juli",
    "Juni",
    "Jänner",
    "Mai",
    "Maj",
    "Marts",
    "März",
    "November",
    "Oktober",
    "September",
];

/// Words that begin a sentence behind an acronym, an initial or an abbreviation.
///
/// None that begins a name there: `U.S. First Lady`, `M. Le Maire`, `U.S. Under Secretary`.
pub(super) const STARTERS: &[&str] = &[
    "A",
    "Aber",
    "According",
    "After",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "Asked",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Dans",
    "Das",
    "Der",
    "Despite",
    "Die",
    "During",
    "Each",
    "Earlier",
    "Ein",
    "Eine",
    "Elle",
    "En",
    "Er",
    "Es",
    "Even",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "How",
    "However",
    "I",
    "I'm",
    "If",
    "Il",
    "Ils",
    "Im",
    "In",
    "It",
    "It's",
    "Its",
    "Later",
    "Les",
    "Mais",
    "Many",
    "Meanwhile",
    "More",
    "Mr",
    "Mrs",
    "Ms",
    "My",
    "Not",
    "Now",
    "On",
    "Others",
    "Our",
    "Pero",
    "She",
    "Sie",
    "Since",
    "Some",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Una",
    "Und",
    "Une",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "You",
    "Your",
    "В",
    "На",
    "Но",
    "Он",
    "Она",
    "Они",
    "По",
    "Это",
];

/// What is said of a question that was quoted: `“Why now?” Jane Smith asked.`
pub(super) const SAYING: &[&str] = &[
    "added", "asked", "asks", "cried", "recalled", "replied", "said", "says", "shouted", "told", "tweeted",
    "wondered", "writes", "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        let tables = [TITLES, EITHER, STATES, COMPANIES, OFFICERS, BEFORE_NUMBERS, MONTHS, STARTERS, SAYING];
        for table in tables {
            assert!(table.is_sorted() && table.iter().all(|word| word.len() <= LONGEST), "{table:?}");
        }
    }
}
