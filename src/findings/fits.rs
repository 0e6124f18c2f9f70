//! The answer under other fits: the same strategies in worlds that meet what was published as well, and what holds in all.

use super::READ;
use super::base::Base;
use super::best::best;
use super::bias::{Bias, direction_in};
use super::compare::difference;
use super::facts::{ByMetric, Judged, Reading, Shown, Way, World};
use super::scale::bias_of;
use super::targets::judge;
use super::withheld::told;
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION, SERVICE_COST};
use crate::scenario::{Basis, Scenario};
use crate::study::{Design, Digests, Run};

/// The metrics by which the best is sought.
pub const BEST: [Metric; 3] = [SERVICE_COST, COST, SATISFACTION];

/// The world of a fit, as it was lived.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The world.
    pub world: Scenario,
    /// How it was lived.
    pub design: Design,
    /// What the strategies came to in it.
    pub totals: Digests,
}

/// What a run shows in its world as typed, and in that of each fit. The fits are judged by the scale's bias in the world as
/// typed.
pub fn worlds(scenario: &Scenario, run: &Run, fits: &[Fit]) -> Vec<World> {
    let base = Base::of(scenario, run);
    let typed = world(None, (&run.digests, &run.design), base);
    let of_fit = |fit: &Fit| world(Some(&fit.world), (&fit.totals, &fit.design), base);
    std::iter::once(typed).chain(fits.iter().map(of_fit)).collect()
}

/// What is shown in the world of a fit, or in that of the base.
fn world(fit: Option<&Scenario>, (lived, design): (&Digests, &Design), base: Base) -> World {
    let scenario = fit.unwrap_or(base.scenario);
    let fit = fit.and_then(|scenario| scenario.fit.as_ref());
    let baseline = Base::of(scenario, base.run).baseline;
    let counted = |target: &Judged| target.basis != Basis::Beside && target.is_inside.is_some();
    let targets: Vec<Judged> = judge(scenario, design, lived).into_iter().filter(counted).collect();
    let missed = targets.iter().filter(|target| target.is_inside == Some(false));
    let all: Vec<usize> = (0..lived.strategies.len()).collect();
    let told = told(design.scale_of_lines(), lived, baseline);
    let best = |metric: &Metric| best(metric, lived, base, if metric.is_felt { &told } else { &all });
    let others = all.iter().filter(|index| **index != baseline);
    World {
        fit: fit.map(|fit| fit.id.clone()),
        title: fit.map_or_else(String::new, |fit| fit.title.clone()),
        note: fit.map_or_else(String::new, |fit| fit.note.clone()),
        sets: fit.map_or_else(Vec::new, |fit| fit.sets.clone()),
        targets: targets.len(),
        missed: missed.map(|target| target.id.clone()).collect(),
        best: ByMetric::of(&BEST, |metric| Some(best(metric).map(|index| base.id(index)))),
        strategies: others.map(|&index| shown((index, baseline), told.contains(&index), lived, base)).collect(),
        replications: design.replications.len(),
        scale: design.scale,
        waits: design.waits,
    }
}

fn shown((index, baseline): (usize, usize), is_judged: bool, lived: &Digests, base: Base) -> Shown {
    let reading = |metric: &Metric| {
        let difference = difference(&metric.ratio, lived, index, baseline);
        let bias = bias_of(base, metric, index);
        let bias = Bias::at(base.run.design.scale_of_lines(), bias.as_ref());
        let found = direction_in(metric.unit, &difference, bias).filter(|_| is_judged || !metric.is_felt);
        Some(Reading { difference, direction: found.map(Way::of) })
    };
    Shown { id: base.id(index), is_judged, differences: ByMetric::of(&READ, reading) }
}
