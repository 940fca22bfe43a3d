//! The built program and small archives go in, a verdict on every promise comes out: the one integration binary.

mod aliases;
mod archive;
mod asking;
mod bad_index;
mod bad_input;
mod copies;
mod counts;
mod datelines;
mod dates;
mod entities;
mod formats;
mod house;
mod pages;
mod queries;
mod random;
mod readme;
mod relevance;
mod reuters;
mod scans;
mod seeds;
mod snippets;
mod sources;
mod times;
mod variants;
mod web_pages;
mod years;
