//! The section `[demand]`: how many issues there are, and when they come.

use super::dates::{day, moment};
use super::keys::{self, Kind};
use super::levers::Names;
use super::{Demand, ReplayedDay, Surge};
use crate::clock::Clock;
use crate::text::{Entry, Section, Value, allowed};
use crate::unit::{DAY, HOUR, MONTH, WEEK};

/// Reads `[demand]` of the file.
pub fn demand(root: &Section, clock: &Clock, names: &Names) -> Demand {
    let open = |name: &str, table| Section::open(root.reader, root.given(name), &root.place, name, &[table]);
    let (section, customers) = (&open("demand", keys::DEMAND), open("customers", keys::CUSTOMERS).number("count"));
    let interval_s = section.number("interval");
    if let (Some(node), true) = (section.given("interval"), DAY % interval_s != 0.0) {
        section.wrong(node, "interval", "a duration that divides a day: 5 min, 15 min, 30 min, 1 h …");
    }
    let per_day = (DAY / interval_s).round() as usize;
    let (issues_per_customer_month, week) = volume(section, interval_s, per_day, customers);
    let replay = replay(section, clock, per_day);
    if let (Some(node), true) = (section.given("replay"), issues_per_customer_month <= 0.0) {
        let hint = "other days, staffing and calibration go by it: give the mean of the replayed days as `counts`";
        let allowed = "a demand above 0 beside replayed days";
        section.reader.fault(
            &node.place,
            &section.path_of("replay"),
            "no other demand",
            allowed,
            Some(hint.to_owned()),
        );
    }
    Demand {
        issues_per_customer_month,
        interval_s,
        week,
        season: relative(section, "season", 12),
        day_cv: section.number("day_cv"),
        interval_sd: section.number("interval_sd"),
        interval_correlation: section.number("interval_correlation"),
        surges: surges(section, clock, names),
        replay,
    }
}

/// Issues per customer and month, and the profile of the week with mean 1: typed as such, or made from `counts`.
fn volume(section: &Section, interval_s: f64, per_day: usize, customers: f64) -> (f64, Vec<f64>) {
    let Some(counts) = section.numbers("counts") else {
        return (rate(section), week(section, interval_s, per_day));
    };
    for other in ["issues_per_customer_month", "hours", "days", "week"] {
        if let Some(node) = section.given(other) {
            let found = format!("both `counts` and `{other}`");
            section.reader.fault(&node.place, &section.path_of(other), &found, "one of them", None);
        }
    }
    let per_week = 7 * per_day;
    let sum = counts.iter().sum::<f64>();
    if ![per_day, per_week].contains(&counts.len()) || sum <= 0.0 {
        if let Some(node) = section.given("counts") {
            let allowed = format!(
                "{per_day} numbers for a day, or {per_week} for a week from Monday 00:00, not all 0, at this `interval`"
            );
            section.wrong(node, "counts", &allowed);
        }
        return (1.0, vec![1.0; per_week]);
    }
    let mean = sum / counts.len() as f64;
    let issues_per_customer_month = mean * per_week as f64 / customers * MONTH / WEEK;
    (issues_per_customer_month, (0..per_week).map(|interval| counts[interval % counts.len()] / mean).collect())
}

/// Issues per customer and month, which must be given where there are no counts.
fn rate(section: &Section) -> f64 {
    let name = "issues_per_customer_month";
    section.optional(name).unwrap_or_else(|| {
        let allowed = format!("{}, or `counts` in its place", allowed(section.key(name).kind));
        section.reader.fault(&section.place, &section.path_of(name), "nothing (the key is required)", &allowed, None);
        1.0
    })
}

/// A list of exactly `n` relative numbers with mean 1; all ones if left out.
fn relative(section: &Section, name: &str, n: usize) -> Vec<f64> {
    let Some(numbers) = section.numbers(name) else { return vec![1.0; n] };
    let mean = numbers.iter().sum::<f64>() / numbers.len().max(1) as f64;
    if numbers.len() != n || mean <= 0.0 {
        if let Some(node) = section.given(name) {
            section.wrong(node, name, &format!("{n} numbers, not all 0"));
        }
        return vec![1.0; n];
    }
    numbers.iter().map(|number| number / mean).collect()
}

fn week(section: &Section, interval_s: f64, per_day: usize) -> Vec<f64> {
    if section.given("week").is_some() {
        for other in ["hours", "days"].into_iter().filter_map(|name| section.given(name)) {
            section.reader.fault(&other.place, &section.path, "both `week` and `hours` or `days`", "one of them", None);
        }
        return relative(section, "week", 7 * per_day);
    }
    let (hours, days) = (relative(section, "hours", 24), relative(section, "days", 7));
    let of_interval = |i: usize| {
        let from_h = (i % per_day) as f64 * interval_s / HOUR;
        days[i / per_day] * mean_between(&hours, from_h, from_h + interval_s / HOUR)
    };
    (0..7 * per_day).map(of_interval).collect()
}

/// Mean of an hourly profile between two times of the day, in hours.
fn mean_between(hours: &[f64], from_h: f64, to_h: f64) -> f64 {
    let overlap = |hour: usize| (to_h.min(hour as f64 + 1.0) - from_h.max(hour as f64)).max(0.0);
    hours.iter().enumerate().map(|(hour, level)| level * overlap(hour)).sum::<f64>() / (to_h - from_h)
}

fn surges(demand: &Section, clock: &Clock, names: &Names) -> Vec<Surge> {
    let read = |entry: &Entry| {
        let path = format!("demand.surge.{}", entry.key);
        let section = Section::open(demand.reader, Some(&entry.node), &demand.place, &path, &[keys::SURGE]);
        let from_s = moment(&section, "from", clock);
        let factor = section.number("factor");
        let mut per_topic = vec![factor; names.topics.len()];
        if let Some(only) = section.names("topics", &names.topics) {
            for (topic, factor) in per_topic.iter_mut().enumerate() {
                *factor = if only.contains(&topic) { *factor } else { 1.0 };
            }
        }
        Surge { from_s, to_s: from_s + section.number("length"), factor: per_topic }
    };
    demand.children("surge").iter().map(read).collect()
}

/// Days with their counts, in order of time.
fn replay(demand: &Section, clock: &Clock, per_day: usize) -> Vec<ReplayedDay> {
    let Kind::NumbersByDate(low, high) = demand.key("replay").kind else { unreachable!("replay is by date") };
    let Some(node) = demand.given("replay") else { return Vec::new() };
    let Some(entries) = node.entries() else {
        demand.wrong(node, "replay", &allowed(demand.key("replay").kind));
        return Vec::new();
    };
    let read = |entry: &Entry| {
        let path = format!("{}.{}", demand.path_of("replay"), entry.key);
        let items = match &entry.node.value {
            Value::Array(items) => items.as_slice(),
            _ => std::slice::from_ref(&entry.node),
        };
        let counts: Vec<f64> = items.iter().map(|item| demand.quantity(item, Kind::Number(low, high), &path)).collect();
        if counts.len() != per_day {
            let allowed = format!("{per_day} numbers, one for each `interval` of the day");
            demand.reader.fault(&entry.node.place, &path, &entry.node.shown(), &allowed, None);
        }
        day(demand, entry, clock).map(|from_s| ReplayedDay { from_s, counts })
    };
    let mut days: Vec<ReplayedDay> = entries.iter().filter_map(read).collect();
    days.sort_by(|a, b| a.from_s.total_cmp(&b.from_s));
    days
}
