//! Queues and handling: offered to people, waiting, abandoned, answered, done.
//!
//! A contact goes to the first team in the topic's order of preference that has somebody free, else it waits in the topic's
//! line. An agent who becomes free takes the contact that has waited longest among the topics of the team.

use super::Model;
use super::agents::{Agents, Plan};
use super::event::Event;
use super::experience::Ending;
use crate::engine::Calendar;
use crate::outcome::Count;
use crate::rng::Role;

impl Model<'_> {
    /// A contact is offered to people: answered at once, or it waits, or it balks.
    pub(super) fn offer(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.queued_s = now_s;
        let topic = usize::from(issue.topic);
        self.ledger.offered(issue);
        let teams = &self.rules.teams_of_topic[topic];
        let is_free = |team: usize| {
            if self.setting.endless_staff { self.is_open[team] } else { self.teams[team].is_free() }
        };
        match teams.iter().copied().find(|&team| is_free(usize::from(team))) {
            Some(team) => self.answer_contact(now_s, slot, team, calendar),
            None => self.wait(now_s, slot, calendar),
        }
    }

    fn wait(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        let patience = &self.scenario.patience;
        let n = if patience.keeps_patience { 0 } else { issue.waits };
        issue.waits += 1;
        let mut stream = self.streams.stream(Role::Patience, issue.number, n);
        let balks = stream.uniform() < patience.balk;
        let patience_s = self.rules.patience.sample(&mut stream);
        if balks {
            self.abandon(now_s, slot, true, calendar);
            return;
        }
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let (wait_number, topic) = (issue.wait_number, usize::from(issue.topic));
        self.queues[topic].push_back((slot, wait_number));
        self.waiting.add(now_s, 1.0);
        if patience_s.is_finite() {
            calendar.book(now_s + patience_s, Event::PatienceOver(slot, wait_number));
        }
    }

    /// Patience is over; a contact answered in the meantime has another wait number.
    pub(super) fn on_patience_over(&mut self, now_s: f64, slot: u32, wait_number: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        if issue.is_live && issue.wait_number == wait_number {
            issue.wait_number = wait_number.wrapping_add(1);
            self.waiting.add(now_s, -1.0);
            self.abandon(now_s, slot, false, calendar);
        }
    }

    /// A contact leaves without an answer: it is rated, and tried again or not.
    fn abandon(&mut self, now_s: f64, slot: u32, balked: bool, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        let waited_s = now_s - issue.queued_s;
        issue.waited_s += waited_s;
        self.ledger.abandoned(issue, waited_s, balked);
        self.end_contact(now_s, slot, None, Ending::Unanswered, calendar);
    }

    /// Nobody is there: the contact ends as if abandoned at once.
    pub(super) fn turn_away(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let row = self.issues[slot].contact_row;
        self.ledger.one(row, Count::Closed);
        self.end_contact(now_s, slot, None, Ending::Unanswered, calendar);
    }

    /// An agent takes the contact.
    fn answer_contact(&mut self, now_s: f64, slot: u32, team: u16, calendar: &mut Calendar<Event>) {
        let work_s = self.take_up(now_s, slot, team);
        if self.setting.endless_staff {
            calendar.book(now_s + work_s, Event::HandledAlone(slot));
        } else {
            let plan = self.teams[usize::from(team)].start(now_s, slot, work_s);
            book_plan(team, plan, calendar);
        }
    }

    /// The wait of a contact that a team answers is over; how long the team will work on it, s.
    #[inline]
    fn take_up(&mut self, now_s: f64, slot: u32, team: u16) -> f64 {
        let issue = &mut self.issues[slot];
        let wait_s = now_s - issue.queued_s;
        issue.waited_s += wait_s;
        issue.team = team;
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let n = issue.handlings;
        issue.handlings += 1;
        let eta = self.scenario.difficulty.eta;
        let factor = if eta > 0.0 { libm::exp(eta * issue.z_people - 0.5 * eta * eta) } else { 1.0 };
        let handoff = if issue.handed_over { self.levers.handoff.handle_time_factor } else { 1.0 };
        let mut stream = self.streams.stream(Role::Handling, issue.number, n);
        let alone_s = self.rules.handle_time[usize::from(team)][usize::from(issue.topic)].sample(&mut stream);
        let work_s = alone_s * factor * handoff;
        let issue = *issue;
        self.ledger.served(&issue, wait_s);
        self.ledger.work(&issue, work_s, factor * handoff);
        work_s
    }

    /// An agent's next chat is done: it is closed, and the agent takes who has waited longest.
    pub(super) fn on_agent_done(
        &mut self,
        now_s: f64,
        team: u16,
        seat: u32,
        generation: u32,
        calendar: &mut Calendar<Event>,
    ) {
        let Some((slot, next)) = self.teams[usize::from(team)].finish(now_s, seat, generation) else { return };
        if let Some(plan) = next {
            book_plan(team, plan, calendar);
        }
        if self.teams[usize::from(team)].is_staying(seat) {
            self.serve_after_close(now_s, team, seat, calendar);
        }
        self.serve_waiting(now_s, team, calendar);
        self.on_handled(now_s, slot, calendar);
    }

    /// An agent who stays takes the contact that has waited longest, if it joined the line before the team closed.
    #[cold]
    fn serve_after_close(&mut self, now_s: f64, team: u16, seat: u32, calendar: &mut Calendar<Event>) {
        let of_team = |_: &[Agents], teams: &[u16]| teams.contains(&team).then_some(team);
        let Some((since_s, topic, _)) = self.first_in_line(of_team) else { return };
        if since_s > self.duty[usize::from(team)].closed_s {
            return;
        }
        let Some((slot, _)) = self.queues[topic].pop_front() else { return };
        self.waiting.add(now_s, -1.0);
        let work_s = self.take_up(now_s, slot, team);
        let plan = self.teams[usize::from(team)].start_staying(now_s, seat, slot, work_s);
        book_plan(team, plan, calendar);
    }

    /// Free agents of a team take the contacts that have waited longest.
    fn serve_waiting(&mut self, now_s: f64, team: u16, calendar: &mut Calendar<Event>) {
        while self.waiting.level() > 0.0 && self.teams[usize::from(team)].is_free() {
            let Some((slot, _)) = self.longest_waiting(|_, teams| teams.contains(&team).then_some(team)) else {
                return;
            };
            self.waiting.add(now_s, -1.0);
            self.answer_contact(now_s, slot, team, calendar);
        }
    }

    /// Free agents of all teams take the contacts that have waited longest; each goes to the best team that is free.
    pub(super) fn serve_all_waiting(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        let best =
            |agents: &[Agents], teams: &[u16]| teams.iter().copied().find(|&team| agents[usize::from(team)].is_free());
        while self.waiting.level() > 0.0 {
            let Some((slot, team)) = self.longest_waiting(best) else { return };
            self.waiting.add(now_s, -1.0);
            self.answer_contact(now_s, slot, team, calendar);
        }
    }

    /// Takes the contact that has waited longest out of its line, among topics to whose teams `taker` finds one that takes it.
    fn longest_waiting(&mut self, taker: impl Fn(&[Agents], &[u16]) -> Option<u16>) -> Option<(u32, u16)> {
        let (_, topic, team) = self.first_in_line(taker)?;
        self.queues[topic].pop_front().map(|(slot, _)| (slot, team))
    }

    /// The same, left in its line: since when it waits, its topic, and the team that takes it.
    #[inline]
    fn first_in_line(&mut self, taker: impl Fn(&[Agents], &[u16]) -> Option<u16>) -> Option<(f64, usize, u16)> {
        let mut longest: Option<(f64, usize, u16)> = None;
        for topic in 0..self.queues.len() {
            let Some(team) = taker(&self.teams, &self.rules.teams_of_topic[topic]) else { continue };
            let queue = &mut self.queues[topic];
            let issues = &self.issues;
            let has_left = |&(slot, number): &(u32, u32)| issues[slot].wait_number != number;
            while queue.front().is_some_and(has_left) {
                queue.pop_front();
            }
            if let Some(&(slot, _)) = queue.front() {
                let since_s = issues[slot].queued_s;
                if longest.is_none_or(|(earliest_s, ..)| since_s < earliest_s) {
                    longest = Some((since_s, topic, team));
                }
            }
        }
        longest
    }

    /// A person has handled the contact: solved or not, seen or not.
    ///
    /// Formula: solved iff `Φ⁻¹(p) − √ρ·z_H − √(1−ρ)·ε > 0`.
    pub(super) fn on_handled(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &self.issues[slot];
        let skill = &self.rules.teams[usize::from(issue.team)];
        let mut stream = self.streams.stream(Role::Solution, issue.number, issue.handlings - 1);
        let (epsilon, notice) = (stream.normal(), stream.uniform());
        let rho = self.scenario.difficulty.rho_people;
        let ability = skill.success[usize::from(issue.topic)];
        let is_solved = ability - rho.sqrt() * issue.z_people - (1.0 - rho).sqrt() * epsilon > 0.0;
        let ending = match (is_solved, notice < skill.noticed) {
            (true, _) => Ending::Solved,
            (false, true) => Ending::Failed,
            (false, false) => Ending::Believed,
        };
        let (row, team) = (issue.contact_row, issue.team);
        self.ledger.one(row, Count::HumanContacts);
        self.ledger.one_if(is_solved, row, Count::HumanSolved);
        self.ledger.one_if(ending != Ending::Failed, row, Count::HumanReported);
        let overhead = self.scenario.damage.contact_overhead;
        if overhead > 0.0 {
            self.ledger.at(now_s, Count::Overhead, overhead);
        }
        self.end_contact(now_s, slot, Some(team), ending, calendar);
    }
}

pub(super) fn book_plan(team: u16, plan: Plan, calendar: &mut Calendar<Event>) {
    calendar.book(plan.at_s, Event::AgentDone { team, seat: plan.seat, generation: plan.generation });
}
