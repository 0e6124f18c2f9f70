//! Running replications: in parallel, the same bytes on any number of threads.

use serde::{Deserialize, Serialize};

use super::Design;
use crate::books::{Digest, Outcome, Parts};
use crate::model::calibration::Calibration;
use crate::model::{Observer, Quiet, replicate, unheld_by};
use crate::policy::Routing;
use crate::rng::Streams;
use crate::scenario::{Phase, Scenario, Staffing, Strategy};
use crate::threads::each;

/// A design as it was lived: what every estimate is made of.
#[derive(Clone, Debug)]
pub struct Run {
    /// What was run.
    pub design: Design,
    /// What was measured before the first replication.
    pub calibration: Calibration,
    /// By strategy (in the design's order), then by replication.
    pub outcomes: Vec<Vec<Outcome>>,
    /// Their totals, and those of what happens if nobody answers.
    pub digests: Digests,
    /// What is known of the same at a coarser scale, by which is measured what the scale does; or why there is none.
    pub coarser: Coarser,
}

/// The totals of a design as it was lived.
#[derive(Clone, Debug)]
pub struct Digests {
    /// By strategy (in the design's order), then by replication.
    pub strategies: Vec<Vec<Digest>>,
    /// By replication: what happens if nobody answers; empty if that was not simulated.
    pub nobody: Vec<Digest>,
}

/// A design at a coarser scale, or why there is none.
pub type Coarser = Result<Coarse, Unmeasured>;

/// Why it is not known what the scale does to differences, so that none is judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Unmeasured {
    /// One replication tells no difference from chance.
    OneReplication,
    /// It was asked not to be measured.
    LeftOut,
    /// The coarser scale leaves less than one customer.
    TooFewCustomers {
        /// The k of the coarser scale.
        coarser: u32,
        /// Customers of the world.
        customers: f64,
    },
    /// There is no coarser scale.
    Coarsest,
}

/// What is kept of a design at a coarser scale.
#[derive(Clone, Debug)]
pub struct Coarse {
    /// Its totals.
    pub digests: Digests,
    /// By strategy, then by replication: what is read of it by week and by group.
    pub parts: Vec<Vec<Parts>>,
}

impl Run {
    /// The run of outcomes that were lived before, by strategy and replication: without nobody's, and at no other scale.
    pub fn of(design: Design, calibration: Calibration, outcomes: Vec<Vec<Outcome>>) -> Self {
        let strategies = outcomes.iter().map(|outcomes| outcomes.iter().map(Digest::of).collect()).collect();
        Self {
            design,
            calibration,
            outcomes,
            digests: Digests { strategies, nobody: Vec::new() },
            coarser: unmeasured(),
        }
    }
}

/// What was lived of something for each strategy, put together by the places of `more` in the whole.
fn woven<T>(first: Vec<T>, more: Vec<T>, places: &[usize]) -> Vec<T> {
    let mut all = first;
    for (place, one) in places.iter().zip(more) {
        all.insert((*place).min(all.len()), one);
    }
    all
}

impl Run {
    /// This run with more strategies of the same world, that were lived by the same luck: `design` is that of both, `places` where
    /// those of `more` stand in it, rising.
    #[must_use]
    pub fn with(self, more: Self, design: Design, places: &[usize]) -> Self {
        let digests = |first: Digests, more: Digests| Digests {
            strategies: woven(first.strategies, more.strategies, places),
            nobody: first.nobody,
        };
        let coarser = match (self.coarser, more.coarser) {
            (Ok(first), Ok(more)) => Ok(Coarse {
                digests: digests(first.digests, more.digests),
                parts: woven(first.parts, more.parts, places),
            }),
            (Err(why), _) | (_, Err(why)) => Err(why),
        };
        Self {
            design,
            calibration: more.calibration,
            outcomes: woven(self.outcomes, more.outcomes, places),
            digests: digests(self.digests, more.digests),
            coarser,
        }
    }
}

/// Runs a design, and beside it what happens if nobody answers. `None` if the observer stopped it.
///
/// Every replication depends on (scenario, strategy, seed, replication, scale) alone, and results are kept in the design's
/// order: threads only decide how long it takes.
///
/// # Panics
/// If waits are to come about in a way that cannot hold the scenario: [`unheld_by`] says why.
pub fn run(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    whole(scenario, design, calibrated(scenario, design, observer)?, Some(&deserted(scenario)), observer)
}

/// Runs the strategies of a design, and nobody beside them. `None` if the observer stopped it.
///
/// # Panics
/// As [`run`].
pub fn run_strategies(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    whole(scenario, design, calibrated(scenario, design, observer)?, None, observer)
}

