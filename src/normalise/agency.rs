//! Reads wire credits: `Reuters/AFP` goes in, the canonical names of the agencies come out.

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
}
