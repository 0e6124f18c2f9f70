//! `[reporting]`: thresholds of what is reported.

use serde::Serialize;

use super::super::rows::LEAP_YEAR;
use crate::text::{Kind, Section, keys};

/// Thresholds of what is reported.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reporting {
    /// A contact answered within this time counts for the service level, s.
    pub service_threshold_s: f64,
    /// A recontact within this time takes back a reported resolution, s.
    pub recontact_window_s: f64,
    /// A customer who leaves is seen to have gone so much later, s.
    pub churn_after_s: f64,
}

keys! {
/// `[reporting]`
pub REPORTING {
    service_threshold: Kind::Duration(0.0, LEAP_YEAR), "20 s", "the field's usual 80/20",
        "a contact answered within this time counts for the service level";
    recontact_window: Kind::Duration(0.0, LEAP_YEAR), "3 days", "A07",
        "a recontact within this time takes back a reported resolution";
    churn_after: Kind::Duration(0.0, LEAP_YEAR), "90 days", "assumption",
        "a customer who leaves is seen to have gone so much later";
}}

pub fn reporting(root: &Section) -> Reporting {
    let section = root.below("reporting", &[REPORTING]);
    Reporting {
        service_threshold_s: section.number("service_threshold"),
        recontact_window_s: section.number("recontact_window"),
        churn_after_s: section.number("churn_after"),
    }
}
