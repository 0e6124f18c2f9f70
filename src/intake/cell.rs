//! The cells of a row that count, each doubted by itself.

use std::ops::Range;

use super::columns::Columns;
use super::doubts::{Doubts, shown};
use super::moment::{Moment, moment};
use super::number::number;
use super::numbered::time_of_fraction;
use super::records::Cell;
use super::sample::{Clock, digits};

/// Most counts of an interval.
const MOST: f64 = 1e9;

/// The cell of the date of a row, its moment and its count. `None` if there is a fault, which is noted.
pub fn row<'c, 't>(
    whole: Range<usize>,
    row: &'c [Cell<'t>],
    columns: &Columns,
    doubts: &mut Doubts,
) -> Option<(&'c Cell<'t>, Moment, Option<f64>)> {
    let cell = |column: usize, doubts: &mut Doubts| {
        if row.get(column).is_none() {
            let found = format!("{} cells", row.len());
            doubts.note(whole.clone(), &columns.names[column], &found, &format!("{} cells", columns.names.len()), None);
        }
        row.get(column)
    };
    let (date, count) = (cell(columns.date, doubts)?, cell(columns.count, doubts)?);
    let day = day(date, columns, doubts);
    let second = match columns.clock.column() {
        Some(column) => second(cell(column, doubts)?, columns, doubts),
        None => day.map(|moment| moment.second.filter(|_| columns.clock == Clock::WithDate).unwrap_or(0)),
    };
    // A log has no column of counts: that of dates stands in its place.
    let count = if columns.count == columns.date { Some(1.0) } else { counted(count, columns, doubts).ok()? };
    let (day, second) = (day?, second?);
    Some((date, Moment { second: Some(second), ..day }, count))
}

/// A date, with what stands beside it in its cell.
fn day(cell: &Cell, columns: &Columns, doubts: &mut Doubts) -> Option<Moment> {
    let (found, allowed) = match columns.numbered {
        None => (moment(&cell.text), "a date as in the other rows, of the years 1900 to 2200"),
        Some(kind) => (kind.moment(&cell.text), kind.allowed()),
    };
    if found.is_none() {
        doubts.note(cell.bytes.clone(), &columns.names[columns.date], &shown(&cell.text), allowed, None);
    }
    found
}

/// Seconds after midnight, of a column of times.
fn second(cell: &Cell, columns: &Columns, doubts: &mut Doubts) -> Option<u32> {
    let text = cell.text.as_ref();
    let hour = || text.parse::<u32>().ok().filter(|hour| *hour < 24).map(|hour| hour * 3600);
    let (found, allowed) = match columns.clock {
        Clock::Digits(_) => (digits(text), "hours and minutes: 0830"),
        Clock::Hour(_) => (hour(), "an hour from 0 to 23"),
        Clock::Fraction(_) => (time_of_fraction(text), "a fraction of a day, from 0 to below 1"),
        Clock::Time(_) | Clock::WithDate | Clock::Nowhere => {
            (moment(text).and_then(|moment| moment.second), "a time: 08:00")
        }
    };
    if found.is_none() {
        let column = columns.clock.column().unwrap_or(columns.date);
        doubts.note(cell.bytes.clone(), &columns.names[column], &shown(text), allowed, None);
    }
    found
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
