//! Takes annotated sets and open texts, gives the model that finds names; tags token files; scores them.

mod columns;
mod coreference;
mod examples;
mod gold;
mod groups;
mod labels;
mod learn;
mod pack;
mod random;
mod recipe;
mod score;
mod texts;
mod vectors;

use clap::{Args, Parser, Subcommand};
use columns::{Document, OWN};
use dateline::normalise::entities::model::clusters::Clusters;
use dateline::normalise::entities::model::tags::Kind;
use dateline::normalise::entities::model::weights::Weights;
use dateline::normalise::entities::model::{Tagger, own_weights};
use gold::{FOLDS, Gold};
use recipe::{Recipe, Scope};
use score::Score;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Make, use and score the model that finds people, organisations and places
#[derive(Parser)]
#[command(name = "entities-model")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a model from annotated sets and open texts
    Train(Train),
    /// Tag a token file from standard input: a word a line, a blank line after a sentence
    Tag {
        /// Model file; otherwise the one inside
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// What tags
        #[arg(long, value_enum, default_value_t)]
        by: Way,
    },
    /// Score tagged files, or train on folds of `WikiGold` and score what was not seen
    Evaluate(Evaluate),
    /// Score how the names of a document are grouped into entities, on files of the corpus `GUM`
    Group(Group),
}

/// What tags a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Way {
    /// Model and rules, as in an index
    #[default]
    Found,
    /// The model alone
    Model,
}

#[derive(Args)]
struct Sources {
    /// Folder of the annotated sets, as published
    #[arg(long, value_name = "FOLDER")]
    gold: PathBuf,
    /// Files of open articles, JSON lines with title and body
    #[arg(long, value_name = "FILE", num_args = 1..)]
    texts: Vec<PathBuf>,
    /// Take the clusters of this model file instead of making them
    #[arg(long, value_name = "FILE")]
    clusters: Option<PathBuf>,
    /// How many features a model keeps
    #[arg(long, value_name = "COUNT", default_value_t = 250_000)]
    features: usize,
    /// Which sets are used
    #[arg(long, value_enum, default_value_t = Scope::Full)]
    scope: Scope,
}

#[derive(Args)]
struct Train {
    #[command(flatten)]
    sources: Sources,
    /// Where the model is written
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    /// Parts of `WikiGold` that are not seen, 0 to 4
    #[arg(long, value_name = "NUMBER", value_delimiter = ',')]
    without: Vec<usize>,
}

#[derive(Args)]
struct Evaluate {
    /// Token file with the right tags, or a folder of annotated sets for folds of `WikiGold`
    right: PathBuf,
    /// Token file with the tags to score; otherwise the words are tagged
    tagged: Option<PathBuf>,
    /// Model file; otherwise the one inside
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// What tags
    #[arg(long, value_enum, default_value_t)]
    by: Way,
    /// Score only these parts of `WikiGold`, 0 to 4
    #[arg(long, value_name = "NUMBER", value_delimiter = ',')]
    parts: Vec<usize>,
    /// Train a model for each part on the others, and score it there
    #[arg(long)]
    folds: bool,
    /// Files of open articles, for the folds
    #[arg(long, value_name = "FILE", num_args = 1..)]
    texts: Vec<PathBuf>,
    /// How many features a model of a fold keeps
    #[arg(long, value_name = "COUNT", default_value_t = 250_000)]
    features: usize,
    /// Which sets the models of folds are learnt from
    #[arg(long, value_enum, default_value_t = Scope::Gold)]
    scope: Scope,
}

#[derive(Args)]
struct Group {
    /// Folder of the files with dependencies and entities, as published
    folder: PathBuf,
    /// Kinds of text
    #[arg(long, value_name = "KIND", value_delimiter = ',', default_values = ["news", "interview", "bio", "speech"])]
    kinds: Vec<String>,
    /// Show what is joined or parted wrongly in each document
    #[arg(long)]
    wrong: bool,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Train(args) => train(&args),
        Command::Tag { model, by } => tag(model.as_deref(), by),
        Command::Evaluate(args) => evaluate(&args),
        Command::Group(args) => group(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("entities-model: {reason}");
            ExitCode::from(2)
        }
    }
}

fn tell(line: &str) {
    eprintln!("{line}");
}

/// Writes a line of the answer.
fn say(line: &dyn std::fmt::Display) -> Result<(), String> {
    writeln!(io::stdout().lock(), "{line}").map_err(|reason| format!("cannot write: {reason}"))
}

fn train(args: &Train) -> Result<(), String> {
    let gold = Gold::read(&args.sources.gold)?;
    let texts = args.sources.texts.iter().map(|file| texts::read(file)).collect::<Result<Vec<_>, _>>()?;
    let clusters = match &args.sources.clusters {
        Some(file) => model(file)?.clusters,
        None => clusters(&texts),
    };
    let recipe = Recipe {
        gold: &gold,
        without: &args.without,
        texts: &texts,
        clusters: &clusters,
        most: args.sources.features,
        scope: args.sources.scope,
    };
    let bytes = recipe.make(&mut tell).write();
    tell(&format!("{} bytes", bytes.len()));
    fs::write(&args.into, bytes).map_err(|reason| format!("cannot write {}: {reason}", args.into.display()))
}

