//! The question: strategies × replications under common random numbers, and what they show.

use crate::books::Metric;
mod best;
mod business_case;
mod compare;
mod contradiction;
mod design;
mod detail;
mod detection;
mod fits;
mod flips;
mod forecast;
mod intraday;
mod leaving;
mod lives;
mod models;
mod mood;
mod nobody;
mod once;
mod reactions;
mod reference;
mod run;
mod scale;
mod search;
mod summary;
mod targets;
mod trial_run;
mod turning;
mod verdict;
mod weekly;
mod words;
mod work;

pub use crate::model::{Observer, Silent};
pub use business_case::Step;
pub use compare::variance_reduction;
pub use contradiction::{Contradicted, ReadingShown};
pub use design::Design;
pub use detail::{Band, Change, Detail, Group, GroupKind, StrategyDetail, detail};
pub use detection::{Detection, Noticed, When, month};
pub use fits::{Reading, Shown, Way, World, worlds};
pub use flips::{AtEnd, Best, Flip, Flips, WorldAt, ends, flips, name as name_of_end, weeks_of_flips};
pub use forecast::{Forecast, customers_at_end, forecast, kept_bytes, most_chats};
pub use intraday::{IntervalRow, intraday};
pub use leaving::sentences as leaving;
pub use lives::{Absence, End, Ending, Happening, Life, Moment, Reason, Verdict, Whom, lives, number_of_customers};
pub use models::ModelSummary;
pub use mood::sentences as mood;
pub use nobody::{NobodyAnswers, ServicePays};
pub use once::sentences as due_once;
pub use reactions::{Firing, PilotShown, sentences as reactions};
pub use reference::{Reference, Scales};
pub use run::{Run, run, run_calibrated};
pub use scale::{
    Bias, Coarser, direction, direction_in, found, measure_scale, nothing_judged, unmeasured, within_scale,
};
pub use search::{Least, least_headcount};
#[cfg(test)]
pub use summary::samples;
pub use summary::{ByMetric, LedgerLine, StrategySummary, Summary, TopicSummary, Totals, Word};
pub use targets::{Judged, fitted_numbers, judge, judged_text};
pub use trial_run::{TrialRun, Tried};
pub use turning::TurningPoint;
pub use verdict::{Between, abandoned_contacts, is_judged, is_told, is_withheld, verdict};
pub use weekly::{ReplicationRow, WeekRow, count_ids, replications, weekly};
pub use words::READ;
pub use work::WorkSplit;

/// Folds a run into its summary, verdict included. `run_id` names it.
pub fn summarise(scenario: &crate::scenario::Scenario, run: &Run, run_id: &str) -> Summary {
    let summary = summary::fold(scenario, run, run_id);
    let summary = Summary { nobody: nobody::nobody(scenario, run, &summary), ..summary };
    let place = |id: &str| summary.strategies.iter().position(|strategy| strategy.id == id);
    let between =
        |metric: &Metric, a: &str, b: &str| Some(compare::difference(&metric.ratio, run, place(a)?, place(b)?));
    let verdict = verdict(&summary, &between);
    let turning_points = turning::turning_points(scenario, run, &summary);
    let rests_on = turning::sentences(&summary, &turning_points);
    let noticed = detection::sentences(scenario, &summary);
    let contradictions = contradiction::contradictions(scenario, run, &summary);
    Summary { verdict, rests_on, noticed, turning_points, contradictions, ..summary }
}
