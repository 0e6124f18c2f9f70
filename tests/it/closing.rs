//! Work that waits while nobody is there, and work in hand when people go: held against closed forms and independent simulations.

use blendsim::books::Count::{
    BusyS, Closed, Contacts, HumanContacts, HumanWorkS, Offered, OnDutyS, Overtime, Rated, Satisfied, Served,
    ServedInTime, WaitServedS,
};
use blendsim::books::Outcome;
use blendsim::erlang::{Demand, delay};
use blendsim::model::unheld_by;
use blendsim::scenario::{Waits, parse};
use blendsim::stat::estimate::{self, Estimate};
use blendsim::stat::student_t_quantile;
use blendsim::unit::HOUR;

use crate::crowd::lived;
use crate::lab::{outcomes, share, world};

/// The text as it is.
const NOTHING: &[&str] = &[];
const NOTHING_LAID: &[String] = &[];

/// Who is on duty in each hour of the week, from nine to five on workdays.
fn office(agents: u32) -> String {
    let hour = |hour: usize| if hour / 24 < 5 && (9..17).contains(&(hour % 24)) { agents } else { 0 };
    format!("{:?}", (0..7 * 24).map(hour).collect::<Vec<u32>>())
}

/// Mail comes day and night, ten an hour and six minutes each; five people read it from nine to five on workdays.
fn mailbox(more: &str) -> String {
    format!(
        r#"
schema = 1
title = "a mailbox"
start = 2025-01-06
length = "26 weeks"
warmup = "4 weeks"
cooldown = "2 weeks"
baseline = "a"
customers.count = 1_000_000
demand = {{ interval = "1 h", counts = {:?} }}
difficulty.handle_time_effect = 0
patience = {{ time = {{ dist = "never" }}, retry = 0 }}
leaving.behaviour = 0
topic.q = {{ share = 1, handle_time = {{ dist = "exponential", mean = "6 min" }} }}
reporting.service_threshold = "24 h"
team.desk = {{ on_duty = {}, success = 1, pay_per_hour = 20 }}
channel.mail = {{ share = 1, {more} }}
strategy.a = {{}}
"#,
        [10; 24],
        office(5)
    )
}

/// A mean and its standard error.
fn mean(found: &Estimate) -> [f64; 2] {
    let half_width = found.half_width.expect("replicated");
    [found.mean.expect("defined"), half_width / student_t_quantile(0.975, found.n - 1)]
}

fn waits(lives: &[Outcome]) -> [f64; 2] {
    mean(&share(lives, &[WaitServedS], &[Served]))
}

fn bits(lives: &[Outcome]) -> [u64; 2] {
    waits(lives).map(f64::to_bits)
}

fn in_time(lives: &[Outcome]) -> [f64; 2] {
    mean(&share(lives, &[ServedInTime], &[Offered]))
}

#[track_caller]
fn near([found, error]: [f64; 2], truth: f64, of_truth: f64) {
    assert!((found - truth).abs() < 3.0 * error.hypot(of_truth), "{found} ± {error}, expected {truth}");
}

/// An independent simulation of the same mailbox: a mean wait of 88,841 ± 343 s, and 53.0 % within a day. As calls, 76 % of which come while nobody is there, it is another desk.
#[test]
fn mail_that_comes_at_night_waits_for_the_next_opening() {
    let text = mailbox("waits = \"over-closing\"");
    for (waits_of, scale) in [(Waits::Small, 1), (Waits::Crowd, 10)] {
        let lives = lived(&world(&text, NOTHING), "a", (waits_of, scale), 24);
        near(waits(&lives), 88_841.0, 343.0 / 1.96);
        near(in_time(&lives), 0.530, 0.002);
        assert!(lives.iter().all(|life| life.total(Closed) <= 0.0));
    }
    let calls = outcomes(&mailbox(""), NOTHING, 4, 2);
    near(mean(&share(&calls, &[Closed], &[Contacts])), 128.0 / 168.0, 0.001);
    assert!(waits(&calls)[0] < 600.0);
}

/// Lines that wait over closing are no smaller at a smaller scale, which has a margin of people for lines that come and go; and no formula knows them.
#[test]
fn what_cannot_hold_a_night_in_line_says_so() {
    let scenario = world(&mailbox("waits = \"over-closing\""), NOTHING);
    let key = Some("channel.mail.waits".to_owned());
    assert_eq!(unheld_by((Waits::Small, 10), &scenario, &[0]), key);
    assert_eq!(unheld_by((Waits::Formula, 10), &scenario, &[0]), key);
    assert_eq!(unheld_by((Waits::Small, 1), &scenario, &[0]), None);
    assert_eq!(unheld_by((Waits::Crowd, 10), &scenario, &[0]), None);
    let paused = world(&mailbox(""), &["team.desk.at_close=pause"]);
    assert_eq!(unheld_by((Waits::Crowd, 10), &paused, &[0]), Some("team.desk.at_close".to_owned()));
}

