//! A shape of words with their places and a segment go in, the matcher of that shape comes out.

use super::spelled::Spellings;
use super::{Compiled, Compiler, Mode};
use crate::analysis::spans::{SAFE, Shape, Within};
use crate::engine::embedded::matcher::{Bound, Marks, Order, Pair, Place, Placed, Union, Unit};
use crate::engine::embedded::plan::Leaf;
use crate::engine::embedded::terms;
use tantivy::schema::IndexRecordOption;

impl Compiler<'_> {
    /// Two words near each other, or one away from the other, where that needs no look at the parts of an article.
    fn pair(&self, shape: &Shape<Leaf>, weight: f32, mode: Mode) -> tantivy::Result<Option<Pair>> {
        let (left, right, within, order) = match shape {
            Shape::Near { left, right, within, is_ordered } => {
                (left, right, within, Order { is_ordered: *is_ordered, is_negated: false })
            }
            Shape::NotNear { left, right, within, is_ordered } => {
                (left, right, within, Order { is_ordered: *is_ordered, is_negated: true })
            }
            _ => return Ok(None),
        };
        let (Shape::Word(Leaf::Terms(left)), Shape::Word(Leaf::Terms(right))) = (&**left, &**right) else {
            return Ok(None);
        };
        let mark = |term| self.with_places(&terms::plain(term));
        let bound = match within {
            Within::Words(most) if *most <= SAFE => Bound::Distance(*most),
            Within::Words(_) | Within::Part => return Ok(None),
            Within::Sentence => Bound::Blocks(vec![mark(terms::PARAGRAPH)?, mark(terms::SENTENCE)?]),
            Within::Paragraph => Bound::Blocks(vec![mark(terms::PARAGRAPH)?]),
        };
        let (left, right) = (self.with_places(left)?, self.with_places(right)?);
        Ok(Some(Pair::new(left, right, bound, order, self.scoring(weight, mode)?)))
    }

    pub(super) fn placed(&self, shape: &Shape<Leaf>, weight: f32, mode: Mode) -> Compiled {
        if let Some(pair) = self.pair(shape, weight, mode)? {
            return Ok(Box::new(pair));
        }
        let mut places = Vec::new();
        let mut spellings = Vec::new();
        let shape = shape.clone().map(&mut |leaf: Leaf| -> tantivy::Result<usize> {
            places.push(match leaf {
                Leaf::Terms(terms) => Place::Unit(self.with_places(&terms)?),
                Leaf::Spelled(terms, spelling) => {
                    spellings.push(spelling);
                    Place::Spelled(self.with_places(&terms)?, spellings.len() - 1)
                }
                Leaf::AnyOf(words) => {
                    let mut lists = Vec::with_capacity(words.len());
                    for word in &words {
                        lists.extend(self.postings(
                            self.handles.text,
                            word,
                            IndexRecordOption::WithFreqsAndPositions,
                        )?);
                    }
                    if lists.is_empty() { Place::Nowhere } else { Place::Union(Union::new(lists)) }
                }
            });
            Ok(places.len() - 1)
        })?;
        // Opening a list costs as much as reading some articles: only those are opened that will be asked.
        let mark = |term: &str, is_asked: bool| match is_asked {
            true => self.with_places(&terms::plain(term)),
            false => Ok(Unit::new(Vec::new(), self.silent())),
        };
        let sentences = shape.asks(Within::Sentence);
        let parts = shape.asks(Within::Part) || !spellings.is_empty();
        let marks = Marks {
            summary: mark(terms::SUMMARY, parts)?,
            body: mark(terms::BODY, parts)?,
            lead_end: mark(terms::LEAD_END, parts)?,
            sentence: mark(terms::SENTENCE, sentences)?,
            paragraph: mark(terms::PARAGRAPH, sentences || shape.asks(Within::Paragraph))?,
        };
        let spelled = match spellings.is_empty() {
            true => None,
            false => Some(Spellings::boxed(self.segment, self.handles, &spellings)?),
        };
        Ok(Box::new(Placed::new(shape, places, marks, spelled, self.scoring(weight, mode)?)))
    }
}
