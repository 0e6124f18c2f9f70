//! A ratio of sums of counts: the one definition of whatever is told of an operation.

use std::ops::Range;

use super::{Count, Outcome};
use crate::stat::estimate::{self, Estimate, Pair};
use crate::unit::YEAR;

/// Weighted counts.
pub type Terms = &'static [(Count, f64)];

/// What a sum is divided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Below {
    /// Another sum.
    Sum(Terms),
    /// Years; the sum is of the whole operation and brought to scale 1:1.
    Years,
    /// Simulated time: the sum is a level × time, so that the ratio is its mean level, at scale 1:1.
    Time,
}

/// A ratio of sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// What is summed.
    pub above: Terms,
    /// What the sum is divided by.
    pub below: Below,
}

/// Whatever knows the sums of a replication over the horizon, of which ratios are made.
pub trait Sums {
    /// The k of scale 1:k.
    fn scale(&self) -> u32;

    /// The sum over the horizon.
    fn total(&self, count: Count) -> f64;
}

impl Sums for Outcome {
    fn scale(&self) -> u32 {
        self.scale
    }

    fn total(&self, count: Count) -> f64 {
        self.total(count)
    }
}

/// Weighted counts as they are written: `terms![AiContained, AiGivenUp * -1.0]`.
macro_rules! terms {
    ($($count:ident $(* $weight:expr)?),+) => { &[$(($crate::books::Count::$count, terms!(@weight $($weight)?))),+] };
    (@weight) => { 1.0 };
    (@weight $weight:expr) => { $weight };
}

/// A ratio as it is written: `ratio!([Abandoned] / [Offered])`, `ratio!([Left] / year)`, `ratio!([HeadsS] / time)`; a name
/// stands for terms.
macro_rules! ratio {
    ([$($above:tt)+] / $below:tt) => { ratio!(@ terms![$($above)+], $below) };
    ($above:ident / $below:tt) => { ratio!(@ $above, $below) };
    (@ $above:expr, year) => { $crate::books::Ratio { above: $above, below: $crate::books::Below::Years } };
    (@ $above:expr, time) => { $crate::books::Ratio { above: $above, below: $crate::books::Below::Time } };
    (@ $above:expr, [$($below:tt)+]) => {
        $crate::books::Ratio { above: $above, below: $crate::books::Below::Sum(terms![$($below)+]) }
    };
    (@ $above:expr, $below:ident) => {
        $crate::books::Ratio { above: $above, below: $crate::books::Below::Sum($below) }
    };
}

pub(crate) use {ratio, terms};

impl Ratio {
    /// Both sums of one replication over the horizon.
    pub fn pair(&self, sums: &impl Sums) -> Pair {
        self.of(sums.scale(), |count| sums.total(count))
    }

    /// Both sums of one week of the horizon.
    pub fn week_pair(&self, outcome: &Outcome, week: usize) -> Pair {
        self.of(outcome.scale, |count| outcome.week(week, count))
    }

    /// Both sums of some intervals of the day, all days of the horizon together; of counts that are kept by interval alone.
    pub fn interval_pair(&self, outcome: &Outcome, intervals: Range<usize>) -> Pair {
        self.of(outcome.scale, |count| intervals.clone().map(|interval| outcome.intraday.of_day(interval, count)).sum())
    }

    /// Both sums of an interval of the week, all weeks of the horizon together; of counts that are kept by interval alone.
    pub fn interval_of_week_pair(&self, outcome: &Outcome, interval: usize) -> Pair {
        self.of(outcome.scale, |count| outcome.intraday.of_week(interval, count))
    }

    /// Both sums of an arm of a pilot over some weeks of the horizon.
    pub fn arm_pair(&self, outcome: &Outcome, arm: usize, weeks: Range<usize>) -> Pair {
        self.of(outcome.scale, |count| outcome.arm(arm, weeks.clone(), count))
    }

    /// Both sums of one model over the horizon; of counts that models have a part in alone.
    pub fn model_pair(&self, outcome: &Outcome, model: usize) -> Pair {
        let of_model = |count| if count == Count::Seconds { outcome.total(count) } else { outcome.model(model, count) };
        self.of(outcome.scale, of_model)
    }

    /// Both sums, as each count is summed.
    pub fn of(&self, scale: u32, sum: impl Fn(Count) -> f64) -> Pair {
        let weighted = |terms: Terms| terms.iter().map(|&(count, weight)| weight * sum(count)).sum::<f64>();
        let num = weighted(self.above);
        match self.below {
            Below::Sum(terms) => Pair { num, den: weighted(terms) },
            Below::Years => Pair { num: num * f64::from(scale), den: sum(Count::Seconds) / YEAR },
            Below::Time => Pair { num: num * f64::from(scale), den: sum(Count::Seconds) },
        }
    }

    /// Both sums of each of some replications.
    pub fn pairs(&self, all: &[impl Sums]) -> Vec<Pair> {
        all.iter().map(|sums| self.pair(sums)).collect()
    }

    /// The estimate over replications.
    pub fn estimate(&self, all: &[impl Sums]) -> Estimate {
        estimate::ratio(&self.pairs(all))
    }

    /// Every count in it.
    pub fn counts(&self) -> impl Iterator<Item = Count> {
        let below = if let Below::Sum(terms) = self.below { terms } else { &[(Count::Seconds, 1.0)] };
        self.above.iter().chain(below).map(|&(count, _)| count)
    }
}
