//! What the strategies come to in worlds drawn from the ranges of inputs.

use std::cmp::Ordering;

use super::base::Base;
use super::deciding::deciding;
use super::facts::{
    ByMetric, DrawnWorlds, Evenly, InDrawnWorlds, InEvenWorlds, InputLimits, Standing, Summary, Where, Won,
};
use super::lives::{Lives, level};
use super::scale::found;
use crate::books::metric::{ABANDONMENT, COST, CUSTOMERS_LOST, SATISFACTION, SERVICE_COST, TRUE_RESOLUTION, WAIT};
use crate::books::{Better, Digest, Metric};
use crate::stat::estimate::{self, Estimate};
use crate::stat::{Conditions, Limits, least_share, luck};
use crate::study::{Draws, uncertain};
use crate::threads::each;

/// The share of worlds in which a strategy must be better, with confidence, to be called so.
const SETTLED: f64 = 0.9;
/// The share that leaves a queue beyond which its people are overloaded.
const OVERLOADED: f64 = 0.05;
/// What is told of the worlds; all metrics of each life stand in a table.
const TOLD: [Metric; 6] = [SERVICE_COST, COST, SATISFACTION, TRUE_RESOLUTION, WAIT, CUSTOMERS_LOST];
/// What is judged in the worlds that were drawn.
static JUDGED: [Metric; 2] = [COST, SATISFACTION];

/// What worlds that were drawn show of a run's strategies.
pub fn drawn(base: Base, summary: &Summary, drawn: &Draws) -> DrawnWorlds {
    let lives = Lives { drawn, baseline: base.baseline };
    let n = base.run.design.strategies.len();
    let costs: Vec<Vec<f64>> = (0..n).map(|index| lives.lived(&COST, index)).collect();
    let judged = base.judged();
    let places: Vec<usize> = (0..n).filter(|index| judged.contains(index) || *index == base.baseline).collect();
    let strategies = (0..n).map(|index| of_strategy(base, summary, lives, (index, &costs))).collect();
    DrawnWorlds {
        worlds: drawn.worlds.len(),
        twins: drawn.worlds.iter().filter(|world| world.twin.is_some()).count(),
        refused: drawn.refused,
        why: drawn.why.clone(),
        overloaded: drawn.worlds.iter().filter(|world| is_overloaded(&world.strategies[base.baseline])).count(),
        scale: drawn.design.scale,
        waits: drawn.design.waits,
        inputs: drawn.inputs.len(),
        seen: uncertain(base.scenario).len() - drawn.inputs.len(),
        strategies,
        evenly: None,
        agreeing: None,
        deciding: deciding(base, lives, &places),
    }
}

/// Whether people have more work than they can do: more than [`OVERLOADED`] of those who are offered to them leave the queue.
fn is_overloaded(lived: &Digest) -> bool {
    level(&ABANDONMENT, lived).is_some_and(|left| left > OVERLOADED)
}

