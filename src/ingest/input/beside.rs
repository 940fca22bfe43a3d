//! A file goes in; where it stands, and other files that belong to it, come out.

use super::{Input, Source};
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

impl<'a> Input<'a> {
    /// Where the file stands; `None` for what stands in a container.
    pub fn stands(&self) -> Option<&'a Path> {
        self.source.stands
    }

    /// Opens another file that belongs to this one; what it costs is added to what this one costs.
    ///
    /// # Errors
    ///
    /// In words, when it is no file or the system cannot read it.
    pub fn beside<'b>(&self, path: &'b Path) -> Result<Input<'b>, String>
    where
        'a: 'b,
    {
        let say = |error: io::Error| error.to_string();
        let metadata = std::fs::metadata(path).map_err(say)?;
        if !metadata.is_file() {
            return Err("not a regular file".to_owned());
        }
        let file = BufReader::new(File::open(path).map_err(say)?);
        self.nest.budget().stored(metadata.len());
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let source = Source {
            name,
            length: Some(metadata.len()),
            path: Some(path),
            stands: Some(path),
            charset: None,
        };
        Input::new(Box::new(file), source, self.nest.clone())
    }
}
