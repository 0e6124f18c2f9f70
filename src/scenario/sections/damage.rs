//! `[damage]`: what failure costs besides labour.

use serde::Serialize;

use super::super::rows::{ANY_SHARE, PRICE};
use crate::dist::Dist;
use crate::text::{Kind, Section, keys};

/// What failure costs besides labour.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Damage {
    /// Chance that an issue finally unsolved becomes a complaint.
    pub complaint: f64,
    /// Cost of a complaint.
    pub complaint_cost: f64,
    /// How long after the end a complaint arrives.
    pub complaint_after: Dist,
    /// Chance that a wrong answer, once discovered, must be compensated.
    pub harm: f64,
    /// Cost of a compensation.
    pub harm_cost: f64,
    /// Cost of each human contact besides time (software, line).
    pub contact_overhead: f64,
}

keys! {
/// `[damage]`
pub DAMAGE {
    complaint: ANY_SHARE, "0 %", "chance that an issue finally unsolved becomes a complaint";
    complaint_cost: PRICE, "0", "cost of a complaint";
    complaint_after: Kind::Dist(1.0), "{ dist = \"exponential\", mean = \"3 weeks\" }", "assumption", "when it arrives";
    harm: ANY_SHARE, "0 %", "chance that a wrong answer of the AI, once discovered, must be compensated";
    harm_cost: PRICE, "0", "cost of compensation";
    contact_overhead: PRICE, "0", "cost of a human contact besides time";
}}

pub fn damage(root: &Section) -> Damage {
    let section = root.below("damage", &[DAMAGE]);
    Damage {
        complaint: section.number("complaint"),
        complaint_cost: section.number("complaint_cost"),
        complaint_after: section.dist("complaint_after"),
        harm: section.number("harm"),
        harm_cost: section.number("harm_cost"),
        contact_overhead: section.number("contact_overhead"),
    }
}
