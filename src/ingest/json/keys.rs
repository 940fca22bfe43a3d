//! The keys under which people keep the parts of an article: a key goes in, what it holds comes out.

use crate::article::About;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What stands under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A statement.
    Statement(About),
    /// The text.
    Body,
    /// Text that is printed behind the text: a box, a footer.
    Box,
    /// The text as XML of an agency, where nothing else holds it.
    Xml,
    /// The text of a picture, a video or a recording; of an article only where it has no other.
    Caption,
    /// The text of a picture, a video or a recording, the standfirst of an article.
    Description,
    /// Somebody who had a hand in it: the author where none is named.
    Hand,
    /// Whether its agency stands by it.
    Status,
    /// More keys of the same article.
    More,
    /// A list whose entries say themselves what they hold.
    Typed(&'static Typed),
    /// Nothing that an article states.
    Nothing,
}

/// A list whose entries say themselves what they hold: `{"role": "main", "value": "Bridge opens"}`.
#[derive(Debug, PartialEq, Eq)]
pub struct Typed {
    /// The keys under which an entry says its kind; the first that is there.
    pub kind: &'static [&'static str],
    /// The keys of an entry that hold its words; none: [`WORDS`].
    pub words: &'static [&'static str],
    /// What entries of these kinds hold, in the order of trust; without capitals and joints.
    pub rows: &'static [(Holds, &'static str)],
    /// What the others hold.
    pub others: Holds,
}

impl Typed {
    /// What an entry holds by its kind, and its rank among the kinds.
    ///
    /// A kind is compared from behind its last colon: `drol:caption` is a caption.
    pub fn find(&self, entry: &Map<String, Value>) -> (u32, Holds) {
        let stated = self.kind.iter().find_map(|key| match entry.get(*key)? {
            Value::Array(values) => values.first()?.as_str(),
            value => value.as_str(),
        });
        let found = stated.and_then(|kind| {
            let kind = kind.rsplit(':').next().unwrap_or(kind);
            plain(kind, |kind| {
                let mut kinds = (0..).zip(
                    self.rows.iter().flat_map(|(holds, kinds)| kinds.split(' ').map(|known| (known, *holds))),
                );
                kinds.find(|(_, (known, _))| *known == kind).map(|(at, (_, holds))| (at, holds))
            })?
        });
        found.unwrap_or((MOST_KINDS, self.others))
    }
}

/// More kinds than any list tells apart.
const MOST_KINDS: u32 = 100;

/// Finds what a key holds, and its rank among those that hold the same: a smaller one is trusted more.
///
/// Case, `_`, `-`, `:` and spaces do not count: `publishedAt` is `published_at`.
pub fn find(key: &str) -> Option<(u16, Holds)> {
    if key == "_source" {
        // The article itself in answers of Elasticsearch, not its source.
        return Some((0, Holds::More));
    }
    plain(key, |plain| BY_KEY.get(plain).copied())?
}

