//! A message from `ZCZC` to `NNNN` goes in; its article comes out.
//!
//! Behind the first line, which names the agency or the channel, lines begin by a mark that tells what they hold: AAP
//! writes `$` or `^` for the headline, `#` for the keyword, `:` for a heading or the place, `%` for the category, `*` or
//! `+` for the code of the subject, `@` for the region, `~` for the service. News Bites writes `TI#`, `AB#`, `TX#`.
//! Others write nothing of the kind: then the first line may be the headline. Agencies of Italy put lines of codes in
//! front, and day and minute behind the text: `R CRO S0A QBXB`, `13-NOV-13 11:37`.

use super::cut::Message;
use super::lines::{self, state};
use super::times;
use crate::article::{About, Origin, RawArticle};
use crate::ingest::paragraphs;

/// Marked lines at most; more are a list in the text.
const MOST_MARKS: usize = 16;
/// Characters of a headline at most.
const LONGEST_HEADLINE: usize = 160;
/// Characters of a line that is a whole paragraph.
const WIDEST: usize = 160;

/// Whether a text begins so.
pub fn begins(start: &str) -> bool {
    let is_word = start.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("ZCZC"));
    // `ZCZC0987/SXA`
    is_word
        && start[4..].chars().next().is_none_or(|c| c.is_whitespace() || c.is_control() || c.is_ascii_digit())
}

/// Reads a message.
pub fn article(message: &Message) -> RawArticle {
    let mut article = RawArticle::default();
    let mut lines: Vec<(u64, String)> =
        message.lines.iter().map(|(number, line)| (*number, lines::shown(line))).collect();
    let begin = lines.iter().position(|(_, line)| begins(line.trim_start())).map_or(0, |at| at + 1);
    let mut agency = String::new();
    if begin > 0 {
        let (number, line) = &lines[begin - 1];
        let name = line.trim_start()[4..].trim();
        let is_agency = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        state(&mut article, if is_agency { About::Source } else { About::Record }, name, *number);
        agency = if is_agency { name.to_owned() } else { String::new() };
    }
    lines.drain(..begin);
    if lines.iter().find(|(_, line)| !line.trim().is_empty()).is_some_and(|(_, line)| tag(line).is_some()) {
        tagged(&mut article, &lines);
        return article;
    }
    let mut marks = Marks::default();
    let mut body = 0;
    while body < lines.len() && marks.count < MOST_MARKS {
        let (number, line) = &lines[body];
        let is_routing = (body == 0 && is_routing(line) || body < 3 && is_codes(line)) && agency.is_empty();
        if !line.trim().is_empty() && !is_routing && !marks.takes(&mut article, line.trim_start(), *number) {
            break;
        }
        body += 1;
    }
    take_time(&mut article, &mut lines, body);
    let body = body + headline(&mut article, &marks, &lines[body..]);
    let end = sign_off(&mut article, &lines, body, &agency);
    article.body = paragraphs::join(lines[body..end].iter().map(|(_, line)| without_marks(line)));
    let dateline = lines::dateline(article.body.split("\n\n").next().unwrap_or_default()).map(str::to_owned);
    if let Some(dateline) = dateline {
        state(&mut article, About::Dateline, &dateline, lines.get(body).map_or(0, |(number, _)| *number));
    }
    article
}

/// Takes the line of day and minute from the end of the text.
fn take_time(article: &mut RawArticle, lines: &mut Vec<(u64, String)>, from: usize) {
    let Some(last) = lines.iter().rposition(|(_, line)| !line.trim().is_empty()).filter(|last| *last > from)
    else {
        return;
    };
    let (number, line) = &lines[last];
    let printed = line.trim();
    if let Some(time) = times::day_and_minute(printed) {
        article.state(About::Published, Origin::Line, &time, format!("line {number}: `{printed}`"));
        lines.truncate(last);
    }
}

/// The marked lines of a message.
#[derive(Default)]
struct Marks {
    count: usize,
    headline: Option<(u64, String)>,
    keyword: Option<(u64, String)>,
    heading: Option<(u64, String)>,
    /// `*X`, `*T`: a release, whose headline begins its text.
    is_release: bool,
}

impl Marks {
    /// Takes a marked line; says whether it is one.
    fn takes(&mut self, article: &mut RawArticle, line: &str, number: u64) -> bool {
        let Some(mark) = line.chars().next() else { return true };
        let text = line[mark.len_utf8()..].trim();
        let is_mark = "%#$:&*@~=^+".contains(mark)
            && !line[mark.len_utf8()..].starts_with(' ')
            && !(mark == '$' && text.starts_with(|c: char| c.is_ascii_digit()))
            && text.chars().count() <= LONGEST_HEADLINE;
        if !is_mark {
            return false;
        }
        self.count += 1;
        let is_code = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let keep = |place: &mut Option<(u64, String)>| {
            if !text.is_empty() && place.is_none() {
                *place = Some((number, text.to_owned()));
            }
        };
        match mark {
            '^' => keep(&mut self.headline),
            '$' if text.len() > 2 => keep(&mut self.headline),
            '$' | '%' if text.len() <= 2 => state(article, About::Section, text, number),
            '#' => {
                keep(&mut self.keyword);
                state(article, About::Topic, text, number);
            }
            '=' => state(article, About::Topic, text, number),
            ':' if text.starts_with('(') => state(article, About::Dateline, text, number),
            ':' if text.contains(char::is_alphabetic) => keep(&mut self.heading),
            '*' | '+' if is_code => state(article, About::Topic, text, number),
            '*' if text.len() == 1 => self.is_release = true,
            '@' => state(article, About::Place, text, number),
            '~' => state(article, About::Section, text, number),
            // Who is to get it, who wrote it, numbers of races.
            _ => {}
        }
        true
    }
}

