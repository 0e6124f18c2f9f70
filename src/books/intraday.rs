//! Counts by interval of the week, over the horizon: what a day and a week look like from the first interval to the last.
//!
//! Shapes: one row for each interval of the week, all weeks of the horizon together; one last row takes everything outside
//! the horizon. What belongs to a contact stands in the interval in which the contact arrived, time in the interval in
//! which it passes.

use super::Count;

/// The counts that are kept.
pub const BY_INTERVAL: [Count; 15] = [
    Count::Offered,
    Count::Served,
    Count::ServedInTime,
    Count::Abandoned,
    Count::AbandonedInTime,
    Count::Balked,
    Count::WaitServedS,
    Count::WaitS,
    Count::Seconds,
    Count::OnDutyS,
    Count::BusyS,
    Count::RequiredS,
    Count::PlannedS,
    Count::ScheduledS,
    Count::ScheduleS,
];

/// The table of a replication.
#[derive(Clone, Debug)]
pub struct Intraday {
    rows: Vec<[f64; BY_INTERVAL.len()]>,
}

impl Intraday {
    /// A week of so many intervals in which nothing has happened.
    pub fn new(intervals: usize) -> Self {
        Self { rows: vec![[0.0; BY_INTERVAL.len()]; intervals + 1] }
    }

    /// Intervals of the week.
    pub fn n_intervals(&self) -> usize {
        self.rows.len() - 1
    }

    /// Intervals of the day.
    pub fn per_day(&self) -> usize {
        self.n_intervals() / 7
    }

    /// The row of an interval of the week; of `None`, that of everything outside the horizon.
    pub fn row(&self, interval: Option<usize>) -> u16 {
        interval.unwrap_or(self.n_intervals()) as u16
    }

    /// Adds to a row.
    ///
    /// # Panics
    /// If the count is none of [`BY_INTERVAL`].
    #[inline]
    pub fn add(&mut self, row: u16, count: Count, amount: f64) {
        self.rows[usize::from(row)][place(count)] += amount;
    }

    /// The sum over all weeks of the horizon of one interval of the week, from Monday 00:00.
    ///
    /// # Panics
    /// If the count is none of [`BY_INTERVAL`].
    pub fn of_week(&self, interval: usize, count: Count) -> f64 {
        self.rows[interval][place(count)]
    }

    /// The sum over all days of the horizon of one interval of the day.
    ///
    /// # Panics
    /// If the count is none of [`BY_INTERVAL`].
    pub fn of_day(&self, interval: usize, count: Count) -> f64 {
        (interval..self.n_intervals()).step_by(self.per_day()).map(|interval| self.of_week(interval, count)).sum()
    }
}

/// Place of a count in a row. A match and not a search, so that a count that is a constant costs nothing at run time.
#[inline]
fn place(count: Count) -> usize {
    match count {
        Count::Offered => 0,
        Count::Served => 1,
        Count::ServedInTime => 2,
        Count::Abandoned => 3,
        Count::AbandonedInTime => 4,
        Count::Balked => 5,
        Count::WaitServedS => 6,
        Count::WaitS => 7,
        Count::Seconds => 8,
        Count::OnDutyS => 9,
        Count::BusyS => 10,
        Count::RequiredS => 11,
        Count::PlannedS => 12,
        Count::ScheduledS => 13,
        Count::ScheduleS => 14,
        _ => unreachable!("{count:?} is not kept by interval of the week"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_has_the_place_of_its_name() {
        assert_eq!(BY_INTERVAL.map(place), std::array::from_fn(|place| place));
    }

    #[test]
    fn what_lies_outside_the_horizon_is_in_no_interval() {
        let mut week = Intraday::new(168);
        week.add(week.row(Some(9)), Count::Offered, 2.0);
        week.add(week.row(Some(24 + 9)), Count::Offered, 3.0);
        week.add(week.row(None), Count::Offered, 5.0);
        let sums: Vec<f64> = (0..week.per_day()).map(|interval| week.of_day(interval, Count::Offered)).collect();
        assert_eq!((sums.len(), sums[9], sums.iter().sum::<f64>()), (24, 5.0, 5.0));
        assert_eq!([9, 33].map(|interval| week.of_week(interval, Count::Offered) as u32), [2, 3]);
    }
}
