//! Rows of counts, each doubted by itself.

use super::columns::{Asked, Clock, Columns, digits};
use super::doubts::{Doubts, shown};
use super::moment::{DateOrder, Moment, TypedDate, moment};
use super::number::number;
use super::records::{Cell, cells, lines};
use crate::text::Faults;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Most counts of an interval.
const MOST: f64 = 1e9;

/// What a row of sums is called where others have their date.
const TOTALS: [&str; 10] =
    ["total", "totals", "sum", "grand total", "summe", "gesamt", "gesamtsumme", "totaal", "totale", "overall"];

/// Rows of counts, and where rows stand that are the sums of others and were passed over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The rows.
    pub counts: Vec<Row>,
    /// Bytes at which the lines of sums begin.
    pub sums: Vec<usize>,
    /// The first date whose year has two digits.
    pub short_year: Option<String>,
}

/// A row of counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Byte at which its line begins.
    pub at: usize,
    /// The day.
    pub date: Date,
    /// Seconds after midnight.
    pub second: u32,
    /// Minutes ahead of UTC, if written.
    pub offset: Option<i16>,
    /// The count; `None` where the cell is empty.
    pub count: Option<f64>,
}

/// Reads every row of a text.
///
/// # Errors
/// Every cell that cannot be read, negative counts, dates of which either number may be the day.
pub fn rows(file: &str, text: &str, columns: &Columns, asked: &Asked) -> Result<Rows, Faults> {
    let mut doubts = Doubts::new(file, text);
    let mut typed: Vec<(usize, Cell, Moment, Option<f64>)> = Vec::new();
    let mut sums = Vec::new();
    for (at, line) in lines(text).skip(columns.preamble + usize::from(columns.has_header)) {
        if is_sum(at, line, columns) {
            sums.push(at);
        } else if is_of_queue(at, line, columns, asked) {
            let row = row(at, line, columns, &mut doubts);
            typed.extend(row.map(|(date, moment, count)| (at, date, moment, count)));
        }
    }
    let dates = typed.iter().filter_map(|(_, cell, moment, _)| moment.date.map(|date| (cell, date)));
    let order = asked.order.or_else(|| order(dates.clone(), columns, &mut doubts));
    let zone = zone(asked, columns, &mut doubts);
    let short_year = typed.iter().find(|(_, _, moment, _)| moment.is_short).map(|(_, cell, ..)| cell.text.to_string());
    let mut rows = Vec::with_capacity(typed.len());
    for (at, cell, moment, count) in &typed {
        let Some(date) = moment.date.zip(order).and_then(|(date, order)| date.date(order)) else {
            if let Some(order) = order {
                let hint = if order == DateOrder::DayFirst { "days come first here" } else { "months come first here" };
                let name = &columns.names[columns.date];
                doubts.note(cell.bytes.clone(), name, &shown(&cell.text), "a day of the calendar", Some(hint));
            }
            continue;
        };
        let row = Row { at: *at, date, second: moment.second.unwrap_or(0), offset: moment.offset, count: *count };
        let moved = zone.as_ref().map_or_else(|| Some(row.clone()), |zone| in_zone(&row, zone));
        if moved.is_none() {
            let hint = Some("a zone moves moments whose offset is written, as 13:00Z or 13:00+02:00");
            doubts.note(cell.bytes.clone(), &columns.names[columns.date], &shown(&cell.text), "an offset", hint);
        }
        rows.extend(moved);
    }
    doubts.finish(Rows { counts: rows, sums, short_year })
}

/// The zone that is asked for.
fn zone(asked: &Asked, columns: &Columns, doubts: &mut Doubts) -> Option<TimeZone> {
    let name = asked.time_zone.as_ref()?;
    let zone = TimeZone::get(name).ok();
    if zone.is_none() {
        let allowed = "a zone by its place: Europe/Berlin, America/New_York";
        doubts.note(0..0, &columns.names[columns.date], &format!("no zone {}", shown(name)), allowed, None);
    }
    zone
}

/// The same moment by the wall clock of a zone; `None` where it has no offset.
fn in_zone(row: &Row, zone: &TimeZone) -> Option<Row> {
    let midnight = row.date.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let ahead_s = i64::from(row.offset?) * 60;
    let moment = Timestamp::from_second(midnight.as_second() + i64::from(row.second) - ahead_s).ok()?;
    let here = moment.to_zoned(zone.clone());
    let second = i64::from(here.hour()) * 3600 + i64::from(here.minute()) * 60 + i64::from(here.second());
    let offset = i16::try_from(here.offset().seconds() / 60).ok();
    Some(Row { date: here.date(), second: u32::try_from(second).ok()?, offset, ..row.clone() })
}

/// Whether a line holds the sums of others.
fn is_sum(at: usize, line: &str, columns: &Columns) -> bool {
    let row = cells(line, at, columns.delimiter).unwrap_or_default();
    let named = |column: usize| {
        let text = row.get(column).map(|cell| cell.text.trim_end_matches(':').to_lowercase());
        text.is_some_and(|text| TOTALS.contains(&text.as_str()))
    };
    named(0) || named(columns.date)
}

/// Whether a line is of the queue that is asked for, if one is.
fn is_of_queue(at: usize, line: &str, columns: &Columns, asked: &Asked) -> bool {
    let (Some(column), Some(queue)) = (columns.queue, &asked.queue) else { return true };
    let row = cells(line, at, columns.delimiter).unwrap_or_default();
    row.get(column).is_none_or(|cell| cell.text.eq_ignore_ascii_case(queue))
}

