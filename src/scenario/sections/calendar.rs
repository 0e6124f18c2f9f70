//! `[calendar.NAME]`: holidays and special days, with hours and a demand of their own.

use serde::Serialize;

use super::super::dates::days;
use super::super::hours::times_of_day;
use crate::clock::Clock;
use crate::text::{Choice, Entry, Kind, Node, Section, Value, choice, keys};
use crate::unit::{MINUTE, human_duration};

/// The word for a day on which nobody is on duty.
const CLOSED: &str = "closed";

/// Weekdays that a day may be like.
static LIKE: Choice<Option<u8>, 8> = choice([
    ("itself", None),
    ("Mon", Some(0)),
    ("Tue", Some(1)),
    ("Wed", Some(2)),
    ("Thu", Some(3)),
    ("Fri", Some(4)),
    ("Sat", Some(5)),
    ("Sun", Some(6)),
]);

/// A day that is not like others of its weekday.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpecialDay {
    /// Days since the start of the warm-up.
    pub day: u32,
    /// The weekday whose demand, duty and hours it has, 0 = Monday; its own if left out.
    pub like: Option<u8>,
    /// Stretches `[from, to)` in minutes of the day in which people may be on duty; all of it if left out.
    pub hours: Option<Vec<[u32; 2]>>,
    /// Factor on demand.
    pub factor: f64,
}

impl SpecialDay {
    /// Whether people may be on duty at a moment of the day, s after midnight.
    pub fn holds(&self, since_midnight_s: f64) -> bool {
        let minute = (since_midnight_s / MINUTE) as u32;
        self.hours.as_ref().is_none_or(|hours| hours.iter().any(|&[from, to]| (from..to).contains(&minute)))
    }
}

keys! {
/// `[calendar.NAME]`
pub CALENDAR {
    required on: Kind::Dates, "the days: dates of the simulation, its warm-up and cooldown included; without a year, in each";
    like: LIKE.kind(), "itself", "assumption", "the weekday whose demand, duty and opening hours the day has";
    optional hours: Kind::Hours,
        "when people may be on duty, \"10:00-14:00\", or \"closed\"; as on any such weekday if left out";
    demand: Kind::Number(0.0, 100.0), "1", "assumption", "factor on the demand of the day, which a planner foresees";
}}

/// The special days of the file in order of time; no day may be told twice.
pub fn special_days(root: &Section, clock: &Clock, interval_s: f64) -> Vec<SpecialDay> {
    let mut special: Vec<SpecialDay> = Vec::new();
    for entry in root.children("calendar") {
        let section = root.member("calendar", entry, &[CALENDAR]);
        let (like, factor) = (section.chosen("like", &LIKE), section.number("demand"));
        let hours = hours(&section, interval_s);
        for (node, day) in days(&section, "on", clock) {
            if special.iter().any(|told| told.day == day) {
                let hint = "each day is told once: give it hours and demand in one place".to_owned();
                let once = "a day that no other list has";
                section.reader.fault(&node.place, &section.path_of("on"), &node.shown(), once, Some(hint));
            } else {
                special.push(SpecialDay { day, like, hours: hours.clone(), factor });
            }
        }
        doubt_that_it_says_anything(&section, entry);
    }
    special.sort_by_key(|day| day.day);
    special
}

/// A day without anything of its own is a slip.
fn doubt_that_it_says_anything(section: &Section, entry: &Entry) {
    if ["like", "hours", "demand"].iter().all(|name| section.given(name).is_none()) {
        let allowed = "what is special: `hours`, `demand` or `like`";
        let hint = "a holiday on which nobody works is hours = \"closed\"".to_owned();
        section.reader.fault(&entry.key_place, &section.path, "days that are like all others", allowed, Some(hint));
    }
}

/// Hours of a day, at whose ends intervals begin, since duty changes with these.
fn hours(section: &Section, interval_s: f64) -> Option<Vec<[u32; 2]>> {
    let node = section.given("hours")?;
    let texts: &[Node] = if let Value::Array(items) = &node.value { items } else { std::slice::from_ref(node) };
    if let [only] = texts
        && only.text() == CLOSED
    {
        return Some(Vec::new());
    }
    let mut hours = Vec::new();
    for text in texts {
        let fault = |allowed: &str, hint: String| {
            section.reader.fault(&text.place, &section.path_of("hours"), &text.shown(), allowed, Some(hint));
        };
        match times_of_day(text.text()) {
            Ok(stretch) if stretch.iter().all(|minute| (f64::from(*minute) * MINUTE) % interval_s == 0.0) => {
                hours.push(stretch);
            }
            Ok(_) => {
                let hint = format!("demand.interval is {}: who is on duty changes with it", human_duration(interval_s));
                fault("times at which an interval begins", hint);
            }
            Err(why) => fault("hours of the day, \"10:00-14:00\", a list of such, or \"closed\"", why),
        }
    }
    Some(hours)
}
