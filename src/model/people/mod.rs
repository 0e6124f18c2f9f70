//! The people of the operation: who is on duty, who waits for them in which line, and whom a freed agent takes.
//!
//! [`People`] knows neither luck nor money nor what a contact is about. What is in force is handed to it: the teams as a
//! phase has them, and by [`Eligibility`] who may take what.

mod agents;
mod breaks;
pub mod channels;
mod crew;
pub mod eligibility;
mod ends;
mod expected_wait;
mod hand;
pub mod headcount;
pub mod lines;
mod payroll;
mod persons;
mod planned;
pub mod pool;
mod roster;
mod sharing;
mod staffing;
pub mod workforce;

use crate::engine::Area;
use crate::model::id::TeamId;
use crate::model::issue::{Issue, Issues};
use crate::rng::Streams;
use crate::scenario::{AmongTeams, Scenario, Strategy, Team};
use agents::Agents;
pub use agents::Plan;
use crew::Crew;
pub use crew::Start;
use eligibility::{Eligibility, Servers};
use lines::{Lines, QueueEntry};
pub use planned::Decision;
use planned::Planned;
use pool::Pool;
pub use staffing::Worked;
use staffing::{Duty, Staffed};
use workforce::Workforce;

/// How people are kept.
#[derive(Clone, Copy, Debug)]
pub enum Staff {
    /// Everybody is served at once, by nobody.
    Endless,
    /// Each in a seat.
    Seats,
    /// As counts, with luck of their own.
    Counts,
}

/// The people of one replication, and those who wait for them.
#[derive(Clone, Debug)]
pub struct People {
    /// Everybody is served at once, by nobody.
    is_endless: bool,
    streams: Streams,
    /// When planned growth of headcounts begins, s.
    growth_from_s: f64,
    /// Per team.
    teams: Vec<Crew>,
    workforces: Vec<Workforce>,
    duty: Vec<Duty>,
    planned: Vec<Planned>,
    /// Recent mean handle time of one chat alone, s.
    recent_work_s: Vec<f64>,
    /// That over all topics that a team serves, s.
    usual_work_s: Vec<f64>,
    pub staffed: Staffed,
    pub lines: Lines,
    /// Customers who hold a line.
    holding: Area,
}

impl People {
    /// The people of a strategy at time 0, with nobody on duty yet.
    pub fn new(
        scenario: &Scenario,
        strategy: &Strategy,
        eligibility: &Eligibility,
        staff: Staff,
        streams: Streams,
    ) -> Self {
        let teams = &strategy.phases[0].levers.teams;
        let room = |team: usize| {
            let in_phases = strategy.all_levers().filter_map(|levers| levers.teams.get(team));
            in_phases.map(|team| team.chats_at_once).max().unwrap_or(1)
        };
        let crew = |(index, team): (usize, &Team)| match staff {
            Staff::Counts => {
                Crew::Counts(Pool::new(team.chats_at_once, team.slowdown, pool::luck(&streams, 0, index, teams.len())))
            }
            Staff::Endless | Staff::Seats => Crew::Seats(Agents::new(room(index), team.chats_at_once, team.slowdown)),
        };
        let baseline = &scenario.strategies[scenario.baseline].phases[0].levers.teams;
        let growth_from_s = scenario.clock.warmup_s;
        let workforce = |(index, team): (usize, &Team)| {
            let same = baseline.get(index).unwrap_or(team);
            Workforce::new(team, index, same, streams, growth_from_s)
        };
        let usual_work_s: Vec<f64> = teams.iter().map(|team| scenario.usual_work_s(team)).collect();
        Self {
            is_endless: matches!(staff, Staff::Endless),
            streams,
            growth_from_s,
            teams: teams.iter().enumerate().map(crew).collect(),
            workforces: teams.iter().enumerate().map(workforce).collect(),
            duty: vec![Duty::default(); teams.len()],
            planned: vec![Planned::default(); teams.len()],
            recent_work_s: usual_work_s.clone(),
            usual_work_s,
            staffed: Staffed::new(teams.len(), eligibility.servers.len()),
            lines: Lines::new(eligibility.lines.len()),
            holding: Area::default(),
        }
    }

