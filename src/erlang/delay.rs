//! Erlang C: contacts that find all agents busy wait until they are served.

use super::{Demand, Goal, Queue, Steady, loss, smallest_staff as search};

/// The steady state, `None` where agents cannot keep up.
///
/// # Units
/// Seconds; probabilities are shares of all contacts.
///
/// # Formula
/// With load a and B = B(a, n): P(wait) = B / (1 − (a/n)(1 − B)), E\[W\] = P(wait) · handle time / (n − a),
/// for a < n.
///
/// # Source
/// A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in
/// automatic telephone exchanges", 1917.
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, delay};
/// let alone = Demand::new(0.5, 1.0).with_agents(1);
/// assert_eq!(delay::steady(&alone).unwrap().mean_wait_s, 1.0);
/// assert_eq!(delay::steady(&Demand::new(1.0, 1.0).with_agents(1)), None);
/// ```
pub fn steady(queue: &Queue) -> Option<Steady> {
    let occupancy = queue.traffic_intensity();
    if occupancy >= 1.0 {
        return None;
    }
    let Demand { arrivals_per_s, handle_time_s } = queue.demand;
    let load = queue.demand.offered_load();
    let blocked = loss::p_block(load, queue.agents);
    let p_wait = blocked / (1.0 - occupancy * (1.0 - blocked));
    let mean_wait_s = p_wait * handle_time_s / (f64::from(queue.agents) - load);
    Some(Steady {
        p_wait,
        p_abandon: 0.0,
        mean_wait_s,
        mean_wait_answered_s: mean_wait_s,
        mean_queue: arrivals_per_s * mean_wait_s,
        occupancy,
    })
}

/// The share of contacts served within the threshold, `None` where agents cannot keep up.
///
/// # Units
/// `threshold_s` in seconds.
///
/// # Formula
/// 1 − P(wait) exp(−(n − a) T / handle time), with load a.
///
/// # Panics
/// If `threshold_s` is negative or NaN.
///
/// # Source
/// A. K. Erlang, 1917, as for [`steady`].
pub fn service_level(queue: &Queue, threshold_s: f64) -> Option<f64> {
    assert!(threshold_s >= 0.0, "a threshold is not {threshold_s} s");
    let slack = f64::from(queue.agents) - queue.demand.offered_load();
    let p_wait = steady(queue)?.p_wait;
    let still_waiting = libm::exp(-slack * threshold_s / queue.demand.handle_time_s);
    Some(1.0 - p_wait * still_waiting)
}

/// The least number of agents that reaches the goal.
///
/// # Formula
/// min { n : [`service_level`] ≥ share }, by doubling, then halving.
///
/// # Panics
/// If the goal's share is outside [0, 1).
///
/// # Source
/// A. K. Erlang, 1917, as for [`steady`].
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, Goal, delay};
/// let calls = Demand::new(100.0 / 1800.0, 180.0);
/// let goal = Goal { share: 0.8, threshold_s: 20.0 };
/// assert_eq!(delay::smallest_staff(calls, goal), 14);
/// ```
pub fn smallest_staff(demand: Demand, goal: Goal) -> u32 {
    search(goal.share, |agents| service_level(&demand.with_agents(agents), goal.threshold_s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::testing::{apart, hundred_calls, hundred_longer_calls, printed_like};

    /// Service level within 20 seconds by agents (`pyworkforce` documentation).
    const PRINTED: [(u32, &str); 4] = [(11, "0.3896"), (12, "0.6402"), (13, "0.7956"), (14, "0.8884")];

    #[test]
    fn service_levels_match_every_printed_digit_and_longer_calls_match_none() {
        for (agents, printed) in PRINTED {
            let right = service_level(&hundred_calls(agents), 20.0).unwrap();
            assert_eq!(printed_like(printed, right), printed);
            let wrong = service_level(&hundred_longer_calls(agents), 20.0);
            assert!(wrong.is_none_or(|wrong| printed_like(printed, wrong) != printed));
        }
    }

    #[test]
    fn a_single_agent_is_an_m_m_1_queue() {
        let state = steady(&Demand::new(0.8, 1.0).with_agents(1)).unwrap();
        assert!(apart(state.p_wait, 0.8) < 1e-14);
        assert!(apart(state.mean_wait_s, 4.0) < 1e-14);
        assert!(apart(state.mean_queue, 3.2) < 1e-14);
    }

    #[test]
    fn overload_has_no_steady_state() {
        assert_eq!(steady(&hundred_calls(10)), None);
        assert_eq!(service_level(&hundred_calls(10), 20.0), None);
    }

    #[test]
    fn the_smallest_staff_reaches_the_goal_and_one_agent_less_does_not() {
        for (arrivals_per_s, share) in [(0.001, 0.8), (0.1, 0.5), (1.0, 0.95), (20.0, 0.999)] {
            let (demand, goal) = (Demand::new(arrivals_per_s, 300.0), Goal { share, threshold_s: 20.0 });
            let agents = smallest_staff(demand, goal);
            let reached = |agents| service_level(&demand.with_agents(agents), 20.0) >= Some(share);
            assert!(reached(agents));
            assert!(agents == 1 || !reached(agents - 1));
        }
    }
}
