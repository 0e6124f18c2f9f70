//! Holidays and special days: who is on duty, what comes, what a planner makes of it, and slips in their section.

use blendsim::books::Count::{self, Closed, Contacts, Offered, OnDutyS, RequiredHeadsS, Seconds, Served, WaitServedS};
use blendsim::books::Outcome;
use blendsim::scenario::{Waits, parse};
use blendsim::unit::HOUR;

use crate::crowd::lived;
use crate::lab::{live, outcomes, world};

/// Twenty calls an hour from nine to five on workdays, of six minutes each, and five people then; who finds it closed is gone.
fn desk(calendar: &str) -> String {
    let hour = |n: u32| move |hour: usize| if hour / 24 < 5 && (9..17).contains(&(hour % 24)) { n } else { 0 };
    let week = |n: u32| format!("{:?}", (0..7 * 24).map(hour(n)).collect::<Vec<u32>>());
    format!(
        r#"
schema = 1
title = "a desk"
start = 2025-01-06
length = "8 weeks"
warmup = "2 weeks"
cooldown = "2 weeks"
baseline = "a"
customers.count = 1_000_000
demand = {{ interval = "1 h", counts = {} }}
difficulty.handle_time_effect = 0
patience = {{ time = {{ dist = "never" }}, retry = 0 }}
leaving.behaviour = 0
topic.q = {{ share = 1, handle_time = {{ dist = "exponential", mean = "6 min" }} }}
team.desk = {{ on_duty = {}, success = 1, pay_per_hour = 20 }}
strategy.a = {{}}
{calendar}
"#,
        week(20),
        week(5)
    )
}

fn sum(lives: &[Outcome], count: Count) -> f64 {
    lives.iter().map(|life| life.total(count)).sum::<f64>() / lives.len() as f64
}

/// Forty workdays of eight hours, beside which what is in hand at the close is finished, .2 hours a day. Of 160 calls a day the mean over 40 histories has a standard error of
/// 12.6 ÷ √40 = 2 for a day.
#[test]
fn a_special_day_has_the_hours_and_the_demand_that_are_typed() {
    let [hours, calls] = [40.0 * 8.0 * 5.0, 40.0 * 160.0];
    for (calendar, away_h, closed, fewer) in [
        ("", 0.0, 0.0, 0.0),
        ("calendar.x = { on = [2025-01-15, \"02-03\"], hours = \"closed\" }", 16.0, 320.0, 0.0),
        ("calendar.x = { on = 2025-01-15, hours = \"closed\", demand = 0 }", 8.0, 0.0, 160.0),
        ("calendar.x = { on = 2025-01-15, hours = [\"10:00-12:00\", \"14:00-15:00\"] }", 5.0, 100.0, 0.0),
        ("calendar.x = { on = 2025-01-15, demand = 0.25 }", 0.0, 0.0, 120.0),
        ("calendar.x = { on = 2025-01-15, like = \"Sun\" }", 8.0, 0.0, 160.0),
        ("calendar.x = { on = 2025-01-18, like = \"Mon\" }", -8.0, 0.0, -160.0),
        ("calendar.x = { on = \"2024-12-24\", hours = \"closed\" }", 0.0, 0.0, 0.0),
    ] {
        let lives = outcomes(&desk(calendar), &[] as &[&str], 40, 1);
        let on_duty = sum(&lives, OnDutyS) / HOUR;
        assert!((on_duty - (hours - 5.0 * away_h)).abs() < 15.0, "{calendar}: {on_duty}");
        let [came, found_closed] = [Contacts, Closed].map(|count| sum(&lives, count));
        assert!((came - (calls - fewer)).abs() < 45.0, "{calendar}: {came}");
        assert!((found_closed - closed).abs() < 12.0, "{calendar}: {found_closed}");
    }
}

/// A mailbox that nobody opens on a Wednesday: whoever wrote then waits a day longer. By hand, for one letter an hour that takes no time: letters of
/// Wednesday wait 24 hours more, and of 40 days that is a fortieth of the letters.
#[test]
fn mail_waits_over_a_holiday() {
    let small = [
        "channel.mail={ share = 1, waits = \"over-closing\" }",
        "topic.q.handle_time={ dist = \"constant\", mean = \"1 s\" }",
    ];
    let wait = |calendar: &str| {
        let lives = outcomes(&desk(calendar), &small, 40, 1);
        assert!(sum(&lives, Closed) <= 0.0);
        sum(&lives, WaitServedS) / sum(&lives, Served)
    };
    let longer = wait("calendar.x = { on = 2025-01-15, hours = \"closed\" }") - wait("");
    // From within nine to five to nine the next morning: 16 to 24 hours.
    let expected = 20.0 * HOUR / 40.0;
    assert!((longer / expected - 1.0).abs() < 0.1, "{longer} s, expected {expected}");
}

