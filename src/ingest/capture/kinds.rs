//! An address and a kind of content go in; why it is no page with news comes out.

/// Why content of this kind at this address is not read; `None` where it may be an article, or hold some.
pub fn no_page(content_type: &str, address: &str) -> Option<&'static str> {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let path = path_of(address);
    if let Some((_, what)) = SCHEMES.iter().find(|(scheme, _)| begins_with(address, scheme)) {
        return Some(what);
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if MACHINE_FILES.iter().any(|known| name.eq_ignore_ascii_case(known)) || path.starts_with("/.well-known/")
    {
        return Some("a file for machines: robots.txt and its like");
    }
    // Servers that do not know better call everything so.
    if matches!(kind.as_str(), "" | "text/plain" | "application/octet-stream" | "no-type" | "unk" | "unknown")
    {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
        return ENDINGS.iter().find(|(endings, _)| endings.contains(&ending.as_str())).map(|(_, what)| *what);
    }
    let found = KINDS.iter().find(|(known, _)| match known.strip_suffix('*') {
        Some(start) => kind.starts_with(start),
        None => match known.strip_prefix('*') {
            Some(end) => kind.ends_with(end),
            None => kind == *known,
        },
    });
    found.map(|(_, what)| *what).filter(|what| !what.is_empty())
}

/// Whether content is said to be a page.
pub fn is_html(content_type: &str) -> bool {
    let kind = content_type.trim_start().to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml")
}

/// The encoding that a kind of content states: `text/html; charset="koi8-r"`.
pub fn charset(content_type: &str) -> Option<String> {
    let stated = content_type.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    });
    stated.map(str::to_owned).filter(|stated| !stated.is_empty())
}

const IMAGE: &str = "a picture";
const SOUND: &str = "a sound or a video";
const FONT: &str = "a font";
const STYLE: &str = "a style sheet";
const SCRIPT: &str = "a script";
/// JSON and what else programs send each other.
pub const DATA: &str = "an answer for programs (JSON and its like)";
/// What a program that captures pages writes down about its work.
pub const NOTES: &str = "notes of the capturing program";

/// Kinds of content; a star stands for any characters. The first that fits counts; an empty reason is read.
const KINDS: &[(&str, &str)] = &[
    ("image/*", IMAGE),
    ("audio/*", SOUND),
    ("video/*", SOUND),
    ("application/vnd.apple.mpegurl", SOUND),
    ("application/x-mpegurl", SOUND),
    ("application/dash+xml", SOUND),
    ("application/x-shockwave-flash", SOUND),
    ("font/*", FONT),
    ("application/font*", FONT),
    ("application/x-font*", FONT),
    ("application/vnd.ms-fontobject", FONT),
    ("text/css", STYLE),
    ("*javascript", SCRIPT),
    ("*ecmascript", SCRIPT),
    ("text/jscript", SCRIPT),
    ("application/wasm", SCRIPT),
    ("application/feed+json", ""),
    ("application/json*", DATA),
    ("text/json", DATA),
    ("text/x-json", DATA),
    ("application/x-json", DATA),
    ("*+json", DATA),
    ("application/graphql*", DATA),
    ("application/x-protobuf*", DATA),
    ("application/vnd.google.protobuf", DATA),
    ("application/grpc*", DATA),
    ("application/ocsp*", DATA),
    ("application/manifest*", DATA),
    ("text/event-stream", DATA),
    ("text/dns", "a look-up of an address"),
    ("application/warc-fields", NOTES),
    ("application/x-cdx", NOTES),
];

/// Schemes under which programs that capture pages file what they note about them.
const SCHEMES: &[(&str, &str)] = &[
    ("dns:", "a look-up of an address"),
    ("whois:", "a look-up of an address"),
    ("filedesc:", NOTES),
    ("metadata:", NOTES),
    ("warcinfo:", NOTES),
    ("screenshot:", NOTES),
    ("urn:text:", NOTES),
    ("urn:textfinal:", NOTES),
    ("urn:pageinfo:", NOTES),
    ("urn:view:", NOTES),
    ("urn:thumbnail:", NOTES),
    ("urn:fullpage:", NOTES),
    ("urn:screenshot:", NOTES),
    ("urn:x-wpull:", NOTES),
];

const MACHINE_FILES: &[&str] = &[
    "robots.txt",
    "ads.txt",
    "app-ads.txt",
    "humans.txt",
    "security.txt",
    "llms.txt",
    "llms-full.txt",
    "crossdomain.xml",
    "clientaccesspolicy.xml",
    "browserconfig.xml",
    "opensearch.xml",
];

/// What the ending of an address says where the server says nothing.
const ENDINGS: &[(&[&str], &str)] = &[
    (&["js", "mjs", "map", "vbs"], SCRIPT),
    (&["css", "less", "scss"], STYLE),
    (&["json", "geojson", "webmanifest", "cdx", "cdxj"], DATA),
    (&["jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif"], IMAGE),
    (&["woff", "woff2", "ttf", "otf", "eot"], FONT),
    (
        &[
            "mp3", "mp4", "m4a", "m4v", "mov", "avi", "flv", "swf", "ogg", "webm", "wav", "wmv", "mpg",
            "m3u8", "ts",
        ],
        SOUND,
    ),
];

fn begins_with(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// `/news/a.html` of `https://example.com/news/a.html?b=c#d`.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    path.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content_type: &str, address: &str, expected: Option<&str>) {
        assert_eq!(no_page(content_type, address), expected, "{content_type} {address}");
    }

    #[test]
    fn pages_and_what_may_hold_articles_are_read() {
        check("text/html; charset=utf-8", "https://example.com/a.json?x=/robots.txt", None);
        check("application/rss+xml", "https://example.com/feed", None);
        check("application/pdf", "https://example.com/a.pdf", None);
        check("text/plain", "https://example.com/news/a.txt", None);
        check("application/feed+json", "https://example.com/feed.json", None);
        check("", "https://example.com/", None);
        check("", "https://example.com", None);
        check("text/html", "urn:uuid:1", None);
    }

    #[test]
    fn what_is_no_page_has_a_reason() {
        check("image/png", "https://example.com/a", Some("a picture"));
        check("Text/JavaScript; charset=utf-8", "https://example.com/a", Some("a script"));
        check("application/vnd.api+json", "https://example.com/a", Some(DATA));
        check("text/plain", "https://example.com/a.js?v=2", Some("a script"));
        check("application/octet-stream", "https://example.com/a.woff2", Some("a font"));
        check(
            "text/plain",
            "https://example.com/robots.txt",
            Some("a file for machines: robots.txt and its like"),
        );
        check("text/dns", "dns:example.com", Some("a look-up of an address"));
        check("text/plain", "urn:textFinal:https://example.com/", Some("notes of the capturing program"));
    }

    #[test]
    fn the_charset_of_a_header_is_read() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(charset(text).as_deref(), expected, "{text}");
        check("text/html; charset=koi8-r", Some("koi8-r"));
        check("text/html;Charset=\"utf-8\"; x=y", Some("utf-8"));
        check("text/html; charset=", None);
        check("text/html", None);
    }
}
