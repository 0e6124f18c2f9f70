//! M/M/n+G: contacts wait until a patience of any shape ends.
//!
//! Patience enters as its survival function: the share of contacts still willing to wait after
//! so many seconds. It may jump, as where some contacts do not wait at all, or all leave at
//! once. With capacity c = n / handle time, H(x) = ∫₀ˣ survival, and the exponent
//! φ(x) = λH(x) − cx, the wait V that a contact of endless patience would face has density
//! ∝ exp φ, and everything is an integral over it.

use super::{
    Queue, Steady,
    integral::{March, Sums},
    loss,
};

pub use super::integral::Survival;

/// The steady state, `None` where neither agents nor patience drain the queue.
///
/// # Units
/// `survival` takes seconds; results in seconds and shares of all contacts.
///
/// # Formula
/// With E = 1 / B(a, n−1), J = ∫ eᵠ and D = E + λJ: P(wait) = λJ / D, P(abandon) =
/// λ∫(1 − survival) eᵠ / D, E\[W\] = λ∫H eᵠ / D, and E\[V; served\] = λ∫x survival eᵠ / D.
///
/// # Source
/// F. Baccelli and G. Hebuterne, 1981; S. Zeltyn and A. Mandelbaum, "Call centers with impatient
/// customers: many-server asymptotics of the M/M/n+G queue", *Queueing Systems* 51, 2005.
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, general};
/// let queue = Demand::new(18.0, 1.0).with_agents(20);
/// let uniform = |waited_s: f64| (1.0 - waited_s / 2.0).max(0.0);
/// let state = general::steady(&queue, &uniform).unwrap();
/// assert_eq!(format!("{:.6}", state.p_abandon), "0.039151");
/// ```
pub fn steady(queue: &Queue, survival: Survival) -> Option<Steady> {
    let solved = Solved::at(queue, survival, 0.0)?;
    let all = solved.later;
    let arrivals_per_s = queue.demand.arrivals_per_s;
    let p_abandon = solved.share(all.abandoned);
    let mean_wait_s = solved.share(all.wait);
    Some(Steady {
        p_wait: solved.share(all.mass),
        p_abandon,
        mean_wait_s,
        mean_wait_answered_s: solved.share(all.answered_wait) / (1.0 - p_abandon),
        mean_queue: arrivals_per_s * mean_wait_s,
        occupancy: queue.occupancy(p_abandon),
    })
}

/// The share of contacts served within the threshold, out of all offered; `None` where neither
/// agents nor patience drain the queue.
///
/// # Units
/// `survival` takes seconds; `threshold_s` in seconds.
///
/// # Formula
/// P(V ≤ T and patience > V) = (E + λ∫₀ᵀ survival eᵠ) / D.
///
/// # Panics
/// If `threshold_s` is negative or NaN.
///
/// # Source
/// S. Zeltyn and A. Mandelbaum, 2005, as for [`steady`].
pub fn service_level(queue: &Queue, survival: Survival, threshold_s: f64) -> Option<f64> {
    let solved = Solved::at(queue, survival, threshold_s)?;
    let Sums { mass, abandoned, .. } = solved.sooner;
    Some(solved.at_once / solved.all + solved.share(mass - abandoned))
}

/// The share of contacts that wait longer than the threshold, whether then served or not;
/// `None` where neither agents nor patience drain the queue.
///
/// # Units
/// `survival` takes seconds; `threshold_s` in seconds.
///
/// # Formula
/// P(V > T and patience > T) = survival(T) λ∫ₜ^∞ eᵠ / D.
///
/// # Panics
/// If `threshold_s` is negative or NaN.
///
/// # Source
/// S. Zeltyn and A. Mandelbaum, 2005, as for [`steady`].
pub fn p_wait_longer(queue: &Queue, survival: Survival, threshold_s: f64) -> Option<f64> {
    let solved = Solved::at(queue, survival, threshold_s)?;
    Some(survival(threshold_s) * solved.share(solved.later.mass))
}

