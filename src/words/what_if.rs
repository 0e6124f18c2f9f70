//! A strategy at several depths of a cut, in sentences: how deep it may be, what it saves, and what that costs customers.

use super::{Language, Ruler, capital, say, undoing, whether};
use crate::books::metric::{
    COST, CUSTOMERS_LOST, SATISFACTION, SERVICE_COST, SERVICE_LEVEL, SERVICE_LEVEL_OFFERED, WAIT,
};
use crate::books::{Metric, Unit};
use crate::findings::{Depth, Floor, FloorKept, Kept, Limit, Regained, WhatIf};
use crate::stat::crossing::Crossing;
use crate::stat::estimate::Estimate;
use crate::stat::student_t_quantile;

/// Replications below which an answer is called a first look, and so many that it needs.
const FEW: usize = 4;
const ENOUGH: usize = 8;
/// The widest interval whose ends are told in tenths of a hundredth.
const NARROW: f64 = 0.02;

/// "30 %", "12.5 %".
pub fn depth(language: Language, cut: f64) -> String {
    format!("{} %", language.shortest(100.0 * cut, 1))
}

/// Who may go when, and who comes again, as a question.
pub fn question(found: &WhatIf, language: Language) -> String {
    let cutting = &found.cutting;
    say!(
        language,
        "what-if-question",
        rota = whether(cutting.is_rota),
        people = language.shortest(cutting.people, 1),
        team = &cutting.team,
        from = cutting.from.to_string(),
        strategy = &cutting.strategy,
        rehired = cutting.rehired.map_or_else(|| "never".to_owned(), |day| day.to_string()),
    )
}

/// People who stay after a cut of so much, where it may lie between two depths.
pub fn people_left(found: &WhatIf, language: Language, cut: f64) -> String {
    let left = (1.0 - cut) * found.cutting.people;
    let is_large = left >= 100.0;
    language.shortest(if is_large { left.round() } else { left }, 1)
}

/// The answer, paragraph by paragraph.
pub fn answer(found: &WhatIf, language: Language) -> Vec<String> {
    let n = found.replications.len();
    if n < 2 {
        return vec![say!(language, "what-if-one-replication")];
    }
    if !found.is_judged {
        return vec![say!(language, "what-if-unmeasured", scale = found.scale)];
    }
    let mut said = kept(found, language);
    said.extend(money(found, language));
    said.extend(undone(found, language));
    said.extend((found.cutting.customer_value <= 0.0).then(|| say!(language, "what-if-worthless")));
    let reach = |n: usize| language.grouped(student_t_quantile(0.975, n - 1), 1);
    said.extend(
        (n < FEW)
            .then(|| say!(language, "what-if-reach", n = n, reach = reach(n), many = ENOUGH, enough = reach(ENOUGH))),
    );
    said
}

/// How deep the cut may be.
fn kept(found: &WhatIf, language: Language) -> Vec<String> {
    if found.floors.is_empty() {
        return Vec::new();
    }
    let Some(Kept { all, first }) = &found.kept else {
        return vec![say!(language, "what-if-not-kept", scale = found.scale)];
    };
    let floors = floors_kept(found, language);
    let deepest = deepest(found, language);
    let mut said = Vec::new();
    match all.at {
        None => {
            let low = all.low.map_or_else(|| "none".to_owned(), |low| bounded(language, all, low));
            said.push(say!(language, "what-if-kept-all", deepest = deepest, floors = floors, low = low));
        }
        Some(at) if at <= 0.0 => said.push(capital(&say!(language, "what-if-kept-never", floors = floors))),
        Some(at) => {
            let interval = interval(found, language, all);
            let people = people_left(found, language, at);
            let at = bounded(language, all, at);
            said.push(say!(language, "what-if-kept", floors = floors, at = at, interval = interval, people = people));
        }
    }
    if let (true, Some(first)) = (found.floors.len() > 1, first) {
        let each = found.floors.iter().map(|floor| by_one(found, language, floor)).collect::<Vec<_>>().join("; ");
        let floor = self::floor(found, language, &found.floors[*first].floor);
        said.push(say!(language, "what-if-first", floor = floor));
        said.push(say!(language, "what-if-by-each", list = each));
    }
    if !all.again.is_empty() {
        let depths: Vec<String> = all.again.iter().map(|cut| depth(language, *cut)).collect();
        said.push(say!(language, "what-if-again", depths = language.list(&depths)));
    }
    let of = |metric: &Metric| found.floors.iter().any(|of| of.floor.metric == metric);
    said.extend((of(&SERVICE_LEVEL) && !of(&SERVICE_LEVEL_OFFERED)).then(|| say!(language, "what-if-net")));
    said.extend(all.undefined.map(|cut| say!(language, "what-if-undefined", depth = depth(language, cut))));
    vec![said.join(" ")]
}

