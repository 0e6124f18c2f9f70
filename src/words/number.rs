//! How numbers are shown to people, in tables, figures, pages and sentences: one unit and one number of digits for
//! everything that stands side by side.

use super::{Language, say};
use crate::books::Unit;
use crate::stat::estimate::Estimate;
use crate::unit::{HOUR, MINUTE, in_its_unit};

/// Shown where a number is undefined.
pub const UNDEFINED: &str = "—";

/// Number from which on thousands are told.
const THOUSANDS: f64 = 1e4;

/// Part of a unit that would be shown as nothing in it.
const NOTHING: f64 = 0.05;

/// Unit and digits of a column, an axis or a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruler {
    language: Language,
    quantity: Unit,
    currency: String,
    divisor: f64,
    digits: usize,
    unit: String,
}

impl Ruler {
    /// The ruler of a table or an axis on which `largest` is the largest number in size.
    ///
    /// # Examples
    /// ```
    /// use blendsim::{books::Unit, words::{Language, Ruler}};
    /// let ruler = Ruler::new(Language::English, Unit::Money, "USD", 41_234_567.0);
    /// assert_eq!((ruler.unit(), ruler.show(Some(-1_250_000.0)).as_str()), ("million USD", "−1.2"));
    /// ```
    pub fn new(language: Language, quantity: Unit, currency: &str, largest: f64) -> Self {
        Self::with_digits(language, quantity, currency, largest, |size| match size {
            size if size >= 1000.0 => 0,
            size if size >= 10.0 => 1,
            _ => 2,
        })
    }

    /// The ruler of a sentence: the same unit, and no more digits than are read.
    pub fn told(language: Language, quantity: Unit, currency: &str, largest: f64) -> Self {
        let plain = Self::with_digits(language, quantity, currency, largest, |size| usize::from(size < 10.0));
        let is_plain = plain.divisor.to_bits() == 1.0_f64.to_bits();
        Self { digits: if is_plain { plain.digits } else { 1 }, ..plain }
    }

    fn with_digits(
        language: Language,
        quantity: Unit,
        currency: &str,
        largest: f64,
        digits: impl Fn(f64) -> usize,
    ) -> Self {
        let (divisor, unit) = match (quantity, largest.abs()) {
            (Unit::Share | Unit::Rate, _) => (0.01, "%".to_owned()),
            (Unit::Seconds, size) if size >= 3.0 * HOUR => (HOUR, say!(language, "unit-hours")),
            (Unit::Seconds, size) if size >= 300.0 => (MINUTE, say!(language, "unit-minutes")),
            (Unit::Seconds, _) => (1.0, say!(language, "unit-seconds")),
            (_, size) if size >= 1e9 => (1e9, say!(language, "unit-billion")),
            (_, size) if size >= 1e6 => (1e6, say!(language, "unit-million")),
            (_, size) if size >= THOUSANDS => (1e3, say!(language, "unit-thousand")),
            _ => (1.0, String::new()),
        };
        let unit = if quantity == Unit::Money { format!("{unit} {currency}").trim().to_owned() } else { unit };
        let digits = digits(largest.abs() / divisor);
        let digits = if matches!(quantity, Unit::Share | Unit::Rate) { 1 } else { digits };
        let digits = if quantity == Unit::Seconds { digits.min(1) } else { digits };
        Self { language, quantity, currency: currency.to_owned(), divisor, digits, unit }
    }

