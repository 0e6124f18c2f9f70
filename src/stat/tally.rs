//! Count, mean and variance of a stream of values.

/// What a stream of values leaves behind: enough for its mean and variance.
///
/// # Formula
/// On each value x: n ← n + 1, δ = x − mean, mean ← mean + δ/n, M₂ ← M₂ + δ (x − mean).
///
/// # Source
/// B. P. Welford, *Technometrics* 4, 1962.
///
/// # Examples
/// ```
/// use blendsim::stat::tally::Tally;
/// let waits: Tally = [10.0, 20.0, 60.0].into_iter().collect();
/// assert_eq!(waits.mean(), Some(30.0));
/// assert_eq!(waits.variance(), Some(700.0));
/// assert_eq!(Tally::default().mean(), None);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    count: u64,
    mean: f64,
    squared_deviations: f64,
}

impl Tally {
    /// Adds one value.
    pub fn record(&mut self, value: f64) {
        self.count += 1;
        let from_old_mean = value - self.mean;
        self.mean += from_old_mean / self.count as f64;
        self.squared_deviations += from_old_mean * (value - self.mean);
    }

    /// The mean, of at least one value.
    pub fn mean(&self) -> Option<f64> {
        (self.count >= 1).then_some(self.mean)
    }

    /// The sample variance, with n − 1 below, of at least two values.
    pub fn variance(&self) -> Option<f64> {
        (self.count >= 2).then(|| self.squared_deviations / (self.count as f64 - 1.0))
    }

    /// The sample standard deviation, of at least two values.
    pub fn standard_deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }
}

impl FromIterator<f64> for Tally {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut tally = Self::default();
        values.into_iter().for_each(|value| tally.record(value));
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_recorded_has_no_mean_and_one_value_has_no_variance() {
        let mut tally = Tally::default();
        assert_eq!(tally.mean(), None);
        tally.record(3.0);
        assert_eq!((tally.mean(), tally.variance()), (Some(3.0), None));
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
}
