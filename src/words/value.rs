//! Numbers of a scenario as its author would write them.

use super::{Told, say};
use crate::scenario::{Assumption, Quantity};
use crate::unit::{DAY, HOUR, MINUTE, WEEK};

/// The value in use, with its unit.
pub fn in_use(told: &Told, number: &Assumption) -> String {
    shown(told, number.quantity, number.mode)
}

/// "5 % to 20 %"; nothing for a number without a range.
pub fn range(told: &Told, number: &Assumption) -> Option<String> {
    let [low, high] = [number.low?, number.high?].map(|end| shown(told, number.quantity, end));
    Some(say!(told.language, "range", low = low, high = high))
}

fn shown(told: &Told, quantity: Quantity, value: f64) -> String {
    match quantity {
        Quantity::Share => format!("{} %", plain(told, value * 100.0)),
        Quantity::Number => plain(told, value),
        Quantity::Money => format!("{} {}", plain(told, value), told.currency),
        Quantity::Seconds => duration(told, value),
    }
}

/// A value to three digits, with its unit; of many seconds to whole ones.
pub fn about(told: &Told, quantity: Quantity, value: f64) -> String {
    let is_long = quantity == Quantity::Seconds && value.abs() >= 100.0;
    let size = if is_long { 2.0 } else { libm::floor(libm::log10(value.abs().max(1e-12))) };
    let step = libm::pow(10.0, 2.0 - size);
    shown(told, quantity, libm::round(value * step) / step)
}

/// Five decimals at most, and no more than say something.
fn plain(told: &Told, value: f64) -> String {
    told.language.shortest(value, 5)
}

/// In the largest unit that leaves at most one decimal; no single day or week.
fn duration(told: &Told, seconds: f64) -> String {
    let units = [(WEEK, "weeks"), (DAY, "days"), (HOUR, "h"), (MINUTE, "min")];
    let is_single = |unit: f64| unit >= DAY && seconds <= unit;
    let fits = |(unit, _): &&(f64, &str)| seconds >= *unit && !is_single(*unit) && is_whole(seconds / unit * 10.0);
    match units.iter().find(fits) {
        Some((unit, name)) => say!(told.language, "duration", value = plain(told, seconds / unit), unit = *name),
        None => told.language.duration(seconds),
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() <= 1e-9 * value.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::samples;
    use crate::scenario::Spread;

    #[test]
    fn numbers_are_shown_as_people_type_them() {
        let summary = samples::summary(Vec::new(), 2);
        let shown = |quantity, value| shown(&Told::in_english(&summary), quantity, value);
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
            spread: Spread::default(),
            prior: None,
            used: 0.5,
        };
        let summary = samples::summary(Vec::new(), 2);
        let range = |number: &Assumption| range(&Told::in_english(&summary), number);
        assert_eq!(range(&number(None, None)), None);
        assert_eq!(range(&number(Some(0.4), Some(0.6))).as_deref(), Some("40 % to 60 %"));
    }
}
