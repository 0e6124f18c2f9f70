//! Which column is the date, which the time, which the count: told by what stands in them.

use std::ops::Range;

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
    "offered", "count", "calls", "contacts", "arrivals", "volume", "issues", "chats", "tickets", "anrufe", "anzahl",
    "appels", "llamadas", "n",
];
/// Words in the header of a column of times such as 0830.
const TIMES: [&str; 10] = ["time", "interval", "start", "begin", "from", "uhrzeit", "zeit", "von", "heure", "hora"];
/// Values of a column that names queues, at the most.
const MOST_QUEUES: usize = 50;
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
    /// The queue whose rows are read.
    pub queue: Option<String>,
    /// Length of the intervals, s, in which rows are counted that are a contact each.
    pub log_interval_s: Option<u32>,
    /// The zone to whose wall clock moments with an offset are taken.
    pub time_zone: Option<String>,
    /// Whether what is missing on a day was counted as none.
    pub missing_is_zero: bool,
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
    /// In a column of hours and minutes without a mark between, 0830.
    Digits(usize),
    /// Nowhere: a row is a day.
    Nowhere,
}

/// The columns of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// What parts cells.
    pub delimiter: char,
    /// Lines before the first row of cells: titles of a report.
    pub preamble: usize,
    /// Whether the first line after them names the columns.
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
    /// Whether some thousands have a mark between them that others have not.
    pub has_mixed_marks: bool,
    /// The column of queues, where one of them is asked for.
    pub queue: Option<usize>,
}

impl Columns {
    /// Names of the columns in use, as "d, hh, calls".
    pub fn shown(&self) -> String {
        let clock = match self.clock {
            Clock::Time(column) | Clock::Hour(column) | Clock::Digits(column) => Some(column),
            Clock::WithDate | Clock::Nowhere => None,
        };
        // A log has no column of counts.
        let used = [Some(self.date), clock, Some(self.count).filter(|count| *count != self.date)];
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
        let is_named = |column: &usize| words(&names[*column]).any(|word| TIMES.contains(&word.as_str()));
        let digits = self.all(|cell| digits(cell).is_some()).into_iter().find(is_named);
        let apart = time.map(Clock::Time).or(hour.map(Clock::Hour)).or(digits.map(Clock::Digits));
        Some((date, apart.unwrap_or(Clock::Nowhere)))
    }
}

/// Seconds after midnight of 0830, or 830.
pub fn digits(cell: &str) -> Option<u32> {
    let number: u32 = cell.parse().ok().filter(|_| (3..=4).contains(&cell.len()))?;
    let (hour, minute) = (number / 100, number % 100);
    (hour < 24 && minute < 60).then_some(hour * 3600 + minute * 60)
}

/// Words of a header, `ContactsOffered` being two of them, in small letters.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        let is_new = !letter.is_alphanumeric() || (letter.is_uppercase() && was_small);
        if is_new {
            words.push(String::new());
        }
        if let Some(last) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            last.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// Lines before the first that has as many cells as most: titles of a report.
