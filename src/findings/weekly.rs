//! The rows behind a summary: every metric week by week, and every replication with its raw sums.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::books::{Count, METRICS, Metric, Outcome};
use crate::scenario::Scenario;
use crate::stat::estimate::{Estimate, Pair, ratio};
use crate::study::Run;

/// A metric of a strategy in one week of the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekRow<'a> {
    /// Name of the strategy.
    pub strategy: &'a str,
    /// Whole week of the horizon, from 1.
    pub week: usize,
    /// Its first day.
    pub start: Date,
    /// Name of the metric.
    pub metric: &'static Metric,
    /// What the replications say.
    pub estimate: Estimate,
}

/// A replication of a strategy in one week of the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplicationWeekRow<'a> {
    /// Name of the strategy.
    pub strategy: &'a str,
    /// Number of the replication.
    pub replication: u32,
    /// Whole week of the horizon, from 1.
    pub week: usize,
    /// Its first day.
    pub start: Date,
    /// By row of [`METRICS`].
    pub metrics: Vec<Option<f64>>,
}

/// One replication of a strategy.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplicationRow<'a> {
    /// Name of the strategy.
    pub strategy: &'a str,
    /// Number of the replication.
    pub replication: u32,
    /// By row of [`METRICS`].
    pub metrics: Vec<Option<f64>>,
    /// By column of [`Count`], summed over the horizon at the run's scale.
    pub sums: Vec<f64>,
    /// Issues of the horizon still open at the end of the simulation.
    pub open_at_end: u64,
    /// Events that happened.
    pub events: u64,
    /// Mean trust of customers who ever had contact, at the end of the horizon.
    pub trust_end: Option<f64>,
}

/// Every metric of every strategy, whole week by whole week. A week in which a metric is undefined throughout has no row.
pub fn weekly<'a>(scenario: &'a Scenario, run: &Run) -> Vec<WeekRow<'a>> {
    let mut rows = Vec::new();
    for (strategy, outcomes) in named(scenario, run) {
        let weeks = outcomes.first().map_or(0, Outcome::n_whole_weeks);
        for (week, number) in (0..weeks).zip(0_i64..) {
            let start = scenario.clock.start.saturating_add(number.weeks());
            for metric in METRICS {
                let pairs: Vec<Pair> = outcomes.iter().map(|outcome| metric.ratio.week_pair(outcome, week)).collect();
                let estimate = ratio(&pairs);
                if estimate.mean.is_some() {
                    rows.push(WeekRow { strategy, week: week + 1, start, metric, estimate });
                }
            }
        }
    }
    rows
}

/// Every replication of every strategy, whole week by whole week.
pub fn replication_weeks<'a, 'b>(
    scenario: &'a Scenario,
    run: &'b Run,
) -> impl Iterator<Item = ReplicationWeekRow<'a>> + use<'a, 'b> {
    let start = scenario.clock.start;
    named(scenario, run).flat_map(move |(strategy, outcomes)| {
        let numbered = run.design.replications.iter().zip(outcomes);
        numbered.flat_map(move |(&replication, outcome)| {
            (0..outcome.n_whole_weeks()).zip(0_i64..).map(move |(week, number)| ReplicationWeekRow {
                strategy,
                replication,
                week: week + 1,
                start: start.saturating_add(number.weeks()),
                metrics: METRICS.iter().map(|metric| metric.ratio.week_pair(outcome, week).ratio()).collect(),
            })
        })
    })
}

/// Every replication of every strategy, as it came out.
pub fn replications<'a>(scenario: &'a Scenario, run: &Run) -> Vec<ReplicationRow<'a>> {
    let row = |strategy, replication, outcome: &Outcome| ReplicationRow {
        strategy,
        replication,
        metrics: METRICS.iter().map(|metric| metric.ratio.pair(outcome).ratio()).collect(),
        sums: Count::ALL.iter().map(|&count| outcome.total(count)).collect(),
        open_at_end: outcome.open_at_end,
        events: outcome.events,
        trust_end: outcome.trust_end,
    };
    named(scenario, run)
        .flat_map(|(strategy, outcomes)| {
            run.design.replications.iter().zip(outcomes).map(move |(&number, outcome)| row(strategy, number, outcome))
        })
        .collect()
}

/// Names of the columns of [`Count`] for files: `wait_served_s`.
pub fn count_ids() -> Vec<String> {
    Count::ALL.iter().map(|count| snake_case(&format!("{count:?}"))).collect()
}

/// Every strategy's name with its outcomes.
pub(super) fn named<'a, 'b>(scenario: &'a Scenario, run: &'b Run) -> impl Iterator<Item = (&'a str, &'b [Outcome])> {
    let ids = run.design.strategies.iter().map(|&index| scenario.strategies[index].id.as_str());
    ids.zip(run.outcomes.iter().map(Vec::as_slice))
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_counts_are_unique_and_in_snake_case() {
        let mut ids = count_ids();
        assert_eq!(ids.first().map(String::as_str), Some("issues"));
        assert!(ids.contains(&"wait_served_s".to_owned()));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), Count::ALL.len());
    }
}
