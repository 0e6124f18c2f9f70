//! What strategies come to as inputs or decisions are moved: point by point, who is best, and which settings nobody beats.

use std::ops::Deref;

use serde::Serialize;

use super::{ByMetric, Head};
use crate::books::Metric;
use crate::stat::estimate::Estimate;
use crate::study::Layout;

/// What is moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SweptAxis {
    /// Its path in the scenario.
    pub path: String,
    /// Whether it is an input: nobody decides it, or the scenario types it as a range. Settings are compared at the same value of it only.
    pub is_input: bool,
}

/// What strategies come to at all points.
#[derive(Clone, Debug, Serialize)]
pub struct Sweep {
    /// What was run; its overrides are laid on the scenario at all points.
    #[serde(flatten)]
    pub head: Head,
    /// Name of the baseline, from which differences are told.
    pub baseline: String,
    /// How points lie among the values of the axes.
    pub layout: Layout,
    /// What is moved.
    pub axes: Vec<SweptAxis>,
    /// Whether anything is judged: not at a scale whose lines are not those of 1:1, nor by one replication.
    pub is_judged: bool,
    /// In the order of the layout.
    pub points: Vec<SweptPoint>,
}

/// A point.
#[derive(Clone, Debug, Serialize)]
pub struct SweptPoint {
    /// The value on each axis, as it is typed.
    pub values: Vec<String>,
    /// Points of the same number have the same values of all inputs: settings are compared among these.
    pub world: usize,
    /// The strategies, in the order of the file.
    pub strategies: Vec<SweptStrategy>,
    /// Who is best by total cost and by satisfaction; empty where one strategy is alone.
    pub best: Vec<BestAt>,
}

/// A strategy at a point.
#[derive(Clone, Debug, Serialize)]
pub struct SweptStrategy {
    /// Its name.
    pub id: String,
    /// The first point before this one at which it came to the same, in every count of every replication: nothing of what was moved between them reaches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_at: Option<usize>,
    /// Every metric.
    pub metrics: ByMetric<Estimate>,
    /// Every metric less the baseline's at the same point, paired by replication; empty of the baseline.
    pub difference: ByMetric<Estimate>,
    /// Whether another setting in the same world costs no more in service and satisfies no fewer, and is found better in one of the two; `None` where nothing
    /// is judged, or where either is undefined.
    pub is_beaten: Option<bool>,
}

/// The best strategy at a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BestAt {
    /// By this metric.
    pub metric: &'static Metric,
    /// Its name.
    pub strategy: String,
    /// Others that are not told apart from it.
    pub level: Vec<String>,
}

impl Deref for Sweep {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

impl Sweep {
    /// What is moved as people call it: without "strategy.NAME." where all is of one strategy.
    pub fn names(&self) -> Vec<&str> {
        let of = |path: &'_ str| path.strip_prefix("strategy.").and_then(|rest| rest.split('.').next()).map(str::len);
        let whole = || self.axes.iter().map(|axis| axis.path.as_str()).collect();
        let Some(letters) = self.axes.first().and_then(|axis| of(&axis.path)) else { return whole() };
        let prefix = &self.axes[0].path[.."strategy.".len() + letters];
        let rest = |axis: &'_ SweptAxis| axis.path.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('.'));
        if !self.axes.iter().all(rest) {
            return whole();
        }
        self.axes.iter().map(|axis| &axis.path[prefix.len() + 1..]).collect()
    }

    /// The best strategy by a metric at a point, if several are compared.
    pub fn best<'a>(&self, point: &'a SweptPoint, metric: &Metric) -> Option<&'a BestAt> {
        point.best.iter().find(|best| *best.metric == *metric)
    }

    /// Whether all settings are of one world, so that they can be laid beside each other.
    pub fn is_of_one_world(&self) -> bool {
        self.points.iter().all(|point| point.world == 0)
    }

    /// The settings of every world, each once: the number of a point and a strategy there.
    pub fn settings(&self) -> impl Iterator<Item = (usize, &SweptStrategy)> {
        self.points.iter().enumerate().flat_map(|(at, point)| {
            let is_first = |of: &&SweptStrategy| of.as_at.is_none_or(|first| self.points[first].world != point.world);
            point.strategies.iter().filter(is_first).map(move |of| (at, of))
        })
    }

    /// Whether one setting tells all of a strategy: nothing that was moved reaches it, and all is of one world.
    pub fn is_told_once(&self, id: &str) -> bool {
        self.is_unmoved(id) && self.is_of_one_world()
    }

    /// Whether a strategy is the same at all points: nothing that was moved reaches it.
    pub fn is_unmoved(&self, id: &str) -> bool {
        let of =
            |point: &SweptPoint| point.strategies.iter().any(|strategy| strategy.id == id && strategy.as_at == Some(0));
        self.points.len() > 1 && self.points[1..].iter().all(of)
    }
}
