//! `retries`: published pass^k in, ρ and the misfit out, and what it refuses.

use super::Desk;

/// τ-bench retail, GPT-4o (A18), pass^8 "below 25 %".
const PUBLISHED: &str = "--pass1 60.4% --pass4 38.3% --pass8 25%";

fn answer(arguments: &str) -> serde_json::Value {
    serde_json::from_str(&Desk::new().done(&format!("retries {arguments} --format json"))).unwrap()
}

#[test]
fn the_published_pair_fits_and_its_misfit_at_eight_tries_is_shown() {
    let told = answer(PUBLISHED);
    let rho = told["rho"].as_f64().unwrap();
    assert!((rho - 0.72).abs() < 0.005, "{rho}");
    let row = |k: u64| told["tries"].as_array().unwrap().iter().find(|row| row["k"] == k).unwrap().clone();
    assert!((row(4)["fitted"].as_f64().unwrap() - 0.383).abs() < 1e-9);
    assert!(row(2)["misfit"].is_null() && row(8)["misfit"].as_f64().unwrap() < 0.0);
    assert_eq!(told["scenario"], format!("difficulty.rho_ai = {rho:.3}"));
}

#[test]
fn people_get_the_table_the_second_try_and_the_lines_to_paste() {
    let told = Desk::new().done(&format!("retries {PUBLISHED} --pass 16=20%"));
    for text in [
        "ρ = 0.7",
        "38.30 %",
        "fitted",
        "Misfit",
        "Published pass^8 lies",
        "a second solves",
        "[difficulty]\nrho_ai = 0.7",
    ] {
        assert!(told.contains(text), "{text}: {told}");
    }
    assert!(told.lines().any(|line| line.trim_start().starts_with("16 ")), "{told}");
}

#[test]
fn what_is_pasted_is_read_by_a_scenario() {
    let desk = Desk::new();
    let line = answer(PUBLISHED)["scenario"].as_str().unwrap().replace(' ', "");
    desk.done(&format!("run tiny.toml --replications 1 --set {line} --out out"));
}

#[test]
fn the_least_k_is_fitted_and_any_other_is_shown_beside_it() {
    let told = answer("--pass1 60% --pass4 40% --pass 2=50%");
    assert_eq!(told["fitted_to"], serde_json::json!([1, 2]));
    assert!(told["tries"][2]["misfit"].as_f64().unwrap().abs() > 1e-4);
}

#[test]
fn pairs_that_cannot_be_say_why_and_what_could() {
    let desk = Desk::new();
    for (arguments, words) in [
        ("--pass1 60% --pass4 70%", "(are the two swapped?); allowed: 12.96 %"),
        ("--pass1 60% --pass4 10%", "less often together than if their luck were independent; allowed: 12.96 % to"),
        ("--pass1 60% --pass4 60%", "more alike than at ρ = 0.999"),
        ("--pass1 60%", "nothing to fit to"),
        ("--pass4 40%", "--pass1"),
        ("--pass1 100% --pass4 40%", "0.1 % to 99.9 %"),
        ("--pass1 60 --pass4 40%", "0.1 % to 99.9 %"),
        ("--pass1 60% --pass4 -3%", "0 % to 100 %"),
        ("--pass1 60% --pass 1=60%", "2 to 1000 tries"),
        ("--pass1 60% --pass many", "as in 16=12%"),
        ("--pass1 60% --pass4 40% --pass 4=41%", "pass^4 is given twice"),
    ] {
        let told = desk.fails(2, &format!("retries {arguments}"));
        assert!(told.contains(words), "{arguments}: {told}");
    }
}
