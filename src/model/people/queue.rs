//! Queues and handling: offered to people, answered, done.
//!
//! A contact goes to the first team, in the topic's order of preference, that has somebody free, else it waits in a line of
//! its topic, channel and priority. An agent who becomes free takes the contact of the highest priority; among those, of the
//! topic that the team takes first; among those, the one that has waited longest.

use super::agents::Plan;
use crate::books::Count;
use crate::engine::Calendar;
use crate::exp::exp;
use crate::model::Model;
use crate::model::event::Event;
use crate::model::experience::Ending;
use crate::model::life::Happening;
use crate::model::resolver::{Resolver, TeamId};
use crate::model::rules::{Rules, progress};
use crate::rng::Role;

impl Model<'_> {
    /// A contact is offered to people: answered at once, or it waits, or finds no place to.
    pub fn offer(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.queued_s = now_s;
        match self.people.free_team(self.rules.eligibility.servers(issue.topic, issue.channel)) {
            Some(team) => {
                self.ledger.offered(issue);
                self.answer_contact(now_s, slot, team, calendar);
            }
            None => self.wait(now_s, slot, calendar),
        }
    }

    /// Nobody is there: the contact ends as if abandoned at once.
    pub fn turn_away(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let row = self.issues[slot].contact_row;
        self.tell(now_s, slot, move |_| Happening::TurnedAway);
        self.ledger.one(row, Count::Closed);
        self.end_contact(now_s, slot, Resolver::Nobody, Ending::Unanswered, calendar);
    }

    /// An agent takes the contact.
    fn answer_contact(&mut self, now_s: f64, slot: u32, team: TeamId, calendar: &mut Calendar<Event>) {
        let work_s = self.take_up(now_s, slot, team);
        match self.people.start(now_s, team, slot, work_s, self.is_alone(slot)) {
            Some(plan) => book_plan(team, plan, calendar),
            None => calendar.book(now_s + work_s, Event::HandledAlone(slot, team)),
        }
    }

    /// Whether an agent handles the contact alone.
    fn is_alone(&self, slot: u32) -> bool {
        let issue = &self.issues[slot];
        self.rules.eligibility.servers(issue.topic, issue.channel).alone
    }

    /// The wait of a contact that a team answers is over; how long the team will work on it, s.
    #[inline]
    fn take_up(&mut self, now_s: f64, slot: u32, team: TeamId) -> f64 {
        let issue = &mut self.issues[slot];
        let wait_s = now_s - issue.queued_s;
        // Who is called back has felt a part of it only.
        let unfelt_s = if issue.called_back { (wait_s - f64::from(issue.waited_s)).max(0.0) } else { 0.0 };
        issue.waited_s = (wait_s - unfelt_s) as f32;
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let n = issue.handlings;
        issue.handlings += 1;
        let eta = self.scenario.difficulty.eta;
        let factor = if eta > 0.0 { exp(eta * f64::from(issue.z_people) - 0.5 * eta * eta) } else { 1.0 };
        let mut stream = issue.luck.stream(Role::Handling, n);
        let issue = &self.issues[slot];
        let handoff = if issue.handed_over { self.handoff_factor(issue) } else { 1.0 };
        let alone_s = self.rules.handle_time[team.index()][usize::from(issue.topic)].sample(&mut stream);
        let work_s = alone_s * factor * handoff;
        self.ledger.served(issue, wait_s);
        if issue.called_back {
            self.ledger.called_back(issue, unfelt_s);
        }
        self.ledger.work(issue, team, work_s, factor * handoff, handoff);
        self.people.note_work(team, work_s);
        self.tell(now_s, slot, move |model| model.told_taking_up(slot, team, wait_s, work_s));
        work_s
    }

    /// An agent's next chat is done: it is closed, and the agent takes who has waited longest.
    pub fn on_agent_done(
        &mut self,
        now_s: f64,
        team: TeamId,
        seat: u32,
        generation: u32,
        calendar: &mut Calendar<Event>,
    ) {
        let agents = self.people.team(team);
        let Some((slot, next)) = agents.finish(now_s, seat, generation) else { return };
        let stays = agents.is_staying(seat);
        if let Some(plan) = next {
            book_plan(team, plan, calendar);
        }
        if stays {
            self.serve_after_close(now_s, team, seat, calendar);
        }
        self.serve_waiting(now_s, team, calendar);
        self.as_customer_of(slot, |model| model.on_handled(now_s, slot, team, calendar));
    }

    /// An agent who stays takes the contact that comes first among those that joined their line before the team closed.
    #[cold]
    fn serve_after_close(&mut self, now_s: f64, team: TeamId, seat: u32, calendar: &mut Calendar<Event>) {
        let next = self.people.next_line_after_close(now_s, team, seat, &self.rules.eligibility);
        let Some(line) = next else { return };
        let slot = self.people.take_out(now_s, line, &self.issues);
        let work_s = self.take_up(now_s, slot, team);
        let alone = self.is_alone(slot);
        let plan = self.people.team(team).start_staying(now_s, seat, slot, work_s, alone);
        book_plan(team, plan, calendar);
    }

    /// A team may have closed while a contact heard a message: of those who stay, one who has no chat takes the contact.
    pub fn serve_late(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &self.issues[slot];
        let servers = self.rules.eligibility.servers(issue.topic, issue.channel);
        if let Some((team, seat)) = self.people.resting(servers) {
            self.serve_after_close(now_s, team, seat, calendar);
        }
    }

    /// Free agents of a team take the contacts that come first.
    #[inline]
    pub fn serve_waiting(&mut self, now_s: f64, team: TeamId, calendar: &mut Calendar<Event>) {
        while let Some(line) = self.people.next_line(now_s, team, &self.rules.eligibility) {
            self.take(now_s, line, team, calendar);
        }
    }

    /// Free agents of all teams take the contacts that come first; each goes to the best team that is free.
    pub fn serve_all_waiting(&mut self, now_s: f64, calendar: &mut Calendar<Event>) {
        while let Some((line, team)) = self.people.next_of_all(now_s, &self.rules.eligibility, &self.levers.teams) {
            self.take(now_s, line, team, calendar);
        }
    }

    /// An agent of a team takes the first of a line.
    #[inline]
    fn take(&mut self, now_s: f64, line: usize, team: TeamId, calendar: &mut Calendar<Event>) {
        let slot = self.people.take_out(now_s, line, &self.issues);
        self.answer_contact(now_s, slot, team, calendar);
    }

    /// Other rules hold from now on.
    pub fn change_rules(&mut self, now_s: f64, rules: Rules, calendar: &mut Calendar<Event>) {
        let before = std::mem::replace(&mut self.rules, rules);
        let eligibility = &self.rules.eligibility;
        self.people.staffed.note_servers(eligibility);
        if !eligibility.has_lines_of(&before.eligibility) {
            self.people.form_lines_anew(eligibility, &self.issues);
        }
        self.call_other_help(now_s, &before.eligibility, calendar);
    }

    /// A person has handled the contact: solved or not, seen or not.
    pub fn on_handled(&mut self, now_s: f64, slot: u32, team: TeamId, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        let skill = &self.rules.teams[team.index()];
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
        let row = issue.contact_row;
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
        self.end_contact(now_s, slot, Resolver::Team(team), ending, calendar);
    }
}

pub fn book_plan(team: TeamId, plan: Plan, calendar: &mut Calendar<Event>) {
    calendar.book(plan.at_s, Event::AgentDone { team, seat: plan.seat, generation: plan.generation });
}
