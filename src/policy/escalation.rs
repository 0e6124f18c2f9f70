//! When the AI hands a contact to people because it doubts its own answer.

use serde::Serialize;

use super::View;

/// The AI's own rule for giving up a contact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Escalation {
    /// It never doubts itself.
    Never,
    /// It gives up below a confidence (probit units).
    Confidence {
        /// By topic, and within it by segment: `least[topic × segments + segment]`.
        least: Vec<f64>,
        /// How many segments are told apart; 1 where they are alike.
        segments: usize,
        /// How the bar falls as the line grows.
        relief: Option<Relief>,
    },
}

/// How the bar falls with the wait that whoever is handed over would have.
///
/// Formula: `logit θ(w) = logit θ − slope · ln(1 + w/reference) / ln 2`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Relief {
    /// Fall of the log odds of θ at a wait of `reference_s`.
    pub slope: f64,
    /// The wait at which the logarithm bends, s.
    pub reference_s: f64,
    /// Separation of the AI's confidence, by which log odds become confidence.
    pub separation: f64,
}

impl Relief {
    /// Whether a confidence that misses the bar by `short` still misses it at this wait.
    fn leaves_below(&self, short: f64, wait_s: f64) -> bool {
        wait_s <= 0.0 || self.separation * short > self.fall(wait_s)
    }

    /// The wait at which a confidence that misses the bar by `short` no longer does, s.
    fn met_at_s(&self, short: f64) -> f64 {
        self.reference_s * libm::expm1(self.separation * short * std::f64::consts::LN_2 / self.slope)
    }

    /// Fall of the log odds of θ at a wait.
    fn fall(&self, wait_s: f64) -> f64 {
        self.slope * libm::log1p(wait_s / self.reference_s) / std::f64::consts::LN_2
    }
}

impl Escalation {
    /// Whether the AI doubts the answer it has just found.
    #[inline]
    pub fn doubts(&self, view: &View) -> bool {
        let Self::Confidence { relief, .. } = self else { return false };
        let bar = self.bar(view);
        view.confidence < bar
            && relief.is_none_or(|relief| relief.leaves_below(bar - view.confidence, view.expected_wait_s))
    }

    /// The wait from which on the AI no longer doubts the answer that it would doubt while nobody waits, s; `None` if there is none.
    #[inline]
    pub fn doubted_below_s(&self, view: &View) -> Option<f64> {
        let Self::Confidence { relief: Some(relief), .. } = self else { return None };
        let short = self.bar(view) - view.confidence;
        (short > 0.0).then(|| relief.met_at_s(short))
    }

    /// The bar while nobody waits.
    #[inline]
    fn bar(&self, view: &View) -> f64 {
        match self {
            Self::Never => f64::NEG_INFINITY,
            Self::Confidence { least, segments: 1, .. } => least[view.topic],
            Self::Confidence { least, segments, .. } => least[view.topic * segments + view.segment],
        }
    }

    /// The least confidence that passes as the line is now, if any answer is doubted at all.
    pub fn least(&self, view: &View) -> Option<f64> {
        match self {
            Self::Never => None,
            Self::Confidence { relief: Some(relief), .. } if view.expected_wait_s > 0.0 => {
                Some(self.bar(view) - relief.fall(view.expected_wait_s) / relief.separation)
            }
            Self::Confidence { .. } => Some(self.bar(view)),
        }
    }

    /// The same rule with a bar that falls as the line grows.
    #[must_use]
    pub fn eased(self, relief: Option<Relief>) -> Self {
        match self {
            Self::Never => Self::Never,
            Self::Confidence { least, segments, .. } => Self::Confidence { least, segments, relief },
        }
    }

    /// Whether it asks how long the contact would wait.
    pub fn looks_at_the_line(&self) -> bool {
        matches!(self, Self::Confidence { relief: Some(_), .. })
    }
}

/// The bar at which handing over and answering cost the same.
///
/// Formula: a wrong answer costs `loss`, whoever gives it. Answering costs `(1 − P)·loss`, handing over
/// `(1 − p_people)·loss + contact_cost`; so the AI gives up below `P = p_people − contact_cost ÷ loss`. At `θ = 0` it never
/// gives up, at `θ = 1` always.
pub fn worthwhile_theta(success_of_people: f64, contact_cost: f64, loss: f64) -> f64 {
    if loss > 0.0 { (success_of_people - contact_cost / loss).max(0.0) } else { 0.0 }
}

