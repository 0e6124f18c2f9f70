//! A run from its plan to its files, and who watches it.

use super::ends::Ends;
use super::error::{DeskError, Refusal};
use super::folder::{Claim, FolderError};
use super::looks::{Looks, reached};
use super::manifest::{Circumstances, Subject, manifest};
use super::plan::{Fitted, Plan, fitted, fitted_by};
use super::stopwatch::Stopwatch;
pub use super::watcher::{Step, Watcher};
use crate::findings::{self, Beside, Fit, Precise, Summary, summarise_beside};
use crate::report::theme::Theme;
use crate::report::{self, File, Kinds, ReportError, Results};
use crate::scenario::{Scenario, Source};
use crate::study::{self, Chosen, Design, Draws, Observer, Run, Shelf, TrialRun, Watch, totals};

/// A run that fits into this machine, with everything beside it.
#[derive(Clone, Debug)]
pub struct Job {
    plan: Plan,
    subject: Subject,
    foretold: f64,
    /// The worlds of the scenario's fits, where they are run.
    fits: Vec<Scenario>,
    /// The ends of ranges, where they are tried.
    ends: Option<Ends>,
    /// Which worlds are drawn, where any are: as the ranges say, then evenly if that is asked for too.
    chosen: Vec<(Source, Chosen)>,
    /// How it was tried out, and the bytes that are free.
    tried: (TrialRun, f64),
}

impl Job {
    /// Tries out a plan, on the threads that fit into so many bytes in every world that is run.
    ///
    /// # Errors
    /// [`Refusal`] if it fits on none, asks for the ends of ranges with one replication, or for a crowd that cannot hold a world.
    pub fn new(plan: Plan, budget: f64, watcher: &dyn Watcher) -> Result<Self, DeskError> {
        let (subject, fits) = (plan.subject()?, plan.fits()?);
        let fitted_in = |world: &Scenario, design| fitted(world, design, budget).map_err(Refusal::from);
        let trial = TrialRun::new(&plan.scenario, &plan.design);
        let Fitted { design, needs } = fitted_by(&plan.scenario, plan.design, &trial, budget).map_err(Refusal::from)?;
        let on_fewer = |design, world| fitted_in(world, design).map(|fitted| fitted.design);
        let plan = Plan { design: fits.iter().try_fold(design, on_fewer)?, ..plan };
        let chosen = samples(&plan, watcher)?;
        if plan.design.flips && plan.design.replications.len() < 2 {
            return Err(Refusal::FlipsOfOne.into());
        }
        let left = budget - needs.kept_bytes;
        let ends = plan.design.flips.then(|| Ends::new(&plan, left, watcher)).transpose()?;
        let foretold = needs.forecast.contacts_per_replication;
        Ok(Self { plan, subject, foretold, fits, ends, chosen, tried: (trial, budget) })
    }

    /// Runs it: under the fits, at the ends of ranges and in drawn worlds too, where that is asked for. What the shelf knows of these is not lived again.
    ///
    /// # Errors
    /// [`DeskError::Stopped`].
    pub fn run(self, watcher: &dyn Watcher, shelf: &dyn Shelf) -> Result<Done, DeskError> {
        let watch = Watch { observer: watcher, shelf };
        let Self { mut plan, mut subject, foretold, fits, ends, chosen, tried } = self;
        let (scenario, design) = (&plan.scenario, &plan.design);
        let own = design.weeks(scenario) * (1 + u64::from(design.scale_bias));
        let weeks = own + fits.iter().map(|world| design.of_fit(world).weeks(world)).sum::<u64>();
        watcher.step(Step::Living { weeks, foretold });
        let first = Stopwatch::start();
        let run = study::run(scenario, design, watcher).ok_or(DeskError::Stopped)?;
        let (run, precise) = looked(&plan, run, (&tried, foretold, &first), watcher)?;
        if precise.is_some() {
            plan.design = Design { threads: plan.design.threads, ..run.design.clone() };
            subject = plan.subject()?;
        }
        let (scenario, design) = (&plan.scenario, &plan.design);
        let run = measured(scenario, run, watcher).ok_or(DeskError::Stopped)?;
        let fits: Vec<Fit> = fits
            .into_iter()
            .map(|world| under(world, design, watch))
            .collect::<Option<_>>()
            .ok_or(DeskError::Stopped)?;
        let flips = ends
            .as_ref()
            .map(|ends| ends.lived(&plan, &run, (watcher, shelf)).ok_or(DeskError::Stopped))
            .transpose()?;
        let drawn = drawn(&chosen, scenario, design, (watcher, watch)).ok_or(DeskError::Stopped)?;
        let worlds = if fits.is_empty() { Vec::new() } else { findings::worlds(scenario, &run, &fits) };
        let reference = plan.source.reference(scenario).filter(|_| scenario.overrides.is_empty());
        let summary = summarise_beside(
            scenario,
            &run,
            &subject.run_id,
            Beside { worlds, flips, drawn: drawn.first(), evenly: drawn.get(1), reference, precise },
        );
        Ok(Done { scenario: plan.scenario, subject, run, drawn, summary })
    }
}

