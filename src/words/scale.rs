//! What is not judged, since the scale may do it.

use super::{Told, say};
use crate::books::Metric;
use crate::findings::{Bias, READ, StrategySummary, direction, direction_in};
use crate::study::Unmeasured;

/// Why nothing is judged, if that is so: a sentence.
pub fn nothing_judged(told: &Told) -> Option<String> {
    let (why, coarser, customers) = match *told.unmeasured.as_ref()? {
        Unmeasured::OneReplication => ("one-replication", 0, 0.0),
        Unmeasured::LeftOut => ("left-out", 0, 0.0),
        Unmeasured::TooFewCustomers { coarser, customers } => ("too-few", coarser, customers),
        Unmeasured::Coarsest => ("coarsest", 0, 0.0),
    };
    let (scale, customers) = (told.scale, told.language.shortest(customers, 3));
    Some(say!(told.language, "nothing-judged", scale = scale, why = why, coarser = coarser, customers = customers))
}

/// The differences that chance does not explain and the scale does, of some metrics, in a sentence; nothing if there are none.
pub fn within_scale(told: &Told) -> Option<String> {
    let of_metric = |metric: &Metric| {
        let within: Vec<String> =
            told.strategies.iter().filter_map(|strategy| within(told, strategy, metric)).collect();
        let what = told.language.label(metric);
        (!within.is_empty()).then(|| say!(told.language, "under", what = what, id = within.join(", ")))
    };
    let parts: Vec<String> = READ.iter().filter_map(of_metric).collect();
    let (scale, coarser) = (told.scale, told.scale.saturating_mul(2));
    let say_so = |parts: String| say!(told.language, "within-scale", scale = scale, coarser = coarser, parts = parts);
    (!parts.is_empty()).then(|| say_so(parts.join("; ")))
}

/// "pilot-first (0.1 ± 0.1 points, scale bias 0.2 ± 0.1)", if the scale explains what chance does not.
fn within(told: &Told, strategy: &StrategySummary, metric: &Metric) -> Option<String> {
    let (difference, bias) = (strategy.difference(metric)?, strategy.scale_bias.get(metric)?);
    direction_in(metric.unit, difference, Bias::Nothing)?;
    if direction(difference, Bias::Measured(bias)).is_some() || bias.mean.is_none() {
        return None;
    }
    let ruler = told.ruler_telling(metric.unit, [difference, bias]);
    let (size, bias) = (told.size(metric, difference, &ruler)?, told.size(metric, bias, &ruler)?);
    Some(say!(told.language, "within-bias", id = &strategy.id, size = size, bias = bias))
}
