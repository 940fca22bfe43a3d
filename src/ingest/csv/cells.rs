//! The records of a table go in, as they are written; their cells come out, without quotes.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Takes records apart.
pub struct Cells {
    reader: Reader,
    letters: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    /// Cells are parted by `delimiter`; `has_escapes` where a quote in quotes has a backslash before it.
    pub fn new(delimiter: u8, has_escapes: bool) -> Cells {
        let mut builder = ReaderBuilder::new();
        builder.delimiter(delimiter);
        if has_escapes {
            builder.double_quote(false).escape(Some(b'\\'));
        }
        Cells { reader: builder.build(), letters: vec![0; 1024], ends: vec![0; 32] }
    }

    /// The cells of a record; none where it is blank.
    pub fn of(&mut self, record: &str) -> Vec<String> {
        self.next(&mut record.as_bytes()).unwrap_or_default()
    }

    /// The cells of the first records.
    pub fn first(&mut self, text: &str, count: usize) -> Vec<Vec<String>> {
        let mut rest = text.as_bytes();
        std::iter::from_fn(|| self.next_of_many(&mut rest)).take(count).collect()
    }

    fn next(&mut self, rest: &mut &[u8]) -> Option<Vec<String>> {
        self.reader.reset();
        self.next_of_many(rest)
    }

    fn next_of_many(&mut self, rest: &mut &[u8]) -> Option<Vec<String>> {
        let (mut written, mut ended) = (0, 0);
        loop {
            let (result, read, letters, ends) =
                self.reader.read_record(rest, &mut self.letters[written..], &mut self.ends[ended..]);
            *rest = &rest[read..];
            written += letters;
            ended += ends;
            match result {
                // Empty input, which is given next, says that nothing follows.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.letters.resize(self.letters.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
            }
        }
        let mut from = 0;
        let cell = |end: &usize| {
            let cell = String::from_utf8_lossy(&self.letters[from..*end]).into_owned();
            from = *end;
            cell
        };
        Some(self.ends[..ended].iter().map(cell).collect())
    }
}
