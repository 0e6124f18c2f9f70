//! How many people are enough: the least headcount under which a strategy is as good as another, by paired runs.

use super::run::totals_calibrated;
use super::{Design, Run};
use crate::books::{Better, Metric};
use crate::model::{Observer, Quiet};
use crate::scenario::{HeadcountChange, Levers, Reading, Scenario, Staffing, Target};
use crate::stat::estimate::{Estimate, Pair};
use crate::stat::paired;
use serde::{Deserialize, Serialize};

/// The search ends when the answer is known to this share of where it began.
const PRECISION: f64 = 0.01;
/// Steps of the search for too few: each a share of the headcount before.
const STEP: f64 = 0.85;
/// Too few are not sought below this share of where the search began.
const FEWEST: f64 = 0.02;

/// The least headcount of a target, which must be read as one.
///
/// The strategy's team has the same headcount from launch to the end (before planned growth), directly and not by
/// attrition. Its metric less that of the other strategy, replication by replication, is driven to 0: from the other
/// strategy's headcount downwards until too few are found, then by false position (Illinois) within that bracket.
///
/// # Formula
/// Half-width: that of the difference of metrics, over the slope of the last bracket.
///
/// # Errors
/// `None` if the observer stops it. [`Unfound`] if the other strategy's headcount is not enough or 0, or if almost nobody is enough.
pub fn least_headcount(
    scenario: &Scenario,
    target: &Target,
    run: &Run,
    observer: &dyn Observer,
) -> Option<Result<Estimate, Unfound>> {
    let Reading::LeastHeadcount { against, team } = target.reading else { unreachable!("the target takes no search") };
    let n = run.design.replications.len();
    let of = |strategy: usize| scenario.strategies[strategy].id.clone();
    let most = match launch(scenario, against).teams[team].staffing {
        Staffing::Headcount { to, .. } if to > 0.0 => to,
        _ => return Some(Err(Unfound::NoHeadcount { other: of(against) })),
    };
    let Some(place) = run.design.place(against) else {
        return Some(Err(Unfound::NotRun { other: of(against) }));
    };
    let measured = target.metric;
    let goal = measured.ratio.pairs(&run.digests.strategies[place]);
    let search = Search { scenario, target, against, team, measured, run, observer, goal };
    let (few, enough) = match search.bracket(most)? {
        Ok(bracket) => bracket,
        Err(outside) => return Some(Err(outside)),
    };
    let found = search.close_in(few, enough, PRECISION * most)?;
    Some(Ok(Estimate { mean: Some(found.0), half_width: found.1, p05: None, p50: None, p95: None, n }))
}

/// Why no least headcount was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfound {
    /// The other strategy has no headcount of the team to begin from.
    NoHeadcount {
        /// The other strategy.
        other: String,
    },
    /// The other strategy was not run.
    NotRun {
        /// The other strategy.
        other: String,
    },
    /// As many people as the other strategy has are not enough; more are not sought.
    NotEnough {
        /// People of the other strategy.
        most: f64,
        /// The strategy whose people are sought.
        own: String,
        /// The other strategy.
        other: String,
    },
    /// Even this share of the other strategy's people is enough.
    AlmostNobody {
        /// The share.
        share: f64,
        /// People of the other strategy.
        most: f64,
        /// The other strategy.
        other: String,
    },
    /// With so many people nobody is answered, and with a few more all is well.
    NobodyAnswered {
        /// So many people.
        heads: f64,
    },
}

/// A headcount that was tried.
#[derive(Clone, Copy)]
struct Tried {
    heads: f64,
    /// By how much it is better than the goal, and the half-width of that.
    advantage: f64,
    half_width: Option<f64>,
}

impl Tried {
    fn is_enough(&self) -> bool {
        self.advantage >= 0.0
    }
}

struct Search<'a> {
    scenario: &'a Scenario,
    target: &'a Target,
    against: usize,
    team: usize,
    measured: &'a Metric,
    run: &'a Run,
    observer: &'a dyn Observer,
    goal: Vec<Pair>,
}

