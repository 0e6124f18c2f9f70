//! A run from its plan to its files, and who watches it.

use super::ends::Ends;
use super::error::{DeskError, Refusal};
use super::folder::{Claim, FolderError};
use super::looks::{Looks, reached};
use super::manifest::{Circumstances, Subject, manifest};
use super::plan::{Fitted, Plan, fitted, fitted_by};
use super::stopwatch::Stopwatch;
pub use super::watcher::{Step, Watcher};
use crate::findings::{self, Beside, Precise, Summary, summarise_beside};
use crate::report::theme::Theme;
use crate::report::{self, File, Kinds, ReportError, Results};
use crate::scenario::{Scenario, Source};
use crate::study::{self, Chosen, Design, DrawnDesign, Draws, Observer, Run, Shelf, TrialRun, Watch, totals};

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
    /// Which worlds are drawn, where any are.
    chosen: Option<Chosen>,
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
        let source = plan.source.again(&plan.scenario);
        let of_draws = |draws: DrawnDesign| chosen((&source, &plan.scenario), &plan.design, draws.worlds, watcher);
        let chosen = plan.design.draws.map(of_draws).transpose()?;
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
        let weeks = own + fits.len() as u64 * design.of_fit().weeks(scenario);
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
        let of_fits = fits.into_iter().map(|world| Some((totals(&world, &design.of_fit(), watch)?, world)));
        let fits: Vec<_> = of_fits.collect::<Option<_>>().ok_or(DeskError::Stopped)?;
        let flips = ends
            .as_ref()
            .map(|ends| ends.lived(&plan, &run, (watcher, shelf)).ok_or(DeskError::Stopped))
            .transpose()?;
        let drawn = |chosen: &Chosen| drawn(&plan, &run, chosen, (watcher, shelf)).ok_or(DeskError::Stopped);
        let drawn = chosen.as_ref().map(drawn).transpose()?;
        let worlds = if fits.is_empty() { Vec::new() } else { findings::worlds(scenario, &run, &fits) };
        let reference = plan.source.reference(scenario).filter(|_| scenario.overrides.is_empty());
        let summary = summarise_beside(
            scenario,
            &run,
            &subject.run_id,
            Beside { worlds, flips, drawn: drawn.as_ref(), reference, precise },
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

/// The worlds that were chosen, lived; `None` if it was stopped.
fn drawn(plan: &Plan, run: &Run, chosen: &Chosen, (watcher, shelf): (&dyn Watcher, &dyn Shelf)) -> Option<Draws> {
    let (scenario, design) = (&plan.scenario, &run.design);
    let histories = study::lives_of_draws(design, chosen.draws.len()) as u64;
    watcher.step(Step::LivingDraws(histories * scenario.clock.weeks()));
    let watch = Watch { observer: watcher, shelf };
    study::drawn(&plan.source.again(scenario), scenario, design, chosen, watch)
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
    /// The worlds that were drawn, where that was asked for.
    pub drawn: Option<Draws>,
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
        files.extend(drawn.iter().map(|drawn| report::drawn(drawn, summary)).collect::<Result<Vec<_>, _>>()?);
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
