//! What a staffing plan has brought to a team: who is required and when, and the headcount that it orders.

use super::People;
use super::staffing::Worked;
use crate::model::demand::Week;
use crate::policy::staffing::slowed;
use crate::scenario::{HeadcountChange, Team};

/// What has been planned of a team, and the work by which it is.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    /// Work done since time 0, in seconds of one contact alone, at scale 1:1.
    work_s: f64,
    /// By the latest plan: agents required by interval of the week, and heads.
    required: Option<(Vec<u32>, f64)>,
    /// Agents on duty by interval of the week, where the heads required are there: those required, or in shifts. And their mean.
    on_duty: Vec<f64>,
    mean: f64,
}

/// What a review decides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Agents required by interval of the week, from Monday 00:00.
    pub agents: Vec<u32>,
    /// Those who are on duty then, where the heads required are there.
    pub on_duty: Vec<f64>,
    /// Heads required.
    pub heads: f64,
    /// Another headcount, in heads of the start, and how fewer come about; `None` where it stays.
    pub order: Option<(f64, HeadcountChange)>,
}

impl People {
    /// A team did so much in so many seconds, at scale 1:1.
    pub fn note_worked(&mut self, index: usize, team: &Team, worked: Worked, seconds: f64) {
        if worked.busy > 0.0 {
            // Who has j chats at once works on each at 1/(1 + σ(j − 1)) of the speed of one alone.
            self.planned[index].work_s += worked.chats / slowed(team.slowdown, worked.chats / worked.busy);
        }
        let on_duty = self.duty[index].full;
        let longer = self.recent_work_s[index] / self.usual_work_s[index];
        if let Some(roster) = self.workforces[index].roster() {
            roster.note_worked(worked.busy, on_duty * seconds, longer / roster.handle_factor());
        }
    }

    /// Work that a team has done since time 0, in seconds of one contact alone, at scale 1:1.
    pub fn work_s(&self, index: usize) -> f64 {
        self.planned[index].work_s
    }

    /// From a decision to hire for a team until service, as a planner expects it, s.
    pub fn lead_s(&self, index: usize, team: &Team) -> f64 {
        self.workforces[index].lead_s(team)
    }

    /// The headcount of a team that was last decided, in heads of the start.
    pub fn target(&self, index: usize) -> f64 {
        self.workforces[index].target()
    }

    /// Heads of a team that do the work of so many of today's when who is hired today serves.
    pub fn heads_for(&self, heads: f64, now_s: f64, index: usize, team: &Team) -> f64 {
        self.workforces[index].heads_for(heads, now_s, team)
    }

    /// A review has decided about a team.
    pub fn decide(&mut self, now_s: f64, index: usize, team: &Team, decision: Decision) {
        let Decision { agents, on_duty, heads, order } = decision;
        let planned = &mut self.planned[index];
        planned.mean = on_duty.iter().sum::<f64>() / on_duty.len() as f64;
        planned.on_duty = on_duty;
        planned.required = Some((agents, heads));
        if let Some(order) = order {
            self.workforces[index].order(now_s, order, team);
        }
    }

    /// What is required at a moment, once a team has a plan: heads of the teams that have one; agents on duty, those of teams without one
    /// as they are planned; at scale 1:1.
    pub fn required(&self, now_s: f64, week: &Week) -> Option<(f64, f64)> {
        let plans = || self.planned.iter().filter_map(|planned| planned.required.as_ref());
        plans().next()?;
        let agents = |index: usize| self.required_agents(now_s, index, week).unwrap_or(self.duty[index].full);
        Some((plans().map(|(_, heads)| heads).sum(), (0..self.planned.len()).map(agents).sum()))
    }

    /// Heads that serve in the teams that have a plan, at scale 1:1.
    pub fn present_of_planned(&self, now_s: f64, teams: &[Team]) -> f64 {
        let planned = self.planned.iter().zip(&self.workforces).zip(teams);
        let serving = planned.filter(|((planned, _), _)| planned.required.is_some());
        serving.map(|((_, workforce), team)| workforce.serving(now_s, team, self.growth_from_s)).sum()
    }

    /// Agents of a team that its latest plan requires on duty in the interval of a moment, at scale 1:1.
    fn required_agents(&self, now_s: f64, index: usize, week: &Week) -> Option<f64> {
        self.planned[index].required.as_ref().map(|(agents, _)| f64::from(agents[week.interval(now_s)]))
    }

    /// How the hours of a headcount lie: those on duty in the interval of a moment ÷ the mean over the week. As planned where there is a
    /// plan, else as demand.
    pub(super) fn weight(&self, now_s: f64, index: usize, week: &Week) -> f64 {
        let planned = &self.planned[index];
        if planned.mean > 0.0 { planned.on_duty[week.interval(now_s)] / planned.mean } else { week.weight(now_s) }
    }

