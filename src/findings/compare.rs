//! Strategies beside the baseline, on the same luck.

use crate::books::Ratio;
use crate::stat::estimate::Estimate;
use crate::stat::paired;
use crate::study::Run;

/// A strategy's ratio less the baseline's, replication by replication.
pub fn difference(ratio: &Ratio, run: &Run, strategy: usize, baseline: usize) -> Estimate {
    paired::difference(&ratio.pairs(&run.outcomes[strategy]), &ratio.pairs(&run.outcomes[baseline]))
}

/// Variance of that difference with independent luck ÷ its variance with common luck.
pub fn variance_reduction(ratio: &Ratio, run: &Run, strategy: usize, baseline: usize) -> Option<f64> {
    paired::variance_reduction(&ratio.pairs(&run.outcomes[strategy]), &ratio.pairs(&run.outcomes[baseline]))
}
