//! `[trust]`: what customers come to believe.

use serde::Serialize;

use super::super::rows::LEAP_YEAR;
use crate::text::{Kind, Section, keys};

/// How trust moves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Trust {
    /// g: gain per unit of satisfaction score.
    pub gain: f64,
    /// ℓ: loss per unit of satisfaction score.
    pub loss: f64,
    /// Half-life of the return to the base.
    pub half_life_s: f64,
    /// How the wish for a person rises as trust falls: probit units per unit of trust.
    pub wish: f64,
}

keys! {
/// `[trust]`
pub TRUST {
    gain: Kind::Number(0.0, 2.0), "0.03", "assumption", "gain of trust per unit of satisfaction score";
    loss_to_gain: Kind::Number(0.0, 20.0), "2.5", "assumption (C20, C21: direction)", "loss per unit ÷ gain per unit";
    half_life: Kind::Duration(86_400.0, 100.0 * LEAP_YEAR), "180 days", "assumption",
        "half-life of the return to the starting trust";
    wish: Kind::Number(0.0, 10.0), "1", "assumption (C12: direction)",
        "rise of the wish for a person, probit units per unit of lost trust";
}}

pub fn trust(root: &Section) -> Trust {
    let section = root.below("trust", &[TRUST]);
    let gain = section.number("gain");
    Trust {
        gain,
        loss: gain * section.number("loss_to_gain"),
        half_life_s: section.number("half_life"),
        wish: section.number("wish"),
    }
}