fn of_strategy(base: Base, summary: &Summary, lives: Lives, (index, costs): (usize, &[Vec<f64>])) -> InDrawnWorlds {
    let others = if index == base.baseline { &[] } else { &TOLD[..] };
    let judged = if index == base.baseline { &[] } else { &JUDGED[..] };
    let (cost, satisfaction) = (&costs[index], &lives.lived(&SATISFACTION, index));
    let is_cheapest = |world: usize| {
        let others = costs.iter().enumerate().filter(|(other, _)| *other != index);
        others.map(|(_, other)| other[world]).all(|other| other.is_nan() || cost[world] < other)
    };
    let goes = |metric: &Metric| {
        let better = if metric.better == Better::Less { Ordering::Less } else { Ordering::Greater };
        let found = found(summary, &summary.strategies[index], metric);
        [found == Some(better), found == Some(better.reverse())]
    };
    let cheaper: Vec<Ordering> = cost.iter().map(|less| side(-less)).collect();
    let more_satisfied: Vec<Ordering> = satisfaction.iter().map(|more| side(*more)).collect();
    // Who is not better both ways need not be worse both ways.
    let in_both = |(one, other): (&Ordering, &Ordering)| (*one).min(*other).max(Ordering::Equal);
    let both_ways: Vec<Ordering> = cheaper.iter().zip(&more_satisfied).map(in_both).collect();
    InDrawnWorlds {
        id: base.id(index),
        difference: ByMetric::of(others, |metric| lives.over(&|lived| lives.less(metric, index, lived))),
        luck: ByMetric::of(judged, |metric| luck(&lives.read(&|lived| lives.less(metric, index, lived)).1)),
        moved: ByMetric::of(judged, |metric| moved(base, lives.drawn, metric, index)),
        cheaper: won(&cheaper, goes(&COST)),
        more_satisfied: won(&more_satisfied, goes(&SATISFACTION)),
        both: won(&both_ways, [goes(&COST)[0] && goes(&SATISFACTION)[0], false]),
        cheapest: (0..cost.len()).filter(|&world| is_cheapest(world)).count(),
        matters: ByMetric::of(judged, |metric| lives.matters(metric, index)),
        conditions: ByMetric::default(),
    }
}

/// Judges strategies together with how they fare in other worlds: where both do not say it, it is not said.
pub fn judge_with(found: &mut [InDrawnWorlds], others: &[InDrawnWorlds]) {
    let both = |won: &mut Won, other: Won| won.stands = won.stands.and(other.stands);
    for (of, other) in found.iter_mut().zip(others) {
        both(&mut of.cheaper, other.cheaper);
        both(&mut of.more_satisfied, other.more_satisfied);
        both(&mut of.both, other.both);
    }
}

/// Worlds that were drawn as typed, judged together with as many that were drawn evenly.
pub fn beside_even(mut typed: DrawnWorlds, even: DrawnWorlds) -> DrawnWorlds {
    judge_with(&mut typed.strategies, &even.strategies);
    let strategies = even.strategies.into_iter().map(|of| {
        let InDrawnWorlds { id, cheaper, more_satisfied, both, .. } = of;
        InEvenWorlds { id, cheaper, more_satisfied, both }
    });
    let evenly = Evenly { worlds: even.worlds, refused: even.refused, strategies: strategies.collect() };
    DrawnWorlds { evenly: Some(evenly), ..typed }
}

