//! The operation: what happens to customers, issues and contacts, event by event.
//!
//! arrive → route → AI talk → solved | wrong answer | escalated | dead end → queue → agent → solved | not → rating → later:
//! discover, come back, complain → closed for good → stay or leave. One handler per event; every draw comes from the luck
//! of the issue it concerns; every number is written by `ledger`.

mod agents;
mod ai;
mod arrival;
mod breaks;
pub mod calibration;
mod chances;
mod channels;
mod customer;
mod duty;
mod event;
mod experience;
mod issue;
mod ledger;
mod lines;
mod mood;
mod observer;
mod queue;
mod rules;
mod takers;
mod wait;
mod week;
mod workforce;

use crate::engine::{self, Area, Calendar};
use crate::outcome::{Count, Outcome};
use crate::policy::{Route, Routing, View};
use crate::rng::{Role, Streams};
use crate::scenario::{Levers, Scenario, Strategy};
use agents::Agents;
pub use arrival::arrival_times;
use arrival::{Arrivals, Birth};
use calibration::Calibration;
use chances::Chances;
use customer::Customers;
use duty::Duty;
use event::{Event, Open};
use issue::{Issue, Issues};
use ledger::Ledger;
use lines::Lines;
pub use observer::{Observer, Quiet, Silent};
use rules::Rules;
use week::Week;
use workforce::Headcount;

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
pub struct Model<'a> {
    scenario: &'a Scenario,
    strategy: &'a Strategy,
    calibration: &'a Calibration,
    strategy_index: usize,
    setting: Setting,
    streams: Streams,
    phase: usize,
    levers: &'a Levers,
    rules: Rules,
    week: Week,
    arrivals: Arrivals<'a>,
    customers: Customers,
    issues: Issues,
    teams: Vec<Agents>,
    headcounts: Vec<Headcount>,
    duty: Vec<Duty>,
    /// Per team: whether it has anybody on duty in this interval at scale 1:1.
    is_open: Vec<bool>,
    /// Per topic and channel: whether a team that serves both has.
    is_reached: Vec<bool>,
    lines: Lines,
    /// Customers who hold a line.
    waiting: Area,
    interval: u64,
    ledger: Ledger,
    chances: Chances,
}

