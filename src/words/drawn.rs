//! Worlds drawn from the ranges of inputs, in sentences.

use super::value::about;
use super::{Language, Told, say};
use crate::books::metric::{COST, SATISFACTION};
use crate::books::{Metric, Unit};
use crate::findings::{
    Agreeing, Deciding, DrawnWorlds, FEWEST_AGREEING, InDrawnWorlds, InEvenWorlds, InputLimits, Matter, Matters, Where,
    Won, judged_in_worlds,
};
use crate::stat::estimate::Estimate;

/// Inputs that are named in the answer.
const NAMED: usize = 3;

/// In how many worlds each strategy is better than the baseline, and between what its satisfaction and cost lie in nine tenths of them; then what
/// moves them.
pub fn sentences(told: &Told) -> Vec<String> {
    let Some(drawn) = &told.drawn else { return Vec::new() };
    let mut others = judged_in_worlds(told).peekable();
    if others.peek().is_none() {
        return Vec::new();
    }
    let heading = format!("{} {}", heading(told, drawn), say!(told.language, "drawn-brackets"));
    let mut all: Vec<String> =
        std::iter::once(heading).chain(others.map(|of| sentence(told, drawn.worlds, of))).collect();
    all.push(say!(told.language, "drawn-rule"));
    all.extend(evenly(told, drawn));
    all.extend(way(told, drawn));
    all.extend(most_moved(told));
    all.extend(protagonist(told).into_iter().flat_map(|of| conditions(told, of)));
    all.extend(drawn.deciding.as_ref().map(|found| deciding(told, found)));
    all.extend(agreeing(told, drawn));
    all
}

/// In how many of the worlds that were drawn evenly each strategy is better, where there are any.
pub fn evenly(told: &Told, drawn: &DrawnWorlds) -> Option<String> {
    let (language, evenly) = (told.language, drawn.evenly.as_ref()?);
    let row = |judged: &InDrawnWorlds| evenly.strategies.iter().find(|of| of.id == judged.id);
    let of = |of: &InEvenWorlds| {
        say!(
            language,
            "drawn-even",
            id = &of.id,
            cheaper = of.cheaper.worlds,
            cheaper_stands = standing(told, of.cheaper),
            better = of.more_satisfied.worlds,
            better_stands = standing(told, of.more_satisfied),
            both = of.both.worlds,
        )
    };
    let list: Vec<String> = judged_in_worlds(told).filter_map(row).map(of).collect();
    Some(say!(language, "drawn-evenly", n = evenly.worlds, refused = evenly.refused, list = list.join("; ")))
}

/// Which strategy is best on average by what a satisfied issue is worth, and what it would be worth to know more first.
pub fn deciding(told: &Told, found: &Deciding) -> String {
    let last = found.worth.len() - 1;
    let ruler = told.ruler(Unit::Money, found.worth[last]);
    let money = |value: f64| format!("{} {}", ruler.show(Some(value)), ruler.unit());
    let from = |at: usize| money(found.worth[at]);
    let starts = (0..=last).filter(|&at| at == 0 || found.chosen[at] != found.chosen[at - 1]);
    let list: Vec<String> = starts
        .map(|at| say!(told.language, "deciding-from", id = &found.chosen[at], from = from(at), at = at.min(1)))
        .collect();
    let at = found.worth.iter().position(|worth| *worth >= found.find_out_at).unwrap_or(0);
    let most = found.perfect[at];
    let yearly = told.ruler(Unit::Money, most);
    let inputs: Vec<&str> = found.find_out.iter().take(NAMED).map(|input| input.input.as_str()).collect();
    say!(
        told.language,
        "deciding",
        list = list.join("; "),
        most = format!("{} {}", yearly.show(Some(most)), yearly.unit()),
        at = money(found.find_out_at),
        known = inputs.len(),
        inputs = inputs.join(", ")
    )
}

/// How many worlds agree with what was published, and what the strategies come to in these.
fn agreeing(told: &Told, drawn: &DrawnWorlds) -> Vec<String> {
    let Some(found) = &drawn.agreeing else { return Vec::new() };
    let within = found.within.iter().flat_map(|within| {
        let is_told = |of: &&InDrawnWorlds| judged_in_worlds(told).any(|judged| judged.id == of.id);
        let sentences = within.strategies.iter().filter(is_told).map(|of| sentence(told, within.worlds, of));
        let too = say!(told.language, "drawn-within-too");
        std::iter::once(say!(told.language, "drawn-within")).chain(sentences).chain([too])
    });
    let priors = (found.priors > 0).then(|| say!(told.language, "drawn-priors", n = found.priors));
    std::iter::once(agreement(told, drawn, found)).chain(priors).chain(within).collect()
}

