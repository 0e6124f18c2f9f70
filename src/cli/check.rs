//! `check`: all faults of a scenario, or what may be meant otherwise and what a run of it will take.

use std::sync::atomic::{AtomicU32, Ordering};

use super::args::CheckArgs;
use super::plan::{self, Needs};
use super::shown::{bytes, count, duration};
use super::source::Source;
use super::stopwatch::Stopwatch;
use super::{memory, say};
use crate::experiment::Design;
use crate::model::calibration::Calibration;
use crate::model::{Observer, Setting, replicate};
use crate::rng::Streams;
use crate::scenario::{Scenario, warnings};
use crate::unit::{WEEK, YEAR};

/// Time spent on trying each strategy, s.
const TRIAL_S: f64 = 0.6;
/// Contacts in a week of a trial, at most.
const TRIAL_CONTACTS: f64 = 200_000.0;

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
    match plan::fitted(&scenario, design.clone(), budget) {
        Ok(design) => say(&(sound + &measured(&scenario, &design, budget))),
        Err(too_large) => {
            say(&(sound + &bound(&scenario, &design, budget)))?;
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

/// What a run that does not fit would take at most.
fn bound(scenario: &Scenario, design: &Design, budget: f64) -> String {
    let needs = Needs::new(scenario, design, None);
    format!(
        "contacts  about {}\nmemory    {} ({} are free for it)\nIt does not fit: {}.\n",
        count(needs.forecast.contacts),
        bytes(needs.bytes(1)),
        bytes(budget),
        plan::way_out(scenario, design, budget)
    )
}

fn measured(scenario: &Scenario, design: &Design, budget: f64) -> String {
    let bound = Needs::new(scenario, design, None);
    let weeks = scenario.clock.end_s() / WEEK;
    let coarser = (bound.forecast.contacts_per_replication / weeks / TRIAL_CONTACTS).ceil().clamp(1.0, 1e6);
    let trial_scale = (f64::from(design.scale) * coarser).min(1e6) as u32;
    let watch = Stopwatch::start();
    let calibration = Calibration::new(scenario, trial_scale);
    let calibration_s = watch.seconds();
    let needs = Needs::new(scenario, design, Some(&calibration));
    let per_week =
        design.strategies.iter().map(|&index| seconds_per_week(scenario, design, index, &calibration, trial_scale));
    let growth = libm::pow(1.0 + scenario.customers.growth_per_year, scenario.clock.end_s() / YEAR / 2.0);
    let all = per_week.sum::<f64>() * weeks * growth * f64::from(trial_scale) / f64::from(design.scale);
    let calibrations = plan::passes(scenario, design).ceil();
    let lived_s = all * design.replications.len() as f64 / design.threads as f64;
    let seconds = calibrations * calibration_s + plan::passes(scenario, design) * lived_s;
    format!(
        "contacts  about {} ({} in the largest replication)\nmemory    about {} with {} at a time ({} are free for it)\n\
         time      about {} on this machine\nIt fits.\n",
        count(needs.forecast.contacts),
        count(needs.forecast.contacts_per_replication),
        bytes(needs.bytes(design.threads)),
        design.threads,
        bytes(budget),
        duration(seconds)
    )
}

struct Trial {
    watch: Stopwatch,
    weeks: AtomicU32,
}

impl Observer for Trial {
    fn week_done(&self) {
        self.weeks.fetch_add(1, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.watch.seconds() > TRIAL_S
    }
}

/// Wall time of a simulated week, from a short trial on the luck of the design's first replication.
fn seconds_per_week(
    scenario: &Scenario,
    design: &Design,
    strategy: usize,
    calibration: &Calibration,
    scale: u32,
) -> f64 {
    let watch = Stopwatch::start();
    let trial = Trial { watch, weeks: AtomicU32::new(0) };
    // Whether the trial comes to its end or is stopped, it has told its pace.
    let streams = Streams::new(design.seed, design.replications.first().copied().unwrap_or(0));
    let _ = replicate(scenario, strategy, calibration, Setting::at_scale(scale), streams, &trial);
    trial.watch.seconds() / f64::from(trial.weeks.into_inner().max(1))
}
