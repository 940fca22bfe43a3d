//! Reads what a line says of its date: the words before a date go in, published, updated or saved comes out.

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Of publication, in so many words.
    Published,
    /// Of a change.
    Updated,
    /// Of saving or reading the page.
    Saved,
    /// Of something else: of joining a forum, of the hour at which the page was shown.
    Other,
    /// Nothing is said.
    Unsaid,
}

/// Words before a date, in lower case; the last one before the date counts.
const LABELS: &[(Role, &[&str])] = &[
    (
        Role::Published,
        &[
            "published",
            "first published",
            "posted",
            "issued",
            "released",
            "date",
            "publié",
            "publie",
            "paru",
            "veröffentlicht",
            "erschienen",
            "datum",
            "publicado",
            "publicada",
            "fecha",
            "pubblicato",
            "data",
            "gepubliceerd",
            "geplaatst",
            "publicerad",
            "publisert",
            "publiceret",
            "udgivet",
            "julkaistu",
            "opublikowano",
            "data publikacji",
            "publikováno",
            "zveřejněno",
            "közzétéve",
            "megjelent",
            "publicat",
            "опубликовано",
            "опубліковано",
            "дата",
            "yayınlanma",
            "yayın tarihi",
            "diterbitkan",
            "tayang",
            "δημοσιεύθηκε",
            "نشر",
        ],
    ),
    (
        Role::Updated,
        &[
            "updated",
            "update",
            "last updated",
            "last update",
            "modified",
            "last modified",
            "revised",
            "corrected",
            "mis à jour",
            "mise à jour",
            "modifié",
            "aktualisiert",
            "geändert",
            "stand",
            "actualizado",
            "actualizada",
            "actualización",
            "aggiornato",
            "aggiornamento",
            "modificato",
            "atualizado",
            "atualizada",
            "bijgewerkt",
            "laatst bijgewerkt",
            "uppdaterad",
            "oppdatert",
            "opdateret",
            "päivitetty",
            "zaktualizowano",
            "aktualizacja",
            "aktualizováno",
            "frissítve",
            "actualizat",
            "обновлено",
            "оновлено",
            "güncelleme",
            "güncellendi",
            "diperbarui",
            "ενημερώθηκε",
            "تحديث",
            "更新",
            "最終更新",
            "更新时间",
            "更新日時",
        ],
    ),
    (
        Role::Saved,
        &[
            "retrieved",
            "accessed",
            "saved",
            "downloaded",
            "archived",
            "printed",
            "captured",
            "clipped",
            "abgerufen",
            "gespeichert",
            "consulté",
            "consultado",
            "consultato",
            "geraadpleegd",
            "дата обращения",
        ],
    ),
    (
        Role::Other,
        &[
            "established",
            "founded",
            "est",
            "gegründet",
            "fondé",
            "fundado",
            "fondato",
            "основана",
            "registered",
            "joined",
            "member since",
            "since",
            "valid until",
            "expires",
            "deadline",
            "born",
            "current time",
            "registriert",
            "mitglied seit",
            "aktuelle zeit",
            "gültig seit",
            "gültig bis",
            "gültig ab",
            "seit",
            "geboren am",
            "inscrit",
            "membre depuis",
            "depuis",
            "registrado",
            "miembro desde",
            "desde",
            "iscritto",
            "geregistreerd",
            "lid sinds",
            "sinds",
            "зарегистрирован",
        ],
    ),
];

/// Short words between a label and its date.
const LINKS: &[&str] = &[
    "on", "at", "am", "um", "le", "à", "el", "il", "em", "op", "den", "dne", "the", "of", "by", "this",
    "page", "was", "article",
];

/// Says what the date behind `before` is the date of.
///
/// Between a label and its date stand only small words and times: "The report published by the bank, Apr 22" is
/// no label.
pub fn role(before: &str) -> Role {
    let lower = before.to_lowercase();
    let mut rest = lower.as_str();
    loop {
        rest = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
        let labels = LABELS.iter().flat_map(|&(role, words)| words.iter().map(move |word| (role, *word)));
        let longest =
            labels.filter(|(_, word)| ends_with_word(rest, word)).max_by_key(|(_, word)| word.len());
        if let Some((role, _)) = longest {
            return role;
        }
        let last = rest
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(rest, |at| rest[at..].trim_start_matches(|c: char| !c.is_alphanumeric()));
        let is_small = LINKS.contains(&last) || last.starts_with(char::is_numeric);
        if last.is_empty() || !is_small {
            return Role::Unsaid;
        }
        rest = &rest[..rest.len() - last.len()];
    }
}

/// Whether a piece of a line is nothing but such a label: `Published on`.
pub fn is_label(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let mut rest = lower.as_str();
    let longest = LABELS
        .iter()
        .flat_map(|row| row.1)
        .filter(|word| begins_with_word(&lower, word))
        .max_by_key(|word| word.len());
    if let Some(word) = longest {
        rest = &lower[word.len()..];
    }
    words_of(rest).all(|word| LINKS.contains(&word))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_label_before_a_date_counts() {
        let check = |before: &str, expected: Role| assert_eq!(role(before), expected, "{before}");
        check("Published 14:05, ", Role::Published);
        check("Published on: ", Role::Published);
        check("Updated: ", Role::Updated);
        check("LAST UPDATED AT ", Role::Updated);
        check("First published 3 May, updated ", Role::Updated);
        check("Mis à jour le ", Role::Updated);
        check("Erschienen am ", Role::Published);
        check("Обновлено: ", Role::Updated);
        check("Retrieved ", Role::Saved);
        check("The Guardian, ", Role::Unsaid);
        check("Candidates, ", Role::Unsaid);
        check("", Role::Unsaid);
    }

    #[test]
    fn a_label_alone_is_no_name() {
        let check = |piece: &str, expected: bool| assert_eq!(is_label(piece), expected, "{piece}");
        check("Published on", true);
        check("on", true);
        check("Updated:", true);
        check("The Post", false);
        check("Daily Update", false);
    }
}