/// How many worlds agree with what was published, and whether they are enough.
pub fn agreement(told: &Told, drawn: &DrawnWorlds, found: &Agreeing) -> String {
    say!(
        told.language,
        "drawn-agree",
        n = found.worlds,
        all = drawn.worlds,
        targets = found.numbers.iter().map(|number| number.targets.len()).sum::<usize>(),
        numbers = found.numbers.len(),
        fewest = FEWEST_AGREEING,
        enough = if found.within.is_some() { "yes" } else { "no" }
    )
}

/// How many worlds were drawn from how many ranges.
pub fn heading(told: &Told, drawn: &DrawnWorlds) -> String {
    let worlds = say!(
        told.language,
        "drawn-worlds",
        n = drawn.worlds,
        inputs = drawn.inputs,
        twins = drawn.twins,
        baseline = &told.baseline,
    );
    let left_out = [
        (drawn.seen > 0).then(|| say!(told.language, "drawn-seen", n = drawn.seen)),
        (drawn.refused > 0).then(|| {
            say!(told.language, "drawn-refused", n = drawn.refused, why = drawn.why.as_deref().unwrap_or("—"))
        }),
        (drawn.overloaded > 0).then(|| {
            say!(told.language, "drawn-overloaded", n = drawn.overloaded, all = drawn.worlds, baseline = &told.baseline)
        }),
    ];
    std::iter::once(worlds).chain(left_out.into_iter().flatten()).collect::<Vec<_>>().join(" ")
}

/// What the way in which worlds are lived does to differences at the modes; nothing where it is that of the run.
pub fn way(told: &Told, drawn: &DrawnWorlds) -> Option<String> {
    let largest = |metric: &Metric| {
        let moved = judged_in_worlds(told).filter_map(|of| of.moved.get(metric)?.mean);
        moved.map(f64::abs).fold(None, |most: Option<f64>, moved| Some(most.map_or(moved, |most| most.max(moved))))
    };
    let said = |metric: &Metric, largest: f64| {
        let ruler = told.ruler(metric.unit, largest);
        format!("{} {}", ruler.show(Some(largest)), ruler.unit_of_difference())
    };
    let [cost, satisfied] = [COST, SATISFACTION].map(|metric| largest(&metric).map(|most| said(&metric, most)));
    Some(say!(
        told.language,
        "drawn-way",
        scale = drawn.scale,
        waits = drawn.waits.name(),
        cost = cost?,
        satisfied = satisfied?
    ))
}

/// By which inputs the worlds that agree are told from the others; `None` where none tells them.
pub fn told_apart(language: Language, moved: &Matters) -> Option<String> {
    let matter = moved.inputs.first()?;
    let [low, high] = [matter.low, matter.high].map(|share| language.per_cent(share, 0));
    let more = moved.inputs.len() - 1;
    Some(say!(language, "drawn-told-apart", input = &matter.input, low = low, high = high, more = more))
}

/// In how many of the worlds that agree the targets are met to which nothing was fitted; `None` where there are none.
pub fn held_out(language: Language, found: &Agreeing) -> Option<String> {
    let list: Vec<String> = found.held_out.iter().map(|met| format!("{} {}", met.target, met.met)).collect();
    let is_any = !list.is_empty() && found.worlds > 0;
    is_any.then(|| say!(language, "drawn-held-out", list = list.join(", "), n = found.worlds))
}

/// In how many worlds a strategy is better than the baseline.
pub fn sentence(told: &Told, n: usize, found: &InDrawnWorlds) -> String {
    let stands = |won: Won| standing(told, won);
    say!(
        told.language,
        "drawn-strategy",
        id = &found.id,
        n = n,
        cheaper = found.cheaper.worlds,
        cheaper_stands = stands(found.cheaper),
        better = found.more_satisfied.worlds,
        better_stands = stands(found.more_satisfied),
        both = found.both.worlds,
        satisfied = between(told, &SATISFACTION, found),
        cost = between(told, &COST, found),
    )
}

