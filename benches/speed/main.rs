//! The program and its peers go in, one table comes out: CPU times and sizes as ratios to what they must reach.
//!
//! `cargo bench --bench speed` prints it. Ratios of one run count; seconds and microseconds depend on the machine.
//! The corpus and the peers lie beside the repository; what is not there is left out, and said.
//! `cargo bench --bench speed -- archive` needs neither: it generates an archive of a million articles;
//! `-- names` needs the corpus alone, and says how fast names are found; `-- formats` needs nothing, and says how fast
//! files of each format are read, and web pages as they were published where they lie beside the repository.

mod archive;
mod clock;
mod formats;
mod generator;
mod materials;
mod names;
mod proximity;
mod questions;
mod table;

use clock::Used;
use materials::Materials;
use std::path::Path;
use std::process::{Command, Stdio};
use table::Table;

/// Anything that keeps a measurement from being made.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How often each run of indexing and each question is measured, in turn with the peer: the least counts.
const ROUNDS: usize = 3;
/// How often a whole process is run for one figure: the clock of processes has steps of 10 ms.
const PROCESSES: u32 = 40;

/// The program that is measured.
const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

fn main() -> Result<()> {
    let mut table = Table::default();
    if std::env::args().any(|argument| argument == "archive") {
        archive::measure(&materials::folder()?, &mut table)?;
        table.print();
        return Ok(());
    }
    if std::env::args().any(|argument| argument == "formats") {
        formats::measure(&materials::folder()?, &mut table)?;
        table.print();
        return Ok(());
    }
    if std::env::args().any(|argument| argument == "names") {
        names::measure(&Materials::corpus_alone()?, &mut table)?;
        table.print();
        return Ok(());
    }
    let materials = Materials::find()?;
    for missing in &materials.missing {
        println!("left out: {missing}");
    }
    println!(
        "corpus: {} articles, {:.1} MB of text\n",
        materials.articles,
        materials.text_bytes as f64 / 1e6
    );
    names::measure(&materials, &mut table)?;
    formats::measure(&materials.folder, &mut table)?;
    let index = indexing(&materials, &mut table)?;
    if let (Some(peer), Some(questions)) = (&materials.peer, &materials.questions) {
        questions::compare(&index, &materials.folder.join("peer.index"), peer, questions, &mut table)?;
    }
    proximity::compare("Reuters", &materials.corpus, &index, &materials.folder, &mut table)?;
    if let Some(corpus) = &materials.short {
        let short = materials.folder.join("short.index");
        if !short.exists() {
            let mut command = Command::new(DATELINE);
            command.arg("index").arg(corpus).args(["--no-entities", "--index"]).arg(&short);
            clock::of_process(&mut command)?;
        }
        proximity::compare("short texts", corpus, &short, &materials.folder, &mut table)?;
    }
    whole_processes(&materials, &index, &mut table)?;
    table.print();
    Ok(())
}

/// Indexes the corpus with and without entities, in turn with the peer; gives the index with everything on.
fn indexing(materials: &Materials, table: &mut Table) -> Result<std::path::PathBuf> {
    let folder = |name: &str| materials.folder.join(name);
    let (peer_index, bare, whole) = (folder("peer.index"), folder("bare.index"), folder("whole.index"));
    let (mut of_peer, mut of_bare, mut of_whole) = (Used::MOST, Used::MOST, Used::MOST);
    for _ in 0..ROUNDS {
        if let Some(peer) = &materials.peer {
            let mut command = Command::new(peer);
            command.arg("index").arg(&materials.corpus).arg(&peer_index).args(["1", "zstd"]);
            of_peer = of_peer.least(index_anew(&peer_index, &mut command)?);
        }
        of_bare = of_bare.least(index_anew(&bare, ours(materials, &bare).arg("--no-entities"))?);
        of_whole = of_whole.least(index_anew(&whole, &mut ours(materials, &whole))?);
    }
    let peer = materials.peer.as_ref().map(|_| of_peer.seconds);
    table.add("indexing without entities, CPU s", of_bare.seconds, peer, Some(1.6));
    table.add("indexing with entities, CPU s", of_whole.seconds, peer, None);
    let text = Some(materials.text_bytes as f64 / 1e6);
    table.add("index without entities / text, MB", megabytes(&bare)?, text, Some(1.3));
    table.add("index with entities / text, MB", megabytes(&whole)?, text, None);
    table.add("peak memory of indexing, MB, of 300", of_whole.megabytes, Some(300.0), Some(1.0));
    Ok(whole)
}

fn ours(materials: &Materials, index: &Path) -> Command {
    let mut command = Command::new(DATELINE);
    command.arg("index").arg(&materials.corpus).arg("--index").arg(index);
    command
}

fn index_anew(index: &Path, command: &mut Command) -> Result<Used> {
    if index.exists() {
        std::fs::remove_dir_all(index)?;
    }
    clock::of_process(command)
}

fn megabytes(folder: &Path) -> Result<f64> {
    let mut bytes = 0;
    for entry in walk(folder)? {
        bytes += entry.metadata()?.len();
    }
    Ok(bytes as f64 / 1e6)
}

/// The files below a folder.
fn walk(folder: &Path) -> Result<Vec<std::fs::DirEntry>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files.extend(walk(&entry.path())?);
        } else {
            files.push(entry);
        }
    }
    Ok(files)
}

/// One search as a whole process, ten hits with snippets, against the same of `sqlite3`.
fn whole_processes(materials: &Materials, index: &Path, table: &mut Table) -> Result<()> {
    let Some(questions) = &materials.questions else { return Ok(()) };
    let (mut of_ours, mut of_sqlite) = (Vec::new(), Vec::new());
    for words in questions::pairs(questions)?.iter().step_by(3) {
        let mut command = Command::new(DATELINE);
        command.arg("search").arg(words.join(" AND ")).arg("--index").arg(index);
        of_ours.push(one_process(&mut command)?);
        if let Some(database) = &materials.database {
            let select = format!(
                "SELECT d.title, d.date, snippet(fts, 1, '', '', '...', 32) FROM fts JOIN docs d ON d.n = fts.rowid \
                 WHERE fts MATCH '{}' ORDER BY rank LIMIT 10",
                words.join(" ")
            );
            let mut command = Command::new("sqlite3");
            command.arg("-readonly").arg(database).arg(select);
            of_sqlite.push(one_process(&mut command)?);
        }
    }
    let sqlite = (!of_sqlite.is_empty()).then(|| table::median(of_sqlite));
    table.add("a search as a whole process, CPU ms, to sqlite3", table::median(of_ours), sqlite, Some(3.0));
    Ok(())
}

/// Milliseconds of CPU that one run takes.
fn one_process(command: &mut Command) -> Result<f64> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status()?;
    let before = clock::of_children()?;
    for _ in 0..PROCESSES {
        command.status()?;
    }
    Ok((clock::of_children()? - before) * 1e3 / f64::from(PROCESSES))
}
