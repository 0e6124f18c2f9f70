//! What lies on the disk afterwards.

use std::fs;

use super::Desk;

const RUN: &str = "run tiny.toml --replications 1 --strategy blend --out out";

#[test]
fn a_folder_holds_the_manifest_the_tables_and_the_figures_and_nothing_beside_it() {
    let desk = Desk::new();
    desk.done(RUN);
    let expected = [
        "out/figures/business-case.csv",
        "out/figures/business-case.png",
        "out/figures/business-case.svg",
        "out/figures/cost-satisfaction.csv",
        "out/figures/cost-satisfaction.png",
        "out/figures/cost-satisfaction.svg",
        "out/figures/operation.csv",
        "out/figures/operation.png",
        "out/figures/operation.svg",
        "out/figures/resolution.csv",
        "out/figures/resolution.png",
        "out/figures/resolution.svg",
        "out/figures/satisfaction-by-group.csv",
        "out/figures/satisfaction-by-group.png",
        "out/figures/satisfaction-by-group.svg",
        "out/figures/weekly-satisfaction.csv",
        "out/figures/weekly-satisfaction.png",
        "out/figures/weekly-satisfaction.svg",
        "out/ledger.csv",
        "out/manifest.json",
        "out/replications.csv",
        "out/summary.json",
        "out/weekly.csv",
        "tiny.toml",
    ];
    assert_eq!(desk.names(), expected);
    desk.done(RUN);
    assert_eq!(desk.names(), expected);
}

#[test]
fn time_threads_and_paths_stand_in_the_manifest_alone() {
    let desk = Desk::new();
    desk.done(RUN);
    let manifest: serde_json::Value = serde_json::from_slice(&desk.files("out")["manifest.json"]).unwrap();
    let how = &manifest["circumstances"];
    assert_eq!((how["threads"].as_u64(), how["source"].as_str()), (how["threads"].as_u64(), Some("tiny.toml")));
    assert!(how["wall_time_s"].is_f64() && how["started"].is_string() && how["arguments"].is_array());
    assert_eq!(manifest["scenario"]["customers"]["count"], 1000.0);
    for (name, bytes) in desk.files("out").iter().filter(|(name, _)| *name != "manifest.json") {
        let content = String::from_utf8_lossy(bytes);
        assert!(!content.contains("tiny.toml") && !content.contains("wall_time"), "{name}");
    }
}

#[test]
fn the_results_of_another_scenario_are_replaced_by_force_alone() {
    let desk = Desk::new();
    desk.put("other.toml", super::TINY);
    desk.done(RUN);
    let before = desk.files("out");
    let refusal = desk.fails(2, "run other.toml --replications 1 --out out");
    assert!(refusal.contains("scenario `tiny`") && refusal.contains("--force"), "{refusal}");
    assert_eq!(desk.files("out"), before);
    desk.done("run other.toml --replications 1 --out out --force");
    assert_ne!(desk.files("out"), before);
}

#[test]
fn what_blendsim_did_not_write_is_never_deleted() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    desk.put("out/thesis.tex", "years of work");
    for force in ["", " --force"] {
        let refusal = desk.fails(2, &format!("{RUN}{force}"));
        assert!(refusal.contains("did not write"), "{refusal}");
    }
    assert_eq!(desk.names(), ["out/thesis.tex", "tiny.toml"]);
}

#[test]
fn a_file_in_the_place_of_the_folder_fails_before_the_run_and_stays() {
    let desk = Desk::new();
    desk.put("out", "mine");
    assert!(desk.fails(1, RUN).contains("cannot write"));
    assert!(desk.fails(1, &format!("{RUN}/below")).contains("cannot write"));
    assert_eq!(desk.names(), ["out", "tiny.toml"]);
}
