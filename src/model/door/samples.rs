//! A desk beside a crowd in which nothing has happened, for tests.

use crate::model::calibration::Calibration;
use crate::model::course::Replication;
use crate::model::setting::Setting;
use crate::rng::Streams;
use crate::scenario::samples::bare;
use crate::scenario::{Scenario, Waits};

/// One in so many is followed.
const SCALE: u32 = 10;

/// The bare world, in which no issue arises, and what calibration makes of it.
pub fn quiet() -> (Scenario, Calibration) {
    let mut world = bare("2024-01-01");
    world.demand.issues_per_customer_month = 0.0;
    let calibration = Calibration::new(&world, 1);
    (world, calibration)
}

/// A history of the first strategy beside a crowd, before anything has happened.
pub fn crowded<'a>(world: &'a Scenario, calibration: &'a Calibration) -> Replication<'a> {
    let setting = Setting { waits: Waits::Crowd, ..Setting::at_scale(SCALE) };
    Replication::new(world, 0, calibration, setting, Streams::new(1, 0))
}
