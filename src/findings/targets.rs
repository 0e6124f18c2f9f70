//! A run held against what was published.

use super::facts::Judged;
use super::withheld::are_withheld;
use crate::books::{Metric, Unit};
use crate::scenario::{Reading, Scenario, Target};
use crate::stat::estimate::{self, Estimate};
use crate::stat::paired;
use crate::study::{Design, Digests};

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
            unfound: None,
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
pub fn judge(scenario: &Scenario, design: &Design, lived: &Digests) -> Vec<Judged> {
    let judged = |target: &Target| {
        let metric = target.metric;
        let judged = Judged::new(target, scenario, metric).with(found(target, metric, design, lived));
        let is_inside = judged.is_inside.filter(|_| !hangs_on_waits(target, design, lived));
        Some(Judged { is_inside, ..judged })
    };
    scenario.targets.iter().filter_map(judged).collect()
}

/// Whether a target hangs on waits that a small scale shows in its own way, so that it is not judged.
fn hangs_on_waits(target: &Target, design: &Design, lived: &Digests) -> bool {
    let is_withheld = |place: usize| {
        design.place(place).is_some_and(|place| are_withheld(design.scale_of_lines(), &lived.strategies[place]))
    };
    target.metric.is_felt && target.strategies().into_iter().any(is_withheld)
}

fn found(target: &Target, metric: &Metric, design: &Design, lived: &Digests) -> Option<Estimate> {
    let of = |metric: &Metric, strategy: usize| Some(metric.ratio.pairs(&lived.strategies[design.place(strategy)?]));
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
