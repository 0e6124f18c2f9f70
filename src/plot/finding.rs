//! The finding that a figure's title states, made from the numbers.

use super::number::Ruler;
use crate::experiment::{StrategySummary, Summary};
use crate::metric::Unit;
use crate::stat::estimate::Estimate;

/// What the cheapest strategy saves in service cost, and what it does to satisfaction.
pub fn cost_satisfaction(summary: &Summary) -> String {
    let others: Vec<&StrategySummary> = summary.strategies.iter().filter(|s| s.id != summary.baseline).collect();
    let saving = |strategy: &&&StrategySummary| {
        strategy.difference("service_cost").filter(|d| is_found(d)).and_then(|d| d.mean).filter(|mean| *mean < 0.0)
    };
    let cheapest = others.iter().filter_map(|s| saving(&s).map(|mean| (*s, mean))).min_by(|a, b| a.1.total_cmp(&b.1));
    match (others.is_empty(), cheapest) {
        (true, _) => format!("Service cost and satisfaction of {}", summary.baseline),
        (_, None) => format!("No strategy is found to have a lower service cost than {}", summary.baseline),
        (_, Some((strategy, mean))) => {
            let money = Ruler::new(Unit::Money, &summary.currency, mean);
            let saved = money.show(Some(-mean));
            let saved = format!("{} saves {saved} {} of service cost a year", strategy.id, money.unit());
            capital(&format!("{saved} {}", satisfaction(strategy)))
        }
    }
}

fn satisfaction(strategy: &StrategySummary) -> String {
    let Some((difference, mean)) = strategy.difference("satisfaction").and_then(|d| d.mean.map(|mean| (d, mean)))
    else {
        return "and nobody's issue ends".to_owned();
    };
    if !is_found(difference) {
        return "with no difference in satisfaction found".to_owned();
    }
    let points = Ruler::new(Unit::Share, "", mean).show(Some(mean.abs()));
    format!("and {} {points} points of satisfaction", if mean < 0.0 { "costs" } else { "gains" })
}

/// Whether an interval says which way a difference goes.
fn is_found(difference: &Estimate) -> bool {
    difference.mean.zip(difference.half_width).is_some_and(|(mean, half)| mean.abs() > half)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
