//! `check`: all faults of a scenario, or what may be meant otherwise and what a run of it will take.

use super::args::CheckArgs;
use super::say;
use crate::desk::find::ScenarioText;
use crate::desk::memory;
use crate::desk::plan::{Fitted, Plan};
use crate::desk::shown::{bytes, count, duration};
use crate::desk::sizing::Sizing;
use crate::desk::{DeskError, Refusal, TooLarge};
use crate::scenario::warnings;

/// Says whether a scenario is sound, and how large it is.
///
/// # Errors
/// All faults of the scenario; a run that does not fit, after its size was told; a standard output that cannot be written
/// to.
pub fn check(args: &CheckArgs) -> anyhow::Result<()> {
    let plan = Plan::of(ScenarioText::find(&args.experiment.scenario)?, &args.asked())?;
    let mut sound = format!(
        "{}: no faults. {} strategies × {} replications at scale 1:{}{}\n",
        plan.source.file,
        plan.design.strategies.len(),
        plan.design.replications.len(),
        plan.design.scale,
        beside(&plan)
    );
    for warning in warnings(&plan.scenario) {
        sound += &format!("warning: {warning}\n");
    }
    let free = memory::budget();
    let sizing = Sizing::of(&plan, free);
    if let Some(why) = &sizing.unfinished {
        sound += &format!("warning: the forecast carries on what was tried out in part: {why}\n");
    }
    match sizing.fits {
        Ok((fitted, seconds)) => say(&(sound + &measured(&fitted, seconds, free))),
        Err(too_large) => {
            say(&(sound + &bound(&too_large)))?;
            Err(DeskError::from(Refusal::from(too_large)).into())
        }
    }
}

/// What is run beside the design: ", the same at 1:200, and under 2 fits".
fn beside(Plan { scenario, design, .. }: &Plan) -> String {
    let under = scenario.fit.as_ref().map(|fit| format!(" under {}", fit.id));
    let coarser = design.scale_bias.then(|| format!(", the same at 1:{}", design.scale.saturating_mul(2)));
    let fits = match scenario.fits.len() {
        _ if !design.fits => None,
        1 => Some(", and under 1 fit".to_owned()),
        n => Some(format!(", and under {n} fits")),
    };
    [under, coarser, fits].into_iter().flatten().collect()
}

/// What a run that does not fit would take.
fn bound(too_large: &TooLarge) -> String {
    format!(
        "contacts  about {}\nmemory    {} ({} are free for it)\nIt does not fit: {}.\n",
        count(too_large.contacts),
        bytes(too_large.needed),
        bytes(too_large.free),
        too_large.way_out()
    )
}

/// What a run that fits takes, and for how long.
fn measured(Fitted { design, needs }: &Fitted, seconds: f64, free: f64) -> String {
    format!(
        "contacts  about {} ({} in the largest replication)\nmemory    about {} with {} at a time ({} are free for it)\n\
         time      about {} on this machine\nIt fits.\n",
        count(needs.forecast.contacts),
        count(needs.forecast.contacts_per_replication),
        bytes(needs.bytes(design.threads)),
        design.threads,
        bytes(free),
        duration(seconds)
    )
}
