//! Reads the footer of a clipping: a text that ends in `Read more at: <address>` goes in, the address and the
//! text before it come out.

use super::source;

/// A footer and the address in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Footer {
    /// The footer as printed.
    pub(super) text: String,
    /// The address, without the full stop behind it.
    pub(super) url: String,
    /// Why it was read as one.
    pub(super) rule: &'static str,
}

/// Words before the address of the page, in lower case, in the languages of many papers.
const CUES: &[&str] = &[
    "read more",
    "read more at",
    "read more here",
    "read the full story",
    "read the full story at",
    "read the full article",
    "read the full article at",
    "read full article",
    "read full story",
    "read the rest",
    "read the original",
    "read the original article",
    "full story",
    "full article",
    "full text",
    "original article",
    "original",
    "originally published at",
    "originally published on",
    "first published at",
    "published at",
    "continue reading",
    "continue reading at",
    "more at",
    "more information at",
    "see more at",
    "source",
    "source url",
    "article url",
    "article link",
    "permalink",
    "link",
    "url",
    "web",
    "from",
    "via",
    "available at",
    "retrieved from",
    "lire la suite",
    "lire la suite sur",
    "lire l'article",
    "lire l'article sur",
    "lire plus",
    "en savoir plus",
    "article complet",
    "article original",
    "lien",
    "mehr unter",
    "mehr lesen",
    "mehr lesen unter",
    "weiterlesen",
    "weiterlesen unter",
    "weiterlesen auf",
    "lesen sie mehr",
    "zum artikel",
    "quelle",
    "leer más",
    "leer más en",
    "lea más",
    "lea más en",
    "más información",
    "más información en",
    "seguir leyendo",
    "sigue leyendo",
    "nota completa",
    "noticia completa",
    "fuente",
    "enlace",
    "leia mais",
    "leia mais em",
    "ler mais",
    "continue lendo",
    "saiba mais",
    "fonte",
    "leggi",
    "leggi tutto",
    "leggi anche",
    "leggi di più",
    "continua a leggere",
    "continua su",
    "lees meer",
    "lees meer op",
    "lees verder",
    "bron",
    "läs mer",
    "läs mer på",
    "källa",
    "les mer",
    "les mer på",
    "kilde",
    "læs mere",
    "læs mere på",
    "lue lisää",
    "lähde",
    "czytaj więcej",
    "czytaj dalej",
    "więcej na",
    "źródło",
    "číst dále",
    "více na",
    "celý článek",
    "zdroj",
    "bővebben",
    "forrás",
    "citește mai mult",
    "citeste mai mult",
    "sursa",
    "читать далее",
    "читать полностью",
    "читайте далее",
    "подробнее",
    "подробности",
    "источник",
    "ссылка",
    "читати далі",
    "детальніше",
    "джерело",
    "devamı",
    "devamını oku",
    "haberin devamı",
    "kaynak",
    "baca selengkapnya",
    "baca selengkapnya di",
    "baca juga",
    "selengkapnya",
    "sumber",
    "xem thêm",
    "nguồn",
    "διαβάστε περισσότερα",
    "πηγή",
    "اقرأ المزيد",
    "المصدر",
    "原文",
    "来源",
    "來源",
    "全文",
    "阅读全文",
    "続きを読む",
    "出典",
    "원문",
    "출처",
];

/// Cuts the footer off the end of a body.
pub(super) fn cut(body: &mut String) -> Option<Footer> {
    let text = body.trim_end();
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..];
    // The address is what follows the last space: no address holds one.
    let token_start = line
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let token = &line[token_start..];
    let opens_at = token.find("http").or_else(|| token.find("www."))?;
    let url = trimmed(&token[opens_at..]);
    if !looks_like_address(url) {
        return None;
    }
    let before = &line[..token_start + opens_at];
    let (footer_start, rule) = match cue(before) {
        Some(at) => (line_start + at, "a link to the page behind the text"),
        None if before.trim().is_empty() && line_start > 0 && source::by_domain(url).is_some() => {
            (line_start, "the address of a known source alone behind the text")
        }
        None => return None,
    };
    let footer = Footer { text: text[footer_start..].trim_start().to_owned(), url: url.to_owned(), rule };
    body.truncate(body[..footer_start].trim_end().len());
    Some(footer)
}

