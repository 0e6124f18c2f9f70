//! A crowd beside one followed customer in k, and waits by formula, held against a world in which everybody is followed.
//!
//! The reference is a simulation of the program's own at 1:1, whose queues the other groups hold against theory. Both live with the
//! same luck of days and intervals, so that a row is judged by the standard error of the differences, replication by replication.

use super::measure::{ABANDONED, IN_TIME, Measure, OCCUPANCY, WAIT_SERVED};
use super::verdict::{About, Reference, Row};
use super::{Effort, SEED, own};
use crate::books::Outcome;
use crate::model::Observer;
use crate::model::calibration::Calibration;
use crate::scenario::{Scenario, Waits};
use crate::stat::estimate::{Estimate, mean};
use crate::study::{Design, run_calibrated};

/// Some hundred people at two topics.
const WORLD: &str = include_str!("crowd.toml");
/// One customer in so many is followed.
const SCALE: u32 = 20;

/// A way in which waits come about, and what it is held to.
struct Way {
    group: &'static str,
    waits: Waits,
    /// What is compared, and what it may be off besides chance: points of a share, and of a wait the part of it.
    quantities: [(Measure, f64); 4],
    structures: &'static [Structure],
    /// One in so many replications of a case is lived.
    one_in: u32,
}

const WAYS: [Way; 3] = [
    Way {
        group: "A crowd",
        waits: Waits::Crowd,
        quantities: [(ABANDONED, 0.003), (WAIT_SERVED, 0.03), (IN_TIME, 0.008), (OCCUPANCY, 0.005)],
        structures: &STRUCTURES,
        one_in: 1,
    },
    Way {
        group: "A formula",
        waits: Waits::Formula,
        quantities: [(ABANDONED, 0.006), (WAIT_SERVED, 0.08), (IN_TIME, 0.015), (OCCUPANCY, 0.007)],
        structures: &LARGE_STRUCTURES,
        one_in: 2,
    },
    // A team that is asked first: waits for the other come out a tenth too short.
    Way {
        group: "A formula",
        waits: Waits::Formula,
        quantities: [(ABANDONED, 0.009), (WAIT_SERVED, 0.12), (IN_TIME, 0.02), (OCCUPANCY, 0.007)],
        structures: &TWO_TEAMS,
        one_in: 2,
    },
];

/// A world beside the plain one.
struct Structure {
    /// What its message is called.
    name: &'static str,
    strategy: &'static str,
    more: &'static str,
    overrides: &'static [&'static str],
}

const fn structure(
    name: &'static str,
    strategy: &'static str,
    more: &'static str,
    overrides: &'static [&'static str],
) -> Structure {
    Structure { name, strategy, more, overrides }
}

