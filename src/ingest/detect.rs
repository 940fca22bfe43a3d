//! The first bytes of a file go in, what it seems to be comes out when it is no text.

/// Says what bytes that are no text seem to be; `None` for text. `wide` text may hold zero bytes.
pub fn binary(head: &[u8], wide: bool) -> Option<&'static str> {
    signature(head).or_else(|| (!wide && has_too_many_controls(head)).then_some("binary data"))
}

/// Says what bytes are that begin as no text does, in whatever encoding.
pub fn signature(head: &[u8]) -> Option<&'static str> {
    let begins =
        |(at, bytes, _): &&(usize, &[u8], &str)| head.get(*at..).is_some_and(|rest| rest.starts_with(bytes));
    SIGNATURES.iter().find(begins).map(|(_, _, what)| *what)
}

/// Where a signature stands, its bytes, and what carries it. Only signatures that no text begins with.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"\0\0\x01\0", "an icon"),
    (0, b"8BPS", "a Photoshop image"),
    (0, b"AT&TFORM", "a DjVu document"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVEfmt", "a sound file"),
    (8, b"AVI LIST", "a video"),
    (4, b"ftypheic", "a HEIC image"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"OggS\0", "a sound file"),
    (0, b"fLaC\0", "a sound file"),
    (0, b"ID3\x02", "a sound file"),
    (0, b"ID3\x03", "a sound file"),
    (0, b"ID3\x04", "a sound file"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"%!PS-Adobe", "a PostScript document"),
    (0, b"{\\rtf", "a rich text document (RTF)"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (30, b"mimetypeapplication/epub", "an EPUB book"),
    (30, b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (30, b"[Content_Types].xml", "an Office document"),
    (0, b"PK\x03\x04", "a zip archive"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"\x1f\x8b\x08", "a gzip file inside a gzip file"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (4, b"1AY&SY", "a bzip2 archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\0", "a SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"!<arch>\n", "a code library"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO\0", "a font"),
    (0, b"\0\x01\0\0\0", "a font"),
    (0, b"PAR1", "a Parquet table"),
];

/// Random or compressed bytes hold about one control character in ten; a text with a few strays holds far fewer.
fn has_too_many_controls(head: &[u8]) -> bool {
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = head.iter().filter(|byte| is_control(**byte)).count();
    controls * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &[u8], expected: Option<&str>) {
        assert_eq!(binary(head, false), expected);
    }

    #[test]
    fn a_signature_tells_what_it_is() {
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("a PNG image"));
        check(b"%PDF-1.4\n%abc", Some("a PDF document"));
        check(b"PK\x03\x04\x14\0\0\0", Some("a zip archive"));
        check(
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0[Content_Types].xml",
            Some("an Office document"),
        );
    }

    #[test]
    fn control_characters_make_it_binary() {
        check(&[0, 1, 2, 200, 3, 90, 14, 0, 0, 7], Some("binary data"));
        check(b"MZ\x90\0\x03\0\0\0\x04\0\0\0", Some("binary data"));
    }

    #[test]
    fn text_is_text() {
        check(b"BMW shares fell in Munich on Monday.", None);
        check(b"GIF was named word of the year.", None);
        check(b"Rates rose.\0 The bank said that nothing else would follow this year.", None);
        check("Цены на нефть выросли".as_bytes(), None);
    }
}
