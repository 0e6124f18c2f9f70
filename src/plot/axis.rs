//! Ends and ticks of an axis.

/// A linear axis from `low` to `high` with ticks at round numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Left or lower end.
    pub low: f64,
    /// Right or upper end.
    pub high: f64,
    /// Where numbers stand.
    pub ticks: Vec<f64>,
    /// Digits after the point that they need.
    pub digits: usize,
}

impl Axis {
    /// An axis that holds all values within `bounds`, with about `wanted` ticks; its ends are ticks.
    pub fn around(values: impl IntoIterator<Item = f64>, bounds: (f64, f64), wanted: usize) -> Self {
        Self::with_margin(values, bounds, wanted, 0.08)
    }

    /// The same without room around the values.
    pub fn tight(values: impl IntoIterator<Item = f64>, bounds: (f64, f64), wanted: usize) -> Self {
        Self::with_margin(values, bounds, wanted, 0.0)
    }

    fn with_margin(values: impl IntoIterator<Item = f64>, bounds: (f64, f64), wanted: usize, margin: f64) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let least = f64::max((low.abs() + high.abs()) * 1e-3, 1e-9);
        let margin = if high - low > least { (high - low) * margin } else { least };
        let (low, high) = ((low - margin).max(bounds.0), (high + margin).min(bounds.1));
        let step = round_step((high - low).max(least) / wanted as f64);
        let first = (low / step).floor();
        let n = ((high / step).ceil() - first).max(1.0);
        let ticks: Vec<f64> = (0..=n as usize).map(|i| (first + i as f64) * step).collect();
        let digits = (0..9).find(|&digits| is_whole(step * libm::pow(10.0, f64::from(digits)))).unwrap_or(9) as usize;
        Self { low: first * step, high: (first + n) * step, ticks, digits }
    }

    /// Where a value stands: 0 at the low end, 1 at the high end.
    pub fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

/// The next of 1, 2, 5 × 10ⁿ.
fn round_step(rough: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let wanted = rough / power;
    [1.0, 2.0, 5.0, 10.0].into_iter().find(|step| *step >= wanted * (1.0 - 1e-12)).unwrap_or(10.0) * power
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_every_value() {
        let axis = Axis::around([93.2, 171.0], (0.0, f64::INFINITY), 6);
        assert_eq!(axis.ticks, [80.0, 100.0, 120.0, 140.0, 160.0, 180.0]);
        assert_eq!(axis.digits, 0);
        assert!(axis.low <= 93.2 && axis.high >= 171.0);
    }

    #[test]
    fn an_axis_of_one_value_or_none_has_a_length() {
        for values in [vec![], vec![0.0], vec![5.0], vec![1e9, 1e9]] {
            let axis = Axis::around(values.clone(), (0.0, f64::INFINITY), 5);
            assert!(axis.high > axis.low && axis.low >= 0.0, "{values:?}: {axis:?}");
        }
    }

    #[test]
    fn a_tight_axis_ends_with_the_tick_at_or_beyond_its_values() {
        let axis = Axis::tight([0.0, 4000.0, 3800.0], (0.0, f64::INFINITY), 4);
        assert_eq!((axis.ticks.len(), axis.high), (5, 4000.0));
        assert!(Axis::tight([3.0], (0.0, 10.0), 4).high > 3.0);
    }

    #[test]
    fn shares_end_at_one_hundred_per_cent() {
        let axis = Axis::around([60.0, 99.5], (0.0, 100.0), 5);
        assert_eq!((axis.low, axis.high), (50.0, 100.0));
    }
}
