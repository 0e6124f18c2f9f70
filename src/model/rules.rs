//! Levers and the world, worked out once per phase into what the kernel compares against: probits, thresholds, weights.

use super::calibration::Calibration;
use super::people::channels::Channels;
use super::people::eligibility::{Eligibility, pools};
use super::tier::ModelRules;
use crate::dist::Sampler;
use crate::policy::Order;
use crate::scenario::{Difficulty, Levers, Resolver, Scenario};
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
    pub mood_solved: f64,
    /// The same where it is not and nobody came near to a solution, and what all but solving it adds.
    mood_unsolved: f64,
    mood_of_progress: f64,
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
            mood_solved: normal_quantile(resolver.satisfied_solved),
            mood_unsolved: unsolved - fall,
            mood_of_progress: 2.0 * fall,
            answer_odds: response / (1.0 - response),
        }
    }

    /// Φ⁻¹ of the success at a topic.
    pub fn probit(&self, topic: usize) -> f64 {
        self.success[topic]
    }

    /// How far a try at an issue of difficulty `z` is on the right side, probit units: above 0 it solves the issue; `luck` is
    /// normal and fresh for each try.
    ///
    /// Formula: `Φ⁻¹(p) + shift − √ρ·z − √(1−ρ)·ε`.
    #[inline]
    pub fn margin(&self, topic: u16, shift: f64, z: f32, luck: f64) -> f64 {
        self.success[usize::from(topic)] + shift - self.shared * f64::from(z) - self.own * luck
    }

    /// Φ⁻¹ of the satisfied share of a contact that is not solved and came so near to it.
    ///
    /// It is never above that of a solution.
    #[inline]
    pub fn mood_unsolved(&self, progress: f32) -> f64 {
        (self.mood_unsolved + self.mood_of_progress * f64::from(progress)).min(self.mood_solved)
    }
}

/// How near to a solution a try came, 0 to 1; 0 for who could never solve it.
///
/// Formula: `min(1, 2Φ(margin))`: a half on average over the failures of who solves half of the issues.
#[inline]
pub fn progress(margin: f64) -> f32 {
    if margin >= 0.0 { 1.0 } else { (2.0 * normal_cdf(margin)) as f32 }
}

/// The rules of one phase.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Per AI model.
    pub models: Vec<ModelRules>,
    /// The model that is asked first about everything, if it is one; and whether any passes on to another.
    pub first_model: Option<u16>,
    pub has_cascade: bool,
    /// Models that are paid for, and what their platforms cost per month.
    pub platforms: Vec<(usize, f64)>,
    pub teams: Vec<Skill>,
    /// Whether escalation looks at the line.
    pub looks_at_the_line: bool,
    pub eligibility: Eligibility,
    pub channels: Channels,
    /// Per team: the least index of the teams that it can share contacts with, itself included.
    pub pools: Vec<usize>,
    /// Per team and topic: handle time of one chat alone, before difficulty.
    pub handle_time: Vec<Vec<Sampler>>,
    pub retry_after: Sampler,
    pub complaint_after: Sampler,
}

impl Rules {
    /// The rules of some levers at scale 1:k.
    pub fn new(scenario: &Scenario, levers: &Levers, calibration: &Calibration, scale: u32) -> Self {
        // A line is shorter by the root of the scale where the margin of staff keeps the chance to wait.
        let shorter = f64::from(scale).sqrt();
        let Difficulty { rho_ai, rho_people, .. } = scenario.difficulty;
        let handle_time = |factor: f64| {
            let of_topic = |(topic, named): (usize, &crate::scenario::Topic)| {
                let selection = calibration.selection[topic];
                let cv = named.handle_time.cv().map(|cv| selection.own_cv(cv));
                named.handle_time.rescaled(factor / selection.mean, cv).sampler()
            };
            scenario.topics.iter().enumerate().map(of_topic).collect()
        };
        let first = |order: &Order| order.models().first().copied();
        let first_model = levers.ai.orders.first().and_then(first);
        let model = |model| ModelRules::new(scenario, model, levers, rho_ai);
        let models: Vec<ModelRules> = levers.ai.models.iter().map(model).collect();
        let looks_at_the_line = models.iter().any(|model| model.escalation.looks_at_the_line());
        let mut eligibility = Eligibility::new(levers, shorter);
        if looks_at_the_line || levers.shows_wait {
            eligibility.foresee_waits();
        }
        Self {
            first_model: first_model.filter(|_| levers.ai.orders.iter().all(|order| first(order) == first_model)),
            has_cascade: levers.ai.orders.iter().any(|order| order.cascade().len() > 1),
            platforms: levers.ai.platforms().collect(),
            models,
            teams: levers.teams.iter().map(|team| Skill::new(&team.resolver, rho_people, scenario)).collect(),
            looks_at_the_line,
            eligibility,
            channels: Channels::new(levers, shorter),
            pools: pools(levers),
            retry_after: scenario.patience.retry_after.sampler(),
            complaint_after: scenario.damage.complaint_after.sampler(),
            handle_time: levers.teams.iter().map(|team| handle_time(team.handle_time_factor)).collect(),
        }
    }
}
