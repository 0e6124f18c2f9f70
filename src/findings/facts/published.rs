//! What was published, beside what was found.

use serde::{Deserialize, Serialize};

use super::Way;
use crate::books::{Metric, Unit};
use crate::scenario::Basis;
use crate::stat::estimate::Estimate;
use crate::study::Unfound;

/// A published statement that can be read in more than one way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contradicted {
    /// Short name.
    pub id: String,
    /// What was said.
    pub title: String,
    /// Why it can be read in more than one way.
    pub note: String,
    /// Rows of the evidence.
    pub source: String,
    /// Its readings.
    pub readings: Vec<ReadingShown>,
}

/// A reading, and what the model shows if it is the right one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadingShown {
    /// The strategy that lives through it.
    pub strategy: String,
    /// What the reading says.
    pub says: String,
    /// Repeat contacts per issue relative to the baseline's: 0 for no change.
    pub repeats: Estimate,
    /// Which way that is found to go.
    pub repeats_way: Option<Way>,
}

/// A published figure beside what a run shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// Short name of the target.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// The strategy that is judged.
    pub strategy: String,
    /// The published figure, as text.
    pub published: String,
    /// Least value that counts as met.
    pub least: f64,
    /// Greatest value that counts as met.
    pub most: f64,
    /// What the numbers mean.
    pub unit: Unit,
    /// Whether the number is a difference, and so shown with its sign.
    pub is_difference: bool,
    /// Whether that difference is relative: a change of a tenth is 10 %, not 10 points.
    pub is_relative: bool,
    /// What it says about the model if it is met.
    pub basis: Basis,
    /// Name of the number of the model that it follows from, the same for targets that are one; empty if it stands alone.
    #[serde(default)]
    pub one_number: String,
    /// Row of the evidence.
    pub source: String,
    /// How to read it.
    pub note: String,
    /// What the run shows; `None` where it takes a search, or a strategy that was not run.
    pub found: Option<Estimate>,
    /// Whether the mean of what was found counts as met.
    pub is_inside: Option<bool>,
    /// Why nothing was found by a search, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfound: Option<Unfound>,
}

/// What a reference run shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reference {
    /// Name of the scenario.
    pub scenario: String,
    /// SHA-256 of what was simulated: it tells whether the reference is of the scenario as it stands.
    pub world_sha256: String,
    /// Version of the program that ran it.
    pub version: String,
    /// Name of the run.
    pub run_id: String,
    /// The k of its scale 1:k.
    pub scale: u32,
    /// Seed of all luck.
    pub seed: u64,
    /// Replications of each strategy.
    pub replications: usize,
    /// The scenario's targets, beside what was found.
    pub targets: Vec<Judged>,
    /// The k of another scale that the run is compared with, if it was.
    pub beside: Option<u32>,
    /// Both scales, for every strategy and metric.
    pub scales: Vec<Scales>,
}

/// A metric of a strategy at both scales. The runs share no luck: at another scale other customers live.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scales {
    /// The strategy.
    pub strategy: String,
    /// Short name of the metric.
    pub metric: &'static Metric,
    /// At the scale of the run: mean and half-width.
    pub here: [Option<f64>; 2],
    /// At the scale beside it: mean and half-width.
    pub beside: [Option<f64>; 2],
}
