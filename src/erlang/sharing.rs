//! One agent with several chats at once: processor sharing with a limit.

use super::Demand;

/// An agent who shares time among chats, in steady state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sharing {
    /// Mean number of chats in hand.
    pub in_hand: f64,
    /// Mean number of contacts waiting.
    pub waiting: f64,
    /// The share of time with at least one chat.
    pub occupancy: f64,
}

/// Terms below this share of the greatest no longer show.
const NEGLIGIBLE: f64 = 1e-18;

/// The steady state, `None` where even a full agent cannot keep up.
///
/// # Formula
/// A birth–death chain on the number n in the system: births λ, deaths j / ((1 + σ(j − 1)) · handle time) with
/// j = min(n, most) chats in hand.
///
/// # Panics
/// If no chat is allowed.
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, sharing};
/// // At σ = 1 chats only share the time of one: M/M/1.
/// let found = sharing::steady(Demand::new(0.5, 1.0), 3, 1.0).unwrap();
/// assert!((found.in_hand + found.waiting - 1.0).abs() < 1e-12);
/// ```
pub fn steady(demand: Demand, most: u32, slowdown: f64) -> Option<Sharing> {
    assert!(most > 0, "an agent needs room for a chat");
    let in_hand = |n: u32| f64::from(n.min(most));
    let leaving_per_s = |n: u32| in_hand(n) / (1.0 + slowdown * (in_hand(n) - 1.0)) / demand.handle_time_s;
    if demand.arrivals_per_s >= leaving_per_s(most) {
        return None;
    }
    let (mut weight, mut all, mut chats, mut waiting) = (1.0, 1.0, 0.0, 0.0);
    for n in 1_u32.. {
        weight *= demand.arrivals_per_s / leaving_per_s(n);
        all += weight;
        chats += weight * in_hand(n);
        waiting += weight * (f64::from(n) - in_hand(n));
        if n > most && weight < NEGLIGIBLE * all {
            break;
        }
    }
    Some(Sharing { in_hand: chats / all, waiting: waiting / all, occupancy: 1.0 - 1.0 / all })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::delay;
    use crate::erlang::testing::apart;

    #[test]
    fn without_slowdown_an_agent_with_three_chats_is_three_agents() {
        let demand = Demand::new(2.0, 1.0);
        let found = steady(demand, 3, 0.0).unwrap();
        let truth = delay::steady(&demand.with_agents(3)).unwrap();
        assert!(apart(found.waiting, truth.mean_queue) < 1e-12);
        assert!(apart(found.in_hand, 2.0) < 1e-12);
        let slower = steady(demand, 3, 0.02).unwrap();
        assert!(apart(slower.waiting, truth.mean_queue) > 0.05);
    }

    #[test]
    fn an_agent_slowed_too_much_cannot_keep_up() {
        assert_eq!(steady(Demand::new(1.0, 1.0), 3, 1.0), None);
        assert!(steady(Demand::new(1.0, 1.0), 3, 0.9).is_some());
    }
}
