//! What is in force: the terms under which an arm of the customers lives, worked out once per phase and state.
//!
//! Without a pilot there is one arm, everybody. A pilot's arm has terms of its own from its beginning until its gate. The
//! arm of a customer is drawn by hash, like the segment, and stored nowhere; agents, lines and channels are the same in both.

use super::rules::Rules;
use crate::engine::Calendar;
use crate::model::calibration::Calibration;
use crate::model::event::Event;
use crate::model::resolver::Resolver;
use crate::model::setting::Setting;
use crate::model::skill::Skill;
use crate::rng::{Role, Streams};
use crate::scenario::{Levers, Scenario, Strategy};

/// The terms of an arm.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    pub levers: &'a Levers,
    pub rules: Rules,
    /// Strategy, phase and state that brought them about, as calibration numbers them.
    place: [usize; 3],
}

impl<'a> Terms<'a> {
    /// The terms of a strategy (an index) in a phase and one of its states.
    pub fn new(scenario: &'a Scenario, place: [usize; 3], calibration: &Calibration, setting: &Setting) -> Self {
        let [strategy, phase, state] = place;
        let levers = scenario.strategies[strategy].levers(phase, state);
        Self { levers, rules: Rules::new(scenario, levers, calibration, setting), place }
    }

    /// What a resolver can do.
    ///
    /// # Panics
    /// If it is nobody.
    #[inline]
    pub fn skill(&self, resolver: Resolver) -> &Skill {
        match resolver {
            Resolver::Ai(model) => &self.rules.models[model.index()].skill,
            Resolver::Team(team) => &self.rules.teams[team.index()],
            Resolver::Nobody => unreachable!("who is nobody has no skill"),
        }
    }

    /// Whether an AI answers first.
    pub fn has_ai(&self) -> bool {
        self.levers.routing.has_ai()
    }

    /// AI models that are paid for by the month, and how much.
    pub fn platforms(&self) -> &[(usize, f64)] {
        if self.has_ai() { &self.rules.platforms } else { &[] }
    }
}

/// The terms of all customers.
#[derive(Clone, Debug)]
pub struct InForce<'a> {
    /// Those of everybody who tries nothing.
    pub rest: Terms<'a>,
    /// Those that a pilot's arm tries, from its beginning until its gate.
    pub tried: Option<Terms<'a>>,
    /// The share of customers who are in the pilot's arm, where there is a pilot.
    share: Option<f64>,
    streams: Streams,
}

impl<'a> InForce<'a> {
    pub fn new(rest: Terms<'a>, strategy: &Strategy, streams: Streams) -> Self {
        Self { rest, tried: None, share: strategy.pilot.as_ref().map(|pilot| pilot.share), streams }
    }

    /// Whether there is a pilot, before, while or after it runs.
    pub fn has_pilot(&self) -> bool {
        self.share.is_some()
    }

    /// The arm of a customer, 1 for the pilot's; drawn anew in every replication, the same whatever happens.
    #[inline]
    pub fn arm(&self, customer: u32) -> usize {
        let luck = || self.streams.stream(Role::Arm, u64::from(customer), 0).uniform();
        self.share.map_or(0, |share| usize::from(luck() < share))
    }

    /// The terms of an arm.
    #[inline]
    pub fn terms(&self, arm: usize) -> &Terms<'a> {
        self.tried.as_ref().filter(|_| arm == 1).unwrap_or(&self.rest)
    }

    /// The terms of a customer.
    #[inline]
    pub fn of(&self, customer: u32) -> &Terms<'a> {
        self.terms(self.arm(customer))
    }

    /// Strategy, phase and state of the terms of everybody, and of those that a pilot's arm tries.
    pub fn places(&self) -> ([usize; 3], Option<[usize; 3]>) {
        (self.rest.place, self.tried.as_ref().map(|tried| tried.place))
    }

    /// The share of customers who are in the pilot's arm.
    pub fn share(&self) -> f64 {
        self.share.unwrap_or(0.0)
    }

    /// A mean over all customers, whatever arm they are in.
    pub fn over_arms(&self, of: impl Fn([usize; 3]) -> f64) -> f64 {
        let rest = of(self.rest.place);
        match (&self.tried, self.share) {
            (Some(tried), Some(share)) if share > 0.0 => (1.0 - share) * rest + share * of(tried.place),
            _ => rest,
        }
    }
}

