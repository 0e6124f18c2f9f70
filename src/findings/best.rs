//! Who is found to be better than every other strategy, by a metric.

use super::bias::{Bias, direction_in};
use super::compare::difference;
use super::facts::Summary;
use super::scale::bias_between;
use crate::books::{Better, Metric};
use crate::stat::estimate::Estimate;
use crate::study::Run;

/// How much better the first strategy is than the second.
pub fn advantage(metric: &Metric, run: &Run, first: usize, second: usize) -> Estimate {
    match metric.better {
        Better::Less => difference(&metric.ratio, run, second, first),
        _ => difference(&metric.ratio, run, first, second),
    }
}

/// Whether the first strategy is found to be better than the second, with the scale's bias as `base` knows it.
pub fn is_better(metric: &Metric, run: &Run, base: &Summary, first: usize, second: usize) -> bool {
    let id = |index: usize| base.strategies[index].id.as_str();
    let bias = bias_between(base, metric, id(first), id(second));
    let bias = Bias::at(base.scale, bias.as_ref());
    direction_in(metric.unit, &advantage(metric, run, first, second), bias).is_some_and(std::cmp::Ordering::is_gt)
}

/// The strategy that is found to be better than every other of some, if there are others.
pub fn best(metric: &Metric, run: &Run, base: &Summary, among: &[usize]) -> Option<String> {
    let beats_all =
        |&&one: &&usize| among.iter().all(|&other| other == one || is_better(metric, run, base, one, other));
    let best = among.iter().find(beats_all).filter(|_| among.len() > 1)?;
    Some(base.strategies[*best].id.clone())
}
