//! The answer in three sentences, made from the numbers: what it costs, how customers fare, what the reports hide.
//!
//! A difference whose interval includes 0, or that is no larger than what the scale does to it, is called none. Where a strategy's
//! satisfaction hangs on waits that a small scale exaggerates, no verdict is given on it.

use std::cmp::Ordering;

use super::scale::nothing_judged;
use super::{Ruler, Told, capital, nobody, say, whether};
use crate::books::metric::{
    ABANDONMENT, AI_ABANDONMENT, COST, CUSTOMERS_LOST, REPORTED_RESOLUTION, SATISFACTION, SERVICE_COST, TRUE_RESOLUTION,
};
use crate::books::{Metric, Unit};
use crate::findings::{
    ABANDONMENT_LIMIT, Cheapest, Difference, StrategySummary, by_difference, found, found_among, is_withheld, judged,
};
use crate::stat::student_t_quantile;

/// Replications below which an answer is called a first look.
const FEW: usize = 4;

/// Replications that an answer has unless asked for others.
const ENOUGH: usize = 8;

/// Share of contacts abandoned above which an operation is called understaffed.
const CROWDING_LIMIT: f64 = 0.10;

/// Who is better than the baseline throughout, from which value of a customer on service pays at all, three sentences, and
/// warnings of few replications and understaffed strategies; one sentence, where nothing can be compared.
pub fn verdict(told: &Told) -> Vec<String> {
    let others: Vec<&StrategySummary> = told.strategies.iter().filter(|s| s.id != told.baseline).collect();
    let beside_nobody = told.nobody.iter().map(|nobody| nobody::sentence(told, nobody));
    if others.is_empty() {
        let alone = say!(told.language, "only-one", baseline = &told.baseline);
        let is_told = told.replications.len() > 1 && nothing_judged(told).is_none();
        return std::iter::once(alone).chain(beside_nobody.filter(|_| is_told)).collect();
    }
    if told.replications.len() < 2 {
        return vec![say!(told.language, "one-replication", few = FEW)];
    }
    if let Some(nothing) = nothing_judged(told) {
        return std::iter::once(nothing).chain(first_look(told)).chain(crowding(told)).collect();
    }
    let mut sentences: Vec<String> = better_throughout(told, &others).into_iter().chain(beside_nobody).collect();
    sentences.extend([money(told, &others), satisfaction(told, &others), reports(told, &others)]);
    sentences.extend(first_look(told));
    sentences.extend(crowding(told));
    sentences
}

/// Who is found to be better than the baseline in service cost, satisfaction and customers lost at once.
fn better_throughout(told: &Told, others: &[&StrategySummary]) -> Option<String> {
    let judged = judged(told, others);
    let costs = judged.iter().filter_map(|strategy| strategy.difference(&SERVICE_COST));
    let money = told.ruler_telling(Unit::Money, costs);
    let one = |strategy: &&StrategySummary| {
        let found = |metric: &Metric, way: Ordering| {
            strategy.difference(metric).filter(|_| found(told, strategy, metric) == Some(way))
        };
        let cost = money.tell(found(&SERVICE_COST, Ordering::Less)?);
        let points = told.points(found(&SATISFACTION, Ordering::Greater)?);
        let lost = told.count(found(&CUSTOMERS_LOST, Ordering::Less)?);
        Some(say!(told.language, "better-one", id = &strategy.id, cost = cost, points = points, lost = lost))
    };
    let all: Vec<String> = judged.iter().filter_map(one).collect();
    let list = (!all.is_empty()).then(|| told.language.list(&all))?;
    Some(say!(told.language, "better-throughout", baseline = &told.baseline, list = list))
}

/// A caution where intervals rest on too few replications.
fn first_look(told: &Told) -> Option<String> {
    let n = told.replications.len();
    let reach = |n: usize| told.language.grouped(student_t_quantile(0.975, n - 1), 1);
    (n < FEW).then(|| say!(told.language, "first-look", n = n, reach = reach(n), many = ENOUGH, enough = reach(ENOUGH)))
}

