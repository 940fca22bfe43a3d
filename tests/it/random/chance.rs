//! Numbers by chance, and articles made of them.

use chrono::{Datelike, NaiveDate};
use dateline::article::{About, Article, ArticleId, Certainty, Dated, Days, Origin, RawArticle};
use dateline::normalise::{Entities, Given, Setting, normalise};

/// Words by their stem; none is a country or a stop word.
pub(super) const VOCABULARY: &[&[&str]] = &[
    &["river", "rivers"],
    &["bridge", "bridges"],
    &["market", "markets"],
    &["council"],
    &["ferry", "ferries"],
    &["choir"],
    &["mayor"],
    &["storm", "storms"],
    &["garden", "gardens"],
    &["copper"],
    &["violet"],
];

/// A generator that gives the same numbers on every machine (xorshift64).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    pub(super) fn word(&mut self) -> &'static str {
        let row = VOCABULARY[self.below(VOCABULARY.len())];
        row[self.below(row.len())]
    }

    /// A word, now and then with a capital, or all in capitals.
    pub(super) fn spelled(&mut self, word: &str) -> String {
        match self.below(6) {
            0 => capital(word),
            1 => word.to_uppercase(),
            _ => word.to_owned(),
        }
    }

    pub(super) fn day(&mut self) -> NaiveDate {
        let (year, month, day) =
            (2020 + self.below(4) as i32, 1 + self.below(12) as u32, 1 + self.below(28) as u32);
        NaiveDate::from_ymd_opt(year, month, day).expect("every month has 28 days")
    }

    fn days(&mut self) -> Option<Days> {
        let day = self.day();
        let (year, month) = (day.year(), day.month());
        let earliest = (self.below(2) == 0).then(|| day - chrono::Days::new(900));
        match self.below(8) {
            0 => None,
            1 => Some(Days::Month { year, month }),
            2 => Some(Days::Year(year)),
            3 | 4 => Some(Days::Yearless { month, day: day.day(), earliest, latest: day }),
            _ => Some(Days::Day(day)),
        }
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// An article as the plain reader sees it.
pub(super) struct Plain {
    pub(super) id: ArticleId,
    pub(super) title: Vec<String>,
    pub(super) body: Vec<String>,
    /// For each word of the body, the number of its sentence and of its paragraph.
    blocks: Vec<(usize, usize)>,
    pub(super) days: Option<Days>,
}

impl Plain {
    /// A headline is one sentence.
    pub(super) fn same_sentence(&self, part: usize, first: usize, last: usize) -> bool {
        part == 0 || self.blocks[first].0 == self.blocks[last].0
    }

    /// A headline is one paragraph.
    pub(super) fn same_paragraph(&self, part: usize, first: usize, last: usize) -> bool {
        part == 0 || self.blocks[first].1 == self.blocks[last].1
    }
}

/// Makes an article; its sentences begin with capitals, end with full stops, and stand in paragraphs.
pub(super) fn article(random: &mut Random, number: usize) -> (Plain, Article) {
    let title: Vec<String> = (0..=random.below(4))
        .map(|_| {
            let word = random.word();
            random.spelled(word)
        })
        .collect();
    let (mut body, mut blocks, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut sentence = 0;
    for paragraph in 0..=random.below(3) {
        if paragraph > 0 {
            text.push_str("\n\n");
        }
        for place in 0..=random.below(3) {
            if place > 0 {
                text.push(' ');
            }
            for index in 0..3 + random.below(6) {
                let word = random.word();
                let word = if index == 0 { capital(word) } else { random.spelled(word) };
                if index > 0 {
                    text.push(' ');
                }
                text.push_str(&word);
                body.push(word);
                blocks.push((sentence, paragraph));
            }
            text.push('.');
            sentence += 1;
        }
    }
    let days = random.days();
    let mut raw = RawArticle { body: text, ..RawArticle::default() };
    raw.state(About::Title, Origin::Key, &title.join(" "), "key `title`");
    raw.state(About::Record, Origin::Key, &number.to_string(), "key `id`");
    let given = Given { lang: Some("en".to_owned()), ..Given::default() };
    let latest = NaiveDate::from_ymd_opt(2026, 1, 1).expect("it is a day");
    let path = format!("/archive/{number}");
    let setting = Setting { given: &given, latest, path: &path, entities: Entities::Leave };
    let mut article = normalise(&raw, &setting);
    article.date = days.map(|days| Dated {
        text: "made".to_owned(),
        days,
        certainty: Certainty::Printed,
        why: None,
        instant: None,
        alone: None,
    });
    assert_eq!(article.body, raw.body, "plain paragraphs are left alone");
    assert_eq!(article.title.as_deref(), Some(title.join(" ").as_str()), "a plain headline is left alone");
    let id = ArticleId::new(article.id.as_str()).expect("an id reads back");
    (Plain { id, title, body, blocks, days }, article)
}
