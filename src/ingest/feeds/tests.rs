//! Feeds go in, whole and damaged; their items come out, and what is said of the damage.

use crate::article::About;
use crate::ingest::Reading;
use crate::ingest::tests::{read_bytes, summary};

fn check(feed: &str, expected: &str) {
    assert_eq!(summary("feed", feed.as_bytes()), expected);
}

/// The statements about one thing, of each item.
fn stated(feed: &str, about: About) -> Vec<Vec<String>> {
    let (articles, _) = read_bytes("feed", feed.as_bytes(), &Reading::default());
    articles.iter().map(|article| article.about(about).map(|row| row.text.clone()).collect()).collect()
}

fn bodies(feed: &str) -> Vec<String> {
    let (articles, _) = read_bytes("feed", feed.as_bytes(), &Reading::default());
    articles.into_iter().map(|article| article.body).collect()
}

fn suspects(feed: &str) -> Vec<Vec<String>> {
    let (articles, _) = read_bytes("feed", feed.as_bytes(), &Reading::default());
    articles.into_iter().map(|article| article.suspects).collect()
}

#[test]
fn every_kind_of_feed_is_known_by_its_first_element() {
    let one = "feed #1 One";
    check("<rss version=\"0.91\"><channel><item><title>One</title></item></channel></rss>", one);
    check(
        "<!-- made --><?xml version=\"1.0\"?><rss><channel><item><title>One</title></item></channel></rss>",
        one,
    );
    check(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\
         <channel/><item rdf:about=\"x\"><title>One</title></item></rdf:RDF>",
        one,
    );
    check("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>One</title></entry></feed>", one);
    check("<a:entry xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>One</a:title></a:entry>", one);
    check("<CHANNEL HREF=\"x\"><TITLE>News</TITLE><ITEM HREF=\"y\"><TITLE>One</TITLE></ITEM></CHANNEL>", one);
    check(
        "<br />\n<b>Warning</b>: old\n<?xml version=\"1.0\"?>\n<rss><item><title>One</title></item></rss>",
        one,
    );
    check("<RSS><CHANNEL><ITEM><Title>One</Title></ITEM></CHANNEL></RSS>", one);
    check("<rss><channel><title>News</title></channel></rss>", "skipped: a feed without items");
    check(
        "<opml version=\"2.0\"><body><outline text=\"x\"/></body></opml>",
        "skipped: a list of feeds (OPML), no articles",
    );
    check("<svg><title>x</title></svg>", "skipped: markup of no kind that is known here");
}

#[test]
fn an_item_without_end_costs_nothing_but_its_end() {
    check(
        "<rss><channel><item><title>One</title><item><title>Two</title></item><item><title>Three</title></channel></rss>",
        "feed #1 One\nfeed #2 Two\nfeed #3 Three",
    );
    check("<rss><channel><item><title>One</title></item><item><title>Two", "feed #1 One\nfeed #2 Two");
    check("<rss><channel><item><title>One</title></item><item><title", "feed #1 One");
}

#[test]
fn a_section_without_end_ends_with_its_element() {
    let feed = "<rss><channel><item><title><![CDATA[One</title><description>It rained.</description></item>\
                <item><title><![CDATA[Two]]></title></item><item><title>Three</title></item></channel></rss>";
    check(feed, "feed #1 One\nfeed #2 Two\nfeed #3 Three");
    assert_eq!(suspects(feed)[0], ["not well-formed XML: mended before reading"]);
    assert_eq!(bodies(feed)[0], "It rained.");
    let feed = "<rss><channel><item><title>One</title></item><item><description><![CDATA[It rained.</description>\
                <title>Two</title></item></channel></rss>";
    check(feed, "feed #1 One\nfeed #2 Two");
}

#[test]
fn a_section_may_quote_a_feed() {
    let feed = "<rss><channel><item><title>One</title><description><![CDATA[A feed has <item>x</item> <item>y</item> \
                and </channel>.]]></description></item><item><title>Two</title></item></channel></rss>";
    check(feed, "feed #1 One\nfeed #2 Two");
}

#[test]
fn an_item_may_hold_what_stands_around_items_elsewhere() {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content type=\"xhtml\"><p>Before</p><r:RDF xmlns:r=\"x\">\
                <channel></channel></r:RDF><p>After</p></content></entry><entry><title>Two</title></feed>";
    assert_eq!(bodies(feed), ["Before\n\nAfter", ""]);
    assert_eq!(suspects(feed), [vec![], vec!["the item has no end"]]);
}

