//! The label in front of a line goes in, what it announces comes out: one table for all databases and languages.
//!
//! The labels of LexisNexis, Nexis Uni, ProQuest and their likes as they print them; where the readers that others
//! keep for these files (LexisNexisTools, tm.plugin.lexisnexis, tm.plugin.factiva, tm.plugin.europresse for R) list
//! a label, it is here.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Title,
    Summary,
    Author,
    Source,
    Published,
    Updated,
    /// When the database took it in.
    Captured,
    Section,
    Page,
    Edition,
    Dateline,
    Agency,
    Language,
    Topic,
    Person,
    Organisation,
    Place,
    Usage,
    Record,
    Url,
    Body,
    /// Text that belongs to the article and stands behind it: a correction, a note.
    Note,
    /// Captions, tables and the like, which are no text of the article.
    Graphic,
    /// How long it is, its kind, its codes: nothing that an article has.
    Other,
    /// A line of the order, not of an article: who searched for what.
    Order,
}

impl Field {
    /// Whether it stands above the text of an article, never below it.
    pub fn is_above(self) -> bool {
        matches!(
            self,
            Field::Title
                | Field::Summary
                | Field::Author
                | Field::Section
                | Field::Dateline
                | Field::Body
                | Field::Page
        )
    }
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// `LOAD-DATE:`
    Capitals,
    /// `Load-Date:`
    Any,
}

/// A line with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labelled<'a> {
    pub field: Field,
    /// As printed, without the colon.
    pub label: &'a str,
    /// What stands behind it.
    pub rest: &'a str,
}

/// Finds the label at the beginning of a line.
pub fn find(line: &str, writing: Writing) -> Option<Labelled<'_>> {
    let (label, rest) = line.trim().split_once([':', '：'])?;
    let label = label.trim();
    if label.len() > LONGEST || (writing == Writing::Capitals && label.chars().any(char::is_lowercase)) {
        return None;
    }
    Some(Labelled { field: of(label)?, label, rest: rest.trim() })
}

/// What a label announces, whatever its case and joints; a word in brackets behind it adds nothing:
/// `Abstract (English)`.
pub fn of(label: &str) -> Option<Field> {
    let known = |label: &str| BY_LABEL.get(plain(label).as_str()).copied();
    known(label).or_else(|| known(label.trim().strip_suffix(')')?.rsplit_once(" (")?.0))
}

/// Without capitals, joints and doubled spaces.
pub fn plain(label: &str) -> String {
    let small = label.to_lowercase();
    small
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The table, for looking up.
static BY_LABEL: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    LABELS.iter().flat_map(|(field, labels)| labels.iter().map(|label| (*label, *field))).collect()
});

/// Bytes of the longest label.
const LONGEST: usize = 40;

