//! Typed counts that are taken for issues, or that the baseline cannot have answered.

use super::{DeskError, Refusal};
use crate::model::calibration::Calibration;
use crate::model::{Setting, unheld_by};
use crate::scenario::{CountsAre, Scenario, Waits};
use crate::study::{Design, Silent};

/// Below such a share contacts are as good as issues.
const TOLD: f64 = 0.01;
/// Customers whose lives are no burden.
const MOST_FOLLOWED: f64 = 1e6;

/// What a scenario's counts mean for its demand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behind {
    /// Issues behind one that was counted.
    pub issues: f64,
    /// By what share the baseline shows more contacts than were counted, where nothing is said of the counts and it is worth telling.
    pub more: Option<f64>,
}

/// What is behind a scenario's counts, from few issues of its baseline.
///
/// # Errors
/// [`DeskError::Stopped`].
pub fn behind(scenario: &Scenario, design: &Design) -> Result<Behind, DeskError> {
    let setting = setting(scenario, design);
    if scenario.demand.is_unsaid {
        let contacts = Calibration::contacts_per_issue(scenario, setting, &Silent).ok_or(DeskError::Stopped)?;
        return Ok(Behind { issues: 1.0, more: Some(contacts - 1.0).filter(|more| *more > TOLD) });
    }
    if scenario.demand.counts_are.are_issues() {
        return Ok(Behind { issues: 1.0, more: None });
    }
    let counted = Calibration::behind_counts(scenario, setting, &Silent).ok_or(DeskError::Stopped)?;
    Ok(Behind { issues: counted.issues, more: None })
}

/// Refuses counts of answered contacts that the baseline cannot have answered.
///
/// # Errors
/// [`Refusal::NeverAnswered`]; [`DeskError::Stopped`].
pub fn doubt_counts(scenario: &Scenario, design: &Design) -> Result<(), DeskError> {
    if scenario.demand.counts_are != CountsAre::Answered {
        return Ok(());
    }
    let counted = Calibration::behind_counts(scenario, setting(scenario, design), &Silent).ok_or(DeskError::Stopped)?;
    if counted.is_met() { Ok(()) } else { Err(Refusal::NeverAnswered(counted.shown).into()) }
}

/// How the baseline is lived through: as the design's lives; where their customers would be too many, fewer beside a crowd, or in
/// shorter lines if no crowd holds what the baseline does.
fn setting(scenario: &Scenario, design: &Design) -> Setting {
    let scale = (scenario.customers.count / MOST_FOLLOWED).ceil().clamp(1.0, 1e9) as u32;
    if scale <= design.scale {
        return design.setting();
    }
    let is_held = unheld_by((Waits::Crowd, scale), scenario, &[scenario.baseline]).is_none();
    Setting { waits: if is_held { Waits::Crowd } else { Waits::Small }, ..Setting::at_scale(scale) }
}
