//! What staffing plans required, and how many of those served.

use serde::{Deserialize, Serialize};

/// The planned teams of a strategy, week by week: medians of the histories.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// Whole weeks with a plan.
    pub weeks: usize,
    /// Heads required in the first of them.
    pub first: f64,
    /// That week of the horizon, from 1.
    pub first_week: usize,
    /// Fewest heads that a week requires.
    pub fewest: f64,
    /// That week of the horizon, from 1.
    pub fewest_week: usize,
    /// Most heads that a week requires.
    pub most: f64,
    /// That week.
    pub most_week: usize,
    /// Weeks in which fewer than [`ENOUGH`] of those required serve.
    pub short_weeks: usize,
    /// Of those required the share that serves in the week in which it is least.
    pub least: f64,
    /// That week.
    pub least_week: usize,
}

/// So many of those required are about enough, as a share.
pub const ENOUGH: f64 = 0.95;
