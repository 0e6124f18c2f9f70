//! Counts as people write them: "1234", "1,234", "12,5", "1.234,0", "1 234".

/// Which character stands before the fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

impl Mark {
    fn letter(self) -> char {
        if self == Self::Point { '.' } else { ',' }
    }

    /// The mark that stands between thousands then.
    fn between_thousands(self) -> char {
        if self == Self::Point { ',' } else { '.' }
    }
}

/// What a single cell says of the mark.
enum Evidence {
    /// Nothing: no mark in it. Its size.
    Plain(f64),
    /// This mark stands before the fraction.
    Is(Mark),
    /// It could stand before three decimals or between thousands.
    Either(Mark),
}

/// The mark before the fraction that a column's cells agree on, and whether some thousands have a mark between them that others have not; `None` if both readings fit all of
/// them.
pub fn decimal_mark<'t>(cells: impl Iterator<Item = &'t str>) -> Option<(Mark, bool)> {
    let (mut is, mut either) = ([0usize; 2], [0usize; 2]);
    let (mut plain, mut largest_plain) = (0usize, 0.0_f64);
    for cell in cells {
        match evidence(cell) {
            Evidence::Is(mark) => is[mark as usize] += 1,
            Evidence::Either(mark) => either[mark as usize] += 1,
            Evidence::Plain(size) => (plain, largest_plain) = (plain + 1, largest_plain.max(size)),
        }
    }
    let (point, comma) = (is[0], is[1]);
    if point + comma > 0 {
        return Some((if comma > point { Mark::Comma } else { Mark::Point }, false));
    }
    let (as_point, as_comma) = (either[0], either[1]);
    if as_point + as_comma == 0 {
        return Some((Mark::Point, false));
    }
    let other = if as_comma > as_point { Mark::Point } else { Mark::Comma };
    // 980, 1.050: what is below a thousand needs no mark. Beside 1062 a mark that is always before three digits is one between thousands too, since nothing else has a fraction.
    (plain > 0).then_some((other, largest_plain >= 1000.0))
}

fn evidence(cell: &str) -> Evidence {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let mark_of = |letter: char| if letter == ',' { Mark::Comma } else { Mark::Point };
    let marks: Vec<(usize, char)> = cell.char_indices().filter(|(_, letter)| ",.".contains(*letter)).collect();
    let Some(&(last, letter)) = marks.last() else { return Evidence::Plain(cell.parse().unwrap_or(0.0)) };
    let is_alone = marks.iter().all(|(_, other)| *other == letter);
    match (is_alone, marks.len()) {
        (false, _) => Evidence::Is(mark_of(letter)),
        (true, 1) => {
            let (before, after) = (&cell[..last], digits(&cell[last..]));
            let leads = before.trim_start_matches(['-', '+', '−']);
            let is_thousands = after == 3 && (1..=3).contains(&digits(before)) && !leads.starts_with('0');
            if is_thousands { Evidence::Either(mark_of(letter)) } else { Evidence::Is(mark_of(letter)) }
        }
        (true, _) => Evidence::Is(if letter == ',' { Mark::Point } else { Mark::Comma }),
    }
}

/// Reads a number whose fraction stands after `mark`; `None` if it is none.
pub fn number(cell: &str, mark: Mark) -> Option<f64> {
    let is_negative = cell.starts_with(['-', '−']);
    let size = cell.strip_prefix(['-', '−', '+']).unwrap_or(cell);
    let (whole, fraction) = size.split_once(mark.letter()).unwrap_or((size, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let between = [mark.between_thousands(), ' ', '\u{a0}', '\u{202f}', '\'', '’'];
    let mut groups = whole.split(between);
    let first = groups.next()?;
    let is_grouped = first.len() <= 3 || !whole.contains(between);
    let is_right = is_number(first) && is_grouped && groups.all(|group| group.len() == 3 && is_number(group));
    if !is_right || !is_number(fraction) {
        return None;
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    let size: f64 = format!("{plain}.{fraction}").parse().ok()?;
    Some(if is_negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_written_and_nothing_else_is_one() {
        let cases = [
            ("1234", Mark::Point, Some(1234.0)),
            ("1,234.5", Mark::Point, Some(1234.5)),
            ("1.234,50", Mark::Comma, Some(1234.5)),
            ("12,5", Mark::Comma, Some(12.5)),
            ("1 234", Mark::Comma, Some(1234.0)),
            ("-3", Mark::Point, Some(-3.0)),
            ("12,5", Mark::Point, None),
            ("1,23,456", Mark::Point, None),
            ("1234,567", Mark::Point, None),
            ("", Mark::Point, None),
            ("NaN", Mark::Point, None),
            ("inf", Mark::Point, None),
            ("1e5", Mark::Point, None),
            ("5.", Mark::Point, None),
            ("--5", Mark::Point, None),
        ];
        for (cell, mark, expected) in cases {
            assert_eq!(number(cell, mark), expected, "{cell}");
        }
    }

    #[test]
    fn a_column_shows_which_mark_is_which_or_that_it_does_not() {
        let of = |cells: &[&'static str]| decimal_mark(cells.iter().copied());
        assert_eq!(of(&["12", "700"]), Some((Mark::Point, false)));
        assert_eq!(of(&["12,5", "700"]), Some((Mark::Comma, false)));
        assert_eq!(of(&["1.234,0"]), Some((Mark::Comma, false)));
        assert_eq!(of(&["1,234,567"]), Some((Mark::Point, false)));
        assert_eq!(of(&["980", "1.050", "1.371"]), Some((Mark::Comma, false)));
        assert_eq!(of(&["1062", "1,190"]), Some((Mark::Point, true)));
        assert_eq!(of(&["1062", "1,190", "3.5"]), Some((Mark::Point, false)));
        assert_eq!(of(&["0.125", "1.050"]), Some((Mark::Point, false)));
        assert_eq!(of(&["1.250", "1.050"]), None);
    }
}
