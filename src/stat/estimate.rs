//! Means and ratios over independent replications, with 95 % intervals.
//!
//! The service level of a month is (contacts served in time) / (contacts offered). Its estimate
//! over replications divides the sums of both: averaging each replication's own ratio instead
//! would weigh a quiet month like a busy one, and is biased where the two are correlated.

use super::{student_t_quantile, tally::Tally};
use serde::{Deserialize, Serialize};

/// What independent replications say about one quantity. What they cannot say is `None`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The best guess: a mean of values, or a ratio of sums.
    pub mean: Option<f64>,
    /// Half the width of the 95 % confidence interval about `mean`.
    pub half_width: Option<f64>,
    /// The value that 5 % of replications stay below.
    pub p05: Option<f64>,
    /// The median replication.
    pub p50: Option<f64>,
    /// The value that 95 % of replications stay below.
    pub p95: Option<f64>,
    /// How many replications were run.
    pub n: usize,
}

impl Estimate {
    /// The same in another unit.
    #[must_use]
    pub fn times(&self, unit: f64) -> Self {
        let times = |part: Option<f64>| part.map(|part| part * unit);
        Self {
            mean: times(self.mean),
            half_width: times(self.half_width),
            p05: times(self.p05),
            p50: times(self.p50),
            p95: times(self.p95),
            n: self.n,
        }
    }

    /// Puts an estimate together from its parts; `single` holds what each replication says alone.
    pub(super) fn new(mean: Option<f64>, half_width: Option<f64>, mut single: Vec<f64>, n: usize) -> Self {
        single.sort_unstable_by(f64::total_cmp);
        Self {
            mean,
            half_width: mean.and(half_width),
            p05: percentile(&single, 0.05),
            p50: percentile(&single, 0.50),
            p95: percentile(&single, 0.95),
            n,
        }
    }
}

/// One replication's sums above and below the line of a ratio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The sum above the line, as contacts served in time.
    pub num: f64,
    /// The sum below the line, as contacts offered.
    pub den: f64,
}

impl Pair {
    /// The numerator over the denominator: `None` over 0, and where the result is not finite.
    pub fn ratio(self) -> Option<f64> {
        finite(self.num / self.den)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { num: self.num + other.num, den: self.den + other.den }
    }
}

/// Estimates a mean from one value per replication.
///
/// # Formula
/// Half-width t(0.975, n − 1) · s / √n; `None` below two replications.
///
/// # Examples
/// ```
/// use blendsim::stat::estimate::mean;
/// let cost = mean(&[9.0, 10.0, 11.0]);
/// assert_eq!(cost.mean, Some(10.0));
/// assert!((cost.half_width.unwrap() - 2.484_137_712_114_7).abs() < 1e-9);
/// ```
pub fn mean(values: &[f64]) -> Estimate {
    let tally: Tally = values.iter().copied().collect();
    let n = values.len();
    let half_width = tally.standard_deviation().and_then(|spread| {
        let standard_error = spread / (n as f64).sqrt();
        finite(student_t_quantile(0.975, n - 1) * standard_error)
    });
    let single = values.iter().copied().filter_map(finite).collect();
    Estimate::new(tally.mean().and_then(finite), half_width, single, n)
}

/// Estimates a ratio of expectations from each replication's sums.
///
/// A replication whose denominator is 0 has no ratio of its own, so the percentiles pass it
/// over, but it counts in the sums and in `n`.
///
/// # Formula
/// Mean Σ num / Σ den, `None` when Σ den is 0. Half-width t(0.975, n − 1) · √((n−1)/n · Σ (θᵢ − θ̄)²),
/// the jackknife over the ratios θᵢ of all replications but the i-th; `None` below two
/// replications, and when only one of them has a denominator.
///
/// # Source
/// B. Efron, *The Jackknife, the Bootstrap and Other Resampling Plans*, 1982, chapter 3.
///
/// # Examples
/// ```
/// use blendsim::stat::estimate::{Pair, ratio};
/// let months = [Pair { num: 80.0, den: 100.0 }, Pair { num: 150.0, den: 200.0 }];
/// let service_level = ratio(&months);
/// assert_eq!(service_level.mean, Some(230.0 / 300.0));
/// assert_eq!(service_level.p50, Some(0.775));
/// assert_eq!(ratio(&[]).mean, None);
/// ```
pub fn ratio(pairs: &[Pair]) -> Estimate {
    let without_each: Option<Vec<f64>> = without_each(pairs).into_iter().map(Pair::ratio).collect();
    Estimate::new(
        total(pairs).ratio(),
        without_each.and_then(|ratios| jackknife_half_width(&ratios)),
        pairs.iter().copied().filter_map(Pair::ratio).collect(),
        pairs.len(),
    )
}