/// The share of contacts that abandon within the threshold, out of all offered; `None` where neither
/// agents nor patience drain the queue.
///
/// # Units
/// `survival` takes seconds; `threshold_s` in seconds.
///
/// # Formula
/// P(patience ≤ min(V, T)) = (λ∫₀ᵀ (1 − survival) eᵠ + (1 − survival(T)) λ∫ₜ^∞ eᵠ) / D.
///
/// # Panics
/// If `threshold_s` is negative or NaN.
///
/// # Source
/// S. Zeltyn and A. Mandelbaum, 2005, as for [`steady`].
pub fn p_abandon_within(queue: &Queue, survival: Survival, threshold_s: f64) -> Option<f64> {
    let solved = Solved::at(queue, survival, threshold_s)?;
    let gone = 1.0 - survival(threshold_s);
    Some(solved.share(solved.sooner.abandoned) + gone * solved.share(solved.later.mass))
}

/// The integrals up to and beyond a threshold, ready to be made probabilities.
struct Solved {
    sooner: Sums,
    later: Sums,
    /// The weight of finding an agent free.
    at_once: f64,
    /// Turns an integral into a share of all contacts, with `all`: they are λ and D, scaled alike.
    weight: f64,
    all: f64,
}

impl Solved {
    fn at(queue: &Queue, survival: Survival, threshold_s: f64) -> Option<Self> {
        assert!(threshold_s >= 0.0, "a threshold is not {threshold_s} s");
        let arrivals_per_s = queue.demand.arrivals_per_s;
        let mut march = March::start(arrivals_per_s, queue.capacity_per_s(), survival)?;
        let sooner = march.to(threshold_s);
        let later = march.to(f64::INFINITY);
        // D times B(a, n−1), so that it stays finite where B vanishes; the integrals come
        // divided by the highest exp φ, and so must be the term that is none.
        let load = queue.demand.offered_load();
        let weight = arrivals_per_s * loss::p_block(load, queue.agents - 1);
        let at_once = libm::exp(-march.peak());
        let all = at_once + weight * (sooner.mass + later.mass);
        Some(Self { sooner, later, at_once, weight, all })
    }