/// Warnings of strategies under which many never reach a person, or a model of the AI, at any scale.
fn crowding(told: &Told) -> Option<String> {
    let people = crowded(told, &ABANDONMENT).map(|list| say!(told.language, "crowded-people", list = list));
    let ai = crowded(told, &AI_ABANDONMENT).map(|list| say!(told.language, "crowded-ai", list = list));
    let said: Vec<String> = people.into_iter().chain(ai).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn crowded(told: &Told, metric: &Metric) -> Option<String> {
    let of = |strategy: &StrategySummary| {
        let share = strategy.metric(metric).mean.filter(|share| *share > CROWDING_LIMIT)?;
        Some(say!(told.language, "under", what = told.language.per_cent(share, 0), id = &strategy.id))
    };
    let crowded: Vec<String> = told.strategies.iter().filter_map(of).collect();
    (!crowded.is_empty()).then(|| told.language.list(&crowded))
}

/// What is abandoned where a strategy is not judged: "contacts to people", and to models where these have lines.
pub fn abandoned_contacts(told: &Told) -> String {
    let has_lines = |strategy: &StrategySummary| strategy.metric(&AI_ABANDONMENT).mean.is_some_and(|share| share > 0.0);
    say!(told.language, "abandoned-contacts", lines = whether(told.strategies.iter().any(has_lines)))
}

fn money(told: &Told, others: &[&StrategySummary]) -> String {
    let (language, baseline) = (told.language, &told.baseline);
    let costs = others.iter().flat_map(|s| [SERVICE_COST, COST].into_iter().filter_map(|metric| s.difference(&metric)));
    let ruler = told.ruler_telling(Unit::Money, costs);
    let service = match least(told, &SERVICE_COST, &ruler) {
        None => say!(language, "service-none", baseline = baseline),
        Some(Least { together: Some(level), .. }) => level,
        Some(Least { id, less, .. }) => say!(language, "service-alone", id = id, less = less),
    };
    // Where nobody answering costs less still, no strategy is the cheapest thing to do.
    let nobody = whether(told.nobody.as_ref().is_some_and(|nobody| nobody.is_cheapest(told.scale_of_lines())));
    let still = |id: &str| whether(cheapest_by(told, &SERVICE_COST).is_some_and(|known| known.strategy == id));
    let total = match least(told, &COST, &ruler) {
        None if judged(told, others).is_empty() => say!(language, "total-not-judged"),
        None => say!(language, "total-none", baseline = baseline),
        Some(Least { together: Some(level), .. }) => level,
        Some(Least { id, less, .. }) => {
            say!(language, "total-alone", id = id, still = still(id), nobody = nobody, less = less)
        }
    };
    say!(language, "money", service = service, total = total)
}

fn cheapest_by<'a>(told: &'a Told, metric: &Metric) -> Option<&'a Cheapest> {
    told.cheapest.iter().find(|known| known.metric == metric)
}

/// Who costs the least, if anybody is found to cost less than the baseline.
struct Least<'a> {
    id: &'a str,
    /// By how much.
    less: String,
    /// What is said of it together with those who are not told apart from it, if there are any.
    together: Option<String>,
}

fn least<'a>(told: &'a Told, metric: &Metric, ruler: &Ruler) -> Option<Least<'a>> {
    let (language, baseline) = (told.language, &told.baseline);
    let Cheapest { strategy: id, level, .. } = cheapest_by(told, metric)?;
    let difference = told.strategies.iter().find(|known| known.id == *id)?.difference(metric)?;
    let less = say!(language, "less-a-year", amount = ruler.tell(difference), baseline = baseline);
    let together = (!level.is_empty()).then(|| {
        let names: Vec<&String> = std::iter::once(id).chain(level).collect();
        say!(language, "not-apart", list = language.list(&names), metric = metric.id, id = id, less = less.as_str())
    });
    Some(Least { id, less, together })
}

fn satisfaction(told: &Told, others: &[&StrategySummary]) -> String {
    let language = told.language;
    let parts = sides(told, &judged(told, others));
    let withheld = withheld(told, parts.is_empty());
    let next = |first: String, next: String| say!(language, "satisfaction-next", first = first, next = next);
    let sides = parts.into_iter().reduce(next).map(|parts| say!(language, "satisfaction", parts = parts));
    let said: Vec<String> = sides.into_iter().chain(withheld).collect();
    if said.is_empty() { say!(language, "satisfaction-undefined") } else { said.join("; ") + "." }
}

/// Who satisfies most and least, or that nobody was found to differ.
fn sides(told: &Told, judged: &[&StrategySummary]) -> Vec<String> {
    let ranked = by_difference(judged, &SATISFACTION);
    let is_found = |(strategy, ..): &&Difference| found(told, strategy, &SATISFACTION).is_some();
    let led = ranked.iter().find(|(strategy, ..)| told.leads(&strategy.id));
    let most_and_least = ranked.last().into_iter().chain(ranked.first().filter(|_| ranked.len() > 1));
    let others = most_and_least.filter(|(strategy, ..)| !told.leads(&strategy.id));
    let ends: Vec<&Difference> = led.into_iter().chain(others).collect();
    if ends.iter().any(is_found) {
        return ends.into_iter().map(|end| side(told, end)).collect();
    }
    // What nobody was found to do is said once, of all.
    let level: Vec<&str> = ranked.iter().filter(|s| !is_found(s)).map(|(strategy, ..)| strategy.id.as_str()).collect();
    let found = ranked.iter().filter(is_found).map(|between| side(told, between));
    found.chain((!level.is_empty()).then(|| none_found(told, &told.language.list(&level)))).collect()
}