/// Estimates anything else that is worked out from sums over replications: from all of them, from all but each one, and from
/// each one alone.
///
/// # Formula
/// The value of all, with a 95 % half-width by the jackknife.
pub fn jackknife(all: f64, without_each: &[f64], alone: Vec<f64>) -> Estimate {
    let n = alone.len();
    let single = alone.into_iter().filter_map(finite).collect();
    Estimate::new(finite(all), jackknife_half_width(without_each), single, n)
}

/// The value that a share `p` of sorted values stays below, between neighbours by a straight line.
///
/// # Formula
/// With h = (n − 1) p: x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋), counted from 0. `None` of no values.
///
/// # Source
/// R. J. Hyndman and Y. Fan, *The American Statistician* 50, 1996, definition 7.
pub fn percentile(sorted: &[f64], p: f64) -> Option<f64> {
    debug_assert!((0.0..=1.0).contains(&p) && sorted.is_sorted());
    let place = sorted.len().checked_sub(1)? as f64 * p;
    let below = place.floor();
    let low = sorted[below as usize];
    let high = sorted[place.ceil() as usize];
    finite(low + (place - below) * (high - low))
}

/// The sum of all replications.
pub(super) fn total(pairs: &[Pair]) -> Pair {
    pairs.iter().copied().fold(Pair::default(), Pair::plus)
}

/// For each replication the sum of all the others.
///
/// Sums of what comes before and after, rather than the total less one: where the others add
/// up to 0, this is exactly 0.
pub(super) fn without_each(pairs: &[Pair]) -> Vec<Pair> {
    let mut after = vec![Pair::default(); pairs.len()];
    for i in (1..pairs.len()).rev() {
        after[i - 1] = pairs[i].plus(after[i]);
    }
    let mut before = Pair::default();
    for (others, &this) in after.iter_mut().zip(pairs) {
        *others = before.plus(*others);
        before = before.plus(this);
    }
    after
}

/// The 95 % half-width from the estimates that leave one replication out each.
pub(super) fn jackknife_half_width(without_each: &[f64]) -> Option<f64> {
    let n = without_each.len();
    let tally: Tally = without_each.iter().copied().collect();
    let spread = tally.standard_deviation()?;
    let standard_error = spread * (n as f64 - 1.0) / (n as f64).sqrt();
    finite(student_t_quantile(0.975, n - 1) * standard_error)
}

