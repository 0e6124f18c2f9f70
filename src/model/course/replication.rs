//! One random history of one strategy, from its beginning.

use std::collections::BTreeMap;

use super::activations::Activations;
use super::planning::Planning;
use super::{InForce, Terms};
use crate::books::Door;
use crate::engine::Calendar;
use crate::model::ai::AiCapacity;
use crate::model::calibration::Calibration;
use crate::model::crowd::Crowd;
use crate::model::customers::{CustomerChoices, Customers};
use crate::model::demand::{Arrivals, Week};
use crate::model::event::Event;
use crate::model::flow::Quantiles;
use crate::model::fluid::{Fluid, Law};
use crate::model::id::ModelId;
use crate::model::issue::Issues;
use crate::model::ledger::Ledger;
use crate::model::operation::Operation;
use crate::model::people::{People, Staff};
use crate::model::setting::Setting;
use crate::rng::Streams;
use crate::scenario::{Scenario, Strategy};

/// One random history of one strategy: the operation, and what is in force.
pub struct Replication<'a> {
    pub operation: Operation<'a>,
    pub in_force: InForce<'a>,
    pub activations: Activations,
    /// What is planned on, where somebody plans.
    pub planning: Option<Box<Planning>>,
    /// Place of the strategy, and of its present phase.
    pub strategy: usize,
    pub phase: usize,
}

impl<'a> Replication<'a> {
    pub fn new(
        scenario: &'a Scenario,
        strategy: usize,
        calibration: &'a Calibration,
        setting: Setting,
        streams: Streams,
    ) -> Self {
        let terms = Terms::new(scenario, [strategy, 0, 0], calibration, &setting);
        let named = &scenario.strategies[strategy];
        let of_counted = calibration.counted.issues;
        Self {
            operation: Operation {
                calibration,
                setting,
                week: Week::new(&scenario.demand, &scenario.clock),
                arrivals: Arrivals::new(scenario, setting.scale, of_counted),
                customers: Customers::new(scenario, setting.scale, &calibration.base_trust),
                issues: Issues::default(),
                people: People::new(scenario, named, &terms.rules.eligibility, staff(&setting), streams),
                ai_capacity: AiCapacity::new(scenario, named, &streams),
                interval: 0,
                ledger: Ledger::new(scenario, named, &setting),
                choices: CustomerChoices::new(scenario, calibration),
                crowd: setting
                    .has_crowd()
                    .then(|| Box::new(Crowd::new(scenario, &calibration.crowd, (setting.scale, of_counted), streams))),
                fluid: setting.has_formula().then(|| Box::new(fluid(scenario, named, calibration))),
                door: setting.endless_staff.then(|| Box::new(door(scenario, &terms))),
                tracer: None,
                left_of_work: BTreeMap::new(),
                streams,
                scenario,
            },
            in_force: InForce::new(terms, named, streams),
            activations: Activations::new(named),
            planning: Planning::new(named, &setting),
            strategy,
            phase: 0,
        }
    }

    pub fn strategy(&self) -> &'a Strategy {
        &self.operation.scenario.strategies[self.strategy]
    }

    /// Books what starts by itself: intervals, phases, the first arrival.
    pub fn open(&mut self, calendar: &mut Calendar<Event>) {
        // Booked first, a phase begins before the interval of the same moment.
        for phase in &self.strategy().phases[1..] {
            calendar.book(phase.from_s, Event::Phase);
        }
        self.book_pilot(calendar);
        self.book_checks(calendar);
        self.book_reviews(calendar);
        for (model, outages) in (0..).map(ModelId).zip(&self.operation.ai_capacity.outages) {
            outages.starts().for_each(|at_s| calendar.book(at_s, Event::Outage(model)));
        }
        calendar.book(0.0, Event::Interval);
        self.operation.expect_arrival(calendar);
    }
}

/// How the people of a setting are kept.
fn staff(setting: &Setting) -> Staff {
    match () {
        () if setting.endless_staff => Staff::Endless,
        () if setting.has_crowd() => Staff::Counts,
        () => Staff::Seats,
    }
}

/// Teams that have nothing in hand, and lines without anybody.
fn fluid(scenario: &Scenario, strategy: &Strategy, calibration: &Calibration) -> Fluid {
    let levers = &strategy.phases[0].levers;
    let law = Law::of(&levers.channels[0].patience);
    let cv = calibration.crowd.quantiles.iter().map(Quantiles::cv).collect();
    Fluid::new(law, cv, levers.teams.len(), scenario.reporting.service_threshold_s)
}

/// The door of the people, at which nobody has been.
fn door(scenario: &Scenario, terms: &Terms) -> Door {
    let (lines, teams) = (terms.rules.eligibility.lines.len(), terms.levers.teams.len());
    Door::new(scenario.topics.len(), lines, teams, scenario.demand.week.len())
}
