//! The words of dates: a word in any of many languages goes in, a month, a weekday or a zone comes out.

use chrono::Weekday;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A language with the forms of its twelve months, January first, separated by spaces.
type Row = (&'static str, [&'static str; 12]);

/// Full names in every case that stands beside a number, and the usual abbreviations, in lower case.
#[rustfmt::skip]
const MONTHS: &[Row] = &[
    ("en", ["january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec"]),
    ("fr", ["janvier janv", "février fevrier févr fév fev", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout",
            "septembre sept", "octobre", "novembre", "décembre decembre déc"]),
    ("de", ["januar jänner jän", "februar feber", "märz maerz mär mrz", "april", "mai", "juni", "juli", "august",
            "september", "oktober okt", "november", "dezember dez"]),
    ("es", ["enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago",
            "septiembre setiembre", "octubre", "noviembre", "diciembre dic"]),
    ("it", ["gennaio gen", "febbraio febb", "marzo", "aprile", "maggio mag", "giugno giu", "luglio lug", "agosto",
            "settembre set sett", "ottobre ott", "novembre", "dicembre"]),
    ("pt", ["janeiro", "fevereiro", "março marco", "abril", "maio", "junho", "julho", "agosto",
            "setembro", "outubro out", "novembro", "dezembro"]),
    ("ca", ["gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost",
            "setembre", "octubre", "novembre", "desembre"]),
    ("ro", ["ianuarie ian", "februarie", "martie", "aprilie", "mai", "iunie iun", "iulie iul", "august",
            "septembrie", "octombrie", "noiembrie noi", "decembrie"]),
    ("nl", ["januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus",
            "september", "oktober", "november", "december"]),
    ("sv", ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
            "september", "oktober", "november", "december"]),
    ("da", ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
            "september", "oktober", "november", "december"]),
    ("no", ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
            "september", "oktober", "november", "desember des"]),
    ("is", ["janúar", "febrúar", "mars", "apríl", "maí", "júní", "júlí", "ágúst",
            "september", "október", "nóvember", "desember"]),
    ("fi", ["tammikuuta tammikuu", "helmikuuta helmikuu", "maaliskuuta maaliskuu", "huhtikuuta huhtikuu",
            "toukokuuta toukokuu", "kesäkuuta kesäkuu", "heinäkuuta heinäkuu", "elokuuta elokuu",
            "syyskuuta syyskuu", "lokakuuta lokakuu", "marraskuuta marraskuu", "joulukuuta joulukuu"]),
    ("et", ["jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august",
            "september", "oktoober", "november", "detsember"]),
    ("hu", ["január", "február", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus",
            "szeptember szept", "október", "november", "december"]),
    ("pl", ["stycznia styczeń sty", "lutego luty lut", "marca marzec", "kwietnia kwiecień kwi", "maja maj",
            "czerwca czerwiec cze", "lipca lipiec lip", "sierpnia sierpień sie", "września wrzesień wrz",
            "października październik paź", "listopada listopad lis", "grudnia grudzień gru"]),
    ("cs", ["ledna leden", "února únor", "března březen", "dubna duben", "května květen", "června červen",
            "července červenec", "srpna srpen", "září", "října říjen", "listopadu listopad", "prosince prosinec"]),
    ("sk", ["januára január", "februára február", "marca marec", "apríla apríl", "mája máj", "júna jún", "júla júl",
            "augusta", "septembra", "októbra október", "novembra", "decembra"]),
    ("ru", ["января январь янв", "февраля февраль февр фев", "марта март мар", "апреля апрель апр", "мая май",
            "июня июнь июн", "июля июль июл", "августа август авг", "сентября сентябрь сент сен",
            "октября октябрь окт", "ноября ноябрь нояб ноя", "декабря декабрь дек"]),
    ("uk", ["січня січень січ", "лютого лютий лют", "березня березень бер", "квітня квітень квіт",
            "травня травень трав", "червня червень черв", "липня липень лип", "серпня серпень серп",
            "вересня вересень вер", "жовтня жовтень жовт", "листопада листопад лист", "грудня грудень груд"]),
    ("bg", ["януари", "февруари", "март", "април", "май", "юни", "юли", "август",
            "септември", "октомври", "ноември", "декември"]),
    ("el", ["ιανουαρίου ιανουάριος", "φεβρουαρίου φεβρουάριος", "μαρτίου μάρτιος", "απριλίου απρίλιος", "μαΐου μάιος",
            "ιουνίου ιούνιος", "ιουλίου ιούλιος", "αυγούστου αύγουστος", "σεπτεμβρίου σεπτέμβριος",
            "οκτωβρίου οκτώβριος", "νοεμβρίου νοέμβριος", "δεκεμβρίου δεκέμβριος"]),
    ("tr", ["ocak", "şubat subat", "mart", "nisan", "mayıs mayis", "haziran", "temmuz", "ağustos agustos",
            "eylül eylul", "ekim", "kasım kasim", "aralık aralik"]),
    ("id", ["januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus agt",
            "september", "oktober", "november nop", "desember"]),
    ("ms", ["januari", "februari", "mac", "april", "mei", "jun", "julai", "ogos",
            "september", "oktober", "november", "disember"]),
    ("ar", ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
            "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]),
    // The months of the Levant and the Maghreb that are one word.
    ("ar", ["جانفي", "شباط فيفري", "آذار", "نيسان أفريل", "أيار ماي", "حزيران جوان", "تموز جويلية", "آب أوت",
            "أيلول", "", "", ""]),
    ("fa", ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]),
    ("he", ["ינואר בינואר", "פברואר בפברואר", "מרץ במרץ", "אפריל באפריל", "מאי במאי", "יוני ביוני", "יולי ביולי",
            "אוגוסט באוגוסט", "ספטמבר בספטמבר", "אוקטובר באוקטובר", "נובמבר בנובמבר", "דצמבר בדצמבר"]),
    ("hi", ["जनवरी", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर",
            "अक्टूबर", "नवंबर नवम्बर", "दिसंबर दिसम्बर"]),
    ("bn", ["জানুয়ারি জানুয়ারী", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর",
            "অক্টোবর", "নভেম্বর", "ডিসেম্বর"]),
    ("my", ["ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ",
            "နိုဝင်ဘာ", "ဒီဇင်ဘာ"]),
];