/// In small letters, words parted by one space.
#[rustfmt::skip]
const LABELS: &[(Field, &[&str])] = &[
    (Field::Title, &[
        "headline", "title", "überschrift", "titel", "schlagzeile", "titre", "manchette", "kop", "titular", "título",
        "titolo", "manchete", "rubrik titel", "otsikko", "overskrift",
    ]),
    (Field::Summary, &[
        "highlight", "abstract", "summary", "lead", "insert", "teaser", "encart", "résumé", "chapeau", "zusammenfassung",
        "vorspann", "samenvatting", "resumen", "entradilla", "sommario", "riassunto", "resumo", "kicker", "deck",
        "accroche", "untertitel", "sous titre", "subtitle", "subheadline", "ondertitel", "subtítulo", "sottotitolo",
    ]),
    (Field::Author, &[
        "byline", "author", "authors", "autor", "autorin", "autoren", "verfasser", "auteur", "auteurs", "signature",
        "autores", "autora", "autore", "autori", "door", "forfatter", "författare", "contributor", "von", "credit",
    ]),
    (Field::Source, &[
        "publication title", "source", "publication", "newspaper", "journal", "quelle", "zeitung", "medium",
        "titel der publikation", "publikationstitel", "titre de la publication", "título de publicación",
        "título de la publicación", "titolo della pubblicazione", "título da publicação", "titel van publicatie",
        "medium name", "publikation", "journal name", "name der zeitung", "bron", "krant", "fuente", "fonte",
    ]),
    (Field::Published, &[
        "publication date", "date", "datum", "erscheinungsdatum", "veröffentlichungsdatum", "publikationsdatum", "date de publication",
        "publicatiedatum", "fecha de publicación", "fecha", "data di pubblicazione", "data", "data de publicação",
        "pub date", "issue date", "dato", "published", "date published",
    ]),
    (Field::Updated, &[
        "correction date", "korrekturdatum", "date de correction", "revision date", "last modified",
    ]),
    (Field::Captured, &[
        "load date", "loaddate", "update", "last updated", "ladedatum", "date chargement", "date de chargement",
        "laaddatum", "laad datum", "fecha de carga", "fecha carga", "data di caricamento", "data caricamento", "data de carregamento",
        "data carregamento", "zuletzt aktualisiert", "dernière mise à jour", "última actualización",
        "ultimo aggiornamento", "última atualização", "laatst bijgewerkt", "updated",
    ]),
    (Field::Section, &[
        "section", "rubrik", "ressort", "rubrique", "sectie", "rubriek", "sección", "sezione", "seção", "secção",
        "column", "series", "serie", "série", "kolumne", "department", "category", "kategorie", "chronique",
    ]),
    (Field::Page, &[
        "page", "pages", "first page", "start page", "seite", "seiten", "pagina", "pagina's", "página", "páginas",
        "pagine", "première page", "page de début", "erste seite",
    ]),
    (Field::Edition, &["edition", "ausgabe", "édition", "editie", "edición", "edizione", "edição", "issue", "volume"]),
    (Field::Dateline, &["dateline", "ortsmarke", "ortszeile", "lieu et date", "data line", "origine"]),
    (Field::Agency, &["agency", "nachrichtenagentur", "agence"]),
    (Field::Language, &[
        "language", "sprache", "langue", "taal", "idioma", "lengua", "lingua", "língua", "språk", "sprog", "kieli",
        "language of publication", "sprache der publikation", "publikationssprache", "langue de publication",
        "idioma de la publicación", "idioma de publicación", "lingua di pubblicazione", "idioma da publicação",
        "taal van publicatie",
    ]),
    (Field::Topic, &[
        "subject", "subjects", "subject descriptors", "topic", "topics", "industry", "pub subject", "keyword", "keywords", "term", "terms of indexing",
        "thema", "themen", "schlagwort", "schlagwörter", "schlagworte", "branche", "branchen", "sachgebiet", "sujet",
        "sujets", "thème", "secteur", "secteur activite", "secteur activité", "secteur d'activité", "activity sector",
        "industrie", "mots clés", "onderwerp", "onderwerpen", "trefwoord", "trefwoorden", "tema", "temas", "materia",
        "sector", "argomento", "argomenti", "soggetto", "settore", "assunto", "assuntos", "setor", "indústria",
        "identifier / keyword", "identifier/keyword", "business indexing term", "business indexing terms",
        "descriptors", "bedrijfstak", "emne", "ämne",
    ]),
    (Field::Person, &[
        "person", "persons", "people", "personen", "personne", "personnes", "personnalités", "persoon", "persona",
        "personas", "persone", "pessoa", "pessoas", "name",
    ]),
    (Field::Organisation, &[
        "company", "companies", "organization", "organisation", "organizations", "organisations",
        "firma", "company / organization", "company/organization", "company / organisation", "firmen", "unternehmen",
        "firma / organisation", "unternehmen / organisation", "organisationen", "société", "societe", "sociétés",
        "entreprise", "entreprises", "entreprise / organisation", "société / organisation", "organisme", "bedrijf",
        "bedrijven", "organisatie", "organisaties", "empresa", "empresas", "organización", "empresa / organización",
        "azienda", "società", "organizzazione", "azienda / organizzazione", "organização", "empresa / organização",
        "bedrijf / organisatie",
    ]),
    (Field::Place, &[
        "geographic", "location", "locations", "place", "places", "city", "state", "country", "region", "geografie",
        "ort", "orte", "land", "stadt", "geo localization", "localisation geo", "localisation géo",
        "zone géographique", "géographique", "lieu", "lieux", "pays", "ville", "plaats", "geografisch", "locatie", "país",
        "países", "lugar", "ubicación", "ciudad", "área geográfica", "geográfico", "geografia", "luogo", "paese",
        "località", "local", "cidade", "geographie", "standort",
    ]),
    (Field::Usage, &["copyright", "urheberrecht", "droits d'auteur", "derechos de autor", "diritti d'autore", "rights"]),
    (Field::Record, &[
        "proquest document id", "proquest dokument id", "id du document proquest", "dokument id proquest",
        "id de documento de proquest", "id documento proquest", "id do documento da proquest", "proquest document id",
        "numéro de document", "document number", "accession number", "acc no", "storeid", "dokumentnummer",
        "número de documento", "proquest dokumenten id", "proquest-dokument-id",
    ]),
    (Field::Url, &["url", "link", "web url", "webseite"]),
    (Field::Body, &[
        "body", "text", "full text", "fulltext", "volltext", "texte", "corps", "texte intégral", "texte complet",
        "volledige tekst", "tekst", "texto", "texto completo", "cuerpo", "testo", "testo completo", "corpo",
        "texto integral", "hauptteil", "transcript", "haupttext", "article",
    ]),
    (Field::Note, &[
        "correction", "correction appended", "korrektur", "berichtigung", "correctie", "corrección", "correzione",
        "correção", "note", "notes", "anmerkung", "anmerkungen", "hinweis", "opmerking", "nota", "notas", "memo",
    ]),
    (Field::Graphic, &[
        "graphic", "graphics", "grafik", "graphique", "illustration", "illustrations", "grafiek", "afbeelding", "gráfico",
        "grafico", "ilustración", "caption", "photo", "photos", "photo credit", "chart", "table", "bild", "credits",
        "bildunterschrift", "légende", "foto", "image", "link to image",
    ]),
    (Field::Other, &[
        "length", "länge", "longueur", "lengte", "longitud", "extensión", "lunghezza", "comprimento", "tamanho",
        "word count", "wordcount", "wörter", "nombre de mots", "publication type", "publikationstyp", "type publication",
        "type de publication", "publicatietype", "publicatie type", "tipo de publicación", "tipo publicación", "tipo di pubblicazione",
        "tipo pubblicazione", "tipo de publicação", "pub type", "type", "journal code", "zeitungs code", "code journal",
        "code du journal", "krantencode", "código de revista", "document type", "dokumententyp", "dokumenttyp",
        "type de document", "documenttype", "tipo de documento", "tipo di documento", "distribution", "issn", "eissn",
        "e issn", "ticker", "börsenkürzel", "stock symbol", "symbole boursier", "url date", "classification",
        "publication info", "publication information", "informations sur la publication", "abstract type", "publisher",
        "verlag", "herausgeber", "éditeur", "uitgever", "editorial", "editor", "editore", "editora", "publication year",
        "erscheinungsjahr", "année de publication", "año de publicación", "anno di pubblicazione", "ano de publicação",
        "place of publication", "erscheinungsort", "lieu de publication", "lugar de publicación", "luogo di pubblicazione",
        "local de publicação", "country of publication", "land der publikation", "pays de publication",
        "país de publicación", "paese di pubblicazione", "país de publicação", "publication subject",
        "publikationsthema", "sujet de la publication", "materia de publicación", "source type", "quellentyp",
        "type de source", "tipo de fuente", "tipo di fonte", "tipo de fonte", "database", "datenbank",
        "base de données", "base de datos", "banca dati", "base de dados", "databank", "links", "anchor", "anchors", "show",
        "guests", "guest", "story id", "dun", "naics", "sic", "number of pages", "document feature", "dewey", "doi",
        "copyright holder", "publication history", "online publication date", "number", "website", "content type",
        "document features", "publication frequency", "coden", "availability", "milestone dates", "reading level", "lexile",
        "zeitschriften code", "publication code", "pubcode", "version", "day", "jour", "tag",
        // Leads to the database, not to the article.
        "document url", "documenturl", "url du document", "dokument url", "url del documento", "url do documento",
        "document link", "last updated date", "entry date", "indexing", "word length", "story type", "bio",
    ]),
    (Field::Order, &[
        "user name", "benutzername", "nom d'utilisateur", "gebruikersnaam", "nombre de usuario", "nome utente",
        "nome de usuário", "date and time", "datum und uhrzeit", "date et heure", "datum en tijd", "fecha y hora",
        "data e ora", "data e hora", "job number", "auftragsnummer", "numéro de tâche", "taaknummer",
        "número de trabajo", "numero processo", "número de trabalho", "client/matter", "mandant/akte",
        "client/dossier", "cliënt/zaak", "client/affaire", "cliente/asunto", "cliente/pratica", "cliente/assunto", "search terms",
        "suchbegriffe", "termes de recherche", "zoektermen", "términos de búsqueda", "termini di ricerca",
        "termos de pesquisa", "search type", "suchtyp", "type de recherche", "zoektype", "tipo de búsqueda",
        "tipo di ricerca", "tipo de pesquisa", "narrowed by", "eingegrenzt durch", "eingegrenzt nach", "affiné par",
        "restreint par", "verfijnd op", "beperkt tot", "restringido por", "acotado por", "download request", "ausgabeauftrag",
        "time of request", "zeit der anfrage", "zeitpunkt der anfrage", "send to", "senden an", "terms", "begriffe",
        "combined source", "project id", "projekt id", "demande de téléchargement", "demande de livraison",
        "heure de la demande", "envoyer à", "termes", "source combinée", "kombinierte quelle",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, writing: Writing, expected: Option<(Field, &str)>) {
        assert_eq!(find(line, writing).map(|found| (found.field, found.rest)), expected, "{line}");
    }

    #[test]
    fn labels_of_many_languages_are_found() {
        check("LOAD-DATE: January 11, 2010", Writing::Capitals, Some((Field::Captured, "January 11, 2010")));
        check("LÄNGE: 355 Wörter", Writing::Capitals, Some((Field::Other, "355 Wörter")));
        check("DATE-CHARGEMENT: 3 avril 2024", Writing::Capitals, Some((Field::Captured, "3 avril 2024")));
        check("Company / organization: Name: A", Writing::Any, Some((Field::Organisation, "Name: A")));
        check("Longueur\u{a0}: 300 mots", Writing::Any, Some((Field::Other, "300 mots")));
        check("Abstract (summary): A ferry", Writing::Any, Some((Field::Summary, "A ferry")));
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_label() {
        check("Section: NEWS", Writing::Capitals, None);
        check("The mayor said: nothing", Writing::Any, None);
        check("Nov. 2000: A year", Writing::Any, None);
    }

    #[test]
    fn no_label_stands_twice_in_the_table() {
        let mut seen = HashMap::new();
        for (field, labels) in LABELS {
            for label in *labels {
                assert_eq!(plain(label), plain(&label.to_uppercase()));
                if let Some(other) = seen.insert(*label, *field) {
                    assert_eq!(other, *field, "{label}");
                }
            }
        }
    }
}
