//! What follows a contact: the customer comes back, finds out or tries again; at last the issue is closed, and the customer
//! stays or leaves.

use super::contact_end::rating;
use crate::books::Count;
use crate::dist::Sampler;
use crate::model::course::At;
use crate::model::customers::EndOfIssue;
use crate::model::ending::{ContactEnd, IssueEnd};
use crate::model::event::{Event, Open};
use crate::model::issue::Issue;
use crate::model::operation::Operation;
use crate::model::resolver::Resolver;
use crate::model::trace::Happening;
use crate::rng::{Role, Stream};

impl Operation<'_> {
    /// The issue goes on after a contact, or ends. True if the customer leaves.
    pub fn go_on(&mut self, at: &mut At, slot: u32, resolver: Resolver, ending: ContactEnd) -> bool {
        match ending {
            ContactEnd::Solved => self.close_issue(at, slot, true, true),
            ContactEnd::Failed => self.fail(at, slot, resolver),
            ContactEnd::Believed => self.await_discovery(at, slot, resolver),
            ContactEnd::Unanswered => self.retry(at, slot),
        }
    }

    /// A failure that the customer knows of: come back later, or give up. True if the customer leaves.
    fn fail(&mut self, at: &mut At, slot: u32, resolver: Resolver) -> bool {
        let mut luck = self.failure_luck(slot);
        let at_s = self.returns_at(at, resolver, &mut luck);
        self.come_back_or_give_up(at, slot, at_s)
    }

    /// A failure that the customer does not know of: some find out, some believe to be helped for good. True if the customer
    /// leaves.
    fn await_discovery(&mut self, at: &mut At, slot: u32, resolver: Resolver) -> bool {
        let issue = &self.issues[slot];
        let mut stream = issue.luck.stream(Role::Discovery, issue.failures.into());
        let skill = at.terms.skill(resolver);
        if stream.uniform() >= skill.discovered {
            return self.believe_for_good(at, slot, resolver);
        }
        let due_s = at.now_s + skill.discovered_after.sample(&mut stream);
        at.book(due_s, Event::Discovery(self.open_issue(slot)));
        self.trace(at, slot, |_| Happening::WillDiscover { due_s });
        false
    }

    /// The customer never finds out that it was not solved: it is over, and whoever is harmed by it does not know by whom.
    fn believe_for_good(&mut self, at: &At, slot: u32, resolver: Resolver) -> bool {
        let row = self.issues[slot].opened_row;
        self.ledger.count(row, Count::NeverFoundOut);
        let is_harmed = resolver.is_ai() && self.is_harmed(slot);
        self.ledger.count_if(is_harmed, row, Count::HarmedUnaware);
        self.trace(at, slot, |_| Happening::NeverDiscovers { is_harmed });
        self.close_issue(at, slot, false, true)
    }

    /// The customer finds out: what the false solution gave is taken back, harm shows, and the customer comes back or stays
    /// silent.
    pub fn on_discovery(&mut self, at: &mut At, open: Open) {
        if self.is_cancelled(at, open) {
            return;
        }
        let slot = open.slot;
        let issue = self.issues[slot];
        let resolver = issue.resolver;
        let score = f64::from(issue.score) - self.disappointment(at, slot, resolver);
        self.issues[slot].score = score as f32;
        self.trace(at, slot, |_| Happening::Discovers { by_ai: resolver.is_ai(), rating: rating(score) });
        // Only a contact that pleased has won trust that can be taken back.
        if issue.score > 0.0 {
            self.take_trust_back(at, slot, issue.score.into());
        }
        if score < 0.0 {
            self.move_trust_by(at, slot, score);
        }
        if resolver.is_ai() {
            self.issues[slot].talked_in_vain();
            self.ledger.talked_in_vain(&self.issues[slot], issue.looped_s);
            self.harm(at, slot);
        }
        let mut luck = self.failure_luck(slot);
        let at_s = self.returns_at(at, resolver, &mut luck);
        self.come_back_or_give_up(at, slot, at_s);
        self.note_silence(slot);
    }

    /// A wrong answer of the AI, found out, may have to be made good.
    fn harm(&mut self, at: &At, slot: u32) {
        if self.is_harmed(slot) {
            let cost = self.scenario.damage.harm_cost;
            self.ledger.count(self.issues[slot].opened_row, Count::Harms);
            self.ledger.book_at(at.now_s, Count::Compensation, cost);
            self.trace(at, slot, |_| Happening::Harmed { cost });
        }
    }

    fn is_harmed(&self, slot: u32) -> bool {
        let (issue, harm) = (&self.issues[slot], self.scenario.damage.harm);
        harm > 0.0 && issue.luck.stream(Role::Harm, issue.contacts).uniform() < harm
    }

    fn open_issue(&self, slot: u32) -> Open {
        Open { slot, customer: self.issues[slot].customer }
    }

    /// The luck of an issue's next failure; counts it.
    fn failure_luck(&mut self, slot: u32) -> Stream {
        let issue = &mut self.issues[slot];
        let n = issue.failures;
        issue.failures = n.saturating_add(1);
        issue.luck.stream(Role::Return, n.into())
    }

    /// When the customer comes back after a failure; `None` for never.
    fn returns_at(&self, at: &At, resolver: Resolver, luck: &mut Stream) -> Option<f64> {
        let skill = at.terms.skill(resolver);
        self.comes_at(at, skill.comes_back, &skill.comes_back_after, luck)
    }

    fn comes_at(&self, at: &At, chance: f64, after: &Sampler, luck: &mut Stream) -> Option<f64> {
        if luck.uniform() >= chance {
            return None;
        }
        let delay_s = after.sample(luck);
        Some(self.week.return_at(at.now_s, delay_s, luck.uniform()))
    }

    /// True if the customer gives up, and leaves.
    fn come_back_or_give_up(&mut self, at: &mut At, slot: u32, at_s: Option<f64>) -> bool {
        let Some(at_s) = at_s else { return self.close_issue(at, slot, false, false) };
        at.book(at_s, Event::Return(self.open_issue(slot)));
        self.trace(at, slot, |_| Happening::WillReturn { due_s: at_s });
        false
    }

    /// After an unanswered contact: try again, or give up. True if the customer leaves.
    fn retry(&mut self, at: &mut At, slot: u32) -> bool {
        let issue = &mut self.issues[slot];
        let n = issue.abandonments;
        issue.abandonments = n.saturating_add(1);
        let mut luck = issue.luck.stream(Role::Retry, n.into());
        let at_s = self.comes_at(at, self.scenario.patience.retry, &at.terms.rules.retry_after, &mut luck);
        let issue = &mut self.issues[slot];
        issue.channel = at.terms.rules.channels.next(issue.channel, || issue.luck.stream(Role::Switch, n.into()));
        self.note_lost(slot, at_s.is_none());
        self.come_back_or_give_up(at, slot, at_s)
    }

    /// The issue's final end: leaving is drawn once, a complaint may follow. True if the customer leaves.
    fn close_issue(&mut self, at: &At, slot: u32, is_solved: bool, believes_solved: bool) -> bool {
        let issue = &self.issues[slot];
        let (row, contacts) = (issue.opened_row, issue.contacts);
        // Whether a customer stays follows from what the customer believes, not from what is true.
        let end = match (believes_solved, contacts) {
            (true, 1) => IssueEnd::First,
            (true, _) => IssueEnd::Repeat,
            (false, _) => IssueEnd::Unsolved,
        };
        self.ledger.count(row, Count::IssuesClosed);
        self.ledger.count_if(is_solved, row, Count::IssuesSolved);
        self.ledger.count_if(is_solved && contacts == 1, row, Count::IssuesSolvedFirst);
        self.ledger.ended(issue);
        if self.setting.frozen_trust {
            self.ledger.measured(issue, end);
        }
        self.ledger.add(row, Count::IssueContacts, f64::from(contacts));
        self.trace(at, slot, |_| Happening::Closed { end, contacts, is_solved });
        if end == IssueEnd::Unsolved {
            self.issues[slot].voice.give_up();
        }
        let heard_s = if end == IssueEnd::Unsolved { self.complain(at, slot) } else { None };
        let heard_row = self.ledger.row(heard_s.unwrap_or(at.now_s), at.arm, self.issues[slot].topic);
        self.ledger.count(heard_row, Count::IssuesHeard);
        self.ledger.count_if(heard_s.is_some(), heard_row, Count::ComplaintsReceived);
        let leaves = self.leaves(at, slot, end);
        self.issues.close(slot);
        leaves
    }

    /// A customer who has just given up, and of whom management heard neither in a survey nor in a complaint, did so in
    /// silence.
    pub fn note_silence(&mut self, slot: u32) {
        let issue = &mut self.issues[slot];
        if issue.voice.take_given_up() {
            self.ledger.count_if(!issue.voice.is_heard(), issue.opened_row, Count::GaveUpSilently);
        }
    }

    /// Whether the customer leaves at the end of an issue; books it, and for what.
    fn leaves(&mut self, at: &At, slot: u32, end: IssueEnd) -> bool {
        if !self.choices.may_leave(end) {
            return false;
        }
        let of_issue = self.at_the_end(slot, end);
        let Issue { luck, customer, opened_row: row, voice, .. } = self.issues[slot];
        let luck = luck.stream(Role::Leaving, 0).uniform();
        // Who has two issues open can only leave once.
        if !self.choices.may_matter(of_issue, luck) || self.customers.has_left(customer) {
            self.trace(at, slot, |own| own.traced_decision(at, slot, end, luck, false));
            return false;
        }
        let steps = self.steps_to_leaving(at, slot, of_issue);
        let leaves = luck < steps[steps.len() - 1];
        self.trace(at, slot, |own| own.traced_decision(at, slot, end, luck, leaves));
        self.ledger.left_for(row, steps.map(|chance| luck < chance));
        if leaves {
            self.customers.leave(customer);
            self.ledger.count_if(!voice.is_heard(), row, Count::LeftSilently);
            self.ledger.gone(at.now_s);
            let value = self.scenario.segments[of_issue.segment].remaining_value;
            self.ledger.add(row, Count::ValueLost, value);
        }
        leaves
    }

    pub fn at_the_end(&self, slot: u32, end: IssueEnd) -> EndOfIssue {
        let issue = &self.issues[slot];
        EndOfIssue {
            segment: issue.segment.index(),
            end,
            is_dissatisfied: issue.score <= 0.0,
            failed_again: issue.failed_again(),
        }
    }

    /// The chance to leave by how the issue ended alone, then with how it felt, with further failures, and with trust. While
    /// the world is being measured nothing but the first is known.
    pub fn steps_to_leaving(&self, at: &At, slot: u32, of_issue: EndOfIssue) -> [f64; 4] {
        let trust = self.customers.trust(self.issues[slot].customer, of_issue.segment, at.now_s);
        let steps = self.choices.steps(of_issue, trust);
        if self.setting.frozen_trust { [steps[0]; 4] } else { steps }
    }

    /// When the complaint of a customer who gave up comes in, if there is one.
    fn complain(&mut self, at: &At, slot: u32) -> Option<f64> {
        let (issue, damage) = (&self.issues[slot], &self.scenario.damage);
        let mut stream = issue.luck.stream(Role::Complaint, 0);
        if damage.complaint <= 0.0 || stream.uniform() >= damage.complaint {
            return None;
        }
        let due_s = at.now_s + at.terms.rules.complaint_after.sample(&mut stream);
        self.ledger.count(issue.opened_row, Count::Complaints);
        self.ledger.book_at(due_s, Count::ComplaintCost, damage.complaint_cost);
        self.issues[slot].voice.hear();
        self.trace(at, slot, |_| Happening::Complains { due_s, cost: damage.complaint_cost });
        Some(due_s)
    }
}
