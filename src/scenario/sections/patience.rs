//! `[patience]`: what customers do in a queue.

use serde::Serialize;

use super::super::rows::ANY_SHARE;
use super::returns::doubt_return;
use crate::dist::Dist;
use crate::text::{Kind, Section, keys};
use crate::unit::MINUTE;

/// What customers do while they wait, and after they gave up waiting.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Patience {
    /// How long a contact would wait.
    pub time: Dist,
    /// Share that leaves at once if it must wait.
    pub balk: f64,
    /// Chance to try again after abandoning.
    pub retry: f64,
    /// When whoever tries again does so.
    pub retry_after: Dist,
    /// Whether the second try has the first one's patience.
    pub keeps_patience: bool,
}

keys! {
/// `[patience]`
pub PATIENCE {
    time: Kind::DistOrNever(0.001), "{ dist = \"exponential\", mean = \"5 min\" }", "C10, C11 (between)",
        "how long a contact would wait";
    balk: ANY_SHARE, "0 %", "share that leaves at once if it must wait";
    retry: ANY_SHARE, "50 %", "assumption (form: M08, M09)", "chance to try again after abandoning";
    retry_after: Kind::Dist(1.0), "{ dist = \"exponential\", mean = \"2 h\" }", "assumption", "when";
    keeps_patience: Kind::Flag, "true", "assumption", "whether the next try has the same patience";
}}

pub fn patience(root: &Section) -> Patience {
    let section = root.below("patience", &[PATIENCE]);
    let (retry, retry_after) = (section.number("retry"), section.dist("retry_after"));
    doubt_return(&section, "retry", retry, &retry_after, (MINUTE, "1 min"));
    Patience {
        time: section.dist("time"),
        balk: section.number("balk"),
        retry,
        retry_after,
        keeps_patience: section.flag("keeps_patience"),
    }
}
