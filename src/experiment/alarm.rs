//! The alarm rule: when a weekly series that management sees has become so much worse that it is noticed.
//!
//! # Formula
//! Reference `p₀ = (x + ½) / (N + 1)` of the last weeks of the warm-up (`x` of `N`; where they have no observations, of the
//! first that have), or a level that was given, with `N = ∞`. Then, for each point with share `p` of `n` observations:
//!
//! ```text
//! Z ← λp + (1−λ)Z, from Z = p₀        V ← λ²/n + (1−λ)²V, from V = 0        after m points
//! SE² = p₀(1−p₀) · (V + (1 − (1−λ)ᵐ)² / N)
//! ```
//!
//! The alarm sounds where `Z` is worse than `p₀` by more than `k` SE and by more than a share of `p₀`. A week makes a point
//! when it has enough observations; one that has fewer waits for the next, and so does one in which fewer than five of
//! the rarer answer are expected, where the normal law would be no guide.
//!
//! # Source
//! S. W. Roberts, *Technometrics* 1, 1959 (the chart); the second term of SE² is the noise of the reference itself.

use crate::outcome::{Count, Outcome};
use crate::scenario::{Alarm, Watched};
use crate::stat::estimate::Pair;

/// Expected number of the rarer answer below which no point is made.
const RARER: f64 = 5.0;

/// The level that a series is held against.
struct Reference {
    share: f64,
    /// 1 ÷ observations behind it.
    noise: f64,
    /// The first week after it.
    next: usize,
}

/// The week, counted as in `weeks`, in which the alarm first sounds; `None` if it never does.
///
/// `weeks` are (hits, observations) from the start of the warm-up on, which ends before week `from`.
pub fn first_alarm(rule: &Alarm, weeks: &[Pair], from: usize) -> Option<usize> {
    let Reference { share, noise, next } = reference(rule, weeks, from)?;
    let spread = share * (1.0 - share);
    let worse = if is_better_high(rule.measure) { -1.0 } else { 1.0 };
    let (mut average, mut variance, mut rest) = (share, 0.0, 1.0);
    let mut pool = Pair::default();
    for (week, seen) in weeks.iter().enumerate().skip(next) {
        pool = Pair { num: pool.num + seen.num, den: pool.den + seen.den };
        if pool.den < rule.least || pool.den * spread < RARER {
            continue;
        }
        let old = 1.0 - rule.weight;
        average = rule.weight * pool.num / pool.den + old * average;
        variance = rule.weight * rule.weight / pool.den + old * old * variance;
        rest *= old;
        pool = Pair::default();
        let error = (spread * (variance + (1.0 - rest) * (1.0 - rest) * noise)).sqrt();
        if worse * (average - share) > f64::max(rule.standard_errors * error, rule.margin * share) {
            return Some(week);
        }
    }
    None
}

fn reference(rule: &Alarm, weeks: &[Pair], from: usize) -> Option<Reference> {
    if let Some(share) = rule.level {
        return Some(Reference { share, noise: 0.0, next: from });
    }
    let start = from.saturating_sub(rule.reference_weeks);
    let seen = weeks.iter().enumerate().skip(start).filter(|(_, seen)| seen.den > 0.0).take(rule.reference_weeks);
    let (mut sum, mut last) = (Pair::default(), None);
    for (week, seen) in seen {
        sum = Pair { num: sum.num + seen.num, den: sum.den + seen.den };
        last = Some(week);
    }
    Some(Reference { share: (sum.num + 0.5) / (sum.den + 1.0), noise: 1.0 / sum.den, next: last? + 1 })
}

/// Whether more of a measure is better.
fn is_better_high(measure: Watched) -> bool {
    matches!(measure, Watched::Csat | Watched::Resolution)
}

