//! Closed forms for staffed queues in steady state: the simulator's oracles, and a calculator.
//!
//! Contacts arrive as a Poisson process, handle times are exponential, and every agent takes
//! every contact, in order of arrival. What sets the rooms apart is what a contact does when
//! all agents are busy:
//!
//! - [`loss`] (Erlang B): it is blocked.
//! - [`delay`] (Erlang C): it waits for ever.
//! - [`abandon`] (Erlang A): it waits until an exponential patience ends.
//! - [`general`] (M/M/n+G): it waits until a patience of any shape ends.
//! - [`sharing`]: one agent shares time among several chats.
//! - [`transient`] (M(t)/M/n(t)+M): as Erlang A, on a day whose demand and staff change.
//!
//! [`calculator`] asks the first three everything that a planner asks.
//!
//! A *service level* here is the share of all contacts offered that are served within the
//! threshold: one that abandons, however soon, counts against it.

pub mod abandon;
pub mod calculator;
pub mod delay;
pub mod general;
mod integral;
pub mod loss;
pub mod required;
pub mod sharing;
pub mod transient;

use serde::Serialize;

/// The work that contacts bring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    arrivals_per_s: f64,
    handle_time_s: f64,
}

impl Demand {
    /// Contacts per second, and seconds an agent spends on one, on average.
    ///
    /// # Panics
    /// If either is not positive and finite.
    pub fn new(arrivals_per_s: f64, handle_time_s: f64) -> Self {
        for positive in [arrivals_per_s, handle_time_s] {
            assert!(positive > 0.0 && positive.is_finite(), "no demand: {positive}");
        }
        Self { arrivals_per_s, handle_time_s }
    }

    /// Contacts per second.
    pub fn arrivals_per_s(self) -> f64 {
        self.arrivals_per_s
    }

    /// Mean handle time, s.
    pub fn handle_time_s(self) -> f64 {
        self.handle_time_s
    }

    /// The mean number of agents kept busy if no contact is lost, in erlangs.
    pub fn offered_load(self) -> f64 {
        self.arrivals_per_s * self.handle_time_s
    }

    /// This demand before so many agents.
    ///
    /// # Panics
    /// If there are no agents.
    pub fn with_agents(self, agents: u32) -> Queue {
        assert!(agents > 0, "a queue needs an agent");
        Queue { demand: self, agents }
    }
}

/// A demand and the agents who meet it.
///
/// # Examples
/// ```
/// use blendsim::erlang::{Demand, delay};
/// // 100 contacts in half an hour, three minutes each, before twelve agents.
/// let queue = Demand::new(100.0 / 1800.0, 180.0).with_agents(12);
/// let service_level = delay::service_level(&queue, 20.0).unwrap();
/// assert_eq!(format!("{service_level:.4}"), "0.6402");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    demand: Demand,
    agents: u32,
}

impl Queue {
    /// Offered load per agent; at 1 and above, a queue without abandonment grows for ever.
    pub fn traffic_intensity(&self) -> f64 {
        self.demand.offered_load() / f64::from(self.agents)
    }

    /// The share of time that an agent is busy, given the share of contacts lost.
    fn occupancy(&self, p_abandon: f64) -> f64 {
        // The last bit of a product must not make an agent busier than always.
        (self.traffic_intensity() * (1.0 - p_abandon)).min(1.0)
    }

    /// Contacts per second that all agents together finish while busy.
    fn capacity_per_s(&self) -> f64 {
        f64::from(self.agents) / self.demand.handle_time_s
    }
}

/// A queue in steady state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Steady {
    /// The share of contacts that find all agents busy.
    pub p_wait: f64,
    /// The share of contacts that abandon.
    pub p_abandon: f64,
    /// The mean wait of all contacts, served at once, later or never.
    pub mean_wait_s: f64,
    /// The mean wait of contacts served: the average speed of answer.
    pub mean_wait_answered_s: f64,
    /// The mean number of contacts waiting.
    pub mean_queue: f64,
    /// The share of time that an agent is busy.
    pub occupancy: f64,
}

/// A service level to reach: 80 % within 20 seconds is `{ share: 0.8, threshold_s: 20.0 }`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The least share of contacts offered to be served in time, from 0 to below 1.
    pub share: f64,
    /// The longest wait that is in time.
    pub threshold_s: f64,
}

/// The least number of agents, from 1 up, whose service level reaches a share, where more
/// agents never lower it.
fn smallest_staff(share: f64, service_level: impl Fn(u32) -> Option<f64>) -> u32 {
    assert!((0.0..1.0).contains(&share), "out of reach: {share}");
    let reached = |agents| service_level(agents).is_some_and(|level| level >= share);
    let mut enough = 1;
    while !reached(enough) {
        enough *= 2;
    }
    let mut too_few = enough / 2;
    while enough - too_few > 1 {
        let middle = too_few + (enough - too_few) / 2;
        if reached(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    enough
}

#[cfg(test)]
mod testing {
    use super::{Demand, Queue};

    /// The worked example of the `pyworkforce` documentation: 100 calls in 30 minutes, three
    /// minutes each, answer within 20 seconds.
    pub fn hundred_calls(agents: u32) -> Queue {
        Demand::new(100.0 / 1800.0, 180.0).with_agents(agents)
    }

    /// The same calls, each a tenth longer: the wrong twin.
    pub fn hundred_longer_calls(agents: u32) -> Queue {
        Demand::new(100.0 / 1800.0, 198.0).with_agents(agents)
    }

    /// A value with as many decimals as its printed form.
    pub fn printed_like(printed: &str, value: f64) -> String {
        let decimals = printed.split('.').nth(1).map_or(0, str::len);
        format!("{value:.decimals$}")
    }

    /// The relative distance of two values.
    pub fn apart(a: f64, b: f64) -> f64 {
        (a - b).abs() / a.abs().max(b.abs())
    }
}
