//! Strategies beside the baseline, on the same luck.

use crate::books::Ratio;
use crate::stat::estimate::Estimate;
use crate::stat::paired;
use crate::study::Digests;

/// A strategy's ratio less another's, replication by replication.
pub fn difference(ratio: &Ratio, lived: &Digests, strategy: usize, other: usize) -> Estimate {
    paired::difference(&ratio.pairs(&lived.strategies[strategy]), &ratio.pairs(&lived.strategies[other]))
}

/// Variance of that difference with independent luck ÷ its variance with common luck.
pub fn variance_reduction(ratio: &Ratio, lived: &Digests, strategy: usize, other: usize) -> Option<f64> {
    paired::variance_reduction(&ratio.pairs(&lived.strategies[strategy]), &ratio.pairs(&lived.strategies[other]))
}
