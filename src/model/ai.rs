//! The AI tier: talk, answer, doubt, escalate, contain.

use super::Model;
use super::event::Event;
use super::experience::Ending;
use super::life::{Happening, Verdict, Why};
use crate::engine::Calendar;
use crate::outcome::Count;
use crate::policy::escalation::posterior;
use crate::rng::Role;
use crate::unit::{MINUTE, YEAR};

/// What comes of an AI talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// The contact goes to people.
    Handoff(Why),
    /// The AI or the customer sees that it leads nowhere.
    DeadEnd(Why),
    /// The customer believes to be helped, rightly or not.
    Contained { is_right: bool },
}

/// An answer, its truth, and the confidence in it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Found {
    answer: Answer,
    is_right: bool,
    confidence: f64,
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
        self.tell(now_s, slot, move |model| model.told_talk(slot, talk_s));
    }

    /// The AI has answered: contained, handed over, tried again or given up.
    pub(super) fn on_ai_answered(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let Found { answer, is_right, confidence } = self.answer(now_s, slot);
        self.tell(now_s, slot, move |model| model.told_answer(slot, answer, is_right, confidence));
        match answer {
            Answer::Handoff(_) => self.hand_over(now_s, slot, calendar),
            Answer::DeadEnd(_) => {
                self.issues[slot].loops += 1;
                if u32::from(self.issues[slot].tries) < self.levers.ai.tries {
                    self.start_ai(now_s, slot, calendar);
                } else {
                    self.contain(now_s, slot, Ending::Failed, calendar);
                }
            }
            Answer::Contained { is_right: true } => self.contain(now_s, slot, Ending::Solved, calendar),
            Answer::Contained { is_right: false } => self.contain(now_s, slot, Ending::Believed, calendar),
        }
    }

    /// Finds the answer's truth, the AI's confidence and what both sides make of it.
    ///
    /// Formula: confidence `C = d·1{right} + ν`.
    fn answer(&self, now_s: f64, slot: u32) -> Found {
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
        let answer = if issue.asks_for_person && access.grants(&view) {
            Answer::Handoff(Why::Asked)
        } else if self.rules.escalation.doubts(&view) {
            if access.has_human_route(&view) { Answer::Handoff(Why::Doubted) } else { Answer::DeadEnd(Why::Doubted) }
        } else if is_right || notice >= self.rules.ai.noticed {
            Answer::Contained { is_right }
        } else if access.grants(&view) {
            // The customer sees that it is wrong, asks for a person and gets one.
            Answer::Handoff(Why::SeenWrong)
        } else {
            Answer::DeadEnd(Why::SeenWrong)
        };
        Found { answer, is_right, confidence }
    }

    fn told_talk(&self, slot: u32, talk_s: f64) -> Happening {
        Happening::AiTalk { talk: self.issues[slot].tries, of: self.levers.ai.tries, talk_s }
    }

    fn told_answer(&self, slot: u32, answer: Answer, is_right: bool, confidence: f64) -> Happening {
        let topic = usize::from(self.issues[slot].topic);
        let believed = self.levers.ai.resolver.success[topic];
        let posterior = |confidence: f64| posterior(confidence, believed, self.rules.separation);
        let verdict = match answer {
            Answer::Handoff(why) => Verdict::Handoff(why),
            Answer::DeadEnd(why) => Verdict::DeadEnd(why),
            Answer::Contained { .. } => Verdict::Contained,
        };
        Happening::AiAnswer {
            is_right,
            believes: posterior(confidence),
            least: self.rules.escalation.least(topic).map(posterior),
            verdict,
        }
    }

    /// The contact ends in the AI tier.
    fn contain(&mut self, now_s: f64, slot: u32, ending: Ending, calendar: &mut Calendar<Event>) {
        let is_reported = ending != Ending::Failed;
        let issue = &mut self.issues[slot];
        issue.reported_by_ai = is_reported;
        let row = issue.contact_row;
        let topic = issue.topic;
        self.ledger.one(row, Count::AiContained);
        self.ledger.one_if(ending == Ending::Solved, row, Count::AiSolved);
        self.ledger.one_if(!is_reported, row, Count::AiGivenUp);
        self.ledger.ai_usage(now_s, topic, &self.levers.ai, is_reported, true);
        self.end_contact(now_s, slot, None, ending, calendar);
    }

    /// The contact goes from the AI to people.
    fn hand_over(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.handed_over = true;
        issue.cold = self.levers.handoff.cold;
        // Who asked for a person from the start had to talk to the AI for nothing.
        if issue.asks_for_person {
            issue.loops = issue.tries;
        }
        let (row, topic) = (issue.contact_row, issue.topic);
        self.ledger.one(row, Count::Escalated);
        self.ledger.ai_usage(now_s, topic, &self.levers.ai, false, false);
        self.offer(now_s, slot, calendar);
    }
}
