//! The operation: what happens to customers, issues and contacts, event by event.
//!
//! arrive → route → AI talk → solved | wrong answer | escalated | dead end → queue → agent → solved | not → rating → later:
//! discover, come back, complain → closed for good → stay or leave. One handler per event; every draw comes from the luck
//! of the issue it concerns; every number is written by `ledger`.

mod ai;
mod arrival;
pub mod calibration;
mod chances;
mod closing;
mod competence;
mod contact;
mod course;
mod customer;
mod doubt;
mod event;
mod experience;
mod issue;
mod ledger;
mod life;
mod model_line;
mod mood;
mod observer;
mod outages;
mod people;
mod recorder;
mod resolver;
mod rules;
mod tier;
mod week;

use crate::books::Outcome;
use crate::engine::{self, Calendar};
use crate::rng::Streams;
use crate::scenario::{Scenario, Strategy};
use arrival::Arrivals;
pub use arrival::{arrival_times, expected_issues};
use calibration::Calibration;
use chances::Chances;
pub use chances::End;
use course::{Activations, At, InForce, Terms};
use customer::Customers;
pub use customer::number_of_customers;
use event::{Event, Open};
pub use experience::Ending;
use issue::{Issue, Issues};
use ledger::Ledger;
pub use life::{Absence, Happening, Life, Moment, Reason, Verdict};
pub use observer::{Observer, Quiet, Silent};
use people::People;
use recorder::Recorder;
pub use recorder::trace;
use resolver::ModelId;
use tier::Tier;
use week::Week;

/// How a replication is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Everybody is served at once, by nobody: the world without queues, in which work is measured.
    pub endless_staff: bool,
    /// Trust stays at its base.
    pub frozen_trust: bool,
    /// No issue is opened after this moment, s.
    pub last_arrival_s: f64,
}

impl Setting {
    /// The ordinary setting at a scale.
    pub fn at_scale(scale: u32) -> Self {
        Self { scale, endless_staff: false, frozen_trust: false, last_arrival_s: f64::INFINITY }
    }
}

/// One random history of one strategy: the operation, and what is in force.
struct Replication<'a> {
    operation: Operation<'a>,
    in_force: InForce<'a>,
    activations: Activations,
    /// Place of the strategy, and of its present phase.
    strategy: usize,
    phase: usize,
}

/// The state of the operation.
struct Operation<'a> {
    scenario: &'a Scenario,
    calibration: &'a Calibration,
    setting: Setting,
    streams: Streams,
    week: Week,
    arrivals: Arrivals<'a>,
    customers: Customers,
    issues: Issues,
    people: People,
    tier: Tier,
    interval: u64,
    ledger: Ledger,
    chances: Chances,
    /// Who writes down a customer's life, if anybody.
    recorder: Option<Box<Recorder>>,
}

/// Events between two questions whether to stop: a few thousandths of a second of work.
const EVENTS_AT_A_TIME: u64 = 1 << 14;

/// Lives through one replication of a strategy; `None` if the observer stopped it.
///
/// # Errors
/// None: a scenario is valid by construction, and bad states are assertions.
pub fn replicate(
    scenario: &Scenario,
    strategy: usize,
    calibration: &Calibration,
    setting: Setting,
    streams: Streams,
    observer: &dyn Observer,
) -> Option<Outcome> {
    let mut replication = Replication::new(scenario, strategy, calibration, setting, streams);
    let (events, trust) = live(&mut replication, &mut Calendar::new(), observer)?;
    Some(replication.operation.settle(events, trust))
}

/// The same as far as the observer lets it come: what was counted until then, and until when, s.
pub fn try_out(
    scenario: &Scenario,
    strategy: usize,
    calibration: &Calibration,
    setting: Setting,
    streams: Streams,
    observer: &dyn Observer,
) -> (Outcome, f64) {
    let mut replication = Replication::new(scenario, strategy, calibration, setting, streams);
    let mut calendar = Calendar::new();
    match live(&mut replication, &mut calendar, observer) {
        Some((events, trust)) => (replication.operation.settle(events, trust), scenario.clock.end_s()),
        None => (replication.operation.settle(0, None), calendar.now_s()),
    }
}

/// Lives until the end of the simulation: the events that happened, and trust at the end of the horizon: its mean, and that of
/// the worst tenth.
fn live(
    replication: &mut Replication,
    calendar: &mut Calendar<Event>,
    observer: &dyn Observer,
) -> Option<(u64, Option<[f64; 2]>)> {
    replication.open(calendar);
    let clock = &replication.operation.scenario.clock;
    let (horizon_end_s, end_s) = (clock.horizon_end_s(), clock.end_s());
    let mut live_until = |replication: &mut Replication, until_s: f64| -> Option<u64> {
        let mut events = 0;
        loop {
            let now = engine::run(replication, calendar, until_s, EVENTS_AT_A_TIME);
            events += now;
            let ledger = &mut replication.operation.ledger;
            ledger.booked(calendar.len());
            observer.lived(now, ledger.contacts());
            match (observer.stop(), now < EVENTS_AT_A_TIME) {
                (true, _) => return None,
                (false, true) => return Some(events),
                (false, false) => {}
            }
        }
    };
    let mut events = 0;
    let mut trust = None;
    for week in 1..=(end_s / crate::unit::WEEK).ceil() as u32 {
        let until_s = (f64::from(week) * crate::unit::WEEK).min(end_s);
        if until_s >= horizon_end_s && trust.is_none() && !replication.operation.setting.frozen_trust {
            events += live_until(replication, horizon_end_s)?;
            trust = Some(replication.operation.customers.trust_of_the_touched(horizon_end_s));
        }
        events += live_until(replication, until_s)?;
        observer.week_done();
    }
    replication.operation.book_interval(&At::new(end_s, calendar, &replication.in_force));
    Some((events, trust.flatten()))
}

