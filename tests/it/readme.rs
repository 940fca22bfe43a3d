//! The console blocks of README.md go in; each command is run, and every line that differs from the block comes out.

use super::archive::repository;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A command and the lines that stand under it.
struct Step {
    line: usize,
    command: String,
    expected: Vec<String>,
}

/// A line that stands for any lines, or none.
const ANY: &str = "…";

fn steps(readme: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut is_inside = false;
    for (index, line) in readme.lines().enumerate() {
        if line.starts_with("```") {
            is_inside = line.trim_end() == "```console";
        } else if is_inside {
            if let Some(command) = line.strip_prefix("$ ") {
                steps.push(Step { line: index + 1, command: command.to_owned(), expected: Vec::new() });
            } else if let Some(step) = steps.last_mut() {
                step.expected.push(line.to_owned());
            }
        }
    }
    steps
}

/// Runs a command in the repository's root, as a shell does: its output, and its output after what it said.
fn run(command: &str, index: &Path) -> [String; 2] {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let folder = program.parent().expect("a program lies in a folder").to_string_lossy();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let command = command.replace("cargo run --release -- ", "dateline ");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command).current_dir(repository()).env("PATH", path).env("DATELINE_INDEX", index);
    shell.env_remove("NO_COLOR").env_remove("COLUMNS");
    let output = shell.output().expect("there is a shell");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    [out.clone().into_owned(), format!("{err}{out}")]
}

/// Writes `# ms` for every number in front of ` ms`.
fn without_times(line: &str) -> String {
    let mut parts: Vec<String> = line.split(" ms").map(str::to_owned).collect();
    let last = parts.len() - 1;
    for part in &mut parts[..last] {
        let kept = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        part.replace_range(kept.., "#");
    }
    parts.join(" ms")
}

/// The first line of `expected` that has no place in `got`; an empty answer when all have.
fn first_without_place<'a>(expected: &'a [String], got: &[String]) -> Option<&'a str> {
    let mut parts = expected.split(|line| line.trim() == ANY).enumerate().peekable();
    let mut at = 0;
    while let Some((number, part)) = parts.next() {
        let is_last = parts.peek().is_none();
        if part.is_empty() {
            at = if is_last { got.len() } else { at };
            continue;
        }
        let last = got.len().checked_sub(part.len());
        let mut places = match (number == 0, is_last) {
            (true, _) => 0..1,
            (false, true) => last.map_or(0..0, |last| last.max(at)..last + 1),
            (false, false) => at..last.map_or(at, |last| last + 1),
        };
        let Some(place) = places.find(|place| got.get(*place..place + part.len()) == Some(part)) else {
            let missing = part.iter().find(|line| !got.contains(line)).unwrap_or(&part[0]);
            return Some(missing);
        };
        at = place + part.len();
    }
    (at < got.len()).then_some("(the end: more was printed)")
}

fn lines(text: &str) -> Vec<String> {
    text.trim_end().lines().map(|line| without_times(line.trim_end())).collect()
}

#[test]
fn every_console_block_of_the_readme_is_true() {
    let Ok(readme) = fs::read_to_string(repository().join("README.md")) else {
        println!("skipped: there is no README.md");
        return;
    };
    let folder = tempfile::tempdir().expect("the system gives temporary folders");
    let index = folder.path().join("index");
    let mut wrong = Vec::new();
    let mut count = 0;
    for step in steps(&readme) {
        if !step.command.starts_with("dateline ") && !step.command.starts_with("cargo run --release -- ") {
            continue;
        }
        count += 1;
        let outputs = run(&step.command, &index);
        let expected = lines(&step.expected.join("\n"));
        let missing = outputs.each_ref().map(|output| first_without_place(&expected, &lines(output)));
        if let [Some(missing), Some(_)] = missing {
            let [_, all] = &outputs;
            wrong.push(format!(
                "README.md:{}: $ {}\nno place for: {missing}\nprinted:\n{all:.1500}",
                step.line, step.command
            ));
        }
    }
    assert!(count > 0, "README.md shows no command");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

#[test]
fn lines_that_stand_for_any_lines_match_any() {
    let check = |expected: &str, got: &str, is_right: bool| {
        let (expected, got) = (lines(expected), lines(got));
        let found = first_without_place(&expected, &got);
        assert_eq!(found.is_none(), is_right, "{expected:?} {got:?} {found:?}");
    };
    check("a\nb", "a\nb", true);
    check("a", "a\nb", false);
    check("b", "a\nb", false);
    check("a\n…", "a\nb\nc", true);
    check("…\nc", "a\nb\nc", true);
    check("…\nb", "a\nb\nc", false);
    check("a\n…\nc", "a\nc", true);
    check("a\n…\nb\n…\nc", "a\nx\nb\ny\nc", true);
    check("a\n…\nc\n…\nb\n…", "a\nb\nc", false);
    check("took 0.8 ms", "took 12.3 ms", true);
    check("took 8 m", "took 9 m", false);
    check("…", "", true);
    check("a\n…\nb\nc", "a\nc", false);
}
