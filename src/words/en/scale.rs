//! What is not judged, since the scale may do it.

use super::parts::size;
use crate::books::Metric;
use crate::findings::{Bias, READ, StrategySummary, Summary, direction, direction_in};
use crate::number::Ruler;
use crate::stat::estimate::Estimate;

/// Why nothing is judged, if that is so: a sentence.
pub fn nothing_judged(summary: &Summary) -> Option<String> {
    let why = summary.unmeasured.as_ref()?;
    Some(format!("No difference is judged: scale 1:{} {why}.", summary.scale))
}

/// The differences that chance does not explain and the scale does, of some metrics, in a sentence; nothing if there are none.
pub fn within_scale(summary: &Summary) -> Option<String> {
    let of_metric = |metric: &Metric| {
        let told: Vec<String> =
            summary.strategies.iter().filter_map(|strategy| within(summary, strategy, metric)).collect();
        (!told.is_empty()).then(|| format!("{} under {}", metric.label, told.join(", ")))
    };
    let told: Vec<String> = READ.iter().filter_map(of_metric).collect();
    (!told.is_empty()).then(|| {
        format!(
            "Not found, since no larger than what scale 1:{} does to it, measured beside 1:{}: {}.",
            summary.scale,
            summary.scale.saturating_mul(2),
            told.join("; ")
        )
    })
}

/// "pilot-first (0.1 ± 0.1 points, scale bias 0.2 ± 0.1)", if the scale explains what chance does not.
fn within(summary: &Summary, strategy: &StrategySummary, metric: &Metric) -> Option<String> {
    let (difference, bias) = (strategy.difference(metric)?, strategy.scale_bias.get(metric)?);
    direction_in(metric.unit, difference, Bias::Nothing)?;
    if direction(difference, Bias::Measured(bias)).is_some() || bias.mean.is_none() {
        return None;
    }
    let ruler = Ruler::telling(metric.unit, &summary.currency, [difference, bias]);
    let size = |estimate: &Estimate| size(metric, estimate, &ruler);
    Some(format!("{} ({}, scale bias {})", strategy.id, size(difference)?, size(bias)?))
}
