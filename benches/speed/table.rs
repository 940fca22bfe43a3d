//! Figures go in, one line each with its ratio and its target comes out.

/// What was measured, in order.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    measure: String,
    ours: f64,
    peer: Option<f64>,
    target: Option<f64>,
}

impl Table {
    /// Adds a figure, that of the peer, and the ratio that it may have at most.
    pub fn add(&mut self, measure: impl Into<String>, ours: f64, peer: Option<f64>, target: Option<f64>) {
        self.rows.push(Row { measure: measure.into(), ours, peer, target });
    }

    /// Prints all rows.
    pub fn print(&self) {
        println!("{:<52} {:>9} {:>9} {:>7} {:>7}", "measure", "Dateline", "peer", "ratio", "target");
        for row in &self.rows {
            let ratio = row.peer.map(|peer| row.ours / peer);
            let verdict = match (ratio, row.target) {
                (Some(ratio), Some(target)) if ratio <= target => "met",
                (Some(_), Some(_)) => "missed",
                _ => "",
            };
            let line = format!(
                "{:<52} {:>9} {:>9} {:>7} {:>7} {verdict}",
                row.measure,
                figure(Some(row.ours)),
                figure(row.peer),
                figure(ratio),
                figure(row.target)
            );
            println!("{}", line.trim_end());
        }
    }
}

/// The middle one.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Three digits that count.
fn figure(figure: Option<f64>) -> String {
    match figure {
        None => "–".to_owned(),
        Some(figure) if figure >= 100.0 => format!("{figure:.0}"),
        Some(figure) if figure >= 10.0 => format!("{figure:.1}"),
        Some(figure) => format!("{figure:.2}"),
    }
}
