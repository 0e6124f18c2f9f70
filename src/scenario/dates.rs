//! Dates and lengths of the file, in seconds of the scenario's clock.

use jiff::civil::Date;
use jiff::{Span as Period, ToSpan};

use crate::clock::Clock;
use crate::text::{Entry, Kind, Node, Section, Value, allowed};
use crate::unit::{self, DAY, MINUTE, WEEK};

/// Why a time of day is not read where one is typed.
const DAYS_ONLY: &str = "a day begins at midnight: leave the time of day out";

/// The clock: start, horizon, warm-up and cooldown.
pub fn clock(root: &Section) -> Clock {
    let start = root.value("start").and_then(|node| date(root, "start", &node)).unwrap_or(Date::constant(2024, 1, 1));
    let end = root.value("length").and_then(|node| length(root, start, &node)).unwrap_or(start);
    let warmup_s = root.number("warmup");
    if let (Some(node), true) = (root.value("warmup"), warmup_s % WEEK != 0.0) {
        root.wrong(&node, "warmup", "whole weeks (\"0 weeks\", \"4 weeks\")");
    }
    let seconds = |date: Date| warmup_s + days_between(start, date) * DAY;
    let mut months_s: Vec<f64> = (0..)
        .map_while(|month: i32| start.checked_add(month.months()).ok())
        .take_while(|date| *date < end)
        .map(seconds)
        .collect();
    months_s.push(seconds(end));
    let warmup_days = (warmup_s / DAY) as i64;
    let first_day = start.saturating_sub(warmup_days.days());
    let (horizon_s, cooldown_s) = (days_between(start, end) * DAY, root.number("cooldown"));
    let first_of_month = first_day.first_of_month();
    let calendar_months_s = (1..)
        .map_while(|month: i32| first_of_month.checked_add(month.months()).ok())
        .map(|date| days_between(first_day, date) * DAY)
        .take_while(|month_s| *month_s <= warmup_s + horizon_s + cooldown_s)
        .collect();
    Clock {
        start,
        warmup_s,
        horizon_s,
        cooldown_s,
        months_s,
        calendar_months_s,
        first_month: first_day.month().cast_unsigned() - 1,
        first_weekday: first_day.weekday().to_monday_zero_offset().cast_unsigned(),
    }
}

fn days_between(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |period| f64::from(period.get_days()))
}

fn date(section: &Section, name: &str, node: &Node) -> Option<Date> {
    let (Value::Date(typed) | Value::Text(typed)) = &node.value else {
        section.wrong(node, name, &allowed(Kind::Date));
        return None;
    };
    let parsed = written(typed);
    if let Some((date, None)) = parsed {
        return Some(date);
    }
    let hint = parsed.map(|_| DAYS_ONLY.to_owned());
    section.reader.fault(&node.place, &section.path_of(name), &node.shown(), &allowed(Kind::Date), hint);
    None
}

/// A date, 2024-02-01, and the seconds after its midnight if a time of day follows: 14:00 or 14:00:30.
fn written(typed: &str) -> Option<(Date, Option<f64>)> {
    let (day, time) = typed.trim().split_once(['T', ' ']).map_or((typed.trim(), None), |(day, time)| (day, Some(time)));
    let date = day.parse::<Date>().ok().filter(|date| date.to_string() == day)?;
    let Some(time) = time.map(str::trim_start) else { return Some((date, None)) };
    let (minutes, seconds) = match time.get(5..) {
        Some(rest) if !rest.is_empty() => (&time[..5], unit::whole(rest.strip_prefix(':').filter(|s| s.len() == 2)?)?),
        _ => (time, 0),
    };
    let since_s = f64::from(unit::time_of_day(minutes)?) * MINUTE + f64::from(seconds);
    (seconds < 60 && since_s < DAY).then_some((date, Some(since_s)))
}

/// The day on which a length such as "24 months" that starts at `start` ends.
fn length(section: &Section, start: Date, node: &Node) -> Option<Date> {
    let typed = node.text().trim();
    let (number, unit) = typed.split_once(' ').unwrap_or((typed, ""));
    let period: Option<Period> =
        unit::whole(number).map(i64::from).filter(|n| (1..=40_000).contains(n)).and_then(|n| {
            Some(match unit.trim() {
                "day" | "days" => n.days(),
                "week" | "weeks" if n <= 6000 => n.weeks(),
                "month" | "months" if n <= 1200 => n.months(),
                "year" | "years" if n <= 100 => n.years(),
                _ => return None,
            })
        });
    let end = period.and_then(|period| start.checked_add(period).ok());
    if end.is_none() {
        section.wrong(node, "length", &allowed(Kind::Length));
    }
    end
}

/// The last day of the horizon.
fn last_day(clock: &Clock) -> Date {
    clock.start.saturating_add(((clock.horizon_s / DAY) as i64 - 1).max(0).days())
}

/// The start of a day of the horizon that is a key of its section, written 2024-02-01. Seconds of the clock.
pub fn day(section: &Section, entry: &Entry, clock: &Clock) -> Option<f64> {
    if section.reader.has_fault_under(&["start", "length", "warmup"]) {
        return None;
    }
    let date = entry.key.parse::<Date>().ok().filter(|date| date.to_string() == entry.key);
    let from_s = date.map(|date| clock.warmup_s + days_between(clock.start, date) * DAY);
    let found = from_s.filter(|from_s| (clock.warmup_s..clock.horizon_end_s()).contains(from_s));
    if found.is_none() {
        let allowed = format!("a date of the horizon, from {} to {}", clock.start, last_day(clock));
        let hint = (date.is_none()).then(|| "write a date as 2024-02-01".to_owned());
        section.reader.fault(&entry.key_place, &section.path_of("replay"), &format!("`{}`", entry.key), &allowed, hint);
    }
    found
}