/// A moment in the life of a replication: when it is, what is booked, and under which terms.
#[derive(Debug)]
pub struct At<'c> {
    pub now_s: f64,
    pub calendar: &'c mut Calendar<Event>,
    pub in_force: &'c InForce<'c>,
    /// The arm of the customer to whom it happens, and its terms; everybody's where it happens to nobody.
    pub arm: usize,
    pub terms: &'c Terms<'c>,
}

impl<'c> At<'c> {
    /// A moment that belongs to no customer.
    #[inline]
    pub fn new(now_s: f64, calendar: &'c mut Calendar<Event>, in_force: &'c InForce<'c>) -> Self {
        Self { now_s, calendar, in_force, arm: 0, terms: &in_force.rest }
    }

    /// The same moment for a customer.
    #[inline]
    pub fn of(&mut self, customer: u32) -> At<'_> {
        let arm = self.in_force.arm(customer);
        let terms = self.in_force.terms(arm);
        At { now_s: self.now_s, calendar: self.calendar, in_force: self.in_force, arm, terms }
    }

    /// An earlier moment that belongs to no customer, at which something of the crowd has happened.
    #[inline]
    pub fn at(&mut self, now_s: f64) -> At<'_> {
        At { now_s, calendar: self.calendar, in_force: self.in_force, arm: 0, terms: &self.in_force.rest }
    }

    /// Lets something happen later. What should have followed from something of the crowd before now follows now.
    #[inline]
    pub fn book(&mut self, at_s: f64, event: Event) {
        self.calendar.book(at_s.max(self.calendar.now_s()), event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::observer::Silent;
    use crate::scenario::samples::world;

    const WORLD: &str = r#"
topic.easy = { share = 1, handle_time = { dist = "constant", mean = "10 min" } }
team.desk = { on_duty = 5, success = 0.9 }
routing.first = "ai"
[strategy.x.pilot]
share = 0.25
routing.first = "people"
[strategy.x.pilot.gate]
measure = "wait"
at = 2024-01-15
most = "10 s"
"#;

    /// 4,000 customers: standard error of the arm's share .007.
    #[test]
    fn an_arm_lives_under_terms_of_its_own_only_while_it_tries_them() {
        let world = world(WORLD);
        let calibration = Calibration::rough(&world, Setting::at_scale(1), &Silent).expect("nobody stops it");
        let launched = world.strategies[0].phases.len() - 1;
        let terms = |state: usize| Terms::new(&world, [0, launched, state], &calibration, &Setting::at_scale(1));
        let mut in_force = InForce::new(terms(0), &world.strategies[0], Streams::new(1, 0));
        let (arm, rest): (Vec<u32>, Vec<u32>) = (0..4000).partition(|&customer| in_force.arm(customer) == 1);
        assert!((arm.len() as f64 / 4000.0 - 0.25).abs() < 0.03, "{}", arm.len());
        let has_ai = |in_force: &InForce, of: &[u32]| of.iter().all(|&customer| in_force.of(customer).has_ai());
        let mean_state = |in_force: &InForce| in_force.over_arms(|[.., state]| state as f64);
        assert!(has_ai(&in_force, &arm) && has_ai(&in_force, &rest) && mean_state(&in_force) <= 0.0);
        in_force.tried = Some(terms(1));
        assert!(arm.iter().all(|&customer| !in_force.of(customer).has_ai()) && has_ai(&in_force, &rest));
        assert!((mean_state(&in_force) - 0.25).abs() < 1e-12);
    }
}
