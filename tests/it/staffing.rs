//! Who is there at what hour of the day: breaks, who stays after the close, and what the hours of a day add up to.

use blendsim::books::Count::{
    Abandoned, Closed, ComplaintCost, HeadsS, IssuesSatisfied, IssuesSolved, Offered, OnDutyS, Overtime, Pay,
    Recruiting, Seconds, Served, Tools, Training, WaitS,
};
use blendsim::books::{Count, Outcome};
use blendsim::erlang::{Demand, delay};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, replicate};
use blendsim::rng::Streams;
use blendsim::stat::estimate::{Estimate, Pair, ratio};
use blendsim::study::Silent;
use blendsim::unit::{DAY, HOUR, MINUTE, MONTH};

use crate::lab::{Check, QUEUE, assert_agreement, issues_per_hour, metric, outcomes, share};

/// The world of [`QUEUE`] with whatever else is asked for.
fn lives(given: &[&str], replications: u32) -> Vec<Outcome> {
    outcomes(QUEUE, given, replications, 1)
}

/// A ratio of sums over some intervals of the day, estimated over replications.
fn in_hours(outcomes: &[Outcome], intervals: std::ops::Range<usize>, above: Count, below: Count) -> Estimate {
    let sum =
        |outcome: &Outcome, count| intervals.clone().map(|interval| outcome.intraday.of_day(interval, count)).sum();
    let pair = |outcome: &Outcome| Pair { num: sum(outcome, above), den: sum(outcome, below) };
    ratio(&outcomes.iter().map(pair).collect::<Vec<_>>())
}

/// A list of 24 numbers, `n` in some hours and 0 in the others.
fn in_the_hours(open: std::ops::Range<usize>, n: u32) -> String {
    let of_hour = |hour| if open.contains(&hour) { n } else { 0 };
    format!("{:?}", (0..24).map(of_hour).collect::<Vec<_>>())
}

/// From noon to midnight a quarter of 16 agents is away: Erlang C with 16 agents in the morning and with 12 in the afternoon,
/// each from two hours after the change on. The twins have one agent more or less.
#[test]
fn a_team_with_a_break_is_a_smaller_team_while_it_lasts() {
    let afternoon = "team.desk.breaks=[{ from = \"12:00\", length = \"12 h\", share = \"25 %\" }]";
    let found = lives(&[&issues_per_hour(200.0), "team.desk.on_duty=16", afternoon], 20);
    let wait_s =
        |agents| delay::steady(&Demand::new(200.0 / HOUR, 3.0 * MINUTE).with_agents(agents)).unwrap().mean_wait_s;
    let check = |name, intervals, agents, twin| Check {
        name,
        found: in_hours(&found, intervals, WaitS, Offered),
        truth: wait_s(agents),
        twin: wait_s(twin),
    };
    assert_agreement(&[check("morning", 4..24, 16, 15), check("afternoon", 28..48, 12, 13)]);
}

/// Four agents, half of them away from 12:10 to 12:55 on 20 of 28 days, nothing to do: every minute of duty by hand. A break
/// that began with its interval would take 200 minutes more off the first half hour.
#[test]
fn a_break_begins_and_ends_at_its_minute_and_is_paid() {
    let weekdays = "days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]";
    let lunch = |share: &str| {
        format!("team.desk.breaks=[{{ from = \"12:10\", length = \"45 min\", share = \"{share}\", {weekdays} }}]")
    };
    let lived = |duty: &str, share: &str| {
        let nothing = ["demand.issues_per_customer_month=0", "length=4 weeks", "team.desk.pay_per_hour=20"];
        let lunch = lunch(share);
        let text = QUEUE.replace("on_duty = 12", duty);
        outcomes(&text, &[&nothing[..], &[lunch.as_str()]].concat(), 1, 1).swap_remove(0)
    };
    let (with, without) = (lived("on_duty = 4", "50 %"), lived("on_duty = 4", "0 %"));
    let minutes = |outcome: &Outcome, interval| outcome.intraday.of_day(interval, OnDutyS) / MINUTE;
    let by_hand = [28.0 * 120.0, 20.0 * 80.0 + 8.0 * 120.0, 20.0 * 70.0 + 8.0 * 120.0, 28.0 * 120.0];
    for (interval, expected) in (23..27).zip(by_hand) {
        assert!((minutes(&with, interval) - expected).abs() < 1e-6, "{interval}: {}", minutes(&with, interval));
    }
    assert!((with.total(Pay) - without.total(Pay)).abs() < 1e-6, "breaks are paid");
    assert!(with.total(Overtime) <= 0.0);
    // Half of one agent is away every other day.
    let alone = lived("on_duty = 1", "50 %");
    assert!((alone.total(OnDutyS) / MINUTE - (28.0 * 1440.0 - 10.0 * 45.0)).abs() < 21.0);
    // 65.222 heads with their shrinkage are 10 on duty, and then take their breaks.
    let heads = "headcount = 65.222";
    let (with, without) = (lived(heads, "30 %"), lived(heads, "0 %"));
    let away = (without.total(OnDutyS) - with.total(OnDutyS)) / MINUTE;
    assert!((away / (20.0 * 45.0 * 3.0) - 1.0).abs() < 0.02, "{away}");
}

