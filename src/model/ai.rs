//! The AI tier: talk, answer, doubt, escalate, contain.

use super::Model;
use super::event::Event;
use super::experience::Ending;
use crate::engine::Calendar;
use crate::outcome::Count;
use crate::rng::Role;
use crate::unit::{MINUTE, YEAR};

/// Why a contact goes from the AI to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// The customer asked for a person.
    Asked,
    /// The AI doubts its answer.
    Doubt,
    /// The customer sees that the answer is wrong, and asks for a person.
    SeenWrong,
}

impl Reason {
    fn count(self) -> Count {
        match self {
            Self::Asked => Count::EscalatedAsked,
            Self::Doubt => Count::EscalatedDoubt,
            Self::SeenWrong => Count::EscalatedWrong,
        }
    }
}

/// What comes of an AI talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// The contact goes to people.
    Handoff(Reason),
    /// The AI or the customer sees that it leads nowhere.
    DeadEnd,
    /// The customer believes to be helped, rightly or not.
    Contained { is_right: bool },
}

impl Model<'_> {
    /// An AI talk begins.
    pub(super) fn start_ai(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        let mut stream = issue.luck.stream(Role::AiTalk, issue.talks);
        let talk_s = self.rules.talk_time.sample(&mut stream);
        issue.talks += 1;
        issue.tries += 1;
        let row = issue.contact_row;
        self.ledger.add(row, Count::AiTalkS, talk_s);
        let price = self.levers.ai.price_per_minute;
        if price > 0.0 {
            let row = self.ledger.row(now_s, self.issues[slot].topic);
            self.ledger.add(row, Count::AiUsage, price * talk_s / MINUTE);
        }
        calendar.book(now_s + talk_s, Event::AiAnswered(slot));
    }

    /// The AI has answered: contained, handed over, tried again or given up.
    pub(super) fn on_ai_answered(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        if self.levers.shows_wait && self.issues[slot].asks_for_person {
            self.tell_wait(now_s, slot);
        }
        match self.answer(now_s, slot) {
            Answer::Handoff(Reason::SeenWrong) if !self.accepts_wait(slot) => self.try_again(now_s, slot, calendar),
            Answer::Handoff(reason) => self.hand_over(now_s, slot, reason, calendar),
            Answer::DeadEnd => self.try_again(now_s, slot, calendar),
            Answer::Contained { is_right: true } => self.contain(now_s, slot, Ending::Solved, calendar),
            Answer::Contained { is_right: false } => self.contain(now_s, slot, Ending::Believed, calendar),
        }
    }

    /// A talk has led nowhere: another one, or the contact is given up.
    fn try_again(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        self.issues[slot].loops += 1;
        if u32::from(self.issues[slot].tries) < self.levers.ai.tries {
            self.start_ai(now_s, slot, calendar);
        } else {
            self.contain(now_s, slot, Ending::Failed, calendar);
        }
    }

    /// The customer had asked for a person: told the wait if one may be had by now, they may go on with the AI.
    fn tell_wait(&mut self, now_s: f64, slot: u32) {
        if self.levers.human_access.grants(&self.view(now_s, slot, 0.0)) {
            self.declines(slot);
        }
    }

    /// Finds the answer's truth, the AI's confidence and what both sides make of it.
    ///
    /// Formula: confidence `C = d·1{right} + ν`.
    fn answer(&self, now_s: f64, slot: u32) -> Answer {
        let issue = &self.issues[slot];
        let segment = usize::from(issue.segment);
        let mut stream = issue.luck.stream(Role::AiAnswer, issue.talks - 1);
        let (epsilon, nu, notice) = (stream.normal(), stream.normal(), stream.uniform());
        let years = (now_s - self.scenario.clock.warmup_s).max(0.0) / YEAR;
        let shift = self.scenario.segments[segment].ai_shift + self.levers.ai.drift_per_year * years;
        let is_right = self.rules.ai.solves(issue.topic, shift, issue.z_ai, epsilon);
        let confidence = if is_right { self.rules.separation + nu } else { nu };
        let view = self.view(now_s, slot, confidence);
        let access = self.levers.human_access;
        if issue.asks_for_person && access.grants(&view) {
            Answer::Handoff(Reason::Asked)
        } else if self.rules.escalation.doubts(&view) {
            if access.has_human_route(&view) { Answer::Handoff(Reason::Doubt) } else { Answer::DeadEnd }
        } else if is_right || notice >= self.rules.ai.noticed {
            Answer::Contained { is_right }
        } else if access.grants(&view) {
            Answer::Handoff(Reason::SeenWrong)
        } else {
            Answer::DeadEnd
        }
    }

    /// The contact ends in the AI tier.
    fn contain(&mut self, now_s: f64, slot: u32, ending: Ending, calendar: &mut Calendar<Event>) {
        let is_reported = ending != Ending::Failed;
        let issue = &mut self.issues[slot];
        issue.reported_by_ai = is_reported;
        let (row, topic, declined) = (issue.contact_row, issue.topic, issue.declined);
        let asked = issue.asks_for_person || declined;
        self.ledger.one(row, Count::AiContained);
        self.ledger.one_if(ending == Ending::Solved, row, Count::AiSolved);
        self.ledger.one_if(!is_reported, row, Count::AiGivenUp);
        if asked {
            self.ledger.one(row, if declined { Count::PersonDeclined } else { Count::PersonRefused });
        }
        self.ledger.ai_usage(now_s, topic, &self.levers.ai, is_reported, true);
        self.end_contact(now_s, slot, None, ending, calendar);
    }

    /// The contact goes from the AI to people.
    fn hand_over(&mut self, now_s: f64, slot: u32, reason: Reason, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.handed_over = true;
        issue.cold = self.levers.handoff.cold;
        // Who asked for a person from the start had to talk to the AI for nothing.
        if issue.asks_for_person {
            issue.loops = issue.tries;
        }
        let (row, topic) = (issue.contact_row, issue.topic);
        self.ledger.one(row, Count::Escalated);
        self.ledger.one(row, reason.count());
        self.grant(slot);
        self.ledger.ai_usage(now_s, topic, &self.levers.ai, false, false);
        self.offer(now_s, slot, calendar);
    }
}
