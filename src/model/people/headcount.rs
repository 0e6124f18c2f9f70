//! Headcount over time: cutting is instant, hiring takes weeks, both cost money on their own dates.

use crate::books::Count;
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

/// People who were laid off, and are paid a while longer.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Notice {
    from_s: f64,
    to_s: f64,
    heads: f64,
}

/// A team's headcount over the whole simulation.
///
/// Heads are those of the start: planned growth multiplies them, but for who is under notice, and for leavers.
#[derive(Clone, Debug, Default)]
pub struct Headcount {
    steps: Vec<Step>,
    dues: Vec<Due>,
    hires: Vec<Hire>,
    notices: Vec<Notice>,
    /// When those who leave are not replaced.
    unreplaced: Vec<(f64, f64)>,
    next_step: usize,
    next_due: usize,
    /// The headcount last decided.
    pub target: f64,
    pub serving: f64,
    /// Heads that are paid, but for those under notice.
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
    pub fn turn(&mut self, at_s: f64, before: &Team, team: &Team, is_step: bool) {
        let Staffing::Headcount { to, by } = team.staffing else { return };
        if before.staffing == team.staffing {
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
        // Who hands a team to another employer and cuts it pays on the terms of those who go.
        let terms = if before.employed_by == team.employed_by { team } else { before };
        self.go(at_s, heads, (to, by), team, terms);
    }

    /// Another headcount is ordered by a plan: a decline under way ends, and who is recruited is called off as far as that goes.
    pub fn order(&mut self, at_s: f64, (to, by): (f64, HeadcountChange), team: &Team) {
        let heads = self.interrupt_shrinking(at_s, self.target);
        let heads = heads - self.cancel_hires(at_s, (heads - to).max(0.0));
        self.go(at_s, heads, (to, by), team, team);
    }

    /// Hires, lays off or lets shrink, from the heads that are meant until now; `terms` are of who goes.
    fn go(&mut self, at_s: f64, heads: f64, (to, by): (f64, HeadcountChange), team: &Team, terms: &Team) {
        if to > heads {
            self.hire(at_s, to - heads, team);
        } else if to < heads && by == HeadcountChange::Direct {
            self.lay_off(at_s, heads - to, terms);
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
    ///
    /// Nobody is recruited during a decline by attrition, for growth as little as for leavers.
    pub fn replacement_cost_per_s(&self, now_s: f64, team: &Team) -> f64 {
        if self.decline(now_s).is_some() {
            return 0.0;
        }
        self.serving * leaving_unreplaced(team).max(0.0) / YEAR * team.cost_of_hire()
    }

    /// Those under notice, in heads of the day on which they were laid off; `grown` is the factor of planned growth on a day.
    pub fn under_notice(&self, now_s: f64, grown: impl Fn(f64) -> f64) -> f64 {
        let running = self.notices.iter().filter(|notice| (notice.from_s..notice.to_s).contains(&now_s));
        running.map(|notice| notice.heads * grown(notice.from_s)).sum()
    }

    /// The moment up to which planned growth has multiplied the heads: during a decline that of the latest weekly step, for
    /// between two steps nobody comes.
    pub fn grown_until(&self, now_s: f64) -> f64 {
        self.decline(now_s).map_or(now_s, |from_s| from_s + ((now_s - from_s) / WEEK).floor() * WEEK)
    }

    /// Since when those who leave are not replaced, if they are not now.
    fn decline(&self, now_s: f64) -> Option<f64> {
        let declines = self.unreplaced.iter();
        declines.filter(|&&(from_s, to_s)| (from_s..to_s).contains(&now_s)).map(|&(from_s, _)| from_s).next_back()
    }

    fn step(&mut self, at_s: f64, serving: f64, paid: f64) {
        self.steps.push(Step { at_s, serving, paid, hire: None });
    }

    fn hire(&mut self, at_s: f64, heads: f64, team: &Team) {
        let hire = Some(self.hires.len());
        // A contractor's people are paid from the day on which they serve.
        let first_day_s = at_s + team.until_first_day_s();
        let trained_s = at_s + team.turnover.recruiting_time_s + team.turnover.training_time_s;
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
        self.step(at_s, -serving, -heads);
        self.notices.push(Notice { from_s: at_s, to_s: at_s + team.turnover.notice_s, heads });
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
    ///
    /// Nor is anybody recruited for planned growth: in heads of the start, which growth multiplies, more go than leave, so that
    /// by the number of people exactly those go who leave.
    fn shrink(&mut self, at_s: f64, from: f64, to: f64, team: &Team) {
        let kept_per_week = libm::exp(-leaving_unreplaced(team) * WEEK / YEAR);
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

/// Share of the heads of the start that goes in a year if nobody is recruited; as many are recruited where nobody declines.
fn leaving_unreplaced(team: &Team) -> f64 {
    team.turnover.attrition_per_year + libm::log1p(team.headcount_growth_per_year)
}

/// Heads, freed of the noise of sums.
fn not_negative(heads: f64) -> f64 {
    debug_assert!(heads > -1e-6, "{heads} heads");
    heads.max(0.0)
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
    use crate::scenario::{Employer, Phase, Resolver, Turnover};

    pub fn team(to: f64, by: HeadcountChange) -> Team {
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
            handle_time_factor: vec![1.0],
            staffing: Staffing::Headcount { to, by },
            headcount_growth_per_year: 0.0,
            breaks: Vec::new(),
            stays_until_served: false,
            at_close: crate::scenario::AtClose::Unpaid,
            overtime_factor: 1.5,
            chats_at_once: 1,
            slowdown: 0.0,
            employed_by: Employer::Firm,
            pay_per_hour: 20.0,
            upkeep_per_month: 0.0,
            paid_hours_per_month: 160.0,
            shrinkage: 0.3,
            shrinkage_cv: 0.0,
            turnover: Turnover {
                attrition_per_year: 0.5,
                recruiting_time_s: 6.0 * WEEK,
                training_time_s: 5.0 * WEEK,
                hire_cost: 3000.0,
                notice_s: 4.0 * WEEK,
                severance: 2000.0,
            },
            persons: None,
            plan: None,
            shifts: Vec::new(),
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
                let before = &both[0].levers.teams[team];
                plan.turn(both[1].from_s, before, &both[1].levers.teams[team], both[1].is_step);
            }
            plan
        }
    }

    fn at(plan: &mut Headcount, week: f64) -> (f64, f64) {
        plan.advance(week * WEEK, |_| {});
        (plan.serving, plan.paid + plan.under_notice(week * WEEK, |_| 1.0))
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

    /// Ten, then four more a week later are being recruited. A ramp takes back six: the four and two of the ten. Where both are in training
    /// when 16 of the 24 are laid off, all 14 go, and two of those who serve.
    #[test]
    fn who_came_last_goes_first_and_who_serves_goes_last() {
        use HeadcountChange::Direct;
        let mut hired = phases(&[(0.0, 10.0, Direct), (0.0, 20.0, Direct), (1.0, 24.0, Direct), (2.0, 18.0, Direct)]);
        (hired[2].is_step, hired[3].is_step) = (true, true);
        let mut plan = Headcount::plan(&hired, 0);
        let heads = [2.0, 10.9, 11.0, 60.0].map(|week| at(&mut plan, week).0);
        assert!(heads.iter().zip([10.0, 10.0, 18.0, 18.0]).all(|(found, due)| (found - due).abs() < 1e-9), "{heads:?}");
        let mut laid_off = phases(&[(0.0, 10.0, Direct), (0.0, 20.0, Direct), (1.0, 24.0, Direct), (8.0, 8.0, Direct)]);
        laid_off[2].is_step = true;
        let mut plan = Headcount::plan(&laid_off, 0);
        let heads = [7.9, 8.0, 11.0, 60.0].map(|week| at(&mut plan, week).0);
        assert!(heads.iter().zip([10.0, 8.0, 8.0, 8.0]).all(|(found, due)| (found - due).abs() < 1e-9), "{heads:?}");
        // Half of ten in training go in week 7, so that there are five of them left among the seven who go in week 8.
        let twice = [(0.0, 10.0, Direct), (0.0, 20.0, Direct), (7.0, 15.0, Direct), (8.0, 8.0, Direct)];
        let mut plan = Headcount::plan(&phases(&twice), 0);
        let heads = [7.0, 8.0, 60.0].map(|week| at(&mut plan, week).0);
        assert!(heads.iter().zip([10.0, 8.0, 8.0]).all(|(found, due)| (found - due).abs() < 1e-9), "{heads:?}");
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

    fn grows(team: Team, growth: f64) -> Team {
        Team { headcount_growth_per_year: growth, ..team }
    }

    /// While a headcount of 100 declines to 60, with a planned growth of 12 % a year, exactly those go who leave: 50 % a year of
    /// those who are there, and nobody comes. At the end there are 60 heads of the start, grown like any other target. The twin,
    /// whose heads grow meanwhile, would have 3 more after half a year.
    #[test]
    fn nobody_is_recruited_for_growth_during_a_decline() {
        use HeadcountChange::{Attrition, Direct};
        let mut phases = phases(&[(0.0, 100.0, Direct), (4.0, 60.0, Attrition)]);
        for phase in &mut phases {
            phase.levers.teams[0].headcount_growth_per_year = 0.12;
        }
        let team = phases[1].levers.teams[0].clone();
        let mut plan = Headcount::plan(&phases, 0);
        let start = team.growth(4.0 * WEEK);
        let (mut before, mut ended) = (f64::INFINITY, None);
        for day in 28..500 {
            let now_s = f64::from(day) * 86_400.0;
            plan.advance(now_s, |_| {});
            let heads = plan.serving * team.growth(plan.grown_until(now_s));
            let recruiting = plan.replacement_cost_per_s(now_s, &team);
            if recruiting > 0.0 {
                ended.get_or_insert((day, heads));
                continue;
            }
            assert!(heads <= before, "day {day}: {heads} after {before}");
            let weeks = ((now_s - 4.0 * WEEK) / WEEK).floor();
            let left = 100.0 * start * libm::exp(-0.5 * weeks * WEEK / YEAR);
            assert!((heads / left - 1.0).abs() < 1e-9, "day {day}: {heads}, not {left}");
            before = heads;
        }
        let (day, heads) = ended.expect("it comes to an end");
        let years = libm::log(100.0 / 60.0) / (0.5 + libm::log(1.12));
        assert!((f64::from(day) - 28.0 - years * 365.2425).abs() <= 7.0, "it ended on day {day}");
        assert!((heads / (60.0 * team.growth(f64::from(day) * 86_400.0)) - 1.0).abs() < 1e-9, "{heads}");
    }

    /// Where the plan is for fewer, those who go by plan are not replaced: 50 % leave, 20 % are not replaced.
    #[test]
    fn a_planned_decline_is_not_recruited_for() {
        let mut plan = Headcount::new(&team(100.0, HeadcountChange::Direct));
        plan.advance(0.0, |_| {});
        let cost = |growth: f64| plan.replacement_cost_per_s(0.0, &grows(team(100.0, HeadcountChange::Direct), growth));
        let ratio = cost(libm::expm1(-0.2)) / cost(0.0);
        assert!((ratio - 0.6).abs() < 1e-12, "{ratio}");
        assert!(cost(-0.8) <= 0.0);
    }

    /// Whoever is laid off is paid as one of the day of the layoff, however much the headcount is to grow.
    #[test]
    fn who_is_under_notice_does_not_grow() {
        use HeadcountChange::Direct;
        let mut plan = Headcount::plan(&phases(&[(0.0, 100.0, Direct), (4.0, 60.0, Direct)]), 0);
        let team = grows(team(60.0, Direct), 1.0);
        plan.advance(6.0 * WEEK, |_| {});
        assert_eq!((plan.serving, plan.paid), (60.0, 60.0));
        let noticed = |week: f64| plan.under_notice(week * WEEK, |at_s| team.growth(at_s));
        let laid_off = 40.0 * team.growth(4.0 * WEEK);
        assert_eq!((noticed(3.9), noticed(4.0), noticed(7.9), noticed(8.0)), (0.0, laid_off, laid_off, 0.0));
    }

    /// A contractor's people are paid once they serve. Nothing is paid for their hiring or leaving; notice is.
    #[test]
    fn a_contractor_is_paid_for_who_serves() {
        use HeadcountChange::Direct;
        let mut phases = phases(&[(0.0, 100.0, Direct), (4.0, 140.0, Direct), (20.0, 90.0, Direct)]);
        for phase in &mut phases {
            let team = &mut phase.levers.teams[0];
            team.employed_by = Employer::Contractor;
            (team.turnover.hire_cost, team.turnover.severance) = (0.0, 0.0);
        }
        let team = phases[0].levers.teams[0].clone();
        let mut plan = Headcount::plan(&phases, 0);
        assert_eq!(at(&mut plan, 14.9), (100.0, 100.0), "recruited, then trained, unpaid");
        assert!(plan.replacement_cost_per_s(14.0 * WEEK, &team) <= 0.0);
        assert_eq!(at(&mut plan, 15.0), (140.0, 140.0));
        assert_eq!(at(&mut plan, 20.0), (90.0, 140.0), "notice is paid");
        assert_eq!(at(&mut plan, 24.0), (90.0, 90.0));
        let mut money = 0.0;
        Headcount::plan(&phases, 0).advance(1e12, |due| money += due.amount);
        assert!(money <= 0.0, "{money}");
        // Who is still in training when minds change never comes, and was never paid.
        phases[2].from_s = 12.0 * WEEK;
        let mut plan = Headcount::plan(&phases, 0);
        assert_eq!([12.0, 15.0, 16.0].map(|week| at(&mut plan, week)), [(90.0, 100.0), (90.0, 100.0), (90.0, 90.0)]);
    }

    #[test]
    fn who_is_cut_as_a_contractor_takes_over_goes_on_the_terms_of_the_firm() {
        let (own, other) = (team(10.0, HeadcountChange::Direct), team(4.0, HeadcountChange::Direct));
        let free = Turnover { severance: 0.0, ..other.turnover };
        let contractor = Team { employed_by: Employer::Contractor, turnover: free, ..other };
        let mut plan = Headcount::new(&own);
        plan.turn(WEEK, &own, &contractor, false);
        let mut paid = 0.0;
        plan.advance(2.0 * WEEK, |due| paid += due.amount);
        assert!((paid - 6.0 * own.turnover.severance).abs() < 1e-9 && paid > 0.0, "{paid}");
    }

    /// Ten are recruited, four of them called off by an order for 16, two more by another for 18. An order for eight calls off the eight
    /// who have not come and lays off two of those who serve; one for nine by attrition leaves them alone.
    #[test]
    fn an_order_calls_off_before_it_lays_off() {
        use HeadcountChange::{Attrition, Direct};
        let of = |orders: &[(f64, f64, HeadcountChange)]| {
            let mut plan = Headcount::new(&team(10.0, Direct));
            for &(week, to, by) in orders {
                plan.order(week * WEEK, (to, by), &team(10.0, Direct));
            }
            plan
        };
        let grown = [(0.0, 20.0, Direct), (2.0, 16.0, Direct), (3.0, 18.0, Direct)];
        let mut plan = of(&grown);
        assert_eq!(plan.target.to_bits(), 18.0_f64.to_bits());
        let heads = [10.9, 11.0, 14.0].map(|week| at(&mut plan, week).0);
        assert!(heads.iter().zip([10.0, 16.0, 18.0]).all(|(found, due)| (found - due).abs() < 1e-9), "{heads:?}");
        let mut plan = of(&[&grown[..], &[(4.0, 8.0, Direct)]].concat());
        let mut severance = 0.0;
        plan.advance(60.0 * WEEK, |due| severance += due.amount);
        assert!((plan.serving - 8.0).abs() < 1e-9 && (severance - 4000.0).abs() < 1e-9, "{} {severance}", plan.serving);
        // Ten decline by half a year's attrition for ten weeks; an order for nine then takes the rest at once.
        let mut plan = of(&[(0.0, 6.0, Attrition), (10.0, 9.0, Direct)]);
        let (left, mut severance) = (10.0 * libm::exp(-0.5 * 10.0 * WEEK / YEAR), 0.0);
        plan.advance(60.0 * WEEK, |due| severance += due.amount);
        assert!((plan.serving - 9.0).abs() < 1e-9 && (severance - (left - 9.0) * 2000.0).abs() < 1e-6, "{severance}");
    }

    /// Of ten at a hazard of a ten-thousandth a year `10·e^{−.01}` are left after a century; then nothing is simulated any more.
    #[test]
    fn a_decline_without_end_ends_after_a_century() {
        let mut hardly = team(10.0, HeadcountChange::Direct);
        hardly.turnover.attrition_per_year = 1e-4;
        let mut plan = Headcount::new(&hardly);
        plan.order(20.0 * YEAR, (5.0, HeadcountChange::Attrition), &hardly);
        let mut after = |years: f64| {
            plan.advance((20.0 + years) * YEAR, |_| {});
            plan.serving
        };
        assert!((after(99.9) - 10.0 * libm::exp(-0.00999)).abs() < 1e-4);
        assert!((after(100.1) - 5.0).abs() < 1e-9);
    }

    /// Half of a hundred leave in a year and are hired for; two heads for half a month are 160 hours at 20; seven agents around the clock are
    /// ten heads' 730.485 hours a month, shrinkage included, ÷ 160.
    #[test]
    fn money_and_heads_are_by_the_month() {
        let team = team(100.0, HeadcountChange::Direct);
        let mut plan = Headcount::new(&team);
        plan.advance(0.0, |_| {});
        let of_year = plan.replacement_cost_per_s(0.0, &team) * YEAR;
        assert!((of_year / (50.0 * team.cost_of_hire()) - 1.0).abs() < 1e-12 && of_year > 50.0 * 3000.0, "{of_year}");
        assert!((pay(2.0, MONTH / 2.0, &team) - 3200.0).abs() < 1e-9);
        assert!((heads_for(7.0, &team) - 10.0 * 730.485 / 160.0).abs() < 1e-9);
    }
}
