//! What a customer must be worth for another strategy to be the cheapest.

use super::bias::{Bias, least};
use super::facts::{Summary, TurningPoint};
use super::judgement::is_judged;
use super::scale::measured;
use crate::books::Outcome;
use crate::books::metric::{COST, CUSTOMER_COST, FAILURE_COST, SERVICE_COST};
use crate::scenario::Scenario;
use crate::stat::estimate::{self, Estimate, Pair};
use crate::study::Run;

/// The nearest turning point above the values of the scenario and the nearest below, as far as there are any.
///
/// Total cost is `service + failure + factor · value of customers lost`, and who leaves does not depend on what they are
/// worth; so the factor at which two strategies cost the same is a ratio of paired differences, and needs no search.
/// Strategies whose waits are not judged at the run's scale are left out.
///
/// # Formula
/// `Σ (Sᴮ − Sᴬ) / Σ (Cᴬ − Cᴮ)` over replications, `A` the cheapest; half-width by the jackknife.
pub fn turning_points(scenario: &Scenario, run: &Run, summary: &Summary) -> Vec<TurningPoint> {
    let judged: Vec<usize> =
        (0..summary.strategies.len()).filter(|&index| is_judged(summary, &summary.strategies[index])).collect();
    let cost = |index: &usize| summary.strategies[*index].metric(&COST).mean.unwrap_or(f64::INFINITY);
    let Some(&cheapest) = judged.iter().min_by(|a, b| cost(a).total_cmp(&cost(b))) else { return Vec::new() };
    let mean_value: f64 = scenario.segments.iter().map(|segment| segment.share * segment.remaining_value).sum();
    let point = |&other: &usize| {
        let factor = known(run, cheapest, other)?;
        let value = factor.times(mean_value);
        let id = |index: usize| summary.strategies[index].id.clone();
        Some(TurningPoint { cheapest: id(cheapest), then: id(other), factor, value })
    };
    let all: Vec<TurningPoint> = judged.iter().filter(|other| **other != cheapest).filter_map(point).collect();
    let mean = |point: &&TurningPoint| point.factor.mean.unwrap_or(f64::NAN);
    let above = all.iter().filter(|point| mean(point) > 1.0).min_by(|a, b| mean(a).total_cmp(&mean(b)));
    let below = all.iter().filter(|point| mean(point) < 1.0).max_by(|a, b| mean(a).total_cmp(&mean(b)));
    above.into_iter().chain(below).cloned().collect()
}

/// The factor at which two strategies cost the same; `None` if there is none above 0 that is known with an interval, and told
/// apart from 1 by more than what the scale does.
fn known(run: &Run, cheapest: usize, other: usize) -> Option<Estimate> {
    let of = |run: &Run| factor_between(&run.outcomes[cheapest], &run.outcomes[other]);
    let factor = of(run);
    let bias = measured(run, &factor, &of);
    let least = least(Bias::at(run.design.scale, bias.as_ref()))?;
    // Where the interval holds 1, the two are not told apart at the values of the scenario.
    let is_known = |(mean, half): (f64, f64)| {
        let unsure = half.max(least);
        mean > 0.0 && unsure < mean && (mean - 1.0).abs() > unsure
    };
    let is_known = factor.mean.zip(factor.half_width).is_some_and(is_known);
    is_known.then_some(factor)
}

/// The factor on the value of every customer at which two ways of serving them cost the same: what the second costs more ÷ the
/// value that it keeps more.
pub(super) fn factor_between(first: &[Outcome], second: &[Outcome]) -> Estimate {
    let parts =
        |outcomes: &[Outcome]| [SERVICE_COST, FAILURE_COST, CUSTOMER_COST].map(|metric| metric.ratio.pairs(outcomes));
    let ([service_a, failure_a, lost_a], [service_b, failure_b, lost_b]) = (parts(first), parts(second));
    let pair = |i: usize| Pair {
        num: service_b[i].num + failure_b[i].num - service_a[i].num - failure_a[i].num,
        den: lost_a[i].num - lost_b[i].num,
    };
    estimate::ratio(&(0..lost_a.len()).map(pair).collect::<Vec<_>>())
}
