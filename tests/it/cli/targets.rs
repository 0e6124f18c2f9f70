//! `targets`: a world beside what was published about it.

use super::{Desk, TINY};

const TARGETS: &str = r#"
[target.saving]
title = "Service cost against people"
strategy = "blend"
metric = "service_cost"
read = "difference"
published = "about the same"
least = -1_000_000
most = 1_000_000
source = "K12"

[target.share]
title = "Ended by the AI"
strategy = "blend"
metric = "ai_share"
published = "all"
least = "99 %"
most = "100 %"
basis = "fitted"

[target.enough]
title = "People who are enough"
strategy = "blend"
metric = "service_level"
read = "least-headcount"
team = "desk"
published = "a few"
least = 1
most = 9.5
basis = "beside"
"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("judged.toml", format!("{TINY}{TARGETS}"));
    desk
}

#[test]
fn each_target_stands_beside_what_is_simulated_and_nothing_is_written() {
    let desk = desk();
    let told = desk.done("targets judged.toml");
    let of = |title: &str| told.lines().find(|line| line.contains(title)).unwrap().to_owned();
    assert!(of("Service cost").contains(" yes ") && of("Service cost").contains("K12"), "{told}");
    assert!(of("Ended by").contains(" no ") && of("Ended by").contains("fitted"), "{told}");
    assert!(of("People who").contains("beside"), "{told}");
    assert!(told.contains("1 of 2 met, of which 0 by fitting"), "{told}");
    assert_eq!(desk.names(), ["judged.toml", "tiny.toml"]);
}

#[test]
fn targets_as_json_hold_the_numbers_of_the_table() {
    let document: serde_json::Value = serde_json::from_str(&desk().done("targets judged.toml --format json")).unwrap();
    let targets = document["targets"].as_array().unwrap();
    assert_eq!(targets.len(), 3);
    assert_eq!((targets[0]["id"].as_str(), targets[0]["is_inside"].as_bool()), (Some("saving"), Some(true)));
    assert!(targets[1]["found"]["mean"].as_f64().unwrap() < 0.99);
    assert_eq!(document["replications"], 4);
}

#[test]
fn a_scenario_without_targets_is_bad_input() {
    let told = Desk::new().fails(2, "targets tiny.toml");
    assert!(told.contains("no targets") && told.contains("[target.NAME]"), "{told}");
}

#[test]
fn a_least_headcount_that_is_not_found_says_why() {
    let desk = desk();
    let told = desk.done("targets judged.toml");
    let is_found = !told.lines().any(|line| line.contains("People who") && line.contains('—'));
    assert_eq!(told.contains("— People who are enough: "), !is_found, "{told}");
    let slow = "--set strategy.blend.team.desk.handle_time_factor=20 --set strategy.blend.routing.first=people";
    let told = desk.done(&format!("targets judged.toml {slow}"));
    assert!(
        told.contains("— People who are enough: 10 people, as many as people has, are not enough under blend"),
        "{told}"
    );
}
