//! The tree of a query goes in; the same tree with the terms of this index and their weights comes out.

use super::matcher::Section;
use super::schema::Handles;
use super::terms::{self, WHOLE, WordTerms};
use super::{days, expand, lookup};
use crate::analysis::typed::{self, Strictness};
use crate::analysis::{Language, fold, signs};
use crate::article::DayRange;
use crate::fields::{self, Kind};
use crate::query::Query;
use crate::query::ast::{Flag, Form, Node, Slot as TypedSlot, ValueForm};
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// A part of a query, ready to run on any segment.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    /// One word.
    Unit { terms: WordTerms, weight: f32, section: Option<Section> },
    /// One word with these capitals: the text of each candidate decides.
    Cased { terms: WordTerms, spelling: String, weight: f32, section: Option<Section> },
    /// Any of many words, all of one score.
    Expansion { terms: Vec<String>, weight: f32, section: Option<Section> },
    /// Words at distances from the first.
    Phrase { slots: Vec<(WordTerms, u32)>, weight: f32, section: Option<Section> },
    /// Documents that hold any of these terms of a field.
    Terms { field: Field, terms: Vec<String> },
    /// The day of publication.
    Date(DayRange),
    /// Another date, by the columns of its first and last day.
    Column { first: &'static str, last: &'static str, range: DayRange },
    /// Seconds since 1970 in a column.
    Instant { column: &'static str, range: DayRange },
    /// A number in a column.
    Number { column: &'static str, from: Option<u64>, to: Option<u64> },
    /// Every part.
    All(Vec<Plan>),
    /// Any part.
    Any(Vec<Plan>),
    /// All parts first, then any: each with its word as typed.
    Soft(Vec<(Plan, String)>),
    /// None of it.
    Not(Box<Plan>),
    /// Every article.
    Everything,
    /// No article.
    Nothing,
}

impl Plan {
    /// Whether some articles can match in part.
    pub(super) fn is_soft(&self) -> bool {
        match self {
            Plan::Soft(parts) => parts.len() > 1 || parts.iter().any(|part| part.0.is_soft()),
            Plan::All(parts) | Plan::Any(parts) => parts.iter().any(Plan::is_soft),
            _ => false,
        }
    }

    /// Whether a day of publication is asked for.
    pub(super) fn is_dated(&self) -> bool {
        match self {
            Plan::Date(_) => true,
            Plan::Soft(parts) => parts.iter().any(|part| part.0.is_dated()),
            Plan::All(parts) | Plan::Any(parts) => parts.iter().any(Plan::is_dated),
            Plan::Not(part) => part.is_dated(),
            _ => false,
        }
    }

    /// Words typed side by side, wherever they stand.
    pub(super) fn soft_words<'a>(&'a self, into: &mut Vec<&'a (Plan, String)>) {
        match self {
            Plan::Soft(parts) => into.extend(parts),
            Plan::All(parts) | Plan::Any(parts) => parts.iter().for_each(|part| part.soft_words(into)),
            _ => {}
        }
    }
}

/// A query with the terms of one index.
#[derive(Debug)]
pub(super) struct Planned {
    /// What to run.
    pub root: Plan,
    /// Inverse document frequency of each positive text leaf, in the order of the query.
    pub weights: Vec<f32>,
    /// What was cut, in words.
    pub notes: Vec<String>,
}

/// Makes plans for one index.
pub(super) struct Planner<'a> {
    pub searcher: &'a Searcher,
    pub handles: &'a Handles,
    pub languages: &'a [Language],
    /// Articles in the index.
    pub articles: u64,
}

/// What the parts of a query inherit from those around them.
#[derive(Clone, Copy)]
struct Context {
    section: Option<Section>,
    boost: f32,
    /// Whether what matches is wanted: leaves of a `NOT` have no weight.
    wanted: bool,
}

