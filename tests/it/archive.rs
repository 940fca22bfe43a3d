//! Files go into a folder of their own, the built program runs on it, what it printed comes out.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder that lives as long as one test, with an index of its own (`index`, where the program puts it).
pub struct Archive {
    folder: tempfile::TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    /// Data.
    pub stdout: String,
    /// Everything else.
    pub stderr: String,
    /// Exit code; 101 is a panic.
    pub code: i32,
}

impl Archive {
    /// An empty one.
    pub fn new() -> Archive {
        Archive { folder: tempfile::tempdir().expect("the system gives temporary folders") }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders it needs.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Archive {
        let path = self.path(name);
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).expect("a temporary folder takes folders");
        fs::write(&path, content).expect("a temporary folder takes files");
        self
    }

    /// Copies a file or a folder with all that is in it.
    pub fn copy(&self, from: &Path, name: &str) {
        if from.is_dir() {
            for entry in fs::read_dir(from).expect("the folder can be read") {
                let entry = entry.expect("the folder can be read");
                self.copy(&entry.path(), &format!("{name}/{}", entry.file_name().to_string_lossy()));
            }
        } else {
            self.file(name, fs::read(from).expect("the file can be read"));
        }
    }

    /// The program with these arguments, at home in the folder, with nothing of the user's settings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments).current_dir(self.folder()).stdin(Stdio::null());
        for name in ["NO_COLOR", "COLUMNS", "DATELINE_INDEX"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&self.command(arguments).output().expect("the program starts"))
    }

    /// Runs the program with a text on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut pipe = child.stdin.take().expect("standard input is a pipe");
        // A program that ends without reading its input is judged by what it prints.
        let _ = pipe.write_all(input.as_bytes());
        drop(pipe);
        Ran::of(&child.wait_with_output().expect("the program ends"))
    }

    /// Every article of the index.
    pub fn exported(&self) -> Vec<Value> {
        self.run(&["export", "*"]).done().objects()
    }

    /// The hits of a query, which comes first, and the summary.
    pub fn search(&self, arguments: &[&str]) -> Hits {
        let (query, options) = arguments.split_first().expect("a search has a query");
        let mut all = vec!["search", "--json", "--copies", "show"];
        if !options.contains(&"-n") {
            all.extend(["-n", "1000"]);
        }
        all.extend(options);
        all.extend(["--", query]);
        let ran = self.run(&all);
        assert!(ran.code < 2, "{arguments:?} {ran:?}");
        let mut lines = ran.objects();
        let summary = lines.pop().expect("a search ends with its summary")["summary"].take();
        Hits { lines, summary }
    }
}

/// The answer to a search.
#[derive(Debug)]
pub struct Hits {
    /// One object a hit, in order.
    pub lines: Vec<Value>,
    /// The last line.
    pub summary: Value,
}

impl Hits {
    /// The titles of those with all words.
    pub fn full(&self) -> Vec<String> {
        let is_full = |line: &&Value| line["missing"].as_array().is_some_and(Vec::is_empty);
        self.lines.iter().filter(is_full).map(|line| text(&line["title"])).collect()
    }
}

/// A text, or nothing.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Ran {
    fn of(output: &Output) -> Ran {
        Ran {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Asserts that it ended with this code.
    #[track_caller]
    pub fn code(self, expected: i32) -> Ran {
        assert_eq!(self.code, expected, "stdout {:.2000}\nstderr {:.2000}", self.stdout, self.stderr);
        self
    }

    /// Asserts that it ended well.
    #[track_caller]
    pub fn done(self) -> Ran {
        self.code(0)
    }

    /// Asserts that it said all of this on standard error.
    #[track_caller]
    pub fn says(self, parts: &[&str]) -> Ran {
        for part in parts {
            assert!(self.stderr.contains(part), "{part:?} is not in {:?}", self.stderr);
        }
        self
    }

    /// Asserts that it printed all of this.
    #[track_caller]
    pub fn prints(self, parts: &[&str]) -> Ran {
        for part in parts {
            assert!(self.stdout.contains(part), "{part:?} is not in {:.3000}", self.stdout);
        }
        self
    }

    /// Its lines as JSON.
    #[track_caller]
    pub fn objects(&self) -> Vec<Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        self.stdout.lines().map(read).collect()
    }
}

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of a collection beside the repository; `None`, with a line that says so, where it is not there.
pub fn collection(name: &str) -> Option<PathBuf> {
    shared(&format!("corpora/{name}"))
}

/// A folder of material that is not part of the repository; `None`, with a line that says so, where it is not there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder =
        repository().parent().map(|above| above.join("shared").join(name)).filter(|path| path.is_dir());
    if folder.is_none() {
        println!("skipped: no {name} beside the repository");
    }
    folder
}
