//! Agents by interval for a target, and the heads that put them on duty.

use serde::Serialize;

use super::{Demand, abandon, delay};
use crate::stat::normal_quantile;
use crate::unit::{HOUR, MONTH, WEEK};

/// By what agents are planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The share that is served in time, of those offered.
    ServiceLevel,
    /// The same, of those answered.
    ServiceLevelOfAnswered,
    /// The share of the time on duty in which agents would be busy if nobody gave up.
    Occupancy,
    /// So much more than the work, as a share of it.
    Margin,
}

/// What is asked of a staffed team.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ask {
    /// Mean time that an agent spends on a contact alone, s.
    pub handle_time_s: f64,
    /// Mean patience, s; `None`: endless.
    pub patience_s: Option<f64>,
    /// By what agents are planned.
    pub rule: Rule,
    /// What it is to be: a share.
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
    /// Coefficient of variation of busy days, over which the target is the mean.
    pub busyness: f64,
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

/// Days that stand for all, if they vary.
const DAYS: u32 = 16;
/// Loads that are so much apart are worked out, those between lie on the line between them; the least such load, erlang.
const LADDER: f64 = 1.1;
const LADDER_FROM: f64 = 60.0;

impl Ask {
    /// How busy days are that are equally likely, ÷ the mean.
    ///
    /// Formula: quantiles of a gamma law by Wilson and Hilferty, `(1 − v²/9 + z·v/3)³`, made to have the mean 1.
    fn days(&self) -> Vec<f64> {
        let cv = self.busyness;
        if cv <= 0.0 {
            return vec![1.0];
        }
        let factor = |day: u32| {
            let z = normal_quantile((f64::from(day) + 0.5) / f64::from(DAYS));
            let root = (1.0 - cv * cv / 9.0 + z * cv / 3.0).max(0.0);
            root * root * root
        };
        let days: Vec<f64> = (0..DAYS).map(factor).collect();
        let mean = days.iter().sum::<f64>() / f64::from(DAYS);
        days.into_iter().map(|day| day / mean).collect()
    }

    /// Of the offered, the shares that are served in time and that give up; `None` where the queue grows without end.
    fn served(&self, demand: Demand, servers: u32) -> Option<(f64, f64)> {
        let queue = demand.with_agents(servers);
        match self.patience_s {
            Some(patience_s) => {
                let gone = abandon::steady(&queue, patience_s).p_abandon;
                Some((abandon::service_level(&queue, patience_s, self.within_s), gone))
            }
            None => Some((delay::service_level(&queue, self.within_s)?, 0.0)),
        }
    }

    /// Service level and occupancy with so many agents, over days.
    fn answer(&self, demand: Demand, agents: u32, days: &[f64]) -> (f64, f64) {
        let servers = agents * self.chats_at_once;
        let (mut in_time, mut answered, mut all) = (0.0, 0.0, 0.0);
        for day in days.iter().filter(|day| **day > 0.0) {
            let of_day = Demand::new(demand.arrivals_per_s * day, demand.handle_time_s);
            let (level, gone) = self.served(of_day, servers).unwrap_or((0.0, 0.0));
            in_time += day * level;
            answered += (day * (1.0 - gone)).min(f64::from(servers) / demand.offered_load());
            all += day;
        }
        let of = if self.rule == Rule::ServiceLevelOfAnswered { answered } else { all };
        (in_time / of, answered / all * demand.offered_load() / f64::from(servers))
    }

    /// Whether so many agents are enough.
    fn is_enough(&self, demand: Demand, agents: u32, days: &[f64]) -> bool {
        let (level, occupancy) = self.answer(demand, agents, days);
        level >= self.target && occupancy <= self.max_occupancy
    }

    /// The load that interval after interval brings, in servers.
    fn demand(&self, contacts: f64, interval_s: f64) -> Demand {
        // A full agent's chats are so many servers, each slowed down by the others.
        Demand::new(contacts / interval_s, self.handle_time_s * self.slowed)
    }

