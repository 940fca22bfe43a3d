//! An article goes in, the bytes that the store keeps come out, and back. Part of the on-disk format.
//!
//! Texts come first, then what most articles have alike (`rows`). What the text already says is not stored twice: a
//! name that stands in it is kept as its place there (`names`), evidence as the place or the field (`evidence`).

mod evidence;
mod names;
mod phrases;
mod rows;

use crate::article::{Article, ArticleId};
use rows::{Packer, Unpacker, cut, folded, pull, push, unfolded};

/// Packs an article.
pub(super) fn pack(article: &Article) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.alike(folded(article.indexed));
    evidence::pack_date(article.date.as_ref(), &mut packer);
    evidence::pack_date(article.updated.as_ref(), &mut packer);
    packer.optional(article.source.as_deref());
    packer.texts(&article.source_names);
    packer.optional(article.lang.as_deref());
    packer.optional(article.site.as_deref());
    packer.texts(&article.agency);
    packer.texts(&article.section);
    packer.texts(&article.topic);
    packer.texts(&article.author);
    packer.optional(article.filed.as_deref());
    packer.optional(article.url.as_deref());
    packer.texts(&article.path);
    packer.texts(&article.record);
    packer.texts(&article.page);
    packer.texts(&article.edition);
    packer.texts(&article.usage);
    evidence::pack_date(article.embargo.as_ref(), &mut packer);
    packer.alike(article.urgency.map_or(0, |urgency| u64::from(urgency) + 1));
    packer.alike(u64::from(article.ocr.is_some()));
    if let Some(ocr) = article.ocr {
        packer.number(u64::from(ocr));
    }
    packer.alike(article.seams.len() as u64);
    let mut before = 0;
    for seam in &article.seams {
        packer.number(u64::from(seam.saturating_sub(before)));
        before = *seam;
    }
    packer.number(u64::from(article.words));
    packer.number(u64::from(article.lead));
    names::pack_days(article, &mut packer);
    names::pack_entities(article, &mut packer);
    // Last: it is told by all other fields.
    evidence::pack(article, &mut packer);

    let text = |text: &Option<String>| text.as_ref().map_or(0, |text| text.len() as u64 + 1);
    let (title, summary) = (article.title.as_deref(), article.summary.as_deref());
    let texts = [title.unwrap_or_default(), summary.unwrap_or_default(), &article.body];
    let rows = [packer.alike, packer.texts, packer.numbers];
    let length = texts.map(str::len).iter().sum::<usize>() + rows.iter().map(Vec::len).sum::<usize>();
    let mut bytes = Vec::with_capacity(length + 32);
    push(&mut bytes, text(&article.title));
    push(&mut bytes, text(&article.summary));
    push(&mut bytes, article.body.len() as u64);
    for text in texts {
        bytes.extend(text.as_bytes());
    }
    bytes.extend(article.id.to_bytes());
    push(&mut bytes, rows[0].len() as u64);
    push(&mut bytes, rows[1].len() as u64);
    for row in &rows {
        bytes.extend(row);
    }
    bytes
}

/// Unpacks an article; the reason when the bytes are damaged.
pub(super) fn unpack(bytes: &[u8]) -> Result<Article, String> {
    let (texts, mut rest) = Texts::read(bytes)?;
    let (id, behind) = rest.split_first_chunk().ok_or("no id")?;
    rest = behind;
    let mut lengths = [0; 2];
    for length in &mut lengths {
        *length = usize::try_from(pull(&mut rest)?).unwrap_or(usize::MAX);
    }
    let (alike, behind) = rest.split_at_checked(lengths[0]).ok_or("a row ends early")?;
    let (row_of_texts, numbers) = behind.split_at_checked(lengths[1]).ok_or("a row ends early")?;
    let mut rows = Unpacker { alike, texts: row_of_texts, numbers };

    let indexed = unfolded(rows.alike()?);
    let (date, updated) = (evidence::unpack_date(&mut rows)?, evidence::unpack_date(&mut rows)?);
    let (source, source_names) = (rows.optional()?, rows.texts()?);
    let (lang, site) = (rows.optional()?, rows.optional()?);
    let (agency, section, topic, author) = (rows.texts()?, rows.texts()?, rows.texts()?, rows.texts()?);
    let (filed, url) = (rows.optional()?, rows.optional()?);
    let (path, record) = (rows.texts()?, rows.texts()?);
    let (page, edition) = (rows.texts()?, rows.texts()?);
    let (usage, embargo) = (rows.texts()?, evidence::unpack_date(&mut rows)?);
    let urgency = rows.alike()?.checked_sub(1).map(|urgency| urgency as u8);
    let ocr = if rows.alike()? == 0 { None } else { Some(rows.number()? as u16) };
    // The count is not believed: damaged bytes must not ask for memory.
    let (count, mut seams, mut before) = (rows.alike()?, Vec::new(), 0_u32);
    for _ in 0..count {
        before = before.saturating_add(rows.number()? as u32);
        seams.push(before);
    }
    let mut article = Article {
        id: ArticleId::from_bytes(id),
        title: texts.title.map(str::to_owned),
        summary: texts.summary.map(str::to_owned),
        body: texts.body.to_owned(),
        seams,
        author,
        source,
        source_names,
        date,
        updated,
        indexed,
        entities: Vec::new(),
        mentions: Vec::new(),
        filed,
        agency,
        lang,
        section,
        topic,
        url,
        site,
        record,
        path,
        page,
        edition,
        urgency,
        embargo,
        usage,
        ocr,
        words: 0,
        lead: 0,
        evidence: Vec::new(),
    };
    article.words = rows.number()? as u32;
    article.lead = rows.number()? as u32;
    article.mentions = names::unpack_days(&article, &mut rows)?;
    article.entities = names::unpack_entities(&article, &mut rows)?;
    article.evidence = evidence::unpack(&article, &mut rows)?;
    Ok(article)
}

/// The title and the body of a packed article, without the rest; the reason when the bytes are damaged.
pub(super) fn unpack_text(bytes: &[u8]) -> Result<(&str, &str), String> {
    let (texts, _) = Texts::read(bytes)?;
    Ok((texts.title.unwrap_or_default(), texts.body))
}

/// The texts with which a packed article begins.
struct Texts<'a> {
    title: Option<&'a str>,
    summary: Option<&'a str>,
    body: &'a str,
}

impl<'a> Texts<'a> {
    /// The texts, and the bytes behind them.
    fn read(bytes: &'a [u8]) -> Result<(Texts<'a>, &'a [u8]), String> {
        let mut rest = bytes;
        let (title, summary, body) = (pull(&mut rest)?, pull(&mut rest)?, pull(&mut rest)?);
        // Of a text that may be missing the length stands there plus 1.
        let mut optional = |length: u64| match length.checked_sub(1) {
            None => Ok(None),
            Some(length) => cut(&mut rest, length).map(Some),
        };
        let (title, summary) = (optional(title)?, optional(summary)?);
        let body = cut(&mut rest, body)?;
        Ok((Texts { title, summary, body }, rest))
    }
}

#[cfg(test)]
mod tests;
