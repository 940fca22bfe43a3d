//! Messages go in that another program read before; every difference comes out.
//!
//! What was expected lies beside each message as JSON: header fields, which parts are text, which are attached. Of
//! each message, and of each message in it, subject, persons, date, identifier, text and list of attachments are
//! compared. A text agrees when its letters and digits do, with those of the plain or of the HTML text; an attachment
//! when something is said about it under its name.
//!
//! Left out is what the other program itself marks as not understood: characters that it lost, and text and parts of
//! messages whose parts do not end or were taken for text. So are messages without subject and text, of which only
//! what is in them is given.

use super::*;
use mail_parser::DateTime;
use mail_parser::decoders::html::html_to_text;
use serde_json::Value;
use std::fs;

/// Messages whose other reading is plainly wrong.
const LEFT_OUT: &[(&str, &str)] = &[(
    "thirdparty/015.eml",
    "of three messages that stand side by side, one is in another there, and one is lost",
)];

/// Fields of a hundred that must be right.
const RIGHT: f64 = 98.0;

#[test]
fn messages_are_read_as_another_program_reads_them() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/formats/mail/stalwart/resources/eml");
    if !folder.is_dir() {
        println!("skipped: no messages beside the repository");
        return;
    }
    let mut tally = Tally::default();
    let mut files: Vec<_> =
        walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().flatten().collect();
    files.retain(|file| file.path().extension().is_some_and(|ending| ending == "eml"));
    for file in &files {
        let bytes = fs::read(file.path()).expect("it can be read");
        for (ending, bytes) in [("json", bytes.clone()), ("crlf.json", with_crlf(&bytes))] {
            let Ok(json) = fs::read(file.path().with_extension(ending)) else { continue };
            let json: Value = serde_json::from_slice(&json).expect("it is JSON");
            let name =
                format!("{} {ending}", file.path().strip_prefix(&folder).expect("it is below").display());
            if LEFT_OUT.iter().any(|(left_out, _)| name.starts_with(left_out)) {
                continue;
            }
            let items = items(&bytes);
            tally.compare(&name, &json, "", &items);
        }
    }
    tally.show(files.len());
    let (right, all) = tally.sums();
    assert!(right as f64 * 100.0 >= all as f64 * RIGHT, "{right} of {all} are right");
}

fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut with = Vec::with_capacity(bytes.len());
    for byte in bytes.iter().filter(|byte| **byte != b'\r') {
        if *byte == b'\n' {
            with.push(b'\r');
        }
        with.push(*byte);
    }
    with
}

/// Everything that is said about a message.
fn items(bytes: &[u8]) -> Vec<Item> {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("message.eml");
    fs::write(&path, bytes).expect("it can be written");
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    let budget = Rc::new(Budget::new(reading.patience));
    let mut stored = Stored::open(&path, &budget).expect("it was written");
    let mut items = Vec::new();
    let nest = Nest::new(&reading, &budget);
    read_stored(&mut stored, "message.eml", nest, &mut |item| items.push(item));
    items
}

#[derive(Default)]
struct Tally {
    /// Name of the field; right, wrong, missing.
    fields: Vec<(&'static str, [usize; 3])>,
    wrong: Vec<String>,
    left_out: usize,
}

impl Tally {
    fn note(&mut self, file: &str, field: &'static str, expected: &str, found: Option<&str>) {
        if expected.contains(char::REPLACEMENT_CHARACTER) {
            self.left_out += 1;
            return;
        }
        let known = self.fields.iter().position(|(name, _)| *name == field);
        let row = known.unwrap_or_else(|| {
            self.fields.push((field, [0; 3]));
            self.fields.len() - 1
        });
        let column = match found {
            Some(found) if found == expected => 0,
            Some(_) => 1,
            None => 2,
        };
        self.fields[row].1[column] += 1;
        if column > 0 {
            self.wrong.push(format!("{file}: {field}: {found:.150?}, not {expected:.150?}"));
        }
    }

    fn sums(&self) -> (usize, usize) {
        let right = self.fields.iter().map(|(_, counts)| counts[0]).sum();
        (right, self.fields.iter().map(|(_, counts)| counts.iter().sum::<usize>()).sum())
    }

    fn show(&self, files: usize) {
        self.wrong.iter().for_each(|line| println!("{line}"));
        println!("mail, {files} messages, each with two kinds of line ends\nfield | right | wrong | missing");
        for (name, [right, wrong, missing]) in &self.fields {
            println!("{name} | {right} | {wrong} | {missing}");
        }
        let (right, all) = self.sums();
        println!("all | {right} of {all}; {} left out", self.left_out);
    }

