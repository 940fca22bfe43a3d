//! A folder goes in, whether it is an index of this format comes out; what lies beside the engine's own files.

use crate::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The on-disk format. It rises whenever an index written before would be misread.
pub(super) const FORMAT: u32 = 9;

const FORMAT_FILE: &str = "dateline-format";

/// The folders of an index.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// What the user named.
    pub root: PathBuf,
    /// What can be rebuilt from the files at any time.
    pub data: PathBuf,
}

impl Layout {
    pub(super) fn of(root: &Path) -> Layout {
        Layout { root: root.to_owned(), data: root.join("data") }
    }

    /// Checks that an index of this format is there.
    pub(super) fn check(&self) -> Result<()> {
        match fs::read_to_string(self.data.join(FORMAT_FILE)) {
            Ok(text) if text.trim() == FORMAT.to_string() => Ok(()),
            Ok(text) => {
                let found = text.trim().chars().take(20).collect();
                Err(Error::OtherFormat { path: self.root.clone(), found, expected: FORMAT })
            }
            Err(_) if self.is_new() => Err(Error::NoIndex { path: self.root.clone() }),
            Err(_) => Err(Error::NotAnIndex { path: self.root.clone() }),
        }
    }

    /// Makes the folders of a new index; refuses a folder that holds something else.
    pub(super) fn create(&self) -> Result<()> {
        if !self.is_new() {
            return Err(Error::NotAnIndex { path: self.root.clone() });
        }
        let yours = self.root.join("yours");
        for folder in [&self.data, &yours] {
            fs::create_dir_all(folder).map_err(Error::io("cannot make", folder))?;
        }
        let ignore = self.root.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "/data/\n").map_err(Error::io("cannot write", &ignore))?;
        }
        Ok(())
    }

    /// Writes the format's number: the last step of making an index.
    pub(super) fn seal(&self) -> Result<()> {
        let file = self.data.join(FORMAT_FILE);
        fs::write(&file, format!("{FORMAT}\n")).map_err(Error::io("cannot write", &file))
    }

    /// Removes what can be rebuilt, if it is an index's; what a person wrote stays.
    pub(super) fn clear(&self) -> Result<()> {
        if self.data.join(FORMAT_FILE).exists() {
            fs::remove_dir_all(&self.data).map_err(Error::io("cannot remove", &self.data))?;
        }
        Ok(())
    }

    /// Remembers which process writes, for the message to another.
    pub(super) fn claim(&self) {
        // Only a help to the reader of an error: the lock itself is the engine's.
        let _ = fs::write(self.data.join("writer"), format!("process {}", std::process::id()));
    }

    /// Who writes, when known.
    pub(super) fn holder(&self) -> Option<String> {
        let text = fs::read_to_string(self.data.join("writer")).ok()?;
        (!text.is_empty()).then_some(text)
    }

    /// Whether nothing is there but what a new index may hold.
    fn is_new(&self) -> bool {
        let Ok(entries) = fs::read_dir(&self.root) else { return !self.root.exists() };
        entries.flatten().all(|entry| {
            let name = entry.file_name();
            let is_empty_data = name == "data" && is_empty(&entry.path());
            is_empty_data || name == ".gitignore" || name == "yours"
        })
    }
}

fn is_empty(folder: &Path) -> bool {
    // A run that was stopped before its first commit leaves the engine's files without a format.
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
        || folder.join("meta.json").exists()
}

/// Why nothing can be written in an index, when that is so: a thread of the engine does not tell why it stopped.
pub(super) fn write_error(root: &Path) -> Option<std::io::Error> {
    const ROOM: usize = 1 << 20;
    let probe = root.join("data").join("probe");
    let error = fs::write(&probe, vec![0; ROOM]).err();
    // The probe is of no use to anybody, and whether it could be removed changes nothing.
    let _ = fs::remove_file(&probe);
    error
}

/// Bytes of all files below a folder.
pub(super) fn size(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let of = |entry: fs::DirEntry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => size(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    };
    entries.flatten().map(of).sum()
}
