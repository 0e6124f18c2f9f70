//! Rows and cells of a CSV text: what parts them, and how quotes are read.

use std::borrow::Cow;
use std::ops::Range;

/// What may part cells, the favourites first: where a decimal comma is written, a comma parts nothing.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];
/// Rows looked at to find the delimiter.
const SAMPLE: usize = 50;

/// Longest part of a quoted cell without a quote, bytes.
const LONGEST_QUOTED: usize = 1 << 20;
/// What may stand around a quoted cell.
const BLANKS: [char; 2] = [' ', '\u{a0}'];

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

/// Rows that hold more than blanks and delimiters, but for one that declares these: bytes from the start of the text, and the row.
///
/// A row ends with its line, or with a later one where a quoted cell goes on over line breaks. A quote that is not closed ends
/// with its line.
pub fn lines(text: &str, delimiter: char) -> impl Iterator<Item = (usize, &str)> {
    let (mut start, is_declared) = (0, declared(text).is_some());
    std::iter::from_fn(move || {
        while start <= text.len() {
            let at = start;
            let end = end_of_row(text, at, delimiter);
            start = end + 1;
            let line = text[at..end].strip_suffix('\r').unwrap_or(&text[at..end]);
            let is_blank = line.chars().all(|letter| letter.is_whitespace() || ",;|\"".contains(letter));
            if !is_blank && (at > 0 || !is_declared) {
                return Some((at, line));
            }
        }
        None
    })
}

/// The byte after the last of a row.
fn end_of_row(text: &str, start: usize, delimiter: char) -> usize {
    let end_of_line = |from: usize| text[from..].find('\n').map_or(text.len(), |place| from + place);
    let end = end_of_line(start);
    if !text[start..end].contains('"') {
        return end;
    }
    let mut at = start;
    loop {
        let from = text.len() - text[at..].trim_start_matches(BLANKS).len();
        let end = if text[from..].starts_with('"') {
            match quoted(text, from, delimiter) {
                Some((_, end)) => end,
                None => return end_of_line(from),
            }
        } else {
            from
        };
        let next = text[end..].find([delimiter, '\n']).map_or(text.len(), |place| end + place);
        if !text[next..].starts_with(delimiter) {
            return next;
        }
        at = next + delimiter.len_utf8();
    }
}

/// The character that parts cells: the first that every row holds equally often, or else that most rows do.
pub fn delimiter(text: &str) -> Option<char> {
    let agreement = |delimiter: char| {
        let marks = |(at, line)| cells(line, at, delimiter).map_or(0, |row| row.len() - 1);
        let counts: Vec<usize> = lines(text, delimiter).take(SAMPLE).map(marks).collect();
        let of = |wanted: &usize| counts.iter().filter(|count| *count == wanted).count();
        let most = counts.iter().filter(|count| **count > 0).map(of).max().unwrap_or(0);
        (most as f64) / counts.len().max(1) as f64
    };
    let best = DELIMITERS.into_iter().map(agreement).fold(0.0, f64::max);
    declared(text).or_else(|| DELIMITERS.into_iter().find(|&delimiter| best > 0.0 && agreement(delimiter) >= best))
}

/// Cells of a row that begins at a byte of the text; `Err` gives the byte of a quote that is not closed at the end of its cell.
pub fn cells(line: &str, start: usize, delimiter: char) -> Result<Vec<Cell<'_>>, usize> {
    let mut cells = Vec::new();
    read_cells(line, start, delimiter, &mut cells)?;
    Ok(cells)
}

/// The same into a list, in place of what is in it.
///
/// # Errors
/// The byte of a quote that is not closed at the end of its cell.
pub fn read_cells<'t>(line: &'t str, start: usize, delimiter: char, cells: &mut Vec<Cell<'t>>) -> Result<(), usize> {
    cells.clear();
    let mut at = 0;
    loop {
        let from = line.len() - line[at..].trim_start_matches(BLANKS).len();
        let (text, end) = if line[from..].starts_with('"') {
            quoted(line, from, delimiter).ok_or(start + from)?
        } else {
            let end = line[from..].find(delimiter).map_or(line.len(), |place| from + place);
            (Cow::Borrowed(line[from..end].trim()), end)
        };
        cells.push(Cell { text, bytes: start + from..start + end });
        match line[end..].find(delimiter) {
            Some(place) => at = end + place + delimiter.len_utf8(),
            None => return Ok(()),
        }
    }
}

/// The inside of a quoted cell and the byte after its end; two quotes within stand for one. `None` if no quote closes it, or if more than
/// blanks stands between that quote and the end of the cell.
fn quoted(text: &str, from: usize, delimiter: char) -> Option<(Cow<'_, str>, usize)> {
    let mut at = from + 1;
    loop {
        let until = (at + LONGEST_QUOTED).min(text.len());
        let close = at + text.as_bytes()[at..until].iter().position(|&byte| byte == b'"')?;
        if text[close + 1..].starts_with('"') {
            at = close + 2;
            continue;
        }
        let rest = text[close + 1..].trim_start_matches(BLANKS);
        let is_end = rest.is_empty() || rest.starts_with([delimiter, '\n']) || rest == "\r" || rest.starts_with("\r\n");
        let inside = text[from + 1..close].trim();
        let inside =
            if inside.contains('"') { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) };
        return is_end.then_some((inside, close + 1));
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
        let found: Vec<(usize, &str)> = lines("a,b\r\n\r\n;;\n1,2", ',').collect();
        assert_eq!(found, [(0, "a,b"), (10, "1,2")]);
    }

    #[test]
    fn a_quoted_cell_goes_on_over_line_breaks_and_an_open_one_does_not() {
        let rows = |text: &'static str| lines(text, ',').collect::<Vec<(usize, &str)>>();
        let two = "a,\"x\r\ny, \"\"z\"\"\n\",b\r\nc,d\n";
        assert_eq!(rows(two), [(0, "a,\"x\r\ny, \"\"z\"\"\n\",b"), (20, "c,d")]);
        assert_eq!(texts(rows(two)[0].1, ','), ["a", "x\r\ny, \"z\"", "b"]);
        // The quote of the first row is not closed by the one that opens a cell of the third.
        let open = "a,\"x\nb,c\nd,\"y\",e";
        assert_eq!(rows(open), [(0, "a,\"x"), (5, "b,c"), (9, "d,\"y\",e")]);
        assert_eq!(cells(rows(open)[0].1, 0, ','), Err(2));
        assert_eq!(rows("a,5\" pipe\nb,c"), [(0, "a,5\" pipe"), (10, "b,c")]);
        assert_eq!(cells("a,\"b\" c,d", 0, ','), Err(2));
        assert_eq!(delimiter("t;n\n\"a, b\nc, d\";1\n\"e, f\";2\n"), Some(';'));
    }
}
