//! The life of one customer under some strategies, in one random history.

use super::{Design, Observer};
use crate::model::calibration::Calibration;
use crate::model::trace;
pub use crate::model::{Absence, ContactEnd, Happening, IssueEnd, Life, Moment, Reason, Verdict, number_of_customers};
use crate::rng::Streams;
use crate::scenario::Scenario;

/// Whose life is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The customer of this number.
    Customer(u32),
    /// Whoever is in touch most often under the first strategy of the design.
    Busiest,
}

/// The lives of the same customer under each strategy of a design, in its first replication; `None` if the observer stopped
/// it.
///
/// The customer has the same problems at the same moments under all of them.
pub fn lives(scenario: &Scenario, design: &Design, whom: Whom, observer: &dyn Observer) -> Option<Vec<Life>> {
    let calibration = Calibration::observed(scenario, design.setting(), design.threads, observer)?;
    let streams = Streams::new(design.seed, design.replications.first().copied().unwrap_or(0));
    let setting = design.setting();
    let live = |strategy: usize, customer: u32| {
        trace(scenario, strategy, &calibration, setting, streams, observer, customer).map(|(life, _)| life)
    };
    let customer = match (whom, design.strategies.first()) {
        (Whom::Customer(number), _) => number,
        (Whom::Busiest, first) => live(*first?, 0)?.busiest.first().map_or(0, |&(customer, _)| customer),
    };
    design.strategies.iter().map(|&strategy| live(strategy, customer)).collect()
}
