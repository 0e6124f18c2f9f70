//! A run held against what was published.

use super::Run;
use super::facts::Judged;
use super::judgement::is_crowded;
use crate::books::{Metric, Outcome, Unit};
use crate::scenario::{Reading, Scenario, Target};
use crate::stat::estimate::{self, Estimate};
use crate::stat::paired;

impl Judged {
    fn new(target: &Target, scenario: &Scenario, metric: &Metric) -> Self {
        let unit = match target.reading {
            Reading::Change(_) => Unit::Share,
            Reading::LeastHeadcount { .. } => Unit::Number,
            _ => metric.unit,
        };
        Self {
            id: target.id.clone(),
            title: target.title.clone(),
            strategy: scenario.strategies[target.strategy].id.clone(),
            published: target.published.clone(),
            least: target.least,
            most: target.most,
            unit,
            is_difference: !matches!(target.reading, Reading::Value | Reading::LeastHeadcount { .. }),
            is_relative: matches!(target.reading, Reading::Change(_)),
            basis: target.basis,
            one_number: target.one_number.clone(),
            source: target.source.clone(),
            note: target.note.clone(),
            found: None,
            is_inside: None,
            why: String::new(),
        }
    }

    /// The same with what was found.
    #[must_use]
    pub fn with(self, found: Option<Estimate>) -> Self {
        let mean = found.as_ref().and_then(|found| found.mean);
        Self { is_inside: mean.map(|mean| (self.least..=self.most).contains(&mean)), found, ..self }
    }
}

/// Every target of a scenario beside what a run shows; those that take a search stay open.
pub fn judge(scenario: &Scenario, run: &Run) -> Vec<Judged> {
    let judged = |target: &Target| {
        let metric = target.metric;
        let judged = Judged::new(target, scenario, metric).with(found(target, metric, run));
        let is_inside = judged.is_inside.filter(|_| !hangs_on_waits(target, run));
        Some(Judged { is_inside, ..judged })
    };
    scenario.targets.iter().filter_map(judged).collect()
}

/// Whether a target hangs on waits that a small scale shows in its own way, so that it is not judged.
fn hangs_on_waits(target: &Target, run: &Run) -> bool {
    let is_crowded = |(index, outcomes): (&usize, &Vec<Outcome>)| {
        let share = |metric: &Metric| metric.ratio.estimate(outcomes).mean;
        target.strategies().contains(index) && is_crowded(share)
    };
    run.design.scale > 1 && target.metric.is_felt && run.design.strategies.iter().zip(&run.outcomes).any(is_crowded)
}

fn found(target: &Target, metric: &Metric, run: &Run) -> Option<Estimate> {
    let of = |metric: &Metric, strategy: usize| {
        let place = run.design.strategies.iter().position(|&index| index == strategy)?;
        Some(metric.ratio.pairs(&run.outcomes[place]))
    };
    let own = of(metric, target.strategy)?;
    match &target.reading {
        Reading::Value => Some(estimate::ratio(&own)),
        Reading::Less(other) => Some(paired::difference(&own, &of(other, target.strategy)?)),
        Reading::LessOf(other, against) => Some(paired::difference(&own, &of(other, *against)?)),
        Reading::Difference(against) => Some(paired::difference(&own, &of(metric, *against)?)),
        Reading::Change(against) => Some(paired::relative(&own, &of(metric, *against)?)),
        Reading::LeastHeadcount { .. } => None,
    }
}
