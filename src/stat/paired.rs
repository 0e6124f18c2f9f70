//! Two strategies compared replication by replication, under common random numbers.
//!
//! Replication i of both sees the same contacts, so what they share cancels in the difference.
//! The jackknife leaves out replication i of both at once and so keeps them paired.

use super::estimate::{Estimate, Pair, finite, jackknife_half_width, total, without_each};
use super::tally::Tally;

/// Estimates by how much the ratio of `a` exceeds that of `b`.
///
/// # Formula
/// Σ numᴬ / Σ denᴬ − Σ numᴮ / Σ denᴮ, with a 95 % half-width by the jackknife over replications.
/// The percentiles are those of each replication's own difference.
///
/// # Panics
/// If the two have not run the same number of replications.
///
/// # Examples
/// ```
/// use blendsim::stat::{estimate::Pair, paired::difference};
/// let with_ai = [Pair { num: 6.0, den: 10.0 }, Pair { num: 7.0, den: 10.0 }];
/// let without = [Pair { num: 5.0, den: 10.0 }, Pair { num: 6.0, den: 10.0 }];
/// let gain = difference(&with_ai, &without);
/// assert!((gain.mean.unwrap() - 0.1).abs() < 1e-15);
/// assert!(gain.half_width.unwrap() < 1e-14);
/// ```
pub fn difference(a: &[Pair], b: &[Pair]) -> Estimate {
    contrast(a, b, |a, b| finite(a - b))
}

/// Estimates by what share the ratio of `a` exceeds that of `b`: 0.1 says a tenth more.
///
/// # Formula
/// (Σ numᴬ / Σ denᴬ) / (Σ numᴮ / Σ denᴮ) − 1, with a 95 % half-width by the jackknife over
/// replications. `None` when the ratio of `b` is 0.
///
/// # Panics
/// If the two have not run the same number of replications.
pub fn relative(a: &[Pair], b: &[Pair]) -> Estimate {
    contrast(a, b, |a, b| finite(a / b - 1.0))
}

/// By what factor common random numbers cut the variance of a difference: 4 says that
/// independent runs would need four times the replications. Below 1 they did harm.
///
/// # Formula
/// (s²ᴬ + s²ᴮ) / s²ᴬ⁻ᴮ over the jackknife pseudo-values of both ratios. `None` below three
/// replications, where a ratio is undefined, and where the difference varies by no more than
/// rounding.
///
/// # Panics
/// If the two have not run the same number of replications.
pub fn variance_reduction(a: &[Pair], b: &[Pair]) -> Option<f64> {
    assert_paired(a, b);
    if a.len() < 3 {
        return None;
    }
    // Pseudo-values are nθ − (n−1)θᵢ: the factor n − 1 cancels between the variances.
    let mut tallies = [Tally::default(); 3];
    for (a, b) in without_each(a).into_iter().zip(without_each(b)) {
        let (a, b) = (a.ratio()?, b.ratio()?);
        for (tally, value) in tallies.iter_mut().zip([a, b, a - b]) {
            tally.record(value);
        }
    }
    let [of_a, of_b, of_difference] = tallies;
    let rounding = 8.0 * f64::EPSILON * (of_a.mean()?.abs() + of_b.mean()?.abs());
    if of_difference.standard_deviation()? <= rounding {
        return None;
    }
    finite((of_a.variance()? + of_b.variance()?) / of_difference.variance()?)
}

fn contrast(a: &[Pair], b: &[Pair], of: impl Fn(f64, f64) -> Option<f64>) -> Estimate {
    assert_paired(a, b);
    let of_pairs = |(a, b): (Pair, Pair)| of(a.ratio()?, b.ratio()?);
    let each = a.iter().copied().zip(b.iter().copied());
    let without_each = without_each(a).into_iter().zip(without_each(b));
    let without_each: Option<Vec<f64>> = without_each.map(of_pairs).collect();
    Estimate::new(
        of_pairs((total(a), total(b))),
        without_each.and_then(|contrasts| jackknife_half_width(&contrasts)),
        each.filter_map(of_pairs).collect(),
        a.len(),
    )
}

