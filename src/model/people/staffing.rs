//! Who is on duty: by the plan of an interval, at the scale of the run, but for breaks.

use super::eligibility::Eligibility;
use super::workforce::Workforce;
use super::{People, Plan};
use crate::dist::standard_gamma;
use crate::model::demand::Week;
use crate::model::id::TeamId;
use crate::policy::staffing;
use crate::rng::Role;
use crate::scenario::{Staffing, Team};
use crate::unit::DAY;

/// The duty of a team in the present interval.
#[derive(Clone, Copy, Debug, Default)]
pub struct Duty {
    /// Agents on duty by plan, those on a break included.
    pub planned: u32,
    /// Agents by plan at scale 1:1; not rounded.
    pub full: f64,
    /// What rounding has left over of the plan, in agents for an interval.
    carry: f64,
    /// What rounding has left over of those on a break, in agents × seconds.
    pub away_carry: f64,
    /// When the team last closed, s.
    pub closed_s: f64,
}

/// Where there is anybody on duty in the present interval, at scale 1:1.
#[derive(Clone, Debug)]
pub struct Staffed {
    /// Per team: whether it has anybody.
    pub teams: Vec<bool>,
    /// Per topic and channel: whether a team that serves both has.
    pub servers: Vec<bool>,
}

impl Staffed {
    pub fn new(teams: usize, servers: usize) -> Self {
        Self { teams: vec![false; teams], servers: vec![false; servers] }
    }

    /// Notes whom contacts can reach, once teams have come or gone.
    pub fn note_servers(&mut self, eligibility: &Eligibility) {
        let is_there = |team: &TeamId| self.teams[team.index()];
        self.servers = eligibility.servers.iter().map(|servers| servers.serving.iter().any(is_there)).collect();
    }
}

/// What a team did over a stretch, in agents × seconds and in chats × seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Worked {
    pub duty: f64,
    pub busy: f64,
    pub chats: f64,
}

impl Worked {
    /// So many times as much.
    pub fn times(self, factor: f64) -> Self {
        Self { duty: self.duty * factor, busy: self.busy * factor, chats: self.chats * factor }
    }

    /// That and this.
    pub fn plus(self, other: Self) -> Self {
        Self { duty: self.duty + other.duty, busy: self.busy + other.busy, chats: self.chats + other.chats }
    }
}

impl People {
    /// What a team did since this was last asked.
    pub fn take_worked(&mut self, now_s: f64, team: usize) -> Worked {
        self.teams[team].take_worked(now_s)
    }

    /// Customers × seconds on the line since this was last asked.
    pub fn take_queue_s(&mut self, now_s: f64) -> f64 {
        self.holding.take(now_s)
    }

    /// Other teams than `before` are in force: headcounts turn, and chats in hand go on at the new speed, by these plans.
    pub fn change_teams(&mut self, now_s: f64, before: &[Team], teams: &[Team], is_step: bool) -> Vec<(TeamId, Plan)> {
        let mut plans = Vec::new();
        for (index, team) in teams.iter().enumerate() {
            self.workforces[index].turn(now_s, &before[index], team, is_step);
            let anew = self.teams[index].set_juggling(now_s, team.chats_at_once, team.slowdown);
            plans.extend(anew.into_iter().map(|plan| (TeamId::at(index), plan)));
        }
        plans
    }

    /// Agents of each team on duty now by plan, at scale 1:1; not rounded.
    pub fn planned(&self, now_s: f64, teams: &[Team], week: &Week) -> Vec<f64> {
        let of_team = |(index, (workforce, team)): (usize, (&Workforce, &Team))| match &team.staffing {
            Staffing::OnDuty(counts) => counts[week.interval(now_s) % counts.len()],
            Staffing::Headcount { .. } => {
                let heads = workforce.serving(now_s, team, self.growth_from_s);
                let shrinkage = self.shrinkage(now_s, index, team);
                staffing::spread(heads, shrinkage, team.paid_hours_per_month, self.weight(now_s, index, week))
            }
        };
        self.workforces.iter().zip(teams).enumerate().map(of_team).collect()
    }

    /// Share of a team's paid time that is away from customers on the day of a moment.
    ///
    /// Formula: beta with mean `s` and variance `(c·s)²`: `a = s·ν`, `b = (1 − s)·ν`, `ν = (1 − s)/(s·c²) − 1`.
    fn shrinkage(&self, now_s: f64, index: usize, team: &Team) -> f64 {
        let (mean, cv) = (team.shrinkage, team.shrinkage_cv);
        if cv <= 0.0 {
            return mean;
        }
        let narrow = (1.0 - mean) / (mean * cv * cv) - 1.0;
        let mut luck = self.streams.stream(Role::Absence, (now_s / DAY) as u64, index as u32);
        let mut gamma = |shape: f64| standard_gamma(shape, &mut luck);
        let (away, there) = (gamma(mean * narrow), gamma((1.0 - mean) * narrow));
        away / (away + there)
    }

    /// Teams open and close by what is planned at scale 1:1. Of one that stays, who is on duty may go on taking contacts.
    pub fn open_and_close(&mut self, now_s: f64, planned: &[f64], teams: &[Team], eligibility: &Eligibility) {
        for (index, agents) in planned.iter().enumerate() {
            // By the plan at 1:1: a small scale that rounds a team to nobody does not close it.
            let is_open = *agents > 0.0;
            self.duty[index].full = *agents;
            if self.staffed.teams[index] && !is_open && teams[index].stays_until_served {
                self.duty[index].closed_s = now_s;
                self.teams[index].close(now_s);
            }
            self.staffed.teams[index] = is_open;
        }
        self.staffed.note_servers(eligibility);
    }

    /// Plans whole agents for the interval; what rounding leaves over is carried to the next.
    pub fn plan(&mut self, agents: &[f64]) {
        for (duty, agents) in self.duty.iter_mut().zip(agents) {
            duty.planned = staffing::whole(*agents, &mut duty.carry);
        }
    }
}
