//! Agents by interval for a target, and the heads that put them on duty.

use serde::Serialize;

use super::Demand;
use super::calculator::Formula;
use crate::unit::{HOUR, MONTH, WEEK};

/// What is asked of a staffed team.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ask {
    /// Mean time that an agent spends on a contact alone, s.
    pub handle_time_s: f64,
    /// Mean patience, s; `None`: endless.
    pub patience_s: Option<f64>,
    /// Share of the offered that is served in time.
    pub target: f64,
    /// Longest wait that is in time, s.
    pub within_s: f64,
    /// Most of the time on duty that an agent may be busy.
    pub max_occupancy: f64,
    /// Share of paid time away from customers.
    pub shrinkage: f64,
    /// Paid hours of a head, per month.
    pub paid_hours_per_month: f64,
    /// Chats at once, and time that a full agent's chat takes ÷ one alone.
    pub chats_at_once: u32,
    /// The latter.
    pub slowed: f64,
}

/// What an interval needs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Need {
    /// Contacts that come in it.
    pub contacts: f64,
    /// Agents that reach the target, none of them too busy.
    pub agents: u32,
    /// Served in time ÷ offered, with so many; `None` where nobody comes.
    pub service_level: Option<f64>,
    /// Time busy ÷ time on duty, with so many; `None` where nobody comes.
    pub occupancy: Option<f64>,
    /// The same in fractions of an agent, between the least number that reaches the target and the one below, by service level.
    pub fraction: f64,
}

/// What a week needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Required {
    /// What was asked.
    pub ask: Ask,
    /// Length of an interval, s.
    pub interval_s: f64,
    /// By interval of the week from Monday 00:00.
    pub needs: Vec<Need>,
    /// Hours of agents on duty in a week.
    pub hours: f64,
    /// Heads whose paid hours, shrinkage taken off, are so many.
    pub heads: f64,
    /// Contacts of a week.
    pub contacts: f64,
    /// Served in time ÷ offered, over the week.
    pub service_level: f64,
    /// Time busy ÷ time on duty, over the week.
    pub occupancy: f64,
}

impl Ask {
    fn formula(&self) -> Formula {
        self.patience_s.map_or(Formula::C, |mean_patience_s| Formula::A { mean_patience_s })
    }

    /// What an interval needs to which so many contacts come.
    fn need(&self, contacts: f64, interval_s: f64) -> Need {
        if contacts <= 0.0 {
            return Need { contacts: 0.0, agents: 0, service_level: None, occupancy: None, fraction: 0.0 };
        }
        // A full agent's chats are so many servers, each slowed down by the others.
        let demand = Demand::new(contacts / interval_s, self.handle_time_s * self.slowed);
        let chats = self.chats_at_once;
        let answer = |agents: u32| self.formula().answer(&demand.with_agents(agents * chats), self.within_s);
        let is_enough = |agents: u32| {
            answer(agents).is_some_and(|answer| {
                answer.service_level_offered >= self.target && answer.occupancy <= self.max_occupancy
            })
        };
        let of_target = self.formula().smallest_staff(demand, self.target, self.within_s).div_ceil(chats).max(1);
        // So many are not too busy even if nobody gives up.
        let calm = (demand.offered_load() / self.max_occupancy / f64::from(chats)).ceil() as u32;
        let most = of_target.max(calm);
        let agents = (of_target..most).find(|&agents| is_enough(agents)).unwrap_or(most);
        let enough = answer(agents);
        let level = |agents: u32| answer(agents).map_or(0.0, |answer| answer.service_level_offered);
        let (below, reached) = (if agents > 1 { level(agents - 1) } else { 0.0 }, level(agents));
        let is_bound_by_target = agents == of_target && below < self.target;
        let part = if is_bound_by_target { (self.target - below) / (reached - below) } else { 1.0 };
        Need {
            contacts,
            agents,
            service_level: enough.map(|answer| answer.service_level_offered),
            occupancy: enough.map(|answer| answer.occupancy),
            fraction: f64::from(agents) - 1.0 + part.clamp(0.0, 1.0),
        }
    }

