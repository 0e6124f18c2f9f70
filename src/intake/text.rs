//! From bytes to a text, or the line at which it is none.

use crate::text::{Fault, Faults, Place};

/// Largest file, bytes: ten years of 5-minute counts.
pub const LARGEST: usize = 32 << 20;
/// Longest line, bytes.
const LONGEST_LINE: usize = 16 << 10;
const SAVE_AS: &str = "save it as \"CSV UTF-8\"";

/// The text of a CSV file without its byte order mark.
///
/// # Errors
/// One fault, with its line: too large, a line too long, bytes that are no UTF-8, zero bytes, nothing at all.
pub fn text<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Faults> {
    let refuse = |at: usize, found: &str, allowed: &str, hint: &str| {
        let before = &bytes[..at.min(bytes.len())];
        let line = before.split(|&byte| byte == b'\n').count();
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        let place = Place { file: file.to_owned(), bytes: 0..0, line, column };
        let (found, allowed, hint) = (found.to_owned(), allowed.to_owned(), Some(hint.to_owned()));
        Faults::of(vec![Fault { place, path: "file".to_owned(), found, allowed, hint }])
    };
    if bytes.len() > LARGEST {
        return Err(refuse(0, "more than 32 MB", "up to 32 MB", "import a part of it, or longer intervals"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(refuse(0, "a text in UTF-16", "a text in UTF-8", SAVE_AS));
    }
    let mut start = 0;
    for line in bytes.split(|&byte| byte == b'\n') {
        if line.len() > LONGEST_LINE {
            let allowed = "lines of up to 16 kB";
            return Err(refuse(start, "a line that is longer", allowed, "one row for each interval is needed"));
        }
        start += line.len() + 1;
    }
    if let Some(zero) = bytes.iter().position(|&byte| byte == 0) {
        return Err(refuse(zero, "a zero byte", "a text in UTF-8", "this looks like a binary file: export it as CSV"));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| refuse(error.valid_up_to(), "a byte that is no UTF-8", "a text in UTF-8", SAVE_AS))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(refuse(0, "nothing", "a row for each interval: date, time, count", "the file is empty"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        let long = [b"a\n".to_vec(), vec![b'x'; LONGEST_LINE + 1]].concat();
        let cases: [(&[u8], &str); 7] = [
            (b"", "c.csv:1:1: file: found nothing"),
            (b" \n\r\n", "c.csv:1:1: file: found nothing"),
            (b"a,b\n1,\xff\n", "c.csv:2:3: file: found a byte that is no UTF-8"),
            (b"a\n\n\0", "c.csv:3:1: file: found a zero byte"),
            (b"\xff\xfea\0", "c.csv:1:1: file: found a text in UTF-16"),
            (&long, "c.csv:2:1: file: found a line that is longer"),
            (&vec![b'\n'; LARGEST + 1], "c.csv:1:1: file: found more than 32 MB"),
        ];
        for (bytes, expected) in cases {
            let told = text("c.csv", bytes).unwrap_err().to_string();
            assert!(told.starts_with(expected), "{told}");
        }
        assert_eq!(text("c.csv", "\u{feff}a".as_bytes()), Ok("a"));
    }
}
