//! What holds and what turns between the world as typed and its fits, in sentences.

use super::{Language, Told, say, whether};
use crate::books::Metric;
use crate::findings::{BEST, READ, Reading, Shown, Way, World};

/// How a world is called in a sentence: "as typed", "under silent".
pub fn called(language: Language, world: &World) -> String {
    world.fit.as_ref().map_or_else(|| say!(language, "as-typed"), |fit| say!(language, "under-fit", fit = fit))
}

/// What holds in all worlds, then what turns between them; nothing where nothing could be found in any.
pub fn sentences(told: &Told) -> Vec<String> {
    let (language, worlds) = (told.language, &told.worlds);
    if worlds.len() < 2 || told.replications.len() < 2 || told.unmeasured.is_some() {
        return Vec::new();
    }
    let ids: Vec<&str> = worlds[0].strategies.iter().map(|shown| shown.id.as_str()).collect();
    let fits: Vec<&str> = worlds.iter().filter_map(|world| world.fit.as_deref()).collect();
    let fits = language.list(&fits);
    let held = [best_everywhere(told), holds(told, &ids)].concat().join("; ");
    let first = if held.is_empty() {
        say!(language, "fits-nothing-holds", fits = fits)
    } else {
        say!(language, "fits-hold", fits = fits, baseline = &told.baseline, held = held)
    };
    let mut turns: Vec<String> = BEST.iter().filter_map(|metric| best_turns(told, metric)).collect();
    for metric in &READ {
        turns.extend(ids.iter().filter_map(|id| turn(told, id, metric)));
    }
    if turns.is_empty() {
        turns.push(say!(language, "fits-nothing-turns"));
    }
    std::iter::once(first).chain(turns).collect()
}

/// Who is best in every world, in a part of a sentence for each metric of which there is somebody.
fn best_everywhere(told: &Told) -> Vec<String> {
    let of = |metric: &Metric| {
        let id = best_of_all(&told.worlds, metric)?;
        Some(say!(told.language, "fits-best", id = id, metric = metric.id))
    };
    BEST.iter().filter_map(of).collect()
}

/// Who is best by a metric in every world.
fn best_of_all<'a>(worlds: &'a [World], metric: &Metric) -> Option<&'a str> {
    let first = worlds[0].best.get(metric)?.as_ref()?;
    let is_same = |world: &World| world.best.get(metric).is_some_and(|best| best.as_ref() == Some(first));
    worlds.iter().all(is_same).then_some(first)
}

/// Who is best in each world; told only if two worlds name different strategies.
fn best_turns(told: &Told, metric: &Metric) -> Option<String> {
    let language = told.language;
    let named = |world: &World| world.best.get(metric).cloned().flatten();
    let mut different: Vec<String> = told.worlds.iter().filter_map(named).collect();
    different.sort_unstable();
    different.dedup();
    let of_world = |world: &World| {
        let world_ = called(language, world);
        match named(world) {
            Some(best) => say!(language, "fits-best-in", id = best, metric = metric.id, world = world_),
            None => say!(language, "fits-no-best", metric = metric.id, world = world_),
        }
    };
    (different.len() > 1).then(|| told.worlds.iter().map(of_world).collect::<Vec<_>>().join(", ") + ".")
}

/// The differences that are found to go the same way in every world, in a part of a sentence for each metric and way.
fn holds(told: &Told, ids: &[&str]) -> Vec<String> {
    let worlds = &told.worlds;
    let goes = |world: &World, id: &str, metric: &Metric, way: Way| {
        world.reading(id, metric).and_then(|(_, reading)| reading.direction) == Some(way)
    };
    // Who is best of all needs not be told to be better than the baseline.
    let is_best = |id: &str, metric: &Metric| best_of_all(worlds, metric).is_some_and(|best| best == id);
    let of = |metric: &Metric, way: Way| {
        let held = |id: &&str| !is_best(id, metric) && worlds.iter().all(|world| goes(world, id, metric, way));
        let held: Vec<&str> = ids.iter().copied().filter(held).collect();
        (!held.is_empty()).then(|| does(told.language, &told.language.list(&held), (metric, way), held.len() > 1))
    };
    READ.iter().flat_map(|metric| [Way::Less, Way::More].into_iter().filter_map(move |way| of(metric, way))).collect()
}

/// What one strategy does to a metric, or several do; without a name it goes on a sentence that has named one.
fn does(language: Language, ids: &str, (metric, way): (&Metric, Way), are_many: bool) -> String {
    let does = say!(language, "does", ids = ids, metric = metric.id, way = way.name(), many = whether(are_many));
    does.trim_start().to_owned()
}

/// A strategy's metric whose difference is found to go one way in some world and not so in another.
fn turn(told: &Told, id: &str, metric: &Metric) -> Option<String> {
    let language = told.language;
    let readings: Vec<(&World, &Shown, &Reading)> = told
        .worlds
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
    let ruler = told.ruler_telling(metric.unit, readings.iter().map(|(_, _, reading)| &reading.difference));
    let joined = |parts: Vec<String>| {
        let next = |first: String, last: String| say!(language, "and", first = first, last = last);
        parts.into_iter().reduce(next)
    };
    let second = if first == Way::Less { Way::More } else { Way::Less };
    let found = [first, second].into_iter().filter_map(|way| {
        let goes = readings.iter().filter(|(_, _, reading)| reading.direction == Some(way));
        let by = |(world, _, reading): &(&World, &Shown, &Reading)| {
            let size = told.size(metric, &reading.difference, &ruler)?;
            Some(say!(language, "size-in-world", size = size, world = called(language, world)))
        };
        let by = joined(goes.filter_map(by).collect())?;
        Some(say!(language, "turns-by", does = does(language, "", (metric, way), false), by = by))
    });
    let found: Vec<String> = found.collect();
    let worlds_without = |may_be: bool| {
        let none = readings.iter().filter(|(_, shown, r)| r.direction.is_none() && is_judged(shown) == may_be);
        joined(none.map(|(world, ..)| called(language, world)).collect())
    };
    let none = worlds_without(true).map(|worlds| say!(language, "turns-none", worlds = worlds));
    let unjudged = worlds_without(false).map(|worlds| say!(language, "turns-unjudged", worlds = worlds));
    let others: String = none.into_iter().chain(unjudged).collect();
    Some(say!(language, "turns", id = id, found = found.join(", "), others = others))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Summary;
    use crate::findings::{ByMetric, samples};
    use crate::scenario::Waits;
    use crate::stat::estimate::{Estimate, mean};
    use crate::study::Unmeasured;

    fn of(summary: &Summary) -> Vec<String> {
        sentences(&Told::in_english(summary))
    }

    fn told(worlds: &[World]) -> Vec<String> {
        of(&Summary { worlds: worlds.to_vec(), ..samples::summary(Vec::new(), 8) })
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
            replications: 8,
            scale: 100,
            waits: Waits::Small,
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
        assert!(of(&Summary { worlds: worlds.clone(), ..samples::summary(Vec::new(), 1) }).is_empty());
        let unmeasured = Summary { unmeasured: Some(Unmeasured::LeftOut), ..samples::summary(Vec::new(), 8) };
        assert!(of(&Summary { worlds, ..unmeasured }).is_empty());
    }
}
