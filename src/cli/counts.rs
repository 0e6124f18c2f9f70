//! How a file of counts is read, as typed.

use std::collections::BTreeMap;

use clap::Args;

use super::values::{DayOrder, Decimal};
use crate::intake::{Asked, DateOrder, Field, Mark};

/// Length of the intervals in which a log is counted, s.
const HALF_HOUR_S: u32 = 1800;

/// What a file of counts does not show by itself.
#[derive(Debug, Args)]
pub struct CountsArgs {
    /// The sheet of a workbook that is read [default: the only one with rows]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Header of the column of dates, which may be numbers: days as Excel counts them, seconds or milliseconds since 1970 [default:
    /// found by its cells, numbers by their header too]
    #[arg(long, value_name = "NAME")]
    pub date: Option<String>,
    /// Which number of 03/04/2024 is the day: the first (dmy) or the second (mdy) [default: as the file shows]
    #[arg(long, value_enum)]
    pub date_order: Option<DayOrder>,
    /// What stands before a fraction [default: as the file shows]
    #[arg(long, value_enum)]
    pub decimal: Option<Decimal>,
    /// Header of the column of counts [default: the only one with numbers, or named like counts]
    #[arg(long, value_name = "NAME")]
    pub count: Option<String>,
    /// Read only the rows of this queue, where a file has several for the same times
    #[arg(long, value_name = "NAME")]
    pub queue: Option<String>,
    /// Each row is a contact: count them, by half hours unless --interval says otherwise
    #[arg(long, conflicts_with = "count")]
    pub log: bool,
    /// Length of the intervals in which a log is counted: 15min
    #[arg(long, value_name = "TIME", value_parser = interval, requires = "log")]
    pub interval: Option<u32>,
    /// Take moments whose offset is written, as 13:00Z, to the wall clock of a zone: Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// What is missing on a day that has counts: a gap, or none that came
    #[arg(long, value_enum, value_name = "HOW", default_value_t = Missing::Gap)]
    pub missing: Missing,
}

/// What a log tells of its contacts besides when they came.
#[derive(Debug, Args)]
pub struct ContactsArgs {
    /// Column of a log with handle times; behind it the unit of its numbers, as in "talk:s" (or :min, :h, :ms); none passes it over
    /// [default: found by its header, with its unit there or in its cells]
    #[arg(long, value_name = "COLUMN[:UNIT]", requires = "log")]
    pub handle_time: Option<String>,
    /// Column of a log with waits, to the answer or until the customer gave up, in the same way [default: found by its header]
    #[arg(long, value_name = "COLUMN[:UNIT]", requires = "log")]
    pub wait: Option<String>,
    /// Column of a log that says who gave up waiting, yes or no; none passes it over [default: found by its header]
    #[arg(long, value_name = "COLUMN", requires = "log")]
    pub abandoned: Option<String>,
    /// Column of a log with scores of 1 to 5; none passes it over [default: found by its header]
    #[arg(long, value_name = "COLUMN", requires = "log")]
    pub csat: Option<String>,
    /// Column of a log that says what was opened again, yes or no or how often; none passes it over [default: found by its header]
    #[arg(long, value_name = "COLUMN", requires = "log")]
    pub reopened: Option<String>,
}

impl ContactsArgs {
    /// The columns as typed.
    pub fn fields(&self) -> BTreeMap<Field, String> {
        let fields = [
            (Field::HandleTime, &self.handle_time),
            (Field::Wait, &self.wait),
            (Field::Abandoned, &self.abandoned),
            (Field::Csat, &self.csat),
            (Field::Reopened, &self.reopened),
        ];
        fields.into_iter().filter_map(|(field, typed)| Some((field, typed.clone()?))).collect()
    }

    /// No column, whatever a log has.
    pub fn none() -> BTreeMap<Field, String> {
        Field::ALL.into_iter().map(|field| (field, "none".to_owned())).collect()
    }
}

/// What is missing on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Missing {
    /// Nobody knows how many came.
    Gap,
    /// None came.
    Zero,
}

/// The length of an interval that divides a day, s.
fn interval(text: &str) -> Result<u32, String> {
    let seconds = crate::unit::duration(text).map_err(|error| error.to_string())?.get();
    let whole = seconds as u32;
    let divides = whole >= 60 && f64::from(whole).to_bits() == seconds.to_bits() && 86_400 % whole == 0;
    if divides { Ok(whole) } else { Err("an interval divides a day: 5min, 15min, 30min, 1h".to_owned()) }
}

impl CountsArgs {
    /// The same as the intake is told it, with the columns that tell something of contacts.
    pub fn asked(&self, fields: BTreeMap<Field, String>) -> Asked {
        let order = |order| if order == DayOrder::Dmy { DateOrder::DayFirst } else { DateOrder::MonthFirst };
        let mark = |mark| if mark == Decimal::Point { Mark::Point } else { Mark::Comma };
        Asked {
            fields,
            sheet: self.sheet.clone(),
            date: self.date.clone(),
            order: self.date_order.map(order),
            mark: self.decimal.map(mark),
            count: self.count.clone(),
            queue: self.queue.clone(),
            log_interval_s: self.log.then(|| self.interval.unwrap_or(HALF_HOUR_S)),
            time_zone: self.time_zone.clone(),
            missing_is_zero: self.missing == Missing::Zero,
        }
    }
}
