//! Phases: what is in force from a date on, by dates, by what has fired, and by a pilot.

use crate::engine::Calendar;
use crate::model::Model;
use crate::model::event::Event;
use crate::model::people::book_plan;
use crate::model::rules::Rules;
use crate::scenario::{Levers, State};

impl<'a> Model<'a> {
    /// The strategy's next phase begins, and an interval with it, which staffs it.
    pub fn on_phase(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        self.phase += 1;
        self.change_levers(now_s, self.strategy.phases[self.phase].is_step, calendar);
    }

    /// The levers of the present phase and state come into force.
    pub fn change_levers(&mut self, now_s: f64, is_step: bool, calendar: &mut Calendar<Event>) {
        let before = self.levers;
        self.levers = self.levers_in(&self.course.state);
        self.change_rules(now_s, self.rules_of(self.levers), calendar);
        self.renew_trial();
        for (team, plan) in self.people.change_teams(now_s, &before.teams, &self.levers.teams, is_step) {
            book_plan(team, plan, calendar);
        }
    }

    /// What is in force in the present phase and some state.
    pub fn levers_in(&self, state: &State) -> &'a Levers {
        self.strategy.levers(self.phase, self.place_of(state))
    }

    /// The place of a state among those that there are.
    fn place_of(&self, state: &State) -> usize {
        self.course.states.iter().position(|known| known == state).unwrap_or(0)
    }

    pub fn rules_of(&self, levers: &Levers) -> Rules {
        Rules::new(self.scenario, levers, self.calibration, self.setting.scale)
    }

    /// Work per issue that goes to a team, of all customers, whatever arm of a pilot they are in; s.
    pub fn work_per_issue(&self, index: usize) -> f64 {
        self.of_arms(|state| self.calibration.work_per_issue(self.strategy_index, self.phase, state, index))
    }

    /// Talk per issue that goes to an AI model; s.
    pub fn talk_per_issue(&self, model: usize) -> f64 {
        self.of_arms(|state| self.calibration.talk_per_issue(self.strategy_index, self.phase, state, model))
    }

    /// What issues bring in the present state, those of a pilot's arm weighed by its share.
    fn of_arms(&self, of: impl Fn(usize) -> f64) -> f64 {
        let trying = self.share_trying();
        let rest = of(self.place_of(&self.course.state));
        let arm = || of(self.place_of(&self.course.state.with_pilot(true)));
        if trying > 0.0 { (1.0 - trying) * rest + trying * arm() } else { rest }
    }
}