    /// What a week needs: contacts by interval from Monday 00:00.
    ///
    /// # Formula
    /// The least `n` with `P(served within T) ≥ target` and occupancy `≤` the most, by Erlang A, or C without patience, of each interval
    /// as if it were steady; with `m` chats at once an agent is `m` servers at the speed of a full one. Heads: agent hours a week ÷
    /// (1 − shrinkage) ÷ paid hours a week.
    pub fn of_week(&self, contacts: &[f64], interval_s: f64) -> Required {
        let needs: Vec<Need> = contacts.iter().map(|&contacts| self.need(contacts, interval_s)).collect();
        let hours = needs.iter().map(|need| f64::from(need.agents)).sum::<f64>() * interval_s / HOUR;
        let all: f64 = contacts.iter().sum();
        let of_contacts = |of: &dyn Fn(&Need) -> Option<f64>, weight: &dyn Fn(&Need) -> f64| {
            let (sum, weights) = needs.iter().fold((0.0, 0.0), |(sum, weights), need| {
                of(need).map_or((sum, weights), |value| (sum + value * weight(need), weights + weight(need)))
            });
            if weights > 0.0 { sum / weights } else { 0.0 }
        };
        Required {
            ask: *self,
            interval_s,
            hours,
            heads: hours / (1.0 - self.shrinkage) / (self.paid_hours_per_month * WEEK / MONTH),
            contacts: all,
            service_level: of_contacts(&|need| need.service_level, &|need| need.contacts),
            occupancy: of_contacts(&|need| need.occupancy, &|need| f64::from(need.agents)),
            needs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASK: Ask = Ask {
        handle_time_s: 180.0,
        patience_s: Some(300.0),
        target: 0.8,
        within_s: 20.0,
        max_occupancy: 1.0,
        shrinkage: 0.3,
        paid_hours_per_month: 160.0,
        chats_at_once: 1,
        slowed: 1.0,
    };

    /// To the digit what the calculator says of the same queue: 100 calls in half an hour, three minutes each.
    #[test]
    fn every_interval_needs_what_the_calculator_says() {
        let demand = Demand::new(100.0 / 1800.0, 180.0);
        for (patience_s, formula) in [(Some(300.0), Formula::A { mean_patience_s: 300.0 }), (None, Formula::C)] {
            let need = Ask { patience_s, ..ASK }.need(100.0, 1800.0);
            let agents = formula.smallest_staff(demand, 0.8, 20.0);
            let answer = formula.answer(&demand.with_agents(agents), 20.0).expect("it is steady");
            assert_eq!((need.agents, need.service_level), (agents, Some(answer.service_level_offered)));
            assert!(need.fraction > f64::from(agents) - 1.0 && need.fraction < f64::from(agents));
        }
        assert_eq!(ASK.need(0.0, 1800.0).agents, 0);
    }

    /// A load of 10 erlang at 70 % busy takes 15 agents, more than 80 % in 20 s does; the fraction then is whole.
    #[test]
    fn nobody_is_busier_than_asked() {
        let calm = Ask { max_occupancy: 0.7, patience_s: None, ..ASK }.need(100.0, 1800.0);
        assert_eq!((calm.agents, calm.fraction.to_bits()), (15, 15.0_f64.to_bits()));
        assert!(calm.occupancy.is_some_and(|busy| busy <= 0.7));
    }

    /// Ten agents of two chats at full speed are twenty servers.
    #[test]
    fn chats_at_once_are_servers() {
        let two = Ask { chats_at_once: 2, slowed: 1.0, ..ASK }.need(100.0, 1800.0);
        let one = ASK.need(100.0, 1800.0);
        assert_eq!(two.agents, one.agents.div_ceil(2));
        assert!(Ask { chats_at_once: 2, slowed: 1.8, ..ASK }.need(100.0, 1800.0).agents > two.agents);
    }

    /// 13 agents in two intervals of half an hour are 13 hours; ÷ .7 ÷ (160 · 7 / 30.436875 a week).
    #[test]
    fn heads_are_paid_for_their_shrinkage() {
        let week = ASK.of_week(&[100.0, 100.0, 0.0], 1800.0);
        let agents = f64::from(week.needs[0].agents);
        assert!((week.hours - agents).abs() < 1e-12);
        assert!((week.heads - agents / 0.7 / (160.0 * 7.0 / 30.436_875)).abs() < 1e-9, "{}", week.heads);
        assert!((week.contacts - 200.0).abs() < 1e-12 && week.service_level >= 0.8);
    }
}
