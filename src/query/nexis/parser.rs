//! The order of connectors: signs go in, the tree that they mean comes out.
//!
//! Tightest first: side by side; or; distances, small ones first; sentence; paragraph; segment; and; and not.
//! Nothing calls itself here: brackets are frames on a pile, so that no text is too deep.

use super::super::ast::{Node, Slot, ValueForm};
use super::super::problem::Problems;
use super::super::scope::{self, Scope, Typed};
use super::super::tree;
use super::command::Command;
use super::connector::Connector;
use super::join::{self, HIGHEST, Part};
use super::language;
use super::lexer::{Sign, Token};
use super::segment::{Place, Segment};
use super::unit;
use std::ops::Range;

/// Reads signs into a tree; `None` when nothing searchable is there.
pub(super) fn read(text: &str, tokens: Vec<Token>, problems: &mut Problems) -> Option<Node> {
    if !tokens.is_empty() && tokens.iter().all(|token| matches!(token.sign, Sign::Connector(_))) {
        return connectors_alone(text, &tokens, problems);
    }
    let root = Frame::new(Holds::Plain, Ends::Text, Scope::Free, 0..0);
    let mut parser = Parser { text, frames: vec![root], problems };
    for token in tokens {
        parser.take(token);
    }
    while parser.frames.len() > 1 {
        parser.close();
    }
    let root = parser.frames.pop()?;
    let mut root = parser.finish(root)?.node;
    join::quote_negations(&mut root);
    Some(root)
}

struct Parser<'t, 'p> {
    text: &'t str,
    frames: Vec<Frame>,
    problems: &'p mut Problems,
}

/// What is read until a bracket closes.
struct Frame {
    holds: Holds,
    ends: Ends,
    scope: Scope,
    at: Range<usize>,
    /// Parts side by side, since the last connector.
    run: Vec<Part>,
    /// Where the text of a value stands, since the last connector.
    typed: Vec<Range<usize>>,
    operands: Vec<Part>,
    connectors: Vec<(Connector, Range<usize>)>,
}

/// What is done with what stands in a frame.
#[derive(Clone, Copy)]
enum Holds {
    Plain,
    Segment(&'static Segment),
    Command(Command),
}

/// What a frame ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Text,
    Bracket,
    /// The next connector, segment or closing bracket.
    Run,
}

impl Frame {
    fn new(holds: Holds, ends: Ends, scope: Scope, at: Range<usize>) -> Frame {
        let (run, typed, operands, connectors) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Frame { holds, ends, scope, at, run, typed, operands, connectors }
    }
}

