//! An issue arises and its contacts begin: what is known of it then, and where it goes.

use super::arrival::Birth;
use super::event::{Event, Open};
use super::issue::Wish;
use super::{Issue, Model};
use crate::books::Count;
use crate::engine::Calendar;
use crate::policy::{Route, Routing, View};
use crate::rng::Role;

impl Model<'_> {
    /// An issue arises, unless its customer has left.
    pub fn begin_issue(&mut self, now_s: f64, birth: Birth, calendar: &mut Calendar<Event>) {
        let Birth { luck, topic, customer, z_ai, z_people, .. } = birth;
        let segment = self.customers.segment(customer);
        let gone = self.customers.has_left(customer)
            || self.customers.has_left_for_other_reasons(customer, segment, now_s, &self.streams);
        if gone {
            self.note_absence(now_s, customer);
            return;
        }
        let opened_row = self.ledger.row(now_s, topic as u16);
        self.ledger.one(opened_row, Count::Issues);
        let slot = self.issues.open(Issue {
            luck,
            customer,
            opened_row,
            topic: topic as u16,
            segment: segment as u16,
            channel: self.rules.channels.first(|| luck.stream(Role::Channel, 0)),
            z_ai,
            z_people,
            ..Issue::default()
        });
        self.tell(now_s, slot, move |model| model.told_opening(now_s, slot));
        self.begin_contact(now_s, slot, calendar);
    }

    /// A contact begins: the first of an issue, or a return.
    pub fn begin_contact(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        self.ledger.take_back(issue, now_s);
        issue.contacts += 1;
        (issue.tries, issue.contact_talks, issue.loops) = (0, 0, 0);
        (issue.waited_s, issue.ai_waited_s, issue.talked_s, issue.looped_s) = (0.0, 0.0, 0.0, 0.0);
        issue.progress = 0.0;
        (issue.handed_over, issue.cold, issue.reported_by_ai, issue.called_back) = (false, false, false, false);
        issue.contact_row = self.ledger.row(now_s, issue.topic);
        issue.interval = self.ledger.interval();
        self.ledger.contact(issue.contact_row);
        self.ledger.one_if(issue.contacts > 1, issue.contact_row, Count::Recontacts);
        self.issues[slot].wish = self.wish(now_s, slot);
        let view = self.view(now_s, slot, 0.0);
        let route = self.levers.routing.route(self.levers.human_access, &view);
        self.note_contact(slot);
        self.tell(now_s, slot, move |model| model.told_contact(slot, route));
        match self.answer_wish(now_s, slot, route) {
            Route::Ai => self.ask_ai(now_s, slot, calendar),
            Route::People | Route::AsAsked => self.offer(now_s, slot, calendar),
            Route::Closed => self.turn_away(now_s, slot, calendar),
        }
    }

    /// Whether the customer asks for a person in this contact: the wish rises as trust falls.
    fn wish(&self, now_s: f64, slot: u32) -> Wish {
        let issue = &self.issues[slot];
        let segment = usize::from(issue.segment);
        if self.levers.routing == Routing::PeopleOnly || !self.chances.may_ask(segment) {
            return Wish::Answer;
        }
        let luck = issue.luck.stream(Role::Wish, issue.contacts).normal();
        let asks = self.chances.asks(segment, luck, || self.customers.trust(issue.customer, segment, now_s));
        if asks { Wish::Person } else { Wish::Answer }
    }

    /// What a decider may see.
    #[inline]
    pub fn view(&self, now_s: f64, slot: u32, confidence: f64) -> View {
        let issue = &self.issues[slot];
        let eligibility = &self.rules.eligibility;
        let is_staffed = self.people.staffed.servers[eligibility.index_of(issue.topic, issue.channel)];
        let is_open = || self.rules.channels.is_open(issue.channel, || self.week.since_monday_s(now_s));
        View {
            topic: usize::from(issue.topic),
            segment: usize::from(issue.segment),
            asks_for_person: issue.wish == Wish::Person,
            ai_tries: u32::from(issue.tries),
            people_on_duty: is_staffed && is_open(),
            confidence,
            expected_wait_s: if self.rules.looks_at_the_line {
                self.people.expected_wait_s(issue, eligibility, &self.levers.teams)
            } else {
                0.0
            },
        }
    }

    /// The customer comes back, unless gone for good.
    pub fn on_return(&mut self, now_s: f64, open: Open, calendar: &mut Calendar<Event>) {
        if self.is_cancelled(now_s, open) {
            return;
        }
        self.begin_contact(now_s, open.slot, calendar);
    }

    /// Drops an open issue whose customer has left in the meantime.
    pub fn is_cancelled(&mut self, now_s: f64, Open { slot, customer }: Open) -> bool {
        let issue = &self.issues[slot];
        debug_assert_eq!(issue.customer, customer, "an issue changes hands");
        let segment = usize::from(issue.segment);
        let gone = self.customers.has_left(customer)
            || self.customers.has_left_for_other_reasons(customer, segment, now_s, &self.streams);
        if gone {
            self.ledger.one(issue.opened_row, Count::IssuesCancelled);
            self.tell(now_s, slot, move |model| model.told_drop(slot));
            self.issues.close(slot);
        }
        gone
    }
}