/// How deep it may be by one floor.
fn by_one(found: &WhatIf, language: Language, of: &FloorKept) -> String {
    let (floor, interval) = (floor(found, language, &of.floor), interval(found, language, &of.kept));
    match of.kept.at {
        None => {
            let deepest = deepest(found, language);
            say!(language, "what-if-each-all", floor = floor, deepest = deepest, interval = interval)
        }
        Some(at) if at <= 0.0 => say!(language, "what-if-each-never", floor = floor),
        Some(at) => {
            let at = bounded(language, &of.kept, at);
            say!(language, "what-if-each", floor = floor, at = at, interval = interval)
        }
    }
}

fn deepest(found: &WhatIf, language: Language) -> String {
    depth(language, found.depths.last().map_or(0.0, |depth| depth.cut))
}

/// A depth in as many digits as its interval is worth.
fn bounded(language: Language, crossing: &Crossing, cut: f64) -> String {
    let width = crossing.low.zip(crossing.high).map_or(f64::INFINITY, |(low, high)| high - low);
    language.per_cent(cut, usize::from(width < NARROW))
}

/// " (95 % interval 31 % to 37 %)"; nothing where there is none.
pub fn interval(found: &WhatIf, language: Language, crossing: &Crossing) -> String {
    let deepest = deepest(found, language);
    match (crossing.low, crossing.high) {
        (Some(low), Some(high)) => {
            let [low, high] = [low, high].map(|end| bounded(language, crossing, end));
            say!(language, "what-if-interval", low = low, high = high)
        }
        (Some(low), None) if crossing.has_interval => {
            let low = bounded(language, crossing, low);
            say!(language, "what-if-interval-open", low = low, deepest = deepest)
        }
        _ => String::new(),
    }
}

/// Everything that must be kept.
pub fn floors_kept(found: &WhatIf, language: Language) -> String {
    let floors: Vec<String> = found.floors.iter().map(|of| floor(found, language, &of.floor)).collect();
    language.list(&floors)
}

/// "service level of at least 80.0 %".
fn floor(found: &WhatIf, language: Language, floor: &Floor) -> String {
    let (kind, limit) = match (floor.limit, floor.is_least) {
        (Limit::Level(limit), true) => ("level-least", limit),
        (Limit::Level(limit), false) => ("level-most", limit),
        (Limit::Difference(limit) | Limit::Share(limit), true) if limit <= 0.0 => ("not-below", limit),
        (Limit::Difference(limit) | Limit::Share(limit), true) => ("above", limit),
        (Limit::Difference(limit) | Limit::Share(limit), false) if limit >= 0.0 => ("not-above", limit),
        (Limit::Difference(limit) | Limit::Share(limit), false) => ("below", limit),
    };
    let size = limit.abs();
    let ruler = Ruler::told(language, floor.metric.unit, &found.currency, size);
    let limit = match floor.limit {
        Limit::Share(_) => language.per_cent(size, 1),
        Limit::Difference(_) => format!("{} {}", ruler.show(Some(size)), ruler.unit_of_difference()),
        Limit::Level(_) => ruler.in_units(Some(size)),
    };
    let metric = language.within(&language.label(floor.metric));
    say!(language, "what-if-floor", metric = metric, kind = kind, limit = limit.trim())
}

