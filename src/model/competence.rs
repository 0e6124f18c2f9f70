//! What the AI can do now: drift, learning and dated updates, as one shift of its success per topic, in probit units.
//!
//! The AI itself believes what was true at launch: nothing here is known to the rule by which it escalates.

use super::issue::Issue;
use super::resolver::ModelId;
use super::rules::Skill;
use super::{At, Operation};
use crate::books::Count;
use crate::scenario::{AiModel, Learning, Update};
use crate::stat::normal_cdf;
use crate::unit::YEAR;

/// What one AI model has learned, and what it can do since the present interval began.
#[derive(Clone, Debug)]
pub struct Competence {
    /// Per topic: lessons not forgotten, at scale 1:1.
    lessons: Vec<f64>,
    /// Per topic: shift of success by learning and updates.
    shift: Vec<f64>,
    /// Per topic: success over all issues, drift included, the segment's shift not.
    success: Vec<f64>,
    refreshed_s: f64,
}

impl Competence {
    pub fn new(topics: usize) -> Self {
        Self { lessons: vec![0.0; topics], shift: vec![0.0; topics], success: vec![0.0; topics], refreshed_s: 0.0 }
    }

    /// Works out what it can do from now on.
    fn refresh(&mut self, now_s: f64, drift: f64, ai: &AiModel, skill: &Skill) {
        let passed_s = now_s - self.refreshed_s;
        self.refreshed_s = now_s;
        for topic in 0..self.lessons.len() {
            if let Some(half_life_s) = ai.learning.forgotten_after_s {
                self.lessons[topic] *= libm::exp2(-passed_s / half_life_s);
            }
            let updated: f64 = ai.updates.iter().map(|update| left_of(update, topic, now_s)).sum();
            self.shift[topic] = learned(&ai.learning, topic, self.lessons[topic]) + updated;
            self.success[topic] = normal_cdf(skill.probit(topic) + drift + self.shift[topic]);
        }
    }
}

/// What so many lessons about a topic have raised success by.
///
/// Formula: `most · (1 − 2^(−lessons/half))`.
fn learned(learning: &Learning, topic: usize, lessons: f64) -> f64 {
    learning.most * (1.0 - libm::exp2(-lessons / learning.half[topic]))
}

/// What is left of an update's shift of a topic.
///
/// Formula: nothing before `at` and from `at + recovered_after` on; between them `shift`, or `shift · (1 − passed/recovered_after)`
/// where it fades.
fn left_of(update: &Update, topic: usize, now_s: f64) -> f64 {
    let passed_s = now_s - update.at_s;
    match update.recovered_after_s {
        _ if passed_s < 0.0 => 0.0,
        Some(after_s) if passed_s >= after_s => 0.0,
        Some(after_s) if update.is_gradual => update.shift[topic] * (1.0 - passed_s / after_s),
        _ => update.shift[topic],
    }
}

impl Operation<'_> {
    /// Shift of the AI's success at an issue, probit units.
    #[inline]
    pub fn ai_shift(&self, at: &At, issue: &Issue) -> f64 {
        let of_segment = self.scenario.segments[usize::from(issue.segment)].ai_shift;
        let model = issue.model.index();
        of_segment + self.drift(at, model) + self.tier.competence[model].shift[usize::from(issue.topic)]
    }

    /// Drift of a model since the start of the horizon.
    #[inline]
    fn drift(&self, at: &At, model: usize) -> f64 {
        let years = (at.now_s - self.scenario.clock.warmup_s).max(0.0) / YEAR;
        at.terms.levers.ai.models[model].drift_per_year * years
    }

    /// An interval begins: what was learned in the last one is put to use.
    pub fn refresh_competence(&mut self, at: &At) {
        for model in 0..self.tier.competence.len() {
            let drift = self.drift(at, model);
            let (named, rules) = (&at.terms.levers.ai.models[model], &at.terms.rules.models[model]);
            self.tier.competence[model].refresh(at.now_s, drift, named, &rules.skill);
        }
    }

    /// A contact goes to the AI: what it can do at such a topic is written down.
    #[inline]
    pub fn note_competence(&mut self, at: &At, slot: u32) {
        let issue = &self.issues[slot];
        let (model, topic) = (issue.model.index(), issue.topic);
        let competence = &self.tier.competence[model];
        let success = if at.in_force.has_pilot() {
            // The arm of a pilot may have a model of another success.
            let probit = at.terms.rules.models[model].skill.probit(usize::from(topic));
            normal_cdf(probit + self.drift(at, model) + competence.shift[usize::from(topic)])
        } else {
            competence.success[usize::from(topic)]
        };
        self.ledger.add(issue.contact_row, Count::AiSkill, success);
    }

    /// A contact is contained, and perhaps reviewed.
    #[inline]
    pub fn learn_from_review(&mut self, at: &At, topic: u16, model: ModelId) {
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
        if !learning.is_off() && issue.handed_over {
            self.learn(at, issue.topic, issue.model, learning.from_people);
        }
    }

    /// So many lessons more, each of which stands for as many as the scale says. Before the horizon nothing is learned: the
    /// success of the file is that of its start.
    fn learn(&mut self, at: &At, topic: u16, model: ModelId, lessons: f64) {
        if at.now_s >= self.scenario.clock.warmup_s {
            self.tier.competence[model.index()].lessons[usize::from(topic)] += lessons * f64::from(self.setting.scale);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn half_the_lessons_teach_half_of_what_can_be_learned_and_no_number_all_of_it() {
        let half = vec![100.0, 400.0];
        let learning = Learning { most: 0.6, half, from_reviews: 1.0, from_people: 1.0, forgotten_after_s: None };
        for (lessons, gained) in [(0.0, 0.0), (100.0, 0.3), (200.0, 0.45), (1e9, 0.6)] {
            assert!(is_close(learned(&learning, 0, lessons), gained), "{lessons}");
        }
        assert!(is_close(learned(&learning, 1, 400.0), 0.3), "each topic has a half of its own");
    }

    #[test]
    fn an_update_hits_at_once_and_is_gone_at_once_or_little_by_little() {
        let update = |recovered_after_s, is_gradual| Update {
            id: String::new(),
            at_s: 100.0,
            shift: vec![-0.4, 0.0],
            recovered_after_s,
            is_gradual,
        };
        let at = |update: &Update| [99.0, 100.0, 120.0, 140.0, 1e9].map(|now_s| left_of(update, 0, now_s));
        let all = |found: [f64; 5], right: [f64; 5]| found.iter().zip(right).all(|(a, b)| is_close(*a, b));
        assert!(all(at(&update(None, false)), [0.0, -0.4, -0.4, -0.4, -0.4]));
        assert!(all(at(&update(Some(40.0), false)), [0.0, -0.4, -0.4, 0.0, 0.0]));
        assert!(all(at(&update(Some(40.0), true)), [0.0, -0.4, -0.2, 0.0, 0.0]));
        assert!(is_close(left_of(&update(None, false), 1, 200.0), 0.0), "another topic is not touched");
    }
}
