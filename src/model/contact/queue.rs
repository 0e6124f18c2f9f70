//! Queues and handling: offered to people, answered, done.
//!
//! A contact goes to the first team, in the topic's order of preference, that has somebody free, else it waits in a line of
//! its topic, channel and priority. An agent who becomes free takes the contact of the highest priority; among those, of the
//! topic that the team takes first; among those, the one that has waited longest.

use crate::books::Count;
use crate::exp::exp;
use crate::model::course::{At, Terms};
use crate::model::ending::ContactEnd;
use crate::model::event::Event;
use crate::model::id::TeamId;
use crate::model::issue::Handover;
use crate::model::operation::Operation;
use crate::model::people::lines::QueueEntry;
use crate::model::people::{Plan, Start};
use crate::model::resolver::Resolver;
use crate::model::skill::progress;
use crate::model::trace::Happening;
use crate::rng::Role;

impl Operation<'_> {
    /// A contact is offered to people: answered at once, or it waits, or finds no place to.
    pub fn offer(&mut self, at: &mut At, slot: u32) {
        let issue = &mut self.issues[slot];
        issue.queued_s = at.now_s;
        self.note_at_the_door(at, slot);
        if self.fluid.is_some() {
            self.offer_by_formula(at, slot);
            return;
        }
        let issue = &self.issues[slot];
        let luck = || issue.luck.stream(Role::Team, issue.wait_number).uniform();
        match self.people.free_team(at.terms.rules.eligibility.servers(issue.topic, issue.channel), luck) {
            Some(team) => {
                self.ledger.offered(issue);
                self.answer_contact(at, slot, team);
            }
            None => self.wait(at, slot),
        }
    }

    /// Nobody is there: the contact ends as if abandoned at once.
    pub fn turn_away(&mut self, at: &mut At, slot: u32) {
        let row = self.issues[slot].contact_row;
        self.trace(at, slot, |_| Happening::TurnedAway);
        self.note_at_the_door(at, slot);
        self.ledger.count(row, Count::Closed);
        self.end_contact(at, slot, Resolver::Nobody, ContactEnd::Unanswered);
    }

    /// Contacts that were put down as their team closed go back to their lines, each to the place that its wait gives.
    pub fn line_up_again(&mut self, at: &At) {
        for (slot, left_s) in std::mem::take(&mut self.people.staffed.put_down) {
            let line = self.line(at, slot);
            let issue = &mut self.issues[slot];
            issue.wait_number = issue.wait_number.wrapping_add(1);
            // Nobody holds the line meanwhile.
            issue.called_back = true;
            let entry = QueueEntry { since_s: issue.queued_s, slot, wait_number: issue.wait_number };
            self.people.lines.step_in(line, entry);
            self.left_of_work.insert(slot, left_s);
            self.trace(at, slot, |_| Happening::PutDown);
        }
    }

    /// Whoever is on duty again goes on with what rested meanwhile.
    pub fn resume(&mut self, at: &mut At) {
        for (team, plan) in self.people.resume(at.now_s) {
            book_plan(at, team, plan);
        }
    }

    /// An agent takes the contact.
    fn answer_contact(&mut self, at: &mut At, slot: u32, team: TeamId) {
        if self.issues[slot].is_crowd() {
            self.answer_crowd(at, slot, team);
            return;
        }
        let seat = self.people.next_seat(team);
        let work_s = self.work_of(at, slot, team, seat);
        let start = self.people.start(at.now_s, team, slot, work_s, self.is_alone(at, slot));
        book_end(at, slot, team, start);
    }

    /// How long a team will work on a contact, s: as long as is left of one that was put down, which has waited before.
    fn work_of(&mut self, at: &At, slot: u32, team: TeamId, seat: Option<u32>) -> f64 {
        let left_s = self.left_of_work.remove(&slot);
        left_s.unwrap_or_else(|| self.take_up(at, slot, team, seat))
    }

    /// Whether an agent handles the contact alone.
    fn is_alone(&self, at: &At, slot: u32) -> bool {
        let issue = &self.issues[slot];
        at.terms.rules.eligibility.servers(issue.topic, issue.channel).alone
    }

    /// The wait of a contact that a team answers is over, by whoever sits in the seat if it has seats; how long the team will work on
    /// it, s.
    #[inline]
    pub fn take_up(&mut self, at: &At, slot: u32, team: TeamId, seat: Option<u32>) -> f64 {
        let pace = self.pace(at, slot, team, seat);
        let judged = self.judged(at, slot);
        let issue = &mut self.issues[slot];
        let wait_s = at.now_s - issue.queued_s;
        // Who is called back has felt a part of it only.
        let unfelt_s = if issue.called_back { (wait_s - f64::from(issue.waited_s)).max(0.0) } else { 0.0 };
        issue.waited_s = (judged.wait_s - unfelt_s).max(0.0) as f32;
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let n = issue.handlings;
        issue.handlings = n.saturating_add(1);
        let eta = self.scenario.difficulty.eta;
        // Of mean 1 over all issues, so that the topic keeps the handle time of its section.
        let factor = if eta > 0.0 { exp(eta * f64::from(issue.z_people) - 0.5 * eta * eta) } else { 1.0 };
        let mut stream = issue.luck.stream(Role::Handling, n.into());
        let issue = &self.issues[slot];
        let handoff = if issue.handover == Handover::None {
            1.0
        } else {
            // An agent serves both arms of a pilot, of which each may hand over in its own way.
            at.in_force.of(issue.customer).levers.handoff.factor(issue.progress.into())
        };
        let alone_s = at.terms.rules.handle_time[team.index()][issue.topic.index()].sample(&mut stream);
        let work_s = alone_s * factor * handoff * pace;
        self.ledger.served(issue, wait_s, judged.is_in_time);
        if issue.called_back {
            self.ledger.called_back(issue, unfelt_s);
        }
        self.ledger.work(issue, team, work_s, factor * handoff, handoff);
        self.note_work_at_the_door(slot, team, factor * handoff);
        self.people.note_work(team, work_s);
        self.trace(at, slot, |own| own.traced_taking_up(at, slot, team, wait_s, work_s));
        work_s
    }

    /// Handle time of the person who takes a contact ÷ the typed one.
    #[inline]
    fn pace(&mut self, at: &At, slot: u32, team: TeamId, seat: Option<u32>) -> f64 {
        let issue = &mut self.issues[slot];
        let of_team = &at.terms.levers.teams[team.index()];
        let Some(taker) = self.people.taker(of_team, team, seat, issue.luck, issue.handlings) else { return 1.0 };
        issue.learning_left = (taker.left * 255.0).round() as u8;
        taker.handle_factor
    }

    /// An agent's next chat is done: it is closed, and the agent takes who has waited longest.
    pub fn on_agent_done(&mut self, at: &mut At, team: TeamId, seat: u32, generation: u32) {
        let agents = self.people.team(team);
        let Some((slot, next)) = agents.finish(at.now_s, seat, generation) else { return };
        let stays = agents.is_staying(seat);
        if let Some(plan) = next {
            book_plan(at, team, plan);
        }
        if stays {
            self.serve_after_close(at, team, seat);
        }
        self.serve_waiting(at, team);
        self.on_handled(&mut at.of(self.issues[slot].customer), slot, team);
    }

    /// An agent who stays takes the contact that comes first among those that joined their line before the team closed.
    #[cold]
    pub fn serve_after_close(&mut self, at: &mut At, team: TeamId, seat: u32) {
        let next = self.people.next_line_after_close(at.now_s, team, seat, &at.terms.rules.eligibility);
        let Some(line) = next else { return };
        let slot = self.people.take_out(at.now_s, line, &self.issues);
        if self.issues[slot].is_crowd() {
            self.answer_crowd(at, slot, team);
            return;
        }
        let work_s = self.work_of(at, slot, team, Some(seat));
        let alone = self.is_alone(at, slot);
        let start = self.people.start_staying(at.now_s, team, seat, (slot, work_s), alone);
        book_end(at, slot, team, start);
    }

    /// A team may have closed while a contact heard a message: of those who stay, one who has no chat takes the contact.
    pub fn serve_late(&mut self, at: &mut At, slot: u32) {
        let issue = &self.issues[slot];
        let servers = at.terms.rules.eligibility.servers(issue.topic, issue.channel);
        if let Some((team, seat)) = self.people.resting(servers) {
            self.serve_after_close(at, team, seat);
        }
    }

    /// Free agents of a team take the contacts that come first.
    #[inline]
    pub fn serve_waiting(&mut self, at: &mut At, team: TeamId) {
        while let Some(line) = self.people.next_line(at.now_s, team, &at.terms.rules.eligibility) {
            self.take(at, line, team);
        }
    }

    /// Free agents of all teams take the contacts that come first; each goes to the best team that is free.
    pub fn serve_all_waiting(&mut self, at: &mut At) {
        while let Some((line, team)) =
            self.people.next_of_all(at.now_s, &at.terms.rules.eligibility, &at.terms.levers.teams)
        {
            self.take(at, line, team);
        }
    }

    /// An agent of a team takes the first of a line.
    #[inline]
    fn take(&mut self, at: &mut At, line: usize, team: TeamId) {
        let slot = self.people.take_out(at.now_s, line, &self.issues);
        self.answer_contact(at, slot, team);
    }

    /// Other terms than `before` are in force for everybody: whoever waits does so by the new rules, and teams change.
    pub fn change_terms(&mut self, at: &mut At, before: &Terms, is_step: bool) {
        let eligibility = &at.terms.rules.eligibility;
        self.people.staffed.note_servers(at.now_s, eligibility);
        if !eligibility.has_lines_of(&before.rules.eligibility) {
            self.people.form_lines_anew(eligibility, &self.issues);
        }
        self.call_other_help(at, &before.rules.eligibility);
        let (was, teams) = (&before.levers.teams, &at.terms.levers.teams);
        for (team, plan) in self.people.change_teams(at.now_s, was, teams, is_step) {
            book_plan(at, team, plan);
        }
    }

    /// A person has handled the contact: solved or not, seen or not.
    pub fn on_handled(&mut self, at: &mut At, slot: u32, team: TeamId) {
        let issue = &mut self.issues[slot];
        let skill = &at.terms.rules.teams[team.index()];
        let mut stream = issue.luck.stream(Role::Solution, u32::from(issue.handlings - 1));
        let (epsilon, notice) = (stream.normal(), stream.uniform());
        let left = f64::from(issue.learning_left) / 255.0;
        let points = self.people.success_shift(&at.terms.levers.teams[team.index()], team, left);
        let margin = skill.margin(issue.topic, skill.shift(issue.topic, points), issue.z_people, epsilon);
        let is_solved = margin > 0.0;
        issue.progress = progress(margin);
        let ending = match (is_solved, notice < skill.noticed) {
            (true, _) => ContactEnd::Solved,
            (false, true) => ContactEnd::Failed,
            (false, false) => ContactEnd::Believed,
        };
        let row = issue.contact_row;
        self.trace(at, slot, |_| Happening::Handled { team: at.terms.levers.teams[team.index()].id.clone(), ending });
        self.ledger.count(row, Count::HumanContacts);
        self.ledger.count_if(is_solved, row, Count::HumanSolved);
        self.ledger.count_if(ending != ContactEnd::Failed, row, Count::HumanReported);
        if is_solved {
            self.learn_from_people(at, slot);
        }
        let overhead = self.scenario.damage.contact_overhead;
        if overhead > 0.0 {
            self.ledger.book_at(at.now_s, Count::Overhead, overhead);
        }
        self.end_contact(at, slot, Resolver::Team(team), ending);
    }
}

fn book_end(at: &mut At, slot: u32, team: TeamId, start: Start) {
    match start {
        Start::Planned(plan) => book_plan(at, team, plan),
        Start::After(lasts_s) => at.book(at.now_s + lasts_s, Event::HandledAlone(slot, team)),
    }
}

fn book_plan(at: &mut At, team: TeamId, plan: Plan) {
    at.book(plan.at_s, Event::AgentDone { team, seat: plan.seat, generation: plan.generation });
}