impl Planner<'_> {
    /// Plans a query; `under` restricts it to articles sighted at or below these paths.
    pub(super) fn plan(&self, query: &Query, under: Option<&[String]>) -> tantivy::Result<Planned> {
        let mut planned = Planned { root: Plan::Nothing, weights: Vec::new(), notes: Vec::new() };
        let Some(root) = &query.root else { return Ok(planned) };
        let context = Context { section: None, boost: 1.0, wanted: true };
        let root = self.node(root, context, &mut planned)?;
        planned.root = match under {
            None => root,
            Some(paths) => Plan::All(vec![root, self.under(paths)?]),
        };
        Ok(planned)
    }

    fn node(&self, node: &Node, context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        Ok(match node {
            Node::Words { units, .. } => {
                let mut parts = Vec::with_capacity(units.len());
                for unit in units {
                    parts.push((self.node(unit, context, out)?, unit.to_string()));
                }
                Plan::Soft(parts)
            }
            Node::All(parts) => Plan::All(self.nodes(parts, context, out)?),
            Node::Any(parts) => Plan::Any(self.nodes(parts, context, out)?),
            Node::Not(part) => {
                Plan::Not(Box::new(self.node(part, Context { wanted: false, ..context }, out)?))
            }
            Node::Word { text, form } => self.word(text, *form, context, out)?,
            // Signs are found inside longer words as they are.
            Node::Prefix(beginning) if signs::ends(beginning) => {
                self.word(beginning, Form::Stem, context, out)?
            }
            Node::Prefix(beginning) => {
                let beginning = typed::beginning(beginning);
                let found = expand::beginning_with(self.searcher, self.handles.text, &beginning)?;
                self.expansion(found, context, out)
            }
            Node::Wildcard(pattern) => {
                let found = expand::like(self.searcher, self.handles.text, &typed::pattern(pattern))?;
                self.expansion(found, context, out)
            }
            Node::Phrase(slots) => self.phrase(slots, context, out)?,
            Node::Field { name, query } => {
                let section = match *name {
                    "title" => Section::Title,
                    "summary" => Section::Summary,
                    "lead" => Section::Lead,
                    _ => Section::Body,
                };
                self.node(query, Context { section: Some(section), ..context }, out)?
            }
            Node::Value { field, value, form } => self.value(field, value, *form)?,
            Node::Date { field: "updated", range } => {
                Plan::Column { first: "updated_first", last: "updated_last", range: *range }
            }
            Node::Date { field: "indexed", range } => Plan::Instant { column: "indexed", range: *range },
            Node::Date { field: "mentions", range } => {
                let field = self.handles.mentions;
                Plan::Terms { field, terms: days::mentioned(self.searcher, field, range)? }
            }
            Node::Date { range, .. } => Plan::Date(*range),
            Node::Number { from, to, .. } => Plan::Number { column: "words", from: *from, to: *to },
            Node::Is(flag) => self.flag(flag.name()),
            Node::Has(field) if terms::ALWAYS.contains(field) => Plan::Everything,
            Node::Has(field) => self.flag(&format!("has:{field}")),
            Node::Boost { query, factor } => {
                self.node(query, Context { boost: context.boost * factor, ..context }, out)?
            }
            Node::Everything => Plan::Everything,
            Node::Regex(_)
            | Node::Fuzzy { .. }
            | Node::Near { .. }
            | Node::Slop { .. }
            | Node::AtLeast { .. }
            | Node::First { .. }
            | Node::Of { .. }
            | Node::Variants(_) => {
                out.notes.push(format!("{node} is not searched by this engine"));
                Plan::Nothing
            }
        })
    }

    fn nodes(&self, parts: &[Node], context: Context, out: &mut Planned) -> tantivy::Result<Vec<Plan>> {
        parts.iter().map(|part| self.node(part, context, out)).collect()
    }

    fn word(&self, text: &str, form: Form, context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        let read = typed::read(text, strictness(form), self.languages);
        let slots: Vec<WordTerms> = read.words.iter().map(terms::of_word).collect();
        let section = context.section;
        let plan = match slots.as_slice() {
            [] => Plan::Nothing,
            [terms] => {
                let weight = self.weight(terms)?;
                out.weigh(weight, context);
                let (terms, weight) = (terms.clone(), weight * context.boost);
                if form == Form::Cased {
                    return Ok(Plan::Cased { terms, spelling: text.to_owned(), weight, section });
                }
                Plan::Unit { terms, weight, section }
            }
            slots => {
                let phrase = self.adjacent(slots, context, out)?;
                match read.joined {
                    None => phrase,
                    Some(joined) => {
                        let terms = vec![(joined, 0)];
                        let weight = self.weight(&terms)? * context.boost;
                        Plan::Any(vec![phrase, Plan::Unit { terms, weight, section }])
                    }
                }
            }
        };
        Ok(plan)
    }

    fn adjacent(&self, slots: &[WordTerms], context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        let mut weight = 0.0;
        let mut words = Vec::with_capacity(slots.len());
        for (offset, terms) in slots.iter().enumerate() {
            weight += self.weight(terms)?;
            words.push((terms.clone(), offset as u32));
        }
        out.weigh(weight, context);
        Ok(Plan::Phrase { slots: words, weight: weight * context.boost, section: context.section })
    }

    fn phrase(&self, slots: &[TypedSlot], context: Context, out: &mut Planned) -> tantivy::Result<Plan> {
        let mut words: Vec<(WordTerms, u32)> = Vec::new();
        let mut weight = 0.0;
        let mut offset = 0;
        for slot in slots {
            match slot {
                TypedSlot::Gap => offset += 1,
                TypedSlot::Node(node) => {
                    for terms in self.slot(node, out)? {
                        weight += self.weight(&terms)?;
                        words.push((terms, offset));
                        offset += 1;
                    }
                }
            }
        }
        let first = words.first().map_or(0, |word| word.1);
        for word in &mut words {
            word.1 -= first;
        }
        if words.is_empty() {
            return Ok(Plan::Nothing);
        }
        out.weigh(weight, context);
        Ok(Plan::Phrase { slots: words, weight: weight * context.boost, section: context.section })
    }

    /// The words that one slot stands for: several when a hyphen or an apostrophe splits it.
    fn slot(&self, node: &Node, out: &mut Planned) -> tantivy::Result<Vec<WordTerms>> {
        let expanded = |found: Vec<(String, u64)>, out: &mut Planned| {
            let found = expand::commonest(found, &mut out.notes);
            vec![found.into_iter().map(|term| (term.0, 0)).collect()]
        };
        Ok(match node {
            Node::Word { text, form } => self.side_by_side(text, strictness(*form)),
            Node::Prefix(beginning) if signs::ends(beginning) => {
                self.side_by_side(beginning, Strictness::Stem)
            }
            Node::Prefix(beginning) => {
                let beginning = typed::beginning(beginning);
                expanded(expand::beginning_with(self.searcher, self.handles.text, &beginning)?, out)
            }
            Node::Wildcard(pattern) => {
                expanded(expand::like(self.searcher, self.handles.text, &typed::pattern(pattern))?, out)
            }
            Node::Any(parts) => {
                let mut terms = Vec::new();
                for part in parts {
                    terms.extend(self.slot(part, out)?.into_iter().flatten());
                }
                vec![terms]
            }
            _ => Vec::new(),
        })
    }

    /// The words that a text typed without white space stands for.
    fn side_by_side(&self, text: &str, strictness: Strictness) -> Vec<WordTerms> {
        typed::read(text, strictness, self.languages).words.iter().map(terms::of_word).collect()
    }

    fn expansion(&self, found: Vec<(String, u64)>, context: Context, out: &mut Planned) -> Plan {
        let holding: u64 = found.iter().map(|term| term.1).sum();
        let weight = idf(self.articles, holding.min(self.articles) as f64);
        out.weigh(weight, context);
        let found = if context.section.is_some() { expand::commonest(found, &mut out.notes) } else { found };
        let terms = found.into_iter().map(|term| term.0).collect();
        Plan::Expansion { terms, weight: weight * context.boost, section: context.section }
    }

    fn value(&self, field: &str, value: &str, form: ValueForm) -> tantivy::Result<Plan> {
        if let Some((_, members, _)) = fields::GROUPS.iter().find(|group| group.0 == field) {
            let parts: tantivy::Result<Vec<Plan>> =
                members.iter().map(|member| self.value(member, value, form)).collect();
            return Ok(Plan::Any(parts?));
        }
        let Some((kind, handle)) = self.handles.named(field) else { return Ok(Plan::Nothing) };
        let terms = match (kind, form) {
            (Kind::Keyword, _) if field == "path" => expand::paths(self.searcher, handle, value, form)?,
            (Kind::Keyword, form) => {
                let term = terms::keyword(field, value);
                let is_beginning = form == ValueForm::Prefix || (field == "id" && form == ValueForm::Words);
                if is_beginning { expand::names(self.searcher, handle, &term)? } else { vec![term] }
            }
            (_, ValueForm::Prefix) => {
                let key = fold::key(value);
                let mut terms = expand::names(self.searcher, handle, &key)?;
                terms.extend(expand::names(self.searcher, handle, &format!("{WHOLE}{key}"))?);
                terms
            }
            (kind, form) => {
                let key = fold::key(value);
                let whole = if key.contains(' ') { key.clone() } else { format!("{WHOLE}{key}") };
                let is_whole = form == ValueForm::Exact
                    || (kind == Kind::Label
                        && lookup::count(self.searcher, &Term::from_field_text(handle, &whole))? > 0);
                if is_whole { vec![whole] } else { expand::containing(self.searcher, handle, &key)? }
            }
        };
        Ok(Plan::Terms { field: handle, terms })
    }

    fn flag(&self, name: &str) -> Plan {
        Plan::Terms { field: self.handles.flag, terms: vec![name.to_owned()] }
    }

    fn under(&self, paths: &[String]) -> tantivy::Result<Plan> {
        let (_, field) = self.handles.named("path").expect("FIELDS has a path");
        let mut terms = Vec::new();
        for path in paths {
            terms.extend(expand::at_or_under(self.searcher, field, path)?);
        }
        Ok(Plan::Terms { field, terms })
    }

    /// Inverse document frequency of a word: that of articles with any of its forms, taken as independent.
    fn weight(&self, terms: &WordTerms) -> tantivy::Result<f32> {
        let all = self.articles.max(1) as f64;
        let mut without = 1.0;
        for (term, _) in terms {
            let holding = self.searcher.doc_freq(&Term::from_field_text(self.handles.text, term))?;
            without *= 1.0 - (holding as f64 / all).min(1.0);
        }
        Ok(idf(self.articles, all * (1.0 - without)))
    }
}

impl Planned {
    fn weigh(&mut self, weight: f32, context: Context) {
        if context.wanted {
            self.weights.push(weight);
        }
    }
}

/// BM25's inverse document frequency (Robertson and Zaragoza, 2009), never negative.
fn idf(articles: u64, holding: f64) -> f32 {
    let articles = articles.max(1) as f64;
    (1.0 + (articles - holding + 0.5).max(0.5) / (holding + 0.5)).ln() as f32
}

fn strictness(form: Form) -> Strictness {
    match form {
        Form::Stem => Strictness::Stem,
        Form::Exact | Form::Cased => Strictness::Exact,
    }
}

/// The flag of articles without a date.
pub(super) fn undated() -> &'static str {
    Flag::Undated.name()
}
