//! The triangular distribution: straight from a lowest value up to a likeliest one and down to a highest.

use super::pert::root;

/// Outside of the typed ends lies so much on either side.
const BEYOND: f64 = 0.05;

/// A triangular distribution from `least` on, over `width`, with its mode at the share `x` of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangle {
    least: f64,
    width: f64,
    x: f64,
}

impl Triangle {
    /// That whose 5 and 95 % points are `low` and `high`, and whose mode is `mode`.
    ///
    /// # Formula
    /// As of [`Pert::between`](super::Pert::between), with quantiles `√(p·x)` below the mode and `1 − √((1 − p)(1 − x))` above it.
    ///
    /// # Panics
    /// If the ends are not finite, or not in order.
    pub fn between(low: f64, mode: f64, high: f64) -> Self {
        assert!(low.is_finite() && high.is_finite() && low <= mode && mode <= high, "{low} ≤ {mode} ≤ {high}");
        if low >= high {
            return Self::within(low, mode, high);
        }
        let share = (mode - low) / (high - low);
        let ends = |x: f64| [BEYOND, 1.0 - BEYOND].map(|p| on_unit(p, x));
        let x = root(|x| {
            let [low, high] = ends(x);
            (x - low) / (high - low) - share
        });
        let [at_low, at_high] = ends(x);
        let width = (high - low) / (at_high - at_low);
        Self { least: low - at_low * width, width, x }
    }

    /// That which lies between `low` and `high` as its limits, and whose mode is `mode`.
    ///
    /// # Panics
    /// If the ends are not in order.
    pub fn within(low: f64, mode: f64, high: f64) -> Self {
        assert!(low <= mode && mode <= high, "{low} ≤ {mode} ≤ {high}");
        let x = if low < high { (mode - low) / (high - low) } else { 0.5 };
        Self { least: low, width: high - low, x }
    }

    /// The value that it stays below with probability `p`, between 0 and 1.
    pub fn quantile(&self, p: f64) -> f64 {
        self.least + self.width * on_unit(p, self.x)
    }
}

/// The quantile of a triangle over 0 to 1 with its mode at `x`.
fn on_unit(p: f64, x: f64) -> f64 {
    if p < x { libm::sqrt(p * x) } else { 1.0 - libm::sqrt((1.0 - p) * (1.0 - x)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: of a triangle over 0 to 1 with its mode in the middle an eighth lies below a quarter.
    #[test]
    fn a_triangle_is_one() {
        let within = Triangle::within(0.0, 0.5, 1.0);
        assert!((within.quantile(0.125) - 0.25).abs() < 1e-15 && (within.quantile(0.875) - 0.75).abs() < 1e-15);
        assert!((Triangle::within(3.0, 3.0, 3.0).quantile(0.9) - 3.0).abs() < 1e-15);
    }

    #[test]
    fn typed_ends_are_points_and_half_of_what_lies_below_the_mode_rises() {
        for mode in [0.0, 0.2, 0.5, 0.97, 1.0] {
            let found = Triangle::between(10.0, 10.0 + 20.0 * mode, 30.0);
            let ends = [0.05, 0.95].map(|p| found.quantile(p));
            assert!((ends[0] - 10.0).abs() < 1e-9 && (ends[1] - 30.0).abs() < 1e-9, "{mode}: {ends:?}");
            // Below the mode lies the share `x`.
            assert!((found.quantile(found.x) - (10.0 + 20.0 * mode)).abs() < 1e-9, "{mode}");
        }
    }
}
