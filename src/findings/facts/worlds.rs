//! What the strategies do in the world as typed and in that of each fit.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::ByMetric;
use crate::books::Metric;
use crate::scenario::Waits;
use crate::stat::estimate::Estimate;

/// A world in which the strategies were compared: the file as typed, or one of its fits laid on it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// Name of the fit; `None`: as typed.
    pub fit: Option<String>,
    /// One line for people.
    pub title: String,
    /// Why it may be so.
    pub note: String,
    /// What is laid over the file, as `path = value`.
    pub sets: Vec<String>,
    /// Published figures that the run was held against and that count.
    pub targets: usize,
    /// Names of those that are not met.
    pub missed: Vec<String>,
    /// How often each strategy was lived.
    pub replications: usize,
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits came about.
    pub waits: Waits,
    /// Who is found to be better than every other, by some metrics; strategies that are not judged left out.
    pub best: ByMetric<Option<String>>,
    /// The strategies but the baseline, in the order of the file.
    pub strategies: Vec<Shown>,
}

/// A strategy beside the baseline in one world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// Name in the file.
    pub id: String,
    /// Whether its satisfaction, and what follows from it, may be judged at the run's scale.
    pub is_judged: bool,
    /// Some metrics less the baseline's.
    pub differences: ByMetric<Reading>,
}

/// A difference, and which way it is found to go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Paired by replication.
    pub difference: Estimate,
    /// Found beyond chance and the scale's bias; `None`: no difference found, or not judged.
    pub direction: Option<Way>,
}

/// Which way a difference goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Less than the baseline.
    Less,
    /// More than the baseline.
    More,
}

impl World {
    /// What a strategy shows in it, and of that one metric.
    pub fn reading(&self, strategy: &str, metric: &Metric) -> Option<(&Shown, &Reading)> {
        let shown = self.strategies.iter().find(|shown| shown.id == strategy)?;
        Some((shown, shown.differences.get(metric)?))
    }
}

impl Way {
    /// That of an order.
    pub fn of(order: Ordering) -> Self {
        if order == Ordering::Less { Self::Less } else { Self::More }
    }

    /// "less" or "more".
    pub fn name(self) -> &'static str {
        if self == Self::Less { "less" } else { "more" }
    }
}
