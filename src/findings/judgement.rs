//! Which strategies are judged at all, and which of their differences are found.

use std::cmp::Ordering;

use super::facts::{DrawnWorlds, InDrawnWorlds, StrategySummary, Summary};
use super::scale::found;
use super::withheld::is_crowded;
use crate::books::Metric;
use crate::stat::estimate::Estimate;

/// Whether a strategy's satisfaction is not judged, since it hangs on waits that the scale exaggerates.
pub fn is_withheld(summary: &Summary, strategy: &StrategySummary) -> bool {
    is_crowded(summary.scale_of_lines(), |metric| strategy.metric(metric).mean)
}

/// Whether satisfaction and what follows from it may be judged of a strategy: it is not withheld, and it was measured what the
/// scale does.
pub fn is_judged(summary: &Summary, strategy: &StrategySummary) -> bool {
    summary.unmeasured.is_none() && is_told(summary, strategy)
}

/// Whether neither a strategy nor the baseline is withheld.
pub fn is_told(summary: &Summary, strategy: &StrategySummary) -> bool {
    let baseline = summary.strategies.iter().find(|known| known.id == summary.baseline);
    !is_withheld(summary, strategy) && !baseline.is_some_and(|baseline| is_withheld(summary, baseline))
}

/// Of the worlds that were drawn the strategies beside the baseline that may be judged.
pub fn judged_in_worlds(summary: &Summary) -> impl Iterator<Item = &InDrawnWorlds> {
    summary.drawn.iter().flat_map(move |drawn| judged_in(summary, drawn))
}

/// The same in worlds that are told beside a run.
pub fn judged_in<'a>(summary: &'a Summary, drawn: &'a DrawnWorlds) -> impl Iterator<Item = &'a InDrawnWorlds> {
    let of = |id: &str| summary.strategies.iter().find(|strategy| strategy.id == id);
    let is_shown = move |row: &&InDrawnWorlds| {
        row.id != summary.baseline && of(&row.id).is_some_and(|strategy| is_judged(summary, strategy))
    };
    drawn.strategies.iter().filter(is_shown)
}

/// A strategy with its difference from the baseline, and that difference's mean.
pub type Difference<'a> = (&'a StrategySummary, &'a Estimate, f64);

/// Strategies by their difference from the baseline, the least first.
pub fn by_difference<'a>(others: &[&'a StrategySummary], metric: &Metric) -> Vec<Difference<'a>> {
    let mut found: Vec<_> = others
        .iter()
        .filter_map(|strategy| strategy.difference.get(metric).and_then(|d| d.mean.map(|mean| (*strategy, d, mean))))
        .collect();
    found.sort_by(|a, b| a.2.total_cmp(&b.2));
    found
}

/// Those whose difference is found to go one way, the furthest first.
pub fn found_among<'a>(
    summary: &Summary,
    others: &[&'a StrategySummary],
    metric: &Metric,
    way: Ordering,
) -> Vec<Difference<'a>> {
    let goes = |strategy: &StrategySummary| found(summary, strategy, metric) == Some(way);
    let mut found: Vec<_> = by_difference(others, metric).into_iter().filter(|(strategy, ..)| goes(strategy)).collect();
    if way.is_gt() {
        found.reverse();
    }
    found
}

/// The strategies whose waits may be judged at this scale; none if the baseline's may not.
pub fn judged<'a>(summary: &Summary, others: &[&'a StrategySummary]) -> Vec<&'a StrategySummary> {
    others.iter().copied().filter(|strategy| is_judged(summary, strategy)).collect()
}
