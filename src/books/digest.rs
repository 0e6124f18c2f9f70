//! What is left of a replication where the whole of it is not kept: its totals, and what is read of it by week and by group.

use super::metric::SATISFACTION;
use super::{Count, Metric, Outcome, Row, Sums};
use crate::clock::Clock;
use crate::stat::estimate::Pair;
use crate::unit::WEEK;

/// What is damaged: value of customers lost and of newcomers kept away, complaints, compensation.
const DAMAGE: [Count; 4] = [Count::ValueLost, Count::ValueMissed, Count::ComplaintCost, Count::Compensation];

/// The totals of a replication, of which every ratio of the table of metrics is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    scale: u32,
    totals: Row,
}

impl Digest {
    /// That of an outcome.
    pub fn of(outcome: &Outcome) -> Self {
        let mut totals = [0.0; Count::ALL.len()];
        for &count in Count::ALL {
            totals[count as usize] = outcome.total(count);
        }
        Self { scale: outcome.scale, totals }
    }

    /// How many numbers its totals are.
    pub const NUMBERS: usize = Count::ALL.len();

    /// The k of scale 1:k, and the totals.
    pub fn numbers(&self) -> (u32, &[f64]) {
        (self.scale, &self.totals)
    }

    /// The digest of these numbers; `None` if they are not as many.
    pub fn again(scale: u32, totals: &[f64]) -> Option<Self> {
        Some(Self { scale, totals: totals.try_into().ok()? })
    }

    /// That of two replications together.
    ///
    /// # Panics
    /// If they are not of one scale: sums of different scales add up to nothing.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        assert_eq!(self.scale, other.scale, "sums of two scales");
        self.totals.iter_mut().zip(other.totals).for_each(|(total, more)| *total += more);
        self
    }
}

impl Sums for Digest {
    fn scale(&self) -> u32 {
        self.scale
    }

    fn total(&self, count: Count) -> f64 {
        self.totals[count as usize]
    }
}

/// What is read of a replication week by week and group by group beside its totals.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Satisfied and all closed issues by topic, then by segment.
    pub groups: Vec<Pair>,
    /// The weeks of the horizon.
    pub weeks: Vec<Week>,
    /// How many of them are whole.
    pub whole_weeks: usize,
}

/// One week of the horizon.
#[derive(Clone, Copy, Debug)]
pub struct Week {
    /// Satisfied and all closed issues.
    pub satisfied: Pair,
    /// Both sums of what management watches.
    pub watched: Pair,
    /// Money that failures cost and customers who were lost, at the run's scale.
    pub damage: f64,
}

impl Parts {
    /// Those of an outcome, in an operation that watches a metric.
    pub fn of(outcome: &Outcome, watched: &Metric) -> Self {
        let of_topic = |topic| SATISFACTION.topic_pair(outcome, topic).unwrap_or_default();
        let of_segment = |&[num, den]: &[f64; 2]| Pair { num, den };
        let week = |week| Week {
            satisfied: SATISFACTION.ratio.week_pair(outcome, week),
            watched: watched.ratio.week_pair(outcome, week),
            damage: DAMAGE.iter().map(|&count| outcome.week(week, count)).sum(),
        };
        Self {
            scale: outcome.scale,
            groups: (0..outcome.n_topics()).map(of_topic).chain(outcome.segment_ends.iter().map(of_segment)).collect(),
            weeks: (0..outcome.n_weeks()).map(week).collect(),
            whole_weeks: outcome.n_whole_weeks(),
        }
    }

    /// Bytes of so many groups over a clock's horizon.
    pub fn bytes(groups: usize, clock: &Clock) -> f64 {
        (groups * size_of::<Pair>()) as f64 + (clock.horizon_s / WEEK).ceil() * size_of::<Week>() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{LINES, METRICS, Sizes};
    use crate::scenario::samples::bare;

    const SIZES: Sizes = Sizes { topics: 2, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 168 };

    /// An outcome with another whole number in every count of every week and topic, warm-up included.
    fn outcome(from: u32) -> Outcome {
        let clock = bare("2024-01-01").clock;
        let mut outcome = Outcome::new(&clock, SIZES, 10);
        for week in 0..8 {
            for cell in 0..3 {
                let row = outcome.row_at((f64::from(week) + 0.5) * WEEK, cell);
                for (number, &count) in (from..).zip(Count::ALL) {
                    outcome.add(row, count, f64::from(number * (week + 1)) + cell as f64);
                }
            }
        }
        outcome
    }

    #[test]
    fn every_ratio_of_a_digest_is_that_of_its_outcome() {
        let outcome = outcome(1);
        let digest = Digest::of(&outcome);
        let ratios = METRICS.iter().map(|metric| metric.ratio).chain(LINES.iter().map(|line| line.ratio));
        for ratio in ratios {
            assert_eq!(ratio.pair(&digest), ratio.pair(&outcome), "{ratio:?}");
        }
        assert!(digest.total(Count::Contacts) > 0.0);
    }

    /// In any order, and to what the sums of the sums are.
    #[test]
    fn digests_add_up_in_any_order() {
        let [a, b, c] = [1, 20, 300].map(|from| Digest::of(&outcome(from)));
        let together = a.clone().plus(&b).plus(&c);
        assert_eq!(together, c.clone().plus(&b.clone().plus(&a)));
        let sum = [&a, &b, &c].map(|digest| digest.total(Count::Served)).iter().sum::<f64>();
        assert!((together.total(Count::Served) - sum).abs() < 1e-9);
        assert_ne!(together, a);
    }
}
