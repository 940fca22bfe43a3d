//! Text in one language goes in, words with their forms and places come out: one analysis for indexing,
//! searching and marking.
//!
//! **Invariant:** a word that the index holds is read again by the same code when a snippet marks it.

pub mod copies;
pub mod fold;
pub mod forms;
pub mod names;
pub mod nations;
pub mod pattern;
pub mod sentences;
pub mod signs;
pub mod spans;
pub mod stem;
pub mod stop;
pub mod typed;
pub mod words;

pub use forms::{Analyser, Forms};
pub use stem::{Language, Languages};
pub use words::{Word, Words};
