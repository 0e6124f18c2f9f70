//! Rows of counts, each doubted by itself.

use std::collections::BTreeMap;
use std::ops::Range;

use super::asked::Asked;
use super::cell::row;
use super::columns::Columns;
use super::contacts::Contacts;
use super::doubts::{Doubts, shown};
use super::moment::{DateOrder, TypedDate};
use super::note::Note;
use super::records::{Cell, lines, read_cells};
use super::sample::Clock;
use super::tallies::Tallies;
use crate::text::Faults;
use crate::unit::clock_time;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What a row of sums is called where others have their date.
const TOTALS: [&str; 10] =
    ["total", "totals", "sum", "grand total", "summe", "gesamt", "gesamtsumme", "totaal", "totale", "overall"];

/// Rows of counts, and where rows stand that are the sums of others and were passed over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The rows; of a log one for each interval in which contacts came.
    pub counts: Vec<Row>,
    /// Rows that were read.
    pub n_read: usize,
    /// Bytes at which the lines of sums begin.
    pub sums: Vec<usize>,
    /// The first date whose year has two digits.
    pub short_year: Option<String>,
    /// The first date that is a number, as typed and as read.
    pub number: Option<(String, String)>,
    /// What a log tells of its contacts.
    pub contacts: Option<Contacts>,
    /// What is to be known of that.
    pub notes: Vec<Note>,
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

/// A row whose day is not known yet.
#[derive(Clone, Debug)]
struct Typed {
    at: usize,
    /// Bytes of the cell of its date.
    cell: Range<usize>,
    date: TypedDate,
    second: u32,
    offset: Option<i16>,
    count: Option<f64>,
}

/// Reads every row of a text.
///
/// # Errors
/// Every cell that cannot be read, negative counts, dates of which either number may be the day.
pub fn rows(file: &str, text: &str, columns: &Columns, asked: &Asked) -> Result<Rows, Faults> {
    let mut doubts = Doubts::new(file, text);
    let zone = zone(asked, columns, &mut doubts);
    let mut reading = Reading {
        columns,
        asked,
        zone,
        all: Vec::new(),
        log: BTreeMap::new(),
        orders: Orders::default(),
        rows: Rows::default(),
        tallies: Tallies::new(columns),
    };
    let mut cells = Vec::new();
    for (at, line) in lines(text, columns.delimiter).skip(columns.preamble + usize::from(columns.has_header)) {
        match read_cells(line, at, columns.delimiter, &mut cells) {
            Ok(()) => reading.row((at, line), &cells, &mut doubts),
            Err(quote) => {
                let allowed = "a quote at either end of a cell, and two for each one within";
                let found = "a quote that is not closed at the end of its cell";
                doubts.note(quote..quote + 1, "row", found, allowed, None);
            }
        }
    }
    let rows = reading.dated(text, &mut doubts);
    doubts.finish(rows)
}

/// What is kept while rows are read.
struct Reading<'a> {
    columns: &'a Columns,
    asked: &'a Asked,
    zone: Option<TimeZone>,
    all: Vec<Typed>,
    /// Contacts of a log: the first of each interval, with the number of all.
    log: BTreeMap<(TypedDate, u32, Option<i16>), Typed>,
    orders: Orders,
    rows: Rows,
    tallies: Tallies<'a>,
}

impl Reading<'_> {
    fn row(&mut self, (at, line): (usize, &str), cells: &[Cell], doubts: &mut Doubts) {
        if is_sum(cells, self.columns) {
            self.rows.sums.push(at);
            return;
        }
        if !is_of_queue(cells, self.columns, self.asked) {
            return;
        }
        let Some((cell, moment, count)) = row(at..at + line.len(), cells, self.columns, doubts) else { return };
        let Some(date) = moment.date else { return };
        self.rows.n_read += 1;
        self.tallies.row(&(at..at + line.len()), cells, doubts);
        if moment.is_short && self.rows.short_year.is_none() {
            self.rows.short_year = Some(cell.text.to_string());
        }
        if let (TypedDate::Known(day), Some(_), None) = (date, self.columns.numbered, &self.rows.number) {
            let time = moment.second.filter(|_| self.columns.clock == Clock::WithDate);
            let time = time.map(|second| format!(" {}", clock_time(f64::from(second))));
            self.rows.number = Some((cell.text.to_string(), format!("{day}{}", time.unwrap_or_default())));
        }
        self.orders.see(cell, date);
        let (second, offset) = (moment.second.unwrap_or(0), moment.offset);
        let typed = Typed { at, cell: cell.bytes.clone(), date, second, offset, count };
        let Some(mut typed) = self.in_zone(typed, &cell.text, doubts) else { return };
        let Some(interval_s) = self.asked.log_interval_s else {
            self.all.push(typed);
            return;
        };
        // A moment that has still to be taken to a zone is kept to the second.
        if self.zone.is_none() || matches!(typed.date, TypedDate::Known(_)) {
            typed.second -= typed.second % interval_s;
        }
        let first = self.log.entry((typed.date, typed.second, typed.offset));
        first.and_modify(|first| first.count = first.count.map(|count| count + 1.0)).or_insert(typed);
    }

    /// The same moment by the wall clock of the zone that is asked for, if one is and the day is known. `None` where it has no offset, which is noted.
    fn in_zone(&self, typed: Typed, shown_as: &str, doubts: &mut Doubts) -> Option<Typed> {
        let (Some(zone), TypedDate::Known(date)) = (&self.zone, typed.date) else { return Some(typed) };
        let moved = typed.offset.and_then(|offset| in_zone((date, typed.second, offset), zone));
        if moved.is_none() {
            let hint = Some("a zone moves moments whose offset is written, as 13:00Z or 13:00+02:00");
            let name = &self.columns.names[self.columns.date];
            doubts.note(typed.cell.clone(), name, &shown(shown_as), "an offset", hint);
        }
        let (date, second, offset) = moved?;
        Some(Typed { date: TypedDate::Known(date), second, offset, ..typed })
    }

    /// The rows, once it is known which number of a date is its day.
    fn dated(mut self, text: &str, doubts: &mut Doubts) -> Rows {
        let mut counts = Vec::with_capacity(self.all.len().max(self.log.len()));
        let order = self.asked.order.or_else(|| self.orders.order(self.columns, doubts));
        let name = &self.columns.names[self.columns.date];
        let log = std::mem::take(&mut self.log);
        for typed in std::mem::take(&mut self.all).into_iter().chain(log.into_values()) {
            let said = text[typed.cell.clone()].trim_matches('"');
            let is_slashed = matches!(typed.date, TypedDate::Slashed(..));
            let Some(date) = order.and_then(|order| typed.date.date(order)) else {
                if let Some(order) = order {
                    let day = if order == DateOrder::DayFirst { "days" } else { "months" };
                    let hint = format!("{day} come first here");
                    doubts.note(typed.cell, name, &shown(said), "a day of the calendar", Some(&hint));
                }
                continue;
            };
            let typed = Typed { date: TypedDate::Known(date), ..typed };
            let moved = if is_slashed { self.in_zone(typed, said, doubts) } else { Some(typed) };
            let Some(Typed { at, date: TypedDate::Known(date), second, offset, count, .. }) = moved else { continue };
            counts.push(Row { at, date, second, offset, count });
        }
        let (contacts, notes) = self.tallies.told();
        Rows { counts, contacts, notes, ..self.rows }
    }
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

