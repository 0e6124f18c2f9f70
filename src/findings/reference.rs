//! A run that a scenario is held against: its targets, and how far another scale is from it, metric by metric.

use super::facts::{Judged, Reference, Scales, StrategySummary, Summary};
use crate::books::{METRICS, Metric};

use crate::stat::estimate::Estimate;

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
