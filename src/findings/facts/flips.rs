//! Which uncertain inputs the answer rests on.

use serde::{Deserialize, Serialize};

use crate::books::Metric;
use crate::scenario::RangeEnd;
use crate::stat::estimate::Estimate;

/// What came of taking inputs to the ends of their ranges.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flips {
    /// Inputs that have a range.
    pub inputs: usize,
    /// Replications of each world.
    pub replications: usize,
    /// Ends of which nothing is known, "ai.auc at its low": there is no such world, or the best strategy is not judged in it.
    pub unknown: Vec<String>,
    /// Each question's best strategy at the modes; `None` where none is told apart.
    pub best: Vec<Best>,
    /// Ends at which another strategy is found to be better than the best, those with the weakest source first.
    pub flips: Vec<Flip>,
    /// What every end that was lived gave, in the order of the file.
    #[serde(default)]
    pub tried: Vec<AtEnd>,
}

/// What a strategy's metric comes to where one input is at an end of its range.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AtEnd {
    /// Path of the input.
    pub input: String,
    /// Which end.
    pub end: RangeEnd,
    /// Its value there.
    pub value: f64,
    /// The strategy.
    pub strategy: String,
    /// The metric.
    pub metric: &'static Metric,
    /// What was found.
    pub found: Estimate,
}

/// Who is best at the modes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Best {
    /// The metric.
    pub metric: &'static Metric,
    /// The strategy; `None` where none is told apart from the next.
    pub strategy: Option<String>,
}

/// An end of an input's range at which another strategy is better.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flip {
    /// The metric.
    pub metric: &'static Metric,
    /// Path of the input.
    pub input: String,
    /// Which end.
    pub end: RangeEnd,
    /// Its value there.
    pub value: f64,
    /// Where the input comes from.
    pub source: String,
    /// Who was best.
    pub from: String,
    /// Who is better.
    pub to: String,
    /// By how much.
    pub by: Estimate,
}
