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
use crate::scenario::{Basis, Fit, Scenario};
use crate::words::{self, Language, Ruler, UNDEFINED, fitted_numbers, judged_text, whether, why_unfound};

/// Runs what the targets of a scenario need, searches included, and prints published beside simulated.
///
/// # Errors
/// Bad input before anything is simulated, a scenario without targets among it; an interruption.
pub fn targets(args: &TargetsArgs, language: Language) -> anyhow::Result<()> {
    let source = ScenarioText::find(&args.experiment.scenario)?;
    let held = Held::new(source, &args.experiment.asked(), args.beside, memory::budget())?;
    heed_interrupts()?;
    let progress = Progress::new(language);
    let reference = held.run(&progress)?;
    progress.finish();
    say(&match args.format {
        Format::Json => json(&reference)?,
        Format::Table => for_people(language, &held.plan.scenario, &reference),
    })
}

fn for_people(language: Language, scenario: &Scenario, reference: &Reference) -> String {
    let why = |target: &Judged| {
        let unfound = target.unfound.as_ref()?;
        Some(format!("{UNDEFINED} {}: {}.\n", target.title, why_unfound(language, unfound)))
    };
    let why: String = reference.targets.iter().filter_map(why).collect();
    let under = |fit: &Fit| words::say!(language, "under", what = &scenario.id, id = &fit.id);
    let run = words::say!(
        language,
        "targets-run",
        what = scenario.fit.as_ref().map_or_else(|| scenario.id.clone(), under),
        scale = reference.scale,
        replications = reference.replications,
        seed = reference.seed.to_string(),
        run = &reference.run_id,
    );
    let scales =
        reference.beside.map_or_else(String::new, |k| format!("\n{}", scales(language, scenario, reference, k)));
    format!(
        "{}\n\n{}\n\n{why}{}\n{run}\n{scales}",
        scenario.title,
        judged_table(language, scenario, &reference.targets),
        counted(language, &reference.targets),
    )
}

/// How many targets are met, and how many of these prove nothing.
fn counted(language: Language, targets: &[Judged]) -> String {
    let counted = || targets.iter().filter(|target| target.basis != Basis::Beside);
    let met = || counted().filter(|target| target.is_inside == Some(true));
    let numbers = fitted_numbers(language, targets).map_or_else(String::new, |numbers| format!(" ({numbers})"));
    words::say!(
        language,
        "targets-counted",
        met = met().count(),
        counted = counted().count(),
        fitted = met().filter(|target| target.basis == Basis::Fitted).count(),
        numbers = numbers,
    )
}

/// Targets beside what a run shows.
pub fn judged_table(language: Language, scenario: &Scenario, targets: &[Judged]) -> String {
    let columns = ["title", "published", "range", "found", "met", "basis", "one-number", "source"];
    let mut table = plain(columns.map(|column| words::say!(language, "targets-column", column = column)));
    for target in targets {
        let shown = judged_text(language, target, &scenario.currency);
        let said = |is_inside| words::say!(language, "targets-met", met = whether(is_inside));
        let basis = match target.basis {
            Basis::Free => "free",
            Basis::Fitted => "fitted",
            Basis::Beside => "beside",
        };
        table.add_row([
            &target.title,
            &target.published,
            &shown.range,
            &shown.found,
            &target.is_inside.map_or_else(|| UNDEFINED.to_owned(), said),
            &words::say!(language, "targets-basis", basis = basis),
            &target.one_number,
            &target.source,
        ]);
    }
    right(table, 2..4)
}

/// How far another scale is from the run, a row for each metric and a column for each strategy.
fn scales(language: Language, scenario: &Scenario, reference: &Reference, k: u32) -> String {
    let mut strategies: Vec<String> = reference.scales.iter().map(|scales| scales.strategy.clone()).collect();
    strategies.dedup();
    let mut table = plain(std::iter::once(words::say!(language, "targets-metric")).chain(strategies));
    for metric in METRICS {
        let of_metric: Vec<_> = reference.scales.iter().filter(|scales| scales.metric == metric).collect();
        let largest = of_metric.iter().filter_map(|scales| scales.here[0]).map(f64::abs).fold(0.0, f64::max);
        let ruler = Ruler::new(language, metric.unit, &scenario.currency, largest);
        let cells = of_metric.iter().map(|scales| ruler.difference(&scales.difference()));
        table.add_row(std::iter::once(ruler.label_of_difference(&language.label(metric))).chain(cells));
    }
    let title = words::say!(language, "targets-scales", k = k, scale = reference.scale);
    format!("{title}\n\n{}\n", right(table, 1..))
}
