//! What is to be known of counts, as data.

use jiff::civil::Date;
use serde::Serialize;

use super::numbered::Numbered;

/// Names of the weekdays.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Items named in a note.
const NAMED: usize = 8;

/// A list of which the first few are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FirstOf<T> {
    /// The named ones.
    pub named: Vec<T>,
    /// So many more there are.
    pub more: usize,
}

impl<T> FirstOf<T> {
    /// The list of all items.
    pub fn of(items: impl IntoIterator<Item = T>) -> Self {
        let mut items = items.into_iter();
        let named = items.by_ref().take(NAMED).collect();
        Self { named, more: items.count() }
    }
}

/// A line of the file, where nothing else tells a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Beside {
    /// What is missing would follow it.
    After(u32),
    /// What is missing would precede it.
    Before(u32),
}

/// Weekdays on which nothing is ever counted, or nothing at some times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// The first of them.
    pub first: &'static str,
    /// The last of them.
    pub last: &'static str,
    /// The times, "00:00–08:00"; none if it is the whole day.
    pub when: FirstOf<String>,
}

/// A change of volume over the weeks that is more than chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Trend {
    /// Relative change in a week.
    pub per_week: f64,
    /// Standard errors from none.
    pub standard_errors: f64,
}

/// In what a file is written, where that is not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Encoding {
    /// UTF-16, as its byte order mark tells.
    Utf16,
    /// Windows-1252, for it is no UTF-8.
    Windows1252 {
        /// The first line that shows it.
        line: usize,
        /// The word there that was read so.
        word: String,
    },
}

/// What is to be known of counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Note {
    /// This sheet of a workbook was read.
    Sheet(String),
    /// The file is not UTF-8.
    Encoding(Encoding),
    /// Times were read as they are written, without their offsets.
    WallClock {
        /// Whether all offsets are those of UTC.
        is_utc: bool,
    },
    /// Dates are numbers.
    Numbered {
        /// Their column.
        column: String,
        /// What they count.
        kind: Numbered,
        /// The first of them.
        typed: String,
        /// What it was read as.
        read: String,
    },
    /// Moments were taken to the wall clock of this zone.
    Zoned(String),
    /// Lines that hold sums of others, and were passed over.
    Sums(FirstOf<usize>),
    /// Years of two digits were taken as of this century; the first such date.
    ShortYears(String),
    /// Some thousands have a mark between them that others have not.
    MixedMarks,
    /// So many rows, a contact each, were counted; where there is none on a day between the first and the last, none came.
    Log(usize),
    /// Several columns may tell the same of contacts: none of them is read.
    SeveralColumns {
        /// The option that says which.
        option: &'static str,
        /// The columns.
        columns: Vec<String>,
    },
    /// Lengths of time such as 5:12 have two parts.
    Length {
        /// Their column.
        column: String,
        /// The first of them.
        typed: String,
        /// What it was read as, s.
        length_s: f64,
    },
    /// Days on which the clocks were changed, and whether an hour came twice.
    ClocksChanged(FirstOf<(Date, bool)>),
    /// Lines of rows that repeat another.
    Repeated(FirstOf<usize>),
    /// Lines without a count.
    Empty(FirstOf<usize>),
    /// Days that other weeks have.
    MissingDays(FirstOf<Date>),
    /// Intervals that other weeks have.
    MissingIntervals {
        /// Their times.
        when: FirstOf<String>,
        /// Whether other times are missing on some of the days.
        and_others: bool,
        /// The days, with where they are in the file.
        days: FirstOf<(Date, Option<Beside>)>,
    },
    /// A weekday with counts on few of its dates.
    RareDays {
        /// Its name.
        weekday: &'static str,
        /// Days with counts.
        days: usize,
        /// All dates between the first and the last.
        dates: usize,
    },
    /// Times with counts on few of the days of a weekday.
    RareIntervals {
        /// Its name.
        weekday: &'static str,
        /// The times.
        when: FirstOf<String>,
    },
    /// Volume that grows or falls.
    Trend(Trend),
    /// Days that are not like others of their weekday, and what was counted ÷ what is usual.
    Special(FirstOf<(Date, f64)>),
    /// Too few weeks to learn how busy days differ.
    FewWeeks,
    /// An interval at an end of every day with far fewer counts than the one beside it.
    Stub {
        /// Whether it is the last one.
        is_last: bool,
        /// When it begins, "08:00".
        at: String,
        /// Its counts ÷ those of the one beside it.
        share: f64,
    },
}
