//! What the public mood did beside what issues did: a sentence for each strategy in which it is found to have done anything.

use crate::findings::{StrategySummary, Summary, found, is_judged};
use std::cmp::Ordering;

use crate::books::metric::{MOOD_LEAVERS, NEWCOMERS_MISSED};
use crate::books::{Metric, Unit};
use crate::number::Ruler;

/// Customers without an issue whom the mood took, and newcomers whom it kept away, above the baseline's.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    others.filter(|strategy| is_judged(summary, strategy)).filter_map(|strategy| sentence(summary, strategy)).collect()
}

fn sentence(summary: &Summary, strategy: &StrategySummary) -> Option<String> {
    let told = [MOOD_LEAVERS, NEWCOMERS_MISSED].into_iter().filter_map(|metric| strategy.difference(&metric));
    let ruler = Ruler::telling(Unit::Number, "", told);
    let more = |metric: &Metric| {
        let difference = strategy.difference(metric)?;
        let is_more = found(summary, strategy, metric) == Some(Ordering::Greater);
        difference.mean.filter(|_| is_more).map(|_| ruler.tell(difference))
    };
    let gone = more(&MOOD_LEAVERS).map(|n| format!("makes {n} customers a year leave"));
    let away = more(&NEWCOMERS_MISSED).map(|n| format!("keeps {n} newcomers a year away"));
    let told: Vec<String> = gone.into_iter().chain(away).collect();
    (!told.is_empty()).then(|| {
        let (id, baseline) = (&strategy.id, &summary.baseline);
        format!("Under {id} the public mood {}, more than under {baseline}.", told.join(" and "))
    })
}
