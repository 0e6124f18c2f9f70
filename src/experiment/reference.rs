//! A run that a scenario is held against: its targets, and how far another scale is from it, metric by metric.

use crate::books::{METRICS, Metric};
use serde::{Deserialize, Serialize};

use super::summary::{StrategySummary, Summary};
use super::targets::Judged;
use crate::stat::estimate::Estimate;

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

impl Scales {
    /// By how much the metric at the scale beside exceeds that of the run, with its half-width.
    ///
    /// # Formula
    /// Half-width `√(h² + h'²)`: the two have no luck in common.
    pub fn difference(&self) -> Estimate {
        let half_width = self.here[1].zip(self.beside[1]).map(|(a, b)| (a * a + b * b).sqrt());
        let mean = self.beside[0].zip(self.here[0]).map(|(beside, here)| beside - here);
        Estimate { mean, half_width, p05: None, p50: None, p95: None, n: 0 }
    }
}

impl Reference {
    /// Puts a reference together from a run and its targets.
    pub fn new(summary: &Summary, world_sha256: String, targets: Vec<Judged>) -> Self {
        Self {
            world_sha256,
            version: summary.version.to_owned(),
            scenario: summary.scenario.clone(),
            run_id: summary.run_id.clone(),
            scale: summary.scale,
            seed: summary.seed,
            replications: summary.replications.len(),
            targets,
            beside: None,
            scales: Vec::new(),
        }
    }

    /// The same compared with a run of the same strategies at another scale.
    #[must_use]
    pub fn beside(self, here: &Summary, other: &Summary) -> Self {
        let part = |estimate: &Estimate| [estimate.mean, estimate.half_width];
        let of_strategy = |(here, other): (&StrategySummary, &StrategySummary)| {
            let scales = |metric: &'static Metric| Scales {
                strategy: here.id.clone(),
                metric,
                here: part(&here.metric(metric)),
                beside: part(&other.metric(metric)),
            };
            METRICS.iter().map(scales).collect::<Vec<_>>()
        };
        let scales = here.strategies.iter().zip(&other.strategies).flat_map(of_strategy).collect();
        Self { beside: Some(other.scale), scales, ..self }
    }
}
