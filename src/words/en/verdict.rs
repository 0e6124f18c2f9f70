//! The answer in three sentences, made from the numbers: what it costs, how customers fare, what the reports hide.
//!
//! A difference whose interval includes 0, or that is no larger than what the scale does to it, is called none. Where a strategy's
//! satisfaction hangs on waits that a small scale exaggerates, no verdict is given on it.

use std::cmp::Ordering;

use super::nobody;
use super::parts::{count, list, points};
use super::scale::nothing_judged;
use crate::books::metric::{
    ABANDONMENT, AI_ABANDONMENT, COST, CUSTOMERS_LOST, REPORTED_RESOLUTION, SATISFACTION, SERVICE_COST, TRUE_RESOLUTION,
};
use crate::books::{Metric, Unit};
use crate::findings::{
    ABANDONMENT_LIMIT, Cheapest, Difference, StrategySummary, Summary, by_difference, found, found_among, is_withheld,
    judged,
};
use crate::number::{Ruler, grouped, per_cent};
use crate::stat::student_t_quantile;

/// Replications below which an answer is called a first look.
const FEW: usize = 4;

/// Share of contacts abandoned above which an operation is called understaffed.
const CROWDING_LIMIT: f64 = 0.10;

/// Who is better than the baseline throughout, from which value of a customer on service pays at all, three sentences, and
/// warnings of few replications and understaffed strategies; one sentence, where nothing can be compared.
pub fn verdict(summary: &Summary) -> Vec<String> {
    let others: Vec<&StrategySummary> = summary.strategies.iter().filter(|s| s.id != summary.baseline).collect();
    let beside_nobody = summary.nobody.iter().map(|nobody| nobody::sentence(summary, nobody));
    if others.is_empty() {
        let alone = format!("Only {} was run, so there is nothing to compare.", summary.baseline);
        let is_told = summary.replications.len() > 1 && nothing_judged(summary).is_none();
        return std::iter::once(alone).chain(beside_nobody.filter(|_| is_told)).collect();
    }
    if summary.replications.len() < 2 {
        let few = "One replication is a first look: it has no interval, so no difference can be told from chance";
        return vec![format!("{few}; run at least {FEW}.")];
    }
    if let Some(nothing) = nothing_judged(summary) {
        return std::iter::once(nothing)
            .chain(first_look(summary.replications.len()))
            .chain(crowding(summary))
            .collect();
    }
    let mut sentences: Vec<String> = better_throughout(summary, &others).into_iter().chain(beside_nobody).collect();
    sentences.extend([money(summary, &others), satisfaction(summary, &others), reports(summary, &others)]);
    sentences.extend(first_look(summary.replications.len()));
    sentences.extend(crowding(summary));
    sentences
}

/// Who is found to be better than the baseline in service cost, satisfaction and customers lost at once.
fn better_throughout(summary: &Summary, others: &[&StrategySummary]) -> Option<String> {
    let judged = judged(summary, others);
    let costs = judged.iter().filter_map(|strategy| strategy.difference(&SERVICE_COST));
    let money = Ruler::telling(Unit::Money, &summary.currency, costs);
    let told: Vec<String> = judged
        .iter()
        .filter_map(|strategy| {
            let found = |metric: &Metric, way: Ordering| {
                strategy.difference(metric).filter(|_| found(summary, strategy, metric) == Some(way))
            };
            let cost = found(&SERVICE_COST, Ordering::Less)?;
            let satisfaction = found(&SATISFACTION, Ordering::Greater)?;
            let lost = found(&CUSTOMERS_LOST, Ordering::Less)?;
            Some(format!(
                "{} ({} of service cost a year less, {} points more satisfied, {} fewer customers lost a year)",
                strategy.id,
                money.tell(cost),
                points(satisfaction),
                count(lost)
            ))
        })
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    (!told.is_empty()).then(|| format!("Found better than {} on all three counts: {}.", summary.baseline, list(&told)))
}

/// A caution where intervals rest on too few replications.
fn first_look(n: usize) -> Option<String> {
    let reach = |n: usize| grouped(student_t_quantile(0.975, n - 1), 1);
    (n < FEW).then(|| {
        format!(
            "This is a first look: intervals from {n} replications are very wide, {} standard errors to each side where 8 \
             replications need {}.",
            reach(n),
            reach(8)
        )
    })
}

