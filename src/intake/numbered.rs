//! Numbers that are moments: days since 1900, as Excel counts them, and seconds or milliseconds since 1970.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

use super::moment::{Moment, TypedDate};
use crate::unit::DAY;

/// Excel's day 0, where days are counted from 1900: its 29 February of that year never was, and lies before all that is read.
const DAY_0: Date = date(1899, 12, 30);
const EPOCH: Date = date(1970, 1, 1);
/// Days that are read: from 1970 to 2099.
const DAYS: RangeInclusive<f64> = 25_569.0..=73_050.999_999;
/// Seconds since 1970 that are read: from November 1985 to 2099.
const SECONDS: RangeInclusive<f64> = 5e8..=4.102_444_799e9;

/// What numbers count that are moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Numbered {
    /// Days since 1900, with the time of day as a fraction.
    Days,
    /// Seconds since 1970 in UTC.
    Seconds,
    /// Milliseconds since 1970 in UTC.
    Milliseconds,
}

impl Numbered {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Days, Self::Seconds, Self::Milliseconds];

    /// What a number counts if it is a moment, by its size; `None` if it is none.
    pub fn of(cell: &str) -> Option<Self> {
        let number = plain(cell)?;
        let is = |kind: &Self| match kind {
            Self::Days => DAYS.contains(&number),
            Self::Seconds => SECONDS.contains(&number),
            Self::Milliseconds => SECONDS.contains(&(number / 1000.0)),
        };
        Self::ALL.into_iter().find(is)
    }

    /// The moment of a number, to the second; whole days have no time. `None` if it is no such number.
    pub fn moment(self, cell: &str) -> Option<Moment> {
        let number = plain(cell).filter(|_| Self::of(cell) == Some(self))?;
        let (first, seconds, offset) = match self {
            Self::Days => (DAY_0, (number * DAY).round(), None),
            Self::Seconds => (EPOCH, number.floor(), Some(0)),
            Self::Milliseconds => (EPOCH, (number / 1000.0).floor(), Some(0)),
        };
        let days = (seconds / DAY).floor();
        let day = first.checked_add((days as i64).days()).ok()?;
        let has_time = self != Self::Days || number.fract() > 0.0;
        let second = has_time.then_some((seconds - days * DAY) as u32);
        Some(Moment { date: Some(TypedDate::Known(day)), second, offset, is_short: false })
    }

    /// What may stand in a cell.
    pub fn allowed(self) -> &'static str {
        match self {
            Self::Days => "days since 1900 as in the other rows, 25569 to 73050 (1970 to 2099)",
            Self::Seconds => "seconds since 1970 as in the other rows, 500000000 to 4102444799 (1985 to 2099)",
            Self::Milliseconds => "milliseconds since 1970 as in the other rows, of 1985 to 2099",
        }
    }
}

/// Seconds after midnight of a fraction of a day from 0 to below 1.
pub fn time_of_fraction(cell: &str) -> Option<u32> {
    let second = plain(cell).filter(|part| *part < 1.0).map(|part| (part * DAY).round())?;
    (second < DAY).then_some(second as u32)
}

/// A number of digits with at most one mark, whichever, before a fraction.
fn plain(cell: &str) -> Option<f64> {
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && is_digits(fraction)).then(|| format!("{whole}.{fraction}").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str) -> Option<(Numbered, Date, Option<u32>)> {
        let kind = Numbered::of(cell)?;
        let moment = kind.moment(cell)?;
        let Some(TypedDate::Known(date)) = moment.date else { panic!("{cell}: {moment:?}") };
        Some((kind, date, moment.second))
    }

    /// Days as Excel shows them; seconds as `date -u -d @…` does.
    #[test]
    fn numbers_are_the_moments_that_others_say_they_are() {
        assert_eq!(told("25569"), Some((Numbered::Days, date(1970, 1, 1), None)));
        assert_eq!(told("45678.5"), Some((Numbered::Days, date(2025, 1, 21), Some(43_200))));
        assert_eq!(told("45678,3541666667"), Some((Numbered::Days, date(2025, 1, 21), Some(30_600))));
        assert_eq!(told("45678.9999999"), Some((Numbered::Days, date(2025, 1, 22), Some(0))));
        assert_eq!(told("1700000000"), Some((Numbered::Seconds, date(2023, 11, 14), Some(80_000))));
        assert_eq!(told("1700000000.9"), Some((Numbered::Seconds, date(2023, 11, 14), Some(80_000))));
        assert_eq!(told("1700000000123"), Some((Numbered::Milliseconds, date(2023, 11, 14), Some(80_000))));
        assert_eq!(Numbered::Seconds.moment("1700000000").and_then(|moment| moment.offset), Some(0));
        assert_eq!(time_of_fraction("0.354166667"), Some(30_600));
    }

    #[test]
    fn what_is_no_such_number_is_no_moment() {
        for cell in
            ["", "-45678", "4e4", "45,678.5", "12", "25568", "73051", "499999999", "5000000000", "soon", "45678 "]
        {
            assert_eq!(told(cell), None, "{cell}");
        }
        for cell in ["1", "0.999999", "-0.5", "08:00"] {
            assert_eq!(time_of_fraction(cell), None, "{cell}");
        }
        assert_eq!(Numbered::Days.moment("1700000000"), None);
    }
}
