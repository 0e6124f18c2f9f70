//! A strategy at several depths of a cut: what is run, and what comes of it.

use std::path::{Path, PathBuf};

use super::cut::{AskedCut, Rehire};
use super::error::{DeskError, Refusal};
use super::find::ScenarioText;
use super::floors::floors;
use super::folder::{self, Claim};
use super::job::{Step, Watcher, put};
use super::manifest::{Circumstances, Subject, manifest};
use super::plan::{Asked, Plan, fitted, with};
use super::run_id::sha256;
use crate::escape::file_name;
use crate::findings::{self, Cutting, Floor, Summary, summarise, what_if};
use crate::report::theme::Theme;
use crate::report::{self, File, ReportError, Results};
use crate::scenario::Scenario;
use crate::study::{self, Design, Run};

/// Letters of a run's name.
const LETTERS: usize = 12;
/// The narrowest way between two depths that is looked at more closely.
const NARROWEST: f64 = 0.0101;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct AskedWhatIf {
    /// The scenario, its luck and its scale.
    pub run: Asked,
    /// The cut.
    pub cut: AskedCut,
    /// What must be kept, as typed.
    pub keep: Option<String>,
    /// How many depths are added between those where an answer changes.
    pub closer: u32,
}

/// A question without a fault, laid out.
#[derive(Clone, Debug)]
pub struct WhatIfJob {
    source: ScenarioText,
    asked: AskedWhatIf,
    floors: Vec<Floor>,
    cuts: Vec<f64>,
    plan: Plan,
    cutting: Cutting,
    subject: Subject,
}

impl WhatIfJob {
    /// Reads a scenario and makes the strategies of all depths.
    ///
    /// # Errors
    /// All faults of the scenario, and what cannot be said of its strategy; [`Refusal`] of a strategy, team, metric or scale that is
    /// none.
    pub fn new(source: ScenarioText, asked: AskedWhatIf) -> Result<Self, DeskError> {
        let typed = source.parse(&asked.run.overrides, asked.run.fit.as_deref())?;
        let floors = asked
            .keep
            .as_ref()
            .map_or_else(|| Ok(Vec::new()), |keep| floors(keep, &typed.currency))
            .map_err(Refusal::from)?;
        let strategy = asked.cut.whom(&typed)?.strategy.id.clone();
        let plan = planned(&source, &asked, &typed)?;
        let cutting = cutting(&asked.cut, &typed, &plan.scenario)?;
        let subject = subject(&plan, &asked, &strategy)?;
        let cuts = std::iter::once(0.0).chain(asked.cut.depths.iter().copied()).collect();
        Ok(Self { source, asked, floors, cuts, plan, cutting, subject })
    }

    /// Where results go if nothing is said: never where those of a run go.
    pub fn default_folder(&self) -> PathBuf {
        let Scenario { id, fit, overrides, .. } = &self.plan.scenario;
        let fit = fit.as_ref().map_or_else(String::new, |fit| format!("-{}", file_name(&fit.id)));
        let named = format!("-{}", file_name(&self.cutting.strategy));
        let of = if is_first(&self.plan) { "" } else { &named };
        Path::new("results").join(format!("{}{fit}-what-if{of}{}", file_name(id), with(overrides)))
    }

    /// Makes sure that results may and can be written to a folder: a new one, or one of the same question; with `force`, over any results.
    ///
    /// # Errors
    /// [`DeskError::Folder`]: that is no place for a results folder, it holds something else, or the disk fails.
    pub fn claim(&self, folder: &Path, force: bool) -> Result<Claim, DeskError> {
        Ok(folder::claim(folder, &self.subject, force)?)
    }

    /// Lives through all depths, where so many bytes are free; then through more of them where an answer changes.
    ///
    /// # Errors
    /// [`Refusal`] if it does not fit, [`DeskError::Stopped`].
    pub fn run(self, free: f64, watcher: &dyn Watcher) -> Result<WhatIfDone, DeskError> {
        let run = lived(&self.plan.scenario, self.plan.design.clone(), free, watcher)?;
        let done = self.done(run)?;
        let closer = closer(&done.what_if, self.asked.closer);
        if closer.is_empty() {
            return Ok(done);
        }
        self.closer(done.run, &closer, free, watcher)
    }

