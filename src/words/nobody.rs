//! Whether service pays at all, in a sentence.

use std::cmp::Ordering;

use super::{Ruler, Told, say, whether};
use crate::books::Unit;
use crate::findings::{NobodyAnswers, ServicePays};
use crate::stat::estimate::Estimate;

/// Above which value of a customer service pays: under the strategy where that is lowest, and under the baseline, beside the
/// typed value. Then which strategies pay at that.
pub fn sentence(told: &Told, nobody: &NobodyAnswers) -> String {
    let (language, currency) = (told.language, &told.currency);
    if nobody.service.is_empty() {
        return say!(language, "pays-not-judged");
    }
    let ruler = Ruler::told(language, Unit::Money, currency, nobody.typed_value);
    let typed = format!("{} {}", ruler.show(Some(nobody.typed_value)), ruler.unit());
    let partly = whether(nobody.service.len() < told.strategies.len());
    let pays = match nobody.first() {
        None if nobody.typed_value <= 0.0 => say!(language, "pays-untyped", currency = currency),
        None => say!(language, "pays-none", partly = partly, typed = typed),
        Some(first) => say!(
            language,
            "pays",
            id = &first.strategy,
            from = from(told, first),
            partly = partly,
            baseline = under_the_baseline(told, nobody, first),
            typed = typed,
        ),
    };
    let at_it = at_the_typed_value(told, nobody, partly).map_or_else(String::new, |text| format!(" {text}"));
    pays + &at_it
}

/// "from 0.8 ± 0.2 USD a customer on".
fn from(told: &Told, service: &ServicePays) -> String {
    if mean(&service.value) > 0.0 {
        say!(told.language, "pays-from", value = told.amount(&service.value))
    } else {
        say!(told.language, "pays-at-any-value")
    }
}

/// The value from which the baseline's service pays, where another's pays first.
fn under_the_baseline(told: &Told, nobody: &NobodyAnswers, first: &ServicePays) -> String {
    let (language, baseline) = (told.language, &told.baseline);
    match nobody.service.iter().find(|service| service.strategy == *baseline) {
        None => say!(language, "baseline-not-judged", baseline = baseline),
        Some(service) if service.strategy == first.strategy => String::new(),
        Some(service) if service.value.mean.is_none() => say!(language, "baseline-pays-never", baseline = baseline),
        Some(service) => say!(language, "baseline-pays", baseline = baseline, from = from(told, service)),
    }
}

/// Which service costs less than none at the values of the scenario, if any.
fn at_the_typed_value(told: &Told, nobody: &NobodyAnswers, partly: &str) -> Option<String> {
    let language = told.language;
    let cheapest = nobody.service.iter().min_by(|a, b| mean(&a.cost).total_cmp(&mean(&b.cost)))?;
    let is_wanted = |service: &&ServicePays| service.found(told.scale_of_lines()) == Some(Ordering::Less);
    let wanted: Vec<&str> = nobody.service.iter().filter(is_wanted).map(|service| service.strategy.as_str()).collect();
    match wanted[..] {
        [one] if nobody.service.len() > 1 => Some(say!(language, "wanted-alone", id = one, partly = partly)),
        [_, ..] if wanted.len() == nobody.service.len() => None,
        [_, ..] => Some(say!(language, "wanted-some", list = language.list(&wanted))),
        _ if nobody.is_cheapest(told.scale_of_lines()) => {
            Some(say!(language, "wanted-none", size = told.amount(&cheapest.cost), id = &cheapest.strategy))
        }
        _ => Some(say!(language, "wanted-unknown")),
    }
}

fn mean(estimate: &Estimate) -> f64 {
    estimate.mean.unwrap_or(f64::INFINITY)
}
