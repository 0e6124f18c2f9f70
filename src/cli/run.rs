//! `run`, and no verb at all: simulate, print, write.

use std::path::{Path, PathBuf};

use super::args::{Format, RunArgs};
use super::ends::Ends;
use super::failure::{BadInput, Interrupted};
use super::plan::Fitted;
use super::progress::{Progress, heed_interrupts, is_interrupted};
use super::source::Source;
use super::stopwatch::Stopwatch;
use super::{memory, plan, say, table, theme, warn};
use crate::escape::file_name;
use crate::experiment::{self, Design, Run, Summary};
use crate::report::folder::{self, FolderError};
use crate::report::manifest::{Circumstances, Subject, manifest};
use crate::report::theme::Theme;
use crate::report::{self, File, Results, run_id};
use crate::scenario::Scenario;
use crate::words::en as words;

/// Runs a scenario, prints its summary and writes the results folder.
///
/// # Errors
/// Bad input before anything is simulated or written; [`Interrupted`] by Ctrl-C; failures of the disk.
pub fn run(args: &RunArgs) -> anyhow::Result<()> {
    let watch = Stopwatch::start();
    let source = Source::find(&args.experiment.scenario)?;
    let scenario = source.parse(&args.experiment.set, args.experiment.fit.as_deref())?;
    let theme = theme::find(args.theme.as_deref())?;
    let design = plan::design(&scenario, &args.experiment, args.only_replication)?;
    let design = plan::with_beside(&scenario, design, args.beside, args.only_replication);
    let design = Design { flips: args.flips, ..design };
    let out = args.out.clone().unwrap_or_else(|| default_folder(&scenario, args.only_replication));
    let subject = subject(&source, &scenario, &design)?;
    let claim = folder::claim(&out, &subject, args.force)?;
    if let Some(replaced) = claim.replaced() {
        warn(&format!("{} will replace {replaced}", out.display()));
    }
    let (run, summary) = found(&source, &scenario, design, &subject.run_id)?;
    let design = &run.design;
    let results = Results { scenario: &scenario, run: &run, summary: &summary };
    let files = files(&results, &theme, &subject, &circumstances(design, &watch))?;
    // Hours of work are shown even if the disk refuses them, and kept even if nobody listens.
    let written = match claim.write(&files, &is_interrupted) {
        Err(FolderError::Stopped) => return Err(Interrupted.into()),
        other => other,
    };
    let said = say(&match args.format {
        Format::Json => report::json(&summary)?,
        Format::Table => for_people(&summary, written.is_ok().then_some(&out)),
    });
    written?;
    said
}

/// What is run, and what it shows: under the fits and at the ends of ranges too, where that is asked for.
fn found(source: &Source, scenario: &Scenario, design: Design, run_id: &str) -> anyhow::Result<(Run, Summary)> {
    let (fitted, fits) = fitted(source, scenario, design)?;
    let ends = if fitted.design.flips { Some(Ends::new(source, scenario, &fitted, memory::budget())?) } else { None };
    let Fitted { design, needs } = fitted;
    heed_interrupts()?;
    let progress = Progress::of_all(scenario, &design, fits.len()).expecting(needs.forecast.contacts_per_replication);
    let run = lived(scenario, &design, &progress).ok_or(Interrupted)?;
    let summary = experiment::summarise(scenario, &run, run_id);
    let summary = with_worlds(&run, summary, &fits, &progress).ok_or(Interrupted)?;
    let summary = match &ends {
        Some(ends) => ends.lived(&run, summary, &progress)?,
        None => summary,
    };
    progress.finish();
    let reference = source.reference(scenario).filter(|_| scenario.overrides.is_empty());
    Ok((run, Summary { reference, ..summary }))
}