/// Events between two questions whether to stop: about a second of work.
const EVENTS_AT_A_TIME: u64 = 1 << 22;

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
    let mut calendar = Calendar::new();
    model.open(&mut calendar);
    let (horizon_end_s, end_s) = (scenario.clock.horizon_end_s(), scenario.clock.end_s());
    let mut live_until = |model: &mut Model, until_s: f64| -> Option<u64> {
        let mut events = 0;
        loop {
            let now = engine::run(model, &mut calendar, until_s, EVENTS_AT_A_TIME);
            events += now;
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
        if until_s >= horizon_end_s && trust.is_none() {
            events += live_until(&mut model, horizon_end_s)?;
            trust = Some(model.customers.trust_of_the_touched(horizon_end_s));
        }
        events += live_until(&mut model, until_s)?;
        observer.week_done();
    }
    model.book_interval(end_s);
    Some(model.settle(events, trust.flatten()))
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
        let n_teams = levers.teams.len();
        let rules = Rules::new(scenario, levers, calibration, setting.scale);
        Self {
            strategy,
            strategy_index,
            calibration,
            setting,
            streams,
            phase: 0,
            levers,
            week: Week::new(&scenario.demand, &scenario.clock),
            arrivals: Arrivals::new(scenario, setting.scale),
            customers: Customers::new(scenario, setting.scale, &calibration.base_trust),
            issues: Issues::default(),
            teams: (0..n_teams).map(|team| agents(strategy, team)).collect(),
            headcounts: (0..n_teams).map(|team| Headcount::plan(&strategy.phases, team)).collect(),
            duty: vec![Duty::default(); n_teams],
            is_open: vec![false; n_teams],
            is_reached: vec![false; rules.takers.desks.len()],
            lines: Lines::new(rules.takers.lines.len()),
            rules,
            waiting: Area::default(),
            interval: 0,
            ledger: Ledger::new(scenario, n_teams, setting.scale),
            chances: Chances::new(scenario, calibration),
            scenario,
        }
    }

    /// Books what starts by itself: intervals, phases, the first arrival.
    fn open(&mut self, calendar: &mut Calendar<Event>) {
        // Booked first, a phase begins before the interval of the same moment.
        for phase in &self.strategy.phases[1..] {
            calendar.book(phase.from_s, Event::Phase);
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

    /// A potential issue: it happens unless its customer has left.
    fn on_arrival(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        let Some(birth) = self.arrivals.pop() else { return };
        let Birth { luck, topic, customer, z_ai, z_people, .. } = birth;
        self.expect_arrival(calendar);
        let segment = self.customers.segment(customer);
        let gone = self.customers.has_left(customer)
            || self.customers.has_left_for_other_reasons(customer, segment, now_s, &self.streams);
        if gone {
            return;
        }
        let opened_row = self.ledger.row(now_s, topic as u16);
        self.ledger.one(opened_row, Count::Issues);
        let slot = self.issues.open(Issue {
            luck,
            customer,
            opened_row,
            topic: topic as u16,
            segment: segment as u16,
            channel: self.rules.channels.first(|| luck.stream(Role::Channel, 0)),
            z_ai,
            z_people,
            trust_before: self.customers.trust(customer, segment, now_s) as f32,
            ..Issue::default()
        });
        self.begin_contact(now_s, slot, calendar);
    }

    /// A contact begins: the first of an issue, or a return.
    fn begin_contact(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        self.ledger.take_back(issue, now_s);
        issue.contacts += 1;
        (issue.tries, issue.loops, issue.waited_s) = (0, 0, 0.0);
        (issue.handed_over, issue.cold, issue.reported_by_ai, issue.called_back) = (false, false, false, false);
        issue.contact_row = self.ledger.row(now_s, issue.topic);
        issue.interval = self.ledger.interval();
        self.ledger.one(issue.contact_row, Count::Contacts);
        self.ledger.one_if(issue.contacts > 1, issue.contact_row, Count::Recontacts);
        self.issues[slot].asks_for_person = self.asks_for_person(now_s, slot);
        let view = self.view(now_s, slot, 0.0);
        match self.levers.routing.route(self.levers.human_access, &view) {
            Route::Ai => {
                self.ledger.one(self.issues[slot].contact_row, Count::AiContacts);
                self.start_ai(now_s, slot, calendar);
            }
            Route::People => self.offer(now_s, slot, calendar),
            Route::Closed => self.turn_away(now_s, slot, calendar),
        }
    }

    /// Whether the customer asks for a person in this contact: the wish rises as trust falls.
    fn asks_for_person(&self, now_s: f64, slot: u32) -> bool {
        let issue = &self.issues[slot];
        let segment = usize::from(issue.segment);
        if self.levers.routing == Routing::PeopleOnly || !self.chances.may_ask(segment) {
            return false;
        }
        let luck = issue.luck.stream(Role::Wish, issue.contacts).normal();
        self.chances.asks(segment, luck, || self.customers.trust(issue.customer, segment, now_s))
    }

    /// What a decider may see.
    #[inline]
    fn view(&self, now_s: f64, slot: u32, confidence: f64) -> View {
        let issue = &self.issues[slot];
        let is_open = || self.rules.channels.is_open(issue.channel, || self.week.since_monday_s(now_s));
        View {
            topic: usize::from(issue.topic),
            segment: usize::from(issue.segment),
            asks_for_person: issue.asks_for_person,
            ai_tries: u32::from(issue.tries),
            people_on_duty: self.is_reached[self.rules.takers.desk_of(issue.topic, issue.channel)] && is_open(),
            confidence,
        }
    }

    /// The customer comes back, unless gone for good.
    fn on_return(&mut self, now_s: f64, open: Open, calendar: &mut Calendar<Event>) {
        if self.is_cancelled(now_s, open) {
            return;
        }
        self.begin_contact(now_s, open.slot, calendar);
    }

    /// Drops an open issue whose customer has left in the meantime.
    fn is_cancelled(&mut self, now_s: f64, Open { slot, customer }: Open) -> bool {
        let issue = &self.issues[slot];
        debug_assert_eq!(issue.customer, customer, "an issue changes hands");
        let segment = usize::from(issue.segment);
        let gone = self.customers.has_left(customer)
            || self.customers.has_left_for_other_reasons(customer, segment, now_s, &self.streams);
        if gone {
            self.ledger.one(issue.opened_row, Count::IssuesCancelled);
            self.issues.close(slot);
        }
        gone
    }
}

/// The agents of a team, with room for the most chats of any phase.
fn agents(strategy: &Strategy, team: usize) -> Agents {
    let in_phases = || strategy.phases.iter().filter_map(|phase| phase.levers.teams.get(team));
    let room = in_phases().map(|team| team.chats_at_once).max().unwrap_or(1);
    let now = in_phases().next();
    Agents::new(room, now.map_or(1, |team| team.chats_at_once), now.map_or(0.0, |team| team.slowdown))
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
            Event::Break => self.on_break(now_s, calendar),
            Event::AiAnswered(slot) => self.on_ai_answered(now_s, slot, calendar),
            Event::PatienceOver(slot, wait_number) => self.on_patience_over(now_s, slot, wait_number, calendar),
            Event::Overflow { slot, wait_number, step } => self.on_overflow(now_s, slot, wait_number, step, calendar),
            Event::Message(slot, wait_number) => self.on_message(now_s, slot, wait_number, calendar),
            Event::MessageOver(slot, wait_number) => self.on_message_over(now_s, slot, wait_number, calendar),
            Event::CallBack(slot, wait_number) => self.on_call_back(now_s, slot, wait_number),
            Event::AgentDone { team, seat, generation } => self.on_agent_done(now_s, team, seat, generation, calendar),
            Event::HandledAlone(slot) => self.on_handled(now_s, slot, calendar),
            Event::Return(open) => self.on_return(now_s, open, calendar),
            Event::Discovery(open) => self.on_discovery(now_s, open, calendar),
        }
    }
}
