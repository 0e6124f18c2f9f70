//! Who is on duty: intervals, phases, pay.

use super::Model;
use super::event::Event;
use super::queue::book_plan;
use super::rules::Rules;
use super::workforce::{growth, heads_for, pay};
use crate::books::Count;
use crate::engine::Calendar;
use crate::policy::{Routing, staffing};
use crate::scenario::{Levers, Staffing, State};
use crate::unit::{HOUR, MONTH, YEAR};

/// The duty of a team in the present interval.
#[derive(Clone, Copy, Debug, Default)]
pub struct Duty {
    /// Agents on duty by plan, those on a break included.
    pub planned: u32,
    /// What rounding has left over of the plan, in agents for an interval.
    carry: f64,
    /// What rounding has left over of those on a break, in agents × seconds.
    pub away_carry: f64,
    /// When the team last closed, s.
    pub closed_s: f64,
}

/// Where there is anybody on duty in the present interval, at scale 1:1.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Per team: whether it has anybody.
    pub teams: Vec<bool>,
    /// Per topic and channel: whether a team that serves both has.
    pub desks: Vec<bool>,
}

impl Reach {
    pub fn new(teams: usize, desks: usize) -> Self {
        Self { teams: vec![false; teams], desks: vec![false; desks] }
    }
}

impl<'a> Model<'a> {
    /// A profile interval begins: the last one is paid, the new one is staffed.
    pub(super) fn on_interval(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        let of_day = self.interval as usize % self.week.per_day();
        if of_day == 0 && self.interval > 0 {
            self.customers.mood.begin_day(now_s);
        }
        let clock = &self.scenario.clock;
        let is_counted = (clock.warmup_s..clock.horizon_end_s()).contains(&now_s);
        self.ledger.begin_interval(is_counted.then_some(of_day));
        self.interval += 1;
        self.refresh_competence(now_s);
        self.staff(now_s, calendar);
        calendar.book(self.interval as f64 * self.scenario.demand.interval_s, Event::Interval);
    }

    /// The strategy's next phase begins, and an interval with it, which staffs it.
    pub(super) fn on_phase(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.book_interval(now_s);
        self.phase += 1;
        self.change_levers(now_s, self.strategy.phases[self.phase].is_step, calendar);
    }

    /// The levers of the present phase and state come into force.
    pub(super) fn change_levers(&mut self, now_s: f64, is_step: bool, calendar: &mut Calendar<Event>) {
        let before = self.levers;
        self.levers = self.levers_in(&self.course.state);
        self.change_rules(now_s, self.rules_of(self.levers), calendar);
        self.renew_trial();
        for (index, team) in self.levers.teams.iter().enumerate() {
            self.headcounts[index].turn(now_s, &before.teams[index], team, is_step);
            for plan in self.teams[index].set_juggling(now_s, team.chats_at_once, team.slowdown) {
                book_plan(index as u16, plan, calendar);
            }
        }
    }

