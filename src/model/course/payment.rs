//! What a stretch of time costs: people, platforms, supervision.

use super::{At, Terms};
use crate::books::Count;
use crate::model::id::ModelId;
use crate::model::operation::Operation;
use crate::model::people::Worked;
use crate::model::people::headcount::pay;
use crate::scenario::AtClose;
use crate::unit::{HOUR, MONTH};

impl Operation<'_> {
    /// Books time and money of the stretch that ends now.
    pub fn book_interval(&mut self, at: &At) {
        let from_s = self.ledger.booked_until();
        let seconds = at.now_s - from_s;
        if seconds <= 0.0 {
            return;
        }
        self.ledger.set_booked_until(at.now_s);
        self.ledger.time(from_s, Count::Seconds, seconds);
        self.book_crowd(at, from_s);
        self.book_formula(at, from_s);
        let weight = self.ledger.weight_in_line();
        let queue_s = self.take_queue_s(at.now_s) * weight;
        self.ledger.book_at(from_s, Count::QueueS, queue_s);
        let joined = self.customers.members_at(from_s) as f64;
        self.ledger.book_at(from_s, Count::CustomersS, joined * seconds);
        for team in 0..at.terms.levers.teams.len() {
            let worked = self.take_worked(at.now_s, team);
            // Small lines are a k-th of the team's; those beside a crowd are whole.
            let whole = if self.setting.has_crowd() { 1.0 } else { f64::from(self.setting.scale) };
            self.people.note_worked(team, &at.terms.levers.teams[team], worked.times(whole), seconds);
            let Worked { duty, busy, chats } = worked.times(weight);
            self.ledger.time(from_s, Count::OnDutyS, duty);
            self.ledger.time(from_s, Count::BusyS, busy);
            self.ledger.book_at(from_s, Count::ChatS, chats);
            self.book_pay(at, from_s, seconds, team);
            self.book_overtime(at, from_s, duty, team);
        }
        self.book_plans(at, from_s, seconds);
        self.book_platforms(at, from_s, seconds);
        self.book_ai_upkeep(at, from_s, seconds);
    }

    /// What staffing plans require, once there is one: heads at scale 1:1, agents at that of those on duty.
    fn book_plans(&mut self, at: &At, from_s: f64, seconds: f64) {
        let Some((heads, agents)) = self.people.required(from_s, &self.week) else { return };
        let present = self.people.present_of_planned(from_s, &at.terms.levers.teams);
        self.ledger.book_at(from_s, Count::PresentHeadsS, present * seconds);
        self.ledger.book_at(from_s, Count::RequiredHeadsS, heads * seconds);
        self.ledger.time(from_s, Count::RequiredS, agents * seconds / f64::from(self.setting.scale));
        self.ledger.time(from_s, Count::PlannedS, seconds);
        let Some(scheduled) = self.people.scheduled(from_s, &at.terms.levers.teams, &self.week) else { return };
        self.ledger.time(from_s, Count::ScheduledS, scheduled * seconds / f64::from(self.setting.scale));
        self.ledger.time(from_s, Count::ScheduleS, seconds);
    }

    /// What the platforms of AI models cost: each is paid once, at the higher price where an arm pays another for it.
    fn book_platforms(&mut self, at: &At, from_s: f64, seconds: f64) {
        let rest = at.in_force.rest.platforms();
        for &(model, per_month) in rest {
            self.ledger.platform(from_s, ModelId::at(model), per_month * seconds / MONTH);
        }
        for &(model, per_month) in at.in_force.tried.as_ref().map_or(&[][..], Terms::platforms) {
            let already = rest.iter().find(|(other, _)| *other == model).map_or(0.0, |(_, per_month)| *per_month);
            self.ledger.platform(from_s, ModelId::at(model), (per_month - already).max(0.0) * seconds / MONTH);
        }
    }

    /// Integration, as far as it is not paid yet, and supervision of whatever AI answers: that of everybody, or of a pilot's arm,
    /// at the higher price.
    fn book_ai_upkeep(&mut self, at: &At, from_s: f64, seconds: f64) {
        let answering = [Some(&at.in_force.rest), at.in_force.tried.as_ref()].into_iter().flatten();
        let of_ai = answering.filter(|terms| terms.has_ai()).map(|terms| &terms.levers.ai);
        let costs = of_ai.map(|ai| (ai.one_off_cost, ai.supervision.per_month()));
        let (one_off, per_month) =
            costs.fold((0.0_f64, 0.0_f64), |most, cost| (most.0.max(cost.0), most.1.max(cost.1)));
        self.ledger.whole_operation(from_s, Count::Supervision, per_month * seconds / MONTH);
        self.ledger.integration(from_s, one_off);
    }

    /// Books what the people of a team cost over a stretch.
    pub fn book_pay(&mut self, at: &At, from_s: f64, seconds: f64, index: usize) {
        let team = &at.terms.levers.teams[index];
        let payroll = self.people.on_payroll(from_s, index, team, &self.week);
        let (heads, per_month) = (payroll.heads(), team.upkeep());
        self.ledger.whole_operation(from_s, Count::Pay, pay(payroll.serving, seconds, team));
        self.ledger.whole_operation(from_s, Count::Training, pay(payroll.training, seconds, team));
        self.ledger.whole_operation(from_s, Count::Notice, pay(payroll.on_notice, seconds, team));
        self.ledger.whole_operation(from_s, Count::HeadsS, heads * seconds);
        if let Some(heads) = self.people.persons(index) {
            self.ledger.whole_operation(from_s, Count::ServingS, heads.serving * seconds);
            self.ledger.whole_operation(from_s, Count::InVeteransS, heads.in_veterans * seconds);
            self.ledger.whole_operation(from_s, Count::TrainingS, heads.training * seconds);
        }
        self.ledger.whole_operation(from_s, Count::Recruiting, payroll.replacing_per_s * seconds);
        self.ledger.whole_operation(from_s, Count::Tools, heads * per_month * seconds / MONTH);
    }

    /// Time on duty of a team that is closed, and stays or finishes what it has in hand: all of it is beyond the plan.
    pub fn book_overtime(&mut self, at: &At, from_s: f64, duty_s: f64, index: usize) {
        let team = &at.terms.levers.teams[index];
        let goes_on = team.stays_until_served || team.at_close == AtClose::Finish;
        if goes_on && !self.people.staffed.teams[index] {
            let amount = duty_s / HOUR * team.pay_per_hour * team.overtime_factor;
            self.ledger.book_at(from_s, Count::Overtime, amount);
        }
    }
}
