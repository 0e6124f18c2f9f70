//! `[team.NAME.staffing.shift.NAME]`: the shifts of whole people that a plan is made of.

use super::super::dates::time_of_day;
use crate::policy::Shift;
use crate::text::{Choice, Entry, Kind, Section, choice, keys};
use crate::unit::{DAY, HOUR};

/// How the days off of a person lie.
static DAYS_OFF: Choice<bool, 2> = choice([("together", true), ("any", false)]);

keys! {
/// `[team.NAME.staffing.shift.NAME]`
pub SHIFT {
    required length: Kind::Duration(60.0, 86_400.0), "from its begin to its end, the break included";
    days: Kind::Count(1.0, 7.0), "5", "days a week of one person, at the same time of day";
    days_off: DAYS_OFF.kind(), "together", "whether the days off follow one another, or are any";
    starts_every: Kind::Duration(60.0, 86_400.0), "1 h", "it may begin so often: from `earliest` on, every hour";
    optional earliest: Kind::Text, "first time of day at which it may begin; 00:00 if left out";
    optional latest: Kind::Text, "time of day by which it ends, of the next day where that is not after `earliest`; any if left out";
    break: Kind::Duration(0.0, 86_400.0), "0 min", "a break in it, neither on duty nor paid";
    optional break_after: Kind::Duration(0.0, 86_400.0),
        "how long after its begin the break lies; about its middle if left out";
}}

/// The shifts of a plan, in the order of the file.
pub fn shifts(plan: &Section, interval_s: f64) -> Vec<Shift> {
    plan.children("shift").iter().map(|entry| shift(plan, entry, interval_s)).collect()
}

fn shift(plan: &Section, entry: &Entry, interval_s: f64) -> Shift {
    let own = plan.member("shift", entry, &[SHIFT]);
    let (length, pause) = (intervals(&own, "length", interval_s), intervals(&own, "break", interval_s));
    let on_grid = |name: &str, time_s: f64| whole(&own, name, time_s, interval_s);
    let earliest = own.given("earliest").and_then(|_| time_of_day(&own, "earliest"));
    let earliest = earliest.map_or(0, |time_s| on_grid("earliest", time_s));
    let latest = own.given("latest").and_then(|_| end_of_day(&own)).map(|time_s| on_grid("latest", time_s));
    // Not after the first begin is the next day.
    let latest =
        latest.map(|latest| if latest > earliest { latest } else { latest + (DAY / interval_s).round() as usize });
    let middle = (length.saturating_sub(pause)) / 2;
    let pause_after =
        own.optional("break_after").map_or(middle, |after_s| whole(&own, "break_after", after_s, interval_s));
    // An hour is no multiple of every interval.
    let is_typed = own.given("starts_every").is_some() || (HOUR / interval_s).fract() <= 0.0;
    let every = if is_typed { intervals(&own, "starts_every", interval_s).max(1) } else { 1 };
    if pause > 0 && pause_after + pause >= length {
        own.refuse("break", "a break that does not end before the shift does", "one within the shift", "");
    }
    if own.given("break_after").is_some() && pause == 0 {
        own.refuse("break_after", "`break_after` without a `break`", "both or neither", "");
    }
    if latest.is_some_and(|latest| earliest + length > latest) {
        let found = "a shift that does not fit between `earliest` and `latest`";
        own.refuse("length", found, "a shorter one, or a later `latest`", "");
    }
    Shift {
        id: entry.key.clone(),
        length,
        days: own.number("days") as usize,
        is_off_together: own.chosen("days_off", &DAYS_OFF),
        every,
        earliest,
        latest,
        pause,
        pause_after,
    }
}

/// The time of day in `latest`, up to 24:00.
fn end_of_day(own: &Section) -> Option<f64> {
    if own.given("latest").is_some_and(|node| node.text().trim() == "24:00") {
        Some(DAY)
    } else {
        time_of_day(own, "latest")
    }
}

/// A duration of a key in intervals of the profile; a fault if it is no multiple of them.
fn intervals(own: &Section, name: &str, interval_s: f64) -> usize {
    whole(own, name, own.number(name), interval_s)
}

fn whole(own: &Section, name: &str, time_s: f64, interval_s: f64) -> usize {
    let intervals = time_s / interval_s;
    // What is not there or no duration is told already, and stands for some other.
    let is_read =
        own.given(name).is_some() && !own.path.rsplit('.').next().is_some_and(|id| own.reader.has_fault_under(&[id]));
    if is_read && (intervals - intervals.round()).abs() > 1e-9 {
        let minutes = interval_s / 60.0;
        let found = format!("{} min, which is no multiple of the demand's interval", time_s / 60.0);
        own.refuse(name, &found, &format!("a multiple of {minutes} min"), "or a shorter `demand.interval`");
    }
    intervals.round().min(DAY / interval_s) as usize
}
