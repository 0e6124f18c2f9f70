//! What a resolver can do, worked out into probit units.

use crate::dist::Sampler;
use crate::model::id::TopicId;
use crate::scenario::{Resolver, Scenario};
use crate::stat::{normal_cdf, normal_quantile};

/// A resolver in probit units.
#[derive(Clone, Debug)]
pub struct Skill {
    /// Φ⁻¹ of the success per topic.
    success: Vec<f64>,
    /// √ρ and √(1 − ρ).
    shared: f64,
    own: f64,
    /// Chance that a failure is noticed at once, and that it is found out later otherwise.
    pub noticed: f64,
    pub discovered: f64,
    pub comes_back: f64,
    pub comes_back_after: Sampler,
    pub discovered_after: Sampler,
    /// Φ⁻¹ of the satisfied share where the issue is believed solved.
    pub score_solved: f64,
    /// The same where it is not and nobody came near to a solution, and what all but solving it adds.
    score_unsolved: f64,
    score_of_progress: f64,
    /// To answer a survey, odds at a middling rating.
    pub answer_odds: f64,
}

impl Skill {
    /// `rho` is how much of its luck is the difficulty.
    pub fn new(resolver: &Resolver, rho: f64, scenario: &Scenario) -> Self {
        let unsolved = normal_quantile(resolver.satisfied_unsolved);
        // Who solves half of the issues comes half the way, on average over its failures; who knows nothing does no better
        // than nobody.
        let hopeless = unsolved.min(scenario.experience.mood_unanswered);
        let fall = scenario.experience.progress_felt * (unsolved - hopeless);
        let response = resolver.survey_response.unwrap_or(scenario.survey.response);
        Self {
            success: resolver.success.iter().map(|&p| normal_quantile(p)).collect(),
            shared: rho.sqrt(),
            own: (1.0 - rho).sqrt(),
            noticed: resolver.noticed,
            discovered: resolver.discovered,
            comes_back: resolver.comes_back,
            comes_back_after: resolver.comes_back_after.sampler(),
            discovered_after: resolver.discovered_after.sampler(),
            score_solved: normal_quantile(resolver.satisfied_solved),
            score_unsolved: unsolved - fall,
            score_of_progress: 2.0 * fall,
            answer_odds: response / (1.0 - response),
        }
    }

    /// Φ⁻¹ of the success at a topic.
    pub fn probit(&self, topic: usize) -> f64 {
        self.success[topic]
    }

    /// What another success than that of a topic is in probit units, less that: `points` more, within a thousandth of 0 and 1.
    #[inline]
    pub fn shift(&self, topic: TopicId, points: f64) -> f64 {
        if points.abs() < 1e-12 {
            return 0.0;
        }
        let probit = self.success[topic.index()];
        let success = normal_cdf(probit) + points;
        normal_quantile(success.clamp(0.001, 0.999)) - probit
    }

    /// How far a try at an issue of difficulty `z` is on the right side, probit units: above 0 it solves the issue; `luck` is
    /// normal and fresh for each try.
    ///
    /// Formula: `Φ⁻¹(p) + shift − √ρ·z − √(1−ρ)·ε`.
    #[inline]
    pub fn margin(&self, topic: TopicId, shift: f64, z: f32, luck: f64) -> f64 {
        self.success[topic.index()] + shift - self.shared * f64::from(z) - self.own * luck
    }

    /// Φ⁻¹ of the satisfied share of a contact that is not solved and came so near to it.
    ///
    /// It is never above that of a solution.
    #[inline]
    pub fn score_unsolved(&self, progress: f32) -> f64 {
        (self.score_unsolved + self.score_of_progress * f64::from(progress)).min(self.score_solved)
    }
}

/// How near to a solution a try came, 0 to 1; 0 for who could never solve it.
///
/// Formula: `min(1, 2Φ(margin))`: a half on average over the failures of who solves half of the issues.
#[inline]
pub fn progress(margin: f64) -> f32 {
    if margin >= 0.0 { 1.0 } else { (2.0 * normal_cdf(margin)) as f32 }
}
