//! The answer in three sentences, made from the numbers: what it costs, how customers fare, what the reports hide.
//!
//! A difference whose interval includes 0 is called none. Where a strategy's satisfaction hangs on waits that a small
//! scale exaggerates, no verdict is given on it.

use super::summary::{StrategySummary, Summary};
use crate::stat::estimate::Estimate;

/// Share of contacts abandoned above which waits of a small scale may decide, so that no verdict is given.
const ABANDONMENT_LIMIT: f64 = 0.05;

/// Share of contacts abandoned above which an operation is called understaffed.
const CROWDING_LIMIT: f64 = 0.10;

/// Three sentences, and a warning of understaffed strategies; one sentence, where nothing can be compared.
pub fn verdict(summary: &Summary) -> Vec<String> {
    let others: Vec<&StrategySummary> = summary.strategies.iter().filter(|s| s.id != summary.baseline).collect();
    if others.is_empty() {
        return vec![format!("Only {} was run, so there is nothing to compare.", summary.baseline)];
    }
    if summary.replications.len() < 2 {
        return vec![
            "One replication has no interval, so no difference can be told from chance: run at least two.".to_owned(),
        ];
    }
    let mut sentences = vec![money(summary, &others), satisfaction(summary, &others), reports(summary, &others)];
    sentences.extend(crowding(summary));
    sentences
}

/// A warning of strategies under which many never reach a person, at any scale.
fn crowding(summary: &Summary) -> Option<String> {
    let crowded: Vec<String> = summary
        .strategies
        .iter()
        .filter_map(|strategy| strategy.metric("abandonment").mean.map(|share| (strategy, share)))
        .filter(|(_, share)| *share > CROWDING_LIMIT)
        .map(|(strategy, share)| format!("{:.0} % under {}", share * 100.0, strategy.id))
        .collect();
    let named: Vec<&str> = crowded.iter().map(String::as_str).collect();
    (!named.is_empty()).then(|| {
        format!(
            "Too few people for what reaches them: of the contacts offered to people, {} leave before an answer.",
            list(&named)
        )
    })
}

/// Whether an interval says which way a difference goes: below 0, above 0, or neither.
pub fn direction(difference: &Estimate) -> Option<std::cmp::Ordering> {
    let (mean, half) = (difference.mean?, difference.half_width?);
    (mean.abs() > half).then(|| mean.total_cmp(&0.0))
}

/// Whether a strategy's satisfaction is not judged, since it hangs on waits that the scale exaggerates.
pub fn is_withheld(summary: &Summary, strategy: &StrategySummary) -> bool {
    summary.scale > 1 && strategy.metric("abandonment").mean.is_some_and(|share| share > ABANDONMENT_LIMIT)
}

fn by_difference<'a>(others: &[&'a StrategySummary], id: &str) -> Vec<(&'a StrategySummary, &'a Estimate, f64)> {
    let mut found: Vec<_> = others
        .iter()
        .filter_map(|strategy| strategy.difference.get(id).and_then(|d| d.mean.map(|mean| (*strategy, d, mean))))
        .collect();
    found.sort_by(|a, b| a.2.total_cmp(&b.2));
    found
}

/// Those whose difference is found to go one way, the furthest first.
fn found<'a>(
    others: &[&'a StrategySummary],
    id: &str,
    way: std::cmp::Ordering,
) -> Vec<(&'a StrategySummary, &'a Estimate, f64)> {
    let mut found: Vec<_> =
        by_difference(others, id).into_iter().filter(|(_, d, _)| direction(d) == Some(way)).collect();
    if way.is_gt() {
        found.reverse();
    }
    found
}

/// The strategies whose waits may be judged at this scale; none if the baseline's may not.
fn judged<'a>(summary: &Summary, others: &[&'a StrategySummary]) -> Vec<&'a StrategySummary> {
    let baseline = summary.strategies.iter().find(|strategy| strategy.id == summary.baseline);
    if baseline.is_some_and(|baseline| is_withheld(summary, baseline)) {
        return Vec::new();
    }
    others.iter().copied().filter(|strategy| !is_withheld(summary, strategy)).collect()
}

fn money(summary: &Summary, others: &[&StrategySummary]) -> String {
    let baseline = &summary.baseline;
    let cheapest = found(others, "service_cost", std::cmp::Ordering::Less).first().copied();
    let service = match cheapest {
        Some((strategy, d, mean)) => format!(
            "{} has the lowest service cost found, {} a year less than {baseline}",
            strategy.id,
            amount(-mean, d, &summary.currency)
        ),
        None => format!("No strategy has a service cost found to be lower than {baseline}'s"),
    };
    let judged = judged(summary, others);
    let with_customers = match found(&judged, "cost", std::cmp::Ordering::Less).first() {
        Some((best, d, mean)) => {
            let is_same = cheapest.is_some_and(|(cheapest, ..)| cheapest.id == best.id);
            let who = if is_same { "it is still cheapest".to_owned() } else { format!("{} is cheapest", best.id) };
            format!("{who}, {} a year below {baseline}", amount(-mean, d, &summary.currency))
        }
        None if judged.is_empty() => "nothing is judged at this scale".to_owned(),
        None => format!("no strategy is found to be cheaper than {baseline}"),
    };
    format!("{service}; with failures and the value of lost customers counted, {with_customers}.")
}

