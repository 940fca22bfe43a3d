//! Takes the mentions of an article, gives its entities: one for each person, organisation or place.
//!
//! A shorter name joins the longer one that it stands for: a last name the person whose name holds it, an
//! acronym the organisation with these initials. Where two longer names fit, the nearest earlier one is meant.

use super::decide::{Found, Names};
use super::lists::{Lists, bit, fingerprint, join as join_prints};
use crate::article::{Entity, EntityKind, Mention, Part};
use rustc_hash::FxHashMap;

/// Groups the mentions; `text_of` gives the text of a part.
pub fn join<'t>(names: &Names, text_of: impl Fn(Part) -> &'t str, lists: &Lists) -> Vec<Entity> {
    join_and_number(names, text_of, lists).0
}

/// Groups the mentions, and says of each which entity it is.
pub fn join_and_number<'t>(
    names: &Names,
    text_of: impl Fn(Part) -> &'t str,
    lists: &Lists,
) -> (Vec<Entity>, Vec<Option<usize>>) {
    let mut joiner = Joiner { names, lists, forms: Vec::with_capacity(16), words: Vec::with_capacity(32) };
    let mut chosen = joiner.equal_forms(&text_of);
    joiner.list_words();
    joiner.link(&mut chosen, &text_of);
    joiner.entities(&chosen, &text_of)
}

/// So many times as often must another bearer of a last name be met before one who was named later is passed over.
const FAR_MORE: usize = 2;

/// A name as its mentions have it: equal words, equal kind.
struct Form {
    kind: EntityKind,
    /// Its first mention.
    first: usize,
    /// Its latest mention so far.
    latest: Option<usize>,
    /// The mention that shows it best.
    best: usize,
    /// Whether all its mentions are weak.
    is_weak: bool,
    /// How many mentions have it.
    count: usize,
    /// How many mentions so far stand for it, shorter ones among them.
    so_far: usize,
    /// The longer form that it stands for.
    longer: Option<usize>,
}

struct Joiner<'a> {
    names: &'a Names,
    lists: &'a Lists,
    forms: Vec<Form>,
    /// Each word of each form.
    words: Vec<(u64, usize)>,
}

