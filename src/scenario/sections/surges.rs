//! `[demand.surge.NAME]`: dated stretches of unusual demand.

use serde::Serialize;

use super::super::dates::moment;
use super::super::rows::LEAP_YEAR;
use super::topics::of_topics;
use crate::clock::Clock;
use crate::text::{Entry, Kind, Section, keys};

/// A stretch of unusual demand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Surge {
    /// Start, s.
    pub from_s: f64,
    /// End, s.
    pub to_s: f64,
    /// Factor on the demand of each topic.
    pub factor: Vec<f64>,
}

keys! {
/// `[demand.surge.NAME]`
pub SURGE {
    required from: Kind::Text, "date, a date and a time of day, or \"month 3\"";
    required length: Kind::Duration(60.0, LEAP_YEAR), "how long it lasts";
    required factor: Kind::Number(0.0, 100.0), "factor on demand";
    optional topics: Kind::Names, "only these topics; all if left out";
}}

/// Surges in the order of the file; each begins with an interval of the demand.
pub fn surges(demand: &Section, clock: &Clock, interval_s: f64, topics: &[String]) -> Vec<Surge> {
    let read = |entry: &Entry| {
        let section = demand.member("surge", entry, &[SURGE]);
        let from_s = moment(&section, "from", clock, interval_s);
        let factor = of_topics(&section, topics, section.number("factor"), 1.0);
        Surge { from_s, to_s: from_s + section.number("length"), factor }
    };
    demand.children("surge").iter().map(read).collect()
}
