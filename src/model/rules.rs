//! Levers and the world, worked out once per phase into what the kernel compares against: probits, thresholds, weights.

use super::calibration::Calibration;
use super::channels::Channels;
use super::takers::{Takers, pools};
use crate::dist::Sampler;
use crate::policy::escalation::{Escalation, confidence_for_share, least_confidence, separation};
use crate::scenario::{Difficulty, EscalationRule, Levers, Resolver, Scenario};
use crate::stat::{normal_cdf, normal_quantile};

/// A resolver in probit units.
#[derive(Clone, Debug)]
pub struct Skill {
    /// Φ⁻¹ of the success per topic.
    success: Vec<f64>,
    /// √ρ and √(1 − ρ).
    shared: f64,
    own: f64,
    /// Chance that a failure is noticed at once.
    pub noticed: f64,
    pub comes_back: f64,
    pub comes_back_after: Sampler,
    pub discovered_after: Sampler,
    /// Φ⁻¹ of the satisfied shares.
    pub mood_solved: f64,
    pub mood_unsolved: f64,
}

impl Skill {
    /// `rho` is how much of its luck is the difficulty.
    fn new(resolver: &Resolver, rho: f64) -> Self {
        Self {
            success: resolver.success.iter().map(|&p| normal_quantile(p)).collect(),
            shared: rho.sqrt(),
            own: (1.0 - rho).sqrt(),
            noticed: resolver.noticed,
            comes_back: resolver.comes_back,
            comes_back_after: resolver.comes_back_after.sampler(),
            discovered_after: resolver.discovered_after.sampler(),
            mood_solved: normal_quantile(resolver.satisfied_solved),
            mood_unsolved: normal_quantile(resolver.satisfied_unsolved),
        }
    }
}

impl Skill {
    /// Φ⁻¹ of the success at a topic.
    pub fn probit(&self, topic: usize) -> f64 {
        self.success[topic]
    }

    /// Whether a try solves an issue of difficulty `z`; `luck` is normal and fresh for each try.
    ///
    /// Formula: `Φ⁻¹(p) + shift − √ρ·z − √(1−ρ)·ε > 0`.
    #[inline]
    pub fn solves(&self, topic: u16, shift: f64, z: f32, luck: f64) -> bool {
        self.success[usize::from(topic)] + shift - self.shared * f64::from(z) - self.own * luck > 0.0
    }
}

/// The rules of one phase.
#[derive(Clone, Debug)]
pub struct Rules {
    pub ai: Skill,
    pub teams: Vec<Skill>,
    pub escalation: Escalation,
    /// Separation of the AI's confidence.
    pub separation: f64,
    pub takers: Takers,
    pub channels: Channels,
    /// Per team: the least index of the teams that it can share contacts with, itself included.
    pub pools: Vec<usize>,
    /// Per team and topic: handle time of one chat alone, before difficulty.
    pub handle_time: Vec<Vec<Sampler>>,
    pub talk_time: Sampler,
    pub retry_after: Sampler,
    pub complaint_after: Sampler,
}

impl Rules {
    /// The rules of some levers at scale 1:k.
    pub fn new(scenario: &Scenario, levers: &Levers, calibration: &Calibration, scale: u32) -> Self {
        // A line is shorter by the root of the scale where the margin of staff keeps the chance to wait.
        let shorter = f64::from(scale).sqrt();
        let ai = &levers.ai;
        let Difficulty { rho_ai, rho_people, .. } = scenario.difficulty;
        let separation = separation(normal_quantile(ai.auc));
        let handle_time = |factor: f64| {
            let of_topic = |(topic, named): (usize, &crate::scenario::Topic)| {
                let selection = calibration.selection[topic];
                let cv = named.handle_time.cv().map(|cv| selection.own_cv(cv));
                named.handle_time.rescaled(factor / selection.mean, cv).sampler()
            };
            scenario.topics.iter().enumerate().map(of_topic).collect()
        };
        Self {
            ai: Skill::new(&ai.resolver, rho_ai),
            teams: levers.teams.iter().map(|team| Skill::new(&team.resolver, rho_people)).collect(),
            escalation: escalation(levers, separation),
            separation,
            takers: Takers::new(levers, shorter),
            channels: Channels::new(levers, shorter),
            pools: pools(levers),
            talk_time: ai.talk_time.sampler(),
            retry_after: scenario.patience.retry_after.sampler(),
            complaint_after: scenario.damage.complaint_after.sampler(),
            handle_time: levers.teams.iter().map(|team| handle_time(team.handle_time_factor)).collect(),
        }
    }
}

/// When the AI doubts, per topic, by what its success was believed to be at launch; `d` separates right from wrong.
fn escalation(levers: &Levers, d: f64) -> Escalation {
    let per_topic = |least: &dyn Fn(usize, f64) -> f64| {
        let believed = levers.ai.resolver.success.iter().enumerate();
        Escalation::Confidence(believed.map(|(topic, &p)| least(topic, p)).collect())
    };
    match &levers.escalation {
        EscalationRule::Never => Escalation::Never,
        EscalationRule::Theta(theta) => per_topic(&|_, p| least_confidence(*theta, p.clamp(1e-9, 1.0 - 1e-9), d)),
        EscalationRule::Share(shares) => per_topic(&|topic, p| confidence_for_share(shares[topic], p, d, normal_cdf)),
    }
}
