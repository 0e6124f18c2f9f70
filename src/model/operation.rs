//! The state of the operation, which every handler of an event changes.

use crate::model::ai::AiCapacity;
use crate::model::calibration::Calibration;
use crate::model::customers::{CustomerChoices, Customers};
use crate::model::demand::{Arrivals, Week};
use crate::model::issue::Issues;
use crate::model::ledger::Ledger;
use crate::model::people::People;
use crate::model::trace::Tracer;
use crate::rng::Streams;
use crate::scenario::Scenario;

/// How a replication is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Everybody is served at once, by nobody: the world without queues, in which work is measured.
    pub endless_staff: bool,
    /// Trust stays at its base.
    pub frozen_trust: bool,
    /// No issue is opened after this moment, s.
    pub last_arrival_s: f64,
}

impl Setting {
    /// The ordinary setting at a scale.
    pub fn at_scale(scale: u32) -> Self {
        Self { scale, endless_staff: false, frozen_trust: false, last_arrival_s: f64::INFINITY }
    }
}

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
    pub ai_capacity: AiCapacity,
    pub interval: u64,
    pub ledger: Ledger,
    pub choices: CustomerChoices,
    /// Who writes down a customer's life, if anybody.
    pub tracer: Option<Box<Tracer>>,
}
