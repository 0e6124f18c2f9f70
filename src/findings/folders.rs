//! Two results folders beside each other: strategy by strategy, paired where both have the same luck.

use serde::Serialize;

use super::facts::ByMetric;
use crate::books::{Count, METRICS, Metric, Sums};
use crate::stat::estimate::Estimate;
use crate::stat::{paired, unpaired};

/// One replication as a folder keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSums {
    /// The k of scale 1:k.
    pub scale: u32,
    /// By column of [`Count`], summed over the horizon at that scale.
    pub totals: Vec<f64>,
}

impl Sums for KeptSums {
    fn scale(&self) -> u32 {
        self.scale
    }

    fn total(&self, count: Count) -> f64 {
        self.totals[count as usize]
    }
}

/// A strategy of either folder, and what is the other one's.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// Name of the strategy in the first folder and in the second.
    pub strategies: [String; 2],
    /// Every metric of the first.
    pub first: ByMetric<Estimate>,
    /// Every metric of the second.
    pub second: ByMetric<Estimate>,
    /// Every metric of the second less that of the first.
    pub difference: ByMetric<Estimate>,
}

/// Two folders beside each other.
#[derive(Clone, Debug, Serialize)]
pub struct Folders {
    /// Names of their runs.
    pub runs: [String; 2],
    /// What they are of.
    pub sources: [String; 2],
    /// ISO code of the currency.
    pub currency: String,
    /// Whether replications of the same number have the same luck, so that differences are paired.
    pub is_paired: bool,
    /// The settings in which luck differs: "seed", "replications", "scale", "waits".
    pub apart: Vec<&'static str>,
    /// The strategies.
    pub strategies: Vec<Compared>,
}

/// Two strategies, each by its replications; paired if both have the same luck.
pub fn compared(strategies: [String; 2], [first, second]: [&[KeptSums]; 2], is_paired: bool) -> Compared {
    let of = |lived: &[KeptSums], metric: &Metric| metric.ratio.estimate(lived);
    let less = |metric: &Metric| {
        if is_paired {
            paired::difference(&metric.ratio.pairs(second), &metric.ratio.pairs(first))
        } else {
            unpaired::difference(&of(second, metric), &of(first, metric))
        }
    };
    Compared {
        strategies,
        first: ByMetric::of(METRICS, |metric| Some(of(first, metric))),
        second: ByMetric::of(METRICS, |metric| Some(of(second, metric))),
        difference: ByMetric::of(METRICS, |metric| Some(less(metric))),
    }
}
