//! What each reading of a contradictory statement would have shown, in words.

use super::{Ruler, Told, say};
use crate::books::metric::{CSAT_OBSERVED, REPORTED_RESOLUTION, SATISFACTION, SERVICE_COST, TRUE_RESOLUTION};
use crate::books::{Metric, Unit};
use crate::findings::{ReadingShown, StrategySummary, Way, found, is_judged};

/// What a reading would have shown, against the baseline, part by part.
pub fn shows(told: &Told, reading: &ReadingShown) -> Vec<String> {
    let Some(strategy) = told.strategies.iter().find(|strategy| strategy.id == reading.strategy) else {
        return Vec::new();
    };
    let language = told.language;
    let of = |metric: &Metric| {
        let difference = strategy.difference(metric)?;
        let ruler = told.ruler_telling(metric.unit, [difference]);
        let ruler = if metric.unit == Unit::Share { Ruler::told(language, Unit::Share, "", 1.0) } else { ruler };
        Some((told.size(metric, difference, &ruler)?, Way::of(found(told, strategy, metric)?)))
    };
    let repeats = || {
        let size = told.points(&reading.repeats);
        Some((format!("{size} %"), reading.repeats_way?))
    };
    let mut shows = vec![shown(told, say!(language, "reading-service-cost"), of(&SERVICE_COST))];
    if is_judged(told, strategy) {
        shows.push(shown(told, say!(language, "reading-satisfaction"), of(&SATISFACTION)));
        shows.push(shown(told, say!(language, "reading-surveyed"), of(&CSAT_OBSERVED)));
    } else {
        shows.push(say!(language, "reading-not-judged", scale = told.scale));
    }
    shows.push(shown(told, say!(language, "reading-repeats"), repeats()));
    shows.extend(ai(told, strategy));
    shows
}

/// "service cost: 35.9 ± 0.1 million USD a year less", or that no difference was found.
fn shown(told: &Told, name: String, found: Option<(String, Way)>) -> String {
    match found {
        None => say!(told.language, "reading-none", name = name),
        Some((size, way)) => say!(told.language, "reading-found", name = name, size = size, way = way.name()),
    }
}

/// That the AI reports more than it resolves, if there is an AI.
fn ai(told: &Told, strategy: &StrategySummary) -> Option<String> {
    let share = |metric: &Metric| Some(told.language.per_cent(strategy.metric(metric).mean?, 0));
    let (reported, truth) = share(&REPORTED_RESOLUTION).zip(share(&TRUE_RESOLUTION))?;
    Some(say!(told.language, "reading-ai", reported = reported, truth = truth))
}
