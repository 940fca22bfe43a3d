//! Plain text of recognised pages goes in; its articles or pages come out, words joined over the ends of lines.
//!
//! Such a text has hyphens at the ends of many of its lines, as printed; a text that people wrote has none.

use super::flow::Flow;
use super::hyphens::Open;
use super::{Word, beside};
use crate::ingest::clipping::Clipping;
use crate::ingest::{Format, Head, Input, Item, Member};
