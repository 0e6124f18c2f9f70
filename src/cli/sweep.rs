//! `sweep`: a scenario at many points.

use std::path::Path;

use super::args::SweepArgs;
use super::progress::{Progress, heed_interrupts, is_interrupted};
use super::run::{arguments, place, shown, warn_of_replaced};
use super::shelf::with_shelf;
use super::table::{in_room, plain, right};
use super::values::Format;
use super::what_if::{COLUMNS, broken};
use crate::books::Metric;
use crate::desk::find::{self, ScenarioText};
use crate::desk::memory;
use crate::desk::stopwatch::Stopwatch;
use crate::desk::sweep::SweepJob;
use crate::findings::{Sweep, SweptPoint, SweptStrategy};
use crate::report::json;
use crate::words::{self, Language, Ruler};

/// Most rows that are printed.
const MOST_ROWS: usize = 60;

/// Lives through all points, prints what becomes of them and writes the results folder.
///
/// # Errors
/// Bad input before anything is simulated or written; an interruption; failures of the disk.
pub fn sweep(args: &SweepArgs, language: Option<Language>) -> anyhow::Result<()> {
    let watch = Stopwatch::start();
    let job = SweepJob::new(&ScenarioText::find(&args.experiment.scenario)?, args.asked())?;
    let theme = find::theme(args.telling.theme.as_deref(), language)?;
    let out = args.out.clone().unwrap_or_else(|| job.default_folder());
    let claim = job.claim(&out, args.telling.force)?;
    warn_of_replaced(&claim, theme.language, &out);
    heed_interrupts()?;
    let progress = Progress::new(theme.language);
    let done = with_shelf(args.shelf, (&out, &progress), |shelf| job.run(memory::budget(), &progress, shelf))?;
    let files = done.files(&theme, &watch.circumstances(arguments(), done.threads))?;
    shown(done.write(&claim, &files, &is_interrupted), |is_written| match args.telling.format {
        Format::Json => Ok(json(&done.sweep)?),
        Format::Table => Ok(for_people(&done.sweep, theme.language, is_written.then_some(&out))),
    })
}

fn for_people(found: &Sweep, language: Language, written: Option<&Path>) -> String {
    let place = place(language, written);
    let (question, answer) = (words::sweep_question(found, language), words::sweep(found, language).join("\n\n"));
    let (table, left_out) = table(found, language);
    let notes: Vec<String> = left_out.into_iter().chain(legend(found, language)).collect();
    format!("{}\n{question}\n\n{table}\n\n{}\n\n{answer}\n{place}", found.title, notes.join("\n"))
}

/// A setting and its point.
type Row<'a> = (&'a SweptPoint, &'a SweptStrategy);

/// The settings that are printed, and a note where there are more.
fn rows(found: &Sweep, language: Language) -> (Vec<Row<'_>>, Option<String>) {
    let all: Vec<Row> = found.settings().map(|(at, of)| (&found.points[at], of)).collect();
    let many = all.len();
    if many <= MOST_ROWS {
        return (all, None);
    }
    let unbeaten: Vec<Row> = all.iter().copied().filter(|(_, of)| of.is_beaten == Some(false)).collect();
    if (1..=MOST_ROWS).contains(&unbeaten.len()) {
        return (unbeaten, Some(words::say!(language, "sweep-left-out", rows = many)));
    }
    let note = words::say!(language, "sweep-cut-short", rows = many, shown = MOST_ROWS);
    (all.into_iter().take(MOST_ROWS).collect(), Some(note))
}

/// A row for each setting that was lived: at the first point at which it was, or at any where one tells all of it.
fn table(found: &Sweep, language: Language) -> (String, Option<String>) {
    let (rows, note) = rows(found, language);
    let rulers: Vec<Ruler> = COLUMNS.iter().map(|metric| ruler(&rows, found, language, metric)).collect();
    let columns: Vec<(&Metric, &Ruler)> = COLUMNS.iter().zip(&rulers).collect();
    let text = in_room(&columns, &|columns: &[(&Metric, &Ruler)]| {
        let title =
            |(metric, ruler): &(&Metric, &Ruler)| format!("{}\n{}", broken(&language.label(metric)), ruler.unit());
        let axes = found.names().into_iter().map(|name| name.replace('.', ".\n"));
        let named = axes.chain([words::say!(language, "sweep-strategy")]);
        let mut table = plain(named.chain(columns.iter().map(title)).collect::<Vec<_>>());
        for (point, strategy) in &rows {
            let any = found.is_told_once(&strategy.id).then(|| words::say!(language, "sweep-any"));
            let values = point.values.iter().map(|value| any.as_ref().unwrap_or(value).clone());
            let mark = if strategy.is_beaten == Some(false) { " ◆" } else { "" };
            let cells = columns.iter().map(|(metric, ruler)| cell(strategy, metric, ruler));
            table.add_row(values.chain([format!("{}{mark}", strategy.id)]).chain(cells).collect::<Vec<_>>());
        }
        right(table, found.axes.len() + 1..)
    });
    (text, note)
}

fn ruler(rows: &[Row], found: &Sweep, language: Language, metric: &Metric) -> Ruler {
    let means = rows.iter().filter_map(|(_, strategy)| strategy.metrics.get(metric)?.mean);
    Ruler::new(language, metric.unit, &found.currency, means.fold(0.0, |most: f64, mean| most.max(mean.abs())))
}

/// A number and its difference from the baseline at the same point.
fn cell(strategy: &SweptStrategy, metric: &Metric, ruler: &Ruler) -> String {
    let level = strategy.metrics.get(metric).map_or_else(String::new, |level| ruler.estimate(level));
    match strategy.difference.get(metric) {
        None => level,
        Some(less) => format!("{level}\n{}", ruler.difference(less)),
    }
}

fn legend(found: &Sweep, language: Language) -> [String; 2] {
    let with = found.overrides.join(", ");
    let with = if with.is_empty() {
        with
    } else {
        format!(", {}", words::say!(language, "with-overrides", n = found.overrides.len(), list = with))
    };
    let under = |fit: &String| words::say!(language, "under", what = &found.scenario, id = fit);
    let run = words::say!(
        language,
        "sweep-run",
        scenario = found.fit.as_ref().map_or_else(|| found.scenario.clone(), under),
        scale = found.scale,
        waits = found.waits.at_scale(found.scale).name(),
        replications = found.replications.len(),
        seed = found.seed.to_string(),
        run = &found.run_id,
        with = with,
    );
    [words::say!(language, "sweep-legend", baseline = &found.baseline), run]
}
