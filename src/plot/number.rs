//! How numbers are shown to people: one unit and one number of digits for everything that stands side by side.

use crate::experiment::Judged;
use crate::metric::Unit;
use crate::stat::estimate::Estimate;

/// Shown where a number is undefined.
pub const UNDEFINED: &str = "—";

/// Unit and digits for a column or an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruler {
    divisor: f64,
    digits: usize,
    unit: String,
    unit_of_difference: String,
}

impl Ruler {
    /// The ruler for numbers of which `largest` is the largest in size.
    ///
    /// # Examples
    /// ```
    /// use blendsim::{metric::Unit, plot::number::Ruler};
    /// let ruler = Ruler::new(Unit::Money, "USD", 41_234_567.0);
    /// assert_eq!((ruler.unit(), ruler.show(Some(-1_250_000.0)).as_str()), ("million USD", "−1.2"));
    /// ```
    pub fn new(unit: Unit, currency: &str, largest: f64) -> Self {
        let (divisor, name) = match (unit, largest.abs()) {
            (Unit::Share | Unit::Rate, _) => (0.01, "%"),
            (Unit::Seconds, size) if size >= 3.0 * 3600.0 => (3600.0, "h"),
            (Unit::Seconds, size) if size >= 300.0 => (60.0, "min"),
            (Unit::Seconds, _) => (1.0, "s"),
            (_, size) if size >= 1e9 => (1e9, "billion"),
            (_, size) if size >= 1e6 => (1e6, "million"),
            (_, size) if size >= 1e4 => (1e3, "thousand"),
            _ => (1.0, ""),
        };
        let unit_of_money =
            if unit == Unit::Money { format!("{name} {currency}").trim().to_owned() } else { name.to_owned() };
        let digits = match (unit, largest.abs() / divisor) {
            (Unit::Share | Unit::Rate, _) => 1,
            (_, size) if size >= 1000.0 => 0,
            (_, size) if size >= 10.0 => 1,
            _ => 2,
        };
        let unit_of_difference =
            if matches!(unit, Unit::Share | Unit::Rate) { "points".to_owned() } else { unit_of_money.clone() };
        Self { divisor, digits, unit: unit_of_money, unit_of_difference }
    }

    /// The ruler for estimates that stand side by side.
    pub fn of<'a>(unit: Unit, currency: &str, estimates: impl Iterator<Item = &'a Estimate>) -> Self {
        let largest = estimates.filter_map(|estimate| estimate.mean).map(f64::abs).fold(0.0, f64::max);
        Self::new(unit, currency, largest)
    }

    /// The unit, "million USD"; empty for plain numbers.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The unit of a difference: shares differ by points.
    pub fn unit_of_difference(&self) -> &str {
        &self.unit_of_difference
    }

    /// One of this ruler's units, as the quantity itself counts.
    pub fn divisor(&self) -> f64 {
        self.divisor
    }

    /// "41.2", or "—".
    pub fn show(&self, value: Option<f64>) -> String {
        value.map_or_else(
            || UNDEFINED.to_owned(),
            |value| with_minus(format!("{:.*}", self.digits, value / self.divisor)),
        )
    }

    /// "41.2 ± 0.8"; without half-width "41.2".
    pub fn estimate(&self, estimate: &Estimate) -> String {
        let mean = self.show(estimate.mean);
        match estimate.half_width {
            Some(half) => format!("{mean} ± {}", self.half_width(half / self.divisor)),
            None => mean,
        }
    }

    /// "0.8"; "<0.1" rather than a 0.0 that it is not.
    fn half_width(&self, half: f64) -> String {
        let least = libm::pow(10.0, -(self.digits as f64));
        if half > 0.0 && half < least / 2.0 {
            format!("<{least:.*}", self.digits)
        } else {
            format!("{half:.*}", self.digits)
        }
    }

    /// The same with its sign: "+1.2 ± 0.8".
    pub fn difference(&self, difference: &Estimate) -> String {
        format!("{}{}", plus(difference.mean), self.estimate(difference))
    }

    /// "+1.2".
    fn signed(&self, value: f64) -> String {
        format!("{}{}", plus(Some(value)), self.show(Some(value)))
    }
}

