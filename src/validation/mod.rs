//! Whether the answers are right: the model, driven by scenario texts, beside theory and beside what others have printed.
//!
//! - `measure`: what is measured, as sums of counts over sums of counts.
//! - `theory`: desks small enough to be solved, and their solutions.
//! - `cases`: the table of what is compared.
//! - `published`: experiments printed elsewhere, as scenario files.
//! - `verdict`: when two numbers agree.
//! - `busyness`: how busy days differ, given and learned again.
//! - `crowd`: a crowd beside some, and waits by formula, held against everybody followed.
//! - `coverage`: whether intervals hold the truth as often as they say.
//!
//! A group whose quantities are no ratios of counts is a function from an [`Effort`] to [`Row`]s, called in [`validate`].

mod busyness;
mod cases;
mod coverage;
mod crowd;
mod measure;
mod published;
mod theory;
mod verdict;

use serde::Serialize;

use crate::model::Observer;
use crate::model::calibration::Calibration;
use crate::scenario::{Scenario, parse};
#[cfg(test)]
use crate::stat::estimate::Estimate;
use crate::study::{Design, Run, run_calibrated};
use cases::Case;
pub use coverage::Covered;
pub use theory::{Desk, Kind, Shape};
pub use verdict::{About, Reference, Row, expected_misses};

/// How much is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Effort {
    /// Fewer and shorter histories: a minute and a quarter on two cores.
    pub is_quick: bool,
    /// Threads; no result depends on it.
    #[serde(skip)]
    pub threads: usize,
}

/// Seed of all luck.
pub const SEED: u64 = 20_261_125;

impl Effort {
    /// Replications of a case.
    pub fn replications(self) -> u32 {
        if self.is_quick { 12 } else { 40 }
    }

    /// Weeks of a case that takes so many in full.
    fn weeks(self, full: u32) -> u32 {
        if self.is_quick { (full / 4).max(1) } else { full }
    }

    fn design(self, scenario: &Scenario, replications: std::ops::Range<u32>) -> Design {
        Design {
            replications: replications.collect(),
            seed: SEED,
            scale: 1,
            threads: self.threads,
            ..Design::of(scenario)
        }
    }
}

/// Everything that was compared.
#[derive(Clone, Debug, Serialize)]
pub struct Validation {
    /// Version of the program.
    pub version: &'static str,
    /// How much was simulated.
    pub effort: Effort,
    /// Quantities beside their references.
    pub rows: Vec<Row>,
    /// Rows that are expected to miss by chance alone if nothing is wrong.
    pub expected_misses: f64,
    /// How often intervals held the truth.
    pub coverage: Vec<Covered>,
}

impl Validation {
    /// Rows that miss, of both tables.
    pub fn misses(&self) -> usize {
        let rows = self.rows.iter().filter(|row| !row.agrees).count();
        rows + self.coverage.iter().filter(|row| !row.agrees).count()
    }
}

/// Compares everything. `None` if the observer stopped it.
pub fn validate(effort: Effort, observer: &dyn Observer) -> Option<Validation> {
    let mut rows = Vec::new();
    for (number, case) in cases().into_iter().enumerate() {
        let scenario = case.scenario(effort);
        let design = effort.design(&scenario, 0..effort.replications());
        // A seed of its own: cases that shared their luck would miss together.
        let run = live(&scenario, &Design { seed: SEED + number as u64, ..design }, observer)?;
        rows.extend(case.rows(&run.outcomes[0]));
    }
    rows.extend(busyness::busyness(effort, observer)?);
    rows.extend(crowd::beside(effort, observer)?);
    let coverage = coverage::coverage(effort, observer)?;
    Some(Validation {
        version: env!("CARGO_PKG_VERSION"),
        effort,
        expected_misses: expected_misses(rows.len(), effort.replications()),
        rows,
        coverage,
    })
}

/// All rows of both tables, as if `found` had come out of every experiment: for who tells them and needs no run.
#[cfg(test)]
pub fn unlived(found: &Estimate) -> Validation {
    let rows_of = |case: Case| {
        let row = move |(measure, reference, twin): &(measure::Measure, Reference, Option<f64>)| {
            Row::judge((case.group, case.about), measure.name, (reference, *twin), found, 1.0)
        };
        case.quantities.iter().map(row).collect::<Vec<_>>()
    };
    let rows: Vec<Row> =
        cases().into_iter().flat_map(rows_of).chain(busyness::unlived(found)).chain(crowd::unlived(found)).collect();
    Validation {
        version: env!("CARGO_PKG_VERSION"),
        effort: Effort { is_quick: true, threads: 1 },
        expected_misses: 0.5,
        rows,
        coverage: coverage::unlived(),
    }
}

/// Simulated weeks in all, for who waits.
pub fn weeks(effort: Effort) -> u64 {
    let of_cases: u64 = cases().iter().map(|case| case.scenario(effort).clock.weeks()).sum();
    let covered =
        coverage::worlds().map(|world| world.clock.weeks() * world.strategies.len() as u64).iter().sum::<u64>();
    busyness::weeks(effort)
        + crowd::weeks(effort)
        + of_cases * u64::from(effort.replications())
        + covered * u64::from(coverage::replications(effort))
}

fn cases() -> Vec<Case> {
    let theory = cases::DESKS.iter().map(Case::of);
    theory.chain(published::PUBLISHED.iter().map(published::Published::case)).collect()
}

/// Lives through a world in which there is nothing to calibrate: no effect of difficulty on handle time, and no trust that
/// matters. (Measuring the world would take longer than most cases.)
fn live(scenario: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Run> {
    debug_assert!(
        scenario.difficulty.eta <= 0.0 && scenario.leaving.behaviour <= 0.0,
        "there is something to calibrate"
    );
    let mut silent = scenario.clone();
    silent.demand.issues_per_customer_month = 0.0;
    run_calibrated(scenario, design, Calibration::new(&silent, 1), observer)
}

/// A scenario of the program's own.
fn own(id: &str, text: &str, overrides: &[String]) -> Scenario {
    parse(id, id, text, overrides).unwrap_or_else(|faults| panic!("{id} is right: {faults}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Silent;

    #[test]
    fn every_case_is_a_scenario_without_faults_and_says_what_it_is() {
        let effort = Effort { is_quick: true, threads: 1 };
        for case in cases() {
            assert!(case.scenario(effort).strategies.len() == 1, "{:?}", case.about);
            assert!(!case.quantities.is_empty());
        }
        assert!(weeks(effort) < weeks(Effort { is_quick: false, ..effort }));
    }

    /// One case of each kind, short: it agrees, and its wrong twin is told apart in at least one quantity.
    #[test]
    fn short_lives_agree_with_theory_and_not_with_a_wrong_twin() {
        let effort = Effort { is_quick: true, threads: 1 };
        for case in cases::DESKS.iter().filter(|desk| desk.is_small()).map(Case::of) {
            let scenario = case.scenario(effort);
            let run = live(&scenario, &effort.design(&scenario, 0..12), &Silent).expect("nobody stops it");
            let rows = case.rows(&run.outcomes[0]);
            for row in &rows {
                assert!(row.agrees, "{row:?}");
            }
            assert!(rows.iter().any(|row| row.twin_is_caught == Some(true)), "{rows:?}");
        }
    }
}
