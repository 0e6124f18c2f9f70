//! Erlang A (M/M/n+M): contacts wait until an exponential patience ends.

use super::{Demand, Goal, Queue, Steady, general, loss, smallest_staff as search};

/// The steady state, which always exists: abandonment drains what agents cannot.
///
/// # Units
/// Seconds; probabilities are shares of all contacts.
///
/// # Formula
/// With j contacts waiting, agents and patience together drain at rₖ = n/handle + k/patience,
/// k = j, so πₙ₊ⱼ = πₙ Πₖ₌₁ʲ λ/rₖ, and πₙ follows from Erlang B. P(abandon) = E\[W\] / patience. A
/// contact that finds j waiting and is served waits Σₖ₌₁ʲ⁺¹ 1/rₖ on average. Sums run inwards
/// from the empty end of the queue; all terms are positive, so no digits cancel.
///
/// # Panics
/// If `mean_patience_s` is not positive and finite.
///
/// # Source
/// C. Palm, "Research on telephone traffic carried by full availability groups", *Tele*, 1957;
/// O. Garnett, A. Mandelbaum and M. Reiman, *Manufacturing & Service Operations Management* 4,
/// 2002.
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, abandon};
/// let queue = Demand::new(100.0 / 1800.0, 180.0).with_agents(13);
/// let state = abandon::steady(&queue, 300.0);
/// assert_eq!(format!("{:.4}", state.p_abandon), "0.0250");
/// ```
pub fn steady(queue: &Queue, mean_patience_s: f64) -> Steady {
    assert_patience(mean_patience_s);
    let arrivals_per_s = queue.demand.arrivals_per_s;
    let waiting = Waiting::of(queue, mean_patience_s);
    let blocked = loss::p_block(queue.demand.offered_load(), queue.agents);
    let p_wait = 1.0 / (1.0 + (1.0 / blocked - 1.0) / waiting.mass);
    let mean_queue = p_wait * waiting.queue;
    let mean_wait_s = mean_queue / arrivals_per_s;
    let p_abandon = mean_wait_s / mean_patience_s;
    let occupancy = queue.occupancy(p_abandon);
    Steady {
        p_wait,
        p_abandon,
        mean_wait_s,
        mean_wait_answered_s: p_wait * waiting.answer_s / occupancy,
        mean_queue,
        occupancy,
    }
}

/// The queue while all agents are busy.
struct Waiting {
    /// The probability that all are busy over the probability that all are and nobody waits.
    mass: f64,
    /// The mean number waiting.
    queue: f64,
    /// The mean over queue lengths j of Σₖ₌₁ʲ 1/rₖ: the time the j-th in line has yet to wait.
    answer_s: f64,
}

impl Waiting {
    fn of(queue: &Queue, mean_patience_s: f64) -> Self {
        let drain = |waiting: u64| queue.capacity_per_s() + waiting as f64 / mean_patience_s;
        let arrivals_per_s = queue.demand.arrivals_per_s;
        // Far beyond the likeliest length, what is left out no longer shows.
        let surplus_per_s = arrivals_per_s - queue.capacity_per_s();
        let mut longest = (surplus_per_s * mean_patience_s).max(0.0).ceil() as u64;
        let mut weight = 1.0;
        while weight > 1e-20 {
            longest += 1;
            weight *= arrivals_per_s / drain(longest);
        }
        let empty = Self { mass: 1.0, queue: 0.0, answer_s: 0.0 };
        (1..=longest).rev().fold(empty, |behind, waiting| {
            let beyond = behind.mass * arrivals_per_s / drain(waiting);
            let share_beyond = 1.0 / (1.0 + 1.0 / beyond);
            Self {
                mass: 1.0 + beyond,
                queue: share_beyond * (1.0 + behind.queue),
                answer_s: share_beyond * (1.0 / drain(waiting) + behind.answer_s),
            }
        })
    }
}

