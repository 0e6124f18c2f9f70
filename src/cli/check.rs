//! `check`: all faults of a scenario, or what may be meant otherwise and what a run of it will take.

use super::args::CheckArgs;
use super::say;
use super::targets::judged_table;
use crate::desk::counted::behind;
use crate::desk::find::ScenarioText;
use crate::desk::known::{farthest, held_against_known};
use crate::desk::memory;
use crate::desk::plan::{Fitted, Plan};
use crate::desk::shown::{bytes, count, duration};
use crate::desk::sizing::Sizing;
use crate::desk::{DeskError, Refusal, TooLarge};
use crate::scenario::warnings;
use crate::study::Unfinished;
use crate::words::judged_text;
use crate::words::{self, Language};

/// Says whether a scenario is sound, and how large it is.
///
/// # Errors
/// All faults of the scenario; a run that does not fit, after its size was told; a standard output that cannot be written
/// to.
pub fn check(args: &CheckArgs, language: Language) -> anyhow::Result<()> {
    let plan = Plan::of(ScenarioText::find(&args.experiment.scenario)?, &args.asked())?;
    plan.fits()?;
    let mut sound = words::say!(
        language,
        "check-sound",
        path = &plan.source.file,
        strategies = plan.design.strategies.len(),
        replications = plan.design.replications.len(),
        scale = plan.design.scale,
        beside = beside(language, &plan),
    ) + "\n";
    let mut warn = |what: &str| sound += &(words::say!(language, "warning", what = what) + "\n");
    for warning in warnings(&plan.scenario) {
        warn(&words::doubted(language, &warning));
    }
    let behind = behind(&plan.scenario, &plan.design)?;
    if let Some(more) = behind.more {
        warn(&words::say!(language, "doubt-counted", more = language.per_cent(more, 0)));
    }
    let free = memory::budget();
    let sizing = Sizing::of(&plan, free);
    if let Some(cut) = &sizing.unfinished {
        warn(&words::say!(language, "check-unfinished", why = unfinished(language, cut)));
    }
    let demand = &plan.scenario.demand;
    let a_month = plan.scenario.customers.count * demand.issues_per_customer_month * behind.issues;
    sound += &(words::say!(language, "check-issues", issues = language.grouped(a_month, 0)) + "\n");
    match sizing.fits {
        Ok((fitted, seconds)) => {
            say(&(sound + &measured(language, &fitted, seconds, free) + "\n"))?;
            beside_known(language, &Plan { design: fitted.design, ..plan })
        }
        Err(too_large) => {
            say(&(sound + &bound(language, &too_large) + "\n"))?;
            Err(DeskError::from(Refusal::from(too_large)).into())
        }
    }
}

/// Says what the baseline shows beside what is known of the operation.
fn beside_known(language: Language, plan: &Plan) -> anyhow::Result<()> {
    let judged = held_against_known(plan)?;
    if judged.is_empty() {
        return Ok(());
    }
    let scenario = &plan.scenario;
    let table = judged_table(language, scenario, &judged);
    let met = judged.iter().filter(|judged| judged.is_inside == Some(true)).count();
    let title = words::say!(language, "known-title", met = met, all = judged.len());
    let sentence = farthest(&judged).map_or_else(String::new, |farthest| {
        let shown = judged_text(language, farthest, &scenario.currency);
        let key = farthest.id.trim_start_matches("known.");
        let mends = words::say!(language, "known-mends", key = key);
        let known = farthest.published.as_str();
        words::say!(language, "known-farthest", what = &farthest.id, found = shown.found, known = known, mends = mends)
            + "\n"
    });
    say(&format!("\n{title}\n\n{table}\n{sentence}"))
}

/// What is run beside the design: ", beside a crowd in the lines of 1:1, and under 2 fits, and in 32 worlds drawn from the ranges".
fn beside(language: Language, Plan { scenario, design, .. }: &Plan) -> String {
    let crowd = (!design.waits.is_small()).then(|| words::say!(language, "check-waits", waits = design.waits.name()));
    let under = scenario.fit.as_ref().map(|fit| words::say!(language, "check-under", fit = &fit.id));
    let twice = design.scale.saturating_mul(2);
    let coarser = design.scale_bias.then(|| words::say!(language, "check-coarser", scale = twice));
    let fits = design.fits.then(|| words::say!(language, "check-fits", n = scenario.fits.len()));
    let draws = design.draws.map(|draws| {
        words::say!(language, "check-draws", n = draws.worlds, scale = draws.scale, waits = draws.waits.name())
    });
    [crowd, under, coarser, fits, draws].into_iter().flatten().collect()
}

/// What a run that does not fit would take.
fn bound(language: Language, too_large: &TooLarge) -> String {
    words::say!(
        language,
        "check-bound",
        contacts = count(language, too_large.contacts),
        needed = bytes(language, too_large.needed),
        free = bytes(language, too_large.free),
        out = too_large.way_out(language),
    )
}

/// What a run that fits takes, and for how long.
fn measured(language: Language, Fitted { design, needs }: &Fitted, seconds: f64, free: f64) -> String {
    words::say!(
        language,
        "check-measured",
        contacts = count(language, needs.forecast.contacts),
        largest = count(language, needs.forecast.contacts_per_replication),
        needed = bytes(language, needs.bytes(design.threads)),
        threads = design.threads,
        free = bytes(language, free),
        time = duration(language, seconds),
    )
}

/// Where a trial was cut short: "strategy.blend: 4000000 events were not enough for more than 3 days, with 90000 contacts a day".
fn unfinished(language: Language, cut: &Unfinished) -> String {
    match cut {
        Unfinished::FewIssues { events } => words::say!(language, "unfinished-few", events = *events),
        Unfinished::Life { strategy, events, until_s, per_day } => words::say!(
            language,
            "unfinished-life",
            whose = strategy.as_ref().map_or("nobody".to_owned(), |id| format!("strategy.{id}")),
            events = *events,
            time = language.duration(*until_s),
            contacts = language.grouped(*per_day, 0),
        ),
    }
}