    /// Compares a message that stands at `place` with what is said about it.
    fn compare(&mut self, file: &str, json: &Value, place: &str, items: &[Item]) {
        let article = items.iter().find_map(|item| match item {
            Item::Article(article) if article.member.as_deref().unwrap_or("") == place => Some(article),
            _ => None,
        });
        let stated = |about: About| -> Vec<&str> {
            article.iter().flat_map(|article| article.about(about)).map(|row| row.text.as_str()).collect()
        };
        let file_place = format!("{file}{place}");
        let headers = &json["parts"][0]["headers"];
        if let Some(subject) = header(headers, "subject").and_then(|value| value["Text"].as_str()) {
            self.note(
                &file_place,
                "subject",
                &line(subject),
                stated(About::Title).first().map(|text| line(text)).as_deref(),
            );
        }
        let people = header(headers, "from").map(|value| people(&value["Address"])).unwrap_or_default();
        // Without subject and text nothing is given of a message itself.
        let is_empty = article.is_none() && header(headers, "subject").is_none();
        if is_empty {
            self.left_out += 1;
            return self.attachments(file, json, place, items);
        }
        if !people.is_empty() {
            let found = stated(About::Author).join("; ");
            self.note(
                &file_place,
                "from",
                &people.join("; "),
                Some(found.as_str()).filter(|found| !found.is_empty()),
            );
        }
        if let Some(date) = header(headers, "date").filter(|value| value["DateTime"].is_object()) {
            let found = stated(About::Published).first().and_then(|text| DateTime::parse_rfc822(text));
            let found = found.map(|date| serde_json::json!({
                "year": date.year, "month": date.month, "day": date.day, "hour": date.hour, "minute": date.minute,
                "second": date.second, "tz_before_gmt": date.tz_before_gmt, "tz_hour": date.tz_hour,
                "tz_minute": date.tz_minute,
            }).to_string());
            let mut expected = date["DateTime"].clone();
            expected.sort_all_objects();
            let found = found.map(|text| {
                let mut value: Value = serde_json::from_str(&text).expect("it was made here");
                value.sort_all_objects();
                value.to_string()
            });
            self.note(&file_place, "date", &expected.to_string(), found.as_deref());
        }
        if let Some(id) = header(headers, "message_id").and_then(|value| value["Text"].as_str()) {
            self.note(&file_place, "identifier", id, stated(About::Record).first().copied());
        }
        self.text(&file_place, json, article);
        self.attachments(file, json, place, items);
    }

    fn text(&mut self, file: &str, json: &Value, article: Option<&RawArticle>) {
        if is_not_understood(json) {
            self.left_out += 1;
            return;
        }
        let of = |list: &str| -> String {
            let ids = json[list].as_array().into_iter().flatten().filter_map(Value::as_u64);
            let texts = ids.map(|id| &json["parts"][id as usize]["body"]);
            texts
                .map(|body| match (body["Text"].as_str(), body["Html"].as_str()) {
                    (Some(text), _) => letters(text),
                    (_, Some(html)) => letters(&html_to_text(html)),
                    _ => String::new(),
                })
                .collect()
        };
        let (plain, html) = (of("text_body"), of("html_body"));
        let found = article.map(|article| letters(&article.body)).unwrap_or_default();
        if plain.is_empty() && html.is_empty() && found.is_empty() {
            return;
        }
        if [&plain, &html].iter().any(|text| text.contains(char::REPLACEMENT_CHARACTER)) {
            self.left_out += 1;
            return;
        }
        let expected = if found == html { html } else { plain };
        self.note(file, "text", &expected, Some(found.as_str()).filter(|found| !found.is_empty()));
    }

    fn attachments(&mut self, file: &str, json: &Value, place: &str, items: &[Item]) {
        if is_not_understood(json) {
            self.left_out += 1;
            return;
        }
        let mut names: Vec<String> = Vec::new();
        for id in json["attachments"].as_array().into_iter().flatten().filter_map(Value::as_u64) {
            let part = &json["parts"][id as usize];
            let name = name(&part["headers"]).unwrap_or_else(|| format!("#{id}"));
            let count = names.iter().filter(|known| **known == name).count();
            names.push(name.clone());
            let name = if count > 0 { format!("{name} ({})", count + 1) } else { name };
            let inner = format!("{place}!{name}");
            let member = items.iter().filter_map(|item| match item {
                Item::Article(article) => article.member.as_deref(),
                Item::Failed { member, .. } | Item::Suspect { member, .. } => member.as_deref(),
                Item::Skipped { member, .. } => Some(member.as_str()),
            });
            let found = member
                .filter(|member| member.starts_with(&inner))
                .map(|member| &member[..inner.len()])
                .next();
            self.note(file, "attachments", &inner, found);
            if part["body"]["Message"].is_object() {
                self.compare(file, &part["body"]["Message"], &inner, items);
            }
        }
    }
}

/// Whether the other program found parts without an end, or took what is made of parts for text.
fn is_not_understood(json: &Value) -> bool {
    let is_multipart = |part: &Value| {
        let headers = part["headers"].as_array().into_iter().flatten();
        headers.map(|header| &header["value"]["ContentType"]["c_type"]).any(|kind| kind == "multipart")
    };
    json["parts"].as_array().into_iter().flatten().any(|part| {
        part["is_encoding_problem"] == true || is_multipart(part) && !part["body"]["Multipart"].is_array()
    })
}

fn header<'a>(headers: &'a Value, name: &str) -> Option<&'a Value> {
    headers.as_array()?.iter().find(|header| header["name"] == name).map(|header| &header["value"])
}

fn people(address: &Value) -> Vec<String> {
    let groups = address["Group"].as_array().into_iter().flatten().map(|group| &group["addresses"]);
    let lists = std::iter::once(&address["List"]).chain(groups);
    let all = lists.filter_map(Value::as_array).flatten();
    all.filter_map(|one| one["name"].as_str().or(one["address"].as_str())).map(line).collect()
}

/// The name of an attached file.
fn name(headers: &Value) -> Option<String> {
    let of = |header: &Value, name: &str| {
        let attributes = header["ContentType"]["attributes"].as_array()?;
        let found = attributes.iter().find(|attribute| attribute["name"] == name)?;
        found["value"].as_str().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let disposition = header(headers, "content_disposition").and_then(|value| of(value, "filename"));
    disposition.or_else(|| header(headers, "content_type").and_then(|value| of(value, "name")))
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric() || *letter == char::REPLACEMENT_CHARACTER).collect()
}
