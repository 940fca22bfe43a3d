//! Chooses the day of publication among the candidates that can be it, by the rules 3 to 8.

use super::super::Standing;
use super::super::printed::Clock;
use super::Choice;
use super::weigh::{Weighed, agree, rule_of};
use crate::article::{Certainty, Days, Precision};

/// Chooses; `None` when there is no candidate.
pub(super) fn choose(weighed: &[Weighed<'_>], changes: &[Weighed<'_>]) -> Option<Choice> {
    let stated = weighed.iter().position(|weighed| weighed.candidate.standing == Standing::Stated);
    let choice = match stated {
        Some(index) => with_stated(weighed, changes, index),
        None => without_stated(weighed)?,
    };
    Some(more_exact(weighed, choice))
}

/// Says why a candidate was passed over.
pub(super) fn why_not(loser: &Weighed<'_>) -> &'static str {
    match loser.candidate.standing {
        Standing::Stated => "another stated day came first",
        Standing::Labelled | Standing::Printed => "another day is better attested",
        Standing::Dateline => "the day of filing",
        Standing::Address | Standing::Loose | Standing::Name | Standing::Folder => {
            "a weaker place than the one that was taken"
        }
    }
}

/// Rules 3 to 6.
fn with_stated(weighed: &[Weighed<'_>], changes: &[Weighed<'_>], index: usize) -> Choice {
    let stated = &weighed[index];
    let is_repeated = |day: &Weighed<'_>| {
        weighed.iter().any(|other| {
            is_independent(other)
                && other.days.precision() != Precision::Year
                && agree(&day.days, &other.days)
        })
    };
    if is_repeated(stated) {
        return Choice {
            rule: "stated by the file and repeated in print or address",
            ..alone(stated, index)
        };
    }
    if let Some(local) = local_day(weighed, stated) {
        let why = Some("the clock of the file is in UTC; the day is the printed one");
        return Choice {
            why,
            rule: "printed; the stated instant in UTC is at most a day away",
            ..alone(&weighed[local], local)
        };
    }
    let other_stated = |weighed: &Weighed<'_>| {
        weighed.candidate.standing == Standing::Stated && !agree(&weighed.days, &stated.days)
    };
    let is_change = |weighed: &Weighed<'_>| changes.iter().any(|change| agree(&change.days, &weighed.days));
    let is_better = |other: &Weighed<'_>| other_stated(other) && is_repeated(other) && !is_change(other);
    if let Some(repeated) = weighed.iter().position(is_better) {
        let rule = "the stated day that is repeated in print or address";
        return doubtful(
            Choice { rule, ..alone(&weighed[repeated], repeated) },
            "the file states several days",
        );
    }
    if weighed.iter().any(other_stated) {
        return doubtful(alone(stated, index), "the file states several days");
    }
    let is_printed =
        |weighed: &Weighed<'_>| matches!(weighed.candidate.standing, Standing::Labelled | Standing::Printed);
    if let Some(printed) = weighed.iter().position(is_printed) {
        if is_last_change(stated, changes) && is_shortly_before(&weighed[printed], stated) {
            let rule = "printed; the stated moment is also that of the last change";
            let choice = Choice { rule, ..alone(&weighed[printed], printed) };
            return doubtful(choice, "the file states another day, which is that of the last change");
        }
        return doubtful(alone(stated, index), "another day is printed");
    }
    let choice = alone(stated, index);
    let is_of_page = stated.candidate.may_be_filler;
    let why = if is_of_page && is_instant_in_utc(stated) {
        "no day is printed; the clock of the page's data is in UTC, the civil day may be the one before or after"
    } else if is_of_page && changes.iter().any(|change| !agree(&change.days, &stated.days)) {
        "no day is printed; the page's data state this one, and a change on another day"
    } else {
        return choice;
    };
    match choice.certainty {
        Certainty::Printed => Choice { certainty: Certainty::Inferred, why: Some(why), ..choice },
        _ => choice,
    }
}

/// Whether a stated moment is also stated as that of the last change: a system that keeps one moment keeps the last.
fn is_last_change(stated: &Weighed<'_>, changes: &[Weighed<'_>]) -> bool {
    let clock = stated.candidate.printed.clock;
    // A page that also prints the day of the change tells the two apart.
    let is_printed =
        |change: &Weighed<'_>| !change.candidate.may_be_filler && agree(&change.days, &stated.days);
    clock.is_some()
        && !changes.iter().any(is_printed)
        && changes.iter().any(|change| change.days == stated.days && change.candidate.printed.clock == clock)
}

/// Whether a day lies at most a week before another.
fn is_shortly_before(one: &Weighed<'_>, other: &Weighed<'_>) -> bool {
    const WEEK: i64 = 7;
    let days = |weighed: &Weighed<'_>| weighed.day();
    days(one).zip(days(other)).is_some_and(|(one, other)| (1..=WEEK).contains(&(other - one).num_days()))
}

