//! Pay: of who is employed, of who comes and goes, of who stays after the close.

use super::People;
use super::headcount::{growth, heads_for, pay};
use crate::books::Count;
use crate::model::week::Week;
use crate::model::{At, Operation};
use crate::scenario::{Staffing, Team};
use crate::unit::{HOUR, MONTH};

impl People {
    /// Heads of a team that are paid from a moment of the week on, and what replacing leavers costs per second, at scale 1:1.
    pub fn on_payroll(&self, from_s: f64, index: usize, team: &Team, week: &Week) -> (f64, f64) {
        match &team.staffing {
            Staffing::OnDuty(counts) => (heads_for(counts[week.interval(from_s) % counts.len()], team), 0.0),
            Staffing::Headcount { .. } => {
                let plan = &self.headcounts[index];
                let grown = |at_s: f64| growth(team, at_s - self.growth_from_s);
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
            plan.advance(now_s, |due| book(due.at_s, due.line, due.amount * growth(team, due.at_s - start_s)));
        }
    }
}

impl Operation<'_> {
    /// Books what the people of a team cost over a stretch.
    pub fn book_pay(&mut self, at: &At, from_s: f64, seconds: f64, index: usize) {
        let team = &at.terms.levers.teams[index];
        let (heads, replacing_per_s) = self.people.on_payroll(from_s, index, team, &self.week);
        self.ledger.whole_operation(from_s, Count::Pay, pay(heads, seconds, team));
        self.ledger.whole_operation(from_s, Count::HeadsS, heads * seconds);
        self.ledger.whole_operation(from_s, Count::Recruiting, replacing_per_s * seconds);
        self.ledger.whole_operation(from_s, Count::Tools, heads * team.upkeep_per_month * seconds / MONTH);
    }

    /// Time on duty of a team that is closed, and stays: all of it is beyond the plan.
    pub fn book_overtime(&mut self, at: &At, from_s: f64, duty_s: f64, index: usize) {
        let team = &at.terms.levers.teams[index];
        if team.stays_until_served && !self.people.staffed.teams[index] {
            let amount = duty_s / HOUR * team.pay_per_hour * team.overtime_factor;
            self.ledger.at(from_s, Count::Overtime, amount);
        }
    }
}
