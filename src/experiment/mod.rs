//! The question: strategies × replications under common random numbers, and what they show.

use crate::books::Metric;
use crate::books::metric::{COST, CSAT_OBSERVED, CUSTOMERS_LOST, SATISFACTION, SERVICE_COST};

mod best;
mod bias;
mod business_case;
mod compare;
mod contradiction;
mod design;
mod detail;
mod detection;
mod facts;
mod fits;
mod flips;
mod forecast;
mod intraday;
mod judgement;
mod lives;
mod models;
mod nobody;
mod reactions;
mod reference;
mod run;
mod scale;
mod search;
mod summary;
mod targets;
mod trial_run;
mod turning;
mod weekly;
mod work;

pub use crate::model::{Observer, Silent};
pub use bias::{Bias, direction, direction_in};
pub use business_case::Step;
pub use compare::variance_reduction;
pub use design::Design;
pub use detail::{Band, Change, Detail, Group, GroupKind, StrategyDetail, detail};
pub use detection::{WINDOW, month};
#[cfg(test)]
pub use facts::samples;
pub use facts::{
    AtEnd, Best, ByMetric, Cheapest, Contradicted, Detection, Firing, Flip, Flips, Judged, LedgerLine, ModelSummary,
    NobodyAnswers, Noticed, PilotShown, Reading, ReadingShown, Reference, Scales, ServicePays, Shown, StrategySummary,
    Summary, TopicSummary, Totals, TurningPoint, Watch, Way, When, Word, WorkSplit, World,
};
pub use fits::{BEST, worlds};
pub use flips::{WorldAt, ends, flips, name as name_of_end, weeks_of_flips};
pub use forecast::{Forecast, customers_at_end, forecast, kept_bytes, most_chats};
pub use intraday::{IntervalRow, intraday};
pub use judgement::{
    ABANDONMENT_LIMIT, Between, Difference, by_difference, cheapest, found_among, is_judged, is_told, is_withheld,
    judged,
};
pub use lives::{
    Absence, ContactEnd, Happening, IssueEnd, Life, Moment, Reason, Verdict, Whom, lives, number_of_customers,
};
pub use run::{Coarser, Run, run, run_calibrated, unmeasured};
pub use scale::{found, measure_scale};
pub use search::{Least, least_headcount};
pub use targets::judge;
pub use trial_run::{TrialRun, Tried};
pub use weekly::{ReplicationRow, WeekRow, count_ids, replications, weekly};

/// The metrics whose differences are told in every world, at every scale.
pub const READ: [Metric; 5] = [SERVICE_COST, COST, SATISFACTION, CSAT_OBSERVED, CUSTOMERS_LOST];

/// Folds a run into its summary, judgements included. `run_id` names it.
pub fn summarise(scenario: &crate::scenario::Scenario, run: &Run, run_id: &str) -> Summary {
    let summary = summary::fold(scenario, run, run_id);
    let summary = Summary { nobody: nobody::nobody(scenario, run, &summary), ..summary };
    let place = |id: &str| summary.strategies.iter().position(|strategy| strategy.id == id);
    let between =
        |metric: &Metric, a: &str, b: &str| Some(compare::difference(&metric.ratio, run, place(a)?, place(b)?));
    let cheapest = cheapest(&summary, &between);
    let turning_points = turning::turning_points(scenario, run, &summary);
    let contradictions = contradiction::contradictions(scenario, run, &summary);
    Summary { cheapest, turning_points, contradictions, ..summary }
}
