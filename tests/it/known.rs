//! A baseline held against what a firm knows of its operation.

use blendsim::desk::find::ScenarioText;
use blendsim::desk::known::{farthest, held_against_known};
use blendsim::desk::plan::{Asked, Plan};
use blendsim::scenario::{Basis, parse};

/// A desk of 30 people around the clock whose work is Poisson: 60 calls an hour of ten minutes are ten erlang on twenty agents, an occupancy of a
/// half, 10,080 contacts a week.
fn desk(known: &str) -> String {
    format!(
        r#"
schema = 1
title = "a desk"
start = 2025-01-06
length = "8 weeks"
baseline = "a"
customers.count = 100_000
demand = {{ interval = "1 h", counts = {:?}, counts_are = "issues" }}
difficulty.handle_time_effect = 0
patience = {{ time = {{ dist = "never" }}, retry = 0 }}
leaving.behaviour = 0
topic.q = {{ share = 1, handle_time = {{ dist = "exponential", mean = "10 min" }} }}
team.desk = {{ on_duty = 20, success = 1, pay_per_hour = 30, shrinkage = 0, tools_per_month = 0, management_per_month = 0 }}
strategy.a = {{}}
strategy.b.team.desk.on_duty = 15
{known}
"#,
        [60; 24]
    )
}

fn plan(known: &str) -> Plan {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("desk.toml");
    std::fs::write(&path, desk(known)).expect("written");
    let asked = Asked::default();
    Plan::of(ScenarioText::find(&path.display().to_string()).expect("found"), &asked).expect("sound")
}

/// By hand: occupancy .5, ten minutes, 10,080 a week, twenty agents at 30 an hour for sixty calls are 10 a call. Each is met where it is known
/// so, and missed where something else is.
#[test]
fn a_baseline_is_held_against_what_is_known() {
    let right = "known = { contacts_per_week = 10_080, handle_time = \"10 min\", occupancy = \"50 %\", abandonment = 0, cost_per_contact = 10 }";
    let met = held_against_known(&plan(right)).expect("nobody stops it");
    assert_eq!(met.len(), 5);
    for judged in &met {
        assert!(judged.is_inside == Some(true) && judged.basis == Basis::Free, "{judged:#?}");
    }
    assert!(farthest(&met).is_none());
    let wrong =
        "known = { contacts_per_week = 10_900, occupancy = \"85 %\", cost_per_contact = 9.4, within = \"3 %\" }";
    let missed = held_against_known(&plan(wrong)).expect("nobody stops it");
    assert!(missed.iter().all(|judged| judged.is_inside == Some(false)), "{missed:#?}");
    assert_eq!(farthest(&missed).map(|judged| judged.id.as_str()), Some("known.occupancy"));
    // ± 3 % of 85 % is 2 · √(.85 · .15) · 3 = 2.14 points.
    let occupancy = missed.iter().find(|judged| judged.id == "known.occupancy").expect("typed");
    assert!((occupancy.most - 0.85 - 0.021_424).abs() < 1e-5, "{}", occupancy.most);
    assert!(held_against_known(&plan("")).expect("nobody stops it").is_empty());
}

#[test]
fn slips_in_what_is_known_are_named() {
    for (known, told) in [
        ("known.aht = \"5 min\"", "`handle_time` is meant?"),
        ("known.handle_time = 300", "the unit is missing"),
        ("known.occupancy = 84", "did you mean \"84 %\"?"),
        ("known.contacts_per_week = \"5800\"", "without quotes"),
        ("known.nps = 30", "an unknown key"),
    ] {
        let faults = parse("test", "test.toml", &desk(known), &[]).expect_err(known).to_string();
        assert!(faults.contains(told), "{known}: {faults}");
    }
}