impl Search<'_> {
    /// Too few and enough, from a headcount downwards.
    fn bracket(&self, most: f64) -> Option<Result<(Tried, Tried), Unfound>> {
        let of = |strategy: usize| self.scenario.strategies[strategy].id.clone();
        let mut enough = self.tried(most)?;
        if !enough.is_enough() {
            let (own, other) = (of(self.target.strategy), of(self.against));
            return Some(Err(Unfound::NotEnough { most, own, other }));
        }
        let mut few = self.tried(most * STEP)?;
        while few.is_enough() {
            if few.heads <= FEWEST * most {
                return Some(Err(Unfound::AlmostNobody { share: FEWEST, most, other: of(self.against) }));
            }
            enough = few;
            few = self.tried(few.heads * STEP)?;
        }
        // Where nobody is answered there is nothing to go by.
        let is_known = few.advantage.is_finite();
        Some(if is_known { Ok((few, enough)) } else { Err(Unfound::NobodyAnswered { heads: few.heads }) })
    }

    /// Lives through a headcount.
    fn tried(&self, heads: f64) -> Option<Tried> {
        let world = with_headcount(self.scenario, self.target.strategy, self.team, heads);
        let design = Design { strategies: vec![self.target.strategy], ..self.run.design.clone() };
        let lived = totals_calibrated(&world, &design, &self.run.calibration, &Quiet(self.observer))?;
        let difference = paired::difference(&self.measured.ratio.pairs(&lived.strategies[0]), &self.goal);
        let sign = if self.measured.better == Better::Less { -1.0 } else { 1.0 };
        let advantage = difference.mean.map_or(f64::NEG_INFINITY, |mean| sign * mean);
        Some(Tried { heads, advantage, half_width: difference.half_width })
    }

    /// The headcount between too few and enough at which the advantage is 0, and its half-width.
    fn close_in(&self, mut few: Tried, mut enough: Tried, precision: f64) -> Option<(f64, Option<f64>)> {
        let slope = |few: &Tried, enough: &Tried| (enough.advantage - few.advantage) / (enough.heads - few.heads);
        // False position halves the weight of an end that stays, lest it stay for ever.
        let (mut weight_few, mut weight_enough) = (1.0, 1.0);
        loop {
            let at = |few: &Tried, enough: &Tried, a: f64, b: f64| (few.heads * b + enough.heads * -a) / (b - a);
            let root = at(&few, &enough, few.advantage, enough.advantage);
            let nearest = if root - few.heads < enough.heads - root { &few } else { &enough };
            if enough.heads - few.heads <= precision || (root - nearest.heads).abs() <= precision / 2.0 {
                return Some((root, nearest.half_width.map(|half| half / slope(&few, &enough))));
            }
            let weighed = at(&few, &enough, few.advantage * weight_few, enough.advantage * weight_enough);
            let tried = self.tried(weighed)?;
            if !tried.advantage.is_finite() {
                return Some((root, None));
            }
            if tried.is_enough() {
                (enough, weight_enough, weight_few) = (tried, 1.0, weight_few / 2.0);
            } else {
                (few, weight_few, weight_enough) = (tried, 1.0, weight_enough / 2.0);
            }
        }
    }
}

/// What a strategy decides at its launch, after the warm-up under the baseline.
fn launch(scenario: &Scenario, strategy: usize) -> &Levers {
    let phases = &scenario.strategies[strategy].phases;
    &phases.get(1).unwrap_or(&phases[0]).levers
}

/// The scenario with a strategy's team at one headcount from launch on.
fn with_headcount(scenario: &Scenario, strategy: usize, team: usize, heads: f64) -> Scenario {
    let mut world = scenario.clone();
    for phase in world.strategies[strategy].phases.iter_mut().skip(1) {
        for levers in std::iter::once(&mut phase.levers).chain(&mut phase.layered) {
            levers.teams[team].staffing = Staffing::Headcount { to: heads, by: HeadcountChange::Direct };
        }
    }
    world
}
