//! The lines of a front matter in YAML go in; keys and values come out, and the lines that were not understood.
//!
//! The part of YAML 1.2 that people write above an article: maps, lists, texts in all their forms. What is no YAML but
//! plainly meant (`title: War: the end`) is read as it is meant. Nothing refers to something else, so that nothing
//! grows.

mod values;

use serde_json::{Map, Value};
use values::{Quotes, flow, key_and_rest, quoted, scalar, without_comment, without_tag};

/// How deep maps and lists may stand in one another.
const DEEPEST: usize = 8;

/// Reads a front matter.
pub fn read(text: &str) -> (Map<String, Value>, Vec<String>) {
    let lines = text.lines().map(|line| {
        let line = line.trim_end();
        let bare = line.trim_start();
        Line { indent: line.len() - bare.len(), text: bare }
    });
    let mut reader = Reader { lines: lines.collect(), at: 0, unread: Vec::new() };
    let mut map = Map::new();
    while reader.at < reader.lines.len() {
        reader.map(0, 0, &mut map);
        if let Some(line) = reader.lines.get(reader.at) {
            reader
                .unread
                .push(format!("line `{}` of the front matter is no key with a value: left out", line.text));
            reader.at += 1;
        }
    }
    (map, reader.unread)
}

#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    text: &'t str,
}

impl Line<'_> {
    fn is_empty(&self) -> bool {
        self.text.is_empty() || self.text.starts_with('#')
    }

    fn is_item(&self) -> bool {
        self.text == "-" || self.text.starts_with("- ")
    }
}

struct Reader<'t> {
    lines: Vec<Line<'t>>,
    at: usize,
    unread: Vec<String>,
}