/// Gives a key without capitals and joints to `look`; `None` for one that is longer than any that is known.
pub fn plain<T>(key: &str, look: impl FnOnce(&str) -> T) -> Option<T> {
    let mut plain = [0u8; LONGEST];
    let mut length = 0;
    if key.is_ascii() {
        for byte in key.bytes().filter(|byte| !JOINTS.contains(&char::from(*byte))) {
            *plain.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
    } else {
        for letter in key.chars().filter(|letter| !JOINTS.contains(letter)).flat_map(char::to_lowercase) {
            let room = plain.get_mut(length..length + letter.len_utf8())?;
            length += letter.encode_utf8(room).len();
        }
    }
    std::str::from_utf8(&plain[..length]).ok().map(look)
}

/// Whether an answer keeps its list of articles under a key.
pub fn wraps_a_list(key: &str) -> bool {
    LISTS.iter().any(|known| known.eq_ignore_ascii_case(key))
}

/// Keys that hold the words of a value that is an object, the best first.
pub const WORDS: &[&str] = &[
    "name",
    "rendered",
    "basic",
    "by",
    "byline",
    "main",
    "default",
    "value",
    "text",
    "html",
    "content",
    "title",
    "label",
    "literal",
    "original",
    "full",
    "display_name",
    "displayName",
    "webTitle",
    "term",
    "_",
    "#text",
    "$t",
    "$date",
    "$oid",
    "$numberLong",
    "@value",
    "date",
    "url",
    "href",
    "id",
    "qcode",
    "code",
    "located",
    "city",
    "description",
    "varcharData",
    "clobData",
    "fieldValues",
    "countryareaname",
    "countryname",
];

/// Keys that hold the words of a text, the best first; in its blocks (pictures, links) other keys hold none.
pub const WORDS_OF_TEXT: &[&str] = &[
    "rendered",
    "processed",
    "html",
    "value",
    "text",
    "content",
    "body",
    "main",
    "basic",
    "default",
    "full",
    "plain",
    "_",
    "#text",
    "$t",
    "varcharData",
    "clobData",
    "fieldValues",
    "items",
    "paragraphs",
    "blocks",
    "data",
    "description",
];

/// Whether a value is a number in a data base (`"author": 3`), not a name.
pub fn is_number(about: About, text: &str) -> bool {
    const NAMES: &[About] = &[
        About::Author,
        About::Source,
        About::Agency,
        About::Section,
        About::Language,
        About::Person,
        About::Organisation,
        About::Place,
    ];
    NAMES.contains(&about) && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bytes of the longest key in the table.
pub const LONGEST: usize = 36;

/// What parts the words of a key.
const JOINTS: [char; 6] = ['_', '-', ':', ' ', '.', '/'];

const LISTS: &[&str] = &[
    "articles",
    "items",
    "results",
    "docs",
    "documents",
    "hits",
    "response",
    "data",
    "entries",
    "posts",
    "stories",
    "news",
    "records",
    "rows",
    "value",
    "values",
    "list",
    "nodes",
    "edges",
    "feed",
    "channel",
    "item",
    "entry",
    "payload",
    "result",
    "content",
    "_embedded",
    "newsItems",
    "_items",
    "newsObjects",
    "images",
    "APIResponse",
    "renderResult",
    "search",
];

/// Each row in the order of trust, and so are the keys of a row; without capitals and joints.
const KEYS: &[(Holds, &str)] = &[
    (
        Holds::Statement(About::Title),
        "headline title headlines hl hl1 webtitle articletitle headlinemain titel titre titulo heading \
         posttitle newstitle pagetitle storytitle headlinetext titular titolo ueberschrift schlagzeile \
         überschrift título tytuł nagłówek overskrift otsikko nadpis naslov titlu cím başlık заголовок \
         название τίτλος 标题 標題 题目 題目 見出し タイトル 제목 العنوان عنوان כותרת",
    ),
    (
        Holds::Body,
        "bodytext body articlebody bodyxhtml bodyhtml fulltext text contenttext contenthtml content bodies \
         maintext articletext articlecontent fullcontent contentencoded postcontent story storytext \
         bodycontent plaintext rawtext cleanedtext html paragraphs contents texte texto inhalt newstext \
         leadparagraph testo tekst volltext artikeltext contenu contenido conteudo cuerpo corpo textbody \
         storybody fulltextcontent articlefulltext contentelements conteúdo treść brødtekst brödtext teksti \
         obsah szöveg metin текст содержание κείμενο 正文 本文 内容 內容 본문 내용 النص نص المحتوى טקסט תוכן",
    ),
    (
        Holds::Statement(About::Published),
        "firstpublished firstpublicationdate firstpublishdate datepublished publishedat published pubdate \
         publicationdate publisheddate datepub publishdate publishedtime publicationtime webpublicationdate \
         dateofpublication displaydate issuedate issued date dates datum fecha publishedon publishtime \
         publishat postdate postedat postedon dateposted dategmt isodate datetime day firstcreated \
         versioncreated created createdat datecreated creationdate timestamp time erscheinungsdatum \
         datepublication datedepublication fechapublicacion fechadepublicacion pubdatetime \
         publicationdatetime datapublikacji datapubblicazione datadipubblicazione datadepublicacao \
         datadepublicação dato päivämäärä dátum tarih дата датапубликации ημερομηνία 日期 发布日期 發布日期 发布时间 發布時間 \
         日付 掲載日 発行日 날짜 التاريخ تاريخ תאריך",
    ),
    (
        Holds::Statement(About::Updated),
        "datemodified updatedat updated modified lastmodified modifiedat lastupdated dateupdated updatedate \
         lastmod lastmodifiedat modifieddate modificationdate lastupdate modifiedgmt contentmodified \
         lastupdateddate changed",
    ),
    (
        Holds::Statement(About::Captured),
        "crawled crawledat crawldate datedownload downloadedat fetchedat retrieved retrievedat scrapedat \
         scrapedate capturedat accessed accessdate crawltimestamp",
    ),
    (
        Holds::Statement(About::Source),
        "source publication publisher outlet sitename newspaper newspapername publicationname publishername \
         sourcename outletname paper journal newssource site website provider infosource infosources quelle \
         sourcedomain zeitung medium fuente fonte bron krant jornal giornale testata periódico źródło gazeta \
         источник газета издание tidning avis sanomalehti kilde källa 来源 來源 报纸 報紙 媒体 媒體 紙名 출처 신문 المصدر \
         الصحيفة",
    ),
    (
        Holds::Statement(About::Author),
        "byline bylines author authors creator creators writer writers by reporter journalist authorname \
         dccreator contributor contributors autor autoren auteur auteurs autore autores författare forfatter \
         kirjoittaja szerző yazar автор συγγραφέας 作者 记者 記者 著者 기자 الكاتب المؤلف",
    ),
    (Holds::Statement(About::Agency), "agency newsagency wire creditline"),
    (Holds::Statement(About::Urgency), "urgency"),
    (Holds::Statement(About::Embargo), "embargo embargoed embargountil embargodate"),
    (
        Holds::Statement(About::Usage),
        "usageterms copyright copyrightnotice copyrightholder rights license licence usagerights",
    ),
    (Holds::Statement(About::Dateline), "dateline located"),
    (
        Holds::Statement(About::Url),
        "canonical canonicalurl url link weburl articleurl permalink sourceurl pageurl href uri externalurl \
         storyurl",
    ),
    (
        Holds::Statement(About::Record),
        "id guid docid documentid articleid recordid identifier uuid docno newid storyid newsid itemid \
         accessionnumber an",
    ),
    (
        Holds::Statement(About::Language),
        "lang language inlanguage languagecode langcode locale sprache langue idioma lingua язык 语言 語言",
    ),
    (
        Holds::Statement(About::Section),
        "section sections sectionname category categories desk newsdesk rubric ressort articlesection \
         department channel rubrik rubrique seccion sezione sección seção раздел рубрика 栏目 欄目",
    ),
    (Holds::Statement(About::Page), "printpage printpagenumber pagenumber"),
    (
        Holds::Statement(About::Topic),
        "tags tag keywords keyword topics topic subject subjects labels themes newskeywords",
    ),
    (
        Holds::Statement(About::Summary),
        "standfirst summary abstract postexcerpt dek deck trailtext subtitle subheadline subheadlines \
         subhead description excerpt snippet lead lede teaser intro chapeau kicker descriptiontext \
         descriptionhtml summarytext résumé zusammenfassung resumen resumo riassunto streszczenie ingress \
         аннотация 摘要 要約",
    ),
    (Holds::Statement(About::Place), "place places location locations geofacet"),
    (Holds::Statement(About::Person), "person persons people perfacet"),
    (
        Holds::Statement(About::Organisation),
        "organisation organisations organization organizations orgs orgfacet companies",
    ),
    (
        Holds::More,
        "fields attributes meta metadata article properties doc document node newsitem bibliographicdata \
         credits taxonomy",
    ),
];

/// The table by key, made once: it is asked for each key of each record.
static BY_KEY: LazyLock<HashMap<&'static str, (u16, Holds)>> = LazyLock::new(|| {
    let keys = KEYS.iter().flat_map(|(holds, keys)| keys.split(' ').map(|key| (key, *holds)));
    keys.enumerate().map(|(rank, (key, holds))| (key, (rank as u16, holds))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, expected: Option<Holds>) {
        assert_eq!(find(key).map(|(_, holds)| holds), expected);
    }

    #[test]
    fn case_and_joints_do_not_count() {
        check("publishedAt", Some(Holds::Statement(About::Published)));
        check("PUBLISHED_AT", Some(Holds::Statement(About::Published)));
        check("article-body", Some(Holds::Body));
        check("dc:creator", Some(Holds::Statement(About::Author)));
        check("ÜBERSCHRIFT", Some(Holds::Statement(About::Title)));
        check("Дата публикации", Some(Holds::Statement(About::Published)));
    }

    #[test]
    fn other_keys_are_not_known() {
        check("version", None);
        check("a key that is longer than every key in the table", None);
        check("", None);
    }

    #[test]
    fn keys_are_written_without_joints_and_stand_once() {
        let mut all: Vec<&str> = KEYS.iter().flat_map(|(_, keys)| keys.split(' ')).collect();
        assert!(
            all.iter().all(|key| key.len() <= LONGEST
                && key.chars().all(|letter| letter.is_alphanumeric() && !letter.is_uppercase())),
            "{all:?}"
        );
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
