//! `posterior`: worlds that agree with what was published.

use std::path::Path;

use super::args::PosteriorArgs;
use super::progress::{Progress, heed_interrupts, is_interrupted};
use super::run::{arguments, place, shown, warn_of_replaced};
use super::shelf::with_shelf;
use super::table::{plain, right};
use super::values::Format;
use crate::desk::find::{self, ScenarioText};
use crate::desk::memory;
use crate::desk::posterior::PosteriorJob;
use crate::desk::stopwatch::Stopwatch;
use crate::findings::Posterior;
use crate::report::columns::parted;
use crate::report::json;
use crate::words::{self, Language, Told};

const LETTERS_OF_OVERRIDES: usize = 200;

/// Draws worlds, holds each against what was published, prints what follows and writes the results folder.
///
/// # Errors
/// Bad input before anything is simulated or written; an interruption; failures of the disk.
pub fn posterior(args: &PosteriorArgs, language: Option<Language>) -> anyhow::Result<()> {
    let watch = Stopwatch::start();
    let job = PosteriorJob::new(ScenarioText::find(&args.experiment.scenario)?, &args.asked())?;
    let theme = find::theme(args.telling.theme.as_deref(), language)?;
    let out = args.out.clone().unwrap_or_else(|| job.default_folder());
    let claim = job.claim(&out, args.telling.force)?;
    warn_of_replaced(&claim, theme.language, &out);
    heed_interrupts()?;
    let progress = Progress::new(theme.language);
    let done = with_shelf(args.shelf, (&out, &progress), |shelf| job.run(memory::budget(), &progress, shelf))?;
    let files = done.files(&theme, &watch.circumstances(arguments(), done.threads))?;
    let told = Told { summary: &done.summary, language: theme.language };
    shown(done.write(&claim, &files, &is_interrupted), |is_written| match args.telling.format {
        Format::Json => Ok(json(&done.posterior)?),
        Format::Table => Ok(for_people(&told, &done.posterior, is_written.then_some(&out))),
    })
}

fn for_people(told: &Told, found: &Posterior, written: Option<&Path>) -> String {
    let language = told.language;
    let place = place(language, written);
    let (question, answer) = (words::posterior_question(found, language), words::posterior(told, found).join("\n\n"));
    let legend = words::say!(language, "posterior-legend", n = found.before.worlds);
    let tables = [Some(targets(told, found)), Some(legend), inputs(told, found), Some(run(told, found))];
    let tables = tables.into_iter().flatten().collect::<Vec<_>>().join("\n");
    format!("{}\n{question}\n\n{tables}\n\n{answer}\n{place}", found.title)
}

/// A row for each target: what counts as met, where the worlds lie, and in how many it is met.
fn targets(told: &Told, found: &Posterior) -> String {
    let mut table = plain(parted(&words::say!(told.language, "posterior-targets")));
    for of in &found.foretold {
        let counts = [of.below, of.met, of.above].map(|n| n.to_string());
        let texts = words::target_texts(told.language, of, &told.currency);
        table.add_row(std::iter::once(of.target.title.clone()).chain(texts).chain(counts).collect::<Vec<_>>());
    }
    right(table, 1..)
}

/// A row for each input by which worlds that agree are told from the others, and how to read it; `None` without any.
fn inputs(told: &Told, found: &Posterior) -> Option<String> {
    let mut table = plain(parted(&words::say!(told.language, "posterior-inputs")));
    for of in &found.learned {
        let texts = words::learned_texts(told, of);
        table.add_row(std::iter::once(of.input.clone()).chain(texts).collect::<Vec<_>>());
    }
    let legend = words::say!(told.language, "posterior-input-legend");
    (!found.learned.is_empty()).then(|| format!("\n{}\n{legend}\n", right(table, 1..)))
}

fn run(told: &Told, found: &Posterior) -> String {
    let language = told.language;
    let with = told.with_overrides(LETTERS_OF_OVERRIDES).map_or_else(String::new, |with| format!(", {with}"));
    let under = |fit: &String| words::say!(language, "under", what = &found.scenario, id = fit);
    words::say!(
        language,
        "posterior-run",
        scenario = found.fit.as_ref().map_or_else(|| found.scenario.clone(), under),
        scale = found.scale,
        waits = found.waits.at_scale(found.scale).name(),
        replications = found.replications.len(),
        seed = found.seed.to_string(),
        run = &found.run_id,
        with = with,
    )
}
