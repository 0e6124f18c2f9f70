//! What an AI model is in a phase, worked out once into what the kernel compares against.

use super::confidence_bars::bars;
use super::confidence_bars::escalation;
use crate::dist::Sampler;
use crate::model::skill::Skill;
use crate::policy::escalation::separation;
use crate::policy::{Escalation, WhenFull};
use crate::scenario::{AiModel, EscalationRule, Levers, Scenario};
use crate::stat::normal_quantile;

/// A model in the units of the kernel.
#[derive(Clone, Debug)]
pub struct ModelRules {
    pub skill: Skill,
    /// When it gives up, and when it passes on to another model.
    pub escalation: Escalation,
    pub pass_on: Escalation,
    /// Separation of its confidence.
    pub separation: f64,
    pub talk_time: Sampler,
    /// Factors on it for a talk that is handed over or passed on, and for one that leads nowhere.
    pub handoff_factor: f64,
    pub dead_end_factor: f64,
    /// Of time and tokens.
    pub price_per_minute: f64,
    pub when_full: WhenFull,
}

impl ModelRules {
    /// `rho` is how much of its luck is the difficulty.
    pub fn new(scenario: &Scenario, model: &AiModel, levers: &Levers, rho: f64) -> Self {
        let separation = separation(normal_quantile(model.auc));
        let believed = &model.resolver.success;
        let theta = model.pass_on_below.map(|theta| EscalationRule::Theta(vec![theta; believed.len()]));
        let pass_on = theta.as_ref().unwrap_or(&levers.escalation);
        let price_per_minute = model.price_per_minute + model.price_per_1000_tokens * model.tokens_per_minute / 1000.0;
        Self {
            skill: Skill::new(&model.resolver, rho, scenario),
            pass_on: bars(scenario, levers, pass_on, believed, separation),
            escalation: escalation(scenario, levers, believed, separation),
            separation,
            talk_time: model.talk_time.sampler(),
            handoff_factor: model.handoff_talk_factor,
            dead_end_factor: model.dead_end_talk_factor,
            price_per_minute,
            when_full: model.when_full,
        }
    }

    /// Whether the length of a talk depends on what comes of it.
    #[inline]
    pub fn has_talk_factors(&self) -> bool {
        self.handoff_factor.to_bits() != 1.0_f64.to_bits() || self.dead_end_factor.to_bits() != 1.0_f64.to_bits()
    }
}
