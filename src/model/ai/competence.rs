//! What the AI can do now: drift, learning and dated updates, as one shift of its success per topic, in probit units.
//!
//! The AI itself believes what was true at launch: nothing here is known to the rule by which it escalates.

use crate::model::skill::Skill;
use crate::scenario::{AiModel, Learning, Update};
use crate::stat::normal_cdf;

/// What one AI model has learned, and what it can do since the present interval began.
#[derive(Clone, Debug)]
pub struct Competence {
    /// Per topic: lessons not forgotten, at scale 1:1.
    pub lessons: Vec<f64>,
    /// Per topic: shift of success by learning and updates.
    pub shift: Vec<f64>,
    /// Per topic: success over all issues, drift included, the segment's shift not.
    pub success: Vec<f64>,
    refreshed_s: f64,
}

impl Competence {
    pub fn new(topics: usize) -> Self {
        Self { lessons: vec![0.0; topics], shift: vec![0.0; topics], success: vec![0.0; topics], refreshed_s: 0.0 }
    }

    /// Works out what it can do from now on.
    pub fn refresh(&mut self, now_s: f64, drift: f64, ai: &AiModel, skill: &Skill) {
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
