//! The answer under other fits: the same strategies in worlds that meet what was published as well, and what holds in all.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::best::best;
use super::judgement::is_told;
use super::run::run_alone;
use super::scale::{Bias, direction_in};
use super::summary::{ByMetric, StrategySummary, Summary, fold};
use super::targets::Judged;
use super::{READ, Run};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION, SERVICE_COST};
use crate::model::Observer;
use crate::scenario::{Basis, Fit, Scenario};
use crate::stat::estimate::Estimate;

/// The metrics by which the best is sought.
pub const BEST: [Metric; 3] = [SERVICE_COST, COST, SATISFACTION];

/// A world in which the strategies were compared: the file as typed, or one of its fits laid on it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// Name of the fit; `None`: as typed.
    pub fit: Option<String>,
    /// One line for people.
    pub title: String,
    /// Why it may be so.
    pub note: String,
    /// What is laid over the file, as `path = value`.
    pub sets: Vec<String>,
    /// Published figures that the run was held against and that count.
    pub targets: usize,
    /// Names of those that are not met.
    pub missed: Vec<String>,
    /// Who is found to be better than every other, by some metrics; strategies that are not judged left out.
    pub best: ByMetric<Option<String>>,
    /// The strategies but the baseline, in the order of the file.
    pub strategies: Vec<Shown>,
}

/// A strategy beside the baseline in one world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// Name in the file.
    pub id: String,
    /// Whether its satisfaction, and what follows from it, may be judged at the run's scale.
    pub is_judged: bool,
    /// Some metrics less the baseline's.
    pub differences: ByMetric<Reading>,
}

/// A difference, and which way it is found to go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Paired by replication.
    pub difference: Estimate,
    /// Found beyond chance and the scale's bias; `None`: no difference found, or not judged.
    pub direction: Option<Way>,
}

/// Which way a difference goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Less than the baseline.
    Less,
    /// More than the baseline.
    More,
}

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
        let may_be = |index: &usize| !hangs_on_waits(metric) || is_told(summary, &summary.strategies[*index]);
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

/// Whether a metric hangs on waits that a small scale may exaggerate.
pub fn hangs_on_waits(metric: &Metric) -> bool {
    *metric != SERVICE_COST
}

fn shown(strategy: &StrategySummary, summary: &Summary, base: &Summary) -> Shown {
    let is_judged = is_told(summary, strategy);
    let known = base.strategies.iter().find(|known| known.id == strategy.id);
    let reading = |metric: &Metric| {
        let difference = strategy.difference(metric)?.clone();
        let bias = Bias::at(base.scale, known.and_then(|known| known.scale_bias.get(metric)));
        let found = direction_in(metric.unit, &difference, bias).filter(|_| is_judged || !hangs_on_waits(metric));
        let direction = found.map(Way::of);
        Some((metric.id, Reading { difference, direction }))
    };
    Shown { id: strategy.id.clone(), is_judged, differences: ByMetric(READ.iter().filter_map(reading).collect()) }
}

impl World {
    /// What a strategy shows in it, and of that one metric.
    pub fn reading(&self, strategy: &str, metric: &Metric) -> Option<(&Shown, &Reading)> {
        let shown = self.strategies.iter().find(|shown| shown.id == strategy)?;
        Some((shown, shown.differences.get(metric)?))
    }
}

impl Way {
    /// That of an order.
    pub fn of(order: Ordering) -> Self {
        if order == Ordering::Less { Self::Less } else { Self::More }
    }
}

impl Summary {
    /// The same, knowing what the strategies do in other worlds.
    #[must_use]
    pub fn with_worlds(self, worlds: Vec<World>) -> Self {
        Self { worlds, ..self }
    }
}
