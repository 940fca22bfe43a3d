//! The letters of a page go in; its lines come out in the order in which they are read, column after column.

use super::bidirectional;
use super::glyphs::Glyph;

/// A piece of a line, without a gap in it that is wider than one between words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// Where the letters stand; grows upwards.
    pub y: f64,
    pub size: f64,
    /// Lines of one number stand in one column.
    pub column: usize,
}

/// A space is at least so wide, in parts of the size of the letters.
const SPACE: f64 = 0.16;
/// A wider gap may be one between columns.
const GAP: f64 = 0.9;
/// How far letters of one line may be higher or lower: a note's number stands in the line.
pub(super) const SAME_LINE: f64 = 0.4;
/// How often a page is cut into columns, one in another.
const DEEPEST: u32 = 6;
/// Lines that stand side by side, at least, in two columns.
const FEWEST_BESIDE: usize = 3;
/// Places that are tried for a gutter, those beside most rows first.
const MOST_GUTTERS: usize = 8;
/// Rows of short lines that may stand between longer ones.
const SHORT_ROWS: usize = 3;
/// Characters of a line of a column, on average, at least; a table has fewer.
const SHORTEST: usize = 14;

/// Puts the letters of a page together into pieces of lines, those of the main direction first; what runs in another
/// direction is told by a column of its own.
///
/// A page that is read from the right is turned, so that its right column is the first: `left` then grows leftwards.
pub fn pieces(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    let is_turned = bidirectional::is_leftward(glyphs.iter().map(|glyph| glyph.text.as_str()));
    if is_turned {
        for glyph in &mut glyphs {
            (glyph.left, glyph.right) = (-glyph.right, -glyph.left);
        }
    }
    let main = main_direction(&glyphs);
    let of = |direction: u8| {
        let rows = rows(glyphs.iter().filter(|glyph| glyph.direction == direction).collect());
        rows.into_iter().flat_map(move |row| pieces_of_row(row, is_turned))
    };
    let mut all: Vec<Line> = of(main).collect();
    for direction in (0..4).filter(|direction| *direction != main) {
        all.extend(of(direction).map(|line| Line { column: usize::from(direction) + 1, ..line }));
    }
    all
}

/// Puts the pieces of a page in the order in which they are read, and together to lines.
pub fn ordered(pieces: Vec<Line>) -> Vec<Line> {
    let (main, mut aside): (Vec<Line>, Vec<Line>) = pieces.into_iter().partition(|line| line.column == 0);
    let (mut column, mut ordered) = (0, Vec::new());
    order(main, 0, &mut column, &mut ordered);
    // What runs in another direction stands beside the text.
    by_place(&mut aside);
    aside.sort_by_key(|line| line.column);
    ordered.extend(aside.into_iter().map(|line| Line { column: column + line.column, ..line }));
    joined(ordered)
}

fn main_direction(glyphs: &[Glyph]) -> u8 {
    let mut counts = [0usize; 4];
    for glyph in glyphs {
        counts[usize::from(glyph.direction) % 4] += 1;
    }
    (0..4u8).max_by_key(|direction| (counts[usize::from(*direction)], 3 - direction)).unwrap_or(0)
}

/// Rows of letters from the top.
fn rows(mut glyphs: Vec<&Glyph>) -> Vec<Vec<&Glyph>> {
    let usual = median(glyphs.iter().map(|glyph| glyph.size).collect()).max(1.0);
    glyphs.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    let mut row_y = f64::INFINITY;
    for glyph in glyphs {
        let near = SAME_LINE * glyph.size.min(usual * 1.5);
        match rows.last_mut() {
            Some(row) if row_y - glyph.y < near => row.push(glyph),
            _ => {
                row_y = glyph.y;
                rows.push(vec![glyph]);
            }
        }
    }
    rows
}

/// A piece of a line whose letters are still coming.
struct Open<'g> {
    line: Line,
    letters: Vec<&'g str>,
}

