//! The header of a message or a part goes in; its fields come out, by name.

use super::words::{self, Form};
use mail_parser::parsers::MessageStream;
use mail_parser::{Address, ContentType, HeaderValue};

/// Fields that are kept of one header; no mailer writes as many.
const MOST: usize = 2000;
/// Bytes of a value that are looked at.
const LONGEST: usize = 1 << 14;
/// Bytes of the longest name of a field.
const LONGEST_NAME: usize = 80;

/// The fields of a header, in order.
#[derive(Debug, Default)]
pub struct Fields<'a> {
    list: Vec<(&'a [u8], &'a [u8])>,
}

/// A person or list in a field of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As it is called.
    pub name: Option<String>,
    /// Its address.
    pub address: Option<String>,
}

impl<'a> Fields<'a> {
    /// Finds the fields; lines that are none are passed over.
    pub fn read(header: &'a [u8]) -> Fields<'a> {
        let mut list: Vec<(&[u8], &[u8])> = Vec::new();
        let mut at = 0;
        // Where the value of the last field began.
        let mut open: Option<usize> = None;
        while at < header.len() && list.len() < MOST {
            let end = memchr::memchr(b'\n', &header[at..]).map_or(header.len(), |by| at + by + 1);
            let line = &header[at..end];
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                if let (Some(from), Some(last)) = (open, list.last_mut()) {
                    last.1 = &header[from..end.min(from + LONGEST)];
                }
            } else if let Some((name, value)) = split(line) {
                let from = end - value.len();
                open = Some(from);
                list.push((name, &header[from..end.min(from + LONGEST)]));
            } else {
                open = None;
            }
            at = end;
        }
        Fields { list }
    }

    /// The values of a field, as they were sent.
    pub fn all<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'a [u8]> + 'b {
        let of_name = |row: &&(&[u8], &[u8])| row.0.eq_ignore_ascii_case(name.as_bytes());
        self.list.iter().filter(of_name).map(|(_, value)| *value)
    }

    /// The first value of a field that holds anything.
    pub fn raw(&self, name: &str) -> Option<&'a [u8]> {
        self.all(name).map(<[u8]>::trim_ascii).find(|value| !value.is_empty())
    }

    /// The same as text on one line, encoded words decoded.
    pub fn text(&self, name: &str, charset: Option<&str>) -> Option<String> {
        self.raw(name).map(|value| words::plain(value, charset, Form::Text)).filter(|text| !text.is_empty())
    }

    /// The value of a field with a type and parameters.
    pub fn typed(&self, name: &str) -> Option<ContentType<'static>> {
        let mut value = words::plain(self.raw(name)?, None, Form::Structured).into_bytes();
        value.push(b'\n');
        match MessageStream::new(&value).parse_content_type().into_owned() {
            HeaderValue::ContentType(found) => Some(found),
            _ => None,
        }
    }

    /// Who is named in a field of addresses.
    pub fn people(&self, name: &str, charset: Option<&str>) -> Vec<Person> {
        let Some(value) = self.raw(name) else { return Vec::new() };
        let mut value = words::plain(value, charset, Form::Structured).into_bytes();
        value.push(b'\n');
        let found = MessageStream::new(&value).parse_address();
        let Some(found) = found.as_address() else { return Vec::new() };
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let all: Vec<_> = match found {
            Address::List(list) => list.iter().collect(),
            Address::Group(groups) => groups.iter().flat_map(|group| &group.addresses).collect(),
        };
        all.into_iter()
            .map(|one| Person {
                name: one.name.as_deref().and_then(text),
                address: one.address.as_deref().and_then(text),
            })
            .filter(|person| person.name.is_some() || person.address.is_some())
            .collect()
    }
}

/// Name and value of a line that begins a field; the value with the end of its line.
pub fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = memchr::memchr(b':', &line[..line.len().min(LONGEST_NAME + 2)])?;
    let name = line[..colon].trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(|byte| (33..127).contains(byte));
    is_name.then(|| (name, &line[colon + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_name() {
        let fields = Fields::read(
            b"Subject: One\r\n two\r\nno field\r\n at all\r\nFrom : Jane <jane@x.example>\nsubject: Three\n",
        );
        assert_eq!(fields.text("SUBJECT", None).as_deref(), Some("One two"));
        assert_eq!(fields.all("subject").count(), 2);
        let jane = Person { name: Some("Jane".into()), address: Some("jane@x.example".into()) };
        assert_eq!(fields.people("from", None), [jane]);
        assert!(fields.raw("date").is_none());
    }

    #[test]
    fn parameters_are_read() {
        let fields = Fields::read(
            b"Content-Type: text/plain; charset=\"utf-8\";\n name*0*=utf-8''Caf%C3%A9; name*1=\" open.txt\"\nContent-Disposition: attachment; filename==?utf-8?Q?Caf=C3=A9.pdf?=\n",
        );
        let kind = fields.typed("content-type").unwrap();
        assert_eq!(kind.attribute("charset"), Some("utf-8"));
        assert_eq!(kind.attribute("name"), Some("Café open.txt"));
        let disposition = fields.typed("content-disposition").unwrap();
        assert_eq!(disposition.attribute("filename"), Some("Café.pdf"));
    }

    #[test]
    fn a_huge_header_is_cut() {
        let header =
            ["Subject: ".to_owned(), "a ".repeat(100_000), "\n".into(), "A: b\n".repeat(10_000)].concat();
        let fields = Fields::read(header.as_bytes());
        assert!(fields.text("subject", None).is_some_and(|text| text.len() < 20_000));
        assert_eq!(fields.list.len(), MOST);
    }
}
