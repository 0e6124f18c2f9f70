//! The same design at a coarser scale: by what it shows otherwise is known what the scale does.

use super::Design;
use super::run::{Run, coarse};
use crate::model::Observer;
use crate::scenario::{COARSEST, Scenario};

/// Runs the design at twice its k, where the world allows; `None` if the observer stopped it.
pub fn measure_scale(scenario: &Scenario, lived: Run, observer: &dyn Observer) -> Option<Run> {
    let scale = lived.design.scale.saturating_mul(2);
    let customers = scenario.customers.count;
    let why_not = if customers < f64::from(scale) {
        Some(format!("1:{scale} leaves less than one of {customers} customers"))
    } else {
        (scale > COARSEST).then(|| format!("1:{COARSEST} is the coarsest"))
    };
    let coarser = match why_not {
        Some(why) => Err(format!("has no coarser one by which to measure what the scale does ({why}); run at 1:1")),
        None => Ok(coarse(scenario, &Design { scale, ..lived.design.clone() }, observer)?),
    };
    Some(Run { coarser, ..lived })
}
