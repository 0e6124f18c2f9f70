//! Tries at the same issue: how often several all solve it, where part of their luck is the issue's difficulty.
//!
//! A try solves an issue of difficulty `z` with probability `Φ((Φ⁻¹(p) − √ρ·z)/√(1−ρ))`, `z ~ N(0,1)`: `p` over all issues, and
//! the less for a second try, the greater `ρ` is. Benchmarks of AI agents print pass^k, the share of tasks that all of `k` tries
//! solve; from two of them `ρ` follows.

use std::f64::consts::PI;

use super::{normal_cdf, normal_quantile};

/// Greatest ρ that is fitted, as in a scenario.
pub const MOST_RHO: f64 = 0.999;

/// Beyond so many standard deviations no difficulty is counted: the density is below 10⁻¹⁸.
const FARTHEST: f64 = 9.0;
/// Widest step of the integral, and steps in which a try's chance goes from high to low.
const STEP: f64 = 0.05;
const STEPS_OF_EDGE: f64 = 4.0;

/// Why no ρ gives a published pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unfit {
    /// Tries succeed together less often than independent ones, which do so with this probability.
    BelowIndependent(f64),
    /// They succeed together more often than under [`MOST_RHO`], where they do so with this probability.
    AboveMost(f64),
}

/// The probability that all of `k` tries at an issue solve it, if one does with probability `p`.
///
/// # Formula
/// pass^k = E[Φ((Φ⁻¹(p) − √ρ·z)/√(1−ρ))^k], by the trapezoidal rule, which for such integrands is accurate to some 10⁻¹²: `p^k`
/// at ρ = 0, `p` at ρ = 1.
///
/// # Panics
/// If `p` or `rho` lies outside [0, 1].
///
/// # Examples
/// ```
/// use blendsim::stat::all_solve;
/// assert!((all_solve(0.6, 0.0, 4) - 0.6_f64.powi(4)).abs() < 1e-12);
/// assert!((all_solve(0.6, 1.0, 4) - 0.6).abs() < 1e-12);
/// ```
pub fn all_solve(p: f64, rho: f64, k: u32) -> f64 {
    assert!((0.0..=1.0).contains(&rho), "ρ lies in [0, 1], not at {rho}");
    let probit = normal_quantile(p);
    if !probit.is_finite() || rho >= 1.0 {
        return p;
    }
    let (shared, own) = (rho.sqrt(), (1.0 - rho).sqrt());
    let step = STEP.min(own / shared / STEPS_OF_EDGE);
    let steps = (FARTHEST / step).ceil() as i32;
    let at = |i: i32| {
        let z = f64::from(i) * step;
        libm::exp(-0.5 * z * z) * libm::pow(normal_cdf((probit - shared * z) / own), f64::from(k))
    };
    (-steps..=steps).map(at).sum::<f64>() * step / (2.0 * PI).sqrt()
}

/// The probability that a second try solves an issue at which the first has failed.
///
/// # Formula
/// (p − pass^2) / (1 − p).
pub fn second_after_failure(p: f64, rho: f64) -> f64 {
    (p - all_solve(p, rho, 2)) / (1.0 - p)
}

