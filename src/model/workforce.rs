//! Headcount over time: cutting is instant, hiring takes weeks, both cost money on their own dates.

use crate::outcome::Count;
use crate::scenario::{HeadcountChange, Staffing, Team};
use crate::unit::{HOUR, MONTH, WEEK, YEAR};

/// A team's headcount from a moment on, at scale 1:1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub at_s: f64,
    /// Change of the heads that serve.
    pub serving: f64,
    /// Change of the heads that are paid.
    pub paid: f64,
    /// The hire that it belongs to, if any.
    hire: Option<usize>,
}

/// Money that is due once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due {
    pub at_s: f64,
    pub line: Count,
    pub amount: f64,
    /// The hire that it belongs to, if any.
    hire: Option<usize>,
}

/// People on their way in: hired, then trained.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hire {
    first_day_s: f64,
    trained_s: f64,
    heads: f64,
}

/// A team's headcount over the whole simulation.
#[derive(Clone, Debug, Default)]
pub struct Headcount {
    steps: Vec<Step>,
    dues: Vec<Due>,
    hires: Vec<Hire>,
    /// When those who leave are not replaced.
    unreplaced: Vec<(f64, f64)>,
    next_step: usize,
    next_due: usize,
    /// The headcount last decided.
    target: f64,
    pub serving: f64,
    pub paid: f64,
}

impl Headcount {
    /// The plan of a team that is there from time 0.
    pub fn new(team: &Team) -> Self {
        let mut plan = Self::default();
        if let Staffing::Headcount { to, .. } = team.staffing {
            plan.step(0.0, to, to);
            plan.target = to;
        }
        plan
    }

    /// A new target from now on, if the staffing is another than before.
    ///
    /// A decision ends what an earlier one still has under way: a decline by attrition, and hiring of people who have not had
    /// a first day. A step of a ramp decides nothing anew: it adds its lot to those before.
    pub fn turn(&mut self, at_s: f64, before: &Staffing, team: &Team, is_step: bool) {
        let Staffing::Headcount { to, by } = team.staffing else { return };
        if *before == team.staffing {
            return;
        }
        let mut heads = self.target;
        if !is_step {
            heads = self.interrupt_shrinking(at_s, heads);
        }
        // Nobody is laid off while others are being recruited.
        if !is_step {
            heads -= self.cancel_hires(at_s, f64::INFINITY);
        } else if to < heads {
            heads -= self.cancel_hires(at_s, heads - to);
        }
        if to > heads {
            self.hire(at_s, to - heads, team);
        } else if to < heads && by == HeadcountChange::Direct {
            self.lay_off(at_s, heads - to, team);
        } else if to < heads {
            self.shrink(at_s, heads, to, team);
        }
        self.target = to;
        // What has happened stays in front: nothing new is due before now.
        self.steps.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
        self.dues.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    }

    /// Lets everything happen that is due by `now_s`; `book` receives the money.
    pub fn advance(&mut self, now_s: f64, mut book: impl FnMut(Due)) {
        while let Some(step) = self.steps.get(self.next_step).filter(|step| step.at_s <= now_s) {
            self.serving = not_negative(self.serving + step.serving);
            self.paid = not_negative(self.paid + step.paid);
            self.next_step += 1;
        }
        while let Some(&due) = self.dues.get(self.next_due).filter(|due| due.at_s <= now_s) {
            book(due);
            self.next_due += 1;
        }
    }

    /// What replacing leavers and planned growth cost per second: hiring, and pay while the new ones train.
    pub fn replacement_cost_per_s(&self, now_s: f64, team: &Team) -> f64 {
        let is_unreplaced = self.unreplaced.iter().any(|&(from_s, to_s)| (from_s..to_s).contains(&now_s));
        let attrition = if is_unreplaced { 0.0 } else { team.turnover.attrition_per_year };
        let growth = libm::log1p(team.headcount_growth_per_year).max(0.0);
        let training = team.turnover.training_time_s / MONTH * team.paid_hours_per_month * team.pay_per_hour;
        self.serving * (attrition + growth) / YEAR * (team.turnover.hire_cost + training)
    }

    fn step(&mut self, at_s: f64, serving: f64, paid: f64) {
        self.steps.push(Step { at_s, serving, paid, hire: None });
    }

