//! Chances that hold all through a world, worked out once: who answers surveys, who asks for a person, who leaves.

use serde::Serialize;

use super::calibration::Calibration;
use crate::exp::exp;
use crate::scenario::Scenario;
use crate::stat::normal_quantile;

/// How an issue came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// Solved by its first contact.
    First,
    /// Solved by a later one.
    Repeat,
    /// Not solved.
    Unsolved,
}

/// The chances of a world.
#[derive(Clone, Debug)]
pub struct Chances {
    /// To answer a survey, at a middling and at an extreme rating.
    answers: [f64; 2],
    /// Per segment: Φ⁻¹ of the wish for a person, and base trust.
    wish: Vec<f64>,
    base_trust: Vec<f64>,
    /// Rise of the wish for a person, probit units per unit of lost trust.
    wish_per_trust: f64,
    /// Per end of an issue: `ln(1 − intent·behaviour)`, 0 if nobody leaves.
    stays: [f64; 3],
    /// κ.
    kappa: f64,
    /// Per segment and end: the chance to leave of somebody without any trust.
    leaves_at_most: Vec<[f64; 3]>,
}

impl Chances {
    pub fn new(scenario: &Scenario, calibration: &Calibration) -> Self {
        let (survey, leaving) = (&scenario.survey, &scenario.leaving);
        let odds = survey.response / (1.0 - survey.response);
        let share = |odds: f64| odds / (1.0 + odds);
        let intents = [leaving.intent_first, leaving.intent_repeat, leaving.intent_unsolved];
        let stays = intents.map(|intent| libm::log1p(-intent * leaving.behaviour));
        let without_trust = |&trust: &f64| stays.map(|stays| leaves(stays, leaving.kappa * trust));
        Self {
            answers: [share(odds), share(odds * survey.extremes_odds)],
            wish: scenario.segments.iter().map(|segment| normal_quantile(segment.wish_for_person)).collect(),
            wish_per_trust: scenario.trust.wish,
            stays,
            kappa: leaving.kappa,
            leaves_at_most: calibration.base_trust.iter().map(without_trust).collect(),
            base_trust: calibration.base_trust.clone(),
        }
    }

    /// Of the asked, who answer a survey at such a rating.
    #[inline]
    pub fn answers(&self, is_extreme: bool) -> f64 {
        self.answers[usize::from(is_extreme)]
    }

    /// Whether anybody of a segment ever asks for a person.
    #[inline]
    pub fn may_ask(&self, segment: usize) -> bool {
        self.wish[segment] > f64::NEG_INFINITY
    }

    /// Whether a customer asks for a person; `luck` is normal. Trust is worked out only where it decides.
    #[inline]
    pub fn asks(&self, segment: usize, luck: f64, trust: impl FnOnce() -> f64) -> bool {
        let (base, rise) = (self.base_trust[segment], self.wish_per_trust);
        let beyond = luck - self.wish[segment];
        if beyond >= rise * base {
            false
        } else if beyond < rise * (base - 1.0) {
            true
        } else {
            beyond < rise * (base - trust())
        }
    }

    /// Whether the customer of an issue leaves at its end; `luck` is uniform, `trust_before` that when it was opened.
    #[inline]
    pub fn leaves(&self, end: End, segment: usize, trust_before: f64, luck: f64) -> bool {
        luck < self.leaves_at_most[segment][end as usize] && luck < self.chance_to_leave(end, segment, trust_before)
    }

    /// The chance that the customer of an issue leaves at its end.
    ///
    /// Formula: `p = 1 − (1 − intent·behaviour)^{exp(κ(T₀ − T⁻))}`.
    #[inline]
    pub fn chance_to_leave(&self, end: End, segment: usize, trust_before: f64) -> f64 {
        leaves(self.stays[end as usize], self.kappa * (self.base_trust[segment] - trust_before))
    }

    /// Whether anybody ever leaves after such an end.
    #[inline]
    pub fn may_leave(&self, end: End) -> bool {
        self.stays[end as usize] < 0.0
    }
}

/// `1 − e^{stays·exp(lost)}`.
fn leaves(stays: f64, lost: f64) -> f64 {
    1.0 - exp(stays * exp(lost))
}
