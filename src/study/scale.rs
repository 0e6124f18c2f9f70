//! The same design at a coarser scale: by what it shows otherwise is known what the scale does.

use super::Design;
use super::run::{Run, Unmeasured, coarse};
use crate::model::Observer;
use crate::scenario::{COARSEST, Scenario};

/// Runs the design at twice its k, where the world allows; `None` if the observer stopped it.
pub fn measure_scale(scenario: &Scenario, lived: Run, observer: &dyn Observer) -> Option<Run> {
    let scale = lived.design.scale.saturating_mul(2);
    let customers = scenario.customers.count;
    let coarser = if customers < f64::from(scale) {
        Err(Unmeasured::TooFewCustomers { coarser: scale, customers })
    } else if scale > COARSEST {
        Err(Unmeasured::Coarsest)
    } else {
        Ok(coarse(scenario, &Design { scale, ..lived.design.clone() }, observer)?)
    };
    Some(Run { coarser, ..lived })
}
