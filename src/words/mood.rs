//! What the public mood did beside what issues did: a sentence for each strategy in which it is found to have done anything.

use std::cmp::Ordering;

use super::{Told, say};
use crate::books::metric::{MOOD_LEAVERS, NEWCOMERS_MISSED};
use crate::books::{Metric, Unit};
use crate::findings::{StrategySummary, found, is_judged};

/// Customers without an issue whom the mood took, and newcomers whom it kept away, above the baseline's.
pub fn sentences(told: &Told) -> Vec<String> {
    let others = told.strategies.iter().filter(|strategy| strategy.id != told.baseline);
    others.filter(|strategy| is_judged(told, strategy)).filter_map(|strategy| sentence(told, strategy)).collect()
}

fn sentence(told: &Told, strategy: &StrategySummary) -> Option<String> {
    let differences = [MOOD_LEAVERS, NEWCOMERS_MISSED].into_iter().filter_map(|metric| strategy.difference(&metric));
    let ruler = told.ruler_telling(Unit::Number, differences);
    let more = |metric: &Metric| {
        let difference = strategy.difference(metric)?;
        let is_more = found(told, strategy, metric) == Some(Ordering::Greater);
        difference.mean.filter(|_| is_more).map(|_| ruler.tell(difference))
    };
    let gone = more(&MOOD_LEAVERS).map(|n| say!(told.language, "mood-gone", n = n));
    let away = more(&NEWCOMERS_MISSED).map(|n| say!(told.language, "mood-away", n = n));
    let does: Vec<String> = gone.into_iter().chain(away).collect();
    let does = (!does.is_empty()).then(|| told.language.list(&does))?;
    Some(say!(told.language, "mood", id = &strategy.id, does = does, baseline = &told.baseline))
}
