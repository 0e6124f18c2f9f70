//! Which column is the date, which the time, which the count: told by what stands in them.

use super::doubts::{Doubts, shown};
use super::moment::{DateOrder, moment};
use super::number::{Mark, decimal_mark, number};
use super::records::{Cell, cells, delimiter, lines};
use crate::text::Faults;

/// Rows looked at to tell columns apart.
const SAMPLE: usize = 500;
/// Most columns of a file.
const MOST: usize = 256;
/// Words in the header of a column of counts, the favourites first.
const COUNTS: [&str; 14] = [
    "count", "calls", "contacts", "arrivals", "offered", "volume", "issues", "chats", "tickets", "anrufe", "anzahl",
    "appels", "llamadas", "n",
];
/// Words in the header of a column of hours.
const HOURS: [&str; 5] = ["hour", "hours", "hh", "h", "stunde"];

/// What the user says of the file; nothing is said by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which number of a slashed date is the day.
    pub order: Option<DateOrder>,
    /// The mark before the fraction.
    pub mark: Option<Mark>,
    /// Header of the column of counts.
    pub count: Option<String>,
}

/// Where the time of day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Beside the date, in its cell.
    WithDate,
    /// In a column of its own.
    Time(usize),
    /// In a column of hours, 0 to 23.
    Hour(usize),
    /// Nowhere: a row is a day.
    Nowhere,
}

/// The columns of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// What parts cells.
    pub delimiter: char,
    /// Whether the first line names the columns.
    pub has_header: bool,
    /// Names of all columns.
    pub names: Vec<String>,
    /// The column of dates.
    pub date: usize,
    /// Where times stand.
    pub clock: Clock,
    /// The column of counts.
    pub count: usize,
    /// The mark before the fraction.
    pub mark: Mark,
}

impl Columns {
    /// Names of the columns in use, as "d, hh, calls".
    pub fn shown(&self) -> String {
        let clock = match self.clock {
            Clock::Time(column) | Clock::Hour(column) => Some(column),
            Clock::WithDate | Clock::Nowhere => None,
        };
        let used = [Some(self.date), clock, Some(self.count)];
        used.into_iter().flatten().map(|column| self.names[column].as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// What part of a sample's cells can be read as something.
struct Sample<'t> {
    rows: Vec<Vec<Cell<'t>>>,
    width: usize,
}

impl Sample<'_> {
    fn is_mostly(&self, column: usize, is: impl Fn(&str) -> bool) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.as_ref());
        let filled = cells().filter(|cell| !cell.is_empty()).count();
        filled > 0 && 2 * cells().filter(|cell| is(cell)).count() > filled
    }

    fn all(&self, is: impl Fn(&str) -> bool) -> Vec<usize> {
        (0..self.width).filter(|&column| self.is_mostly(column, &is)).collect()
    }

    /// The column of dates and where times stand; `None` without a date.
    fn moments(&self, names: &[String]) -> Option<(usize, Clock)> {
        let has = |cell: &str, date: bool, time: bool| {
            moment(cell).is_some_and(|moment| moment.date.is_some() == date && moment.second.is_some() == time)
        };
        let is_midnight = |cell: &str| moment(cell).is_some_and(|moment| moment.second == Some(0));
        let both = self.all(|cell| has(cell, true, true)).first().copied();
        let time = self.all(|cell| has(cell, false, true)).first().copied();
        // A spreadsheet may write a midnight behind every date.
        if let Some(column) = both.filter(|&column| time.is_none() || !self.is_mostly(column, is_midnight)) {
            return Some((column, Clock::WithDate));
        }
        let date = both.or(self.all(|cell| has(cell, true, false)).first().copied())?;
        let is_hour = |cell: &str| cell.parse::<u32>().is_ok_and(|hour| hour < 24);
        let hour = self.all(is_hour).into_iter().find(|column| HOURS.contains(&names[*column].to_lowercase().as_str()));
        Some((date, time.map(Clock::Time).or(hour.map(Clock::Hour)).unwrap_or(Clock::Nowhere)))
    }
}

/// Finds the columns of a text.
///
/// # Errors
/// One fault: no delimiter, no column of dates, none or several columns of counts, too many columns, a mark that could
/// stand before the fraction or between thousands.
pub fn columns(file: &str, text: &str, asked: &Asked) -> Result<Columns, Faults> {
    let mut doubts = Doubts::new(file, text);
    let found = find(text, asked, &mut doubts);
    doubts.finish(()).and_then(|()| found.ok_or_else(Faults::default))
}

