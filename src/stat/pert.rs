//! The PERT distribution: what a lowest, a likeliest and a highest value say of a number that is not known.

/// Both shapes of PERT's beta distribution add up to this.
const SHAPES: f64 = 6.0;
/// Outside of the typed ends lies so much on either side.
const BEYOND: f64 = 0.05;
/// Steps after which a root is as near as numbers can tell.
const STEPS: usize = 200;

/// A PERT distribution: a beta distribution with shapes `1 + 4x` and `5 − 4x` from `least` on, over `width`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert {
    least: f64,
    width: f64,
    shapes: [f64; 2],
}

impl Pert {
    /// That whose 5 and 95 % points are `low` and `high`, and whose mode is `mode`.
    ///
    /// # Formula
    /// With `x` the place of the mode in the whole range, and `q₅`, `q₉₅` the quantiles of the beta distribution there, `x` solves
    /// `(mode − low) ÷ (high − low) = (x − q₅(x)) ÷ (q₉₅(x) − q₅(x))`, which rises in `x`.
    ///
    /// # Panics
    /// If the ends are not finite, or not in order.
    ///
    /// # Source
    /// D. G. Malcolm, J. H. Roseboom, C. E. Clark, W. Fazar, *Application of a technique for research and development program evaluation*,
    /// Operations Research 7 (1959) 646–669, whose ends are the whole range.
    ///
    /// # Examples
    /// ```
    /// use blendsim::stat::Pert;
    /// let pert = Pert::between(10.0, 20.0, 40.0);
    /// assert!((pert.quantile(0.05) - 10.0).abs() < 1e-9 && (pert.quantile(0.95) - 40.0).abs() < 1e-9);
    /// ```
    pub fn between(low: f64, mode: f64, high: f64) -> Self {
        assert!(low.is_finite() && high.is_finite() && low <= mode && mode <= high, "{low} ≤ {mode} ≤ {high}");
        if low >= high {
            return Self { least: mode, width: 0.0, shapes: [1.0 + 4.0 * 0.5, 5.0 - 4.0 * 0.5] };
        }
        let share = (mode - low) / (high - low);
        let ends = |x: f64| [BEYOND, 1.0 - BEYOND].map(|p| beta_quantile(p, shapes_at(x)));
        let x = root(|x| {
            let [low, high] = ends(x);
            (x - low) / (high - low) - share
        });
        let [at_low, at_high] = ends(x);
        let width = (high - low) / (at_high - at_low);
        Self { least: low - at_low * width, width, shapes: shapes_at(x) }
    }

    /// That which lies between `low` and `high` as its limits, and whose mode is `mode`.
    ///
    /// # Panics
    /// If the ends are not finite, or not in order.
    pub fn within(low: f64, mode: f64, high: f64) -> Self {
        assert!(low.is_finite() && high.is_finite() && low <= mode && mode <= high, "{low} ≤ {mode} ≤ {high}");
        let x = if low < high { (mode - low) / (high - low) } else { 0.5 };
        Self { least: low, width: high - low, shapes: shapes_at(x) }
    }

    /// The value that it stays below with probability `p`.
    ///
    /// # Panics
    /// If `p` lies outside [0, 1].
    pub fn quantile(&self, p: f64) -> f64 {
        assert!((0.0..=1.0).contains(&p), "{p} is no probability");
        if self.width > 0.0 { self.least + self.width * beta_quantile(p, self.shapes) } else { self.least }
    }
}

fn shapes_at(x: f64) -> [f64; 2] {
    [1.0 + 4.0 * x, SHAPES - 1.0 - 4.0 * x]
}

