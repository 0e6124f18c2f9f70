//! The AI tier: talk, answer, doubt, pass on, escalate, contain.

use super::Model;
use super::event::Event;
use super::experience::Ending;
use super::issue::Wish;
use super::life::{Happening, Reason, Verdict};
use super::resolver::{ModelId, Resolver};
use super::rules::progress;
use super::tier::ModelRules;
use crate::books::Count;
use crate::engine::Calendar;
use crate::policy::{Quest, Seat, View};
use crate::rng::Role;
use crate::unit::MINUTE;

impl Reason {
    fn count(self) -> Count {
        match self {
            Self::Asked => Count::EscalatedAsked,
            Self::Doubt => Count::EscalatedDoubt,
            Self::SeenWrong => Count::EscalatedWrong,
            Self::Stranded => Count::EscalatedStranded,
        }
    }
}

/// What comes of an AI talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// The contact goes to people.
    Handoff(Reason),
    /// Another model is asked.
    PassOn(Seat),
    /// The AI or the customer sees that it leads nowhere.
    DeadEnd(Reason),
    /// The customer believes to be helped, rightly or not.
    Contained { is_right: bool },
}

impl Answer {
    /// The same as it is told.
    fn verdict(self) -> Verdict {
        match self {
            Self::Handoff(reason) => Verdict::Handoff(reason),
            Self::PassOn(_) => Verdict::PassedOn,
            Self::DeadEnd(reason) => Verdict::DeadEnd(reason),
            Self::Contained { .. } => Verdict::Contained,
        }
    }
}

/// An answer, its truth, how far it is on the right side, and the confidence in it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Found {
    answer: Answer,
    is_right: bool,
    margin: f64,
    confidence: f64,
}

