//! Two runs that share no luck, compared.

use super::estimate::Estimate;
use super::student_t_quantile;

/// Estimates by how much `a` exceeds `b`, of two runs that share no luck.
///
/// # Formula
/// `a − b`, with the 95 % half-width `t(0.975, ν)·√(s²ᴬ + s²ᴮ)`, `s` the standard error of each, its half-width over
/// `t(0.975, n − 1)`, and `ν = (s²ᴬ + s²ᴮ)² / (s⁴ᴬ/(nᴬ − 1) + s⁴ᴮ/(nᴮ − 1))`, rounded down.
///
/// # Source
/// Welch, B. L., "The generalization of 'Student's' problem when several different population variances are involved",
/// *Biometrika* 34, 1947.
///
/// # Examples
/// ```
/// use blendsim::stat::{estimate::mean, unpaired::difference};
/// let gain = difference(&mean(&[5.0, 6.0, 7.0]), &mean(&[1.0, 2.0, 3.0]));
/// assert_eq!(gain.mean, Some(4.0));
/// // Two standard errors of √⅓ with 2 degrees of freedom each: 4 together.
/// assert!((gain.half_width.unwrap() - 2.776_445 * (2.0_f64 / 3.0).sqrt()).abs() < 1e-5);
/// ```
pub fn difference(a: &Estimate, b: &Estimate) -> Estimate {
    let half_width =
        a.half_width.zip(b.half_width).and_then(|(half_a, half_b)| half_width((half_a, a.n), (half_b, b.n)));
    let mean = a.mean.zip(b.mean).map(|(a, b)| a - b);
    Estimate { mean, half_width: mean.and(half_width), p05: None, p50: None, p95: None, n: a.n.min(b.n) }
}

fn half_width((half_a, n_a): (f64, usize), (half_b, n_b): (f64, usize)) -> Option<f64> {
    let df = (n_a.checked_sub(1).filter(|df| *df > 0)?, n_b.checked_sub(1).filter(|df| *df > 0)?);
    let variance = |half: f64, df: usize| {
        let error = half / student_t_quantile(0.975, df);
        error * error
    };
    let (a, b) = (variance(half_a, df.0), variance(half_b, df.1));
    if a + b <= 0.0 {
        return Some(0.0);
    }
    let both = (a + b) * (a + b) / (a * a / df.0 as f64 + b * b / df.1 as f64);
    Some(student_t_quantile(0.975, (both + 1e-9) as usize) * (a + b).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;
    use crate::stat::testing::{coverage, is_about_95_percent, normal};

    /// Five replications with an error of 1 and eight with one of 3: the interval covers their difference; that of the sum of
    /// squares alone, with too few degrees of freedom, does so too often.
    #[test]
    fn intervals_cover_the_difference_of_two_that_vary_unlike() {
        let share = coverage(2.0, |rng| {
            let mut of = |mean_: f64, error: f64, n: usize| {
                mean(&(0..n).map(|_| mean_ + error * normal(rng)).collect::<Vec<f64>>())
            };
            let (a, b) = (of(5.0, 1.0, 5), of(3.0, 3.0, 8));
            difference(&a, &b)
        });
        assert!(is_about_95_percent(share), "{share}");
    }

    #[test]
    fn what_is_undefined_on_either_side_has_no_difference() {
        let (known, unknown) = (mean(&[1.0, 2.0]), mean(&[]));
        assert_eq!(difference(&known, &unknown).mean, None);
        assert_eq!(difference(&known, &mean(&[1.0])).half_width, None);
        assert_eq!(difference(&mean(&[1.0, 1.0]), &mean(&[1.0, 1.0])).half_width, Some(0.0));
    }
}