/// Calls once and again on days with hours of their own, contact by contact, beside a crowd and by formula.
#[test]
fn a_crowd_and_the_formula_keep_special_days() {
    let days = "[calendar.short]\non = [2025-01-15, 2025-02-05]\nhours = \"10:00-14:00\"\n\
                [calendar.holiday]\non = 2025-01-20\nhours = \"closed\"\ndemand = 0.5\n[calendar.sunday]\non = 2025-02-10\nlike = \"Sun\"";
    let more = [
        "patience={ time = { dist = \"exponential\", mean = \"3 min\" }, retry = \"60 %\" }",
        "team.desk.success=70 %",
    ];
    let scenario = world(&desk(days), &more);
    let of = |waits| lived(&scenario, "a", waits, 32);
    let full = of((Waits::Small, 1));
    let rate = |lives: &[Outcome], above, below| sum(lives, above) / sum(lives, below);
    for waits in [Waits::Crowd, Waits::Formula] {
        let beside = of((waits, 10));
        for (above, below, within) in [(Closed, Contacts, 0.006), (Served, Offered, 0.01)] {
            let [of_full, found] = [&full, &beside].map(|lives| rate(lives, above, below));
            assert!((of_full - found).abs() < within, "{waits:?} {above:?}: {of_full} {found}");
        }
    }
    let ordinary = rate(&lived(&world(&desk(""), &more), "a", (Waits::Small, 1), 8), Closed, Contacts);
    assert!(rate(&full, Closed, Contacts) > ordinary + 0.02);
}

/// A week of four weeks' window has a day of a tenth of its demand: the planner knows, and requires the same heads as without it; the twin is a
/// surge that nobody foresaw, after which fewer are required.
#[test]
fn a_planner_foresees_a_special_day() {
    const PLANNED: &str = include_str!("worlds/planned.toml");
    let required = |more: &str| {
        let run = live(&world(&format!("{PLANNED}\n{more}"), &[] as &[&str]), 6, 1);
        let sum =
            |count| run.outcomes[1].iter().map(|o| (4..20).map(|week| o.week(week, count)).sum::<f64>()).sum::<f64>();
        sum(RequiredHeadsS) / sum(Seconds)
    };
    let dates: Vec<String> = (0..16).map(|week: i32| 29 + 7 * week).map(date).collect();
    let quoted = format!("{dates:?}");
    let plain = required("");
    let foreseen = required(&format!("[calendar.quiet]\non = {quoted}\ndemand = 0.1\n"));
    let surges: Vec<String> = dates
        .iter()
        .map(|date| format!("[demand.surge.d{date}]\nfrom = {date}\nlength = \"1 day\"\nfactor = 0.1\n"))
        .collect();
    let unseen = required(&surges.concat());
    assert!((foreseen / plain - 1.0).abs() < 0.02, "{foreseen} of {plain}");
    assert!(unseen < 0.93 * plain, "{unseen} of {plain}");
}

/// A day of 2024, so many days after the first.
fn date(days: i32) -> String {
    let ends = [31, 60, 91, 121, 152, 182];
    let month = ends.iter().position(|end| days < *end).expect("in the first half");
    let before = if month == 0 { 0 } else { ends[month - 1] };
    format!("2024-{:02}-{:02}", month + 1, days - before + 1)
}

#[test]
fn slips_in_a_calendar_are_named_with_the_way_out() {
    for (calendar, told) in [
        ("calendar.x = { on = 2025-01-15 }", "days that are like all others"),
        ("calendar.x = { on = 2027-01-15, hours = \"closed\" }", "a date from 2024-12-23 to 2025-03-16"),
        ("calendar.x = { on = \"13-25\", hours = \"closed\" }", "a day of each year, \"12-25\""),
        ("calendar.x = { on = \"2025-1-15\", hours = \"closed\" }", "a date from"),
        ("calendar.x = { hours = \"closed\" }", "the key is required"),
        ("calendar.x = { on = 2025-01-15, hours = \"shut\" }", "has no end"),
        ("calendar.x = { on = 2025-01-15, hours = \"14:00-10:00\" }", "ends before it begins"),
        ("calendar.x = { on = 2025-01-15, hours = \"10:30-14:00\" }", "an interval begins"),
        ("calendar.x = { on = 2025-01-15, like = \"Sunday\" }", "allowed: itself, Mon, Tue"),
        ("calendar.x = { on = 2025-01-15, demand = -1 }", "0 to 100"),
        (
            "calendar.x = { on = 2025-01-15, demand = 0 }\ncalendar.y = { on = \"01-15\", demand = 2 }",
            "a day that no other list has",
        ),
    ] {
        let faults = parse("test", "test.toml", &desk(calendar), &[]).expect_err(calendar);
        let text = faults.to_string();
        assert!(text.contains(told) && faults.0.len() == 1, "{calendar}: {text}");
    }
}
