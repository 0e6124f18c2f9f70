//! What a run will take, before it is run.

use super::error::TooLarge;
use super::plan::{Fitted, Plan, fitted_by, passes};
use super::stopwatch::Stopwatch;
use crate::study::{TrialRun, Tried, Unfinished};

/// Events that take as long as a contact of a crowd; measured, less where nobody waits, more where many do.
const EVENTS_OF_CROWD: f64 = 0.1;
/// And as an interval of the day: alone, and with waits by formula.
const EVENTS_OF_INTERVAL: [f64; 2] = [1.0, 12.0];

/// What a plan takes of this machine.
#[derive(Clone, Debug)]
pub struct Sizing {
    /// Where the trial was cut short, if so: then the forecast carries on what was lived.
    pub unfinished: Option<Unfinished>,
    /// What it takes and how long, s; or why it does not fit.
    pub fits: Result<(Fitted, f64), TooLarge>,
}

impl Sizing {
    /// Tries out a plan where so many bytes are free.
    pub fn of(plan: &Plan, free: f64) -> Self {
        let Plan { scenario, design, .. } = plan;
        let watch = Stopwatch::start();
        let trial = TrialRun::new(scenario, design);
        let of_event = watch.seconds() / (trial.events as f64).max(1.0);
        let fitted = fitted_by(scenario, design.clone(), &trial, free);
        let fits = fitted.map(|fitted| {
            let events = events(plan, &fitted, &trial);
            (fitted, events * of_event)
        });
        Self { unfinished: trial.unfinished, fits }
    }
}

/// Events that a thread lives through, calibrations among them.
fn events(Plan { scenario, .. }: &Plan, Fitted { design, .. }: &Fitted, trial: &TrialRun) -> f64 {
    let passes = passes(scenario, design);
    let has_formula = design.setting().has_formula();
    let intervals = scenario.clock.end_s() / scenario.demand.interval_s * EVENTS_OF_INTERVAL[usize::from(has_formula)];
    // Contacts of a crowd are drawn, not lived: each is a small part of an event. Those of a formula are not even that.
    let of_crowd = if design.setting().has_crowd() && !has_formula { EVENTS_OF_CROWD } else { 0.0 };
    let of_one = |tried: &Tried| tried.events / f64::from(design.scale) + of_crowd * tried.contacts + intervals;
    let of_all: f64 = trial.strategies.iter().chain([&trial.nobody]).map(of_one).sum();
    passes.ceil() * trial.calibration_events
        + passes * (of_all * design.replications.len() as f64 / design.threads as f64)
}
