//! When satisfaction was lost, and when that was noticed.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::books::Metric;
use crate::findings::bias::{Bias, direction};
use crate::scenario::{Alarm, Scenario};
use crate::stat::estimate::{Estimate, percentile};

/// What is watched, and from when on satisfaction counts as lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Watch {
    /// The metric that management watches.
    pub measure: &'static Metric,
    /// Whether the scenario says nothing of an alarm, so that it is the program's.
    pub is_default: bool,
    /// By how much satisfaction must be worse to be lost.
    pub lost_margin: f64,
}

impl Watch {
    /// That of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let alarm = &scenario.alarm;
        Self { measure: alarm.measure, is_default: *alarm == Alarm::by_default(), lost_margin: alarm.lost_margin }
    }
}

/// What befell a strategy's customers, and who could know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detection {
    /// When satisfaction was lost, weeks from the launch; `None` if it never was.
    pub lost_week: Option<usize>,
    /// The month of the horizon, from 1, in which that week lies.
    pub lost_month: Option<usize>,
    /// Random histories in which no alarm rang until the end of the horizon, if it was lost.
    pub unnoticed: usize,
    /// Random histories in which the alarm rang, lost or not.
    pub alarms: usize,
    /// Of those, how many in which it rang before the loss.
    pub early: usize,
    /// When the alarm first rang, weeks from the launch, over all histories.
    pub alarm_week: When,
    /// Weeks from the loss to the alarm, below 0 if it rang before, over all histories; never, without a loss.
    pub delay_weeks: When,
    /// Damage above the baseline's from the loss until the alarm, or until the end of the horizon. Money at scale 1:1.
    pub damage: Estimate,
    /// What the scale does to that; `None` at 1:1 and where it was not measured.
    pub damage_scale_bias: Option<Estimate>,
}

/// When something befalls a history: percentiles over all of them, of which those that it never befalls are the last. `None`
/// is never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// It befalls 5 % of the histories before.
    pub p05: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// It befalls 95 % of the histories before.
    pub p95: Option<f64>,
}

impl When {
    /// That of some histories, by weeks.
    pub fn of(histories: &[Option<usize>]) -> Self {
        let mut all: Vec<f64> = histories.iter().map(|week| week.map_or(f64::INFINITY, |week| week as f64)).collect();
        all.sort_unstable_by(f64::total_cmp);
        let [p05, p50, p95] = [0.05, 0.5, 0.95].map(|p| percentile(&all, p));
        Self { p05, p50, p95 }
    }

    /// The same, counted from another week.
    #[must_use]
    pub fn since(self, week: usize) -> Self {
        let since = |at: Option<f64>| at.map(|at| at - week as f64);
        Self { p05: since(self.p05), p50: since(self.p50), p95: since(self.p95) }
    }
}

/// Whether a loss is noticed, by the median over all random histories.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Noticed {
    /// The alarm rings so many weeks before: it foretells the loss, or is false.
    Before(f64),
    /// So many weeks later.
    After(f64),
    /// In so many histories alone, half of them at most.
    Seldom(usize),
    /// In no history.
    Never,
}

impl Detection {
    /// Which way damage is found to go: above the baseline's, or below it.
    pub fn damage_found(&self, scale: u32) -> Option<Ordering> {
        direction(&self.damage, Bias::at(scale, self.damage_scale_bias.as_ref()))
    }

    /// Whether the loss is noticed, and when.
    pub fn noticed(&self) -> Noticed {
        match self.delay_weeks.p50 {
            Some(weeks) if weeks > 0.0 => Noticed::After(weeks),
            Some(weeks) => Noticed::Before(-weeks),
            None if self.alarms == 0 => Noticed::Never,
            None => Noticed::Seldom(self.alarms),
        }
    }
}