/// Separation of the confidence of right and wrong answers, from the AUC of confidence within a topic.
///
/// Formula: `d = √2 · Φ⁻¹(AUC)`; confidence is `d·1{right} + N(0,1)`. `probit_auc` is `Φ⁻¹(AUC)`.
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
        _ if theta <= 0.0 => f64::NEG_INFINITY,
        _ if theta >= 1.0 => f64::INFINITY,
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
    fn the_bar_falls_by_the_slope_in_log_odds_at_the_reference_wait() {
        let (theta, p, d) = (0.7, 0.55, 0.9);
        let fallen = 1.0 / (1.0 + libm::exp(1.5) * (1.0 - theta) / theta);
        let relief = Relief { slope: 1.5, reference_s: 120.0, separation: d };
        let least = vec![least_confidence(theta, p, d)];
        let eased = Escalation::Confidence { least, segments: 1, relief: Some(relief) };
        for (wait_s, bar) in [(0.0, least_confidence(theta, p, d)), (120.0, least_confidence(fallen, p, d))] {
            for (off, doubts) in [(-1e-9, true), (1e-9, false)] {
                let view = View { confidence: bar + off, expected_wait_s: wait_s, ..View::PLAIN };
                assert_eq!(eased.doubts(&view), doubts);
                let below_s = eased.doubted_below_s(&view);
                assert_eq!(below_s.is_some_and(|below_s| wait_s < below_s), doubts, "{below_s:?}");
            }
        }
        assert!(
            !eased.doubts(&View { confidence: -9.0, expected_wait_s: f64::INFINITY, ..View::PLAIN }),
            "nobody serves"
        );
    }

    #[test]
    fn a_bar_may_differ_by_segment() {
        let by_segment = Escalation::Confidence { least: vec![0.0, 1.0, 2.0, 3.0], segments: 2, relief: None };
        let doubts =
            |topic, segment, confidence| by_segment.doubts(&View { topic, segment, confidence, ..View::PLAIN });
        assert!(doubts(0, 1, 0.9) && !doubts(0, 0, 0.9) && doubts(1, 0, 1.9) && !doubts(1, 0, 2.1));
    }

    #[test]
    fn at_the_worthwhile_bar_answering_and_handing_over_cost_the_same() {
        let (people, contact, loss) = (0.8, 6.0, 30.0);
        let theta = worthwhile_theta(people, contact, loss);
        assert!(((1.0 - theta) * loss - ((1.0 - people) * loss + contact)).abs() < 1e-12);
        assert!(worthwhile_theta(people, 25.0, loss) <= 0.0 && worthwhile_theta(people, 0.0, 0.0) <= 0.0);
        assert!(least_confidence(0.0, 0.5, 0.9) < -1e300 && least_confidence(1.0, 0.5, 0.9) > 1e300);
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

    #[test]
    fn the_least_confidence_that_passes_is_the_bar_of_the_line_as_it_is() {
        let relief = Relief { slope: 1.0, reference_s: 120.0, separation: 2.0 };
        let plain = Escalation::Confidence { least: vec![0.7], segments: 1, relief: None };
        let eased = plain.clone().eased(Some(relief));
        let least = |rule: &Escalation, expected_wait_s: f64| rule.least(&View { expected_wait_s, ..View::PLAIN });
        assert_eq!((least(&plain, 120.0), least(&eased, 0.0)), (Some(0.7), Some(0.7)));
        // The reference wait takes the slope off the log odds, and two odds are a confidence.
        assert!((least(&eased, 120.0).unwrap() - 0.2).abs() < 1e-12);
        assert_eq!(
            (least(&Escalation::Never, 120.0), Escalation::Never.eased(Some(relief))),
            (None, Escalation::Never)
        );
        let looks = [&plain, &eased, &Escalation::Never].map(Escalation::looks_at_the_line);
        assert_eq!(looks, [false, true, false]);
    }

    #[test]
    fn an_answer_at_the_bar_is_given_with_and_without_a_line() {
        let plain = Escalation::Confidence { least: vec![1.0], segments: 1, relief: None };
        assert!(!plain.doubts(&View { confidence: 1.0, ..View::PLAIN }));
        let eased = plain.eased(Some(Relief { slope: 1.0, reference_s: 120.0, separation: 1.0 }));
        assert!(!eased.doubts(&View { confidence: 0.0, expected_wait_s: 120.0, ..View::PLAIN }));
    }

    #[test]
    fn the_certain_is_told_apart_from_the_impossible() {
        assert!((separation(1.5) - 1.5 * 2.0_f64.sqrt()).abs() < 1e-12);
        assert!(least_confidence(0.0, 0.0, 0.9) < -1e300 && least_confidence(1.0, 1.0, 0.9) > 1e300);
        let far = confidence_for_share(0.9, 0.99, 30.0, normal_cdf);
        assert!((0.99 * normal_cdf(far - 30.0) + 0.01 - 0.9).abs() < 1e-9, "{far}");
    }
}