/// Warnings of strategies under which many never reach a person, or a model of the AI, at any scale.
fn crowding(summary: &Summary) -> Option<String> {
    let sentences = [
        crowded(summary, &ABANDONMENT, "Too few people for what reaches them: of the contacts offered to people"),
        crowded(summary, &AI_ABANDONMENT, "Too few places at AI models: of the contacts meant for them"),
    ];
    let said: Vec<String> = sentences.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn crowded(summary: &Summary, metric: &Metric, of: &str) -> Option<String> {
    let crowded: Vec<String> = summary
        .strategies
        .iter()
        .filter_map(|strategy| strategy.metric(metric).mean.map(|share| (strategy, share)))
        .filter(|(_, share)| *share > CROWDING_LIMIT)
        .map(|(strategy, share)| format!("{} under {}", per_cent(share, 0), strategy.id))
        .collect();
    let named: Vec<&str> = crowded.iter().map(String::as_str).collect();
    (!named.is_empty()).then(|| format!("{of}, {} leave before an answer.", list(&named)))
}

/// What is abandoned where a strategy is not judged: "contacts to people", and to models where these have lines.
pub fn abandoned_contacts(summary: &Summary) -> &'static str {
    let has_lines = |strategy: &StrategySummary| strategy.metric(&AI_ABANDONMENT).mean.is_some_and(|share| share > 0.0);
    if summary.strategies.iter().any(has_lines) { "contacts to people or to AI models" } else { "contacts to people" }
}

fn money(summary: &Summary, others: &[&StrategySummary]) -> String {
    let baseline = &summary.baseline;
    let told = others.iter().flat_map(|s| [SERVICE_COST, COST].into_iter().filter_map(|metric| s.difference(&metric)));
    let ruler = Ruler::telling(Unit::Money, &summary.currency, told);
    let alone = |id: &str| format!("{id} has the lowest service cost found");
    let service = least(summary, &SERVICE_COST, &ruler, &alone)
        .unwrap_or_else(|| format!("No strategy has a service cost found to be lower than {baseline}'s"));
    // Where nobody answering costs less still, no strategy is the cheapest thing to do.
    let is_nobody_cheapest = summary.nobody.as_ref().is_some_and(|nobody| nobody.is_cheapest(summary.scale));
    let of = if is_nobody_cheapest { " of the strategies" } else { "" };
    let is_cheapest_to_run = |id: &str| cheapest_by(summary, &SERVICE_COST).is_some_and(|known| known.strategy == id);
    let alone = |id: &str| {
        if is_cheapest_to_run(id) { format!("it is still cheapest{of}") } else { format!("{id} is cheapest{of}") }
    };
    let with_customers = least(summary, &COST, &ruler, &alone).unwrap_or_else(|| {
        if judged(summary, others).is_empty() {
            "nothing is judged at this scale".to_owned()
        } else {
            format!("no strategy is found to be cheaper than {baseline}")
        }
    });
    format!("{service}; with failures and the value of lost customers counted, {with_customers}.")
}

fn cheapest_by<'a>(summary: &'a Summary, metric: &Metric) -> Option<&'a Cheapest> {
    summary.cheapest.iter().find(|known| known.metric == metric)
}

/// Who costs the least, if anybody is found to cost less than the baseline: in the words of `alone`, or together with those
/// who are not told apart from it.
fn least(summary: &Summary, metric: &Metric, ruler: &Ruler, alone: &dyn Fn(&str) -> String) -> Option<String> {
    let Cheapest { strategy: best, level, .. } = cheapest_by(summary, metric)?;
    let difference = summary.strategies.iter().find(|known| known.id == *best)?.difference(metric)?;
    let less = format!("{} a year less than {}", ruler.tell(difference), summary.baseline);
    Some(if level.is_empty() {
        format!("{}, {less}", alone(best))
    } else {
        let names: Vec<&str> = std::iter::once(best).chain(level).map(String::as_str).collect();
        let name = if *metric == COST { "cost" } else { "service cost" };
        format!("{} are not told apart on {name} ({best} costs {less})", list(&names))
    })
}

