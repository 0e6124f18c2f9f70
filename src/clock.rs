//! The clock of a simulation: a warm-up, a horizon with dates and months, and a cooldown.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use crate::unit::WEEK;

/// The scenario's time. Seconds from the start of the warm-up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clock {
    /// First day of the horizon.
    pub start: Date,
    /// Length of the warm-up: whole weeks lived under the baseline, not counted.
    pub warmup_s: f64,
    /// Length of the horizon.
    pub horizon_s: f64,
    /// Time after the horizon in which open issues come to their end.
    pub cooldown_s: f64,
    /// Starts of the horizon's months, counted from its first day, then its end.
    pub months_s: Vec<f64>,
    /// Starts of the calendar months after time 0, until the end of the simulation.
    pub calendar_months_s: Vec<f64>,
    /// Calendar month of time 0, 0 = January.
    pub first_month: u8,
    /// Weekday on which the warm-up starts, 0 = Monday.
    pub first_weekday: u8,
}

impl Clock {
    /// When the horizon ends, s.
    pub fn horizon_end_s(&self) -> f64 {
        self.warmup_s + self.horizon_s
    }

    /// The date and the time of day of a moment.
    pub fn date_time(&self, at_s: f64) -> DateTime {
        let since_start = SignedDuration::from_secs((at_s - self.warmup_s) as i64);
        self.start.to_datetime(Time::midnight()).saturating_add(since_start)
    }

    /// Weeks until the end of the simulation, the last of which may be cut short.
    pub fn weeks(&self) -> u64 {
        (self.end_s() / WEEK).ceil() as u64
    }

    /// When the simulation ends, s.
    pub fn end_s(&self) -> f64 {
        self.horizon_end_s() + self.cooldown_s
    }
}
