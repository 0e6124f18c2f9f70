//! The question: strategies × replications under common random numbers, and what they show.

mod business_case;
mod compare;
mod design;
mod detail;
mod forecast;
mod run;
mod summary;
mod verdict;
mod weekly;

pub use crate::model::{Observer, Silent};
pub use business_case::Step;
pub use compare::variance_reduction;
pub use design::Design;
pub use detail::{Band, Change, Detail, Group, GroupKind, StrategyDetail, detail};
pub use forecast::{Forecast, customers_at_end, forecast, most_chats};
pub use run::{Run, run};
pub use summary::{ByMetric, LedgerLine, StrategySummary, Summary, TopicSummary, Totals};
pub use verdict::{direction, is_withheld, verdict};
pub use weekly::{ReplicationRow, WeekRow, count_ids, replications, weekly};

/// Folds a run into its summary, verdict included. `run_id` names it.
pub fn summarise(scenario: &crate::scenario::Scenario, run: &Run, run_id: &str) -> Summary {
    let summary = summary::fold(scenario, run, run_id);
    Summary { verdict: verdict(&summary), ..summary }
}