/// What a cut saves, and what it costs customers.
fn money(found: &WhatIf, language: Language) -> Vec<String> {
    let cheapest = found.cheapest.as_ref().and_then(|least| at(found, least.cut).zip(Some(least)));
    let mut said = Vec::new();
    match (cheapest, &found.depths[..]) {
        (Some((of, least)), _) => {
            let less = size(found, language, of, &COST);
            let level: Vec<String> = least.level.iter().map(|cut| depth(language, *cut)).collect();
            let level = if level.is_empty() { "none".to_owned() } else { language.list(&level) };
            let cut = depth(language, least.cut);
            said.push(say!(language, "what-if-cheapest", cut = cut, less = less, level = level));
            said.push(effects(found, language, of, &[SATISFACTION, WAIT, CUSTOMERS_LOST]));
        }
        (None, [.., deepest]) if deepest.cut > 0.0 => {
            said.push(say!(language, "what-if-no-saving"));
            said.push(effects(found, language, deepest, &[COST, SATISFACTION, WAIT, CUSTOMERS_LOST]));
        }
        _ => {}
    }
    if let Some(pays) = found.pays.as_ref().filter(|_| found.depths.len() > 2) {
        said.push(match pays.at {
            Some(at) => {
                let (cut, interval) = (bounded(language, pays, at), interval(found, language, pays));
                say!(language, "what-if-pays-to", at = cut, interval = interval)
            }
            None => say!(language, "what-if-pays-all", deepest = deepest(found, language)),
        });
    }
    vec![said.join(" ")]
}

fn at(found: &WhatIf, cut: f64) -> Option<&Depth> {
    found.depths.iter().find(|depth| depth.cut.total_cmp(&cut).is_eq())
}

/// What some metrics do at a depth.
fn effects(found: &WhatIf, language: Language, of: &Depth, metrics: &[Metric]) -> String {
    let one = |metric: &Metric| {
        let way = of.found.get(metric).copied().unwrap_or("none");
        let name = language.within(&language.label(metric));
        say!(language, "what-if-effect", metric = name, way = way, size = size(found, language, of, metric))
    };
    // What is defined without a cut or with it alone is no difference.
    let is_known = |metric: &&Metric| of.difference.get(metric).is_some_and(|difference| difference.mean.is_some());
    let effects: Vec<String> = metrics.iter().filter(is_known).map(one).collect();
    say!(language, "what-if-saves", cut = depth(language, of.cut), effects = effects.join(", "))
}

/// When service is as without a cut again, of the deepest cut that is undone, and what it costs in all.
fn undone(found: &WhatIf, language: Language) -> Option<String> {
    let back = found.cutting.rehired?;
    let of = found.depths.last()?;
    let undoing = of.undoing.as_ref()?;
    let n = found.replications.len();
    let parts: Vec<String> =
        undoing.regained.iter().map(|regained| undoing::part(language, n, regained, "yes")).collect();
    let parts = if parts.is_empty() { "none".to_owned() } else { parts.join("; ") };
    let size = Ruler::telling(language, Unit::Money, &found.currency, [&undoing.cost]).tell(&undoing.cost);
    Some(say!(
        language,
        "what-if-undone",
        cut = depth(language, of.cut),
        back = back.to_string(),
        parts = parts,
        way = of.found.get(&SERVICE_COST).copied().unwrap_or("none"),
        size = size,
    ))
}

