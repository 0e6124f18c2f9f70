//! Two quantities of the same replications at once: the region that holds both with 95 % confidence.

use serde::{Deserialize, Serialize};

use super::estimate::{Pair, finite, total, without_each};

/// An ellipse about two estimates that holds the true pair in 95 % of experiments.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Both estimates.
    pub centre: (f64, f64),
    /// Half the width and half the height of the ellipse.
    pub reach: (f64, f64),
    /// Correlation of the two estimates.
    correlation: f64,
}

impl Region {
    /// The point of the ellipse at an angle.
    pub fn at(&self, angle: f64) -> (f64, f64) {
        let (cos, sin) = (libm::cos(angle), libm::sin(angle));
        let across = self.correlation * cos + (1.0 - self.correlation * self.correlation).max(0.0).sqrt() * sin;
        (self.centre.0 + self.reach.0 * cos, self.centre.1 + self.reach.1 * across)
    }
}

/// Estimates two ratios of sums together; `None` below three replications, and where one of them is undefined.
///
/// # Formula
/// With θ the two ratios, V = (n−1)/n · Σ (θᵢ − θ̄)(θᵢ − θ̄)ᵀ the jackknife's covariance over the ratios θᵢ of all
/// replications but the i-th: the μ with (μ − θ)ᵀ V⁻¹ (μ − θ) ≤ 2(n−1)/(n−2) · F(0.95; 2, n−2), Hotelling's T². For two
/// degrees of freedom above, F has a closed form: F(p; 2, m) = m/2 · ((1−p)^(−2/m) − 1).
///
/// # Panics
/// If the two have not run the same number of replications.
///
/// # Source
/// H. Hotelling, *The Annals of Mathematical Statistics* 2, 1931. Jackknife: B. Efron, 1982, chapter 3.
///
/// # Examples
/// ```
/// use blendsim::stat::{estimate::Pair, joint::region};
/// let of = |nums: [f64; 3]| nums.map(|num| Pair { num, den: 1.0 });
/// let both = region(&of([1.0, 2.0, 3.0]), &of([5.0, 5.0, 8.0])).unwrap();
/// assert_eq!(both.centre, (2.0, 6.0));
/// assert!(region(&of([1.0, 2.0, 3.0])[..2], &of([5.0, 5.0, 8.0])[..2]).is_none());
/// ```
pub fn region(x: &[Pair], y: &[Pair]) -> Option<Region> {
    assert_eq!(x.len(), y.len(), "both come from the same replications");
    let n = x.len() as f64;
    if x.len() < 3 {
        return None;
    }
    let each: Option<Vec<(f64, f64)>> =
        without_each(x).into_iter().zip(without_each(y)).map(|(x, y)| Some((x.ratio()?, y.ratio()?))).collect();
    let each = each?;
    let sum = each.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in &each {
        let (dx, dy) = (x - sum.0 / n, y - sum.1 / n);
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    let f = (n - 2.0) / 2.0 * (libm::pow(0.05, -2.0 / (n - 2.0)) - 1.0);
    let factor = (2.0 * (n - 1.0) / (n - 2.0) * f * (n - 1.0) / n).sqrt();
    Some(Region {
        centre: (total(x).ratio()?, total(y).ratio()?),
        reach: (finite(factor * xx.sqrt())?, finite(factor * yy.sqrt())?),
        correlation: finite(xy / (xx * yy).sqrt()).map_or(0.0, |r| r.clamp(-1.0, 1.0)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::testing::{is_about_95_percent, normal, rng};

    /// Whether a point lies in an ellipse, shrunk by a factor in both directions.
    fn holds(region: &Region, (x, y): (f64, f64), shrunk: f64) -> bool {
        let dx = (x - region.centre.0) / region.reach.0 / shrunk;
        let dy = (y - region.centre.1) / region.reach.1 / shrunk;
        let r = region.correlation;
        (dx * dx - 2.0 * r * dx * dy + dy * dy) / (1.0 - r * r) <= 1.0
    }

    #[test]
    fn ellipses_cover_the_true_pair_and_those_of_a_known_covariance_do_not() {
        let mut rng = rng(20_261_122);
        let (mut covered, mut twin) = (0, 0);
        // Of 10 replications Hotelling's factor is 10.03; with a known covariance it would be 5.99.
        let known = (5.991_f64 / 10.033).sqrt();
        for _ in 0..4_000 {
            let (x, y): (Vec<Pair>, Vec<Pair>) = (0..10)
                .map(|_| {
                    let shared = normal(&mut rng);
                    let ratio = |own: f64| Pair { num: 3.0 + shared + 0.5 * own, den: 1.0 };
                    (ratio(normal(&mut rng)), ratio(normal(&mut rng)))
                })
                .unzip();
            let region = region(&x, &y).unwrap();
            covered += i32::from(holds(&region, (3.0, 3.0), 1.0));
            twin += i32::from(holds(&region, (3.0, 3.0), known));
        }
        let share = |n: i32| f64::from(n) / 4_000.0;
        assert!(is_about_95_percent(share(covered)), "{}", share(covered));
        assert!(share(twin) < 0.90, "{}", share(twin));
    }

    #[test]
    fn every_point_of_the_curve_lies_on_the_ellipse() {
        let of = |nums: [f64; 4]| nums.map(|num| Pair { num, den: 2.0 });
        let region = region(&of([1.0, 2.0, 4.0, 3.0]), &of([3.0, 1.0, 2.0, 0.0])).unwrap();
        for i in 0..12 {
            let at = region.at(f64::from(i));
            assert!(holds(&region, at, 1.0 + 1e-9) && !holds(&region, at, 1.0 - 1e-9), "{i}");
        }
    }

    #[test]
    fn what_never_varies_has_no_reach_and_what_is_undefined_no_region() {
        let of = |num: f64, den: f64| vec![Pair { num, den }; 5];
        let still = region(&of(1.0, 2.0), &of(3.0, 4.0)).unwrap();
        assert_eq!((still.reach, still.at(1.0)), ((0.0, 0.0), (0.5, 0.75)));
        assert_eq!(region(&of(1.0, 0.0), &of(3.0, 4.0)), None);
    }

    /// Worked out apart: F(0.95; 2, 3) is 9.5521.
    #[test]
    fn the_ellipse_of_five_replications_has_the_size_and_the_slant_that_the_formula_gives() {
        let of = |nums: [f64; 5]| nums.map(|num| Pair { num, den: 1.0 });
        let region = region(&of([1.0, 2.0, 4.0, 3.0, 7.0]), &of([5.0, 5.0, 8.0, 2.0, 6.0])).unwrap();
        let is_at = |angle: f64, (x, y): (f64, f64)| {
            let at = region.at(angle);
            assert!((at.0 - x).abs() < 1e-9 && (at.1 - y).abs() < 1e-9, "{at:?}");
        };
        let (x, y, r): (f64, f64, f64) = (5.196_208_916_938, 4.893_252_177_211, 0.330_595_608_627);
        is_at(0.0, (3.4 + x, 5.2 + y * r));
        is_at(std::f64::consts::FRAC_PI_2, (3.4, 5.2 + y * (1.0 - r * r).sqrt()));
    }
}
