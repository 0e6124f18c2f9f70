//! Queues and handling: offered to people, answered, done.
//!
//! A contact goes to the first team, in the topic's order of preference, that has somebody free, else it waits in a line of
//! its topic, channel and priority. An agent who becomes free takes the contact of the highest priority; among those, of the
//! topic that the team takes first; among those, the one that has waited longest.

use super::Model;
use super::agents::Plan;
use super::event::Event;
use super::experience::Ending;
use super::life::Happening;
use super::rules::{Rules, progress};
use crate::books::Count;
use crate::engine::Calendar;
use crate::exp::exp;
use crate::rng::Role;

impl Model<'_> {
    /// A contact is offered to people: answered at once, or it waits, or finds no place to.
    pub(super) fn offer(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.queued_s = now_s;
        let desk = self.rules.takers.desk(issue.topic, issue.channel);
        let alone = self.rules.channels.are_alone(issue.channel);
        let is_free = |team: usize| {
            if self.setting.endless_staff { self.reach.teams[team] } else { self.teams[team].can_take(alone) }
        };
        match desk.at_once.iter().copied().find(|&team| is_free(usize::from(team))) {
            Some(team) => {
                self.ledger.offered(issue);
                self.answer_contact(now_s, slot, team, calendar);
            }
            None => self.wait(now_s, slot, calendar),
        }
    }

    /// Nobody is there: the contact ends as if abandoned at once.
    pub(super) fn turn_away(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let row = self.issues[slot].contact_row;
        self.tell(now_s, slot, move |_| Happening::TurnedAway);
        self.ledger.one(row, Count::Closed);
        self.end_contact(now_s, slot, None, Ending::Unanswered, calendar);
    }

    /// An agent takes the contact.
    fn answer_contact(&mut self, now_s: f64, slot: u32, team: u16, calendar: &mut Calendar<Event>) {
        let work_s = self.take_up(now_s, slot, team);
        if self.setting.endless_staff {
            calendar.book(now_s + work_s, Event::HandledAlone(slot));
        } else {
            let alone = self.rules.channels.are_alone(self.issues[slot].channel);
            let plan = self.teams[usize::from(team)].start(now_s, slot, work_s, alone);
            book_plan(team, plan, calendar);
        }
    }

    /// The wait of a contact that a team answers is over; how long the team will work on it, s.
    #[inline]
    fn take_up(&mut self, now_s: f64, slot: u32, team: u16) -> f64 {
        let issue = &mut self.issues[slot];
        let wait_s = now_s - issue.queued_s;
        // Who is called back has felt a part of it only.
        let unfelt_s = if issue.called_back { (wait_s - f64::from(issue.waited_s)).max(0.0) } else { 0.0 };
        issue.waited_s = (wait_s - unfelt_s) as f32;
        issue.team = team;
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let n = issue.handlings;
        issue.handlings += 1;
        let eta = self.scenario.difficulty.eta;
        let factor = if eta > 0.0 { exp(eta * f64::from(issue.z_people) - 0.5 * eta * eta) } else { 1.0 };
        let mut stream = issue.luck.stream(Role::Handling, n);
        let issue = &self.issues[slot];
        let handoff = if issue.handed_over { self.handoff_factor(issue) } else { 1.0 };
        let alone_s = self.rules.handle_time[usize::from(team)][usize::from(issue.topic)].sample(&mut stream);
        let work_s = alone_s * factor * handoff;
        self.ledger.served(issue, wait_s);
        if issue.called_back {
            self.ledger.called_back(issue, unfelt_s);
        }
        self.ledger.work(issue, work_s, factor * handoff, handoff);
        self.note_work(team, work_s);
        self.tell(now_s, slot, move |model| model.told_taking_up(slot, wait_s, work_s));
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
        self.as_customer_of(slot, |model| model.on_handled(now_s, slot, calendar));
    }

    /// An agent who stays takes the contact that comes first among those that joined their line before the team closed.
    #[cold]
    fn serve_after_close(&mut self, now_s: f64, team: u16, seat: u32, calendar: &mut Calendar<Event>) {
        let index = usize::from(team);
        let closed_s = self.duty[index].closed_s;
        let first = |line| self.lines.first(line).map(|first| first.since_s).filter(|since_s| *since_s <= closed_s);
        let held = |lines: &[u32]| self.lines.held(lines);
        let is_idle = self.teams[index].has_no_chat(seat);
        let Some(line) = self.rules.takers.next_line(team, is_idle, now_s, first, held) else { return };
        let slot = self.take_out(now_s, line);
        let work_s = self.take_up(now_s, slot, team);
        let alone = self.rules.channels.are_alone(self.issues[slot].channel);
        let plan = self.teams[index].start_staying(now_s, seat, slot, work_s, alone);
        book_plan(team, plan, calendar);
    }

    /// A team may have closed while a contact heard a message: of those who stay, one who has no chat takes the contact.
    pub(super) fn serve_late(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let desk = self.rules.takers.desk(self.issues[slot].topic, self.issues[slot].channel);
        let waiting_for_it = |team: &u16| Some((*team, self.teams[usize::from(*team)].resting()?));
        if let Some((team, seat)) = desk.serving.iter().find_map(waiting_for_it) {
            self.serve_after_close(now_s, team, seat, calendar);
        }
    }

    /// Free agents of a team take the contacts that come first.
    #[inline]
    pub(super) fn serve_waiting(&mut self, now_s: f64, team: u16, calendar: &mut Calendar<Event>) {
        if !self.lines.are_empty() {
            self.serve_lines(now_s, team, calendar);
        }
    }

    fn serve_lines(&mut self, now_s: f64, team: u16, calendar: &mut Calendar<Event>) {
        while !self.lines.are_empty() && self.teams[usize::from(team)].is_free() {
            let is_idle = self.teams[usize::from(team)].is_idle();
            let first = |line: usize| self.lines.first(line).map(|first| first.since_s);
            let held = |lines: &[u32]| self.lines.held(lines);
            let Some(line) = self.rules.takers.next_line(team, is_idle, now_s, first, held) else { return };
            self.take(now_s, line, team, calendar);
        }
    }

    /// Free agents of all teams take the contacts that come first; each goes to the best team that is free.
    pub(super) fn serve_all_waiting(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        while !self.lines.are_empty() {
            let Some((line, team)) = self.next_of_all(now_s) else { return };
            self.take(now_s, line, team, calendar);
        }
    }

    /// The line whose first comes first among those for which a team is free, and the best such team.
    fn next_of_all(&self, now_s: f64) -> Option<(usize, u16)> {
        let mut next: Option<((i32, u32, f64), usize, u16)> = None;
        for (line, rule) in self.rules.takers.lines.iter().enumerate() {
            let Some(since_s) = self.lines.first(line).map(|first| first.since_s) else { continue };
            let alone = self.rules.channels.are_alone(rule.channel);
            let desk = self.rules.takers.desk(rule.topic, rule.channel);
            let helpers = desk.helpers.iter().filter(|helper| {
                let held = || self.lines.held(&self.rules.takers.lines_of_topic[usize::from(rule.topic)]);
                since_s + helper.after_s <= now_s || held() > helper.above
            });
            let is_free = |team: &u16| self.teams[usize::from(*team)].can_take(alone);
            let serving = desk.serving.iter().copied().find(is_free);
            let Some(team) = serving.or_else(|| helpers.map(|helper| helper.team).find(is_free)) else { continue };
            let takes = self.levers.teams[usize::from(team)].takes[usize::from(rule.topic)];
            let order = (-rule.priority, takes, since_s);
            if next.is_none_or(|(least, ..)| order < least) {
                next = Some((order, line, team));
            }
        }
        next.map(|(_, line, team)| (line, team))
    }

    /// An agent of a team takes the first of a line.
    #[inline]
    fn take(&mut self, now_s: f64, line: usize, team: u16, calendar: &mut Calendar<Event>) {
        let slot = self.take_out(now_s, line);
        self.answer_contact(now_s, slot, team, calendar);
    }

    /// Takes the first of a line out of it.
    #[inline]
    fn take_out(&mut self, now_s: f64, line: usize) -> u32 {
        let slot = self.lines.take(line, &self.issues);
        if !self.issues[slot].called_back {
            self.hang_up(now_s, line);
        }
        slot
    }

    /// A customer no longer holds a line.
    pub(super) fn hang_up(&mut self, now_s: f64, line: usize) {
        self.waiting.add(now_s, -1.0);
        self.lines.hang_up(line);
    }

    /// Notes whom contacts can reach, once teams have come or gone.
    pub(super) fn note_reach(&mut self) {
        let is_there = |team: &u16| self.reach.teams[usize::from(*team)];
        self.reach.desks = self.rules.takers.desks.iter().map(|desk| desk.serving.iter().any(is_there)).collect();
    }

    /// Other rules hold from now on. Where contacts then have other lines, they join them in the order in which they came.
    pub(super) fn change_rules(&mut self, now_s: f64, rules: Rules, calendar: &mut Calendar<Event>) {
        let before = std::mem::replace(&mut self.rules, rules);
        self.note_reach();
        if !self.rules.takers.has_lines_of(&before.takers) {
            self.form_lines_anew();
        }
        self.call_other_help(now_s, &before.takers, calendar);
    }

    fn form_lines_anew(&mut self) {
        let takers = &self.rules.takers;
        let line = |issue: &super::Issue| takers.line(issue.topic, issue.channel, issue.segment);
        for stand in self.lines.emptied(takers.lines.len(), &self.issues) {
            let issue = &self.issues[stand.slot];
            self.lines.join(line(issue), stand);
            if issue.called_back {
                self.lines.hang_up(line(issue));
            }
        }
        for (_, issue) in self.issues.live().filter(|(_, issue)| issue.hears_message && !issue.called_back) {
            self.lines.hold(line(issue));
        }
    }

    /// A person has handled the contact: solved or not, seen or not.
    pub(super) fn on_handled(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        let skill = &self.rules.teams[usize::from(issue.team)];
        let mut stream = issue.luck.stream(Role::Solution, issue.handlings - 1);
        let (epsilon, notice) = (stream.normal(), stream.uniform());
        let margin = skill.margin(issue.topic, 0.0, issue.z_people, epsilon);
        let is_solved = margin > 0.0;
        issue.progress = progress(margin);
        let ending = match (is_solved, notice < skill.noticed) {
            (true, _) => Ending::Solved,
            (false, true) => Ending::Failed,
            (false, false) => Ending::Believed,
        };
        let (row, team) = (issue.contact_row, issue.team);
        self.tell(now_s, slot, move |model| model.told_handling(team, ending));
        self.ledger.one(row, Count::HumanContacts);
        self.ledger.one_if(is_solved, row, Count::HumanSolved);
        self.ledger.one_if(ending != Ending::Failed, row, Count::HumanReported);
        if is_solved {
            self.learn_from_people(now_s, slot);
        }
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
