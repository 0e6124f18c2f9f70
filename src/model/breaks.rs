//! Breaks: part of a team is away, from and to moments of their own between the starts of intervals.
//!
//! A break takes agents off the plan of its interval and leaves pay and opening as they are: contacts go on joining the
//! line. Who is away has finished the contact in hand first, as at the end of a shift.

use super::Model;
use super::event::Event;
use crate::engine::Calendar;
use crate::policy::breaks::{next_change, share_away};
use crate::policy::staffing;
use crate::unit::DAY;

impl Model<'_> {
    /// A break begins or ends.
    pub(super) fn on_break(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        self.put_on_duty(now_s, calendar);
        self.serve_all_waiting(now_s, calendar);
    }

    /// Puts on duty who is planned for the present interval and not on a break; books when that next changes.
    pub(super) fn put_on_duty(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        let levers = self.levers;
        if levers.teams.iter().all(|team| team.breaks.is_empty()) {
            for (agents, duty) in self.teams.iter_mut().zip(&self.duty) {
                agents.set_on_duty(now_s, duty.planned);
            }
            return;
        }
        let (weekday, midnight_s) = (self.week.weekday(now_s), (now_s / DAY).floor() * DAY);
        let time_s = now_s - midnight_s;
        let interval_end_s = self.interval as f64 * self.scenario.demand.interval_s;
        let changes = levers.teams.iter().filter_map(|team| next_change(&team.breaks, weekday, time_s));
        let change_s = midnight_s + changes.fold(f64::INFINITY, f64::min);
        for (index, team) in levers.teams.iter().enumerate() {
            let duty = &mut self.duty[index];
            let away = f64::from(duty.planned) * share_away(&team.breaks, weekday, time_s);
            let stretch_s = change_s.min(interval_end_s) - now_s;
            let away = if away > 0.0 { staffing::whole_for(away, stretch_s, &mut duty.away_carry) } else { 0 };
            self.teams[index].set_on_duty(now_s, duty.planned - away.min(duty.planned));
        }
        if change_s < interval_end_s {
            calendar.book(change_s, Event::Break);
        }
    }
}
