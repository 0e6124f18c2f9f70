//! `targets`: a scenario held against what was published about it.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table};
use serde::Serialize;

use super::args::{Format, TargetsArgs};
use super::failure::{BadInput, Interrupted};
use super::progress::{Progress, heed_interrupts};
use super::source::Source;
use super::{memory, plan, say};
use crate::experiment::{self, Design, Judged, judge, least_headcount};
use crate::plot::number::judged;
use crate::report::run_id;
use crate::scenario::{Basis, Reading, Scenario, Target};

/// What is printed as JSON.
#[derive(Serialize)]
struct Document<'a> {
    scenario: &'a str,
    run_id: &'a str,
    scale: u32,
    seed: u64,
    replications: usize,
    targets: &'a [Judged],
}

/// Runs what the targets of a scenario need, searches included, and prints published beside simulated.
///
/// # Errors
/// Bad input before anything is simulated, a scenario without targets among it; [`Interrupted`] by Ctrl-C.
pub fn targets(args: &TargetsArgs) -> anyhow::Result<()> {
    let source = Source::find(&args.experiment.scenario)?;
    let scenario = source.parse(&args.experiment.set)?;
    if scenario.targets.is_empty() {
        let hint = "add [target.NAME] sections, as `blendsim init klarna` shows them";
        return Err(BadInput(format!("{} has no targets to be held against; {hint}", source.file)).into());
    }
    let design = plan::design(&scenario, &args.experiment, None)?;
    let needed = (0..scenario.strategies.len()).filter(|&strategy| is_needed(&scenario, strategy)).collect();
    let design = plan::fitted(&scenario, Design { strategies: needed, ..design }, memory::budget())?;
    heed_interrupts()?;
    let judged = judged_all(&scenario, &design).ok_or(Interrupted)?;
    let run_id = run_id::run_id(&scenario, &design)?;
    say(&match args.format {
        Format::Json => {
            let (scale, seed, replications) = (design.scale, design.seed, design.replications.len());
            let document =
                Document { scenario: &scenario.id, run_id: &run_id, scale, seed, replications, targets: &judged };
            serde_json::to_string_pretty(&document)? + "\n"
        }
        Format::Table => for_people(&scenario, &design, &judged, &run_id),
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

fn judged_all(scenario: &Scenario, design: &Design) -> Option<Vec<Judged>> {
    let progress = Progress::new(scenario, design);
    let run = experiment::run(scenario, design, &progress)?;
    progress.searching();
    let search = |(target, judged): (&Target, Judged)| match target.reading {
        Reading::LeastHeadcount { .. } => {
            Some(judged.with(Some(least_headcount(scenario, target, design, &progress)?)))
        }
        _ => Some(judged),
    };
    let judged = scenario.targets.iter().zip(judge(scenario, &run)).map(search).collect();
    progress.finish();
    judged
}

fn for_people(scenario: &Scenario, design: &Design, targets: &[Judged], run_id: &str) -> String {
    let mut table = Table::new();
    table.load_style(NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["Target", "Published", "Counts as met", "Simulated", "Met", "Basis", "Source"]);
    for target in targets {
        let shown = judged(target, &scenario.currency);
        let met = match target.is_inside {
            Some(true) => "yes",
            Some(false) => "no",
            None => "—",
        };
        let basis = match target.basis {
            Basis::Free => "free",
            Basis::Fitted => "fitted",
            Basis::Beside => "beside",
        };
        table.add_row([&target.title, &target.published, &shown.range, &shown.found, met, basis, &target.source]);
    }
    for column in [2, 3] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let counted = || targets.iter().filter(|target| target.basis != Basis::Beside);
    let met = || counted().filter(|target| target.is_inside == Some(true));
    format!(
        "{}\n\n{}\n\n{} of {} met, of which {} by fitting: those validate nothing. ±: half of a 95 % interval.\n\
         {}: scale 1:{}, {} replications, seed {}, run {run_id}.\n",
        scenario.title,
        table.trim_fmt(),
        met().count(),
        counted().count(),
        met().filter(|target| target.basis == Basis::Fitted).count(),
        scenario.id,
        design.scale,
        design.replications.len(),
        design.seed,
    )
}
