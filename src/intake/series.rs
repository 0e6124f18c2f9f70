//! Days of counts on a grid of intervals.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::asked::Asked;
use super::columns::Columns;
use super::contacts::Contacts;
use super::doubts::Doubts;
use super::log::counted;
use super::note::{FirstOf, Note};
use super::numbered::Numbered;
use super::rows::{Row, Rows};
use super::sample::Clock;
use crate::text::Faults;
use crate::unit::DAY;

/// Longest time between the first and the last day: twenty years.
const LONGEST_DAYS: i32 = 20 * 366;
const SECONDS: u32 = 86_400;

/// A day of counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Which.
    pub date: Date,
    /// The count of each interval; `None` where there is none.
    pub counts: Vec<Option<f64>>,
    /// The line that each count stands in; 0 where there is none.
    pub lines: Vec<u32>,
    /// Intervals that did not exist, for the clocks went forward.
    pub skipped: Vec<usize>,
    /// Whether an hour came twice, for the clocks went back; its counts are means of both.
    pub has_doubled: bool,
}

/// Days with counts, in order, and what was noticed as they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Length of an interval, s.
    pub interval_s: f64,
    /// Names of the columns that were read.
    pub columns: String,
    /// Rows that were read.
    pub n_rows: usize,
    /// Days with at least one row.
    pub days: Vec<Day>,
    /// What a log tells of its contacts.
    pub contacts: Option<Contacts>,
    /// What is to be known.
    pub notes: Vec<Note>,
}

impl Series {
    /// What a file would say that counts moments, s from the first midnight, by the interval, for so many days.
    pub fn counted(moments: impl Iterator<Item = f64>, first: Date, n_days: usize, interval_s: f64) -> Self {
        let per_day = (DAY / interval_s).round() as usize;
        let mut counts = vec![0.0; n_days * per_day];
        for at_s in moments {
            if let Some(count) = counts.get_mut((at_s / interval_s) as usize) {
                *count += 1.0;
            }
        }
        let day = |(number, counts): (i64, &[f64])| Day {
            date: first.saturating_add(number.days()),
            counts: counts.iter().copied().map(Some).collect(),
            lines: vec![0; per_day],
            skipped: Vec::new(),
            has_doubled: false,
        };
        let days = (0..).zip(counts.chunks(per_day)).map(day).collect();
        Self { interval_s, columns: String::new(), n_rows: 0, days, contacts: None, notes: Vec::new() }
    }

    /// Intervals of a day.
    pub fn per_day(&self) -> usize {
        (DAY / self.interval_s).round() as usize
    }
}

/// Lays rows on a grid of intervals.
///
/// # Errors
/// An interval that divides no day, rows beside the grid, two counts for one interval, more than twenty years.
pub fn series(file: &str, text: &str, columns: &Columns, (read, asked): (Rows, &Asked)) -> Result<Series, Faults> {
    let mut doubts = Doubts::new(file, text);
    let Rows { counts, n_read, sums, short_year, number, contacts, notes: of_contacts } = read;
    doubt_ones(&counts, columns, &mut doubts);
    let mut rows = match asked.log_interval_s {
        Some(interval_s) => counted(counts, interval_s),
        None => counts,
    };
    // Of two rows with the same time, the one that stands first in the file came first.
    rows.sort_by_key(|row| (row.date, row.at));
    let interval = doubt_grid(&rows, columns, &mut doubts);
    doubts.finish(())?;
    let mut reading = Reading { interval, starts: line_starts(text), ..Reading::default() };
    let mut doubts = Doubts::new(file, text);
    let days = rows.chunk_by(|a, b| a.date == b.date);
    let days = days.map(|rows| reading.day(rows, &columns.names[columns.count], &mut doubts)).collect();
    let sums = (!sums.is_empty()).then(|| Note::Sums(FirstOf::of(sums.iter().map(|&at| reading.line(at)))));
    let zoned = asked.time_zone.clone().map(Note::Zoned);
    let numbered = columns.numbered.zip(number).map(|(kind, (typed, read))| {
        let column = columns.names[columns.date].clone();
        Note::Numbered { column, kind, typed, read }
    });
    // Of seconds since 1970 it is said that they are in UTC.
    let is_told = zoned.is_some() || columns.numbered.is_some_and(|kind| kind != Numbered::Days);
    let mut notes = if is_told { Vec::new() } else { clock_of(&rows) };
    notes.extend([numbered, zoned, sums, short_year.map(Note::ShortYears)].into_iter().flatten());
    notes.extend(columns.has_mixed_marks.then_some(Note::MixedMarks));
    notes.extend(asked.log_interval_s.map(|_| Note::Log(n_read)));
    notes.extend(of_contacts);
    notes.extend(reading.notes());
    let columns = columns.shown();
    doubts.finish(Series { interval_s: f64::from(interval), columns, n_rows: n_read, days, contacts, notes })
}

