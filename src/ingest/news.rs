//! A file's name and the beginning of its text go in; why it is no news comes out, when it plainly is none.
//!
//! Names decide only where everybody gives such files this name; otherwise the text decides. Whatever is not
//! plainly something else is news.

/// What browsers add to the name of a page to name the folder of its pictures and scripts.
pub const PAGE_FOLDERS: &[&str] = &[
    "_files",
    "-files",
    ".files",
    "_Files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_arquivos",
    "_pliki",
    "-filer",
];

/// What saved pages end with.
pub const PAGE_ENDINGS: &[&str] = &[".html", ".htm", ".xhtml", ".HTML", ".HTM"];

/// Whether a member of an archive belongs to a saved page beside it: `a/report_files/logo.html` to `a/report.html`.
pub fn is_asset(path: &str, holds: impl Fn(&str) -> bool) -> bool {
    path.match_indices('/').any(|(end, _)| {
        let folder = &path[..end];
        let stem = PAGE_FOLDERS.iter().find_map(|ending| folder.strip_suffix(ending));
        stem.is_some_and(|stem| PAGE_ENDINGS.iter().any(|ending| holds(&format!("{stem}{ending}"))))
    })
}

/// Why a file of this name is no news, whatever it holds.
pub fn by_name(name: &str) -> Option<&'static str> {
    if let Some((_, what)) = SYSTEM_FILES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Some(what);
    }
    let name = strip_ending(name, ".gz").unwrap_or(name);
    let stem =
        [".md", ".txt", ".rst", ".adoc", ".markdown"].iter().find_map(|ending| strip_ending(name, ending));
    let stem = stem.unwrap_or(name);
    PROJECT_FILES
        .iter()
        .find(|(known, case, _)| is_project_file(stem, known, *case))
        .map(|(_, _, what)| *what)
}

/// Why a plain text is no news. `head` is its beginning.
pub fn by_text(name: &str, head: &str) -> Option<&'static str> {
    let by_extension = extension(name).and_then(|extension| {
        // `J.R` may be the end of a title.
        let is_plain = extension.len() > 1 || has_marks_of_code(head, 20, 5);
        let row = EXTENSIONS.iter().find(|(_, known)| known.contains(&extension.as_str()));
        row.filter(|_| is_plain).map(|(what, _)| *what)
    });
    by_extension.or_else(|| SHAPES.iter().find(|(is_so, _)| is_so(head)).map(|(_, what)| *what))
}

