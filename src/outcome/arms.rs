//! The two arms of a pilot, each in rows of its own, and what has been booked so far.

use std::ops::Range;

use super::{Count, Outcome};
use crate::stat::estimate::Pair;

/// What a pilot has shown at its gate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// Whether all customers get its levers.
    pub is_rolled_out: bool,
    /// Sums of the gate's measure since it began, of those who tried it and of everybody else.
    pub arm: Pair,
    /// Of everybody else.
    pub rest: Pair,
}

impl Outcome {
    /// The sum over some weeks of the horizon and all topics, of an arm of a pilot.
    pub fn arm(&self, arm: usize, weeks: Range<usize>, count: Count) -> f64 {
        let weeks = weeks.start + self.warmup_weeks..weeks.end + self.warmup_weeks;
        weeks.map(|week| self.cells_sum(week, self.cells_of(Some(arm)), count)).sum()
    }

    /// The sum over so many weeks from time 0, of all cells or of an arm of a pilot.
    pub fn until(&self, weeks: usize, arm: Option<usize>, count: Count) -> f64 {
        let weeks = 0..weeks.min(self.rows.len() / self.cells);
        weeks.map(|week| self.cells_sum(week, self.cells_of(arm), count)).sum()
    }

    fn cells_of(&self, arm: Option<usize>) -> Range<usize> {
        arm.map_or(0..self.cells, |arm| arm * self.topics..(arm + 1) * self.topics)
    }

    fn cells_sum(&self, week: usize, cells: Range<usize>, count: Count) -> f64 {
        let row = week * self.cells;
        self.rows[row + cells.start..row + cells.end].iter().map(|row| row[count as usize]).sum()
    }
}
