//! A scenario: the world and the strategies compared in it, valid by construction.
//!
//! `text → document (values with their place) → keys (what may stand where) → all faults at once, or `[`Scenario`].
//! Whatever exists as a [`Scenario`] has been doubted once and needs no second look downstairs.
//!
//! Each section of a file is a file of `sections`: its type, its keys, its reader and its checks; what strategies make of them
//! over time is in `course`.
//!
//! Units: times in seconds from the start of the warm-up, money in the scenario's currency, shares 0 to 1.

mod build;
mod builtin;
mod check;
mod closing;
mod course;
mod dates;
mod decided;
mod draw;
mod hours;
pub mod keys;
mod meant;
mod reach;
mod rows;
#[cfg(test)]
pub mod samples;
mod sections;
mod shapes;
mod source;
mod warnings;

use std::sync::Arc;

use serde::Serialize;

use crate::books::Sizes;
use crate::clock::Clock;

pub use builtin::{BUILTIN, Builtin, builtin};
pub use closing::Closing;
pub use course::derived::{Bend, Derived};
pub use course::layers::State;
pub use decided::is_decided;
pub use draw::Draw;
pub use hours::Hours;
pub use sections::{
    ai::Ai, ai::Supervision, alarm::Alarm, calendar::SpecialDay, channels::Callback, channels::Channel,
    channels::FeltWait, channels::Message, correlations::Copula, correlations::Correlation, customers::Customers,
    damage::Damage, demand::CountsAre, demand::Demand, difficulty::Difficulty, employment::Employer,
    employment::Turnover, escalation::EscalationRule, escalation::WaitRelief, experience::Experience, fits::Fit,
    handoff::Handoff, learning::Learning, leaving::Leaving, levers::Levers, models::AiModel, mood::Mood,
    outages::Outages, overflow::Overflow, patience::Patience, persons::Assist, persons::Backfill, persons::Curve,
    persons::Joining, persons::Layoff, persons::PeopleLeaving, persons::Persons, persons::Proficiency, plans::Review,
    plans::StaffingPlan, replay::ReplayedDay, reporting::Reporting, resolver::Resolver, reviews::ReviewTime,
    routing::AmongTeams, run::COARSEST, run::RunDefaults, run::Waits, run::can_be_drawn, run::parse_scale,
    segments::Segment, staffing::HeadcountChange, staffing::Staffing, strategies::Phase, strategies::Strategy,
    surges::Surge, survey::Survey, targets::Basis, targets::Contradiction, targets::Reading, targets::Target,
    teams::AtClose, teams::Team, topics::Topic, triggers::Gate, triggers::Pilot, triggers::Trigger, trust::Trust,
    updates::Update,
};
pub use shapes::shapes;
pub use source::{Source, parse};
pub use warnings::{CutShort, LEAST_CUSTOMERS, Warning, warnings};

pub use crate::text::{Assumption, Fault, Faults, Quantity, RangeEnd, Seen, Spread};

/// The world, the strategies compared in it, and how it is run unless told otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scenario {
    /// Short name: the file name without its ending.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// ISO code of the currency.
    pub currency: String,
    /// When the warm-up, the horizon and the cooldown begin and end.
    pub clock: Clock,
    /// How it is run unless the command line says otherwise.
    pub run: RunDefaults,
    /// The customer base.
    pub customers: Customers,
    /// Kinds of customer.
    pub segments: Vec<Segment>,
    /// Why and when customers come.
    pub demand: Demand,
    /// Kinds of issue.
    pub topics: Vec<Topic>,
    /// How hard issues are, and for whom.
    pub difficulty: Difficulty,
    /// What people do in a queue.
    pub patience: Patience,
    /// What satisfies customers.
    pub experience: Experience,
    /// What customers come to believe.
    pub trust: Trust,
    /// When customers go.
    pub leaving: Leaving,
    /// What customers hear of others.
    pub mood: Mood,
    /// What management hears.
    pub survey: Survey,
    /// Thresholds of what is reported.
    pub reporting: Reporting,
    /// What failure costs.
    pub damage: Damage,
    /// When management notices that something is wrong.
    pub alarm: Alarm,
    /// What is compared; the order of the file.
    pub strategies: Vec<Strategy>,
    /// Index of the baseline in `strategies`.
    pub baseline: usize,
    /// What was published about the operation, for the model to be judged by.
    pub targets: Vec<Target>,
    /// Published statements that can be read in more than one way.
    pub contradictions: Vec<Contradiction>,
    /// Every uncertain or sourced number of the file.
    pub assumptions: Vec<Assumption>,
    /// Whether its text is the one that comes with the program under its name.
    #[serde(skip)]
    pub is_built_in: bool,
    /// `path=value` texts that were laid on the file, as typed.
    pub overrides: Vec<String>,
    /// Strategies that are not in the file and are made of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<Derived>,
    /// Other values under which what was published is met as well; none of a world that is under one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fits: Vec<Fit>,
    /// The fit that was laid on the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<Fit>,
    /// Inputs that lie high and low together where worlds are drawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correlations: Vec<Correlation>,
}

impl Scenario {
    /// How inputs are drawn together.
    pub fn copula(&self) -> Arc<Copula> {
        Arc::new(Copula::of(&self.correlations).unwrap_or_default())
    }

    /// What the integration of an AI that answers under the baseline has cost before the simulation, where there is no warm-up in
    /// which it could be paid.
    pub fn integrated_before(&self) -> f64 {
        let levers = &self.strategies[self.baseline].phases[0].levers;
        let is_there = self.clock.warmup_s <= 0.0 && levers.routing.has_ai();
        if is_there { levers.ai.one_off_cost } else { 0.0 }
    }

    /// Mean remaining value of a customer.
    pub fn customer_value(&self) -> f64 {
        self.segments.iter().map(|segment| segment.share * segment.remaining_value).sum()
    }

    /// Mean handle time of one chat alone over the topics that a team serves, s: what is known before anything has happened.
    pub fn usual_work_s(&self, team: &Team) -> f64 {
        let factors = self.topics.iter().zip(&team.handle_time_factor);
        let served =
            || factors.clone().zip(&team.serves).filter(|(_, rank)| rank.is_some()).map(|(of_topic, _)| of_topic);
        let share: f64 = served().map(|(topic, _)| topic.share).sum();
        let work_s: f64 = served().map(|(topic, factor)| topic.share * topic.handle_time.mean_s() * factor).sum();
        if share > 0.0 { work_s / share } else { 1.0 }
    }

    /// What an outcome of a strategy tells apart.
    pub fn sizes(&self, strategy: &Strategy) -> Sizes {
        let levers = &strategy.phases[0].levers;
        Sizes {
            topics: self.topics.len(),
            arms: if strategy.pilot.is_some() { 2 } else { 1 },
            teams: levers.teams.len(),
            models: levers.ai.models.len(),
            triggers: strategy.triggers.len(),
            segments: self.segments.len(),
            intervals: self.demand.week.len(),
        }
    }
}
