//! Running replications: in parallel, the same bytes on any number of threads.

use super::Design;
use crate::books::Outcome;
use crate::model::calibration::Calibration;
use crate::model::{Observer, Quiet, Setting, replicate};
use crate::policy::Routing;
use crate::rng::Streams;
use crate::scenario::{Phase, Scenario, Staffing, Strategy};
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
    /// By replication: what happens if nobody answers; empty if that was not simulated.
    pub nobody: Vec<Outcome>,
}

/// Runs a design, and beside it what happens if nobody answers. `None` if the observer stopped it.
///
/// Every replication depends on (scenario, strategy, seed, replication, scale) alone, and results are kept in the design's
/// order: threads only decide how long it takes.
pub fn run(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    let calibration = Calibration::observed(scenario, design.scale, design.threads, observer)?;
    lived(scenario, design, calibration, Some(&deserted(scenario)), observer)
}

/// Runs the strategies of a design alone. `None` if the observer stopped it.
pub fn run_alone(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    let calibration = Calibration::observed(scenario, design.scale, design.threads, observer)?;
    run_calibrated(scenario, design, calibration, observer)
}

/// Runs the strategies of a design in a world that has been measured. `None` if the observer stopped it.
pub fn run_calibrated(
    scenario: &Scenario,
    design: &Design,
    calibration: Calibration,
    observer: &dyn Observer,
) -> Option<Run> {
    lived(scenario, design, calibration, None, observer)
}

/// Lives through every replication of every strategy, and of a world in which nobody answers, if it is given.
fn lived(
    scenario: &Scenario,
    design: &Design,
    calibration: Calibration,
    nobody: Option<&Scenario>,
    observer: &dyn Observer,
) -> Option<Run> {
    let of_strategies = |&replication| design.strategies.iter().map(move |&strategy| (Some(strategy), replication));
    let mut tasks: Vec<Task> = design.replications.iter().flat_map(of_strategies).collect();
    let of_nobody = nobody.iter().flat_map(|_| design.replications.iter().map(|&replication| (None, replication)));
    let n_strategies = tasks.len();
    tasks.extend(of_nobody);
    let (setting, launch) = (Setting::at_scale(design.scale), calibration.of_launch(scenario.baseline));
    let one = |&(strategy, replication): &Task| {
        let streams = Streams::new(design.seed, replication);
        if observer.stop() {
            return None;
        }
        match strategy {
            Some(strategy) => replicate(scenario, strategy, &calibration, setting, streams, observer),
            None => replicate(nobody?, 0, &launch, setting, streams, &Quiet(observer)),
        }
    };
    let mut done = each(&tasks, design.threads, &one)?;
    let nobody = done.split_off(n_strategies);
    let mut outcomes: Vec<Vec<Outcome>> = vec![Vec::new(); design.strategies.len()];
    for (index, outcome) in done.into_iter().enumerate() {
        outcomes[index % design.strategies.len()].push(outcome);
    }
    Some(Run { design: design.clone(), calibration, outcomes, coarser: unmeasured(), nobody })
}

/// A strategy, or nobody, and a replication.
type Task = (Option<usize>, u32);

/// The same design at a coarser scale, or why there is none, as what follows "scale 1:k".
pub type Coarser = Result<Box<Run>, String>;

/// What a run has that was not asked to measure.
///
/// # Errors
/// Always: why there is no other scale.
pub fn unmeasured() -> Coarser {
    Err(LEFT_OUT.to_owned())
}

/// Why nothing is judged where a run was asked not to measure.
const LEFT_OUT: &str = "was run without measuring what the scale does to it; leave out --no-scale-bias, or run at 1:1";

/// The world in which nobody answers: it has this one strategy.
pub fn deserted(scenario: &Scenario) -> Scenario {
    let before = &scenario.strategies[scenario.baseline].phases[0].levers;
    let mut levers = before.clone();
    levers.routing = Routing::PeopleOnly;
    for team in &mut levers.teams {
        team.staffing = Staffing::OnDuty(vec![0.0]);
        team.stays_until_served = false;
    }
    let phase = |from_s, levers| Phase { from_s, levers, layered: Vec::new(), is_step: false };
    let nobody = Strategy {
        id: String::new(),
        title: String::new(),
        note: String::new(),
        phases: vec![phase(0.0, before.clone()), phase(scenario.clock.warmup_s, levers)],
        triggers: Vec::new(),
        pilot: None,
    };
    Scenario {
        strategies: vec![nobody],
        baseline: 0,
        targets: Vec::new(),
        contradictions: Vec::new(),
        ..scenario.clone()
    }
}
