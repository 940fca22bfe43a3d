//! Code pages: the number that a document or a font names and its bytes go in, characters come out.

use encoding_rs::Encoding;

/// How bytes beyond ASCII are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// An encoding that the web has too.
    Known(&'static Encoding),
    /// One of the first computers with a screen: characters for 128 to 255.
    Table(&'static str),
    /// A font of signs.
    Symbols,
}

impl Page {
    /// What the document says: `\ansicpg1252`, `\pc`, `\mac`.
    pub fn numbered(number: i32) -> Option<Page> {
        let label = match number {
            437 => return Some(Page::Table(CODE_PAGE_437)),
            850 | 858 => return Some(Page::Table(CODE_PAGE_850)),
            866 => "ibm866",
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 | 1361 => "euc-kr",
            950 => "big5",
            1250 => "windows-1250",
            1251 => "windows-1251",
            1252 => "windows-1252",
            1253 => "windows-1253",
            1254 => "windows-1254",
            1255 => "windows-1255",
            1256 => "windows-1256",
            1257 => "windows-1257",
            1258 => "windows-1258",
            10000 => "macintosh",
            10007 => "x-mac-cyrillic",
            20866 => "koi8-r",
            21866 => "koi8-u",
            28592 => "iso-8859-2",
            28605 => "iso-8859-15",
            54936 => "gb18030",
            65001 => "utf-8",
            _ => return None,
        };
        Encoding::for_label(label.as_bytes()).map(Page::Known)
    }

    /// What a font says: `\fcharset204`. `None` leaves it to the document.
    pub fn of_font(charset: i32) -> Option<Page> {
        let number = match charset {
            2 => return Some(Page::Symbols),
            77 => 10000,
            128 => 932,
            129 => 949,
            130 => 1361,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        };
        Page::numbered(number)
    }

    /// Whether `bytes` end in the middle of a character of two bytes, so that any byte may follow.
    pub fn is_open(self, bytes: &[u8]) -> bool {
        let Page::Known(encoding) = self else { return false };
        let name = encoding.name();
        let is_lead = |byte: u8| match name {
            "Shift_JIS" => matches!(byte, 0x81..=0x9f | 0xe0..=0xfc),
            "GBK" | "gb18030" | "Big5" | "EUC-KR" => byte >= 0x81,
            _ => false,
        };
        let mut open = false;
        for byte in bytes {
            open = !open && is_lead(*byte);
        }
        open
    }

    /// Reads bytes; what cannot be read is U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            Page::Known(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Page::Table(table) => {
                let character = |byte: &u8| match byte.checked_sub(128) {
                    Some(at) => table.chars().nth(usize::from(at)).unwrap_or(char::REPLACEMENT_CHARACTER),
                    None => char::from(*byte),
                };
                bytes.iter().map(character).collect()
            }
            Page::Symbols => {
                bytes.iter().map(|byte| if *byte < 0x80 { char::from(*byte) } else { '•' }).collect()
            }
        }
    }
}

const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CODE_PAGE_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
