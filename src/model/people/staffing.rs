//! Who is on duty: by the plan of an interval, at the scale of the run, but for breaks.

use super::eligibility::Eligibility;
use super::{People, Plan};
use crate::model::demand::Week;
use crate::model::id::TeamId;
use crate::policy::staffing;
use crate::scenario::{Staffing, Team};

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
            self.headcounts[index].turn(now_s, &before[index], team, is_step);
            let anew = self.teams[index].set_juggling(now_s, team.chats_at_once, team.slowdown);
            plans.extend(anew.into_iter().map(|plan| (TeamId::at(index), plan)));
        }
        plans
    }

    /// Agents of each team on duty now by plan, at scale 1:1; not rounded.
    pub fn planned(&self, now_s: f64, teams: &[Team], week: &Week) -> Vec<f64> {
        let of_team = |(plan, team): (&super::Headcount, &Team)| match &team.staffing {
            Staffing::OnDuty(counts) => counts[week.interval(now_s) % counts.len()],
            Staffing::Headcount { .. } => {
                let heads = plan.serving * team.growth(plan.grown_until(now_s) - self.growth_from_s);
                staffing::spread(heads, team.shrinkage, team.paid_hours_per_month, week.weight(now_s))
            }
        };
        self.headcounts.iter().zip(teams).map(of_team).collect()
    }

    /// Teams open and close by what is planned at scale 1:1. Of one that stays, who is on duty may go on taking contacts.
    pub fn open_and_close(&mut self, now_s: f64, planned: &[f64], teams: &[Team], eligibility: &Eligibility) {
        for (index, agents) in planned.iter().enumerate() {
            // By the plan at 1:1: a small scale that rounds a team to nobody does not close it.
            let is_open = *agents > 0.0;
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
