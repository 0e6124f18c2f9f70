//! What holds and what turns between the world as typed and its fits, in sentences.

use super::parts::{list, size};
use crate::books::Metric;
use crate::findings::{BEST, READ, Reading, Shown, Summary, Way, World};
use crate::number::Ruler;

/// What the best by a metric does.
fn best_does(metric: &Metric) -> &'static str {
    match metric.id {
        "service_cost" => "costs least to run",
        "cost" => "costs least in all",
        _ => "satisfies most",
    }
}

/// How a world is called in a sentence: "as typed", "under silent".
pub fn called(world: &World) -> String {
    world.fit.as_ref().map_or_else(|| "as typed".to_owned(), |fit| format!("under {fit}"))
}

/// What holds in all worlds, then what turns between them; nothing where nothing could be found in any.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let worlds = &summary.worlds;
    if worlds.len() < 2 || summary.replications.len() < 2 || summary.unmeasured.is_some() {
        return Vec::new();
    }
    let ids: Vec<&str> = worlds[0].strategies.iter().map(|shown| shown.id.as_str()).collect();
    let fits: Vec<&str> = worlds.iter().filter_map(|world| world.fit.as_deref()).collect();
    let all = format!("s typed and under {}", list(&fits));
    let held = [best_everywhere(worlds), holds(worlds, &ids)].concat();
    let first = if held.is_empty() {
        format!("Nothing that is found holds both a{all}.")
    } else {
        format!("A{all}, against {}: {}.", summary.baseline, held.join("; "))
    };
    let mut turns: Vec<String> =
        BEST.iter().filter_map(|metric| best_turns(worlds, metric, best_does(metric))).collect();
    for metric in &READ {
        turns.extend(ids.iter().filter_map(|id| turn(worlds, id, metric, summary)));
    }
    if turns.is_empty() {
        turns.push("Nothing that is found turns between them.".to_owned());
    }
    std::iter::once(first).chain(turns).collect()
}

/// Who is best in every world, in a part of a sentence for each metric of which there is somebody.
fn best_everywhere(worlds: &[World]) -> Vec<String> {
    BEST.iter()
        .filter_map(|metric| best_of_all(worlds, metric).map(|best| format!("{best} {}", best_does(metric))))
        .collect()
}

/// Who is best by a metric in every world.
fn best_of_all<'a>(worlds: &'a [World], metric: &Metric) -> Option<&'a str> {
    let first = worlds[0].best.get(metric)?.as_ref()?;
    let is_same = |world: &World| world.best.get(metric).is_some_and(|best| best.as_ref() == Some(first));
    worlds.iter().all(is_same).then_some(first)
}

/// Who is best as far as that turns: told only where two worlds name two strategies.
fn best_turns(worlds: &[World], metric: &Metric, what: &str) -> Option<String> {
    let named = |world: &World| world.best.get(metric).cloned().flatten();
    let mut different: Vec<String> = worlds.iter().filter_map(named).collect();
    different.sort_unstable();
    different.dedup();
    let told = |world: &World| match named(world) {
        Some(best) => format!("{best} {what} {}", called(world)),
        None => format!("it is not told apart who {what} {}", called(world)),
    };
    (different.len() > 1).then(|| format!("{}.", worlds.iter().map(told).collect::<Vec<_>>().join(", ")))
}

/// The differences that are found to go the same way in every world, in a part of a sentence for each metric and way.
fn holds(worlds: &[World], ids: &[&str]) -> Vec<String> {
    let mut parts = Vec::new();
    for metric in &READ {
        let told = [Way::Less, Way::More].into_iter().filter_map(|way| {
            let goes = |world: &World, id: &str| world.reading(id, metric).and_then(|(_, r)| r.direction) == Some(way);
            // Who is best of all needs not be told to be better than the baseline.
            let is_best = |id: &str| best_of_all(worlds, metric).is_some_and(|best| best == id);
            let held = |id: &&str| !is_best(id) && worlds.iter().all(|world| goes(world, id));
            let held: Vec<&str> = ids.iter().copied().filter(held).collect();
            (!held.is_empty()).then(|| format!("{} {}", list(&held), verb(metric, way, held.len() > 1)))
        });
        parts.extend(told);
    }
    parts
}

/// What one strategy does to a metric, or several do.
fn verb(metric: &Metric, way: Way, are_many: bool) -> String {
    let more = if way == Way::Less { "less" } else { "more" };
    let fewer = if way == Way::Less { "fewer" } else { "more" };
    let s = if are_many { "" } else { "s" };
    match metric.id {
        "service_cost" => format!("cost{s} {more} to run"),
        "cost" => format!("cost{s} {more} in all"),
        "satisfaction" => format!("satisf{} {fewer}", if are_many { "y" } else { "ies" }),
        "csat_observed" => {
            let lower = if way == Way::Less { "lower" } else { "higher" };
            format!("{} rated {lower} in surveys", if are_many { "are" } else { "is" })
        }
        _ => format!("lose{s} {fewer} customers"),
    }
}

