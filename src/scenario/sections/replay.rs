//! `demand.replay`: days on which exactly the given counts arrive.

use serde::Serialize;

use super::super::dates::day;
use crate::clock::Clock;
use crate::text::{Entry, Kind, Section, Value, allowed};

/// A day whose arrivals are known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplayedDay {
    /// Start of the day, s.
    pub from_s: f64,
    /// Issues that arrive in each of its intervals, at scale 1:1.
    pub counts: Vec<f64>,
}

/// Days with their counts, in order of time.
pub fn replay(demand: &Section, clock: &Clock, per_day: usize) -> Vec<ReplayedDay> {
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