    /// The least number of agents that is enough, looked for from a guess on.
    fn least(&self, demand: Demand, guess: u32, days: &[f64]) -> u32 {
        let in_agents = demand.offered_load() / f64::from(self.chats_at_once);
        match self.rule {
            Rule::Occupancy => (in_agents / self.target).ceil().max(1.0) as u32,
            Rule::Margin => (in_agents * (1.0 + self.target)).ceil().max(1.0) as u32,
            Rule::ServiceLevel | Rule::ServiceLevelOfAnswered => {
                gallop(guess, |agents| self.is_enough(demand, agents, days))
            }
        }
    }

    /// What an interval needs to which so many contacts come.
    fn need(&self, contacts: f64, interval_s: f64, days: &[f64]) -> Need {
        if contacts <= 0.0 {
            return Need { contacts: 0.0, agents: 0, service_level: None, occupancy: None, fraction: 0.0 };
        }
        let demand = self.demand(contacts, interval_s);
        let guess = (demand.offered_load() / f64::from(self.chats_at_once)).ceil() as u32;
        let agents = self.least(demand, guess, days);
        let (level, occupancy) = self.answer(demand, agents, days);
        let below = if agents > 1 { self.answer(demand, agents - 1, days) } else { (0.0, f64::INFINITY) };
        let is_bound_by_target = below.0 < self.target && below.1 <= self.max_occupancy;
        let part = if is_bound_by_target { (self.target - below.0) / (level - below.0) } else { 1.0 };
        Need {
            contacts,
            agents,
            service_level: Some(level),
            occupancy: Some(occupancy),
            fraction: f64::from(agents) - 1.0 + part.clamp(0.0, 1.0),
        }
    }

    /// Agents that the intervals of a week need: contacts by interval, from Monday 00:00.
    ///
    /// As [`Self::of_week`]; where days vary, above a load of 60 only some loads are worked out, and the agents between lie on a line in
    /// the slack `(n − R)/√R`, at most one from the exact number.
    pub fn agents_of_week(&self, contacts: &[f64], interval_s: f64) -> Vec<u32> {
        let days = self.days();
        let mut loads: Vec<f64> = contacts.iter().copied().filter(|contacts| *contacts > 0.0).collect();
        loads.sort_by(f64::total_cmp);
        loads.dedup();
        let of = |contacts: f64| self.demand(contacts, interval_s).offered_load() / f64::from(self.chats_at_once);
        // Known: contacts, load and slack.
        let mut known: Vec<(f64, f64, f64)> = Vec::new();
        for (index, &contacts) in loads.iter().enumerate() {
            let load = of(contacts);
            let is_step = known.last().is_none_or(|(_, before, _)| load > before * LADDER);
            if days.len() > 1 && load > LADDER_FROM && !is_step && index + 1 < loads.len() {
                continue;
            }
            let slack = known.last().map_or(0.0, |(.., slack)| *slack);
            let guess = (load + slack * load.sqrt()).ceil().max(1.0) as u32;
            let agents = self.least(self.demand(contacts, interval_s), guess, &days);
            known.push((contacts, load, (f64::from(agents) - load) / load.sqrt()));
        }
        let agents = |contacts: &f64| {
            if *contacts <= 0.0 {
                return 0;
            }
            let above = known.partition_point(|(known, ..)| known < contacts).min(known.len() - 1);
            let (at, high, slack) = known[above];
            let load = of(*contacts);
            if at <= *contacts || above == 0 {
                return (load + slack * load.sqrt()).round() as u32;
            }
            let (_, low, before) = known[above - 1];
            let slack = before + (slack - before) * (load - low) / (high - low);
            (load + slack * load.sqrt()).round() as u32
        };
        contacts.iter().map(agents).collect()
    }

    /// What a week needs: contacts by interval from Monday 00:00.
    ///
    /// # Formula
    /// The least `n` with `P(served within T) ≥ target` and occupancy `≤` the most, by Erlang A, or C without patience, of each interval
    /// as if it were steady, over busy and quiet days; with `m` chats at once an agent is `m` servers at the speed of a full one. Heads:
    /// agent hours a week ÷ (1 − shrinkage) ÷ paid hours a week.
    pub fn of_week(&self, contacts: &[f64], interval_s: f64) -> Required {
        let days = self.days();
        let needs: Vec<Need> = contacts.iter().map(|&contacts| self.need(contacts, interval_s, &days)).collect();
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
            heads: heads(hours, self.shrinkage, self.paid_hours_per_month),
            contacts: all,
            service_level: of_contacts(&|need| need.service_level, &|need| need.contacts),
            occupancy: of_contacts(&|need| need.occupancy, &|need| f64::from(need.agents)),
            needs,
        }
    }
}

