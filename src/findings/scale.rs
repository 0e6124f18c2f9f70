//! What a scale does to differences between strategies, and whether a difference is found at all.
//!
//! Queues do not scale, so a run at 1:k shows differences that are partly the scale's own. They are measured by the same
//! design at 1:2k and taken to 1:1 on the assumption that the bias grows in proportion to k. A difference that is no larger
//! than that is not found; nor is any, where nobody has measured.

use std::cmp::Ordering;

use super::base::Base;
use super::bias::{Bias, direction_in};
use super::compare::difference;
use super::facts::{ByMetric, StrategySummary, Summary};
use crate::books::{METRICS, Metric};
use crate::stat::estimate::Estimate;
use crate::stat::unpaired;
use crate::study::{Coarse, Digests, Run};

/// Which way a strategy's difference from the baseline is found to go.
pub fn found(summary: &Summary, strategy: &StrategySummary, metric: &Metric) -> Option<Ordering> {
    let bias = Bias::at(summary.scale_of_lines(), strategy.scale_bias.get(metric));
    direction_in(metric.unit, strategy.difference(metric)?, bias)
}

/// The bias of something that a run shows, if it was measured: by what the run at 1:2k shows of it beside `here`.
///
/// # Formula
/// `(D(2k) − D(k))·(k − 1)/k`: a bias of `b·(k − 1)` at 1:k, with `b` from two scales. The two are taken to share no luck:
/// other customers live at another scale.
pub fn bias(run: &Run, here: &Estimate, of: &dyn Fn(&Coarse) -> Estimate) -> Option<Estimate> {
    let coarser = run.coarser.as_ref().ok().filter(|_| run.design.scale_of_lines() > 1)?;
    let apart = unpaired::difference(&of(coarser), here);
    let k = f64::from(run.design.scale);
    let share = |part: Option<f64>| part.map(|part| part * (k - 1.0) / k);
    Some(Estimate { mean: share(apart.mean), half_width: share(apart.half_width), ..apart })
}

/// Something that the totals of a run show, and its bias.
pub fn with_bias(run: &Run, of: &dyn Fn(&Digests) -> Estimate) -> (Estimate, Option<Estimate>) {
    let here = of(&run.digests);
    let bias = bias(run, &here, &|coarse| of(&coarse.digests));
    (here, bias)
}

/// The bias of a strategy's difference from the baseline; `None` for that.
pub fn bias_of(base: Base, metric: &Metric, index: usize) -> Option<Estimate> {
    let of = |lived: &Digests| difference(&metric.ratio, lived, index, base.baseline);
    if index == base.baseline { None } else { with_bias(base.run, &of).1 }
}

/// The bias of how much more of a metric one strategy has than another: that of the one less that of the other.
pub fn bias_between(base: Base, metric: &Metric, a: usize, b: usize) -> Option<Estimate> {
    let of = |index| bias_of(base, metric, index);
    match (a == base.baseline, b == base.baseline) {
        (_, true) => of(a),
        (true, false) => of(b),
        (false, false) => Some(unpaired::difference(&of(a)?, &of(b)?)),
    }
}

/// The biases of all metrics of a strategy: of its differences from the baseline (empty for that), and of its own levels.
pub fn biases(base: Base, index: usize) -> [ByMetric<Estimate>; 2] {
    let level = |metric: &Metric| with_bias(base.run, &|lived| metric.ratio.estimate(&lived.strategies[index])).1;
    [ByMetric::of(METRICS, |metric| bias_of(base, metric, index)), ByMetric::of(METRICS, level)]
}
