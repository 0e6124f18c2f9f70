//! Who is on duty: intervals, phases, pay.

use super::Model;
use super::event::Event;
use super::rules::Rules;
use super::workforce::{growth, pay, pay_on_duty};
use crate::engine::Calendar;
use crate::outcome::Count;
use crate::policy::{Routing, staffing};
use crate::scenario::{Staffing, Team};
use crate::unit::{DAY, MONTH, YEAR};

impl Model<'_> {
    /// A profile interval begins: the last one is paid, the new one is staffed.
    pub(super) fn on_interval(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        self.staff(now_s, calendar);
        self.interval += 1;
        calendar.book(self.interval as f64 * self.scenario.demand.interval_s, Event::Interval);
    }

    /// The strategy's next phase begins.
    pub(super) fn on_phase(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        self.phase += 1;
        self.levers = &self.strategy.phases[self.phase].levers;
        self.rules = Rules::new(self.scenario, self.levers, self.calibration);
        for (team, agents) in self.levers.teams.iter().zip(&mut self.teams) {
            agents.set_slowdown(now_s, team.slowdown);
        }
        self.staff(now_s, calendar);
    }

    /// Books time and money of the stretch that ends now.
    pub(super) fn book_interval(&mut self, now_s: f64) {
        let from_s = self.ledger.booked_until();
        let seconds = now_s - from_s;
        if seconds <= 0.0 {
            return;
        }
        self.ledger.set_booked_until(now_s);
        self.ledger.at(from_s, Count::Seconds, seconds);
        let queue_s = self.waiting.take(now_s);
        self.ledger.at(from_s, Count::QueueS, queue_s);
        for team in 0..self.teams.len() {
            let agents = &mut self.teams[team];
            let (duty, busy, chats) = (agents.duty.take(now_s), agents.busy.take(now_s), agents.in_hand.take(now_s));
            self.ledger.at(from_s, Count::OnDutyS, duty);
            self.ledger.at(from_s, Count::BusyS, busy);
            self.ledger.at(from_s, Count::ChatS, chats);
            self.book_pay(from_s, seconds, team);
        }
        if matches!(self.levers.routing, Routing::AiFirst { .. }) {
            let platform = self.levers.ai.platform_per_month * seconds / MONTH;
            self.ledger.whole_operation(from_s, Count::AiPlatform, platform);
        }
    }

    fn book_pay(&mut self, from_s: f64, seconds: f64, index: usize) {
        let team = &self.levers.teams[index];
        match &team.staffing {
            Staffing::OnDuty(counts) => {
                let agents = counts[self.interval_of_week(from_s) % counts.len()];
                self.ledger.whole_operation(from_s, Count::Pay, pay_on_duty(agents, seconds, team));
            }
            Staffing::Headcount { .. } => {
                let plan = &self.headcounts[index];
                let growth = growth(team, from_s - self.scenario.clock.warmup_s);
                let (paid, replacing) =
                    (plan.paid * growth, plan.replacement_cost_per_s(from_s, team) * growth * seconds);
                self.ledger.whole_operation(from_s, Count::Pay, pay(paid, seconds, team));
                self.ledger.whole_operation(from_s, Count::HeadsS, paid * seconds);
                self.ledger.whole_operation(from_s, Count::Recruiting, replacing);
            }
        }
    }

    /// Sets the number on duty of each team for the interval that begins, and lets free agents take who waits.
    fn staff(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        for index in 0..self.teams.len() {
            let ledger = &mut self.ledger;
            self.headcounts[index].advance(now_s, |due| ledger.whole_operation(due.at_s, due.line, due.amount));
            let agents = self.agents_at_scale(now_s, index);
            self.is_open[index] = agents > 0.0;
            let count = staffing::whole(agents, &mut self.duty_carry[index]);
            self.teams[index].set_on_duty(now_s, count);
            self.serve_waiting(now_s, index as u16, calendar);
        }
    }

    /// Agents of a team on duty now, at the scale of this run; not rounded.
    fn agents_at_scale(&self, now_s: f64, index: usize) -> f64 {
        let team = &self.levers.teams[index];
        let interval = self.interval_of_week(now_s);
        let scale = f64::from(self.setting.scale);
        let agents = match &team.staffing {
            Staffing::OnDuty(counts) => counts[interval % counts.len()],
            Staffing::Headcount { .. } => {
                let weight = self.scenario.demand.week[interval];
                let heads = self.headcounts[index].serving * growth(team, now_s - self.scenario.clock.warmup_s);
                staffing::spread(heads, team.shrinkage, team.paid_hours_per_month, weight)
            }
        };
        if scale <= 1.0 || self.setting.endless_staff {
            return agents;
        }
        staffing::at_scale(agents, self.offered_load(now_s, index, team, interval), scale)
    }

    /// Load offered to a team at scale 1:1, in agents: issues per second × work per issue ÷ work done by a full agent.
    fn offered_load(&self, now_s: f64, index: usize, team: &Team, interval: usize) -> f64 {
        let demand = &self.scenario.demand;
        let years = ((now_s - self.scenario.clock.warmup_s) / YEAR).max(0.0);
        let customers = self.scenario.customers;
        let joined = customers.count * libm::pow(1.0 + customers.growth_per_year, years);
        let issues_per_s = joined * demand.issues_per_customer_month / MONTH;
        let chats = f64::from(team.chats_at_once);
        let full_speed = chats / (1.0 + team.slowdown * (chats - 1.0));
        let work = self.calibration.work_per_issue(self.strategy_index, self.phase, index);
        issues_per_s * demand.week[interval] * work / full_speed
    }

    fn interval_of_week(&self, now_s: f64) -> usize {
        let interval_s = self.scenario.demand.interval_s;
        let per_day = (DAY / interval_s).round() as usize;
        let first = usize::from(self.scenario.clock.first_weekday) * per_day;
        (first + (now_s / interval_s) as usize) % self.scenario.demand.week.len()
    }
}
