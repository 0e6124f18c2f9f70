//! What is said of a file, beyond what it shows by itself.

use super::moment::DateOrder;
use super::number::Mark;

/// What the user says of the file; nothing is said by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The sheet of a workbook that is read.
    pub sheet: Option<String>,
    /// Header of the column of dates.
    pub date: Option<String>,
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
