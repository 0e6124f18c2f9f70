//! What a day looks like: some metrics by interval of the day, over all days of the horizon.

use super::weekly::named;
use crate::books::metric::INTRADAY;
use crate::books::{Metric, Outcome};
use crate::scenario::Scenario;
use crate::stat::estimate::{Estimate, Pair, ratio};
use crate::study::Run;

/// A metric of a strategy in one interval of the day.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalRow<'a> {
    /// Name of the strategy.
    pub strategy: &'a str,
    /// Interval of the day, from 1.
    pub interval: usize,
    /// Its start, s after midnight.
    pub start_s: f64,
    /// Name of the metric.
    pub metric: &'static Metric,
    /// What the replications say.
    pub estimate: Estimate,
}

/// Every metric of an interval, by strategy and interval of the day. One that is undefined throughout has no row.
pub fn intraday<'a>(scenario: &'a Scenario, run: &Run) -> Vec<IntervalRow<'a>> {
    let mut rows = Vec::new();
    for (strategy, outcomes) in named(scenario, run) {
        let intervals = outcomes.first().map_or(0, |outcome: &Outcome| outcome.intraday.per_day());
        for interval in 0..intervals {
            let start_s = interval as f64 * scenario.demand.interval_s;
            for metric in &INTRADAY {
                let pairs: Vec<Pair> = outcomes
                    .iter()
                    .map(|outcome| metric.ratio.interval_pair(outcome, interval..interval + 1))
                    .collect();
                let estimate = ratio(&pairs);
                if estimate.mean.is_some() {
                    rows.push(IntervalRow { strategy, interval: interval + 1, start_s, metric, estimate });
                }
            }
        }
    }
    rows
}
