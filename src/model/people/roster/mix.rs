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

#[cfg(test)]
mod tests {
    use super::super::tests::{persons, team};
    use super::*;
    use crate::scenario::Curve;

    fn mix(attrition: f64, growth: f64, persons: &Persons) -> Mix {
        Mix::new(&Team { headcount_growth_per_year: growth, ..team(10.0, attrition, persons.clone()) }, persons)
    }

    /// A sum over days of a tenure of so many years.
    fn integral(years: f64, of: impl Fn(f64) -> f64) -> f64 {
        (0..(years * 365.2425) as u32).map(|day| of((f64::from(day) + 0.5) / 365.2425) / 365.2425).sum()
    }

    /// A hazard `h` a year and a growth of a tenth: `−ln(1 − q) / (h + ln 1.1)` years at the quantile q; where nobody leaves, or
    /// hardly anybody, a hundred years at most. A team that shrinks by plan has the mix of one that does not.
    #[test]
    fn tenures_are_exponential_where_hazards_are_flat() {
        let own = persons(0.7, Curve::Over(WEEK));
        for (hazard, quantiles) in [(0.5, [0.001, 0.1, 0.5, 0.9, 0.999]), (0.05, [0.001, 0.1, 0.3, 0.5, 0.9])] {
            let growing = mix(hazard, 0.1, &own);
            for quantile in quantiles {
                let days = -libm::log1p(-quantile) / (hazard + libm::log(1.1)) * 365.2425;
                let found = growing.tenure_days(quantile);
                assert!((f64::from(found) + 0.5 - days).abs() < 1.5, "{found} is not {days}");
            }
        }
        let growing = mix(0.5, 0.1, &own);
        // e^{−16.1} = 10⁻⁷ after 27 years.
        assert!((growing.tenure_days(1.0) - 9_890).abs() < 10, "{}", growing.tenure_days(1.0));
        assert_eq!((mix(0.0, 0.0, &own).tenure_days(0.3), mix(0.01, 0.0, &own).tenure_days(1.0)), (36_400, 36_400));
        assert_eq!(mix(0.5, -0.3, &own), mix(0.5, 0.0, &own));
    }

    /// Three times the hazard on the first day, twice after 13 of 26 weeks. In a mix that neither grows nor shrinks the mean hazard is 1 ÷
    /// the mean tenure at leaving, `∫ S`: .5 as the team's, though a veteran's is less.
    #[test]
    fn a_veterans_hazard_makes_the_mean_the_teams() {
        let mut own = persons(0.7, Curve::Over(WEEK));
        own.leaving.when_new = 3.0;
        for (weeks, times) in [(0.0, 3.0), (13.0, 2.0), (26.0, 1.0), (40.0, 1.0)] {
            assert!((early(&own, weeks * WEEK) - times).abs() < 1e-12);
        }
        let hazard = 0.5 * mix(0.5, 0.0, &own).veterans_share;
        let until = 26.0 * WEEK / YEAR;
        let survive = |years: f64| {
            let new = years.min(until);
            libm::exp(-hazard * (years + 2.0 * (new - new * new / (2.0 * until))))
        };
        let mean = 1.0 / integral(60.0, survive);
        assert!((mean - 0.5).abs() < 1e-3 && hazard < 0.48, "{mean} {hazard}");
        own.leaving.when_new = 0.0;
        assert!(mix(0.5, 0.0, &own).veterans_share > 1.0, "who is new never leaves");
        let nobody_leaves = mix(0.0, 0.1, &own).veterans_share;
        assert!((nobody_leaves - 1.0).abs() < 1e-12);
    }

    /// At half the pace at the start, over a year: the pace of whom a part `l` of the gap is left is `1 ÷ (1 + l)`, and contacts go by it:
    /// handle time `1 ÷ ∫ pace`, left `∫ pace · l ÷ ∫ pace`. Who is hired with half a year begins at `l` = ½.
    #[test]
    fn who_is_faster_weighs_more_in_what_is_typed() {
        for hired_with in [0.0, 0.5] {
            let mut own = persons(0.5, Curve::Over(YEAR));
            own.proficiency.hired_with_s = hired_with * YEAR;
            let found = mix(0.8, 0.0, &own);
            let left = |years: f64| (1.0 - years - hired_with).max(0.0);
            let density = |years: f64| 0.8 * libm::exp(-0.8 * years);
            let contacts = integral(40.0, |years| density(years) / (1.0 + left(years)));
            let novices = integral(40.0, |years| density(years) / (1.0 + left(years)) * left(years));
            assert!((found.handle_factor - 1.0 / contacts).abs() < 2e-4, "{found:?} {contacts}");
            assert!((found.left - novices / contacts).abs() < 2e-4, "{found:?} {novices}");
        }
    }

    /// What is typed is of the mix of the baseline, or of veterans where nobody serves there; where all are veterans, of these.
    #[test]
    fn what_is_typed_is_of_veterans_where_nobody_serves() {
        let mut own = persons(0.5, Curve::Over(YEAR));
        own.assist.of_veterans = 0.25;
        let typed = |heads: f64, attrition: f64| Mix::typed(&team(heads, attrition, own.clone())).expect("persons");
        assert!(typed(1.0, 0.8).left > 0.1 && typed(1.0, 0.8).handle_factor > 1.0);
        for veterans in [typed(0.0, 0.8), typed(1.0, 0.0)] {
            assert!(veterans.left.abs() < 1e-12 && (veterans.handle_factor - 0.8).abs() < 1e-12, "{veterans:?}");
        }
        let counted = Team { staffing: Staffing::OnDuty(vec![1.0]), ..team(1.0, 0.8, own.clone()) };
        assert_eq!((Mix::typed(&counted), Mix::typed(&Team { persons: None, ..counted.clone() })), (None, None));
    }
}
