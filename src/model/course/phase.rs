//! Phases: what is in force from a date on, by dates, by what has fired, and by a pilot.

use super::{At, Replication, Terms};
use crate::engine::Calendar;
use crate::model::event::Event;
use crate::model::operation::Operation;
use crate::scenario::State;

impl<'a> Replication<'a> {
    /// The strategy's next phase begins, and an interval with it, which staffs it.
    pub fn on_phase(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.operation.book_interval(&At::new(now_s, calendar, &self.in_force));
        self.phase += 1;
        self.change_terms(now_s, self.strategy().phases[self.phase].is_step, calendar);
    }

    /// The terms of the present phase and state come into force.
    pub fn change_terms(&mut self, now_s: f64, is_step: bool, calendar: &mut Calendar<Event>) {
        let rest = self.terms_in(&self.activations.state);
        if rest.has_ai() && !self.in_force.rest.has_ai() {
            self.note_launch(now_s, calendar);
        }
        let before = std::mem::replace(&mut self.in_force.rest, rest);
        if self.in_force.tried.is_some() {
            self.in_force.tried = Some(self.terms_tried());
        }
        self.operation.change_terms(&mut At::new(now_s, calendar, &self.in_force), &before, is_step);
    }

    /// What a pilot's arm tries in the present phase and state.
    pub fn terms_tried(&self) -> Terms<'a> {
        self.terms_in(&self.activations.state.with_pilot(true))
    }

    /// The terms of the present phase and some state.
    fn terms_in(&self, state: &State) -> Terms<'a> {
        let state = self.activations.states.iter().position(|known| known == state).unwrap_or(0);
        let Operation { scenario, calibration, setting, .. } = &self.operation;
        Terms::new(scenario, [self.strategy, self.phase, state], calibration, setting)
    }
}