/// The cells of a row that count: its date, its moment and its count. `None` if there is a fault.
fn row<'t>(
    at: usize,
    line: &'t str,
    columns: &Columns,
    doubts: &mut Doubts,
) -> Option<(Cell<'t>, Moment, Option<f64>)> {
    let whole = at..at + line.len();
    let row = match cells(line, at, columns.delimiter) {
        Ok(row) => row,
        Err(quote) => {
            doubts.note(quote..quote + 1, "row", "a quote that is not closed", "a quote at either end of a cell", None);
            return None;
        }
    };
    let cell = |column: usize, doubts: &mut Doubts| {
        if row.get(column).is_none() {
            let found = format!("{} cells", row.len());
            doubts.note(whole.clone(), &columns.names[column], &found, &format!("{} cells", columns.names.len()), None);
        }
        row.get(column)
    };
    let (date, count) = (cell(columns.date, doubts)?, cell(columns.count, doubts)?);
    let day =
        read(date, doubts, &columns.names[columns.date], "a date as in the other rows, of the years 1900 to 2200");
    let second = match columns.clock {
        Clock::WithDate => day.map(|moment| moment.second.unwrap_or(0)),
        Clock::Nowhere => Some(0),
        Clock::Digits(column) => without_mark(cell(column, doubts)?, &columns.names[column], doubts),
        Clock::Hour(column) => hour(cell(column, doubts)?, &columns.names[column], doubts),
        Clock::Time(column) => {
            let time = read(cell(column, doubts)?, doubts, &columns.names[column], "a time: 08:00");
            time.and_then(|time| time.second)
        }
    };
    // A log has no column of counts: that of dates stands in its place.
    let count = if columns.count == columns.date { Some(1.0) } else { counted(count, columns, doubts).ok()? };
    let (day, second) = (day?, second?);
    Some((date.clone(), Moment { second: Some(second), ..day }, count))
}

/// A date or a time; notes a cell that is neither.
fn read(cell: &Cell, doubts: &mut Doubts, name: &str, allowed: &str) -> Option<Moment> {
    let found = moment(&cell.text);
    if found.is_none() {
        doubts.note(cell.bytes.clone(), name, &shown(&cell.text), allowed, None);
    }
    found
}

/// Hours and minutes without a mark between.
fn without_mark(cell: &Cell, name: &str, doubts: &mut Doubts) -> Option<u32> {
    let second = digits(&cell.text);
    if second.is_none() {
        doubts.note(cell.bytes.clone(), name, &shown(&cell.text), "hours and minutes: 0830", None);
    }
    second
}

fn hour(cell: &Cell, name: &str, doubts: &mut Doubts) -> Option<u32> {
    let hour = cell.text.parse::<u32>().ok().filter(|hour| *hour < 24);
    if hour.is_none() {
        doubts.note(cell.bytes.clone(), name, &shown(&cell.text), "an hour from 0 to 23", None);
    }
    hour.map(|hour| hour * 3600)
}

/// A cell in which there is a fault, which was noted.
struct Noted;

/// A count, or none if the cell is empty.
fn counted(cell: &Cell, columns: &Columns, doubts: &mut Doubts) -> Result<Option<f64>, Noted> {
    if cell.text.is_empty() {
        return Ok(None);
    }
    let count = number(&cell.text, columns.mark);
    let (allowed, hint) = match count {
        Some(count) if (0.0..=MOST).contains(&count) => return Ok(Some(count)),
        Some(count) if count < 0.0 => ("0 or more", "nothing can be learned from less than nothing; correct the row"),
        Some(_) => ("up to 1,000,000,000", "counts of one interval are needed"),
        None => ("a number", "leave the cell empty where nothing was counted: it is then missing, not 0"),
    };
    doubts.note(cell.bytes.clone(), &columns.names[columns.count], &shown(&cell.text), allowed, Some(hint));
    Err(Noted)
}

/// Which number is the day in dates such as 03/04/2024, as a number above 12 tells.
fn order<'c>(
    dates: impl Iterator<Item = (&'c Cell<'c>, TypedDate)> + Clone,
    columns: &Columns,
    doubts: &mut Doubts,
) -> Option<DateOrder> {
    let slashed = dates.filter_map(|(cell, date)| match date {
        TypedDate::Slashed(a, b, _) => Some((cell, a, b)),
        TypedDate::Known(_) => None,
    });
    let first = slashed.clone().find(|(_, a, _)| *a > 12);
    let second = slashed.clone().find(|(_, _, b)| *b > 12);
    let mut refuse = |cell: &Cell, found: &str, allowed: &str| {
        let hint = Some("say which number is the day: --date-order dmy or --date-order mdy");
        doubts.note(cell.bytes.clone(), &columns.names[columns.date], found, allowed, hint);
        None
    };
    match (first, second, slashed.clone().next()) {
        (Some((a, ..)), Some((b, ..)), _) => {
            let (early, late) = if a.bytes.start < b.bytes.start { (a, b) } else { (b, a) };
            let found = format!("{} below {}", shown(&late.text), shown(&early.text));
            refuse(late, &found, "the day always first, or always second")
        }
        (Some(_), None, _) | (None, None, None) => Some(DateOrder::DayFirst),
        (None, Some(_), _) => Some(DateOrder::MonthFirst),
        (None, None, Some((cell, ..))) => {
            let found = format!("{}, and no day above 12 in the file", shown(&cell.text));
            refuse(cell, &found, "dates that can be read in one way")
        }
    }
}