/// A run with as many replications as its plan's precision takes, and what is known then.
fn looked(
    plan: &Plan,
    run: Run,
    ((trial, budget), foretold, since): (&(TrialRun, f64), f64, &Stopwatch),
    watcher: &dyn Watcher,
) -> Result<(Run, Option<Precise>), DeskError> {
    let Some(precision) = &plan.precision else { return Ok((run, None)) };
    // As many replications again take as long again.
    let is_over = || plan.time_s.is_some_and(|time_s| 2.0 * since.seconds() > time_s);
    let looks = Looks { precision, trial: (trial, *budget), foretold, is_over: &is_over };
    reached(plan, run, &looks, watcher).map(|(run, precise)| (run, Some(precise)))
}

/// The run, with what the scale does to it if that is asked for; `None` if it was stopped.
fn measured(scenario: &Scenario, run: Run, observer: &dyn Observer) -> Option<Run> {
    if run.design.scale_bias { study::measure_scale(scenario, run, observer) } else { Some(run) }
}

/// Which worlds of a scenario are drawn for a design.
///
/// # Errors
/// [`Refusal`] if too few draws are worlds; [`DeskError::Stopped`].
pub(super) fn chosen(
    (source, typed): (&Source, &Scenario),
    design: &Design,
    wanted: u32,
    watcher: &dyn Watcher,
) -> Result<Chosen, DeskError> {
    let chosen = study::choose(source, typed, design, wanted, watcher).ok_or(DeskError::Stopped)?;
    let found = chosen.draws.len() as u32;
    match chosen.why {
        Some(why) if found < wanted => Err(Refusal::FewWorlds { found, refused: chosen.refused, wanted, why }.into()),
        _ => Ok(chosen),
    }
}

/// The worlds of a plan that are drawn: as its ranges say, then evenly between their ends, as far as they are asked for.
///
/// # Errors
/// As [`chosen`].
fn samples(plan: &Plan, watcher: &dyn Watcher) -> Result<Vec<(Source, Chosen)>, DeskError> {
    let Some(draws) = plan.design.draws else { return Ok(Vec::new()) };
    let typed = plan.source.again(&plan.scenario);
    let evenly = draws.evenly.then(|| typed.clone().evenly());
    let of = |source: Source| {
        let chosen = chosen((&source, &plan.scenario), &plan.design, draws.worlds, watcher)?;
        Ok((source, chosen))
    };
    std::iter::once(typed).chain(evenly).map(of).collect()
}

/// A design as it is lived under a fit; `None` if it was stopped.
fn under(world: Scenario, design: &Design, watch: Watch) -> Option<Fit> {
    let design = design.of_fit(&world);
    Some(Fit { totals: totals(&world, &design, watch)?, design, world })
}

/// Samples of worlds, lived; `None` if it was stopped.
fn drawn(
    samples: &[(Source, Chosen)],
    scenario: &Scenario,
    design: &Design,
    (watcher, watch): (&dyn Watcher, Watch),
) -> Option<Vec<Draws>> {
    let histories = |(_, chosen): &(Source, Chosen)| study::lives_of_draws(design, chosen.draws.len()) as u64;
    let histories: u64 = samples.iter().map(histories).sum();
    if histories > 0 {
        watcher.step(Step::LivingDraws(histories * scenario.clock.weeks()));
    }
    samples.iter().map(|(source, chosen)| study::drawn(source, scenario, design, chosen, watch)).collect()
}

/// A run that was run.
#[derive(Clone, Debug)]
pub struct Done {
    /// The world that was lived in.
    pub scenario: Scenario,
    /// What it was of.
    pub subject: Subject,
    /// What happened.
    pub run: Run,
    /// The worlds that were drawn, where that was asked for: as the ranges say, then evenly.
    pub drawn: Vec<Draws>,
    /// What it shows.
    pub summary: Summary,
}

impl Done {
    /// Every file of the results folder, the manifest last.
    ///
    /// # Errors
    /// What the writers of figures, tables and JSON say.
    pub fn files(&self, theme: &Theme, kinds: Kinds, how: &Circumstances) -> Result<Vec<File>, ReportError> {
        let Self { scenario, subject, run, drawn, summary } = self;
        let results = Results { scenario, run, summary };
        let mut files = report::files(&results, theme, kinds)?;
        let tables = drawn.iter().zip(["draws.csv", "draws-evenly.csv"]);
        files.extend(tables.map(|(drawn, name)| report::drawn(name, drawn, summary)).collect::<Result<Vec<_>, _>>()?);
        files.push(manifest(scenario, &files, subject, how)?);
        Ok(files)
    }

    /// Puts the files into the folder that was claimed for them.
    ///
    /// # Errors
    /// What the disk says, and [`DeskError::Stopped`]; then nothing has changed.
    pub fn write(&self, claim: &Claim, files: &[File], stop: &dyn Fn() -> bool) -> Result<(), DeskError> {
        put(claim, files, stop)
    }
}

/// Puts files into the folder that was claimed for them.
pub(super) fn put(claim: &Claim, files: &[File], stop: &dyn Fn() -> bool) -> Result<(), DeskError> {
    claim.write(files, stop).map_err(|error| match error {
        FolderError::Stopped => DeskError::Stopped,
        other => other.into(),
    })
}
