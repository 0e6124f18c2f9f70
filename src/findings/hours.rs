//! Agents required, scheduled and on duty over the week, where staffing is planned.

use serde::{Deserialize, Serialize};

use crate::books::metric::{ON_DUTY, REQUIRED, SCHEDULED};
use crate::books::{Count, Metric, Outcome};
use crate::stat::estimate::{Pair, ratio};

/// Means over the horizon by interval of the week, from Monday 00:00, at scale 1:1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hours {
    /// Length of an interval, s.
    pub interval_s: f64,
    /// Agents whom the latest plans require.
    pub required: Vec<f64>,
    /// Agents whom schedules of shifts put on duty where the heads required are there; `None` where nobody works in shifts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled: Option<Vec<f64>>,
    /// Agents on duty.
    pub on_duty: Vec<f64>,
}

impl Hours {
    /// Hours on duty by schedule ÷ hours required, less one; `None` where nobody works in shifts.
    pub fn excess(&self) -> Option<f64> {
        let sum = |agents: &[f64]| agents.iter().sum::<f64>();
        self.scheduled.as_ref().map(|scheduled| sum(scheduled) / sum(&self.required) - 1.0)
    }
}

/// The week of a strategy; `None` where nothing is planned, planning began later than the horizon, whose means are then of other weeks than
/// those of who was on duty, or a whole week was not lived through.
pub fn hours(interval_s: f64, outcomes: &[Outcome]) -> Option<Hours> {
    let is_late = |outcome: &Outcome| outcome.total(Count::PlannedS) < 0.999 * outcome.total(Count::Seconds);
    if outcomes.iter().any(is_late) {
        return None;
    }
    let intervals = outcomes.first()?.intraday.n_intervals();
    let of = |metric: &Metric, interval: usize| {
        let pair = |outcome: &Outcome| metric.ratio.interval_of_week_pair(outcome, interval);
        let pairs: Vec<Pair> = outcomes.iter().map(pair).collect();
        Some(ratio(&pairs).mean? * f64::from(outcomes[0].scale))
    };
    let week = |metric: &Metric| (0..intervals).map(|interval| of(metric, interval)).collect::<Option<Vec<f64>>>();
    Some(Hours { interval_s, required: week(&REQUIRED)?, scheduled: week(&SCHEDULED), on_duty: week(&ON_DUTY)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::Sizes;
    use crate::scenario::samples::bare;

    /// Two intervals a week of an hour each: five required in the first and eight on duty. Planned for half of the time only, the means would
    /// be of other weeks than those on duty.
    #[test]
    fn the_week_is_told_where_the_plan_covers_the_horizon() {
        let clock = bare("2024-01-01").clock;
        let sizes = Sizes { topics: 1, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 2 };
        let of = |planned_s: f64| {
            let mut outcome = Outcome::new(&clock, sizes, 1);
            let row = outcome.row_at(clock.warmup_s + 1.0, outcome.no_topic());
            let amounts = [
                (Count::PlannedS, planned_s),
                (Count::Seconds, 3600.0),
                (Count::RequiredS, 5.0 * planned_s),
                (Count::OnDutyS, 8.0 * 3600.0),
            ];
            for (count, amount) in amounts {
                outcome.add(row, count, amount);
                (0..2).for_each(|interval| outcome.intraday.add(interval, count, amount));
            }
            hours(3600.0, &[outcome])
        };
        let found = of(3600.0).expect("it is planned throughout");
        assert_eq!((found.required, found.on_duty, found.scheduled), (vec![5.0, 5.0], vec![8.0, 8.0], None));
        assert_eq!(of(1800.0), None);
    }
}
