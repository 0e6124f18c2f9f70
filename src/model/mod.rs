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
mod pilot;
mod recorder;
mod resolver;
mod rules;
mod tier;
mod trigger;
mod week;

use crate::books::Outcome;
use crate::engine::{self, Calendar};
use crate::rng::Streams;
use crate::scenario::{Levers, Scenario, Strategy};
use arrival::Arrivals;
pub use arrival::{arrival_times, expected_issues};
use calibration::Calibration;
use chances::Chances;
pub use chances::End;
use customer::Customers;
pub use customer::number_of_customers;
use event::{Event, Open};
pub use experience::Ending;
use issue::{Issue, Issues};
use ledger::Ledger;
pub use life::{Absence, Happening, Life, Moment, Reason, Verdict};
pub use observer::{Observer, Quiet, Silent};
use people::People;
use pilot::PilotArm;
use recorder::Recorder;
pub use recorder::trace;
use resolver::ModelId;
use rules::Rules;
use tier::Tier;
use trigger::Course;
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

/// The state of one replication of one strategy.
struct Model<'a> {
    scenario: &'a Scenario,
    strategy: &'a Strategy,
    calibration: &'a Calibration,
    strategy_index: usize,
    setting: Setting,
    streams: Streams,
    phase: usize,
    course: Course,
    trial: Option<Box<PilotArm<'a>>>,
    levers: &'a Levers,
    rules: Rules,
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
    let mut model = Model::new(scenario, strategy, calibration, setting, streams);
    let (events, trust) = live(&mut model, &mut Calendar::new(), observer)?;
    Some(model.settle(events, trust))
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
    let mut model = Model::new(scenario, strategy, calibration, setting, streams);
    let mut calendar = Calendar::new();
    match live(&mut model, &mut calendar, observer) {
        Some((events, trust)) => (model.settle(events, trust), scenario.clock.end_s()),
        None => (model.settle(0, None), calendar.now_s()),
    }
}