fn preamble(text: &str, delimiter: char) -> usize {
    let sample = || lines(text).take(SAMPLE);
    let widths: Vec<usize> = sample().map(|(at, line)| cells(line, at, delimiter).map_or(0, |row| row.len())).collect();
    let often = |width: &usize| widths.iter().filter(|other| *other == width).count();
    let usual = widths.iter().copied().filter(|width| *width > 1).max_by_key(often).unwrap_or(0);
    let is_title = |width: &&usize| **width < usual.min(2).max(usual / 2 + 1);
    widths.iter().take_while(is_title).count()
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
    let (first_at, first) = lines(text).next().unwrap_or_default();
    let whole = first_at..first_at + first.len();
    if first.is_empty() {
        doubts.note(whole, "columns", "nothing but delimiters", layout, hint);
        return None;
    }
    let Some(delimiter) = delimiter(text) else {
        doubts.note(whole, "columns", &format!("one column: {}", shown(first)), layout, hint);
        return None;
    };
    let preamble = preamble(text, delimiter);
    let sample = || lines(text).skip(preamble).take(SAMPLE).filter_map(|(at, line)| cells(line, at, delimiter).ok());
    let head: Vec<Cell> = sample().next().unwrap_or_default();
    let width = sample().map(|row| row.len()).max().unwrap_or(0);
    if width > MOST {
        doubts.note(whole, "columns", &format!("{width} columns"), &format!("up to {MOST} columns"), hint);
        return None;
    }
    let has_header = !head.iter().any(|cell| moment(&cell.text).is_some() || is_number(&cell.text));
    let names = names(if has_header { &head } else { &[] }, width);
    let sample = Sample { rows: sample().skip(usize::from(has_header)).collect(), width };
    if sample.rows.is_empty() {
        doubts.note(whole, "columns", &format!("no row of counts, but {}", shown(first)), layout, hint);
        return None;
    }
    let Some((date, clock)) = sample.moments(&names) else {
        let found = format!("no column of dates among {}", names.join(", "));
        doubts.note(whole, "columns", &short(&found), "dates as 2024-03-31, 31.03.2024 or 03/31/2024", hint);
        return None;
    };
    let laid = Laid { text, sample: &sample, names: &names, delimiter, date, clock };
    let [queue, count] = laid.columns(asked, (doubts, whole))?;
    let count = count.unwrap_or(date);
    let (mark, has_mixed_marks) = mark(text, (delimiter, count), &names[count], asked, doubts)?;
    Some(Columns { delimiter, preamble, has_header, names, date, clock, count, mark, has_mixed_marks, queue })
}

/// Names of so many columns, by a header as far as it has any.
fn names(head: &[Cell], width: usize) -> Vec<String> {
    let name = |column: usize| head.get(column).filter(|cell| !cell.text.is_empty());
    (0..width).map(|i| name(i).map_or_else(|| format!("column {}", i + 1), |cell| cell.text.to_string())).collect()
}

/// A text whose dates and times are found.
struct Laid<'a> {
    text: &'a str,
    sample: &'a Sample<'a>,
    names: &'a [String],
    delimiter: char,
    date: usize,
    clock: Clock,
}

/// What is wrong with a text: what was found, what is allowed, and a hint.
type Wrong = (String, String, Option<String>);

