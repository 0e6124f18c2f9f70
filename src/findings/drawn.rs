//! What the strategies come to in worlds drawn from the ranges of inputs.

use super::base::Base;
use super::facts::{ByMetric, DrawnWorlds, InDrawnWorlds};
use crate::books::metric::{COST, SATISFACTION};
use crate::books::{Digest, METRICS, Metric};
use crate::scenario::Scenario;
use crate::stat::estimate::{self, Estimate};
use crate::study::{Draws, Run};

/// What worlds that were drawn show of a run's strategies.
pub fn drawn(scenario: &Scenario, run: &Run, drawn: &Draws) -> DrawnWorlds {
    let base = Base::of(scenario, run);
    let strategies = (0..run.design.strategies.len()).map(|index| of_strategy(base, drawn, index)).collect();
    DrawnWorlds { worlds: drawn.worlds.len(), refused: drawn.refused, inputs: drawn.inputs.len(), strategies }
}

fn of_strategy(base: Base, drawn: &Draws, index: usize) -> InDrawnWorlds {
    let level = |metric: &Metric, digest: &Digest| metric.ratio.pair(digest).ratio();
    let worlds = || drawn.worlds.iter().map(|world| &world.strategies);
    let less =
        |metric: &Metric, lived: &[Digest]| Some(level(metric, &lived[index])? - level(metric, &lived[base.baseline])?);
    let over = |values: &dyn Fn(&[Digest]) -> Option<f64>| {
        let values: Vec<f64> = worlds().filter_map(|lived| values(lived)).collect();
        // Draws of a sequence are no independent sample: their mean has no interval here.
        (!values.is_empty()).then(|| Estimate { half_width: None, ..estimate::mean(&values) })
    };
    let others = if index == base.baseline { &[] } else { METRICS };
    let is_cheaper = |lived: &[Digest]| less(&COST, lived).is_some_and(|less| less < 0.0);
    let is_better = |lived: &[Digest]| less(&SATISFACTION, lived).is_some_and(|more| more > 0.0);
    let is_cheapest = |lived: &[Digest]| {
        let cost = |digest: &Digest| level(&COST, digest).unwrap_or(f64::INFINITY);
        lived.iter().enumerate().all(|(other, digest)| other == index || cost(&lived[index]) < cost(digest))
    };
    let count = |is: &dyn Fn(&[Digest]) -> bool| worlds().filter(|lived| is(lived)).count();
    InDrawnWorlds {
        id: base.id(index),
        metrics: ByMetric::of(METRICS, |metric| over(&|lived| level(metric, &lived[index]))),
        difference: ByMetric::of(others, |metric| over(&|lived| less(metric, lived))),
        cheaper: count(&is_cheaper),
        more_satisfied: count(&is_better),
        both: count(&|lived| is_cheaper(lived) && is_better(lived)),
        cheapest: count(&is_cheapest),
    }
}
