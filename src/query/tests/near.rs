//! Queries for texts near each other go in, what they mean in canonical form comes out.

use super::*;
use ast::{Form, Order, Sense, Unit};

fn word(text: &str) -> Node {
    Node::Word { text: text.to_owned(), form: Form::Stem }
}

#[test]
fn operators_say_how_near_and_in_which_order() {
    let check = |text: &str, n: u32, order: Order, unit: Unit, sense: Sense| {
        let (query, problems) = parse(text, today(), Syntax::Dateline);
        let (left, right) = (Box::new(word("russia")), Box::new(word("junta")));
        let near = Node::Near { left, right, n, order, unit, sense };
        assert_eq!(query.root, Some(near), "{text}");
        assert_eq!(problems, vec![], "{text}");
    };
    check("russia w/10 junta", 10, Order::Free, Unit::Word, Sense::Near);
    check("russia W/10 junta", 10, Order::Free, Unit::Word, Sense::Near);
    check("russia pre/3 junta", 3, Order::Fixed, Unit::Word, Sense::Near);
    check("russia w/s junta", 0, Order::Free, Unit::Sentence, Sense::Near);
    check("russia w/p junta", 0, Order::Free, Unit::Paragraph, Sense::Near);
    check("russia w/f junta", 0, Order::Free, Unit::Field, Sense::Near);
    check("russia PRE/S junta", 0, Order::Fixed, Unit::Sentence, Sense::Near);
    check("russia not w/5 junta", 5, Order::Free, Unit::Word, Sense::NotNear);
    check("russia NOT w/5 junta", 5, Order::Free, Unit::Word, Sense::NotNear);
    check("russia not pre/5 junta", 5, Order::Fixed, Unit::Word, Sense::NotNear);
    check("russia not  w/s junta", 0, Order::Free, Unit::Sentence, Sense::NotNear);
}

#[test]
fn chains_are_joined_from_left_to_right_and_brackets_nest() {
    check("a1 w/5 b1 w/3 c1", "a1 w/5 b1 w/3 c1");
    check("(a1 w/5 b1) w/3 c1", "a1 w/5 b1 w/3 c1");
    check("a1 w/5 (b1 w/3 c1)", "a1 w/5 (b1 w/3 c1)");
    check("a1 not w/5 b1 pre/3 c1", "a1 not w/5 b1 pre/3 c1");
    check("(mali OR niger) w/s (coup OR putsch)", "(mali OR niger) w/s (coup OR putsch)");
    check("\"arms trade\" w/5 sanction*", "\"arms trade\" w/5 sanction*");
    check("a1^2 w/5 =run w/p wom?n", "a1^2 w/5 =run w/p wom?n");
    check("(a1 w/5 b1)^2", "(a1 w/5 b1)^2");
    check("title:(moscow w/5 bamako)", "title:(moscow w/5 bamako)");
    check("title:moscow w/5 bamako", "title:moscow w/5 bamako");
    check("a1 w/5(b1)", "a1 w/5 b1");
    check("a1 w/5\"b1 c1\"", "a1 w/5 \"b1 c1\"");
    check("a1, w/5, b1", "a1 w/5 b1");
}

#[test]
fn proximity_binds_tighter_than_not_and_beside_words_it_is_strict() {
    check("russia w/10 junta mali", "russia w/10 junta AND mali");
    check("mali russia w/10 junta niger", "mali niger AND russia w/10 junta");
    check("NOT russia w/10 junta", "NOT russia w/10 junta");
    check("-russia w/10 junta", "NOT russia w/10 junta");
    check("(NOT russia) junta", "NOT russia AND junta");
    check("a1 w/5 b1 AND c1 OR d1 w/s e1", "a1 w/5 b1 AND c1 OR d1 w/s e1");
    check("a1 w/5 b1 source:x1", "a1 w/5 b1 AND source:x1");
    check("RUSSIA W/10 JUNTA", "RUSSIA w/10 JUNTA");
}

#[test]
fn only_texts_are_near_each_other() {
    check("(a1 AND b1) w/5 c1", "a1 w/5 c1 AND b1 w/5 c1");
    check("(a1 b1) w/5 c1", "a1 w/5 c1 AND b1 w/5 c1");
    check("a1 not w/5 (b1 AND c1)", "a1 not w/5 b1 AND a1 not w/5 c1");
    check("a1 w/5 (b1 OR c1 AND d1)", "a1 w/5 b1 OR a1 w/5 c1 AND a1 w/5 d1");
    check("a1 w/5 date:2024", "a1 AND date:2024 !");
    check("source:(x1 w/5 y1)", "source:x1 AND source:y1 !");
    check("a1 w/5 NOT b1", "a1 AND NOT b1 !");
    check("a1 w/5 (NOT b1)", "a1 AND NOT b1 !");
    let eight = format!("({})", ["a1"; 9].join(" AND "));
    let all = ["a1"; 18].join(" AND ");
    check(&format!("{eight} w/5 {eight}"), &format!("{all} !"));
}

#[test]
fn an_operator_without_a_side_is_no_word() {
    check("w/5", " !");
    check("w/5 mali", "mali !");
    check("mali w/5", "mali !");
    check("mali niger w/5", "mali niger !");
    check("not w/5", " !");
    check("a1 w/5 w/3 b1", "a1 w/3 b1 !");
    check("a1 w/5 not w/3 b1", "a1 not w/3 b1 !");
    check("(a1 w/5) b1", "a1 AND b1 !");
    check("a1 w/5 () b1", "a1 b1 !");
    check("a1 w/5 OR b1", "a1 OR b1 !");
    check("a1 -w/5 b1", "a1 AND b1 !");
    check("date:2024-13 w/5 b1", "b1 !");
    check("title:w/5 mali", "title:=w/5 AND mali !");
    check("mali [w/5] niger", "mali =w/5 niger !");
}

#[test]
fn the_word_not_is_no_part_of_an_operator_in_brackets() {
    check("do (not) w/5 go", "do AND (not) w/5 go");
    check("do w/3 (not) w/3 go", "do w/3 (not) w/3 go");
    check("not w/5 go", "go !");
    check("do not go", "do not go");
}

#[test]
fn other_slashes_are_text() {
    check("s/s AT&T w/o 10:30 and/or 24/7", "s/s AT&T w/o 10:30 and/or 24/7");
    check("\"w/5\" w/5x", "\"w/5\" AND w/5x");
    check("=w/5", "=w/5");
}

#[test]
fn numbers_have_bounds() {
    let least = "`w/0` asks for nothing: 1 is taken for 0";
    check_problem("a1 w/0 b1", "w/0", least, None);
    check("a1 w/0 b1", "a1 w/1 b1 !");
    check("a1 w/1000000 b1", "a1 w/1000000 b1");
    check("a1 not pre/1000001 b1", "a1 not pre/1000000 b1 !");
    check("a1 w/99999999999999999999 b1", "a1 w/1000000 b1 !");
}

#[test]
fn a_chain_has_an_end() {
    let chain = |links: usize| format!("a1{}", " w/5 b1".repeat(links));
    check(&chain(64), &chain(64));
    check(&chain(66), &format!("{} AND b1 AND b1 !", chain(64)));
    check(&format!("({}) w/5 b1", chain(64)), &format!("{} AND b1 !", chain(64)));
    check(&format!("b1 w/5 ({})", chain(64)), &format!("b1 AND {} !", chain(64)));
}
