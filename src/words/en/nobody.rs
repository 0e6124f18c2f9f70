//! Whether service pays at all, in a sentence.

use super::parts::{amount, list};
use crate::books::Unit;
use crate::findings::{NobodyAnswers, ServicePays, Summary};
use crate::number::Ruler;
use crate::stat::estimate::Estimate;

/// From which value of a customer on service pays, under the strategy where it does first and under the baseline, beside the
/// typed value; and which service the ledger wants at that.
pub fn sentence(summary: &Summary, nobody: &NobodyAnswers) -> String {
    let currency = &summary.currency;
    let among = if nobody.service.len() < summary.strategies.len() { " of those judged" } else { "" };
    if nobody.service.is_empty() {
        return "Whether service pays at all is not judged at this scale.".to_owned();
    }
    let typed = Ruler::told(Unit::Money, currency, nobody.typed_value);
    let typed = format!("{} {}", typed.show(Some(nobody.typed_value)), typed.unit());
    let pays = match nobody.first() {
        None if nobody.typed_value <= 0.0 => format!(
            "From which value of a customer on service pays is not told: this scenario types none (segment.NAME.remaining_value), \
             and every customer kept is worth 0 {currency}."
        ),
        None => format!(
            "From which value of a customer on service pays is not told: no strategy{among} is found to keep more of its \
             customers' value than nobody answering would; this scenario types {typed} on average."
        ),
        Some(first) => format!(
            "Under {} service pays {}, first{among}{}; this scenario types {typed} a customer on average.",
            first.strategy,
            from(first, currency),
            under_the_baseline(summary, nobody, first)
        ),
    };
    format!("{pays}{}", at_the_typed_value(summary, nobody, among))
}

/// "from 0.8 ± 0.2 USD a customer on".
fn from(service: &ServicePays, currency: &str) -> String {
    if mean(&service.value) > 0.0 {
        format!("from {} a customer on", amount(&service.value, currency))
    } else {
        "at any value of a customer".to_owned()
    }
}

/// The value from which the baseline's service pays, where another's pays first.
fn under_the_baseline(summary: &Summary, nobody: &NobodyAnswers, first: &ServicePays) -> String {
    let baseline = &summary.baseline;
    match nobody.service.iter().find(|service| service.strategy == *baseline) {
        None => format!("; {baseline} is not judged at this scale"),
        Some(service) if service.strategy == first.strategy => String::new(),
        Some(service) if service.value.mean.is_none() => {
            format!("; {baseline} is not found to keep more than nobody answering")
        }
        Some(service) => format!(", and under {baseline} {}", from(service, &summary.currency)),
    }
}

/// Which service costs less than none at the values of the scenario, if any.
fn at_the_typed_value(summary: &Summary, nobody: &NobodyAnswers, among: &str) -> String {
    let cheapest = nobody.service.iter().min_by(|a, b| mean(&a.cost).total_cmp(&mean(&b.cost)));
    let Some(cheapest) = cheapest else { return String::new() };
    let is_wanted = |service: &&ServicePays| service.found(summary.scale) == Some(std::cmp::Ordering::Less);
    let wanted: Vec<&str> = nobody.service.iter().filter(is_wanted).map(|service| service.strategy.as_str()).collect();
    match wanted[..] {
        [one] if nobody.service.len() > 1 => {
            format!(" At that value {one} alone{among} costs less in all than nobody answering.")
        }
        [_, ..] if wanted.len() == nobody.service.len() => String::new(),
        [_, ..] => format!(" At that value {} cost less in all than nobody answering.", list(&wanted)),
        _ if nobody.is_cheapest(summary.scale) => format!(
            " At that value the ledger cannot want any service: nobody answering is the cheapest in all, {} a year less \
             than {}.",
            amount(&cheapest.cost, &summary.currency),
            cheapest.strategy
        ),
        _ => " At that value it is not told apart whether any service costs less in all than nobody answering."
            .to_owned(),
    }
}

fn mean(estimate: &Estimate) -> f64 {
    estimate.mean.unwrap_or(f64::INFINITY)
}
