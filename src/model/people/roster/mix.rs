//! The mix of tenure in a team that has long been as it is.

use crate::scenario::{Persons, Staffing, Team};
use crate::unit::{DAY, WEEK, YEAR};

/// Beyond so many weeks nobody has been there.
const WEEKS: usize = 100 * 52;

/// The tenure of those who serve, where as many have come as left and as growth needs.
///
/// Formula: density `∝ exp(−∫h − g·a)` of the tenure `a`, `h` the hazard of leaving and `g` the growth of the team; a team that
/// shrinks by plan has the mix of one that neither grows nor shrinks.
#[derive(Clone, Debug, PartialEq)]
pub struct Mix {
    /// Hazard of a veteran ÷ the team's attrition, which is the mean over the mix.
    pub veterans_share: f64,
    /// Handle time of a contact, by the person who takes it, ÷ that of a veteran without an assistant.
    pub handle_factor: f64,
    /// The part of the gap in success that is left, mean over contacts.
    pub left: f64,
    /// Share of tenures below 1, 2, 3 … weeks; empty where all are veterans.
    below: Vec<f64>,
}

impl Mix {
    /// The mix of a team.
    pub fn new(team: &Team, persons: &Persons) -> Self {
        let growth = libm::log1p(team.headcount_growth_per_year).max(0.0);
        let of = |hazard: f64| shares(hazard, growth, persons);
        let hazard = veterans_hazard(team.turnover.attrition_per_year, persons, &of);
        let shares = of(hazard);
        let lefts = || (0..shares.len()).map(|week| persons.proficiency.left((week as f64 + 0.5) * WEEK));
        // Who is faster takes more contacts.
        let (mut contacts, mut left_of_contacts) = (0.0, 0.0);
        for (share, left) in shares.iter().zip(lefts()) {
            let speed = share / persons.handle_factor(left);
            contacts += speed;
            left_of_contacts += speed * left;
        }
        let mut below = 0.0;
        let below: Vec<f64> = shares
            .iter()
            .map(|share| {
                below += share;
                below
            })
            .collect();
        let attrition = team.turnover.attrition_per_year;
        let veterans_share = if attrition > 0.0 { hazard / attrition } else { 1.0 };
        let veteran = Self { veterans_share, handle_factor: persons.handle_factor(0.0), left: 0.0, below };
        if veteran.below.is_empty() {
            return veteran;
        }
        Self { handle_factor: 1.0 / contacts, left: left_of_contacts / contacts, ..veteran }
    }

    /// What the typed handle times and successes of a team are those of: of the mix of the baseline, of veterans where nobody
    /// serves there.
    pub fn typed(baseline: &Team) -> Option<Self> {
        let persons = baseline.persons.as_ref()?;
        let Staffing::Headcount { to, .. } = baseline.staffing else { return None };
        let mix = Self::new(baseline, persons);
        Some(if to > 0.0 { mix } else { Self { handle_factor: persons.handle_factor(0.0), left: 0.0, ..mix } })
    }

    /// The tenure at a quantile, whole days.
    pub fn tenure_days(&self, quantile: f64) -> i32 {
        let week = self.below.partition_point(|below| *below <= quantile);
        let before = week.checked_sub(1).map_or(0.0, |before| self.below[before]);
        let within = self.below.get(week).map_or(0.0, |below| (quantile - before) / (below - before));
        let weeks = if self.below.is_empty() { WEEKS as f64 } else { week as f64 + within };
        (weeks * WEEK / DAY) as i32
    }
}

/// Hazard of leaving at a tenure ÷ a veteran's.
///
/// Formula: `1 + (k − 1)·(1 − a/T)` until `T`.
pub fn early(persons: &Persons, tenure_s: f64) -> f64 {
    1.0 + (persons.leaving.when_new - 1.0) * (1.0 - tenure_s / persons.leaving.new_for_s).max(0.0)
}

/// Shares of tenures by week, at a veteran's hazard a year.
fn shares(hazard: f64, growth: f64, persons: &Persons) -> Vec<f64> {
    if hazard + growth <= 1e-6 {
        return Vec::new();
    }
    let (when_new, new_for_s) = (persons.leaving.when_new, persons.leaving.new_for_s);
    let at = |week: usize| {
        let tenure_s = week as f64 * WEEK;
        let new_s = tenure_s.min(new_for_s);
        let more_s = (when_new - 1.0) * (new_s - new_s * new_s / (2.0 * new_for_s));
        libm::exp(-(hazard * (tenure_s + more_s) + growth * tenure_s) / YEAR)
    };
    let mut weights = Vec::new();
    let mut here = at(0);
    while weights.len() < WEEKS && here > 1e-7 {
        let next = at(weights.len() + 1);
        weights.push(f64::midpoint(here, next));
        here = next;
    }
    let all: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / all).collect()
}

/// The hazard a year of veterans that makes the mean over the mix the attrition of the team.
fn veterans_hazard(attrition: f64, persons: &Persons, shares: &dyn Fn(f64) -> Vec<f64>) -> f64 {
    if (persons.leaving.when_new - 1.0).abs() < 1e-12 || attrition <= 0.0 {
        return attrition;
    }
    let mean = |hazard: f64| -> f64 {
        let of_week = |(week, share): (usize, &f64)| share * early(persons, (week as f64 + 0.5) * WEEK);
        hazard * shares(hazard).iter().enumerate().map(of_week).sum::<f64>()
    };
    let (mut low, mut high) = (0.0, attrition);
    while mean(high) < attrition && high < 100.0 * attrition {
        high *= 2.0;
    }
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if mean(middle) < attrition { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}