fn satisfaction(summary: &Summary, others: &[&StrategySummary]) -> String {
    let crowded: Vec<&str> =
        summary.strategies.iter().filter(|s| is_withheld(summary, s)).map(|strategy| strategy.id.as_str()).collect();
    let judged = judged(summary, others);
    let ranked = by_difference(&judged, "satisfaction");
    let mut parts: Vec<String> = Vec::new();
    if let Some(best) = ranked.last() {
        parts.push(side(summary, best));
    }
    if let (true, Some(worst)) = (ranked.len() > 1, ranked.first()) {
        parts.push(side(summary, worst));
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
            "{} verdict is given on the satisfaction under {}: over {} % of contacts to people are abandoned there, and \
             scale 1:{} does not have the waits of 1:1",
            if parts.is_empty() { "No" } else { "no" },
            list(&crowded),
            ABANDONMENT_LIMIT * 100.0,
            summary.scale
        );
    }
    sentence + "."
}

/// How one strategy's satisfaction stands to the baseline's.
fn side(summary: &Summary, &(strategy, difference, mean): &(&StrategySummary, &Estimate, f64)) -> String {
    match direction(difference) {
        None => format!("no difference from {} was found for {}", summary.baseline, strategy.id),
        Some(order) => format!(
            "{} ends {} points {} {}",
            strategy.id,
            points(mean.abs(), difference),
            if order.is_lt() { "below" } else { "above" },
            summary.baseline
        ),
    }
}

/// "a", "a and b", "a, b and c".
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn reports(summary: &Summary, others: &[&StrategySummary]) -> String {
    let gap = |strategy: &StrategySummary| {
        let (reported, truth) =
            (strategy.metric("reported_resolution").mean?, strategy.metric("true_resolution").mean?);
        Some((reported - truth, reported, truth))
    };
    let widest = others
        .iter()
        .filter_map(|strategy| gap(strategy).map(|gap| (*strategy, gap)))
        .max_by(|a, b| a.1.0.total_cmp(&b.1.0));
    let judged = judged(summary, others);
    let more = found(&judged, "customers_lost", std::cmp::Ordering::Greater);
    let fewer = found(&judged, "customers_lost", std::cmp::Ordering::Less);
    let leavers = match (more.first(), fewer.first()) {
        (Some((most, d, mean)), _) => {
            format!("{} loses {} customers a year more than {}", most.id, count(*mean, d), summary.baseline)
        }
        (_, Some((least, d, mean))) => {
            format!("{} loses {} customers a year fewer than {}", least.id, count(-mean, d), summary.baseline)
        }
        _ if judged.is_empty() => "customers lost are not judged at this scale".to_owned(),
        _ => "no difference in customers lost was found".to_owned(),
    };
    if let Some((strategy, (_, reported, truth))) = widest {
        format!(
            "The AI of {} reports {:.0} % of its contacts as resolved and truly resolves {:.0} %; {leavers}.",
            strategy.id,
            reported * 100.0,
            truth * 100.0
        )
    } else {
        let mut sentence = leavers + ".";
        if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
            sentence.replace_range(..1, &first);
        }
        sentence
    }
}

/// "41.2 ± 0.8 million USD".
fn amount(mean: f64, difference: &Estimate, currency: &str) -> String {
    let (unit, name) = match mean.abs() {
        m if m >= 1e9 => (1e9, " billion"),
        m if m >= 1e6 => (1e6, " million"),
        _ => (1.0, ""),
    };
    if unit > 1.0 {
        return format!("{:.1}{}{name} {currency}", mean / unit, plus_minus(difference, unit, 1));
    }
    let half = difference.half_width.map_or(String::new(), |half| format!(" ± {}", grouped(half)));
    format!("{}{half} {currency}", grouped(mean))
}

/// A whole number with its thousands set apart: "128,723".
fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::from(if value < 0.0 { "−" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn points(mean: f64, difference: &Estimate) -> String {
    format!("{:.1}{}", mean * 100.0, plus_minus(difference, 0.01, 1))
}

fn count(mean: f64, difference: &Estimate) -> String {
    let (unit, name) = if mean.abs() >= 1e6 { (1e6, " million") } else { (1e3, " thousand") };
    if mean.abs() < 1e4 {
        return format!("{mean:.0}{}", plus_minus(difference, 1.0, 0));
    }
    format!("{:.1}{}{name}", mean / unit, plus_minus(difference, unit, 1))
}

fn plus_minus(difference: &Estimate, unit: f64, digits: usize) -> String {
    let least = if digits == 0 { 1.0 } else { 0.1 };
    difference.half_width.map_or(String::new(), |half| match half / unit {
        shown if shown < 0.5 * least => format!(" ± <{least:.digits$}"),
        shown => format!(" ± {shown:.digits$}"),
    })
}
