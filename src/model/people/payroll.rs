//! Pay: of who is employed, of who comes and goes, of who stays after the close.

use super::People;
use super::workforce::Payroll;
use crate::books::Count;
use crate::model::demand::Week;
use crate::scenario::Team;

impl People {
    /// Heads of a team that are paid from a moment of the week on, at scale 1:1.
    pub fn on_payroll(&self, from_s: f64, index: usize, team: &Team, week: &Week) -> Payroll {
        self.workforces[index].payroll(from_s, team, week, self.growth_from_s)
    }

    /// Lets every change of the workforces happen that is due by now; `book` receives what is counted or paid once: when, in which
    /// line, and how much.
    pub fn advance_workforces(&mut self, now_s: f64, teams: &[Team], mut book: impl FnMut(f64, Count, f64)) {
        for (workforce, team) in self.workforces.iter_mut().zip(teams) {
            workforce.advance(now_s, team, self.growth_from_s, &mut book);
        }
    }
}