    fn hire(&mut self, at_s: f64, heads: f64, team: &Team) {
        let hire = Some(self.hires.len());
        let first_day_s = at_s + team.turnover.recruiting_time_s;
        let trained_s = first_day_s + team.turnover.training_time_s;
        self.hires.push(Hire { first_day_s, trained_s, heads });
        self.steps.push(Step { at_s: first_day_s, serving: 0.0, paid: heads, hire });
        self.steps.push(Step { at_s: trained_s, serving: heads, paid: 0.0, hire });
        let amount = heads * team.turnover.hire_cost;
        self.dues.push(Due { at_s: first_day_s, line: Count::Recruiting, amount, hire });
    }

    /// Of those who are recruited but have not had a first day by `at_s`, so many at most never come, those first who would come
    /// last; their number.
    fn cancel_hires(&mut self, at_s: f64, most: f64) -> f64 {
        let (mut left, mut cancelled) = (most, 0.0);
        for (index, hire) in self.hires.iter_mut().enumerate().rev().filter(|(_, hire)| hire.first_day_s > at_s) {
            let cut = hire.heads.min(left);
            if cut <= 0.0 {
                continue;
            }
            let kept = (hire.heads - cut) / hire.heads;
            for step in self.steps.iter_mut().filter(|step| step.hire == Some(index)) {
                (step.serving, step.paid) = (step.serving * kept, step.paid * kept);
            }
            self.dues.iter_mut().filter(|due| due.hire == Some(index)).for_each(|due| due.amount *= kept);
            hire.heads -= cut;
            left -= cut;
            cancelled += cut;
        }
        self.dues.retain(|due| due.hire.is_none() || due.amount > 0.0);
        cancelled
    }

    /// Those still in training go first, then those who serve.
    fn lay_off(&mut self, at_s: f64, heads: f64, team: &Team) {
        let mut serving = heads;
        for hire in &mut self.hires {
            if (hire.first_day_s..hire.trained_s).contains(&at_s) {
                let cut = hire.heads.min(serving);
                hire.heads -= cut;
                serving -= cut;
                self.steps.push(Step { at_s: hire.trained_s, serving: -cut, paid: 0.0, hire: None });
            }
        }
        self.step(at_s, -serving, 0.0);
        self.step(at_s + team.turnover.notice_s, 0.0, -heads);
        let amount = heads * team.turnover.severance;
        self.dues.push(Due { at_s, line: Count::Severance, amount, hire: None });
    }

    /// Ends a decline by attrition that is still under way at `at_s`; the heads that are left then.
    fn interrupt_shrinking(&mut self, at_s: f64, target: f64) -> f64 {
        let Some(decline) = self.unreplaced.last_mut().filter(|decline| decline.1 > at_s) else { return target };
        decline.1 = at_s;
        // Only a decline takes heads off duty and off the payroll at once.
        let is_to_come = |step: &Step| step.at_s > at_s && step.serving < 0.0 && step.paid < 0.0;
        let still_here: f64 = self.steps.iter().filter(|step| is_to_come(step)).map(|step| step.serving).sum();
        self.steps.retain(|step| !is_to_come(step));
        target - still_here
    }

    /// Nobody who leaves is replaced until the headcount is reached, week by week.
    fn shrink(&mut self, at_s: f64, from: f64, to: f64, team: &Team) {
        let kept_per_week = libm::exp(-team.turnover.attrition_per_year * WEEK / YEAR);
        if kept_per_week >= 1.0 {
            return;
        }
        let (mut heads, mut week_s) = (from, at_s);
        while heads > to {
            week_s += WEEK;
            // Beyond a century nothing is simulated.
            let left = if week_s - at_s < 100.0 * YEAR { (heads * kept_per_week).max(to) } else { to };
            self.step(week_s, left - heads, left - heads);
            heads = left;
        }
        self.unreplaced.push((at_s, week_s));
    }
}

/// Heads, freed of the noise of sums.
fn not_negative(heads: f64) -> f64 {
    debug_assert!(heads > -1e-6, "{heads} heads");
    heads.max(0.0)
}

/// The factor of planned growth on a headcount, `since_s` after the start of the horizon.
pub fn growth(team: &Team, since_s: f64) -> f64 {
    libm::pow(1.0 + team.headcount_growth_per_year, since_s.max(0.0) / YEAR)
}

