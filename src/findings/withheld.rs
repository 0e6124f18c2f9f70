//! Where waits decide what is felt, which a small scale exaggerates.

use crate::books::metric::{ABANDONMENT, AI_ABANDONMENT};
use crate::books::{Digest, Metric};
use crate::study::Digests;

/// Share of contacts abandoned above which waits of a small scale may decide, so that no verdict is given.
pub const ABANDONMENT_LIMIT: f64 = 0.05;

/// Whether by the mean shares abandoned, of people's and of the AI's contacts, waits decide what is felt at a scale.
pub fn is_crowded(scale: u32, mean: impl Fn(&Metric) -> Option<f64>) -> bool {
    let is_high = |metric| mean(metric).is_some_and(|share| share > ABANDONMENT_LIMIT);
    scale > 1 && [ABANDONMENT, AI_ABANDONMENT].iter().any(is_high)
}

/// The same of replications.
pub fn are_withheld(scale: u32, replications: &[Digest]) -> bool {
    is_crowded(scale, |metric| metric.ratio.estimate(replications).mean)
}

/// The places of the strategies of which neither they nor the baseline are withheld.
pub fn told(scale: u32, lived: &Digests, baseline: usize) -> Vec<usize> {
    let is_told = |index: &usize| !are_withheld(scale, &lived.strategies[*index]);
    if is_told(&baseline) { (0..lived.strategies.len()).filter(is_told).collect() } else { Vec::new() }
}
