//! The columns of the table of strategies, the same on a terminal and in a report.

use crate::books::metric::{Unit, metric};
use crate::experiment::{StrategySummary, Summary, abandoned_contacts, is_told};
use crate::number::Ruler;

/// A metric and its name in two lines.
const COLUMNS: [(&str, [&str; 2]); 14] = [
    ("service_cost", ["Service cost", "a year"]),
    ("cost", ["Total cost", "a year"]),
    ("cost_per_satisfied", ["Cost per", "satisfied"]),
    ("cost_per_solved", ["Cost per", "solved"]),
    ("satisfaction", ["Satisfied", "per issue"]),
    ("satisfaction_contact", ["Satisfied", "per contact"]),
    ("csat_observed", ["CSAT observed", "per contact"]),
    ("true_resolution", ["AI resolves", "in truth"]),
    ("reported_resolution", ["AI reports", "resolved"]),
    ("true_resolution_people", ["People solve", "in truth"]),
    ("reported_resolution_people", ["People report", "solved"]),
    ("wait", ["Wait for", "a person"]),
    ("abandonment", ["Left", "waiting"]),
    ("customers_lost", ["Customers", "lost a year"]),
];

/// A metric of the table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Name of the metric.
    pub id: &'static str,
    /// Its name in two lines.
    pub title: [&'static str; 2],
    /// Unit and digits for all of its cells.
    pub ruler: Ruler,
    /// Whether a small scale shows it in its own way, since queues do not scale.
    pub is_approximate: bool,
}

/// Metrics that a small scale shows in its own way.
const APPROXIMATE: [&str; 2] = ["wait", "abandonment"];

/// The columns, each with a ruler for the strategies of a summary.
pub fn columns(summary: &Summary) -> Vec<Column> {
    let column = |(id, title)| {
        let means: Vec<f64> = summary.strategies.iter().filter_map(|strategy| strategy.metric(id).mean).collect();
        let ruler = ruler_for(metric(id)?.unit, &summary.currency, &means);
        Some(Column { id, title, ruler, is_approximate: summary.scale > 1 && APPROXIMATE.contains(&id) })
    };
    COLUMNS.into_iter().filter_map(column).collect()
}

/// What the row of the counterfactual is called, in two lines.
pub const NOBODY: [&str; 2] = ["nobody answers", "(counterfactual)"];

/// The cells of the counterfactual in which nobody answers, empty where nothing is told of it; `None` without any.
pub fn of_nobody(summary: &Summary, columns: &[Column]) -> Option<Vec<String>> {
    let nobody = summary.nobody.as_ref()?;
    let cell = |column: &Column| nobody.metrics.get(column.id).map(|estimate| column.ruler.estimate(estimate));
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
    let of = |id: &str| baseline.and_then(|strategy| strategy.metric(id).mean);
    let share = of("customer_cost").zip(of("cost")).filter(|(lost, cost)| *lost > 0.0 && *cost > 0.0);
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
        let of = |id: &str| strategy.metric(id).mean;
        let (typed, resolved, wrong) = (of("ai_competence")?, of("true_resolution")?, of("false_containment")?);
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
