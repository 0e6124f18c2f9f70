//! What customers choose, by chances that hold all through a world and are worked out once: who answers surveys, who asks
//! for a person, who leaves.

use crate::exp::exp;
use crate::model::calibration::{Calibration, UsualEnd};
use crate::model::ending::{IssueEnd, MOST_FAILED_AGAIN};
use crate::scenario::{Leaving, Scenario};
use crate::stat::normal_quantile;

/// The end of an issue, as far as leaving looks at it.
#[derive(Clone, Copy, Debug)]
pub struct EndOfIssue {
    pub segment: usize,
    pub end: IssueEnd,
    pub is_dissatisfied: bool,
    /// Failed contacts after the first failed one.
    pub failed_again: usize,
}

/// The chances of a world.
#[derive(Clone, Debug)]
pub struct CustomerChoices {
    /// Odds ratio of answering a survey at an extreme rating, and fall of the log odds per unit of lost trust.
    extremes_odds: f64,
    silence_per_trust: f64,
    /// Per segment: Φ⁻¹ of the wish for a person, and base trust.
    wish: Vec<f64>,
    base_trust: Vec<f64>,
    /// Rise of the wish for a person, probit units per unit of lost trust.
    wish_per_trust: f64,
    /// Per end of an issue.
    ends: [Stays; 3],
    /// κ.
    kappa: f64,
    /// Per segment and end: the trust at the issue's end that is usual under the baseline, and the greatest chance to leave.
    usual_trust: Vec<[f64; 3]>,
    leaves_at_most: Vec<[AtMost; 3]>,
    /// Per segment: what the odds of answering a survey are multiplied by at full trust.
    answers_at_most: Vec<f64>,
}

/// Something by feeling and by failures.
type AtMost = [[f64; MOST_FAILED_AGAIN + 1]; 2];

/// `ln(1 − intent·behaviour)` after one kind of end: of all, by whether they are dissatisfied, and by failures besides.
#[derive(Clone, Copy, Debug)]
struct Stays {
    of_all: f64,
    by_feeling: [f64; 2],
    by_failures: AtMost,
}

impl Stays {
    /// Intents so much apart, but so that their mean under the baseline is the sourced one: `usual` is what ends of this kind
    /// are like there.
    fn new(intent: f64, leaving: &Leaving, usual: &UsualEnd) -> Self {
        // Where the effect would leave some with less than no intent, it is no greater than that.
        let effect = |wanted: f64, mean: f64, room: f64| if room > 0.0 { wanted.min(room / mean) } else { 0.0 };
        let stays = |intent: f64| libm::log1p(-intent.clamp(0.0, 1.0) * leaving.behaviour);
        let feeling = effect(leaving.dissatisfied, usual.dissatisfied, intent);
        let of_feeling = |feels: usize| intent + feeling * (feels as f64 - usual.dissatisfied);
        let failing = effect(leaving.failed_again, usual.failed_again, of_feeling(0));
        let with_failures =
            |feels: usize, failures: usize| stays(of_feeling(feels) + failing * (failures as f64 - usual.failed_again));
        let by_failures = [0, 1].map(|feels| std::array::from_fn(|failures| with_failures(feels, failures)));
        let by_feeling = [0, 1].map(|feels| stays(of_feeling(feels)));
        Self { of_all: stays(intent), by_feeling, by_failures }
    }

    /// The share that leaves of all that end so, and of those who feel and failed so, at exponent 1.
    fn leave_of_all(&self) -> f64 {
        leaves(self.of_all, 0.0)
    }

    fn leave(&self, feels: usize, failures: usize) -> f64 {
        leaves(self.by_failures[feels][failures], 0.0)
    }

    /// By feeling and failures: the greatest chance to leave, with or without what is known, at any trust.
    fn leaves_at_most(&self, lost_at_most: f64) -> AtMost {
        std::array::from_fn(|feels| {
            std::array::from_fn(|failures| {
                let least = self.by_failures[feels][failures].min(self.by_feeling[feels]).min(self.of_all);
                leaves(least, lost_at_most)
            })
        })
    }
}

