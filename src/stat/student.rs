//! Student's t distribution: the quantile that turns a standard error into a half-width.

use super::normal_quantile;
use std::f64::consts::FRAC_2_PI;

/// Above this many degrees of freedom the expansion about the normal quantile is exact enough.
const MANY: usize = 1_000;

/// The value that Student's t with `df` degrees of freedom stays below with probability `p`.
///
/// # Formula
/// Newton's method on the finite sum for whole degrees of freedom. It starts at the normal
/// quantile, which lies below, and since the distribution function is concave there, every step
/// stays below. Over 1,000 degrees of freedom: four terms of the Cornish–Fisher expansion.
/// For p from 0.0001 to 0.9999 the result is good to about 1e−12.
///
/// # Panics
/// If `df` is 0, or `p` lies outside [0, 1].
///
/// # Source
/// Abramowitz & Stegun, *Handbook of Mathematical Functions*, 1964, 26.7.3, 26.7.4, 26.7.5.
///
/// # Examples
/// ```
/// use blendsim::stat::student_t_quantile;
/// assert!((student_t_quantile(0.975, 4) - 2.776_445_105_197_79).abs() < 1e-12);
/// ```
pub fn student_t_quantile(p: f64, df: usize) -> f64 {
    assert!(df > 0, "Student's t needs at least one degree of freedom");
    let z = normal_quantile(p);
    if z.is_infinite() || z == 0.0 {
        return z;
    }
    if df > MANY {
        return expansion(z, df as f64);
    }
    let central = (2.0 * p - 1.0).abs();
    let mut t = z.abs();
    for _ in 0..200 {
        let (probability, density) = within(t, df);
        let step = (central - probability) / density;
        t += step;
        if step <= 1e-15 * t {
            break;
        }
    }
    t.copysign(z)
}

/// The probability that |T| is at most `t`, and its derivative.
fn within(t: f64, df: usize) -> (f64, f64) {
    // With tan θ = t / √df: a sum over even powers of cos θ, odd ones where df is odd.
    let n = df as f64;
    let cos_squared = n / (n + t * t);
    let (sin, cos) = (t / (n + t * t).sqrt(), cos_squared.sqrt());
    let odd = df % 2 == 1;
    let (mut term, mut k) = if odd { (cos, 2) } else { (1.0, 1) };
    let mut sum = 0.0;
    while k < df {
        sum += term;
        term *= cos_squared * k as f64 / (k + 1) as f64;
        k += 2;
    }
    // The first term left out is the derivative, up to a factor.
    let (probability, density) = (sin * sum, n.sqrt() * term * cos);
    if odd {
        let angle = libm::atan(t / n.sqrt());
        (FRAC_2_PI * (angle + probability), FRAC_2_PI * density)
    } else {
        (probability, density)
    }
}

/// The quantile as a series in 1/df about the normal quantile `z`.
fn expansion(z: f64, df: f64) -> f64 {
    let s = z * z;
    let first = (s + 1.0) / 4.0;
    let second = ((5.0 * s + 16.0) * s + 3.0) / 96.0;
    let third = (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
    let fourth = ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0;
    z * (1.0 + (first + (second + (third + fourth / df) / df) / df) / df)
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    /// How far from `p` an independent distribution function puts the quantile.
    fn miss(quantile: f64, p: f64, df: usize) -> f64 {
        let t = StudentsT::new(0.0, 1.0, df as f64).unwrap();
        (t.cdf(quantile) - p).abs()
    }

    #[test]
    fn quantiles_invert_an_independent_distribution_function_and_normal_ones_do_not() {
        for df in [1, 2, 3, 4, 5, 9, 10, 29, 30, 99, 500, 999, 1_000] {
            for p in [0.000_5, 0.025, 0.4, 0.6, 0.9, 0.975, 0.995, 0.999_5] {
                let found = miss(student_t_quantile(p, df), p, df);
                assert!(found < 2e-13, "p {p}, df {df}: off by {found:e}");
            }
            assert!(miss(normal_quantile(0.975), 0.975, df) > 1e-6);
        }
    }

    #[test]
    fn quantiles_have_their_closed_forms_for_one_and_two_degrees_of_freedom() {
        let cauchy = libm::tan(std::f64::consts::PI * 0.475);
        assert!((student_t_quantile(0.975, 1) / cauchy - 1.0).abs() < 1e-14);
        let two = 0.95 * (2.0_f64 / (1.0 - 0.95 * 0.95)).sqrt();
        assert!((student_t_quantile(0.975, 2) / two - 1.0).abs() < 1e-14);
    }

    #[test]
    fn the_expansion_inverts_the_sum_where_it_takes_over_and_not_much_earlier() {
        let miss = |df: usize| {
            let t = expansion(normal_quantile(0.975), df as f64);
            (within(t, df).0 - 0.95).abs()
        };
        assert!([MANY, MANY + 1, 5_000].into_iter().all(|df| miss(df) < 1e-13));
        assert!(miss(100) > 1e-12);
        let normal = normal_quantile(0.975);
        assert!((student_t_quantile(0.975, usize::MAX) - normal).abs() < 1e-15);
    }

    #[test]
    fn quantiles_are_antisymmetric_and_infinite_at_the_ends() {
        let quantile = |p| student_t_quantile(p, 7);
        assert_eq!((quantile(0.25), quantile(0.5)), (-quantile(0.75), 0.0));
        let ends = (quantile(0.0), quantile(1.0));
        assert_eq!(ends, (f64::NEG_INFINITY, f64::INFINITY));
    }

    /// Printed in tables of the t distribution to three digits.
    #[test]
    fn quantiles_are_those_of_printed_tables_on_both_sides_of_the_expansion() {
        for (df, printed) in
            [(1, 12.706), (3, 3.182), (10, 2.228), (30, 2.042), (60, 2.000), (120, 1.980), (1000, 1.962)]
        {
            assert!((student_t_quantile(0.975, df) - printed).abs() < 6e-4, "{df}");
        }
    }
}
