//! Numbers of a scenario as its author would write them.

use crate::scenario::{Assumption, Quantity};
use crate::unit::{DAY, HOUR, MINUTE, WEEK, human_duration};
use crate::words::shortest;

/// The value in use, with its unit.
pub fn in_use(number: &Assumption, currency: &str) -> String {
    shown(number.quantity, number.mode, currency)
}

/// "5 % to 20 %"; nothing for a number without a range.
pub fn range(number: &Assumption, currency: &str) -> Option<String> {
    let [low, high] = [number.low?, number.high?].map(|end| shown(number.quantity, end, currency));
    Some(format!("{low} to {high}"))
}

fn shown(quantity: Quantity, value: f64, currency: &str) -> String {
    match quantity {
        Quantity::Share => format!("{} %", plain(value * 100.0)),
        Quantity::Number => plain(value),
        Quantity::Money => format!("{} {currency}", plain(value)),
        Quantity::Seconds => duration(value),
    }
}

/// Five decimals at most, and no more than say something.
fn plain(value: f64) -> String {
    shortest(value, 5)
}

/// In the largest unit that leaves at most one decimal; no single day or week.
fn duration(seconds: f64) -> String {
    let units = [(WEEK, "weeks"), (DAY, "days"), (HOUR, "h"), (MINUTE, "min")];
    let is_single = |unit: f64| unit >= DAY && seconds <= unit;
    let fits = |(unit, _): &&(f64, &str)| seconds >= *unit && !is_single(*unit) && is_whole(seconds / unit * 10.0);
    units
        .iter()
        .find(fits)
        .map_or_else(|| human_duration(seconds), |(unit, name)| format!("{} {name}", plain(seconds / unit)))
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() <= 1e-9 * value.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_type_them() {
        let shown = |quantity, value| shown(quantity, value, "USD");
        assert_eq!([shown(Quantity::Share, 0.12), shown(Quantity::Share, 0.000_05)], ["12 %", "0.005 %"]);
        assert_eq!([shown(Quantity::Money, 28.6), shown(Quantity::Money, 250_000.0)], ["28.6 USD", "250,000 USD"]);
        assert_eq!([shown(Quantity::Number, 85e6), shown(Quantity::Number, 0.033)], ["85,000,000", "0.033"]);
        let durations = [114.0, 180.0 * DAY, 5.0 * WEEK, WEEK, 129_600.0, 2.5, 0.0, 3600.0];
        let expected = ["1.9 min", "180 days", "5 weeks", "7 days", "1.5 days", "2.5 s", "0 s", "1 h"];
        assert_eq!(durations.map(|seconds| shown(Quantity::Seconds, seconds)), expected);
    }

    #[test]
    fn a_number_without_ends_has_no_range() {
        let number = |low, high| Assumption {
            path: "a".into(),
            quantity: Quantity::Share,
            low,
            mode: 0.5,
            high,
            source: String::new(),
            note: String::new(),
        };
        assert_eq!(range(&number(None, None), "USD"), None);
        assert_eq!(range(&number(Some(0.4), Some(0.6)), "USD").as_deref(), Some("40 % to 60 %"));
    }
}
