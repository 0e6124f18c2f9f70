//! The lives of one customer under several strategies.

use super::error::{DeskError, Refusal};
use super::job::{Step, Watcher};
use super::plan::{Plan, fitted};
use crate::report::life;
use crate::study::{self, Design, Whom, number_of_customers};
use crate::words::Language;

/// A customer of one history, and the strategies under which they live.
#[derive(Clone, Debug)]
pub struct Lives {
    plan: Plan,
    customers: u64,
    whom: Whom,
}

impl Lives {
    /// The customer of this number, or the busiest, under strategies in the order in which they are asked for, in the first
    /// replication of a plan.
    ///
    /// # Errors
    /// [`Refusal`] of a customer that the scenario does not have, and of what does not fit into so many bytes.
    pub fn new(mut plan: Plan, strategies: &[String], customer: Option<u64>, free: f64) -> Result<Self, DeskError> {
        let index = |id: &String| plan.scenario.strategies.iter().position(|strategy| strategy.id == *id);
        let strategies = strategies.iter().filter_map(index).collect();
        let scale = plan.design.scale;
        let customers = number_of_customers(&plan.scenario, scale);
        let whom = customer.map_or(Ok(Whom::Busiest), |number| {
            let known = u32::try_from(number).ok().filter(|_| number < customers);
            known.map(Whom::Customer).ok_or(Refusal::NoCustomer { number, customers, scale })
        })?;
        let design = Design { strategies, ..plan.design };
        plan.design = fitted(&plan.scenario, design, free).map_err(Refusal::from)?.design;
        Ok(Self { plan, customers, whom })
    }

    /// Lives them, to be told in a language.
    ///
    /// # Errors
    /// [`DeskError::Stopped`].
    pub fn lived(&self, language: Language, watcher: &dyn Watcher) -> Result<life::Lives<'_>, DeskError> {
        let Plan { scenario, design, .. } = &self.plan;
        let searches = u64::from(self.whom == Whom::Busiest);
        let weeks = scenario.clock.weeks() * (design.strategies.len() as u64 + searches);
        watcher.step(Step::Living { weeks, foretold: f64::INFINITY });
        let lives = study::lives(scenario, design, self.whom, watcher).ok_or(DeskError::Stopped)?;
        Ok(life::Lives {
            lives: design.strategies.iter().copied().zip(lives).collect(),
            scenario,
            replication: design.replications[0],
            seed: design.seed,
            scale: design.scale,
            customers: self.customers,
            language,
        })
    }
}
