//! What befell a strategy: its models, its triggers and its pilot, the work that it left for people.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ByMetric, LedgerLine, Lever};
use crate::books::Metric;
use crate::policy::trigger::Limit;
use crate::stat::estimate::Estimate;

/// A strategy's AI model in numbers.
///
/// A contact in which several models talked is a contact of each; it ends with the last of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ModelSummary {
    /// Name in the file.
    pub id: String,
    /// Some metrics, of the contacts in which it talked.
    pub metrics: ByMetric<Estimate>,
    /// The lines of the ledger that models have a part in, per year.
    pub ledger: Vec<LedgerLine>,
}

/// What a trigger did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Firing {
    /// What it watches.
    pub measure: &'static Metric,
    /// What that must cross.
    pub limit: Limit,
    /// How far back it is looked at, s.
    pub over_s: f64,
    /// Which levers it sets.
    pub sets: Vec<Lever>,
    /// Why.
    pub note: String,
    /// Share of histories in which it fired.
    pub share: f64,
    /// Mean number of firings in a history.
    pub times: f64,
    /// Month of the horizon, from 1, of the first firing: the median of the histories in which it fired.
    pub median_month: Option<f64>,
    /// Histories in which it fired first in each whole week of the horizon.
    pub first_by_week: Vec<u32>,
}

/// What a pilot showed and decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PilotShown {
    /// Which levers are tried.
    pub tries: Vec<Lever>,
    /// Observations of the arm that the gate asks for, at scale 1:1.
    pub least_count: f64,
    /// Share of customers.
    pub share: f64,
    /// First day.
    pub from: Date,
    /// Day of the decision.
    pub at: Date,
    /// What decides.
    pub measure: &'static Metric,
    /// It must be this or more.
    pub least: Option<f64>,
    /// It must be this or less.
    pub most: Option<f64>,
    /// Share of histories in which it was rolled out to all.
    pub rolled_out: f64,
    /// What was observed of the arm less the same of the rest, at the gate.
    pub observed: Estimate,
    /// Mean number of observations in the arm and in the rest, at the run's scale, and what that is at 1:1.
    pub counts: [f64; 2],
    /// The same at 1:1.
    pub counts_at_full_scale: [f64; 2],
    /// Whether the gate compares the arm with the rest, or takes it as it is.
    pub against_rest: bool,
    /// The measure of the arm itself.
    pub level: Estimate,
    /// The truth behind the measure.
    pub truth: &'static Metric,
    /// That of the arm's contacts in the pilot's whole weeks, less the rest's.
    pub true_difference: Estimate,
    /// Satisfaction at the end of the issues opened in those weeks, less the rest's.
    pub satisfaction: Estimate,
    /// Issues truly solved, less the rest's.
    pub solved: Estimate,
    /// Standard error of what one pilot observes: normal approximation of its counts, or the spread between histories of
    /// what is no share.
    pub standard_error: Option<f64>,
    /// Spread between histories of what a pilot observed.
    pub spread: Option<f64>,
    /// Chance to find a difference as large as the true one, at the run's scale and at 1:1.
    pub power: Option<f64>,
    /// The same with the counts of scale 1:1.
    pub power_at_full_scale: Option<f64>,
    /// Chance to find what the measure makes of it.
    pub power_of_measure: Option<f64>,
    /// So many times the answers bring a power of 80 % for the true difference.
    pub times_as_many: Option<f64>,
}

impl PilotShown {
    /// Whether the arm had, on average, fewer observations than its gate asks for.
    pub fn is_too_small(&self) -> bool {
        self.counts_at_full_scale[0] < self.least_count
    }
}

/// Work per human contact relative to the baseline's, and the factors whose product it is.
///
/// # Formula
/// With `N`, `W`, `H` by topic `k`: contacts that people answered, their handle time, and what handoffs added to it;
/// `c = (W − H)/N`, of all topics together where people answer none of a topic under the baseline; a prime for the strategy, none
/// for the baseline.
/// ratio = `(ΣW′/ΣN′) / (ΣW/ΣN)` = topic mix · difficulty · handoff;
/// topic mix = `(ΣN′c/ΣN′) / (ΣNc/ΣN)`; difficulty = `Σ(W′ − H′) / ΣN′c`; handoff = `(ΣW′/Σ(W′ − H′)) / (ΣW/Σ(W − H))`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WorkSplit {
    /// Work per human contact ÷ that under the baseline.
    pub ratio: Estimate,
    /// Other topics reach people.
    pub topic_mix: Estimate,
    /// Of the same topic, harder issues reach people (or other teams answer them).
    pub difficulty: Estimate,
    /// What contacts handed over by the AI take more, or less.
    pub handoff: Estimate,
}
