//! What a scale does to differences between strategies, and whether a difference is found at all.
//!
//! Queues do not scale, so a run at 1:k shows differences that are partly the scale's own. They are measured by the same
//! design at 1:2k and taken to 1:1 on the assumption that the bias grows in proportion to k. A difference that is no larger
//! than that is not found; nor is any, where nobody has measured.

use std::cmp::Ordering;

use super::compare::difference;
use super::run::run;
use super::summary::{ByMetric, StrategySummary, Summary};
use super::{Design, Run};
use crate::books::{METRICS, Metric, Unit};
use crate::model::Observer;
use crate::scenario::Scenario;
use crate::stat::estimate::Estimate;
use crate::stat::unpaired;

/// The coarsest scale.
const COARSEST: u32 = 1_000_000;
/// The least difference of a share that is not shown as 0.0 points.
const LEAST_SHARE: f64 = 0.0005;
/// Why nothing is judged where a run was asked not to measure.
const LEFT_OUT: &str = "was run without measuring what the scale does to it; leave out --no-scale-bias, or run at 1:1";

/// The same design at a coarser scale, or why there is none, as what follows "scale 1:k".
pub type Coarser = Result<Box<Run>, String>;

/// What a run has that was not asked to measure.
///
/// # Errors
/// Always: why there is no other scale.
pub fn unmeasured() -> Coarser {
    Err(LEFT_OUT.to_owned())
}

/// Runs the design at twice its k, where the world allows; `None` if the observer stopped it.
pub fn measure_scale(scenario: &Scenario, lived: Run, observer: &dyn Observer) -> Option<Run> {
    let scale = lived.design.scale.saturating_mul(2);
    let customers = scenario.customers.count;
    let why_not = if customers < f64::from(scale) {
        Some(format!("1:{scale} leaves less than one of {customers} customers"))
    } else {
        (scale > COARSEST).then(|| format!("1:{COARSEST} is the coarsest"))
    };
    let coarser = match why_not {
        Some(why) => Err(format!("has no coarser one by which to measure what the scale does ({why}); run at 1:1")),
        None => Ok(Box::new(run(scenario, &Design { scale, ..lived.design.clone() }, observer)?)),
    };
    Some(Run { coarser, ..lived })
}

/// What is known of the bias that a scale gives to a difference.
#[derive(Clone, Copy, Debug)]
pub enum Bias<'a> {
    /// There is none: every customer was simulated.
    Nothing,
    /// It was measured.
    Measured(&'a Estimate),
    /// It was not measured.
    Unknown,
}

impl<'a> Bias<'a> {
    /// What is known of it at a scale, by what was measured, if anything was.
    pub fn at(scale: u32, measured: Option<&'a Estimate>) -> Self {
        match measured {
            _ if scale <= 1 => Self::Nothing,
            Some(bias) => Self::Measured(bias),
            None => Self::Unknown,
        }
    }
}

/// Which way a difference is found to go: below 0, above 0, or neither. It must be larger than chance and than its bias.
pub fn direction(difference: &Estimate, bias: Bias) -> Option<Ordering> {
    let (mean, half) = (difference.mean?, difference.half_width?);
    (mean.abs() > half.max(least(bias)?)).then(|| mean.total_cmp(&0.0))
}

/// Which way a difference in something of this unit is found to go; a share's that is shown as 0.0 points goes nowhere.
pub fn direction_in(unit: Unit, difference: &Estimate, bias: Bias) -> Option<Ordering> {
    let is_shown = |mean: f64| !matches!(unit, Unit::Share | Unit::Rate) || mean.abs() >= LEAST_SHARE;
    direction(difference, bias).filter(|_| difference.mean.is_some_and(is_shown))
}

/// What a difference must exceed to be no work of the scale; `None` if nothing is known of that.
pub fn least(bias: Bias) -> Option<f64> {
    match bias {
        Bias::Nothing => Some(0.0),
        Bias::Measured(bias) => bias.mean.map(f64::abs),
        Bias::Unknown => None,
    }
}

