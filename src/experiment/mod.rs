//! The question: strategies × replications under common random numbers, and what they show.

mod compare;
mod design;
mod run;
mod summary;
mod verdict;
mod weekly;

pub use compare::variance_reduction;
pub use design::{Design, Forecast, forecast};
pub use run::{Observer, Run, Silent, run};
pub use summary::{ByMetric, LedgerLine, StrategySummary, Summary, Totals, summarise};
pub use verdict::{is_withheld, verdict};
pub use weekly::{ReplicationRow, WeekRow, count_ids, replications, weekly};
