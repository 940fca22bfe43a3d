//! The same search in every syntax goes in; one tree comes out, and each says it so that the others read it.

use super::*;

/// A search in our own syntax, and as it is typed in others; `None` where they have no words for it.
struct Same {
    dateline: &'static str,
    lucene: Option<&'static str>,
    nexis: Option<&'static str>,
    factiva: Option<&'static str>,
}

const SEARCHES: &[Same] = &[
    same("coup", Some("coup"), Some("coup"), Some("coup")),
    same("coup OR putsch", Some("coup putsch"), Some("coup or putsch"), Some("coup or putsch")),
    same("coup AND mali", Some("+coup +mali"), Some("coup and mali"), Some("coup and mali")),
    same("coup AND NOT mali", Some("+coup -mali"), Some("coup and not mali"), Some("coup not mali")),
    same("\"arms trade\"", Some("\"arms trade\""), Some("arms trade"), Some("arms trade")),
    same(
        "(coup OR putsch) AND mali",
        Some("+(coup OR putsch) +mali"),
        Some("coup or putsch and mali"),
        Some("(coup or putsch) and mali"),
    ),
    same("russia w/10 junta", None, Some("russia w/10 junta"), Some("russia near10 junta")),
    same("wagner pre/3 group", None, Some("wagner pre/3 group"), Some("wagner w/3 group")),
    same(
        "(mali OR niger) w/5 (coup OR putsch)",
        None,
        Some("mali or niger w/5 coup or putsch"),
        Some("(mali or niger) near5 (coup or putsch)"),
    ),
    same(
        "junta w/p (election OR vote)",
        None,
        Some("junta w/p (election or vote)"),
        Some("junta same (election or vote)"),
    ),
    same("junta w/s russia", None, Some("junta w/s russia"), None),
    same("rico not w/5 puerto", None, Some("rico not w/5 puerto"), None),
    same("sanction*", Some("sanction*"), Some("sanction!"), None),
    same("wom?n", Some("wom?n"), Some("wom?n"), Some("wom?n")),
    same("atleast3(junta)", None, Some("atleast3(junta)"), Some("atleast3 junta")),
    same("first50(coup)", None, None, Some("coup/F50/")),
    same(
        "title:(coup OR putsch)",
        Some("title:(coup OR putsch)"),
        Some("headline(coup or putsch)"),
        Some("hd=(coup or putsch)"),
    ),
    same(
        "title:(moscow w/5 bamako)",
        None,
        Some("headline(moscow w/5 bamako)"),
        Some("hd=(moscow near5 bamako)"),
    ),
    same(
        "coup AND date:2024-04-01",
        Some("+coup +date:2024-04-01"),
        Some("coup and date is 4/1/2024"),
        Some("coup and date on 20240401"),
    ),
    same(
        "coup AND words:>800",
        Some("+coup +words:>800"),
        Some("coup and length > 800"),
        Some("coup and wc>800"),
    ),
    same(
        "source:reuters AND coup",
        Some("+source:reuters +coup"),
        Some("publication(reuters) and coup"),
        Some("sn=reuters and coup"),
    ),
    same("place:mali", Some("place:mali"), Some("geographic(mali)"), Some("re=mali")),
    same(
        "person:\"Min Aung Hlaing\"",
        Some("person:\"Min Aung Hlaing\""),
        Some("person(Min Aung Hlaing)"),
        Some("pe=Min Aung Hlaing"),
    ),
    same("title:coup OR lead:coup", Some("title:coup lead:coup"), Some("hlead(coup)"), Some("hlp=coup")),
    same(
        "coup AND mali OR putsch AND niger",
        Some("(+coup +mali) (+putsch +niger)"),
        Some("(coup and mali) or (putsch and niger)"),
        Some("coup and mali or putsch and niger"),
    ),
    same(
        "coup AND NOT (mali OR niger)",
        Some("+coup -(mali OR niger)"),
        Some("coup but not (mali or niger)"),
        Some("coup not (mali or niger)"),
    ),
    same(
        "date:2024-04",
        Some("date:[2024-04-01 TO 2024-04-30]"),
        None,
        Some("date from 20240401 to 20240430"),
    ),
    same("/wagn[eo]r/", Some("/wagn[eo]r/"), None, None),
    same("lukashenko~1", Some("lukashenko~1"), None, None),
];

#[test]
fn the_same_search_is_one_tree_in_every_syntax() {
    for search in SEARCHES {
        let (expected, problems) = parse(search.dateline, today(), Syntax::Dateline);
        assert_eq!(problems, vec![], "{}", search.dateline);
        for (syntax, text) in search.others() {
            let Some(text) = text else { continue };
            let (found, problems) = parse(text, today(), syntax);
            assert_eq!(problems, vec![], "{syntax:?} {text}");
            assert_eq!(found.to_string(), expected.to_string(), "{syntax:?} {text}");
            assert_eq!(found, expected, "{syntax:?} {text}");
        }
    }
}

#[test]
fn a_search_is_translated_from_every_syntax_into_every_other() {
    for search in SEARCHES {
        let (tree, _) = parse(search.dateline, today(), Syntax::Dateline);
        for (syntax, text) in search.others() {
            match translate(&tree, syntax) {
                Ok(said) => {
                    let (again, problems) = parse(&said, today(), syntax);
                    assert_eq!(problems, vec![], "{syntax:?} {said}");
                    // What a syntax has no word for may be said in several: `(sanction or sanction*)`.
                    if text.is_some() {
                        assert_eq!(again, tree, "{syntax:?} {said}");
                    }
                }
                Err(unsaid) => assert_eq!(text, None, "{syntax:?} {} {unsaid:?}", search.dateline),
            }
        }
    }
}

impl Same {
    fn others(&self) -> [(Syntax, Option<&'static str>); 4] {
        [
            (Syntax::Dateline, Some(self.dateline)),
            (Syntax::Lucene, self.lucene),
            (Syntax::Nexis, self.nexis),
            (Syntax::Factiva, self.factiva),
        ]
    }
}

const fn same(
    dateline: &'static str,
    lucene: Option<&'static str>,
    nexis: Option<&'static str>,
    factiva: Option<&'static str>,
) -> Same {
    Same { dateline, lucene, nexis, factiva }
}