/// Pay of `heads` over `seconds`.
pub fn pay(heads: f64, seconds: f64, team: &Team) -> f64 {
    heads * team.paid_hours_per_month * seconds / MONTH * team.pay_per_hour
}

/// Heads whose paid hours put `agents` on duty around the clock, with the shrinkage they need.
pub fn heads_for(agents: f64, team: &Team) -> f64 {
    agents / (1.0 - team.shrinkage) * (MONTH / HOUR) / team.paid_hours_per_month
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::scenario::{Phase, Resolver, Turnover};

    fn team(to: f64, by: HeadcountChange) -> Team {
        let never = || crate::dist::Dist::Never;
        Team {
            id: "t".into(),
            serves: vec![Some(0)],
            channels: vec![true],
            takes: vec![0],
            overflow: None,
            resolver: Resolver {
                success: vec![1.0],
                noticed: 0.0,
                discovered: 1.0,
                discovered_after: never(),
                comes_back: 0.0,
                comes_back_after: never(),
                satisfied_solved: 0.9,
                satisfied_unsolved: 0.5,
                survey_response: None,
            },
            handle_time_factor: 1.0,
            staffing: Staffing::Headcount { to, by },
            headcount_growth_per_year: 0.0,
            breaks: Vec::new(),
            stays_until_served: false,
            overtime_factor: 1.5,
            chats_at_once: 1,
            slowdown: 0.0,
            pay_per_hour: 20.0,
            paid_hours_per_month: 160.0,
            shrinkage: 0.3,
            turnover: Turnover {
                attrition_per_year: 0.5,
                recruiting_time_s: 6.0 * WEEK,
                training_time_s: 5.0 * WEEK,
                hire_cost: 3000.0,
                notice_s: 4.0 * WEEK,
                severance: 2000.0,
            },
        }
    }

    fn phases(targets: &[(f64, f64, HeadcountChange)]) -> Vec<Phase> {
        let bare = crate::scenario::samples::bare("2024-01-01").strategies[0].phases[0].levers.clone();
        let levers = |to, by| crate::scenario::Levers { teams: vec![team(to, by)], ..bare.clone() };
        let phase = |&(week, to, by): &(f64, f64, HeadcountChange)| Phase {
            from_s: week * WEEK,
            levers: levers(to, by),
            layered: Vec::new(),
            is_step: false,
        };
        targets.iter().map(phase).collect()
    }

    impl Headcount {
        /// The plan of a team through all phases.
        pub fn plan(phases: &[Phase], team: usize) -> Self {
            let mut plan = Self::new(&phases[0].levers.teams[team]);
            for both in phases.windows(2) {
                let before = &both[0].levers.teams[team].staffing;
                plan.turn(both[1].from_s, before, &both[1].levers.teams[team], both[1].is_step);
            }
            plan
        }
    }

    fn at(plan: &mut Headcount, week: f64) -> (f64, f64) {
        plan.advance(week * WEEK, |_| {});
        (plan.serving, plan.paid)
    }

    #[test]
    fn a_cut_is_instant_and_hiring_takes_weeks() {
        use HeadcountChange::Direct;
        let mut plan = Headcount::plan(&phases(&[(0.0, 100.0, Direct), (4.0, 60.0, Direct), (20.0, 100.0, Direct)]), 0);
        assert_eq!(at(&mut plan, 0.0), (100.0, 100.0));
        assert_eq!(at(&mut plan, 4.0), (60.0, 100.0), "notice is paid");
        assert_eq!(at(&mut plan, 8.0), (60.0, 60.0));
        assert_eq!(at(&mut plan, 25.9), (60.0, 60.0), "recruiting");
        assert_eq!(at(&mut plan, 26.0), (60.0, 100.0), "training is paid");
        assert_eq!(at(&mut plan, 31.0), (100.0, 100.0));
        let mut money = Vec::new();
        Headcount::plan(&phases(&[(0.0, 100.0, Direct), (4.0, 60.0, Direct)]), 0).advance(1e12, |due| money.push(due));
        assert_eq!(money, [Due { at_s: 4.0 * WEEK, line: Count::Severance, amount: 80_000.0, hire: None }]);
    }

    /// A change of mind while people are recruited (week 2) or trained (week 8) ends at the last target, on duty and on pay.
    #[test]
    fn a_change_of_mind_ends_at_the_last_target() {
        use HeadcountChange::Direct;
        for (week, paid_at_once) in [(2.0, 10.0), (8.0, 300.0)] {
            let mut plan =
                Headcount::plan(&phases(&[(0.0, 10.0, Direct), (0.0, 300.0, Direct), (week, 10.0, Direct)]), 0);
            assert_eq!(at(&mut plan, week), (10.0, paid_at_once));
            assert_eq!(at(&mut plan, 60.0), (10.0, 10.0));
            let mut plan =
                Headcount::plan(&phases(&[(0.0, 10.0, Direct), (0.0, 300.0, Direct), (week, 100.0, Direct)]), 0);
            assert_eq!(at(&mut plan, 60.0), (100.0, 100.0));
        }
    }

    /// Ten more are being recruited when a ramp down begins: they never come, and nobody is laid off for them twice.
    #[test]
    fn a_ramp_down_first_calls_off_who_is_being_recruited() {
        use HeadcountChange::Direct;
        let targets = [(0.0, 10.0, Direct), (0.0, 20.0, Direct), (4.0, 15.0, Direct), (5.0, 8.0, Direct)];
        let mut ramp = phases(&targets);
        ramp[3].is_step = true;
        let mut plan = Headcount::plan(&ramp, 0);
        let heads = [4.0, 5.0, 60.0].map(|week| at(&mut plan, week).0);
        assert!(heads.iter().zip([10.0, 8.0, 8.0]).all(|(found, right)| (found - right).abs() < 1e-9), "{heads:?}");
    }

    /// Twenty are being recruited when a ramp takes four back in weekly lots of two: those that are left come on the day they
    /// would have come, and are paid for once.
    #[test]
    fn a_ramp_down_calls_off_no_more_than_it_takes_back() {
        use HeadcountChange::Direct;
        let targets = [(0.0, 100.0, Direct), (4.0, 120.0, Direct), (5.0, 118.0, Direct), (6.0, 116.0, Direct)];
        let mut ramp = phases(&targets);
        (ramp[2].is_step, ramp[3].is_step) = (true, true);
        let (recruiting_s, all_s) = {
            let turnover = &ramp[0].levers.teams[0].turnover;
            (turnover.recruiting_time_s, turnover.recruiting_time_s + turnover.training_time_s)
        };
        let mut plan = Headcount::plan(&ramp, 0);
        let [before, after] = [-0.1, 0.1].map(|week| at(&mut plan, 4.0 + all_s / WEEK + week).0);
        assert!((before - 100.0).abs() < 1e-9 && (after - 116.0).abs() < 1e-9, "{before} {after}");
        let recruited: Vec<(f64, f64)> = plan.dues.iter().map(|due| (due.at_s, due.amount)).collect();
        let hire_cost = ramp[0].levers.teams[0].turnover.hire_cost;
        assert_eq!(recruited.len(), 1, "{recruited:?}");
        assert!((recruited[0].0 - 4.0 * WEEK - recruiting_s).abs() < 1e-6);
        assert!((recruited[0].1 - 16.0 * hire_cost).abs() < 1e-6, "{recruited:?}");
    }

    #[test]
    fn attrition_takes_its_time_and_costs_no_severance() {
        use HeadcountChange::{Attrition, Direct};
        let mut plan = Headcount::plan(&phases(&[(0.0, 100.0, Direct), (4.0, 60.0, Attrition)]), 0);
        let (halfway, _) = at(&mut plan, 30.0);
        assert!((halfway - 100.0 * libm::exp(-0.5 * 26.0 * WEEK / YEAR)).abs() < 1e-6);
        assert!((at(&mut plan, 60.0).0 - 60.0).abs() < 1e-9);
        let stopped = phases(&[(0.0, 100.0, Direct), (4.0, 60.0, Attrition), (30.0, 90.0, Direct)]);
        let mut stopped = Headcount::plan(&stopped, 0);
        assert!((at(&mut stopped, 35.0).0 - halfway).abs() < 1e-6, "the decline ends, recruiting begins");
        assert!((at(&mut stopped, 60.0).0 - 90.0).abs() < 1e-9);
        assert!(plan.replacement_cost_per_s(10.0 * WEEK, &team(60.0, Direct)) <= 0.0, "nobody is replaced meanwhile");
        assert!(plan.replacement_cost_per_s(90.0 * WEEK, &team(60.0, Direct)) > 0.0);
    }
}
