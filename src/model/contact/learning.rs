//! What the AI learns from contacts, and what it can do in them.

use crate::books::Count;
use crate::model::course::At;
use crate::model::id::{ModelId, TopicId};
use crate::model::issue::{Handover, Issue};
use crate::model::operation::Operation;
use crate::stat::normal_cdf;
use crate::unit::YEAR;

impl Operation<'_> {
    /// Shift of the AI's success at an issue, probit units.
    #[inline]
    pub fn ai_shift(&self, at: &At, issue: &Issue) -> f64 {
        let of_segment = self.scenario.segments[issue.segment.index()].ai_shift;
        let model = issue.model.index();
        of_segment + self.drift(at, model) + self.ai_capacity.competence[model].shift[issue.topic.index()]
    }

    /// Drift of a model since the start of the horizon.
    #[inline]
    fn drift(&self, at: &At, model: usize) -> f64 {
        let years = (at.now_s - self.scenario.clock.warmup_s).max(0.0) / YEAR;
        at.terms.levers.ai.models[model].drift_per_year * years
    }

    /// An interval begins: what was learned in the last one is put to use.
    pub fn refresh_competence(&mut self, at: &At) {
        for model in 0..self.ai_capacity.competence.len() {
            let drift = self.drift(at, model);
            let (named, rules) = (&at.terms.levers.ai.models[model], &at.terms.rules.models[model]);
            self.ai_capacity.competence[model].refresh(at.now_s, drift, named, &rules.skill);
        }
    }

    /// A contact goes to the AI: what it can do at such a topic is written down.
    #[inline]
    pub fn note_competence(&mut self, at: &At, slot: u32) {
        let issue = &self.issues[slot];
        let (model, topic) = (issue.model.index(), issue.topic);
        let competence = &self.ai_capacity.competence[model];
        let success = if at.in_force.has_pilot() {
            // The arm of a pilot may have a model of another success.
            let probit = at.terms.rules.models[model].skill.probit(topic.index());
            normal_cdf(probit + self.drift(at, model) + competence.shift[topic.index()])
        } else {
            competence.success[topic.index()]
        };
        self.ledger.add(issue.contact_row, Count::AiSkill, success);
    }

    /// A contact is contained, and perhaps reviewed.
    #[inline]
    pub fn learn_from_review(&mut self, at: &At, topic: TopicId, model: ModelId) {
        let ai = &at.terms.levers.ai.models[model.index()];
        if !ai.learning.is_off() {
            self.learn(at, topic, model, ai.review_share * ai.learning.from_reviews);
        }
    }

    /// People have truly solved a contact; one that the AI had handed over teaches it.
    #[inline]
    pub fn learn_from_people(&mut self, at: &At, slot: u32) {
        let issue = &self.issues[slot];
        let learning = &at.terms.levers.ai.models[issue.model.index()].learning;
        if !learning.is_off() && issue.handover != Handover::None {
            self.learn(at, issue.topic, issue.model, learning.from_people);
        }
    }

    /// A model learns lessons, each of which stands for as many as the scale says. Before the horizon nothing is learned: the
    /// success of the file is that of its start.
    fn learn(&mut self, at: &At, topic: TopicId, model: ModelId, lessons: f64) {
        if at.now_s >= self.scenario.clock.warmup_s {
            self.ai_capacity.competence[model.index()].lessons[topic.index()] +=
                lessons * f64::from(self.setting.scale);
        }
    }
}
