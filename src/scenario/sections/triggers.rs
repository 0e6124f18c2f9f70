//! `[[strategy.NAME.trigger]]` and `[strategy.NAME.pilot]`: what changes of a strategy by what is observed.

use serde::Serialize;

use super::super::rows::{ANY_SHARE, LEAP_YEAR, SECTION};
use crate::books::Metric;
use crate::books::metric::{Look, OBSERVABLE};
use crate::policy::trigger::Limit;
use crate::text::{Choice, Kind, choice, keys};
use crate::unit::DAY;

/// A change of levers that an observed measure sets off.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trigger {
    /// What is observed.
    pub measure: &'static Metric,
    /// What it must cross.
    pub limit: Limit,
    /// How far back it is looked at, s.
    pub over_s: f64,
    /// Least number of observations in that time, or it does not fire.
    pub least_count: f64,
    /// Time after which it may fire again, s.
    pub cooldown_s: f64,
    /// Most often that it fires.
    pub times: u32,
    /// Why it is there.
    pub note: String,
}

impl Trigger {
    /// Whether it looks every day, as at queues, or every week.
    pub fn is_daily(&self) -> bool {
        self.measure.look == Some(Look::Daily)
    }
}

/// Levers that are tried on a share of customers, then rolled out to all or taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pilot {
    /// Share of customers in the arm that tries them.
    pub share: f64,
    /// When it begins, s.
    pub from_s: f64,
    /// What decides at its end.
    pub gate: Gate,
    /// Why it is tried.
    pub note: String,
}

/// What decides whether a pilot is rolled out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// When it decides, s.
    pub at_s: f64,
    /// What is observed of the arm since the pilot began.
    pub measure: &'static Metric,
    /// Whether the same of everybody else is taken off.
    pub against_rest: bool,
    /// Least value with which the levers are rolled out.
    pub least: Option<f64>,
    /// Greatest value with which the levers are rolled out.
    pub most: Option<f64>,
    /// Least number of observations in the arm, or nothing is rolled out.
    pub least_count: f64,
}

/// What an operation can see of itself.
const OBSERVED: Kind = Kind::Choice(&OBSERVABLE);

keys! {
/// `[[strategy.NAME.trigger]]`, besides the levers.
pub TRIGGER {
    required measure: OBSERVED, "what is observed";
    optional below: Kind::Level, "it fires when the measure lies below: a share, a duration or a number";
    optional above: Kind::Level, "it fires when the measure lies above";
    over: Kind::Duration(DAY, 10.0 * LEAP_YEAR), "4 weeks", "assumption",
        "how far back the measure is looked at; whole weeks, or whole days of measures of queues";
    count: Kind::Number(1.0, 1e9), "100", "assumption (a share of 100 has a standard error of up to 5 points)",
        "so many must have been observed in that time, or it does not fire";
    cooldown: Kind::Duration(0.0, 100.0 * LEAP_YEAR), "8 weeks", "assumption", "time before it fires again";
    times: Kind::Count(1.0, 1000.0), "1", "so often it fires at most";
    optional note: Kind::Text, "why";
}}

keys! {
/// `[strategy.NAME.pilot]`, besides the levers.
pub PILOT {
    required share: ANY_SHARE, "share of customers that try the levers, drawn by customer";
    optional from: Kind::Text, "date, a date and a time of day, or \"month 3\"; from launch if left out";
    required gate: SECTION, "what decides whether all customers get them";
    optional note: Kind::Text, "why";
}}

/// Whether the arm is held against everybody else.
pub static AGAINST_REST: Choice<bool, 2> = choice([("rest", true), ("nothing", false)]);

keys! {
/// `[strategy.NAME.pilot.gate]`
pub GATE {
    required measure: OBSERVED, "what is observed of the pilot's customers since it began";
    required at: Kind::Text, "date, a date and a time of day, or \"month 3\": then it is decided";
    against: AGAINST_REST.kind(), "rest", "less the same of all other customers, or as it is";
    optional least: Kind::Level, "rolled out only if it is this or more: \"-1 %\" for a point below";
    optional most: Kind::Level, "rolled out only if it is this or less";
    count: Kind::Number(1.0, 1e9), "100", "assumption, as of triggers",
        "so many must have been observed of the pilot's customers, or it is rolled back";
}}
