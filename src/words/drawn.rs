//! Worlds drawn from the ranges of inputs, in sentences.

use super::{Told, say};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::{DrawnWorlds, InDrawnWorlds, judged_in_worlds};
use crate::stat::estimate::Estimate;

/// In how many worlds each strategy is better than the baseline, and between what its satisfaction and cost lie in nine tenths of them.
pub fn sentences(told: &Told) -> Vec<String> {
    let Some(drawn) = &told.drawn else { return Vec::new() };
    let mut others = judged_in_worlds(told).peekable();
    if others.peek().is_none() {
        return Vec::new();
    }
    let heading = format!("{} {}", heading(told, drawn), say!(told.language, "drawn-brackets"));
    std::iter::once(heading).chain(others.map(|strategy| sentence(told, drawn.worlds, strategy))).collect()
}

/// How many worlds were drawn from how many ranges.
pub fn heading(told: &Told, drawn: &DrawnWorlds) -> String {
    say!(
        told.language,
        "drawn-worlds",
        n = drawn.worlds,
        inputs = drawn.inputs,
        refused = drawn.refused,
        baseline = &told.baseline,
    )
}

fn sentence(told: &Told, n: usize, found: &InDrawnWorlds) -> String {
    say!(
        told.language,
        "drawn-strategy",
        id = &found.id,
        n = n,
        cheaper = found.cheaper,
        better = found.more_satisfied,
        both = found.both,
        satisfied = between(told, &SATISFACTION, found),
        cost = between(told, &COST, found),
    )
}

/// "−1.9 to +1.8 points": of the difference from the baseline.
pub fn between(told: &Told, metric: &Metric, found: &InDrawnWorlds) -> String {
    let Some(Estimate { p05: Some(low), p95: Some(high), .. }) = found.difference.get(metric) else {
        return String::new();
    };
    let ruler = told.ruler(metric.unit, low.abs().max(high.abs()));
    say!(
        told.language,
        "drawn-between",
        low = ruler.signed(*low),
        high = ruler.signed(*high),
        unit = ruler.unit_of_difference()
    )
}
