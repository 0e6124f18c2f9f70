//! Reviews of staffing plans: what has been seen is forecast, what that takes is worked out, and people are ordered.

use super::planning::{Note, Planning, Seen};
use super::{At, Replication};
use crate::books::Count;
use crate::engine::Calendar;
use crate::erlang::required::{Ask, heads};
use crate::model::demand::{busyness, foreseen, foreseen_of_day};
use crate::model::event::Event;
use crate::model::people::Decision;
use crate::policy::staffing::slowed;
use crate::scenario::{Scenario, StaffingPlan, Team};
use crate::unit::{HOUR, WEEK};

/// Loads that are so many times as large as the one before are scheduled in shifts.
const STEP: f64 = 1.03;

impl Replication<'_> {
    /// Books every week and every moment at which a plan of the strategy is reviewed.
    pub fn book_reviews(&self, calendar: &mut Calendar<Event>) {
        if self.planning.is_none() {
            return;
        }
        let clock = &self.operation.scenario.clock;
        let teams = self.strategy().all_levers().flat_map(|levers| &levers.teams);
        let plans: Vec<StaffingPlan> = teams.filter_map(|team| team.plan).collect();
        let weeks = (0..=(clock.horizon_end_s() / WEEK) as u32).map(|week| f64::from(week) * WEEK);
        let reviews = plans.iter().flat_map(|plan| plan.review.moments(clock));
        let mut moments: Vec<f64> = weeks.chain(reviews).collect();
        moments.sort_by(f64::total_cmp);
        moments.dedup();
        for at_s in moments {
            calendar.book(at_s, Event::Review);
        }
    }

    /// A week is over, or plans are reviewed.
    pub fn on_review(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.note_seen(now_s, calendar);
        let Self { operation, in_force, .. } = self;
        let (levers, scenario) = (in_force.rest.levers, operation.scenario);
        for (index, team) in levers.teams.iter().enumerate() {
            let is_due = |plan: &StaffingPlan| plan.review.moments(&scenario.clock).contains(&now_s);
            let Some(plan) = team.plan.filter(is_due) else { continue };
            let Some(decision) = self.decision(now_s, index, team, &plan) else { continue };
            self.operation.people.decide(now_s, index, team, decision);
        }
    }

    /// Writes down what has been seen until now; an AI answers from now on if it did not until then.
    pub fn note_seen(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        let Some(mut planning) = self.planning.take() else { return };
        self.operation.book_interval(&At::new(now_s, calendar, &self.in_force));
        let teams = &self.in_force.rest.levers.teams;
        let seen = |(index, team): (usize, &Team)| {
            let served: Vec<bool> = team.serves.iter().map(Option::is_some).collect();
            let of = |count: Count| self.operation.ledger.of_topics(&served, count);
            Seen {
                work_s: self.operation.people.work_s(index),
                came: of(Count::Offered) + of(Count::Blocked) + of(Count::Closed),
                answered: of(Count::Served),
                handled: of(Count::HumanContacts),
                handled_s: of(Count::HumanWorkS),
                again_s: of(Count::RepeatWorkS),
            }
        };
        planning.notes.push(Note { at_s: now_s, teams: teams.iter().enumerate().map(seen).collect() });
        self.planning = Some(planning);
    }

    /// An AI begins to answer everybody.
    pub fn note_launch(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        self.note_seen(now_s, calendar);
        if let Some(planning) = &mut self.planning {
            planning.launched_s.get_or_insert(now_s);
        }
    }

    /// What a review decides about a team; `None` if nothing was seen yet by which it could.
    ///
    /// Formula: the level of work is `Σ work·(came ÷ answered)·(1 − d) ÷ Σ w·f` over the weeks of the window, `w` the weight of an interval
    /// of the week, `f` growth and season, `d` the claimed deflection in weeks before the launch; load of an interval: level · w · f. What is
    /// required now is told and shapes the hours; heads are ordered by what is required when who is hired now serves.
    fn decision(&self, now_s: f64, index: usize, team: &Team, plan: &StaffingPlan) -> Option<Decision> {
        let Self { operation, planning, .. } = self;
        let scenario = operation.scenario;
        let (level, handle_time_s) = self.level(planning.as_ref()?, now_s, index, team, plan)?;
        let lead_s = operation.people.lead_s(index, team);
        let [now, then] = [now_s, now_s + lead_s].map(|at_s| level * foreseen(scenario, at_s));
        let required = |load: f64| {
            let agents = agents(scenario, team, plan, load, handle_time_s);
            let on_duty = self.on_duty(team, plan, load, &agents);
            let hours = on_duty.iter().sum::<f64>() * scenario.demand.interval_s / HOUR;
            let of_today = heads(hours, team.shrinkage, team.paid_hours_per_month);
            (agents, on_duty, operation.people.heads_for(of_today, now_s, index, team))
        };
        let (agents, on_duty, heads) = required(now);
        let needed = if then.total_cmp(&now).is_eq() { heads } else { required(then).2 };
        let growth = team.growth(now_s + lead_s - scenario.clock.warmup_s);
        let meant = operation.people.target(index) * growth;
        let most = plan.most_per_review * meant;
        let is_near = (needed - meant).abs() <= plan.tolerance * meant;
        let to = if meant > 0.0 { needed.clamp(meant - most, meant + most) } else { needed };
        let order = (!is_near).then(|| ((to / growth).max(0.0), plan.shrinks_by));
        Some(Decision { agents, on_duty, heads, order })
    }

    /// Agents on duty by interval of the week for those required: the same, or what whole people in shifts make of them.
    ///
    /// Formula: the least load `1.03^k` that is not below this one is scheduled, once for all histories.
    fn on_duty(&self, team: &Team, plan: &StaffingPlan, load: f64, required: &[u32]) -> Vec<f64> {
        let whole = |agents: &[u32]| agents.iter().map(|agents| f64::from(*agents)).collect();
        if team.shifts.is_empty() {
            return whole(required);
        }
        let scenario = self.operation.scenario;
        let above = libm::pow(STEP, libm::ceil(libm::log(load) / libm::log(STEP)));
        let above = agents(scenario, team, plan, above, scenario.usual_work_s(team));
        whole(&self.operation.calibration.schedules.of(&team.shifts, above).on_duty)
    }

    /// Work that came to a team lately, in erlang at a mean interval of the base year (weight, growth and season 1), and its mean handle time, s; `None` if less than a
    /// week was seen, or nobody came.
    fn level(
        &self,
        planning: &Planning,
        now_s: f64,
        index: usize,
        team: &Team,
        plan: &StaffingPlan,
    ) -> Option<(f64, f64)> {
        let scenario = self.operation.scenario;
        // The world begins empty: contacts that come again are missing at first.
        let from_s = (now_s - plan.window_s).max(scenario.clock.warmup_s / 2.0);
        let first = planning.notes.partition_point(|note| note.at_s <= from_s).checked_sub(1)?;
        let notes = &planning.notes[first..];
        let whole = notes.last()?.teams[index].since(notes.first()?.teams[index]);
        let usual_s = scenario.usual_work_s(team);
        let handle_time_s = if whole.handled > 0.0 { whole.handled_s / whole.handled } else { usual_s };
        let (mut work_s, mut mass) = (0.0, 0.0);
        for both in notes.windows(2) {
            let seen = both[1].teams[index].since(both[0].teams[index]);
            let offered_s = if seen.answered > 0.0 {
                seen.work_s * seen.came / seen.answered
            } else {
                seen.came * f64::from(self.operation.setting.scale) * handle_time_s
            };
            let again =
                if plan.leaves_repeats_out && seen.handled_s > 0.0 { seen.again_s / seen.handled_s } else { 0.0 };
            let is_before = planning.launched_s.is_some_and(|launched_s| both[1].at_s <= launched_s);
            let claimed = if is_before { plan.claimed_deflection } else { 0.0 };
            work_s += offered_s * (1.0 - again) * (1.0 - claimed);
            mass += self.mass(both[0].at_s, both[1].at_s);
        }
        let is_enough = now_s - notes.first()?.at_s >= WEEK && work_s > 0.0 && mass > 0.0;
        is_enough.then(|| (work_s / mass, handle_time_s))
    }

    /// Weights of the intervals between two moments × growth, season and special days, in seconds.
    fn mass(&self, from_s: f64, to_s: f64) -> f64 {
        let (week, scenario) = (&self.operation.week, self.operation.scenario);
        let step_s = scenario.demand.interval_s;
        let steps = ((to_s - from_s) / step_s).round() as u32;
        let middle = |step: u32| from_s + (f64::from(step) + 0.5) * step_s;
        (0..steps).map(middle).map(|at_s| week.weight(at_s) * foreseen_of_day(scenario, at_s) * step_s).sum()
    }
}