/// The same moment by the wall clock of a zone: its day, seconds after midnight, and minutes ahead of UTC.
fn in_zone((date, second, offset): (Date, u32, i16), zone: &TimeZone) -> Option<(Date, u32, Option<i16>)> {
    let midnight = date.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let ahead_s = i64::from(offset) * 60;
    let moment = Timestamp::from_second(midnight.as_second() + i64::from(second) - ahead_s).ok()?;
    let here = moment.to_zoned(zone.clone());
    let second = i64::from(here.hour()) * 3600 + i64::from(here.minute()) * 60 + i64::from(here.second());
    let offset = i16::try_from(here.offset().seconds() / 60).ok();
    Some((here.date(), u32::try_from(second).ok()?, offset))
}

/// Whether a row holds the sums of others.
fn is_sum(row: &[Cell], columns: &Columns) -> bool {
    let named = |column: usize| {
        row.get(column).is_some_and(|cell| {
            let text = cell.text.trim_end_matches(':');
            // Of all that is no letter nothing is the name of a sum.
            text.starts_with(char::is_alphabetic) && TOTALS.contains(&text.to_lowercase().as_str())
        })
    };
    named(0) || named(columns.date)
}

/// Whether a row is of the queue that is asked for, if one is.
fn is_of_queue(row: &[Cell], columns: &Columns, asked: &Asked) -> bool {
    let (Some(column), Some(queue)) = (columns.queue, &asked.queue) else { return true };
    row.get(column).is_none_or(|cell| cell.text.eq_ignore_ascii_case(queue))
}

/// Dates such as 03/04/2024 that tell which number is the day: bytes and text of the first of each kind.
#[derive(Default)]
struct Orders {
    /// The first number is above 12.
    day_first: Option<(Range<usize>, String)>,
    /// The second is.
    month_first: Option<(Range<usize>, String)>,
    any: Option<(Range<usize>, String)>,
}

impl Orders {
    fn see(&mut self, cell: &Cell, date: TypedDate) {
        let TypedDate::Slashed(a, b, _) = date else { return };
        let found = || Some((cell.bytes.clone(), cell.text.to_string()));
        for (kept, tells) in [(&mut self.day_first, a > 12), (&mut self.month_first, b > 12), (&mut self.any, true)] {
            if kept.is_none() && tells {
                *kept = found();
            }
        }
    }

    /// Which number is the day, as a number above 12 tells; notes dates of which either may be.
    fn order(&self, columns: &Columns, doubts: &mut Doubts) -> Option<DateOrder> {
        let mut refuse = |bytes: &Range<usize>, found: &str, allowed: &str| {
            let hint = Some("say which number is the day: --date-order dmy or --date-order mdy");
            doubts.note(bytes.clone(), &columns.names[columns.date], found, allowed, hint);
            None
        };
        match (&self.day_first, &self.month_first, &self.any) {
            (Some(a), Some(b), _) => {
                let (early, late) = if a.0.start < b.0.start { (a, b) } else { (b, a) };
                let found = format!("{} below {}", shown(&late.1), shown(&early.1));
                refuse(&late.0, &found, "the day always first, or always second")
            }
            (Some(_), None, _) | (None, None, None) => Some(DateOrder::DayFirst),
            (None, Some(_), _) => Some(DateOrder::MonthFirst),
            (None, None, Some((bytes, text))) => {
                let found = format!("{}, and no day above 12 in the file", shown(text));
                refuse(bytes, &found, "dates that can be read in one way")
            }
        }
    }
}
