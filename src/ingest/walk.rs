//! A path goes in; every file under it comes out in a stable order, and a reason for each that is passed over.

use super::mail::maildir;
use super::{Scope, news};
use crate::error::{Error, Result};
use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file to be read.
    File {
        /// Its path: the path given and what is below it.
        path: PathBuf,
        /// Bytes.
        size: u64,
        /// Nanoseconds since 1970-01-01T00:00:00Z; negative before.
        modified: i64,
    },
    /// Something that the system did not let us look at.
    Failed {
        /// Its path.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Something that is passed over.
    Skipped {
        /// Its path: a file, or a folder with all that is in it.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// Lists a file, or the files of a folder and its folders, by name, byte for byte.
///
/// Symbolic links are followed; one that leads back into itself is passed over. Hidden files and folders are
/// passed over unless they are the path given, and, but for [`Scope::Everything`], so are the folders in which
/// browsers keep the pictures and scripts of a saved page. `out` may end the walk.
///
/// # Errors
///
/// [`Error::NoPath`] when there is nothing at `path`.
pub fn walk(path: &Path, scope: Scope, out: &mut dyn FnMut(Found) -> ControlFlow<()>) -> Result<()> {
    if let Err(error) = std::fs::metadata(path)
        && error.kind() == std::io::ErrorKind::NotFound
    {
        return Err(Error::NoPath { path: path.to_owned() });
    }
    let mut entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let found = match entry {
            Err(error) => Some(failed(path, &error)),
            Ok(entry) => match passed_over(&entry, scope) {
                Some(reason) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                    Some(Found::Skipped { path: entry.into_path(), reason })
                }
                None if entry.file_type().is_dir() => None,
                None => Some(file(entry)),
            },
        };
        if let Some(found) = found
            && out(found).is_break()
        {
            break;
        }
    }
    Ok(())
}

/// Nanoseconds since 1970 at which a file was last changed; 0 where the system does not say.
pub fn modified(metadata: &std::fs::Metadata) -> i64 {
    let Ok(time) = metadata.modified() else { return 0 };
    let nanoseconds = |duration: std::time::Duration| i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => nanoseconds(after),
        Err(before) => -nanoseconds(before.duration()),
    }
}

fn failed(given: &Path, error: &walkdir::Error) -> Found {
    let path = error.path().unwrap_or(given).to_owned();
    if let Some(ancestor) = error.loop_ancestor() {
        let reason = format!("a link that leads back to {}", ancestor.display());
        return Found::Skipped { path, reason };
    }
    let reason = match error.io_error() {
        Some(_) if path.is_symlink() && !path.exists() => "a link that leads nowhere".to_owned(),
        Some(error) => error.to_string(),
        None => error.to_string(),
    };
    Found::Failed { path, reason }
}

fn passed_over(entry: &DirEntry, scope: Scope) -> Option<String> {
    if entry.depth() == 0 {
        return None;
    }
    let is_folder = entry.file_type().is_dir();
    // The folders of a Maildir have such names.
    let is_maildir = is_folder && maildir::is_maildir(entry.path());
    if entry.file_name().as_encoded_bytes().starts_with(b".") && !is_maildir {
        return Some("hidden".to_owned());
    }
    if is_folder && maildir::is_unfinished(entry.path()) {
        return Some("messages that have not arrived in their Maildir".to_owned());
    }
    if !is_folder || scope == Scope::Everything {
        return None;
    }
    let page = page_of(entry.path())?;
    Some(format!("pictures and scripts of the saved page {}", page.display()))
}

/// The saved page beside which a folder of its pictures and scripts stands: `report.html` for `report_files`.
fn page_of(folder: &Path) -> Option<PathBuf> {
    let name = folder.file_name().and_then(OsStr::to_str)?;
    let stem = news::PAGE_FOLDERS.iter().find_map(|ending| name.strip_suffix(ending))?;
    let page = |extension: &&str| {
        let mut file = OsString::from(stem);
        file.push(extension);
        let page = folder.with_file_name(file);
        page.is_file().then_some(page)
    };
    news::PAGE_ENDINGS.iter().find_map(page)
}

