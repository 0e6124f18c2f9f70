//! Worlds that agree with what was published: many are drawn, few are lived through by every strategy.

use std::path::{Path, PathBuf};

use super::error::{DeskError, Refusal};
use super::find::ScenarioText;
use super::folder::{self, Claim};
use super::job::{Step, Watcher, chosen, put};
use super::manifest::{Circumstances, Subject, manifest};
use super::plan::{Asked, Plan, fitted, with};
use super::run_id::sha256;
use crate::books::Digest;
use crate::escape::file_name;
use crate::findings::{self, Posterior, Summary, held_strategies, meets, summarise};
use crate::report::theme::Theme;
use crate::report::{self, File, ReportError};
use crate::scenario::Scenario;
use crate::study::{self, Design, Run, Shelf, Sifted, Watch, lives_of_draws};

/// Worlds that are drawn, without a fault, and where each is held against what was published.
#[derive(Clone, Debug)]
pub struct PosteriorJob {
    plan: Plan,
    /// The strategies of which the targets speak.
    first: Vec<usize>,
    subject: Subject,
}

impl PosteriorJob {
    /// Reads a scenario and lays out what was asked.
    ///
    /// # Errors
    /// All faults of the scenario; [`Refusal`] of one without ranges or fitted targets, and of what a run refuses.
    pub fn new(source: ScenarioText, asked: &Asked) -> Result<Self, DeskError> {
        let plan = Plan::of(source, asked)?;
        let first = held_strategies(&plan.scenario, &plan.design);
        if first.is_empty() {
            return Err(Refusal::NothingFitted(plan.source.file.clone()).into());
        }
        let subject = plan.subject()?;
        let source = format!("{}, held against its targets", subject.source);
        let mut run_id = sha256(format!("{}\nposterior", subject.run_id).as_bytes());
        run_id.truncate(subject.run_id.len());
        Ok(Self { plan, first, subject: Subject { source, run_id, ..subject } })
    }

    /// Where results go if nothing is said: never where those of a run go.
    pub fn default_folder(&self) -> PathBuf {
        let Scenario { id, fit, overrides, .. } = &self.plan.scenario;
        let fit = fit.as_ref().map_or_else(String::new, |fit| format!("-{}", file_name(&fit.id)));
        Path::new("results").join(format!("{}{fit}-posterior{}", file_name(id), with(overrides)))
    }

    /// Makes sure that results may and can be written to a folder: a new one, or one of the same question; with `force`, over any results.
    ///
    /// # Errors
    /// [`DeskError::Folder`]: that is no place for a results folder, it holds something else, or the disk fails.
    pub fn claim(&self, folder: &Path, force: bool) -> Result<Claim, DeskError> {
        Ok(folder::claim(folder, &self.subject, force)?)
    }

    /// Lives through the modes and all worlds, where so many bytes are free.
    ///
    /// # Errors
    /// [`Refusal`] if it does not fit, or too few draws are worlds; [`DeskError::Stopped`].
    pub fn run(self, free: f64, watcher: &dyn Watcher, shelf: &dyn Shelf) -> Result<PosteriorDone, DeskError> {
        let Self { plan, first, subject } = self;
        let scenario = &plan.scenario;
        let wanted = plan.design.draws.map_or(0, |draws| draws.worlds);
        let way = plan.design.of_draws().ok_or(Refusal::NothingToDraw)?;
        let design = fitted(scenario, Design { draws: plan.design.draws, ..way }, free).map_err(Refusal::from)?.design;
        let source = plan.source.again(scenario).by_priors();
        let chosen = chosen((&source, scenario), &design, wanted, watcher)?;
        let of_first = Design { strategies: first.clone(), ..design.clone() };
        let histories = lives_of_draws(&of_first, chosen.draws.len()) as u64;
        let at_modes = of_first.weeks(scenario) + design.weeks(scenario);
        watcher.step(Step::LivingDraws(histories * scenario.clock.weeks() + at_modes));
        let run = |design: &Design| study::run_strategies(scenario, design, watcher).ok_or(DeskError::Stopped);
        let (few, all) = (run(&of_first)?, run(&design)?);
        let is_kept = |lived: &[Digest]| meets(scenario, &of_first, lived);
        let sifted =
            study::sifted(&source, scenario, &design, (&chosen, &first), &is_kept, Watch { observer: watcher, shelf });
        let sifted = sifted.ok_or(DeskError::Stopped)?;
        let told = |run: &Run| summarise(scenario, run, &subject.run_id);
        let (of_few, summary) = (told(&few), told(&all));
        let found = findings::posterior(scenario, (&few, &of_few), (&all, &summary), &sifted);
        let posterior = found.ok_or_else(|| Refusal::NothingFitted(plan.source.file.clone()))?;
        Ok(PosteriorDone { scenario: plan.scenario, subject, threads: design.threads, sifted, summary, posterior })
    }
}

/// Worlds that were held against what was published.
#[derive(Clone, Debug)]
pub struct PosteriorDone {
    /// The scenario as it is typed.
    pub scenario: Scenario,
    /// What it was of.
    pub subject: Subject,
    /// Threads that were used.
    pub threads: usize,
    /// The worlds.
    pub sifted: Sifted,
    /// What the run at the modes shows.
    pub summary: Summary,
    /// What the worlds show.
    pub posterior: Posterior,
}

impl PosteriorDone {
    /// Every file of the results folder, the manifest last.
    ///
    /// # Errors
    /// What the writers of figures, tables and JSON say.
    pub fn files(&self, theme: &Theme, how: &Circumstances) -> Result<Vec<File>, ReportError> {
        let mut files = report::posterior::files(&self.posterior, (&self.summary, &self.sifted), theme)?;
        files.push(manifest(&self.scenario, &files, &self.subject, how)?);
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
