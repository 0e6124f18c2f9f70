//! What happens while a contact waits: it loses patience, hears a message, is called back, or another team helps out.

use crate::books::Count;
use crate::model::course::At;
use crate::model::ending::ContactEnd;
use crate::model::event::Event;
use crate::model::id::ChannelId;
use crate::model::issue::Issue;
use crate::model::operation::Operation;
use crate::model::people::eligibility::Eligibility;
use crate::model::people::lines::QueueEntry;
use crate::model::resolver::Resolver;
use crate::model::trace::Happening;
use crate::rng::{Luck, Role};

/// What rounding may make of a wait, s.
const CLOCK_NOISE_S: f64 = 1e-6;

/// A wait in the time of its channel.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// How long it was, s.
    pub wait_s: f64,
    /// Whether it was within the channel's threshold.
    pub is_in_time: bool,
}

impl Operation<'_> {
    /// The wait of a contact until now, as its channel has it.
    #[inline]
    pub fn judged(&self, at: &At, slot: u32) -> Judged {
        let issue = &self.issues[slot];
        let channel = &at.terms.rules.channels[issue.channel];
        let wait_s = if channel.in_business_time {
            let servers = at.terms.rules.eligibility.index_of(issue.topic, issue.channel);
            self.people.staffed.business_s(servers, (issue.queued_s, at.now_s))
        } else {
            at.now_s - issue.queued_s
        };
        // A wait is a difference of two moments: who waits exactly as long as the threshold must not be judged by the last bits of the clock.
        Judged { wait_s, is_in_time: wait_s <= channel.service_threshold_s + CLOCK_NOISE_S }
    }

    /// Nobody is free: the contact waits, leaves at once, or finds every place of its line taken.
    pub fn wait(&mut self, at: &mut At, slot: u32) {
        let issue = &mut self.issues[slot];
        let (row, channel) = (issue.contact_row, &at.terms.rules.channels[issue.channel]);
        let lines = &at.terms.rules.eligibility.lines_of_channel;
        if channel.places.is_some_and(|places| self.people.lines.held(&lines[issue.channel.index()]) >= places) {
            self.ledger.count_in_line(row, Count::Blocked);
            self.trace(at, slot, |_| Happening::Blocked);
            self.end_contact(at, slot, Resolver::Nobody, ContactEnd::Unanswered);
            return;
        }
        self.ledger.offered(issue);
        let Some(patience_s) = self.draw_patience(at, slot) else {
            self.abandon(at, slot, true);
            return;
        };
        let issue = &mut self.issues[slot];
        let channel = &at.terms.rules.channels[issue.channel];
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let wait_number = issue.wait_number;
        let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
        let is_helped = !at.terms.rules.eligibility.helpers_of_topic[issue.topic.index()].is_empty();
        self.people.join(line, QueueEntry { since_s: at.now_s, slot, wait_number });
        let has_more = channel.message.is_some() || channel.callback.is_some();
        self.expect_end_of_patience(at, slot, patience_s);
        if has_more {
            self.entertain(at, slot, patience_s);
        }
        self.trace(at, slot, |_| Happening::Waits { patience_s: patience_s.is_finite().then_some(patience_s) });
        if is_helped {
            self.call_for_help(at, slot, patience_s);
        }
    }

    /// The patience of the next wait, which is used up; `None` for who leaves at once.
    #[inline]
    pub fn draw_patience(&mut self, at: &At, slot: u32) -> Option<f64> {
        let drawn = self.patience(at, slot);
        self.issues[slot].waits += 1;
        drawn
    }

    /// How long a contact that must wait would, s; `None` for who leaves at once.
    #[inline]
    pub fn patience(&self, at: &At, slot: u32) -> Option<f64> {
        let issue = &self.issues[slot];
        self.patience_of(at, issue.luck, issue.channel, issue.waits)
    }

    /// How long somebody of some luck would wait at a wait of this number, s; `None` for who leaves at once.
    #[inline]
    pub fn patience_of(&self, at: &At, luck: Luck, channel: ChannelId, number: u32) -> Option<f64> {
        let channel = &at.terms.rules.channels[channel];
        let n = if self.scenario.patience.keeps_patience { 0 } else { number };
        let mut stream = luck.stream(Role::Patience, n);
        let balks = stream.uniform() < channel.balk;
        let patience_s = channel.patience.sample(&mut stream);
        (!balks).then_some(patience_s)
    }

    /// Books what a contact will hear and be offered while it waits, unless its patience ends before.
    fn entertain(&self, at: &mut At, slot: u32, patience_s: f64) {
        let issue = &self.issues[slot];
        let channel = &at.terms.rules.channels[issue.channel];
        if let Some(message) = channel.message.filter(|message| message.after_s < patience_s) {
            at.book(at.now_s + message.after_s, Event::Message(slot, issue.wait_number));
        }
        if let Some(callback) = channel.callback.filter(|callback| callback.after_s < patience_s) {
            let luck = issue.luck.stream(Role::Callback, issue.waits - 1).uniform();
            if luck < callback.share {
                at.book(at.now_s + callback.after_s, Event::CallBack(slot, issue.wait_number));
            }
        }
    }

    /// Teams that help out do so at once if the topic's lines are long enough by now, with whoever of them they may take; those
    /// of this contact's channel are asked again once it has waited.
    fn call_for_help(&mut self, at: &mut At, slot: u32, patience_s: f64) {
        let Issue { topic, channel, wait_number, .. } = self.issues[slot];
        let soonest = at.terms.rules.eligibility.servers(topic, channel).helpers.first();
        if let Some(helper) = soonest.filter(|helper| helper.after_s < patience_s) {
            at.book(at.now_s + helper.after_s, Event::Overflow { slot, wait_number, step: 0 });
        }
        for helper in 0..at.terms.rules.eligibility.helpers_of_topic[topic.index()].len() {
            let team = at.terms.rules.eligibility.helpers_of_topic[topic.index()][helper];
            self.serve_waiting(at, team);
        }
    }

    /// Other rules hold from now on: whoever waits where other teams help out than before is helped by them once it has waited
    /// as long as they say, at once if it has already.
    pub fn call_other_help(&self, at: &mut At, before: &Eligibility) {
        let hearing = self.issues.live().filter(|(_, issue)| issue.hears_message).map(|(slot, _)| slot);
        for slot in self.people.lines.standing(&self.issues).chain(hearing) {
            let Issue { topic, channel, queued_s, wait_number, .. } = self.issues[slot];
            let helpers = &at.terms.rules.eligibility.servers(topic, channel).helpers;
            if *helpers == before.servers(topic, channel).helpers {
                continue;
            }
            if let Some(soonest) = helpers.first().filter(|helper| helper.after_s.is_finite()) {
                let at_s = (queued_s + soonest.after_s).max(at.now_s);
                at.book(at_s, Event::Overflow { slot, wait_number, step: 0 });
            }
        }
    }

    /// A contact has waited as long as a team waits before it helps out; the next team may help later.
    pub fn on_overflow(&mut self, at: &mut At, slot: u32, wait_number: u32, step: u16) {
        if !self.issues.waits(slot, wait_number) {
            return;
        }
        let Issue { topic, channel, queued_s, .. } = self.issues[slot];
        let helpers = &at.terms.rules.eligibility.servers(topic, channel).helpers;
        let team = helpers.get(usize::from(step)).map(|helper| helper.team);
        if let Some(next) = helpers.get(usize::from(step) + 1).filter(|next| next.after_s.is_finite()) {
            let at_s = (queued_s + next.after_s).max(at.now_s);
            at.book(at_s, Event::Overflow { slot, wait_number, step: step + 1 });
        }
        if let Some(team) = team {
            self.serve_waiting(at, team);
        }
    }

    /// Patience is over; a contact answered in the meantime has another wait number, and who will be called back has time.
    pub fn on_patience_over(&mut self, at: &mut At, slot: u32, wait_number: u32) {
        if !self.issues.waits(slot, wait_number) || self.issues[slot].called_back {
            return;
        }
        let issue = &mut self.issues[slot];
        issue.wait_number = wait_number.wrapping_add(1);
        let stands = !std::mem::take(&mut issue.hears_message);
        // Who waits by a formula stands in no line.
        if self.fluid.is_none() {
            let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
            self.people.give_up(at.now_s, line, slot, stands, &self.issues);
        }
        self.abandon(at, slot, false);
    }

    /// A contact leaves without an answer: it is rated, and tried again or not.
    fn abandon(&mut self, at: &mut At, slot: u32, balked: bool) {
        let judged = self.judged(at, slot);
        let issue = &mut self.issues[slot];
        let waited_s = at.now_s - issue.queued_s;
        issue.waited_s = judged.wait_s as f32;
        self.ledger.abandoned(issue, waited_s, [judged.is_in_time, balked]);
        self.trace(at, slot, |_| Happening::Abandoned { waited_s, at_once: balked });
        self.end_contact(at, slot, Resolver::Nobody, ContactEnd::Unanswered);
    }

    /// A message begins: until it is over no agent can take the contact, which leaves its line but keeps its place.
    pub fn on_message(&mut self, at: &mut At, slot: u32, wait_number: u32) {
        if !self.issues.waits(slot, wait_number) || self.issues[slot].called_back {
            return;
        }
        let issue = &mut self.issues[slot];
        let Some(message) = at.terms.rules.channels[issue.channel].message else { return };
        issue.hears_message = true;
        let entry = QueueEntry { since_s: issue.queued_s, slot, wait_number };
        let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
        self.people.lines.step_out(line, entry, &self.issues);
        at.book(at.now_s + message.length_s, Event::MessageOver(slot, wait_number));
    }

    /// The message is over: back in line, or straight to an agent who has become free.
    pub fn on_message_over(&mut self, at: &mut At, slot: u32, wait_number: u32) {
        if !self.issues.waits(slot, wait_number) {
            return;
        }
        let issue = &mut self.issues[slot];
        issue.hears_message = false;
        let entry = QueueEntry { since_s: issue.queued_s, slot, wait_number };
        let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
        self.people.lines.step_in(line, entry);
        self.serve_all_waiting(at);
        if self.issues.waits(slot, wait_number) {
            self.serve_late(at, slot);
        }
    }

    /// The customer accepts to be called back: the contact keeps its place, but nobody waits any more.
    pub fn on_call_back(&mut self, at: &At, slot: u32, wait_number: u32) {
        if !self.issues.waits(slot, wait_number) {
            return;
        }
        let issue = &mut self.issues[slot];
        issue.called_back = true;
        issue.waited_s = (at.now_s - issue.queued_s) as f32;
        let row = issue.contact_row;
        let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
        self.ledger.count_in_line(row, Count::CalledBack);
        let waited_s = f64::from(issue.waited_s);
        self.trace(at, slot, |_| Happening::CallbackAccepted { waited_s });
        self.people.hang_up(at.now_s, line);
    }
}