/// A run with more replications of the same strategies in the same world: those of `more`, which come after its own. `None` if the observer stopped it.
///
/// # Panics
/// As [`run`].
pub fn run_more(scenario: &Scenario, mut run: Run, more: &Design, observer: &dyn Observer) -> Option<Run> {
    let nobody = deserted(scenario);
    let nobody = (!run.digests.nobody.is_empty()).then_some(&nobody);
    let (digests, outcomes) = lived(scenario, more, (&run.calibration, nobody), observer, &|outcome| outcome)?;
    run.design.replications.extend(&more.replications);
    run.digests.nobody.extend(digests.nobody);
    for (known, new) in run.digests.strategies.iter_mut().zip(digests.strategies) {
        known.extend(new);
    }
    for (known, new) in run.outcomes.iter_mut().zip(outcomes) {
        known.extend(new);
    }
    run.coarser = unmeasured();
    Some(run)
}

/// Runs the strategies of a design in a world that has been measured. `None` if the observer stopped it.
pub fn run_calibrated(
    scenario: &Scenario,
    design: &Design,
    calibration: Calibration,
    observer: &dyn Observer,
) -> Option<Run> {
    whole(scenario, design, calibration, None, observer)
}

fn whole(
    scenario: &Scenario,
    design: &Design,
    calibration: Calibration,
    nobody: Option<&Scenario>,
    observer: &dyn Observer,
) -> Option<Run> {
    let (digests, outcomes) = lived(scenario, design, (&calibration, nobody), observer, &|outcome| outcome)?;
    Some(Run { design: design.clone(), calibration, outcomes, digests, coarser: unmeasured() })
}

/// The totals of the strategies of a design in a world that has been measured. `None` if the observer stopped it.
pub fn totals_calibrated(
    scenario: &Scenario,
    design: &Design,
    calibration: &Calibration,
    observer: &dyn Observer,
) -> Option<Digests> {
    lived(scenario, design, (calibration, None), observer, &|_| ()).map(|(digests, _)| digests)
}

/// Runs a design at a coarser scale, nobody's replications among it. `None` if the observer stopped it.
pub fn coarse(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Coarse> {
    let (calibration, nobody) = (calibrated(scenario, design, observer)?, deserted(scenario));
    let keep = |outcome: Outcome| Parts::of(&outcome, scenario.alarm.measure);
    let (digests, parts) = lived(scenario, design, (&calibration, Some(&nobody)), observer, &keep)?;
    Some(Coarse { digests, parts })
}

fn calibrated(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Calibration> {
    Calibration::observed(scenario, design.setting(), design.threads, observer)
}

/// Lives through every replication of every strategy, and of a world in which nobody answers, if it is given. Each outcome goes
/// as its replication ends, but for its totals and, of a strategy, what is kept of it.
fn lived<K: Send>(
    scenario: &Scenario,
    design: &Design,
    (calibration, nobody): (&Calibration, Option<&Scenario>),
    observer: &dyn Observer,
    keep: &(dyn Fn(Outcome) -> K + Sync),
) -> Option<(Digests, Vec<Vec<K>>)> {
    let key = unheld_by((design.waits, design.scale), scenario, &design.strategies);
    assert!(key.is_none(), "{:?} cannot hold {key:?}: ask for Waits::Small, or scale 1", design.waits);
    let of_strategies = |&replication| design.strategies.iter().map(move |&strategy| (Some(strategy), replication));
    let mut tasks: Vec<Task> = design.replications.iter().flat_map(of_strategies).collect();
    let of_nobody = nobody.iter().flat_map(|_| design.replications.iter().map(|&replication| (None, replication)));
    tasks.extend(of_nobody);
    let (setting, launch) = (design.setting(), calibration.of_launch(scenario.baseline));
    let one = |&(strategy, replication): &Task| {
        let streams = Streams::new(design.seed, replication);
        if observer.stop() {
            return None;
        }
        let outcome = match strategy {
            Some(strategy) => replicate(scenario, strategy, calibration, setting, streams, observer)?,
            None => replicate(nobody?, 0, &launch, setting, streams, &Quiet(observer))?,
        };
        Some((Digest::of(&outcome), strategy.map(|_| keep(outcome))))
    };
    let n = design.strategies.len();
    let mut digests = Digests { strategies: vec![Vec::new(); n], nobody: Vec::new() };
    let mut kept: Vec<Vec<K>> = (0..n).map(|_| Vec::new()).collect();
    for (index, (digest, outcome)) in each(&tasks, design.threads, &one)?.into_iter().enumerate() {
        match outcome {
            Some(outcome) => {
                digests.strategies[index % n].push(digest);
                kept[index % n].push(outcome);
            }
            None => digests.nobody.push(digest),
        }
    }
    Some((digests, kept))
}

/// A strategy, or nobody, and a replication.
type Task = (Option<usize>, u32);

/// What a run has that was not asked to measure.
///
/// # Errors
/// Always: why there is no other scale.
pub fn unmeasured() -> Coarser {
    Err(Unmeasured::LeftOut)
}

/// The world in which nobody answers: it has this one strategy.
pub fn deserted(scenario: &Scenario) -> Scenario {
    let before = &scenario.strategies[scenario.baseline].phases[0].levers;
    let mut levers = before.clone();
    levers.routing = Routing::PeopleOnly;
    for team in &mut levers.teams {
        team.staffing = Staffing::OnDuty(vec![0.0]);
        team.plan = None;
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
