//! The answer under other fits: the same strategies in worlds that meet what was published as well, and what holds in all.

use super::READ;
use super::best::best;
use super::bias::{Bias, direction_in};
use super::facts::{ByMetric, Judged, Reading, Shown, StrategySummary, Summary, Way, World};
use super::judgement::is_told;
use super::summary::fold;
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION, SERVICE_COST};
use crate::model::Observer;
use crate::scenario::{Basis, Fit, Scenario};
use crate::study::{Run, run_alone};

/// The metrics by which the best is sought.
pub const BEST: [Metric; 3] = [SERVICE_COST, COST, SATISFACTION];

/// The world of a run as typed, and the world of each fit after half of the design was run in it; `None` if the observer stopped
/// it. The fits are judged by the scale's bias in the world as typed.
pub fn worlds(lived: &Run, summary: &Summary, fits: &[Scenario], observer: &dyn Observer) -> Option<Vec<World>> {
    let mut worlds = vec![world(None, lived, summary, summary)];
    for scenario in fits {
        let run = run_alone(scenario, &lived.design.of_fit(), observer)?;
        let of_fit = fold(scenario, &run, "");
        worlds.push(world(scenario.fit.as_ref(), &run, &of_fit, summary));
    }
    Some(worlds)
}

/// What a run shows in a world; `base` knows the scale's bias.
fn world(fit: Option<&Fit>, run: &Run, summary: &Summary, base: &Summary) -> World {
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let counted = |target: &&Judged| target.basis != Basis::Beside && target.is_inside.is_some();
    let missed = summary.targets.iter().filter(counted).filter(|target| target.is_inside == Some(false));
    let best = |metric: &Metric| {
        let may_be = |index: &usize| !metric.is_felt || is_told(summary, &summary.strategies[*index]);
        let judged: Vec<usize> = (0..summary.strategies.len()).filter(may_be).collect();
        best(metric, run, base, &judged)
    };
    World {
        fit: fit.map(|fit| fit.id.clone()),
        title: fit.map_or_else(String::new, |fit| fit.title.clone()),
        note: fit.map_or_else(String::new, |fit| fit.note.clone()),
        sets: fit.map_or_else(Vec::new, |fit| fit.sets.clone()),
        targets: summary.targets.iter().filter(counted).count(),
        missed: missed.map(|target| target.id.clone()).collect(),
        best: ByMetric(BEST.iter().map(|metric| (metric.id, best(metric))).collect()),
        strategies: others.map(|strategy| shown(strategy, summary, base)).collect(),
    }
}

fn shown(strategy: &StrategySummary, summary: &Summary, base: &Summary) -> Shown {
    let is_judged = is_told(summary, strategy);
    let known = base.strategies.iter().find(|known| known.id == strategy.id);
    let reading = |metric: &Metric| {
        let difference = strategy.difference(metric)?.clone();
        let bias = Bias::at(base.scale, known.and_then(|known| known.scale_bias.get(metric)));
        let found = direction_in(metric.unit, &difference, bias).filter(|_| is_judged || !metric.is_felt);
        let direction = found.map(Way::of);
        Some((metric.id, Reading { difference, direction }))
    };
    Shown { id: strategy.id.clone(), is_judged, differences: ByMetric(READ.iter().filter_map(reading).collect()) }
}
