//! Pages whose day of publication was read by hand go in, where they lie beside the repository; the share of right
//! days comes out.

use super::archive::{Archive, shared, text};
use serde_json::Value;
use std::collections::HashMap;

/// Counts of one kind of answer.
#[derive(Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, is_right: bool) {
        self.all += 1;
        self.right += usize::from(is_right);
    }

    fn of(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

#[test]
fn the_day_of_a_web_page_is_right_and_says_how_sure_it_is() {
    let Some(folder) = shared("gold/dates") else { return };
    let gold = std::fs::read_to_string(folder.join("gold.json")).expect("the gold can be read");
    let gold: Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let archive = Archive::new();
    let pages = folder.join("html");
    archive.run(&["index", "--no-entities", "--everything", &pages.to_string_lossy()]).done();
    let found: HashMap<String, Value> = archive
        .exported()
        .into_iter()
        .flat_map(|article| {
            let paths = article["path"].as_array().cloned().unwrap_or_default();
            let name = |path: &Value| text(path).rsplit('/').next().unwrap_or_default().to_owned();
            paths.iter().map(|path| (name(path), article["date"].clone())).collect::<Vec<_>>()
        })
        .collect();
    let (mut all, mut answered, mut printed) = (Share::default(), Share::default(), Share::default());
    for row in gold.as_object().expect("the gold is an object").values() {
        let page = text(&row["html"]).trim_start_matches("html/").to_owned();
        let date = found.get(&page).unwrap_or(&Value::Null);
        let is_right = date["day"] == row["date"];
        all.add(is_right);
        if date["day"].is_string() {
            answered.add(is_right);
            if date["certainty"] == "printed" {
                printed.add(is_right);
            }
        }
    }
    let cover = printed.all as f64 / all.all as f64;
    println!("{} pages: day right {:.3}, precision {:.3}", all.all, all.of(), answered.of());
    println!("printed: {:.3} of the pages, right {:.3}", cover, printed.of());
    assert_eq!(all.all, 487);
    assert!(all.of() >= 0.925 && answered.of() >= 0.940);
    assert!(cover >= 0.70 && printed.of() >= 0.98);
}