/// Notes rows that are a contact each and not a count.
fn doubt_ones(rows: &[Row], columns: &Columns, doubts: &mut Doubts) {
    const FEW: usize = 50;
    let are_ones = rows.iter().all(|row| row.count.is_some_and(|count| (count - 1.0).abs() < 1e-9));
    let is_off_grid = rows.iter().any(|row| !row.second.is_multiple_of(300));
    if columns.count != columns.date && rows.len() >= FEW && are_ones && is_off_grid {
        let hint = Some("count the rows themselves: --log, by half hours or by --interval 15min");
        doubts.note(0..0, &columns.names[columns.count], "1 in every row, at any minute", "counts of intervals", hint);
    }
}

/// The length of an interval; notes what does not lie on its grid, and dates too far apart.
fn doubt_grid(rows: &[Row], columns: &Columns, doubts: &mut Doubts) -> u32 {
    let name = &columns.names[columns.clock.column().unwrap_or(columns.date)];
    doubt_span(rows, name, doubts);
    if columns.clock == Clock::Nowhere && has_rows_within_days(rows) {
        let at = rows.first().map_or(0, |row| row.at);
        let hint = Some("write times as 08:00, or call a column of hours \"hour\"");
        let found = "several rows for most days, and no column of times that can be read";
        doubts.note(at..at, name, found, "one row for each day, or a time in each row", hint);
        return SECONDS;
    }
    let Some(interval) = interval(rows, columns.clock) else {
        let at = rows.first().map_or(0, |row| row.at);
        let hint = Some("a row for each interval is needed; a row for each day has no time, or 00:00");
        doubts.note(at..at, name, "one time of day in all rows", "several intervals of a day, or days", hint);
        return SECONDS;
    };
    let length = duration(interval);
    if interval < 60 || !SECONDS.is_multiple_of(interval) {
        let at = rows.first().map_or(0, |row| row.at);
        let found = format!("rows mostly {length} apart");
        doubts.note(at..at, name, &found, "intervals that divide a day: 5 min, 15 min, 30 min, 1 h …", None);
        return interval;
    }
    for row in rows.iter().filter(|row| !row.second.is_multiple_of(interval)) {
        let found = format!("{:02}:{:02}:{:02}", row.second / 3600, row.second / 60 % 60, row.second % 60);
        let hint = "counts per interval are needed, not single contacts: --log counts those";
        doubts.note(row.at..row.at, name, &found, &format!("the start of an interval of {length}"), Some(hint));
    }
    interval
}

/// Notes dates too far apart.
fn doubt_span(rows: &[Row], name: &str, doubts: &mut Doubts) {
    let span = rows.first().zip(rows.last()).and_then(|(a, b)| Some(a.date.until(b.date).ok()?.get_days()));
    if let (Some(span), Some(last)) = (span.filter(|span| *span > LONGEST_DAYS), rows.last()) {
        let found = format!("{span} days between the first and the last row");
        doubts.note(
            last.at..last.at,
            name,
            &found,
            "up to twenty years",
            Some("a date is wrong, or the file must be cut"),
        );
    }
}

/// Whether most days have more than one row.
fn has_rows_within_days(rows: &[Row]) -> bool {
    let days = || rows.chunk_by(|a, b| a.date == b.date);
    2 * days().filter(|rows| rows.len() > 1).count() > days().count()
}

/// The most common time between neighbouring rows of a day, the shortest if several are; s. `None` if no day has two.
fn interval(rows: &[Row], clock: Clock) -> Option<u32> {
    let mut gaps: BTreeMap<u32, usize> = BTreeMap::new();
    for day in rows.chunk_by(|a, b| a.date == b.date) {
        let mut seconds: Vec<u32> = day.iter().map(|row| row.second).collect();
        seconds.sort_unstable();
        seconds.dedup();
        for pair in seconds.windows(2) {
            *gaps.entry(pair[1] - pair[0]).or_default() += 1;
        }
    }
    let are_days = clock == Clock::Nowhere || rows.iter().all(|row| row.second == 0);
    let most = gaps.iter().max_by_key(|(gap, count)| (**count, std::cmp::Reverse(**gap))).map(|(gap, _)| *gap);
    most.or(are_days.then_some(SECONDS))
}

