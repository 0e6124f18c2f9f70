//! For what customers leave, and who gives up without a word: sentences for each strategy beside the baseline.

use super::parts::list;
use crate::books::metric::{
    CUSTOMERS_LOST, GAVE_UP_SILENTLY, LEFT_FOR_END, LEFT_FOR_FAILURES, LEFT_FOR_FEELING, LEFT_FOR_TRUST,
};
use crate::books::{Metric, Unit};
use crate::findings::{StrategySummary, Summary, found, is_judged};
use crate::number::{Ruler, per_cent};

/// What customers leave for: metric, and how it is told.
const REASONS: [(Metric, &str); 4] = [
    (LEFT_FOR_END, "for how issues ended"),
    (LEFT_FOR_FEELING, "for how they felt"),
    (LEFT_FOR_FAILURES, "for failing again"),
    (LEFT_FOR_TRUST, "for lost trust"),
];

/// For each judged strategy under which more or fewer customers are found to leave than under the baseline, how many, and for
/// what, as far as that is found; then who gives up in silence.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let judged = others.filter(|strategy| is_judged(summary, strategy));
    judged.filter_map(|strategy| reasons(summary, strategy)).chain(silence(summary)).collect()
}

/// "Customers lost a year under x, against y: +39.3 ± 1.3 thousand; of that …".
fn reasons(summary: &Summary, strategy: &StrategySummary) -> Option<String> {
    let all = std::iter::once(CUSTOMERS_LOST).chain(REASONS.map(|(metric, _)| metric));
    let ruler = Ruler::telling(Unit::Number, "", all.filter_map(|metric| strategy.difference(&metric)));
    let told = |metric: &Metric| {
        found(summary, strategy, metric)?;
        let difference = strategy.difference(metric)?;
        let mean = difference.mean?;
        let sign = if mean > 0.0 { "+" } else { "−" };
        Some(format!("{sign}{}", ruler.tell(difference)))
    };
    let lost = told(&CUSTOMERS_LOST)?;
    let parts: Vec<String> =
        REASONS.iter().filter_map(|(metric, why)| Some(format!("{} {why}", told(metric)?))).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (id, baseline) = (&strategy.id, &summary.baseline);
    let rest = if parts.len() < REASONS.len() { ", none found for any other reason" } else { "" };
    (!parts.is_empty()).then(|| {
        format!("Customers lost a year under {id}, against {baseline}: {lost}; of that {}{rest}.", list(&parts))
    })
}

/// The share of issues given up without a complaint and without an answered survey, of every strategy.
fn silence(summary: &Summary) -> Option<String> {
    let share = |strategy: &StrategySummary| strategy.metric(&GAVE_UP_SILENTLY).mean.filter(|share| *share > 0.0);
    let told: Vec<String> = summary
        .strategies
        .iter()
        .filter_map(|strategy| Some(format!("{} under {}", per_cent(share(strategy)?, 1), strategy.id)))
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    (!told.is_empty()).then(|| {
        format!("Of all issues so many are given up without a complaint or an answered survey: {}.", list(&told))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::samples;
    use crate::stat::estimate::{Estimate, mean};

    fn apart(by: f64) -> Estimate {
        Estimate { half_width: Some(10.0), ..mean(&[by, by]) }
    }

    /// A strategy at 1:1 with differences in customers lost and in what they leave for.
    fn told(differences: [f64; 4]) -> Vec<String> {
        let ids = ["customers_lost", "left_for_end", "left_for_feeling", "left_for_failures"];
        let differences = ids.into_iter().zip(differences).map(|(id, by)| (id, apart(by)));
        let mut summary = samples::summary(vec![samples::strategy("blend", differences.collect(), 0.0)], 8);
        (summary.scale, summary.unmeasured) = (1, None);
        sentences(&summary)
    }

    #[test]
    fn what_customers_leave_for_is_told_with_its_sign_as_far_as_it_is_found() {
        let sentence = "Customers lost a year under blend, against people: +100 ± 10; of that −200 ± 10 for how issues ended and \
                        +300 ± 10 for how they felt, none found for any other reason.";
        assert_eq!(told([100.0, -200.0, 300.0, 9.0]), [sentence]);
        assert!(told([9.0, -200.0, 300.0, 0.0]).is_empty(), "no difference is found");
    }
}
