//! Dateline: full-text search for news archives. Files go in, ranked articles with evidence come out.
//!
//! ```text
//! file ──ingest──▶ RawArticle ──normalise──▶ Article ──engine──▶ index
//!                  as printed     with evidence                    │
//! query text ──query──▶ Query ──────────search──────────▶ Results ─┴─present──▶ lines, JSON, CSV …
//! ```
//!
//! In reading order: [`article`] has the nouns, [`fields`] every field, [`pipeline`] the way from file to index,
//! [`ingest`], [`normalise`], [`analysis`] and [`engine`] its stages; [`query`], [`search`] and [`present`] the way
//! from question to answer; [`cli`] the commands.

pub mod analysis;
pub mod article;
pub mod cli;
pub mod engine;
pub mod error;
pub mod fields;
pub mod ingest;
pub mod normalise;
pub mod pipeline;
pub mod present;
pub mod query;
pub mod search;
