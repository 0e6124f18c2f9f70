//! Inputs or decisions moved: a scenario at many points, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::error::{DeskError, Refusal};
use super::find::ScenarioText;
use super::folder::{self, Claim};
use super::job::{Step, Watcher, put};
use super::manifest::{Circumstances, Subject, manifest};
use super::plan::{Asked, Plan, fitted, named, with};
use super::run_id::{life_sha256, sha256};
use super::swept::{Over, Unswept, points};
use crate::books::Digest;
use crate::escape::file_name;
use crate::findings::{Head, LivedPoint, LivedSetting, Sweep, SweptAxis, SweptPoint, swept};
use crate::report::theme::Theme;
use crate::report::{self, File, ReportError};
use crate::scenario::{Scenario, is_decided};
use crate::study::{self, Design, Layout, Shelf, Watch};

/// Letters of a sweep's name.
const LETTERS: usize = 12;

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskedSweep {
    /// The scenario, its luck and its scale.
    pub run: Asked,
    /// What is moved.
    pub axes: Vec<Over>,
    /// How points lie among the values.
    pub layout: Layout,
}

/// A sweep without a fault, laid out.
#[derive(Clone, Debug)]
pub struct SweepJob {
    asked: AskedSweep,
    /// The scenario as it is typed.
    typed: Plan,
    points: Vec<Point>,
    subject: Subject,
}

/// A point that is no fault.
#[derive(Clone, Debug)]
struct Point {
    values: Vec<String>,
    scenario: Scenario,
    design: Design,
    /// What each strategy's life depends on, as a hash.
    lives: Vec<String>,
}

impl SweepJob {
    /// Reads a scenario at every point.
    ///
    /// # Errors
    /// All faults of the scenario, and those of the first point that has any; [`Refusal`] of axes that make no points, and of what a run refuses.
    pub fn new(source: &ScenarioText, asked: AskedSweep) -> Result<Self, DeskError> {
        let typed = Plan::of(source.clone(), &asked.run)?;
        let strategies = moved(&typed, &asked);
        let laid = |axis: &&Over| {
            asked.run.overrides.iter().any(|set| set.split('=').next().map(str::trim) == Some(&axis.path))
        };
        if let Some(axis) = asked.axes.iter().find(laid) {
            return Err(Refusal::from(Unswept::Laid { path: axis.path.clone() }).into());
        }
        let values = points(&asked.axes, asked.layout, typed.design.seed).map_err(Refusal::from)?;
        let point = |values: Vec<String>| {
            let sets = asked.axes.iter().zip(&values).map(|(axis, value)| format!("{}={value}", axis.path));
            let overrides = asked.run.overrides.iter().cloned().chain(sets).collect();
            let run = Asked { overrides, strategies: strategies.clone(), fits: false, ..asked.run.clone() };
            let Plan { scenario, design, .. } =
                Plan::of(source.clone(), &run).map_err(|error| of_axes(error, &asked.axes))?;
            let life = |&strategy: &usize| life_sha256(&scenario, strategy);
            let lives = design.strategies.iter().map(life).collect::<Result<_, _>>().map_err(ReportError::from)?;
            Ok(Point { values, scenario, design, lives })
        };
        let points = values.into_iter().map(point).collect::<Result<Vec<_>, DeskError>>()?;
        let subject = subject(&typed, &asked, &points)?;
        Ok(Self { asked, typed, points, subject })
    }

    /// Where results go if nothing is said: never where those of a run go.
    pub fn default_folder(&self) -> PathBuf {
        let Scenario { id, fit, overrides, .. } = &self.typed.scenario;
        let fit = fit.as_ref().map_or_else(String::new, |fit| format!("-{}", file_name(&fit.id)));
        let paths: Vec<String> = self.asked.axes.iter().map(|axis| axis.path.clone()).collect();
        let over = named("-sweep-", &paths);
        Path::new("results").join(format!("{}{fit}{over}{}", file_name(id), with(overrides)))
    }

