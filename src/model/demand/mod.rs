//! Demand: when issues arise and customers come back.

mod arrival;
mod week;

pub use arrival::{Arrivals, Birth, arrival_times, busyness, expected_issues, foreseen, foreseen_of_day};
pub use week::Week;
