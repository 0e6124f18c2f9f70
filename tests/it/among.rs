//! Which of several free teams of the same rank takes a contact, held against small Markov chains.

use blendsim::books::Count::{HumanContacts, HumanWorkS};
use blendsim::model::unheld_by;
use blendsim::scenario::Waits;

use crate::lab::{outcomes, share, world};

/// Ten calls an hour, around the clock, for one agent who takes six minutes and one who takes twelve.
fn desk(among: &str) -> String {
    format!(
        r#"
schema = 1
title = "two of one rank"
start = 2025-01-06
length = "26 weeks"
baseline = "a"
customers.count = 1_000_000
demand = {{ interval = "1 h", counts = {:?} }}
difficulty.handle_time_effect = 0
patience = {{ time = {{ dist = "never" }}, retry = 0 }}
leaving.behaviour = 0
topic.q = {{ share = 1, handle_time = {{ dist = "exponential", mean = "6 min" }} }}
routing.among_teams = "{among}"
team.swift = {{ on_duty = 1, success = 1, pay_per_hour = 20 }}
team.slow = {{ on_duty = 1, success = 1, pay_per_hour = 20, handle_time_factor = 2 }}
strategy.a = {{}}
"#,
        [10; 24]
    )
}

/// Share of calls that the swift agent takes, from the mean work of a call and its standard error.
fn by_the_swift(among: &str) -> [f64; 2] {
    let found = share(&outcomes(&desk(among), &[] as &[&str], 12, 1), &[HumanWorkS], &[HumanContacts]);
    let (mean_s, half_s) = (found.mean.expect("defined"), found.half_width.expect("replicated"));
    [(720.0 - mean_s) / 360.0, half_s / 360.0]
}

/// With λ = 10, μ = 10 and 5 an hour. By the longest idle as by chance the busy sets have π₀ · (1, λ/2μ₁, λ/2μ₂, λ²/2μ₁μ₂), then a line of ratio
/// λ/(μ₁ + μ₂): the swift one is busy 7/11 of the time, and so takes 7/11 of the calls. Asked first, it takes 23/34.
#[test]
fn who_takes_a_call_is_as_the_chain_says() {
    for (among, expected) in [("longest-idle", 7.0 / 11.0), ("uniform", 7.0 / 11.0), ("in-order", 23.0 / 34.0)] {
        let [found, half] = by_the_swift(among);
        assert!(
            (found - expected).abs() < 1.6 * half && half < 0.006,
            "{among}: {found} ± {half}, expected {expected}"
        );
    }
}

/// A crowd and the formula know no agent; a rank of one's own leaves nothing to choose.
#[test]
fn what_knows_no_agent_says_so() {
    let key = Some("routing.among_teams".to_owned());
    let chosen = world(&desk("uniform"), &[] as &[&str]);
    assert_eq!([Waits::Crowd, Waits::Formula].map(|waits| unheld_by((waits, 10), &chosen, &[0])), [key.clone(), key]);
    assert_eq!(unheld_by((Waits::Small, 10), &chosen, &[0]), None);
    let ranked = world(&desk("uniform"), &["team.slow.rank=1"]);
    assert_eq!(unheld_by((Waits::Crowd, 10), &ranked, &[0]), None);
}
