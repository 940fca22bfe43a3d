//! The words around a full stop go in, whether that only shortens a word comes out: tables of titles, companies,
//! places, measures and of words that begin sentences.

/// Abbreviations that stand before a name and end no sentence.
pub(super) const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Drs", "Prof", "Profs", "Rev", "Revs", "Fr", "Hon", "Gen", "Gens", "Lt",
    "Lieut", "Col", "Cols", "Maj", "Sgt", "Capt", "Cpl", "Pvt", "Pte", "Cmdr", "Cmdt", "Adm", "Brig", "Sen",
    "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Supt", "Det", "Insp", "Amb", "Atty", "Asst", "Assoc",
    "Dep", "Msgr", "Mgr", "Mt", "Ft", "vs", "v", "Messrs", "Mme", "Mlle", "MM", "Sr", "Sra", "Srta", "Hr",
    "Hrn", "Dipl", "Ing", "Dott", "Sig", "Gral", "Pdte", "Exmo", "Excmo", "EE", "dhr", "mevr", "drs",
    "approx", "ca", "cf", "eg", "ie", "bzw", "sog", "geb", "evtl", "inkl", "г", "им", "ул", "т", "д", "проф",
    "акад", "ген", "डॉ",
];

/// Abbreviations that stand inside a sentence and at its end: it ends where the next word begins one.
pub(super) const EITHER: &[&str] = &[
    "St", "Ste", "Ave", "Blvd", "Rd", "Bros", "al", "Jr", "Esq", "Mio", "Mrd", "Yahoo", "Jeopardy", "млн",
    "млрд", "тыс", "руб", "гг",
];

/// American states and Canadian provinces, as they stand behind a town and a comma.
pub(super) const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md",
    "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va",
    "Vt", "Wash", "Wis", "Wyo", "Ont", "Que", "Alta", "Sask",
];

/// What companies are; their officers stand behind.
pub(super) const COMPANIES: &[&str] = &["Inc", "Corp", "Co", "Cos", "Ltd", "Plc", "Pty"];

/// Words that go on behind a company's name.
pub(super) const OFFICERS: &[&str] = &[
    "Chairman",
    "Chairwoman",
    "Chief",
    "President",
    "CEO",
    "CFO",
    "Vice",
    "Executive",
    "Managing",
    "Director",
    "Senior",
    "Founder",
    "Inc",
    "Corp",
    "Ltd",
    "Plc",
    "KG",
    "LLC",
];

/// Abbreviations that stand before a number.
pub(super) const BEFORE_NUMBERS: &[&str] = &[
    "No", "Nos", "no", "Nr", "nr", "Art", "art", "Sec", "sec", "p", "pp", "Vol", "vol", "Fig", "fig", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Ch", "ch", "núm", "Abs",
    "стр", "ст",
];

/// `3. Mai`, `22. April`: a day before its month.
pub(super) const MONTHS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Marts",
    "Maj",
];

/// Words that begin a sentence behind an acronym, an initial or an abbreviation.
///
/// None that begins a name there: `U.S. First Lady`, `M. Le Maire`, `U.S. Under Secretary`.
pub(super) const STARTERS: &[&str] = &[
    "The",
    "He",
    "She",
    "It",
    "They",
    "We",
    "But",
    "And",
    "In",
    "On",
    "At",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "For",
    "However",
    "Mr",
    "Mrs",
    "Ms",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "You",
    "Your",
    "When",
    "Where",
    "What",
    "Who",
    "Why",
    "How",
    "As",
    "After",
    "Before",
    "During",
    "While",
    "Since",
    "Although",
    "Though",
    "Because",
    "Despite",
    "Until",
    "If",
    "I",
    "I'm",
    "It's",
    "Some",
    "Many",
    "More",
    "Another",
    "Others",
    "According",
    "Meanwhile",
    "Earlier",
    "Later",
    "Then",
    "Also",
    "Now",
    "Both",
    "Each",
    "By",
    "From",
    "With",
    "To",
    "Not",
    "Even",
    "Asked",
    "Der",
    "Die",
    "Das",
    "Er",
    "Sie",
    "Es",
    "Ein",
    "Eine",
    "Im",
    "Aber",
    "Und",
    "Il",
    "Elle",
    "Ils",
    "Les",
    "Mais",
    "Dans",
    "Une",
    "En",
    "Pero",
    "Una",
    "Он",
    "Она",
    "Они",
    "Это",
    "По",
    "На",
    "Но",
    "В",
];

/// What is said of a question that was quoted: `“Why now?” Jane Smith asked.`
pub(super) const SAYING: &[&str] = &[
    "said", "says", "asked", "asks", "added", "wrote", "writes", "told", "replied", "tweeted", "shouted",
    "cried", "recalled", "wondered",
];
