//! Pay: of who is employed, of who comes and goes, of who stays after the close.

use super::People;
use super::headcount::heads_for;
use crate::books::Count;
use crate::model::demand::Week;
use crate::scenario::{Staffing, Team};

impl People {
    /// Heads of a team that are paid from a moment of the week on, and what replacing leavers costs per second, at scale 1:1.
    pub fn on_payroll(&self, from_s: f64, index: usize, team: &Team, week: &Week) -> (f64, f64) {
        match &team.staffing {
            Staffing::OnDuty(counts) => (heads_for(counts[week.interval(from_s) % counts.len()], team), 0.0),
            Staffing::Headcount { .. } => {
                let plan = &self.headcounts[index];
                let grown = |at_s: f64| team.growth(at_s - self.growth_from_s);
                let factor = grown(plan.grown_until(from_s));
                let paid = plan.paid * factor + plan.under_notice(from_s, grown);
                (paid, plan.replacement_cost_per_s(from_s, team) * factor)
            }
        }
    }

    /// Lets every change of headcounts happen that is due by now; `book` receives what is paid once: when, in which line of
    /// the ledger, and how much.
    pub fn advance_headcounts(&mut self, now_s: f64, teams: &[Team], mut book: impl FnMut(f64, Count, f64)) {
        let start_s = self.growth_from_s;
        for (plan, team) in self.headcounts.iter_mut().zip(teams) {
            plan.advance(now_s, |due| book(due.at_s, due.line, due.amount * team.growth(due.at_s - start_s)));
        }
    }
}
