//! Who is on duty: by the plan of an interval, at the scale of the run, but for breaks.

use super::People;
use super::agents::Plan;
use super::eligibility::Eligibility;
use super::headcount::growth;
use crate::model::arrival::busyness;
use crate::model::resolver::TeamId;
use crate::model::week::Week;
use crate::model::{At, Operation};
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worked {
    pub duty_s: f64,
    pub busy_s: f64,
    pub chat_s: f64,
}

impl People {
    /// What a team did since this was last asked.
    pub fn take_worked(&mut self, now_s: f64, team: usize) -> Worked {
        let agents = &mut self.teams[team];
        Worked { duty_s: agents.duty.take(now_s), busy_s: agents.busy.take(now_s), chat_s: agents.in_hand.take(now_s) }
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
            plans.extend(anew.into_iter().map(|plan| (TeamId(index as u16), plan)));
        }
        plans
    }

    /// Agents of each team on duty now by plan, at scale 1:1; not rounded.
    pub fn planned(&self, now_s: f64, teams: &[Team], week: &Week) -> Vec<f64> {
        let of_team = |(plan, team): (&super::Headcount, &Team)| match &team.staffing {
            Staffing::OnDuty(counts) => counts[week.interval(now_s) % counts.len()],
            Staffing::Headcount { .. } => {
                let heads = plan.serving * growth(team, plan.grown_until(now_s) - self.growth_from_s);
                staffing::spread(heads, team.shrinkage, team.paid_hours_per_month, week.weight(now_s))
            }
        };
        self.headcounts.iter().zip(teams).map(of_team).collect()
    }

    /// Teams open and close by what is planned at scale 1:1. Of one that stays, who is on duty may go on taking contacts.
    pub fn open_and_close(&mut self, now_s: f64, planned: &[f64], teams: &[Team], eligibility: &Eligibility) {
        for (index, agents) in planned.iter().enumerate() {
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

impl Operation<'_> {
    /// Sets the number on duty of each team for the interval that begins, and lets free agents take who waits.
    pub fn staff(&mut self, at: &mut At) {
        let (teams, ledger) = (&at.terms.levers.teams, &mut self.ledger);
        self.people
            .advance_headcounts(at.now_s, teams, |at_s, line, amount| ledger.whole_operation(at_s, line, amount));
        let mut agents = self.people.planned(at.now_s, teams, &self.week);
        self.people.open_and_close(at.now_s, &agents, teams, &at.terms.rules.eligibility);
        self.scale_down(at, &mut agents);
        self.people.plan(&agents);
        self.put_on_duty(at);
        self.serve_all_waiting(at);
        self.set_limits(at);
    }

    /// What becomes of each team's agents at the scale of this run.
    ///
    /// Teams that can take each other's contacts share one margin: the chance to wait is that of all of them together.
    fn scale_down(&self, at: &At, agents: &mut [f64]) {
        let scale = f64::from(self.setting.scale);
        if scale <= 1.0 || self.setting.endless_staff {
            return;
        }
        let busyness = busyness(&self.scenario.demand);
        let pools = &at.terms.rules.pools;
        let loads: Vec<f64> = (0..agents.len()).map(|index| self.offered_load(at, index)).collect();
        // Chats at once, weighed by load: the law of small numbers works on chats, not on agents.
        let chats = |index: usize| f64::from(at.terms.levers.teams[index].chats_at_once);
        let chat_loads: Vec<f64> = loads.iter().enumerate().map(|(index, load)| load * chats(index)).collect();
        let sum = |of: &[f64], pool: usize| -> f64 { (0..of.len()).filter(|&i| pools[i] == pool).map(|i| of[i]).sum() };
        let factors: Vec<f64> = (0..agents.len())
            .map(|pool| {
                let together = sum(agents, pool);
                let load = sum(&loads, pool);
                let chats = if load > 0.0 { sum(&chat_loads, pool) / load } else { 1.0 };
                let kept = staffing::at_scale(together, load, chats, busyness, scale);
                if together > 0.0 { kept / together } else { 0.0 }
            })
            .collect();
        for (index, agents) in agents.iter_mut().enumerate() {
            *agents *= factors[pools[index]];
        }
    }

    /// Work per issue that goes to a team, of all customers, whatever arm of a pilot they are in; s.
    fn work_per_issue(&self, at: &At, index: usize) -> f64 {
        at.in_force.over_arms(|[strategy, phase, state]| self.calibration.work_per_issue(strategy, phase, state, index))
    }

    /// Load offered to a team at scale 1:1, in agents: issues per second × work per issue ÷ work done by a full agent.
    fn offered_load(&self, at: &At, index: usize) -> f64 {
        self.arrivals.expected_per_s(at.now_s, self.scenario) * self.work_per_issue(at, index)
            / at.terms.levers.teams[index].full_speed()
    }
}
