//! Which strategies are judged at all, who costs the least, and who is not told apart from whoever does.

use std::cmp::Ordering;

use super::bias::{Bias, direction};
use super::facts::{Cheapest, StrategySummary, Summary};
use super::scale::{self, bias_between};
use crate::books::Metric;
use crate::books::metric::{ABANDONMENT, AI_ABANDONMENT, COST, SERVICE_COST};
use crate::stat::estimate::Estimate;

/// Share of contacts abandoned above which waits of a small scale may decide, so that no verdict is given.
pub const ABANDONMENT_LIMIT: f64 = 0.05;

/// How much more of a metric the first strategy has than the second, by their ids, paired by replication.
pub type Between<'a> = &'a dyn Fn(&Metric, &str, &str) -> Option<Estimate>;

/// Whether a strategy's satisfaction is not judged, since it hangs on waits that the scale exaggerates.
pub fn is_withheld(summary: &Summary, strategy: &StrategySummary) -> bool {
    summary.scale > 1 && is_crowded(|metric| strategy.metric(metric).mean)
}

/// Whether by the mean shares abandoned, of people's and of the AI's contacts, waits decide what is felt.
pub fn is_crowded(mean: impl Fn(&Metric) -> Option<f64>) -> bool {
    [ABANDONMENT, AI_ABANDONMENT].iter().any(|metric| mean(metric).is_some_and(|share| share > ABANDONMENT_LIMIT))
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
    let goes = |strategy: &StrategySummary| scale::found(summary, strategy, metric) == Some(way);
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

/// Who costs the least by service cost, of all strategies, and in all, of those that are judged.
pub fn cheapest(summary: &Summary, between: Between) -> Vec<Cheapest> {
    let others: Vec<&StrategySummary> =
        summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline).collect();
    let of = |(metric, among): (&'static Metric, &[&StrategySummary])| {
        let (least, ..) = found_among(summary, among, metric, Ordering::Less).first().copied()?;
        let level = level(summary, among, metric, least, between).into_iter().map(str::to_owned).collect();
        Some(Cheapest { metric, strategy: least.id.clone(), level })
    };
    [(&SERVICE_COST, &others[..]), (&COST, &judged(summary, &others)[..])].into_iter().filter_map(of).collect()
}

/// Those of whom it is not found that they have more of a metric than `least`.
fn level<'a>(
    summary: &Summary,
    others: &[&'a StrategySummary],
    metric: &Metric,
    least: &StrategySummary,
    between: Between,
) -> Vec<&'a str> {
    let is_apart = |other: &str| {
        let bias = bias_between(summary, metric, other, &least.id);
        let is_more = |d| direction(&d, Bias::at(summary.scale, bias.as_ref())) == Some(Ordering::Greater);
        between(metric, other, &least.id).is_some_and(is_more)
    };
    others.iter().map(|other| other.id.as_str()).filter(|other| *other != least.id && !is_apart(other)).collect()
}
