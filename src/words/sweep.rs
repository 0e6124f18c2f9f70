//! A scenario at many points, in sentences: what is moved, who is best where, and which settings nobody beats.

use super::{Language, Ruler, capital, say, whether};
use crate::books::metric::{COST, SATISFACTION};
use crate::books::{Metric, Unit};
use crate::findings::{Sweep, SweptPoint, SweptStrategy};

/// Most settings that a sentence names.
const NAMED: usize = 8;

/// What is moved over how many points, in a line.
pub fn question(found: &Sweep, language: Language) -> String {
    let strategies = found.points.first().map_or(0, |point| point.strategies.len());
    say!(
        language,
        "sweep-question",
        axes = language.list(&found.names()),
        points = found.points.len(),
        strategies = strategies,
        design = found.layout.to_string(),
    )
}

/// The values of a point: "60%", or "ai.tries = 2, ai.models = one".
pub fn values(found: &Sweep, point: &SweptPoint) -> String {
    if let [value] = point.values.as_slice() {
        return value.clone();
    }
    let named = found.names().into_iter().zip(&point.values).map(|(name, value)| format!("{name} = {value}"));
    named.collect::<Vec<_>>().join(", ")
}

/// A setting: a strategy at a point, or alone where one point tells all of it.
pub fn setting(found: &Sweep, language: Language, at: usize, strategy: &SweptStrategy) -> String {
    if found.is_told_once(&strategy.id) {
        return strategy.id.clone();
    }
    say!(language, "sweep-setting", strategy = &strategy.id, values = values(found, &found.points[at]))
}

/// The answer, paragraph by paragraph.
pub fn answer(found: &Sweep, language: Language) -> Vec<String> {
    if found.replications.len() < 2 {
        return vec![say!(language, "what-if-one-replication")];
    }
    let unjudged = (!found.is_judged).then(|| say!(language, "sweep-unjudged", scale = found.scale));
    let best = [&COST, &SATISFACTION].into_iter().filter_map(|metric| best(found, language, metric, true));
    let said: Vec<String> = best.chain(moved_alone(found, language)).collect();
    let paragraphs = [said.join(" ")].into_iter().filter(|said| !said.is_empty());
    unjudged.into_iter().chain(paragraphs).chain(unbeaten(found, language)).collect()
}

/// What a figure shows, in a line.
pub fn title(found: &Sweep, language: Language) -> String {
    let said = best(found, language, &COST, false).or_else(|| moved_alone(found, language));
    let said = said.unwrap_or_else(|| question(found, language));
    said.strip_suffix('.').map_or(said.clone(), str::to_owned)
}

/// Who is best by a metric at which points; `None` where strategies are not compared.
fn best(found: &Sweep, language: Language, metric: &Metric, is_whole: bool) -> Option<String> {
    let of: Vec<_> = found.points.iter().map(|point| found.best(point, metric)).collect::<Option<_>>()?;
    let mut ids: Vec<&String> = Vec::new();
    for best in &of {
        if !ids.contains(&&best.strategy) {
            ids.push(&best.strategy);
        }
    }
    let parts: Vec<String> = ids
        .iter()
        .map(|&id| {
            let at: Vec<usize> = (0..of.len()).filter(|&at| of[at].strategy == *id).collect();
            let places = if found.axes.len() == 1 { runs(found, language, &at) } else { None };
            let is_all = whether(at.len() == of.len());
            say!(
                language,
                "sweep-best-at",
                strategy = id,
                all = is_all,
                n = at.len(),
                of = of.len(),
                places = places.unwrap_or_else(|| "none".to_owned())
            )
        })
        .collect();
    let level = of.iter().filter(|best| !best.level.is_empty()).count();
    let said = say!(
        language,
        "sweep-best",
        metric = metric.id,
        parts = language.list(&parts),
        level = if is_whole && found.is_judged { level } else { 0 },
    );
    Some(capital(&said))
}

/// Values of one axis as runs: "0.5 to 1.5 and 3"; nothing where there are too many.
fn runs(found: &Sweep, language: Language, at: &[usize]) -> Option<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &place in at {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    if runs.len() > 3 {
        return None;
    }
    let value = |at: usize| found.points[at].values[0].clone();
    let told: Vec<String> =
        runs.iter()
            .map(|&(from, to)| {
                if from == to {
                    value(from)
                } else {
                    say!(language, "sweep-from-to", from = value(from), to = value(to))
                }
            })
            .collect();
    Some(language.list(&told))
}

/// Where cost is least and satisfaction highest, of the only strategy that is moved.
fn moved_alone(found: &Sweep, language: Language) -> Option<String> {
    let ids = found.points.first()?.strategies.iter().map(|strategy| &strategy.id);
    let moved: Vec<&String> = ids.filter(|id| found.points.len() > 1 && !found.is_unmoved(id)).collect();
    let [id] = moved[..] else { return None };
    let of = |point: &SweptPoint, metric: &Metric| {
        point.strategies.iter().find(|strategy| strategy.id == *id)?.metrics.get(metric)?.mean
    };
    let known = |metric: &'static Metric| {
        let all = found.points.iter().enumerate();
        all.filter_map(move |(at, point)| Some((at, of(point, metric)?))).collect::<Vec<(usize, f64)>>()
    };
    let (costs, satisfied) = (known(&COST), known(&SATISFACTION));
    let (cheapest, cost) = costs.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (most, share) = satisfied.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let ruler = Ruler::told(language, Unit::Money, &found.currency, *cost);
    Some(say!(
        language,
        "sweep-alone",
        strategy = id,
        cheapest = values(found, &found.points[*cheapest]),
        cost = ruler.in_units(Some(*cost)),
        most = values(found, &found.points[*most]),
        satisfied = language.per_cent(*share, 1),
        same = whether(cheapest == most),
    ))
}

/// Which settings nobody beats.
fn unbeaten(found: &Sweep, language: Language) -> Option<String> {
    let all: Vec<(usize, &SweptStrategy)> = found.settings().filter(|(_, of)| of.is_beaten.is_some()).collect();
    let kept: Vec<&(usize, &SweptStrategy)> = all.iter().filter(|(_, of)| of.is_beaten == Some(false)).collect();
    if all.len() < 2 {
        return None;
    }
    let named: Vec<String> = if found.is_of_one_world() {
        kept.iter().take(NAMED).map(|(at, strategy)| setting(found, language, *at, strategy)).collect()
    } else {
        by_strategy(language, &all)
    };
    Some(say!(
        language,
        "sweep-unbeaten",
        n = kept.len(),
        all = all.len(),
        list = named.join("; "),
        more = if found.is_of_one_world() { kept.len() - named.len() } else { 0 },
        inputs = whether(!found.is_of_one_world()),
    ))
}

/// At how many points each strategy is not beaten.
fn by_strategy(language: Language, settings: &[(usize, &SweptStrategy)]) -> Vec<String> {
    let mut ids: Vec<&str> = Vec::new();
    for (_, strategy) in settings {
        if !ids.contains(&strategy.id.as_str()) {
            ids.push(&strategy.id);
        }
    }
    let of = |id: &str| {
        let own = || settings.iter().filter(|(_, strategy)| strategy.id == id);
        let (n, of) = (own().filter(|(_, strategy)| strategy.is_beaten == Some(false)).count(), own().count());
        let all = whether(n == of);
        (n > 0).then(|| say!(language, "sweep-best-at", strategy = id, all = all, n = n, of = of, places = "none"))
    };
    ids.into_iter().filter_map(of).collect()
}
