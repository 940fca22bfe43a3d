//! The path of a file goes in; whether it is a message of a Maildir comes out.
//!
//! A Maildir is a folder with the folders `cur`, `new` and `tmp`. Each file in the first two is a message, whatever
//! its name; in the third are those that have not arrived yet. Folders in it are Maildirs whose names begin with a dot.

use std::path::Path;

/// Whether a file is a message of a Maildir.
pub fn is_message(path: &Path) -> bool {
    path.parent()
        .is_some_and(|folder| is_called(folder, &["cur", "new"]) && folder.parent().is_some_and(is_maildir))
}

/// Whether a folder holds what has not arrived in a Maildir.
pub fn is_unfinished(folder: &Path) -> bool {
    is_called(folder, &["tmp"]) && folder.parent().is_some_and(is_maildir)
}

/// Whether a folder is a Maildir.
pub fn is_maildir(folder: &Path) -> bool {
    ["cur", "new"].iter().all(|name| folder.join(name).is_dir())
}

fn is_called(folder: &Path, names: &[&str]) -> bool {
    folder.file_name().is_some_and(|name| names.iter().any(|known| name == *known))
}
