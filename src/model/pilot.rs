//! Pilots: an arm of the customers lives under levers of its own until the gate.
//!
//! The arm of a customer is drawn by hash, like the segment, and stored nowhere. What happens to a customer of the arm
//! happens with the arm's levers and rules put in place of everybody else's; agents, lines and channels are the same.

use super::Model;
use super::event::Event;
use super::issue::Issue;
use super::resolver::ModelId;
use super::rules::Rules;
use super::trigger::between;
use crate::books::PilotResult;
use crate::engine::Calendar;
use crate::policy::{Routing, trigger};
use crate::rng::Role;
use crate::scenario::{Levers, Pilot};
use crate::stat::estimate::Pair;
use crate::unit::MONTH;

/// The arms in the order of their numbers: everybody else, then those who try the levers.
pub const ARMS: [usize; 2] = [0, 1];

/// A pilot in one replication.
#[derive(Debug)]
pub struct PilotArm<'a> {
    pilot: &'a Pilot,
    /// Sums of the gate's measure in each arm when it began.
    began: [Pair; 2],
    /// What the arm tries, from the beginning until the gate.
    tried: Option<Tried<'a>>,
    /// The arm whose levers and rows are in place.
    present: usize,
}

/// What waits to be put in place: the arm's levers, or everybody else's while the arm's are.
#[derive(Debug)]
struct Tried<'a> {
    levers: &'a Levers,
    rules: Rules,
}

impl<'a> PilotArm<'a> {
    pub fn new(pilot: &'a Pilot) -> Self {
        Self { pilot, began: [Pair::default(); 2], tried: None, present: 0 }
    }
}

impl<'a> Model<'a> {
    /// Books the beginning and the gate of the pilot.
    pub fn book_pilot(&self, calendar: &mut Calendar<Event>) {
        if let Some(pilot) = &self.strategy.pilot {
            calendar.book(pilot.from_s, Event::Pilot);
            calendar.book(pilot.gate.at_s, Event::Pilot);
        }
    }

    /// The pilot begins, or its gate decides.
    pub fn on_pilot(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        let Some(trial) = &self.trial else { return };
        let gate = &trial.pilot.gate;
        if trial.tried.is_none() {
            let sums = ARMS.map(|arm| self.observed_before(now_s, gate.measure, Some(arm)));
            let tried = self.tried_now();
            if let Some(trial) = &mut self.trial {
                (trial.began, trial.tried) = (sums, Some(tried));
            }
            return;
        }
        let sums = ARMS.map(|arm| self.observed(now_s, gate.measure, Some(arm)));
        let [rest, arm] = ARMS.map(|arm| between(trial.began[arm], sums[arm]));
        let against = if gate.against_rest { rest.ratio() } else { Some(0.0) };
        let value = arm.ratio().zip(against).map(|(arm, against)| arm - against);
        let is_enough = arm.den * f64::from(self.setting.scale) >= gate.least_count;
        let is_rolled_out = is_enough && trigger::passes(value, gate.least, gate.most);
        self.ledger.decided(PilotResult { is_rolled_out, arm, rest });
        if let Some(trial) = &mut self.trial {
            trial.tried = None;
        }
        self.course.state = self.course.state.with_pilot(is_rolled_out);
        self.change_levers(now_s, false, calendar);
    }

    /// What the arm tries under the present phase and state.
    fn tried_now(&self) -> Tried<'a> {
        let levers = self.levers_in(&self.course.state.with_pilot(true));
        Tried { levers, rules: self.rules_of(levers) }
    }

    /// Brings what the arm tries up to date, once phase or state have changed.
    pub fn renew_trial(&mut self) {
        if self.is_trying() {
            let tried = self.tried_now();
            if let Some(trial) = &mut self.trial {
                trial.tried = Some(tried);
            }
        }
    }

    /// Whether an arm lives under levers of its own now.
    fn is_trying(&self) -> bool {
        self.trial.as_ref().is_some_and(|trial| trial.tried.is_some())
    }

    /// What an arm tries now, besides the levers in place.
    pub fn levers_tried(&self) -> Option<&'a Levers> {
        self.trial.as_ref().and_then(|trial| trial.tried.as_ref()).map(|tried| tried.levers)
    }

    /// The share of customers who live under levers of their own now.
    pub fn share_trying(&self) -> f64 {
        self.trial.as_ref().filter(|trial| trial.tried.is_some()).map_or(0.0, |trial| trial.pilot.share)
    }

    /// The arm of a customer; drawn anew in every replication, the same whatever happens.
    fn arm(&self, customer: u32) -> usize {
        let luck = || self.streams.stream(Role::Arm, u64::from(customer), 0).uniform();
        self.trial.as_ref().map_or(0, |trial| usize::from(luck() < trial.pilot.share))
    }

    /// Lets something happen to a customer, under the levers and in the rows of the customer's arm; afterwards those are in
    /// place that were before.
    #[inline]
    pub fn as_customer(&mut self, customer: u32, happens: impl FnOnce(&mut Self)) {
        let Some(before) = self.trial.as_ref().map(|trial| trial.present) else { return happens(self) };
        let arm = self.arm(customer);
        self.put_in_place(arm);
        happens(self);
        self.put_in_place(before);
    }

    /// The same for the customer of an issue.
    #[inline]
    pub fn as_customer_of(&mut self, slot: u32, happens: impl FnOnce(&mut Self)) {
        let customer = if self.trial.is_some() { self.issues[slot].customer } else { 0 };
        self.as_customer(customer, happens);
    }

    /// Puts an arm's levers, rules and rows in place: those of the two arms change places.
    fn put_in_place(&mut self, arm: usize) {
        let Some(trial) = self.trial.as_mut().filter(|trial| trial.present != arm) else { return };
        trial.present = arm;
        self.ledger.set_arm(arm);
        if let Some(tried) = &mut trial.tried {
            std::mem::swap(&mut self.levers, &mut tried.levers);
            std::mem::swap(&mut self.rules, &mut tried.rules);
        }
    }

    /// Factor on the handle time of a contact that was handed over: a freed agent may take a customer's of either arm.
    #[inline]
    pub fn handoff_factor(&self, issue: &Issue) -> f64 {
        let trial = self.trial.as_ref().filter(|trial| trial.present != self.arm(issue.customer));
        let other = trial.and_then(|trial| trial.tried.as_ref());
        other.map_or(self.levers, |other| other.levers).handoff.factor(issue.progress.into())
    }

    /// What AI platforms cost more because an arm tries other levers: each is paid once, at the higher price.
    pub fn book_trial_platform(&mut self, from_s: f64, seconds: f64) {
        let Some(tried) = self.trial.as_ref().and_then(|trial| trial.tried.as_ref()) else { return };
        let paid = |levers: &Levers, rules: &Rules| match levers.routing {
            Routing::AiFirst { .. } => rules.platforms.clone(),
            Routing::PeopleOnly => Vec::new(),
        };
        let known = paid(self.levers, &self.rules);
        for (model, per_month) in paid(tried.levers, &tried.rules) {
            let already = known.iter().find(|(other, _)| *other == model).map_or(0.0, |(_, per_month)| *per_month);
            let more = (per_month - already).max(0.0) * seconds / MONTH;
            self.ledger.platform(from_s, ModelId(model as u16), more);
        }
    }
}