impl<'a> Replication<'a> {
    fn new(
        scenario: &'a Scenario,
        strategy: usize,
        calibration: &'a Calibration,
        setting: Setting,
        streams: Streams,
    ) -> Self {
        let terms = Terms::new(scenario, [strategy, 0, 0], calibration, setting.scale);
        let named = &scenario.strategies[strategy];
        Self {
            operation: Operation {
                calibration,
                setting,
                week: Week::new(&scenario.demand, &scenario.clock),
                arrivals: Arrivals::new(scenario, setting.scale),
                customers: Customers::new(scenario, setting.scale, &calibration.base_trust),
                issues: Issues::default(),
                people: People::new(scenario, named, &terms.rules.eligibility, setting.endless_staff),
                tier: Tier::new(scenario, named, &streams),
                interval: 0,
                ledger: Ledger::new(scenario, named, setting.scale),
                chances: Chances::new(scenario, calibration),
                recorder: None,
                streams,
                scenario,
            },
            in_force: InForce::new(terms, named, streams),
            activations: Activations::new(named),
            strategy,
            phase: 0,
        }
    }

    fn strategy(&self) -> &'a Strategy {
        &self.operation.scenario.strategies[self.strategy]
    }

    /// Books what starts by itself: intervals, phases, the first arrival.
    fn open(&mut self, calendar: &mut Calendar<Event>) {
        // Booked first, a phase begins before the interval of the same moment.
        for phase in &self.strategy().phases[1..] {
            calendar.book(phase.from_s, Event::Phase);
        }
        self.book_pilot(calendar);
        self.book_checks(calendar);
        for (model, outages) in (0..).map(ModelId).zip(&self.operation.tier.outages) {
            outages.starts().for_each(|at_s| calendar.book(at_s, Event::Outage(model)));
        }
        calendar.book(0.0, Event::Interval);
        self.operation.expect_arrival(calendar);
    }
}

impl Operation<'_> {
    fn expect_arrival(&mut self, calendar: &mut Calendar<Event>) {
        let next = self.arrivals.next_at(&self.streams, &mut self.customers);
        if let Some(at_s) = next.filter(|at_s| *at_s <= self.setting.last_arrival_s) {
            calendar.book(at_s, Event::Arrival);
        }
    }

    /// The same moment for the customer of the issue in a slot.
    #[inline]
    fn at<'c>(&self, at: &'c mut At, slot: u32) -> At<'c> {
        at.of(self.issues[slot].customer)
    }

    fn on_arrival(&mut self, at: &mut At) {
        let Some(birth) = self.arrivals.pop() else { return };
        self.expect_arrival(at.calendar);
        self.begin_issue(&mut at.of(birth.customer), birth);
    }
}

impl engine::Model for Replication<'_> {
    type Event = Event;

    /// Issues that sleep for days, and their customers, are long out of the cache.
    fn foresee(&self, coming: impl Iterator<Item = Event>) {
        let Operation { issues, customers, .. } = &self.operation;
        let folded = coming.fold(0, |sum, event| match event {
            Event::Return(Open { slot, customer }) | Event::Discovery(Open { slot, customer }) => {
                sum ^ issues.read_ahead(slot) ^ customers.read_ahead(customer)
            }
            _ => sum,
        });
        std::hint::black_box(folded);
    }

    #[inline]
    fn handle(&mut self, now_s: f64, event: Event, calendar: &mut Calendar<Event>) {
        let Self { operation, in_force, .. } = self;
        let mut at = At::new(now_s, calendar, in_force);
        match event {
            Event::Arrival => operation.on_arrival(&mut at),
            Event::Interval => operation.on_interval(&mut at),
            Event::Phase => self.on_phase(now_s, calendar),
            Event::Check => self.on_check(now_s, calendar),
            Event::Pilot => self.on_pilot(now_s, calendar),
            Event::Break => operation.on_break(&mut at),
            Event::AiAnswered(slot) => operation.on_ai_answered(&mut operation.at(&mut at, slot), slot),
            Event::AiCut(slot) => operation.on_ai_cut(&mut operation.at(&mut at, slot), slot),
            Event::AiPatienceOver(slot, wait_number) => {
                operation.on_ai_patience_over(&mut operation.at(&mut at, slot), slot, wait_number);
            }
            Event::Minute(model) => operation.on_minute(&mut at, model),
            Event::Outage(model) => operation.on_outage(&mut at, model),
            Event::PatienceOver(slot, wait_number) => {
                operation.on_patience_over(&mut operation.at(&mut at, slot), slot, wait_number);
            }
            Event::Overflow { slot, wait_number, step } => operation.on_overflow(&mut at, slot, wait_number, step),
            Event::Message(slot, wait_number) => operation.on_message(&mut at, slot, wait_number),
            Event::MessageOver(slot, wait_number) => operation.on_message_over(&mut at, slot, wait_number),
            Event::CallBack(slot, wait_number) => operation.on_call_back(&at, slot, wait_number),
            Event::AgentDone { team, seat, generation } => operation.on_agent_done(&mut at, team, seat, generation),
            Event::HandledAlone(slot, team) => operation.on_handled(&mut operation.at(&mut at, slot), slot, team),
            Event::Return(open) => operation.on_return(&mut at.of(open.customer), open),
            Event::Discovery(open) => operation.on_discovery(&mut at.of(open.customer), open),
        }
    }
}
