//! Names with a bracket right behind them go in, what they mean in canonical form comes out.

use super::*;
use ast::Form;

fn word(text: &str) -> Node {
    Node::Word { text: text.to_owned(), form: Form::Stem }
}

fn check_node(text: &str, expected: Node) {
    let (query, problems) = parse(text, today(), Syntax::Dateline);
    assert_eq!(query.root, Some(expected), "{text}");
    assert_eq!(problems, vec![], "{text}");
}

#[test]
fn a_function_asks_something_of_its_bracket() {
    check_node("atleast3(junta)", Node::AtLeast { n: 3, query: Box::new(word("junta")) });
    check_node("first50(junta)", Node::First { n: 50, query: Box::new(word("junta")) });
    check_node("2of(moscow junta)", Node::Of { n: 2, parts: vec![word("moscow"), word("junta")] });
    let phrase = ["russia", "junta"].map(|text| ast::Slot::Node(word(text))).to_vec();
    check_node("slop10(\"russia junta\")", Node::Slop { phrase, n: 10 });
    check_node("variants(lukashenko)", Node::Variants { name: "lukashenko".to_owned(), without: Vec::new() });
    check_node("variants(\"Moe Aung\")", Node::Variants { name: "Moe Aung".to_owned(), without: Vec::new() });
    let query = Box::new(Node::Variants { name: "lukashenko".to_owned(), without: Vec::new() });
    check_node("person:variants(lukashenko)", Node::Field { name: "person", query });
}

#[test]
fn functions_stand_wherever_a_part_may_stand() {
    check("atleast3(junta) russia", "atleast3(junta) AND russia");
    check("AtLeast3(junta) SLOP2(\"a1 b1\")", "atleast3(junta) AND slop2(\"a1 b1\")");
    check("first50(coup OR putsch)", "first50(coup OR putsch)");
    check("atleast3(\"arms trade\")^2", "atleast3(\"arms trade\")^2");
    check("-atleast3(junta)", "NOT atleast3(junta)");
    check("NOT first50(junta)", "NOT first50(junta)");
    check("title:atleast2(junta)", "title:atleast2(junta)");
    check("title:(first5(coup) mali)", "title:(first5(coup) AND mali)");
    check("atleast2(title:coup)", "atleast2(title:coup)");
    check("atleast2(russia w/5 junta)", "atleast2(russia w/5 junta)");
    check("atleast2(coup) w/s first9(mali)", "atleast2(coup) w/s first9(mali)");
    check("first50(atleast2(coup))", "first50(atleast2(coup))");
    check("atleast3(a1 AND b1)", "atleast3(a1) AND atleast3(b1)");
    check("atleast3(a1 b1)", "atleast3(a1) AND atleast3(b1)");
}

#[test]
fn the_parts_of_a_choice_stand_side_by_side() {
    check("2of(moscow bamako junta)", "2of(moscow bamako junta)");
    check("2of(moscow, bamako, junta)", "2of(moscow bamako junta)");
    check("2OF(\"arms trade\" title:coup date:2024)", "2of(\"arms trade\" title:coup date:2024)");
    check("2of((mali OR niger) (a1 b1) -x1)", "2of((mali OR niger) (a1 b1) (NOT x1))");
    check("2of(a1 w/5 b1 c1)", "2of((a1 w/5 b1) c1)");
    check("2of(a1^2 2of(b1 c1))", "2of(a1^2 2of(b1 c1))");
    check("2of(a1 b1 c1) w/p d1", "2of(a1 b1 c1) w/p d1");
    check("title:2of(a1 b1 c1)", "title:2of(a1 b1 c1)");
    check("1of(* -lang:en)", "1of(* (NOT lang:en))");
    check("2of(a1 OR b1 AND c1)", "2of(a1 b1 c1) !");
    check("2of(a1 and b1)", "2of(a1 and b1)");
}

#[test]
fn variants_hold_one_name() {
    check("variants( Moe  Aung )", "variants(\"Moe Aung\")");
    check("variants(O'Neill)", "variants(O'Neill)");
    check("variants(\u{201c}Jean-Luc M.\u{201d})", "variants(\"Jean-Luc M.\")");
    check("person:x1 variants(lukashenko)", "person:x1 AND variants(lukashenko)");
    check("-person:variants(lukashenko)", "NOT person:variants(lukashenko)");
    check(
        "person:(variants(a1) OR variants(\"b1 c1\"))",
        "person:variants(a1) OR person:variants(\"b1 c1\")",
    );
    check("entity:variants(Wagner)", "entity:variants(Wagner)");
    check("title:variants(lukashenko)", "title:variants(lukashenko)");
    check("variants(lukashenko) w/5 putin", "variants(lukashenko) w/5 putin");
    check("person:variants(a1) w/5 b1", "person:variants(a1) AND b1 !");
    check("variants(\"NOT\")", "variants(\"NOT\")");
    check("variants(a1 OR b1)", "variants AND (a1 OR b1) !");
    check("variants(a1", "variants AND a1 !");
    check("variants(a1 -b1 -\"c1 d1\")", "variants(a1 -b1 -\"c1 d1\")");
    check("variants(\"a1 b1\" -c-1)", "variants(\"a1 b1\" -c-1)");
    check("variants()", " !");
    check("source:variants(x1)", "source:\"variants(x1)\" !");
    check("spelling variants (rare)", "spelling variants AND rare");
}

#[test]
fn numbers_that_make_no_sense_are_said() {
    check("atleast0(junta)", "atleast1(junta) !");
    check("atleast99999999999(junta)", "atleast1000000(junta) !");
    check("0of(a1 b1)", "1of(a1 b1) !");
    check("5of(a1 b1)", "2of(a1 b1) !");
    check("slop0(\"a1 b1\")", "slop0(\"a1 b1\")");
    check("slop3(a1 b1)", "a1 b1 !");
    check("atleast3(date:2024)", "date:2024 !");
    check("first9(NOT a1)", "NOT a1 !");
    check("atleast3() a1", "a1 !");
    check("2of(?!) a1", "a1 !");
    check("atleast3(a1", "atleast3(a1) !");
}

#[test]
fn a_slip_in_a_name_is_told() {
    let none = |name: &str| format!("`{name}(…)` is no function: searched as words");
    check_problem("atlest3(junta)", "atlest3", &none("atlest3"), Some("did you mean `atleast3(…)`?"));
    check_problem("frist50(junta)", "frist50", &none("frist50"), Some("did you mean `first50(…)`?"));
    check_problem("varients(x1)", "varients", &none("varients"), Some("did you mean `variants(…)`?"));
    let number = "`atleast(…)` has no number: what is in the brackets is searched as words";
    check_problem("atleast(junta)", "atleast", number, Some("write how many: atleast3(…)"));
    let bracket = "`atleast3` is searched as a word: it has no bracket right behind it";
    check_problem("atleast3 junta", "atleast3", bracket, Some("write atleast3(…)"));
    check("2of moscow", "2of moscow !");
    for text in ["MP(s)", "f(x1)", "variant(s)", "g20(summit)", "first(x1)", "variants first of", "slop"] {
        assert_eq!(parse(text, today(), Syntax::Dateline).1, vec![], "{text}");
    }
}