/// "leans better".
pub fn standing(told: &Told, won: Won) -> String {
    say!(told.language, "drawn-stands", stands = won.stands.name())
}

/// The strategy in focus, or the one that is better both ways in most worlds.
pub fn protagonist<'a>(told: &'a Told) -> Option<&'a InDrawnWorlds> {
    let key = |row: &InDrawnWorlds| (row.both.worlds * 10_000 + row.cheaper.worlds + row.more_satisfied.worlds) as f64;
    told.protagonist(judged_in_worlds(told), |row| (&row.id, key(row)))
}

/// The inputs that move that strategy's differences most.
fn most_moved(told: &Told) -> Vec<String> {
    let Some(row) = protagonist(told) else { return Vec::new() };
    let of = |metric: &Metric| {
        let inputs = &row.matters.get(metric).filter(|matters| !matters.inputs.is_empty())?.inputs;
        let list: Vec<String> = inputs.iter().take(NAMED).map(|matter| moves(told, metric, matter)).collect();
        let label = told.language.label(metric);
        Some(say!(
            told.language,
            "drawn-matters",
            id = &row.id,
            baseline = &told.baseline,
            label = label,
            list = list.join("; "),
            more = inputs.len().saturating_sub(NAMED)
        ))
    };
    [SATISFACTION, COST].iter().filter_map(of).collect()
}

/// Under which conditions a strategy satisfies more and costs less, as far as that can be said.
pub fn conditions(told: &Told, of: &InDrawnWorlds) -> Vec<String> {
    let limits = |found: &Where| {
        let said: Vec<String> = found.limits.iter().map(|limits| limits_said(told, limits)).collect();
        told.language.list(&said.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let said = |metric: &Metric| {
        let found = of.conditions.get(metric)?;
        Some(say!(
            told.language,
            "drawn-where",
            limits = limits(found),
            id = &of.id,
            metric = metric.id,
            better_inside = found.better_inside,
            inside = found.inside,
            better = found.better,
            worlds = found.worlds,
        ))
    };
    [SATISFACTION, COST].iter().filter_map(said).collect()
}

/// "ai.auc is above 80 %".
fn limits_said(told: &Told, limits: &InputLimits) -> String {
    let of = |end: Option<f64>| end.map_or_else(String::new, |end| about(told, limits.quantity, end));
    let ends = match (limits.low, limits.high) {
        (Some(_), Some(_)) => "both",
        (Some(_), None) => "low",
        _ => "high",
    };
    let (low, high) = (of(limits.low), of(limits.high));
    say!(told.language, "drawn-limits", input = &limits.input, ends = ends, low = low, high = high)
}

/// How far the answer moves between an input's lowest and highest third.
pub fn spread(matter: &Matter) -> f64 {
    (matter.high - matter.low).abs()
}

/// The answer in an input's lowest and highest third, each with its unit.
pub fn ends(told: &Told, metric: &Metric, matter: &Matter) -> [String; 2] {
    let ruler = told.ruler(metric.unit, matter.low.abs().max(matter.high.abs()));
    [matter.low, matter.high].map(|end| format!("{} {}", ruler.signed(end), ruler.unit_of_difference()))
}

/// "ai.success.complex (−1.9 to +1.2 points: it turns the answer)".
fn moves(told: &Told, metric: &Metric, matter: &Matter) -> String {
    let ruler = told.ruler(metric.unit, matter.low.abs().max(matter.high.abs()));
    say!(
        told.language,
        "drawn-matter",
        input = &matter.input,
        low = ruler.signed(matter.low),
        high = ruler.signed(matter.high),
        unit = ruler.unit_of_difference(),
        turns = if matter.turns() { "yes" } else { "no" }
    )
}

/// "−1.9 to +1.8 points": of the difference from the baseline.
pub fn between(told: &Told, metric: &Metric, found: &InDrawnWorlds) -> String {
    let Some(Estimate { p05: Some(low), p95: Some(high), .. }) = found.difference.get(metric) else {
        return String::new();
    };
    let ruler = told.ruler(metric.unit, low.abs().max(high.abs()));
    say!(
        told.language,
        "drawn-between",
        low = ruler.signed(*low),
        high = ruler.signed(*high),
        unit = ruler.unit_of_difference()
    )
}
