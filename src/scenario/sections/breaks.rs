//! Breaks of a team, as they are written and as they must add up.

use super::super::dates::time_of_day;
use super::super::rows::ANY_SHARE;
use crate::policy::Break;
use crate::policy::breaks::share_away;
use crate::text::{Kind, Node, Section, Value, keys};
use crate::unit::{DAY, clock_time};

/// Weekdays as they are written, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

keys! {
/// `[[team.NAME.breaks]]`
pub BREAK {
    required from: Kind::Text, "time of day at which it begins: \"12:00\"";
    required length: Kind::Duration(60.0, 86_400.0), "how long it lasts";
    required share: ANY_SHARE, "share of those on duty who are away";
    optional days: Kind::Names, "weekdays: \"mon\" to \"sun\"; every day if left out";
}}

/// The breaks of a team; notes those that are longer than their day, and those that send more than everybody away.
pub fn breaks(team: &Section) -> Vec<Break> {
    let Some(node) = team.given("breaks") else { return Vec::new() };
    let path = team.path_of("breaks");
    let Value::Array(items) = &node.value else {
        team.wrong(node, "breaks", &format!("a list of tables: [[{path}]]"));
        return Vec::new();
    };
    let read = |item: &Node| {
        let section = Section::open(team.reader, Some(item), &node.place, &path, &[BREAK]);
        one(&section, item)
    };
    let breaks: Vec<Break> = items.iter().filter_map(read).collect();
    let of_day = |day: usize| breaks.iter().filter(move |taken| taken.days[day]).map(move |taken| (day, taken.from_s));
    let away = |&(day, from_s): &(usize, f64)| share_away(&breaks, day, from_s);
    if let Some(start) = (0..7).flat_map(of_day).find(|start| away(start) > 1.0 + 1e-9) {
        let (share, time, day) = (away(&start) * 100.0, clock_time(start.1), WEEKDAYS[start.0]);
        let found = format!("breaks that send {share:.0} % away at {time} on {day}");
        team.reader.fault(&node.place, &path, &found, "at most 100 % at once", None);
    }
    breaks
}

fn one(section: &Section, node: &Node) -> Option<Break> {
    let (from_s, length_s, share) = (time_of_day(section, "from"), section.number("length"), section.number("share"));
    let known = WEEKDAYS.map(str::to_owned);
    let named = section.names("days", &known);
    if section.given("days").is_some_and(|node| matches!(&node.value, Value::Array(days) if days.is_empty())) {
        section.refuse("days", "a break on no day", "one weekday or more", "");
        return None;
    }
    let days = std::array::from_fn(|day| named.as_ref().is_none_or(|named| named.contains(&day)));
    let from_s = from_s?;
    let to_s = from_s + length_s;
    if to_s > DAY {
        let found = format!("a break from {} to {}, beyond the day's end", clock_time(from_s), clock_time(to_s));
        let hint = "write what is left after midnight as a break of its own, from \"00:00\"".to_owned();
        section.reader.fault(&node.place, &section.path, &found, "an end at 24:00 or before", Some(hint));
        return None;
    }
    Some(Break { from_s, to_s, share, days })
}
