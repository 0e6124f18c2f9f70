//! `check` and `list`: what can be known without a run.

use super::{Desk, TINY, text};

#[test]
fn a_sound_scenario_is_told_its_contacts_memory_and_time() {
    let desk = Desk::new();
    let told = desk.done("check tiny.toml");
    for expected in [
        "no faults",
        "3 strategies × 4 replications",
        "issues    1,000 a month",
        "contacts",
        "memory",
        "time",
        "It fits.",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    assert_eq!(desk.names(), ["tiny.toml"]);
}

#[test]
fn a_doubt_is_said_and_refuses_nothing() {
    let desk = Desk::new();
    let change = |day: u32, heads: u32| {
        format!("[[strategy.blend.change]]\nat = 2025-01-{day:02}\nteam.desk.headcount = {heads}\n")
    };
    desk.put("hasty.toml", format!("{TINY}{}{}", change(7, 20), change(13, 10)));
    let told = desk.done("check hasty.toml");
    assert!(told.contains("warning: strategy.blend: the hiring of team.desk to 20 heads") && told.contains("It fits."));
    assert!(!desk.done("check tiny.toml").contains("warning"));
}

#[test]
fn a_run_that_does_not_fit_is_bad_input_and_is_told_what_does() {
    let desk = Desk::new();
    let many = "--set demand.issues_per_customer_month=1e3 --set customers.count=4e9";
    let histories = "--replications 100000 --set customers.count=4e9 --set demand.issues_per_customer_month=1e6";
    for (size, advice) in [(many, "--scale 1:"), (histories, "no scale fits")] {
        let output = desk.run(&format!("check tiny.toml {size}"));
        let (told, refusal) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(2), "{refusal}");
        assert!(told.contains("contacts  about") && told.contains("It does not fit: "), "{told}");
        assert!(told.contains(advice) && refusal.contains("too large") && refusal.contains(advice), "{told}{refusal}");
    }
}

#[test]
fn every_builtin_scenario_is_listed_with_its_strategies() {
    let desk = Desk::new();
    let listed = desk.done("list");
    for expected in
        ["klarna: ", "small-shop: ", "regulated-bank: ", "password-resets: ", "pure-automation", "(baseline)"]
    {
        assert!(listed.contains(expected), "{expected} in {listed}");
    }
}