/// Bytes at which lines begin: no file is so large that their numbers need more than 32 bits.
fn line_starts(text: &str) -> Vec<u32> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect()
}

/// What is noticed while days are laid out.
#[derive(Default)]
struct Reading {
    interval: u32,
    starts: Vec<u32>,
    repeated: Vec<usize>,
    empty: Vec<usize>,
    /// Days on which the clocks changed, and whether an hour came twice.
    changed: Vec<(Date, bool)>,
}

impl Reading {
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at)
    }

    fn day(&mut self, rows: &[Row], name: &str, doubts: &mut Doubts) -> Day {
        let n = (SECONDS / self.interval) as usize;
        let date = rows[0].date;
        let mut day = Day { date, counts: vec![None; n], lines: vec![0; n], skipped: Vec::new(), has_doubled: false };
        let mut laid: Vec<Option<&Row>> = vec![None; n];
        for row in rows {
            let place = (row.second / self.interval) as usize;
            let line = self.line(row.at);
            if row.count.is_none() {
                self.empty.push(line);
            }
            match laid[place] {
                None => {
                    (day.counts[place], day.lines[place], laid[place]) = (row.count, line as u32, Some(row));
                }
                Some(other) if other.offset != row.offset && other.offset.is_some() && row.offset.is_some() => {
                    let mean = day.counts[place].zip(row.count).map(|(a, b)| f64::midpoint(a, b));
                    (day.counts[place], day.has_doubled) = (mean, true);
                }
                Some(other) if other.count == row.count => self.repeated.push(line),
                Some(other) => {
                    let said = |count: Option<f64>| count.map_or("nothing".to_owned(), |count| count.to_string());
                    let before =
                        format!("{}, where line {} says {}", said(row.count), self.line(other.at), said(other.count));
                    let hint =
                        "where the clocks went back, write times with their offset, as 02:00+02:00 and 02:00+01:00";
                    doubts.note(row.at..row.at, name, &before, "one count for each interval", Some(hint));
                }
            }
        }
        day.skipped = self.skipped(&laid);
        if day.has_doubled || !day.skipped.is_empty() {
            self.changed.push((date, day.has_doubled));
        }
        day
    }

    /// Intervals between two rows of a day that the clock jumped over, as their offsets tell.
    fn skipped(&self, laid: &[Option<&Row>]) -> Vec<usize> {
        let mut skipped = Vec::new();
        let mut before: Option<(usize, i16)> = None;
        for (place, row) in laid.iter().enumerate().filter_map(|(place, row)| Some((place, row.as_ref()?))) {
            let Some(offset) = row.offset else { continue };
            if let Some((last, then)) = before.filter(|(_, then)| *then < offset) {
                let jumped = (i32::from(offset) - i32::from(then)) as usize * 60 / self.interval as usize;
                skipped.extend((last + 1..place).rev().take(jumped).rev());
            }
            before = Some((place, offset));
        }
        skipped
    }

    fn notes(self) -> Vec<Note> {
        let changed = (!self.changed.is_empty()).then(|| Note::ClocksChanged(FirstOf::of(self.changed)));
        let repeated = (!self.repeated.is_empty()).then(|| Note::Repeated(FirstOf::of(self.repeated)));
        let empty = (!self.empty.is_empty()).then(|| Note::Empty(FirstOf::of(self.empty)));
        [changed, repeated, empty].into_iter().flatten().collect()
    }
}

/// What is to be known of clocks whose offsets are written.
fn clock_of(rows: &[Row]) -> Vec<Note> {
    let has_offsets = rows.iter().any(|row| row.offset.is_some());
    let is_utc = rows.iter().all(|row| row.offset == Some(0));
    has_offsets.then_some(Note::WallClock { is_utc }).into_iter().collect()
}

/// A length as a scenario takes it, without rounding.
pub fn duration(seconds: u32) -> String {
    match seconds {
        s if s.is_multiple_of(3600) => format!("{} h", s / 3600),
        s if s.is_multiple_of(60) => format!("{} min", s / 60),
        s => format!("{s} s"),
    }
}
