//! Running replications: in parallel, the same bytes on any number of threads.

use super::Design;
use crate::model::calibration::Calibration;
use crate::model::{Observer, Setting, replicate};
use crate::outcome::Outcome;
use crate::rng::Streams;
use crate::scenario::Scenario;

/// What an experiment yields.
#[derive(Clone, Debug)]
pub struct Run {
    /// What was run.
    pub design: Design,
    /// What was measured before the first replication.
    pub calibration: Calibration,
    /// By strategy (in the design's order), then by replication.
    pub outcomes: Vec<Vec<Outcome>>,
}

/// Runs a design. `None` if the observer stopped it.
///
/// Every replication depends on (scenario, strategy, seed, replication, scale) alone, and results are kept in the design's
/// order: threads only decide how long it takes.
pub fn run(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    let calibration = Calibration::observed(scenario, design.scale, observer)?;
    run_calibrated(scenario, design, calibration, observer)
}

/// Runs a design in a world that has been measured. `None` if the observer stopped it.
pub fn run_calibrated(
    scenario: &Scenario,
    design: &Design,
    calibration: Calibration,
    observer: &dyn Observer,
) -> Option<Run> {
    let tasks: Vec<Task> = design
        .replications
        .iter()
        .flat_map(|&replication| design.strategies.iter().map(move |&strategy| (strategy, replication)))
        .collect();
    let setting = Setting::at_scale(design.scale);
    let one = |&(strategy, replication): &Task| {
        let streams = Streams::new(design.seed, replication);
        if observer.stop() {
            return None;
        }
        replicate(scenario, strategy, &calibration, setting, streams, observer)
    };
    let done = each(&tasks, design.threads, &one)?;
    let mut outcomes: Vec<Vec<Outcome>> = vec![Vec::new(); design.strategies.len()];
    for (index, outcome) in done.into_iter().enumerate() {
        outcomes[index % design.strategies.len()].push(outcome);
    }
    Some(Run { design: design.clone(), calibration, outcomes })
}

type Task = (usize, u32);

/// Does every task on so many threads; results in the order of the tasks, `None` if one of them has none.
#[cfg(feature = "parallel")]
pub(super) fn each<T: Sync, R: Send>(
    tasks: &[T],
    threads: usize,
    one: &(dyn Fn(&T) -> Option<R> + Sync),
) -> Option<Vec<R>> {
    use rayon::prelude::*;
    if threads <= 1 {
        return tasks.iter().map(one).collect();
    }
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        // One task at a time: a replication is long, and a split half would wait on a busy thread.
        Ok(pool) => pool.install(|| tasks.par_iter().with_max_len(1).map(one).collect()),
        Err(_) => tasks.iter().map(one).collect(),
    }
}

#[cfg(not(feature = "parallel"))]
pub(super) fn each<T: Sync, R: Send>(
    tasks: &[T],
    _threads: usize,
    one: &(dyn Fn(&T) -> Option<R> + Sync),
) -> Option<Vec<R>> {
    tasks.iter().map(one).collect()
}
