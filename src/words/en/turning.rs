//! What a customer must be worth for another strategy to be the cheapest, in sentences.

use crate::books::Unit;
use crate::findings::{Summary, TurningPoint, is_judged};
use crate::number::{Ruler, grouped};

/// What a customer must be worth, in a sentence for each turning point.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let is_any_withheld = summary.strategies.iter().any(|strategy| !is_judged(summary, strategy));
    let among = match (is_any_withheld, summary.nobody.as_ref().is_some_and(|nobody| nobody.is_cheapest(summary.scale)))
    {
        (true, true) => " of those judged, nobody answering aside,",
        (true, false) => " of those judged",
        (false, true) => ", nobody answering aside,",
        (false, false) => "",
    };
    let sentence = |point: &TurningPoint| {
        let (mean, factor) = (point.value.mean?, point.factor.mean?);
        let ruler = Ruler::told(Unit::Money, &summary.currency, mean.min(mean / factor));
        let (side, times) = if factor > 1.0 { ("more", factor) } else { ("less", 1.0 / factor) };
        let times = grouped(times, usize::from(times < 10.0));
        let share = if factor > 1.0 { format!("{times} times") } else { format!("1/{times} of") };
        Some(format!(
            "With failures and lost customers counted, {} is the cheapest{among} unless a customer is worth {} {} or \
             {side}, {share} the {} {} assumed on average; then {} is.",
            point.cheapest,
            ruler.estimate(&point.value),
            ruler.unit(),
            ruler.show(Some(mean / factor)),
            ruler.unit(),
            point.then,
        ))
    };
    summary.turning_points.iter().filter_map(sentence).collect()
}