/// Nearly no work, so that whoever comes is served at once or at nine: in business time nobody waits an hour, in elapsed time 45 of 168 do not. A satisfied share hangs on the clock
/// likewise, and on the reference.
#[test]
fn a_night_in_line_counts_or_does_not_by_the_clock_of_the_channel() {
    let live = |more: &str| {
        let quick = mailbox(&format!("waits = \"over-closing\", service_threshold = \"1 h\", {more}"))
            .replace("\"exponential\", mean = \"6 min\"", "\"constant\", mean = \"1 s\"");
        outcomes(&quick, &["demand.day_cv=0"], 6, 2)
    };
    let (elapsed, business) = (live("clock = \"elapsed\""), live("clock = \"business\""));
    near(in_time(&elapsed), 45.0 / 168.0, 0.002);
    assert!(in_time(&business)[0] > 0.999);
    assert_eq!(bits(&elapsed), bits(&business), "the mean wait is elapsed in both");
    let satisfied = |lives: &[Outcome]| mean(&share(lives, &[Satisfied], &[Rated]))[0];
    let patient = live("wait_reference = \"52 weeks\"");
    let unmoved = live("wait = 0");
    assert!(satisfied(&business) > satisfied(&elapsed) + 0.05);
    // Over the weekend 640 mails come, so that some wait for two minutes on Monday morning.
    assert!((satisfied(&business) - satisfied(&unmoved)).abs() < 0.02);
    assert!((satisfied(&patient) - satisfied(&unmoved)).abs() < 0.005);
}

/// Two-hour cases come in office hours to five people, 90 % of whose time they take.
fn cases(at_close: &str) -> Vec<Outcome> {
    let text = mailbox("")
        .replace(&format!("{:?}", [10; 24]), &office(9).replace('9', "2.25"))
        .replace("6 min", "2 h")
        .replace("26 weeks", "104 weeks");
    let text = text.replace("success = 1,", &format!("success = 1, shrinkage = 0, at_close = \"{at_close}\","));
    outcomes(&text, NOTHING, 24, 2)
}

/// Put down at five and gone on with at nine, work knows no night: waits are Erlang C's in business time, of which a week has 40 h of 168. Whether the same or another goes on makes
/// no difference to exponential times. Finished at once by whoever has them, cases wait 10,848 ± 655 s by an independent simulation, and take 40.7 h of overtime a week, which nobody pays unless
/// that is said.
#[test]
fn work_in_hand_at_the_close_is_put_down_or_finished() {
    let erlang =
        delay::steady(&Demand::new(2.25 / HOUR, 2.0 * HOUR).with_agents(5)).unwrap().mean_wait_s * 168.0 / 40.0;
    for at_close in ["pause", "hand-over"] {
        let lives = cases(at_close);
        near(waits(&lives), erlang, 0.0);
        let duty = mean(&share(&lives, &[OnDutyS], &[Contacts]))[0] / mean(&share(&lives, &[BusyS], &[Contacts]))[0];
        assert!(duty < 1.15, "nobody works at night: {duty}");
    }
    let weeks = 104.0;
    let overtime = |lives: &[Outcome]| {
        mean(&estimate::mean(&lives.iter().map(|life| life.total(Overtime) / weeks / 20.0 / 1.5).collect::<Vec<_>>()))
    };
    let finished = cases("finish");
    near(waits(&finished), 10_848.0, 655.0 / 1.96);
    near(overtime(&finished), 40.7, 0.3);
    let unpaid = cases("unpaid");
    assert_eq!(bits(&unpaid), bits(&finished));
    assert!(overtime(&unpaid)[0] <= 0.0);
}

/// One team takes four minutes for a sales call and half as long again for support, of which half of all calls are; the twin, with one factor for all, takes four for both.
#[test]
fn a_team_may_be_slower_at_some_topics() {
    let text = mailbox("")
        .replace(&office(5), "20")
        .replace("topic.q = { share = 1, handle_time = { dist = \"exponential\", mean = \"6 min\" } }", "topic.sales = { share = 0.5, handle_time = { dist = \"exponential\", mean = \"4 min\" } }\ntopic.support = { share = 0.5, handle_time = { dist = \"exponential\", mean = \"4 min\" } }");
    let work = |factor: &str| {
        let text = text.replace("success = 1,", &format!("success = 1, handle_time_factor = {factor},"));
        mean(&share(&outcomes(&text, NOTHING, 8, 2), &[HumanWorkS], &[HumanContacts]))
    };
    near(work("{ support = 1.5 }"), 300.0, 0.0);
    near(work("1"), 240.0, 0.0);
}

/// What a channel that waits over closing cannot have, and more points than there are to lose, are refused by name.
#[test]
fn what_a_channel_cannot_say_of_its_waits_is_refused() {
    let faults = |more: &str| {
        let faults = parse("x", "x.toml", &mailbox(more), NOTHING_LAID).expect_err("it is refused");
        faults.to_string()
    };
    let over = "waits = \"over-closing\"";
    for (more, told) in [
        (format!("{over}, open = \"Mon-Fri 09:00-17:00\""), "hours of a channel that waits over closing"),
        (format!("{over}, callback_after = \"1 min\""), "callback_after: found a message or a call back"),
        ("clock = \"business\", message_after = \"1 min\", message = \"10 s\"".to_owned(), "message_after: found"),
        ("wait = \"50 %\" }\nexperience = { reference = \"40 %\"".to_owned(), "less than the reference share, 40 %"),
        ("waits = \"overnight\"".to_owned(), "while-open, over-closing"),
    ] {
        assert!(faults(&more).contains(told), "{more}: {}", faults(&more));
    }
}
