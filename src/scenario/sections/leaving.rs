//! `[leaving]`: when customers go.

use serde::Serialize;

use super::super::rows::ANY_SHARE;
use crate::text::{Kind, Section, keys};

/// When customers leave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Leaving {
    /// Stated intent after an issue solved at once.
    pub intent_first: f64,
    /// Stated intent after an issue solved by a later contact.
    pub intent_repeat: f64,
    /// Stated intent after an issue that stays unsolved.
    pub intent_unsolved: f64,
    /// Share of intent that becomes behaviour.
    pub behaviour: f64,
    /// Intent that an issue which ended dissatisfied has more than one that did not.
    pub dissatisfied: f64,
    /// Intent more for each failed contact after the first failed one.
    pub failed_again: f64,
    /// κ: how trust lost by the end amplifies leaving.
    pub kappa: f64,
}

keys! {
/// `[leaving]`
pub LEAVING {
    intent_first: ANY_SHARE, "5 %", "C06", "stated intent to leave after an issue solved at once";
    intent_repeat: ANY_SHARE, "9 %", "C06", "after one solved by a later contact";
    intent_unsolved: ANY_SHARE, "25 %", "C06", "after one that stays unsolved";
    behaviour: ANY_SHARE, "15 %", "assumption (V07 suggests low)", "share of intent that becomes behaviour";
    dissatisfied: Kind::Share(0.0, 0.5), "4 %", "assumption, 0 to 8 % (C03 to C06, C12: direction)",
        "points of stated intent that an issue which ended dissatisfied has more than one that did not, however it \
         ended";
    failed_again: Kind::Share(0.0, 0.5), "2 %", "assumption (C20, C21: direction)",
        "points of stated intent more for each failed contact of the issue after its first failed one";
    trust_effect: Kind::Number(0.0, 20.0), "2", "assumption", "κ: how trust lost by the issue's end amplifies leaving";
}}

pub fn leaving(root: &Section) -> Leaving {
    let section = root.below("leaving", &[LEAVING]);
    Leaving {
        intent_first: section.number("intent_first"),
        intent_repeat: section.number("intent_repeat"),
        intent_unsolved: section.number("intent_unsolved"),
        behaviour: section.number("behaviour"),
        dissatisfied: section.number("dissatisfied"),
        failed_again: section.number("failed_again"),
        kappa: section.number("trust_effect"),
    }
}
