//! An issue arises and its contacts begin: what is known of it then, and where it goes.

use crate::books::Count;
use crate::engine::Calendar;
use crate::model::course::At;
use crate::model::demand::Birth;
use crate::model::event::{Event, Open};
use crate::model::id::{SegmentId, TopicId};
use crate::model::issue::{Handover, Issue, Wish};
use crate::model::operation::Operation;
use crate::policy::{Route, Routing, View};
use crate::rng::Role;
use crate::unit::DAY;

impl Operation<'_> {
    /// Books the next arrival.
    pub fn expect_arrival(&mut self, calendar: &mut Calendar<Event>) {
        let next = self.arrivals.next_at(&self.streams, &mut self.customers);
        if let Some(at_s) = next.filter(|at_s| *at_s <= self.setting.last_arrival_s) {
            calendar.book(at_s, Event::Arrival);
        }
    }

    /// The same moment for the customer of the issue in a slot.
    #[inline]
    pub fn at<'c>(&self, at: &'c mut At, slot: u32) -> At<'c> {
        at.of(self.issues[slot].customer)
    }

    /// The next potential issue arrives.
    pub fn on_arrival(&mut self, at: &mut At) {
        let Some(birth) = self.arrivals.pop() else { return };
        self.expect_arrival(at.calendar);
        self.begin_issue(&mut at.of(birth.customer), birth);
    }

    /// An issue arises, unless its customer has left.
    pub fn begin_issue(&mut self, at: &mut At, birth: Birth) {
        let Birth { luck, customer, z_ai, z_people, .. } = birth;
        let topic = TopicId::at(birth.topic);
        let segment = self.customers.segment(customer);
        self.note_birth(at, topic);
        let gone = self.customers.has_left(customer)
            || self.customers.has_left_for_other_reasons(customer, segment, at.now_s, &self.streams);
        if gone {
            self.note_absence(at, customer);
            return;
        }
        let opened_row = self.ledger.row(at.now_s, at.arm, topic);
        self.ledger.count(opened_row, Count::Issues);
        let slot = self.issues.open(Issue {
            luck,
            customer,
            opened_row,
            opened_day: (at.now_s / DAY) as u16,
            topic,
            segment: SegmentId::at(segment),
            channel: at.terms.rules.channels.first(|| luck.stream(Role::Channel, 0)),
            z_ai,
            z_people,
            ..Issue::default()
        });
        self.trace(at, slot, |own| own.traced_opening(at, slot));
        self.begin_contact(at, slot);
    }

    /// A contact begins: the first of an issue, or a return.
    pub fn begin_contact(&mut self, at: &mut At, slot: u32) {
        let issue = &mut self.issues[slot];
        // While the record still holds how the last contact ended.
        self.ledger.take_back(issue, at.now_s);
        issue.contacts += 1;
        (issue.tries, issue.contact_talks, issue.loops) = (0, 0, 0);
        (issue.waited_s, issue.ai_waited_s, issue.talked_s, issue.looped_s) = (0.0, 0.0, 0.0, 0.0);
        issue.progress = 0.0;
        issue.stayed_away = false;
        (issue.handover, issue.reported_by_ai, issue.called_back) = (Handover::None, false, false);
        issue.contact_row = self.ledger.row(at.now_s, at.arm, issue.topic);
        issue.interval = self.ledger.interval();
        self.ledger.contact(issue.contact_row);
        self.ledger.count_if(issue.contacts > 1, issue.contact_row, Count::Recontacts);
        self.issues[slot].wish = self.wish(at, slot);
        let view = self.view(at, slot, 0.0);
        let route = at.terms.levers.routing.route(at.terms.levers.human_access, &view);
        self.note_contact(slot);
        self.note_try_again(slot);
        self.trace(at, slot, |own| own.traced_contact(at, slot, route));
        let route = self.answer_wish(at, slot, route);
        self.note_begun(at, slot, route == Route::Ai);
        match route {
            Route::Ai => self.ask_ai(at, slot),
            Route::People | Route::AsAsked => self.offer(at, slot),
            Route::Closed => self.turn_away(at, slot),
        }
    }

    /// Whether the customer asks for a person in this contact: the wish rises as trust falls.
    fn wish(&self, at: &At, slot: u32) -> Wish {
        let issue = &self.issues[slot];
        let segment = issue.segment.index();
        if at.terms.levers.routing == Routing::PeopleOnly || !self.choices.may_ask(segment) {
            return Wish::Answer;
        }
        let luck = issue.luck.stream(Role::Wish, issue.contacts).normal();
        let asks = self.choices.asks(segment, luck, || self.customers.trust(issue.customer, segment, at.now_s));
        if asks { Wish::Person } else { Wish::Answer }
    }

    /// The line of a contact, where it waits or would.
    #[inline]
    pub fn line(&self, at: &At, slot: u32) -> usize {
        let issue = &self.issues[slot];
        at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment)
    }

    /// What a decider may see.
    #[inline]
    pub fn view(&self, at: &At, slot: u32, confidence: f64) -> View {
        let issue = &self.issues[slot];
        let eligibility = &at.terms.rules.eligibility;
        let is_staffed = self.people.staffed.servers[eligibility.index_of(issue.topic, issue.channel)];
        View {
            topic: issue.topic.index(),
            segment: issue.segment.index(),
            asks_for_person: issue.wish == Wish::Person,
            ai_tries: u32::from(issue.tries),
            people_on_duty: is_staffed
                && at.terms.rules.channels.is_open(issue.channel, || self.week.since_monday_s(at.now_s)),
            confidence,
            // Most rules do not look at the line, and working it out is a walk over lines and teams.
            expected_wait_s: if at.terms.rules.looks_at_the_line {
                self.people.expected_wait_s(self.line(at, slot), eligibility, &at.terms.levers.teams)
            } else {
                0.0
            },
        }
    }

    /// The customer comes back, unless gone for good.
    pub fn on_return(&mut self, at: &mut At, open: Open) {
        if self.is_cancelled(at, open) {
            return;
        }
        self.begin_contact(at, open.slot);
    }

    /// Drops an open issue whose customer has left in the meantime.
    pub fn is_cancelled(&mut self, at: &At, Open { slot, customer }: Open) -> bool {
        let issue = &self.issues[slot];
        debug_assert_eq!(issue.customer, customer, "an issue changes hands");
        let segment = issue.segment.index();
        let gone = self.customers.has_left(customer)
            || self.customers.has_left_for_other_reasons(customer, segment, at.now_s, &self.streams);
        if gone {
            self.ledger.count(issue.opened_row, Count::IssuesCancelled);
            self.trace(at, slot, |own| own.traced_drop(slot));
            self.issues.close(slot);
        }
        gone
    }
}
