//! The columns of the table of strategies, the same on a terminal and in a report.

use crate::books::metric::{
    ABANDONMENT, AI_COMPETENCE, COST, COST_PER_SATISFIED, COST_PER_SOLVED, CSAT_OBSERVED, CUSTOMER_COST,
    CUSTOMERS_LOST, FALSE_CONTAINMENT, REPORTED_RESOLUTION, REPORTED_RESOLUTION_PEOPLE, SATISFACTION,
    SATISFACTION_CONTACT, SERVICE_COST, TRUE_RESOLUTION, TRUE_RESOLUTION_PEOPLE, WAIT,
};
use crate::books::{Metric, Unit};
use crate::findings::{StrategySummary, is_told};
use crate::words::{Language, Ruler, Told, abandoned_contacts, say, whether};

const COLUMNS: [Metric; 14] = [
    SERVICE_COST,
    COST,
    COST_PER_SATISFIED,
    COST_PER_SOLVED,
    SATISFACTION,
    SATISFACTION_CONTACT,
    CSAT_OBSERVED,
    TRUE_RESOLUTION,
    REPORTED_RESOLUTION,
    TRUE_RESOLUTION_PEOPLE,
    REPORTED_RESOLUTION_PEOPLE,
    WAIT,
    ABANDONMENT,
    CUSTOMERS_LOST,
];

/// A metric of the table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The metric.
    pub metric: Metric,
    /// Its name, line by line.
    pub title: Vec<String>,
    /// Unit and digits for all of its cells.
    pub ruler: Ruler,
    /// Whether a small scale shows it in its own way, since queues do not scale.
    pub is_approximate: bool,
}

/// Metrics that a small scale shows in its own way.
const APPROXIMATE: [Metric; 2] = [WAIT, ABANDONMENT];

/// The columns, each with a ruler for the strategies of a summary.
pub fn columns(told: &Told) -> Vec<Column> {
    let column = |metric: Metric| {
        let means: Vec<f64> = told.strategies.iter().filter_map(|strategy| strategy.metric(&metric).mean).collect();
        let title = parted(&say!(told.language, "table-column", metric = metric.id));
        let ruler = ruler_for(told, metric.unit, &means);
        Column { metric, title, ruler, is_approximate: told.scale_of_lines() > 1 && APPROXIMATE.contains(&metric) }
    };
    COLUMNS.map(column).into()
}

/// Lines of a title, or titles of a table, as a message parts them.
pub fn parted(said: &str) -> Vec<String> {
    said.split(" | ").map(str::to_owned).collect()
}

/// What the row of the counterfactual is called, line by line.
pub fn nobody(language: Language) -> Vec<String> {
    parted(&say!(language, "table-nobody"))
}

/// The cells of the counterfactual in which nobody answers, empty where nothing is told of it; `None` without any.
pub fn of_nobody(told: &Told, columns: &[Column]) -> Option<Vec<String>> {
    let nobody = told.nobody.as_ref()?;
    let cell = |column: &Column| nobody.metrics.get(&column.metric).map(|estimate| column.ruler.estimate(estimate));
    let cells: Vec<Option<String>> = columns.iter().map(cell).collect();
    let is_told = cells.iter().any(Option::is_some);
    is_told.then(|| cells.into_iter().map(Option::unwrap_or_default).collect())
}

/// What is put behind the name of a strategy whose waits are not judged at the run's scale: a dagger, or nothing.
pub fn mark(told: &Told, strategy: &StrategySummary) -> &'static str {
    if is_told(told, strategy) { "" } else { " †" }
}

/// What that mark means, if any strategy has it.
pub fn meaning_of_mark(told: &Told) -> Option<String> {
    let is_any = told.strategies.iter().any(|strategy| !is_told(told, strategy));
    is_any.then(|| say!(told.language, "table-mark", contacts = abandoned_contacts(told), scale = told.scale))
}

