//! Lives through replications: whole, as far as somebody lets them come, or watched.

use crate::books::{Count, Outcome};
use crate::engine::{self, Calendar};
use crate::model::calibration::Calibration;
use crate::model::course::{At, Replication};
use crate::model::customers::Gone;
use crate::model::event::Event;
use crate::model::observer::Observer;
use crate::model::operation::Operation;
use crate::model::setting::Setting;
use crate::model::trace::{Life, Tracer};
use crate::rng::Streams;
use crate::scenario::Scenario;
use crate::unit::{MINUTE, WEEK};

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
    for week in 1..=(end_s / WEEK).ceil() as u32 {
        let until_s = (f64::from(week) * WEEK).min(end_s);
        // Trust is read where the horizon ends, which may lie within a week: the cooldown moves it further.
        if until_s >= horizon_end_s && trust.is_none() && !replication.operation.setting.frozen_trust {
            events += live_until(replication, horizon_end_s)?;
            trust = Some(replication.operation.customers.trust_of_the_touched(horizon_end_s));
        }
        events += live_until(replication, until_s)?;
        replication.operation.read_trust(until_s);
        observer.week_done();
    }
    replication.operation.book_interval(&At::new(end_s, calendar, &replication.in_force));
    Some((events, trust.flatten()))
}

/// Lives through the same replication as [`replicate`](super::replicate), to the last bit, and writes down the life of one
/// customer, whose number is below [`number_of_customers`](super::number_of_customers); `None` if the observer stopped it.
pub fn trace(
    scenario: &Scenario,
    strategy: usize,
    calibration: &Calibration,
    setting: Setting,
    streams: Streams,
    observer: &dyn Observer,
    customer: u32,
) -> Option<(Life, Outcome)> {
    let mut replication = Replication::new(scenario, strategy, calibration, setting, streams);
    let operation = &mut replication.operation;
    operation.tracer = Some(Box::new(Tracer::new(customer, operation.customers.number())));
    let (events, trust) = live(&mut replication, &mut crate::engine::Calendar::new(), observer)?;
    let life = replication.operation.life(scenario.clock.end_s())?;
    Some((life, replication.operation.settle(events, trust)))
}

impl Operation<'_> {
    /// Books the trust of the panel at the end of a week, as one of this week.
    fn read_trust(&mut self, now_s: f64) {
        if self.setting.frozen_trust {
            return;
        }
        let [trust, touched] = self.customers.trust_of_the_panel(now_s);
        let last_s = now_s - 0.5 * MINUTE;
        self.ledger.book_at(last_s, Count::PanelTrust, trust);
        self.ledger.book_at(last_s, Count::PanelTouched, touched);
    }

    /// Everything that is only known at the end.
    pub fn settle(mut self, events: u64, trust: Option<[f64; 2]>) -> Outcome {
        let end_s = self.scenario.clock.horizon_end_s();
        let value = |segment: usize| self.scenario.segments[segment].remaining_value;
        for Gone { at_s, segment, by_mood } in self.customers.background_leavings(end_s, &self.streams) {
            self.ledger.book_at(at_s, Count::LeftBackground, 1.0);
            self.ledger.gone(at_s);
            if by_mood {
                self.ledger.book_at(at_s, Count::LeftByMood, 1.0);
                self.ledger.book_at(at_s, Count::ValueLost, value(segment));
            }
        }
        for (joined_s, segment) in self.customers.kept_away(end_s, &self.streams) {
            self.ledger.book_at(joined_s, Count::NewcomersMissed, 1.0);
            self.ledger.book_at(joined_s, Count::ValueMissed, value(segment));
        }
        let open =
            self.issues.live().filter(|(_, issue)| !issue.is_crowd() && self.ledger.counts(issue.opened_row)).count();
        let (most_open, most_in_line) = (self.issues.most_open(), self.people.lines.most_standing());
        let door = self.door;
        let mut outcome = self.ledger.close();
        outcome.door = door;
        outcome.open_at_end = open as u64;
        outcome.events = events;
        outcome.most_open = most_open as u64;
        outcome.most_in_line = most_in_line as u64;
        outcome.trust_end = trust.map(|[mean, _]| mean);
        outcome.trust_worst_tenth = trust.map(|[_, worst]| worst);
        outcome
    }
}
