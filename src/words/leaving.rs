//! For what customers leave, and who gives up without a word: sentences for each strategy beside the baseline.

use super::{Told, say, whether};
use crate::books::metric::{
    CUSTOMERS_LOST, GAVE_UP_SILENTLY, LEFT_FOR_END, LEFT_FOR_FAILURES, LEFT_FOR_FEELING, LEFT_FOR_TRUST,
};
use crate::books::{Metric, Unit};
use crate::findings::{StrategySummary, found, is_judged};

/// What customers leave for.
const REASONS: [Metric; 4] = [LEFT_FOR_END, LEFT_FOR_FEELING, LEFT_FOR_FAILURES, LEFT_FOR_TRUST];

/// For each judged strategy under which more or fewer customers are found to leave than under the baseline, how many, and for
/// what, as far as that is found; then who gives up in silence.
pub fn sentences(told: &Told) -> Vec<String> {
    let others = told.strategies.iter().filter(|strategy| strategy.id != told.baseline);
    let judged = others.filter(|strategy| is_judged(told, strategy));
    judged.filter_map(|strategy| reasons(told, strategy)).chain(silence(told)).collect()
}

/// "Customers lost a year under x, against y: +39.3 ± 1.3 thousand; of that …".
fn reasons(told: &Told, strategy: &StrategySummary) -> Option<String> {
    let all = std::iter::once(CUSTOMERS_LOST).chain(REASONS);
    let ruler = told.ruler_telling(Unit::Number, all.filter_map(|metric| strategy.difference(&metric)));
    let size = |metric: &Metric| {
        found(told, strategy, metric)?;
        let difference = strategy.difference(metric)?;
        let sign = if difference.mean? > 0.0 { "+" } else { "−" };
        Some(format!("{sign}{}", ruler.tell(difference)))
    };
    let lost = size(&CUSTOMERS_LOST)?;
    let part = |metric: &Metric| Some(say!(told.language, "left-for", size = size(metric)?, reason = metric.id));
    let parts: Vec<String> = REASONS.iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| {
        say!(
            told.language,
            "leaving",
            id = &strategy.id,
            baseline = &told.baseline,
            lost = lost,
            parts = told.language.list(&parts),
            all = whether(parts.len() == REASONS.len()),
        )
    })
}

/// The share of issues given up without a complaint and without an answered survey, of every strategy.
fn silence(told: &Told) -> Option<String> {
    let of = |strategy: &StrategySummary| {
        let share = strategy.metric(&GAVE_UP_SILENTLY).mean.filter(|share| *share > 0.0)?;
        Some(say!(told.language, "under", what = told.language.per_cent(share, 1), id = &strategy.id))
    };
    let shares: Vec<String> = told.strategies.iter().filter_map(of).collect();
    (!shares.is_empty()).then(|| say!(told.language, "silence", shares = told.language.list(&shares)))
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
        sentences(&Told::in_english(&summary))
    }

    #[test]
    fn what_customers_leave_for_is_told_with_its_sign_as_far_as_it_is_found() {
        let sentence = "Customers lost a year under blend, against people: +100 ± 10; of that −200 ± 10 for how issues ended and \
                        +300 ± 10 for how they felt, none found for any other reason.";
        assert_eq!(told([100.0, -200.0, 300.0, 9.0]), [sentence]);
        assert!(told([9.0, -200.0, 300.0, 0.0]).is_empty(), "no difference is found");
    }
}