/// What the total holds beside the budget, and how much of it that is under the baseline.
pub fn meaning_of_total(told: &Told) -> String {
    let baseline = told.strategies.iter().find(|strategy| strategy.id == told.baseline);
    let of = |metric: &Metric| baseline.and_then(|strategy| strategy.metric(metric).mean);
    let share = of(&CUSTOMER_COST).zip(of(&COST)).filter(|(lost, cost)| *lost > 0.0 && *cost > 0.0);
    say!(
        told.language,
        "table-total",
        known = whether(share.is_some()),
        share = share.map_or_else(String::new, |(lost, cost)| told.language.grouped(100.0 * lost / cost, 0)),
        baseline = &told.baseline,
    )
}

/// How the AI's success as typed comes to what it resolves in truth, a sentence for each strategy in which it talks.
pub fn from_typed_to_resolved(told: &Told) -> Vec<String> {
    let of_strategy = |strategy: &StrategySummary| {
        let of = |metric: &Metric| strategy.metric(metric).mean;
        let (typed, resolved, wrong) = (of(&AI_COMPETENCE)?, of(&TRUE_RESOLUTION)?, of(&FALSE_CONTAINMENT)?);
        let ended = if wrong < 1.0 { resolved / (1.0 - wrong) } else { return None };
        let [typed, ended, wrong, resolved] =
            [typed, ended, wrong, resolved].map(|share| told.language.per_cent(share, 0));
        Some(say!(
            told.language,
            "table-resolved",
            id = &strategy.id,
            typed = typed,
            ended = ended,
            wrong = wrong,
            resolved = resolved
        ))
    };
    told.strategies.iter().filter_map(of_strategy).collect()
}

/// The ruler of the largest number, or of the smallest, where that one would be shown as nothing.
pub fn ruler_for(told: &Told, unit: Unit, means: &[f64]) -> Ruler {
    let sizes = || means.iter().map(|mean| mean.abs()).filter(|size| *size > 0.0);
    let ruler = told.ruler(unit, sizes().fold(0.0, f64::max));
    let least = sizes().fold(f64::INFINITY, f64::min);
    let is_nothing = |shown: &str| !shown.chars().any(|letter| matches!(letter, '1'..='9'));
    let has_nothing = least.is_finite() && is_nothing(&ruler.show(Some(least)));
    if has_nothing { told.ruler(unit, least) } else { ruler }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::samples;

    #[test]
    fn a_small_cost_beside_a_large_one_is_not_shown_as_nothing() {
        let summary = samples::summary(Vec::new(), 2);
        let ruler = |means: &[f64]| ruler_for(&Told::in_english(&summary), Unit::Money, means);
        let small = ruler(&[12_000_000.0, 840.0]);
        assert_eq!((small.unit(), small.show(Some(840.0)).as_str()), ("USD", "840.0"));
        let ruler = ruler(&[12_000_000.0, 840_000.0, 0.0]);
        assert_eq!((ruler.unit(), ruler.show(Some(840_000.0)).as_str()), ("million USD", "0.8"));
    }
    #[test]
    fn every_column_has_its_own_title_in_every_language() {
        let summary = samples::summary(Vec::new(), 2);
        for language in Language::codes().filter_map(Language::of) {
            let told = Told { summary: &summary, language };
            let mut titles: Vec<String> = columns(&told).into_iter().map(|column| column.title.join(" ")).collect();
            titles.sort_unstable();
            titles.dedup();
            assert_eq!(titles.len(), COLUMNS.len(), "{titles:?}");
        }
    }
    #[test]
    fn a_message_has_as_many_parts_in_every_language() {
        let parts = |language: Language| -> Vec<usize> {
            let lines =
                language.files().map(|(_, text)| text.lines().map(|line| parted(line).len()).collect::<Vec<_>>());
            lines.concat().into_iter().filter(|parts| *parts > 1).collect()
        };
        let english = parts(Language::English);
        assert!(english.len() > 20, "{english:?}");
        assert!(Language::codes().filter_map(Language::of).all(|language| parts(language) == english));
    }
}
