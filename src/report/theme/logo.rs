//! A logo as a data URI: what it is called must be what it is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What may stand where a logo is asked for.
pub const ALLOWED: &str = "\"data:image/png;base64,…\" with a png, jpeg, svg or webp of at most 256 kB";

/// Largest picture, bytes.
const LARGEST: usize = 256 << 10;

/// Says what is wrong with a logo.
pub fn check(uri: &str) -> Result<(), String> {
    let rest = uri.strip_prefix("data:image/").ok_or_else(|| "no data URI of an image".to_owned())?;
    let (kind, data) = rest.split_once(";base64,").ok_or_else(|| "a data URI that is not in base64".to_owned())?;
    let bytes = STANDARD.decode(data).map_err(|error| format!("no base64: {error}"))?;
    if bytes.len() > LARGEST {
        return Err(format!("a picture of {} kB", bytes.len() / 1024));
    }
    match kind_of(&bytes) {
        None => Err("bytes that are no png, jpeg, svg or webp".to_owned()),
        Some(is) if is != kind => Err(format!("a picture that is called {kind} and is {is}")),
        Some(_) => Ok(()),
    }
}

/// What a picture's first bytes say it is, as in `image/svg+xml`.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => is_svg(std::str::from_utf8(bytes).ok()?).then_some("svg+xml"),
    }
}

/// Whether a text's first element is `<svg>`, after declarations and comments.
fn is_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(end) = [("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">")]
        .iter()
        .find_map(|(start, end)| rest.strip_prefix(start).map(|inner| inner.split_once(end)))
    {
        rest = end.map_or("", |(_, after)| after.trim_start());
    }
    rest.starts_with("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(kind: &str, bytes: &[u8]) -> String {
        format!("data:image/{kind};base64,{}", STANDARD.encode(bytes))
    }

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        let svg = b"<?xml version=\"1.0\"?>\n<!-- drawn --><!DOCTYPE svg>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let pictures: [(&str, &[u8]); 4] = [
            ("png", b"\x89PNG\r\n\x1a\n..."),
            ("jpeg", b"\xff\xd8\xff..."),
            ("webp", b"RIFF1234WEBP..."),
            ("svg+xml", svg),
        ];
        for (kind, bytes) in pictures {
            assert_eq!(check(&uri(kind, bytes)), Ok(()), "{kind}");
            let other = if kind == "png" { "jpeg" } else { "png" };
            assert_eq!(check(&uri(other, bytes)), Err(format!("a picture that is called {other} and is {kind}")));
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let wrong = |uri: &str| check(uri).unwrap_err();
        assert_eq!(wrong("logo.png"), "no data URI of an image");
        assert_eq!(wrong("data:image/png,abc"), "a data URI that is not in base64");
        assert!(wrong("data:image/png;base64,***").starts_with("no base64"));
        assert_eq!(wrong(&uri("svg+xml", b"<html><svg></svg></html>")), "bytes that are no png, jpeg, svg or webp");
        assert_eq!(wrong(&uri("svg+xml", b"<!-- <svg")), "bytes that are no png, jpeg, svg or webp");
        let huge = [&b"\xff\xd8\xff"[..], &vec![0; 300 << 10]].concat();
        assert_eq!(wrong(&uri("jpeg", &huge)), "a picture of 300 kB");
    }
}
