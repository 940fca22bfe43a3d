//! Whole pages in; their statements and paragraphs, as a person reads them, out.

use super::*;
use crate::article::Origin;

/// The statements about one thing, with their places, and `|` between them.
fn stated(article: &RawArticle, about: About) -> String {
    let lines: Vec<String> =
        article.about(about).map(|one| format!("{} [{}]", one.text, one.place)).collect();
    lines.join(" | ")
}

fn check(html: &str, about: About, expected: &str) {
    let article = read(html, &mut Vec::new()).expect("the page has an article");
    assert_eq!(stated(&article, about), expected);
}

fn check_body(html: &str, expected: &[&str]) {
    let article = read(html, &mut Vec::new()).expect("the page has an article");
    assert_eq!(article.body.split("\n\n").collect::<Vec<_>>(), expected);
}

/// How each paragraph of a page begins.
fn check_beginnings(html: &str, expected: &[&str]) {
    let article = read(html, &mut Vec::new()).expect("the page has an article");
    let paragraphs: Vec<&str> = article.body.split("\n\n").collect();
    assert_eq!(paragraphs.len(), expected.len(), "{paragraphs:?}");
    for (paragraph, beginning) in paragraphs.iter().zip(expected) {
        assert!(paragraph.starts_with(beginning), "{paragraph}");
    }
}

fn check_none(html: &str, reason: &str) {
    let mut report = Vec::new();
    assert_eq!(read(html, &mut report), None);
    assert_eq!(report.last().map(String::as_str), Some(reason));
}

macro_rules! page {
    ($name:literal) => {
        include_str!(concat!("../../../tests/data/formats/html/", $name, ".html"))
    };
}

const LONG: &str =
    "The harbour board met on Tuesday and agreed to keep the ferries running until the pier is built.";

#[test]
fn a_page_with_json_ld_states_everything_twice() {
    let page = page!("with-json-ld");
    check(
        page,
        About::Title,
        "Ferry line to reopen after storm repairs [h1] \
         | Ferry line to reopen after storm repairs [JSON-LD headline] \
         | Ferry line to reopen after storm repairs [meta og:title] \
         | Ferry line to reopen after storm repairs | Saltmarsh Courier [title element]",
    );
    check(
        page,
        About::Published,
        "2023-02-17T06:30:00Z [JSON-LD datePublished] \
         | 2023-02-17T06:30:00+00:00 [meta article:published_time]",
    );
    check(page, About::Updated, "2023-02-18T09:00:00Z [JSON-LD dateModified]");
    check(
        page,
        About::SomeDate,
        "2023-02-17T06:30:00Z [time in the page] | 17 February 2023 [time in the page, as printed] \
         | 17 February 2023 [line near the headline]",
    );
    check(
        page,
        About::Author,
        "Ruth Okafor [JSON-LD author] | By Ruth Okafor [byline] | Ruth Okafor [byline]",
    );
    check(
        page,
        About::Source,
        "Saltmarsh Courier [meta og:site_name] | Saltmarsh Courier [JSON-LD publisher]",
    );
    check(
        page,
        About::Summary,
        "Boats to the three outer islands run again from Monday, a month after the storm. \
         [text under the headline] \
         | Boats to the three outer islands run again from Monday. [meta og:description]",
    );
    check(
        page,
        About::Url,
        "https://www.saltmarsh-courier.example/news/ferry-line-reopens [link rel=canonical]",
    );
    check(page, About::Language, "en-GB [html lang]");
    check(page, About::Section, "Transport [JSON-LD articleSection]");
    check(
        page,
        About::Topic,
        "ferries [JSON-LD keywords] | islands [JSON-LD keywords] | ferries [meta keywords] \
         | storm damage [meta keywords]",
    );
    check_beginnings(page, &["The ferry line between", "The storm of 14 January", "“Nobody will miss"]);
}

#[test]
fn scripts_and_styles_are_never_text() {
    let article = read(page!("with-json-ld"), &mut Vec::new()).expect("the page has an article");
    let texts = article.statements.iter().map(|one| one.text.as_str()).chain([article.body.as_str()]);
    for text in texts {
        assert!(!text.contains("tracker") && !text.contains("color: red"), "{text}");
    }
}

#[test]
fn entities_are_decoded() {
    check_body(
        &format!("<p>{LONG} Tea &amp; t&ocirc;t &#8212; &lt;now&gt;."),
        &[&format!("{LONG} Tea & tôt — <now>.")],
    );
    check(
        &format!("<meta property='og:title' content='Tea &amp;amp; toast'><p>{LONG}"),
        About::Title,
        "Tea & toast [meta og:title]",
    );
}

#[test]
fn a_page_without_meta_states_what_it_shows() {
    let page = page!("without-meta");
    check(page, About::Title, "Mayor opens new reading room [h1]");
    check(page, About::SomeDate, "3 May 1998 [line near the headline]");
    check(page, About::Source, "");
    check(page, About::Author, "");
    check_beginnings(page, &["The mayor of Elmsworth", "The room cost less"]);
}

