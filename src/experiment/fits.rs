//! The answer under other fits: the same strategies in worlds that meet what was published as well, and what holds in all.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Run;
use super::best::best;
use super::run::run_alone;
use super::scale::{Bias, direction_in};
use super::summary::{ByMetric, StrategySummary, Summary, fold};
use super::targets::Judged;
use super::verdict::is_told;
use super::words::{READ, list, size};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION, SERVICE_COST};
use crate::model::Observer;
use crate::number::Ruler;
use crate::scenario::{Basis, Fit, Scenario};
use crate::stat::estimate::Estimate;

/// Who is best, in words, by some of these.
const BEST: [(Metric, &str); 3] =
    [(SERVICE_COST, "costs least to run"), (COST, "costs least in all"), (SATISFACTION, "satisfies most")];

/// A world in which the strategies were compared: the file as typed, or one of its fits laid on it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// Name of the fit; `None`: as typed.
    pub fit: Option<String>,
    /// One line for people.
    pub title: String,
    /// Why it may be so.
    pub note: String,
    /// What is laid over the file, as `path = value`.
    pub sets: Vec<String>,
    /// Published figures that the run was held against and that count.
    pub targets: usize,
    /// Names of those that are not met.
    pub missed: Vec<String>,
    /// Who is found to be better than every other, by some metrics; strategies that are not judged left out.
    pub best: ByMetric<Option<String>>,
    /// The strategies but the baseline, in the order of the file.
    pub strategies: Vec<Shown>,
}

/// A strategy beside the baseline in one world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// Name in the file.
    pub id: String,
    /// Whether its satisfaction, and what follows from it, may be judged at the run's scale.
    pub is_judged: bool,
    /// Some metrics less the baseline's.
    pub differences: ByMetric<Reading>,
}

/// A difference, and which way it is found to go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Paired by replication.
    pub difference: Estimate,
    /// Found beyond chance and the scale's bias; `None`: no difference found, or not judged.
    pub direction: Option<Way>,
}

/// Which way a difference goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Less than the baseline.
    Less,
    /// More than the baseline.
    More,
}

impl World {
    /// How it is called in a sentence: "as typed", "under silent".
    pub fn called(&self) -> String {
        self.fit.as_ref().map_or_else(|| "as typed".to_owned(), |fit| format!("under {fit}"))
    }

    fn reading(&self, strategy: &str, metric: &Metric) -> Option<(&Shown, &Reading)> {
        let shown = self.strategies.iter().find(|shown| shown.id == strategy)?;
        Some((shown, shown.differences.get(metric)?))
    }
}

/// The world of a run as typed, and the world of each fit after half of the design was run in it; `None` if the observer stopped
/// it. The fits are judged by the scale's bias in the world as typed.
pub fn worlds(lived: &Run, summary: &Summary, fits: &[Scenario], observer: &dyn Observer) -> Option<Vec<World>> {
    let mut worlds = vec![world(None, lived, summary, summary)];
    for scenario in fits {
        let run = run_alone(scenario, &lived.design.of_fit(), observer)?;
        let of_fit = fold(scenario, &run, "");
        worlds.push(world(scenario.fit.as_ref(), &run, &of_fit, summary));
    }
    Some(worlds)
}

/// What a run shows in a world; `base` knows the scale's bias.
fn world(fit: Option<&Fit>, run: &Run, summary: &Summary, base: &Summary) -> World {
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let counted = |target: &&Judged| target.basis != Basis::Beside && target.is_inside.is_some();
    let missed = summary.targets.iter().filter(counted).filter(|target| target.is_inside == Some(false));
    let best = |metric: &Metric| {
        let may_be = |index: &usize| !is_felt(metric) || is_told(summary, &summary.strategies[*index]);
        let judged: Vec<usize> = (0..summary.strategies.len()).filter(may_be).collect();
        best(metric, run, base, &judged)
    };
    World {
        fit: fit.map(|fit| fit.id.clone()),
        title: fit.map_or_else(|| "The file as typed".to_owned(), |fit| fit.title.clone()),
        note: fit.map_or_else(String::new, |fit| fit.note.clone()),
        sets: fit.map_or_else(Vec::new, |fit| fit.sets.clone()),
        targets: summary.targets.iter().filter(counted).count(),
        missed: missed.map(|target| target.id.clone()).collect(),
        best: ByMetric(BEST.iter().map(|(metric, _)| (metric.id, best(metric))).collect()),
        strategies: others.map(|strategy| shown(strategy, summary, base)).collect(),
    }
}

