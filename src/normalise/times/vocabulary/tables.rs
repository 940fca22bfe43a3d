//! The words of each language: nothing goes in, rows of words with one meaning come out.

mod roman;
mod slavic;
mod west;

use super::{Row, Sense, Unit, Way, Which};

/// The languages besides English, by their codes.
pub(super) const LANGUAGES: &[(&str, &[Row])] = &[
    ("de", west::GERMAN),
    ("nl", west::DUTCH),
    ("fr", roman::FRENCH),
    ("es", roman::SPANISH),
    ("it", roman::ITALIAN),
    ("pt", roman::PORTUGUESE),
    ("pl", slavic::POLISH),
    ("ru", slavic::RUSSIAN),
];

/// English, with the words from which the rules learn where a sentence stands in time.
#[rustfmt::skip]
pub(super) const ENGLISH: &[Row] = &[
    (Sense::Day(0), "today tonight"),
    (Sense::Day(-1), "yesterday"),
    (Sense::Day(1), "tomorrow"),
    (Sense::PartOfDay, "morning afternoon evening night"),
    (Sense::Unit(Unit::Day), "day days"),
    (Sense::Unit(Unit::Weekend), "weekend"),
    (Sense::Unit(Unit::Week), "week weeks"),
    (Sense::Unit(Unit::Month), "month months"),
    (Sense::Unit(Unit::Quarter), "quarter"),
    (Sense::Unit(Unit::Half), "half"),
    (Sense::Unit(Unit::Year), "year years"),
    (Sense::Unit(Unit::Decade), "decade decades"),
    (Sense::Season(3), "spring"),
    (Sense::Season(6), "summer"),
    (Sense::Season(9), "autumn fall"),
    (Sense::Season(12), "winter"),
    (Sense::Count(1), "a an one"),
    (Sense::Count(2), "two"),
    (Sense::Count(3), "three"),
    (Sense::Count(4), "four"),
    (Sense::Count(5), "five"),
    (Sense::Count(6), "six"),
    (Sense::Count(7), "seven"),
    (Sense::Count(8), "eight"),
    (Sense::Count(9), "nine"),
    (Sense::Count(10), "ten"),
    (Sense::Count(11), "eleven"),
    (Sense::Count(12), "twelve"),
    (Sense::Count(15), "fifteen"),
    (Sense::Count(20), "twenty"),
    (Sense::Count(30), "thirty"),
    (Sense::Count(40), "forty"),
    (Sense::Count(50), "fifty"),
    (Sense::Ordinal(1), "first"),
    (Sense::Ordinal(2), "second"),
    (Sense::Ordinal(3), "third"),
    (Sense::Ordinal(4), "fourth"),
    (Sense::QuarterName(1), "q1"),
    (Sense::QuarterName(2), "q2"),
    (Sense::QuarterName(3), "q3"),
    (Sense::QuarterName(4), "q4"),
    (Sense::Decade(20), "twenties"),
    (Sense::Decade(30), "thirties"),
    (Sense::Decade(40), "forties"),
    (Sense::Decade(50), "fifties"),
    (Sense::Decade(60), "sixties"),
    (Sense::Decade(70), "seventies"),
    (Sense::Decade(80), "eighties"),
    (Sense::Decade(90), "nineties"),
    (Sense::Which(Which::Last), "last"),
    (Sense::Which(Which::Past), "past"),
    (Sense::Which(Which::This), "this current"),
    (Sense::Which(Which::Coming), "coming"),
    (Sense::Which(Which::Next), "next"),
    (Sense::Ago, "ago"),
    (Sense::Earlier, "earlier"),
    (Sense::Later, "later"),
    (Sense::Modifier, "early late mid middle beginning start"),
    (Sense::End, "end"),
    (Sense::Each, "each every any most some previous following"),
    (Sense::The, "the"),
    (Sense::Possessive, "its his her their our my your s"),
    (Sense::Of, "of"),
    (Sense::On, "on"),
    (Sense::And, "and or"),
    (Sense::To, "to through"),
    (Sense::Until, "until till"),
    (Sense::Leading, "in since during circa fiscal into"),
    (Sense::Loose, "by from before after between for"),
    (Sense::Small, "at as with when where who which that but so if not is are has have about against \
        under because while only also it he she they we i you there amid"),
    (Sense::Counted, "people men women children cases votes dollars pounds tonnes tons miles feet metres meters \
        kilometres kilometers km kg m troops soldiers shares points homes jobs words copies times hours companies \
        countries cities places members workers students hectares acres barrels dlrs mln pct percent cents yen \
        dead injured others more passengers patients victims residents families houses euros"),
    (Sense::Sport, "touchdown touchdowns yard yards quarterback coach kickoff rebounds halftime goal goals scored \
        scoring"),
    (Sense::Unbounded, "least than over"),
    (Sense::Name, "good ash black bloody palm easter super sheffield ruby whit holy maundy shrove cyber giving"),
    (Sense::Be, "been being"),
    (Sense::Way(Way::Future), "will ll shall would might should must planning plans plan planned expect expects \
        expected scheduled due slated hopes hoping hope intends intend wants want upcoming deadline deadlines \
        effective payable expires expiring begins opens starts resumes reconvenes arrives ends going soon"),
    (Sense::WeakWay(Way::Future), "be can could expire resume begin leave arrive return travel attend meet meets leaves \
        returns takes terminate redeem"),
    (Sense::Way(Way::Past), "said told was were had did met came went took became rose fell made gave got found \
        held began left led sent won lost saw spoke sold bought paid ran broke shot died hit struck brought \
        thought knew wrote grew drew flew threw fought caught taught built spent kept felt set stood understood \
        rode drove chose woke swore tore wore bore hid bid says put cut quit shut hurt rang sang sank sprang"),
];
