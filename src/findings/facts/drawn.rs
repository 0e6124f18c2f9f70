//! What the strategies come to in worlds drawn from the ranges of inputs.

use serde::{Deserialize, Serialize};

use super::ByMetric;
use crate::stat::estimate::Estimate;

/// The worlds that were drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnWorlds {
    /// How many were lived.
    pub worlds: usize,
    /// How many draws were no world.
    pub refused: u32,
    /// Inputs that have a range.
    pub inputs: usize,
    /// The strategies.
    pub strategies: Vec<InDrawnWorlds>,
}

/// A strategy over the worlds that were drawn. `p05` to `p95` of an estimate are over worlds, each lived once: its luck is in them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InDrawnWorlds {
    /// Its name.
    pub id: String,
    /// Every metric.
    pub metrics: ByMetric<Estimate>,
    /// Every metric less the baseline's, in the same world with the same luck; empty for the baseline.
    pub difference: ByMetric<Estimate>,
    /// In how many worlds it costs less in all than the baseline.
    pub cheaper: usize,
    /// In how many it satisfies more.
    pub more_satisfied: usize,
    /// In how many both.
    pub both: usize,
    /// In how many it costs least in all of all strategies.
    pub cheapest: usize,
}
