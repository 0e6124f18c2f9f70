//! `targets`: a scenario held against what was published about it.

use comfy_table::{CellAlignment, Table};

use super::args::{Format, TargetsArgs};
use super::failure::{BadInput, Interrupted};
use super::progress::{Progress, heed_interrupts};
use super::source::Source;
use super::table::plain;
use super::{memory, plan, say};
use crate::books::METRICS;
use crate::experiment::{self, Design, Judged, Least, Reference, least_headcount, summarise};
use crate::model::Quiet;
use crate::number::{Ruler, UNDEFINED};
use crate::report::run_id;
use crate::scenario::{Basis, Reading, Scenario, Target};
use crate::words::en::{fitted_numbers, judged_text};

/// Runs what the targets of a scenario need, searches included, and prints published beside simulated.
///
/// # Errors
/// Bad input before anything is simulated, a scenario without targets among it; [`Interrupted`] by Ctrl-C.
pub fn targets(args: &TargetsArgs) -> anyhow::Result<()> {
    let source = Source::find(&args.experiment.scenario)?;
    let scenario = source.parse(&args.experiment.set, args.experiment.fit.as_deref())?;
    if scenario.targets.is_empty() {
        let hint = "add [target.NAME] sections, as `blendsim init klarna` shows them";
        return Err(BadInput(format!("{} has no targets to be held against; {hint}", source.file)).into());
    }
    if !args.experiment.strategy.is_empty() {
        let hint = "the targets say which strategies are run, and --beside runs all";
        return Err(BadInput(format!("targets takes no --strategy; {hint}")).into());
    }
    let design = plan::design(&scenario, &args.experiment, None)?;
    let is_run = |strategy: &usize| args.beside.is_some() || is_needed(&scenario, *strategy);
    let strategies = (0..scenario.strategies.len()).filter(is_run).collect();
    let design = plan::fitted(&scenario, Design { strategies, ..design }, memory::budget())?.design;
    let beside = args.beside.map(|scale| plan::at_scale(&scenario, &design, scale)).transpose()?;
    let beside = beside.map(|beside| plan::fitted(&scenario, beside, memory::budget())).transpose()?;
    let beside = beside.map(|fitted| fitted.design);
    heed_interrupts()?;
    let names = [run_id::run_id(&scenario, &design)?, run_id::world_sha256(&scenario)?];
    let reference = reference(&scenario, &design, names, beside.as_ref()).ok_or(Interrupted)?;
    say(&match args.format {
        Format::Json => serde_json::to_string_pretty(&reference)? + "\n",
        Format::Table => for_people(&scenario, &reference),
    })
}

fn is_needed(scenario: &Scenario, strategy: usize) -> bool {
    let is_named = |target: &Target| {
        let against = match target.reading {
            Reading::LessOf(_, against)
            | Reading::Difference(against)
            | Reading::Change(against)
            | Reading::LeastHeadcount { against, .. } => against,
            Reading::Value | Reading::Less(_) => target.strategy,
        };
        [target.strategy, against].contains(&strategy)
    };
    strategy == scenario.baseline || scenario.targets.iter().any(is_named)
}

fn reference(
    scenario: &Scenario,
    design: &Design,
    [run_id, sha256]: [String; 2],
    beside: Option<&Design>,
) -> Option<Reference> {
    let progress = Progress::new(scenario, design);
    let run = experiment::run(scenario, design, &progress)?;
    let summary = summarise(scenario, &run, &run_id);
    progress.searching("searching");
    let search = |(target, judged): (&Target, &Judged)| match target.reading {
        Reading::LeastHeadcount { .. } => {
            let Least { found, why } = least_headcount(scenario, target, &run, &progress)?;
            Some(Judged { why, ..judged.clone().with(Some(found)) })
        }
        _ => Some(judged.clone()),
    };
    let targets: Option<Vec<Judged>> = scenario.targets.iter().zip(&summary.targets).map(search).collect();
    let reference = Reference::new(&summary, sha256, targets?);
    let reference = match beside {
        None => reference,
        Some(beside) => {
            progress.searching("living at the other scale");
            let other = experiment::run(scenario, beside, &Quiet(&progress))?;
            reference.beside(&summary, &summarise(scenario, &other, ""))
        }
    };
    progress.finish();
    Some(reference)
}

