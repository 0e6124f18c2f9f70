//! A baseline held against what is known of its operation.

use super::DeskError;
use super::plan::Plan;
use crate::findings::{Judged, summarise};
use crate::study::{self, Design, Silent};

/// Histories of the baseline.
const HISTORIES: u32 = 4;

/// What is known beside what the baseline shows in four histories of a plan's design, in the order of the file; empty if nothing is known.
///
/// # Errors
/// [`DeskError::Stopped`].
pub fn held_against_known(plan: &Plan) -> Result<Vec<Judged>, DeskError> {
    let scenario = &plan.scenario;
    let is_known = |judged: &Judged| judged.id.starts_with("known.");
    if !scenario.targets.iter().any(|target| target.id.starts_with("known.")) {
        return Ok(Vec::new());
    }
    let design = Design {
        strategies: vec![scenario.baseline],
        replications: (0..HISTORIES).collect(),
        focus: None,
        flips: false,
        fits: false,
        scale_bias: false,
        draws: None,
        ..plan.design.clone()
    };
    let run = study::run(scenario, &design, &Silent).ok_or(DeskError::Stopped)?;
    Ok(summarise(scenario, &run, "").targets.into_iter().filter(is_known).collect())
}

/// What is farthest from what is known, in widths of what counts as met; `None` if all is met.
pub fn farthest(judged: &[Judged]) -> Option<&Judged> {
    let off = |judged: &&Judged| {
        let mean = judged.found.as_ref().and_then(|found| found.mean).unwrap_or(f64::INFINITY);
        (mean - f64::midpoint(judged.least, judged.most)).abs() / (judged.most - judged.least).max(f64::MIN_POSITIVE)
    };
    let missed = judged.iter().filter(|judged| judged.is_inside == Some(false));
    missed.max_by(|a, b| off(a).total_cmp(&off(b)))
}