    /// The best team that can take a contact at once; of several of one rank that which is to take it, by a uniform number of `luck`.
    #[inline]
    pub fn free_team(&self, servers: &Servers, luck: impl FnOnce() -> f64) -> Option<TeamId> {
        let first = servers.at_once.iter().position(|team| self.can_take(*team, servers))?;
        if servers.among.is_in_order() {
            return Some(servers.at_once[first]);
        }
        let equals = servers.equals(first).iter().copied();
        let free: Vec<TeamId> = equals.filter(|team| self.can_take(*team, servers)).collect();
        let since = |team: &TeamId| self.teams[team.index()].free_since_s();
        match servers.among {
            // Where there is always somebody, nobody has been idle longer than others.
            AmongTeams::LongestIdle if !self.is_endless => {
                free.into_iter().min_by(|a, b| since(a).total_cmp(&since(b)))
            }
            _ => free.get((luck() * free.len() as f64) as usize).copied(),
        }
    }

    /// Whether a team can take a contact now.
    #[inline]
    fn can_take(&self, team: TeamId, servers: &Servers) -> bool {
        let index = team.index();
        if self.is_endless { self.staffed.teams[index] } else { self.teams[index].can_take(servers.alone) }
    }

    /// The agents of a team, each in a seat.
    ///
    /// # Panics
    /// If they are counts.
    #[inline]
    pub fn team(&mut self, team: TeamId) -> &mut Agents {
        match &mut self.teams[team.index()] {
            Crew::Seats(agents) => agents,
            Crew::Counts(_) => unreachable!("who is counted has no seat"),
        }
    }

    /// The agents of a team as counts.
    ///
    /// # Panics
    /// If each has a seat.
    #[inline]
    pub fn pool(&mut self, team: TeamId) -> &mut Pool {
        match &mut self.teams[team.index()] {
            Crew::Counts(pool) => pool,
            Crew::Seats(_) => unreachable!("who has a seat is not counted"),
        }
    }

    /// How many of a team are on duty.
    pub fn on_duty(&self, team: TeamId) -> u32 {
        self.teams[team.index()].on_duty()
    }

    /// A team gives `work_s` seconds of work to the issue in a slot: when it will be done.
    #[inline]
    pub fn start(&mut self, now_s: f64, team: TeamId, slot: u32, work_s: f64, alone: bool) -> Start {
        if self.is_endless { Start::After(work_s) } else { self.teams[team.index()].start(now_s, slot, work_s, alone) }
    }

    /// The seat whose agent of a team is given work next; nobody's where agents are counted.
    pub fn next_seat(&self, team: TeamId) -> Option<u32> {
        self.teams[team.index()].next_seat()
    }

    /// The line from which a free agent of a team takes the first, if one is free and may take somebody.
    #[inline]
    pub fn next_line(&self, now_s: f64, team: TeamId, eligibility: &Eligibility) -> Option<usize> {
        let agents = &self.teams[team.index()];
        if self.lines.are_empty() || !agents.is_free() {
            return None;
        }
        let first = |line: usize| self.lines.first(line).map(|first| first.since_s);
        eligibility.next_line(team, agents.is_idle(), now_s, first, |lines| self.lines.held(lines))
    }

    /// A team gives work to an agent who stays after the close: when it will be done.
    pub fn start_staying(&mut self, now_s: f64, team: TeamId, seat: u32, given: (u32, f64), alone: bool) -> Start {
        let (slot, work_s) = given;
        self.teams[team.index()].start_staying(now_s, seat, slot, work_s, alone)
    }

    /// Whether somebody waits who may be taken by agents of a team who stay after the close: none who stays in line for the next opening.
    pub fn are_awaited_after_close(&self, team: TeamId, eligibility: &Eligibility) -> bool {
        let closed_s = self.duty[team.index()].closed_s;
        let waits = |line| self.lines.first(line).is_some_and(|first| first.since_s <= closed_s);
        eligibility.lines_taken_by(team).any(|line| waits(line) && !eligibility.is_over_closing(line))
    }

    /// The line from which an agent who stays after the close takes the first, of those who joined theirs before.
    #[cold]
    pub fn next_line_after_close(
        &self,
        now_s: f64,
        team: TeamId,
        seat: u32,
        eligibility: &Eligibility,
    ) -> Option<usize> {
        let index = team.index();
        let closed_s = self.duty[index].closed_s;
        let first = |line| {
            let since_s = self.lines.first(line).map(|first| first.since_s).filter(|since_s| *since_s <= closed_s);
            since_s.filter(|_| !eligibility.is_over_closing(line))
        };
        let is_idle = self.teams[index].has_no_contact(seat);
        eligibility.next_line(team, is_idle, now_s, first, |lines| self.lines.held(lines))
    }

