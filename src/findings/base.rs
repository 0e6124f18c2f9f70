//! A run beside its baseline: what everything that it shows is made of.

use super::withheld::told;
use crate::books::Parts;
use crate::scenario::Scenario;
use crate::study::{Run, Unmeasured};

/// A run of a scenario, and where the baseline stands in it.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What was lived.
    pub run: &'a Run,
    /// The place of the baseline among the strategies that were run.
    pub baseline: usize,
}

impl<'a> Base<'a> {
    /// That of a run.
    pub fn of(scenario: &'a Scenario, run: &'a Run) -> Self {
        Self { scenario, run, baseline: run.design.place(scenario.baseline).unwrap_or(0) }
    }

    /// Name of the strategy at a place.
    pub fn id(self, index: usize) -> String {
        self.scenario.strategies[self.run.design.strategies[index]].id.clone()
    }

    /// Why nothing is judged at this scale; `None` at 1:1, and where its bias was measured.
    pub fn unmeasured(self) -> Option<Unmeasured> {
        let why = self.run.coarser.as_ref().err().filter(|_| self.run.design.scale_of_lines() > 1)?;
        let is_one = self.run.design.replications.len() <= 1;
        Some(if is_one { Unmeasured::OneReplication } else { why.clone() })
    }

    /// The places of the strategies whose satisfaction, and what follows from it, may be judged.
    pub fn judged(self) -> Vec<usize> {
        if self.unmeasured().is_some() { Vec::new() } else { self.told() }
    }

    /// The places of the strategies of which neither they nor the baseline are withheld.
    pub fn told(self) -> Vec<usize> {
        told(self.run.design.scale_of_lines(), &self.run.digests, self.baseline)
    }

    /// What is read of a strategy's replications by week and by group.
    pub fn parts(self, index: usize) -> Vec<Parts> {
        self.run.outcomes[index].iter().map(|outcome| Parts::of(outcome, self.scenario.alarm.measure)).collect()
    }
}
