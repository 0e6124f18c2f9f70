//! Intervals: the last one is paid, the new one is staffed; breaks in between.

use super::At;
use crate::model::demand::busyness;
use crate::model::event::Event;
use crate::model::operation::Operation;
use crate::policy::staffing;

impl Operation<'_> {
    /// A profile interval begins: the last one is paid, the new one is staffed.
    pub fn on_interval(&mut self, at: &mut At) {
        self.book_interval(at);
        let of_day = self.interval as usize % self.week.per_day();
        if of_day == 0 && self.interval > 0 {
            self.customers.public_mood.begin_day(at.now_s);
        }
        let clock = &self.scenario.clock;
        let is_counted = (clock.warmup_s..clock.horizon_end_s()).contains(&at.now_s);
        self.ledger.begin_interval(is_counted.then(|| self.week.interval(at.now_s)));
        self.interval += 1;
        self.refresh_competence(at);
        self.staff(at);
        self.begin_crowd_interval(at);
        at.book(self.interval as f64 * self.scenario.demand.interval_s, Event::Interval);
    }

    /// A break begins or ends.
    pub fn on_break(&mut self, at: &mut At) {
        self.book_interval(at);
        self.put_on_duty(at);
        self.serve_all_waiting(at);
    }

    /// Puts on duty who is planned and not on a break; books when that next changes.
    pub fn put_on_duty(&mut self, at: &mut At) {
        let interval_end_s = self.interval as f64 * self.scenario.demand.interval_s;
        let weekday = self.week.weekday(at.now_s);
        let change_s = self.people.put_on_duty(at.now_s, &at.terms.levers.teams, weekday, interval_end_s);
        self.note_on_duty();
        self.resume(at);
        if let Some(at_s) = change_s {
            at.book(at_s, Event::Break);
        }
    }

    /// Sets the number on duty of each team for the interval that begins, and lets free agents take who waits.
    pub fn staff(&mut self, at: &mut At) {
        let (teams, ledger) = (&at.terms.levers.teams, &mut self.ledger);
        self.people
            .advance_workforces(at.now_s, teams, |at_s, line, amount| ledger.whole_operation(at_s, line, amount));
        self.people.change_seats(self.interval);
        let mut agents = self.people.planned(at.now_s, teams, &self.week);
        self.people.open_and_close(at.now_s, &agents, teams, &at.terms.rules.eligibility);
        self.line_up_again(at);
        self.scale_down(at, &mut agents);
        self.people.plan(&agents);
        self.put_on_duty(at);
        self.serve_all_waiting(at);
        self.set_limits(at);
    }

    /// What becomes of each team's agents at the scale of this run.
    ///
    /// Teams that can take each other's contacts share one margin: the chance to wait is that of all of them together.
    fn scale_down(&self, at: &At, agents: &mut [f64]) {
        let scale = f64::from(self.setting.scale);
        if scale <= 1.0 || self.setting.endless_staff || self.setting.has_crowd() {
            return;
        }
        let busyness = busyness(&self.scenario.demand);
        let pools = &at.terms.rules.pools;
        let loads: Vec<f64> = (0..agents.len()).map(|index| self.offered_load(at, index)).collect();
        // Chats at once, weighed by load: the law of small numbers works on chats, not on agents.
        let chats = |index: usize| f64::from(at.terms.levers.teams[index].chats_at_once);
        let chat_loads: Vec<f64> = loads.iter().enumerate().map(|(index, load)| load * chats(index)).collect();
        let sum = |of: &[f64], pool: usize| -> f64 { (0..of.len()).filter(|&i| pools[i] == pool).map(|i| of[i]).sum() };
        let factors: Vec<f64> = (0..agents.len())
            .map(|pool| {
                let together = sum(agents, pool);
                let load = sum(&loads, pool);
                let chats = if load > 0.0 { sum(&chat_loads, pool) / load } else { 1.0 };
                let kept = staffing::at_scale(together, load, chats, busyness, scale);
                if together > 0.0 { kept / together } else { 0.0 }
            })
            .collect();
        for (index, agents) in agents.iter_mut().enumerate() {
            *agents *= factors[pools[index]];
        }
    }

    /// Work per issue that goes to a team, of all customers, whatever arm of a pilot they are in; s.
    fn work_per_issue(&self, at: &At, index: usize) -> f64 {
        at.in_force.over_arms(|[strategy, phase, state]| self.calibration.work_per_issue(strategy, phase, state, index))
    }

    /// Load offered to a team at scale 1:1, in agents: issues per second × work per issue ÷ work done by a full agent.
    fn offered_load(&self, at: &At, index: usize) -> f64 {
        self.arrivals.expected_per_s(at.now_s, self.scenario)
            * self.work_per_issue(at, index)
            * self.people.handle_factor(index)
            / at.terms.levers.teams[index].full_speed()
    }
}
