//! What each reading of a contradictory statement would have shown, in words.

use super::parts::{amount, points};
use crate::books::Metric;
use crate::books::metric::{CSAT_OBSERVED, REPORTED_RESOLUTION, SATISFACTION, SERVICE_COST, TRUE_RESOLUTION};
use crate::findings::{ReadingShown, StrategySummary, Summary, Way, found, is_judged};
use crate::number::per_cent;
use crate::stat::estimate::Estimate;

/// What a reading would have shown, against the baseline, part by part.
pub fn shows(summary: &Summary, reading: &ReadingShown) -> Vec<String> {
    let Some(strategy) = summary.strategies.iter().find(|strategy| strategy.id == reading.strategy) else {
        return Vec::new();
    };
    let of =
        |metric: &Metric| strategy.difference(metric).map(|less| (less, found(summary, strategy, metric).map(Way::of)));
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
    shows.push(told("repeat contacts per issue", Some((&reading.repeats, reading.repeats_way)), in_per_cent));
    shows.extend(ai(strategy));
    shows
}

/// "service cost: 35.9 ± 0.1 million USD a year less", or that no difference was found.
fn told(name: &str, found: Option<(&Estimate, Option<Way>)>, size: impl Fn(&Estimate) -> String) -> String {
    match found.and_then(|(d, way)| Some((d, way?))) {
        None => format!("{name}: no difference found"),
        Some((d, way)) => format!("{name}: {} {}", size(d), if way == Way::Less { "less" } else { "more" }),
    }
}

/// That the AI reports more than it resolves, if there is an AI.
fn ai(strategy: &StrategySummary) -> Option<String> {
    let (reported, truth) = strategy.metric(&REPORTED_RESOLUTION).mean.zip(strategy.metric(&TRUE_RESOLUTION).mean)?;
    Some(format!("AI resolution: {} reported, {} in truth", per_cent(reported, 0), per_cent(truth, 0)))
}
