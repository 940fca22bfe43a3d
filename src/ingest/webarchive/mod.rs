//! A page that Safari saved with what it shows goes in; its article comes out.
//!
//! A web archive is a property list, binary or XML: `WebMainResource` is the page, `WebSubresources` are pictures and
//! scripts, `WebSubframeArchives` other pages in it. Of a resource the keys `WebResourceData`, `WebResourceURL`,
//! `WebResourceMIMEType` and `WebResourceTextEncodingName` say what it is.

mod binary;
mod listed;

use super::decode::Charset;
use super::{Format, Head, Input, Item, html, locate};
use crate::article::{About, Origin, RawArticle};
use binary::Properties;
use memchr::memmem;

/// Pages that Safari saved.
pub struct WebArchive;

/// A resource, as it is found.
#[derive(Debug, Default, PartialEq, Eq)]
struct Resource {
    data: Data,
    url: Option<String>,
    kind: Option<String>,
    charset: Option<String>,
}

/// Where the bytes of a resource are.
#[derive(Debug, Default, PartialEq, Eq)]
enum Data {
    /// Nowhere.
    #[default]
    Missing,
    /// In the object of this number.
    At(u64),
    /// Read already.
    Here(Vec<u8>),
}

/// What is found in a file: pages in their order, addresses of other resources.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    pages: Vec<Resource>,
    others: Vec<String>,
}

/// Resources and pages that are listed of one file.
const MOST: usize = 100_000;

impl Format for WebArchive {
    fn name(&self) -> &'static str {
        "webarchive"
    }

    fn help(&self) -> &'static str {
        "pages that Safari saved whole (web archives)"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let is_called_so = head.name.to_ascii_lowercase().ends_with(".webarchive");
        let is_list = head.bytes.starts_with(b"bplist") || head.text.contains("<plist");
        is_list && (is_called_so || memmem::find(head.bytes, b"WebMainResource").is_some())
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let is_binary =
            std::io::BufRead::fill_buf(input.raw_reader()).is_ok_and(|head| head.starts_with(b"bplist"));
        let read = if is_binary { read_binary(input, out) } else { read_listed(input, out) };
        if let Err(reason) = read {
            out(Item::Failed { member: None, reason });
        }
    }
}

fn read_binary(input: &mut Input<'_>, out: &mut dyn FnMut(Item)) -> Result<(), String> {
    let limit = input.limit();
    let mut properties = Properties::open(input.seekable()?)?;
    let found = properties.found()?;
    give(input, &found, &mut |data| properties.bytes(data, limit), out);
    Ok(())
}

fn read_listed(input: &mut Input<'_>, out: &mut dyn FnMut(Item)) -> Result<(), String> {
    let text = input.text()?;
    let mut found = listed::found(&text)?;
    let mut bytes: Vec<Data> = found.pages.iter_mut().map(|page| std::mem::take(&mut page.data)).collect();
    for (number, page) in found.pages.iter_mut().enumerate() {
        page.data = Data::At(number as u64);
    }
    let mut take = |number: u64| match bytes.get_mut(number as usize).map(std::mem::take) {
        Some(Data::Here(bytes)) => Ok(bytes),
        _ => Err("the page has no data".to_owned()),
    };
    give(input, &found, &mut take, out);
    Ok(())
}

/// Gives the first page that is an article; the first of all may be no more than a frame for another.
fn give(
    input: &mut Input<'_>,
    found: &Found,
    bytes: &mut dyn FnMut(u64) -> Result<Vec<u8>, String>,
    out: &mut dyn FnMut(Item),
) {
    let given = input.nest().reading.encoding.clone();
    let mut why: Option<String> = None;
    let mut taken = None;
    for (number, page) in found.pages.iter().enumerate() {
        let Data::At(at) = page.data else { continue };
        match bytes(at).and_then(|bytes| article(&bytes, page, given.as_deref())) {
            Ok(article) => {
                out(Item::Article(article));
                taken = Some(number);
                break;
            }
            Err(reason) => why = why.or(Some(reason)),
        }
    }
    if taken.is_none() {
        return input.skip(why.unwrap_or_else(|| "no page in it".to_owned()));
    }
    let frames = found.pages.iter().enumerate().filter(|(number, _)| taken != Some(*number));
    let frames = frames.filter_map(|(_, page)| page.url.as_ref());
    for name in frames.chain(&found.others) {
        let reason = "pictures, frames and scripts of a saved page".to_owned();
        out(Item::Skipped { member: format!("!{name}"), reason });
    }
}

fn article(bytes: &[u8], page: &Resource, given: Option<&str>) -> Result<RawArticle, String> {
    let is_page = page.kind.as_deref().is_none_or(|kind| kind.contains("html"));
    if !is_page {
        return Err(format!("holds no page but {}", page.kind.as_deref().unwrap_or_default()));
    }
    let declared =
        page.charset.clone().or_else(|| html::declared_charset(&bytes[..bytes.len().min(1 << 16)]));
    let charset = Charset::choose(bytes, given, declared.as_deref());
    let text = charset.decode(bytes);
    let mut report = Vec::new();
    let Some(mut article) = html::read(&text, &mut report) else {
        let nothing = || "a page without the text of an article".to_owned();
        return Err(if report.is_empty() { nothing() } else { report.join("; ") });
    };
    article.suspects.append(&mut report);
    article.suspects.extend(charset.suspect);
    locate::statements(&mut article, &text);
    if let Some(url) = page.url.as_deref().filter(|url| url.starts_with("http")) {
        article.state(About::Url, Origin::Header, url, "key WebResourceURL");
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::binary::tests::{Made, list};
    use crate::ingest::tests::summary;

    fn page(text: &str) -> Made {
        Made::Dict(vec![
            ("WebResourceData", Made::Data(text.as_bytes().to_vec())),
            ("WebResourceURL", Made::Text("https://harbour.example/bridge")),
            ("WebResourceMIMEType", Made::Text("text/html")),
            ("WebResourceTextEncodingName", Made::Text("UTF-8")),
        ])
    }

    const PAGE: &str =
        "<title>Bridge opens</title><h1>Bridge opens</h1><p>The bridge over the harbour is open to all.</p>";

    #[test]
    fn a_frame_is_read_where_the_page_is_none() {
        let frames = Made::Array(vec![Made::Dict(vec![("WebMainResource", page(PAGE))])]);
        let archive = Made::Dict(vec![
            ("WebMainResource", page("<frameset><frame src=a></frameset>")),
            ("WebSubframeArchives", frames),
        ]);
        assert_eq!(summary("a.webarchive", &list(&archive)), "webarchive Bridge opens");
    }

    #[test]
    fn broken_lists_end_with_a_reason() {
        let whole = list(&Made::Dict(vec![("WebMainResource", page(PAGE))]));
        assert_eq!(summary("a", &whole), "webarchive Bridge opens");
        let expected = "failed: a property list that ends early";
        assert_eq!(summary("a.webarchive", &whole[..whole.len() - 1]).split(" or ").next(), Some(expected));
        for at in (0..whole.len()).step_by(3) {
            let mut broken = whole.clone();
            broken[at] ^= 0xff;
            summary("a.webarchive", &broken);
            summary("a.webarchive", &whole[..at]);
        }
    }
}
