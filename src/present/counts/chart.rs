//! Numbers go in, bars of characters and the scale below them come out.

/// Draws bars of one scale.
pub(super) struct Scale {
    /// What the longest bar stands for; 0 when every bar is empty.
    most: f64,
    /// Characters of the longest bar.
    width: usize,
}

/// Eighths of a character.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// Characters that a label of the scale and the gap behind it take, about.
const LABEL: usize = 10;

impl Scale {
    pub(super) fn new(most: f64, width: usize) -> Scale {
        Scale { most, width: width.max(8) }
    }

    /// The bar of a number; one that is not 0 can be seen.
    pub(super) fn bar(&self, number: f64) -> String {
        if number <= 0.0 || self.most <= 0.0 {
            return String::new();
        }
        let eighths = (number / self.most * (self.width * 8) as f64).round() as usize;
        let eighths = eighths.clamp(1, self.width * 8);
        format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
    }

    /// The numbers under the bars: round ones, each beginning where a bar of it ends.
    pub(super) fn line(&self, label: &dyn Fn(f64) -> String, least_step: f64) -> String {
        let mut line = String::new();
        if self.most <= 0.0 {
            return line;
        }
        let step = step(self.most, (self.width / LABEL).max(1), least_step);
        for number in (0..).map(|index| f64::from(index) * step).take_while(|number| *number <= self.most) {
            let at = (number / self.most * self.width as f64).round() as usize;
            let length = line.chars().count();
            if length > 0 && at <= length {
                continue;
            }
            line.push_str(&" ".repeat(at - length));
            line.push_str(&label(number));
        }
        line
    }
}

/// The least of 1, 2, 5, 10, 20 … that divides a number into at most so many parts.
fn step(most: f64, parts: usize, least: f64) -> f64 {
    let mut decade = least;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            // A little room: tenths are no exact numbers.
            if most / (decade * factor) <= parts as f64 + 1e-9 {
                return decade * factor;
            }
        }
        decade *= 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_number() {
        let scale = Scale::new(16.0, 8);
        let check = |number: f64, expected: &str| assert_eq!(scale.bar(number), expected, "{number}");
        check(16.0, "████████");
        check(4.0, "██");
        check(1.0, "▌");
        check(0.01, "▏");
        check(0.0, "");
        assert_eq!(Scale::new(0.0, 8).bar(0.0), "");
    }

    #[test]
    fn the_scale_has_round_numbers_where_bars_end() {
        let whole = |number: f64| format!("{number}");
        assert_eq!(Scale::new(30.0, 30).line(&whole, 1.0), "0         10        20        30");
        // Two parts of at most 10 characters each: steps of 5 end at 5, 10 would be beyond the longest bar.
        assert_eq!(Scale::new(7.0, 21).line(&whole, 1.0), "0              5");
        assert_eq!(Scale::new(0.0, 30).line(&whole, 1.0), "");
        assert_eq!(Scale::new(1.0, 20).line(&whole, 1.0), "0                   1");
    }
}
