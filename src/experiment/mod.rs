//! The question: strategies × replications under common random numbers, and what they show.

mod compare;
mod design;
mod run;
mod search;
mod summary;
mod targets;
mod verdict;
mod weekly;

pub use crate::model::{Observer, Silent};
pub use compare::variance_reduction;
pub use design::{Design, Forecast, forecast};
pub use run::{Run, run};
pub use search::least_headcount;
pub use summary::{ByMetric, LedgerLine, StrategySummary, Summary, TopicSummary, Totals};
pub use targets::{Judged, judge};
pub use verdict::{is_withheld, verdict};
pub use weekly::{ReplicationRow, WeekRow, count_ids, replications, weekly};

/// Folds a run into its summary, verdict included. `run_id` names it.
pub fn summarise(scenario: &crate::scenario::Scenario, run: &Run, run_id: &str) -> Summary {
    let summary = summary::fold(scenario, run, run_id);
    Summary { verdict: verdict(&summary), ..summary }
}