    /// The same with more depths, of which those that were lived are not lived again.
    fn closer(self, run: Run, more: &[f64], free: f64, watcher: &dyn Watcher) -> Result<WhatIfDone, DeskError> {
        let Self { source, asked, cuts, .. } = &self;
        let mut all = [&cuts[1..], more].concat();
        all.sort_unstable_by(f64::total_cmp);
        let asked = AskedWhatIf { cut: AskedCut { depths: all.clone(), ..asked.cut.clone() }, ..asked.clone() };
        let typed = source.parse(&asked.run.overrides, asked.run.fit.as_deref())?;
        let plan = planned(source, &asked, &typed)?;
        let places: Vec<usize> =
            (0..all.len()).filter(|place| more.contains(&all[*place])).map(|place| place + 1).collect();
        let strategies = places.iter().map(|&place| plan.design.strategies[place]).collect();
        let design = Design { strategies, ..plan.design.clone() };
        let new = lived(&plan.scenario, design, free, watcher)?;
        let run = run.with(new, plan.design.clone(), &places);
        let cuts = std::iter::once(0.0).chain(all).collect();
        Self { cuts, plan, ..self }.done(run)
    }

    /// What a run of all its depths shows.
    fn done(&self, run: Run) -> Result<WhatIfDone, DeskError> {
        let Self { plan, cuts, cutting, floors, subject, .. } = self;
        let summary = summarise(&plan.scenario, &run, &subject.run_id);
        let what_if = what_if(&run, &summary, cutting.clone(), cuts, floors);
        let written = plan.source.written(&plan.scenario)?;
        let (scenario, subject) = (plan.scenario.clone(), subject.clone());
        Ok(WhatIfDone { scenario, subject, run, summary, what_if, written })
    }
}

/// Whether the strategy that is cut is the baseline of the scenario.
fn is_first(plan: &Plan) -> bool {
    plan.design.strategies.first() == Some(&plan.scenario.baseline)
}

/// The strategy without a cut and all that are made of it, in a world without any other: the baseline stays, since the warm-up is
/// lived under it.
fn planned(source: &ScenarioText, asked: &AskedWhatIf, typed: &Scenario) -> Result<Plan, DeskError> {
    let derived = asked.cut.derived(typed)?;
    let whom = asked.cut.whom(typed)?;
    let of = whom.strategy.id.clone();
    let ids = std::iter::once(of.clone()).chain(derived.iter().map(|derived| derived.id.clone())).collect();
    let source = ScenarioText { derived, ..source.clone() };
    let plan = Plan::of(source, &Asked { strategies: ids, fits: false, flips: false, ..asked.run.clone() });
    let mut plan = plan.map_err(|error| asked.cut.at_fault(&whom, error))?;
    let (scenario, design) = (&mut plan.scenario, &mut plan.design);
    let baseline = scenario.strategies[scenario.baseline].id.clone();
    let kept = &design.strategies;
    let mut place = 0;
    scenario.strategies.retain(|_| {
        place += 1;
        kept.contains(&(place - 1))
    });
    (scenario.targets, scenario.contradictions) = (Vec::new(), Vec::new());
    scenario.baseline = scenario.strategies.iter().position(|strategy| strategy.id == baseline).unwrap_or(0);
    let is_run = |place: &usize| *place != scenario.baseline || baseline == of;
    design.strategies = (0..scenario.strategies.len()).filter(is_run).collect();
    Ok(plan)
}

