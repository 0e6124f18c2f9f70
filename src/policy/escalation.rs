//! When the AI hands a contact to people because it doubts its own answer.

use serde::Serialize;

use super::View;

/// The AI's own rule for giving up a contact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Escalation {
    /// It never doubts itself.
    Never,
    /// It gives up below a confidence, per topic (probit units).
    Confidence(Vec<f64>),
}

impl Escalation {
    /// Whether the AI doubts the answer it has just found.
    #[inline]
    pub fn doubts(&self, view: &View) -> bool {
        match self {
            Self::Never => false,
            Self::Confidence(least) => view.confidence < least[view.topic],
        }
    }
}

impl Escalation {
    /// The least confidence of a topic that it accepts, if it doubts at all.
    pub fn least(&self, topic: usize) -> Option<f64> {
        match self {
            Self::Never => None,
            Self::Confidence(least) => Some(least[topic]),
        }
    }
}

/// Separation of the confidence of right and wrong answers, from the AUC of confidence within a topic.
///
/// Formula: `d = √2 · Φ⁻¹(AUC)`; confidence is `d·1{right} + N(0,1)`. `probit` is `Φ⁻¹(AUC)`.
pub fn separation(probit_auc: f64) -> f64 {
    std::f64::consts::SQRT_2 * probit_auc
}

/// What a confidence says of an answer: the probability that it is right.
///
/// Formula: `logit P(right | C) = logit p + d·(C − d/2)`, with `p` the success believed at launch.
pub fn posterior(confidence: f64, believed_success: f64, d: f64) -> f64 {
    let p = believed_success;
    if d <= 0.0 {
        return p;
    }
    let odds = p / (1.0 - p) * libm::exp(d * (confidence - 0.5 * d));
    if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 }
}

/// The least confidence accepted so that an answer given is right with probability `theta` or more.
///
/// Formula: `P(right | C) ≥ θ ⟺ C ≥ d/2 + (logit θ − logit p)/d`, with `p` the success believed at launch. At `d = 0`
/// confidence says nothing: everything passes if `p ≥ θ`, else nothing.
pub fn least_confidence(theta: f64, believed_success: f64, d: f64) -> f64 {
    let logit = |p: f64| libm::log(p / (1.0 - p));
    let gap = logit(theta) - logit(believed_success);
    match d {
        d if d > 0.0 => 0.5 * d + gap / d,
        _ if gap > 0.0 => f64::INFINITY,
        _ => f64::NEG_INFINITY,
    }
}

/// The least confidence that escalates a given share of a topic's answers at launch.
///
/// Formula: solves `p·Φ(c − d) + (1 − p)·Φ(c) = share` for `c` by bisection; `cdf` is `Φ`.
pub fn confidence_for_share(share: f64, success: f64, d: f64, cdf: impl Fn(f64) -> f64) -> f64 {
    if share <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if share >= 1.0 {
        return f64::INFINITY;
    }
    let (mut low, mut high) = (-12.0, 12.0 + d);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        let escalated = success * cdf(middle - d) + (1.0 - success) * cdf(middle);
        if escalated < share { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::normal_cdf;

    #[test]
    fn the_solved_threshold_escalates_the_share_asked_for() {
        for (share, success, d) in [(0.03, 0.93, 0.82), (0.5, 0.62, 0.82), (0.8, 0.3, 0.0)] {
            let c = confidence_for_share(share, success, d, normal_cdf);
            let escalated = success * normal_cdf(c - d) + (1.0 - success) * normal_cdf(c);
            assert!((escalated - share).abs() < 1e-9);
        }
    }

    #[test]
    fn answers_at_the_posterior_threshold_are_right_with_probability_theta() {
        let (theta, p, d) = (0.7, 0.55, 0.9);
        let c = least_confidence(theta, p, d);
        let density = |x: f64| libm::exp(-0.5 * x * x);
        let right = p * density(c - d);
        assert!((right / (right + (1.0 - p) * density(c)) - theta).abs() < 1e-12);
    }

    #[test]
    fn what_a_confidence_says_is_theta_where_theta_is_the_threshold() {
        for (theta, p, d) in [(0.7, 0.55, 0.9), (0.2, 0.9, 1.6)] {
            assert!((posterior(least_confidence(theta, p, d), p, d) - theta).abs() < 1e-12);
        }
        assert_eq!((posterior(3.0, 0.4, 0.0), posterior(3.0, 1.0, 0.5)), (0.4, 1.0));
        assert_eq!((posterior(f64::NEG_INFINITY, 0.4, 0.5), posterior(f64::INFINITY, 0.4, 0.5)), (0.0, 1.0));
    }

    #[test]
    fn a_confidence_that_says_nothing_lets_all_or_nothing_pass() {
        assert!(least_confidence(0.5, 0.7, 0.0) < -1e300);
        assert!(least_confidence(0.8, 0.7, 0.0) > 1e300);
        assert!(least_confidence(0.7, 0.7, 0.0) < -1e300);
    }
}
