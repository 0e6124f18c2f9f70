//! What is run, and what it will take.

use serde::Serialize;

use crate::model::calibration::Calibration;
use crate::scenario::Scenario;
use crate::unit::{MONTH, YEAR};

/// Which strategies and replications are run, and how.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Design {
    /// Indices of the strategies, the baseline always among them.
    pub strategies: Vec<usize>,
    /// Numbers of the replications.
    pub replications: Vec<u32>,
    /// Seed of all luck.
    pub seed: u64,
    /// The k of scale 1:k.
    pub scale: u32,
    /// Threads; no result depends on it.
    #[serde(skip)]
    pub threads: usize,
}

impl Design {
    /// A scenario's own defaults, on one thread.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            strategies: (0..scenario.strategies.len()).collect(),
            replications: (0..scenario.run.replications).collect(),
            seed: scenario.run.seed,
            scale: scenario.run.scale,
            threads: 1,
        }
    }
}

/// What an experiment will take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Forecast {
    /// Contacts of one replication of the busiest strategy.
    pub contacts_per_replication: f64,
    /// Contacts of the whole experiment.
    pub contacts: f64,
    /// Memory of one running replication, bytes.
    pub bytes_per_replication: f64,
}

/// Bytes of an open issue with its events.
const BYTES_PER_OPEN_ISSUE: f64 = 260.0;
/// Bytes of a row of counts.
const BYTES_PER_ROW: f64 = (crate::outcome::Count::ALL.len() * 8) as f64;
/// Days that an issue stays open, generously.
const OPEN_DAYS: f64 = 6.0;

/// Contacts and memory of an experiment.
///
/// Contacts per issue come from the calibration, or are taken as 2 without one (an upper bound in practice).
pub fn forecast(scenario: &Scenario, design: &Design, calibration: Option<&Calibration>) -> Forecast {
    let scale = f64::from(design.scale);
    let years = scenario.clock.end_s() / YEAR;
    let growth = 1.0 + scenario.customers.growth_per_year;
    let customers = scenario.customers.count * libm::pow(growth, years) / scale;
    let per_month =
        scenario.customers.count * libm::pow(growth, years / 2.0) / scale * scenario.demand.issues_per_customer_month;
    let contacts_per_issue = |strategy: usize| calibration.map_or(2.0, |c| c.contacts_per_issue[strategy]);
    let contacts = |strategy: usize| per_month * scenario.clock.end_s() / MONTH * contacts_per_issue(strategy);
    let of_strategies = design.strategies.iter().map(|&strategy| contacts(strategy));
    let rows = scenario.clock.end_s() / crate::unit::WEEK * (scenario.topics.len() + 1) as f64;
    Forecast {
        contacts_per_replication: of_strategies.clone().fold(0.0, f64::max),
        contacts: of_strategies.sum::<f64>() * design.replications.len() as f64,
        bytes_per_replication: 8.0 * customers
            + per_month / 30.0 * OPEN_DAYS * BYTES_PER_OPEN_ISSUE
            + rows * BYTES_PER_ROW,
    }
}
