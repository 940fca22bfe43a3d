//! What can go wrong for a whole command, in words, each with a hint: an `Error` goes in, `main` prints it once.

use std::path::PathBuf;

/// The result of anything that can fail as a whole.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that is not there.
    #[error("no such file or folder: {path}")]
    NoPath {
        /// The path as given.
        path: PathBuf,
    },
    /// No index yet.
    #[error("no index at {path}")]
    NoIndex {
        /// Its folder.
        path: PathBuf,
    },
    /// A folder that holds something else.
    #[error("{path} holds files but is no index")]
    NotAnIndex {
        /// The folder.
        path: PathBuf,
    },
    /// An index written by another version.
    #[error("the index at {path} has format {found}, this program reads format {expected}")]
    OtherFormat {
        /// Its folder.
        path: PathBuf,
        /// The number found.
        found: String,
        /// The number this program writes.
        expected: u32,
    },
    /// Another process is writing.
    #[error("the index at {path} is being written by another process{}", holder.as_ref().map(|pid| format!(" ({pid})")).unwrap_or_default())]
    Busy {
        /// Its folder.
        path: PathBuf,
        /// Who, when known.
        holder: Option<String>,
    },
    /// The index is damaged.
    #[error("the index at {path} is damaged: {reason}")]
    Damaged {
        /// Its folder.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The disk or the system said no.
    #[error("{action} {path}: {source}")]
    Io {
        /// What was tried: `cannot write`.
        action: &'static str,
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An article that is not there.
    #[error("no article {id}")]
    NoArticle {
        /// What was asked for.
        id: String,
    },
    /// A beginning that several articles share.
    #[error("{id} is the beginning of {count} ids")]
    Ambiguous {
        /// What was asked for.
        id: String,
        /// How many.
        count: usize,
    },
    /// Something typed that cannot be used.
    #[error("{message}")]
    Usage {
        /// What is wrong with it.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// A defect of the program.
    #[error("a defect of the program: {reason}")]
    Defect {
        /// What it said.
        reason: String,
    },
    /// The output is closed: not a failure for the user.
    #[error("the output was closed")]
    ClosedPipe,
}

impl Error {
    /// Something typed that cannot be used, with what to do.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Error {
        Error::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// What a panic said.
    pub fn defect(panic: &(dyn std::any::Any + Send)) -> Error {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Error::Defect { reason: text.unwrap_or("no reason given").to_owned() }
    }

    /// An operation on a path that failed.
    pub fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io { action, path, source }
    }

    /// What to do about it, when it helps.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Error::NoPath { .. } => "check the spelling; the other paths were read".to_owned(),
            Error::NoIndex { .. } => {
                "run `dateline index <PATH>` first, or name another with --index".to_owned()
            }
            Error::NotAnIndex { .. } => "name an empty or new folder with --index".to_owned(),
            Error::OtherFormat { .. } => {
                "run `dateline index --rebuild <PATH>` to make it anew from the files".to_owned()
            }
            Error::Busy { .. } => "wait until it is done; searching works meanwhile".to_owned(),
            Error::Damaged { .. } => {
                "run `dateline index --rebuild <PATH>` to make it anew from the files".to_owned()
            }
            Error::Io { source, .. } if source.kind() == std::io::ErrorKind::StorageFull => {
                "free some space and run it again; what was committed is intact".to_owned()
            }
            Error::Io { .. } => return None,
            Error::NoArticle { .. } => {
                "ids are printed with each hit; 4 or more characters, or a path, will do".to_owned()
            }
            Error::Ambiguous { .. } => "type more of it".to_owned(),
            Error::Usage { hint, .. } => return hint.clone(),
            Error::Defect { .. } => "please report it; what was committed is intact".to_owned(),
            Error::ClosedPipe => return None,
        })
    }
}

impl From<std::io::Error> for Error {
    fn from(source: std::io::Error) -> Error {
        if source.kind() == std::io::ErrorKind::BrokenPipe {
            return Error::ClosedPipe;
        }
        Error::Io { action: "cannot write", path: PathBuf::from("the output"), source }
    }
}
