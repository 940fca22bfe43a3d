//! Articles go in, one path a line comes out: for other programs.

use super::{Output, Style};
use crate::article::Article;
use std::io::{self, Write};

/// Prints the first sighting of each article.
pub(super) struct Paths {
    style: Style,
}

impl Paths {
    pub(super) fn new(style: Style) -> Paths {
        Paths { style }
    }
}

impl Output for Paths {
    fn article(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        let Some(path) = article.path.first() else { return Ok(()) };
        write!(out, "{}{}", self.style.path(path), self.style.path_end)
    }
}
