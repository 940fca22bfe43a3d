//! Samples of documents go in, cut, changed at random and mixed; that they are read to an end comes out.

use super::*;
use std::fs;

/// How often each sample is changed; a longer run sets `DATELINE_CHANGES`.
const CHANGES: usize = 6;

/// The same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// The sample with a piece cut off, a few bytes changed, a piece taken out, or one put in.
    fn changed(&mut self, bytes: &[u8], way: usize) -> Vec<u8> {
        let mut changed = bytes.to_vec();
        let (one, other) = (self.below(bytes.len()), self.below(bytes.len()));
        let (from, to) = (one.min(other), one.max(other));
        match way % 4 {
            0 => changed.truncate(one),
            1 => {
                for _ in 0..=self.below(20) {
                    let at = self.below(bytes.len());
                    changed[at] = self.below(256) as u8;
                }
            }
            2 => drop(changed.drain(from..to.min(from + 200))),
            _ => {
                let piece = bytes[from..to.min(from + 500)].to_vec();
                let at = self.below(bytes.len());
                changed.splice(at..at, piece);
            }
        }
        changed
    }
}

#[test]
fn a_broken_document_is_read_to_an_end() {
    let changes =
        std::env::var("DATELINE_CHANGES").ok().and_then(|count| count.parse().ok()).unwrap_or(CHANGES);
    let reading = Reading { scope: Scope::Everything, ..Reading::default() };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    let mut chance = Chance(7);
    for format in ["docx", "odt", "epub", "rtf", "pdf", "markdown", "csv", "sqlite"] {
        let mut samples: Vec<_> =
            fs::read_dir(folder.join(format)).unwrap().flatten().map(|file| file.path()).collect();
        samples.sort();
        for sample in samples {
            let bytes = fs::read(&sample).unwrap();
            let name = sample.file_name().unwrap().to_string_lossy().into_owned();
            for way in 0..changes {
                let changed = chance.changed(&bytes, way);
                // A defect that is caught inside would be told as such.
                let (_, report) = read_bytes(&name, &changed, &reading);
                let told = format!("{report:?}");
                assert!(!told.contains("a defect of the program"), "{name}: {told}");
            }
        }
    }
}