fn lived(scenario: &Scenario, design: Design, free: f64, watcher: &dyn Watcher) -> Result<Run, DeskError> {
    let fitted = fitted(scenario, design, free).map_err(Refusal::from)?;
    let design = fitted.design;
    let weeks = design.weeks(scenario) * (1 + u64::from(design.scale_bias));
    watcher.step(Step::Living { weeks, foretold: fitted.needs.forecast.contacts_per_replication });
    let run = study::run_strategies(scenario, &design, watcher).ok_or(DeskError::Stopped)?;
    let measured = if design.scale_bias { study::measure_scale(scenario, run, watcher) } else { Some(run) };
    measured.ok_or(DeskError::Stopped)
}

/// Who is cut, and when, by the strategies that were made.
fn cutting(asked: &AskedCut, typed: &Scenario, scenario: &Scenario) -> Result<Cutting, DeskError> {
    let whom = asked.whom(typed)?;
    let moments = scenario.derived.first().map_or_else(Vec::new, |derived| derived.moments(typed));
    let day = |at_s: f64| scenario.clock.date_time(at_s).date();
    let from_s = moments.first().copied().unwrap_or(scenario.clock.warmup_s);
    Ok(Cutting {
        strategy: whom.strategy.id.clone(),
        team: whom.team().id.clone(),
        people: whom.people(from_s),
        is_rota: whom.is_rota(),
        from: day(from_s),
        rehired: moments.get(1).filter(|_| matches!(asked.rehire, Some(Rehire::All(_)))).map(|at_s| day(*at_s)),
        customer_value: scenario.customer_value(),
    })
}

/// What it is of. Its scenario is another than that of a run, so that neither takes the place of the other.
fn subject(plan: &Plan, asked: &AskedWhatIf, of: &str) -> Result<Subject, DeskError> {
    let subject = plan.subject()?;
    let named = format!("{}\n{of}\n{:?}\n{}", subject.run_id, asked.keep, asked.closer);
    let mut run_id = sha256(named.as_bytes());
    run_id.truncate(LETTERS);
    Ok(Subject { source: format!("{}, what if", plan.source.identity), run_id, ..subject })
}

/// Depths between those between which an answer changes: the first that is missed of what must be kept, else where a cut ceases to
/// pay. In whole hundredths where there is room.
fn closer(found: &findings::WhatIf, most: u32) -> Vec<f64> {
    let cuts: Vec<f64> = found.depths.iter().map(|depth| depth.cut).collect();
    let of_kept = found.kept.as_ref().and_then(|kept| kept.all.at).filter(|at| *at > 0.0);
    let Some(at) = of_kept.or_else(|| found.pays.as_ref()?.at) else { return Vec::new() };
    let bracket = cuts.windows(2).find(|pair| pair[0] <= at && at <= pair[1]);
    let Some(&[low, high]) = bracket else { return Vec::new() };
    if high - low < NARROWEST {
        return Vec::new();
    }
    let step = if high - low >= 0.02 { 0.01 } else { 0.001 };
    let between = (1..=most).map(|part| low + (high - low) * f64::from(part) / f64::from(most + 1));
    let mut more: Vec<f64> = between.map(|cut| ((cut / step).round() * step * 1e6).round() / 1e6).collect();
    more.dedup();
    more.retain(|cut| *cut > low && *cut < high);
    more
}

/// A question that was lived through.
#[derive(Clone, Debug)]
pub struct WhatIfDone {
    /// The world, with the strategies of all depths.
    pub scenario: Scenario,
    /// What it was of.
    pub subject: Subject,
    /// What happened.
    pub run: Run,
    /// What it shows as any run does.
    pub summary: Summary,
    /// What it shows depth by depth.
    pub what_if: findings::WhatIf,
    /// The strategies of all depths, as sections of a file.
    pub written: String,
}

impl WhatIfDone {
    /// Every file of the results folder, the manifest last.
    ///
    /// # Errors
    /// What the writers of figures, tables and JSON say.
    pub fn files(&self, theme: &Theme, how: &Circumstances) -> Result<Vec<File>, ReportError> {
        let Self { scenario, subject, run, summary, what_if, written } = self;
        let results = Results { scenario, run, summary };
        let mut files = report::what_if::files(&results, what_if, written, theme)?;
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