/// The ρ under which one try solves with probability `p`, and `k` tries all with probability `together`; `k` is 2 or more.
///
/// By bisection, since pass^k rises with ρ from `p^k` to `p`.
///
/// # Errors
/// [`Unfit`] if there is none.
///
/// # Examples
/// GPT-4o on τ-bench retail (pass^1 60.4 %, pass^4 38.3 %):
/// ```
/// use blendsim::stat::fit_rho;
/// assert!((fit_rho(0.604, 4, 0.383).unwrap() - 0.72).abs() < 0.005);
/// ```
pub fn fit_rho(p: f64, k: u32, together: f64) -> Result<f64, Unfit> {
    let (least, most) = (all_solve(p, 0.0, k), all_solve(p, MOST_RHO, k));
    // A pair that was made with ρ = 0 must not fail by its last bits.
    if together < least - 1e-9 {
        return Err(Unfit::BelowIndependent(least));
    }
    if together > most + 1e-9 {
        return Err(Unfit::AboveMost(most));
    }
    let (mut low, mut high) = (0.0, MOST_RHO);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if all_solve(p, middle, k) < together { low = middle } else { high = middle }
    }
    Ok(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUCCESSES: [f64; 4] = [0.05, 0.35, 0.604, 0.97];

    #[test]
    fn the_fit_undoes_the_forward_formula() {
        for p in SUCCESSES {
            for rho in [0.01, 0.3, 0.7, 0.95, 0.998] {
                for k in [2, 4, 8] {
                    let found = fit_rho(p, k, all_solve(p, rho, k)).unwrap();
                    // Where pass^k hardly moves, the last bits of the integral are more of ρ.
                    assert!((found - rho).abs() < 1e-6, "{p} {rho} {k}: {found}");
                }
            }
        }
    }

    /// `P(X < a, Y < a)` of a bivariate normal law with correlation ρ, at `p = ½`: `¼ + asin(ρ)/2π` (Sheppard 1899).
    #[test]
    fn two_tries_at_even_odds_are_sheppards_formula_and_not_another_rho() {
        for rho in [0.1, 0.5, 0.72, 0.99] {
            let sheppard = |rho: f64| 0.25 + libm::asin(rho) / (2.0 * PI);
            assert!((all_solve(0.5, rho, 2) - sheppard(rho)).abs() < 1e-10, "{rho}");
            assert!((all_solve(0.5, rho, 2) - sheppard(rho * rho)).abs() > 1e-3, "{rho}");
        }
    }

    #[test]
    fn independent_tries_multiply_and_tries_alike_are_one() {
        for p in SUCCESSES {
            for k in [1, 2, 8] {
                assert!((all_solve(p, 0.0, k) - libm::pow(p, f64::from(k))).abs() < 1e-10);
                assert!((all_solve(p, 1e-9, k) - libm::pow(p, f64::from(k))).abs() < 1e-6);
                assert!((all_solve(p, 1.0, k) - p).abs() < 1e-12);
                assert!((all_solve(p, 0.999_999, k) - p).abs() < 5e-3);
            }
            assert!((all_solve(p, 0.7, 1) - p).abs() < 1e-10, "one try solves p, whatever ρ is");
        }
        assert!(fit_rho(0.6, 4, libm::pow(0.6, 4.0)).unwrap() < 1e-6);
    }

    #[test]
    fn a_second_try_is_worth_p_only_where_tries_are_independent() {
        assert!((second_after_failure(0.6, 0.0) - 0.6).abs() < 1e-10);
        let worth = [0.2, 0.5, 0.7, 0.9].map(|rho| second_after_failure(0.6, rho));
        assert!(worth.windows(2).all(|pair| pair[1] < pair[0]), "{worth:?}");
    }

    #[test]
    fn what_no_rho_can_give_is_refused_with_the_bound() {
        let Err(Unfit::BelowIndependent(least)) = fit_rho(0.6, 4, 0.12) else { panic!("below p^4") };
        assert!((least - 0.1296).abs() < 1e-10);
        assert!(matches!(fit_rho(0.6, 4, 0.599), Err(Unfit::AboveMost(most)) if most < 0.599));
        assert!(matches!(fit_rho(0.6, 4, 0.7), Err(Unfit::AboveMost(_))));
    }

    /// What was made with an end of the range must not fail by its last bits, and what lies further off must.
    #[test]
    fn the_ends_of_what_a_rho_can_give_are_fitted() {
        let (least, most) = (all_solve(0.6, 0.0, 4), all_solve(0.6, MOST_RHO, 4));
        assert!(fit_rho(0.6, 4, least - 1e-10).is_ok() && fit_rho(0.6, 4, least - 1e-8).is_err());
        assert!(fit_rho(0.6, 4, most + 1e-10).is_ok() && fit_rho(0.6, 4, most + 1e-8).is_err());
    }
}