fn clusters(texts: &[Vec<Document>]) -> Clusters {
    let documents: Vec<&Document> = texts.iter().flatten().collect();
    groups::group(&vectors::make(&documents, 8, tell), tell)
}

fn model(file: &Path) -> Result<Weights, String> {
    let bytes = fs::read(file).map_err(|reason| format!("cannot read {}: {reason}", file.display()))?;
    Weights::read(&bytes).ok_or_else(|| format!("{} is no model of this version", file.display()))
}

fn model_or_own(file: Option<&Path>) -> Result<Weights, String> {
    file.map_or_else(|| Ok(own_weights().clone()), model)
}

fn tag(file: Option<&Path>, way: Way) -> Result<(), String> {
    let weights = model_or_own(file)?;
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|reason| format!("cannot read the words: {reason}"))?;
    let mut documents = columns::read(&text, OWN, Kind::of_label);
    tag_all(&weights, way, &mut documents);
    let written = io::stdout().lock().write_all(columns::write(&documents).as_bytes());
    written.map_err(|reason| format!("cannot write the tags: {reason}"))
}

fn tag_all(weights: &Weights, way: Way, documents: &mut [Document]) {
    let mut tagger = Tagger::new(weights);
    for document in documents {
        match way {
            Way::Found => recipe::tag_as_found(&mut tagger, document),
            Way::Model => recipe::tag(&mut tagger, document),
        }
    }
}

fn evaluate(args: &Evaluate) -> Result<(), String> {
    if args.right.is_dir() {
        return evaluate_wikigold(args);
    }
    let read = |file: &Path| {
        let text = fs::read_to_string(file);
        let text = text.map_err(|reason| format!("cannot read {}: {reason}", file.display()))?;
        Ok::<_, String>(columns::read(&text, OWN, Kind::of_label))
    };
    let right = read(&args.right)?;
    let tagged = if let Some(file) = &args.tagged {
        read(file)?
    } else {
        let mut tagged = right.clone();
        let words: usize = tagged.iter().map(|document| document.tags.len()).sum();
        let weights = model_or_own(args.model.as_deref())?;
        // What is read once is no part of the speed.
        tag_all(&weights, args.by, &mut tagged[..1.min(words)]);
        let begin = Instant::now();
        tag_all(&weights, args.by, &mut tagged);
        let speed = words as f64 / begin.elapsed().as_secs_f64();
        tell(&format!("{words} words, {speed:.0} a second"));
        tagged
    };
    let mut score = Score::default();
    for (right, tagged) in right.iter().zip(&tagged) {
        if right.tags.len() != tagged.tags.len() {
            return Err("the two files do not have the same words".to_owned());
        }
        score.add(right, tagged);
    }
    say(&score)?;
    Ok(())
}

fn group(args: &Group) -> Result<(), String> {
    let mut score = coreference::Score::default();
    for document in coreference::read(&args.folder, &args.kinds)? {
        let numbers = document.grouped();
        score.add(&document, &numbers);
        if args.wrong {
            for line in document.wrong(&numbers) {
                say(&line)?;
            }
        }
    }
    say(&score)
}

fn evaluate_wikigold(args: &Evaluate) -> Result<(), String> {
    let gold = Gold::read(&args.right)?;
    let parts: Vec<usize> = if args.parts.is_empty() { (0..FOLDS).collect() } else { args.parts.clone() };
    let texts = args.texts.iter().map(|file| texts::read(file)).collect::<Result<Vec<_>, _>>()?;
    let clusters = match &args.model {
        Some(file) => model(file)?.clusters,
        None => clusters(&texts),
    };
    let mut all = [Score::default(); 3];
    if args.folds {
        for part in &parts {
            let without = [*part];
            let recipe = Recipe {
                gold: &gold,
                without: &without,
                texts: &texts,
                clusters: &clusters,
                most: args.features,
                scope: args.scope,
            };
            let weights = recipe.make(&mut tell);
            let scores = score_part(&gold, &without, args.by, &weights);
            say(&format_args!("part {part}: {}", scores[0]))?;
            all.iter_mut().zip(&scores).for_each(|(all, score)| all.merge(score));
        }
    } else {
        let weights = model_or_own(args.model.as_deref())?;
        all = score_part(&gold, &parts, args.by, &weights);
    }
    for (name, score) in ["as printed", "in capitals", "title case"].iter().zip(&all) {
        say(&format_args!("{name:11} {score}"))?;
    }
    Ok(())
}

/// Scores parts of `WikiGold` as printed, in capitals and in the case of titles.
fn score_part(gold: &Gold, parts: &[usize], way: Way, weights: &Weights) -> [Score; 3] {
    let changes: [fn(&str) -> String; 3] = [str::to_owned, str::to_uppercase, recipe::title_case];
    changes.map(|change| {
        let mut score = Score::default();
        for (number, document) in gold.wikigold.iter().enumerate() {
            if parts.contains(&(number % FOLDS)) {
                let document = document.map_words(change);
                let mut tagged = [document.clone()];
                tag_all(weights, way, &mut tagged);
                score.add(&document, &tagged[0]);
            }
        }
        score
    })
}
