//! Erlang B: contacts that find all agents busy are blocked and do not return.

use super::{Demand, smallest_staff as search};

/// The share of contacts blocked.
///
/// Insensitive to the shape of the handle time: only its mean matters.
///
/// # Units
/// `offered_load` in erlangs: arrivals per second times mean handle time in seconds.
///
/// # Formula
/// B(a, n) = (aⁿ/n!) / Σₖ₌₀ⁿ aᵏ/k!, by B(a, 0) = 1, B(a, k) = a B(a, k−1) / (k + a B(a, k−1)).
///
/// # Panics
/// If `offered_load` is not positive and finite.
///
/// # Source
/// A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in
/// automatic telephone exchanges", 1917.
///
/// # Examples
/// ```
/// use blendsim::erlang::loss;
/// assert!((loss::p_block(1.0, 2) - 0.2).abs() < 1e-15);
/// ```
pub fn p_block(offered_load: f64, agents: u32) -> f64 {
    assert!(offered_load > 0.0 && offered_load.is_finite(), "no load: {offered_load}");
    (1..=agents).fold(1.0, |blocked, k| {
        let busy = offered_load * blocked;
        busy / (f64::from(k) + busy)
    })
}

/// The least number of agents under which a share of contacts is not blocked.
///
/// # Formula
/// min { n : 1 − B(a, n) ≥ share }, by doubling, then halving.
///
/// # Panics
/// If the share is outside [0, 1).
///
/// # Source
/// A. K. Erlang, 1917, as for [`p_block`].
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, loss};
/// // A load of 10 erlang; 99 % let through.
/// assert_eq!(loss::smallest_staff(Demand::new(1.0, 10.0), 0.99), 18);
/// ```
pub fn smallest_staff(demand: Demand, share: f64) -> u32 {
    search(share, |agents| Some(1.0 - p_block(demand.offered_load(), agents)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::testing::{apart, printed_like};

    #[test]
    fn blocking_matches_the_classical_tables_and_another_load_does_not() {
        // Loads at which standard Erlang B tables print 1 % blocking.
        for (load, agents) in [(4.461, 10), (12.03, 20), (84.06, 100)] {
            assert_eq!(printed_like("0.0100", p_block(load, agents)), "0.0100");
            assert_ne!(printed_like("0.0100", p_block(1.1 * load, agents)), "0.0100");
        }
    }

    #[test]
    fn blocking_is_the_term_over_the_sum() {
        let mut term = 1.0;
        let mut sum = 1.0;
        for k in 1..=30_u32 {
            term *= 25.0 / f64::from(k);
            sum += term;
            assert!(apart(p_block(25.0, k), term / sum) < 1e-14);
        }
    }

    #[test]
    fn blocking_stays_a_probability_at_any_size() {
        assert!(p_block(1e-3, 500) >= 0.0);
        assert!(apart(p_block(1e6, 10), 1.0) < 1e-4);
        // At load n, blocking nears √(2 / πn).
        assert!(apart(p_block(1e6, 1_000_000), 7.978_8e-4) < 1e-3);
    }
}
