//! The ends of ranges: every uncertain input is taken to either of its own, alone.

use super::shelf::totals;
use super::{Design, Digests, Watch};
use crate::scenario::{Assumption, RangeEnd, Scenario, Source};
use crate::threads::each;

/// Every end of a range, by the path of its input.
pub fn ends(scenario: &Scenario) -> Vec<(&str, RangeEnd)> {
    uncertain(scenario)
        .iter()
        .flat_map(|input| [RangeEnd::Low, RangeEnd::High].map(|end| (input.path.as_str(), end)))
        .collect()
}

/// The inputs that have a range, each once.
pub fn uncertain(scenario: &Scenario) -> Vec<&Assumption> {
    let mut inputs: Vec<&Assumption> = Vec::new();
    for input in scenario.assumptions.iter().filter(|input| input.is_uncertain()) {
        if !inputs.iter().any(|known| known.path == input.path) {
            inputs.push(input);
        }
    }
    inputs
}

/// Weeks that are lived to take every input to either end of its range.
pub fn weeks_of_ends(scenario: &Scenario, design: &Design) -> u64 {
    ends(scenario).len() as u64 * design.of_flips().weeks(scenario)
}

/// The totals of a design in each of some worlds at ends of ranges, so many at a time, on one thread each: a world is read as its
/// turn comes, for all of them are too many to be kept. `None` if the observer stopped it.
///
/// # Panics
/// If one of the texts is no world.
pub fn totals_of_ends(worlds: &[Source], design: &Design, at_a_time: usize, watch: Watch) -> Option<Vec<Digests>> {
    let design = Design { threads: 1, ..design.of_flips() };
    let one = |world: &Source| totals(&world.read().expect("it is a world"), &design, watch);
    each(worlds, at_a_time, &one)
}
