//! The AI tier: talk, answer, doubt, pass on, escalate, contain.

use crate::books::Count;
use crate::model::ai::ModelRules;
use crate::model::course::At;
use crate::model::crowd::Reservation;
use crate::model::ending::ContactEnd;
use crate::model::event::Event;
use crate::model::id::ModelId;
use crate::model::issue::{Handover, Wish};
use crate::model::operation::Operation;
use crate::model::resolver::Resolver;
use crate::model::skill::progress;
use crate::model::trace::{Happening, Reason, Verdict};
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
    /// Where doubt hands it over while nobody waits: the wait at which it no longer would, s.
    doubted_below_s: Option<f64>,
}

impl Operation<'_> {
    /// The contact is meant for the AI: a talk begins, or waits for a model, or finds none.
    pub fn ask_ai(&mut self, at: &mut At, slot: u32) {
        match self.seek(at, slot, Quest::First) {
            Seat::Nowhere => self.miss_ai(at, slot),
            seat => self.sit(at, slot, seat),
        }
    }

    /// Where the contact's next talk goes.
    #[inline]
    pub fn seek(&self, at: &At, slot: u32, quest: Quest) -> Seat {
        if let (Quest::First, true, Some(model)) = (quest, self.ai_capacity.is_endless(), at.terms.rules.first_model) {
            return Seat::Talk(model);
        }
        let issue = &self.issues[slot];
        let order = at.terms.levers.ai.order(issue.segment.index(), issue.topic.index(), self.scenario.topics.len());
        order.seek(quest, issue.model.0, |model| {
            self.ai_capacity.state(at.now_s, ModelId(model), at.terms.rules.models[usize::from(model)].when_full)
        })
    }

    /// Takes a place at a model, or in its line.
    #[inline]
    pub fn sit(&mut self, at: &mut At, slot: u32, seat: Seat) {
        match seat {
            Seat::Talk(model) => self.start_talk(at, slot, ModelId(model)),
            Seat::Line(model) => self.wait_for_model(at, slot, ModelId(model)),
            Seat::Nowhere => self.strand(at, slot),
        }
    }

    /// An AI talk begins. Where the model falls out before its end, it is cut off then.
    pub fn start_talk(&mut self, at: &mut At, slot: u32, model: ModelId) {
        self.meet(at, slot, model);
        let issue = &mut self.issues[slot];
        let mut stream = issue.luck.stream(Role::AiTalk, issue.talks);
        let rules = &at.terms.rules.models[model.index()];
        let mut talk_s = rules.talk_time.sample(&mut stream);
        issue.talks += 1;
        if rules.has_talk_factors() {
            talk_s *= self.talk_factor(at, slot);
        }
        let cut_s = self.ai_capacity.falls_out_at(at.now_s, model);
        let is_cut = at.now_s + talk_s > cut_s;
        if is_cut {
            talk_s = cut_s - at.now_s;
        }
        self.ai_capacity.begin(at.now_s, model);
        let issue = &mut self.issues[slot];
        issue.contact_talks = issue.contact_talks.saturating_add(1);
        issue.talked_s += talk_s as f32;
        self.ledger.talk(&self.issues[slot], talk_s);
        let price = at.terms.rules.models[model.index()].price_per_minute;
        // What is paid by the minute is due as the talk begins, in whatever week the contact arrived.
        if price > 0.0 {
            let row = self.ledger.row(at.now_s, at.arm, self.issues[slot].topic);
            self.ledger.of_model(model, row, Count::AiUsage, price * talk_s / MINUTE);
        }
        self.trace(at, slot, |own| own.traced_talk(at, slot, talk_s));
        if is_cut {
            at.book(cut_s, Event::AiCut(slot));
        } else {
            at.book(at.now_s + talk_s, Event::AiAnswered(slot));
        }
    }

    /// A model takes the contact up: its first, or after another, whose conversation is over.
    #[inline]
    fn meet(&mut self, at: &At, slot: u32, model: ModelId) {
        let issue = &mut self.issues[slot];
        let (row, topic, last) = (issue.contact_row, issue.topic, issue.model);
        let is_first = issue.tries == 0;
        issue.tries = issue.tries.max(1);
        issue.model = model;
        if is_first {
            self.ledger.of_model(model, row, Count::AiContacts, 1.0);
            self.note_competence(at, slot);
        } else if last != model {
            self.ledger.of_model(last, row, Count::AiPassedOn, 1.0);
            self.ledger.of_model_alone(model, row, Count::AiContacts, 1.0);
            let usage_row = self.ledger.row(at.now_s, at.arm, topic);
            let before = &at.terms.levers.ai.models[last.index()];
            self.ledger.ai_usage(usage_row, (last, before), false, false);
        }
    }

    /// Factor on the length of a talk by what would come of it if it were over now.
    #[cold]
    fn talk_factor(&self, at: &At, slot: u32) -> f64 {
        let rules = self.model_rules(at, slot);
        match self.answer(at, slot).answer {
            Answer::Handoff(_) | Answer::PassOn(_) => rules.handoff_factor,
            Answer::DeadEnd(_) => rules.dead_end_factor,
            Answer::Contained { .. } => 1.0,
        }
    }

    /// The AI has answered: contained, handed over, passed on, tried again or given up.
    pub fn on_ai_answered(&mut self, at: &mut At, slot: u32) {
        let model = self.issues[slot].model;
        self.ai_capacity.end(model);
        self.serve_model_line(at, model);
        if at.terms.levers.shows_wait && self.issues[slot].wish == Wish::Person {
            self.tell_wait(at, slot);
        }
        let Found { answer, is_right, margin, confidence, doubted_below_s } = self.answer(at, slot);
        if let Some(wait_s) = doubted_below_s {
            self.note_look(at, slot, Reservation::Below(wait_s), answer == Answer::Handoff(Reason::Doubt));
        }
        // Who is helped has no use for how near a solution was.
        if answer != (Answer::Contained { is_right: true }) {
            let issue = &mut self.issues[slot];
            issue.progress = issue.progress.max(progress(margin));
        }
        self.trace(at, slot, |own| own.traced_answer(at, slot, answer.verdict(), is_right, confidence));
        match answer {
            // The customer sees that it is wrong, and would rather ask the AI again than wait so long for a person.
            Answer::Handoff(Reason::SeenWrong) if !self.accepts_wait(at, slot) => {
                self.try_again(at, slot);
            }
            Answer::Handoff(reason) => self.hand_over(at, slot, reason),
            Answer::PassOn(seat) => self.sit(at, slot, seat),
            Answer::DeadEnd(_) => self.try_again(at, slot),
            Answer::Contained { is_right: true } => self.contain(at, slot, ContactEnd::Solved),
            Answer::Contained { is_right: false } => self.contain(at, slot, ContactEnd::Believed),
        }
    }

    /// A talk has led nowhere: another one, or the contact is given up.
    fn try_again(&mut self, at: &mut At, slot: u32) {
        self.issues[slot].talked_in_vain();
        if u32::from(self.issues[slot].tries) >= at.terms.levers.ai.tries {
            self.contain(at, slot, ContactEnd::Failed);
            return;
        }
        let seat = self.seek(at, slot, Quest::DeadEnd);
        // With no model to ask there is no further try: the contact is stranded.
        if seat != Seat::Nowhere {
            self.issues[slot].tries += 1;
        }
        self.sit(at, slot, seat);
    }

    /// The model falls out in the middle of a talk, which a later one begins anew.
    pub fn on_ai_cut(&mut self, at: &mut At, slot: u32) {
        let issue = &mut self.issues[slot];
        issue.talked_in_vain();
        self.ai_capacity.end(issue.model);
        self.trace(at, slot, |_| Happening::AiCut);
        let seat = self.seek(at, slot, Quest::Cut);
        self.sit(at, slot, seat);
    }

    /// No model can take the contact in the middle of it: on to people, or given up.
    fn strand(&mut self, at: &mut At, slot: u32) {
        self.trace(at, slot, |_| Happening::AiMissing);
        if at.terms.levers.human_access.has_human_route(&self.view(at, slot, 0.0)) {
            self.hand_over(at, slot, Reason::Stranded);
        } else {
            self.contain(at, slot, ContactEnd::Failed);
        }
    }

    /// The customer had asked for a person: told the wait if one may be had by now, they may go on with the AI.
    fn tell_wait(&mut self, at: &At, slot: u32) {
        if at.terms.levers.human_access.grants(&self.view(at, slot, 0.0)) {
            self.declines(at, slot);
        }
    }

    /// No model can take the contact at its beginning: to people, or turned away.
    pub fn miss_ai(&mut self, at: &mut At, slot: u32) {
        self.ledger.count(self.issues[slot].contact_row, Count::AiMissed);
        self.trace(at, slot, |_| Happening::AiMissing);
        if at.terms.levers.human_access.has_human_route(&self.view(at, slot, 0.0)) {
            self.grant(slot);
            self.offer(at, slot);
        } else {
            self.refuse(slot);
            self.turn_away(at, slot);
        }
    }

    /// The model that talks in the contact, or talked last.
    #[inline]
    pub fn model_rules<'t>(&self, at: &At<'t>, slot: u32) -> &'t ModelRules {
        &at.terms.rules.models[self.issues[slot].model.index()]
    }

    /// Finds the answer's truth, the AI's confidence and what both sides make of it.
    ///
    /// Formula: confidence `C = d·1{right} + ν`.
    #[inline]
    fn answer(&self, at: &At, slot: u32) -> Found {
        let issue = &self.issues[slot];
        let rules = self.model_rules(at, slot);
        let mut stream = issue.luck.stream(Role::AiAnswer, issue.talks - 1);
        let (epsilon, nu, notice) = (stream.normal(), stream.normal(), stream.uniform());
        let shift = self.ai_shift(at, issue);
        let margin = rules.skill.margin(issue.topic, shift, issue.z_ai, epsilon);
        let is_right = margin > 0.0;
        let confidence = if is_right { rules.separation + nu } else { nu };
        let view = self.view(at, slot, confidence);
        let access = at.terms.levers.human_access;
        let convinces = is_right || notice >= rules.skill.noticed;
        // Whoever asked goes to people however good the answer is; a later model is asked before people are.
        let answer = if issue.wish == Wish::Person && access.grants(&view) {
            Answer::Handoff(Reason::Asked)
        } else if let Some(seat) = self.passes_on(at, slot, &view) {
            Answer::PassOn(seat)
        } else if rules.escalation.doubts(&view) {
            let has_people = access.has_human_route(&view);
            if has_people { Answer::Handoff(Reason::Doubt) } else { Answer::DeadEnd(Reason::Doubt) }
        } else if convinces {
            Answer::Contained { is_right }
        } else if access.grants(&view) {
            Answer::Handoff(Reason::SeenWrong)
        } else {
            Answer::DeadEnd(Reason::SeenWrong)
        };
        let is_doubted = !matches!(answer, Answer::Handoff(Reason::Asked) | Answer::PassOn(_));
        // Who sees that it is wrong and is granted a person needs no doubt.
        let decides = is_doubted && access.has_human_route(&view) && (convinces || !access.grants(&view));
        let doubted_below_s = rules.escalation.doubted_below_s(&view).filter(|_| decides);
        Found { answer, is_right, margin, confidence, doubted_below_s }
    }

    /// Where a model that doubts its answer passes the talk on to, if a later one of its cascade can take it.
    #[inline]
    fn passes_on(&self, at: &At, slot: u32, view: &View) -> Option<Seat> {
        if !at.terms.rules.has_cascade || !self.model_rules(at, slot).pass_on.doubts(view) {
            return None;
        }
        Some(self.seek(at, slot, Quest::Doubt)).filter(|seat| *seat != Seat::Nowhere)
    }

    /// The contact ends in the AI tier.
    pub fn contain(&mut self, at: &mut At, slot: u32, ending: ContactEnd) {
        let is_reported = ending != ContactEnd::Failed;
        let issue = &mut self.issues[slot];
        if !is_reported {
            issue.talked_in_vain();
        }
        issue.reported_by_ai = is_reported;
        let (row, topic, model) = (issue.contact_row, issue.topic, issue.model);
        let one_if = |when: bool| f64::from(u8::from(when));
        self.ledger.of_model(model, row, Count::AiContained, 1.0);
        self.ledger.of_model(model, row, Count::AiSolved, one_if(ending == ContactEnd::Solved));
        self.ledger.of_model(model, row, Count::AiGivenUp, one_if(!is_reported));
        self.refuse(slot);
        let named = &at.terms.levers.ai.models[model.index()];
        let usage_row = self.ledger.row(at.now_s, at.arm, topic);
        self.ledger.ai_usage(usage_row, (model, named), is_reported, true);
        self.learn_from_review(at, topic, model);
        self.end_contact(at, slot, Resolver::Ai(model), ending);
    }

    /// The contact goes from the AI to people.
    fn hand_over(&mut self, at: &mut At, slot: u32, reason: Reason) {
        let issue = &mut self.issues[slot];
        issue.handover = if at.terms.levers.handoff.cold { Handover::Cold } else { Handover::Warm };
        issue.talked_in_vain();
        let (row, topic, model) = (issue.contact_row, issue.topic, issue.model);
        self.ledger.of_model(model, row, Count::Escalated, 1.0);
        self.ledger.count(row, reason.count());
        self.grant(slot);
        let named = &at.terms.levers.ai.models[model.index()];
        let usage_row = self.ledger.row(at.now_s, at.arm, topic);
        self.ledger.ai_usage(usage_row, (model, named), false, false);
        self.offer(at, slot);
    }
}
