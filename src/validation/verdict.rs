//! When a simulated number agrees with a reference.

use serde::Serialize;

use super::theory::Desk;
use crate::stat::estimate::Estimate;
use crate::stat::{normal_quantile, student_t_quantile};

/// Standard errors that are allowed between simulation and reference.
const ALLOWED: f64 = 3.0;

/// A printed interval: from, to, confidence.
pub type Interval = (f64, f64, f64);

/// What comes from outside.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reference {
    /// As printed, or six digits of a formula.
    pub text: String,
    /// The number.
    pub value: f64,
    /// Its own standard error: 0 of a formula; `None` where it was simulated and printed without an interval.
    pub standard_error: Option<f64>,
    /// Half a unit of its last printed digit; 0 of a formula.
    pub half_unit: f64,
    /// Days that were simulated for it; 0 of a formula.
    pub days: f64,
}

impl Reference {
    /// The result of a formula.
    pub fn computed(value: f64) -> Self {
        let digits = (5 - libm::log10(value.abs().max(1e-9)).floor() as i32).clamp(0, 9) as usize;
        Self { text: format!("{value:.digits$}"), value, standard_error: Some(0.0), half_unit: 0.0, days: 0.0 }
    }

    /// Digits printed elsewhere, exact but for rounding.
    ///
    /// # Panics
    /// If the text is no number.
    pub fn printed(text: &str) -> Self {
        let value = text.parse().unwrap_or_else(|_| panic!("{text} is a number"));
        let decimals = text.split('.').nth(1).map_or(0, str::len);
        let half_unit = 0.5 * libm::pow(10.0, -(decimals as f64));
        Self { text: text.to_owned(), value, standard_error: Some(0.0), half_unit, days: 0.0 }
    }

    /// A simulated number printed elsewhere, perhaps with an interval of a confidence.
    pub fn simulated(text: &str, interval: Option<Interval>, days: f64) -> Self {
        let standard_error =
            interval.map(|(low, high, confidence)| (high - low) / 2.0 / normal_quantile(0.5 + confidence / 2.0));
        let shown = interval.map_or_else(String::new, |(low, high, _)| format!(" [{low}, {high}]"));
        Self { text: format!("{text}{shown}"), standard_error, days, ..Self::printed(text) }
    }
}

/// Where a quantity is measured.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum About {
    /// At a desk with a theory.
    Desk(Desk),
    /// In an experiment that was printed elsewhere.
    Printed {
        /// What is printed of it.
        name: &'static str,
        /// Name of its scenario.
        id: &'static str,
    },
    /// Of arrivals: how many an hour, and v, σ and φ.
    Arrivals(f64, [f64; 3]),
    /// In a world of this name, once beside a crowd or by formula and once with everybody followed.
    Beside(&'static str),
}

/// A quantity beside its reference.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What theory or experiment it belongs to.
    pub group: &'static str,
    /// The desk.
    pub about: About,
    /// What is measured.
    pub quantity: &'static str,
    /// What must come out.
    pub reference: Reference,
    /// What came out.
    pub simulated: f64,
    /// Half of its 95 % interval.
    pub half_width: f64,
    /// The greatest difference that agrees.
    pub allowed: f64,
    /// Whether it agrees.
    pub agrees: bool,
    /// What must come out of the wrong twin.
    pub twin: Option<f64>,
    /// Whether the twin, were it the reference, would miss.
    pub twin_is_caught: Option<bool>,
}

impl Row {
    /// Judges an estimate.
    ///
    /// # Formula
    /// It agrees where |simulated − reference| ≤ 3 · √(own SE² + reference's SE²) + half a unit of the last printed digit.
    /// A simulated reference without an interval is given our own standard error for as many days as it had.
    ///
    /// # Panics
    /// If the estimate is undefined or of one replication.
    pub fn judge(
        (group, about): (&'static str, About),
        quantity: &'static str,
        (reference, twin): (&Reference, Option<f64>),
        found: &Estimate,
        days: f64,
    ) -> Self {
        let (simulated, half_width) = (found.mean.expect("defined"), found.half_width.expect("replicated"));
        let own = half_width / student_t_quantile(0.975, found.n - 1);
        let theirs = reference.standard_error.unwrap_or_else(|| own * (days / reference.days).sqrt());
        let allowed = ALLOWED * own.hypot(theirs) + reference.half_unit;
        let agrees = |with: f64| (simulated - with).abs() <= allowed;
        Self {
            group,
            about,
            quantity,
            simulated,
            half_width,
            allowed,
            agrees: agrees(reference.value),
            twin,
            twin_is_caught: twin.map(|twin| !agrees(twin)),
            reference: reference.clone(),
        }
    }
}

/// Rows that chance alone is expected to put beyond what is allowed, if every reference is exact.
pub fn expected_misses(rows: usize, replications: u32) -> f64 {
    let df = replications as usize - 1;
    let (mut low, mut high) = (0.9, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if student_t_quantile(middle, df) < ALLOWED { low = middle } else { high = middle }
    }
    2.0 * (1.0 - low) * rows as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    /// Forty values about 10, standard error .5.
    fn found() -> Estimate {
        let apart = 0.5 * (39.0_f64).sqrt();
        mean(&(0..40).map(|i| if i % 2 == 0 { 10.0 + apart } else { 10.0 - apart }).collect::<Vec<_>>())
    }

    fn judged(reference: &Reference) -> Row {
        Row::judge(("group", About::Arrivals(1.0, [0.0; 3])), "wait", (reference, None), &found(), 100.0)
    }

    #[test]
    fn three_standard_errors_agree_and_more_do_not() {
        assert!((judged(&Reference::computed(10.0)).allowed - 1.5).abs() < 1e-9);
        assert!(judged(&Reference::computed(11.49)).agrees && !judged(&Reference::computed(11.51)).agrees);
    }

    #[test]
    fn printed_digits_and_printed_intervals_are_allowed_for() {
        assert!(judged(&Reference::printed("11.9")).allowed > 1.5499);
        assert!(!judged(&Reference::printed("11.6")).agrees && judged(&Reference::printed("11.5")).agrees);
        let interval = Reference::simulated("12.0", Some((11.02, 12.98, 0.95)), 0.0);
        assert!((judged(&interval).allowed - (3.0 * 0.5_f64.hypot(0.5) + 0.05)).abs() < 1e-4);
        // A quarter of our days: twice our standard error.
        let bare = Reference::simulated("12.0", None, 25.0);
        assert!((judged(&bare).allowed - (3.0 * 0.5_f64.hypot(1.0) + 0.05)).abs() < 1e-9);
    }

    #[test]
    fn chance_puts_a_few_of_a_thousand_rows_beyond_three_standard_errors() {
        let (few, many) = (expected_misses(1000, 12), expected_misses(1000, 40));
        assert!((few - 12.1).abs() < 0.1 && (many - 4.68).abs() < 0.05, "{few} {many}");
    }
}
