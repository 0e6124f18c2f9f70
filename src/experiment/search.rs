//! How many people are enough: the least headcount under which a strategy is as good as another, by paired runs.

use super::compare::pairs;
use super::run::run_calibrated;
use super::{Design, Observer};
use crate::metric::{Better, Metric, metric};
use crate::model::calibration::Calibration;
use crate::scenario::{HeadcountChange, Reading, Scenario, Staffing, Target};
use crate::stat::estimate::{Estimate, Pair};
use crate::stat::paired;

/// The search ends when the answer is known to this share of where it began.
const PRECISION: f64 = 0.01;

/// The least headcount of a target, which must be read as one.
///
/// The strategy's team has the same headcount from launch to the end (before planned growth), directly and not by
/// attrition. Its metric less that of the other strategy, replication by replication, is driven to 0 by bisection between
/// a tenth of that strategy's headcount and all of it; the last bracket is bridged by a straight line.
///
/// # Formula
/// Half-width: that of the difference of metrics, over the slope of the last bracket.
///
/// # Errors
/// `None` if the observer stops it. An undefined estimate if no headcount in the bracket is enough, or the least is.
pub fn least_headcount(
    scenario: &Scenario,
    target: &Target,
    design: &Design,
    observer: &dyn Observer,
) -> Option<Estimate> {
    let Reading::LeastHeadcount { against, team } = target.reading else { unreachable!("the target takes no search") };
    let measured = metric(&target.metric).unwrap_or_else(|| unreachable!("the table of keys knows every metric"));
    let calibration = Calibration::observed(scenario, design.scale, observer)?;
    let search = Search { scenario, target, team, measured, design, observer, calibration };
    let goal = search.pairs_of(scenario, against)?;
    let undefined = Estimate { mean: None, half_width: None, p05: None, p50: None, p95: None, n: goal.len() };
    let most = match scenario.strategies[against].phases[0].levers.teams[team].staffing {
        Staffing::Headcount { to, .. } => to,
        Staffing::OnDuty(_) => return Some(undefined),
    };
    let (mut low, mut high) = (most * 0.1, most);
    let (mut at_low, mut at_high) = (search.advantage(low, &goal)?, search.advantage(high, &goal)?);
    if !(at_low.0 < 0.0 && at_high.0 >= 0.0) {
        return Some(undefined);
    }
    while high - low > PRECISION * most {
        let middle = f64::midpoint(low, high);
        let found = search.advantage(middle, &goal)?;
        if found.0 < 0.0 {
            (low, at_low) = (middle, found);
        } else {
            (high, at_high) = (middle, found);
        }
    }
    let slope = (at_high.0 - at_low.0) / (high - low);
    Some(Estimate { mean: Some(low - at_low.0 / slope), half_width: at_high.1.map(|half| half / slope), ..undefined })
}

struct Search<'a> {
    scenario: &'a Scenario,
    target: &'a Target,
    team: usize,
    measured: &'a Metric,
    design: &'a Design,
    observer: &'a dyn Observer,
    calibration: Calibration,
}

impl Search<'_> {
    /// By how much a headcount is better than the goal, with its half-width.
    fn advantage(&self, heads: f64, goal: &[Pair]) -> Option<(f64, Option<f64>)> {
        let world = with_headcount(self.scenario, self.target.strategy, self.team, heads);
        let difference = paired::difference(&self.pairs_of(&world, self.target.strategy)?, goal);
        let sign = if self.measured.better == Better::Less { -1.0 } else { 1.0 };
        Some((sign * difference.mean.unwrap_or(f64::NEG_INFINITY), difference.half_width))
    }

    fn pairs_of(&self, world: &Scenario, strategy: usize) -> Option<Vec<Pair>> {
        let design = Design { strategies: vec![strategy], ..self.design.clone() };
        let run = run_calibrated(world, &design, self.calibration.clone(), self.observer)?;
        Some(pairs(self.measured, &run.outcomes[0]))
    }
}

/// The scenario with a strategy's team at one headcount from launch on.
fn with_headcount(scenario: &Scenario, strategy: usize, team: usize, heads: f64) -> Scenario {
    let mut world = scenario.clone();
    for phase in world.strategies[strategy].phases.iter_mut().skip(1) {
        phase.levers.teams[team].staffing = Staffing::Headcount { to: heads, by: HeadcountChange::Direct };
    }
    world
}