#[test]
fn what_surrounds_a_text_is_left_out() {
    check_beginnings(page!("noise"), &["A court in Hillford", "The judge said", "The firm said that"]);
}

#[test]
fn a_french_page_has_its_standfirst_and_its_labelled_day() {
    let page = page!("french");
    check(
        page,
        About::Summary,
        "Après deux ans de travaux, les commerçants retrouvent la halle de Valmont. [text under the headline]",
    );
    check(page, About::Published, "Publié le 4 octobre 2019 [line near the headline]");
    check(page, About::Author, "Hélène Marceau [meta author]");
    check(page, About::Language, "fr [html lang] | fr_FR [meta og:locale]");
    check_beginnings(page, &["Les commerçants de Valmont", "« On ne reconnaît plus rien"]);
}

#[test]
fn a_declared_character_set_is_found_in_bytes() {
    let page = include_bytes!("../../../tests/data/formats/html/windows-1252.html");
    assert_eq!(declared_charset(page).as_deref(), Some("windows-1252"));
}

#[test]
fn a_page_of_links_is_no_article() {
    check_none(page!("links-only"), "a page that is mostly links");
    check_none("", "a page without paragraphs");
    check_none("<script>alert(1)</script>", "a page without paragraphs");
}

#[test]
fn a_saved_wire_page_keeps_its_address_and_paragraphs() {
    let page = page!("saved-wire");
    check(page, About::Url, "http://wire.example/archive/1999/07/dam.html [saved-from comment]");
    check_beginnings(page, &["NORTH FALLS, July 9 - Engineers", "The level of the lake"]);
}

#[test]
fn a_short_notice_is_an_article() {
    check_body("<h1>Closed</h1><p>The library is closed today.</p>", &["The library is closed today."]);
    check_body("<p>The library is closed today.</p>", &["The library is closed today."]);
}

#[test]
fn line_breaks_rows_and_items_keep_their_form() {
    let cells = "<table><tr><td>Oats<td>12<tr><td>Barley<td>14</table>";
    check_body(
        &format!("<article><p>{LONG}<br>{LONG}</p><p>{LONG}<br><br>{LONG}{cells}</article>"),
        &[&format!("{LONG}\n{LONG}"), LONG, LONG, "Oats\t12\nBarley\t14"],
    );
}

#[test]
fn the_text_of_a_script_serves_where_the_page_shows_none() {
    let text = format!("{LONG} {LONG} {LONG}");
    let page = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Pier\",\
         \"articleBody\":\"{text}\\n{text}\"}}</script><p>Please enable scripts.</p>"
    );
    check_body(&page, &[&text, &text]);
}

#[test]
fn an_article_without_its_text_is_kept_with_what_it_states() {
    let page = "<meta property='og:type' content='article'><meta property='og:title' content='Pier opens'>";
    check(page, About::Title, "Pier opens [meta og:title]");
}

#[test]
fn a_broken_script_still_gives_its_plain_values() {
    let page = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\", // note\n\
         \"datePublished\": \"2020-02-02\",}}</script><p>{LONG}"
    );
    check(&page, About::Published, "2020-02-02 [JSON-LD datePublished, in a broken script]");
    let mut report = Vec::new();
    read(&page, &mut report);
    assert_eq!(report, ["JSON-LD script 1 is no JSON"]);
}

#[test]
fn what_a_saver_wrote_is_the_day_of_capture() {
    let page = format!(
        "<html><!--\n Page saved\n url: https://paper.example/pier\n saved date: Tue Nov 24 2020 12:00:00 GMT+0100\n--><p>{LONG}"
    );
    check(&page, About::Captured, "Tue Nov 24 2020 12:00:00 GMT+0100 [saver's comment]");
    check(&page, About::Url, "https://paper.example/pier [saver's comment]");
}

#[test]
fn relative_addresses_are_completed_or_dropped() {
    let page = format!(
        "<link rel=canonical href='/pier'><meta property='og:url' content='https://paper.example/x'><p>{LONG}"
    );
    check(
        &page,
        About::Url,
        "https://paper.example/pier [link rel=canonical] | https://paper.example/x [meta og:url]",
    );
    check(&format!("<link rel=canonical href='/pier'><p>{LONG}"), About::Url, "");
}

#[test]
fn one_line_may_hold_two_days() {
    let page = format!(
        "<h1>Pier opens</h1><p>Published 3 May 2021 Updated 4 May 2021</p><article><p>{LONG} {LONG}</p><p>{LONG}</p></article>"
    );
    check(&page, About::Published, "Published 3 May 2021 [line near the headline]");
    check(&page, About::Updated, "Updated 4 May 2021 [line near the headline]");
}

