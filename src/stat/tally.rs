//! Count, mean, variance and extremes of a stream of values.

use serde::{Deserialize, Serialize};

/// What a stream of values leaves behind: enough for its mean, variance and extremes.
///
/// Two tallies merge into the tally of both streams, up to rounding: fold in a fixed order
/// where the last bits matter.
///
/// # Formula
/// On each value x: n ← n + 1, δ = x − mean, mean ← mean + δ/n, M₂ ← M₂ + δ (x − mean).
///
/// # Source
/// B. P. Welford, *Technometrics* 4, 1962. Merging: T. F. Chan and others, *The American
/// Statistician* 37, 1983.
///
/// # Examples
/// ```
/// use blendsim::stat::tally::Tally;
/// let waits: Tally = [10.0, 20.0, 60.0].into_iter().collect();
/// assert_eq!(waits.mean(), Some(30.0));
/// assert_eq!(waits.variance(), Some(700.0));
/// assert_eq!(Tally::default().mean(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    count: u64,
    mean: f64,
    squared_deviations: f64,
    min: f64,
    max: f64,
}

impl Tally {
    /// Adds one value.
    pub fn record(&mut self, value: f64) {
        if self.count == 0 {
            (self.min, self.max) = (value, value);
        }
        self.count += 1;
        let from_old_mean = value - self.mean;
        self.mean += from_old_mean / self.count as f64;
        self.squared_deviations += from_old_mean * (value - self.mean);
        self.min = self.min.min(value);
        self.max = self.max.max(value);
    }

    /// Adds all values of another tally.
    pub fn merge(&mut self, other: &Self) {
        if other.count == 0 {
            return;
        }
        if self.count == 0 {
            *self = *other;
            return;
        }
        let (mine, theirs) = (self.count as f64, other.count as f64);
        let their_share = theirs / (mine + theirs);
        let apart = other.mean - self.mean;
        self.count += other.count;
        self.mean += apart * their_share;
        self.squared_deviations += other.squared_deviations + apart * apart * mine * their_share;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
    }

    /// How many values were recorded.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The mean, of at least one value.
    pub fn mean(&self) -> Option<f64> {
        self.of_at_least(1, self.mean)
    }

    /// The sample variance, with n − 1 below, of at least two values.
    pub fn variance(&self) -> Option<f64> {
        self.of_at_least(2, self.squared_deviations / (self.count as f64 - 1.0))
    }

    /// The sample standard deviation, of at least two values.
    pub fn standard_deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }

    /// The least value, of at least one.
    pub fn min(&self) -> Option<f64> {
        self.of_at_least(1, self.min)
    }

    /// The greatest value, of at least one.
    pub fn max(&self) -> Option<f64> {
        self.of_at_least(1, self.max)
    }

    fn of_at_least(&self, count: u64, value: f64) -> Option<f64> {
        (self.count >= count).then_some(value)
    }
}

impl Extend<f64> for Tally {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, values: I) {
        values.into_iter().for_each(|value| self.record(value));
    }
}

impl FromIterator<f64> for Tally {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut tally = Self::default();
        tally.extend(values);
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::testing::{exponential, rng};

    #[test]
    fn nothing_recorded_has_no_mean_and_one_value_has_no_variance() {
        let mut tally = Tally::default();
        assert_eq!((tally.mean(), tally.min(), tally.max()), (None, None, None));
        tally.record(3.0);
        assert_eq!((tally.mean(), tally.variance()), (Some(3.0), None));
        assert_eq!((tally.min(), tally.max()), (Some(3.0), Some(3.0)));
    }

    #[test]
    fn the_variance_survives_a_large_offset_that_defeats_sums_of_squares() {
        let values = [1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0];
        let tally: Tally = values.into_iter().collect();
        assert_eq!(tally.variance(), Some(30.0));
        let (sum, squares) = values.iter().fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
        let naive: f64 = (squares - sum * sum / 4.0) / 3.0;
        assert!((naive - 30.0).abs() > 1.0);
    }

    #[test]
    fn merged_parts_tell_what_the_whole_tells() {
        let mut rng = rng(1);
        let values: Vec<f64> = (0..1_000).map(|_| exponential(&mut rng)).collect();
        let whole: Tally = values.iter().copied().collect();
        for cut in [0, 1, 333, 1_000] {
            let (left, right) = values.split_at(cut);
            let mut merged: Tally = left.iter().copied().collect();
            merged.merge(&right.iter().copied().collect());
            assert_eq!(merged.count(), 1_000);
            assert_eq!((merged.min(), merged.max()), (whole.min(), whole.max()));
            assert!((merged.mean().unwrap() - whole.mean().unwrap()).abs() < 1e-14);
            let (mine, theirs) = (merged.variance().unwrap(), whole.variance().unwrap());
            assert!((mine - theirs).abs() < 1e-13);
        }
    }
}