fn assert_paired(a: &[Pair], b: &[Pair]) {
    assert_eq!(a.len(), b.len(), "both sides run the same replications");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::ratio;
    use crate::stat::testing::{coverage, is_about_95_percent, normal, rng};
    use rand_pcg::Pcg64;

    /// Ten replications of two strategies that share most of their luck: ratios 0.5 and 0.4.
    fn sharing_luck(rng: &mut Pcg64) -> (Vec<Pair>, Vec<Pair>) {
        let replication = |_| {
            let den = 100.0 + 10.0 * normal(rng);
            let shared = 10.0 * normal(rng);
            let mut side = |share: f64| Pair { num: share * den + shared + 2.0 * normal(rng), den };
            (side(0.5), side(0.4))
        };
        (0..10).map(replication).unzip()
    }

    /// The half-width that forgets the pairing.
    fn unpaired_half_width(a: &[Pair], b: &[Pair]) -> f64 {
        let (a, b) = (ratio(a).half_width.unwrap(), ratio(b).half_width.unwrap());
        libm::hypot(a, b)
    }

    #[test]
    fn paired_intervals_cover_the_difference_and_unpaired_ones_are_three_times_too_wide() {
        let share = coverage(0.1, |rng| {
            let (a, b) = sharing_luck(rng);
            difference(&a, &b)
        });
        assert!(is_about_95_percent(share), "{share}");
        let mut widening = Tally::default();
        let unpaired = coverage(0.1, |rng| {
            let (a, b) = sharing_luck(rng);
            let mut estimate = difference(&a, &b);
            let half_width = unpaired_half_width(&a, &b);
            widening.record(half_width / estimate.half_width.unwrap());
            estimate.half_width = Some(half_width);
            estimate
        });
        assert!(unpaired > 0.999, "{unpaired}");
        assert!(widening.mean().unwrap() > 3.0);
    }

    #[test]
    fn intervals_cover_the_relative_difference_and_not_the_one_the_other_way() {
        let relative_share = |truth| {
            coverage(truth, |rng| {
                let (a, b) = sharing_luck(rng);
                relative(&a, &b)
            })
        };
        let (right, swapped) = (relative_share(0.25), relative_share(0.2));
        assert!(is_about_95_percent(right), "{right}");
        assert!(swapped < 0.93, "{swapped}");
    }

    #[test]
    fn variance_reduction_is_what_the_shared_luck_predicts() {
        // Per replication: (2·(10² + 2²)) / (2·2²) = 26; independent luck gives 1.
        let mut rng = rng(7);
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for _ in 0..400 {
            let (more_a, more_b) = sharing_luck(&mut rng);
            a.extend(more_a);
            b.extend(more_b);
        }
        let shared = variance_reduction(&a, &b).unwrap();
        assert!((23.0..29.0).contains(&shared), "{shared}");
        b.rotate_left(1);
        let independent = variance_reduction(&a, &b).unwrap();
        assert!((0.9..1.1).contains(&independent), "{independent}");
    }

    #[test]
    fn a_constant_gap_has_no_variance_to_compare() {
        let mut rng = rng(3);
        let (a, _) = sharing_luck(&mut rng);
        let higher: Vec<Pair> = a.iter().map(|p| Pair { num: p.num + 0.3 * p.den, ..*p }).collect();
        assert_eq!(variance_reduction(&a, &a), None);
        assert_eq!(variance_reduction(&higher, &a), None);
        assert_eq!(variance_reduction(&a[..2], &a[1..3]), None);
        assert!(variance_reduction(&a[..3], &a[1..4]).is_some());
    }

    #[test]
    fn nothing_is_relative_to_zero() {
        let some = [Pair { num: 1.0, den: 1.0 }; 3];
        let zero = [Pair { num: 0.0, den: 1.0 }; 3];
        let undefined = relative(&some, &zero);
        assert_eq!((undefined.mean, undefined.half_width), (None, None));
        assert_eq!(difference(&some, &zero).mean, Some(1.0));
    }

    #[test]
    #[should_panic(expected = "both sides run the same replications")]
    fn unequal_numbers_of_replications_are_refused() {
        difference(&[Pair::default()], &[]);
    }

    /// At a thousand million a difference of 0.3 varies by its last bits alone, and one of 10 by itself.
    #[test]
    fn what_varies_by_its_last_bits_alone_has_no_variance_to_compare() {
        let far = |more: f64, by: f64| -> Vec<Pair> {
            (0..9_i32)
                .map(|i| Pair { num: 1e9 + 0.1 * f64::from(i) + more + by * f64::from(i * i), den: 1.0 })
                .collect()
        };
        assert_eq!(variance_reduction(&far(0.0, 0.0), &far(0.3, 0.0)), None);
        assert!(variance_reduction(&far(0.0, 0.0), &far(0.3, 10.0)).is_some());
    }
}
