//! A clock and a calendar: floor 1, which has never heard of what it simulates.
//!
//! [`Calendar`] holds future events in the order of time and, at equal times, of insertion; [`run()`] hands them to a
//! [`Model`] one by one; [`Area`] integrates a level over time.

mod area;
mod calendar;
mod entry;
mod far;
mod near;
mod pages;
mod run;

pub use area::Area;
pub use calendar::Calendar;
pub use run::{Model, run};
