//! What triggers and pilots did, in sentences.

use super::parts::within;
use crate::books::{Metric, Unit};
use crate::findings::{Firing, PilotShown, StrategySummary, Summary};
use crate::number::{Ruler, grouped, shortest};
use crate::policy::trigger::Limit;
use crate::stat::estimate::Estimate;
use crate::unit::human_duration;

/// What triggers and pilots did, a sentence for each.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let n = summary.replications.len();
    let of = |strategy: &StrategySummary| {
        let fired = strategy.triggers.iter().map(|trigger| told_firing(&strategy.id, trigger, n));
        let tried = strategy.pilot.iter().map(|pilot| told_pilot(&strategy.id, pilot, n));
        tried.chain(fired).collect::<Vec<String>>()
    };
    summary.strategies.iter().flat_map(of).collect()
}

fn told_firing(id: &str, trigger: &Firing, n: usize) -> String {
    let told = format!("The trigger of {id} ({}: {})", condition(trigger), trigger.sets);
    match trigger.median_month {
        None => format!("{told} never fires."),
        Some(month) => {
            format!(
                "{told} fires in {}, at first in month {} (median).",
                histories(trigger.share, n),
                shortest(month, 1)
            )
        }
    }
}

fn told_pilot(id: &str, pilot: &PilotShown, n: usize) -> String {
    let is_share = pilot.measure.unit == Unit::Share;
    let ruler = Ruler::telling(pilot.measure.unit, "", [&pilot.observed, &pilot.true_difference, &pilot.level]);
    let amount = |estimate: &Estimate, unit: &str| match estimate.mean {
        None => "nothing".to_owned(),
        Some(_) => format!("{} {}", ruler.estimate(estimate), if is_share { unit } else { ruler.unit() }),
    };
    let of_rest = |estimate| amount(estimate, "points");
    let told = format!("The pilot of {id} ({})", rule(pilot));
    let decided = format!("rolled out in {}", histories(pilot.rolled_out, n));
    let (seen, truth) = (of_rest(&pilot.observed), of_rest(&pilot.true_difference));
    if pilot.against_rest {
        return format!("{told} sees {seen}, in truth {truth}: {decided}.");
    }
    let level = amount(&pilot.level, "%");
    format!("{told} sees {level}: {decided}. Less the rest that is {seen}, in truth {truth}.")
}

fn histories(share: f64, n: usize) -> String {
    match n {
        1 if share > 0.0 => "this random history".to_owned(),
        1 => "no random history".to_owned(),
        n => format!("{} of {n} random histories", grouped(share * n as f64, 0)),
    }
}

/// What a trigger watches: "observed CSAT below 70 % over 4 weeks".
pub fn condition(trigger: &Firing) -> String {
    let (word, level) = match trigger.limit {
        Limit::Below(level) => ("below", level),
        Limit::Above(level) => ("above", level),
    };
    let level = shown(trigger.measure, level);
    format!("{} {word} {level} over {}", within(trigger.measure.label), human_duration(trigger.over_s))
}

/// A level as people write it.
fn shown(measure: &Metric, level: f64) -> String {
    match measure.unit {
        Unit::Seconds => human_duration(level),
        _ => format!("{} %", (level * 1e4).round() / 100.0),
    }
}

/// What decides a pilot: "observed CSAT less that of the rest: at least −1 points".
pub fn rule(pilot: &PilotShown) -> String {
    let what = if pilot.against_rest { " less that of the rest" } else { "" };
    let level = |end: f64| match pilot.measure.unit {
        Unit::Share if pilot.against_rest => format!("{} points", (end * 1e4).round() / 100.0),
        _ => shown(pilot.measure, end),
    };
    let ends = [(pilot.least, "at least"), (pilot.most, "at most")];
    let ends: Vec<String> = ends
        .iter()
        .filter_map(|(end, word)| end.map(|end| format!("{word} {}", level(end).replace('-', "−"))))
        .collect();
    format!("{}{what}: {}", within(pilot.measure.label), ends.join(" and "))
}