impl<'g> Open<'g> {
    fn new(glyph: &'g Glyph) -> Open<'g> {
        let Glyph { left, right, y, size, .. } = *glyph;
        let line = Line { left, right, y, size, ..Line::default() };
        Open { line, letters: vec![&glyph.text] }
    }

    fn space(&mut self) {
        if self.letters.last() != Some(&" ") {
            self.letters.push(" ");
        }
    }

    fn add(&mut self, glyph: &'g Glyph) {
        if glyph.left - self.line.right > SPACE * glyph.size.min(self.line.size) {
            self.space();
        }
        self.letters.push(&glyph.text);
        self.line.right = self.line.right.max(glyph.right);
        if glyph.size > self.line.size - 0.01 {
            self.line.y = glyph.y;
        }
        self.line.size = self.line.size.max(glyph.size);
    }

    fn close(mut self, is_turned: bool) -> Line {
        while self.letters.last() == Some(&" ") {
            self.letters.pop();
        }
        bidirectional::in_order(&mut self.letters, is_turned);
        let text = self.letters.concat();
        // The fonts of pictures have their bullets in the private area.
        let bullet = text.strip_prefix(|c| matches!(c, '\u{e000}'..='\u{f8ff}'));
        let bullet = bullet.filter(|rest| rest.is_empty() || rest.starts_with(' '));
        Line {
            text: bullet.map_or_else(|| text.trim_end().to_owned(), |rest| format!("•{rest}")),
            ..self.line
        }
    }
}

/// Puts letters that follow each other together.
fn pieces_of_row(mut row: Vec<&Glyph>, is_turned: bool) -> Vec<Line> {
    // What stands at one place keeps the order of drawing.
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut lines = Vec::new();
    let mut open: Option<Open<'_>> = None;
    let mut before: Option<&Glyph> = None;
    for glyph in row {
        let is_blank = glyph.text.chars().all(char::is_whitespace);
        // Letters that are drawn twice look bold.
        let is_twice = before.is_some_and(|before| {
            before.text == glyph.text && (before.left - glyph.left).abs() < 0.1 * glyph.size && !is_blank
        });
        if is_twice {
            continue;
        }
        before = Some(glyph);
        let near = open.as_mut().filter(|open| {
            let size = if is_blank { glyph.size } else { glyph.size.max(open.line.size) };
            glyph.left - open.line.right < GAP * size
        });
        match near {
            // A space tells of itself by the gap that it leaves, or where the next letter stands close to it.
            Some(open) if is_blank => open.space(),
            None if is_blank => {}
            Some(open) => open.add(glyph),
            None => {
                lines.extend(open.take().map(|open| open.close(is_turned)));
                open = Some(Open::new(glyph));
            }
        }
    }
    lines.extend(open.map(|open| open.close(is_turned)));
    lines
}

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn by_place(lines: &mut [Line]) {
    lines.sort_by(|one, other| other.y.total_cmp(&one.y).then(one.left.total_cmp(&other.left)));
}

/// Puts lines in order: where they stand in columns the left one first, each with what stands beside it.
fn order(mut lines: Vec<Line>, depth: u32, column: &mut usize, ordered: &mut Vec<Line>) {
    by_place(&mut lines);
    let cut = if depth < DEEPEST { gutter(&lines) } else { None };
    let Some(cut) = cut else {
        *column += 1;
        let column = *column;
        return ordered.extend(lines.into_iter().map(|line| Line { column, ..line }));
    };
    // What runs across the gutter parts what stands above it from what stands below.
    let mut band: Vec<Line> = Vec::new();
    let mut across: Vec<Line> = Vec::new();
    let flush_band = |band: &mut Vec<Line>, column: &mut usize, ordered: &mut Vec<Line>| {
        let (left, right): (Vec<Line>, Vec<Line>) =
            std::mem::take(band).into_iter().partition(|line| middle(line) < cut);
        for side in [left, right] {
            if !side.is_empty() {
                order(side, depth + 1, column, ordered);
            }
        }
    };
    let is_across: Vec<bool> = lines.iter().map(|line| line.left < cut && line.right > cut).collect();
    let is_across = with_what_stands_beside(&lines, is_across);
    let stands_alone: Vec<bool> = (0..lines.len()).map(|at| is_alone(&lines, at)).collect();
    for ((line, is_across), is_alone) in lines.into_iter().zip(is_across).zip(stands_alone) {
        // The last line of a headline or of a broad paragraph may be short.
        let goes_on = is_alone && across.last().is_some_and(|last| goes_on(last, &line));
        if is_across || goes_on {
            flush_band(&mut band, column, ordered);
            across.push(line);
        } else {
            if !across.is_empty() {
                order(std::mem::take(&mut across), depth + 1, column, ordered);
            }
            band.push(line);
        }
    }
    if !across.is_empty() {
        order(across, depth + 1, column, ordered);
    }
    flush_band(&mut band, column, ordered);
}

/// Lines that run across a gutter, row after row, with others beside them are columns of another width than those above
/// or below: then all that stands in their rows goes with them.
fn with_what_stands_beside(lines: &[Line], mut is_across: Vec<bool>) -> Vec<bool> {
    let places: Vec<usize> = (0..lines.len()).collect();
    let in_one_row =
        |one: &usize, other: &usize| (lines[*one].y - lines[*other].y).abs() < SAME_LINE * lines[*one].size;
    let rows: Vec<&[usize]> = places.chunk_by(in_one_row).collect();
    let crossing: Vec<usize> =
        (0..rows.len()).filter(|row| rows[*row].iter().any(|at| is_across[*at])).collect();
    let mut with = Vec::new();
    // Short lines of a paragraph may end before the gutter.
    for run in crossing.chunk_by(|one, next| next - one <= 1 + SHORT_ROWS) {
        let is_mixed = |row: &&usize| rows[**row].iter().any(|at| !is_across[*at]);
        if run.iter().filter(is_mixed).count() < FEWEST_BESIDE {
            continue;
        }
        let (first, mut last) = (run[0], run[run.len() - 1]);
        // The longer column goes on below the other.
        let goes_on_below = |row: usize| {
            let (Some([below]), Some(above)) = (rows.get(row + 1), rows[row].first()) else { return false };
            lines[*above].y - lines[*below].y < 1.6 * lines[*below].size
        };
        while goes_on_below(last) && last < run[run.len() - 1] + SHORT_ROWS {
            last += 1;
        }
        with.extend(rows[first..=last].iter().flat_map(|row| row.iter().copied()));
    }
    if with.len() < lines.len() {
        for at in with {
            is_across[at] = true;
        }
    }
    is_across
}

/// Whether nothing stands beside a line; the lines are in the order of their height.
fn is_alone(lines: &[Line], at: usize) -> bool {
    let is_beside = |other: Option<&Line>| {
        other.is_some_and(|other| (other.y - lines[at].y).abs() < SAME_LINE * lines[at].size)
    };
    !is_beside(at.checked_sub(1).and_then(|before| lines.get(before))) && !is_beside(lines.get(at + 1))
}

/// Whether a line stands right under another that looks alike.
fn goes_on(above: &Line, line: &Line) -> bool {
    let is_alike = (above.size - line.size).abs() < 0.05 * line.size;
    let is_under =
        (above.left - line.left).abs() < line.size || (middle(above) - middle(line)).abs() < line.size;
    is_alike && is_under && above.y - line.y < 1.6 * line.size
}

fn middle(line: &Line) -> f64 {
    f64::midpoint(line.left, line.right)
}

/// Where a gap runs down between lines of text that stand side by side, if one does.
fn gutter(lines: &[Line]) -> Option<f64> {
    if lines.len() < 2 * FEWEST_BESIDE {
        return None;
    }
    let size = median(lines.iter().map(|line| line.size).collect()).max(1.0);
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    let bottom = lines.iter().map(|line| line.y).fold(f64::INFINITY, f64::min);
    let top = lines.iter().map(|line| line.y).fold(f64::NEG_INFINITY, f64::max);
    let pitch = size * 1.3;
    let rows = ((top - bottom) / pitch) as usize + 1;
    let steps = ((right - left) / (size * 0.25)) as usize;
    // A page with letters as small as dust is no page of text.
    if rows > 4000 || steps > 4000 || steps * lines.len() > 4_000_000 {
        return None;
    }
    let row = |line: &Line| (((top - line.y) / pitch) as usize).min(rows - 1);
    // How many rows have something on both sides, and the first and the last place where it is so.
    let mut places: Vec<(usize, f64, f64)> = Vec::new();
    for step in 1..steps {
        let x = left + step as f64 * size * 0.25;
        // What stands in each row: something left of it, right of it, across it.
        let mut seen = vec![0u8; rows];
        for line in lines {
            let side = match () {
                () if line.right <= x => 1,
                () if line.left >= x => 2,
                () => 4,
            };
            seen[row(line)] |= side;
        }
        let beside = seen.iter().map(|seen| usize::from(*seen == 3)).sum::<usize>();
        match places.last_mut() {
            Some((count, _, last)) if *count == beside => *last = x,
            _ => places.push((beside, x, x)),
        }
    }
    places.retain(|(beside, ..)| *beside >= FEWEST_BESIDE);
    places.sort_by_key(|(beside, ..)| std::cmp::Reverse(*beside));
    places
        .into_iter()
        .take(MOST_GUTTERS)
        .map(|(_, first, last)| f64::midpoint(first, last))
        .find(|x| are_columns(lines, *x, pitch))
}

/// Whether lines on both sides read like text: long, and most of them as wide as their column.
fn are_columns(lines: &[Line], x: f64, pitch: f64) -> bool {
    let reads_like_text = |side: &[&Line]| {
        // One side may be several columns: most lines are as wide as one of them.
        let mut widths: Vec<f64> = side.iter().map(|line| line.right - line.left).collect();
        widths.sort_by(f64::total_cmp);
        let usual = widths.get(widths.len() * 4 / 5).copied().unwrap_or(0.0);
        let wide = widths.iter().filter(|width| **width > 0.6 * usual).count();
        let characters: usize = side.iter().map(|line| line.text.chars().count()).sum();
        wide * 2 >= side.len() && characters >= SHORTEST * side.len()
    };
    let is_beside = |one: &Line, others: &[&Line]| {
        let near = others.partition_point(|other| other.y > one.y + pitch);
        others.get(near).is_some_and(|other| (other.y - one.y).abs() <= pitch)
    };
    let (left, right): (Vec<&Line>, Vec<&Line>) =
        lines.iter().filter(|line| line.right <= x || line.left >= x).partition(|line| line.right <= x);
    let beside = |side: &[&Line], others: &[&Line]| -> Vec<Line> {
        side.iter().filter(|line| is_beside(line, others)).map(|line| (*line).clone()).collect()
    };
    let (left_beside, right_beside) = (beside(&left, &right), beside(&right, &left));
    let refer = |lines: &[Line]| reads_like_text(&lines.iter().collect::<Vec<&Line>>());
    !left_beside.is_empty() && !right_beside.is_empty() && refer(&left_beside) && refer(&right_beside)
}

/// Joins the pieces of one line: cells of a row, parted by a tab, or words in a line that is set wide.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(before)
                if before.column == line.column
                    && (before.y - line.y).abs() < SAME_LINE * line.size.min(before.size)
                    && line.left >= before.right - line.size =>
            {
                let is_wide = line.left - before.right > 2.0 * line.size;
                before.text.push(if is_wide { '\t' } else { ' ' });
                before.text.push_str(&line.text);
                before.right = before.right.max(line.right);
                before.size = before.size.max(line.size);
            }
            _ => joined.push(line),
        }
    }
    joined
}
