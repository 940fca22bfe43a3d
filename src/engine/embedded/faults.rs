//! What goes wrong in the engine goes in, an error in our words comes out.

use super::manifest;
use crate::error::{Error, Result};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use tantivy::TantivyError;

/// Runs something on files that may be damaged: a panic is an error.
pub(super) fn guarded<T>(root: &Path, run: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let reason = Error::defect(&*panic).to_string();
        Err(Error::Damaged { path: root.to_owned(), reason })
    })
}

/// Says in our words what went wrong in the engine.
pub(super) fn fault(root: &Path) -> impl Fn(TantivyError) -> Error + use<> {
    let root = root.to_owned();
    move |error| {
        if let TantivyError::ErrorInThread(_) = &error
            && let Some(source) = manifest::write_error(&root)
        {
            return Error::Io { action: "cannot write", path: root.clone(), source };
        }
        let system = match &error {
            TantivyError::IoError(error) => Some(std::io::Error::new(error.kind(), error.to_string())),
            TantivyError::OpenWriteError(tantivy::directory::error::OpenWriteError::IoError {
                io_error,
                ..
            }) => Some(std::io::Error::new(io_error.kind(), io_error.to_string())),
            TantivyError::LockFailure(tantivy::directory::error::LockError::IoError(error), _) => {
                Some(std::io::Error::new(error.kind(), error.to_string()))
            }
            _ => None,
        };
        match system {
            Some(source) => Error::Io { action: "cannot use", path: root.clone(), source },
            None => Error::Damaged { path: root.clone(), reason: error.to_string() },
        }
    }
}
