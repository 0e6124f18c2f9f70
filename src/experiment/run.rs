//! Running replications: in parallel, the same bytes on any number of threads.

use super::Design;
use super::scale::{Coarser, unmeasured};
use crate::model::calibration::Calibration;
use crate::model::{Observer, Setting, replicate};
use crate::outcome::Outcome;
use crate::rng::Streams;
use crate::scenario::Scenario;
use crate::threads::each;

/// What an experiment yields.
#[derive(Clone, Debug)]
pub struct Run {
    /// What was run.
    pub design: Design,
    /// What was measured before the first replication.
    pub calibration: Calibration,
    /// By strategy (in the design's order), then by replication.
    pub outcomes: Vec<Vec<Outcome>>,
    /// The same at a coarser scale, by which is measured what the scale does; or why there is none.
    pub coarser: Coarser,
}

/// Runs a design. `None` if the observer stopped it.
///
/// Every replication depends on (scenario, strategy, seed, replication, scale) alone, and results are kept in the design's
/// order: threads only decide how long it takes.
pub fn run(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    let calibration = Calibration::observed(scenario, design.scale, design.threads, observer)?;
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
    Some(Run { design: design.clone(), calibration, outcomes, coarser: unmeasured() })
}

type Task = (usize, u32);
