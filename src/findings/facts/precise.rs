//! How precisely differences from the baseline were to be known, and are.

use serde::{Deserialize, Serialize};

use crate::books::Metric;

/// How precisely differences from the baseline are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Precise {
    /// What was asked for, as typed.
    pub typed: String,
    /// The metric.
    pub metric: &'static Metric,
    /// The half-width that was asked for, in the unit of the metric.
    pub wanted: f64,
    /// The widest half-width of all strategies, at 95 % whenever it is stopped.
    pub half_width: f64,
    /// The strategy of which that is.
    pub strategy: String,
    /// How often it was looked whether the differences are known.
    pub looks: u32,
}

impl Precise {
    /// Whether it is as precise as was asked for.
    pub fn is_reached(&self) -> bool {
        self.half_width <= self.wanted
    }

    /// Replications that are likely to be needed, by so many that were lived.
    pub fn needed(&self, lived: usize) -> f64 {
        let ratio = self.half_width / self.wanted;
        lived as f64 * ratio * ratio
    }
}
