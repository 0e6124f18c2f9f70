//! What is said of a file, beyond what it shows by itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::moment::DateOrder;
use super::number::Mark;

/// What a column may tell of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Field {
    /// How long people had to do with it.
    HandleTime,
    /// How long it waited, to the answer or until it abandoned.
    Wait,
    /// Whether it abandoned.
    Abandoned,
    /// How satisfied the customer was, 1 to 5.
    Csat,
    /// Whether it was opened again.
    Reopened,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::HandleTime, Self::Wait, Self::Abandoned, Self::Csat, Self::Reopened];

    /// The option that names its column.
    pub fn option(self) -> &'static str {
        match self {
            Self::HandleTime => "--handle-time",
            Self::Wait => "--wait",
            Self::Abandoned => "--abandoned",
            Self::Csat => "--csat",
            Self::Reopened => "--reopened",
        }
    }
}

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
    /// Headers of the columns of a log that tell something of its contacts: "talk", "talk:s" with the unit of its numbers, or
    /// "none".
    pub fields: BTreeMap<Field, String>,
    /// Whether what is missing on a day was counted as none.
    pub missing_is_zero: bool,
}
