//! What happens while a contact waits for a model: it is served, loses patience, or the model falls out.

use crate::books::Count;
use crate::model::course::At;
use crate::model::demand::busyness;
use crate::model::ending::ContactEnd;
use crate::model::event::Event;
use crate::model::id::ModelId;
use crate::model::operation::Operation;
use crate::model::people::lines::QueueEntry;
use crate::model::resolver::Resolver;
use crate::model::trace::Happening;
use crate::policy::Quest;
use crate::policy::staffing::at_scale;
use crate::unit::MINUTE;

impl Operation<'_> {
    /// Every place of a model is taken: the contact waits for one, or leaves at once.
    pub fn wait_for_model(&mut self, at: &mut At, slot: u32, model: ModelId) {
        let patience_s = self.draw_patience(at, slot);
        let issue = &mut self.issues[slot];
        self.ledger.count(issue.contact_row, Count::AiQueued);
        issue.queued_s = at.now_s;
        let Some(patience_s) = patience_s else {
            self.leave_ai(at, slot);
            return;
        };
        let issue = &mut self.issues[slot];
        issue.sought = model;
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let wait_number = issue.wait_number;
        self.ai_capacity.lines.join(model.index(), QueueEntry { since_s: at.now_s, slot, wait_number });
        self.trace(at, slot, |_| Happening::AiWaits);
        if patience_s.is_finite() {
            at.book(at.now_s + patience_s, Event::AiPatienceOver(slot, wait_number));
        }
        self.await_minute(at, model);
    }

    /// A line before a model that may begin no more talks in this minute is looked at again in the next.
    fn await_minute(&mut self, at: &mut At, model: ModelId) {
        if let Some(at_s) = self.ai_capacity.await_minute(at.now_s, model) {
            at.book(at_s, Event::Minute(model));
        }
    }

    /// A minute begins: the model takes who has waited longest.
    pub fn on_minute(&mut self, at: &mut At, model: ModelId) {
        self.ai_capacity.begin_minute(model);
        self.serve_model_line(at, model);
        self.await_minute(at, model);
    }

    /// A model that has places takes those who have waited longest.
    #[inline]
    pub fn serve_model_line(&mut self, at: &mut At, model: ModelId) {
        while self.ai_capacity.can_serve(at.now_s, model) {
            let slot = self.take_from_model_line(at, model);
            self.start_talk(&mut at.of(self.issues[slot].customer), slot, model);
        }
    }

    /// Takes the first out of a model's line; the wait is over.
    fn take_from_model_line(&mut self, at: &At, model: ModelId) -> u32 {
        let slot = self.ai_capacity.lines.take(model.index(), &self.issues);
        self.ai_capacity.lines.hang_up(model.index());
        self.issues[slot].wait_number = self.issues[slot].wait_number.wrapping_add(1);
        self.end_model_wait(at, slot);
        slot
    }

    fn end_model_wait(&mut self, at: &At, slot: u32) {
        let issue = &mut self.issues[slot];
        let wait_s = at.now_s - issue.queued_s;
        issue.ai_waited_s += wait_s as f32;
        self.ledger.add(issue.contact_row, Count::AiWaitS, wait_s);
    }

    /// Patience is over; who talks in the meantime has another wait number.
    pub fn on_ai_patience_over(&mut self, at: &mut At, slot: u32, wait_number: u32) {
        if !self.issues.waits(slot, wait_number) {
            return;
        }
        let issue = &mut self.issues[slot];
        issue.wait_number = wait_number.wrapping_add(1);
        let line = issue.sought.index();
        self.ai_capacity.lines.hang_up(line);
        self.ai_capacity.lines.leave(line, slot, &self.issues);
        self.end_model_wait(at, slot);
        self.leave_ai(at, slot);
    }

    /// A contact leaves the AI tier without a further talk: unanswered if there was none, else given up.
    fn leave_ai(&mut self, at: &mut At, slot: u32) {
        if self.issues[slot].tries > 0 {
            self.contain(at, slot, ContactEnd::Failed);
            return;
        }
        self.ledger.count(self.issues[slot].contact_row, Count::AiAbandoned);
        self.refuse(slot);
        let waited_s = at.now_s - self.issues[slot].queued_s;
        self.trace(at, slot, |_| Happening::Abandoned { waited_s, at_once: waited_s <= 0.0 });
        self.end_contact(at, slot, Resolver::Nobody, ContactEnd::Unanswered);
    }

    /// A model falls out: who waits for it now seeks another, once.
    pub fn on_outage(&mut self, at: &mut At, model: ModelId) {
        let line = model.index();
        for _ in 0..self.ai_capacity.lines.length(line) {
            if self.ai_capacity.lines.first(line).is_none() {
                return;
            }
            let slot = self.take_from_model_line(at, model);
            self.seek_another(&mut at.of(self.issues[slot].customer), slot);
        }
    }

    fn seek_another(&mut self, at: &mut At, slot: u32) {
        if self.issues[slot].tries == 0 {
            self.ask_ai(at, slot);
        } else {
            let seat = self.seek(at, slot, Quest::Cut);
            self.sit(at, slot, seat);
        }
    }

    /// An interval begins: models have the limits of their phase, at this scale; who waits takes places that are new.
    ///
    /// At scale 1:k the margin over the load is kept as that of people is, and one talk at least.
    pub fn set_limits(&mut self, at: &mut At) {
        if self.ai_capacity.is_endless() {
            return;
        }
        for (model, named) in at.terms.levers.ai.models.iter().enumerate() {
            let load = self.talks_offered(at, model);
            let per_minute = load / named.talk_time.mean_s() * MINUTE;
            let places = named.places.map(|places| self.limit_at_scale(places, load));
            let talks = named.talks_per_minute.map(|talks| self.limit_at_scale(talks, per_minute));
            self.ai_capacity.set_limits(model, places, talks);
            self.serve_model_line(at, ModelId::at(model));
            self.await_minute(at, ModelId::at(model));
        }
    }

    /// Talks that a model would have in hand without limits, at scale 1:1.
    pub fn talks_offered(&self, at: &At, model: usize) -> f64 {
        let talk_per_issue =
            |[strategy, phase, state]: [usize; 3]| self.calibration.talk_per_issue(strategy, phase, state, model);
        self.arrivals.expected_per_s(at.now_s, self.scenario) * at.in_force.over_arms(talk_per_issue)
    }

    /// A limit at this scale; `load` is what would be in its place at 1:1 without it.
    fn limit_at_scale(&self, limit: u32, load: f64) -> u32 {
        if self.setting.scale <= 1 {
            return limit;
        }
        let kept =
            at_scale(f64::from(limit), load, 1.0, busyness(&self.scenario.demand), f64::from(self.setting.scale));
        (kept.round() as u32).max(1)
    }
}