/// An address without the punctuation of the sentence around it.
fn trimmed(token: &str) -> &str {
    let token = token.trim_end_matches(['.', ',', ';', '!', '"', '”', '»', '>', ']', '\'', '’']);
    let unbalanced = token.ends_with(')') && !token.contains('(');
    if unbalanced { token.trim_end_matches([')', '.']) } else { token }
}

fn looks_like_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let rest = rest.or_else(|| url.starts_with("www.").then_some(url));
    rest.and_then(|rest| rest.split('/').next())
        .is_some_and(|host| host.contains('.') && !host.ends_with('.'))
}

/// The byte at which the words that announce the address begin.
fn cue(before: &str) -> Option<usize> {
    let words = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_marked = before[words.len()..].contains([':', '：', '>', '→', '»']);
    let longest = CUES.iter().filter_map(|cue| ends_with_cue(words, cue)).min()?;
    let in_front = before[..longest].trim_end();
    // A cue within a sentence announces another page: "the report is available at https://…".
    let begins_sentence = in_front.is_empty()
        || in_front.ends_with([
            '.', '!', '?', '…', '"', '”', '’', '»', ')', ']', '(', '[', '|', '-', '–', '—', '。', ':',
        ]);
    let capital = before[longest..].chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
    let without_brackets = in_front.trim_end_matches(['(', '[']).trim_end();
    (begins_sentence && (capital || is_marked)).then_some(without_brackets.len())
}

/// The byte at which `cue` begins, when the text ends with it as whole words.
fn ends_with_cue(text: &str, cue: &str) -> Option<usize> {
    let mut cue_letters = cue.chars().rev();
    let mut start = text.len();
    for (at, letter) in text.char_indices().rev() {
        let Some(wanted) = cue_letters.next() else { break };
        let same = letter == wanted
            || letter.to_lowercase().eq(std::iter::once(wanted))
            || (wanted == '\'' && letter == '’');
        if !same {
            return None;
        }
        start = at;
    }
    let is_whole_word = !text[..start].ends_with(char::is_alphanumeric);
    (cue_letters.next().is_none() && is_whole_word).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows `text left | address`.
    fn check(body: &str, expected: &str) {
        let mut text = body.to_owned();
        let url = cut(&mut text).map_or(String::new(), |footer| footer.url);
        assert_eq!(format!("{text} | {url}"), expected);
    }

    #[test]
    fn the_footer_is_cut_and_its_address_kept() {
        check(
            "Ice closed the port. Read more at: https://example.org/a.html.",
            "Ice closed the port. | https://example.org/a.html",
        );
        check(
            "Ice closed the port.\n\nRead more: https://example.org/a",
            "Ice closed the port. | https://example.org/a",
        );
        check(
            "Ice closed the port. READ MORE: https://example.org/a",
            "Ice closed the port. | https://example.org/a",
        );
        check("Ice closed it. (Source: https://example.org/a)", "Ice closed it. | https://example.org/a");
        check(
            "La glace a fermé le port. Lire la suite : https://example.org/a",
            "La glace a fermé le port. | https://example.org/a",
        );
        check("Das Eis kam. Weiterlesen unter https://example.org/a", "Das Eis kam. | https://example.org/a");
        check(
            "El hielo cerró el puerto.\nLeer más en: www.example.org/a",
            "El hielo cerró el puerto. | www.example.org/a",
        );
        check(
            "Лёд закрыл порт. Читать далее: https://example.org/a",
            "Лёд закрыл порт. | https://example.org/a",
        );
        check("港は閉じた。続きを読む：https://example.org/a", "港は閉じた。 | https://example.org/a");
        check("He said “no.”Read more at https://example.org/a", "He said “no.” | https://example.org/a");
    }

    #[test]
    fn an_address_in_the_text_stays() {
        check(
            "The report is available at https://example.org/a",
            "The report is available at https://example.org/a | ",
        );
        check("See https://example.org/a for more.", "See https://example.org/a for more. | ");
        check("Ice.\n\nhttps://example.org/a", "Ice.\n\nhttps://example.org/a | ");
        check("Read more about ice.", "Read more about ice. | ");
        check("Read more: http://", "Read more: http:// | ");
        check("", " | ");
    }

    #[test]
    fn the_address_of_a_known_source_alone_is_a_footer() {
        check(
            "Ice.\n\nhttps://www.irrawaddy.com/news/ice.html",
            "Ice. | https://www.irrawaddy.com/news/ice.html",
        );
    }
}
