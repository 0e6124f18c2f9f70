//! Whether an experiment is large enough to see what is there: the power of a one-sided test of a difference.

use super::{normal_cdf, normal_quantile};

/// Chance to call a difference found where there is none.
pub const FALSE_ALARM: f64 = 0.05;

/// Power that is usually asked for.
pub const USUAL_POWER: f64 = 0.8;

/// Standard error of the difference of two observed shares, given as (share, number of answers).
///
/// # Formula
/// √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂); `None` without answers.
pub fn standard_error([one, other]: [(f64, f64); 2]) -> Option<f64> {
    let variance = |(share, n): (f64, f64)| share * (1.0 - share) / n;
    let error = (variance(one) + variance(other)).sqrt();
    (error.is_finite() && error > 0.0).then_some(error)
}

/// The chance that a one-sided test at 5 % finds a difference of this size, whatever its sign.
///
/// # Formula
/// Φ(|δ| / SE − Φ⁻¹(0.95)), the normal approximation.
///
/// # Examples
/// ```
/// use blendsim::stat::power::power;
/// assert!((power(0.0, 1.0) - 0.05).abs() < 1e-12);
/// assert!((power(-2.486_475, 1.0) - 0.8).abs() < 1e-6);
/// ```
pub fn power(difference: f64, standard_error: f64) -> f64 {
    normal_cdf(difference.abs() / standard_error - normal_quantile(1.0 - FALSE_ALARM))
}

/// How many times as many answers (or weeks) it takes to find a difference of this size with a power of 80 %.
///
/// # Formula
/// ((Φ⁻¹(0.95) + Φ⁻¹(0.8)) · SE / |δ|)²; `None` where there is no difference to find.
pub fn times_as_many(difference: f64, standard_error: f64) -> Option<f64> {
    let needed = (normal_quantile(1.0 - FALSE_ALARM) + normal_quantile(USUAL_POWER)) * standard_error;
    let ratio = needed / difference.abs();
    let times = ratio * ratio;
    times.is_finite().then_some(times)
}

#[cfg(test)]
mod tests {
    use super::super::testing::rng;
    use super::*;
    use rand::RngExt;

    /// 4,000 pilots of 400 answers in the arm and 3,600 in the rest, each a test at 5 %: standard error of the share of
    /// pilots that find the drop below .008. The twin that takes the arm's answers for as many as the rest's is far outside.
    #[test]
    fn the_formula_is_the_share_of_simulated_pilots_that_find_the_drop() {
        let (arm, rest, n_arm, n_rest) = (0.74, 0.80, 400, 3600);
        let mut rng = rng(5);
        let mut observed =
            |share: f64, n: usize| (0..n).filter(|_| rng.random::<f64>() < share).count() as f64 / n as f64;
        let mut found = 0;
        for _ in 0..4000 {
            let (a, r) = (observed(arm, n_arm), observed(rest, n_rest));
            let error = standard_error([(a, n_arm as f64), (r, n_rest as f64)]).unwrap();
            found += usize::from((r - a) / error > normal_quantile(0.95));
        }
        let share = f64::from(u32::try_from(found).unwrap()) / 4000.0;
        let by_formula = |n_arm: f64| power(arm - rest, standard_error([(arm, n_arm), (rest, n_rest as f64)]).unwrap());
        assert!((share - by_formula(400.0)).abs() < 0.025, "{share} {}", by_formula(400.0));
        assert!((share - by_formula(3600.0)).abs() > 0.1);
    }

    #[test]
    fn as_many_times_the_answers_bring_the_usual_power() {
        let times = times_as_many(0.02, 0.03).unwrap();
        assert!((power(0.02, 0.03 / times.sqrt()) - USUAL_POWER).abs() < 1e-9);
        assert_eq!(times_as_many(0.0, 0.03), None);
        assert_eq!(standard_error([(0.5, 0.0), (0.5, 10.0)]), None);
    }

    #[test]
    fn the_errors_of_both_shares_add_up_and_what_never_varies_has_none() {
        let error = standard_error([(0.5, 100.0), (0.2, 64.0)]).unwrap();
        assert!((error - (0.0025_f64 + 0.0025).sqrt()).abs() < 1e-12, "{error}");
        assert_eq!(standard_error([(0.0, 10.0), (1.0, 10.0)]), None);
    }
}