fn plus(value: Option<f64>) -> &'static str {
    if value.is_some_and(|value| value > 0.0) { "+" } else { "" }
}

/// A number as people write it: "12,345.6", "−3".
pub fn grouped(value: f64, digits: usize) -> String {
    let text = with_minus(format!("{value:.digits$}"));
    let (sign, size) = text.strip_prefix('−').map_or(("", text.as_str()), |size| ("−", size));
    let (whole, rest) = size.split_at(size.find('.').unwrap_or(size.len()));
    let grouped = whole.chars().enumerate().fold(String::new(), |mut grouped, (i, digit)| {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
        grouped
    });
    format!("{sign}{grouped}{rest}")
}

/// A true minus sign, and no "−0".
fn with_minus(text: String) -> String {
    match text.strip_prefix('-') {
        None => text,
        Some(size) if size.chars().all(|c| matches!(c, '0' | '.')) => size.to_owned(),
        Some(size) => format!("−{size}"),
    }
}

/// A target in words: what counts as met, and what was found.
pub struct JudgedText {
    /// "62.0 to 75.0 %".
    pub range: String,
    /// "64.7 ± 0.1 %", or "—".
    pub found: String,
}

/// Shows a target, its differences with their signs.
pub fn judged(target: &Judged, currency: &str) -> JudgedText {
    let ruler = Ruler::new(target.unit, currency, f64::max(target.least.abs(), target.most.abs()));
    // A relative change is in per cent, a difference of shares in points.
    let unit = match (target.unit, target.is_difference) {
        (Unit::Share, true) if target.is_relative => "%",
        (_, true) => ruler.unit_of_difference(),
        (_, false) => ruler.unit(),
    };
    let with_unit = |text: String| if text == UNDEFINED { text } else { format!("{text} {unit}").trim().to_owned() };
    let show = |value: f64| if target.is_difference { ruler.signed(value) } else { ruler.show(Some(value)) };
    let range = with_unit(format!("{} to {}", show(target.least), show(target.most)));
    let found = target.found.as_ref().map_or_else(
        || UNDEFINED.to_owned(),
        |found| if target.is_difference { ruler.difference(found) } else { ruler.estimate(found) },
    );
    JudgedText { range, found: with_unit(found) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    #[test]
    fn what_is_undefined_is_a_dash_and_one_value_has_no_half_width() {
        let ruler = Ruler::new(Unit::Share, "USD", 0.5);
        assert_eq!(ruler.estimate(&mean(&[])), UNDEFINED);
        assert_eq!(ruler.estimate(&mean(&[0.512])), "51.2");
    }

    #[test]
    fn a_difference_shows_its_sign_and_never_a_negative_nothing() {
        let ruler = Ruler::new(Unit::Share, "USD", 0.5);
        assert_eq!(ruler.difference(&mean(&[0.1, 0.1])), "+10.0 ± 0.0");
        assert_eq!(ruler.difference(&mean(&[-0.1])), "−10.0");
        assert_eq!(ruler.difference(&mean(&[-1e-9])), "0.0");
    }

    #[test]
    fn a_small_half_width_is_not_rounded_to_nothing() {
        let ruler = Ruler::new(Unit::Share, "USD", 0.5);
        assert_eq!(ruler.estimate(&mean(&[0.5, 0.500_01])), "50.0 ± <0.1");
        assert_eq!(ruler.estimate(&mean(&[0.5, 0.5])), "50.0 ± 0.0");
    }

    #[test]
    fn thousands_are_set_apart() {
        let shown = [(1_234_567.26, 1), (-1_000.0, 0), (999.0, 0), (-0.04, 1)].map(|(v, digits)| grouped(v, digits));
        assert_eq!(shown, ["1,234,567.3", "−1,000", "999", "0.0"]);
    }

    #[test]
    fn long_waits_are_told_in_minutes_and_hours() {
        let unit = |seconds| Ruler::new(Unit::Seconds, "USD", seconds).unit().to_owned();
        assert_eq!([unit(12.0), unit(900.0), unit(40_000.0)], ["s", "min", "h"]);
    }
}
