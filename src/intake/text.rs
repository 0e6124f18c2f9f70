//! From bytes to a text, in the encoding that they show, or the line at which they are none.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::note::{Encoding, Note};
use crate::text::{Fault, Faults, Place};

/// Largest file of counts, bytes: ten years of 5-minute counts.
pub const LARGEST: usize = 32 << 20;
/// Largest log, bytes: some ten million contacts.
const LARGEST_LOG: usize = 384 << 20;
/// Longest line, bytes.
const LONGEST_LINE: usize = 16 << 10;
const TEXTS: &str = "a text in UTF-8, UTF-16 with a byte order mark, or Windows-1252";
const SAVE_AS: &str = "save it as \"CSV UTF-8\"";
const BINARY: &str = "this looks like a binary file: export it as CSV";
/// Longest word that is shown of a text in Windows-1252, characters.
const SHOWN: usize = 40;

/// Most bytes that a text may have, in MB: a log has a row for each contact.
pub fn most_mb(is_log: bool) -> usize {
    (if is_log { LARGEST_LOG } else { LARGEST }) >> 20
}

/// The text of a CSV file without its byte order mark, and what is to be known of its encoding where that is not UTF-8.
///
/// A byte order mark tells UTF-16 and UTF-8. Without one the bytes are UTF-8, or else Windows-1252.
///
/// # Errors
/// One fault, with its line: too large, a line too long, bytes that are of no such encoding, zero bytes, nothing at all.
pub fn text<'b>(file: &str, bytes: &'b [u8], is_log: bool) -> Result<(Cow<'b, str>, Option<Note>), Faults> {
    let refuse = |text: &str, at: Range<usize>, found: &str, allowed: &str, hint: &str| {
        let place = Place::new(file, text, at);
        let (found, allowed, hint) = (found.to_owned(), allowed.to_owned(), Some(hint.to_owned()));
        Faults::of(vec![Fault { place, path: "file".to_owned(), found, allowed, hint }])
    };
    let most_mb = most_mb(is_log);
    if bytes.len() > most_mb << 20 {
        let (found, allowed) = (format!("more than {most_mb} MB"), format!("up to {most_mb} MB"));
        let hint = if is_log {
            "import a part of it"
        } else {
            "import a part of it, or longer intervals; a log of contacts is read with --log"
        };
        return Err(refuse("", 0..0, &found, &allowed, hint));
    }
    let (text, note) = decoded(bytes).map_err(|Undecoded { at, found, hint }| {
        // Each byte is one character there, so that the bytes before are counted as people would.
        let (before, _) = WINDOWS_1252.decode_without_bom_handling(&bytes[..at]);
        let before = format!("{before}.");
        refuse(&before, before.len() - 1..before.len(), found, TEXTS, hint)
    })?;
    if let Some(zero) = text.find('\0') {
        return Err(refuse(&text, zero..zero + 1, "a zero byte", TEXTS, BINARY));
    }
    let mut start = 0;
    for line in text.split('\n') {
        if line.len() > LONGEST_LINE {
            let allowed = "lines of up to 16 kB";
            let hint = "one row for each interval is needed";
            return Err(refuse(&text, start..start, "a line that is longer", allowed, hint));
        }
        start += line.len() + 1;
    }
    if text.trim().is_empty() {
        let allowed = "a row for each interval: date, time, count";
        return Err(refuse("", 0..0, "nothing", allowed, "the file is empty"));
    }
    Ok((text, note))
}

/// Bytes that are of no encoding, from one of them on.
struct Undecoded {
    at: usize,
    found: &'static str,
    hint: &'static str,
}

fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Note>), Undecoded> {
    for (mark, encoding) in [([0xff, 0xfe], UTF_16LE), ([0xfe, 0xff], UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(&mark) {
            let (text, is_broken) = encoding.decode_without_bom_handling(rest);
            let broken = Undecoded { at: 0, found: "a text in UTF-16 that is broken", hint: SAVE_AS };
            return if is_broken { Err(broken) } else { Ok((text, Some(Note::Encoding(Encoding::Utf16)))) };
        }
    }
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf");
    match std::str::from_utf8(unmarked.unwrap_or(bytes)) {
        Ok(text) => Ok((lines_of(text), None)),
        Err(error) if unmarked.is_some() || is_mostly_utf8(bytes) => {
            let at = error.valid_up_to() + unmarked.map_or(0, |_| 3);
            let hint = "a part of it is UTF-8: save the whole of it as \"CSV UTF-8\"";
            Err(Undecoded { at, found: "a byte that is no UTF-8", hint })
        }
        Err(error) => western(bytes, error.valid_up_to()),
    }
}

/// Lines that end as old ones of a Mac do, in a carriage return alone, with the end that others have.
fn lines_of(text: &str) -> Cow<'_, str> {
    let is_old = text.contains('\r') && !text.contains('\n');
    if is_old { Cow::Owned(text.replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

/// Whether more letters beyond ASCII are whole in UTF-8 than are not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// Bytes as Windows-1252, if they can be that; `first` is the place of the first that is no UTF-8.
fn western(bytes: &[u8], first: usize) -> Result<(Cow<'_, str>, Option<Note>), Undecoded> {
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Undecoded { at, found: "a zero byte", hint: BINARY });
    }
    let is_unused =
        |byte: &u8| [0x81, 0x8d, 0x8f, 0x90, 0x9d].contains(byte) || (*byte < 32 && !b"\t\n\r".contains(byte));
    if let Some(at) = bytes.iter().position(is_unused) {
        return Err(Undecoded { at, found: "a byte that is neither UTF-8 nor Windows-1252", hint: SAVE_AS });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let start = bytes[..first].iter().rposition(|byte| !is_part(byte)).map_or(0, |before| before + 1);
    let end = bytes[first..].iter().position(|byte| !is_part(byte)).map_or(bytes.len(), |after| first + after);
    let (word, _) = WINDOWS_1252.decode_without_bom_handling(&bytes[start..end]);
    let line = bytes[..first].split(|&byte| byte == b'\n').count();
    let word = word.chars().take(SHOWN).collect();
    Ok((text, Some(Note::Encoding(Encoding::Windows1252 { line, word }))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes_of: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes_of).collect()
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        let long = [b"a\n".to_vec(), vec![b'x'; LONGEST_LINE + 1]].concat();
        let lone = utf16("a\n", u16::to_le_bytes).into_iter().chain([0x00, 0xd8]).collect::<Vec<u8>>();
        let cases: [(&[u8], &str); 12] = [
            (b"", "c.csv:1:1: file: found nothing"),
            (b" \n\r\n", "c.csv:1:1: file: found nothing"),
            (b"\xef\xbb\xbfa,b\n1,\xff\n", "c.csv:2:3: file: found a byte that is no UTF-8"),
            (b"a,\xc3\xa4\xc3\xb6\n1,\xff\n", "c.csv:2:3: file: found a byte that is no UTF-8"),
            (b"a,b\n\xe4,\x81\n", "c.csv:2:3: file: found a byte that is neither UTF-8 nor Windows-1252"),
            (b"a,b\n\xe4,\x02\n", "c.csv:2:3: file: found a byte that is neither UTF-8 nor Windows-1252"),
            (b"a\n\n\0", "c.csv:3:1: file: found a zero byte"),
            (b"a\n\xe4\0", "c.csv:2:2: file: found a zero byte"),
            (&lone, "c.csv:1:1: file: found a text in UTF-16 that is broken"),
            (&utf16("a\n\0", u16::to_be_bytes), "c.csv:2:1: file: found a zero byte"),
            (&long, "c.csv:2:1: file: found a line that is longer"),
            (&vec![b'\n'; LARGEST + 1], "c.csv:1:1: file: found more than 32 MB"),
        ];
        for (bytes, expected) in cases {
            let told = text("c.csv", bytes, false).unwrap_err().to_string();
            assert!(told.starts_with(expected), "{told}");
        }
        let large = vec![b'\n'; LARGEST + 1];
        assert!(text("c.csv", &large, true).unwrap_err().to_string().contains("found nothing"), "a log may be larger");
    }

    #[test]
    fn a_text_is_read_in_the_encoding_that_it_shows() {
        let read = |bytes: &[u8]| {
            let (text, note) = text("c.csv", bytes, false).unwrap();
            (text.into_owned(), note)
        };
        assert_eq!(read("\u{feff}aß€".as_bytes()), ("aß€".to_owned(), None));
        assert_eq!(read("aß€".as_bytes()), ("aß€".to_owned(), None));
        assert_eq!(read(b"a\rb\r"), ("a\nb\n".to_owned(), None));
        assert_eq!(read(b"a\r\nb\r"), ("a\r\nb\r".to_owned(), None));
        for bytes in [utf16("Gespräche €\u{1f600}", u16::to_le_bytes), utf16("Gespräche €\u{1f600}", u16::to_be_bytes)]
        {
            let expected = ("Gespräche €\u{1f600}".to_owned(), Some(Note::Encoding(Encoding::Utf16)));
            assert_eq!(read(&bytes), expected);
        }
        let western = read(b"d;n\n1;Gespr\xe4che 5 \x80");
        let note = Note::Encoding(Encoding::Windows1252 { line: 2, word: "Gespräche".to_owned() });
        assert_eq!(western, ("d;n\n1;Gespräche 5 €".to_owned(), Some(note)));
    }
}