impl Model<'_> {
    /// The contact is meant for the AI: a talk begins, or waits for a model, or finds none.
    pub fn ask_ai(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        match self.seek(now_s, slot, Quest::First) {
            Seat::Nowhere => self.miss_ai(now_s, slot, calendar),
            seat => self.sit(now_s, slot, seat, calendar),
        }
    }

    /// Where the contact's next talk goes.
    #[inline]
    pub fn seek(&self, now_s: f64, slot: u32, quest: Quest) -> Seat {
        if let (Quest::First, true, Some(model)) = (quest, self.tier.is_endless(), self.rules.first_model) {
            return Seat::Talk(model);
        }
        let issue = &self.issues[slot];
        let order = self.levers.ai.order(issue.segment.into(), issue.topic.into(), self.scenario.topics.len());
        order.seek(quest, issue.model.0, |model| {
            self.tier.state(now_s, ModelId(model), self.rules.models[usize::from(model)].when_full)
        })
    }

    /// Takes a place at a model, or in its line.
    #[inline]
    pub fn sit(&mut self, now_s: f64, slot: u32, seat: Seat, calendar: &mut Calendar<Event>) {
        match seat {
            Seat::Talk(model) => self.start_talk(now_s, slot, ModelId(model), calendar),
            Seat::Line(model) => self.wait_for_model(now_s, slot, ModelId(model), calendar),
            Seat::Nowhere => self.strand(now_s, slot, calendar),
        }
    }

    /// An AI talk begins. Where the model falls out before its end, it is cut off then.
    pub fn start_talk(&mut self, now_s: f64, slot: u32, model: ModelId, calendar: &mut Calendar<Event>) {
        self.meet(now_s, slot, model);
        let issue = &mut self.issues[slot];
        let mut stream = issue.luck.stream(Role::AiTalk, issue.talks);
        let rules = &self.rules.models[model.index()];
        let mut talk_s = rules.talk_time.sample(&mut stream);
        issue.talks += 1;
        if rules.has_talk_factors() {
            talk_s *= self.talk_factor(now_s, slot);
        }
        let cut_s = self.tier.falls_out_at(now_s, model);
        let is_cut = now_s + talk_s > cut_s;
        if is_cut {
            talk_s = cut_s - now_s;
        }
        self.tier.begin(now_s, model);
        let issue = &mut self.issues[slot];
        issue.contact_talks = issue.contact_talks.saturating_add(1);
        issue.talked_s += talk_s as f32;
        self.ledger.talk(&self.issues[slot], talk_s);
        let price = self.rules.models[model.index()].price_per_minute;
        if price > 0.0 {
            let row = self.ledger.row(now_s, self.issues[slot].topic);
            self.ledger.of_model(model, row, Count::AiUsage, price * talk_s / MINUTE);
        }
        self.tell(now_s, slot, move |model| model.told_talk(slot, talk_s));
        if is_cut {
            calendar.book(cut_s, Event::AiCut(slot));
        } else {
            calendar.book(now_s + talk_s, Event::AiAnswered(slot));
        }
    }

    /// A model takes the contact up: its first, or after another, whose conversation is over.
    #[inline]
    fn meet(&mut self, now_s: f64, slot: u32, model: ModelId) {
        let issue = &mut self.issues[slot];
        let (row, topic, last) = (issue.contact_row, issue.topic, issue.model);
        let is_first = issue.tries == 0;
        issue.tries = issue.tries.max(1);
        issue.model = model;
        if is_first {
            self.ledger.of_model(model, row, Count::AiContacts, 1.0);
            self.note_competence(now_s, slot);
        } else if last != model {
            self.ledger.of_model(last, row, Count::AiPassedOn, 1.0);
            self.ledger.of_model_alone(model, row, Count::AiContacts, 1.0);
            let before = &self.levers.ai.models[last.index()];
            self.ledger.ai_usage(now_s, topic, (last, before), false, false);
        }
    }

    /// Factor on the length of a talk by what would come of it if it were over now.
    #[cold]
    fn talk_factor(&self, now_s: f64, slot: u32) -> f64 {
        let rules = self.model_rules(slot);
        match self.answer(now_s, slot).answer {
            Answer::Handoff(_) | Answer::PassOn(_) => rules.handoff_factor,
            Answer::DeadEnd(_) => rules.dead_end_factor,
            Answer::Contained { .. } => 1.0,
        }
    }

    /// The AI has answered: contained, handed over, passed on, tried again or given up.
    pub fn on_ai_answered(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let model = self.issues[slot].model;
        self.tier.end(model);
        self.serve_model_line(now_s, model, calendar);
        if self.levers.shows_wait && self.issues[slot].wish == Wish::Person {
            self.tell_wait(now_s, slot);
        }
        let Found { answer, is_right, margin, confidence } = self.answer(now_s, slot);
        if answer != (Answer::Contained { is_right: true }) {
            let issue = &mut self.issues[slot];
            issue.progress = issue.progress.max(progress(margin));
        }
        self.tell(now_s, slot, move |model| model.told_answer(now_s, slot, answer.verdict(), is_right, confidence));
        match answer {
            Answer::Handoff(Reason::SeenWrong) if !self.accepts_wait(now_s, slot) => {
                self.try_again(now_s, slot, calendar);
            }
            Answer::Handoff(reason) => self.hand_over(now_s, slot, reason, calendar),
            Answer::PassOn(seat) => self.sit(now_s, slot, seat, calendar),
            Answer::DeadEnd(_) => self.try_again(now_s, slot, calendar),
            Answer::Contained { is_right: true } => self.contain(now_s, slot, Ending::Solved, calendar),
            Answer::Contained { is_right: false } => self.contain(now_s, slot, Ending::Believed, calendar),
        }
    }

    /// A talk has led nowhere: another one, or the contact is given up.
    fn try_again(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        self.issues[slot].talked_in_vain();
        if u32::from(self.issues[slot].tries) >= self.levers.ai.tries {
            self.contain(now_s, slot, Ending::Failed, calendar);
            return;
        }
        let seat = self.seek(now_s, slot, Quest::DeadEnd);
        if seat != Seat::Nowhere {
            self.issues[slot].tries += 1;
        }
        self.sit(now_s, slot, seat, calendar);
    }

    /// The model falls out in the middle of a talk, which a later one begins anew.
    pub fn on_ai_cut(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.talked_in_vain();
        self.tier.end(issue.model);
        self.tell(now_s, slot, |_| Happening::AiCut);
        let seat = self.seek(now_s, slot, Quest::Cut);
        self.sit(now_s, slot, seat, calendar);
    }

    /// No model can take the contact in the middle of it: on to people, or given up.
    fn strand(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        self.tell(now_s, slot, |_| Happening::AiMissing);
        if self.levers.human_access.has_human_route(&self.view(now_s, slot, 0.0)) {
            self.hand_over(now_s, slot, Reason::Stranded, calendar);
        } else {
            self.contain(now_s, slot, Ending::Failed, calendar);
        }
    }

    /// The customer had asked for a person: told the wait if one may be had by now, they may go on with the AI.
    fn tell_wait(&mut self, now_s: f64, slot: u32) {
        if self.levers.human_access.grants(&self.view(now_s, slot, 0.0)) {
            self.declines(now_s, slot);
        }
    }

    /// No model can take the contact at its beginning: to people, or turned away.
    pub fn miss_ai(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) {
        self.ledger.one(self.issues[slot].contact_row, Count::AiMissed);
        self.tell(now_s, slot, |_| Happening::AiMissing);
        if self.levers.human_access.has_human_route(&self.view(now_s, slot, 0.0)) {
            self.grant(slot);
            self.offer(now_s, slot, calendar);
        } else {
            self.refuse(slot);
            self.turn_away(now_s, slot, calendar);
        }
    }

    /// The model that talks in the contact, or talked last.
    #[inline]
    pub fn model_rules(&self, slot: u32) -> &ModelRules {
        &self.rules.models[self.issues[slot].model.index()]
    }

    /// Finds the answer's truth, the AI's confidence and what both sides make of it.
    ///
    /// Formula: confidence `C = d·1{right} + ν`.
    #[inline]
    fn answer(&self, now_s: f64, slot: u32) -> Found {
        let issue = &self.issues[slot];
        let rules = self.model_rules(slot);
        let mut stream = issue.luck.stream(Role::AiAnswer, issue.talks - 1);
        let (epsilon, nu, notice) = (stream.normal(), stream.normal(), stream.uniform());
        let shift = self.ai_shift(now_s, issue);
        let margin = rules.skill.margin(issue.topic, shift, issue.z_ai, epsilon);
        let is_right = margin > 0.0;
        let confidence = if is_right { rules.separation + nu } else { nu };
        let view = self.view(now_s, slot, confidence);
        let access = self.levers.human_access;
        let answer = if issue.wish == Wish::Person && access.grants(&view) {
            Answer::Handoff(Reason::Asked)
        } else if let Some(seat) = self.passes_on(now_s, slot, &view) {
            Answer::PassOn(seat)
        } else if rules.escalation.doubts(&view) {
            let has_people = access.has_human_route(&view);
            if has_people { Answer::Handoff(Reason::Doubt) } else { Answer::DeadEnd(Reason::Doubt) }
        } else if is_right || notice >= rules.skill.noticed {
            Answer::Contained { is_right }
        } else if access.grants(&view) {
            Answer::Handoff(Reason::SeenWrong)
        } else {
            Answer::DeadEnd(Reason::SeenWrong)
        };
        Found { answer, is_right, margin, confidence }
    }

    /// Where a model that doubts its answer passes the talk on to, if a later one of its cascade can take it.
    #[inline]
    fn passes_on(&self, now_s: f64, slot: u32, view: &View) -> Option<Seat> {
        if !self.rules.has_cascade || !self.model_rules(slot).pass_on.doubts(view) {
            return None;
        }
        Some(self.seek(now_s, slot, Quest::Doubt)).filter(|seat| *seat != Seat::Nowhere)
    }

    /// The contact ends in the AI tier.
    pub fn contain(&mut self, now_s: f64, slot: u32, ending: Ending, calendar: &mut Calendar<Event>) {
        let is_reported = ending != Ending::Failed;
        let issue = &mut self.issues[slot];
        if !is_reported {
            issue.talked_in_vain();
        }
        issue.reported_by_ai = is_reported;
        let (row, topic, model) = (issue.contact_row, issue.topic, issue.model);
        let one_if = |when: bool| f64::from(u8::from(when));
        self.ledger.of_model(model, row, Count::AiContained, 1.0);
        self.ledger.of_model(model, row, Count::AiSolved, one_if(ending == Ending::Solved));
        self.ledger.of_model(model, row, Count::AiGivenUp, one_if(!is_reported));
        self.refuse(slot);
        let named = &self.levers.ai.models[model.index()];
        self.ledger.ai_usage(now_s, topic, (model, named), is_reported, true);
        self.learn_from_review(now_s, topic, model);
        self.end_contact(now_s, slot, Resolver::Ai(model), ending, calendar);
    }

    /// The contact goes from the AI to people.
    fn hand_over(&mut self, now_s: f64, slot: u32, reason: Reason, calendar: &mut Calendar<Event>) {
        let issue = &mut self.issues[slot];
        issue.handed_over = true;
        issue.cold = self.levers.handoff.cold;
        issue.talked_in_vain();
        let (row, topic, model) = (issue.contact_row, issue.topic, issue.model);
        self.ledger.of_model(model, row, Count::Escalated, 1.0);
        self.ledger.one(row, reason.count());
        self.grant(slot);
        let named = &self.levers.ai.models[model.index()];
        self.ledger.ai_usage(now_s, topic, (model, named), false, false);
        self.offer(now_s, slot, calendar);
    }
}