const AID: &str = "
[team.aid]
headcount = 35
success = 0.75
shrinkage = 0.3
paid_hours_per_month = 160
serves = [\"hard\"]
overflow = { topics = [\"easy\"], after = \"30 s\" }
";
/// A team that is asked first about the hard topic.
const FIRST: &str = "
[team.aid]
headcount = 350
success = 0.85
shrinkage = 0.3
paid_hours_per_month = 160
serves = [\"hard\"]
rank = 0
";
const CALLS: &str = "
[channel.chat]
share = 0.6

[channel.phone]
share = 0.4
exclusive = true
";
const WISHES: &str = "
[segment.all]
share = 1
wish_for_person = 0.5
";
const OUTAGES: &str = "
[ai.outage.first]
from = \"2024-01-16 10:10\"
length = \"3 h\"

[ai.outage.second]
from = \"2024-01-25 13:00\"
length = \"3 h\"

[ai.outage.third]
from = \"2024-02-02 09:00\"
length = \"3 h\"
";

const STRUCTURES: [Structure; 10] = [
    structure("tight", "people", "", &[]),
    structure("overloaded", "people", "", &["team.desk.headcount=95"]),
    structure(
        "chats",
        "people",
        "",
        &["team.desk.headcount=80", "team.desk.chats_at_once=3", "team.desk.slowdown=0.5"],
    ),
    structure("overflow", "people", AID, &["team.desk.headcount=70"]),
    structure("calls", "people", CALLS, &["team.desk.chats_at_once=3", "team.desk.slowdown=0.5"]),
    structure(
        "stays",
        "people",
        "",
        &[
            "demand.hours=[0,0,0,0,0,0,0,0,1.1,1.4,1.6,1.7,0,0,1.75,1.65,1.55,1.45,0,0,0,0,0,0]",
            "team.desk.headcount=90",
            "team.desk.stays_until_served=true",
        ],
    ),
    structure("cut", "cut", "", &[]),
    structure(
        "told",
        "assistant",
        WISHES,
        &[
            "strategy.assistant.human_access={when=\"at-once\", shows_wait=true}",
            "strategy.assistant.team.desk.headcount=75",
        ],
    ),
    structure(
        "bar",
        "assistant",
        "",
        &["strategy.assistant.escalation={rule=\"theta\", theta=\"85 %\", wait_slope=3}"],
    ),
    structure("outage", "assistant", OUTAGES, &["strategy.assistant.escalation={rule=\"theta\", theta=\"50 %\"}"]),
];

/// Ten times as large: of a few agents no number in system is near to normal.
const LARGE_STRUCTURES: [Structure; 3] = [
    structure("tight", "people", "", &["customers.count=2_000_000", "team.desk.headcount=1050"]),
    structure("overloaded", "people", "", &["customers.count=2_000_000", "team.desk.headcount=950"]),
    structure(
        "chats",
        "people",
        "",
        &[
            "customers.count=2_000_000",
            "team.desk.headcount=750",
            "team.desk.chats_at_once=3",
            "team.desk.slowdown=0.5",
        ],
    ),
];
const TWO_TEAMS: [Structure; 1] = [structure(
    "first",
    "people",
    FIRST,
    &["customers.count=2_000_000", "team.desk.headcount=700", "team.desk.rank=1"],
)];

impl Structure {
    fn world(&self) -> Scenario {
        let overrides: Vec<String> = self.overrides.iter().map(|&text| text.to_owned()).collect();
        own(self.name, &format!("{WORLD}{}", self.more), &overrides)
    }
}

impl Way {
    /// The outcomes of everybody followed, of one in [`SCALE`] in this way, and of the twin: the same in lines as small as the scale.
    fn lived(
        &self,
        structure: &Structure,
        effort: Effort,
        number: u64,
        observer: &dyn Observer,
    ) -> Option<[Vec<Outcome>; 3]> {
        let world = structure.world();
        let strategy = world.strategies.iter().position(|known| known.id == structure.strategy)?;
        let [full, own, small] = [(1, Waits::Small), (SCALE, self.waits), (SCALE, Waits::Small)];
        let one = |(scale, waits): (u32, Waits)| {
            let plain = effort.design(&world, 0..self.replications(effort));
            let seed = SEED - 100 - number;
            let design = Design { scale, waits, seed, strategies: vec![strategy], ..plain };
            let calibration = Calibration::observed(&world, design.setting(), effort.threads, observer)?;
            run_calibrated(&world, &design, calibration, observer)?.outcomes.pop()
        };
        Some([one(full)?, one(own)?, one(small)?])
    }

    fn replications(&self, effort: Effort) -> u32 {
        effort.replications() / self.one_in
    }

    fn row(&self, name: &'static str, (measure, off): &(Measure, f64), [full, own, small]: &[Vec<Outcome>; 3]) -> Row {
        let value = |outcomes: &[Outcome]| measure.estimate(outcomes).mean.expect("somebody asks for people");
        let alone = |outcome: &Outcome| value(std::slice::from_ref(outcome));
        let apart: Vec<f64> = own.iter().zip(full).map(|(own, full)| alone(own) - alone(full)).collect();
        let everybody = value(full);
        let difference = mean(&apart);
        let found = Estimate { mean: difference.mean.map(|difference| everybody + difference), ..difference };
        self.judged(name, measure, (everybody, *off), (value(small), &found))
    }

    fn judged(
        &self,
        name: &'static str,
        measure: &Measure,
        (everybody, off): (f64, f64),
        (twin, found): (f64, &Estimate),
    ) -> Row {
        let half_unit = if measure.name == WAIT_SERVED.name { off * everybody } else { off };
        let reference = Reference { half_unit, ..Reference::computed(everybody) };
        Row::judge((self.group, About::Beside(name)), measure.name, (&reference, Some(twin)), found, 0.0)
    }
}

/// A crowd and a formula beside everybody followed, structure by structure. `None` if the observer stopped it.
pub fn beside(effort: Effort, observer: &dyn Observer) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    let structures = WAYS.iter().flat_map(|way| way.structures.iter().map(move |structure| (way, structure)));
    for (number, (way, structure)) in (0..).zip(structures) {
        let lived = way.lived(structure, effort, number, observer)?;
        rows.extend(way.quantities.iter().map(|quantity| way.row(structure.name, quantity, &lived)));
    }
    Some(rows)
}

/// Simulated weeks in all.
pub fn weeks(effort: Effort) -> u64 {
    let of_one = |structure: &Structure| 3 * structure.world().clock.weeks();
    let of_way = |way: &Way| way.structures.iter().map(of_one).sum::<u64>() * u64::from(way.replications(effort));
    WAYS.iter().map(of_way).sum()
}

/// What stands in the rows, as if `found` had come out everywhere.
#[cfg(test)]
pub fn unlived(found: &Estimate) -> Vec<Row> {
    let of_structure = |way: &Way, of: &Structure| {
        let row = |(measure, off): &(Measure, f64)| way.judged(of.name, measure, (1.0, *off), (2.0, found));
        way.quantities.iter().map(row).collect::<Vec<Row>>()
    };
    WAYS.iter().flat_map(|way| way.structures.iter().flat_map(|of| of_structure(way, of))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{unheld, unheld_by_formula};

    #[test]
    fn a_crowd_and_a_formula_hold_what_they_are_shown_for() {
        for way in &WAYS {
            for structure in way.structures {
                let world = structure.world();
                let strategies: Vec<usize> = (0..world.strategies.len()).collect();
                assert_eq!(unheld(&world, &strategies), None, "{}", structure.name);
                let strategy = world.strategies.iter().position(|known| known.id == structure.strategy);
                if way.waits == Waits::Formula {
                    assert_eq!(unheld_by_formula(&world, &[strategy.expect("it is in the file")]), None);
                }
            }
        }
    }
}