/// The share of contacts served within the threshold, out of all offered.
///
/// A contact that abandons within the threshold counts against it: of the definitions in use, this is the
/// one that reproduces the published table to every digit.
///
/// # Units
/// Both times in seconds.
///
/// # Formula
/// The M/M/n+G integral of [`general::service_level`] with survival `e^(−t/p)`, `p` the mean patience:
/// `P(no wait)·(1 + λB(a, n−1) ∫₀ᵀ e^(φ(t) − t/p) dt)`, `φ(t) = λp(1 − e^(−t/p)) − nt/handle`, by Gauss and Legendre, where
/// `P(no wait)` is that of [`steady`]. Far beyond what agents can do it is the general march.
///
/// # Panics
/// If `mean_patience_s` is not positive and finite, or `threshold_s` is negative.
///
/// # Source
/// S. Zeltyn and A. Mandelbaum, *Queueing Systems* 51, 2005.
pub fn service_level(queue: &Queue, mean_patience_s: f64, threshold_s: f64) -> f64 {
    assert_patience(mean_patience_s);
    assert!(threshold_s >= 0.0, "a threshold is not {threshold_s} s");
    let (arrivals_per_s, load) = (queue.demand.arrivals_per_s, queue.demand.offered_load());
    let surplus_per_s = arrivals_per_s - queue.capacity_per_s();
    if surplus_per_s * mean_patience_s.min(threshold_s) > MOST_EXPONENT {
        let survival = |waited_s: f64| libm::exp(-waited_s / mean_patience_s);
        return general::service_level(queue, &survival, threshold_s).expect("exponential patience drains any queue");
    }
    let one_fewer = loss::p_block(load, queue.agents - 1);
    let blocked = load * one_fewer / (f64::from(queue.agents) + load * one_fewer);
    let mass = Waiting::of(queue, mean_patience_s).mass;
    let p_no_wait = 1.0 / (1.0 + mass / (1.0 / blocked - 1.0));
    p_no_wait * (1.0 + arrivals_per_s * one_fewer * served_while_waiting(queue, mean_patience_s, threshold_s))
}

/// Largest exponent that the closed form takes.
const MOST_EXPONENT: f64 = 300.0;

/// Half of the rule of Gauss and Legendre with eight nodes: where it looks, from the middle of a panel, and the weights.
const NODES: [(f64, f64); 4] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
];

/// `∫₀ᵀ e^(φ(t) − t/p) dt`, in panels over which the exponent changes little.
fn served_while_waiting(queue: &Queue, mean_patience_s: f64, threshold_s: f64) -> f64 {
    let (arrivals_per_s, capacity_per_s) = (queue.demand.arrivals_per_s, queue.capacity_per_s());
    let exponent = |t: f64| {
        let gone = -libm::expm1(-t / mean_patience_s);
        arrivals_per_s * mean_patience_s * gone - capacity_per_s * t - t / mean_patience_s
    };
    let slope = |t: f64| (arrivals_per_s * libm::exp(-t / mean_patience_s) - capacity_per_s).abs();
    let steepest = slope(0.0).max(slope(threshold_s)) + 1.0 / mean_patience_s;
    let bend = (arrivals_per_s / mean_patience_s).sqrt();
    let width_s = (4.0 / steepest).min(2.0 / bend);
    let panels = (threshold_s / width_s).ceil().max(1.0);
    let half_s = threshold_s / panels / 2.0;
    let (mut sum, mut middle_s, end_s) = (0.0, half_s, threshold_s);
    // Once it has fallen so far it never rises again.
    while middle_s < end_s && exponent(middle_s) > -50.0 {
        let of = |&(node, weight): &(f64, f64)| {
            let far = node * half_s;
            weight * (libm::exp(exponent(middle_s - far)) + libm::exp(exponent(middle_s + far)))
        };
        sum += half_s * NODES.iter().map(of).sum::<f64>();
        middle_s += 2.0 * half_s;
    }
    sum
}

/// The least number of agents that reaches the goal.
///
/// # Units
/// `mean_patience_s` in seconds.
///
/// # Formula
/// min { n : [`service_level`] ≥ share }, by doubling, then halving.
///
/// # Panics
/// If the goal's share is outside [0, 1), or `mean_patience_s` is not positive and finite.
///
/// # Source
/// O. Garnett, A. Mandelbaum and M. Reiman, 2002, as for [`steady`].
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, Goal, abandon};
/// let calls = Demand::new(100.0 / 1800.0, 180.0);
/// let goal = Goal { share: 0.8, threshold_s: 20.0 };
/// assert_eq!(abandon::smallest_staff(calls, 300.0, goal), 13);
/// ```
pub fn smallest_staff(demand: Demand, mean_patience_s: f64, goal: Goal) -> u32 {
    search(goal.share, |agents| {
        let queue = demand.with_agents(agents);
        Some(service_level(&queue, mean_patience_s, goal.threshold_s))
    })
}

