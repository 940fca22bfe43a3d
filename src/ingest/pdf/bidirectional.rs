//! The letters of a line go in as they stand from left to right; they come out in the order in which they are read.
//!
//! The Unicode Bidirectional Algorithm (UAX #9) tells where letters stand that are read in some order; this is the
//! way back, for lines without marks of embedding: where most letters are read from the right, all are turned, and so
//! is each run of the other direction in a line; figures always run to the right.

use std::ops::Range;

/// In which direction a letter is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Right,
    Left,
    /// Figures, in a line of either direction.
    Figure,
    /// Spaces and signs: like what stands around them.
    Any,
}

/// Whether most letters are read from the right to the left: Hebrew, Arabic and their like.
pub fn is_leftward<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut rightward, mut leftward) = (0_usize, 0_usize);
    for letter in texts.flat_map(str::chars) {
        match of_letter(letter) {
            Direction::Right => rightward += 1,
            Direction::Left => leftward += 1,
            Direction::Figure | Direction::Any => {}
        }
    }
    leftward > rightward
}

/// Puts the pieces of a line, which stand from left to right, or from right to left where `is_turned`, in the order of
/// reading.
pub fn in_order(pieces: &mut [&str], is_turned: bool) {
    if !is_turned && pieces.iter().all(|piece| piece.is_ascii()) {
        return;
    }
    let mut directions: Vec<Direction> = pieces.iter().map(|piece| of_piece(piece)).collect();
    let is_leftward = is_leftward(pieces.iter().copied());
    if is_leftward != is_turned {
        pieces.reverse();
        directions.reverse();
    }
    let others: &[Direction] =
        if is_leftward { &[Direction::Right, Direction::Figure] } else { &[Direction::Left] };
    let within: &[Direction] =
        if is_leftward { &[Direction::Any] } else { &[Direction::Any, Direction::Figure] };
    for run in runs(pieces, &directions, others, within) {
        let (pieces, directions) = (&mut pieces[run.clone()], &mut directions[run]);
        pieces.reverse();
        directions.reverse();
        if !is_leftward {
            for figures in runs(pieces, directions, &[Direction::Figure], &[Direction::Any]) {
                pieces[figures].reverse();
            }
        }
    }
}

/// The longest runs that begin and end with a piece of one of the directions `of`, with only those of `within` between.
///
/// Two figures are one run only where a sign parts them as in `3.5.2021`.
fn runs(
    pieces: &[&str],
    directions: &[Direction],
    of: &[Direction],
    within: &[Direction],
) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, direction) in directions.iter().enumerate() {
        if !of.contains(direction) {
            is_open &= within.contains(direction);
            continue;
        }
        let goes_on = runs.last_mut().filter(|run| {
            let are_figures = [directions[run.end - 1], *direction] == [Direction::Figure; 2];
            let is_joint = || run.end + 1 == at && [".", ",", ":", "/", "-"].contains(&pieces[run.end]);
            is_open && (!are_figures || run.end == at || is_joint())
        });
        match goes_on {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
        is_open = true;
    }
    runs
}

fn of_piece(piece: &str) -> Direction {
    piece.chars().map(of_letter).find(|direction| *direction != Direction::Any).unwrap_or(Direction::Any)
}

/// The blocks of scripts that are read from the right (Unicode 16, `DerivedBidiClass.txt`).
fn of_letter(letter: char) -> Direction {
    match letter {
        '\u{660}'..='\u{66c}' | '\u{6f0}'..='\u{6f9}' => Direction::Figure,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Direction::Left,
        digit if digit.is_ascii_digit() => Direction::Figure,
        letter if letter.is_alphanumeric() => Direction::Right,
        _ => Direction::Any,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands on paper from left to right, and how it is read.
    fn check(stands: &str, expected: &str) {
        let pieces: Vec<String> = stands.chars().map(String::from).collect();
        let mut from_left: Vec<&str> = pieces.iter().map(String::as_str).collect();
        let mut from_right: Vec<&str> = from_left.iter().rev().copied().collect();
        in_order(&mut from_left, false);
        in_order(&mut from_right, true);
        assert_eq!(from_left.concat(), expected);
        assert_eq!(from_right.concat(), expected);
    }

    #[test]
    fn what_is_read_from_the_right_is_turned() {
        check("The ferry, No. 12.", "The ferry, No. 12.");
        check(".שדחה רשגה", "הגשר החדש.");
        check(".2021 ,רטמ 120 רשגה", "הגשר 120 מטר, 2021.");
        check("םויב 3.5.2021 חתפנ", "נפתח 3.5.2021 ביום");
        check("ריעב Port Town לש רשגה", "הגשר של Port Town בעיר");
        check("The word רשג לודג means", "The word גדול גשר means");
    }
}
