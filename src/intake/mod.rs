//! Interval counts from elsewhere: read from CSV and workbooks, doubted row by row, and what they teach about arrivals.
//!
//! bytes → text → columns → rows → a [`Series`] of days → what was [`learn`]ed → a `[demand]` section. Nothing is repaired:
//! what is missing is named and left out, what cannot be read is a fault with its line. No disk is touched here.

mod asked;
mod cell;
mod columns;
mod contacts;
mod demand;
mod doubts;
mod fields;
mod fit;
mod gaps;
mod hints;
mod learned;
mod lengths;
mod log;
mod moment;
mod note;
mod number;
mod numbered;
mod records;
mod rows;
mod sample;
mod series;
mod source;
mod special;
mod tallies;
mod text;
#[cfg(feature = "excel")]
mod workbook;

pub use asked::{Asked, Field};
pub use contacts::{Contacts, Estimated, HandleTime, NoPatience, Satisfaction, Share, Waits};
pub use demand::demand_section;
pub use fit::{Busyness, Measured};
pub use learned::{DayTotal, Learned, Weekday};
pub use moment::DateOrder;
pub use note::{Beside, Closed, Encoding, FirstOf, Note, Trend, WEEKDAYS};
pub use number::Mark;
pub use numbered::Numbered;
pub use series::{Day, Series};
pub use special::Special;
pub use text::most_mb;

use crate::text::Faults;

/// Reads interval counts from the bytes of a CSV file or of a workbook; `file` stands in faults.
///
/// # Errors
/// All faults, the first twenty of them one by one: bytes that are no text and no workbook, no or several columns that could be meant, cells
/// that cannot be read, negative counts, two counts for one interval.
///
/// # Examples
/// ```
/// use blendsim::intake::{Asked, read};
/// let series = read("calls.csv", b"day;from;calls\n2024-03-04;08:00;12\n2024-03-04;08:30;1.015,5\n", &Asked::default());
/// let series = series.expect("the file is right");
/// assert_eq!((series.interval_s, series.days.len()), (1800.0, 1));
/// assert_eq!(series.days[0].counts[17], Some(1015.5));
/// ```
pub fn read(file: &str, bytes: &[u8], asked: &Asked) -> Result<Series, Faults> {
    let source = source::source(file, bytes, asked)?;
    let mut series = of_source(&source, asked).map_err(|faults| source.placed(faults))?;
    series.notes.splice(0..0, source.note);
    if asked.missing_is_zero {
        gaps::fill(&mut series.days);
    }
    Ok(series)
}

fn of_source(source: &source::Source, asked: &Asked) -> Result<Series, Faults> {
    let (file, text) = (source.file.as_str(), source.text.as_ref());
    let columns = columns::columns(file, text, (asked, source.delimiter))?;
    let read = rows::rows(file, text, &columns, asked)?;
    series::series(file, text, &columns, (read, asked))
}

/// What a series teaches, with what a reader of it should look at twice.
pub fn learn(series: &Series) -> Learned {
    let mut learned = learned::learn(series);
    learned.notes.extend(hints::hints(&learned));
    learned
}