#[test]
fn comments_hide_items() {
    check(
        "<rss><channel><!-- <item><title>No</title></item> --><item><!-- </item> --><title>One</title></item>\
         <item><title>Two</title><!-- </item></channel></rss>",
        "feed #1 One\nfeed #2 Two",
    );
}

#[test]
fn what_is_no_markup_is_text() {
    let feed = "<rss><channel><item><title>3 < 4 & <5></title><description>R&D; &eacute;&unknown;</description></item>\
                <item><title>Two\u{1}\u{b}and\u{92}s</title></item></channel></rss>";
    check(feed, "feed #1 3 < 4 & <5>\nfeed #2 Two and’s");
    assert_eq!(bodies(feed)[0], "R&D; é&unknown;");
}

#[test]
fn prefixes_that_nobody_declared_are_known() {
    let feed = "<rss><channel><item><title>One</title><dc:creator>Jane Roe</dc:creator><foo:title>No</foo:title>\
                <content:encoded>&lt;p>It rained.&lt;/p></content:encoded></item></channel></rss>";
    assert_eq!(stated(feed, About::Title), [["One"]]);
    assert_eq!(stated(feed, About::Author), [["Jane Roe"]]);
    assert_eq!(bodies(feed), ["It rained."]);
}

#[test]
fn prefixes_may_be_any() {
    let feed = "<rss xmlns:x=\"HTTP://purl.org/dc/elements/1.1/\" xmlns:dc=\"urn:other\"><channel><item><title>One</title>\
                <x:date>2024-04-02</x:date><dc:date>no</dc:date></item></channel></rss>";
    assert_eq!(stated(feed, About::Published), [["2024-04-02"]]);
}

#[test]
fn the_whole_text_is_the_body_and_a_description_alone_is() {
    let feed = "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
                <item><description>In short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>\
                <item><description>All there is.</description></item></channel></rss>";
    assert_eq!(bodies(feed), ["One.\n\nTwo.", "All there is."]);
    assert_eq!(stated(feed, About::Summary), [vec!["In short."], vec![]]);
}

#[test]
fn addresses_are_whole_where_the_feed_says_how() {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"http://harbour.example/news/\">\
                <entry xml:base=\"2024/\"><link href=\"1.html\"/><link rel=\"enclosure\" href=\"x.mp3\"/></entry>\
                <entry><link rel=\"alternate\" href=\"/2.html\"/><title>x</title></entry></feed>";
    let urls = [["http://harbour.example/news/2024/1.html"], ["http://harbour.example/2.html"]];
    assert_eq!(stated(feed, About::Url), urls);
    let feed = "<rss><channel><link>https://harbour.example/front</link><item><link>/1.html</link></item>\
                <item><link>2.html</link></item></channel></rss>";
    assert_eq!(stated(feed, About::Url), [["https://harbour.example/1.html"], ["2.html"]]);
}

#[test]
fn a_guid_is_an_address_unless_it_says_no() {
    let feed = "<rss><channel><item><guid>http://harbour.example/1</guid></item>\
                <item><guid isPermaLink=\"false\">http://harbour.example/2</guid></item></channel></rss>";
    assert_eq!(stated(feed, About::Url), [vec!["http://harbour.example/1"], vec![]]);
}

#[test]
fn what_a_feed_says_holds_for_its_items() {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Harbour News</title>\
                <rights>All rights reserved</rights><author><name>Jane Roe</name></author>\
                <entry><title>One</title></entry>\
                <entry xml:lang=\"fr\"><title>Deux</title><author><name>Li Wei</name></author>\
                <source><title>Port Journal</title></source></entry></feed>";
    assert_eq!(stated(feed, About::Source), [["Harbour News"], ["Port Journal"]]);
    assert_eq!(stated(feed, About::Author), [["Jane Roe"], ["Li Wei"]]);
    assert_eq!(stated(feed, About::Language), [["en"], ["fr"]]);
    assert_eq!(stated(feed, About::Usage), [["All rights reserved"], ["All rights reserved"]]);
}

#[test]
fn items_of_another_encoding_are_read_for_themselves() {
    let mut feed = b"<rss><channel>".to_vec();
    feed.extend(format!("<item><title>{}</title></item>", "Été à Évry, là-bas. ".repeat(4000)).bytes());
    feed.extend(b"<item><title>L'\xe9t\xe9 est arriv\xe9</title></item></channel></rss>");
    let (articles, _) = read_bytes("feed", &feed, &Reading::default());
    assert_eq!(articles[1].about(About::Title).next().unwrap().text, "L'été est arrivé");
}

