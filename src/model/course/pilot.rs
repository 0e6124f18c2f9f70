//! Pilots: an arm of the customers lives under terms of its own until the gate.

use super::triggers::between;
use super::{At, Replication};
use crate::books::PilotResult;
use crate::engine::Calendar;
use crate::model::event::Event;
use crate::policy::trigger;
use crate::stat::estimate::Pair;

/// The arms in the order of their numbers: everybody else, then those who try the levers.
const ARMS: [usize; 2] = [0, 1];

impl Replication<'_> {
    /// Books the beginning and the gate of the pilot.
    pub fn book_pilot(&self, calendar: &mut Calendar<Event>) {
        if let Some(pilot) = &self.strategy().pilot {
            calendar.book(pilot.from_s, Event::Pilot);
            calendar.book(pilot.gate.at_s, Event::Pilot);
        }
    }

    /// The pilot begins, or its gate decides.
    pub fn on_pilot(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.operation.book_interval(&At::new(now_s, calendar, &self.in_force));
        let Some(gate) = self.strategy().pilot.as_ref().map(|pilot| &pilot.gate) else { return };
        // The same event is booked twice: the first time nobody tries anything yet.
        if self.in_force.tried.is_none() {
            self.activations.began = ARMS.map(|arm| self.observed_before(now_s, gate.measure, Some(arm)));
            self.in_force.tried = Some(self.terms_tried());
            return;
        }
        let sums = ARMS.map(|arm| self.observed(now_s, gate.measure, Some(arm)));
        let [rest, arm]: [Pair; 2] = ARMS.map(|arm| between(self.activations.began[arm], sums[arm]));
        let against = if gate.against_rest { rest.ratio() } else { Some(0.0) };
        let value = arm.ratio().zip(against).map(|(arm, against)| arm - against);
        // A run at scale 1:k sees one observation where the operation sees k.
        let is_enough = arm.den * f64::from(self.operation.setting.scale) >= gate.least_count;
        let is_rolled_out = is_enough && trigger::passes(value, gate.least, gate.most);
        self.operation.ledger.decided(PilotResult { is_rolled_out, arm, rest });
        self.in_force.tried = None;
        self.activations.state = self.activations.state.with_pilot(is_rolled_out);
        self.change_terms(now_s, false, calendar);
    }
}