/// On whose satisfaction no verdict is given, and why.
fn withheld(told: &Told, is_start: bool) -> Option<String> {
    let withheld = told.strategies.iter().filter(|strategy| is_withheld(told, strategy));
    let names: Vec<&str> = withheld.map(|strategy| strategy.id.as_str()).collect();
    (!names.is_empty()).then(|| {
        say!(
            told.language,
            "withheld",
            start = whether(is_start),
            list = told.language.list(&names),
            limit = ABANDONMENT_LIMIT * 100.0,
            contacts = abandoned_contacts(told),
            scale = told.scale,
        )
    })
}

fn none_found(told: &Told, list: &str) -> String {
    say!(told.language, "satisfaction-none", baseline = &told.baseline, list = list)
}

/// How one strategy's satisfaction stands to the baseline's.
fn side(told: &Told, &(strategy, difference, _): &Difference) -> String {
    let Some(order) = found(told, strategy, &SATISFACTION) else { return none_found(told, &strategy.id) };
    let (way, points) = (if order.is_lt() { "below" } else { "above" }, told.points(difference));
    say!(told.language, "satisfaction-side", id = &strategy.id, points = points, way = way, baseline = &told.baseline)
}

fn reports(told: &Told, others: &[&StrategySummary]) -> String {
    let gap = |strategy: &StrategySummary| {
        let (reported, truth) = (strategy.metric(&REPORTED_RESOLUTION).mean?, strategy.metric(&TRUE_RESOLUTION).mean?);
        Some((reported - truth, reported, truth))
    };
    let gaps = others.iter().filter_map(|strategy| gap(strategy).map(|gap| (*strategy, gap)));
    let widest = told.protagonist(gaps, |(strategy, gap)| (&strategy.id, gap.0));
    let leavers = leavers(told, others);
    let Some((strategy, (_, reported, truth))) = widest else { return capital(&leavers) + "." };
    let [reported, truth] = [reported, truth].map(|share| told.language.per_cent(share, 0));
    say!(told.language, "reports", id = &strategy.id, reported = reported, truth = truth, leavers = leavers)
}

