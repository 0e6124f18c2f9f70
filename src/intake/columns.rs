//! Which column is the date, which the time, which the count: told by what stands in them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::asked::Asked;
use super::doubts::{Doubts, shown};
use super::fields::Fields;
use super::moment::moment;
use super::number::{Mark, decimal_mark, number};
use super::numbered::Numbered;
use super::records::{Cell, cells, delimiter, lines};
use super::sample::{Clock, Sample, Wrong, named, words};
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
/// Values of a column that names queues, at the most.
const MOST_QUEUES: usize = 50;
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
    /// What dates count where they are numbers.
    pub numbered: Option<Numbered>,
    /// The column of counts.
    pub count: usize,
    /// The mark before the fraction.
    pub mark: Mark,
    /// Whether some thousands have a mark between them that others have not.
    pub has_mixed_marks: bool,
    /// Columns of a log that tell something of its contacts.
    pub fields: Fields,
    /// The column of queues, where one of them is asked for.
    pub queue: Option<usize>,
}

impl Columns {
    /// Names of the columns in use, as "d, hh, calls".
    pub fn shown(&self) -> String {
        // A log has no column of counts.
        let used = [Some(self.date), self.clock.column(), Some(self.count).filter(|count| *count != self.date)];
        used.into_iter().flatten().map(|column| self.names[column].as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Lines before the first that has as many cells up to its last filled one as most: titles of a report.
fn preamble(text: &str, delimiter: char) -> usize {
    let sample = || lines(text, delimiter).take(SAMPLE);
    let width = |(at, line)| {
        let row = cells(line, at, delimiter).unwrap_or_default();
        // A spreadsheet fills a title up with empty cells; a row of values may lack its last ones.
        let last = row.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        if row.iter().any(is_value) { row.len() } else { last }
    };
    let widths: Vec<usize> = sample().map(width).collect();
    let often = |width: &usize| widths.iter().filter(|other| *other == width).count();
    let usual = widths.iter().copied().filter(|width| *width > 1).max_by_key(often).unwrap_or(0);
    let is_title = |width: &&usize| **width < usual.min(2).max(usual / 2 + 1);
    widths.iter().take_while(is_title).count()
}

/// Finds the columns of a text, whose delimiter may be known.
///
/// # Errors
/// One fault: no delimiter, no column of dates, none or several columns of counts, too many columns, a mark that could
/// stand before the fraction or between thousands.
pub fn columns(file: &str, text: &str, (asked, delimiter): (&Asked, Option<char>)) -> Result<Columns, Faults> {
    let mut doubts = Doubts::new(file, text);
    let found = find(text, (asked, delimiter), &mut doubts);
    doubts.finish(()).and_then(|()| found.ok_or_else(Faults::default))
}

fn find(text: &str, (asked, known): (&Asked, Option<char>), doubts: &mut Doubts) -> Option<Columns> {
    let (at, first) = lines(text, ',').next().unwrap_or_default();
    let whole = at..at + first.len();
    let mut refuse = |(found, allowed, hint): Wrong| {
        doubts.note(whole.clone(), "columns", &found, &allowed, hint.as_deref());
    };
    let (delimiter, head) = table(text, first, known).map_err(&mut refuse).ok()?;
    let Head { preamble, has_header, names, sample } = head;
    let (date, clock, numbered) = sample.moments(&names, asked).map_err(refuse).ok()?;
    let laid = Laid { text, sample: &sample, names: &names, delimiter, date, clock };
    let [queue, count] = laid.columns(asked, (&mut *doubts, whole.clone()))?;
    let fields = laid.fields(asked, queue, (&mut *doubts, whole))?;
    let count = count.unwrap_or(date);
    let (mark, has_mixed_marks) = mark(text, (delimiter, count), &names[count], asked, doubts)?;
    Some(Columns {
        delimiter,
        preamble,
        has_header,
        names,
        date,
        clock,
        numbered,
        count,
        mark,
        has_mixed_marks,
        fields,
        queue,
    })
}

/// What parts the cells of a text whose first row is given, and what its first rows show.
///
/// # Errors
/// If there is no table.
fn table<'t>(text: &'t str, first: &str, known: Option<char>) -> Result<(char, Head<'t>), Wrong> {
    let layout = "a date, a time and a count, parted by comma, semicolon, tab or |";
    let wrong = |found: String, allowed: &str| {
        let hint = "one row for each interval, such as 2024-03-04,08:00,12";
        (found, allowed.to_owned(), Some(hint.to_owned()))
    };
    if first.is_empty() {
        return Err(wrong("nothing but delimiters".to_owned(), layout));
    }
    let delimiter = known.or_else(|| delimiter(text));
    let delimiter = delimiter.ok_or_else(|| wrong(format!("one column: {}", shown(first)), layout))?;
    let head = head(text, delimiter);
    if head.sample.width > MOST {
        return Err(wrong(format!("{} columns", head.sample.width), &format!("up to {MOST} columns")));
    }
    if head.sample.rows.is_empty() {
        return Err(wrong(format!("no row of counts, but {}", shown(first)), layout));
    }
    Ok((delimiter, head))
}

/// What the first rows of a text show.
struct Head<'t> {
    preamble: usize,
    has_header: bool,
    names: Vec<String>,
    sample: Sample<'t>,
}

fn head(text: &str, delimiter: char) -> Head<'_> {
    let preamble = preamble(text, delimiter);
    let rows = lines(text, delimiter).skip(preamble).take(SAMPLE);
    let mut rows: Vec<Vec<Cell>> = rows.filter_map(|(at, line)| cells(line, at, delimiter).ok()).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let has_header = rows.first().is_some_and(|first| !first.iter().any(is_value));
    let first = if has_header { rows.remove(0) } else { Vec::new() };
    Head { preamble, has_header, names: names(&first, width), sample: Sample { rows, width } }
}