impl<'t> Reader<'t> {
    /// The next line with something on it.
    fn next(&mut self) -> Option<Line<'t>> {
        while self.lines.get(self.at).is_some_and(Line::is_empty) {
            self.at += 1;
        }
        self.lines.get(self.at).copied()
    }

    /// Reads the keys that stand so far to the right.
    fn map(&mut self, indent: usize, depth: usize, map: &mut Map<String, Value>) {
        while let Some(line) = self.next() {
            let Some((key, rest)) = key_and_rest(line.text).filter(|_| line.indent == indent) else { return };
            self.at += 1;
            let value = self.value(rest, indent, depth);
            map.insert(key, value);
        }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Vec<Value> {
        let mut list = Vec::new();
        while let Some(line) = self.next().filter(|line| line.indent == indent && line.is_item()) {
            let rest = line.text[1..].trim_start();
            let inner = indent + (line.text.len() - rest.len());
            if key_and_rest(rest).is_some() && !rest.starts_with(['"', '\'', '[', '{']) && depth < DEEPEST {
                // The rest of the line is the first key of a map.
                self.lines[self.at] = Line { indent: inner, text: rest };
                let mut map = Map::new();
                self.map(inner, depth + 1, &mut map);
                list.push(Value::Object(map));
            } else {
                self.at += 1;
                list.push(self.value(rest, indent, depth));
            }
        }
        list
    }

    /// The value of a key, or of an item, whose first line ends in `rest`.
    fn value(&mut self, rest: &str, indent: usize, depth: usize) -> Value {
        let rest = without_tag(rest);
        if rest.starts_with(['|', '>']) && rest[1..].chars().all(|c| "+-0123456789 ".contains(c)) {
            return Value::String(self.block(rest.starts_with('>'), indent));
        }
        if rest.starts_with(['[', '{']) {
            let whole = self.until_closed(rest, indent);
            return flow(&mut whole.chars().peekable(), depth).unwrap_or(Value::String(whole));
        }
        if let Some(quote) = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
            let whole = self.until_quoted(rest, quote, indent);
            return quoted(&whole, quote).map_or_else(|| scalar(&whole), Value::String);
        }
        let rest = without_comment(rest);
        if !rest.is_empty() {
            let mut whole = rest.to_owned();
            // A plain text goes on in lines that stand further to the right.
            while let Some(line) =
                self.lines.get(self.at).filter(|line| line.indent > indent && !line.is_empty())
            {
                whole.push(' ');
                whole.push_str(without_comment(line.text));
                self.at += 1;
            }
            return scalar(&whole);
        }
        match self.next() {
            Some(line) if depth >= DEEPEST && line.indent > indent => {
                self.at += 1;
                Value::Null
            }
            Some(line) if line.is_item() && line.indent >= indent => {
                Value::Array(self.list(line.indent, depth + 1))
            }
            Some(line) if line.indent > indent && key_and_rest(line.text).is_some() => {
                let mut map = Map::new();
                self.map(line.indent, depth + 1, &mut map);
                Value::Object(map)
            }
            Some(line) if line.indent > indent => {
                self.at += 1;
                self.value(line.text, indent, depth + 1)
            }
            _ => Value::Null,
        }
    }

    /// A text in lines of its own; `folded` ones are one line a paragraph.
    fn block(&mut self, folded: bool, indent: usize) -> String {
        let mut text = String::new();
        while let Some(line) =
            self.lines.get(self.at).filter(|line| line.indent > indent || line.text.is_empty())
        {
            let ends = text.ends_with('\n') || text.is_empty();
            match line.text {
                "" => text.push_str(if ends { "\n" } else { "\n\n" }),
                line if folded && !ends => text.push_str(&format!(" {line}")),
                line if ends => text.push_str(line),
                line => text.push_str(&format!("\n{line}")),
            }
            self.at += 1;
        }
        text.trim().to_owned()
    }

    /// A text in quotes, over all of its lines.
    fn until_quoted(&mut self, rest: &str, quote: char, indent: usize) -> String {
        let mut whole = rest.to_owned();
        let mut open = Quotes(Some(quote));
        open.take(&rest[1..]);
        while open.0.is_some()
            && let Some(line) =
                self.lines.get(self.at).filter(|line| line.indent > indent || line.text.is_empty())
        {
            open.take(line.text);
            whole.push(' ');
            whole.push_str(line.text);
            self.at += 1;
        }
        whole
    }

    /// A list or map in brackets, over all of its lines.
    fn until_closed(&mut self, rest: &str, indent: usize) -> String {
        let mut whole = without_comment(rest).to_owned();
        let mut quotes = Quotes(None);
        let mut open = quotes.take(&whole);
        while open > 0 {
            let belongs = |line: &&Line<'_>| line.indent > indent || line.text.starts_with([']', '}']);
            let Some(line) = self.lines.get(self.at).filter(belongs) else { break };
            let text = without_comment(line.text);
            open += quotes.take(text);
            whole.push(' ');
            whole.push_str(text);
            self.at += 1;
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(text: &str, expected: &Value) {
        assert_eq!(Value::Object(read(text).0), *expected, "{text}");
    }

    #[test]
    fn texts_come_in_many_forms() {
        check(
            "title: War: the end\ndraft: true\nnone: ~",
            &json!({"title": "War: the end", "draft": true, "none": null}),
        );
        check(
            "a: \"say \\\"no\\\" \\u00e9\" # why\nb: 'it''s'\nc: plain # why",
            &json!({"a": "say \"no\" é", "b": "it's", "c": "plain"}),
        );
        check(
            "a: >-\n  one\n  two\n\n  three\nb: |\n  one\n  two",
            &json!({"a": "one two\n\nthree", "b": "one\ntwo"}),
        );
        check(
            "a: one\n  two\nb: 2020-01-02 10:00:00 +0100",
            &json!({"a": "one two", "b": "2020-01-02 10:00:00 +0100"}),
        );
    }

    #[test]
    fn lists_and_maps_come_in_two_forms() {
        check(
            "tags: [a, \"b, c\", 'd']\nmap: {x: 1, y: [2]}",
            &json!({"tags": ["a", "b, c", "d"], "map": {"x": "1", "y": ["2"]}}),
        );
        check(
            "tags:\n- a\n- b\nmore:\n  - c\n  - d: 1\n    e: 2\n",
            &json!({"tags": ["a", "b"], "more": ["c", {"d": "1", "e": "2"}]}),
        );
        check(
            "tags: [\"a [b #1\", 'c]', # no ]\n  it's\n]\nby:\tJane Roe",
            &json!({"tags": ["a [b #1", "c]", "it's"], "by": "Jane Roe"}),
        );
        check(
            "author:\n  name: Jane Roe\n  email: a@example.org\ntags: [a,\n  b]",
            &json!({"author": {"name": "Jane Roe", "email": "a@example.org"}, "tags": ["a", "b"]}),
        );
    }

    #[test]
    fn a_line_that_is_no_key_costs_itself_alone() {
        let (map, unread) = read("title: One\n%% what\ndate: 2020-01-02");
        assert_eq!(Value::Object(map), json!({"title": "One", "date": "2020-01-02"}));
        assert_eq!(unread, ["line `%% what` of the front matter is no key with a value: left out"]);
    }

    #[test]
    fn whatever_stands_there_it_ends() {
        for text in [
            "a: [",
            "a: {b",
            "a: \"",
            "- ",
            "a:\n - - - - - - - - - - - - x",
            "a: [[[[[[[[[[[[x",
            "'",
            "a: &b",
            ":",
            "? a",
        ] {
            read(text);
        }
        // In quadratic time it would not end.
        read(&format!("a: \"x\n{}", " y\n".repeat(80_000)));
        let deep: Vec<String> = (0..200).map(|depth| format!("{}a:", " ".repeat(depth))).collect();
        read(&deep.join("\n"));
    }
}