#[test]
fn a_headline_that_nothing_confirms_comes_after_the_others() {
    let page = format!("<meta property='og:title' content='Pier opens'><h1>The Echo</h1><p>{LONG}");
    check(&page, About::Title, "Pier opens [meta og:title] | The Echo [h1]");
}

#[test]
fn a_hostile_page_does_not_stop_the_reader() {
    let deep = format!("{}<p>{LONG}</p>", "<div>".repeat(100_000));
    check_body(&deep, &[LONG]);
    for (piece, times) in [
        ("<table><tr><td>", 20_000),
        ("<a b=\"", 20_000),
        ("<!--", 20_000),
        ("<ul><li>", 20_000),
        ("&#x;", 20_000),
        ("é<", 20_000),
    ] {
        let article = read(&format!("<p>{LONG}</p>{}", piece.repeat(times)), &mut Vec::new());
        assert!(article.is_some_and(|article| article.body.contains(LONG)), "{piece}");
    }
}

#[test]
fn a_sign_of_a_private_plane_is_kept_as_text() {
    check_body(&format!("<p>{LONG} \u{f0001}</p>"), &[&format!("{LONG} \u{f0001}")]);
}

#[test]
fn visible_values_say_so() {
    let article = read(page!("french"), &mut Vec::new()).expect("the page has an article");
    assert!(article.about(About::Published).all(|one| one.origin == Origin::Visible));
}

#[test]
fn what_belongs_to_another_article_is_not_stated() {
    let check = |before: &str, behind: &str, about: About, expected: &str| {
        check(&page_with(before, behind), about, expected);
    };
    let teaser = "<ul><li><a href=a>Ferry sank in the storm</a> <time datetime=2020-01-02>January 2, 2020</time></li></ul>";
    check("", teaser, About::SomeDate, "2020-01-02 [time far from the headline]");
    let other = "<article><h2>Another story</h2><time datetime=2022-01-01>1 January 2022</time></article>";
    check("", other, About::SomeDate, "2022-01-01 [time far from the headline]");
    let list = "<script type=application/ld+json>{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\",\"headline\":\"Another\",\"datePublished\":\"2019-01-02\"}]}</script>";
    check(list, "", About::Published, "");
    check(
        "<p class=date>3 พ.ค. 2564 14:05 น.</p>",
        "",
        About::SomeDate,
        "3 พ.ค. 2564 14:05 น. [line near the headline]",
    );
}

/// A page with a headline and four paragraphs, and what else is given before and behind them.
fn page_with(before: &str, behind: &str) -> String {
    let text = format!("<p>{LONG}</p>").repeat(4);
    format!(
        "<title>Ferries keep running</title><body class='has-sidebar latest'><div class='with-sidebar'>\
         <h1>Ferries keep running</h1>{before}<div>{text}</div>{behind}</div></body>"
    )
}

#[test]
fn days_beside_the_headline_are_stated_whatever_the_whole_page_is_called() {
    let check = |before: &str, expected: &str| check(&page_with(before, ""), About::SomeDate, expected);
    check("<p class=date>8 January 2020, 3:51 pm</p>", "8 January 2020, 3:51 pm [line near the headline]");
    check("<p>26 | 01 | 2022</p>", "26 | 01 | 2022 [line near the headline]");
    check("<span class=post-date>28.01.22</span>", "28.01.22 [line near the headline]");
    check(
        "<p><time datetime=2022-01-26>26 January 2022</time></p>",
        "2022-01-26 [time in the page] | 26 January 2022 [time in the page, as printed] | 26 January 2022 [line near the headline]",
    );
    check(
        "<p>Sent <a title='12:12 AM - 11 Jul 2020' href=a>11 July</a></p>",
        "12:12 AM - 11 Jul 2020 [time in the page]",
    );
}

#[test]
fn a_label_says_what_a_day_is_wherever_it_stands() {
    let check = |behind: &str, about: About, expected: &str| check(&page_with("", behind), about, expected);
    check(
        "<footer><p>Erschienen am: 01.11.2023</p></footer>",
        About::Published,
        "Erschienen am: 01.11.2023 [line near the headline]",
    );
    check(
        "<aside><dl><dt>Datum</dt><dd>12.01.2017</dd></dl></aside>",
        About::Published,
        "12.01.2017 [line that says what its date is]",
    );
    check(
        "<div class=published><time datetime=2020-06-22>today</time></div>",
        About::Published,
        "2020-06-22 [time in the page]",
    );
    check("<div class=comments><p>Posted 3 May 2021</p></div>", About::Published, "");
}

#[test]
fn days_far_from_the_headline_are_stated_last() {
    let filler = format!("<ul>{}</ul>", "<li><a href=a>More</a></li>".repeat(40));
    let check = |behind: &str, expected: &str| {
        check(&page_with("", &format!("{filler}{behind}")), About::SomeDate, expected);
    };
    check("<p>Harbour, 10 September 2017</p>", "Harbour, 10 September 2017 [line far from the headline]");
    check("<aside>10 September 2017</aside>", "");
}