impl Joiner<'_> {
    /// Makes the forms and gives the form of each mention that has a kind.
    fn equal_forms<'t>(&mut self, text_of: &impl Fn(Part) -> &'t str) -> Vec<Option<usize>> {
        let mut keys: FxHashMap<u64, usize> = FxHashMap::default();
        let mut chosen = Vec::with_capacity(self.names.found.len());
        for (index, found) in self.names.found.iter().enumerate() {
            let Some(kind) = found.kind else {
                chosen.push(None);
                continue;
            };
            let key = join_prints(self.key(found), kind as u64);
            let form = *keys.entry(key).or_insert(self.forms.len());
            if form == self.forms.len() {
                let is_weak = found.is_weak;
                self.forms.push(Form {
                    kind,
                    first: index,
                    latest: None,
                    best: index,
                    is_weak,
                    count: 0,
                    so_far: 0,
                    longer: None,
                });
            }
            self.forms[form].count += 1;
            let best = self.forms[form].best;
            let is_better = worth(found, text_of) > worth(&self.names.found[best], text_of);
            if is_better {
                self.forms[form].best = index;
            }
            self.forms[form].is_weak &= found.is_weak;
            chosen.push(Some(form));
        }
        chosen
    }

    /// Equal for equal words; all names of a country have one key.
    fn key(&self, found: &Found) -> u64 {
        if found.listed != 0
            && let Some(country) = self.lists.country(found.listed)
        {
            return fingerprint(country);
        }
        self.prints(found).iter().fold(0, |key, print| join_prints(key, *print))
    }

    fn prints(&self, found: &Found) -> &[u64] {
        self.names.prints.get(found.prints.0 as usize..found.prints.1 as usize).unwrap_or(&[])
    }

    fn list_words(&mut self) {
        for (index, form) in self.forms.iter().enumerate() {
            let (from, to) = self.names.found[form.first].prints;
            let prints = self.names.prints.get(from as usize..to as usize).unwrap_or(&[]);
            self.words.extend(prints.iter().map(|print| (*print, index)));
        }
        self.words.sort_unstable();
    }

    /// Chooses for each mention the longer form that it stands for.
    fn link<'t>(&mut self, chosen: &mut [Option<usize>], text_of: &impl Fn(Part) -> &'t str) {
        for index in 0..self.forms.len() {
            let form = &self.forms[index];
            let found = &self.names.found[form.first];
            if self.prints(found).len() > 1 {
                self.forms[index].longer = self.longer(found, Some(index));
            }
        }
        for (index, found) in self.names.found.iter().enumerate() {
            let is_one = self.prints(found).len() == 1;
            if chosen[index].is_none() || is_one {
                let own = chosen[index];
                let target = self.longer(found, own).or_else(|| self.by_initials(found, own, text_of));
                chosen[index] = target.or_else(|| self.same_words(found, own)).or(own);
            }
            if let Some(form) = chosen[index] {
                let form = self.longest(form);
                chosen[index] = Some(form);
                self.forms[form].latest = Some(index);
                self.forms[form].so_far += 1;
            }
        }
    }

    fn longest(&self, form: usize) -> usize {
        let mut form = form;
        // A longer form has more words, so the way ends.
        while let Some(longer) = self.forms[form].longer {
            form = longer;
        }
        form
    }

    /// A form of the same words that has evidence where this mention has none.
    fn same_words(&self, found: &Found, own: Option<usize>) -> Option<usize> {
        if own.is_some_and(|own| !self.forms[own].is_weak || self.lists.country(found.listed).is_some()) {
            return None;
        }
        let prints = self.prints(found);
        let is_same = |form: &Form| {
            let other = self.prints(&self.names.found[form.first]);
            other == prints && (!form.is_weak || own.is_none())
        };
        let first = *prints.first()?;
        let from = self.words.partition_point(|(word, _)| *word < first);
        let with_first = self.words[from..].iter().take_while(|(word, _)| *word == first);
        with_first.map(|(_, form)| *form).find(|form| Some(*form) != own && is_same(&self.forms[*form]))
    }

    /// The longer form that a mention stands for.
    fn longer(&self, found: &Found, own: Option<usize>) -> Option<usize> {
        let prints = self.prints(found);
        let (first, last) = (*prints.first()?, *prints.last()?);
        let is_fixed = own.is_some_and(|own| !self.forms[own].is_weak);
        let (mut best, mut fitting) = (0, Vec::new());
        for word in [last, first] {
            let from = self.words.partition_point(|(listed, _)| *listed < word);
            for (_, index) in self.words[from..].iter().take_while(|(listed, _)| *listed == word).take(64) {
                let form = &self.forms[*index];
                if Some(*index) == own || is_fixed && found.kind != Some(form.kind) {
                    continue;
                }
                let other = self.prints(&self.names.found[form.first]);
                let score = self.score(found, prints, form.kind, other);
                if score > best {
                    (best, fitting) = (score, Vec::new());
                }
                if score > 0 && score == best {
                    fitting.push(self.longest(*index));
                }
            }
            if first == last {
                break;
            }
        }
        self.meant(&fitting, prints.len() == 1)
    }

    /// Which of the forms that a mention fits equally well is meant.
    fn meant(&self, fitting: &[usize], is_one: bool) -> Option<usize> {
        let often = |index: &&usize| {
            let form = &self.forms[**index];
            (form.so_far, form.count, std::cmp::Reverse(form.first))
        };
        let oftenest = fitting.iter().max_by_key(often)?;
        let nearest = fitting.iter().max_by_key(|index| (self.forms[**index].latest, often(index)))?;
        let is_far_more = self.forms[*oftenest].so_far >= FAR_MORE * self.forms[*nearest].so_far;
        Some(if is_far_more || !is_one { *oftenest } else { *nearest })
    }

    /// How well a shorter name stands for a longer one; 0 for not at all.
    fn score(&self, found: &Found, short: &[u64], kind: EntityKind, long: &[u64]) -> u8 {
        if short.len() >= long.len() {
            return 0;
        }
        let word = self.lists.get(short[0]);
        let is_doubtful = found.is_doubtful;
        match kind {
            EntityKind::Person if found.kind == Some(EntityKind::Organisation) => 0,
            EntityKind::Person if found.kind == Some(EntityKind::Place) => {
                let is_surname = short.len() == 1 && long.last() == short.last();
                if is_surname && word.has(bit::SURNAME | bit::GIVEN) && !word.has(bit::COUNTRY) {
                    3
                } else {
                    0
                }
            }
            EntityKind::Person => {
                let shares_both =
                    short.len() > 1 && short.first() == long.first() && short.last() == long.last();
                if long.ends_with(short) || shares_both {
                    3
                } else if is_doubtful {
                    0
                } else if long.starts_with(short) {
                    2
                } else {
                    u8::from(short.len() == 1 && long.contains(&short[0]))
                }
            }
            EntityKind::Organisation => {
                let is_known = found.kind == Some(EntityKind::Organisation);
                let is_telling = short.len() > 1
                    || !word.has(
                        bit::ORDINARY | bit::LISTED | bit::DEMONYM | bit::GIVEN | bit::ADJECTIVE | bit::STOP,
                    );
                match () {
                    () if is_doubtful || !is_known && (found.kind.is_some() || !is_telling) => 0,
                    () if long.starts_with(short) => 2,
                    () => u8::from((is_known || short.len() > 1) && long.ends_with(short)),
                }
            }
            EntityKind::Place => {
                let is_telling =
                    !word.has(bit::ORDINARY | bit::GIVEN | bit::DIRECTION | bit::STOP | bit::DEMONYM);
                u8::from(
                    found.kind.is_none()
                        && is_telling
                        && long.starts_with(short)
                        && long.len() == short.len() + 1,
                )
            }
        }
    }

    /// The organisation or place whose initials are the letters of this mention.
    fn by_initials<'t>(
        &self,
        found: &Found,
        own: Option<usize>,
        text_of: &impl Fn(Part) -> &'t str,
    ) -> Option<usize> {
        let text = text_of(found.part).get(found.start as usize..found.end as usize)?;
        let is_acronym = (2..=10).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.');
        if !is_acronym || found.is_capitals {
            return None;
        }
        // An article with very many names is cut so that time stays linear.
        let forms = self.forms.iter().enumerate().take(100);
        let fits = |form: &Form| {
            let long = &self.names.found[form.first];
            let long = text_of(long.part).get(long.start as usize..long.end as usize).unwrap_or("");
            // `NYC`, but no place has the initials of what may be anything.
            let is_kind = match form.kind {
                EntityKind::Organisation => found.kind.is_none_or(|kind| kind == EntityKind::Organisation),
                EntityKind::Place => found.kind == Some(EntityKind::Place),
                EntityKind::Person => false,
            };
            is_kind && long.contains([' ', '-']) && has_initials(long, text)
        };
        forms.filter(|(index, form)| Some(*index) != own && fits(form)).map(|(index, _)| index).next()
    }

    fn entities<'t>(
        &self,
        chosen: &[Option<usize>],
        text_of: &impl Fn(Part) -> &'t str,
    ) -> (Vec<Entity>, Vec<Option<usize>>) {
        let mut entities: Vec<Entity> = Vec::with_capacity(self.forms.len());
        let mut place_of: Vec<Option<usize>> = vec![None; self.forms.len()];
        let mut names: FxHashMap<(EntityKind, u64), usize> = FxHashMap::default();
        let mut numbers = vec![None; chosen.len()];
        for ((found, form), number) in self.names.found.iter().zip(chosen).zip(&mut numbers) {
            let Some(form) = *form else { continue };
            let index = if let Some(index) = place_of[form] {
                index
            } else {
                let kind = self.forms[form].kind;
                let name = self.name(form, text_of);
                let index = *names.entry((kind, fingerprint(&name))).or_insert(entities.len());
                if index == entities.len() {
                    let rule = self.names.found[self.forms[form].first].rule.into();
                    entities.push(Entity { name, kind, rule, mentions: Vec::with_capacity(4) });
                }
                place_of[form] = Some(index);
                index
            };
            let len = (found.end - found.start) as u16;
            entities[index].mentions.push(Mention { part: found.part, start: found.start, len });
            *number = Some(index);
        }
        (entities, numbers)
    }

    /// The canonical form: a country's English name, else the longest text in mixed case.
    fn name<'t>(&self, form: usize, text_of: &impl Fn(Part) -> &'t str) -> String {
        let best = &self.names.found[self.forms[form].best];
        if best.kind == Some(EntityKind::Place)
            && best.listed != 0
            && let Some(country) = self.lists.country(best.listed)
        {
            return country.to_owned();
        }
        let text = text_of(best.part).get(best.start as usize..best.end as usize).unwrap_or("");
        let is_dateline = best.kind == Some(EntityKind::Place) && best.listed != 0 && !text.contains('.');
        let is_person = best.kind == Some(EntityKind::Person);
        let is_loud = best.is_capitals || is_dateline || is_person;
        let mut name = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !name.is_empty() {
                name.push(' ');
            }
            let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
            let is_upper = letters > 2 && !word.chars().any(char::is_lowercase);
            let is_small = best.is_capitals && SMALL.contains(&word);
            if is_loud
                && is_upper
                && !is_small
                && !matches!(word, "III" | "VII" | "VIII" | "XII" | "XIII" | "XIV" | "XVI")
            {
                recase(word, &mut name);
            } else if best.is_capitals && SMALL.contains(&word) && !name.is_empty() {
                name.push_str(&word.to_lowercase());
            } else {
                name.push_str(word);
            }
        }
        name
    }
}

/// Words that names in mixed case write small.
const SMALL: &[&str] = &["OF", "AND", "FOR", "IN", "ON", "DE"];

/// Mixed case before capitals, then the longer text.
fn worth<'t>(found: &Found, text_of: &impl Fn(Part) -> &'t str) -> (bool, u32) {
    let text = text_of(found.part).get(found.start as usize..found.end as usize).unwrap_or("");
    let is_mixed = !found.is_capitals && text.bytes().any(|byte| byte.is_ascii_lowercase());
    (is_mixed, found.end - found.start)
}

/// Writes a word in capitals with small letters: `JEAN-PAUL` as `Jean-Paul`.
fn recase(word: &str, out: &mut String) {
    let mut begins = true;
    for letter in word.chars() {
        if begins {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphanumeric();
    }
}

/// Whether the capitals of `long` are the letters of `acronym`, with or without its small words.
fn has_initials(long: &str, acronym: &str) -> bool {
    let words = || long.split([' ', '-', '\n']).filter_map(|word| word.chars().next());
    let letters = || acronym.chars().filter(|letter| *letter != '.');
    words().filter(|letter| letter.is_uppercase()).eq(letters())
        || words().flat_map(char::to_uppercase).eq(letters())
}