impl Laid<'_> {
    /// The columns of queues and of counts, each where there is one; of a log there is none of counts. `None` if there is a fault, which is noted.
    fn columns(&self, asked: &Asked, (doubts, line): (&mut Doubts, Range<usize>)) -> Option<[Option<usize>; 2]> {
        let queue = match self.queue(asked) {
            Ok(queue) => queue,
            Err((found, allowed, hint)) => {
                doubts.note(line, "columns", &found, &allowed, hint.as_deref());
                return None;
            }
        };
        if asked.log_interval_s.is_some() {
            return Some([queue, None]);
        }
        let count = count_column(self.sample, self.names, (self.date, self.clock), asked, (doubts, line))?;
        Some([queue, Some(count)])
    }

    /// The column in which the queue stands that is asked for, if one is.
    ///
    /// # Errors
    /// If no row is of that queue; and where none is asked for, if intervals come once for each value of a column of words.
    fn queue(&self, asked: &Asked) -> Result<Option<usize>, Wrong> {
        let columns = self.sample.all(is_word);
        if let Some(wanted) = &asked.queue {
            let has = |column: &&usize| self.values(**column).iter().any(|value| value.eq_ignore_ascii_case(wanted));
            let known = || columns.iter().flat_map(|&column| self.values(column)).take(MOST_QUEUES).collect::<Vec<_>>();
            let nobody = || (format!("no row of a queue {}", shown(wanted)), short(&known().join(", ")), None);
            return columns.iter().find(has).copied().map(Some).ok_or_else(nobody);
        }
        let repeats = self.repeats(None);
        if asked.log_interval_s.is_some() || 4 * repeats < self.sample.rows.len() {
            return Ok(None);
        }
        let are_many = |column: &usize| (2..=MOST_QUEUES).contains(&self.values(*column).len());
        let part = |column: &usize| are_many(column) && 4 * self.repeats(Some(*column)) < repeats;
        let Some(column) = columns.into_iter().find(part) else { return Ok(None) };
        let known = self.values(column);
        let found = short(&format!("rows of {} for the same times: {}", self.names[column], known.join(", ")));
        let hint = format!("read one of them: --queue {}", shown(&known[0]));
        Err((found, "one count for each interval".to_owned(), Some(hint)))
    }

    /// The words of a column, each once.
    fn values(&self, column: usize) -> Vec<String> {
        let of_row = |(at, line)| Some(cells(line, at, self.delimiter).ok()?.get(column)?.text.to_string());
        let rows = lines(self.text).skip(1).filter_map(of_row);
        let mut values: Vec<String> = rows.filter(|value| is_word(value)).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Rows of the sample whose date and time, and whose cell of a column, another has too.
    fn repeats(&self, with: Option<usize>) -> usize {
        let clock = match self.clock {
            Clock::Time(column) | Clock::Hour(column) | Clock::Digits(column) => Some(column),
            Clock::WithDate | Clock::Nowhere => None,
        };
        let key = |row: &Vec<Cell>| {
            let cell = |column: usize| row.get(column).map(|cell| cell.text.to_string()).unwrap_or_default();
            [Some(self.date), clock, with].map(|column| column.map(cell).unwrap_or_default())
        };
        let mut keys: Vec<[String; 3]> = self.sample.rows.iter().map(key).collect();
        keys.sort_unstable();
        keys.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }
}

fn is_word(cell: &str) -> bool {
    cell.starts_with(char::is_alphabetic) && moment(cell).is_none()
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
    (doubts, line): (&mut Doubts, Range<usize>),
) -> Option<usize> {
    let mut numbers = sample.all(is_number);
    let clocks = |column| [Clock::Time(column), Clock::Hour(column), Clock::Digits(column)];
    numbers.retain(|&column| column != date && !clocks(column).contains(&clock));
    if let Some(wanted) = &asked.count {
        let found = names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        if found.is_none() {
            doubts.note(line, "columns", &format!("no column {}", shown(wanted)), &short(&names.join(", ")), None);
        }
        return found;
    }
    let is_word = |column: &usize, word: &str| words(&names[*column]).any(|own| own == word);
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
            doubts.note(
                line,
                "columns",
                &found,
                "one column of counts",
                Some("say which with --count NAME, or --log if each row is a contact"),
            );
            None
        }
    }
}

/// The mark before the fraction, and whether thousands have marks here and there.
fn mark(
    text: &str,
    (delimiter, count): (char, usize),
    name: &str,
    asked: &Asked,
    doubts: &mut Doubts,
) -> Option<(Mark, bool)> {
    if asked.log_interval_s.is_some() {
        return Some((Mark::Point, false));
    }
    let of_row = |(at, line)| cells(line, at, delimiter).ok()?.into_iter().nth(count);
    let counts: Vec<Cell> = lines(text).filter_map(of_row).filter(|cell| is_number(&cell.text)).collect();
    let said = asked.mark.map(|mark| (mark, false));
    let mark = said.or_else(|| decimal_mark(counts.iter().map(|cell| cell.text.as_ref())));
    if let (None, Some(cell)) = (mark, counts.first()) {
        let found = format!("{}, in which the mark may part thousands or a fraction", shown(&cell.text));
        let hint = Some("say which mark stands before a fraction: --decimal point or --decimal comma");
        doubts.note(cell.bytes.clone(), name, &found, "counts that can be read in one way", hint);
    }
    mark
}
