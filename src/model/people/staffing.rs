//! Who is on duty: by the plan of an interval, at the scale of the run, but for breaks.

use super::eligibility::{Eligibility, Servers};
use super::workforce::Workforce;
use super::{People, Plan};
use crate::dist::standard_gamma;
use crate::model::demand::Week;
use crate::model::id::TeamId;
use crate::policy::staffing;
use crate::rng::Role;
use crate::scenario::{AtClose, Staffing, Team};
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
    /// Per topic and channel: whether contacts can come to people: a team that serves both has anybody, or they wait for the next opening.
    pub servers: Vec<bool>,
    /// Per topic and channel: the time so far in which a team that serves both had anybody, where waits are judged in it.
    business: Business,
    /// Contacts that were put down as their team closed, and the work left of each, s, alone.
    pub put_down: Vec<(u32, f64)>,
}

/// Time in which somebody is there.
#[derive(Clone, Debug, Default)]
struct Business {
    /// Moments at which it was noted, s, and by topic and channel the time until then, s, and whether somebody is there from then on.
    noted: Vec<(f64, Vec<(f64, bool)>)>,
}

impl Business {
    /// From now on somebody is there, or nobody, by topic and channel.
    fn note(&mut self, now_s: f64, is_there: impl Iterator<Item = bool>) {
        let until = |place: usize| self.until(place, now_s);
        let noted: Vec<(f64, bool)> = is_there.enumerate().map(|(place, is_there)| (until(place), is_there)).collect();
        let is_same = |(_, last): &(f64, Vec<(f64, bool)>)| last.iter().zip(&noted).all(|(a, b)| a.1 == b.1);
        if !self.noted.last().is_some_and(is_same) {
            self.noted.push((now_s, noted));
        }
    }

    /// The time until a moment in which somebody was there, s.
    fn until(&self, place: usize, at_s: f64) -> f64 {
        let after = self.noted.partition_point(|(from_s, _)| *from_s <= at_s);
        let Some((from_s, noted)) = after.checked_sub(1).map(|last| &self.noted[last]) else { return 0.0 };
        let (before_s, is_there) = noted[place];
        if is_there { before_s + (at_s - from_s) } else { before_s }
    }
}

impl Staffed {
    pub fn new(teams: usize, servers: usize) -> Self {
        Self {
            teams: vec![false; teams],
            servers: vec![false; servers],
            business: Business::default(),
            put_down: Vec::new(),
        }
    }

    /// Notes whom contacts can reach, once teams have come or gone.
    pub fn note_servers(&mut self, now_s: f64, eligibility: &Eligibility) {
        let is_there = |servers: &Servers| servers.serving.iter().any(|team| self.teams[team.index()]);
        let can_come = |servers: &Servers| is_there(servers) || (servers.over_closing && !servers.serving.is_empty());
        let servers = eligibility.servers.iter().map(can_come).collect();
        if eligibility.servers.iter().any(|servers| servers.in_business_time) {
            self.business.note(now_s, eligibility.servers.iter().map(is_there));
        }
        self.servers = servers;
    }

    /// The part of a wait until now in which somebody was there who serves the contact, s; `servers` is the index of who does.
    pub fn business_s(&self, servers: usize, (from_s, now_s): (f64, f64)) -> f64 {
        self.business.until(servers, now_s) - self.business.until(servers, from_s)
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
            _ if !week.lets_work(now_s) => 0.0,
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
            if self.staffed.teams[index] && !is_open {
                self.close(now_s, index, &teams[index]);
            }
            self.staffed.teams[index] = is_open;
        }
        self.staffed.note_servers(now_s, eligibility);
    }

    /// A team closes: who is on duty may go on, finish what is in hand, or put it down.
    fn close(&mut self, now_s: f64, index: usize, team: &Team) {
        match team.at_close {
            _ if team.stays_until_served => {
                self.duty[index].closed_s = now_s;
                self.teams[index].close(now_s);
            }
            AtClose::Pause => self.teams[index].pause(now_s),
            AtClose::HandOver => self.staffed.put_down.extend(self.teams[index].put_down(now_s)),
            AtClose::Unpaid | AtClose::Finish => {}
        }
    }

    /// Who is on duty again goes on with what rests: their plans.
    pub fn resume(&mut self, now_s: f64) -> Vec<(TeamId, Plan)> {
        let mut plans = Vec::new();
        for (index, crew) in self.teams.iter_mut().enumerate() {
            plans.extend(crew.resume(now_s).into_iter().map(|plan| (TeamId::at(index), plan)));
        }
        plans
    }

    /// Plans whole agents for the interval; what rounding leaves over is carried to the next.
    pub fn plan(&mut self, agents: &[f64]) {
        for (duty, agents) in self.duty.iter_mut().zip(agents) {
            duty.planned = staffing::whole(*agents, &mut duty.carry);
        }
    }
}
