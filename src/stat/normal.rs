//! The standard normal distribution: its cumulative probability and its quantile.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// The probability that a standard normal variate is at most `x`.
///
/// # Formula
/// Φ(x) = erfc(−x / √2) / 2, accurate to a few units in the last place in both tails.
///
/// # Examples
/// ```
/// use blendsim::stat::normal_cdf;
/// assert_eq!(normal_cdf(0.0), 0.5);
/// assert!((normal_cdf(1.96) - 0.975_002_104_851_779_5).abs() < 1e-15);
/// ```
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// The value that a standard normal variate stays below with probability `p`.
///
/// The ends are infinite: 0 gives −∞ and 1 gives +∞.
///
/// # Formula
/// A rational guess (relative error 1.2e−9), then one Halley step on Φ(x) = p, which cubes the
/// error; the upper half by symmetry, since 1 − p is exact there.
///
/// # Panics
/// If `p` lies outside [0, 1] or is NaN.
///
/// # Source
/// P. J. Acklam, "An algorithm for computing the inverse normal cumulative distribution
/// function", 2003.
///
/// # Examples
/// ```
/// use blendsim::stat::normal_quantile;
/// assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
/// assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
/// ```
pub fn normal_quantile(p: f64) -> f64 {
    assert!((0.0..=1.0).contains(&p), "a probability lies in [0, 1], not at {p}");
    if p > 0.5 { -lower_quantile(1.0 - p) } else { lower_quantile(p) }
}

/// The quantile for `p` in [0, ½].
fn lower_quantile(p: f64) -> f64 {
    if p == 0.0 {
        return f64::NEG_INFINITY;
    }
    let x = guess(p);
    // 1/φ(x) in two factors: exp(x²/2) alone overflows where p is subnormal.
    let half_inverse_density = libm::exp(0.25 * x * x);
    let error = (normal_cdf(x) - p) * half_inverse_density;
    let newton = error * half_inverse_density * (2.0 * PI).sqrt();
    x - newton / (1.0 + 0.5 * x * newton)
}

const CENTRE_NUM: [f64; 6] = [
    -3.969_683_028_665_376e1,
    2.209_460_984_245_205e2,
    -2.759_285_104_469_687e2,
    1.383_577_518_672_69e2,
    -3.066_479_806_614_716e1,
    2.506_628_277_459_239,
];
const CENTRE_DEN: [f64; 6] = [
    -5.447_609_879_822_406e1,
    1.615_858_368_580_409e2,
    -1.556_989_798_598_866e2,
    6.680_131_188_771_972e1,
    -1.328_068_155_288_572e1,
    1.0,
];
const TAIL_NUM: [f64; 6] = [
    -7.784_894_002_430_293e-3,
    -3.223_964_580_411_365e-1,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const TAIL_DEN: [f64; 5] =
    [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416, 1.0];

fn guess(p: f64) -> f64 {
    if p < 0.024_25 {
        let r = (-2.0 * libm::log(p)).sqrt();
        polynomial(&TAIL_NUM, r) / polynomial(&TAIL_DEN, r)
    } else {
        let from_median = p - 0.5;
        let r = from_median * from_median;
        from_median * polynomial(&CENTRE_NUM, r) / polynomial(&CENTRE_DEN, r)
    }
}

/// The polynomial with these coefficients, highest power first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * x + c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles to 16 digits (R 4, `qnorm`).
    const QUANTILES: [(f64, f64); 6] = [
        (0.5, 0.0),
        (0.75, 0.674_489_750_196_081_7),
        (0.9, 1.281_551_565_544_600_4),
        (0.975, 1.959_963_984_540_054),
        (0.99, 2.326_347_874_040_841),
        (1e-10, -6.361_340_902_404_056),
    ];

    fn worst_error(quantile: impl Fn(f64) -> f64) -> f64 {
        QUANTILES.iter().map(|&(p, x)| (quantile(p) - x).abs() / x.abs().max(1.0)).fold(0.0, f64::max)
    }

    #[test]
    fn the_quantile_matches_printed_values_to_1e_15_and_its_first_guess_does_not() {
        assert!(worst_error(normal_quantile) < 1e-15);
        assert!(worst_error(|p| { if p > 0.5 { -guess(1.0 - p) } else { guess(p) } }) > 1e-11);
    }

    #[test]
    fn the_quantile_inverts_the_cdf_down_to_the_smallest_probabilities() {
        for exponent in 1..300 {
            let p = libm::exp10(-f64::from(exponent));
            // The relative error of p is that of x times x².
            assert!((normal_cdf(normal_quantile(p)) / p - 1.0).abs() < 1e-12);
        }
        assert!((normal_quantile(f64::from_bits(1)) + 38.4).abs() < 0.2);
    }

    #[test]
    fn the_quantile_is_symmetric_and_infinite_at_the_ends() {
        for p in [0.001, 0.125, 0.25, 0.375] {
            let gap = normal_quantile(p) + normal_quantile(1.0 - p);
            assert!(gap.abs() < 1e-13, "{p}: {gap}");
        }
        let ends = (normal_quantile(0.0), normal_quantile(1.0));
        assert_eq!(ends, (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    #[should_panic(expected = "a probability lies in [0, 1]")]
    fn a_probability_above_one_has_no_quantile() {
        normal_quantile(1.1);
    }

    #[test]
    #[should_panic(expected = "a probability lies in [0, 1]")]
    fn nan_has_no_quantile() {
        normal_quantile(f64::NAN);
    }
}