    /// Makes sure that results may and can be written to a folder: a new one, or one of a sweep over the same paths; with `force`, over any results.
    ///
    /// # Errors
    /// [`DeskError::Folder`]: that is no place for a results folder, it holds something else, or the disk fails.
    pub fn claim(&self, folder: &Path, force: bool) -> Result<Claim, DeskError> {
        Ok(folder::claim(folder, &self.subject, force)?)
    }

    /// Lives through all points, where so many bytes are free. What is the same at several is lived once.
    ///
    /// # Errors
    /// [`Refusal`] if a point does not fit, [`DeskError::Stopped`].
    pub fn run(self, free: f64, watcher: &dyn Watcher, shelf: &dyn Shelf) -> Result<SweepDone, DeskError> {
        let new = |(point, strategies): (&Point, Vec<usize>)| Design { strategies, ..point.design.clone() };
        let designs: Vec<Design> = self.points.iter().zip(self.new_lives()).map(new).collect();
        let weeks = self.points.iter().zip(&designs).map(|(point, design)| design.weeks(&point.scenario)).sum();
        watcher.step(Step::LivingPoints(weeks));
        let mut known: BTreeMap<&String, Vec<Digest>> = BTreeMap::new();
        for (point, design) in self.points.iter().zip(designs) {
            if design.strategies.is_empty() {
                continue;
            }
            let design = fitted(&point.scenario, design, free).map_err(Refusal::from)?.design;
            let lived = study::totals(&point.scenario, &design, Watch { observer: watcher, shelf })
                .ok_or(DeskError::Stopped)?;
            for (strategy, digests) in design.strategies.iter().zip(lived.strategies) {
                let place = point.design.place(*strategy).unwrap_or_default();
                known.insert(&point.lives[place], digests);
            }
        }
        let axes = self.asked.axes.iter().map(|axis| is_input(&self.typed.scenario, &axis.path));
        let worlds = worlds(&self.points, &axes.collect::<Vec<_>>());
        let lived: Vec<LivedPoint> =
            self.points.iter().zip(worlds).map(|(point, world)| point.lived(world, &known)).collect();
        let is_judged = self.typed.design.scale_of_lines() <= 1 && self.typed.design.replications.len() > 1;
        let points = swept(&lived, is_judged);
        let sweep = self.found(is_judged, points);
        Ok(SweepDone {
            scenario: self.typed.scenario,
            subject: self.subject,
            threads: self.typed.design.threads,
            sweep,
        })
    }

    /// For each point the strategies that no point before it lives in the same way.
    fn new_lives(&self) -> Vec<Vec<usize>> {
        let mut known: BTreeSet<&str> = BTreeSet::new();
        self.points
            .iter()
            .map(|point| {
                let lives = point.design.strategies.iter().zip(&point.lives);
                lives.filter(|(_, life)| known.insert(life)).map(|(strategy, _)| *strategy).collect()
            })
            .collect()
    }

    fn found(&self, is_judged: bool, points: Vec<SweptPoint>) -> Sweep {
        let Plan { scenario, design, .. } = &self.typed;
        let axis = |over: &Over| SweptAxis { path: over.path.clone(), is_input: is_input(scenario, &over.path) };
        let head = Head {
            scenario: scenario.id.clone(),
            title: scenario.title.clone(),
            currency: scenario.currency.clone(),
            run_id: self.subject.run_id.clone(),
            version: env!("CARGO_PKG_VERSION"),
            seed: design.seed,
            scale: design.scale,
            waits: design.waits,
            replications: design.replications.clone(),
            overrides: scenario.overrides.clone(),
            fit: scenario.fit.as_ref().map(|fit| fit.id.clone()),
        };
        Sweep {
            head,
            baseline: scenario.strategies[scenario.baseline].id.clone(),
            layout: self.asked.layout,
            axes: self.asked.axes.iter().map(axis).collect(),
            is_judged,
            points,
        }
    }
}

impl Point {
    /// What was lived of it, by what is known of every life.
    fn lived(&self, world: usize, known: &BTreeMap<&String, Vec<Digest>>) -> LivedPoint {
        let setting = |(&strategy, life): (&usize, &String)| {
            let id = self.scenario.strategies[strategy].id.clone();
            LivedSetting { id, digests: known[life].clone() }
        };
        LivedPoint {
            values: self.values.clone(),
            world,
            strategies: self.design.strategies.iter().zip(&self.lives).map(setting).collect(),
            baseline: self.design.place(self.scenario.baseline).expect("the baseline is always run"),
        }
    }
}