#[test]
fn an_item_over_the_limit_is_said_and_not_held() {
    let long = "x ".repeat(60_000);
    let feed = format!(
        "<rss><channel><item><title>One</title></item><item><description>{long}</description></item>\
         <item><description><![CDATA[{long}]]></description></item><item><title>Four</title></item></channel></rss>"
    );
    let reading = Reading { article_limit: 50_000, ..Reading::default() };
    let (articles, report) = read_bytes("feed", feed.as_bytes(), &reading);
    let members: Vec<_> = articles.iter().map(|article| article.member.clone().unwrap()).collect();
    assert_eq!(members, ["#1", "#4"]);
    assert_eq!(report.failed.len(), 2);
    assert_eq!(report.failed[0].1, "the item is 120 kB long, the limit is 50 kB: raise --article-limit");
}

#[test]
fn what_blogger_keeps_beside_posts_is_skipped() {
    let entry = |kind: &str| {
        format!(
            "<entry><category scheme=\"http://schemas.google.com/g/2005#kind\" \
             term=\"http://schemas.google.com/blogger/2008/kind#{kind}\"/><title>{kind}</title></entry>"
        )
    };
    let feed = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:app=\"http://purl.org/atom/app#\" \
         xmlns:b=\"http://schemas.google.com/blogger/2018\">{}{}{}\
         <entry><title>x</title><app:control><app:draft>yes</app:draft></app:control></entry>\
         <entry><b:type>COMMENT</b:type><b:status>LIVE</b:status></entry>\
         <entry><b:type>POST</b:type><b:status>DRAFT</b:status></entry></feed>",
        entry("template"),
        entry("comment"),
        entry("post")
    );
    let (articles, report) = read_bytes("feed", feed.as_bytes(), &Reading::default());
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0].about(About::Topic).count(), 0);
    let reasons: Vec<&str> = report.skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
    assert_eq!(reasons, ["a template", "a comment", "a draft", "not published: its state is `draft`"]);
}

/// Pieces of feeds, of which everything can follow everything.
const PIECES: &[&str] = &[
    "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<description>It &lt;b>rained",
    "</description>",
    "<content:encoded>",
    "<entry xml:base='x'>",
    "</entry>",
    "</channel></rss>",
    "<",
    ">",
    "&",
    "é\u{1}",
    "<link href=\"",
    "\"/>",
    "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[",
    "{\"title\":\"x\"}",
    "]}",
    "\"",
    "[caption a=1]",
];

#[test]
fn no_bytes_make_it_panic() {
    let mut state = 7_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let feed = include_bytes!("../../../tests/data/formats/feed/wordpress.xml");
    for round in 0..1500 {
        let mut bytes = Vec::new();
        if round % 3 == 0 {
            // A whole feed, cut and with some bytes changed.
            bytes.extend_from_slice(&feed[..next(feed.len())]);
            for _ in 0..next(8) {
                let at = next(bytes.len().max(1));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = b"<>[]!-&/\"\0\xff\xc2"[next(12)];
                }
            }
        } else {
            bytes.extend_from_slice(PIECES[if round % 2 == 0 { 0 } else { 21 }].as_bytes());
            for _ in 0..next(24) {
                bytes.extend_from_slice(PIECES[next(PIECES.len())].as_bytes());
            }
        }
        read_bytes("feed", &bytes, &Reading { article_limit: 2000, ..Reading::default() });
    }
}

/// In quadratic time it would not end.
#[test]
fn time_is_linear() {
    for piece in
        ["<item>", "<item><![CDATA[", "<!--", "<![CDATA[</item><item>", "<item", "<item><title>", "<a b='"]
    {
        let feed = format!("<rss><channel>{}", piece.repeat(400_000 / piece.len()));
        read_bytes("feed", feed.as_bytes(), &Reading::default());
    }
}

/// In quadratic time it would not end.
#[test]
fn many_different_people_and_tags_take_linear_time() {
    let many = |piece: &str| -> String {
        (0..50_000).map(|number| piece.replace('#', &number.to_string())).collect()
    };
    let authors = many("<author><name>n#</name></author>");
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title>{authors}<entry>{authors}<title>t</title></entry></feed>"
    );
    let json = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"authors": [{}"a"], "tags": [{}"a"]}}]}}"#,
        many(r#"{"name": "n#"},"#),
        many(r#""t#","#)
    );
    for feed in [atom, json] {
        let (articles, _) = read_bytes("feed", feed.as_bytes(), &Reading::default());
        assert!(articles[0].about(About::Author).count() >= 50_000);
    }
}