/// The design on the threads that fit into memory in every world that is run, and the worlds of the fits.
fn fitted(source: &Source, scenario: &Scenario, design: Design) -> anyhow::Result<(Fitted, Vec<Scenario>)> {
    let Fitted { design, needs } = plan::fitted(scenario, design, memory::budget())?;
    let fits = if design.fits { source.fits(scenario)? } else { Vec::new() };
    let on_fewer = |design, world| plan::fitted(world, design, memory::budget()).map(|fitted| fitted.design);
    let design = fits.iter().try_fold(design, on_fewer)?;
    if design.flips && design.replications.len() < 2 {
        let why = "one replication has no interval, so that no difference is ever found";
        return Err(BadInput(format!("--flips needs at least two replications: {why}")).into());
    }
    Ok((Fitted { design, needs }, fits))
}

/// The run, with what the scale does to it if that is asked for; `None` if it was interrupted.
fn lived(scenario: &Scenario, design: &Design, progress: &Progress) -> Option<Run> {
    let run = experiment::run(scenario, design, progress)?;
    if design.scale_bias { experiment::measure_scale(scenario, run, progress) } else { Some(run) }
}

/// The summary with what the strategies do under each fit; `None` if it was interrupted.
fn with_worlds(run: &Run, summary: Summary, fits: &[Scenario], progress: &Progress) -> Option<Summary> {
    if fits.is_empty() {
        return Some(summary);
    }
    let worlds = experiment::worlds(run, &summary, fits, progress)?;
    Some(summary.with_worlds(worlds))
}

/// A replication alone does not take the place of the run of all, nor a fit or an override that of the file as typed.
fn default_folder(scenario: &Scenario, only: Option<u32>) -> PathBuf {
    let fit = scenario.fit.as_ref().map_or_else(String::new, |fit| format!("-{}", file_name(&fit.id)));
    let replication = only.map_or_else(String::new, |number| format!("-replication-{number}"));
    Path::new("results").join(format!("{}{fit}{}{replication}", file_name(&scenario.id), with(&scenario.overrides)))
}

/// "-with-team.desk.headcount-9": the overrides as far as they make a name, and by their hash where they do not.
fn with(overrides: &[String]) -> String {
    const LETTERS: usize = 60;
    const OF_HASH: usize = 6;
    if overrides.is_empty() {
        return String::new();
    }
    let joined = overrides.join("-").replace('=', "-");
    let name: String = file_name(&joined).chars().take(LETTERS).collect();
    if name == joined {
        return format!("-with-{name}");
    }
    format!("-with-{name}-{}", &run_id::sha256(overrides.join("\n").as_bytes())[..OF_HASH])
}

fn files(results: &Results, theme: &Theme, subject: &Subject, how: &Circumstances) -> anyhow::Result<Vec<File>> {
    let mut files = report::files(results, theme)?;
    files.push(manifest(results, &files, subject, how)?);
    Ok(files)
}

fn subject(source: &Source, scenario: &Scenario, design: &Design) -> anyhow::Result<Subject> {
    Ok(Subject {
        source: source.identity.clone(),
        run_id: run_id::run_id(scenario, design)?,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scenario_sha256: run_id::sha256(source.text.as_bytes()),
        overrides: scenario.overrides.clone(),
        strategies: design.strategies.iter().map(|&index| scenario.strategies[index].id.clone()).collect(),
        replications: design.replications.clone(),
        seed: design.seed,
        flips: design.flips,
        fit: scenario.fit.as_ref().map(|fit| fit.id.clone()),
        fits: design.fits,
        scale_bias: design.scale_bias,
        scale: design.scale,
    })
}

fn circumstances(design: &Design, watch: &Stopwatch) -> Circumstances {
    Circumstances {
        arguments: std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect(),
        threads: design.threads,
        started: watch.started(),
        wall_time_s: watch.seconds(),
        host: sysinfo::System::host_name().ok(),
        platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
    }
}

fn for_people(summary: &Summary, written: Option<&PathBuf>) -> String {
    let place = written.map_or_else(String::new, |out| format!("\nWritten to {}\n", out.display()));
    format!("{}\n\n{}\n{}\n{place}", summary.title, table::table(summary), words::answer(summary).join("\n\n"))
}