fn assert_patience(mean_patience_s: f64) {
    assert!(mean_patience_s > 0.0 && mean_patience_s.is_finite(), "no mean patience: {mean_patience_s}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::delay;
    use crate::erlang::testing::{apart, hundred_calls, hundred_longer_calls, printed_like};
    use statrs::function::gamma::gamma_lr;

    /// Mean patience in minutes, service level within 20 seconds and P(abandon), with 13
    /// agents (`pyworkforce` documentation).
    const PRINTED: [(f64, &str, &str); 3] =
        [(3.0, "0.8751", "0.0322"), (5.0, "0.8582", "0.0250"), (10.0, "0.8376", "0.0165")];

    #[test]
    fn service_and_abandonment_match_every_printed_digit_and_longer_calls_match_none() {
        for (patience_min, level, p_abandon) in PRINTED {
            let of = |queue: &Queue| {
                (
                    printed_like(level, service_level(queue, 60.0 * patience_min, 20.0)),
                    printed_like(p_abandon, steady(queue, 60.0 * patience_min).p_abandon),
                )
            };
            assert_eq!(of(&hundred_calls(13)), (level.into(), p_abandon.into()));
            let wrong = of(&hundred_longer_calls(13));
            assert!(wrong.0 != level && wrong.1 != p_abandon);
        }
    }

    #[test]
    fn the_printed_wait_is_that_of_all_calls_and_not_of_those_answered() {
        let state = steady(&hundred_calls(13), 300.0);
        assert_eq!(printed_like("0.226", state.p_wait), "0.226");
        assert_eq!(printed_like("0.750", state.occupancy), "0.750");
        assert_eq!(printed_like("0.125", state.mean_wait_s / 60.0), "0.125");
        assert_eq!(printed_like("0.115", state.mean_wait_answered_s / 60.0), "0.115");
        let wrong = steady(&hundred_longer_calls(13), 300.0);
        assert_ne!(printed_like("0.226", wrong.p_wait), "0.226");
    }

    #[test]
    fn the_service_level_is_the_incomplete_gamma_form_of_the_same_integral() {
        // P(V > t | V > 0) = γ(x, y e^(−t/p)) / γ(x, y), x = n p / h, y = λ p; served later
        // than t are those whose patience outlasts V, so integrate by parts.
        let (patience, threshold) = (300.0, 20.0);
        let queue = hundred_calls(13);
        let (x, y) = (13.0 * patience / 180.0, patience / 18.0);
        let later = |x: f64| gamma_lr(x, y * libm::exp(-threshold / patience)) / gamma_lr(x, y);
        let state = steady(&queue, patience);
        // E[e^(−V/p); V > t] carries one more power of e^(−t/p): the same with x + 1.
        let served_of_waiting = 1.0 - state.p_abandon / state.p_wait;
        let expected = 1.0 - state.p_abandon - state.p_wait * served_of_waiting * later(x + 1.0);
        assert!(apart(service_level(&queue, patience, threshold), expected) < 1e-10);
    }

    #[test]
    fn endless_patience_is_erlang_c_and_instant_impatience_is_erlang_b() {
        let queue = hundred_calls(13);
        let (patient, endless) = (steady(&queue, 1e10), delay::steady(&queue).unwrap());
        assert!(apart(patient.mean_wait_s, endless.mean_wait_s) < 1e-6);
        assert!(apart(patient.mean_wait_answered_s, endless.mean_wait_s) < 1e-6);
        let impatient = steady(&queue, 1e-6);
        assert!(apart(impatient.p_abandon, loss::p_block(10.0, 13)) < 1e-6);
    }

    #[test]
    fn heavy_overload_sheds_exactly_the_surplus() {
        let state = steady(&Demand::new(20.0, 300.0).with_agents(1_000), 600.0);
        assert!(apart(state.p_abandon, 5.0 / 6.0) < 1e-12);
        assert!(apart(state.p_wait, 1.0) < 1e-12 && apart(state.occupancy, 1.0) < 1e-12);
    }

    #[test]
    fn patience_lets_fewer_agents_reach_the_goal() {
        let goal = Goal { share: 0.8, threshold_s: 20.0 };
        for arrivals_per_s in [0.01, 0.5, 5.0] {
            let demand = Demand::new(arrivals_per_s, 300.0);
            let agents = smallest_staff(demand, 120.0, goal);
            let level = |agents| service_level(&demand.with_agents(agents), 120.0, 20.0);
            assert!(level(agents) >= 0.8 && level(agents - 1) < 0.8);
            assert!(agents < delay::smallest_staff(demand, goal));
        }
    }

    /// The closed form against the march, whose panels halve until they agree: to ten digits from one agent to three thousand.
    #[test]
    fn the_closed_form_is_the_march_at_every_load_and_threshold() {
        for agents in [1, 4, 13, 60, 400, 3000] {
            for intensity in [0.1, 0.7, 0.93, 1.0, 1.2, 4.0] {
                for patience in [3.0, 60.0, 300.0, 1e5] {
                    let queue = Demand::new(intensity * f64::from(agents) / 240.0, 240.0).with_agents(agents);
                    let survival = |t: f64| libm::exp(-t / patience);
                    for threshold in [0.0, 1.0, 20.0, 600.0, 1e5] {
                        let march = general::service_level(&queue, &survival, threshold).unwrap();
                        let closed = service_level(&queue, patience, threshold);
                        let off = (closed - march).abs() / march.max(1e-12);
                        assert!(off < 1e-10, "{agents} {intensity} {patience} {threshold}: {closed} is not {march}");
                    }
                }
            }
        }
    }
}
