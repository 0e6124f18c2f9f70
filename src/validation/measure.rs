//! What is measured: ratios of the table of metrics where it has them, others where a published experiment tells them in
//! another way. A table.

use crate::books::{Outcome, Ratio, metric, ratio, terms};
use crate::stat::estimate::{Estimate, ratio as estimated};
use crate::unit::DAY;

/// A ratio of sums.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Name for people, with its unit.
    pub name: &'static str,
    /// What it is.
    pub ratio: Ratio,
    /// The intervals of the day in which contacts arrive or time passes, from the first to before the second; all if there
    /// are none.
    pub intervals: Option<(usize, usize)>,
}

const fn measure(name: &'static str, ratio: Ratio) -> Measure {
    Measure { name, ratio, intervals: None }
}

/// The service level of one hour's calls.
const fn net_from(hour: usize, name: &'static str) -> Measure {
    Measure { name, intervals: Some((hour, hour + 1)), ..NET }
}

pub const ABANDONED: Measure = measure("abandoned ÷ offered", metric::ABANDONMENT.ratio);
pub const BLOCKED: Measure = measure("blocked ÷ (offered + blocked)", metric::BLOCKED.ratio);
pub const WAIT: Measure = measure("mean wait of all, s", metric::WAIT_ALL.ratio);
pub const WAIT_SERVED: Measure = measure("mean wait of the served, s", metric::WAIT.ratio);
pub const QUEUE: Measure = measure("mean number waiting", ratio!([QueueS] / [Seconds]));
pub const IN_HAND: Measure = measure("mean number of chats in hand", ratio!([ChatS] / [Seconds]));
pub const OCCUPANCY: Measure = measure("occupancy", metric::OCCUPANCY.ratio);
pub const IN_TIME: Measure = measure("served within T ÷ offered", metric::SERVICE_LEVEL_OFFERED.ratio);
pub const NET: Measure = measure("served within T ÷ (offered − abandoned within T)", metric::SERVICE_LEVEL.ratio);
pub const OF_SERVED: Measure = measure("served within T ÷ served", metric::SERVICE_LEVEL_SERVED.ratio);
pub const LONGER: Measure =
    measure("waiting longer than T", ratio!([Offered, ServedInTime * -1.0, AbandonedInTime * -1.0] / [Offered]));
pub const CONTACTS: Measure = measure("contacts per issue", metric::CONTACTS_PER_ISSUE.ratio);
pub const SOLVED: Measure = measure("issues solved", metric::SOLVED.ratio);

/// In units of the mean handle time of three minutes.
pub const WAIT_IN_HANDLE_TIMES: Measure = measure("mean wait, in handle times", ratio!([WaitS] / [Offered * 180.0]));

pub const CALLS_A_DAY: Measure = measure("calls a day", ratio!([Offered] / [Seconds * 1.0 / DAY]));
pub const ABANDONED_A_DAY: Measure = measure("abandoned a day", ratio!([Abandoned] / [Seconds * 1.0 / DAY]));
pub const BLOCKED_A_DAY: Measure = measure("blocked a day", ratio!([Blocked] / [Seconds * 1.0 / DAY]));
/// The calls expected on a day of `CallCC` are 1,660.
pub const WAIT_OF_EXPECTED: Measure =
    measure("sum of waits ÷ 1,660 a day, s", ratio!([WaitS] / [Seconds * 1660.0 / DAY]));
pub const GOOD_OF_EXPECTED: Measure =
    measure("waited less than T ÷ 1,660 a day", ratio!([ServedInTime, AbandonedInTime] / [Seconds * 1660.0 / DAY]));
pub const LOST_OF_EXPECTED: Measure =
    measure("abandoned ÷ 1,660 a day", ratio!([Abandoned] / [Seconds * 1660.0 / DAY]));
pub const WAIT_MIN: Measure = measure("mean wait of the served, min", ratio!([WaitServedS * 1.0 / 60.0] / [Served]));
/// `singleQueue` has 81 agent hours a day; what is busy after close, .06 points, lies below its digits.
pub const BUSY_OF_81_HOURS: Measure =
    measure("time busy ÷ 81 agent hours a day", ratio!([BusyS] / [Seconds * 81.0 / 24.0]));

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
        let pair = |outcome| match self.intervals {
            Some((from, to)) => self.ratio.interval_pair(outcome, from..to),
            None => self.ratio.pair(outcome),
        };
        estimated(&outcomes.iter().map(pair).collect::<Vec<_>>())
    }
}
