//! The finding that a figure's title states, made from the numbers.

use std::cmp::Ordering;

use super::text::short;
use crate::books::Unit;
use crate::books::metric::{SATISFACTION, SERVICE_COST};
use crate::findings::{Bias, StrategySummary, direction_in, found, is_judged};
use crate::stat::estimate::{self, Estimate};
use crate::words::{Ruler, Told, capital, say};

/// What the cheapest strategy saves in service cost, and what it does to satisfaction.
pub fn cost_satisfaction(told: &Told, money: &Ruler) -> String {
    let others: Vec<&StrategySummary> = told.strategies.iter().filter(|s| s.id != told.baseline).collect();
    let saving = |strategy: &&&StrategySummary| {
        let is_less = found(told, strategy, &SERVICE_COST).is_some_and(Ordering::is_lt);
        strategy.difference(&SERVICE_COST).and_then(|d| d.mean).filter(|_| is_less)
    };
    // Of strategies that save as much the first.
    let savings = others.iter().rev().filter_map(|s| saving(&s).map(|mean| (*s, mean)));
    let cheapest = told.protagonist(savings, |(s, mean)| (&s.id, -mean));
    // Who is in focus and saves nothing is told as it is.
    let costs = |strategy: &&&StrategySummary| told.leads(&strategy.id) && saving(strategy).is_none();
    let focus = others.iter().find(costs).map(|strategy| in_focus(told, money, strategy));
    match (others.is_empty(), cheapest) {
        (true, _) => say!(told.language, "finding-baseline", baseline = short(&told.baseline)),
        _ if told.replications.len() < 2 => say!(told.language, "finding-single"),
        _ if focus.is_some() => focus.unwrap_or_default(),
        (_, None) => say!(told.language, "finding-none", baseline = short(&told.baseline)),
        (_, Some((strategy, mean))) => capital(&say!(
            told.language,
            "finding",
            id = short(&strategy.id),
            saved = money.tell(&Estimate { half_width: None, ..estimate::mean(&[-mean]) }),
            satisfaction = satisfaction(told, strategy),
        )),
    }
}

/// What a strategy costs that saves nothing.
fn in_focus(told: &Told, money: &Ruler, strategy: &StrategySummary) -> String {
    let is_more = found(told, strategy, &SERVICE_COST).is_some_and(Ordering::is_gt);
    let more = strategy.difference(&SERVICE_COST).and_then(|difference| difference.mean).filter(|_| is_more);
    capital(&say!(
        told.language,
        "finding-in-focus",
        id = short(&strategy.id),
        more = more.map_or_else(
            || "none".to_owned(),
            |mean| { money.tell(&Estimate { half_width: None, ..estimate::mean(&[mean]) }) }
        ),
        satisfaction = satisfaction(told, strategy),
    ))
}

fn satisfaction(told: &Told, strategy: &StrategySummary) -> String {
    let Some(mean) = strategy.difference(&SATISFACTION).and_then(|d| d.mean) else {
        return say!(told.language, "finding-undefined");
    };
    if !is_judged(told, strategy) {
        return say!(told.language, "finding-not-judged", scale = told.scale);
    }
    if found(told, strategy, &SATISFACTION).is_none() {
        return say!(told.language, "finding-level");
    }
    let way = if mean < 0.0 { "costs" } else { "gains" };
    say!(told.language, "finding-satisfaction", way = way, points = points(told, mean))
}

/// The size of a share's difference: "12.3".
pub fn points(told: &Told, mean: f64) -> String {
    told.ruler(Unit::Share, mean).show(Some(mean.abs()))
}

/// Whether it is found which way a share's difference goes, given what the scale of a summary does to it, if that was measured.
pub fn is_found(told: &Told, difference: &Estimate, bias: Option<&Estimate>) -> bool {
    direction_in(Unit::Share, difference, Bias::at(told.scale_of_lines(), bias)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::samples::{strategy, summary};
    use crate::stat::estimate::mean;

    /// A difference of this size whose interval is a tenth of it, or three times it.
    fn difference(size: f64, is_found: bool) -> Estimate {
        let half_width = Some(size.abs() * if is_found { 0.1 } else { 3.0 });
        Estimate { half_width, ..mean(&[size, size]) }
    }

    fn finding(others: Vec<StrategySummary>) -> String {
        let summary = summary(others, 2);
        let told = Told::in_english(&summary);
        cost_satisfaction(&told, &told.ruler(Unit::Money, 5e7))
    }

    fn other(id: &str, cost: Estimate, satisfaction: Estimate, abandoned: f64) -> StrategySummary {
        strategy(id, vec![("service_cost", cost), ("satisfaction", satisfaction)], abandoned)
    }

    #[test]
    fn the_largest_saving_is_told_with_what_it_does_to_satisfaction() {
        let (small, large) = (difference(-2e6, true), difference(-12e6, true));
        let blend = other("blend", small, difference(0.01, true), 0.0);
        let machine = other("machine", large, difference(-0.24, true), 0.0);
        let told = "Machine saves 12.0 million USD of service cost a year and costs 24.0 points of satisfaction";
        assert_eq!(finding(vec![blend, machine]), told);
    }

    #[test]
    fn what_was_not_found_is_called_so() {
        let unsure = other("machine", difference(-12e6, false), difference(-0.24, true), 0.0);
        assert_eq!(finding(vec![unsure]), "No strategy is found to have a lower service cost than people");
        let unsure = other("machine", difference(-12e6, true), difference(-0.24, false), 0.0);
        assert!(finding(vec![unsure]).ends_with("a year; no difference in satisfaction was found"));
        assert_eq!(finding(Vec::new()), "Service cost and satisfaction of people");
    }

    #[test]
    fn satisfaction_that_hangs_on_exaggerated_waits_is_not_judged() {
        let crowded = other("machine", difference(-12e6, true), difference(-0.24, true), 0.3);
        assert!(finding(vec![crowded]).ends_with("; its satisfaction is not judged at scale 1:50"));
    }
}