/// Heads that put so many hours on duty in a week.
pub fn heads(hours: f64, shrinkage: f64, paid_hours_per_month: f64) -> f64 {
    hours / (1.0 - shrinkage) / (paid_hours_per_month * WEEK / MONTH)
}

/// The least number that is enough, where more always is, looked for from a guess on in steps that double.
fn gallop(guess: u32, is_enough: impl Fn(u32) -> bool) -> u32 {
    let (mut too_few, mut enough) = (0, guess.max(1));
    let mut step = 1;
    if is_enough(enough) {
        while enough > step && is_enough(enough - step) {
            enough -= step;
            step *= 2;
        }
        too_few = enough.saturating_sub(step);
    } else {
        while !is_enough(enough) {
            too_few = enough;
            enough += step;
            step *= 2;
        }
    }
    while enough - too_few > 1 {
        let middle = too_few + (enough - too_few) / 2;
        if is_enough(middle) { enough = middle } else { too_few = middle }
    }
    enough
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::calculator::Formula;

    impl Ask {
        fn of_calls(&self, contacts: f64) -> Need {
            self.need(contacts, 1800.0, &self.days())
        }
    }

    const ASK: Ask = Ask {
        rule: Rule::ServiceLevel,
        busyness: 0.0,
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
            let need = Ask { patience_s, ..ASK }.of_calls(100.0);
            let agents = formula.smallest_staff(demand, 0.8, 20.0);
            let answer = formula.answer(&demand.with_agents(agents), 20.0).expect("it is steady");
            assert_eq!((need.agents, need.service_level), (agents, Some(answer.service_level_offered)));
            assert!(need.fraction > f64::from(agents) - 1.0 && need.fraction < f64::from(agents));
        }
        assert_eq!(ASK.of_calls(0.0).agents, 0);
    }

    /// Busy days of 10 %: with the mean's agents fewer than 80 % are in time, with those of the answer 80 % are, one fewer fails.
    #[test]
    fn busy_days_take_a_margin() {
        let ask = Ask { busyness: 0.1, ..ASK };
        let days = ask.days();
        let mean = days.iter().sum::<f64>() / days.len() as f64;
        let cv = (days.iter().map(|day| (day - mean) * (day - mean)).sum::<f64>() / days.len() as f64).sqrt();
        assert!((mean - 1.0).abs() < 1e-12 && (cv - 0.1).abs() < 0.005, "{mean} {cv}");
        for contacts in [500.0, 1000.0, 10_000.0] {
            let demand = ask.demand(contacts, 1800.0);
            let level = |agents: u32| ask.answer(demand, agents, &days).0;
            let (plain, busy) = (ASK.of_calls(contacts).agents, ask.of_calls(contacts).agents);
            assert!(level(plain) < 0.8 && level(busy) >= 0.8 && level(busy - 1) < 0.8, "{contacts}: {plain} {busy}");
        }
    }

    /// Agents between loads that were worked out are at most one from the exact number; without busy days they are exact.
    #[test]
    fn the_agents_of_a_week_are_those_of_its_intervals() {
        let contacts: Vec<f64> =
            (0..336).map(|n| 40.0 * f64::from(n % 48) * (1.0 + f64::from(n / 48) / 20.0)).collect();
        for (busyness, most) in [(0.0, 0), (0.1, 1)] {
            for (chats_at_once, rule) in
                [(1, Rule::ServiceLevel), (3, Rule::ServiceLevelOfAnswered), (2, Rule::Occupancy), (1, Rule::Margin)]
            {
                let ask = Ask { busyness, chats_at_once, rule, max_occupancy: 0.95, ..ASK };
                let exact = ask.of_week(&contacts, 1800.0);
                let agents = ask.agents_of_week(&contacts, 1800.0);
                let off = |(need, agents): (&Need, &u32)| need.agents.abs_diff(*agents);
                assert!(exact.needs.iter().zip(&agents).map(off).max() <= Some(most), "{busyness} {rule:?}");
            }
        }
    }

    /// From any guess the same least number is found.
    #[test]
    fn a_gallop_ends_at_the_least_number() {
        for least in [1, 2, 7, 63, 64, 1000] {
            for guess in [0, 1, 5, 64, 999, 1000, 1001, 5000] {
                assert_eq!(gallop(guess, |n| n >= least), least);
            }
        }
    }

    /// A load of 10 erlang at 70 % busy takes 15 agents, more than 80 % in 20 s does; the fraction then is whole.
    #[test]
    fn nobody_is_busier_than_asked() {
        let calm = Ask { max_occupancy: 0.7, patience_s: None, ..ASK }.of_calls(100.0);
        assert_eq!((calm.agents, calm.fraction.to_bits()), (15, 15.0_f64.to_bits()));
        assert!(calm.occupancy.is_some_and(|busy| busy <= 0.7));
    }

    /// Ten agents of two chats at full speed are twenty servers.
    #[test]
    fn chats_at_once_are_servers() {
        let two = Ask { chats_at_once: 2, slowed: 1.0, ..ASK }.of_calls(100.0);
        let one = ASK.of_calls(100.0);
        assert_eq!(two.agents, one.agents.div_ceil(2));
        assert!(Ask { chats_at_once: 2, slowed: 1.8, ..ASK }.of_calls(100.0).agents > two.agents);
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

    /// A load of two erlang for two agents, patience as long as the handle time: so many are there as come in one, Poisson. `e^{−2}(1 + 2)` =
    /// 40.6 % find an agent free; `E(N − 2)⁺` = 4e^{−2} of the load of 2, 27.1 %, give up, so that two agents are busy for 72.9 %.
    #[test]
    fn of_those_answered_more_are_in_time() {
        let ask = Ask { patience_s: Some(180.0), within_s: 0.0, ..ASK };
        let (free, gone) = (3.0 * libm::exp(-2.0), 2.0 * libm::exp(-2.0));
        for (rule, of) in [(Rule::ServiceLevel, 1.0), (Rule::ServiceLevelOfAnswered, 1.0 - gone)] {
            let (level, busy) = Ask { rule, ..ask }.answer(Demand::new(1.0 / 90.0, 180.0), 2, &[1.0]);
            assert!((level - free / of).abs() < 1e-6 && (busy - 1.0 + gone).abs() < 1e-6, "{rule:?} {level} {busy}");
        }
        // One quiet day of half a load of four, one busy one of half as much again: .5 · 2 and 1.5 · 6 of 8 are offered.
        let demand = Demand::new(4.0 / 180.0, 180.0);
        let of_day = |day: f64| ask.answer(Demand::new(day * 4.0 / 180.0, 180.0), 4, &[1.0]);
        let (quiet, busy, both) = (of_day(0.5), of_day(1.5), ask.answer(demand, 4, &[0.5, 0.0, 1.5]));
        assert!((both.0 - f64::midpoint(0.5 * quiet.0, 1.5 * busy.0)).abs() < 1e-12, "{both:?} {quiet:?} {busy:?}");
        assert!((both.1 - f64::midpoint(quiet.1, busy.1)).abs() < 1e-12, "{both:?} {quiet:?} {busy:?}");
        // Without patience three agents cannot keep up with a load of four: all are busy, and nobody is in time.
        assert_eq!(Ask { patience_s: None, ..ask }.answer(demand, 3, &[1.0]), (0.0, 1.0));
    }

    /// The fraction lies on the line between the last number that misses the target and the first that reaches it; a single agent's begins
    /// at none.
    #[test]
    fn a_fraction_lies_between_two_numbers() {
        let (demand, need) = (ASK.demand(100.0, 1800.0), ASK.of_calls(100.0));
        let [below, level] = [need.agents - 1, need.agents].map(|agents| ASK.answer(demand, agents, &[1.0]).0);
        let expected = f64::from(need.agents) - 1.0 + (0.8 - below) / (level - below);
        assert!((need.fraction - expected).abs() < 1e-12 && below < 0.8, "{need:?} {expected}");
        let one = ASK.of_calls(0.01);
        assert_eq!((one.agents, one.fraction.to_bits()), (1, 1.0_f64.to_bits()));
    }

    /// A load of 10 erlang, two chats an agent: ten agents at 50 %, six with a fifth more than the work; a load of .1 takes one.
    #[test]
    fn agents_by_occupancy_and_by_margin_are_the_work_and_more() {
        for (rule, target, agents) in [(Rule::Occupancy, 0.5, 10), (Rule::Margin, 0.2, 6), (Rule::Occupancy, 0.99, 6)] {
            let ask = Ask { rule, target, chats_at_once: 2, ..ASK };
            assert_eq!((ask.of_calls(100.0).agents, ask.of_calls(1.0).agents), (agents, 1), "{rule:?}");
            assert_eq!(ask.agents_of_week(&[1.0, 100.0, 0.0], 1800.0), [1, agents, 0]);
        }
    }

    /// Service of a week is by contacts, how busy it is by agents: a hundred contacts in an hour weigh ten times ten. Nobody's week is empty.
    #[test]
    fn a_week_weighs_contacts_and_agents() {
        let week = ASK.of_week(&[100.0, 0.0, 10.0], 3600.0);
        let of = |need: &Need| (need.service_level.expect("some come"), need.occupancy.expect("some come"));
        let ((much, busy), (little, calm)) = (of(&week.needs[0]), of(&week.needs[2]));
        assert!((week.service_level - (10.0 * much + little) / 11.0).abs() < 1e-12 && (much - little).abs() > 0.01);
        let [many, few] = [0, 2].map(|place| f64::from(week.needs[place].agents));
        assert!((week.occupancy - (many * busy + few * calm) / (many + few)).abs() < 1e-12 && many > few);
        assert!((week.hours - many - few).abs() < 1e-12 && (week.contacts - 110.0).abs() < 1e-12);
        let none = ASK.of_week(&[0.0; 3], 3600.0);
        assert_eq!((none.hours, none.heads, none.service_level, none.occupancy), (0.0, 0.0, 0.0, 0.0));
    }

    /// Two chats an agent: where days vary the agents of loads of 60 and less are exact. Above, those of the first, of each a tenth above the last and of the
    /// largest are; those between have a slack on the line between those of the two beside them.
    #[test]
    fn agents_between_loads_have_a_slack_between_theirs() {
        let ask = Ask { busyness: 0.15, chats_at_once: 2, ..ASK };
        let loads: Vec<f64> = (1..=300).map(|n| f64::from(n) * 0.75).collect();
        let contacts: Vec<f64> = loads.iter().rev().map(|load| load * 20.0).collect();
        let mut found = ask.agents_of_week(&contacts, 1800.0);
        found.reverse();
        let (days, mut known) = (ask.days(), Vec::<(f64, f64)>::new());
        let exact = |load: f64| ask.least(ask.demand(load * 20.0, 1800.0), load as u32 + 1, &days);
        for &load in &loads {
            if load <= 60.0 || load > known[known.len() - 1].0 * 1.1 || load >= 225.0 {
                known.push((load, (f64::from(exact(load)) - load) / load.sqrt()));
            }
        }
        for (load, agents) in loads.iter().zip(found) {
            let above = known.iter().position(|(known, _)| known >= load).expect("the largest is known");
            let ((low, before), (high, after)) = (known[above.max(1) - 1], known[above]);
            let slack = before + (after - before) * if above > 0 { (load - low) / (high - low) } else { 1.0 };
            assert_eq!(agents, (load + slack * load.sqrt()).round() as u32, "{load}");
        }
    }

    /// The days of a law whose standard deviation is its mean and a half: the quietest have nobody, the mean is 1, and the median
    /// `(1 − v²/9)³` of it before that is made so.
    #[test]
    fn the_quietest_of_very_different_days_have_nobody() {
        assert_eq!(ASK.days(), [1.0]);
        let days = Ask { busyness: 1.5, ..ASK }.days();
        assert!(days.len() == 16 && days.is_sorted() && days[0] <= 0.0 && days[15] > 4.0, "{days:?}");
        assert!((days.iter().sum::<f64>() - 16.0).abs() < 1e-9);
        let even = Ask { busyness: 0.3, ..ASK }.days();
        let root = |k: usize, z: f64| even[k] / libm::pow(1.0 - 0.01 + z * 0.1, 3.0);
        // Quantiles of the normal law at 17/32 and 29/32.
        assert!((root(8, 0.078_412) / root(14, 1.318_011) - 1.0).abs() < 1e-5, "{even:?}");
    }
}