/// Months that are also common words of another language: they are taken only beside a printed year.
const ALSO_WORDS: &[&str] =
    &["out", "set", "ago", "mac", "mag", "gen", "lug", "des", "noi", "lis", "лист", "бер", "вер"];

/// A language with the forms of its seven weekdays, Monday first, separated by spaces.
type Weekdays = (&'static str, [&'static str; 7]);

/// The days of the week in every case that stands behind "on", and the usual abbreviations, in lower case.
#[rustfmt::skip]
const WEEKDAYS: &[Weekdays] = &[
    ("en", ["monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri", "saturday sat",
            "sunday sun"]),
    ("fr", ["lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim"]),
    ("de", ["montag mo", "dienstag di", "mittwoch mi", "donnerstag do", "freitag fr", "samstag sonnabend sa", "sonntag so"]),
    ("es", ["lunes", "martes", "miércoles miercoles", "jueves", "viernes", "sábado sabado", "domingo"]),
    ("it", ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]),
    ("pt", ["segunda-feira segunda", "terça-feira terça", "quarta-feira quarta", "quinta-feira quinta",
            "sexta-feira sexta feira", "sábado", "domingo"]),
    ("nl", ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]),
    ("sv", ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]),
    ("da", ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]),
    ("fi", ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"]),
    ("pl", ["poniedziałek", "wtorek", "środa środę", "czwartek", "piątek", "sobota sobotę", "niedziela niedzielę"]),
    ("cs", ["pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"]),
    ("hu", ["hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"]),
    ("ro", ["luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"]),
    ("ru", ["понедельник пн", "вторник вт", "среда среду ср", "четверг чт", "пятница пятницу пт", "суббота субботу сб",
            "воскресенье вс"]),
    ("uk", ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"]),
    ("tr", ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"]),
    ("id", ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]),
];

/// Zone names that mean one distance from UTC, in minutes.
///
/// Names with two meanings (IST, BST, CST, AST) are left out: a made-up instant is worse than none.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("ut", 0),
    ("wet", 0),
    ("cet", 60),
    ("mez", 60),
    ("west", 60),
    ("cest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("eest", 180),
    ("msk", 180),
    ("eat", 180),
    ("pkt", 300),
    ("mmt", 390),
    ("ict", 420),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("edt", -240),
    ("est", -300),
    ("cdt", -300),
    ("mdt", -360),
    ("mst", -420),
    ("pdt", -420),
    ("pst", -480),
];

/// Zone names with two meanings, or with another distance in summer: they are known as zones and tell no instant.
const VAGUE_ZONES: &[&str] = &["et", "ct", "mt", "pt", "ist", "bst", "cst", "ast"];

/// The months in Roman figures, as in `12.V.1987`.
const ROMAN: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// Seasons as dates of issue, in lower case; words that mean other things as often are left out.
const SEASONS: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "printemps",
    "automne",
    "hiver",
    "frühjahr",
    "sommer",
    "herbst",
    "primavera",
    "verano",
    "otoño",
    "invierno",
    "outono",
];

/// What a month's word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// 1 to 12.
    pub(super) number: u32,
    /// Whether it is taken only beside a printed year.
    pub(super) needs_year: bool,
}