    /// Agents whom schedules of shifts put on duty at a moment, those of teams without one as they are; `None` where nobody works
    /// in shifts. At scale 1:1.
    pub fn scheduled(&self, now_s: f64, teams: &[Team], week: &Week) -> Option<f64> {
        let is_scheduled = |index: &usize| !teams[*index].shifts.is_empty() && self.planned[*index].mean > 0.0;
        (0..teams.len()).find(is_scheduled)?;
        let agents = |index: usize| {
            if is_scheduled(&index) { self.planned[index].on_duty[week.interval(now_s)] } else { self.duty[index].full }
        };
        Some((0..teams.len()).map(agents).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::super::eligibility::Eligibility;
    use super::super::{People, Staff};
    use super::*;
    use crate::policy::Shift;
    use crate::rng::Streams;
    use crate::scenario::samples::world;

    /// A desk of ten heads, which may be planned, and an aid of two around the clock.
    const WORLD: &str = r#"
topic.easy = { share = 1, handle_time = { dist = "constant", mean = "100 s" } }
team.desk = { headcount = 10, success = 1, chats_at_once = 3, slowdown = 0.5, pay_per_hour = 20 }
team.aid = { on_duty = 2, success = 1, rank = 1 }
strategy.x = {}
"#;

    fn small() -> (People, Vec<Team>, Week) {
        let world = world(WORLD);
        let levers = &world.strategies[0].phases[0].levers;
        let eligibility = Eligibility::new(levers, 1.0);
        let mut people = People::new(&world, &world.strategies[0], &eligibility, Staff::Seats, Streams::new(1, 0));
        people.advance_workforces(0.0, &levers.teams, |_, _, _| {});
        (people.duty[0].full, people.duty[1].full) = (7.0, 2.0);
        (people, levers.teams.clone(), Week::new(&world.demand, &world.clock))
    }

    /// Three agents in the first half hour, five in the second; four and eight on duty, five in all others.
    fn decision(order: Option<(f64, HeadcountChange)>) -> Decision {
        let (mut agents, mut on_duty) = (vec![4; 336], vec![5.0; 336]);
        (agents[0], agents[1], on_duty[0], on_duty[1]) = (3, 5, 4.0, 8.0);
        Decision { agents, on_duty, heads: 12.0, order }
    }

    fn shift() -> Shift {
        let id = "day".to_owned();
        Shift {
            id,
            length: 16,
            days: 5,
            is_off_together: true,
            every: 2,
            earliest: 0,
            latest: None,
            pause: 0,
            pause_after: 0,
        }
    }

    /// Nothing is required before there is a plan; then 12 heads, of the ten that are there, and three agents beside the two of the aid,
    /// five beside them half an hour later. Hours lie as planned, `4 ÷ (1682 ÷ 336)` of the mean, those of the aid as demand.
    #[test]
    fn what_is_planned_is_required_and_weighs_hours() {
        let (mut people, teams, week) = small();
        assert_eq!((people.required(0.0, &week), people.present_of_planned(0.0, &teams)), (None, 0.0));
        assert!((people.weight(0.0, 0, &week) - week.weight(0.0)).abs() < 1e-12);
        people.decide(0.0, 0, &teams[0], decision(None));
        assert_eq!(
            (people.required(0.0, &week), people.required(1800.0, &week)),
            (Some((12.0, 5.0)), Some((12.0, 7.0)))
        );
        assert!((people.present_of_planned(0.0, &teams) - 10.0).abs() < 1e-12);
        assert!((people.target(0) - 10.0).abs() < 1e-12);
        for (index, now_s, expected) in [(0, 0.0, 4.0 * 336.0 / 1682.0), (0, 1800.0, 8.0 * 336.0 / 1682.0)] {
            assert!((people.weight(now_s, index, &week) - expected).abs() < 1e-12);
        }
        assert!((people.weight(0.0, 1, &week) - week.weight(0.0)).abs() < 1e-12);
        people.decide(0.0, 0, &teams[0], decision(Some((8.0, HeadcountChange::Direct))));
        assert!((people.target(0) - 8.0).abs() < 1e-12);
    }

    /// Whom shifts put on duty, and the aid as it is; nobody is scheduled where nobody works in shifts, or before there is a plan.
    #[test]
    fn who_is_scheduled_is_on_duty_by_the_plan() {
        let (mut people, mut teams, week) = small();
        people.decide(0.0, 0, &teams[0], decision(None));
        assert_eq!(people.scheduled(0.0, &teams, &week), None);
        teams[0].shifts.push(shift());
        assert_eq!([0.0, 1800.0].map(|now_s| people.scheduled(now_s, &teams, &week)), [Some(6.0), Some(10.0)]);
        teams[1].shifts.push(shift());
        assert_eq!(people.scheduled(0.0, &teams, &week), Some(6.0), "the aid has no plan");
        assert_eq!(small().0.scheduled(0.0, &teams, &week), None);
    }

    /// Thirty chat seconds in twenty of agents are 1.5 at once, each at `1 ÷ (1 + .5 · .5)` of the speed of one alone.
    #[test]
    fn work_is_that_of_one_contact_alone() {
        let (mut people, teams, _) = small();
        people.note_worked(0, &teams[0], Worked { duty: 50.0, busy: 20.0, chats: 30.0 }, 10.0);
        people.note_worked(0, &teams[0], Worked::default(), 10.0);
        assert_eq!((people.work_s(0), people.work_s(1)), (24.0, 0.0));
        assert!((people.lead_s(0, &teams[0]) - 11.0 * crate::unit::WEEK).abs() < 1e-6);
        assert!((people.heads_for(7.0, 0.0, 0, &teams[0]) - 7.0).abs() < 1e-12);
    }
}
