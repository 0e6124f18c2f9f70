//! Strategies beside the baseline, on the same luck.

use super::Run;
use crate::books::Outcome;
use crate::books::metric::Metric;
use crate::stat::estimate::{Estimate, Pair};
use crate::stat::paired;

/// A metric's sums, replication by replication.
pub fn pairs(metric: &Metric, outcomes: &[Outcome]) -> Vec<Pair> {
    outcomes.iter().map(|outcome| metric.pair(outcome)).collect()
}

/// A metric's difference between two strategies of a run, paired by replication.
pub fn difference(metric: &Metric, run: &Run, strategy: usize, baseline: usize) -> Estimate {
    paired::difference(&pairs(metric, &run.outcomes[strategy]), &pairs(metric, &run.outcomes[baseline]))
}

/// What common random numbers gave: variance of the difference with independent luck ÷ with common luck.
pub fn variance_reduction(metric: &Metric, run: &Run, strategy: usize, baseline: usize) -> Option<f64> {
    paired::variance_reduction(&pairs(metric, &run.outcomes[strategy]), &pairs(metric, &run.outcomes[baseline]))
}
