//! A share that was counted.

use super::pert::beta_quantile;

/// The share that so many of `n` let expect at the least, with 95 % confidence.
///
/// # Formula
/// The 5 % point of a beta distribution with shapes `found` and `n − found + 1`; 0 where nothing was found.
///
/// # Panics
/// If more were found than there are.
///
/// # Source
/// C. J. Clopper, E. S. Pearson, *The use of confidence or fiducial limits illustrated in the case of the binomial*, Biometrika 26 (1934) 404.
///
/// # Examples
/// ```
/// // Of 32 all: .05^(1/32).
/// assert!((blendsim::stat::least_share(32, 32) - 0.910_6).abs() < 1e-4);
/// ```
pub fn least_share(found: usize, n: usize) -> f64 {
    assert!(found <= n, "{found} of {n}");
    if found == 0 { 0.0 } else { beta_quantile(0.05, [found as f64, (n - found) as f64 + 1.0]) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::rng;
    use super::*;
    use rand::RngExt;

    /// By hand: of 59 all is the least that lets expect 95 %.
    #[test]
    fn all_of_so_many_let_expect_a_share() {
        assert!(least_share(59, 59) > 0.95 && least_share(58, 58) < 0.95);
        assert!(least_share(0, 8) <= 0.0);
    }

    /// The true share lies below it in 5 % of experiments at the most; the share that was found itself is no such bound.
    #[test]
    fn the_bound_lies_above_the_truth_in_one_experiment_of_twenty_at_the_most() {
        let mut rng = rng(17);
        for truth in [0.5, 0.9] {
            let mut above = [0, 0];
            for _ in 0..4000 {
                let found = (0..64).filter(|_| rng.random::<f64>() < truth).count();
                above[0] += usize::from(least_share(found, 64) > truth);
                above[1] += usize::from(found as f64 / 64.0 > truth);
            }
            // Four standard errors of 4,000 at 5 % are 1.4 points.
            assert!(above[0] <= 256 && above[1] > 1000, "{truth}: {above:?}");
        }
    }
}