/// States the headline; says how many lines of the text it took.
fn headline(article: &mut RawArticle, marks: &Marks, text: &[(u64, String)]) -> usize {
    let printed = printed_headline(text);
    let of_text = printed.map(|at| (text[at].0, text[at].1.trim().trim_start_matches(':')));
    let marked = |mark: &'_ Option<(u64, String)>| mark.clone();
    let heading = marked(&marks.heading).filter(|_| !marks.is_release);
    let of_text = of_text.map(|(number, line)| (number, line.to_owned()));
    let found = marked(&marks.headline)
        .or(heading)
        .or_else(|| of_text.clone())
        .or_else(|| marked(&marks.heading))
        .or_else(|| marked(&marks.keyword));
    let Some((number, title)) = found else { return 0 };
    let title = lines::plain(without_marks(&title));
    state(article, About::Title, &title, number);
    if let Some((number, heading)) = &marks.heading
        && *heading != title
    {
        state(article, About::Topic, heading, *number);
    }
    // The text may repeat it.
    let is_repeated = of_text.is_some_and(|(_, line)| lines::plain(without_marks(&line)) == title);
    if is_repeated { printed.map_or(0, |at| at + 1) } else { 0 }
}

/// A line without the marks that set its end: `EAGLE FARM<!`.
fn without_marks(line: &str) -> &str {
    let line = line.trim_end();
    line.strip_suffix("<!").or_else(|| line.strip_suffix("=!")).unwrap_or(line).trim_end()
}

/// The first line of the text when it is a headline: short, no sentence, no dateline, set off from what follows.
fn printed_headline(text: &[(u64, String)]) -> Option<usize> {
    let at = text.iter().position(|(_, line)| !line.trim().is_empty())?;
    let line = text[at].1.as_str();
    let is_indented = line.starts_with([' ', '\t']);
    let next = text.get(at + 1).map_or("", |(_, line)| line.as_str());
    let is_set_off = next.trim().is_empty()
        || next.starts_with([' ', '\t'])
        || line.starts_with(':')
        || line.contains(" : ")
        || line.trim_end().ends_with("<!")
        || next.chars().count() > WIDEST;
    let short = line.trim();
    let is_headline = short.contains(char::is_alphabetic)
        && short.chars().count() <= LONGEST_HEADLINE
        && !short.ends_with(['.', ',', ';', '…'])
        && lines::dateline(short).is_none();
    (!is_indented && is_set_off && is_headline).then_some(at)
}

/// `YY RFG INTERNET (3RR)`: two letters, then who is to get it.
fn is_routing(line: &str) -> bool {
    let Some((code, rest)) = line.trim().split_once(' ') else { return false };
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    is_code && rest.starts_with(|c: char| c.is_ascii_uppercase()) && !rest.contains(['.', ',', ':'])
}

/// `R CRO S0A QBXB`, `ADN0123 7 CRO 0 ADN CRO NAZ`: nothing but codes.
fn is_codes(line: &str) -> bool {
    let is_code = |word: &str| {
        word.len() <= 20
            && word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_/-".contains(&byte))
    };
    let is_mixed = |word: &str| {
        word.len() >= 3
            && word.contains(|c: char| c.is_ascii_digit())
            && word.contains(|c: char| c.is_ascii_uppercase())
    };
    let mut words = line.split_whitespace();
    words.clone().count() <= 8 && words.clone().all(is_code) && words.any(is_mixed)
}

/// Where the text ends, in front of the agency's name: `AAP RTV`.
fn sign_off(article: &mut RawArticle, lines: &[(u64, String)], from: usize, agency: &str) -> usize {
    let Some(last) = lines.iter().rposition(|(_, line)| !line.trim().is_empty()) else { return lines.len() };
    let (number, line) = &lines[last];
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_name = |word: &str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let name = words.first().copied().unwrap_or_default();
    let is_sign = last >= from
        && words.len() <= 3
        && words.iter().all(|word| is_name(word))
        && (name == agency || matches!(words.get(1), Some(&("RTV" | "RESULTS"))));
    if !is_sign {
        return lines.len();
    }
    state(article, About::Agency, name, *number);
    last
}

/// The tag of a line and what follows it: `TI#UGL continues`.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start().split_once('#')?;
    (tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_uppercase())).then_some((tag, rest))
}

/// What the tags of News Bites hold.
const TAGS: &[(&str, About)] = &[
    ("TI", About::Title),
    ("AB", About::Summary),
    ("PD", About::Published),
    ("AN", About::Record),
    ("KN", About::Source),
    ("SO", About::Agency),
    ("BY", About::Author),
    ("CO", About::Topic),
    ("KY", About::Topic),
    ("LA", About::Language),
    ("UR", About::Url),
];

fn tagged(article: &mut RawArticle, lines: &[(u64, String)]) {
    let mut text: Vec<&str> = Vec::new();
    let mut is_text = false;
    for (number, line) in lines {
        match tag(line).filter(|_| !is_text) {
            Some(("TX", rest)) => {
                is_text = true;
                text.push(rest);
            }
            Some((tag, rest)) => {
                if let Some((_, about)) = TAGS.iter().find(|(known, _)| *known == tag) {
                    article.state(*about, Origin::Line, rest, format!("line {number}: {tag}"));
                }
            }
            None => text.push(line),
        }
    }
    article.body = paragraphs::join(text.iter().copied());
}