/// "14 (12 to 20)", and in how many histories it was lost, and in how many never regained; or that it is kept.
pub fn regained(found: &WhatIf, language: Language, part: Option<&Regained>) -> Vec<String> {
    let n = found.replications.len();
    let Some(part) = part else { return vec![say!(language, "undone-kept")] };
    let weeks = super::span(language, &part.weeks);
    let lost = (part.lost < n).then(|| say!(language, "undone-lost", lost = part.lost, n = n));
    let never = (part.never > 0).then(|| say!(language, "undone-not-back", never = part.never, n = n));
    std::iter::once(weeks).chain(lost).chain(never).collect()
}

/// What the figure of undoing shows, in a line: of the deepest cut what is regained last.
pub fn undone_title(found: &WhatIf, language: Language) -> String {
    let Some((of, undoing)) = found.depths.last().and_then(|of| Some((of, of.undoing.as_ref()?))) else {
        return String::new();
    };
    let weeks = |part: &&Regained| part.weeks.p50.unwrap_or(f64::INFINITY);
    let last = undoing.regained.iter().max_by(|a, b| weeks(a).total_cmp(&weeks(b)));
    let way = last.map_or("kept", |part| if part.is_mostly_never() { "never" } else { "back" });
    say!(
        language,
        "undone-title",
        cut = depth(language, of.cut),
        team = &found.cutting.team,
        measure = last.map_or_else(String::new, |part| language.within(&language.label(part.metric))),
        way = way,
        weeks = language.shortest(last.and_then(|part| part.weeks.p50).unwrap_or_default(), 1),
    )
}

/// The size of a difference from no cut, with its half-width.
fn size(found: &WhatIf, language: Language, of: &Depth, metric: &Metric) -> String {
    let Some(difference) = of.difference.get(metric) else { return String::new() };
    Ruler::telling(language, metric.unit, &found.currency, [difference]).tell(difference)
}

/// What the figure shows, in a line.
pub fn title(found: &WhatIf, language: Language) -> String {
    let team = &found.cutting.team;
    if let Some(Kept { all, .. }) = &found.kept {
        let floors = floors_kept(found, language);
        return match all.at {
            None => {
                say!(language, "what-if-title-all", team = team, deepest = deepest(found, language), floors = floors)
            }
            Some(at) if at <= 0.0 => say!(language, "what-if-title-never", team = team, floors = floors),
            Some(at) => {
                let (at, interval) = (bounded(language, all, at), interval(found, language, all));
                say!(language, "what-if-title-kept", team = team, at = at, interval = interval, floors = floors)
            }
        };
    }
    let satisfied = |of: &Depth| {
        let points = of.difference.get(&SATISFACTION).map(|points| short(language, points)).unwrap_or_default();
        let way = of.found.get(&SATISFACTION).copied().unwrap_or("none");
        say!(language, "what-if-title-satisfied", way = way, points = points)
    };
    match (&found.cheapest, found.depths.last()) {
        _ if !found.is_judged => say!(language, "what-if-title-plain", team = team),
        (Some(least), _) if least.cut > 0.0 => {
            let Some(of) = at(found, least.cut) else { return String::new() };
            let saved = of.difference.get(&COST).and_then(|less| less.mean).map(f64::abs);
            let ruler = Ruler::told(language, Unit::Money, &found.currency, saved.unwrap_or(0.0));
            let (cut, satisfied) = (depth(language, least.cut), satisfied(of));
            let less = ruler.in_units(saved);
            say!(language, "what-if-title-cheapest", cut = cut, team = team, less = less, satisfied = satisfied)
        }
        (_, Some(of)) if found.depths.len() == 2 => {
            say!(language, "what-if-title-none", team = team, satisfied = satisfied(of))
        }
        _ => say!(language, "what-if-title-none", team = team, satisfied = ""),
    }
}

/// A difference of shares in points, without its interval.
fn short(language: Language, points: &Estimate) -> String {
    language.grouped(100.0 * points.mean.unwrap_or(0.0).abs(), 1)
}
