//! What triggers and pilots did, in sentences.

use super::{Language, Told, levers, say, whether};
use crate::books::{Metric, Unit};
use crate::findings::{Firing, PilotShown, StrategySummary};
use crate::policy::trigger::Limit;
use crate::stat::estimate::Estimate;

/// What triggers and pilots did, a sentence for each.
pub fn sentences(told: &Told) -> Vec<String> {
    let of = |strategy: &StrategySummary| {
        let tried = strategy.pilot.iter().map(|pilot| told_pilot(told, &strategy.id, pilot));
        let fired = strategy.triggers.iter().map(|trigger| told_firing(told, &strategy.id, trigger));
        tried.chain(fired).collect::<Vec<String>>()
    };
    told.strategies.iter().flat_map(of).collect()
}

fn told_firing(told: &Told, id: &str, trigger: &Firing) -> String {
    let (language, when, sets) =
        (told.language, condition(told.language, trigger), levers(told.language, &trigger.sets));
    match trigger.median_month {
        None => say!(language, "trigger-never", id = id, when = when, sets = sets),
        Some(month) => say!(
            language,
            "trigger-fires",
            id = id,
            when = when,
            sets = sets,
            histories = histories(told, trigger.share),
            month = language.shortest(month, 1),
        ),
    }
}

fn told_pilot(told: &Told, id: &str, pilot: &PilotShown) -> String {
    let language = told.language;
    let ruler = told.ruler_telling(pilot.measure.unit, [&pilot.observed, &pilot.true_difference, &pilot.level]);
    let amount = |estimate: &Estimate, unit: &str| match estimate.mean {
        None => say!(language, "nothing"),
        Some(_) => format!("{} {unit}", ruler.estimate(estimate)).trim_end().to_owned(),
    };
    let of_rest = |estimate: &Estimate| amount(estimate, &ruler.unit_of_difference());
    say!(
        language,
        "pilot",
        id = id,
        rule = rule(language, pilot),
        rest = whether(pilot.against_rest),
        level = amount(&pilot.level, ruler.unit()),
        seen = of_rest(&pilot.observed),
        truth = of_rest(&pilot.true_difference),
        histories = histories(told, pilot.rolled_out),
    )
}

fn histories(told: &Told, share: f64) -> String {
    let (n, language) = (told.replications.len(), told.language);
    say!(language, "histories", n = n, some = whether(share > 0.0), histories = language.grouped(share * n as f64, 0))
}

/// What a trigger watches: "observed CSAT below 70 % over 4 weeks".
pub fn condition(language: Language, trigger: &Firing) -> String {
    let (way, level) = match trigger.limit {
        Limit::Below(level) => ("below", level),
        Limit::Above(level) => ("above", level),
    };
    let measure = language.within(&language.label(trigger.measure));
    let (level, over) = (shown(language, trigger.measure, level), language.duration(trigger.over_s));
    say!(language, "condition", measure = measure, way = way, level = level, over = over)
}

/// A level as people write it.
fn shown(language: Language, measure: &Metric, level: f64) -> String {
    match measure.unit {
        Unit::Seconds => language.duration(level),
        _ => format!("{} %", language.shortest(100.0 * level, 2)),
    }
}

/// What decides a pilot: "observed CSAT less that of the rest: at least −1 points".
pub fn rule(language: Language, pilot: &PilotShown) -> String {
    let level = |end: f64| match pilot.measure.unit {
        Unit::Share if pilot.against_rest => say!(language, "in-points", n = language.shortest(100.0 * end, 2)),
        _ => shown(language, pilot.measure, end),
    };
    let least = pilot.least.map(|end| say!(language, "at-least", level = level(end)));
    let most = pilot.most.map(|end| say!(language, "at-most", level = level(end)));
    let ends: Vec<String> = least.into_iter().chain(most).collect();
    let measure = language.within(&language.label(pilot.measure));
    let (rest, ends) = (whether(pilot.against_rest), language.list(&ends));
    say!(language, "rule", measure = measure, rest = rest, ends = ends)
}
