//! What a customer must be worth for another strategy to be the cheapest, in sentences.

use super::{Ruler, Told, say, whether};
use crate::books::Unit;
use crate::findings::{TurningPoint, is_judged};

/// What a customer must be worth, in a sentence for each turning point.
pub fn sentences(told: &Told) -> Vec<String> {
    told.turning_points.iter().filter_map(|point| sentence(told, point)).collect()
}

fn sentence(told: &Told, point: &TurningPoint) -> Option<String> {
    let (language, mean, factor) = (told.language, point.value.mean?, point.factor.mean?);
    let ruler = Ruler::told(language, Unit::Money, &told.currency, mean.min(mean / factor));
    let times = if factor > 1.0 { factor } else { 1.0 / factor };
    Some(say!(
        language,
        "turning-point",
        cheapest = &point.cheapest,
        among = whether(told.strategies.iter().any(|strategy| !is_judged(told, strategy))),
        nobody = whether(told.nobody.as_ref().is_some_and(|nobody| nobody.is_cheapest(told.scale_of_lines()))),
        value = format!("{} {}", ruler.estimate(&point.value), ruler.unit()),
        side = if factor > 1.0 { "more" } else { "less" },
        times = language.grouped(times, usize::from(times < 10.0)),
        assumed = format!("{} {}", ruler.show(Some(mean / factor)), ruler.unit()),
        then = &point.then,
    ))
}
