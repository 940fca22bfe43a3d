//! Files of every format go in, how many megabytes of them are read in a second of CPU comes out.
//!
//! Those for which a speed was promised are made here, large enough to be measured; of the others the samples in
//! `tests/data/formats` are read again and again: there opening a small file is a part of the time.

use crate::table::Table;
use crate::{Result, clock, generator};
use dateline::ingest::{self, Reading};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Articles in a made file.
const ARTICLES: u64 = 6_000;
/// Megabytes for which times are given.
const MEGABYTES: f64 = 10.0;
/// Where pages lie that papers have published, each packed by gzip.
const PUBLISHED: &str = "../shared/gold/extraction/html";
/// Megabytes of them promised in a second.
const PAGES: f64 = 5.0;

/// A format that is made: name, how a file begins, how an article is written, how it ends, how many, megabytes a second promised.
struct Made {
    name: &'static str,
    begin: &'static str,
    write: fn(&Article) -> String,
    end: &'static str,
    articles: usize,
    promised: f64,
}

const MADE: &[Made] = &[
    Made { name: "jsonl", begin: "", write: jsonl, end: "", articles: 6_000, promised: 100.0 },
    Made {
        name: "newsml-g2",
        begin: "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>\n",
        write: newsml,
        end: "</itemSet></newsMessage>\n",
        articles: 6_000,
        promised: 30.0,
    },
    Made {
        name: "feed",
        begin: "<rss version=\"2.0\"><channel><title>Harbour Gazette</title>\n",
        write: feed,
        end: "</channel></rss>\n",
        articles: 6_000,
        promised: 30.0,
    },
    Made { name: "mbox", begin: "", write: mbox, end: "", articles: 6_000, promised: 30.0 },
    Made { name: "html", begin: "", write: page, end: "", articles: 1, promised: PAGES },
    Made { name: "warc", begin: "", write: warc, end: "", articles: 300, promised: PAGES },
];

/// Measures all of them.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let articles = articles()?;
    let milliseconds = |speed: f64| MEGABYTES / speed * 1e3;
    let mut promise = |name: &str, paths: &[PathBuf], promised: f64| -> Result<()> {
        let measure = format!("{name}: ms for {MEGABYTES} MB, to what is promised");
        table.add(measure, milliseconds(speed(paths)?), Some(milliseconds(promised)), Some(1.0));
        Ok(())
    };
    for made in MADE {
        let path = make(made, &articles, folder)?;
        promise(made.name, std::slice::from_ref(&path), made.promised)?;
        fs::remove_file(path)?;
    }
    let pages = folder.join("pages");
    match unpack_pages(&pages)? {
        Some(paths) => {
            promise("pages as they were published", &paths, PAGES)?;
            fs::remove_dir_all(pages)?;
        }
        None => println!("left out: pages as they were published are not beside the repository"),
    }
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/data/formats")?.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders {
        let mut samples: Vec<PathBuf> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
        samples.retain(|path| path.is_file());
        samples.sort();
        if samples.is_empty() {
            continue;
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        table.add(format!("{name}: samples, MB a second"), speed(&samples)?, None, None);
    }
    Ok(())
}

/// Megabytes read in a second of CPU.
fn speed(paths: &[PathBuf]) -> Result<f64> {
    let mut bytes = 0;
    for path in paths {
        bytes += fs::metadata(path)?.len();
    }
    let reading = Reading::default();
    let microseconds = clock::of_work(|| {
        for path in paths {
            ingest::read(path, &reading, &mut |article| {
                std::hint::black_box(article);
            });
        }
        Ok(())
    })?;
    Ok(bytes as f64 / microseconds)
}

/// Unpacks published pages, where they lie beside the repository.
fn unpack_pages(folder: &Path) -> Result<Option<Vec<PathBuf>>> {
    let Ok(packed) = fs::read_dir(PUBLISHED) else { return Ok(None) };
    fs::create_dir_all(folder)?;
    let mut paths = Vec::new();
    for entry in packed {
        let entry = entry?.path();
        let path = folder.join(entry.file_stem().unwrap_or_default());
        let mut page = GzDecoder::new(fs::File::open(&entry)?);
        std::io::copy(&mut page, &mut fs::File::create(&path)?)?;
        paths.push(path);
    }
    paths.sort();
    Ok(Some(paths))
}