    /// What is in force in the present phase and some state.
    pub(super) fn levers_in(&self, state: &State) -> &'a Levers {
        self.strategy.levers(self.phase, self.place_of(state))
    }

    fn place_of(&self, state: &State) -> usize {
        self.course.states.iter().position(|known| known == state).unwrap_or(0)
    }

    pub(super) fn rules_of(&self, levers: &Levers) -> Rules {
        Rules::new(self.scenario, levers, self.calibration, self.setting.scale)
    }

    /// Books time and money of the stretch that ends now.
    pub(super) fn book_interval(&mut self, now_s: f64) {
        let from_s = self.ledger.booked_until();
        let seconds = now_s - from_s;
        if seconds <= 0.0 {
            return;
        }
        self.ledger.set_booked_until(now_s);
        self.ledger.time(from_s, Count::Seconds, seconds);
        let queue_s = self.waiting.take(now_s);
        self.ledger.at(from_s, Count::QueueS, queue_s);
        let joined = self.customers.members_at(from_s) as f64;
        self.ledger.at(from_s, Count::CustomersS, joined * seconds);
        for team in 0..self.teams.len() {
            let agents = &mut self.teams[team];
            let (duty, busy, chats) = (agents.duty.take(now_s), agents.busy.take(now_s), agents.in_hand.take(now_s));
            self.ledger.time(from_s, Count::OnDutyS, duty);
            self.ledger.time(from_s, Count::BusyS, busy);
            self.ledger.at(from_s, Count::ChatS, chats);
            self.book_pay(from_s, seconds, team);
            self.book_overtime(from_s, duty, team);
        }
        if matches!(self.levers.routing, Routing::AiFirst { .. }) {
            for &(model, per_month) in &self.rules.platforms {
                self.ledger.platform(from_s, model as u16, per_month * seconds / MONTH);
            }
        }
        self.book_trial_platform(from_s, seconds);
        self.book_ai_upkeep(from_s, seconds);
    }

    /// Integration, as far as it is not paid yet, and supervision of whatever AI answers: that of everybody, or of a pilot's arm,
    /// at the higher price.
    fn book_ai_upkeep(&mut self, from_s: f64, seconds: f64) {
        let answering = [Some(self.levers), self.levers_tried()].into_iter().flatten();
        let of_ai = answering.filter(|levers| matches!(levers.routing, Routing::AiFirst { .. }));
        let costs = of_ai.map(|levers| (levers.ai.one_off_cost, levers.ai.supervision.per_month()));
        let (one_off, per_month) =
            costs.fold((0.0_f64, 0.0_f64), |most, cost| (most.0.max(cost.0), most.1.max(cost.1)));
        self.ledger.whole_operation(from_s, Count::Supervision, per_month * seconds / MONTH);
        self.ledger.integration(from_s, one_off);
    }

    fn book_pay(&mut self, from_s: f64, seconds: f64, index: usize) {
        let team = &self.levers.teams[index];
        let (heads, replacing) = match &team.staffing {
            Staffing::OnDuty(counts) => {
                let agents = counts[self.week.interval(from_s) % counts.len()];
                (heads_for(agents, team), 0.0)
            }
            Staffing::Headcount { .. } => {
                let plan = &self.headcounts[index];
                let grown = |at_s: f64| growth(team, at_s - self.scenario.clock.warmup_s);
                let factor = grown(plan.grown_until(from_s));
                let paid = plan.paid * factor + plan.under_notice(from_s, grown);
                (paid, plan.replacement_cost_per_s(from_s, team) * factor * seconds)
            }
        };
        self.ledger.whole_operation(from_s, Count::Pay, pay(heads, seconds, team));
        self.ledger.whole_operation(from_s, Count::HeadsS, heads * seconds);
        self.ledger.whole_operation(from_s, Count::Recruiting, replacing);
        self.ledger.whole_operation(from_s, Count::Tools, heads * team.upkeep_per_month * seconds / MONTH);
    }

    /// Time on duty of a team that is closed, and stays: all of it is beyond the plan.
    fn book_overtime(&mut self, from_s: f64, duty_s: f64, index: usize) {
        let team = &self.levers.teams[index];
        if team.stays_until_served && !self.reach.teams[index] {
            let amount = duty_s / HOUR * team.pay_per_hour * team.overtime_factor;
            self.ledger.at(from_s, Count::Overtime, amount);
        }
    }

    /// Sets the number on duty of each team for the interval that begins, and lets free agents take who waits.
    fn staff(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        for index in 0..self.teams.len() {
            let ledger = &mut self.ledger;
            let (team, start_s) = (&self.levers.teams[index], self.scenario.clock.warmup_s);
            self.headcounts[index].advance(now_s, |due| {
                let amount = due.amount * growth(team, due.at_s - start_s);
                ledger.whole_operation(due.at_s, due.line, amount);
            });
        }
        let mut agents: Vec<f64> = (0..self.teams.len()).map(|index| self.agents_on_duty(now_s, index)).collect();
        for (index, agents) in agents.iter().enumerate() {
            let is_open = *agents > 0.0;
            if self.reach.teams[index] && !is_open && self.levers.teams[index].stays_until_served {
                self.duty[index].closed_s = now_s;
                self.teams[index].close(now_s);
            }
            self.reach.teams[index] = is_open;
        }
        self.note_reach();
        self.scale_down(now_s, &mut agents);
        for (index, agents) in agents.into_iter().enumerate() {
            let duty = &mut self.duty[index];
            duty.planned = staffing::whole(agents, &mut duty.carry);
        }
        self.put_on_duty(now_s, calendar);
        self.serve_all_waiting(now_s, calendar);
        self.set_limits(now_s, calendar);
    }

    /// Agents of a team on duty now, at scale 1:1; not rounded.
    fn agents_on_duty(&self, now_s: f64, index: usize) -> f64 {
        let team = &self.levers.teams[index];
        match &team.staffing {
            Staffing::OnDuty(counts) => counts[self.week.interval(now_s) % counts.len()],
            Staffing::Headcount { .. } => {
                let plan = &self.headcounts[index];
                let heads = plan.serving * growth(team, plan.grown_until(now_s) - self.scenario.clock.warmup_s);
                staffing::spread(heads, team.shrinkage, team.paid_hours_per_month, self.week.weight(now_s))
            }
        }
    }

    /// What becomes of each team's agents at the scale of this run.
    ///
    /// Teams that can take each other's contacts share one margin: the chance to wait is that of all of them together.
    fn scale_down(&self, now_s: f64, agents: &mut [f64]) {
        let scale = f64::from(self.setting.scale);
        if scale <= 1.0 || self.setting.endless_staff {
            return;
        }
        let busyness = self.busyness();
        let pools = &self.rules.pools;
        let loads: Vec<f64> = (0..agents.len()).map(|index| self.offered_load(now_s, index)).collect();
        // Chats at once, weighed by load: the law of small numbers works on chats, not on agents.
        let chats = |index: usize| f64::from(self.levers.teams[index].chats_at_once);
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
    fn work_per_issue(&self, index: usize) -> f64 {
        self.of_arms(|state| self.calibration.work_per_issue(self.strategy_index, self.phase, state, index))
    }

    /// Talk per issue that goes to an AI model; s.
    pub(super) fn talk_per_issue(&self, model: usize) -> f64 {
        self.of_arms(|state| self.calibration.talk_per_issue(self.strategy_index, self.phase, state, model))
    }

    /// What issues bring in the present state, those of a pilot's arm weighed by its share.
    fn of_arms(&self, of: impl Fn(usize) -> f64) -> f64 {
        let trying = self.share_trying();
        let rest = of(self.place_of(&self.course.state));
        let arm = || of(self.place_of(&self.course.state.with_pilot(true)));
        if trying > 0.0 { (1.0 - trying) * rest + trying * arm() } else { rest }
    }

    /// Coefficient of variation of busy days and intervals.
    pub(super) fn busyness(&self) -> f64 {
        let demand = &self.scenario.demand;
        let interval_variance = libm::expm1(demand.interval_sd * demand.interval_sd);
        (demand.day_cv * demand.day_cv + interval_variance).sqrt()
    }

    /// Issues per second that the present interval lets expect, at scale 1:1.
    pub(super) fn issues_per_s(&self, now_s: f64) -> f64 {
        let years = ((now_s - self.scenario.clock.warmup_s) / YEAR).max(0.0);
        let customers = self.scenario.customers;
        let joined = customers.count * libm::pow(1.0 + customers.growth_per_year, years);
        let per_s = joined * self.scenario.demand.issues_per_customer_month / MONTH;
        per_s * self.week.weight(now_s) * self.arrivals.level(now_s)
    }

    /// Load offered to a team at scale 1:1, in agents: issues per second × work per issue ÷ work done by a full agent.
    fn offered_load(&self, now_s: f64, index: usize) -> f64 {
        let team = &self.levers.teams[index];
        let chats = f64::from(team.chats_at_once);
        let full_speed = chats / (1.0 + team.slowdown * (chats - 1.0));
        self.issues_per_s(now_s) * self.work_per_issue(index) / full_speed
    }
}
