//! `check`: all faults of a scenario, or what may be meant otherwise and what a run of it will take.

use super::args::CheckArgs;
use super::plan::{self, Fitted, Needs};
use super::shown::{bytes, count, duration};
use super::source::Source;
use super::stopwatch::Stopwatch;
use super::{memory, say};
use crate::experiment::{Design, TrialRun, Tried};
use crate::scenario::{Scenario, warnings};

/// Says whether a scenario is sound, and how large it is.
///
/// # Errors
/// All faults of the scenario; a run that does not fit, after its size was told; a standard output that cannot be written
/// to.
pub fn check(args: &CheckArgs) -> anyhow::Result<()> {
    let source = Source::find(&args.experiment.scenario)?;
    let scenario = source.parse(&args.experiment.set, args.experiment.fit.as_deref())?;
    let design = plan::design(&scenario, &args.experiment, None)?;
    let design = plan::with_beside(&scenario, design, args.beside, None);
    let budget = memory::budget();
    let mut sound = format!(
        "{}: no faults. {} strategies × {} replications at scale 1:{}{}\n",
        source.file,
        design.strategies.len(),
        design.replications.len(),
        design.scale,
        beside(&scenario, &design)
    );
    for warning in warnings(&scenario) {
        sound += &format!("warning: {warning}\n");
    }
    let watch = Stopwatch::start();
    let trial = TrialRun::new(&scenario, &design);
    let pace = watch.seconds() / (trial.events as f64).max(1.0);
    if let Some(why) = &trial.unfinished {
        sound += &format!("warning: the forecast carries on what was tried out in part: {why}\n");
    }
    match plan::fitted_by(&scenario, design.clone(), &trial, budget) {
        Ok(fitted) => say(&(sound + &measured(&scenario, &fitted, &trial, pace, budget))),
        Err(too_large) => {
            say(&(sound + &bound(&scenario, &design, &trial, budget)))?;
            Err(too_large.into())
        }
    }
}

/// What is run beside the design: ", the same at 1:200, and under 2 fits".
fn beside(scenario: &Scenario, design: &Design) -> String {
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
fn bound(scenario: &Scenario, design: &Design, trial: &TrialRun, budget: f64) -> String {
    let needs = Needs::new(scenario, design, trial);
    format!(
        "contacts  about {}\nmemory    {} ({} are free for it)\nIt does not fit: {}.\n",
        count(needs.forecast.contacts),
        bytes(needs.bytes(1)),
        bytes(budget),
        plan::way_out(scenario, design, trial, budget)
    )
}

/// What a run that fits takes; `pace` is the time of an event, s.
fn measured(scenario: &Scenario, fitted: &Fitted, trial: &TrialRun, pace: f64, budget: f64) -> String {
    let Fitted { design, needs } = fitted;
    let calibrations = plan::passes(scenario, design).ceil();
    let intervals = scenario.clock.end_s() / scenario.demand.interval_s;
    let of_one = |tried: &Tried| tried.events / f64::from(design.scale) + intervals;
    let of_all: f64 = trial.strategies.iter().chain([&trial.nobody]).map(of_one).sum();
    let lived = of_all * design.replications.len() as f64 / design.threads as f64;
    let events = calibrations * trial.calibration_events + plan::passes(scenario, design) * lived;
    format!(
        "contacts  about {} ({} in the largest replication)\nmemory    about {} with {} at a time ({} are free for it)\n\
         time      about {} on this machine\nIt fits.\n",
        count(needs.forecast.contacts),
        count(needs.forecast.contacts_per_replication),
        bytes(needs.bytes(design.threads)),
        design.threads,
        bytes(budget),
        duration(events * pace)
    )
}
