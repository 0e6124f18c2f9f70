//! `targets`: a scenario held against what was published about it.

use super::args::{Format, TargetsArgs};
use super::progress::{Progress, heed_interrupts};
use super::say;
use super::table::{plain, right};
use crate::books::METRICS;
use crate::desk::find::ScenarioText;
use crate::desk::held::Held;
use crate::desk::memory;
use crate::findings::{Judged, Reference};
use crate::report::json;
use crate::scenario::{Basis, Scenario};
use crate::words::{Language, Ruler, UNDEFINED, fitted_numbers, judged_text};

/// Runs what the targets of a scenario need, searches included, and prints published beside simulated.
///
/// # Errors
/// Bad input before anything is simulated, a scenario without targets among it; an interruption.
pub fn targets(args: &TargetsArgs) -> anyhow::Result<()> {
    let source = ScenarioText::find(&args.experiment.scenario)?;
    let held = Held::new(source, &args.experiment.asked(), args.beside, memory::budget())?;
    heed_interrupts()?;
    let progress = Progress::new();
    let reference = held.run(&progress)?;
    progress.finish();
    say(&match args.format {
        Format::Json => json(&reference)?,
        Format::Table => for_people(&held.plan.scenario, &reference),
    })
}

fn for_people(scenario: &Scenario, reference: &Reference) -> String {
    let counted = || reference.targets.iter().filter(|target| target.basis != Basis::Beside);
    let met = || counted().filter(|target| target.is_inside == Some(true));
    let under = scenario.fit.as_ref().map_or_else(String::new, |fit| format!(" under {}", fit.id));
    let numbers = fitted_numbers(Language::English, &reference.targets)
        .map_or_else(String::new, |numbers| format!(" ({numbers})"));
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
        let shown = judged_text(Language::English, target, &scenario.currency);
        let met = target.is_inside.map_or(UNDEFINED, |is_inside| if is_inside { "yes" } else { "no" });
        let basis = match target.basis {
            Basis::Free => "free",
            Basis::Fitted => "fitted",
            Basis::Beside => "beside",
        };
        let row = [&target.title, &target.published, &shown.range, &shown.found, met, basis];
        table.add_row(row.into_iter().chain([target.one_number.as_str(), &target.source]));
    }
    right(table, 2..4)
}

/// How far another scale is from the run, a row for each metric and a column for each strategy.
fn scales(scenario: &Scenario, reference: &Reference, k: u32) -> String {
    let mut strategies: Vec<&str> = reference.scales.iter().map(|scales| scales.strategy.as_str()).collect();
    strategies.dedup();
    let mut table = plain([&["Metric"], &strategies[..]].concat());
    for metric in METRICS {
        let of_metric: Vec<_> = reference.scales.iter().filter(|scales| scales.metric == metric).collect();
        let largest = of_metric.iter().filter_map(|scales| scales.here[0]).map(f64::abs).fold(0.0, f64::max);
        let ruler = Ruler::new(Language::English, metric.unit, &scenario.currency, largest);
        let cells = of_metric.iter().map(|scales| ruler.difference(&scales.difference()));
        let label = format!("{}, {}", metric.label, ruler.unit_of_difference());
        table.add_row(std::iter::once(label.trim_end_matches(", ").to_owned()).chain(cells));
    }
    format!(
        "What scale 1:{k} makes of it: each metric there less that at 1:{}. The runs share no luck.\n\n{}\n",
        reference.scale,
        right(table, 1..)
    )
}
