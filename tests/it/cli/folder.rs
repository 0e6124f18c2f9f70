//! What lies on the disk afterwards.

use std::fs;

use super::{Desk, text};

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
        "out/figures/detection.csv",
        "out/figures/detection.png",
        "out/figures/detection.svg",
        "out/figures/operation.csv",
        "out/figures/operation.png",
        "out/figures/operation.svg",
        "out/figures/resolution.csv",
        "out/figures/resolution.png",
        "out/figures/resolution.svg",
        "out/figures/satisfaction-by-group.csv",
        "out/figures/satisfaction-by-group.png",
        "out/figures/satisfaction-by-group.svg",
        "out/figures/weekly-resolution.csv",
        "out/figures/weekly-resolution.png",
        "out/figures/weekly-resolution.svg",
        "out/figures/weekly-satisfaction.csv",
        "out/figures/weekly-satisfaction.png",
        "out/figures/weekly-satisfaction.svg",
        "out/intraday.csv",
        "out/ledger.csv",
        "out/manifest.json",
        "out/replications.csv",
        "out/report.html",
        "out/report.json",
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
    let full = fs::canonicalize(desk.path("tiny.toml")).unwrap();
    assert_eq!(manifest["source"].as_str(), full.to_str());
    assert!(
        how["threads"].is_u64()
            && how["wall_time_s"].is_f64()
            && how["started"].is_string()
            && how["arguments"].is_array()
    );
    assert_eq!(manifest["scenario"]["customers"]["count"], 1000.0);
    for (name, bytes) in desk.files("out").iter().filter(|(name, _)| *name != "manifest.json") {
        let content = String::from_utf8_lossy(bytes);
        let home = desk.home.path().to_string_lossy();
        assert!(!content.contains(&*home) && !content.contains("wall_time"), "{name}");
    }
}

#[test]
fn the_results_of_another_scenario_are_replaced_by_force_alone() {
    let desk = Desk::new();
    fs::create_dir(desk.path("elsewhere")).unwrap();
    desk.put("elsewhere/tiny.toml", super::TINY.replace("headcount = 10", "headcount = 9"));
    desk.done("run tiny.toml --replications 1");
    let before = desk.files("results");
    let refusal = desk.fails(2, "run elsewhere/tiny.toml --replications 1");
    let full = |name: &str| fs::canonicalize(desk.path(name)).unwrap().to_string_lossy().into_owned();
    let named = format!("results of {}, and this run is of {}", full("tiny.toml"), full("elsewhere/tiny.toml"));
    assert!(refusal.contains(&named) && refusal.contains("--force"), "{refusal}");
    assert_eq!(desk.files("results"), before);
    let forced = desk.run("run elsewhere/tiny.toml --replications 1 --force");
    assert!(text(&forced.stderr).contains("(other scenario)"), "{}", text(&forced.stderr));
    assert_ne!(desk.files("results"), before);
}

#[test]
fn a_file_called_like_a_builtin_scenario_does_not_replace_its_results() {
    let desk = Desk::new();
    desk.put("small-shop.toml", super::TINY);
    desk.done("run small-shop.toml --replications 1");
    let refusal = desk.fails(2, "run small-shop --replications 1 --scale 1:10");
    assert!(refusal.contains("this run is of built-in small-shop"), "{refusal}");
}

#[test]
fn a_scenario_is_the_same_however_its_path_is_typed() {
    let desk = Desk::new();
    desk.done(RUN);
    desk.done(&RUN.replace("tiny.toml", "./tiny.toml"));
}

#[test]
fn another_run_of_the_same_scenario_replaces_the_first_and_says_so() {
    let desk = Desk::new();
    let name = |desk: &Desk| {
        let manifest: serde_json::Value = serde_json::from_slice(&desk.files("out")["manifest.json"]).unwrap();
        manifest["run_id"].as_str().unwrap().to_owned()
    };
    desk.done(RUN);
    let first = name(&desk);
    let again = desk.run(&format!("{RUN} --seed 2 --set team.desk.headcount=9"));
    let expected = format!("blendsim: out will replace run {first} (other overrides, seed)\n");
    assert_eq!((again.status.code(), text(&again.stderr)), (Some(0), expected));
    assert_ne!(name(&desk), first);
    desk.put("tiny.toml", super::TINY.replace("headcount = 10", "headcount = 8"));
    let edited = desk.run(RUN);
    assert!(text(&edited.stderr).contains("(other scenario text, overrides, seed)"), "{}", text(&edited.stderr));
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
