//! The columns of the table of strategies, the same on a terminal and in a report.

use crate::books::metric::{
    ABANDONMENT, AI_COMPETENCE, COST, COST_PER_SATISFIED, COST_PER_SOLVED, CSAT_OBSERVED, CUSTOMER_COST,
    CUSTOMERS_LOST, FALSE_CONTAINMENT, REPORTED_RESOLUTION, REPORTED_RESOLUTION_PEOPLE, SATISFACTION,
    SATISFACTION_CONTACT, SERVICE_COST, TRUE_RESOLUTION, TRUE_RESOLUTION_PEOPLE, WAIT,
};
use crate::books::{Metric, Unit};
use crate::findings::{StrategySummary, Summary, is_told};
use crate::number::Ruler;
use crate::words::en::abandoned_contacts;

/// A metric and its name in two lines.
const COLUMNS: [(Metric, [&str; 2]); 14] = [
    (SERVICE_COST, ["Service cost", "a year"]),
    (COST, ["Total cost", "a year"]),
    (COST_PER_SATISFIED, ["Cost per", "satisfied"]),
    (COST_PER_SOLVED, ["Cost per", "solved"]),
    (SATISFACTION, ["Satisfied", "per issue"]),
    (SATISFACTION_CONTACT, ["Satisfied", "per contact"]),
    (CSAT_OBSERVED, ["CSAT observed", "per contact"]),
    (TRUE_RESOLUTION, ["AI resolves", "in truth"]),
    (REPORTED_RESOLUTION, ["AI reports", "resolved"]),
    (TRUE_RESOLUTION_PEOPLE, ["People solve", "in truth"]),
    (REPORTED_RESOLUTION_PEOPLE, ["People report", "solved"]),
    (WAIT, ["Wait for", "a person"]),
    (ABANDONMENT, ["Left", "waiting"]),
    (CUSTOMERS_LOST, ["Customers", "lost a year"]),
];

/// A metric of the table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The metric.
    pub metric: Metric,
    /// Its name in two lines.
    pub title: [&'static str; 2],
    /// Unit and digits for all of its cells.
    pub ruler: Ruler,
    /// Whether a small scale shows it in its own way, since queues do not scale.
    pub is_approximate: bool,
}

/// Metrics that a small scale shows in its own way.
const APPROXIMATE: [Metric; 2] = [WAIT, ABANDONMENT];

/// The columns, each with a ruler for the strategies of a summary.
pub fn columns(summary: &Summary) -> Vec<Column> {
    let column = |(metric, title): (Metric, _)| {
        let means: Vec<f64> = summary.strategies.iter().filter_map(|strategy| strategy.metric(&metric).mean).collect();
        let ruler = ruler_for(metric.unit, &summary.currency, &means);
        Column { metric, title, ruler, is_approximate: summary.scale > 1 && APPROXIMATE.contains(&metric) }
    };
    COLUMNS.map(column).into()
}

/// What the row of the counterfactual is called, in two lines.
pub const NOBODY: [&str; 2] = ["nobody answers", "(counterfactual)"];

/// The cells of the counterfactual in which nobody answers, empty where nothing is told of it; `None` without any.
pub fn of_nobody(summary: &Summary, columns: &[Column]) -> Option<Vec<String>> {
    let nobody = summary.nobody.as_ref()?;
    let cell = |column: &Column| nobody.metrics.get(&column.metric).map(|estimate| column.ruler.estimate(estimate));
    let cells: Vec<Option<String>> = columns.iter().map(cell).collect();
    let is_told = cells.iter().any(Option::is_some);
    is_told.then(|| cells.into_iter().map(Option::unwrap_or_default).collect())
}

/// What is put behind the name of a strategy whose waits are not judged at the run's scale: a dagger, or nothing.
pub fn mark(summary: &Summary, strategy: &StrategySummary) -> &'static str {
    if is_told(summary, strategy) { "" } else { " †" }
}

/// What that mark means, if any strategy has it.
pub fn meaning_of_mark(summary: &Summary) -> Option<String> {
    let is_any = summary.strategies.iter().any(|strategy| !is_told(summary, strategy));
    is_any.then(|| {
        format!(
            "†: over 5 % of {} are abandoned, and scale 1:{} does not have the waits of 1:1; its satisfaction, \
             total cost and customers lost are shown and not judged.",
            abandoned_contacts(summary),
            summary.scale
        )
    })
}

/// What the total holds beside the budget, and how much of it that is under the baseline.
pub fn meaning_of_total(summary: &Summary) -> String {
    let baseline = summary.strategies.iter().find(|strategy| strategy.id == summary.baseline);
    let of = |metric: &Metric| baseline.and_then(|strategy| strategy.metric(metric).mean);
    let share = of(&CUSTOMER_COST).zip(of(&COST)).filter(|(lost, cost)| *lost > 0.0 && *cost > 0.0);
    let so_much = share.map_or_else(String::new, |(lost, cost)| {
        format!(" ({:.0} % of the total under {})", 100.0 * lost / cost, summary.baseline)
    });
    format!(
        "Service cost is the budget. Total cost is no budget: it holds complaints and compensation too, and the remaining value \
         of customers lost{so_much}."
    )
}

/// How the AI's success as typed comes to what it resolves in truth, a sentence for each strategy in which it talks.
pub fn from_typed_to_resolved(summary: &Summary) -> Vec<String> {
    let told = |strategy: &StrategySummary| {
        let of = |metric: &Metric| strategy.metric(metric).mean;
        let (typed, resolved, wrong) = (of(&AI_COMPETENCE)?, of(&TRUE_RESOLUTION)?, of(&FALSE_CONTAINMENT)?);
        let ended = if wrong < 1.0 { resolved / (1.0 - wrong) } else { return None };
        let percent = |share: f64| format!("{:.0} %", 100.0 * share);
        Some(format!(
            "{}: the AI could solve {} of all issues of the topics that come to it on a first try, as the scenario says (by topic, with \
             drift and learning). Of the contacts in which it talks {} end with it, the others go on from it, to people if they can; \
             of those that end with it {} are not solved. So it resolves {} in truth.",
            strategy.id,
            percent(typed),
            percent(ended),
            percent(wrong),
            percent(resolved)
        ))
    };
    summary.strategies.iter().filter_map(told).collect()
}

/// The ruler of the largest number, or of the smallest, where that one would be shown as nothing.
fn ruler_for(unit: Unit, currency: &str, means: &[f64]) -> Ruler {
    let sizes = || means.iter().map(|mean| mean.abs()).filter(|size| *size > 0.0);
    let ruler = Ruler::new(unit, currency, sizes().fold(0.0, f64::max));
    let least = sizes().fold(f64::INFINITY, f64::min);
    let is_nothing = least.is_finite() && ruler.show(Some(least)).chars().all(|letter| matches!(letter, '0' | '.'));
    if is_nothing { Ruler::new(unit, currency, least) } else { ruler }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_cost_beside_a_large_one_is_not_shown_as_nothing() {
        let ruler = ruler_for(Unit::Money, "USD", &[12_000_000.0, 840.0]);
        assert_eq!((ruler.unit(), ruler.show(Some(840.0)).as_str()), ("USD", "840.0"));
        let ruler = ruler_for(Unit::Money, "USD", &[12_000_000.0, 840_000.0, 0.0]);
        assert_eq!((ruler.unit(), ruler.show(Some(840_000.0)).as_str()), ("million USD", "0.8"));
    }
}