fn file(entry: DirEntry) -> Found {
    if !entry.file_type().is_file() {
        return Found::Skipped { path: entry.into_path(), reason: "not a regular file".to_owned() };
    }
    match entry.metadata() {
        Ok(metadata) => {
            Found::File { size: metadata.len(), modified: modified(&metadata), path: entry.into_path() }
        }
        Err(error) => {
            let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            Found::Failed { path: entry.into_path(), reason }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Makes `files`, walks, and gives a line for each find: `file a.txt`, `skipped b (reason)`.
    fn listed(files: &[&str], prepare: impl Fn(&Path), scope: Scope) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        prepare(folder.path());
        let mut lines = Vec::new();
        let short = |path: &Path| path.strip_prefix(folder.path()).unwrap().display().to_string();
        walk(folder.path(), scope, &mut |found| {
            lines.push(match found {
                Found::File { path, size, .. } => format!("file {} {size}", short(&path)),
                Found::Failed { path, reason } => format!("failed {} ({reason})", short(&path)),
                Found::Skipped { path, reason } => format!("skipped {} ({reason})", short(&path))
                    .replace(&folder.path().display().to_string(), ""),
            });
            ControlFlow::Continue(())
        })
        .unwrap();
        lines
    }

    fn check(files: &[&str], expected: &[&str]) {
        assert_eq!(listed(files, |_| (), Scope::News), expected);
    }

    #[test]
    fn files_come_by_name_byte_for_byte() {
        check(
            &["b.txt", "B.txt", "a/z.txt", "a/é.txt"],
            &["file B.txt 1", "file a/z.txt 1", "file a/é.txt 1", "file b.txt 1"],
        );
    }

    #[test]
    fn hidden_files_and_folders_are_passed_over() {
        check(&["._a", ".git/b", "c"], &["skipped ._a (hidden)", "skipped .git (hidden)", "file c 1"]);
    }

    #[test]
    fn a_hidden_folder_that_was_named_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let hidden = folder.path().join(".archive");
        fs::create_dir(&hidden).unwrap();
        fs::write(hidden.join("a.txt"), "x").unwrap();
        let mut count = 0;
        let mut out = |found| {
            assert!(matches!(found, Found::File { .. }));
            count += 1;
            ControlFlow::Continue(())
        };
        walk(&hidden, Scope::News, &mut out).unwrap();
        assert_eq!(count, 1);
    }

    #[test]
    fn the_assets_of_a_saved_page_are_passed_over() {
        let files = ["p.html", "p_files/a.js", "q_files/b.txt"];
        let skipped = "skipped p_files (pictures and scripts of the saved page /p.html)";
        check(&files, &["file p.html 1", skipped, "file q_files/b.txt 1"]);
        let everything = listed(&files, |_| (), Scope::Everything);
        assert_eq!(everything, ["file p.html 1", "file p_files/a.js 1", "file q_files/b.txt 1"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_loops_survived() {
        let prepare = |folder: &Path| {
            let link = std::os::unix::fs::symlink::<&Path, PathBuf>;
            link(folder, folder.join("a/loop")).unwrap();
            link(Path::new("nothing"), folder.join("b")).unwrap();
            link(Path::new("z.txt"), folder.join("c.txt")).unwrap();
        };
        let expected = [
            "file a/a.txt 1",
            "skipped a/loop (a link that leads back to )",
            "failed b (a link that leads nowhere)",
            "file c.txt 1",
            "file z.txt 1",
        ];
        assert_eq!(listed(&["a/a.txt", "z.txt"], prepare, Scope::News), expected);
    }

    #[test]
    fn a_folder_that_vanishes_does_not_end_the_walk() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "x").unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        fs::write(folder.path().join("c.txt"), "x").unwrap();
        let mut finds = Vec::new();
        walk(folder.path(), Scope::News, &mut |found| {
            // Gone between being listed and being opened.
            let _ = fs::remove_dir(folder.path().join("b"));
            finds.push(found);
            ControlFlow::Continue(())
        })
        .unwrap();
        assert!(
            matches!(finds[..], [Found::File { .. }, Found::Failed { .. }, Found::File { .. }]),
            "{finds:?}"
        );
    }

    #[test]
    fn the_walk_ends_when_it_is_told_to() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let mut count = 0;
        walk(folder.path(), Scope::News, &mut |_| {
            count += 1;
            ControlFlow::Break(())
        })
        .unwrap();
        assert_eq!(count, 1);
    }

    #[test]
    fn a_path_that_is_not_there_is_an_error() {
        let error =
            walk(Path::new("no/such/path"), Scope::News, &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert!(matches!(error, Error::NoPath { .. }));
    }
}