/// A desk that is open for an hour a day, with one agent, twelve minutes of work in each of 20 contacts, and demand that goes
/// on for an hour after the close.
fn open_for_an_hour(stays: bool, replications: u32) -> Vec<Outcome> {
    let given = [
        "warmup=0 weeks".to_owned(),
        "demand.interval=1 h".to_owned(),
        format!("demand.hours={}", in_the_hours(8..10, 1)),
        format!("team.desk.on_duty={}", in_the_hours(8..9, 1)),
        issues_per_hour(40.0 / 24.0),
        "topic.only.handle_time={ dist = \"constant\", mean = \"12 min\" }".to_owned(),
        format!("team.desk.stays_until_served={stays}"),
        "team.desk.pay_per_hour=20".to_owned(),
        "team.desk.overtime_factor=2".to_owned(),
    ];
    outcomes(QUEUE, &given, replications, 1)
}

/// Whoever was in line at the close is answered on the same day, by the agent who then goes; whoever comes later finds it
/// closed. Where nobody stays they wait for the next day, and longer every day.
#[test]
fn who_is_in_line_at_the_close_is_answered_that_night() {
    let longest_h = |outcome: &Outcome| outcome.waits.max() as f64 / 10.0 / HOUR;
    for (stays, goes) in open_for_an_hour(true, 3).iter().zip(&open_for_an_hour(false, 3)) {
        assert!((stays.total(Served) - stays.total(Offered)).abs() < 0.5);
        assert!(longest_h(stays) < 12.0 && longest_h(goes) > 23.0, "{} {}", longest_h(stays), longest_h(goes));
        assert!(stays.total(Closed) > 70.0 && stays.intraday.of_day(9, Offered) <= 0.0, "the late are turned away");
        assert!((stays.total(Offered) - goes.total(Offered)).abs() < 0.5, "nobody is let in by those who stay");
        assert!(stays.total(Overtime) > 0.0 && goes.total(Overtime) <= 0.0);
        let beyond_h = (stays.total(OnDutyS) - 7.0 * HOUR) / HOUR;
        assert!((stays.total(Overtime) - 40.0 * beyond_h).abs() < 1e-6, "every hour beyond the plan is paid twice");
        assert!((stays.total(Pay) - goes.total(Pay)).abs() < 1e-6);
    }
}

/// A message of twenty minutes that begins before the close ends after it: those who stay answer whoever heard it. Where
/// nobody stays, they wait for the morning, and patience of eight hours is over.
#[test]
fn who_hears_a_message_at_the_close_is_answered_after_it() {
    let abandoned = |stays: bool| {
        let given = [
            "warmup=0 weeks".to_owned(),
            "length=20 weeks".to_owned(),
            "demand.interval=1 h".to_owned(),
            format!("demand.hours={}", in_the_hours(9..17, 1)),
            format!("team.desk.on_duty={}", in_the_hours(9..17, 1)),
            issues_per_hour(4.0 * 8.0 / 24.0),
            "topic.only.handle_time={ dist = \"exponential\", mean = \"8 min\" }".to_owned(),
            "patience.time={ dist = \"constant\", mean = \"8 h\" }".to_owned(),
            "channel={ phone = { message_after = \"1 min\", message = \"20 min\" } }".to_owned(),
            format!("team.desk.stays_until_served={stays}"),
        ];
        outcomes(QUEUE, &given, 2, 1).iter().map(|outcome| outcome.total(Abandoned)).sum::<f64>()
    };
    assert!(abandoned(true) <= 0.0, "{}", abandoned(true));
    assert!(abandoned(false) > 50.0, "{}", abandoned(false));
}

/// Overtime of a day: the first contact's arrival (3 min) and 20 times 12 minutes of work, less the hour by plan, at twice
/// 20 an hour. (The agent is idle in between for less than 0.1 min a day.) The twin pays the hour as well.
#[test]
fn overtime_is_the_work_left_at_the_close() {
    let found = open_for_an_hour(true, 20);
    let cost_per_s = |minutes: f64| minutes / 60.0 * 40.0 / DAY;
    assert_agreement(&[Check {
        name: "overtime",
        found: share(&found, &[Overtime], &[Seconds]),
        truth: cost_per_s(3.0 + 240.0 - 60.0),
        twin: cost_per_s(3.0 + 240.0),
    }]);
}

