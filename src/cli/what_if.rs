//! `what-if`: a strategy at several depths of a cut.

use std::path::Path;

use super::args::{Format, WhatIfArgs};
use super::failure::BadInput;
use super::progress::{Progress, heed_interrupts, is_interrupted};
use super::run::{arguments, place, shown, warn_of_replaced};
use super::table::{in_room, plain, right};
use crate::books::metric::{ABANDONMENT, COST, CUSTOMERS_LOST, SATISFACTION, SERVICE_COST, SERVICE_LEVEL, WAIT};
use crate::books::{Metric, Unit};
use crate::desk::find::{self, ScenarioText};
use crate::desk::memory;
use crate::desk::stopwatch::Stopwatch;
use crate::desk::what_if::WhatIfJob;
use crate::findings::{Depth, MEASURES, WhatIf};
use crate::report::columns::{parted, ruler_for};
use crate::report::json;
use crate::words::{self, Language, Ruler, Told, depth_of_cut, regained, whether};

/// The columns of the table.
pub const COLUMNS: [Metric; 7] = [SERVICE_COST, COST, SATISFACTION, WAIT, SERVICE_LEVEL, ABANDONMENT, CUSTOMERS_LOST];
const LETTERS_OF_OVERRIDES: usize = 200;
/// Letters in a line of a column's title.
const LETTERS_OF_TITLE: usize = 14;

/// Lives through a strategy at all depths, prints what becomes of it and writes the results folder.
///
/// # Errors
/// Bad input before anything is simulated or written; an interruption; failures of the disk.
pub fn what_if(args: &WhatIfArgs, language: Option<Language>) -> anyhow::Result<()> {
    let watch = Stopwatch::start();
    if args.strategies().len() > 1 {
        return Err(BadInput(words::say!(language.unwrap_or_default(), "what-if-of-one")).into());
    }
    let job = WhatIfJob::new(ScenarioText::find(&args.experiment.scenario)?, args.asked())?;
    let theme = find::theme(args.telling.theme.as_deref(), language)?;
    let out = args.out.clone().unwrap_or_else(|| job.default_folder());
    let claim = job.claim(&out, args.telling.force)?;
    warn_of_replaced(&claim, theme.language, &out);
    heed_interrupts()?;
    let progress = Progress::new(theme.language);
    let done = job.run(memory::budget(), &progress)?;
    progress.finish();
    let files = done.files(&theme, &watch.circumstances(arguments(), done.run.design.threads))?;
    let told = Told { summary: &done.summary, language: theme.language };
    shown(done.write(&claim, &files, &is_interrupted), |is_written| match args.telling.format {
        Format::Json => Ok(json(&done.what_if)?),
        Format::Table => Ok(for_people(&told, &done.what_if, is_written.then_some(&out))),
    })
}

fn for_people(told: &Told, found: &WhatIf, written: Option<&Path>) -> String {
    let language = told.language;
    let place = place(language, written);
    let question = words::question(found, language);
    let answer = words::what_if(found, language).join("\n\n");
    let tables = std::iter::once(table(told, found)).chain(undone(told, found)).collect::<Vec<_>>().join("\n\n");
    format!("{}\n{question}\n\n{tables}\n\n{}\n\n{answer}\n{place}", told.title, legend(told, found))
}

/// A row for each depth: what is, and less what is without a cut.
fn table(told: &Told, found: &WhatIf) -> String {
    let language = told.language;
    let rulers: Vec<Ruler> = COLUMNS.iter().map(|metric| ruler(told, found, metric)).collect();
    let columns: Vec<(&Metric, &Ruler)> = COLUMNS.iter().zip(&rulers).collect();
    in_room(&columns, &|columns: &[(&Metric, &Ruler)]| {
        let title =
            |(metric, ruler): &(&Metric, &Ruler)| format!("{}\n{}", broken(&language.label(metric)), ruler.unit());
        let people = words::say!(language, "what-if-people", rota = whether(found.cutting.is_rota));
        let named = [words::say!(language, "what-if-cut"), people];
        let mut table = plain(named.into_iter().chain(columns.iter().map(title)).collect::<Vec<_>>());
        for depth in &found.depths {
            let cut =
                if depth.cut > 0.0 { depth_of_cut(language, depth.cut) } else { words::say!(language, "what-if-none") };
            let named = [cut, language.shortest(depth.people, 1)];
            let cells = columns.iter().map(|(metric, ruler)| cell(depth, metric, ruler));
            table.add_row(named.into_iter().chain(cells).collect::<Vec<_>>());
        }
        right(table, 0..)
    })
}

/// A row for each depth of a cut that is undone: when service is as without it again, and what it costs in all.
fn undone(told: &Told, found: &WhatIf) -> Option<String> {
    if !found.is_undone() {
        return None;
    }
    let language = told.language;
    let back = found.cutting.rehired?.to_string();
    let costs: Vec<f64> = found.depths.iter().filter_map(|depth| depth.undoing.as_ref()?.cost.mean).collect();
    let ruler = ruler_for(told, Unit::Money, &costs);
    let columns = parted(&words::say!(language, "undone-columns", unit = ruler.unit()));
    let mut table = plain(columns.iter().map(|title| broken(title)).collect::<Vec<_>>());
    for depth in &found.depths {
        let Some(undoing) = &depth.undoing else { continue };
        let weeks = |metric: Metric| {
            let part = undoing.regained.iter().find(|part| *part.metric == metric);
            regained(found, language, part).join("\n")
        };
        let measures = MEASURES.map(weeks);
        let named = std::iter::once(depth_of_cut(language, depth.cut));
        let cost = ruler.difference(&undoing.cost);
        let cost = if depth.found.get(&SERVICE_COST).is_none() { format!("({cost})") } else { cost };
        table.add_row(named.chain(measures).chain([cost]).collect::<Vec<_>>());
    }
    let heading = words::say!(language, "undone-heading", back = back);
    Some(format!("{heading}\n\n{}", right(table, 0..)))
}

fn ruler(told: &Told, found: &WhatIf, metric: &Metric) -> Ruler {
    let level = |depth: &Depth| depth.metrics.get(metric)?.mean;
    ruler_for(told, metric.unit, &found.depths.iter().filter_map(level).collect::<Vec<f64>>())
}

/// A number and its difference from no cut, in brackets where none is found.
fn cell(depth: &Depth, metric: &Metric, ruler: &Ruler) -> String {
    let level = depth.metrics.get(metric).map_or_else(String::new, |level| ruler.estimate(level));
    match depth.difference.get(metric) {
        None => level,
        Some(less) if depth.found.get(metric).is_none() => format!("{level}\n({})", ruler.difference(less)),
        Some(less) => format!("{level}\n{}", ruler.difference(less)),
    }
}

/// A title in short lines.
pub fn broken(title: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS_OF_TITLE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn legend(told: &Told, found: &WhatIf) -> String {
    let language = told.language;
    let with = told.with_overrides(LETTERS_OF_OVERRIDES).map_or_else(String::new, |with| format!(", {with}"));
    let under = |fit: &String| words::say!(language, "under", what = &told.scenario, id = fit);
    let run = words::say!(
        language,
        "what-if-run",
        scenario = found.fit.as_ref().map_or_else(|| told.scenario.clone(), under),
        scale = found.scale,
        waits = told.waits_of().name(),
        replications = found.replications.len(),
        depths = found.depths.len(),
        seed = found.seed.to_string(),
        run = &found.run_id,
        with = with,
    );
    format!("{}\n{run}", words::say!(language, "what-if-legend"))
}
