//! Why a contact takes people more or less work than under the baseline, in sentences.

use super::{Told, say};
use crate::books::Unit;
use crate::findings::WorkSplit;
use crate::stat::estimate::Estimate;

/// A ratio closer to 1 is not told.
const WORTH_TELLING: f64 = 0.05;

/// A sentence for each strategy of which it is worth one.
pub fn sentences(told: &Told) -> Vec<String> {
    told.strategies.iter().filter_map(|strategy| sentence(told, strategy.work.as_ref()?, &strategy.id)).collect()
}

/// The split in a sentence, if it is worth one.
fn sentence(told: &Told, split: &WorkSplit, id: &str) -> Option<String> {
    if split.ratio.mean.is_none_or(|ratio| (ratio - 1.0).abs() < WORTH_TELLING) {
        return None;
    }
    let factor = |factor: &Estimate| {
        factor.mean?;
        Some(told.ruler(Unit::Number, 1.0).estimate(factor))
    };
    Some(say!(
        told.language,
        "work",
        id = id,
        baseline = &told.baseline,
        ratio = factor(&split.ratio)?,
        mix = factor(&split.topic_mix)?,
        difficulty = factor(&split.difficulty)?,
        handoff = factor(&split.handoff)?,
    ))
}
