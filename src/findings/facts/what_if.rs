//! What becomes of a strategy as people go: depth by depth, how deep a cut may be, and where it ceases to pay.

use std::ops::Deref;

use jiff::civil::Date;
use serde::Serialize;

use super::{ByMetric, Head, Undoing};
use crate::books::Metric;
use crate::stat::crossing::Crossing;
use crate::stat::estimate::Estimate;

/// Who is cut, and when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cutting {
    /// The strategy in which people go.
    pub strategy: String,
    /// The team whose people go.
    pub team: String,
    /// How many it has before, as the scenario types them; of a rota the mean on duty.
    pub people: f64,
    /// Whether that is a rota of agents on duty.
    pub is_rota: bool,
    /// The day on which they go.
    pub from: Date,
    /// The day from which on they are hired again.
    pub rehired: Option<Date>,
    /// Mean remaining value of a customer, as the scenario types it.
    pub customer_value: f64,
}

/// What a metric must be for a cut to be allowed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Floor {
    /// As typed.
    pub typed: String,
    /// The metric.
    pub metric: &'static Metric,
    /// Whether it must not be less than the limit; else it must not be more.
    pub is_least: bool,
    /// The limit.
    pub limit: Limit,
}

/// The limit of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "of", content = "value")]
pub enum Limit {
    /// Of the metric itself.
    Level(f64),
    /// Of the metric less what it is without a cut.
    Difference(f64),
    /// Of the share by which it exceeds what it is without a cut.
    Share(f64),
}

impl WhatIf {
    /// Whether the cut is undone by date, and what that takes is judged.
    pub fn is_undone(&self) -> bool {
        self.cutting.rehired.is_some() && self.is_judged && self.depths.iter().any(|depth| depth.undoing.is_some())
    }
}

/// A cut of one depth.
#[derive(Clone, Debug, Serialize)]
pub struct Depth {
    /// Share of the people who go.
    pub cut: f64,
    /// Name of the strategy that was lived.
    pub strategy: String,
    /// People who stay.
    pub people: f64,
    /// Every metric.
    pub metrics: ByMetric<Estimate>,
    /// Every metric less what it is without a cut, paired by replication; empty without a cut.
    pub difference: ByMetric<Estimate>,
    /// Which of these are found, beyond chance and what the scale does: "more" or "less".
    pub found: ByMetric<&'static str>,
    /// What the cut took beside no cut; `None` without a cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undoing: Option<Undoing>,
}

/// How deep a cut may be by one floor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FloorKept {
    /// The floor.
    pub floor: Floor,
    /// Up to which depth it is kept.
    pub kept: Crossing,
}

/// How deep a cut may be by all floors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kept {
    /// Up to which depth all are kept.
    pub all: Crossing,
    /// The one that is missed first, by its place; `None` if none is.
    pub first: Option<usize>,
}

/// The depth of least total cost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheapestDepth {
    /// The depth.
    pub cut: f64,
    /// Other depths that are not told apart from it.
    pub level: Vec<f64>,
}

/// What becomes of a strategy as people go.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIf {
    /// What was run.
    #[serde(flatten)]
    pub head: Head,
    /// Who is cut, and when.
    pub cutting: Cutting,
    /// Whether any difference is judged.
    pub is_judged: bool,
    /// Every depth, from no cut on.
    pub depths: Vec<Depth>,
    /// The depth of least total cost, if a cut is found to cost less than none.
    pub cheapest: Option<CheapestDepth>,
    /// From the cheapest depth on, up to which depth a cut costs less in all than none; `None` without such a depth.
    pub pays: Option<Crossing>,
    /// How deep a cut may be by each floor.
    pub floors: Vec<FloorKept>,
    /// How deep it may be by all of them; `None` without floors, and at a scale whose lines are not those of 1:1.
    pub kept: Option<Kept>,
}

impl Deref for WhatIf {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}
