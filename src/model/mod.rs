//! The operation: what happens to customers, issues and contacts, event by event.
//!
//! arrive → route → AI talk → solved | wrong answer | escalated | dead end → queue → agent → solved | not → rating → later:
//! discover, come back, complain → closed for good → stay or leave. One handler per event; every draw comes from the luck
//! of the issue it concerns; every number is written by `ledger`.

mod ai;
pub mod calibration;
mod contact;
mod counted;
mod course;
mod crowd;
mod customers;
mod demand;
mod door;
mod ending;
mod event;
mod flow;
mod fluid;
mod id;
mod issue;
mod ledger;
mod measure;
mod observer;
mod operation;
mod people;
mod resolver;
mod run;
mod schedules;
mod setting;
mod skill;
mod trace;

/// Which model this is: a life of another has other numbers, so that what was kept of it is worth nothing. It is raised whenever a number changes that any life comes to.
pub const EPOCH: u32 = 1;

use crate::engine::{self, Calendar};
use crate::scenario::{Scenario, Waits};
use course::{At, Replication};
pub use crowd::unheld;
pub use customers::number_of_customers;
pub use demand::{arrival_times, busyness, expected_issues};
pub use ending::{ContactEnd, IssueEnd};
use event::{Event, Open};
pub use fluid::unheld_by_formula;
pub use observer::{Observer, Quiet, Silent};
use operation::Operation;
pub use run::{replicate, trace, try_out};
pub use setting::Setting;
pub use trace::{Absence, Happening, Life, Moment, Reason, Verdict};

/// The key that keeps waits from coming about in some way at scale 1:k, in any phase of some strategies; `None` if nothing does.
pub fn unheld_by((waits, scale): (Waits, u32), scenario: &Scenario, strategies: &[usize]) -> Option<String> {
    match waits {
        Waits::Small if scale == 1 => None,
        Waits::Small => unheld_by_small(scenario, strategies),
        Waits::Crowd => unheld(scenario, strategies),
        Waits::Formula => unheld_by_formula(scenario, strategies),
    }
}

/// A line as small as the scale has a margin of people that keeps the chance to wait; what has come while nobody was there takes that in no time.
fn unheld_by_small(scenario: &Scenario, strategies: &[usize]) -> Option<String> {
    let mut levers = strategies.iter().flat_map(|&strategy| scenario.strategies[strategy].all_levers());
    levers.find_map(|levers| {
        let outlasts = levers.channels.iter().find(|channel| channel.over_closing)?;
        Some(format!("channel.{}.waits", outlasts.id))
    })
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
        operation.let_crowd_come(&mut at);
        match event {
            Event::Arrival => operation.on_arrival(&mut at),
            Event::Interval => operation.on_interval(&mut at),
            Event::Turn => operation.on_turn(&mut at),
            Event::AfterAll(slot) => operation.on_after_all(&mut at, slot),
            Event::Phase => self.on_phase(now_s, calendar),
            Event::Check => self.on_check(now_s, calendar),
            Event::Pilot => self.on_pilot(now_s, calendar),
            Event::Review => self.on_review(now_s, calendar),
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
            Event::Answered(slot, team) => operation.on_answered(&mut operation.at(&mut at, slot), slot, team),
            Event::HandledAlone(slot, team) => operation.on_handled(&mut operation.at(&mut at, slot), slot, team),
            Event::Return(open) => operation.on_return(&mut at.of(open.customer), open),
            Event::Discovery(open) => operation.on_discovery(&mut at.of(open.customer), open),
        }
    }
}
