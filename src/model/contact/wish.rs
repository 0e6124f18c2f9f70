//! The wish for a person: what becomes of it, and what a customer says who is told how long it takes.

use crate::books::Count;
use crate::model::course::At;
use crate::model::crowd::Reservation;
use crate::model::issue::Wish;
use crate::model::operation::Operation;
use crate::model::trace::Happening;
use crate::policy::Route;

impl Operation<'_> {
    /// What becomes of a customer's wish at the beginning of a contact: who is told a wait that is too long begins with the AI.
    #[inline]
    pub fn answer_wish(&mut self, at: &At, slot: u32, route: Route) -> Route {
        let issue = &self.issues[slot];
        if issue.wish != Wish::Person || !matches!(route, Route::Ai | Route::AsAsked) {
            return route;
        }
        self.ledger.count(issue.contact_row, Count::PersonAsked);
        if route == Route::AsAsked {
            if self.declines(at, slot) {
                return Route::Ai;
            }
            self.grant(slot);
        }
        route
    }

    /// A contact that the AI has answered, or would have, goes to people: who asked for a person gets one.
    #[inline]
    pub fn grant(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if issue.wish != Wish::Answer {
            self.ledger.count(issue.contact_row, Count::PersonGranted);
        }
    }

    /// A contact that the AI has answered, or should have, ends without people: by the choice of who asked for one, or not.
    #[inline]
    pub fn refuse(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if issue.wish != Wish::Answer {
            self.ledger.count(
                issue.contact_row,
                if issue.wish == Wish::Declined { Count::PersonDeclined } else { Count::PersonRefused },
            );
        }
    }

    /// Whether a customer who may have a person, and had asked for one, no longer wants to, told how long it takes.
    pub fn declines(&mut self, at: &At, slot: u32) -> bool {
        let declines = !self.accepts_wait(at, slot);
        if declines {
            self.issues[slot].wish = Wish::Declined;
        }
        declines
    }

    /// Whether a customer who may have a person still wants one, told how long it takes where that is shown: iff it is
    /// within the patience that the wait would meet.
    pub fn accepts_wait(&mut self, at: &At, slot: u32) -> bool {
        if !at.terms.levers.shows_wait {
            return true;
        }
        let told_s =
            self.people.expected_wait_s(self.line(at, slot), &at.terms.rules.eligibility, &at.terms.levers.teams);
        let accepts = told_s <= 0.0 || self.patience(at, slot).is_some_and(|patience_s| told_s <= patience_s);
        self.note_look(at, slot, Reservation::Patience(self.issues[slot].luck), accepts);
        let wait_s = Some(told_s).filter(|wait_s| wait_s.is_finite());
        self.trace(at, slot, |_| Happening::WaitTold { wait_s, accepts });
        let row = self.issues[slot].contact_row;
        self.ledger.count(row, Count::WaitTold);
        self.ledger.count_if(accepts, row, Count::WaitAccepted);
        accepts
    }
}
