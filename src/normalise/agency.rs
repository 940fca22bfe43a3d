//! Finds wire credits: the end of a text and a printed credit go in, the names of agencies come out.

use super::source;

/// Reads a credit such as `Reuters/AFP`, `AP, dpa` or `© AFP`: the agencies in it, by their canonical names.
pub(super) fn credit(text: &str) -> impl Iterator<Item = &'static str> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = source::agency(text);
    let parts = text.split(['/', ',', '&', '+', ';', '|']).filter_map(|part| {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        if part.is_empty() { None } else { source::agency(part) }
    });
    // `RFE/RL` and `Interfax-Ukraine` are one name with a mark in it.
    whole.into_iter().chain(parts.filter(move |_| whole.is_none()))
}

/// Finds the credit that closes a text: a last line `Reuters`, or `(AFP)` behind the last sentence.
pub(super) fn at_end(body: &str) -> Option<std::ops::Range<usize>> {
    const LONGEST: usize = 40;
    let text = body.trim_end();
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..];
    if line_start > 0 && line.len() <= LONGEST && credit(line).next().is_some() {
        return Some(line_start..text.len());
    }
    let open = line.strip_suffix(')')?.rfind('(')?;
    let is_short = line.len() - open <= LONGEST;
    (is_short && credit(&line[open..]).next().is_some()).then(|| line_start + open..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_names_one_agency_or_several() {
        let check = |text: &str, expected: &str| {
            assert_eq!(credit(text).collect::<Vec<_>>().join(" "), expected, "{text}");
        };
        check("Reuters", "Reuters");
        check("(AP)", "AP");
        check("Reuters/AFP", "Reuters AFP");
        check("AP, dpa", "AP DPA");
        check("© Agence France-Presse", "AFP");
        check("The Guardian", "");
        check("", "");
    }

    #[test]
    fn the_credit_at_the_end_is_found() {
        let check = |body: &str, expected: &str| {
            assert_eq!(at_end(body).map_or("", |at| &body[at]), expected, "{body}");
        };
        check("The harbour froze.\n\nReuters", "Reuters");
        check("The harbour froze. (AFP)", "(AFP)");
        check("The harbour froze (again)", "");
        check("Reuters", "");
        check("The bureau of Reuters", "");
        check("", "");
        check(")", "");
    }
}
