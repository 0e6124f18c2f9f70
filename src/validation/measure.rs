//! What is measured: sums of counts over sums of counts. A table.

use crate::books::Count::{
    Abandoned, AbandonedInTime, Blocked, BusyS, ChatS, IssueContacts, IssuesClosed, IssuesSolved, Offered, OnDutyS,
    QueueS, Seconds, Served, ServedInTime, WaitS, WaitServedS,
};
use crate::books::{Count, Outcome};
use crate::stat::estimate::{Estimate, Pair, ratio};
use crate::unit::DAY;

/// Weighted counts.
pub type Terms = &'static [(Count, f64)];

/// A ratio of sums.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Name for people, with its unit.
    pub name: &'static str,
    /// Weighted counts.
    pub above: Terms,
    /// What they are divided by.
    pub below: Terms,
    /// The intervals of the day in which contacts arrive or time passes, from the first to before the second; all if there
    /// are none.
    pub intervals: Option<(usize, usize)>,
}

const fn measure(name: &'static str, above: Terms, below: Terms) -> Measure {
    Measure { name, above, below, intervals: None }
}

/// The service level of one hour's calls.
const fn net_from(hour: usize, name: &'static str) -> Measure {
    Measure { name, intervals: Some((hour, hour + 1)), ..NET }
}

const OFFERED: Terms = &[(Offered, 1.0)];
/// Days, and the calls expected on a day of `CallCC`.
const DAYS: Terms = &[(Seconds, 1.0 / DAY)];
const EXPECTED_CALLS: Terms = &[(Seconds, 1660.0 / DAY)];

pub const ABANDONED: Measure = measure("abandoned ÷ offered", &[(Abandoned, 1.0)], OFFERED);
pub const BLOCKED: Measure =
    measure("blocked ÷ (offered + blocked)", &[(Blocked, 1.0)], &[(Offered, 1.0), (Blocked, 1.0)]);
pub const WAIT: Measure = measure("mean wait of all, s", &[(WaitS, 1.0)], OFFERED);
pub const WAIT_SERVED: Measure = measure("mean wait of the served, s", &[(WaitServedS, 1.0)], &[(Served, 1.0)]);
pub const QUEUE: Measure = measure("mean number waiting", &[(QueueS, 1.0)], &[(Seconds, 1.0)]);
pub const IN_HAND: Measure = measure("mean number of chats in hand", &[(ChatS, 1.0)], &[(Seconds, 1.0)]);
pub const OCCUPANCY: Measure = measure("occupancy", &[(BusyS, 1.0)], &[(OnDutyS, 1.0)]);
pub const IN_TIME: Measure = measure("served within T ÷ offered", &[(ServedInTime, 1.0)], OFFERED);
pub const NET: Measure = measure(
    "served within T ÷ (offered − abandoned within T)",
    &[(ServedInTime, 1.0)],
    &[(Offered, 1.0), (AbandonedInTime, -1.0)],
);
pub const OF_SERVED: Measure = measure("served within T ÷ served", &[(ServedInTime, 1.0)], &[(Served, 1.0)]);
pub const LONGER: Measure =
    measure("waiting longer than T", &[(Offered, 1.0), (ServedInTime, -1.0), (AbandonedInTime, -1.0)], OFFERED);
pub const CONTACTS: Measure = measure("contacts per issue", &[(IssueContacts, 1.0)], &[(IssuesClosed, 1.0)]);
pub const SOLVED: Measure = measure("issues solved", &[(IssuesSolved, 1.0)], &[(IssuesClosed, 1.0)]);

/// In units of the mean handle time of three minutes.
pub const WAIT_IN_HANDLE_TIMES: Measure = measure("mean wait, in handle times", &[(WaitS, 1.0)], &[(Offered, 180.0)]);

pub const CALLS_A_DAY: Measure = measure("calls a day", &[(Offered, 1.0)], DAYS);
pub const ABANDONED_A_DAY: Measure = measure("abandoned a day", &[(Abandoned, 1.0)], DAYS);
pub const BLOCKED_A_DAY: Measure = measure("blocked a day", &[(Blocked, 1.0)], DAYS);
pub const WAIT_OF_EXPECTED: Measure = measure("sum of waits ÷ 1,660 a day, s", &[(WaitS, 1.0)], EXPECTED_CALLS);
pub const GOOD_OF_EXPECTED: Measure =
    measure("waited less than T ÷ 1,660 a day", &[(ServedInTime, 1.0), (AbandonedInTime, 1.0)], EXPECTED_CALLS);
pub const LOST_OF_EXPECTED: Measure = measure("abandoned ÷ 1,660 a day", &[(Abandoned, 1.0)], EXPECTED_CALLS);
pub const WAIT_MIN: Measure = measure("mean wait of the served, min", &[(WaitServedS, 1.0 / 60.0)], &[(Served, 1.0)]);
/// `singleQueue` has 81 agent hours a day; what is busy after close, .06 points, lies below its digits.
pub const BUSY_OF_81_HOURS: Measure =
    measure("time busy ÷ 81 agent hours a day", &[(BusyS, 1.0)], &[(Seconds, 81.0 / 24.0)]);

/// Of the eight hours in which the calls of MMC come.
pub const OCCUPANCY_OF_8_HOURS: Measure =
    Measure { name: "occupancy of the eight hours", intervals: Some((0, 8)), ..OCCUPANCY };

/// Hour by hour, from 08:00.
pub const NET_BY_HOUR: [Measure; 13] = [
    net_from(8, "served within T ÷ (offered − abandoned within T), 08:00"),
    net_from(9, "the same, 09:00"),
    net_from(10, "the same, 10:00"),
    net_from(11, "the same, 11:00"),
    net_from(12, "the same, 12:00"),
    net_from(13, "the same, 13:00"),
    net_from(14, "the same, 14:00"),
    net_from(15, "the same, 15:00"),
    net_from(16, "the same, 16:00"),
    net_from(17, "the same, 17:00"),
    net_from(18, "the same, 18:00"),
    net_from(19, "the same, 19:00"),
    net_from(20, "the same, 20:00"),
];

impl Measure {
    /// Its estimate over replications.
    pub fn estimate(&self, outcomes: &[Outcome]) -> Estimate {
        let total = |outcome: &Outcome, count: Count| match self.intervals {
            Some((from, to)) => (from..to).map(|interval| outcome.intraday.sum(interval, count)).sum(),
            None => outcome.total(count),
        };
        let sum = |outcome: &Outcome, terms: Terms| -> f64 {
            terms.iter().map(|&(count, weight)| weight * total(outcome, count)).sum()
        };
        let pair = |outcome| Pair { num: sum(outcome, self.above), den: sum(outcome, self.below) };
        ratio(&outcomes.iter().map(pair).collect::<Vec<_>>())
    }
}