/// Files that operating systems leave behind.
const SYSTEM_FILES: &[(&str, &str)] = &[
    ("Thumbs.db", "preview pictures kept by the system"),
    ("ehthumbs.db", "preview pictures kept by the system"),
    ("desktop.ini", "settings of a folder"),
    (".DS_Store", "settings of a folder"),
    ("Icon\r", "picture of a folder"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Such a name in any letters.
    Any,
    /// Only in capitals: in small letters it may be the title of an article.
    Capitals,
}

/// Files that come with programs and data sets.
const PROJECT_FILES: &[(&str, Case, &str)] = &[
    ("README", Case::Any, "a README"),
    ("LICENSE", Case::Any, "a licence"),
    ("LICENCE", Case::Any, "a licence"),
    ("COPYING", Case::Any, "a licence"),
    ("CHANGELOG", Case::Any, "a list of changes to a program"),
    ("CONTRIBUTING", Case::Any, "instructions for programmers"),
    ("CODE_OF_CONDUCT", Case::Any, "instructions for programmers"),
    ("COPYRIGHT", Case::Capitals, "a licence"),
    ("NOTICE", Case::Capitals, "a licence"),
    ("CHANGES", Case::Capitals, "a list of changes to a program"),
    ("HISTORY", Case::Capitals, "a list of changes to a program"),
    ("AUTHORS", Case::Capitals, "a list of programmers"),
    ("INSTALL", Case::Capitals, "instructions for programmers"),
    ("TODO", Case::Capitals, "instructions for programmers"),
];

/// `README`, `readme`, `README-2`, `README.fr`, `LICENSE-MIT`; but not `license-to-kill`.
fn is_project_file(stem: &str, known: &str, case: Case) -> bool {
    let Some(start) = stem.get(..known.len()).filter(|start| start.eq_ignore_ascii_case(known)) else {
        return false;
    };
    if case == Case::Capitals && start != known {
        return false;
    }
    let Some(rest) = stem[known.len()..].strip_prefix(['-', '_', '.']) else {
        return stem.len() == known.len();
    };
    let is_label = !rest.contains(|c: char| c.is_lowercase());
    is_label || rest.len() <= 3
}

/// Endings under which people keep something else than prose. A page, a record or a wire file under such a name
/// is read before it is looked up here.
const EXTENSIONS: &[(&str, &[&str])] = &[
    (
        "source code",
        &[
            "rs", "py", "pyw", "js", "mjs", "cjs", "jsx", "ts", "tsx", "c", "h", "cc", "cpp", "hpp", "cs",
            "java", "kt", "go", "rb", "php", "pl", "pm", "swift", "scala", "lua", "jl", "r", "sql", "vue",
            "map", "awk", "f90", "asm",
        ],
    ),
    ("a script", &["sh", "bash", "zsh", "fish", "bat", "cmd", "ps1", "mk", "cmake", "gradle"]),
    ("a style sheet", &["css", "scss", "sass", "less"]),
    (
        "settings",
        &[
            "ini",
            "cfg",
            "conf",
            "toml",
            "yaml",
            "yml",
            "properties",
            "lock",
            "env",
            "plist",
            "url",
            "desktop",
        ],
    ),
    ("a table", &["csv", "tsv", "tab", "arff", "psv"]),
    ("a table of references", &["bib", "ris", "enw"]),
    ("a document type definition", &["dtd", "xsd", "rng", "rnc", "xsl", "xslt"]),
    ("a log", &["log"]),
    ("a drawing", &["svg", "eps"]),
    ("checksums", &["md5", "sha1", "sha256", "sha512", "sfv"]),
    ("subtitles", &["srt", "vtt", "ass"]),
];

type Shape = fn(&str) -> bool;

/// What a text is when it looks like something else than prose.
const SHAPES: &[(Shape, &str)] = &[
    (|text| text.starts_with("#!"), "a script"),
    (
        |text| ["<?php", "<!ELEMENT", "<!ENTITY", "<!ATTLIST"].iter().any(|start| text.starts_with(start)),
        "source code",
    ),
    (is_settings, "settings"),
    (is_markup, "markup of no kind that is known here"),
    (is_table, "a table"),
    (|text| !text.contains(char::is_alphabetic), "no words"),
    (is_list_of_words, "a list of words"),
    (is_code, "source code"),
];

fn strip_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len())?;
    name.get(at..)?.eq_ignore_ascii_case(ending).then(|| &name[..at])
}

fn extension(name: &str) -> Option<String> {
    let name = strip_ending(name, ".gz").unwrap_or(name);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())
}

/// Elements of a markup language at the very beginning.
fn is_markup(text: &str) -> bool {
    let mut text = text.trim_start();
    while let Some((_, after)) = text.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        text = after.trim_start();
    }
    let Some(rest) = text.strip_prefix('<') else { return false };
    let name: usize =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
    let after = rest[name..].chars().next();
    let is_element =
        name > 0 && matches!(after, Some('>' | '/' | ' ' | '\n' | '\r' | '\t')) && text.contains("</");
    is_element || rest.starts_with("?xml") || rest.starts_with("!DOCTYPE")
}

/// Lines that all have the same number of columns, parted by tabs or bars, or by spaces around identifiers and numbers.
fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = whole_lines(text);
    if lines.len() < 2 {
        return false;
    }
    // Tabs in front of a line only move it in.
    let most = |count: usize| count * 10 >= lines.len() * 9;
    let is_quoted = |line: &&&str| line.starts_with('"') && line.contains("\",\"");
    if lines.len() >= 3 && most(lines.iter().filter(is_quoted).count()) {
        return true;
    }
    for separator in ['\t', '|'] {
        let columns = |line: &&str| line.trim().matches(separator).count();
        let usual = columns(&lines[lines.len() / 2]);
        let alike = lines.iter().filter(|line| columns(line) == usual).count();
        // Comments and headings may stand between the rows of a broad table.
        let is_broad = usual >= 3 && alike * 2 > lines.len();
        if usual > 0 && (is_broad || most(alike)) {
            return true;
        }
    }
    let is_row = |line: &&str| {
        let columns = line.split([' ', ',', ';', '\t']).filter(|column| !column.is_empty());
        let (mut all, mut numbers) = (0, 0);
        for column in columns {
            all += 1;
            numbers += usize::from(column.contains(|c: char| c.is_ascii_digit()));
        }
        all >= 2 && numbers * 2 > all
    };
    lines.len() >= 3 && most(lines.iter().filter(|line| is_row(line)).count())
}

