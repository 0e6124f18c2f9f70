//! Which strategies of a scenario are run, and which is told first.

use super::error::Refusal;
use crate::scenario::Scenario;

/// Indices of the named strategies, the baseline and, where a cut was asked for, those that it made, in the order of the file; all if
/// none is named.
pub fn strategies(scenario: &Scenario, named: &[String], beside: bool) -> Result<Vec<usize>, Refusal> {
    let known: Vec<String> = scenario.strategies.iter().map(|strategy| strategy.id.clone()).collect();
    if let Some(name) = named.iter().find(|name| !known.contains(name)) {
        return Err(Refusal::NoStrategy { scenario: scenario.id.clone(), name: name.clone(), known });
    }
    let is_made = |index: usize| beside && scenario.derived.iter().any(|derived| derived.id == known[index]);
    let is_kept = |&index: &usize| {
        named.is_empty() || index == scenario.baseline || named.contains(&known[index]) || is_made(index)
    };
    Ok((0..known.len()).filter(is_kept).collect())
}

/// The place of the strategy in focus, which becomes the first of those that are run but for a baseline before it.
pub fn focus(scenario: &Scenario, named: &str, strategies: &mut Vec<usize>) -> Result<usize, Refusal> {
    let place = strategies.iter().position(|&index| scenario.strategies[index].id == named).ok_or_else(|| {
        let known: Vec<String> = scenario.strategies.iter().map(|strategy| strategy.id.clone()).collect();
        let name = named.to_owned();
        if known.contains(&name) {
            Refusal::NotRun(name)
        } else {
            Refusal::NoStrategy { scenario: scenario.id.clone(), name, known }
        }
    })?;
    let index = strategies.remove(place);
    let first = usize::from(index != scenario.baseline && strategies.first() == Some(&scenario.baseline));
    strategies.insert(first, index);
    Ok(index)
}
