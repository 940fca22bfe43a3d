//! The plain text of a message goes in; its paragraphs come out: quotations and signatures stay what they are.

use crate::ingest::paragraphs;

/// How the lines of a text were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// By hand, or by a mailer that does not say so.
    Fixed,
    /// As RFC 3676 has it: a line that ends in a space goes on.
    Flowed {
        /// Whether that space belongs to no word.
        deletes_space: bool,
    },
}

/// Finds the paragraphs of a text.
pub fn paragraphs(text: &str, flow: Flow) -> String {
    let text = paragraphs::with_line_feeds(text);
    match flow {
        Flow::Flowed { deletes_space } if text.contains(" \n") => flowed(&text, deletes_space),
        _ if is_quoted_or_signed(&text) => fixed(&text),
        _ => paragraphs::paragraphs(&text),
    }
}

/// The line that stands above a signature (RFC 3676, section 4.3); many mailers lose its space.
const SIGNATURE: [&str; 2] = ["-- ", "--"];

fn is_quoted_or_signed(text: &str) -> bool {
    text.split('\n').any(|line| line.starts_with('>') || SIGNATURE.contains(&line))
}

/// Paragraphs that are put together one by one.
#[derive(Default)]
struct Written {
    text: String,
}

impl Written {
    /// Adds paragraphs that are quoted so deep.
    fn add(&mut self, depth: usize, paragraphs: &str) {
        let mark = if depth > 0 { ">".repeat(depth) + " " } else { String::new() };
        for paragraph in paragraphs.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            for (index, line) in paragraph.split('\n').enumerate() {
                if index > 0 {
                    self.text.push('\n');
                }
                self.text.push_str(&mark);
                self.text.push_str(line.trim());
            }
        }
    }
}

fn fixed(text: &str) -> String {
    let mut written = Written::default();
    let mut run: Vec<&str> = Vec::new();
    let (mut depth, mut is_signature) = (0, false);
    for line in text.split('\n') {
        let (found, rest) = unquoted(line);
        let begins_signature = found == 0 && SIGNATURE.contains(&line);
        if found != depth || begins_signature {
            written.add(depth, &joined(&run, is_signature));
            run.clear();
            (depth, is_signature) = (found, begins_signature);
        }
        run.push(rest);
    }
    written.add(depth, &joined(&run, is_signature));
    written.text
}

fn joined(lines: &[&str], is_signature: bool) -> String {
    if is_signature { lines.join("\n") } else { paragraphs::join(lines.iter().copied()) }
}

/// How deep a line is quoted, and what it says: `> > text`, `>> text`.
fn unquoted(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >").filter(|_| depth > 0)) {
        (depth, rest) = (depth + 1, after);
    }
    (depth, if depth > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest })
}

fn flowed(text: &str, deletes_space: bool) -> String {
    let mut written = Written::default();
    // The lines of one paragraph, the last of which may go on.
    let mut open = String::new();
    let (mut depth, mut goes_on) = (0, false);
    for line in text.split('\n') {
        let rest = line.trim_start_matches('>');
        let found = line.len() - rest.len();
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if found != depth || rest.trim().is_empty() {
            written.add(depth, &open);
            open.clear();
            (depth, goes_on) = (found, false);
        }
        if !open.is_empty() && !goes_on {
            open.push('\n');
        }
        goes_on = rest.ends_with(' ') && rest != SIGNATURE[0];
        let kept = if goes_on && deletes_space { &rest[..rest.len() - 1] } else { rest };
        open.push_str(kept);
    }
    written.add(depth, &open);
    written.text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(paragraphs(text, Flow::Fixed), expected);
    }

    #[test]
    fn quotations_keep_their_depth() {
        check(
            "The council of the harbour town says no to the\nbridge.\n\n> The council should say yes to\n> the bridge.\n>> Should it?\n> > Yes.\nNo.",
            "The council of the harbour town says no to the bridge.\n\n> The council should say yes to the bridge.\n\n>> Should it? Yes.\n\nNo.",
        );
    }

    #[test]
    fn the_lines_of_a_signature_stay() {
        check(
            "It rained\nall day.\n-- \nJane Roe\nThe Harbour News\n",
            "It rained all day.\n\n--\nJane Roe\nThe Harbour News",
        );
    }

    #[test]
    fn lines_that_flow_are_joined() {
        let check = |text: &str, deletes_space: bool, expected: &str| {
            assert_eq!(paragraphs(text, Flow::Flowed { deletes_space }), expected);
        };
        check(
            "It \nrained.\nAll day.\n\n>> Did \n>> it?\n> Yes.\n >From here\n-- \nJane",
            false,
            "It rained.\nAll day.\n\n>> Did it?\n\n> Yes.\n\n>From here\n--\nJane",
        );
        check("ab \ncd", true, "abcd");
        check("It rained\nall day.", false, "It rained all day.");
    }
}
