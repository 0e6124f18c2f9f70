//! What a cut takes that is made, and perhaps undone, in sentences.

use super::{Language, Told, say, whether};
use crate::books::metric::SERVICE_COST;
use crate::findings::{Bias, Regained, StrategySummary, Undoing, direction, is_judged};
use std::cmp::Ordering;

/// For each judged strategy that cuts people: when service is as under the baseline again, and what it costs in all.
pub fn sentences(told: &Told) -> Vec<String> {
    if told.replications.len() < 2 {
        return Vec::new();
    }
    let judged = told.strategies.iter().filter(|strategy| is_judged(told, strategy));
    judged.filter_map(|strategy| Some(sentence(told, strategy, strategy.undoing.as_ref()?))).collect()
}

fn sentence(told: &Told, strategy: &StrategySummary, found: &Undoing) -> String {
    let language = told.language;
    let (cut, back) = (found.cut_month, found.undone_month);
    let is_undone = whether(back.is_some());
    let n = told.replications.len();
    let parts: Vec<String> = found.regained.iter().map(|regained| part(language, n, regained, is_undone)).collect();
    let after = say!(
        language,
        "undoing-cut",
        id = &strategy.id,
        cut = cut,
        undone = is_undone,
        back = back.unwrap_or_default(),
    );
    let served = if parts.is_empty() {
        say!(language, "undoing-kept", baseline = &told.baseline)
    } else {
        say!(language, "undoing-served", baseline = &told.baseline, parts = parts.join("; "))
    };
    format!("{after} {served} {}", cost(told, strategy, found))
}

/// "service level 14 (12 to 20) weeks after that", and in how many histories never.
pub fn part(language: Language, n: usize, found: &Regained, is_undone: &'static str) -> String {
    let measure = language.within(&language.label(found.metric));
    let lost = if found.lost == n { "all".to_owned() } else { found.lost.to_string() };
    if found.is_mostly_never() {
        let never = if found.never == n { "all".to_owned() } else { found.never.to_string() };
        return say!(language, "undoing-never", measure = measure, lost = never, n = n);
    }
    let never = if found.never == 0 { "none".to_owned() } else { found.never.to_string() };
    let weeks = super::span(language, &found.weeks);
    say!(
        language,
        "undoing-after",
        measure = measure,
        weeks = weeks,
        undone = is_undone,
        lost = lost,
        n = n,
        never = never,
    )
}

/// What it costs in all against never cutting.
pub fn cost(told: &Told, strategy: &StrategySummary, found: &Undoing) -> String {
    let bias = Bias::at(told.scale_of_lines(), strategy.scale_bias.get(&SERVICE_COST));
    let way = match strategy.difference(&SERVICE_COST).and_then(|a_year| direction(a_year, bias)) {
        Some(Ordering::Greater) => "more",
        Some(_) => "less",
        None => "none",
    };
    say!(told.language, "undoing-cost", way = way, size = told.amount(&found.cost), baseline = &told.baseline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::metric::{SATISFACTION, SERVICE_LEVEL};
    use crate::findings::{When, samples};
    use crate::stat::estimate::{Estimate, mean};
    use crate::words::Language;

    fn told(undoing: Undoing, saves: f64) -> [String; 2] {
        let apart = Estimate { half_width: Some(1e5), ..mean(&[saves, saves]) };
        let mut strategy = samples::strategy("cut", vec![("service_cost", apart)], 0.0);
        strategy.undoing = Some(undoing);
        let mut summary = samples::summary(vec![strategy], 8);
        (summary.scale, summary.unmeasured) = (1, None);
        [Language::English, Language::German].map(|language| sentences(&Told { summary: &summary, language }).concat())
    }

    fn cut(undone: Option<usize>, regained: Vec<Regained>) -> Undoing {
        Undoing {
            cut_week: 12,
            cut_month: 3,
            undone_week: undone,
            undone_month: undone.map(|week| week / 4),
            cost: Estimate { half_width: Some(2e5), ..mean(&[-1.5e6, -1.5e6]) },
            regained,
            trust: mean(&[0.0, 0.0]),
        }
    }

    #[test]
    fn a_cut_that_is_undone_is_told_with_its_weeks_and_its_money() {
        let weeks = When { p05: Some(12.0), p50: Some(14.0), p95: None };
        let regained = vec![
            Regained { metric: &SERVICE_LEVEL, lost: 8, never: 1, weeks },
            Regained { metric: &SATISFACTION, lost: 2, never: 2, weeks: When::of(&[None, None]) },
        ];
        let [english, german] = told(cut(Some(60), regained), -7e5);
        assert_eq!(
            english,
            "Under cut people are cut in month 3 and rehired in month 15. As under people again for good: service level 14 (12 to \
             never) weeks after that, in 1 of 8 random histories not within the horizon; satisfaction not within the horizon in \
             2 of 8 random histories. Over the horizon service costs 1.5 ± 0.2 million USD less than under people."
        );
        assert!(
            german.contains("Monat 15") && german.contains("14 (12 bis nie) Wochen danach, in 1 von 8"),
            "{german}"
        );
    }

    #[test]
    fn a_cut_that_costs_no_service_is_told_so() {
        let [english, _] = told(cut(None, Vec::new()), 5e4);
        assert_eq!(
            english,
            "Under cut people are cut in month 3 and not rehired. No four weeks are worse for service level, satisfaction and trust than under \
             people by more than the margin. No difference in service cost to people is found."
        );
    }
}
