//! Intervals: the last one is paid, the new one is staffed.

use crate::books::Count;
use crate::engine::Calendar;
use crate::model::Model;
use crate::model::event::Event;
use crate::model::people::Worked;
use crate::model::resolver::ModelId;
use crate::policy::Routing;
use crate::unit::MONTH;

impl Model<'_> {
    /// A profile interval begins: the last one is paid, the new one is staffed.
    pub fn on_interval(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
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

    /// Books time and money of the stretch that ends now.
    pub fn book_interval(&mut self, now_s: f64) {
        let from_s = self.ledger.booked_until();
        let seconds = now_s - from_s;
        if seconds <= 0.0 {
            return;
        }
        self.ledger.set_booked_until(now_s);
        self.ledger.time(from_s, Count::Seconds, seconds);
        let queue_s = self.people.take_queue_s(now_s);
        self.ledger.at(from_s, Count::QueueS, queue_s);
        let joined = self.customers.members_at(from_s) as f64;
        self.ledger.at(from_s, Count::CustomersS, joined * seconds);
        for team in 0..self.levers.teams.len() {
            let Worked { duty_s, busy_s, chat_s } = self.people.take_worked(now_s, team);
            self.ledger.time(from_s, Count::OnDutyS, duty_s);
            self.ledger.time(from_s, Count::BusyS, busy_s);
            self.ledger.at(from_s, Count::ChatS, chat_s);
            self.book_pay(from_s, seconds, team);
            self.book_overtime(from_s, duty_s, team);
        }
        if matches!(self.levers.routing, Routing::AiFirst { .. }) {
            for &(model, per_month) in &self.rules.platforms {
                self.ledger.platform(from_s, ModelId(model as u16), per_month * seconds / MONTH);
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
}
