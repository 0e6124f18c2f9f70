//! Breaks: part of a team is away, from and to moments of their own between the starts of intervals.
//!
//! A break takes agents off the plan of its interval and leaves pay and opening as they are: contacts go on joining the
//! line. Who is away has finished the contact in hand first, as at the end of a shift.

use super::People;
use crate::policy::breaks::{next_change, share_away};
use crate::policy::staffing;
use crate::scenario::Team;
use crate::unit::DAY;

impl People {
    /// Puts on duty who is planned for the present interval and not on a break; when that next changes before its end, s.
    pub fn put_on_duty(&mut self, now_s: f64, teams: &[Team], weekday: usize, interval_end_s: f64) -> Option<f64> {
        // Without breaks the plan holds until the interval ends.
        if teams.iter().all(|team| team.breaks.is_empty()) {
            for (agents, duty) in self.teams.iter_mut().zip(&self.duty) {
                agents.set_on_duty(now_s, duty.planned);
            }
            return None;
        }
        let midnight_s = (now_s / DAY).floor() * DAY;
        let time_s = now_s - midnight_s;
        let changes = teams.iter().filter_map(|team| next_change(&team.breaks, weekday, time_s));
        let change_s = midnight_s + changes.fold(f64::INFINITY, f64::min);
        for (index, team) in teams.iter().enumerate() {
            let duty = &mut self.duty[index];
            let away = f64::from(duty.planned) * share_away(&team.breaks, weekday, time_s);
            let stretch_s = change_s.min(interval_end_s) - now_s;
            let away = if away > 0.0 { staffing::whole_for(away, stretch_s, &mut duty.away_carry) } else { 0 };
            self.teams[index].set_on_duty(now_s, duty.planned - away.min(duty.planned));
        }
        Some(change_s).filter(|change_s| *change_s < interval_end_s)
    }
}