/// Names of so many columns, by a header as far as it has any.
fn names(head: &[Cell], width: usize) -> Vec<String> {
    let name = |column: usize| head.get(column).filter(|cell| !cell.text.is_empty());
    (0..width).map(|i| name(i).map_or_else(|| format!("column {}", i + 1), in_a_line)).collect()
}

/// A cell without the line breaks that it may hold.
fn in_a_line(cell: &Cell) -> String {
    cell.text.split_whitespace().collect::<Vec<_>>().join(" ")
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

    /// The columns of a log that tell something of its contacts. `None` if there is a fault, which is noted.
    fn fields(
        &self,
        asked: &Asked,
        queue: Option<usize>,
        (doubts, line): (&mut Doubts, Range<usize>),
    ) -> Option<Fields> {
        if asked.log_interval_s.is_none() {
            return Some(Fields::default());
        }
        let used: Vec<usize> = [Some(self.date), self.clock.column(), queue].into_iter().flatten().collect();
        let wrong = |(found, allowed, hint): Wrong| doubts.note(line, "columns", &found, &allowed, hint.as_deref());
        Fields::of(self.sample, self.names, &used, asked).map_err(wrong).ok()
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
        let rows = lines(self.text, self.delimiter).skip(1).filter_map(of_row);
        rows.filter(|value| is_word(value)).collect::<BTreeSet<String>>().into_iter().collect()
    }

    /// Rows of the sample whose date and time, and whose cell of a column, another has too.
    fn repeats(&self, with: Option<usize>) -> usize {
        let key = |row: &Vec<Cell>| {
            let cell = |column: usize| row.get(column).map(|cell| cell.text.to_string()).unwrap_or_default();
            [Some(self.date), self.clock.column(), with].map(|column| column.map(cell).unwrap_or_default())
        };
        let mut keys: Vec<[String; 3]> = self.sample.rows.iter().map(key).collect();
        keys.sort_unstable();
        keys.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }
}

/// Whether a cell holds a moment or a number.
fn is_value(cell: &Cell) -> bool {
    moment(&cell.text).is_some() || is_number(&cell.text)
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
    numbers.retain(|&column| column != date && clock.column() != Some(column) && !sample.is_numbered(names, column));
    if let Some(wanted) = &asked.count {
        let found =
            named(names, wanted).map_err(|(found, allowed, _)| doubts.note(line, "columns", &found, &allowed, None));
        return found.ok();
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
    let counts: Vec<Cell> = lines(text, delimiter).filter_map(of_row).filter(|cell| is_number(&cell.text)).collect();
    let said = asked.mark.map(|mark| (mark, false));
    let mark = said.or_else(|| decimal_mark(counts.iter().map(|cell| cell.text.as_ref())));
    if let (None, Some(cell)) = (mark, counts.first()) {
        let found = format!("{}, in which the mark may part thousands or a fraction", shown(&cell.text));
        let hint = Some("say which mark stands before a fraction: --decimal point or --decimal comma");
        doubts.note(cell.bytes.clone(), name, &found, "counts that can be read in one way", hint);
    }
    mark
}
