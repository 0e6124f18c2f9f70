//! For what customers leave, and who gives up without a word: sentences for each strategy beside the baseline.

use super::summary::{StrategySummary, Summary};
use super::verdict::{count, is_judged, list};
use crate::stat::estimate::Estimate;

/// What customers leave for: metric, and how it is told.
const REASONS: [(&str, &str); 4] = [
    ("left_for_end", "for how issues ended"),
    ("left_for_feeling", "for how they felt"),
    ("left_for_failures", "for failing again"),
    ("left_for_trust", "for lost trust"),
];

/// For each judged strategy how many more or fewer leave than under the baseline, and for what; then who gives up in silence.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let judged = others.filter(|strategy| is_judged(summary, strategy));
    judged.filter_map(|strategy| reasons(summary, strategy)).chain(silence(summary)).collect()
}

/// "Customers lost a year under x, against y: +39.3 ± 1.3 thousand, of which …"; nothing where nobody leaves more or less.
fn reasons(summary: &Summary, strategy: &StrategySummary) -> Option<String> {
    let told = |metric: &str| strategy.difference(metric).and_then(signed);
    let lost = told("customers_lost")?;
    let parts: Vec<String> =
        REASONS.iter().filter_map(|(metric, why)| Some(format!("{} {why}", told(metric)?))).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (id, baseline) = (&strategy.id, &summary.baseline);
    (!parts.is_empty())
        .then(|| format!("Customers lost a year under {id}, against {baseline}: {lost}, that is {}.", list(&parts)))
}

/// "+39.3 ± 1.3 thousand"; nothing where the two are the same.
fn signed(difference: &Estimate) -> Option<String> {
    let mean = difference.mean.filter(|mean| mean.abs() > 0.0)?;
    let sign = if mean > 0.0 { "+" } else { "−" };
    Some(format!("{sign}{}", count(mean.abs(), difference)))
}

/// The share of issues given up without a complaint and without an answered survey, of every strategy.
fn silence(summary: &Summary) -> Option<String> {
    let share = |strategy: &StrategySummary| strategy.metric("gave_up_silently").mean.filter(|share| *share > 0.0);
    let told: Vec<String> = summary
        .strategies
        .iter()
        .filter_map(|strategy| Some(format!("{:.1} % under {}", 100.0 * share(strategy)?, strategy.id)))
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    (!told.is_empty()).then(|| {
        format!("Of all issues so many are given up without a complaint or an answered survey: {}.", list(&told))
    })
}

#[cfg(test)]
mod tests {
    use super::super::summary::samples;
    use super::*;
    use crate::stat::estimate::mean;

    fn apart(by: f64) -> Estimate {
        Estimate { half_width: Some(10.0), ..mean(&[by, by]) }
    }

    #[test]
    fn what_customers_leave_for_is_told_with_its_sign_and_what_is_nothing_is_not() {
        let ids = ["customers_lost", "left_for_end", "left_for_feeling", "left_for_failures"];
        let differences = ids.into_iter().zip([100.0, -200.0, 300.0, 0.0]).map(|(id, by)| (id, apart(by)));
        let summary = samples::summary(vec![samples::strategy("blend", differences.collect(), 0.0)], 8);
        let told = "Customers lost a year under blend, against people: +100 ± 10, that is −200 ± 10 for how issues ended and \
                    +300 ± 10 for how they felt.";
        assert_eq!(sentences(&summary), [told]);
    }

    #[test]
    fn who_waits_too_long_at_a_small_scale_is_not_told_of() {
        let differences = vec![("customers_lost", apart(1.0)), ("left_for_end", apart(1.0))];
        let summary = samples::summary(vec![samples::strategy("crowd", differences, 0.2)], 8);
        assert!(sentences(&summary).is_empty());
    }
}