    /// The line whose first comes first among those for which a team is free, and the best such team.
    pub fn next_of_all(&self, now_s: f64, eligibility: &Eligibility, teams: &[Team]) -> Option<(usize, TeamId)> {
        if self.lines.are_empty() {
            return None;
        }
        let mut next: Option<((i32, u32, f64), usize, TeamId)> = None;
        for (line, rule) in eligibility.lines.iter().enumerate() {
            let Some(since_s) = self.lines.first(line).map(|first| first.since_s) else { continue };
            let servers = eligibility.servers(rule.topic, rule.channel);
            let helpers = servers.helpers.iter().filter(|helper| {
                since_s + helper.after_s <= now_s
                    || self.lines.held(&eligibility.lines_of_topic[rule.topic.index()]) > helper.above
            });
            let is_free = |team: &TeamId| self.can_take(*team, servers);
            let serving = servers.serving.iter().copied().find(is_free);
            let Some(team) = serving.or_else(|| helpers.map(|helper| helper.team).find(is_free)) else { continue };
            let order = (-rule.priority, teams[team.index()].takes[rule.topic.index()], since_s);
            if next.is_none_or(|(least, ..)| order < least) {
                next = Some((order, line, team));
            }
        }
        next.map(|(_, line, team)| (line, team))
    }

    /// The first agent without a chat who stays after the close, of the teams that serve a contact.
    pub fn resting(&self, servers: &Servers) -> Option<(TeamId, u32)> {
        servers.serving.iter().find_map(|&team| Some((team, self.teams[team.index()].resting()?)))
    }

    /// A contact joins a line.
    pub fn join(&mut self, line: usize, entry: QueueEntry) {
        self.holding.add(entry.since_s, 1.0);
        self.lines.join(line, entry);
    }

    /// A customer no longer holds a line.
    pub fn hang_up(&mut self, now_s: f64, line: usize) {
        self.holding.add(now_s, -1.0);
        self.lines.hang_up(line);
    }

    /// Takes the first of a line out of it; who will be called back has hung up before.
    #[inline]
    pub fn take_out(&mut self, now_s: f64, line: usize, issues: &Issues) -> u32 {
        let slot = self.lines.take(line, issues);
        if !issues[slot].called_back {
            self.hang_up(now_s, line);
        }
        slot
    }

    /// A contact gives up waiting, in its line or where it hears a message.
    pub fn give_up(&mut self, now_s: f64, line: usize, slot: u32, stands: bool, issues: &Issues) {
        self.hang_up(now_s, line);
        if stands {
            self.lines.leave(line, slot, issues);
        }
    }

