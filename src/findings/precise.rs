//! Whether a run is as precise as was asked for.

use super::base::Base;
use super::compare::difference;
use super::facts::{Limit, Precise};
use crate::books::Metric;
use crate::scenario::Scenario;
use crate::stat::looks::widened;
use crate::study::Run;

/// How precisely differences from the baseline are to be known.
#[derive(Clone, Debug, PartialEq)]
pub struct Precision {
    /// As typed.
    pub typed: String,
    /// The metric.
    pub metric: &'static Metric,
    /// The half-width: an amount of the metric, or a share of what it is under the baseline.
    pub wanted: Limit,
}

/// How precisely a run knows the differences of all strategies from the baseline, at a look, counted from 1; `None` where no strategy stands beside the baseline or none has the metric, and where a share is one of nothing.
pub fn precise(scenario: &Scenario, run: &Run, precision: &Precision, looks: u32) -> Option<Precise> {
    let base = Base::of(scenario, run);
    let (metric, lived) = (precision.metric, &run.digests);
    let wanted = match precision.wanted {
        Limit::Level(amount) | Limit::Difference(amount) => amount,
        Limit::Share(share) => share * metric.ratio.estimate(&lived.strategies[base.baseline]).mean?.abs(),
    };
    if wanted <= 0.0 {
        return None;
    }
    let wider = widened(run.design.replications.len());
    let of = |place: usize| Some((difference(&metric.ratio, lived, place, base.baseline).half_width? * wider, place));
    let others = (0..lived.strategies.len()).filter(|&place| place != base.baseline);
    let (half_width, place) = others.filter_map(of).max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(Precise { typed: precision.typed.clone(), metric, wanted, half_width, strategy: base.id(place), looks })
}
