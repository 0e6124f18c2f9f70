//! `erlang`: the calculator from outside, to every printed digit, and what it refuses.

use super::Desk;

/// 100 calls in half an hour, three minutes each (`pyworkforce` documentation; threshold 20 s).
const CALLS: &str = "--rate 100/30min --handle-time 3min --threshold 20s";

fn answer(arguments: &str) -> serde_json::Value {
    let told = Desk::new().done(&format!("erlang {arguments} --format json"));
    serde_json::from_str(&told).unwrap()
}

fn level(arguments: &str) -> String {
    format!("{:.4}", answer(arguments)["answer"]["service_level_offered"].as_f64().unwrap())
}

#[test]
fn erlang_c_matches_every_printed_digit_and_longer_calls_match_none() {
    for (agents, printed) in [(11, "0.3896"), (12, "0.6402"), (13, "0.7956"), (14, "0.8884")] {
        assert_eq!(level(&format!("c {CALLS} --agents {agents}")), printed);
        let longer = format!("c --rate 100/30min --handle-time 190s --agents {agents} --threshold 20s");
        assert_ne!(level(&longer), printed);
    }
}

#[test]
fn erlang_a_matches_every_printed_digit() {
    for (patience, printed, lost) in [(3, "0.8751", "0.0322"), (5, "0.8582", "0.0250"), (10, "0.8376", "0.0165")] {
        let found = answer(&format!("a {CALLS} --agents 13 --patience {patience}min"));
        let of = |name: &str| found["answer"][name].as_f64().unwrap();
        assert_eq!(
            (format!("{:.4}", of("service_level_offered")).as_str(), format!("{:.4}", of("p_lost")).as_str()),
            (printed, lost)
        );
        if patience == 5 {
            let shown = [of("p_wait"), of("mean_wait_s") / 60.0, of("occupancy")].map(|value| format!("{value:.3}"));
            assert_eq!(shown, ["0.226", "0.125", "0.750"]);
        }
    }
}

#[test]
fn people_get_every_number_with_its_definition_and_the_neighbours() {
    let told = Desk::new().done("erlang a --rate 200/h --handle-time 3min --agents 13 --patience 5min --threshold 20s");
    for text in
        ["200 contacts an hour", "10.00 erlang", "85.82 %", "22.58 %", "2.50 %", "served within 20 s ÷ offered", "ASA"]
    {
        assert!(told.contains(text), "{text}: {told}");
    }
    for agents in ["12 ", "13 ", "14 "] {
        assert!(told.lines().any(|line| line.trim_start().starts_with(agents)), "{agents}: {told}");
    }
}

#[test]
fn a_very_short_handle_time_is_shown() {
    let told = Desk::new().done("erlang c --rate 200/s --handle-time 1ms --agents 1");
    assert!(told.contains("720,000 contacts an hour, 1 ms each, endless patience: 0.20 erlang"), "{told}");
}

#[test]
fn a_target_finds_the_fewest_agents() {
    for (formula, agents) in [("c", 14), ("a --patience 5min", 13)] {
        let found = answer(&format!("{formula} {CALLS} --target 80%"));
        assert_eq!(found["answer"]["agents"], agents);
        assert!(found["neighbours"][0]["service_level_offered"].as_f64().unwrap() < 0.8);
    }
    assert_eq!(answer("b --rate 1/s --handle-time 10s --target 99%")["answer"]["agents"], 18);
}

#[test]
fn a_queue_that_grows_without_end_is_bad_input_that_names_the_least_staff() {
    let told = Desk::new().fails(2, &format!("erlang c {CALLS} --agents 10"));
    assert!(told.contains("without end") && told.contains("at least 11 agents"), "{told}");
    assert_eq!(answer(&format!("a {CALLS} --agents 10 --patience 5min"))["answer"]["agents"], 10);
}

#[test]
fn what_cannot_be_answered_says_what_was_found_and_what_is_allowed() {
    let desk = Desk::new();
    for (arguments, words) in [
        ("a --rate 200 --handle-time 3min --agents 13 --patience 5min", "the unit is missing"),
        ("a --rate 200/fortnight --handle-time 3min --agents 13 --patience 5min", "200/h"),
        ("a --rate=-2/h --handle-time 3min --agents 13 --patience 5min", "0 or more"),
        ("c --rate 0/h --handle-time 3min --agents 13", "above 0"),
        ("c --rate 200/h --handle-time 3 --agents 13", "the unit is missing"),
        ("c --rate 200/h --handle-time 3min --agents 0", "1..=2000000"),
        ("c --rate 200/h --handle-time 3min", "--agents"),
        ("c --rate 200/h --handle-time 3min --agents 13 --target 80%", "cannot be used with"),
        ("c --rate 200/h --handle-time 3min --target 100%", "99.99 %"),
        ("a --rate 200/h --handle-time 3min --agents 13", "--patience"),
        ("a --rate 200/h --handle-time 3min --agents 13 --patience 0s", "1 ms to 366 days"),
        ("a --rate 200/h --handle-time 3min --agents 13 --patience 400days", "1 ms to 366 days"),
        ("a --rate 200/h --handle-time 3min --agents 13 --patience 5", "1 ms to 366 days"),
        ("c --rate 200/h --handle-time 3min --agents 13 --threshold=-1s", "0 s to 366 days"),
        ("c --rate 200/h --handle-time 3min --agents 13 --patience 5min", "endless"),
        ("b --rate 200/h --handle-time 3min --agents 13 --threshold 20s", "nobody waits"),
        ("d --rate 200/h --handle-time 3min --agents 13", "possible values"),
        ("c --rate 1000000/s --handle-time 300days --agents 13", "erlang"),
        ("a --rate 1000000/s --handle-time 1s --agents 13 --patience 300days", "would wait"),
    ] {
        let told = desk.fails(2, &format!("erlang {arguments}"));
        assert!(told.contains(words), "{arguments}: {told}");
    }
}
