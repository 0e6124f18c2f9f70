//! Differences in words: amounts, counts and points with their half-widths, lists of names.

use crate::metric::{Metric, Unit};
use crate::stat::estimate::Estimate;

/// The metrics whose differences are told in every world, at every scale.
pub const READ: [&str; 5] = ["service_cost", "cost", "satisfaction", "csat_observed", "customers_lost"];

/// Number from which on a sentence tells thousands.
const THOUSANDS: f64 = 1e4;

/// The unit of the amounts or counts of a sentence: one for all that it names.
#[derive(Clone, Copy, Debug)]
pub struct Grain {
    unit: f64,
    name: &'static str,
}

impl Grain {
    /// The one in which the largest of some numbers is well told.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let largest = numbers.into_iter().map(f64::abs).filter(|number| number.is_finite()).fold(0.0, f64::max);
        let (unit, name) = match largest {
            n if n >= 1e9 => (1e9, " billion"),
            n if n >= 1e6 => (1e6, " million"),
            n if n >= THOUSANDS => (1e3, " thousand"),
            _ => (1.0, ""),
        };
        Self { unit, name }
    }

    /// "41.2 ± 0.8 million", "6,258 ± 1,928"; in a unit of its own where this one would show nothing.
    pub fn tell(self, number: f64, estimate: &Estimate) -> String {
        let own = Self::of([number]);
        let grain = if number.abs() < 0.05 * self.unit && own.unit < self.unit { own } else { self };
        let digits = usize::from(grain.unit > 1.0);
        format!("{}{}{}", fixed(number / grain.unit, digits), plus_minus(estimate, grain.unit, digits), grain.name)
    }
}

/// The grain of the means of some estimates.
pub fn grain<'a>(estimates: impl IntoIterator<Item = &'a Estimate>) -> Grain {
    Grain::of(estimates.into_iter().filter_map(|estimate| estimate.mean))
}

/// The size of a yearly difference in the words of its metric: "0.5 ± <0.1 points"; `None` if it is undefined.
pub fn size(metric: &Metric, difference: &Estimate, grain: Grain, currency: &str) -> Option<String> {
    let mean = difference.mean?.abs();
    Some(match metric.unit {
        Unit::Money => format!("{} {currency} a year", grain.tell(mean, difference)),
        Unit::Share | Unit::Rate => format!("{} points", points(mean, difference)),
        _ => format!("{} a year", grain.tell(mean, difference)),
    })
}

/// "41.2 ± 0.8 million USD", in a unit of its own.
pub fn amount(mean: f64, difference: &Estimate, currency: &str) -> String {
    format!("{} {currency}", Grain::of([mean]).tell(mean, difference))
}

/// A share in hundredths: "0.5 ± <0.1".
pub fn points(mean: f64, difference: &Estimate) -> String {
    format!("{}{}", fixed(mean * 100.0, 1), plus_minus(difference, 0.01, 1))
}

/// A mean value of a customer: "1,566", "38", "2.5".
pub fn worth(value: f64) -> String {
    fixed(value, usize::from(value.abs() < 10.0))
}

/// The same with its half-width: "0.8 ± 0.2", "1,566 ± 40".
pub fn worth_of(value: &Estimate) -> String {
    let mean = value.mean.unwrap_or(f64::INFINITY);
    format!("{}{}", worth(mean), plus_minus(value, 1.0, usize::from(mean.abs() < 10.0)))
}

/// "a", "a and b", "a, b and c".
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// " ± 0.8", " ± <0.1" for less than can be shown; nothing without an interval.
fn plus_minus(estimate: &Estimate, unit: f64, digits: usize) -> String {
    let least = if digits == 0 { 1.0 } else { 0.1 };
    estimate.half_width.map_or(String::new(), |half| match half / unit {
        shown if shown < 0.5 * least => format!(" ± <{least:.digits$}"),
        shown => format!(" ± {}", fixed(shown, digits)),
    })
}

/// A number with so many digits behind the point, and its thousands set apart: "128,723".
pub fn fixed(value: f64, digits: usize) -> String {
    let shown = format!("{:.digits$}", value.abs());
    let (whole, rest) = shown.split_at(shown.find('.').unwrap_or(shown.len()));
    let mut text = String::from(if value < 0.0 { "−" } else { "" });
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    fn half(half: f64) -> Estimate {
        Estimate { half_width: Some(half), ..mean(&[0.0, 0.0]) }
    }

    #[test]
    fn the_largest_number_of_a_sentence_gives_all_of_them_their_unit() {
        let grain = Grain::of([-38_400.0, 6258.0, f64::NAN]);
        let told = [38_400.0, 6258.0, 731.0, 12.0].map(|number| grain.tell(number, &half(410.0)));
        assert_eq!(told, ["38.4 ± 0.4 thousand", "6.3 ± 0.4 thousand", "0.7 ± 0.4 thousand", "12 ± 410"]);
        assert_eq!(Grain::of([6258.0]).tell(6258.0, &half(1928.0)), "6,258 ± 1,928");
        assert_eq!(Grain::of([2e6]).tell(1_234_567_890.0, &half(1e4)), "1,234.6 ± <0.1 million");
    }

    #[test]
    fn numbers_have_their_thousands_set_apart_and_their_sign() {
        assert_eq!([fixed(128_723.4, 0), fixed(-1234.56, 1), fixed(999.0, 0)], ["128,723", "−1,234.6", "999"]);
        assert_eq!(
            [worth(1566.0), worth(2.49), worth_of(&Estimate { n: 2, ..half(0.01) })],
            ["1,566", "2.5", "0.0 ± <0.1"]
        );
    }
}
