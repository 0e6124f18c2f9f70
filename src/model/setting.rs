//! How a replication is run.

use crate::scenario::Waits;

/// How a replication is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits come about.
    pub waits: Waits,
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
        Self { scale, waits: Waits::Small, endless_staff: false, frozen_trust: false, last_arrival_s: f64::INFINITY }
    }

    /// Whether a crowd stands beside those who are followed, in lines or in a formula.
    pub fn has_crowd(&self) -> bool {
        !self.waits.is_small() && self.scale > 1 && !self.endless_staff
    }

    /// Whether the waits of that crowd are those of a formula.
    pub fn has_formula(&self) -> bool {
        self.waits == Waits::Formula && self.has_crowd()
    }
}