/// Keys and values in braces that are not quite JSON: with comments, say.
fn is_settings(text: &str) -> bool {
    let text = text.trim_start();
    (text.starts_with('{') || text.starts_with("/*") || text.starts_with("//")) && text.contains("\":")
}

/// One word a line, perhaps with a label.
fn is_list_of_words(text: &str) -> bool {
    let lines = whole_lines(text);
    let is_word = |line: &&str| line.is_ascii() && line.split_whitespace().nth(2).is_none();
    lines.len() >= 20 && lines.iter().filter(|line| is_word(line)).count() * 10 >= lines.len() * 9
}

fn is_code(text: &str) -> bool {
    has_marks_of_code(text, 10, 20)
}

/// Whether one character in so many is of the kind that hardly anything but programs has.
fn has_marks_of_code(text: &str, one_in: usize, least: usize) -> bool {
    let marks = text.bytes().filter(|byte| b"{}();=<>[]$\\|_".contains(byte)).count();
    let visible = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    marks * one_in > visible && marks > least
}

/// The lines that are not empty; of a long text the last one may be cut off and is left out.
fn whole_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > 20 {
        lines.pop();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_everybody_gives_decide() {
        let check = |name: &str, expected: Option<&str>| assert_eq!(by_name(name), expected, "{name}");
        check("README.md", Some("a README"));
        check("readme", Some("a README"));
        check("README.fr.txt", Some("a README"));
        check("LICENSE-MIT", Some("a licence"));
        check("COPYING", Some("a licence"));
        check("Thumbs.db", Some("preview pictures kept by the system"));
        check("license-to-kill.txt", None);
        check("readmembership.txt", None);
        check("history.txt", None);
        check("HISTORY.md", Some("a list of changes to a program"));
        check("README.html", None);
        check("é", None);
        check("LICENSÉ", None);
    }

    fn check(name: &str, text: &str, expected: Option<&str>) {
        assert_eq!(by_text(name, text), expected, "{name}: {text}");
    }

    #[test]
    fn prose_is_news() {
        check("a.txt", "Bridge opens\n\nThe bridge (built in 1912) is open; it cost 3 million.", None);
        check("a", "Fire in the port", None);
        check("Life of J.R", "Fire in the port\n\nIt rained.", None);
        check("a.txt", "\tIt rained.\n\tNobody came.\n\tIt rained again.", None);
        check("a.md", "Goals: 3-1, 2-0. The second match was better than the first.\nIt rained.", None);
        check("a.txt", "橋が開通した", None);
    }

    #[test]
    fn tables_are_no_news() {
        check("qrels.txt", "1 0 184 1\n1 0 29 1\n1 0 31 1\n", Some("a table"));
        check("topics", "Q1 0 doc-1 1\nQ1 0 doc-7 1\nQ2 0 doc-3 0\n", Some("a table"));
        check("queries.txt", "1\tfires in the port\n2\tstrikes at the mill\n", Some("a table"));
        check("queries.tsv", "one query", Some("a table"));
        check(
            "race",
            "Race 1|TOP CAT\n1|TWO TIME|2|$2.80|\n2|MONEY|1|$3.10|\n3|FERN|4|$35|\n",
            Some("a table"),
        );
        check("numbers", "12 14.5\n13 17\n", Some("no words"));
    }

    #[test]
    fn code_is_no_news() {
        check("a.css", "p { color: red }", Some("a style sheet"));
        check("a.c", "int main(void) { return f(a[0]); }", Some("source code"));
        check("a.json", "{\n  // indent\n  \"size\": 2\n}", Some("settings"));
        check("run", "#!/bin/sh\necho hello to the world\n", Some("a script"));
        check(
            "bundle",
            "function a(b){return b[0]===c?d(e):f();}var g={h:[i,j]};(function(){k()})();",
            Some("source code"),
        );
        check(
            "a.xml",
            "<?xml version=\"1.0\"?><a>The bridge is open.</a>",
            Some("markup of no kind that is known here"),
        );
        check(
            "feed",
            "<!-- one --> <!-- two --><rss><title>a</title></rss>",
            Some("markup of no kind that is known here"),
        );
        check("a.txt", "<quotes> is how it began.", None);
    }

    #[test]
    fn a_list_of_words_is_no_news() {
        check("topics.txt", &"coffee\ntin\n".repeat(15), Some("a list of words"));
    }
}
