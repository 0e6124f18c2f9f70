//! The finding that a figure's title states, made from the numbers.

use std::cmp::Ordering;

use super::text::short;
use crate::books::Unit;
use crate::books::metric::{SATISFACTION, SERVICE_COST};
use crate::findings::{Bias, StrategySummary, Summary, direction_in, found, is_judged};
use crate::number::Ruler;
use crate::stat::estimate::{self, Estimate};

/// What the cheapest strategy saves in service cost, and what it does to satisfaction.
pub fn cost_satisfaction(summary: &Summary, money: &Ruler) -> String {
    let others: Vec<&StrategySummary> = summary.strategies.iter().filter(|s| s.id != summary.baseline).collect();
    let saving = |strategy: &&&StrategySummary| {
        let is_less = found(summary, strategy, &SERVICE_COST).is_some_and(Ordering::is_lt);
        strategy.difference(&SERVICE_COST).and_then(|d| d.mean).filter(|_| is_less)
    };
    let cheapest = others.iter().filter_map(|s| saving(&s).map(|mean| (*s, mean))).min_by(|a, b| a.1.total_cmp(&b.1));
    match (others.is_empty(), cheapest) {
        (true, _) => format!("Service cost and satisfaction of {}", short(&summary.baseline)),
        _ if summary.replications.len() < 2 => "Service cost and satisfaction in one random history".to_owned(),
        (_, None) => format!("No strategy is found to have a lower service cost than {}", short(&summary.baseline)),
        (_, Some((strategy, mean))) => {
            let saved = money.tell(&Estimate { half_width: None, ..estimate::mean(&[-mean]) });
            let saved = format!("{} saves {saved} of service cost a year", short(&strategy.id));
            capital(&format!("{saved}{}", satisfaction(summary, strategy)))
        }
    }
}

fn satisfaction(summary: &Summary, strategy: &StrategySummary) -> String {
    let Some(mean) = strategy.difference(&SATISFACTION).and_then(|d| d.mean) else {
        return "; nobody's issue ends".to_owned();
    };
    if !is_judged(summary, strategy) {
        return format!("; its satisfaction is not judged at scale 1:{}", summary.scale);
    }
    if found(summary, strategy, &SATISFACTION).is_none() {
        return "; no difference in satisfaction was found".to_owned();
    }
    let verb = if mean < 0.0 { "costs" } else { "gains" };
    format!(" and {verb} {} points of satisfaction", points(mean))
}

/// The size of a share's difference: "12.3".
pub fn points(mean: f64) -> String {
    Ruler::new(Unit::Share, "", mean).show(Some(mean.abs()))
}

/// Whether it is found which way a share's difference goes, given what the scale of a summary does to it, if that was measured.
pub fn is_found(summary: &Summary, difference: &Estimate, bias: Option<&Estimate>) -> bool {
    direction_in(Unit::Share, difference, Bias::at(summary.scale, bias)).is_some()
}

/// The same text with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
        cost_satisfaction(&summary(others, 2), &Ruler::new(Unit::Money, "USD", 5e7))
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
