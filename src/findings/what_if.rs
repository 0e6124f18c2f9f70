//! A strategy at several depths of a cut: the first is none, and what the others are compared with.

use std::cmp::Ordering;

use super::facts::{ByMetric, CheapestDepth, Cutting, Depth, Floor, FloorKept, Kept, Limit, Summary, WhatIf};
use super::scale::found;
use crate::books::metric::COST;
use crate::books::{METRICS, Metric};
use crate::stat::crossing::{Beside, Crossing, Curve};
use crate::stat::estimate::Pair;
use crate::stat::paired;
use crate::study::Run;

/// What a run of all depths shows. Its strategies stand in the order of `cuts`, of which the first is 0; `summary` is that of the run,
/// with the strategy without a cut as its baseline.
pub fn what_if(run: &Run, summary: &Summary, cutting: Cutting, cuts: &[f64], floors: &[Floor]) -> WhatIf {
    let is_judged = summary.unmeasured.is_none() && run.design.replications.len() > 1;
    let floors: Vec<FloorKept> = floors
        .iter()
        .map(|floor| FloorKept { floor: floor.clone(), kept: kept_by(run, cuts, floor, floors.len()) })
        .collect();
    let kept = (summary.scale_of_lines() <= 1 && !floors.is_empty()).then(|| of_all(&floors));
    let cheapest = cheapest(run, summary, cuts);
    WhatIf {
        head: summary.head(),
        is_judged,
        depths: (0..cuts.len()).map(|place| depth(summary, &cutting, cuts, place)).collect(),
        pays: cheapest.as_ref().and_then(|cheapest| pays(run, cuts, cheapest)),
        cheapest,
        cutting,
        floors,
        kept,
    }
}

fn depth(summary: &Summary, cutting: &Cutting, cuts: &[f64], place: usize) -> Depth {
    let strategy = &summary.strategies[place];
    let way = |metric: &Metric| match found(summary, strategy, metric)? {
        Ordering::Less => Some("less"),
        Ordering::Greater => Some("more"),
        Ordering::Equal => None,
    };
    Depth {
        cut: cuts[place],
        strategy: strategy.id.clone(),
        people: ((1.0 - cuts[place]) * cutting.people * 1e6).round() / 1e6,
        metrics: strategy.metrics.clone(),
        difference: strategy.difference.clone(),
        found: ByMetric::of(METRICS, way),
        undoing: strategy.undoing.clone(),
    }
}

/// The sums of a metric at each depth, by replication.
fn sums(run: &Run, metric: &Metric) -> Vec<Vec<Pair>> {
    run.digests.strategies.iter().map(|lived| metric.ratio.pairs(lived)).collect()
}

fn kept_by(run: &Run, cuts: &[f64], floor: &Floor, limits: usize) -> Crossing {
    let pairs = sums(run, floor.metric);
    let (beside, limit) = match floor.limit {
        Limit::Level(limit) => (Beside::Nothing, limit),
        Limit::Difference(limit) => (Beside::Less(&pairs[0]), limit),
        Limit::Share(limit) => (Beside::Share(&pairs[0]), limit),
    };
    Curve { at: cuts, pairs: &pairs, beside, limit, is_floor: floor.is_least }.crossing(limits)
}

/// Up to which depth all are kept: the least depth and the least ends of all.
fn of_all(floors: &[FloorKept]) -> Kept {
    let least = |of: fn(&Crossing) -> Option<f64>| {
        let all = floors.iter().enumerate().filter_map(|(place, floor)| Some((place, of(&floor.kept)?)));
        all.min_by(|a, b| a.1.total_cmp(&b.1))
    };
    let at = least(|kept| kept.at);
    let undefined = least(|kept| kept.undefined).map(|(_, depth)| depth);
    let is_again = |depth: &f64| floors.iter().all(|floor| is_kept(&floor.kept, *depth));
    let mut again: Vec<f64> = floors.iter().flat_map(|floor| floor.kept.again.iter().copied()).collect();
    again.sort_unstable_by(f64::total_cmp);
    again.dedup();
    again.retain(|depth| at.is_some_and(|(_, at)| *depth > at) && is_again(depth));
    let all = Crossing {
        at: at.map(|(_, depth)| depth),
        low: least(|kept| kept.low).map(|(_, depth)| depth),
        high: least(|kept| kept.high).map(|(_, depth)| depth),
        has_interval: floors.iter().all(|floor| floor.kept.has_interval),
        again,
        undefined,
    };
    Kept { all, first: at.map(|(place, _)| place) }
}

/// Whether a limit is kept at a measured depth.
fn is_kept(kept: &Crossing, depth: f64) -> bool {
    kept.undefined.is_none_or(|from| depth < from)
        && (kept.at.is_none_or(|at| depth <= at) || kept.again.contains(&depth))
}

/// The depth of least total cost, if it is found to cost less than no cut.
fn cheapest(run: &Run, summary: &Summary, cuts: &[f64]) -> Option<CheapestDepth> {
    let pairs = sums(run, &COST);
    let mean = |place: &usize| paired::difference(&pairs[*place], &pairs[0]).mean.unwrap_or(f64::INFINITY);
    let least = (0..cuts.len()).min_by(|a, b| mean(a).total_cmp(&mean(b)))?;
    if found(summary, &summary.strategies[least], &COST) != Some(Ordering::Less) {
        return None;
    }
    let is_level = |place: &usize| {
        let more = paired::difference(&pairs[*place], &pairs[least]);
        *place != least && !more.mean.zip(more.half_width).is_some_and(|(mean, half)| mean > half)
    };
    let level = (0..cuts.len()).filter(is_level).map(|place| cuts[place]).collect();
    Some(CheapestDepth { cut: cuts[least], level })
}

/// Up to which depth a cut costs less in all than none, from the cheapest one on: at small depths no difference can be told apart
/// from none.
fn pays(run: &Run, cuts: &[f64], cheapest: &CheapestDepth) -> Option<Crossing> {
    let pairs = sums(run, &COST);
    let from = cuts.iter().position(|cut| cut.total_cmp(&cheapest.cut).is_eq())?;
    let (at, beside) = (cuts.get(from..)?, Beside::Less(&pairs[0]));
    Some(Curve { at, pairs: pairs.get(from..)?, beside, limit: 0.0, is_floor: false }.crossing(1))
}
