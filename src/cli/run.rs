//! `run`, and no verb at all: simulate, print, write.

use std::path::Path;

use super::args::{Format, RunArgs};
use super::progress::{Progress, heed_interrupts, is_interrupted};
use super::shelf::with_shelf;
use super::{say, table, warn};
use crate::desk::DeskError;
use crate::desk::find::{self, ScenarioText};
use crate::desk::folder::Claim;
use crate::desk::job::Job;
use crate::desk::memory;
use crate::desk::plan::Plan;
use crate::desk::stopwatch::Stopwatch;
use crate::report::json;
use crate::words::{self, Language, Told};

/// Runs a scenario, prints its summary and writes the results folder.
///
/// # Errors
/// Bad input before anything is simulated or written; an interruption; failures of the disk.
pub fn run(args: &RunArgs, language: Option<Language>) -> anyhow::Result<()> {
    let watch = Stopwatch::start();
    let plan = Plan::of(ScenarioText::find(&args.experiment.scenario)?, &args.asked())?;
    let theme = find::theme(args.telling.theme.as_deref(), language)?;
    let out = args.out.clone().unwrap_or_else(|| plan.default_folder(args.only_replication));
    let claim = plan.claim(&out, args.telling.force)?;
    warn_of_replaced(&claim, theme.language, &out);
    let progress = Progress::new(theme.language);
    let job = Job::new(plan, memory::budget(), &progress)?;
    heed_interrupts()?;
    let done = with_shelf(args.shelf, (&out, &progress), |shelf| job.run(&progress, shelf))?;
    let files = done.files(&theme, args.kinds(), &watch.circumstances(arguments(), done.run.design.threads))?;
    let told = Told { summary: &done.summary, language: theme.language };
    shown(done.write(&claim, &files, &is_interrupted), |is_written| match args.telling.format {
        Format::Json => Ok(json(&done.summary)?),
        Format::Table => Ok(for_people(&told, is_written.then_some(&out))),
    })
}

/// The command line, as it was typed.
pub fn arguments() -> Vec<String> {
    std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect()
}

/// Prints what was found: hours of work are shown even if the disk refuses them, and kept even if nobody listens.
pub fn shown(written: Result<(), DeskError>, text: impl FnOnce(bool) -> anyhow::Result<String>) -> anyhow::Result<()> {
    if written.as_ref().is_err_and(DeskError::is_stop) {
        return Ok(written?);
    }
    let said = say(&text(written.is_ok())?);
    written?;
    said
}

/// Where results were written, below what is told of them; nothing where they were not.
pub fn place(language: Language, written: Option<&Path>) -> String {
    let said = |out: &Path| format!("\n{}\n", words::say!(language, "written", place = out.display().to_string()));
    written.map_or_else(String::new, said)
}

/// Says that another run's results will be replaced, if they will, and in what that run differs.
pub fn warn_of_replaced(claim: &Claim, language: Language, out: &Path) {
    if let Some((run, settings)) = claim.replaced() {
        warn(&will_replace(language, out, &run, &settings));
    }
}

fn will_replace(language: Language, out: &Path, run: &str, settings: &[&str]) -> String {
    let named: Vec<String> =
        settings.iter().map(|&setting| words::say!(language, "setting", setting = setting)).collect();
    let settings = if named.is_empty() {
        words::say!(language, "differs-build")
    } else {
        words::say!(language, "differs", settings = named.join(", "))
    };
    words::say!(language, "will-replace", path = out.display().to_string(), run = run, settings = settings)
}

fn for_people(told: &Told, written: Option<&Path>) -> String {
    let place = place(told.language, written);
    format!("{}\n\n{}\n{}\n{place}", told.title, table::table(told), words::answer(told).join("\n\n"))
}
