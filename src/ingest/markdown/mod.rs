//! A text in Markdown goes in; its article comes out, with what its front matter states.

mod front;
mod text;
mod yaml;

use super::prose::{self, Part};
use super::{Format, Head, Input, Item, Scope, json, news};
use crate::article::RawArticle;
use serde_json::Value;

/// Texts in Markdown.
pub struct Markdown;

/// What such files are called.
const ENDINGS: &[&str] = &["md", "markdown", "mdown", "mkd", "mkdn", "mdx", "rmd", "qmd"];
/// What files are called that begin with three hyphens and are something else.
const OTHERS: &[&str] = &["yaml", "yml", "toml", "json", "cff", "tf"];

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn help(&self) -> &'static str {
        "Markdown, with the front matter of Jekyll, Hugo and others"
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let ending = head.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let is_one_of = |known: &[&str]| ending.as_deref().is_some_and(|ending| known.contains(&ending));
        if head.text.trim().is_empty() || is_one_of(OTHERS) {
            return false;
        }
        is_one_of(ENDINGS)
            || front::find(head.text).is_some()
            || (ending.is_none() || is_one_of(&["txt", "text"])) && begins_with_a_heading(head.start())
    }

    fn read(&self, input: &mut Input<'_>, out: &mut dyn FnMut(Item)) {
        let text = match input.text() {
            Ok(text) => text,
            Err(reason) => return out(Item::Failed { member: None, reason }),
        };
        let front = front::find(&text).or_else(|| front::without_marks(&text));
        let has_front = front.is_some();
        let article = match front {
            Some(front) => with_front(front, &text),
            None => plain(&text),
        };
        if !has_front
            && input.scope() == Scope::News
            && let Some(reason) = news::by_text(input.name(), &article.body)
        {
            return input.skip(reason);
        }
        if article.body.is_empty() && (has_front || article.statements.is_empty()) {
            return input.skip("a page without text");
        }
        out(Item::Article(article));
    }
}

/// `# Ferry sold`, and an empty line.
fn begins_with_a_heading(start: &str) -> bool {
    let mut lines = start.lines();
    let is_heading =
        lines.next().and_then(|line| line.strip_prefix("# ")).is_some_and(|title| !title.trim().is_empty());
    is_heading && lines.next().is_some_and(|line| line.trim().is_empty())
}

fn plain(text: &str) -> RawArticle {
    let read = text::read(text);
    let mut article = prose::article(&read.parts);
    prose::append(&mut article, read.notes.into_iter());
    article
}

fn with_front(front: front::Front, text: &str) -> RawArticle {
    let body = text::without_templates(&text[front.end..]);
    let text::Text { mut parts, notes } = text::read(&body);
    let record = json::record(&front.keys);
    let stated = record.article;
    let title = stated.about(crate::article::About::Title).next().map(|title| title.text.clone());
    let mut article = match title {
        Some(title) => {
            // Many repeat the title above the text.
            if parts
                .first()
                .is_some_and(|part| part.is_heading && part.text.to_lowercase() == title.to_lowercase())
            {
                parts.remove(0);
            }
            let mut article = RawArticle::default();
            prose::append(&mut article, parts.into_iter().map(|part: Part| part.text));
            article
        }
        None => prose::article(&parts),
    };
    prose::append(&mut article, notes.into_iter());
    article.statements.extend(stated.statements);
    if front.keys.get("draft") == Some(&Value::Bool(true))
        || front.keys.get("published") == Some(&Value::Bool(false))
    {
        article.suspects.push("a draft, by its front matter".to_owned());
    }
    article.suspects.extend(front.suspects);
    article.suspects.extend(stated.suspects.into_iter().filter(|suspect| !suspect.contains("`published`")));
    article
}

#[cfg(test)]
mod tests {
    use crate::article::About;
    use crate::ingest::tests::{read_bytes, summary};
    use crate::ingest::{RawArticle, Reading};

    fn article(name: &str, text: &str) -> RawArticle {
        let (mut articles, report) = read_bytes(name, text.as_bytes(), &Reading::default());
        assert_eq!(articles.len(), 1, "{report:?}");
        articles.remove(0)
    }

    fn stated(article: &RawArticle, about: About) -> Vec<&str> {
        article.about(about).map(|statement| statement.text.as_str()).collect()
    }