fn satisfaction(summary: &Summary, others: &[&StrategySummary]) -> String {
    let crowded: Vec<&str> =
        summary.strategies.iter().filter(|s| is_withheld(summary, s)).map(|strategy| strategy.id.as_str()).collect();
    let judged = judged(summary, others);
    let ranked = by_difference(&judged, &SATISFACTION);
    let mut parts: Vec<String> = Vec::new();
    let is_found = |(strategy, ..): &&Difference| found(summary, strategy, &SATISFACTION).is_some();
    let ends: Vec<&Difference> = ranked.last().into_iter().chain(ranked.first().filter(|_| ranked.len() > 1)).collect();
    if ends.iter().any(is_found) {
        parts.extend(ends.into_iter().map(|end| side(summary, end)));
    } else {
        // What nobody was found to do is said once, of all.
        parts.extend(ranked.iter().filter(is_found).map(|between| side(summary, between)));
        let level: Vec<&str> =
            ranked.iter().filter(|s| !is_found(s)).map(|(strategy, ..)| strategy.id.as_str()).collect();
        parts.extend((!level.is_empty()).then(|| none_found(summary, &list(&level))));
    }
    if crowded.is_empty() && parts.is_empty() {
        return "Satisfaction is not defined: no issue was closed.".to_owned();
    }
    let mut sentence = String::new();
    if !parts.is_empty() {
        sentence = format!("On customers satisfied at the end of their issue, {}", parts.join(", and "));
    }
    if !crowded.is_empty() {
        sentence += if sentence.is_empty() { "" } else { "; " };
        sentence += &format!(
            "{} verdict is given on the satisfaction under {}: over {} % of {} are abandoned there, and \
             scale 1:{} does not have the waits of 1:1",
            if parts.is_empty() { "No" } else { "no" },
            list(&crowded),
            ABANDONMENT_LIMIT * 100.0,
            abandoned_contacts(summary),
            summary.scale
        );
    }
    sentence + "."
}

fn none_found(summary: &Summary, whom: &str) -> String {
    format!("no difference from {} was found for {whom}", summary.baseline)
}

/// How one strategy's satisfaction stands to the baseline's.
fn side(summary: &Summary, &(strategy, difference, _): &Difference) -> String {
    match found(summary, strategy, &SATISFACTION) {
        None => none_found(summary, &strategy.id),
        Some(order) => format!(
            "{} ends {} points {} {}",
            strategy.id,
            points(difference),
            if order.is_lt() { "below" } else { "above" },
            summary.baseline
        ),
    }
}

fn reports(summary: &Summary, others: &[&StrategySummary]) -> String {
    let gap = |strategy: &StrategySummary| {
        let (reported, truth) = (strategy.metric(&REPORTED_RESOLUTION).mean?, strategy.metric(&TRUE_RESOLUTION).mean?);
        Some((reported - truth, reported, truth))
    };
    let widest = others
        .iter()
        .filter_map(|strategy| gap(strategy).map(|gap| (*strategy, gap)))
        .max_by(|a, b| a.1.0.total_cmp(&b.1.0));
    let leavers = leavers(summary, others);
    if let Some((strategy, (_, reported, truth))) = widest {
        format!(
            "The AI of {} reports {} of its contacts as resolved and truly resolves {}; {leavers}.",
            strategy.id,
            per_cent(reported, 0),
            per_cent(truth, 0)
        )
    } else {
        let mut sentence = leavers + ".";
        if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
            sentence.replace_range(..1, &first);
        }
        sentence
    }
}

/// Every difference in customers lost that is found, the largest first.
fn leavers(summary: &Summary, others: &[&StrategySummary]) -> String {
    let judged = judged(summary, others);
    if judged.is_empty() {
        return "customers lost are not judged at this scale".to_owned();
    }
    let ways = [(Ordering::Greater, "more"), (Ordering::Less, "fewer")];
    let found = ways.map(|(way, word)| (found_among(summary, &judged, &CUSTOMERS_LOST, way), word));
    let ruler = Ruler::telling(Unit::Number, "", found.iter().flat_map(|(found, _)| found.iter().map(|(_, d, _)| *d)));
    let told = |(found, word): &(Vec<Difference>, &str)| -> Vec<String> {
        let one = |(strategy, d, _): &Difference| format!("{} {word} under {}", ruler.tell(d), strategy.id);
        found.iter().map(one).collect()
    };
    let all: Vec<String> = found.iter().flat_map(told).collect();
    let told: Vec<&str> = all.iter().map(String::as_str).collect();
    let left_out = if judged.len() < others.len() { " among those judged" } else { "" };
    match told[..] {
        [] => format!("no difference in customers lost was found{left_out}"),
        _ => format!("customers lost a year, against {}{left_out}: {}", summary.baseline, list(&told)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        verdict(&Summary { cheapest, ..summary })
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