/// Every difference in customers lost that is found, the largest first.
fn leavers(told: &Told, others: &[&StrategySummary]) -> String {
    let language = told.language;
    let judged = judged(told, others);
    if judged.is_empty() {
        return say!(language, "lost-not-judged");
    }
    let ways = [(Ordering::Greater, "more"), (Ordering::Less, "fewer")];
    let found = ways.map(|(way, word)| (found_among(told, &judged, &CUSTOMERS_LOST, way), word));
    let ruler = told.ruler_telling(Unit::Number, found.iter().flat_map(|(found, _)| found.iter().map(|(_, d, _)| *d)));
    let one = |(strategy, difference, _): &Difference, way: &str| {
        say!(language, "lost-one", size = ruler.tell(difference), way = way, id = &strategy.id)
    };
    let mut all: Vec<(&Difference, &str)> =
        found.iter().flat_map(|(found, way)| found.iter().map(|difference| (difference, *way))).collect();
    all.sort_by_key(|((strategy, ..), _)| !told.leads(&strategy.id));
    let all: Vec<String> = all.into_iter().map(|(difference, way)| one(difference, way)).collect();
    let partly = whether(judged.len() < others.len());
    if all.is_empty() {
        return say!(language, "lost-none", partly = partly);
    }
    say!(language, "lost-customers", baseline = &told.baseline, partly = partly, list = language.list(&all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Summary;
    use crate::findings::samples;
    use crate::stat::estimate::{Estimate, mean};

    fn estimate(mean_: f64, half: f64) -> Estimate {
        Estimate { half_width: Some(half), ..mean(&[mean_, mean_]) }
    }

    /// A strategy with its differences in service cost, cost, satisfaction and customers lost, each ± its tenth.
    fn strategy(id: &str, differences: [f64; 4], abandoned: f64) -> StrategySummary {
        let ids = ["service_cost", "cost", "satisfaction", "customers_lost"];
        let difference = ids.into_iter().zip(differences).map(|(id, mean)| (id, estimate(mean, mean.abs() / 10.0)));
        samples::strategy(id, difference.collect(), abandoned)
    }

    fn two() -> Vec<StrategySummary> {
        vec![strategy("blend", [-5e6, -6e6, 0.02, -300.0], 0.0), strategy("machine", [-6e6, -5e6, -0.1, 900.0], 0.0)]
    }

    /// The verdict where the next is told apart from whoever costs the least, or is not.
    fn answer(strategies: Vec<StrategySummary>, replications: u32, is_apart: bool) -> Vec<String> {
        let summary = samples::summary(strategies, replications);
        let others: Vec<&StrategySummary> = summary.strategies.iter().skip(1).collect();
        let of = |metric: &'static Metric| {
            let found = found_among(&summary, &judged(&summary, &others), metric, Ordering::Less);
            let ids: Vec<String> = found.iter().map(|(strategy, ..)| strategy.id.clone()).collect();
            let (strategy, level) = ids.split_first()?;
            Some(Cheapest {
                metric,
                strategy: strategy.clone(),
                level: if is_apart { Vec::new() } else { level.to_vec() },
            })
        };
        let cheapest = [&SERVICE_COST, &COST].into_iter().filter_map(of).collect();
        verdict(&Told::in_english(&Summary { cheapest, ..summary }))
    }

    #[test]
    fn the_cheapest_is_called_so_if_it_is_apart_from_the_next() {
        let told = &answer(two(), 8, true)[1];
        assert!(
            told.starts_with("machine has the lowest service cost found, 6.0 ± 0.6 million USD a year less"),
            "{told}"
        );
        assert!(told.contains("counted, blend is cheapest, 6.0 ± 0.6 million USD a year less than people"), "{told}");
    }

    #[test]
    fn who_is_better_throughout_is_told_first_and_nobody_else() {
        let told = "Found better than people on all three counts: blend (5.0 ± 0.5 million USD of service cost a year less, \
                    2.0 ± 0.2 points more satisfied, 300 ± 30 fewer customers lost a year).";
        assert_eq!(answer(two(), 8, true)[0], told);
        let machine = two().split_off(1);
        assert!(!answer(machine, 8, true).concat().contains("on all three counts"));
    }

    #[test]
    fn two_that_are_not_apart_are_not_told_apart() {
        let told = &answer(two(), 8, false)[1];
        assert!(told.starts_with("machine and blend are not told apart on service cost (machine costs 6.0"), "{told}");
        assert!(told.contains("counted, blend and machine are not told apart on cost (blend costs 6.0"), "{told}");
    }

    #[test]
    fn every_difference_in_customers_lost_is_told_or_none() {
        let told = &answer(two(), 8, true)[3];
        let lost = "Customers lost a year, against people: 900 ± 90 more under machine and 300 ± 30 fewer under blend.";
        assert_eq!(told, lost);
        let mut one = two();
        one.push(strategy("crowd", [1.0, 1.0, 0.1, 500.0], 0.06));
        let told = &answer(one, 8, true)[3];
        assert!(told.starts_with("Customers lost a year, against people among those judged: 900"), "{told}");
        let mut none = two();
        for strategy in &mut none {
            strategy.difference.0.pop();
        }
        assert_eq!(answer(none, 8, true)[2], "No difference in customers lost was found.");
    }

    #[test]
    fn that_nothing_was_found_is_said_once() {
        let mut none = two();
        for (strategy, by) in none.iter_mut().zip([0.001, -0.001]) {
            strategy.difference.0[2].1 = estimate(by, 0.002);
        }
        let told = &answer(none, 8, true)[1];
        let once = "On customers satisfied at the end of their issue, no difference from people was found for machine and blend.";
        assert_eq!(told, once);
        let both = &answer(two(), 8, true)[2];
        assert!(
            both.ends_with(
                "blend ends 2.0 ± 0.2 points above people, and machine ends 10.0 ± 1.0 points below people."
            )
        );
    }

    #[test]
    fn fewer_than_four_replications_are_a_first_look() {
        assert!(answer(two(), 1, true)[0].contains("first look: it has no interval"));
        let caution = |n| answer(two(), n, true).get(4).cloned();
        let two = "This is a first look: intervals from 2 replications are very wide, 12.7 standard errors to each side \
                   where 8 replications need 2.4.";
        assert_eq!(caution(2).as_deref(), Some(two));
        assert!(caution(3).is_some_and(|text| text.contains("from 3 replications are very wide, 4.3")));
        assert_eq!(caution(4), None);
    }
}