    #[test]
    fn front_matter_comes_in_three_languages() {
        for front in [
            "---\ntitle: Ferry sold\ndate: 2021-05-03 10:00:00 +0100\nauthors: [Jane Roe, Ann Poe]\n---\n",
            "+++\ntitle = \"Ferry sold\"\ndate = 2021-05-03T10:00:00+01:00\nauthors = [\"Jane Roe\", \"Ann Poe\"]\n+++\n",
            "{\n\"title\": \"Ferry sold\",\n\"date\": \"2021-05-03\", \"authors\": [\"Jane Roe\", \"Ann Poe\"]\n}\n",
        ] {
            let article = article(
                "2021-05-03-ferry.html",
                &format!("{front}\nIt was *sold* on [Monday](https://example.org).\n"),
            );
            assert_eq!(stated(&article, About::Title), ["Ferry sold"]);
            assert!(stated(&article, About::Published)[0].starts_with("2021-05-03"));
            assert_eq!(stated(&article, About::Author), ["Jane Roe", "Ann Poe"]);
            assert_eq!(article.body, "It was sold on Monday.");
        }
    }

    #[test]
    fn front_matter_may_have_no_marks() {
        for front in [
            "Title: Ferry sold\nAuthor: Jane Roe\nDate: 3 May 2021\n",
            "% Ferry sold\n% Jane Roe\n% 3 May 2021\n",
        ] {
            let article = article("a.md", &format!("{front}\nIt was sold.\n"));
            assert_eq!(stated(&article, About::Title), ["Ferry sold"]);
            assert_eq!(stated(&article, About::Author), ["Jane Roe"]);
            assert_eq!(stated(&article, About::Published), ["3 May 2021"]);
            assert_eq!(article.body, "It was sold.");
        }
        let article = article("a.md", "Title: he said\nand went away, with his hat.\n\nIt rained.\n");
        assert!(article.body.contains("It rained."));
        assert_eq!(article.about(About::Author).count(), 0);
    }

    #[test]
    fn a_line_of_toml_that_cannot_be_read_costs_itself() {
        let article =
            article("a.md", "+++\ntitle = \"One\nauthor = \"Jane Roe\"\n[more]\nx = 1\n+++\nIt rained.\n");
        assert_eq!(stated(&article, About::Author), ["Jane Roe"]);
        assert!(
            article.suspects[0].starts_with("the front matter is no TOML as a whole: "),
            "{:?}",
            article.suspects
        );
        assert_eq!(article.body, "It rained.");
    }

    #[test]
    fn marks_are_no_text() {
        let text = "# Ferry sold\n\nBy Jane Roe\n\nIt was **sold**[^1] & `gone`.  \nAt last: 2 < 3. ![A ferry](a.jpg)\n\n- one\n- two\n\n<div>In <b>HTML</b></div>\n\n<!-- more -->\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: To a museum.\n";
        let article = article("a.txt", text);
        assert_eq!(stated(&article, About::Title), ["Ferry sold"]);
        assert_eq!(stated(&article, About::Imprint), ["By Jane Roe"]);
        assert_eq!(
            article.body,
            "It was sold & gone.\nAt last: 2 < 3.\n\none\n\ntwo\n\nIn HTML\n\na\tb\n\nc\td\n\nTo a museum."
        );
    }

    #[test]
    fn what_sites_fill_in_later_is_no_text() {
        let article = article(
            "a.md",
            "---\nlayout: post\ntitle: One\ndraft: true\n---\n# One\n{% include a.html %}\nIt {{ site.verb }}rained. {{< figure src=\"a\" >}}\n{: .lead}\n",
        );
        assert_eq!(article.body, "It rained.");
        assert_eq!(article.suspects, ["a draft, by its front matter"]);
    }

    #[test]
    fn other_files_are_not_taken_for_it() {
        let check = |name: &str, text: &str, expected: &str| {
            assert_eq!(summary(name, text.as_bytes()), expected, "{text}");
        };
        check("a.yml", "---\nname: ci\non: push\n---\nother: true\n", "skipped: settings");
        check("a.txt", "---\nIt rained all day.\n---\nNobody came.\n", "clipping -");
        check("a.py", "# A script\n\nprint(1)\n", "skipped: source code");
        check("_index.md", "---\ntitle: Posts\n---\n", "skipped: a page without text");
        check(
            "a.json",
            "{\"title\":\"One\",\"body\":\"The bridge is open.\"}\n{\"title\":\"Two\",\"body\":\"It rained all day.\"}\n",
            "jsonl #1 One\njsonl #2 Two",
        );
    }
}