/// A strategy's metric whose difference is found to go one way in some world and not so in another.
fn turn(worlds: &[World], id: &str, metric: &Metric, summary: &Summary) -> Option<String> {
    let readings: Vec<(&World, &Shown, &Reading)> = worlds
        .iter()
        .filter_map(|world| world.reading(id, metric).map(|(shown, reading)| (world, shown, reading)))
        .collect();
    let first = readings.iter().find_map(|(_, _, reading)| reading.direction)?;
    // What is not judged in a world does not turn in it.
    let is_judged = |shown: &Shown| shown.is_judged || !metric.is_felt;
    let turns = |(_, shown, reading): &(&World, &Shown, &Reading)| is_judged(shown) && reading.direction != Some(first);
    if !readings.iter().any(turns) {
        return None;
    }
    let differences = readings.iter().map(|(_, _, reading)| &reading.difference);
    let ruler = Ruler::telling(metric.unit, &summary.currency, differences);
    let size = |reading: &Reading| size(metric, &reading.difference, &ruler);
    let second = if first == Way::Less { Way::More } else { Way::Less };
    let found = [first, second].into_iter().filter_map(|way| {
        let goes = readings.iter().filter(|(_, _, reading)| reading.direction == Some(way));
        let told: Vec<String> =
            goes.filter_map(|(world, _, reading)| Some(format!("{} {}", size(reading)?, called(world)))).collect();
        (!told.is_empty()).then(|| format!("{} by {}", verb(metric, way, false), told.join(" and ")))
    });
    let found: Vec<String> = found.collect();
    let other = |what: &str, may_be: bool| {
        let none = readings.iter().filter(|(_, shown, r)| r.direction.is_none() && is_judged(shown) == may_be);
        let told: Vec<String> = none.map(|(world, ..)| called(world)).collect();
        (!told.is_empty()).then(|| format!("; {what} {}", told.join(" and ")))
    };
    let others = [other("no difference is found", true), other("it is not judged", false)];
    Some(format!("{id} {}{}.", found.join(", "), others.into_iter().flatten().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{ByMetric, samples};
    use crate::stat::estimate::{Estimate, mean};

    fn told(worlds: &[World]) -> Vec<String> {
        sentences(&Summary { worlds: worlds.to_vec(), ..samples::summary(Vec::new(), 8) })
    }

    /// A world in which "blend" and "machine" differ from the baseline in satisfaction by so many points, found or not.
    fn world(fit: Option<&str>, satisfaction: [(f64, bool); 2], best: &str) -> World {
        let shown = |(id, (points, is_found)): (&str, (f64, bool))| {
            let difference = Estimate { half_width: Some(0.001), ..mean(&[points / 100.0, points / 100.0]) };
            let direction = is_found.then_some(if points < 0.0 { Way::Less } else { Way::More });
            let differences = ByMetric(vec![("satisfaction", Reading { difference, direction })]);
            Shown { id: id.to_owned(), is_judged: true, differences }
        };
        World {
            fit: fit.map(str::to_owned),
            title: String::new(),
            note: String::new(),
            sets: Vec::new(),
            targets: 0,
            missed: Vec::new(),
            best: ByMetric(vec![("satisfaction", Some(best.to_owned()))]),
            strategies: ["blend", "machine"].into_iter().zip(satisfaction).map(shown).collect(),
        }
    }

    #[test]
    fn what_holds_in_all_worlds_comes_first_and_what_turns_after_it() {
        let worlds = [
            world(None, [(0.5, true), (-9.0, true)], "blend"),
            world(Some("silent"), [(0.1, false), (-8.0, true)], "blend"),
            world(Some("par"), [(-4.5, true), (-7.0, true)], "people"),
        ];
        assert_eq!(
            told(&worlds),
            [
                "As typed and under silent and par, against people: machine satisfies fewer.",
                "blend satisfies most as typed, blend satisfies most under silent, people satisfies most under par.",
                "blend satisfies more by 0.5 ± 0.1 points as typed, satisfies fewer by 4.5 ± 0.1 points under par; no \
                 difference is found under silent."
            ]
        );
    }

    /// What is judged in one world alone neither holds in all nor turns; once it is judged in two it can turn.
    #[test]
    fn what_is_not_judged_in_a_world_does_not_turn_in_it() {
        let mut worlds = vec![
            world(None, [(-0.5, false), (-9.0, true)], "people"),
            world(Some("silent"), [(-0.6, true), (-8.0, true)], "people"),
            world(Some("par"), [(0.7, true), (-8.0, true)], "people"),
        ];
        worlds[0].strategies[0].is_judged = false;
        let turns = "blend satisfies fewer by 0.6 ± 0.1 points under silent, satisfies more by 0.7 ± 0.1 points under par; it is \
                    not judged as typed.";
        assert_eq!(told(&worlds)[1..], [turns]);
        worlds.pop();
        let all = "As typed and under silent, against people: people satisfies most; machine satisfies fewer.";
        assert_eq!(told(&worlds), [all, "Nothing that is found turns between them."]);
    }

    #[test]
    fn where_nothing_turns_it_says_so_and_where_nothing_could_be_found_nothing() {
        let worlds = [world(None, [(0.5, true); 2], "blend"), world(Some("silent"), [(0.6, true); 2], "blend")];
        assert_eq!(
            told(&worlds),
            [
                "As typed and under silent, against people: blend satisfies most; machine satisfies more.",
                "Nothing that is found turns between them."
            ]
        );
        let worlds = worlds.to_vec();
        assert!(sentences(&Summary { worlds: worlds.clone(), ..samples::summary(Vec::new(), 1) }).is_empty());
        let unmeasured = Summary { unmeasured: Some(String::new()), ..samples::summary(Vec::new(), 8) };
        assert!(sentences(&Summary { worlds, ..unmeasured }).is_empty());
    }
}
