//! The state of the operation, which every handler of an event changes.

use std::collections::BTreeMap;

use crate::books::Door;
use crate::model::ai::AiCapacity;
use crate::model::calibration::Calibration;
use crate::model::crowd::Crowd;
use crate::model::customers::{CustomerChoices, Customers};
use crate::model::demand::{Arrivals, Week};
use crate::model::fluid::Fluid;
use crate::model::issue::Issues;
use crate::model::ledger::Ledger;
use crate::model::people::People;
use crate::model::setting::Setting;
use crate::model::trace::Tracer;
use crate::rng::Streams;
use crate::scenario::Scenario;

/// The state of the operation.
pub struct Operation<'a> {
    pub scenario: &'a Scenario,
    pub calibration: &'a Calibration,
    pub setting: Setting,
    pub streams: Streams,
    pub week: Week,
    pub arrivals: Arrivals<'a>,
    pub customers: Customers,
    pub issues: Issues,
    pub people: People,
    /// The work left of contacts that were put down as their team closed, s, alone, by slot.
    pub left_of_work: BTreeMap<u32, f64>,
    pub ai_capacity: AiCapacity,
    pub interval: u64,
    pub ledger: Ledger,
    pub choices: CustomerChoices,
    /// Those who are not followed, if they are here.
    pub crowd: Option<Box<Crowd<'a>>>,
    /// What they have in hand and in line, where that is a formula's.
    pub fluid: Option<Box<Fluid>>,
    /// Who comes to the door of the people, where that is measured.
    pub door: Option<Box<Door>>,
    /// Who writes down a customer's life, if anybody.
    pub tracer: Option<Box<Tracer>>,
}