/// Where a function that rises from below 0 to above it over [0, 1] is 0: false position by Illinois, halved where that is slow.
pub(super) fn root(f: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = ((0.0, f(0.0)), (1.0, f(1.0)));
    let mut last = 0;
    for step in 0..STEPS {
        let straight = low.0 - low.1 * (high.0 - low.0) / (high.1 - low.1);
        let is_slow = step % 8 == 7 || !(straight > low.0 && straight < high.0);
        let at = if is_slow { 0.5 * (low.0 + high.0) } else { straight };
        let value = f(at);
        if value.abs() < 1e-15 || high.0 - low.0 < 1e-15 {
            return at;
        }
        // An end that stays twice counts half, so that the other end moves too.
        if value < 0.0 {
            low = (at, value);
            high.1 *= if last < 0 { 0.5 } else { 1.0 };
            last = -1;
        } else {
            high = (at, value);
            low.1 *= if last > 0 { 0.5 } else { 1.0 };
            last = 1;
        }
    }
    0.5 * (low.0 + high.0)
}

/// The value that a beta distribution stays below with probability `p`.
pub(super) fn beta_quantile(p: f64, shapes: [f64; 2]) -> f64 {
    if p <= 0.0 || p >= 1.0 { p } else { root(|x| beta_cdf(x, shapes) - p) }
}

/// The regularised incomplete beta function, by its continued fraction.
///
/// Source: W. J. Lentz, *Generating Bessel functions in Mie scattering calculations*, Applied Optics 15 (1976) 668; Abramowitz & Stegun
/// 26.5.8.
fn beta_cdf(x: f64, [a, b]: [f64; 2]) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_cdf(1.0 - x, [b, a]);
    }
    let front =
        libm::exp(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x));
    let (mut c, mut d) = (1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in 1..STEPS {
        let m = m as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = fraction;
        for term in [even, odd] {
            d = 1.0 / (1.0 + term * d);
            c = 1.0 + term / c;
            fraction *= c * d;
        }
        if (fraction - before).abs() <= 1e-16 * fraction.abs() {
            break;
        }
    }
    front * fraction / a
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Beta, ContinuousCDF};

    #[test]
    fn the_incomplete_beta_function_is_that_of_an_independent_one() {
        for shapes in [[1.0, 5.0], [1.7, 4.3], [3.0, 3.0], [4.9, 1.1]] {
            let known = Beta::new(shapes[0], shapes[1]).unwrap();
            for x in [0.001, 0.1, 0.37, 0.5, 0.8, 0.99, 0.999_9] {
                let found = beta_cdf(x, shapes);
                assert!((found - known.cdf(x)).abs() < 1e-13, "{shapes:?} {x}: {found}");
                let back = beta_cdf(beta_quantile(found, shapes), shapes);
                assert!((back - found).abs() < 1e-14, "{shapes:?} {x}: {back} {found}");
            }
        }
    }

    /// The typed ends are the 5 and 95 % points wherever the mode lies between them; where they were the whole range, 5 % would lie well
    /// inside it.
    #[test]
    fn typed_ends_are_points_and_the_mode_is_the_mode() {
        for mode in [0.0, 0.01, 0.3, 0.5, 0.93, 1.0] {
            let pert = Pert::between(10.0, 10.0 + 20.0 * mode, 30.0);
            assert!((pert.quantile(0.05) - 10.0).abs() < 1e-9, "{mode}: {}", pert.quantile(0.05));
            assert!((pert.quantile(0.95) - 30.0).abs() < 1e-9, "{mode}");
            let [a, b] = pert.shapes;
            let peak = pert.least + pert.width * (a - 1.0) / (a + b - 2.0);
            assert!((peak - (10.0 + 20.0 * mode)).abs() < 1e-9, "{mode}: {peak}");
        }
        assert!((Pert::between(7.0, 7.0, 7.0).quantile(0.9) - 7.0).abs() < 1e-15);
    }

    /// Symmetric: the mean of its quantiles is the mode; skewed: `(least + 4·mode + greatest) ÷ 6`.
    #[test]
    fn the_mean_is_that_of_pert() {
        for mode in [0.2, 0.5] {
            let pert = Pert::between(0.0, mode, 1.0);
            let mean = (0..10_000).map(|n| pert.quantile((f64::from(n) + 0.5) / 10_000.0)).sum::<f64>() / 10_000.0;
            let expected = (pert.least + 4.0 * mode + pert.least + pert.width) / 6.0;
            assert!((mean - expected).abs() < 1e-6, "{mode}: {mean} {expected}");
        }
    }
}