/// The same worlds with the conditions under which each strategy is better than the baseline.
pub fn with_conditions(base: Base, lived: &Draws, mut found: DrawnWorlds) -> DrawnWorlds {
    let lives = Lives { drawn: lived, baseline: base.baseline };
    let others = (0..found.strategies.len()).filter(|&index| index != base.baseline);
    let asked: Vec<(usize, &'static Metric)> =
        others.flat_map(|index| JUDGED.iter().map(move |metric| (index, metric))).collect();
    let of = |&(index, metric): &(usize, &'static Metric)| Some(conditions(base, lives, metric, index));
    let told = each(&asked, base.run.design.threads, &of).unwrap_or_default();
    for ((index, metric), conditions) in asked.into_iter().zip(told) {
        found.strategies[index].conditions.0.extend(conditions.map(|of| (metric.id, of)));
    }
    found
}

/// Under which conditions a strategy is better than the baseline, in its first life of each world.
fn conditions(base: Base, lives: Lives, metric: &Metric, index: usize) -> Option<Where> {
    let drawn = lives.drawn;
    let is_less = metric.better == Better::Less;
    let is_better = |less: &f64| if is_less { *less < 0.0 } else { *less > 0.0 };
    let outcomes: Vec<bool> = lives.lived(metric, index).iter().map(is_better).collect();
    let values = |input| drawn.worlds.iter().map(|world| world.values[input]).collect();
    let found = Conditions::of(&(0..drawn.inputs.len()).map(values).collect::<Vec<_>>(), &outcomes)?;
    let limits = |limits: &Limits| {
        let input = &drawn.inputs[limits.input];
        let quantity = base.scenario.assumptions.iter().find(|known| known.path == *input)?.quantity;
        Some(InputLimits { input: input.clone(), quantity, low: limits.low, high: limits.high })
    };
    Some(Where {
        limits: found.limits.iter().map(limits).collect::<Option<_>>()?,
        worlds: found.draws,
        better: found.met,
        inside: found.inside,
        better_inside: found.met_inside,
    })
}

/// Whether a world is on the better side of 0; where nothing is known of it, on none.
fn side(better_by: f64) -> Ordering {
    better_by.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
}

/// In how many worlds a strategy is better, and what follows.
fn won(sides: &[Ordering], found: [bool; 2]) -> Won {
    let count = |side| sides.iter().filter(|of| **of == side).count();
    let [better, worse] = [Ordering::Greater, Ordering::Less].map(count);
    Won { worlds: better, stands: standing([better, worse], sides.len(), found) }
}

/// What follows from how many of `n` worlds are better and worse, and from whether the modes are found to be.
fn standing([better, worse]: [usize; 2], n: usize, [is_better, is_worse]: [bool; 2]) -> Standing {
    let [better, worse] = [better, worse].map(|found| least_share(found, n));
    match (better, worse) {
        (share, _) if is_better && share >= SETTLED => Standing::Better,
        (_, share) if is_worse && share >= SETTLED => Standing::Worse,
        (share, _) if share > 0.5 => Standing::LeansBetter,
        (_, share) if share > 0.5 => Standing::LeansWorse,
        _ => Standing::Open,
    }
}

/// By how much the way in which worlds were lived moves a difference at the modes: from the same replications lived in both ways.
fn moved(base: Base, drawn: &Draws, metric: &Metric, index: usize) -> Option<Estimate> {
    let at_modes = drawn.at_modes.as_ref()?;
    let run = &base.run.digests.strategies;
    let less = |lived: &[Vec<Digest>], replication: usize| {
        let of = |index: usize| level(metric, &lived[index][replication]);
        Some(of(index)? - of(base.baseline)?)
    };
    let apart = |at| Some(less(&at_modes.strategies, at)? - less(run, at)?);
    let all: Option<Vec<f64>> = (0..at_modes.strategies[index].len()).map(apart).collect();
    Some(estimate::mean(&all?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What other worlds do not say is not said, of each of the three; how many worlds there are stays.
    #[test]
    fn strategies_are_judged_together_with_other_worlds() {
        let of = |stands: [Standing; 3]| {
            let [cheaper, more_satisfied, both] = stands.map(|stands| Won { worlds: 31, stands });
            InDrawnWorlds {
                id: "blend".into(),
                difference: ByMetric::default(),
                luck: ByMetric::default(),
                moved: ByMetric::default(),
                cheaper,
                more_satisfied,
                both,
                cheapest: 0,
                matters: ByMetric::default(),
                conditions: ByMetric::default(),
            }
        };
        let mut found = [of([Standing::Better, Standing::Worse, Standing::LeansBetter])];
        judge_with(&mut found, &[of([Standing::LeansBetter, Standing::Worse, Standing::LeansWorse])]);
        assert_eq!(found, [of([Standing::LeansBetter, Standing::Worse, Standing::Open])]);
    }

    /// By hand: of 32 worlds all 32 let expect 91 %, 31 of them 86 %, 22 of them 53 % and 21 of them 50 %.
    #[test]
    fn a_strategy_is_better_where_modes_and_worlds_agree() {
        let of = |better, worse, modes| standing([better, worse], 32, modes);
        assert_eq!(of(32, 0, [true, false]), Standing::Better);
        assert_eq!(of(0, 32, [false, true]), Standing::Worse);
        // Not where the modes do not find it, nor where a world in 32 is otherwise.
        assert_eq!(of(32, 0, [false, false]), Standing::LeansBetter);
        assert_eq!(of(31, 1, [true, false]), Standing::LeansBetter);
        assert_eq!(of(10, 22, [true, false]), Standing::LeansWorse);
        assert_eq!(of(20, 12, [true, false]), Standing::Open);
    }
}