/// The value, unless it is infinite or NaN.
pub(super) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::testing::{coverage, exponential, is_about_95_percent, normal};
    use rand_pcg::Pcg64;

    fn normals(n: usize, rng: &mut Pcg64) -> Vec<f64> {
        (0..n).map(|_| 3.0 + normal(rng)).collect()
    }

    /// Replications whose denominator, 10 on average, varies and moves with the numerator:
    /// the ratio of expectations is 2 + 4/10, the expectation of ratios 2 + 4/9.
    fn correlated_pairs(n: usize, rng: &mut Pcg64) -> Vec<Pair> {
        let replication = |_| {
            let den: f64 = (0..10).map(|_| exponential(rng)).sum();
            let num = 2.0 * den + 4.0 + 0.3 * normal(rng);
            Pair { num, den }
        };
        (0..n).map(replication).collect()
    }

    #[test]
    fn intervals_for_a_mean_cover_it_and_ones_with_the_normal_quantile_do_not() {
        for n in [4, 5, 10] {
            let share = coverage(3.0, |rng| mean(&normals(n, rng)));
            assert!(is_about_95_percent(share), "n {n}: {share}");
        }
        let with_normal_quantile = coverage(3.0, |rng| {
            let mut estimate = mean(&normals(4, rng));
            let narrowed = 1.96 / student_t_quantile(0.975, 3);
            estimate.half_width = estimate.half_width.map(|h| h * narrowed);
            estimate
        });
        assert!(with_normal_quantile < 0.90, "{with_normal_quantile}");
    }

    #[test]
    fn intervals_for_a_ratio_cover_it_and_ones_about_the_mean_of_ratios_do_not() {
        for n in [8, 20] {
            let of_sums = coverage(2.4, |rng| ratio(&correlated_pairs(n, rng)));
            assert!(is_about_95_percent(of_sums), "n {n}: {of_sums}");
        }
        let mean_of_ratios = coverage(2.4, |rng| {
            let own = correlated_pairs(20, rng).into_iter().filter_map(Pair::ratio);
            mean(&own.collect::<Vec<_>>())
        });
        assert!(mean_of_ratios < 0.90, "{mean_of_ratios}");
    }

    #[test]
    fn a_ratio_over_equal_denominators_is_a_mean() {
        let values = [1.0, 4.0, 9.0, 16.0, 25.0];
        let pairs = values.map(|v| Pair { num: 2.0 * v, den: 2.0 });
        let (as_ratio, as_mean) = (ratio(&pairs), mean(&values));
        assert_eq!(as_ratio.mean, as_mean.mean);
        assert_eq!(as_ratio.p05, as_mean.p05);
        let gap = as_ratio.half_width.unwrap() / as_mean.half_width.unwrap() - 1.0;
        assert!(gap.abs() < 1e-13);
    }

    #[test]
    fn what_too_few_replications_cannot_say_is_none() {
        let (none, one) = (mean(&[]), mean(&[5.0]));
        assert_eq!((none.mean, none.half_width, none.p50), (None, None, None));
        assert_eq!((one.mean, one.half_width, one.p50), (Some(5.0), None, Some(5.0)));
        let alone = ratio(&[Pair { num: 1.0, den: 2.0 }]);
        assert_eq!((alone.mean, alone.half_width, alone.n), (Some(0.5), None, 1));
    }

    #[test]
    fn a_replication_without_denominator_counts_in_the_sums_but_has_no_ratio() {
        let pairs = [(1.0, 2.0), (3.0, 0.0), (2.0, 2.0)].map(|(num, den)| Pair { num, den });
        let estimate = ratio(&pairs);
        assert_eq!(estimate.mean, Some(1.5));
        assert_eq!((estimate.p05, estimate.p50), (Some(0.525), Some(0.75)));
        assert!(estimate.half_width.is_some());
        assert_eq!(estimate.n, 3);
    }

    #[test]
    fn a_denominator_in_one_replication_only_gives_no_interval() {
        let pairs = [(0.1, 0.3), (0.0, 0.0), (0.0, 0.0)].map(|(num, den)| Pair { num, den });
        let estimate = ratio(&pairs);
        assert!(estimate.mean.is_some());
        assert_eq!(estimate.half_width, None);
    }

    #[test]
    fn undefined_or_overflowing_ratios_are_none_and_never_nan() {
        let hopeless: [&[(f64, f64)]; 4] = [
            &[(0.0, 0.0), (0.0, 0.0)],
            &[(1.0, 0.0), (2.0, 0.0)],
            &[(f64::MAX, f64::MIN_POSITIVE), (f64::MAX, f64::MIN_POSITIVE)],
            &[(f64::NAN, 1.0), (f64::INFINITY, 1.0)],
        ];
        for pairs in hopeless {
            let pairs: Vec<Pair> = pairs.iter().map(|&(num, den)| Pair { num, den }).collect();
            let undefined = Estimate::new(None, None, Vec::new(), 2);
            assert_eq!(ratio(&pairs), undefined);
        }
    }

    #[test]
    fn percentiles_lie_on_the_line_between_neighbours() {
        let sorted = [10.0, 20.0, 30.0, 40.0];
        assert_eq!(percentile(&sorted, 0.0), Some(10.0));
        assert_eq!(percentile(&sorted, 0.5), Some(25.0));
        assert_eq!(percentile(&sorted, 0.05), Some(11.5));
        assert_eq!(percentile(&sorted, 1.0), Some(40.0));
        assert_eq!(percentile(&[], 0.5), None);
    }

    #[test]
    fn in_another_unit_every_part_is_as_many_times_as_large_and_nothing_stays_nothing() {
        let found = mean(&[1.0, 3.0]);
        let times = found.times(10.0);
        let parts = |of: &Estimate| [of.mean, of.half_width, of.p05, of.p50, of.p95];
        assert_eq!(parts(&times), parts(&found).map(|part| part.map(|part| 10.0 * part)));
        assert_eq!((times.n, mean(&[]).times(10.0).mean), (2, None));
    }
}