    /// The ruler for estimates that stand side by side.
    pub fn of<'a>(
        language: Language,
        quantity: Unit,
        currency: &str,
        estimates: impl IntoIterator<Item = &'a Estimate>,
    ) -> Self {
        Self::new(language, quantity, currency, largest(estimates))
    }

    /// The ruler for estimates in one sentence.
    pub fn telling<'a>(
        language: Language,
        quantity: Unit,
        currency: &str,
        estimates: impl IntoIterator<Item = &'a Estimate>,
    ) -> Self {
        Self::told(language, quantity, currency, largest(estimates))
    }

    /// The unit, "million USD"; empty for plain numbers.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The unit of a difference: shares differ by points.
    pub fn unit_of_difference(&self) -> String {
        let is_share = matches!(self.quantity, Unit::Share | Unit::Rate);
        if is_share { say!(self.language, "unit-points") } else { self.unit.clone() }
    }

    /// What a column or row of differences is called, with its unit if it has any: "Satisfaction, points".
    pub fn label_of_difference(&self, label: &str) -> String {
        let unit = self.unit_of_difference();
        if unit.is_empty() { label.to_owned() } else { format!("{label}, {unit}") }
    }

    /// One of this ruler's units, as the quantity itself counts.
    pub fn divisor(&self) -> f64 {
        self.divisor
    }

    /// "41.2", "1,566", or "—".
    pub fn show(&self, value: Option<f64>) -> String {
        value.map_or_else(|| UNDEFINED.to_owned(), |value| self.language.grouped(value / self.divisor, self.digits))
    }

    /// "41.2 million USD".
    pub fn in_units(&self, value: Option<f64>) -> String {
        format!("{} {}", self.show(value), self.unit)
    }

    /// "41.2 ± 0.8"; without half-width "41.2".
    pub fn estimate(&self, estimate: &Estimate) -> String {
        format!("{}{}", self.show(estimate.mean), self.half_width(estimate))
    }

    /// The same of the size alone: "41.2 ± 0.8" also of −41.2.
    pub fn size(&self, estimate: &Estimate) -> String {
        format!("{}{}", self.show(estimate.mean.map(f64::abs)), self.half_width(estimate))
    }

    /// " ± 0.8", " ± <0.1" rather than a 0.0 that it is not; nothing where all histories agree.
    fn half_width(&self, estimate: &Estimate) -> String {
        let least = libm::pow(10.0, -(self.digits as f64));
        let is_any = |half: &f64| *half > 1e-9 * estimate.mean.unwrap_or(0.0).abs();
        estimate.half_width.filter(is_any).map_or_else(String::new, |half| match half / self.divisor {
            shown if shown < least / 2.0 => format!(" ± <{}", self.language.grouped(least, self.digits)),
            shown => format!(" ± {}", self.language.grouped(shown, self.digits)),
        })
    }

    /// The same with its sign: "+1.2 ± 0.8".
    pub fn difference(&self, difference: &Estimate) -> String {
        format!("{}{}", plus(difference.mean), self.estimate(difference))
    }

    /// "+1.2".
    pub fn signed(&self, value: f64) -> String {
        format!("{}{}", plus(Some(value)), self.show(Some(value)))
    }

    /// The size of a difference in a sentence, "41.2 ± 0.8 million USD", "0.5 ± <0.1 points"; in a unit of its own where this
    /// one would show nothing.
    pub fn tell(&self, difference: &Estimate) -> String {
        let size = difference.mean.unwrap_or(0.0).abs();
        let own = Self::told(self.language, self.quantity, &self.currency, size);
        let is_nothing = size < NOTHING * self.divisor && own.divisor < self.divisor;
        let ruler = if is_nothing { &own } else { self };
        format!("{} {}", ruler.size(difference), ruler.unit_of_difference()).trim_end().to_owned()
    }
}

fn largest<'a>(estimates: impl IntoIterator<Item = &'a Estimate>) -> f64 {
    estimates.into_iter().filter_map(|estimate| estimate.mean).map(f64::abs).fold(0.0, f64::max)
}

fn plus(value: Option<f64>) -> &'static str {
    if value.is_some_and(|value| value > 0.0) { "+" } else { "" }
}

