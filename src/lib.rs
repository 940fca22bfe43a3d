//! Dateline: full-text search for news archives. Files go in, ranked articles with evidence come out.

pub mod analysis;
pub mod article;
pub mod engine;
pub mod error;
pub mod fields;
pub mod query;