/// The watched series of one replication, from the start of the warm-up to the end of the horizon.
pub fn watched(measure: Watched, outcome: &Outcome) -> Vec<Pair> {
    let (hits, of): (&[(Count, f64)], Count) = match measure {
        Watched::Csat => (&[(Count::SurveyedSatisfied, 1.0)], Count::Surveyed),
        Watched::Resolution => {
            (&[(Count::AiContained, 1.0), (Count::AiGivenUp, -1.0), (Count::AiTakenBack, -1.0)], Count::AiContacts)
        }
        Watched::Complaints => (&[(Count::ComplaintsSeen, 1.0)], Count::Contacts),
        Watched::Churn => (&[(Count::LeavingSeen, crate::unit::WEEK)], Count::CustomersS),
    };
    let unit = if measure == Watched::Churn { crate::unit::WEEK } else { 1.0 };
    let week = |week: usize| Pair {
        num: hits.iter().map(|&(count, weight)| weight * outcome.week_of_all(week, count)).sum::<f64>() / unit,
        den: outcome.week_of_all(week, of) / unit,
    };
    (0..outcome.n_warmup_weeks() + outcome.n_weeks()).map(week).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::LostBy;

    fn rule() -> Alarm {
        Alarm {
            measure: Watched::Csat,
            weight: 0.5,
            standard_errors: 3.0,
            margin: 0.0,
            least: 100.0,
            reference_weeks: 2,
            level: None,
            lost_measure: LostBy::Satisfaction,
            lost_margin: 0.03,
        }
    }

    fn weeks(hits: &[f64]) -> Vec<Pair> {
        hits.iter().map(|&num| Pair { num, den: 100.0 }).collect()
    }

    /// By hand: reference (160.5 of 201) .7985, p₀(1−p₀) = .16089. Of 70, 68 and 66 satisfied the averages are .7493,
    /// .7146 and .6873; V is .0025, .003125 and .00328125, the reference's share .25, .5625 and .765625 of 1/200; standard
    /// errors .0246, .0308 and .0344. Departures are .0493, .0839 and .1112: 2.0, 2.7 and 3.2 standard errors.
    #[test]
    fn the_alarm_sounds_in_the_week_that_a_hand_finds() {
        let seen = weeks(&[80.0, 80.0, 70.0, 68.0, 66.0]);
        assert_eq!(first_alarm(&rule(), &seen, 2), Some(4));
        assert_eq!(first_alarm(&Alarm { standard_errors: 2.5, ..rule() }, &seen, 2), Some(3));
        assert_eq!(first_alarm(&Alarm { standard_errors: 3.5, ..rule() }, &seen, 2), None);
    }

    /// The first weeks of all, before anybody could come back, are no reference where the warm-up is longer.
    #[test]
    fn the_reference_is_the_end_of_the_warm_up() {
        let seen = weeks(&[94.0, 94.0, 80.0, 80.0, 80.0, 80.0, 80.0, 80.0]);
        assert_eq!(first_alarm(&rule(), &seen, 4), None);
        assert_eq!(first_alarm(&rule(), &seen, 2), Some(2), "the twin that takes the first weeks");
    }

    #[test]
    fn no_alarm_within_the_margin_and_a_level_takes_the_place_of_the_reference() {
        let seen = weeks(&[80.0, 80.0, 40.0, 40.0, 40.0]);
        assert_eq!(first_alarm(&rule(), &seen, 2), Some(2));
        let within = Alarm { margin: 0.5, ..rule() };
        assert_eq!(first_alarm(&within, &seen, 2), None);
        assert_eq!(first_alarm(&Alarm { level: Some(0.4), ..rule() }, &seen, 2), None);
        assert_eq!(first_alarm(&Alarm { level: Some(0.9), ..rule() }, &seen, 1), Some(1));
    }

    /// Weeks of 40 answers: two wait for a third, so that the alarm comes at the end of three.
    #[test]
    fn weeks_with_too_few_answers_wait_for_the_next() {
        let mut seen = weeks(&[80.0, 80.0]);
        seen.extend([Pair { num: 10.0, den: 40.0 }; 3]);
        assert_eq!(first_alarm(&rule(), &seen, 2), Some(4));
        let without_wait = Alarm { least: 40.0, ..rule() };
        assert_eq!(first_alarm(&without_wait, &seen, 2), Some(2));
    }

    /// A measure that falls when things go well is watched from the other side.
    #[test]
    fn complaints_are_worse_when_there_are_more() {
        let rule = Alarm { measure: Watched::Complaints, ..rule() };
        assert_eq!(first_alarm(&rule, &weeks(&[20.0, 20.0, 60.0]), 2), Some(2));
        assert_eq!(first_alarm(&rule, &weeks(&[20.0, 20.0, 2.0, 2.0, 2.0]), 2), None);
    }

    #[test]
    fn what_is_never_seen_is_never_noticed() {
        assert_eq!(first_alarm(&rule(), &[Pair::default(); 9], 0), None);
        assert_eq!(first_alarm(&rule(), &[], 0), None);
    }
}