/// Contacts of an hour are those of its demand, a third of the day's in each: twins are an hour off. The hours of a day are a
/// day, and a contact stands in the hour of its arrival, whenever it is answered.
#[test]
fn contacts_stand_in_the_interval_in_which_they_arrived() {
    let given = [
        "demand.interval=1 h".to_owned(),
        format!("demand.hours={}", in_the_hours(8..11, 1)),
        format!("team.desk.on_duty={}", in_the_hours(8..12, 1)),
        issues_per_hour(1.0),
        "topic.only.handle_time={ dist = \"constant\", mean = \"9 min\" }".to_owned(),
    ];
    let found = outcomes(QUEUE, &given, 20, 1);
    let of_day = |outcome: &Outcome, hour, count| outcome.intraday.of_day(hour, count) / outcome.total(count);
    for outcome in &found {
        assert!((8..11).all(|hour| (0.2..0.47).contains(&of_day(outcome, hour, Offered))));
        assert!([7, 11].iter().all(|&hour| of_day(outcome, hour, Served) <= 0.0), "answered at 11, arrived before");
        assert!((0..24).all(|hour| (outcome.intraday.of_day(hour, Seconds) - 7.0 * HOUR).abs() < 1e-6));
    }
    let per_hour = in_hours(&found, 9..10, Offered, Seconds);
    assert_agreement(&[Check { name: "contacts", found: per_hour, truth: 8.0 / HOUR, twin: 6.0 / HOUR }]);
}

/// What one replication of the built-in scenario's baseline pays in the horizon. Only money is looked at, so that the world
/// needs no calibration.
fn klarna_pays(overrides: &[&str], count: Count) -> f64 {
    let text = blendsim::scenario::builtin("klarna").expect("it is built in").text;
    let scenario = crate::lab::world(text, overrides);
    let mut silent = scenario.clone();
    silent.demand.issues_per_customer_month = 0.0;
    let (setting, streams) = (Setting::at_scale(20_000), Streams::new(1, 0));
    let neutral = Calibration::new(&silent, setting.scale);
    let lived = replicate(&scenario, scenario.baseline, &neutral, setting, streams, &Silent);
    lived.expect("nobody stops it").total(count)
}

/// The price of a contractor has the replacement of leavers in it. The twin employs the same people itself: it pays for
/// recruiting and training a twelfth of all wages on top.
#[test]
fn klarna_pays_its_contractor_for_no_attrition() {
    assert!(klarna_pays(&[], Recruiting) + klarna_pays(&[], Training) <= 0.0);
    let own = ["team.outsourced.employed_by=firm", "team.outsourced.hire_cost=3400"];
    let share = (klarna_pays(&own, Recruiting) + klarna_pays(&own, Training)) / klarna_pays(&own, Pay);
    assert!((0.06..0.12).contains(&share), "{share}");
    assert!((klarna_pays(&own, Pay) / klarna_pays(&[], Pay) - 1.0).abs() < 1e-9);
}

/// 65.222 heads at 30 + 120 a month each; a plan by interval pays for the heads that it takes.
#[test]
fn tools_and_management_go_with_paid_heads() {
    let upkeep =
        ["demand.issues_per_customer_month=0", "team.desk.tools_per_month=30", "team.desk.management_per_month=120"];
    for staffing in ["headcount = 65.222", "on_duty = 10"] {
        let outcome = outcomes(&QUEUE.replace("on_duty = 12", staffing), &upkeep, 1, 1).swap_remove(0);
        let months = outcome.total(HeadsS) / MONTH;
        assert!((months / (65.22 * 7.0 * DAY / MONTH) - 1.0).abs() < 1e-3, "{months}");
        assert!((outcome.total(Tools) / (150.0 * months) - 1.0).abs() < 1e-9, "{}", outcome.total(Tools));
    }
}

/// Nobody waits, everybody talks for three minutes: three minutes an issue. With half as many agents as work a customer waits
/// besides; twice the wait is not counted.
#[test]
fn customers_time_is_what_they_wait_and_talk() {
    let constant = "topic.only.handle_time={ dist = \"constant\", mean = \"3 min\" }";
    let of = |agents: &str, id: &str| {
        let outcome = &lives(&[constant, &issues_per_hour(200.0), agents], 1)[0];
        metric(id).ratio.pair(outcome).ratio().expect("defined")
    };
    let quiet = of("team.desk.on_duty=100", "customer_time");
    assert!((quiet - 180.0).abs() < 0.5, "{quiet}");
    let [busy, wait] = ["customer_time", "wait_all"].map(|id| of("team.desk.on_duty=11", id));
    assert!(wait > 20.0 && (busy - 180.0 - wait).abs() < 2.0, "{busy} {wait}");
}

/// What was paid ÷ issues that satisfied, and that were solved; the value of who left is in neither.
#[test]
fn the_cost_of_the_satisfied_and_of_the_solved_is_what_was_paid() {
    let given =
        ["team.desk.pay_per_hour=20", "team.desk.success=70 %", "damage.complaint=50 %", "damage.complaint_cost=40"];
    let outcome = &lives(&[&given[..], &["leaving.behaviour=50 %"]].concat(), 1)[0];
    let paid = outcome.total(Pay) + outcome.total(ComplaintCost);
    let of = |id: &str| metric(id).ratio.pair(outcome).ratio().expect("defined");
    assert!(outcome.total(ComplaintCost) > 0.0);
    assert!((of("cost_per_satisfied") / (paid / outcome.total(IssuesSatisfied)) - 1.0).abs() < 1e-9);
    assert!((of("cost_per_solved") / (paid / outcome.total(IssuesSolved)) - 1.0).abs() < 1e-9);
    assert!((of("cost_per_solved") / of("cost_per_satisfied") - 1.0).abs() > 1e-3);
}
