//! Takes a run of capitalised words, gives the organisation or place that a cue word in it makes: `Ministry of …`.

use super::super::lists::bit;
use super::super::runs::{Gap, Shape, Style};
use super::{Name, Reader, Tongue};
use crate::article::EntityKind;

/// The rule that knows a company by the sign of its shares.
pub const SHARES: &str = "company before the sign of its shares";
const ORGANISATION: u32 = bit::ORGANISATION | bit::COMPANY | bit::WEAK;

impl Reader<'_> {
    /// Reads a run with a cue word; `None` when it has none.
    pub(super) fn by_cue(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.tokens[end - 1].is(bit::EVENT) && end - at > 1 {
            return self.event(at, end);
        }
        if let Some(next) = self.joined_by_ampersand(at, end) {
            return Some(next);
        }
        let last_cue = (at..end).rev().find(|index| {
            let token = &self.tokens[*index];
            token.is(ORGANISATION | bit::PLACE)
                && token.shape != Shape::Initial
                && !self.is_company_word(*index)
        });
        let is_whole_list = self.longest_entry(at).0 == end && self.longest_entry(at).1 & bit::LISTED != 0;
        if end - at > 1 && is_whole_list {
            return None;
        }
        if self.tokens[end - 1].is(bit::EVENT) && self.small_after(end) & bit::CONNECTOR != 0 {
            return self.event(at, end);
        }
        if let Some(next) = self.state(at, end) {
            return Some(next);
        }
        if let Some(cue) = last_cue.filter(|cue| *cue > at) {
            return self.with_cue_at_end(at, cue, end);
        }
        self.with_cue_at_start(at, end)
    }

    /// `Co` and `AG` in capitals or before a full stop are companies; `Sa` in a name is not.
    fn is_company_word(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let only_company = token.is(bit::COMPANY) && !token.is(bit::ORGANISATION | bit::PLACE | bit::WEAK);
        let is_short = token.end - token.start <= 2;
        only_company
            && is_short
            && token.shape != Shape::Upper
            && !self.text[token.end as usize..].starts_with('.')
            && token.text(self.text) != "Co"
    }

    /// The name of an event is none of ours, but a country before it is.
    fn event(&mut self, at: usize, end: usize) -> Option<usize> {
        let (next, bits, _) = self.longest_entry(at);
        if bits & bit::COUNTRY != 0 && next < end && self.tokens[at].style != Style::Plain {
            return None;
        }
        // A meeting of somebody is named with what follows.
        let mut next = end;
        while self.small_after(next) & bit::CONNECTOR != 0
            && self.tokens.get(next + 1).is_some_and(|token| token.is_capital() && !token.is(bit::LISTED))
        {
            next = self.run_end(next + 1);
        }
        Some(next)
    }

    /// `Federal Republic of …`
    fn state(&mut self, at: usize, end: usize) -> Option<usize> {
        let head = &self.tokens[end - 1];
        if end == at + 1
            || !head.is(bit::HEAD)
            || head.is(ORGANISATION | bit::LEAD)
            || self.extended(end - 1, end) == end
        {
            return None;
        }
        let next = self.extended(end - 1, end);
        let rule = "cue word of places";
        self.add(Name {
            start: at,
            end: next,
            kind: Some(EntityKind::Place),
            rule,
            is_weak: false,
            listed: 0,
        });
        Some(next)
    }

    fn with_cue_at_end(&mut self, at: usize, cue: usize, end: usize) -> Option<usize> {
        let token = &self.tokens[cue];
        let before = &self.tokens[at..cue];
        let is_listed = before.iter().any(|token| token.is(bit::LISTED | bit::DEMONYM));
        let all_ordinary = before.iter().all(|token| token.is(bit::ORDINARY) && !token.is(bit::LISTED));
        let is_headline = token.style != Style::Plain;
        let some_adjective = before.iter().any(|token| token.is(bit::ADJECTIVE));
        let is_club =
            token.is(bit::WEAK) && before.iter().any(|token| token.is(bit::CITY | bit::TOWN | bit::REGION));
        // A name that ends with an everyday word must have more than everyday words before it.
        // `the Council's Chairman Office`
        let is_office =
            at > 0 && self.tokens[at - 1].possessive && before.iter().all(|token| token.is(bit::TITLE));
        let is_refused = if is_office {
            true
        } else if token.is(bit::COMPANY) {
            false
        } else if is_headline {
            before.iter().any(|token| token.is(bit::ORDINARY) && !token.is(bit::ADJECTIVE | bit::LISTED))
                || all_ordinary && !some_adjective
        } else if token.is(bit::WEAK) && !is_club {
            all_ordinary
        } else {
            all_ordinary && before[0].first && !some_adjective
        };
        let is_person = cue + 1 == end && self.is_person_with_surname(at, end);
        if is_refused || is_person {
            return None;
        }
        // `Leeds City` is a club, `in Salt City` and `the town of Salt City` are places.
        let is_town = token.is(bit::HEAD) && token.is(bit::WEAK) && cue + 1 == end;
        let is_in_town = is_town && (!is_club || self.small_before(at) & (bit::NEAR | bit::CONNECTOR) != 0);
        if token.is(bit::PLACE) && !token.is(ORGANISATION) || is_in_town {
            let rule = "cue word of places";
            let is_weak = all_ordinary;
            self.add(Name {
                start: at,
                end: cue + 1,
                kind: Some(EntityKind::Place),
                rule,
                is_weak,
                listed: 0,
            });
            return Some(cue + 1);
        }
        let rule = if token.is(bit::COMPANY) { "company form" } else { "cue word of organisations" };
        let start = self.with_partner(self.with_ordinal(at));
        let next = match self.tongue {
            _ if cue + 1 == end => self.extended(cue, end),
            // `Supremo Tribunal Federal`: an adjective may follow.
            Tongue::Other if end - cue <= 3 => self.extended(cue, end),
            _ => cue + 1,
        };
        let is_weak = all_ordinary && !is_listed;
        self.add(Name { start, end: next, kind: Some(EntityKind::Organisation), rule, is_weak, listed: 0 });
        Some(next)
    }

    /// `Billie Church`: a given name and a surname that is a cue word as well.
    fn is_person_with_surname(&self, at: usize, end: usize) -> bool {
        let (first, last) = (&self.tokens[at], &self.tokens[end - 1]);
        end - at == 2
            && first.is(bit::GIVEN)
            && !first.is(bit::ORDINARY | bit::LISTED | bit::ADJECTIVE)
            && last.is(bit::SURNAME)
            && !last.is(bit::COMPANY)
            && (!last.is(bit::ORGANISATION | bit::WEAK) || self.small_before(at) & bit::ROLE != 0)
            && !last.is(bit::PLACE)
    }

    /// `Bank of …`, `Gulf of …`, `Lake …`, `Radio …`.
    fn with_cue_at_start(&mut self, at: usize, end: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let is_organisation = token.is(bit::ORGANISATION | bit::LEAD);
        if !is_organisation && !token.is(bit::HEAD) {
            return None;
        }
        let kind = Some(if is_organisation { EntityKind::Organisation } else { EntityKind::Place });
        if end == at + 1 {
            let next = self.extended(at, end);
            if next == end {
                return None;
            }
            let rule = if is_organisation { "cue word of organisations" } else { "cue word of places" };
            self.add(Name { start: at, end: next, kind, rule, is_weak: false, listed: 0 });
            return Some(next);
        }
        let follower = &self.tokens[at + 1];
        let is_lead = token.is(bit::LEAD | bit::HEAD) || self.tongue != Tongue::English && is_organisation;
        if !is_lead
            || follower.is(bit::ORDINARY | bit::TITLE | bit::GENERIC)
            || token.style != Style::Plain
            || end - at > 4
        {
            return None;
        }
        let kind = Some(if token.is(bit::HEAD) && !token.is(bit::LEAD) {
            EntityKind::Place
        } else {
            EntityKind::Organisation
        });
        // `Banco Central do Brasil`
        let next = if self.tongue == Tongue::English { end } else { self.extended(at, end) };
        self.add(Name {
            start: at,
            end: next,
            kind,
            rule: "cue word before the name",
            is_weak: true,
            listed: 0,
        });
        Some(next)
    }

    /// The end of a name that goes on after `of` or `for`.
    pub(super) fn extended(&self, cue: usize, end: usize) -> usize {
        let token = &self.tokens[cue];
        if token.is(bit::COMPANY) || token.possessive || self.small_after(end) & bit::CONNECTOR == 0 {
            return end;
        }
        let mut name = end + 1;
        let is_for = self.tongue == Tongue::English && self.tokens[end].text(self.text) == "for";
        if self.small_after(name) & bit::ARTICLE != 0 {
            name += 1;
        }
        let Some(next) = self.part_end(name) else { return end };
        // `Department for Transport`, but not `the League for St Helens`.
        if is_for
            && (name > end + 1 || !self.tokens[name].is(bit::ORDINARY) || self.tokens[name].is(bit::LISTED))
        {
            return end;
        }
        // `Ministry of Health and Welfare`, but not `Bank of England and Barclays`.
        let is_and = self.small_after(next) & bit::AND != 0 && !self.tokens[next - 1].possessive;
        let is_list =
            is_and && self.tokens[next - 1].is(bit::ORDINARY) && !self.tokens[next - 1].is(bit::LISTED);
        match self.part_end(next + 1) {
            Some(after)
                if is_list
                    && self.tokens[after - 1].is(bit::ORDINARY)
                    && !self.tokens[after - 1].is(ORGANISATION) =>
            {
                after
            }
            _ => next,
        }
    }

    /// The end of the capitalised words at `at`, before any title.
    fn part_end(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if !token.is_capital() || !matches!(token.gap, Gap::Space | Gap::Joined) || self.breaks(at) {
            return None;
        }
        let end = self.run_end(at);
        match self.title_in(at, end) {
            Some(title) if title == at => None,
            Some(title) => Some(title),
            None => Some(end),
        }
    }

    /// `2nd Tank Regiment`: a number with an ending belongs to the name of a body.
    fn with_ordinal(&self, at: usize) -> usize {
        if at == 0 || self.tokens[at].gap != Gap::Space || self.tokens[at - 1].shape != Shape::Number {
            return at;
        }
        let number = self.tokens[at - 1].text(self.text);
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| number.ends_with(ending));
        if is_ordinal { at - 1 } else { at }
    }

    /// `the Food and Drug Administration`: two everyday words joined before a cue word.
    fn with_partner(&self, at: usize) -> usize {
        if at < 3 || !self.tokens[at].is(bit::ORDINARY) || self.small_before(at) & bit::AND == 0 {
            return at;
        }
        let partner = &self.tokens[at - 2];
        let follows_article =
            partner.gap == Gap::Space && self.tokens[at - 3].text(self.text).eq_ignore_ascii_case("the");
        let is_word = partner.shape == Shape::Capital && partner.is(bit::ORDINARY) && !partner.first;
        if is_word && follows_article && self.tokens[at - 1].gap == Gap::Space { at - 2 } else { at }
    }

    /// `SHARED WIDGETS CORP <SWID>` at the beginning of a headline in capitals.
    pub(super) fn company_in_capitals(&mut self, at: usize) -> Option<usize> {
        let first = &self.tokens[at];
        if !first.first || first.style != Style::Capitals {
            return None;
        }
        let is_part = |index: &usize| {
            let token = &self.tokens[*index];
            let is_next = *index == at || matches!(token.gap, Gap::Space | Gap::Ampersand | Gap::Joined);
            token.is_capital() && is_next && !token.is(bit::STOP | bit::SAYING)
        };
        let end = (at..self.tokens.len().min(at + 7)).take_while(is_part).last()? + 1;
        let last = (at + 1..end).rev().find(|index| self.tokens[*index].is(bit::COMPANY))?;
        // The sign of its shares shows that the name is whole.
        let after = self.text.get(self.tokens[last].end as usize..)?.trim_start_matches(['.', ' ']);
        if !after.starts_with(['<', '(']) {
            return None;
        }
        let kind = Some(EntityKind::Organisation);
        self.add(Name { start: at, end: last + 1, kind, rule: SHARES, is_weak: false, listed: 0 });
        Some(last + 1)
    }

    /// `Smith & Jones`.
    fn joined_by_ampersand(&mut self, at: usize, end: usize) -> Option<usize> {
        let has_ampersand = self.tokens[at + 1..end].iter().any(|token| token.gap == Gap::Ampersand);
        let is_cued = self.tokens[end - 1].is(ORGANISATION);
        let all_ordinary = self.tokens[at..end].iter().all(|token| token.is(bit::ORDINARY));
        let all_initials = self.tokens[at..end].iter().all(|token| token.shape == Shape::Initial);
        if !has_ampersand || is_cued || all_ordinary || all_initials || self.tokens[at].style != Style::Plain
        {
            return None;
        }
        let kind = Some(EntityKind::Organisation);
        self.add(Name { start: at, end, kind, rule: "joined by &", is_weak: false, listed: 0 });
        Some(end)
    }
}