    /// Where contacts have other lines than before, they join them in the order in which they came.
    pub fn form_lines_anew(&mut self, eligibility: &Eligibility, issues: &Issues) {
        let line = |issue: &Issue| eligibility.line(issue.topic, issue.channel, issue.segment);
        for entry in self.lines.emptied(eligibility.lines.len(), issues) {
            let issue = &issues[entry.slot];
            self.lines.join(line(issue), entry);
            // Joining counts somebody who holds the line; who will be called back has hung up.
            if issue.called_back {
                self.lines.hang_up(line(issue));
            }
        }
        for (_, issue) in issues.live().filter(|(_, issue)| issue.hears_message && !issue.called_back) {
            self.lines.hold(line(issue));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::Count;
    use crate::model::demand::Week;
    use crate::model::id::{ChannelId, SegmentId, TopicId};
    use crate::scenario::samples::world;
    use crate::scenario::{HeadcountChange, Staffing};
    use crate::unit::WEEK;

    /// Two topics; a desk of one for both, which takes the hard one first, and a hundred heads for the hard one only.
    const WORLD: &str = r#"
topic.easy = { share = 0.5, handle_time = { dist = "constant", mean = "100 s" } }
topic.hard = { share = 0.5, handle_time = { dist = "constant", mean = "100 s" } }
team.desk = { on_duty = 1, success = 1, takes_first = ["hard"], rank = { hard = 2 } }
team.aid = { headcount = 100, success = 1, serves = ["hard"], rank = 1, pay_per_hour = 20, shrinkage = "30 %", paid_hours_per_month = 160, notice = "4 weeks", severance = 1000 }
strategy.x = {}
"#;

    const EASY: TopicId = TopicId(0);
    const HARD: TopicId = TopicId(1);
    const CHAT: ChannelId = ChannelId(0);
    const DESK: TeamId = TeamId(0);
    const AID: TeamId = TeamId(1);

    /// People without a model around them.
    struct Small {
        teams: Vec<Team>,
        eligibility: Eligibility,
        week: Week,
        people: People,
        issues: Issues,
    }

    fn small() -> Small {
        let world = world(WORLD);
        let levers = &world.strategies[0].phases[0].levers;
        let mut eligibility = Eligibility::new(levers, 1.0);
        eligibility.foresee_waits();
        Small {
            teams: levers.teams.clone(),
            week: Week::new(&world.demand, &world.clock),
            people: People::new(&world, &world.strategies[0], &eligibility, Staff::Seats, Streams::new(1, 0)),
            issues: Issues::default(),
            eligibility,
        }
    }

    impl Small {
        /// An interval begins; how many are on duty then.
        fn begin(&mut self, now_s: f64) -> [u32; 2] {
            self.people.advance_workforces(now_s, &self.teams, |_, _, _| {});
            let planned = self.people.planned(now_s, &self.teams, &self.week);
            self.people.open_and_close(now_s, &planned, &self.teams, &self.eligibility);
            self.people.plan(&planned);
            self.people.put_on_duty(now_s, &self.teams, 0, now_s + 1800.0);
            [DESK, AID].map(|team| self.people.team(team).on_duty())
        }

        /// A contact on a topic joins its line.
        fn join(&mut self, now_s: f64, topic: TopicId) -> u32 {
            let slot = self.issues.open(Issue { topic, ..Issue::default() });
            self.issues[slot].wait_number = 1;
            let line = self.eligibility.line(topic, CHAT, SegmentId(0));
            self.people.join(line, QueueEntry { since_s: now_s, slot, wait_number: 1 });
            slot
        }

        /// The plan of the agent who takes up some work.
        fn start(&mut self, team: TeamId, work_s: f64) -> Plan {
            match self.people.start(0.0, team, 99, work_s, false) {
                Start::Planned(plan) => plan,
                Start::After(_) => unreachable!("everybody has a seat"),
            }
        }

        fn next_line(&self, now_s: f64, team: TeamId) -> Option<usize> {
            self.people.next_line(now_s, team, &self.eligibility)
        }
    }

    /// 100 heads · .7 · 160 hours in a month of 730.485 are 15.33 around the clock.
    #[test]
    fn who_is_on_duty_follows_the_plan_and_loses_no_hours_to_rounding() {
        let mut small = small();
        assert_eq!([0.0, 1800.0, 3600.0].map(|now_s| small.begin(now_s)), [[1, 15], [1, 16], [1, 15]]);
        assert_eq!((&small.people.staffed.teams, &small.people.staffed.servers), (&vec![true; 2], &vec![true; 2]));
        small.teams[0].staffing = Staffing::OnDuty(vec![0.0]);
        assert_eq!(small.begin(5400.0)[0], 0);
        assert_eq!(
            (&small.people.staffed.teams, &small.people.staffed.servers),
            (&vec![false, true], &vec![false, true])
        );
        let worked = small.people.take_worked(7200.0, 0);
        assert!((worked.duty - 5400.0).abs() < 1e-9 && worked.busy <= 0.0, "{worked:?}");
    }

    #[test]
    fn who_stays_after_the_close_takes_only_those_who_came_before() {
        let mut small = small();
        small.teams[0].stays_until_served = true;
        small.begin(0.0);
        small.start(DESK, 3000.0);
        small.join(1700.0, EASY);
        small.teams[0].staffing = Staffing::OnDuty(vec![0.0]);
        small.begin(1800.0);
        assert_eq!(small.people.next_line_after_close(3000.0, DESK, 0, &small.eligibility), Some(0));
        small.people.take_out(3000.0, 0, &small.issues);
        small.join(1900.0, EASY);
        assert_eq!(small.people.next_line_after_close(3000.0, DESK, 0, &small.eligibility), None);
    }

    /// Two wait from 0 and 10 s on; one gives up at 30 s, one is taken at 50 s.
    #[test]
    fn who_leaves_a_line_no_longer_holds_it() {
        let mut small = small();
        let (first, second) = (small.join(0.0, EASY), small.join(10.0, EASY));
        small.issues[first].wait_number = 2;
        small.people.give_up(30.0, 0, first, true, &small.issues);
        assert_eq!(small.people.lines.held(&[0]), 1);
        assert_eq!(small.people.take_out(50.0, 0, &small.issues), second);
        assert!(small.people.lines.are_empty() && small.people.lines.held(&[0]) == 0);
        assert!((small.people.take_queue_s(60.0) - (30.0 + 40.0)).abs() < 1e-9);
    }

    #[test]
    fn a_freed_agent_takes_the_topic_that_comes_first_and_a_contact_the_best_team() {
        let mut small = small();
        small.begin(0.0);
        let plan = small.start(DESK, 60.0);
        let servers = small.eligibility.servers(EASY, CHAT);
        assert_eq!(small.people.free_team(servers, || 0.0), None, "the desk is busy, and the others do not serve it");
        small.join(1.0, EASY);
        small.join(2.0, HARD);
        assert_eq!(small.next_line(3.0, DESK), None);
        assert_eq!(small.next_line(3.0, AID), Some(1));
        small.people.team(DESK).finish(60.0, plan.seat, plan.generation).expect("not stale");
        assert_eq!(small.next_line(60.0, DESK), Some(1), "the hard one comes first, though it came later");
        let next = |small: &Small| small.people.next_of_all(60.0, &small.eligibility, &small.teams);
        assert_eq!(next(&small), Some((1, AID)));
        small.people.take_out(60.0, 1, &small.issues);
        assert_eq!(next(&small), Some((0, DESK)));
    }

    /// A cut of 100 heads to 60 at week 4: off duty at once, off the payroll after four weeks, paid for once.
    #[test]
    fn who_is_laid_off_leaves_duty_at_once_and_the_payroll_later() {
        let mut small = small();
        let before = small.teams.clone();
        small.begin(0.0);
        small.teams[1].staffing = Staffing::Headcount { to: 60.0, by: HeadcountChange::Direct };
        small.people.change_teams(4.0 * WEEK, &before, &small.teams, false);
        let mut paid_once = Vec::new();
        small.people.advance_workforces(4.0 * WEEK, &small.teams, |_, line, amount| paid_once.push((line, amount)));
        assert_eq!(paid_once, [(Count::Severance, 40_000.0)]);
        let planned = small.people.planned(4.0 * WEEK, &small.teams, &small.week);
        assert!((planned[1] - 0.6 * 15.332).abs() < 1e-3, "{planned:?}");
        let heads = |week: f64| small.people.on_payroll(week * WEEK, 1, &small.teams[1], &small.week).heads();
        let on_payroll = [4.0, 7.9, 8.0].map(heads);
        assert!(on_payroll.iter().zip([100.0, 100.0, 60.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{on_payroll:?}");
    }

    /// 100 heads with a shrinkage of 30 %, cv 40 %: over 2,000 days the share away has mean .3 and standard deviation .12, the same all
    /// day long and another the next day.
    #[test]
    fn shrinkage_varies_from_day_to_day() {
        let mut small = small();
        small.teams[1].shrinkage_cv = 0.4;
        let mut people = small.people.clone();
        people.advance_workforces(0.0, &small.teams, |_, _, _| {});
        let away = |at_s: f64| 1.0 - people.planned(at_s, &small.teams, &small.week)[1] / 21.9028;
        let days: Vec<f64> = (0..2000).map(|day| away(f64::from(day) * 86_400.0)).collect();
        let mean = days.iter().sum::<f64>() / 2000.0;
        let sd = (days.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 1999.0).sqrt();
        assert!((mean - 0.3).abs() < 0.0085 && (sd - 0.12).abs() < 0.0075, "{mean} {sd}");
        assert!((away(3600.0) - days[0]).abs() < 1e-12 && (days[1] - days[0]).abs() > 1e-6);
    }

    /// Handle times of 100 s are known; one of 600 s moves their mean by .002 of the difference.
    #[test]
    fn recent_work_and_those_ahead_make_the_expected_wait() {
        let mut small = small();
        let wait_s = |small: &Small| small.people.expected_wait_s(0, &small.eligibility, &small.teams);
        assert!(wait_s(&small).is_infinite(), "nobody is on duty");
        small.begin(0.0);
        assert!(wait_s(&small) <= 0.0, "somebody is free");
        small.start(DESK, 600.0);
        small.people.note_work(DESK, 600.0);
        assert!((wait_s(&small) - 101.0).abs() < 1e-9);
        small.join(1.0, EASY);
        small.join(1.0, HARD);
        assert!((wait_s(&small) - 303.0).abs() < 1e-9, "the desk serves the hard topic too");
    }
}
