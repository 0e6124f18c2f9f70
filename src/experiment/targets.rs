//! A run held against what was published.

use serde::{Deserialize, Serialize};

use super::Run;
use super::verdict::is_crowded;
use crate::books::{Metric, Outcome, Unit};
use crate::number::{Ruler, UNDEFINED};
use crate::scenario::{Basis, Reading, Scenario, Target};
use crate::stat::estimate::{self, Estimate};
use crate::stat::paired;

/// A published figure beside what a run shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// Short name of the target.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// The strategy that is judged.
    pub strategy: String,
    /// The published figure, as text.
    pub published: String,
    /// Least value that counts as met.
    pub least: f64,
    /// Greatest value that counts as met.
    pub most: f64,
    /// What the numbers mean.
    pub unit: Unit,
    /// Whether the number is a difference, and so shown with its sign.
    pub is_difference: bool,
    /// Whether that difference is relative: a change of a tenth is 10 %, not 10 points.
    pub is_relative: bool,
    /// What it says about the model if it is met.
    pub basis: Basis,
    /// Name of the number of the model that it follows from, the same for targets that are one; empty if it stands alone.
    #[serde(default)]
    pub one_number: String,
    /// Row of the evidence.
    pub source: String,
    /// How to read it.
    pub note: String,
    /// What the run shows; `None` where it takes a search, or a strategy that was not run.
    pub found: Option<Estimate>,
    /// Whether the mean of what was found counts as met.
    pub is_inside: Option<bool>,
    /// Why nothing was found by a search; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

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

/// How many numbers of the model the fitted targets are: "7 fitted targets are 4 numbers". `None` if none is fitted.
pub fn fitted_numbers(targets: &[Judged]) -> Option<String> {
    let fitted: Vec<&Judged> = targets.iter().filter(|target| target.basis == Basis::Fitted).collect();
    let mut groups: Vec<&str> = fitted.iter().map(|t| t.one_number.as_str()).filter(|name| !name.is_empty()).collect();
    groups.sort_unstable();
    groups.dedup();
    let alone = fitted.iter().filter(|target| target.one_number.is_empty()).count();
    match (fitted.len(), groups.len() + alone) {
        (0, _) => None,
        (1, _) => Some("1 fitted target is 1 number".to_owned()),
        (targets, 1) => Some(format!("{targets} fitted targets are 1 number")),
        (targets, numbers) => Some(format!("{targets} fitted targets are {numbers} numbers")),
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
    let against = match target.reading {
        Reading::Value | Reading::Less(_) => target.strategy,
        Reading::LessOf(_, against)
        | Reading::Difference(against)
        | Reading::Change(against)
        | Reading::LeastHeadcount { against, .. } => against,
    };
    let is_crowded = |(index, outcomes): (&usize, &Vec<Outcome>)| {
        let share = |metric: &Metric| metric.ratio.estimate(outcomes).mean;
        [target.strategy, against].contains(index) && is_crowded(share)
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

/// A target in words: what counts as met, and what was found.
pub struct JudgedText {
    /// "62.0 to 75.0 %".
    pub range: String,
    /// "64.7 ± 0.1 %", or "—".
    pub found: String,
}

/// Shows a target, its differences with their signs.
pub fn judged_text(target: &Judged, currency: &str) -> JudgedText {
    let ruler = Ruler::new(target.unit, currency, f64::max(target.least.abs(), target.most.abs()));
    // A relative change is in per cent, a difference of shares in points.
    let unit = match (target.unit, target.is_difference) {
        (Unit::Share, true) if target.is_relative => "%",
        (_, true) => ruler.unit_of_difference(),
        (_, false) => ruler.unit(),
    };
    let with_unit = |text: String| if text == UNDEFINED { text } else { format!("{text} {unit}").trim().to_owned() };
    let show = |value: f64| if target.is_difference { ruler.signed(value) } else { ruler.show(Some(value)) };
    let range = with_unit(format!("{} to {}", show(target.least), show(target.most)));
    let found = target.found.as_ref().map_or_else(
        || UNDEFINED.to_owned(),
        |found| if target.is_difference { ruler.difference(found) } else { ruler.estimate(found) },
    );
    JudgedText { range, found: with_unit(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(basis: Basis, one_number: &str) -> Judged {
        Judged {
            id: String::new(),
            title: String::new(),
            strategy: String::new(),
            published: String::new(),
            least: 0.0,
            most: 1.0,
            unit: Unit::Share,
            is_difference: false,
            is_relative: false,
            basis,
            one_number: one_number.to_owned(),
            source: String::new(),
            note: String::new(),
            found: None,
            is_inside: None,
            why: String::new(),
        }
    }

    #[test]
    fn fitted_targets_of_one_name_are_one_number_and_those_without_a_name_are_one_each() {
        let fitted = |names: &[&str]| {
            let targets: Vec<Judged> = names.iter().map(|name| target(Basis::Fitted, name)).collect();
            fitted_numbers(&targets)
        };
        assert_eq!(fitted(&["a", "b", "a", "", ""]).as_deref(), Some("5 fitted targets are 4 numbers"));
        assert_eq!(fitted(&["a", "a"]).as_deref(), Some("2 fitted targets are 1 number"));
        assert_eq!(fitted(&["a"]).as_deref(), Some("1 fitted target is 1 number"));
        assert_eq!(fitted_numbers(&[target(Basis::Free, "a"), target(Basis::Beside, "")]), None);
    }
}