/// Which way a strategy's difference from the baseline is found to go.
pub fn found(summary: &Summary, strategy: &StrategySummary, metric: &Metric) -> Option<Ordering> {
    let bias = Bias::at(summary.scale, strategy.scale_bias.get(metric));
    direction_in(metric.unit, strategy.difference(metric)?, bias)
}

/// The bias of how much more of a metric one strategy has than another: that of the one less that of the other.
pub fn bias_between(summary: &Summary, metric: &Metric, a: &str, b: &str) -> Option<Estimate> {
    let of = |id: &str| summary.strategies.iter().find(|known| known.id == id)?.scale_bias.get(metric);
    match (a == summary.baseline, b == summary.baseline) {
        (_, true) => of(a).cloned(),
        (true, false) => of(b).cloned(),
        (false, false) => Some(unpaired::difference(of(a)?, of(b)?)),
    }
}

/// The bias of something that a run shows, if it was measured: by what the run at 1:2k shows of it beside `here`.
///
/// # Formula
/// `(D(2k) − D(k))·(k − 1)/k`: a bias of `b·(k − 1)` at 1:k, with `b` from two scales. The two are taken to share no luck:
/// other customers live at another scale.
pub fn measured(run: &Run, here: &Estimate, of: &dyn Fn(&Run) -> Estimate) -> Option<Estimate> {
    let coarser = run.coarser.as_ref().ok().filter(|_| run.design.scale > 1)?;
    let apart = unpaired::difference(&of(coarser), here);
    let k = f64::from(run.design.scale);
    let share = |part: Option<f64>| part.map(|part| part * (k - 1.0) / k);
    Some(Estimate { mean: share(apart.mean), half_width: share(apart.half_width), ..apart })
}

/// The biases of all metrics of a strategy: of its differences from the baseline (empty for that), and of its own levels.
pub fn biases(run: &Run, index: usize, baseline: usize) -> [ByMetric<Estimate>; 2] {
    let of_all = |of: &dyn Fn(&crate::books::metric::Metric, &Run) -> Estimate| {
        let bias = |metric: &'static crate::books::metric::Metric| {
            Some((metric.id, measured(run, &of(metric, run), &|run| of(metric, run))?))
        };
        ByMetric(METRICS.iter().filter_map(bias).collect())
    };
    let differences = of_all(&|metric, run| difference(&metric.ratio, run, index, baseline));
    let levels = of_all(&|metric, run| metric.ratio.estimate(&run.outcomes[index]));
    [if index == baseline { ByMetric(Vec::new()) } else { differences }, levels]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    fn estimate(mean_: f64, half: f64) -> Estimate {
        Estimate { half_width: Some(half), ..mean(&[mean_, mean_]) }
    }

    #[test]
    fn a_difference_is_found_if_it_exceeds_chance_and_scale() {
        let found = |size: f64, bias: Bias| direction(&estimate(size, 1.0), bias).map(|way| way as i8);
        let bias = estimate(-3.0, 9.0);
        assert_eq!([found(2.0, Bias::Nothing), found(-2.0, Bias::Nothing)], [Some(1), Some(-1)]);
        assert_eq!([found(0.9, Bias::Nothing), found(2.0, Bias::Unknown)], [None, None]);
        let known = Bias::Measured(&bias);
        assert_eq!([found(2.9, known), found(3.1, known), found(-3.1, known)], [None, Some(1), Some(-1)]);
        let of = |unit| direction_in(unit, &estimate(0.0004, 0.0001), Bias::Nothing).map(|way| way as i8);
        assert_eq!([of(Unit::Share), of(Unit::Number)], [None, Some(1)]);
        let undefined = mean(&[]);
        assert_eq!(found(99.0, Bias::Measured(&undefined)), None);
    }

    #[test]
    fn at_full_scale_nothing_needs_to_be_measured_and_elsewhere_everything() {
        assert!(matches!(Bias::at(1, None), Bias::Nothing));
        assert!(matches!(Bias::at(2, None), Bias::Unknown));
        assert!(matches!(Bias::at(2, Some(&mean(&[]))), Bias::Measured(_)));
    }
}