fn for_people(scenario: &Scenario, reference: &Reference) -> String {
    let counted = || reference.targets.iter().filter(|target| target.basis != Basis::Beside);
    let met = || counted().filter(|target| target.is_inside == Some(true));
    let under = scenario.fit.as_ref().map_or_else(String::new, |fit| format!(" under {}", fit.id));
    let numbers = fitted_numbers(&reference.targets).map_or_else(String::new, |numbers| format!(" ({numbers})"));
    let why =
        |target: &Judged| (!target.why.is_empty()).then(|| format!("{UNDEFINED} {}: {}.\n", target.title, target.why));
    let why: String = reference.targets.iter().filter_map(why).collect();
    let scales = reference.beside.map_or_else(String::new, |k| format!("\n{}", scales(scenario, reference, k)));
    format!(
        "{}\n\n{}\n\n{why}{} of {} met, of which {} by fitting: those validate nothing{numbers}. ±: half of a 95 % interval.\n\
         {}{under}: scale 1:{}, {} replications, seed {}, run {}.\n{scales}",
        scenario.title,
        judged_table(scenario, &reference.targets),
        met().count(),
        counted().count(),
        met().filter(|target| target.basis == Basis::Fitted).count(),
        scenario.id,
        reference.scale,
        reference.replications,
        reference.seed,
        reference.run_id,
    )
}

fn judged_table(scenario: &Scenario, targets: &[Judged]) -> String {
    let mut table =
        plain(["Target", "Published", "Counts as met", "Simulated", "Met", "Basis", "One number", "Source"]);
    for target in targets {
        let shown = judged_text(target, &scenario.currency);
        let met = target.is_inside.map_or(UNDEFINED, |is_inside| if is_inside { "yes" } else { "no" });
        let basis = match target.basis {
            Basis::Free => "free",
            Basis::Fitted => "fitted",
            Basis::Beside => "beside",
        };
        let row = [&target.title, &target.published, &shown.range, &shown.found, met, basis];
        table.add_row(row.into_iter().chain([target.one_number.as_str(), &target.source]));
    }
    align_right(&mut table, 2..4);
    table.trim_fmt()
}

/// How far another scale is from the run, a row for each metric and a column for each strategy.
fn scales(scenario: &Scenario, reference: &Reference, k: u32) -> String {
    let mut strategies: Vec<&str> = reference.scales.iter().map(|scales| scales.strategy.as_str()).collect();
    strategies.dedup();
    let mut table = plain([&["Metric"], &strategies[..]].concat());
    for metric in METRICS {
        let of_metric: Vec<_> = reference.scales.iter().filter(|scales| scales.metric == metric).collect();
        let largest = of_metric.iter().filter_map(|scales| scales.here[0]).map(f64::abs).fold(0.0, f64::max);
        let ruler = Ruler::new(metric.unit, &scenario.currency, largest);
        let cells = of_metric.iter().map(|scales| ruler.difference(&scales.difference()));
        let label = format!("{}, {}", metric.label, ruler.unit_of_difference());
        table.add_row(std::iter::once(label.trim_end_matches(", ").to_owned()).chain(cells));
    }
    align_right(&mut table, 1..strategies.len() + 1);
    format!(
        "What scale 1:{k} makes of it: each metric there less that at 1:{}. The runs share no luck.\n\n{}\n",
        reference.scale,
        table.trim_fmt()
    )
}

fn align_right(table: &mut Table, columns: std::ops::Range<usize>) {
    for column in columns {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}
