//! `[strategy.NAME]`: what levers stand where, from when. What the levers are over time is worked out in `course`.

use serde::Serialize;

use super::super::rows::{LEAP_YEAR, SECTION};
use super::levers::Levers;
use super::triggers::{Pilot, Trigger};
use crate::text::{Kind, keys};
use crate::unit::WEEK;

/// A strategy: what levers stand where, from when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strategy {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Why it is compared.
    pub note: String,
    /// The levers in force, in order of time; the first phase is the warm-up under the baseline.
    pub phases: Vec<Phase>,
    /// What changes when an observed measure crosses a limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
    /// What is tried on a share of customers first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Pilot>,
}

/// A stretch of time under the same levers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phase {
    /// When it starts, s.
    pub from_s: f64,
    /// What is in force, by date alone.
    pub levers: Levers,
    /// What is in force in the other [states](crate::scenario::State) of triggers and pilot, in their order from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layered: Vec<Levers>,
    /// A ramp under way has brought it, not a decision: a later step than the ramp's first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_step: bool,
}

keys! {
/// `[strategy.NAME]`, besides the levers.
pub STRATEGY {
    optional title: Kind::Text, "one line for people";
    optional note: Kind::Text, "why it is compared";
    optional change: SECTION, "dated changes: a list of tables with `at` and levers";
    optional trigger: SECTION, "changes that an observed measure sets off: a list of tables with levers";
    optional pilot: SECTION, "levers that a share of customers tries first";
}}

keys! {
/// `[[strategy.NAME.change]]`, besides the levers.
pub CHANGE {
    required at: Kind::Text, "date, a date and a time of day, or \"month 3\"";
    optional over: Kind::Duration(WEEK, 10.0 * LEAP_YEAR),
        "numbers move there linearly in weekly steps, over so many whole weeks; at once if left out";
    optional note: Kind::Text, "why";
}}
