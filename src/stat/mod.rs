//! Statistics of replications: from counts and sums to estimates with intervals.
//!
//! A replication hands up sums, never ratios. Here they become an [`Estimate`](estimate::Estimate):
//! a mean, a 95 % half-width and percentiles over replications. What is undefined is `None`,
//! and no result is ever NaN. Every transcendental function comes from `libm`, so results have
//! the same bits on every machine.
//!
//! - [`tally`]: count, mean and variance of a stream of values.
//! - [`estimate`]: means, and ratios of sums, over independent replications.
//! - [`paired`]: two strategies under common random numbers.
//! - [`unpaired`]: two runs that share no luck.
//! - [`crossing`]: how far something may go before a limit is crossed.
//! - [`joint`]: two quantities at once.
//! - [`looks`]: an interval that is looked at until it is narrow enough.
//! - [`power`]: whether an experiment is large enough.
//! - `retries`: tries at the same issue, which are alike; from published shares back to how alike.

mod binomial;
mod boxes;
pub mod crossing;
pub mod estimate;
mod freed;
mod given_data;
pub mod joint;
pub mod looks;
mod normal;
pub mod paired;
mod pert;
pub mod power;
mod retries;
mod student;
pub mod tally;
mod triangle;
pub mod unpaired;

pub use binomial::least_share;
pub use boxes::{Conditions, Limits};
pub use freed::{freed, luck};
pub use given_data::{Sensitivity, shuffled};
pub use normal::{normal_cdf, normal_quantile};
pub use pert::Pert;
pub use retries::{MOST_RHO, Unfit, all_solve, fit_rho, second_after_failure};
pub use student::student_t_quantile;
pub use triangle::Triangle;

#[cfg(test)]
mod testing {
    use super::{estimate::Estimate, normal_quantile};
    use rand::{RngExt, SeedableRng};
    use rand_pcg::Pcg64;

    pub fn rng(seed: u64) -> Pcg64 {
        Pcg64::seed_from_u64(seed)
    }

    pub fn normal(rng: &mut Pcg64) -> f64 {
        normal_quantile(rng.random::<f64>())
    }

    pub fn exponential(rng: &mut Pcg64) -> f64 {
        -libm::log1p(-rng.random::<f64>())
    }

    /// The share of 4,000 experiments whose interval holds the truth.
    ///
    /// At a true 95 % its standard error is 0.34 points, so the band 93–97 % lies almost six
    /// of them away on either side; a twin must fall outside it.
    pub fn coverage(truth: f64, mut experiment: impl FnMut(&mut Pcg64) -> Estimate) -> f64 {
        let mut rng = rng(20_261_107);
        let covered = (0..4_000)
            .map(|_| experiment(&mut rng))
            .filter(|e| (e.mean.unwrap() - truth).abs() <= e.half_width.unwrap())
            .count();
        covered as f64 / 4_000.0
    }

    pub fn is_about_95_percent(coverage: f64) -> bool {
        (0.93..=0.97).contains(&coverage)
    }
}