    fn share(&self, integral: f64) -> f64 {
        self.weight * integral / self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::testing::{apart, hundred_calls, printed_like};
    use crate::erlang::{Demand, abandon, delay};
    use crate::stat::normal_cdf;

    fn exponential(t: f64) -> f64 {
        libm::exp(-t)
    }

    fn lognormal_cv_1(t: f64) -> f64 {
        let variance = std::f64::consts::LN_2;
        normal_cdf(-(libm::log(t) + variance / 2.0) / variance.sqrt())
    }

    fn deterministic(t: f64) -> f64 {
        if t < 1.0 { 1.0 } else { 0.0 }
    }

    fn uniform(t: f64) -> f64 {
        (1.0 - t / 2.0).max(0.0)
    }

    type Row = (u32, f64, fn(f64) -> f64, [&'static str; 4]);

    /// Agents, arrivals, patience of mean 1; P(abandon), E[W], E[Q] and P(W > 0.1), computed
    /// elsewhere from the same integrals, with handle time 1.
    const ROWS: [Row; 5] = [
        (100, 102.0, exponential, [".049918", ".049918", "5.0916", ".20293"]),
        (100, 102.0, lognormal_cv_1, [".037648", ".112027", "11.4268", ".49582"]),
        (100, 102.0, deterministic, [".021907", ".643708", "65.658", ".93621"]),
        (20, 18.0, exponential, [".049884", ".049884", ".89791", ".18852"]),
        (20, 18.0, uniform, [".039151", ".071749", "1.29148", ".24640"]),
    ];

    /// The same four results, printed, with patience stretched by a factor.
    fn results(&(agents, arrivals, patience, printed): &Row, stretch: f64) -> [String; 4] {
        let queue = Demand::new(arrivals, 1.0).with_agents(agents);
        let survival = |t: f64| patience(t / stretch);
        let state = steady(&queue, &survival).unwrap();
        let longer = p_wait_longer(&queue, &survival, 0.1).unwrap();
        let values = [state.p_abandon, state.mean_wait_s, state.mean_queue, longer];
        let mut pairs = printed.into_iter().zip(values);
        std::array::from_fn(|_| {
            let (printed, value) = pairs.next().unwrap();
            printed_like(printed, value).trim_start_matches('0').to_owned()
        })
    }

    #[test]
    fn every_shape_matches_every_printed_digit_and_a_longer_patience_matches_none() {
        for row in &ROWS {
            assert_eq!(results(row, 1.0), row.3);
            for (wrong, printed) in results(row, 1.1).iter().zip(row.3) {
                assert_ne!(wrong, printed);
            }
        }
    }

    fn assert_same(a: Steady, b: Steady) {
        let parts =
            |s: Steady| [s.p_wait, s.p_abandon, s.mean_wait_s, s.mean_wait_answered_s, s.mean_queue, s.occupancy];
        for (a, b) in parts(a).into_iter().zip(parts(b)) {
            assert!((a - b).abs() <= 1e-9 * a.abs(), "{a} is not {b}");
        }
    }

    #[test]
    fn exponential_patience_gives_erlang_a_at_every_load_and_size() {
        for (agents, load) in
            [(1, 0.2), (1, 5.0), (13, 10.0), (100, 60.0), (100, 100.0), (400, 900.0), (2_000, 1_990.0)]
        {
            let queue = Demand::new(load / 300.0, 300.0).with_agents(agents);
            for patience in [30.0, 300.0, 6_000.0] {
                let survival = |t: f64| libm::exp(-t / patience);
                assert_same(steady(&queue, &survival).unwrap(), abandon::steady(&queue, patience));
            }
        }
    }

    #[test]
    fn endless_patience_gives_erlang_c_or_no_steady_state() {
        let queue = hundred_calls(13);
        assert_same(steady(&queue, &|_| 1.0).unwrap(), delay::steady(&queue).unwrap());
        let level = service_level(&queue, &|_| 1.0, 20.0).unwrap();
        assert!(apart(level, delay::service_level(&queue, 20.0).unwrap()) < 1e-11);
        assert_eq!(steady(&hundred_calls(10), &|_| 1.0), None);
        assert_eq!(steady(&hundred_calls(9), &|_| 1.0), None);
    }

    #[test]
    fn contacts_that_never_wait_give_erlang_b() {
        for agents in [5, 10, 13] {
            let state = steady(&hundred_calls(agents), &|t| if t > 0.0 { 0.0 } else { 1.0 }).unwrap();
            assert!(apart(state.p_abandon, loss::p_block(10.0, agents)) < 1e-10);
            assert!(state.mean_wait_s < 1e-10);
        }
    }

    /// Whoever arrives is served in time, gone in time, or still waiting then.
    #[test]
    fn served_gone_and_waiting_at_the_threshold_are_everybody() {
        for row in &ROWS {
            let queue = Demand::new(row.1, 1.0).with_agents(row.0);
            for threshold in [0.0, 0.05, 0.1, 0.7, 3.0] {
                let served = service_level(&queue, &row.2, threshold).unwrap();
                let gone = p_abandon_within(&queue, &row.2, threshold).unwrap();
                let waiting = p_wait_longer(&queue, &row.2, threshold).unwrap();
                assert!((served + gone + waiting - 1.0).abs() < 1e-10, "{served} {gone} {waiting}");
            }
            let never = p_abandon_within(&queue, &row.2, 50.0).unwrap();
            assert!(apart(never, steady(&queue, &row.2).unwrap().p_abandon) < 1e-10);
        }
    }

    #[test]
    fn a_service_level_rises_from_those_served_at_once_to_those_served_at_all() {
        for row in &ROWS {
            let queue = Demand::new(row.1, 1.0).with_agents(row.0);
            let state = steady(&queue, &row.2).unwrap();
            let level = |threshold| service_level(&queue, &row.2, threshold).unwrap();
            assert!(apart(level(0.0), 1.0 - state.p_wait) < 1e-10);
            assert!(apart(level(50.0), 1.0 - state.p_abandon) < 1e-10);
            assert!(level(0.05) < level(0.1) && level(0.1) < level(0.2));
        }
    }
}
