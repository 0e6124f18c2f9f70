//! Triggers: what a replication has observed of itself so far, and what it changes over it.

use super::{At, Replication};
use crate::books::Metric;
use crate::books::metric::COMPLAINTS_RECEIVED;
use crate::engine::Calendar;
use crate::model::event::Event;
use crate::scenario::Trigger;
use crate::stat::estimate::Pair;
use crate::unit::{DAY, WEEK};

impl Replication<'_> {
    /// Books the first look, at launch: from there triggers look at what they watch.
    pub fn book_checks(&self, calendar: &mut Calendar<Event>) {
        if !self.strategy().triggers.is_empty() {
            calendar.book(self.operation.scenario.clock.warmup_s, Event::Check);
        }
    }

    /// A midnight at which triggers look: every day at measures of queues, every week at the others.
    pub fn on_check(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        let (strategy, clock) = (self.strategy(), &self.operation.scenario.clock);
        let is_daily = strategy.triggers.iter().any(Trigger::is_daily);
        let next_s = now_s + if is_daily { DAY } else { WEEK };
        if next_s < clock.horizon_end_s() {
            calendar.book(next_s, Event::Check);
        }
        self.operation.book_interval(&At::new(now_s, calendar, &self.in_force));
        let is_week = (now_s - clock.warmup_s) % WEEK == 0.0;
        for (index, trigger) in strategy.triggers.iter().enumerate() {
            if is_week || trigger.is_daily() {
                let sums = self.observed(now_s, trigger.measure, None);
                self.activations.watches[index].seen.push(sums);
                if self.fires(now_s, index) {
                    self.fire(now_s, index, calendar);
                }
            }
        }
    }

    /// Whether a trigger fires, by what has been observed since as long ago as it looks back.
    fn fires(&self, now_s: f64, index: usize) -> bool {
        let (trigger, watch) = (&self.strategy().triggers[index], &self.activations.watches[index]);
        let is_over = watch.times == 0 || now_s - watch.last_s >= trigger.cooldown_s;
        if watch.times >= trigger.times || !is_over {
            return false;
        }
        let looks = (trigger.over_s / if trigger.is_daily() { DAY } else { WEEK }).round() as usize;
        let last = watch.seen.len() - 1;
        // Less has been seen than it looks back over.
        let Some(before) = last.checked_sub(looks) else { return false };
        let observed = between(watch.seen[before], watch.seen[last]);
        let is_enough = observed.den * f64::from(self.operation.setting.scale) >= trigger.least_count;
        is_enough && trigger.limit.is_crossed(observed.ratio())
    }

    fn fire(&mut self, now_s: f64, index: usize, calendar: &mut Calendar<Event>) {
        let watch = &mut self.activations.watches[index];
        watch.times += 1;
        watch.last_s = now_s;
        self.operation.ledger.fired(now_s, index);
        self.activations.state = self.activations.state.after(index);
        self.change_terms(now_s, false, calendar);
    }

    /// Sums of a measure over everything observed until now, of all customers or of an arm.
    pub fn observed(&self, now_s: f64, measure: &Metric, arm: Option<usize>) -> Pair {
        // Complaints stand in the week in which they arrive, of which those of the weeks that are over are known.
        self.observed_in((now_s / WEEK) as usize, measure, arm)
    }

    /// The same until something begins: of measures by the week, what came before belongs to the week that is under way.
    pub fn observed_before(&self, now_s: f64, measure: &Metric, arm: Option<usize>) -> Pair {
        self.observed_in((now_s / WEEK).ceil() as usize, measure, arm)
    }

    fn observed_in(&self, weeks: usize, measure: &Metric, arm: Option<usize>) -> Pair {
        let weeks = if *measure == COMPLAINTS_RECEIVED { weeks } else { usize::MAX };
        measure.ratio.of(self.operation.setting.scale, |count| self.operation.ledger.observed(weeks, arm, count))
    }
}

/// What has been added since.
pub fn between(before: Pair, now: Pair) -> Pair {
    Pair { num: now.num - before.num, den: now.den - before.den }
}
