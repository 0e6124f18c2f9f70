//! The name of a run: a hash of everything that its results depend on.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::scenario::Scenario;
use crate::study::Design;

/// Letters of a run's name.
const LETTERS: usize = 12;

/// The name of a run: the scenario with its overrides, what is run of it and how, and the program's version; never threads,
/// paths, or the order in which strategies and replications were asked for.
///
/// # Errors
/// What the serialiser says.
pub fn run_id(scenario: &Scenario, design: &Design) -> Result<String, serde_json::Error> {
    let world = serde_json::to_string(scenario)?;
    let design = serde_json::to_string(&of_tasks(design))?;
    let mut name = sha256(format!("{}\n{design}\n{world}", env!("CARGO_PKG_VERSION")).as_bytes());
    name.truncate(LETTERS);
    Ok(name)
}

/// The design as its tasks, each strategy with each replication, once and in order.
fn of_tasks(design: &Design) -> Design {
    let mut tasks = design.clone();
    tasks.strategies.sort_unstable();
    tasks.strategies.dedup();
    tasks.replications.sort_unstable();
    tasks.replications.dedup();
    tasks
}

/// SHA-256 of what is simulated: the scenario without its words, what it is held against, its fits, what is drawn together, and how it is run unless
/// something else is asked.
///
/// # Errors
/// What the serialiser says.
pub fn world_sha256(scenario: &Scenario) -> Result<String, serde_json::Error> {
    let mut world = scenario.clone();
    (world.title, world.assumptions, world.targets, world.contradictions) = Default::default();
    (world.fits, world.fit, world.run, world.correlations) = Default::default();
    for strategy in &mut world.strategies {
        (strategy.title, strategy.note) = Default::default();
    }
    for topic in &mut world.topics {
        topic.title.clear();
    }
    Ok(sha256(serde_json::to_string(&world)?.as_bytes()))
}

/// SHA-256 of what a strategy's life depends on beside its luck, its scale and its waits: the world, the baseline and the strategy, without their words and
/// whatever is only told of them.
///
/// # Errors
/// What the serialiser says.
pub fn life_sha256(scenario: &Scenario, strategy: usize) -> Result<String, serde_json::Error> {
    let mut world = scenario.clone();
    let lived = &scenario.strategies[strategy];
    world.strategies = vec![scenario.strategies[scenario.baseline].clone(), lived.clone()];
    world.baseline = 0;
    (world.id, world.overrides, world.derived) = Default::default();
    world_sha256(&world)
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::samples::bare;

    #[test]
    fn a_run_is_named_by_its_tasks_and_not_by_how_they_were_asked_for() {
        let scenario = bare("2024-01-01");
        let named = |replications: &[u32]| {
            run_id(&scenario, &Design { replications: replications.to_vec(), ..Design::of(&scenario) }).unwrap()
        };
        assert_eq!(named(&[2, 0, 1, 1]), named(&[0, 1, 2]));
        assert_ne!(named(&[0, 1]), named(&[0, 1, 2]));
        assert_ne!(named(&[1]), named(&[0]));
    }

    #[test]
    fn a_hash_is_that_of_the_standard() {
        assert!(sha256(b"abc").starts_with("ba7816bf8f01cfea414140de5dae2223"));
    }
}