/// Reads the word of a month, in any case.
pub(super) fn month(word: &str) -> Option<Month> {
    static TABLE: OnceLock<FxHashMap<&'static str, Month>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (_, months) in MONTHS {
            for (index, forms) in months.iter().enumerate() {
                for form in forms.split_whitespace() {
                    let needs_year = ALSO_WORDS.contains(&form);
                    // The first row wins: `listopad` is read as Polish and Czech read it.
                    table.entry(form).or_insert(Month { number: index as u32 + 1, needs_year });
                }
            }
        }
        table
    });
    lowered(word, |word| table.get(word).copied())
}

/// Reads the word of a day of the week, in any case.
pub fn weekday(word: &str) -> Option<Weekday> {
    const ORDER: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    static TABLE: OnceLock<FxHashMap<&'static str, Weekday>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (_, days) in WEEKDAYS {
            for (day, forms) in ORDER.iter().zip(days) {
                for form in forms.split_whitespace() {
                    table.entry(form).or_insert(*day);
                }
            }
        }
        table
    });
    lowered(word, |word| table.get(word).copied())
}

/// The day of the week that is printed in a date: `Tue 7 Feb`. In `Mar 7` there is none, though `mar.` is Tuesday in
/// French.
pub(super) fn weekday_in(date: &str) -> Option<Weekday> {
    let words = date.split(|letter: char| !letter.is_alphabetic() && letter != '-');
    words.into_iter().find_map(|word| weekday(word).filter(|_| month(word).is_none()))
}

/// Whether a word is a day of the week, in any case.
pub fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// The forms of a language's months, January first, separated by spaces.
pub fn months_of(lang: &str) -> Option<&'static [&'static str; 12]> {
    MONTHS.iter().find(|row| row.0 == lang).map(|row| &row.1)
}

/// The forms of a language's weekdays, Monday first, separated by spaces.
pub fn weekdays_of(lang: &str) -> Option<&'static [&'static str; 7]> {
    WEEKDAYS.iter().find(|row| row.0 == lang).map(|row| &row.1)
}

/// Reads the name of a zone as minutes east of UTC.
pub fn zone(word: &str) -> Option<i32> {
    ZONES.iter().find(|row| row.0.eq_ignore_ascii_case(word)).map(|row| row.1)
}

/// Whether a word is the name of a zone, also one that tells no distance from UTC.
pub fn is_zone(word: &str) -> bool {
    zone(word).is_some() || is_vague_zone(word)
}

/// Whether a word is the name of a zone with two meanings.
pub(super) fn is_vague_zone(word: &str) -> bool {
    VAGUE_ZONES.iter().any(|row| row.eq_ignore_ascii_case(word))
}

/// Reads a month in Roman figures, which are capitals.
pub(super) fn roman(word: &str) -> Option<Month> {
    let index = ROMAN.iter().position(|row| *row == word)?;
    Some(Month { number: index as u32 + 1, needs_year: true })
}

/// Whether a word is a season, in any case.
pub(super) fn is_season(word: &str) -> bool {
    lowered(word, |word| SEASONS.contains(&word))
}

/// Looks up a word in lower case; words longer than any in the tables are not copied.
fn lowered<T: Default>(word: &str, look_up: impl Fn(&str) -> T) -> T {
    const LONGEST: usize = 48;
    if word.len() > LONGEST {
        return T::default();
    }
    if word.is_ascii() {
        let mut buffer = [0; LONGEST];
        let copy = &mut buffer[..word.len()];
        copy.copy_from_slice(word.as_bytes());
        copy.make_ascii_lowercase();
        return look_up(std::str::from_utf8(copy).expect("ASCII is UTF-8"));
    }
    look_up(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_many_languages() {
        let check =
            |word: &str, expected: Option<u32>| assert_eq!(month(word).map(|month| month.number), expected);
        check("SEPT", Some(9));
        check("Août", Some(8));
        check("MÄRZ", Some(3));
        check("toukokuuta", Some(5));
        check("вересня", Some(9));
        check("października", Some(10));
        check("Mayıs", Some(5));
        check("července", Some(7));
        check("června", Some(6));
        check("junta", None);
        check("", None);
    }

    #[test]
    fn a_date_may_name_its_day_of_the_week() {
        let check = |date: &str, expected: Option<Weekday>| assert_eq!(weekday_in(date), expected, "{date}");
        check("Tuesday, 7 February", Some(Weekday::Tue));
        check("mar. 7 février", None);
        check("Mar 7", None);
        check("sexta-feira, 7 de maio", Some(Weekday::Fri));
        check("7 May", None);
    }

    #[test]
    fn a_zone_with_two_meanings_is_none() {
        assert_eq!(zone("GMT"), Some(0));
        assert_eq!(zone("IST"), None);
    }
}