/// Whether a date is a moment in UTC; midnight stands for a day.
fn is_instant_in_utc(weighed: &Weighed<'_>) -> bool {
    let clock = weighed.candidate.printed.clock;
    clock
        .is_some_and(|clock| clock.offset == Some(0) && (clock.hour, clock.minute, clock.second) != (0, 0, 0))
}

/// Rule 7.
fn without_stated(weighed: &[Weighed<'_>]) -> Option<Choice> {
    let first =
        |standing: Standing| weighed.iter().position(|weighed| weighed.candidate.standing == standing);
    let address = first(Standing::Address);
    let is_in_address = |day: &Days| address.is_some_and(|at| agree(day, &weighed[at].days));
    for standing in [Standing::Labelled, Standing::Printed] {
        let mut printed =
            weighed.iter().enumerate().filter(|(_, weighed)| weighed.candidate.standing == standing);
        let Some((nearest, _)) = printed.next() else { continue };
        let is_day_in_address = |weighed: &Weighed<'_>| {
            weighed.candidate.standing == standing && weighed.day().is_some() && is_in_address(&weighed.days)
        };
        if let Some(index) = weighed.iter().position(is_day_in_address) {
            return Some(Choice {
                rule: "printed, and part of the address",
                ..alone(&weighed[index], index)
            });
        }
        let choice = alone(&weighed[nearest], nearest);
        if printed.all(|(_, other)| agree(&weighed[nearest].days, &other.days)) {
            return Some(choice);
        }
        return Some(doubtful(choice, "several days are printed"));
    }
    let rest = [Standing::Address, Standing::Dateline, Standing::Loose, Standing::Name, Standing::Folder];
    let index = rest.into_iter().find_map(first)?;
    let choice = alone(&weighed[index], index);
    Some(match weighed[index].candidate.standing {
        Standing::Loose => doubtful(choice, "the file does not say what this is the date of"),
        // A folder of a year may be one of collecting: it completes a date, and is none by itself.
        Standing::Folder if choice.days.precision() == Precision::Year => return None,
        Standing::Name | Standing::Folder if choice.certainty == Certainty::Printed => Choice {
            certainty: Certainty::Inferred,
            why: Some("only the name of the file or its folder bears a date"),
            ..choice
        },
        _ => choice,
    })
}

/// Rule 8.
fn more_exact(weighed: &[Weighed<'_>], choice: Choice) -> Choice {
    if matches!(choice.days, Days::Day(_)) {
        return choice;
    }
    let can_name_the_day = |weighed: &Weighed<'_>| {
        !matches!(
            weighed.candidate.standing,
            Standing::Dateline | Standing::Loose | Standing::Name | Standing::Folder
        ) && weighed.day().is_some()
            && agree(&weighed.days, &choice.days)
    };
    if let Some(index) = weighed.iter().position(can_name_the_day) {
        let certainty = if choice.certainty == Certainty::Doubtful {
            Certainty::Doubtful
        } else {
            weighed[index].certainty()
        };
        return Choice { certainty, ..alone(&weighed[index], index) };
    }
    choice
}

/// Whether a candidate is a witness of its own beside a stated day.
fn is_independent(weighed: &Weighed<'_>) -> bool {
    matches!(weighed.candidate.standing, Standing::Labelled | Standing::Printed | Standing::Address)
}

/// The printed day beside a stated instant in UTC that can be the same moment in some zone, unless the address
/// sides with the instant.
fn local_day(weighed: &[Weighed<'_>], stated: &Weighed<'_>) -> Option<usize> {
    let day = stated.day()?;
    let clock = stated.candidate.printed.clock.filter(|clock| clock.offset == Some(0))?;
    let minutes = |clock: Clock| i64::from(clock.hour * 60 + clock.minute);
    weighed.iter().position(|other| {
        let is_in_print = matches!(other.candidate.standing, Standing::Labelled | Standing::Printed);
        let Some(printed) = other.day().filter(|_| is_in_print) else { return false };
        let days = (printed - day).num_days();
        let ahead = match other.candidate.printed.clock {
            // A quarter of an hour more: what is printed is often set a little before it is sent out.
            Some(local) => {
                let ahead = days * DAY + minutes(local) - minutes(clock);
                return (FARTHEST_WEST - 15..=FARTHEST_EAST + 15).contains(&ahead);
            }
            None => days * DAY - minutes(clock),
        };
        // Any moment of the printed day.
        ahead <= FARTHEST_EAST && ahead + DAY > FARTHEST_WEST
    })
}

/// The zones, in minutes ahead of UTC, and a day.
const FARTHEST_WEST: i64 = -12 * 60;
const FARTHEST_EAST: i64 = 14 * 60;
const DAY: i64 = 24 * 60;

fn alone(weighed: &Weighed<'_>, index: usize) -> Choice {
    let rule = rule_of(weighed.candidate.standing);
    Choice { index, days: weighed.days, certainty: weighed.certainty(), why: weighed.why, rule }
}

fn doubtful(choice: Choice, why: &'static str) -> Choice {
    Choice { certainty: Certainty::Doubtful, why: Some(why), ..choice }
}