/// Lives until the end of the simulation: the events that happened, and trust at the end of the horizon: its mean, and that of
/// the worst tenth.
fn live(model: &mut Model, calendar: &mut Calendar<Event>, observer: &dyn Observer) -> Option<(u64, Option<[f64; 2]>)> {
    model.open(calendar);
    let clock = &model.scenario.clock;
    let (horizon_end_s, end_s) = (clock.horizon_end_s(), clock.end_s());
    let mut live_until = |model: &mut Model, until_s: f64| -> Option<u64> {
        let mut events = 0;
        loop {
            let now = engine::run(model, calendar, until_s, EVENTS_AT_A_TIME);
            events += now;
            model.ledger.booked(calendar.len());
            observer.lived(now, model.ledger.contacts());
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
        if until_s >= horizon_end_s && trust.is_none() && !model.setting.frozen_trust {
            events += live_until(model, horizon_end_s)?;
            trust = Some(model.customers.trust_of_the_touched(horizon_end_s));
        }
        events += live_until(model, until_s)?;
        observer.week_done();
    }
    model.book_interval(end_s);
    Some((events, trust.flatten()))
}

impl<'a> Model<'a> {
    fn new(
        scenario: &'a Scenario,
        strategy_index: usize,
        calibration: &'a Calibration,
        setting: Setting,
        streams: Streams,
    ) -> Self {
        let strategy = &scenario.strategies[strategy_index];
        let levers = &strategy.phases[0].levers;
        let rules = Rules::new(scenario, levers, calibration, setting.scale);
        Self {
            strategy,
            strategy_index,
            calibration,
            setting,
            streams,
            phase: 0,
            course: Course::new(strategy),
            trial: strategy.pilot.as_ref().map(|pilot| Box::new(PilotArm::new(pilot))),
            levers,
            week: Week::new(&scenario.demand, &scenario.clock),
            arrivals: Arrivals::new(scenario, setting.scale),
            customers: Customers::new(scenario, setting.scale, &calibration.base_trust),
            issues: Issues::default(),
            people: People::new(scenario, strategy, &rules.eligibility, setting.endless_staff),
            tier: Tier::new(scenario, strategy, &streams),
            rules,
            interval: 0,
            ledger: Ledger::new(scenario, strategy, setting.scale),
            chances: Chances::new(scenario, calibration),
            recorder: None,
            scenario,
        }
    }

    /// Books what starts by itself: intervals, phases, the first arrival.
    fn open(&mut self, calendar: &mut Calendar<Event>) {
        // Booked first, a phase begins before the interval of the same moment.
        for phase in &self.strategy.phases[1..] {
            calendar.book(phase.from_s, Event::Phase);
        }
        self.book_pilot(calendar);
        self.book_checks(calendar);
        for (model, outages) in (0..).map(ModelId).zip(&self.tier.outages) {
            outages.starts().for_each(|at_s| calendar.book(at_s, Event::Outage(model)));
        }
        calendar.book(0.0, Event::Interval);
        self.expect_arrival(calendar);
    }

    fn expect_arrival(&mut self, calendar: &mut Calendar<Event>) {
        let next = self.arrivals.next_at(&self.streams, &mut self.customers);
        if let Some(at_s) = next.filter(|at_s| *at_s <= self.setting.last_arrival_s) {
            calendar.book(at_s, Event::Arrival);
        }
    }

    fn on_arrival(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        let Some(birth) = self.arrivals.pop() else { return };
        self.expect_arrival(calendar);
        self.as_customer(birth.customer, |model| model.begin_issue(now_s, birth, calendar));
    }
}

impl engine::Model for Model<'_> {
    type Event = Event;

    /// Issues that sleep for days, and their customers, are long out of the cache.
    fn foresee(&self, coming: impl Iterator<Item = Event>) {
        let folded = coming.fold(0, |sum, event| match event {
            Event::Return(Open { slot, customer }) | Event::Discovery(Open { slot, customer }) => {
                sum ^ self.issues.read_ahead(slot) ^ self.customers.read_ahead(customer)
            }
            _ => sum,
        });
        std::hint::black_box(folded);
    }

    #[inline]
    fn handle(&mut self, now_s: f64, event: Event, calendar: &mut Calendar<Event>) {
        match event {
            Event::Arrival => self.on_arrival(now_s, calendar),
            Event::Interval => self.on_interval(now_s, calendar),
            Event::Phase => self.on_phase(now_s, calendar),
            Event::Check => self.on_check(now_s, calendar),
            Event::Pilot => self.on_pilot(now_s, calendar),
            Event::Break => self.on_break(now_s, calendar),
            Event::AiAnswered(slot) => self.as_customer_of(slot, |model| model.on_ai_answered(now_s, slot, calendar)),
            Event::AiCut(slot) => self.as_customer_of(slot, |model| model.on_ai_cut(now_s, slot, calendar)),
            Event::AiPatienceOver(slot, wait_number) => {
                self.as_customer_of(slot, |model| model.on_ai_patience_over(now_s, slot, wait_number, calendar));
            }
            Event::Minute(model) => self.on_minute(now_s, model, calendar),
            Event::Outage(model) => self.on_outage(now_s, model, calendar),
            Event::PatienceOver(slot, wait_number) => {
                self.as_customer_of(slot, |model| model.on_patience_over(now_s, slot, wait_number, calendar));
            }
            Event::Overflow { slot, wait_number, step } => self.on_overflow(now_s, slot, wait_number, step, calendar),
            Event::Message(slot, wait_number) => self.on_message(now_s, slot, wait_number, calendar),
            Event::MessageOver(slot, wait_number) => self.on_message_over(now_s, slot, wait_number, calendar),
            Event::CallBack(slot, wait_number) => self.on_call_back(now_s, slot, wait_number),
            Event::AgentDone { team, seat, generation } => self.on_agent_done(now_s, team, seat, generation, calendar),
            Event::HandledAlone(slot, team) => {
                self.as_customer_of(slot, |model| model.on_handled(now_s, slot, team, calendar));
            }
            Event::Return(open) => self.as_customer(open.customer, |model| model.on_return(now_s, open, calendar)),
            Event::Discovery(open) => {
                self.as_customer(open.customer, |model| model.on_discovery(now_s, open, calendar));
            }
        }
    }
}