/// Days of the simulation, since its start: dates, or days of the year such as "12-25", each of which is meant in every year.
pub fn days<'r>(section: &Section<'r, '_>, name: &str, clock: &Clock) -> Vec<(&'r Node, u32)> {
    let Some(node) = section.given(name).filter(|_| !section.reader.has_fault_under(&["start", "length", "warmup"]))
    else {
        let _ = section.value(name);
        return Vec::new();
    };
    let nodes = if let Value::Array(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
    let first = clock.start.saturating_sub(((clock.warmup_s / DAY) as i64).days());
    let last = first.saturating_add(((clock.end_s() / DAY) as i64 - 1).days());
    let mut days = Vec::new();
    for node in nodes {
        let typed = if let Value::Text(typed) | Value::Date(typed) = &node.value { typed.trim() } else { "" };
        let date = typed.parse::<Date>().ok().filter(|date| date.to_string() == typed);
        let is_in_time = |date: &Date| (first..=last).contains(date);
        let dates = date.filter(is_in_time).map(|date| vec![date]).or_else(|| in_every_year(typed, first, last));
        if dates.is_none() {
            let allowed = format!("a date from {first} to {last}, or a day of each year, \"12-25\"");
            section.wrong(node, name, &allowed);
        }
        let dates = dates.into_iter().flatten().filter(is_in_time);
        days.extend(dates.map(|date| (node, days_between(first, date) as u32)));
    }
    days
}

/// The dates of a day of the year, "12-25", in the years between two dates; `None` of a text that is no such day.
fn in_every_year(typed: &str, first: Date, last: Date) -> Option<Vec<Date>> {
    const LEAP: i16 = 2024;
    let (month, day) = typed.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2)?;
    let (month, day) = (i8::try_from(unit::whole(month)?).ok()?, i8::try_from(unit::whole(day)?).ok()?);
    let of_year = |year: i16| Date::new(year, month, day).ok();
    of_year(LEAP)?;
    Some((first.year()..=last.year()).filter_map(of_year).collect())
}

/// A moment of the horizon, in seconds of the clock: a date, or "month 3" (the start of the third month), at midnight or at a
/// time of day at which an interval of the demand begins, since there levers and demand change.
pub fn moment(section: &Section, name: &str, clock: &Clock, interval_s: f64) -> f64 {
    let at_s = any_moment(section, name, clock);
    if let Some(node) = section.value(name).filter(|_| at_s % interval_s != 0.0)
        && !section.reader.has_fault_under(&["interval", "start", "length", "warmup"])
    {
        let allowed = "a time of day at which an interval begins";
        let hint = format!("demand.interval is {}: levers and demand change with it", unit::human_duration(interval_s));
        section.reader.fault(&node.place, &section.path_of(name), &node.shown(), allowed, Some(hint));
    }
    at_s
}

/// A moment of the horizon at any time of day. Seconds of the clock.
pub fn any_moment(section: &Section, name: &str, clock: &Clock) -> f64 {
    let Some(node) = section.value(name) else { return clock.warmup_s };
    if section.reader.has_fault_under(&["start", "length", "warmup"]) {
        // Without a horizon no moment can be judged.
        return clock.warmup_s;
    }
    let typed = if let Value::Text(typed) | Value::Date(typed) = &node.value { typed.trim() } else { "" };
    let found = match typed.strip_prefix("month ").map(str::trim) {
        Some(month) => {
            unit::whole(month).and_then(|month| clock.months_s.get((month as usize).wrapping_sub(1)).copied())
        }
        None => written(typed)
            .map(|(date, time_s)| clock.warmup_s + days_between(clock.start, date) * DAY + time_s.unwrap_or(0.0)),
    };
    found.filter(|at| (clock.warmup_s..clock.horizon_end_s()).contains(at)).unwrap_or_else(|| {
        let months = clock.months_s.len() - 1;
        let allowed = format!(
            "a date from {} to {}, with a time of day if need be (\"{0} 14:00\"), or \"month 1\" to \"month {months}\"",
            clock.start,
            last_day(clock)
        );
        section.wrong(&node, name, &allowed);
        clock.warmup_s
    })
}

/// A time of day, in seconds after midnight.
pub fn time_of_day(section: &Section, name: &str) -> Option<f64> {
    let node = section.value(name)?;
    let typed = node.text().trim();
    let time_s = unit::time_of_day(typed).map(|minutes| f64::from(minutes) * MINUTE).filter(|time_s| *time_s < DAY);
    if time_s.is_none() {
        section.wrong(&node, name, "a time of day from \"00:00\" to \"23:59\"");
    }
    time_s
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_be_followed_by_a_time_of_day_and_by_nothing_else() {
        let day = Date::constant(2024, 2, 1);
        for (typed, time_s) in [
            ("2024-02-01", None),
            ("2024-02-01 14:00", Some(50_400.0)),
            ("2024-02-01T14:00:30", Some(50_430.0)),
            (" 2024-02-01 00:00 ", Some(0.0)),
        ] {
            assert_eq!(written(typed), Some((day, time_s)), "{typed}");
        }
        for slip in [
            "2024-02-01 14:00Z",
            "2024-02-01T14:00:00Z",
            "2024-02-01T14:00:00+01:00",
            "2024-02-01 14:00:60",
            "2024-02-01 24:00",
            "2024-02-01 2 pm",
            "2024-02-01 14:00:00.5",
            "2024-2-1",
            "20240201",
            "2024-02-30",
            "2024-02-01 +8:00",
            "2024-02-01 14:0é",
            "",
        ] {
            assert_eq!(written(slip), None, "{slip}");
        }
    }
}
