//! Experiments that others have printed, rebuilt as scenario files. A table.
//!
//! Sources: the examples of SSJ and of `ContactCenters` (P. L'Ecuyer and E. Buist, Université de Montréal;
//! umontreal-simul/ssj and the user's guide). `CallCC` prints intervals of 90 %, the others of 95 %.

use super::Reference;
use super::cases::Case;
use super::measure::{
    ABANDONED_A_DAY, BLOCKED_A_DAY, BUSY_OF_81_HOURS, CALLS_A_DAY, GOOD_OF_EXPECTED, LOST_OF_EXPECTED, Measure, NET,
    NET_BY_HOUR, OCCUPANCY_OF_8_HOURS, OF_SERVED, WAIT_MIN, WAIT_OF_EXPECTED,
};
use super::verdict::{About, Interval};

/// A printed result, perhaps with its interval.
type Printed = (Measure, &'static str, Option<Interval>);

/// An experiment.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    id: &'static str,
    text: &'static str,
    /// Thresholds beside the file's own, as `path=value` texts; empty for the file as it is.
    over: &'static str,
    about: &'static str,
    weeks: u32,
    days: f64,
    results: &'static [Printed],
}

const GROUP: &str = "Published";

/// Every experiment: file, what is laid on it, weeks in full, days behind the printed numbers, and these.
#[rustfmt::skip]
pub const PUBLISHED: &[Published] = &[
    Published {
        id: "call-cc", text: include_str!("../../scenarios/published/call-cc.toml"), over: "", about: "CallCC, T 20 s",
        weeks: 36, days: 10_000.0,
        results: &[
            (CALLS_A_DAY, "1660.366", None),
            (WAIT_OF_EXPECTED, "4.713", Some((4.680, 4.746, 0.90))),
            (GOOD_OF_EXPECTED, "0.925", Some((0.924, 0.925, 0.90))),
            (LOST_OF_EXPECTED, "0.020", None),
        ],
    },
    Published {
        id: "single-queue", text: include_str!("../../scenarios/published/single-queue.toml"), over: "",
        about: "singleQueue, T 20 s", weeks: 16, days: 300.0,
        results: &[
            (NET, "0.925", Some((0.922, 0.927, 0.95))),
            (BUSY_OF_81_HOURS, "0.558", Some((0.557, 0.560, 0.95))),
            (NET_BY_HOUR[0], "0.781", None),
            (NET_BY_HOUR[1], "0.859", None),
            (NET_BY_HOUR[2], "0.975", None),
            (NET_BY_HOUR[3], "0.937", None),
            (NET_BY_HOUR[4], "0.901", None),
            (NET_BY_HOUR[5], "0.930", None),
            (NET_BY_HOUR[6], "0.974", None),
            (NET_BY_HOUR[7], "0.973", None),
            (NET_BY_HOUR[8], "0.935", None),
            (NET_BY_HOUR[9], "0.970", None),
            (NET_BY_HOUR[10], "0.873", None),
            (NET_BY_HOUR[11], "0.918", None),
            (NET_BY_HOUR[12], "0.947", None),
        ],
    },
    Published {
        id: "single-queue", text: include_str!("../../scenarios/published/single-queue.toml"),
        over: "reporting.service_threshold=30 s", about: "singleQueue, T 30 s", weeks: 16, days: 300.0,
        results: &[(NET, "0.944", Some((0.942, 0.946, 0.95)))],
    },
    Published {
        id: "mmc", text: include_str!("../../scenarios/published/mmc.toml"), over: "", about: "MMC, T 20 s", weeks: 16,
        days: 1000.0,
        results: &[
            (NET, "0.902", Some((0.900, 0.904, 0.95))),
            (WAIT_MIN, "0.099", Some((0.097, 0.102, 0.95))),
            (OCCUPANCY_OF_8_HOURS, "0.695", Some((0.694, 0.697, 0.95))),
        ],
    },
    Published {
        id: "mmc-patience", text: include_str!("../../scenarios/published/mmc-patience.toml"), over: "",
        about: "MMC with abandonment, T 20 s", weeks: 16, days: 1000.0,
        results: &[
            (OF_SERVED, "0.975", None),
            (NET, "0.968", None),
            (WAIT_MIN, "0.024", None),
            (ABANDONED_A_DAY, "58.609", Some((57.66, 59.56, 0.95))),
        ],
    },
    Published {
        id: "mmc-places", text: include_str!("../../scenarios/published/mmc-places.toml"), over: "",
        about: "MMC with 5 places, T 20 s", weeks: 16, days: 1000.0,
        results: &[
            (NET, "0.929", None),
            (WAIT_MIN, "0.060", None),
            (BLOCKED_A_DAY, "18.655", Some((18.05, 19.27, 0.95))),
        ],
    },
];

impl Published {
    /// The experiment as a case.
    pub fn case(&self) -> Case {
        let result =
            |&(measure, text, interval): &Printed| (measure, Reference::simulated(text, interval, self.days), None);
        Case {
            group: GROUP,
            about: About::Printed { name: self.about, id: self.id },
            text: self.text,
            overrides: Some(self.over).filter(|over| !over.is_empty()).map(str::to_owned).into_iter().collect(),
            weeks: self.weeks,
            quantities: self.results.iter().map(result).collect(),
        }
    }
}