/// Agents that a load, in erlang at an interval of weight 1, requires by interval of the week.
fn agents(scenario: &Scenario, team: &Team, plan: &StaffingPlan, load: f64, handle_time_s: f64) -> Vec<u32> {
    let interval_s = scenario.demand.interval_s;
    let contacts = |weight: &f64| load * weight * interval_s / handle_time_s;
    let contacts: Vec<f64> = scenario.demand.week.iter().map(contacts).collect();
    ask(scenario, team, plan, handle_time_s).agents_of_week(&contacts, interval_s)
}

/// What is asked of a team, by its plan.
fn ask(scenario: &Scenario, team: &Team, plan: &StaffingPlan, handle_time_s: f64) -> Ask {
    let patience_s = scenario.patience.time.mean_s();
    Ask {
        handle_time_s,
        patience_s: patience_s.is_finite().then_some(patience_s),
        rule: plan.rule,
        target: plan.target,
        within_s: plan.within_s,
        max_occupancy: plan.max_occupancy,
        shrinkage: team.shrinkage,
        paid_hours_per_month: team.paid_hours_per_month,
        chats_at_once: team.chats_at_once,
        slowed: slowed(team.slowdown, f64::from(team.chats_at_once)),
        busyness: if plan.has_busy_days { busyness(&scenario.demand) } else { 0.0 },
    }
}
