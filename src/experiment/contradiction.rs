//! What each reading of a contradictory statement would have shown.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Run;
use super::scale::{Bias, direction, found, measured};
use super::summary::{StrategySummary, Summary};
use super::verdict::is_judged;
use super::words::{amount, points};
use crate::books::Metric;
use crate::books::metric::{
    CSAT_OBSERVED, REPEATS_PER_ISSUE, REPORTED_RESOLUTION, SATISFACTION, SERVICE_COST, TRUE_RESOLUTION,
};
use crate::number::per_cent;
use crate::scenario::Scenario;
use crate::stat::estimate::Estimate;
use crate::stat::paired;

/// A published statement that can be read in more than one way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contradicted {
    /// Short name.
    pub id: String,
    /// What was said.
    pub title: String,
    /// Why it can be read in more than one way.
    pub note: String,
    /// Rows of the evidence.
    pub source: String,
    /// Its readings.
    pub readings: Vec<ReadingShown>,
}

/// A reading, and what the model shows if it is the right one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadingShown {
    /// The strategy that lives through it.
    pub strategy: String,
    /// What the reading says.
    pub says: String,
    /// What it would have shown, against the baseline, part by part.
    pub shows: Vec<String>,
}

/// Every contradiction of a scenario; readings whose strategy was not run are left out.
pub fn contradictions(scenario: &Scenario, run: &Run, summary: &Summary) -> Vec<Contradicted> {
    let reading = |(index, says): &(usize, String)| {
        let place = run.design.strategies.iter().position(|strategy| strategy == index)?;
        let strategy = &summary.strategies[place];
        Some(ReadingShown { strategy: strategy.id.clone(), says: says.clone(), shows: shows(run, summary, place) })
    };
    let shown = |contradiction: &crate::scenario::Contradiction| Contradicted {
        id: contradiction.id.clone(),
        title: contradiction.title.clone(),
        note: contradiction.note.clone(),
        source: contradiction.source.clone(),
        readings: contradiction.readings.iter().filter_map(reading).collect(),
    };
    scenario.contradictions.iter().map(shown).collect()
}

fn shows(run: &Run, summary: &Summary, place: usize) -> Vec<String> {
    let strategy = &summary.strategies[place];
    let baseline = summary.strategies.iter().position(|known| known.id == summary.baseline).unwrap_or(place);
    let repeats = |run: &Run| {
        let of = |place: usize| REPEATS_PER_ISSUE.ratio.pairs(&run.outcomes[place]);
        paired::relative(&of(place), &of(baseline))
    };
    let repeated = repeats(run);
    let bias = measured(run, &repeated, &repeats);
    let way = direction(&repeated, Bias::at(summary.scale, bias.as_ref()));
    let of = |metric: &Metric| strategy.difference(metric).map(|less| (less, found(summary, strategy, metric)));
    let money = |d: &Estimate| format!("{} a year", amount(d, &summary.currency));
    let in_points = |d: &Estimate| format!("{} points", points(d));
    let in_per_cent = |d: &Estimate| format!("{} %", points(d));
    let mut shows = vec![told("service cost", of(&SERVICE_COST), money)];
    if is_judged(summary, strategy) {
        shows.push(told("satisfaction", of(&SATISFACTION), in_points));
        shows.push(told("surveyed satisfaction", of(&CSAT_OBSERVED), in_points));
    } else {
        shows.push(format!("satisfaction: not judged at scale 1:{}", summary.scale));
    }
    shows.push(told("repeat contacts per issue", Some((&repeated, way)), in_per_cent));
    shows.extend(ai(strategy));
    shows
}

/// "service cost: 35.9 ± 0.1 million USD a year less", or that no difference was found.
fn told(name: &str, found: Option<(&Estimate, Option<Ordering>)>, size: impl Fn(&Estimate) -> String) -> String {
    match found.and_then(|(d, way)| Some((d, way?))) {
        None => format!("{name}: no difference found"),
        Some((d, way)) => {
            format!("{name}: {} {}", size(d), if way.is_lt() { "less" } else { "more" })
        }
    }
}

/// That the AI reports more than it resolves, if there is an AI.
fn ai(strategy: &StrategySummary) -> Option<String> {
    let (reported, truth) = strategy.metric(&REPORTED_RESOLUTION).mean.zip(strategy.metric(&TRUE_RESOLUTION).mean)?;
    Some(format!("AI resolution: {} reported, {} in truth", per_cent(reported, 0), per_cent(truth, 0)))
}