/// The strategies that are run at every point: those that are named, else those that are moved if nothing else is, else all.
fn moved(typed: &Plan, asked: &AskedSweep) -> Vec<String> {
    if !asked.run.strategies.is_empty() {
        return asked.run.strategies.clone();
    }
    let of_path = |axis: &Over| axis.path.strip_prefix("strategy.")?.split('.').next().map(str::to_owned);
    let named: Option<Vec<String>> = asked.axes.iter().map(of_path).collect();
    let is_known = |id: &String| typed.scenario.strategies.iter().any(|strategy| strategy.id == *id);
    named.filter(|named| named.iter().all(is_known)).unwrap_or_default()
}

/// Whether a path is an input: nobody decides it, or it or a part of it is typed as a range.
fn is_input(typed: &Scenario, path: &str) -> bool {
    let is_part = |of: &str| of.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    !is_decided(path) || typed.assumptions.iter().any(|input| input.is_uncertain() && is_part(&input.path))
}

/// The same error, its faults in what is moved named by the option that moves it.
fn of_axes(error: DeskError, axes: &[Over]) -> DeskError {
    let DeskError::Faulty { file, text, mut faults } = error else { return error };
    for fault in &mut faults.0 {
        let Some(set) = fault.place.file.strip_prefix("--set ") else { continue };
        if axes.iter().any(|axis| set.strip_prefix(&axis.path).is_some_and(|rest| rest.starts_with('='))) {
            fault.place.file = format!("--over {set}");
            if fault.path == "--set" {
                "--over".clone_into(&mut fault.path);
            }
        }
    }
    DeskError::Faulty { file, text, faults }
}

/// What it is of. Its source is another than that of a run, so that neither takes the place of the other.
fn subject(typed: &Plan, asked: &AskedSweep, points: &[Point]) -> Result<Subject, ReportError> {
    let subject = typed.subject()?;
    let paths: Vec<&str> = asked.axes.iter().map(|axis| axis.path.as_str()).collect();
    let values: Vec<String> = points.iter().map(|point| point.values.join("\t")).collect();
    let ran: Vec<String> = points.first().map_or_else(Vec::new, |point| {
        point.design.strategies.iter().map(|&strategy| point.scenario.strategies[strategy].id.clone()).collect()
    });
    let named = format!("{}\n{ran:?}\n{}\n{}", subject.run_id, asked.layout, values.join("\n"));
    let mut run_id = sha256(named.as_bytes());
    run_id.truncate(LETTERS);
    let source = format!("{}, swept over {}", typed.source.identity, paths.join(", "));
    Ok(Subject { source, run_id, strategies: ran, ..subject })
}

/// A number for each point, the same for those at which all inputs have the same values.
fn worlds(points: &[Point], inputs: &[bool]) -> Vec<usize> {
    let mut known: Vec<Vec<&String>> = Vec::new();
    let mut numbers = Vec::with_capacity(points.len());
    for point in points {
        let values: Vec<&String> =
            point.values.iter().zip(inputs).filter(|(_, is_input)| **is_input).map(|(value, _)| value).collect();
        let place = known.iter().position(|other| *other == values).unwrap_or_else(|| {
            known.push(values);
            known.len() - 1
        });
        numbers.push(place);
    }
    numbers
}

/// A sweep that was lived through.
#[derive(Clone, Debug)]
pub struct SweepDone {
    /// The scenario as it is typed.
    pub scenario: Scenario,
    /// What it was of.
    pub subject: Subject,
    /// Threads that were asked for.
    pub threads: usize,
    /// What it shows.
    pub sweep: Sweep,
}

impl SweepDone {
    /// Every file of the results folder, the manifest last.
    ///
    /// # Errors
    /// What the writers of figures, tables and JSON say.
    pub fn files(&self, theme: &Theme, how: &Circumstances) -> Result<Vec<File>, ReportError> {
        let mut files = report::sweep::files(&self.sweep, theme)?;
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
