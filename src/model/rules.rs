//! Levers and the world, worked out once per phase into what the kernel compares against: probits, thresholds, weights.

use super::calibration::Calibration;
use crate::dist::Dist;
use crate::policy::escalation::{Escalation, confidence_for_share, least_confidence, separation};
use crate::scenario::{EscalationRule, Levers, Resolver, Scenario};
use crate::stat::{normal_cdf, normal_quantile};

/// A resolver in probit units.
#[derive(Clone, Debug)]
pub struct Skill {
    /// Φ⁻¹ of the success per topic.
    pub success: Vec<f64>,
    /// Chance that a failure is noticed at once.
    pub noticed: f64,
    pub comes_back: f64,
    pub comes_back_after: Dist,
    pub discovered_after: Dist,
    /// Φ⁻¹ of the satisfied shares.
    pub mood_solved: f64,
    pub mood_unsolved: f64,
}

impl Skill {
    fn new(resolver: &Resolver) -> Self {
        Self {
            success: resolver.success.iter().map(|&p| normal_quantile(p)).collect(),
            noticed: resolver.noticed,
            comes_back: resolver.comes_back,
            comes_back_after: resolver.comes_back_after,
            discovered_after: resolver.discovered_after,
            mood_solved: normal_quantile(resolver.satisfied_solved),
            mood_unsolved: normal_quantile(resolver.satisfied_unsolved),
        }
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
    /// Per topic: the teams that serve it, best first.
    pub teams_of_topic: Vec<Vec<u16>>,
    /// Per team: the least index of the teams that it can share contacts with, itself included.
    pub pools: Vec<usize>,
    /// Per team and topic: handle time of one chat alone, before difficulty.
    pub handle_time: Vec<Vec<Dist>>,
}

impl Rules {
    pub fn new(scenario: &Scenario, levers: &Levers, calibration: &Calibration) -> Self {
        let ai = &levers.ai;
        let d = separation(normal_quantile(ai.auc));
        let per_topic = |f: &dyn Fn(usize, f64) -> f64| {
            ai.resolver.success.iter().enumerate().map(|(topic, &p)| f(topic, p)).collect()
        };
        let escalation = match &levers.escalation {
            EscalationRule::Never => Escalation::Never,
            EscalationRule::Theta(theta) => {
                Escalation::Confidence(per_topic(&|_, p| least_confidence(*theta, p.clamp(1e-9, 1.0 - 1e-9), d)))
            }
            EscalationRule::Share(shares) => {
                Escalation::Confidence(per_topic(&|topic, p| confidence_for_share(shares[topic], p, d, normal_cdf)))
            }
        };
        let team_order = |topic: usize| {
            let mut teams: Vec<u16> = (0..levers.teams.len() as u16)
                .filter(|&team| levers.teams[usize::from(team)].serves[topic].is_some())
                .collect();
            teams.sort_by_key(|&team| levers.teams[usize::from(team)].serves[topic]);
            teams
        };
        let handle_time = |factor: f64| {
            let of_topic = |(topic, named): (usize, &crate::scenario::Topic)| {
                let selection = calibration.selection[topic];
                let cv = named.handle_time.cv().map(|cv| selection.own_cv(cv));
                named.handle_time.rescaled(factor / selection.mean, cv)
            };
            scenario.topics.iter().enumerate().map(of_topic).collect()
        };
        Self {
            ai: Skill::new(&ai.resolver),
            teams: levers.teams.iter().map(|team| Skill::new(&team.resolver)).collect(),
            escalation,
            separation: d,
            teams_of_topic: (0..scenario.topics.len()).map(team_order).collect(),
            pools: pools(levers),
            handle_time: levers.teams.iter().map(|team| handle_time(team.handle_time_factor)).collect(),
        }
    }
}

/// Teams that serve a common topic belong together, and so do those who do over a third.
fn pools(levers: &Levers) -> Vec<usize> {
    let mut pools: Vec<usize> = (0..levers.teams.len()).collect();
    let serves = |team: usize, topic: usize| levers.teams[team].serves[topic].is_some();
    let topics = levers.teams.first().map_or(0, |team| team.serves.len());
    for topic in 0..topics {
        let serving: Vec<usize> = (0..pools.len()).filter(|&team| serves(team, topic)).collect();
        let Some(least) = serving.iter().map(|&team| pools[team]).min() else { continue };
        let joined: Vec<usize> = serving.iter().map(|&team| pools[team]).collect();
        for pool in pools.iter_mut().filter(|pool| joined.contains(pool)) {
            *pool = least;
        }
    }
    pools
}
