//! `trace`: a life in words, and whom it cannot be told of.

use super::Desk;

#[test]
fn a_life_is_told_under_each_strategy_and_nothing_is_written() {
    let desk = Desk::new();
    let told = desk.done("trace tiny.toml --strategy blend,machine --busiest");
    for words in
        ["under blend: AI first", "under machine: AI alone", "Issue 1: ", "~ A problem arises", "Solved in truth: "]
    {
        // A line may break anywhere.
        let unbroken = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(unbroken.contains(words.trim()), "{words}: {told}");
    }
    assert_eq!(told, desk.done("trace tiny.toml --strategy blend,machine --busiest"));
    assert_ne!(told, desk.done("trace tiny.toml --strategy blend,machine --busiest --replication 1"));
    assert_eq!(desk.names(), ["tiny.toml"]);
}

#[test]
fn a_life_as_json_holds_its_steps_with_dates() {
    let told = Desk::new().done("trace tiny.toml --strategy machine --busiest --format json");
    let document: serde_json::Value = serde_json::from_str(&told).unwrap();
    let life = &document["lives"][0];
    assert_eq!((life["strategy"].as_str(), document["customers"].as_u64()), (Some("machine"), Some(1000)));
    let first = &life["moments"][0];
    assert_eq!((first["step"].as_str(), first["issue"].as_u64()), (Some("opened"), Some(1)));
    assert!(first["at"].as_str().unwrap().starts_with("202"), "{first}");
}

#[test]
fn who_never_comes_is_said_to_and_others_are_named() {
    let told =
        Desk::new().done("trace tiny.toml --strategy blend --customer 7 --set demand.issues_per_customer_month=0.01");
    assert!(told.contains("Never gets in touch"), "{told}");
    assert!(told.contains(" of 1000 customers get in touch at all. Those with most contacts: "), "{told}");
}

#[test]
fn a_life_that_nobody_lives_is_refused() {
    let desk = Desk::new();
    let cases = [
        ("--strategy blend --customer 1000", "numbered 0 to 999"),
        ("--strategy blend --customer 5000000000", "numbered 0 to 999"),
        ("--strategy blend --customer 100 --scale 1:20", "numbered 0 to 49"),
        ("--strategy blond --customer 1", "did you mean `blend`?"),
        ("--strategy blend", "--busiest"),
        ("--customer 1", "--strategy"),
        ("--strategy blend --customer 1 --busiest", "cannot be used with"),
        ("--strategy blend --customer -1", "--customer"),
        ("--strategy blend --busiest --set team.desk.headcount=-1", "team.desk.headcount"),
    ];
    for (arguments, reason) in cases {
        let refusal = desk.fails(2, &format!("trace tiny.toml {arguments}"));
        assert!(refusal.contains(reason), "{arguments}: {refusal}");
    }
}
