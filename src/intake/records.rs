//! Lines and cells of a CSV text: what parts them, and how quotes are read.

use std::borrow::Cow;
use std::ops::Range;

/// What may part cells, the favourites first: where a decimal comma is written, a comma parts nothing.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];
/// Lines looked at to find the delimiter.
const SAMPLE: usize = 50;

/// A cell and where it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'t> {
    /// Without quotes and blanks around it.
    pub text: Cow<'t, str>,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
}

/// The character that a first line declares to part cells, as "sep=;" does for spreadsheets.
fn declared(text: &str) -> Option<char> {
    let first = text.lines().next()?.trim_matches('"');
    let mut letters = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))?.chars();
    letters.next().filter(|delimiter| DELIMITERS.contains(delimiter) && letters.all(|letter| letter == ' '))
}

/// Lines that hold more than blanks and delimiters, but for one that declares these: bytes from the start of the text, and the line.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut start, is_declared) = (0, declared(text).is_some());
    text.split('\n').filter_map(move |line| {
        let at = start;
        start += line.len() + 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let is_blank = line.chars().all(|letter| letter.is_whitespace() || ",;|\"".contains(letter));
        (!is_blank && (at > 0 || !is_declared)).then_some((at, line))
    })
}

/// The character that parts cells: the first that every line holds equally often, or else that most lines do.
pub fn delimiter(text: &str) -> Option<char> {
    let agreement = |delimiter: char| {
        let counts: Vec<usize> = lines(text).take(SAMPLE).map(|(_, line)| outside_quotes(line, delimiter)).collect();
        let of = |wanted: &usize| counts.iter().filter(|count| *count == wanted).count();
        let most = counts.iter().filter(|count| **count > 0).map(of).max().unwrap_or(0);
        (most as f64) / counts.len().max(1) as f64
    };
    let best = DELIMITERS.into_iter().map(agreement).fold(0.0, f64::max);
    declared(text).or_else(|| DELIMITERS.into_iter().find(|&delimiter| best > 0.0 && agreement(delimiter) >= best))
}

fn outside_quotes(line: &str, delimiter: char) -> usize {
    let mut is_quoted = false;
    line.chars()
        .filter(|&letter| {
            is_quoted ^= letter == '"';
            letter == delimiter && !is_quoted
        })
        .count()
}

/// Cells of a line that begins at a byte of the text; `Err` gives the byte of a quote that is not closed.
pub fn cells(line: &str, start: usize, delimiter: char) -> Result<Vec<Cell<'_>>, usize> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let blanks = line[at..].len() - line[at..].trim_start_matches([' ', '\u{a0}']).len();
        let from = at + blanks;
        let (text, end) = if line[from..].starts_with('"') {
            quoted(line, from).ok_or(start + from)?
        } else {
            let end = line[from..].find(delimiter).map_or(line.len(), |place| from + place);
            (Cow::Borrowed(line[from..end].trim()), end)
        };
        cells.push(Cell { text, bytes: start + from..start + end });
        match line[end..].find(delimiter) {
            Some(place) => at = end + place + delimiter.len_utf8(),
            None => return Ok(cells),
        }
    }
}

/// The inside of a quoted cell and the byte after its end; two quotes within stand for one.
fn quoted(line: &str, from: usize) -> Option<(Cow<'_, str>, usize)> {
    let mut at = from + 1;
    loop {
        let close = at + line[at..].find('"')?;
        if line[close + 1..].starts_with('"') {
            at = close + 2;
            continue;
        }
        let inside = line[from + 1..close].trim();
        let text = if inside.contains('"') { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
        return Some((text, close + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str, delimiter: char) -> Vec<String> {
        cells(line, 0, delimiter).unwrap().iter().map(|cell| cell.text.to_string()).collect()
    }

    #[test]
    fn quotes_hold_delimiters_and_quotes() {
        assert_eq!(texts("a, \"b, \"\"c\"\"\" ,d", ','), ["a", "b, \"c\"", "d"]);
        assert_eq!(texts("1;;", ';'), ["1", "", ""]);
        assert_eq!(cells("x,\"y", 100, ','), Err(102));
        assert_eq!(cells("ß;12", 10, ';').unwrap()[1].bytes, 13..15);
    }

    #[test]
    fn the_delimiter_is_what_all_lines_share() {
        assert_eq!(delimiter("a,b\n1,2\n"), Some(','));
        assert_eq!(delimiter("d;t;n\n1.2.2024;08:00;12,5\n1.2.2024;08:30;1.234,0\n"), Some(';'));
        assert_eq!(delimiter("d,n\n\"a;b\",1\n\"c;d\",2"), Some(','));
        assert_eq!(delimiter("a\tb\n1,5\t2\n"), Some('\t'));
        assert_eq!(delimiter("abc\n"), None);
    }

    #[test]
    fn blank_lines_are_passed_over_and_lines_know_their_place() {
        let found: Vec<(usize, &str)> = lines("a,b\r\n\r\n;;\n1,2").collect();
        assert_eq!(found, [(0, "a,b"), (10, "1,2")]);
    }
}
