//! The staffing calculator: one question, everything a planner asks of a staffed queue.

use serde::Serialize;

use super::{Demand, Queue, abandon, delay, general, loss};

/// What a contact does that finds all agents busy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Formula {
    /// Erlang B: it is blocked.
    B,
    /// Erlang C: it waits for ever.
    C,
    /// Erlang A: it waits until an exponential patience ends.
    A {
        /// Mean patience, s.
        mean_patience_s: f64,
    },
}

/// A staffed queue in steady state, in a planner's numbers.
///
/// # Units
/// Seconds; shares of all contacts unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// Agents.
    pub agents: u32,
    /// Offered load, erlang.
    pub offered_load: f64,
    /// Served within the threshold ÷ offered. Under Erlang B: not blocked.
    pub service_level_offered: f64,
    /// Served within the threshold ÷ (offered − abandoned within it).
    pub service_level_net: f64,
    /// Served within the threshold ÷ served.
    pub service_level_served: f64,
    /// The share that finds all agents busy.
    pub p_wait: f64,
    /// The share that abandons, or under Erlang B is blocked.
    pub p_lost: f64,
    /// Mean wait of the served (ASA).
    pub mean_wait_served_s: f64,
    /// Mean wait of all, abandoned included.
    pub mean_wait_s: f64,
    /// Mean number waiting.
    pub mean_queue: f64,
    /// The share of time that an agent is busy.
    pub occupancy: f64,
}

impl Formula {
    /// The steady state of a queue; `None` where the queue grows without end.
    ///
    /// # Examples
    /// ```
    /// use blendsim::erlang::{Demand, calculator::Formula};
    /// let queue = Demand::new(100.0 / 1800.0, 180.0).with_agents(13);
    /// let answer = Formula::A { mean_patience_s: 300.0 }.answer(&queue, 20.0).unwrap();
    /// assert_eq!(format!("{:.4} {:.3}", answer.service_level_offered, answer.p_wait), "0.8582 0.226");
    /// ```
    pub fn answer(self, queue: &Queue, threshold_s: f64) -> Option<Answer> {
        let (steady, in_time, gone) = match self {
            Self::B => return Some(without_wait(queue)),
            Self::C => (delay::steady(queue)?, delay::service_level(queue, threshold_s)?, 0.0),
            Self::A { mean_patience_s } => {
                let survival = |waited_s: f64| libm::exp(-waited_s / mean_patience_s);
                let gone = general::p_abandon_within(queue, &survival, threshold_s)?;
                let level = abandon::service_level(queue, mean_patience_s, threshold_s);
                (abandon::steady(queue, mean_patience_s), level, gone)
            }
        };
        Some(Answer {
            agents: queue.agents,
            offered_load: queue.demand.offered_load(),
            service_level_offered: in_time,
            service_level_net: in_time / (1.0 - gone),
            service_level_served: in_time / (1.0 - steady.p_abandon),
            p_wait: steady.p_wait,
            p_lost: steady.p_abandon,
            mean_wait_served_s: steady.mean_wait_answered_s,
            mean_wait_s: steady.mean_wait_s,
            mean_queue: steady.mean_queue,
            occupancy: steady.occupancy,
        })
    }

    /// The least number of agents under which the share offered that is served in time reaches a target.
    ///
    /// # Panics
    /// If the target is outside [0, 1).
    pub fn smallest_staff(self, demand: Demand, target: f64, threshold_s: f64) -> u32 {
        let goal = super::Goal { share: target, threshold_s };
        match self {
            Self::B => loss::smallest_staff(demand, target),
            Self::C => delay::smallest_staff(demand, goal),
            Self::A { mean_patience_s } => abandon::smallest_staff(demand, mean_patience_s, goal),
        }
    }
}

fn without_wait(queue: &Queue) -> Answer {
    let blocked = loss::p_block(queue.demand.offered_load(), queue.agents);
    Answer {
        agents: queue.agents,
        offered_load: queue.demand.offered_load(),
        service_level_offered: 1.0 - blocked,
        service_level_net: 1.0 - blocked,
        service_level_served: 1.0,
        p_wait: 0.0,
        p_lost: blocked,
        mean_wait_served_s: 0.0,
        mean_wait_s: 0.0,
        mean_queue: 0.0,
        occupancy: queue.occupancy(blocked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::testing::{apart, hundred_calls, hundred_longer_calls, printed_like};

    const PATIENT: Formula = Formula::A { mean_patience_s: 300.0 };

    /// `pyworkforce` documentation: 100 calls in 30 minutes, 3 minutes each, 20 seconds. The twin's calls are a tenth longer.
    #[test]
    fn answers_match_every_printed_digit_and_longer_calls_match_none() {
        for (formula, agents, printed) in
            [(Formula::C, 12, "0.6402"), (Formula::C, 14, "0.8884"), (PATIENT, 13, "0.8582")]
        {
            let level = |queue: Queue| {
                let answer = formula.answer(&queue, 20.0).unwrap();
                printed_like(printed, answer.service_level_offered)
            };
            assert_eq!(level(hundred_calls(agents)), printed);
            assert_ne!(level(hundred_longer_calls(agents)), printed);
        }
    }

    #[test]
    fn definitions_of_the_service_level_agree_where_nobody_abandons_and_part_where_some_do() {
        let patient = Formula::C.answer(&hundred_calls(13), 20.0).unwrap();
        assert!(apart(patient.service_level_offered, patient.service_level_net) < 1e-14);
        assert!(apart(patient.service_level_offered, patient.service_level_served) < 1e-14);
        let leaving = PATIENT.answer(&hundred_calls(13), 20.0).unwrap();
        assert!(leaving.service_level_offered < leaving.service_level_net);
        assert!(leaving.service_level_net < leaving.service_level_served);
    }

    #[test]
    fn the_smallest_staff_reaches_the_target_and_one_agent_less_does_not() {
        let demand = Demand::new(100.0 / 1800.0, 180.0);
        for (formula, agents) in [(Formula::C, 14), (PATIENT, 13), (Formula::B, 11)] {
            assert_eq!(formula.smallest_staff(demand, 0.8, 20.0), agents, "{formula:?}");
            let level = |agents: u32| {
                formula.answer(&demand.with_agents(agents), 20.0).map_or(0.0, |answer| answer.service_level_offered)
            };
            assert!(level(agents) >= 0.8 && level(agents - 1) < 0.8, "{formula:?}");
        }
    }

    #[test]
    fn a_line_without_end_has_no_answer() {
        assert_eq!(Formula::C.answer(&hundred_calls(10), 20.0), None);
        assert!(PATIENT.answer(&hundred_calls(10), 20.0).is_some());
    }
}