/// Whether a metric hangs on waits that a small scale may exaggerate.
fn is_felt(metric: &Metric) -> bool {
    *metric != SERVICE_COST
}

fn shown(strategy: &StrategySummary, summary: &Summary, base: &Summary) -> Shown {
    let is_judged = is_told(summary, strategy);
    let known = base.strategies.iter().find(|known| known.id == strategy.id);
    let reading = |metric: &Metric| {
        let difference = strategy.difference(metric)?.clone();
        let bias = Bias::at(base.scale, known.and_then(|known| known.scale_bias.get(metric)));
        let found = direction_in(metric.unit, &difference, bias).filter(|_| is_judged || !is_felt(metric));
        let direction = found.map(|way| if way == Ordering::Less { Way::Less } else { Way::More });
        Some((metric.id, Reading { difference, direction }))
    };
    Shown { id: strategy.id.clone(), is_judged, differences: ByMetric(READ.iter().filter_map(reading).collect()) }
}

/// What holds in all worlds, then what turns between them; nothing where nothing could be found in any.
pub fn sentences(worlds: &[World], summary: &Summary) -> Vec<String> {
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
    let mut turns: Vec<String> = BEST.iter().filter_map(|(metric, what)| best_turns(worlds, metric, what)).collect();
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
    BEST.iter().filter_map(|(metric, what)| best_of_all(worlds, metric).map(|best| format!("{best} {what}"))).collect()
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
        Some(best) => format!("{best} {what} {}", world.called()),
        None => format!("it is not told apart who {what} {}", world.called()),
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
    let is_judged = |shown: &Shown| shown.is_judged || !is_felt(metric);
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
            goes.filter_map(|(world, _, reading)| Some(format!("{} {}", size(reading)?, world.called()))).collect();
        (!told.is_empty()).then(|| format!("{} by {}", verb(metric, way, false), told.join(" and ")))
    });
    let found: Vec<String> = found.collect();
    let other = |what: &str, may_be: bool| {
        let none = readings.iter().filter(|(_, shown, r)| r.direction.is_none() && is_judged(shown) == may_be);
        let told: Vec<String> = none.map(|(world, ..)| world.called()).collect();
        (!told.is_empty()).then(|| format!("; {what} {}", told.join(" and ")))
    };
    let others = [other("no difference is found", true), other("it is not judged", false)];
    Some(format!("{id} {}{}.", found.join(", "), others.into_iter().flatten().collect::<String>()))
}

impl Summary {
    /// The same, knowing what the strategies do in other worlds.
    #[must_use]
    pub fn with_worlds(mut self, worlds: Vec<World>) -> Self {
        self.under_fits = sentences(&worlds, &self);
        self.worlds = worlds;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::summary::samples;
    use crate::stat::estimate::mean;

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
        let told = sentences(&worlds, &samples::summary(Vec::new(), 8));
        assert_eq!(
            told,
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
        let summary = samples::summary(Vec::new(), 8);
        let told = "blend satisfies fewer by 0.6 ± 0.1 points under silent, satisfies more by 0.7 ± 0.1 points under par; it is \
                    not judged as typed.";
        assert_eq!(sentences(&worlds, &summary)[1..], [told]);
        worlds.pop();
        let all = "As typed and under silent, against people: people satisfies most; machine satisfies fewer.";
        assert_eq!(sentences(&worlds, &summary), [all, "Nothing that is found turns between them."]);
    }

    #[test]
    fn where_nothing_turns_it_says_so_and_where_nothing_could_be_found_nothing() {
        let worlds = [world(None, [(0.5, true); 2], "blend"), world(Some("silent"), [(0.6, true); 2], "blend")];
        let told = sentences(&worlds, &samples::summary(Vec::new(), 8));
        assert_eq!(
            told,
            [
                "As typed and under silent, against people: blend satisfies most; machine satisfies more.",
                "Nothing that is found turns between them."
            ]
        );
        assert!(sentences(&worlds, &samples::summary(Vec::new(), 1)).is_empty());
        let unmeasured = Summary { unmeasured: Some(String::new()), ..samples::summary(Vec::new(), 8) };
        assert!(sentences(&worlds, &unmeasured).is_empty());
    }
}
