//! A scenario at many points, in sentences: what is moved, who is best where, and which settings nobody beats.

use super::{Language, Ruler, capital, say, whether};
use crate::books::metric::{COST, SATISFACTION};
use crate::books::{Metric, Unit};
use crate::findings::{Sweep, SweptPoint, SweptStrategy};
use crate::stat::estimate::Estimate;
use crate::stat::student_t_quantile;

/// Replications below which an answer is called a first look, and so many that it needs.
const FEW: usize = 4;
const ENOUGH: usize = 8;
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

/// The values of a point: "success = 60%", or "tries = 2, first = ai": by the last parts of their paths where these are different.
pub fn values(found: &Sweep, point: &SweptPoint) -> String {
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let names = found.names();
    let is_alone = |name: &&str| names.iter().filter(|other| last(other) == last(name)).count() == 1;
    let short = |name: &str| if is_alone(&name) { last(name) } else { name.to_owned() };
    let named = names.iter().zip(&point.values).map(|(name, value)| format!("{} = {value}", short(name)));
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
    let n = found.replications.len();
    if n < 2 {
        return vec![say!(language, "what-if-one-replication")];
    }
    let reach = |n: usize| language.grouped(student_t_quantile(0.975, n - 1), 1);
    let first_look = || say!(language, "what-if-reach", n = n, reach = reach(n), many = ENOUGH, enough = reach(ENOUGH));
    let unjudged = (!found.is_judged).then(|| say!(language, "sweep-unjudged", scale = found.scale));
    let best = [&COST, &SATISFACTION].into_iter().filter_map(|metric| best(found, language, metric, true));
    let said: Vec<String> = best.chain(moved_alone(found, language)).collect();
    let paragraphs = [said.join(" ")].into_iter().filter(|said| !said.is_empty());
    let first_look = (n < FEW).then(first_look);
    unjudged.into_iter().chain(paragraphs).chain(unbeaten(found, language)).chain(first_look).collect()
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
    if !found.is_of_one_world() {
        return None;
    }
    let of = |point: &'_ SweptPoint, metric: &Metric| -> Option<Estimate> {
        point.strategies.iter().find(|strategy| strategy.id == *id)?.metrics.get(metric).cloned()
    };
    let known = |metric: &Metric| {
        let all = found.points.iter().enumerate();
        let known = all.filter_map(|(at, point)| of(point, metric).map(|level| (at, level)));
        known.filter_map(|(at, level)| Some((at, level.mean?, level))).collect::<Vec<(usize, f64, Estimate)>>()
    };
    let (costs, satisfied) = (known(&COST), known(&SATISFACTION));
    let (cheapest, _, cost) = costs.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (most, _, share) = satisfied.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let ruler = Ruler::telling(language, Unit::Money, &found.currency, [cost]);
    let percent = Ruler::telling(language, Unit::Share, &found.currency, [share]);
    Some(say!(
        language,
        "sweep-alone",
        strategy = id,
        cheapest = values(found, &found.points[*cheapest]),
        cost = format!("{} {}", ruler.estimate(cost), ruler.unit()),
        most = values(found, &found.points[*most]),
        satisfied = format!("{} {}", percent.estimate(share), percent.unit()),
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
