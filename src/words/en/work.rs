//! Why a contact takes people more or less work than under the baseline, in sentences.

use crate::books::Unit;
use crate::findings::{StrategySummary, Summary, WorkSplit};
use crate::number::Ruler;
use crate::stat::estimate::Estimate;

/// A ratio closer to 1 is not told.
const WORTH_TELLING: f64 = 0.05;

/// A sentence for each strategy of which it is worth one.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let told = |strategy: &StrategySummary| sentence(strategy.work.as_ref()?, &strategy.id, &summary.baseline);
    summary.strategies.iter().filter_map(told).collect()
}

/// The split in a sentence, if it is worth one.
fn sentence(split: &WorkSplit, strategy: &str, baseline: &str) -> Option<String> {
    if split.ratio.mean.is_none_or(|ratio| (ratio - 1.0).abs() < WORTH_TELLING) {
        return None;
    }
    let [ratio, mix, difficulty, handoff] =
        [&split.ratio, &split.topic_mix, &split.difficulty, &split.handoff].map(in_words);
    Some(format!(
        "Under {strategy} a contact takes people {} times the work of one under {baseline}: other topics × {}, harder \
         issues of the same topic × {}, handoff × {}.",
        ratio?, mix?, difficulty?, handoff?
    ))
}

/// A factor with half of its interval.
fn in_words(factor: &Estimate) -> Option<String> {
    factor.mean?;
    Some(Ruler::new(Unit::Number, "", 1.0).estimate(factor))
}