/// An invented article.
struct Article {
    number: usize,
    title: String,
    date: String,
    source: String,
    paragraphs: Vec<String>,
}

fn articles() -> Result<Vec<Article>> {
    let mut lines = Vec::new();
    generator::write(ARTICLES, &mut lines)?;
    let mut articles = Vec::new();
    for (number, line) in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).enumerate() {
        let record: Value = serde_json::from_slice(line)?;
        let field = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        let paragraphs = field("body").split("\n\n").map(str::to_owned).collect();
        let (title, date, source) = (field("title"), field("date"), field("source"));
        articles.push(Article { number, title, date, source, paragraphs });
    }
    Ok(articles)
}

fn make(made: &Made, articles: &[Article], folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("made.{}", made.name));
    let mut file = BufWriter::new(fs::File::create(&path)?);
    file.write_all(made.begin.as_bytes())?;
    for article in articles.iter().take(made.articles) {
        file.write_all((made.write)(article).as_bytes())?;
    }
    file.write_all(made.end.as_bytes())?;
    file.flush()?;
    Ok(path)
}

fn jsonl(article: &Article) -> String {
    let Article { title, date, source, paragraphs, .. } = article;
    let body = paragraphs.join("\n\n");
    let record = serde_json::json!({"title": title, "date": date, "source": source, "body": body});
    format!("{record}\n")
}

fn newsml(article: &Article) -> String {
    let Article { number, title, date, source, paragraphs } = article;
    let paragraphs = format!("<p>{}</p>\n", paragraphs.join("</p>\n<p>"));
    format!(
        "<newsItem guid=\"urn:newsml:example.org:{number}\" version=\"1\" standard=\"NewsML-G2\" \
         standardversion=\"2.9\"><itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"{source}\"/>\
         <versionCreated>{date}T10:15:00+00:00</versionCreated></itemMeta><contentMeta>\
         <urgency>4</urgency><headline>{title}</headline><language tag=\"en\"/></contentMeta><contentSet>\
         <inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\n\
         {paragraphs}</body></html></inlineXML></contentSet></newsItem>\n"
    )
}

fn feed(article: &Article) -> String {
    let Article { number, title, date, paragraphs, .. } = article;
    let paragraphs = format!("&lt;p&gt;{}&lt;/p&gt;\n", paragraphs.join("&lt;/p&gt;\n&lt;p&gt;"));
    format!(
        "<item><title>{title}</title><link>https://example.org/{number}</link>\
         <pubDate>{date}T10:15:00Z</pubDate><description>{paragraphs}</description></item>\n"
    )
}

fn mbox(article: &Article) -> String {
    let Article { number, title, paragraphs, .. } = article;
    let lines: Vec<String> = paragraphs.iter().flat_map(|text| wrapped(text)).collect();
    format!(
        "From news@example.org Mon Apr  1 10:15:00 2024\nFrom: Harbour Gazette <news@example.org>\n\
         To: readers@example.org\nSubject: {title}\nDate: Mon, 1 Apr 2024 10:15:00 +0000\n\
         Message-ID: <{number}@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{}\n\n",
        lines.join("\n")
    )
}

/// Lines of about 72 characters, and an empty one.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is one");
        if line.len() + word.len() > 72 {
            lines.push(word.to_owned());
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.push(String::new());
    lines
}

/// A page as papers have them: three times as much around the text as in it.
fn page(article: &Article) -> String {
    let Article { title, date, source, paragraphs, .. } = article;
    let link = |at: usize| format!("<li class=\"item\"><a href=\"/section/{at}\">{title} {at}</a></li>\n");
    let links = (0..60).map(link).collect::<Vec<_>>().concat();
    let paragraphs = format!("<p>{}</p>\n", paragraphs.join("</p>\n<p>"));
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{title} | {source}</title>\
         <meta property=\"article:published_time\" content=\"{date}T10:15:00Z\">\
         <script>var settings = {{\"a\": [1, 2, 3]}};</script></head><body><nav><ul>{links}</ul></nav>\
         <article><h1>{title}</h1>{paragraphs}</article><footer><ul>{links}</ul></footer></body></html>"
    )
}

fn warc(article: &Article) -> String {
    let page = page(article);
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{}\r\n\
         WARC-Date: 2024-04-01T10:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n{answer}\r\n\r\n",
        article.number,
        answer.len()
    )
}