impl Parser<'_, '_> {
    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the frame of the whole text is closed last")
    }

    fn take(&mut self, token: Token) {
        let Token { sign, at } = token;
        let scope = self.top().scope;
        match sign {
            Sign::Units(units, content) if matches!(scope, Scope::Value(..)) => {
                if !units.is_empty() {
                    self.top().typed.push(content);
                }
            }
            Sign::Units(units, _) => self.units(units, &at),
            Sign::Test(node) => self.test(node, at),
            Sign::Connector(connector) => self.connector(connector, at),
            Sign::Open => self.open(Holds::Plain, Ends::Bracket, scope, at),
            Sign::Command(command) => self.open(Holds::Command(command), Ends::Bracket, scope, at),
            Sign::Segment(segment) => self.segment(segment, Ends::Bracket, at),
            Sign::SegmentOfRun(segment) => self.segment(segment, Ends::Run, at),
            Sign::Close => {
                self.close_run();
                // The bracket of the frame was closed where the frame was, if brackets are not paired.
                if self.frames.len() > 1 {
                    self.close();
                }
            }
        }
    }

    fn units(&mut self, units: Vec<Node>, at: &Range<usize>) {
        let parts = units.into_iter().map(|node| Part::leaf(node, at.clone()));
        self.top().run.extend(parts);
    }

    fn test(&mut self, node: Node, at: Range<usize>) {
        if self.top().scope != Scope::Free {
            let message = "a date or a length cannot stand in another segment: searched as words";
            let hint = Some("write it behind the bracket, with `and` between".to_owned());
            self.problems.add(at.clone(), message, hint);
            let units = unit::read(&self.text[at.clone()]);
            let content = at.clone();
            return self.take(Token { sign: Sign::Units(units, content), at });
        }
        self.close_run();
        self.top().run.push(Part::leaf(node, at));
    }

    fn open(&mut self, holds: Holds, ends: Ends, scope: Scope, at: Range<usize>) {
        self.take_typed();
        self.frames.push(Frame::new(holds, ends, scope, at));
    }

    fn segment(&mut self, segment: &'static Segment, ends: Ends, at: Range<usize>) {
        self.close_run();
        let scope = self.top().scope;
        if scope != Scope::Free {
            let name = segment.names[0];
            let message =
                format!("`{name}` cannot stand in another segment: what it holds is searched there");
            self.problems.add(at.clone(), message, None);
            if ends == Ends::Bracket {
                self.open(Holds::Plain, ends, scope, at);
            }
            return;
        }
        self.open(Holds::Segment(segment), ends, segment.scope(), at);
    }

    /// Closes the segments that end with the words behind them.
    fn close_run(&mut self) {
        while self.top().ends == Ends::Run {
            self.close();
        }
    }

    /// Closes a frame; what it holds stands in the one around it.
    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let (holds, start) = (frame.holds, frame.at.clone());
        let Some(part) = self.finish(frame) else {
            if !matches!(holds, Holds::Plain) {
                self.problems.add(start, "nothing to look for here: left out", None);
            }
            return;
        };
        let at = start.start..part.at.end;
        let part = match holds {
            Holds::Plain => part,
            Holds::Segment(segment) => self.restrict(part, segment),
            Holds::Command(command) => self.apply(part, command, start),
        };
        self.top().run.push(Part { at, ..part });
    }

    fn connector(&mut self, connector: Connector, at: Range<usize>) {
        self.close_run();
        self.take_run();
        let frame = self.top();
        if frame.operands.len() == frame.connectors.len() {
            self.problems.add(at, "this connector has nothing to join: passed over", None);
            return;
        }
        let mut frame = self.frames.pop().expect("the frame of the whole text is closed last");
        while frame.connectors.last().is_some_and(|(last, _)| last.binding() >= connector.binding()) {
            self.reduce(&mut frame);
        }
        frame.connectors.push((connector, at));
        self.frames.push(frame);
    }

    /// Joins what stands in a frame.
    fn finish(&mut self, mut frame: Frame) -> Option<Part> {
        self.frames.push(frame);
        self.take_run();
        frame = self.frames.pop()?;
        if frame.operands.len() == frame.connectors.len()
            && let Some((_, at)) = frame.connectors.pop()
        {
            self.problems.add(at, "this connector has nothing to join: passed over", None);
        }
        while !frame.connectors.is_empty() {
            self.reduce(&mut frame);
        }
        frame.operands.pop()
    }

    fn reduce(&mut self, frame: &mut Frame) {
        let Some((mut connector, place)) = frame.connectors.pop() else { return };
        let (right, left) = (frame.operands.pop(), frame.operands.pop());
        if matches!((connector, frame.scope), (Connector::Near(_), Scope::Value(..))) {
            let message = "values have no places: both are searched wherever they stand";
            self.problems.add(place.clone(), message, Some("write `and` or `or`".to_owned()));
            connector = Connector::And;
        }
        if let (Some(left), Some(right)) = (left, right) {
            frame.operands.push(join::join(connector, left, right, place, self.problems));
        }
    }

    /// Makes one operand of the parts side by side.
    fn take_run(&mut self) {
        self.take_typed();
        let run = std::mem::take(&mut self.top().run);
        let part = join::side_by_side(run, self.problems);
        self.top().operands.extend(part);
    }

    /// Makes a value of the text since the last connector.
    fn take_typed(&mut self) {
        let typed = std::mem::take(&mut self.top().typed);
        let (Some(first), Some(last)) = (typed.first(), typed.last()) else { return };
        let at = first.start..last.end;
        let Scope::Value(field, kind) = self.top().scope else { return };
        let texts: Vec<&str> = typed.iter().map(|content| &self.text[content.clone()]).collect();
        let text = texts.join(" ");
        let is_open = text.ends_with(['!', '*']);
        let text = if is_open { text.trim_end_matches(['!', '*']) } else { &text };
        let code = if field == "lang" { language::code(text.trim()) } else { None };
        let text = code.unwrap_or(text.trim_matches([',', ';', ' ']));
        let typed = Typed { text, is_quoted: true, is_exact: false, is_open };
        match scope::value(field, kind, typed) {
            Ok(Node::Value { field, value, form: ValueForm::Words }) if value.contains(['?', '*', '!']) => {
                let message = "inside a value these signs stand for themselves";
                self.problems.add(at.clone(), message, None);
                self.top().run.push(Part::leaf(Node::Value { field, value, form: ValueForm::Words }, at));
            }
            Ok(node) => self.top().run.push(Part::leaf(node, at)),
            Err((message, hint)) => self.problems.add(at, message, hint),
        }
    }

    /// Restricts a part to a segment; values are of their field already.
    fn restrict(&mut self, part: Part, segment: &Segment) -> Part {
        let Part { node, height, at } = part;
        let (node, added) = match (segment.place, segment.scope()) {
            (Place::HeadlineOrLead, _) => (headline_or_lead(node), 2),
            (Place::Field(name), Scope::Text(_)) => (Node::Field { name, query: Box::new(node) }, 1),
            _ => (node, 0),
        };
        self.lowered(Part { node, height: height + added, at })
    }

    fn apply(&mut self, part: Part, command: Command, place: Range<usize>) -> Part {
        let Part { node, height, at } = part;
        let (node, message) = command.apply(node);
        if let Some(message) = message {
            self.problems.add(place, message, None);
        }
        self.lowered(Part { node, height: height + 1, at })
    }

    /// Gives up a part that is too high to be printed.
    fn lowered(&mut self, part: Part) -> Part {
        if part.height <= HIGHEST {
            return part;
        }
        let message = format!("parts deeper than {HIGHEST} in one another: these are searched as words");
        self.problems.add(part.at.clone(), message, None);
        let words = unit::read(&self.text[part.at.clone()]);
        Part::leaf(Node::Phrase(words.into_iter().map(Slot::Node).collect()), part.at)
    }
}

/// Restricts a part to headline and lead, which count as one: what AND joins may stand in either.
fn headline_or_lead(node: Node) -> Node {
    match node {
        Node::All(parts) => Node::All(parts.into_iter().map(headline_or_lead).collect()),
        Node::Not(inner) => tree::not(headline_or_lead(*inner)),
        node => {
            let lead = Node::Field { name: "lead", query: Box::new(node.clone()) };
            Node::Any(vec![Node::Field { name: "title", query: Box::new(node) }, lead])
        }
    }
}

/// A search that is only connectors is a phrase of their names.
fn connectors_alone(text: &str, tokens: &[Token], problems: &mut Problems) -> Option<Node> {
    let mut parts = Vec::new();
    for Token { sign, at } in tokens {
        if !matches!(sign, Sign::Connector(Connector::Near(_))) {
            parts.extend(unit::read(&text[at.clone()]).into_iter().map(|node| Part::leaf(node, at.clone())));
        }
    }
    let instead = if parts.is_empty() { "passed over" } else { "searched as words" };
    let place = tokens.first()?.at.start..tokens.last()?.at.end;
    problems.add(place, format!("connectors have nothing to join: {instead}"), None);
    join::side_by_side(parts, problems).map(|part| part.node)
}
