//! `check` and `list`: what can be known without a run.

use super::Desk;

#[test]
fn a_sound_scenario_is_told_its_contacts_memory_and_time() {
    let desk = Desk::new();
    let told = desk.done("check tiny.toml");
    for expected in ["no faults", "3 strategies × 4 replications", "contacts", "memory", "time", "It fits."] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    assert_eq!(desk.names(), ["tiny.toml"]);
}

#[test]
fn a_scenario_that_does_not_fit_is_told_what_does() {
    let desk = Desk::new();
    let told = desk.done("check tiny.toml --set customers.count=4e9 --set demand.issues_per_customer_month=1e3");
    let scale = told.split("--scale ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    assert!(told.contains("does not fit"), "{told}");
    assert!(scale.starts_with("1:"), "{told}");
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