impl Language {
    /// A number as people write it: "12,345.6", "−3", and no "−0".
    pub fn grouped(self, value: f64, digits: usize) -> String {
        let (point, thousands) = (say!(self, "mark-point"), say!(self, "mark-thousands"));
        let size = format!("{:.digits$}", value.abs());
        let is_nothing = size.chars().all(|letter| matches!(letter, '0' | '.'));
        let (whole, rest) = size.split_at(size.find('.').unwrap_or(size.len()));
        let mut text = String::from(if value < 0.0 && !is_nothing { "−" } else { "" });
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push_str(&thousands);
            }
            text.push(digit);
        }
        text + &rest.replace('.', &point)
    }

    /// The same with as few digits as say it, and `most` at most: "5.5", "12".
    pub fn shortest(self, value: f64, most: usize) -> String {
        let is_whole = |value: f64| (value - value.round()).abs() <= 1e-9 * value.abs().max(1.0);
        let digits = (0..most).find(|&digits| is_whole(value * libm::pow(10.0, digits as f64))).unwrap_or(most);
        self.grouped(value, digits)
    }

    /// "35.0 %".
    pub fn per_cent(self, share: f64, digits: usize) -> String {
        format!("{} %", self.grouped(100.0 * share, digits))
    }

    /// Digits that were rounded elsewhere, with this language's mark before the fraction: "0.04" is "0,04".
    pub fn marked(self, digits: &str) -> String {
        digits.replace('.', &say!(self, "mark-point"))
    }

    /// A length of time in s as people write it: "45 s", "11 min", "1.5 h", "6 days", "4 weeks".
    pub fn duration(self, seconds: f64) -> String {
        let (value, digits, unit) = in_its_unit(seconds);
        say!(self, "duration", value = self.grouped(value, digits), unit = unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    const EN: Language = Language::English;

    fn estimate(value: f64, half: f64) -> Estimate {
        Estimate { half_width: Some(half), ..mean(&[value, value]) }
    }

    #[test]
    fn a_label_has_its_unit_and_no_comma_without_any() {
        let called = |unit, largest| Ruler::new(EN, unit, "USD", largest).label_of_difference("Lost");
        assert_eq!([called(Unit::Share, 0.1), called(Unit::Number, 3.0)], ["Lost, points", "Lost"]);
    }

    #[test]
    fn what_is_undefined_is_a_dash_and_what_does_not_vary_has_no_half_width() {
        let ruler = Ruler::new(EN, Unit::Share, "USD", 0.5);
        assert_eq!(ruler.estimate(&mean(&[])), UNDEFINED);
        assert_eq!([ruler.estimate(&mean(&[0.512])), ruler.estimate(&mean(&[0.5, 0.5]))], ["51.2", "50.0"]);
    }

    #[test]
    fn a_difference_shows_its_sign_and_never_a_negative_nothing() {
        let ruler = Ruler::new(EN, Unit::Share, "USD", 0.5);
        assert_eq!(ruler.difference(&estimate(0.1, 0.02)), "+10.0 ± 2.0");
        assert_eq!([ruler.difference(&mean(&[-0.1])), ruler.difference(&mean(&[-1e-9]))], ["−10.0", "0.0"]);
    }

    #[test]
    fn a_small_half_width_is_not_rounded_to_nothing() {
        let ruler = Ruler::new(EN, Unit::Share, "USD", 0.5);
        assert_eq!(ruler.estimate(&mean(&[0.5, 0.500_01])), "50.0 ± <0.1");
    }

    #[test]
    fn thousands_are_set_apart_everywhere() {
        let shown = [(1_234_567.26, 1), (-1_000.0, 0), (999.0, 0), (-0.04, 1)].map(|(v, digits)| EN.grouped(v, digits));
        assert_eq!(shown, ["1,234,567.3", "−1,000", "999", "0.0"]);
        assert_eq!(Ruler::new(EN, Unit::Money, "USD", 1566.0).show(Some(1557.4)), "1,557");
        assert_eq!([EN.shortest(5.5, 1), EN.shortest(12.0, 3), EN.shortest(0.123_456, 4)], ["5.5", "12", "0.1235"]);
    }

    #[test]
    fn long_waits_are_told_in_minutes_and_hours_and_none_in_hundredths() {
        let unit = |seconds| Ruler::new(EN, Unit::Seconds, "USD", seconds).unit().to_owned();
        assert_eq!([unit(12.0), unit(900.0), unit(40_000.0)], ["s", "min", "h"]);
        assert_eq!(Ruler::new(EN, Unit::Seconds, "USD", 2.08).show(Some(2.08)), "2.1");
    }

    #[test]
    fn the_largest_number_of_a_sentence_gives_all_of_them_their_unit() {
        let [large, small, least, none] = [38_400.0, 6258.0, -731.0, 12.0].map(|number| estimate(number, 410.0));
        let ruler = Ruler::telling(EN, Unit::Number, "", [&large, &small]);
        let told = [&large, &small, &least, &none].map(|number| ruler.tell(number));
        assert_eq!(told, ["38.4 ± 0.4 thousand", "6.3 ± 0.4 thousand", "0.7 ± 0.4 thousand", "12 ± 410"]);
        assert_eq!(Ruler::telling(EN, Unit::Number, "", [&small]).tell(&estimate(6258.0, 1928.0)), "6,258 ± 1,928");
        assert_eq!(
            Ruler::telling(EN, Unit::Money, "USD", [&estimate(5e6, 0.0)]).tell(&estimate(-5e6, 5e5)),
            "5.0 ± 0.5 million USD"
        );
        assert_eq!(Ruler::told(EN, Unit::Share, "", 0.0).tell(&estimate(0.02, 0.002)), "2.0 ± 0.2 points");
    }
}
