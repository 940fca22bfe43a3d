//! What lies beside the repository goes in; a corpus, peers and questions, made once and kept, come out.

use crate::{DATELINE, Result, walk};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the Reuters-21578 collection is looked for.
const RAW: &str = "../shared/corpora/reuters/raw";
/// Where a collection of short texts is looked for: one or two sentences each, 114,538 of them.
const SHORT: &str = "../shared/corpora/wce/docs.jsonl.gz";
/// Where the sources of the peers are looked for.
const PEERS: &str = "../shared/tools/speed";
/// Names another folder for what is made here.
const FOLDER: &str = "DATELINE_SPEED";

/// Everything that is measured with.
#[derive(Debug, Default)]
pub struct Materials {
    /// Where everything is kept.
    pub folder: PathBuf,
    /// One article a line: id, title, body, date, source.
    pub corpus: PathBuf,
    pub articles: u64,
    /// Bytes of titles and bodies.
    pub text_bytes: u64,
    /// The program of the peer.
    pub peer: Option<PathBuf>,
    /// Questions with words of the corpus.
    pub questions: Option<PathBuf>,
    /// The corpus in a database of `sqlite3`.
    pub database: Option<PathBuf>,
    /// Many short texts, in the same form.
    pub short: Option<PathBuf>,
    /// What could not be had, in words.
    pub missing: Vec<String>,
}

impl Materials {
    /// Finds or makes the corpus and nothing else; an error when there is none.
    pub fn corpus_alone() -> Result<Materials> {
        let folder = folder()?;
        let corpus = folder.join("reuters.jsonl");
        if !corpus.exists() {
            make_corpus(&folder, &corpus)?;
        }
        Ok(Materials { folder, corpus, ..Materials::default() })
    }

    /// Finds or makes everything; an error when there is no corpus.
    pub fn find() -> Result<Materials> {
        let mut materials = Materials::corpus_alone()?;
        materials.measure_corpus()?;
        materials.peer = materials.try_to("the peer of tantivy", Materials::make_peer);
        materials.questions = materials.try_to("questions", Materials::make_questions);
        materials.database = materials.try_to("sqlite3", Materials::make_database);
        materials.short = materials.try_to("short texts", Materials::make_short);
        Ok(materials)
    }

    fn try_to(&mut self, what: &str, make: fn(&Materials) -> Result<PathBuf>) -> Option<PathBuf> {
        match make(self) {
            Ok(path) => Some(path),
            Err(error) => {
                self.missing.push(format!("{what}: {error}"));
                None
            }
        }
    }

    fn measure_corpus(&mut self) -> Result<()> {
        for line in BufReader::new(File::open(&self.corpus)?).lines() {
            let record: Value = serde_json::from_str(&line?)?;
            let length = |key: &str| record[key].as_str().unwrap_or_default().len() as u64;
            self.articles += 1;
            self.text_bytes += length("title") + length("body");
        }
        Ok(())
    }

    /// Builds the peer from a copy: what lies beside the repository is only read.
    fn make_peer(&self) -> Result<PathBuf> {
        let sources = self.folder.join("peers");
        let program = sources.join("target/release/tantivy_peer");
        if program.exists() {
            return Ok(program);
        }
        let from = Path::new(PEERS).join("rust");
        for file in walk(&from)? {
            let to = sources.join(file.path().strip_prefix(&from)?);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(to, fs::read(file.path())?)?;
        }
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--release", "--target-dir", "target"]).current_dir(&sources);
        run(&mut build)?;
        Ok(program)
    }

    fn make_questions(&self) -> Result<PathBuf> {
        let questions = self.folder.join("reuters.queries.json");
        if !questions.exists() {
            let script = Path::new(PEERS).join("gen_queries.py");
            run(Command::new("python3").arg(script).arg(&self.corpus).arg(&questions))?;
        }
        Ok(questions)
    }

    fn make_short(&self) -> Result<PathBuf> {
        let corpus = self.folder.join("short.jsonl");
        if !corpus.exists() {
            let part = corpus.with_extension("part");
            let mut unpack = Command::new("gzip");
            unpack.args(["-dc", SHORT]).stdout(File::create(&part)?).stdin(Stdio::null());
            if !unpack.status()?.success() {
                return Err(format!("{SHORT} cannot be unpacked").into());
            }
            fs::rename(part, &corpus)?;
        }
        Ok(corpus)
    }

    fn make_database(&self) -> Result<PathBuf> {
        run(Command::new("sqlite3").arg("--version"))?;
        let folder = self.folder.join("sqlite.index");
        let database = folder.join("fts.db");
        if !database.exists() {
            let script = Path::new(PEERS).join("py_peers.py");
            run(Command::new("python3")
                .arg(script)
                .args(["sqlite", "index"])
                .arg(&self.corpus)
                .arg(&folder))?;
        }
        Ok(database)
    }
}

/// Where everything is kept; made where it is not there.
pub fn folder() -> Result<PathBuf> {
    let folder = std::env::var_os(FOLDER).map_or_else(|| PathBuf::from("target/speed"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    Ok(fs::canonicalize(folder)?)
}

/// Reads the collection with the program itself, and writes what every peer can read.
fn make_corpus(folder: &Path, corpus: &Path) -> Result<()> {
    if !Path::new(RAW).exists() {
        return Err(format!("no corpus: neither {} nor {RAW} is there", corpus.display()).into());
    }
    let index = folder.join("raw.index");
    run(Command::new(DATELINE).args(["index", RAW, "--rebuild", "--no-entities", "--index"]).arg(&index))?;
    let mut export = Command::new(DATELINE);
    export.args(["export", "*", "--sort", "oldest", "--index"]).arg(&index);
    let mut child = export.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let lines = child.stdout.take().ok_or("the export has no output")?;
    // Under another name until it is whole: a run that is stopped leaves no half a corpus.
    let part = corpus.with_extension("part");
    let mut out = BufWriter::new(File::create(&part)?);
    for line in BufReader::new(lines).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let record = json!({
            "id": text(&article["id"]),
            "title": text(&article["title"]),
            "body": text(&article["body"]),
            "date": article["date"]["day"],
            "source": text(&article["source"]),
        });
        writeln!(out, "{record}")?;
    }
    out.flush()?;
    if !child.wait()?.success() {
        return Err("the export failed".into());
    }
    fs::rename(part, corpus)?;
    Ok(())
}

/// Runs a command to its end; what it says is shown only when it fails.
fn run(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?} failed: {}", said.trim()).into())
}
