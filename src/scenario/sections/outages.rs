//! When a model is out.

use serde::Serialize;

use super::super::dates::{any_moment, time_of_day};
use super::super::rows::LEAP_YEAR;
use super::names::Names;
use crate::clock::Clock;
use crate::dist::Dist;
use crate::text::{Entry, Kind, Node, Section, keys};
use crate::unit::DAY;

/// When a model is out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outages {
    /// Starts and ends of outages on a date, in order of time, s.
    pub dated_s: Vec<(f64, f64)>,
    /// Mean time in order between outages by chance, s; `None` without any.
    pub every_s: Option<f64>,
    /// Their length.
    pub length: Dist,
}

keys! {
/// `[ai.outage.NAME]`, `[model.NAME.outage.NAME]`
pub OUTAGE {
    required from: Kind::Text, "date, a date and a time of day, or \"month 3\"";
    optional at: Kind::Text, "time of day, \"14:30\"; midnight if left out";
    required length: Kind::Duration(1.0, LEAP_YEAR), "how long it lasts";
}}

/// Outages on a date, in order of time; notes those that overlap.
pub fn outages(section: &Section, names: &Names) -> Vec<(f64, f64)> {
    let entries = section.given("outage").and_then(Node::entries).unwrap_or_default();
    if let Some(node) = section.given("outage").filter(|node| node.entries().is_none()) {
        section.wrong(node, "outage", "a table of named outages");
    }
    let read = |entry| {
        let own = section.member("outage", entry, &[OUTAGE]);
        let from_s = outage_begins(&own, &names.clock);
        (from_s, from_s + own.number("length"))
    };
    let mut outages: Vec<((f64, f64), &Entry)> = entries.iter().map(|entry| (read(entry), entry)).collect();
    outages.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    for both in outages.windows(2).filter(|both| both[1].0.0 < both[0].0.1) {
        let (before, after) = (both[0].1, both[1].1);
        let found = format!("an outage that begins before `{}` is over", before.key);
        let path = format!("{}.{}", section.path_of("outage"), after.key);
        section.reader.fault(&after.node.place, &path, &found, "outages that do not overlap", None);
    }
    outages.into_iter().map(|(span, _)| span).collect()
}

/// When an outage begins: at midnight of its date, or at the time of day that stands with the date or as `at`.
fn outage_begins(outage: &Section, clock: &Clock) -> f64 {
    let (from_s, at_s) = (any_moment(outage, "from", clock), time_of_day(outage, "at"));
    if let (Some(node), true) = (outage.given("at"), from_s % DAY != 0.0) {
        let found = format!("{}, and a time of day in `from`", node.shown());
        outage.refuse("at", &found, "one of them", "");
    }
    from_s + at_s.unwrap_or(0.0)
}