fn find(text: &str, asked: &Asked, doubts: &mut Doubts) -> Option<Columns> {
    let layout = "a date, a time and a count, parted by comma, semicolon, tab or |";
    let hint = Some("one row for each interval, such as 2024-03-04,08:00,12");
    let Some((first_at, first)) = lines(text).next() else {
        doubts.note(0..0, "columns", "nothing but delimiters", layout, hint);
        return None;
    };
    let whole = first_at..first_at + first.len();
    let Some(delimiter) = delimiter(text) else {
        doubts.note(whole, "columns", &format!("one column: {}", shown(first)), layout, hint);
        return None;
    };
    let sample = || lines(text).take(SAMPLE).filter_map(|(at, line)| cells(line, at, delimiter).ok());
    let head: Vec<Cell> = sample().next().unwrap_or_default();
    let width = sample().map(|row| row.len()).max().unwrap_or(0);
    if width > MOST {
        doubts.note(whole, "columns", &format!("{width} columns"), &format!("up to {MOST} columns"), hint);
        return None;
    }
    let has_header = !head.iter().any(|cell| moment(&cell.text).is_some() || is_number(&cell.text));
    let name = |column: usize| head.get(column).filter(|cell| has_header && !cell.text.is_empty());
    let names: Vec<String> =
        (0..width).map(|i| name(i).map_or_else(|| format!("column {}", i + 1), |cell| cell.text.to_string())).collect();
    let rows: Vec<Vec<Cell>> = sample().skip(usize::from(has_header)).collect();
    if rows.is_empty() {
        doubts.note(whole, "columns", &format!("no row of counts, but {}", shown(first)), layout, hint);
        return None;
    }
    let sample = Sample { rows, width };
    let Some((date, clock)) = sample.moments(&names) else {
        let found = format!("no column of dates among {}", names.join(", "));
        doubts.note(whole, "columns", &short(&found), "dates as 2024-03-31, 31.03.2024 or 03/31/2024", hint);
        return None;
    };
    let count = count_column(&sample, &names, (date, clock), asked, (doubts, whole))?;
    let mark = mark(text, (delimiter, count), &names[count], asked, doubts)?;
    Some(Columns { delimiter, has_header, names, date, clock, count, mark })
}

/// Whether a cell holds a number in any way of writing.
fn is_number(cell: &str) -> bool {
    [Mark::Point, Mark::Comma].into_iter().any(|mark| number(cell, mark).is_some())
}

fn short(found: &str) -> String {
    found.chars().take(200).collect()
}

/// The column of counts: the one asked for, the only one with numbers, or the only one named like it.
fn count_column(
    sample: &Sample,
    names: &[String],
    (date, clock): (usize, Clock),
    asked: &Asked,
    (doubts, line): (&mut Doubts, std::ops::Range<usize>),
) -> Option<usize> {
    let mut numbers = sample.all(is_number);
    numbers.retain(|&column| column != date && ![Clock::Time(column), Clock::Hour(column)].contains(&clock));
    if let Some(wanted) = &asked.count {
        let found = names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        if found.is_none() {
            doubts.note(line, "columns", &format!("no column {}", shown(wanted)), &short(&names.join(", ")), None);
        }
        return found;
    }
    let is_word = |column: &usize, word: &str| names[*column].to_lowercase().split_whitespace().any(|own| own == word);
    let named = COUNTS.iter().map(|word| numbers.iter().copied().filter(|column| is_word(column, word)).collect());
    let named: Vec<usize> = named.into_iter().find(|found: &Vec<usize>| !found.is_empty()).unwrap_or_default();
    match (&numbers[..], &named[..]) {
        ([count], _) | (_, [count]) => Some(*count),
        ([], _) => {
            doubts.note(line, "columns", "no column of counts", "a column of numbers beside date and time", None);
            None
        }
        _ => {
            let found = numbers.iter().map(|&column| names[column].as_str()).collect::<Vec<_>>().join(", ");
            let found = short(&format!("{} columns of numbers: {found}", numbers.len()));
            doubts.note(line, "columns", &found, "one column of counts", Some("say which with --count NAME"));
            None
        }
    }
}

fn mark(text: &str, (delimiter, count): (char, usize), name: &str, asked: &Asked, doubts: &mut Doubts) -> Option<Mark> {
    let of_row = |(at, line)| cells(line, at, delimiter).ok()?.into_iter().nth(count);
    let counts: Vec<Cell> = lines(text).filter_map(of_row).filter(|cell| is_number(&cell.text)).collect();
    let mark = asked.mark.or_else(|| decimal_mark(counts.iter().map(|cell| cell.text.as_ref())));
    if let (None, Some(cell)) = (mark, counts.first()) {
        let found = format!("{}, in which the mark may part thousands or a fraction", shown(&cell.text));
        let hint = Some("say which mark stands before a fraction: --decimal point or --decimal comma");
        doubts.note(cell.bytes.clone(), name, &found, "counts that can be read in one way", hint);
    }
    mark
}