impl CustomerChoices {
    pub fn new(scenario: &Scenario, calibration: &Calibration) -> Self {
        let (survey, leaving) = (&scenario.survey, &scenario.leaving);
        let intents = [leaving.intent_first, leaving.intent_repeat, leaving.intent_unsolved];
        let (bases, usual) = (&calibration.base_trust, &calibration.usual_ends);
        let ends: [Stays; 3] = std::array::from_fn(|end| Stays::new(intents[end], leaving, &usual[end]));
        let usual_trust = |&base: &f64| {
            std::array::from_fn(|end| {
                let (stays, kappa) = (&ends[end], leaving.kappa);
                usual[end].usual_trust(base, kappa, stays.leave_of_all(), &|feels, n| stays.leave(feels, n))
            })
        };
        let usual_trust: Vec<[f64; 3]> = bases.iter().map(usual_trust).collect();
        let at_most = |usual: &[f64; 3]| {
            std::array::from_fn(|end| ends[end].leaves_at_most((leaving.kappa * usual[end]).max(0.0)))
        };
        Self {
            extremes_odds: survey.extremes_odds,
            silence_per_trust: survey.trust_effect,
            wish: scenario.segments.iter().map(|segment| normal_quantile(segment.wish_for_person)).collect(),
            wish_per_trust: scenario.trust.wish,
            leaves_at_most: usual_trust.iter().map(at_most).collect(),
            answers_at_most: bases.iter().map(|base| exp(survey.trust_effect * (1.0 - base))).collect(),
            ends,
            kappa: leaving.kappa,
            usual_trust,
            base_trust: bases.clone(),
        }
    }

    /// Whether one of the asked answers a survey, `odds` being those of a middling rating at base trust; `luck` is uniform.
    /// Trust is worked out only where it decides.
    ///
    /// Formula: `odds · e^{θ(T − T₀)}`, times the ratio of extremes at ratings 1 and 5.
    #[inline]
    pub fn answers(&self, odds: f64, is_extreme: bool, segment: usize, luck: f64, trust: impl FnOnce() -> f64) -> bool {
        let odds = if is_extreme { odds * self.extremes_odds } else { odds };
        let base = self.base_trust[segment];
        let answers = |odds: f64| luck * (1.0 + odds) < odds;
        answers(odds * self.answers_at_most[segment]) && answers(odds * exp(self.silence_per_trust * (trust() - base)))
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

    /// Whether such luck could make somebody leave at such an end, with or without what is known of it; `luck` is uniform.
    #[inline]
    pub fn may_matter(&self, of: EndOfIssue, luck: f64) -> bool {
        luck < self.leaves_at_most[of.segment][of.end as usize][usize::from(of.is_dissatisfied)][of.failed_again]
    }

    /// The chance that the customer of an issue leaves at its end, as more and more is taken into account: how it ended; how it
    /// felt; failures after the first; and `trust` at the end.
    ///
    /// Formula: `p = 1 − (1 − intent·behaviour)^{exp(κ(T̄ − T))}`, the exponent 1 but in the last.
    #[inline]
    pub fn steps(&self, of: EndOfIssue, trust: f64) -> [f64; 4] {
        let (end, feels) = (&self.ends[of.end as usize], usize::from(of.is_dissatisfied));
        let by_failures = end.by_failures[feels][of.failed_again];
        let lost = self.kappa * (self.usual_trust[of.segment][of.end as usize] - trust);
        [
            leaves(end.of_all, 0.0),
            leaves(end.by_feeling[feels], 0.0),
            leaves(by_failures, 0.0),
            leaves(by_failures, lost),
        ]
    }

    /// Whether anybody ever leaves after such an end.
    #[inline]
    pub fn may_leave(&self, end: IssueEnd) -> bool {
        self.ends[end as usize].of_all < 0.0
    }
}

/// `1 − e^{stays·exp(lost)}`.
fn leaves(stays: f64, lost: f64) -> f64 {
    1.0 - exp(stays * exp(lost))
}
