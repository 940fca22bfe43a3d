//! Words of a shape, with slips or in a distance go in, what they mean in canonical form comes out.

use super::*;

#[test]
fn an_expression_stands_between_slashes() {
    check("/wagn[eo]r/", "/wagn[eo]r/");
    check("/wagn(e|o)r/ group", "/wagn(e|o)r/ group");
    check("/a\\/b/ /c\"d/", "/a\\/b/ /c\"d/");
    check("(/wagn[eo]r/ OR mali)", "/wagn[eo]r/ OR mali");
    check("-/wagn[eo]r/ mali", "NOT /wagn[eo]r/ AND mali");
    check("/wagn[eo]r/^2, mali", "/wagn[eo]r/^2 mali");
    check("title:/wagn[eo]r/", "title:/wagn[eo]r/");
    check("/WAGN(E|O)R/ | WHO", "/WAGN(E|O)R/ | WHO");
    check("/wagn[eo]r/ w/3 group", "/wagn[eo]r/ w/3 group");
    check("\"the /wagn(e|o)r/ group\"", "\"the /wagn(e|o)r/ group\"");
    check("\u{ab}/a\"b/ c\u{bb}", "\"/a\\x22b/ c\"");
}

#[test]
fn a_path_is_no_expression() {
    check("news/ /usr/bin", "news usr/bin");
    check("/usr/share/ s/s and/or 24/7", "usr/share s/s and/or 24/7");
    check("https://x.org/a/ x/y/", "https://x.org/a x/y");
    check("// / /a /", "a");
}

#[test]
fn slips_are_counted() {
    check("lukashenko~1 minsk", "lukashenko~1 minsk");
    check("lukashenko~2", "lukashenko~2");
    check("lukashenko~", "lukashenko~1");
    check("(lukashenko~1)^2 -minsk~2", "lukashenko~1^2 AND NOT minsk~2");
    check("title:lukashenko~1", "title:lukashenko~1");
    check("=lukashenko~1", "lukashenko~1");
    check("==Lukashenko~1", "Lukashenko~1 !");
    check("sanction*~1", "sanction* !");
    check("\"alexander lukashenko~1\"", "\"alexander lukashenko~1\"");
    let message = "`~3` is no number of letters: ~2 is taken for it";
    check_problem("minsk~3", "minsk~3", message, Some("write ~1 or ~2: so many letters may differ"));
    check("minsk~3", "minsk~2 !");
    check("minsk~0", "minsk !");
}

#[test]
fn a_distance_behind_quotes_is_nearness_in_any_order() {
    check("\"two words\"~3", "two w/3 words");
    check("\u{201c}two words\u{201d}~3 x1", "two w/3 words AND x1");
    check("\"a1 b1 c1\"~4", "a1 w/4 b1 w/4 c1");
    check("=\"Moe Aung\"~2", "=Moe w/2 =Aung");
    check("\"(junta OR regime) chief\"~2", "(junta OR regime) w/2 chief");
    check("\"wom?n /vot(e|es)/ sanction* chif~1\"~2", "wom?n w/2 /vot(e|es)/ w/2 sanction* w/2 chif~1");
    check("title:\"two words\"~3", "title:(two w/3 words)");
    check("\"two words\"~3^2", "(two w/3 words)^2");
    check("-\"two words\"~3", "NOT two w/3 words");
    check("x1 w/9 \"two words\"~3", "x1 w/9 (two w/3 words)");
    check("\"president * Keita\"~3", "president w/3 Keita !");
    check("\"two words\"~0", "\"two words\" !");
    check("\"two words\"~", "\"two words\" !");
    check("\"two\"~3", "\"two\" !");
    check("\"two words\"~9999999", "two w/1000000 words !");
    check("source:\"The Times\"~3 x1", "source:\"The Times\" AND x1 !");
    check(&format!("\"{}\"~3", ["a1"; 65].join(" ")), &format!("\"{}\" !", ["a1"; 65].join(" ")));
}

#[test]
fn words_that_read_otherwise_outside_keep_their_quotes() {
    check("\"bread AND butter\"~2", "bread w/2 and w/2 butter");
    check("\"do not go\"~2", "do w/2 (not) w/2 go");
    check("\"w/5 x1\"~2", "=w/5 w/2 x1");
    check("\"a1|b1 title:c1 d1\"~2", "\"a1|b1\" w/2 \"title:c1\" w/2 d1");
}
