//! As many histories as it takes for a run to be as precise as was asked for.

use super::error::{DeskError, Refusal};
use super::plan::{Plan, fitted_by};
use super::precision::{Imprecise, MOST};
use super::watcher::{Step, Watcher};
use crate::findings::{Precise, Precision, precise};
use crate::study::{self, Design, Run, TrialRun};

/// What a run to a precision is held by.
pub struct Looks<'a> {
    /// What is asked for.
    pub precision: &'a Precision,
    /// A trial of the run, and the bytes that are free for it.
    pub trial: (&'a TrialRun, f64),
    /// Contacts that are foretold of the largest replication.
    pub foretold: f64,
    /// Whether there is no time for as many histories again.
    pub is_over: &'a dyn Fn() -> bool,
}

/// A run that was lived to its first look, with as many histories more as it takes. Where `is_over` says so before a look, it stays as it is.
///
/// # Errors
/// [`Imprecise`] where that is more than a run may have, or nothing is known; what does not fit; [`DeskError::Stopped`].
pub fn reached(plan: &Plan, mut run: Run, looks: &Looks, watcher: &dyn Watcher) -> Result<(Run, Precise), DeskError> {
    let (scenario, Looks { precision, trial: (trial, budget), foretold, is_over }) = (&plan.scenario, looks);
    let mut look = 1;
    loop {
        let undefined = || Imprecise::Undefined { metric: precision.metric.id };
        let found = precise(scenario, &run, precision, look).ok_or_else(undefined).map_err(Refusal::from)?;
        let lived = run.design.replications.len();
        if found.is_reached() || is_over() {
            return Ok((run, found));
        }
        if found.needed(lived) > f64::from(MOST) || 2 * lived > MOST as usize {
            let (found, currency) = (Box::new(found), scenario.currency.clone());
            return Err(Refusal::from(Imprecise::TooMany { found, lived, currency }).into());
        }
        let replications: Vec<u32> = (lived as u32..2 * lived as u32).collect();
        let whole = Design { replications: (0..2 * lived as u32).collect(), ..run.design.clone() };
        let threads = fitted_by(scenario, whole, trial, *budget).map_err(Refusal::from)?.design.threads;
        let more = Design { replications, threads, ..run.design.clone() };
        watcher.step(Step::Living { weeks: more.weeks(scenario), foretold: *foretold });
        run = study::run_more(scenario, run, &more, watcher).ok_or(DeskError::Stopped)?;
        look += 1;
    }
}
