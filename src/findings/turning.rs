//! What a customer must be worth for another strategy to be the cheapest.

use super::base::Base;
use super::bias::{Bias, least};
use super::facts::TurningPoint;
use super::scale::with_bias;
use crate::books::Digest;
use crate::books::metric::{COST, CUSTOMER_COST, FAILURE_COST, SERVICE_COST};
use crate::stat::estimate::{self, Estimate, Pair};
use crate::study::{Digests, Run};

/// The nearest turning point above the values of the scenario and the nearest below, as far as there are any.
///
/// Total cost is `service + failure + factor · value of customers lost`, and who leaves does not depend on what they are
/// worth; so the factor at which two strategies cost the same is a ratio of paired differences, and needs no search.
/// Strategies whose waits are not judged at the run's scale are left out.
///
/// # Formula
/// `Σ (Sᴮ − Sᴬ) / Σ (Cᴬ − Cᴮ)` over replications, `A` the cheapest; half-width by the jackknife.
pub fn turning_points(base: Base) -> Vec<TurningPoint> {
    let run = base.run;
    let judged = base.judged();
    let cost = |index: &usize| COST.ratio.estimate(&run.digests.strategies[*index]).mean.unwrap_or(f64::INFINITY);
    let Some(&cheapest) = judged.iter().min_by(|a, b| cost(a).total_cmp(&cost(b))) else { return Vec::new() };
    let point = |&other: &usize| {
        let factor = known(run, cheapest, other)?;
        let value = factor.times(base.scenario.customer_value());
        Some(TurningPoint { cheapest: base.id(cheapest), then: base.id(other), factor, value })
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
    let of = |lived: &Digests| factor_between(&lived.strategies[cheapest], &lived.strategies[other]);
    let (factor, bias) = with_bias(run, &of);
    let least = least(Bias::at(run.design.scale_of_lines(), bias.as_ref()))?;
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
pub(super) fn factor_between(first: &[Digest], second: &[Digest]) -> Estimate {
    let parts = |lived: &[Digest]| [SERVICE_COST, FAILURE_COST, CUSTOMER_COST].map(|metric| metric.ratio.pairs(lived));
    let ([service_a, failure_a, lost_a], [service_b, failure_b, lost_b]) = (parts(first), parts(second));
    let pair = |i: usize| Pair {
        num: service_b[i].num + failure_b[i].num - service_a[i].num - failure_a[i].num,
        den: lost_a[i].num - lost_b[i].num,
    };
    estimate::ratio(&(0..lost_a.len()).map(pair).collect::<Vec<_>>())
}
