//! Fits: other values that meet what was published as well, in the file, in a run and alone.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Desk, TINY, text};

/// In `good` the AI satisfies nearly everybody whom it helps, in `poor` it helps almost nobody; one target is met as typed and
/// under `good`.
const FITS: &str = r#"
[target.solved]
title = "Solved by the AI"
strategy = "machine"
metric = "true_resolution"
published = "most"
least = "40 %"
most = "100 %"
basis = "fitted"
one_number = "the AI's success"

[fit.good]
title = "An AI that is liked"
ai.satisfied_solved = { low = "95 %", mode = "99 %", high = "99 %", source = "assumption" }
ai.success = "97 %"

[fit.poor]
title = "An AI that helps nobody"
note = "Some say so."
ai.success = { simple = "5 %", hard = "1 %" }
"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("fits.toml", format!("{TINY}{FITS}"));
    desk
}

fn summary(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn a_run_says_what_holds_under_all_fits_and_then_what_turns() {
    let desk = desk();
    let told = desk.done("run fits.toml --replications 6");
    let holds = told.find("As typed and under good and poor, against people: machine costs least to run").unwrap();
    let turns = told.find("\nmachine satisfies fewer by ").unwrap();
    assert!(holds < turns, "{told}");
    let turned = told[turns..].lines().nth(1).unwrap();
    assert!(
        turned.contains(" points under poor, satisfies more by ") && turned.ends_with(" points under good."),
        "{turned}"
    );
    let files = desk.files("results/fits");
    let summary = summary(&files["summary.json"]);
    let worlds = summary["worlds"].as_array().unwrap();
    let fits: Vec<&Value> = worlds.iter().map(|world| &world["fit"]).collect();
    assert_eq!(fits, [&Value::Null, &"good".into(), &"poor".into()]);
    let missed: Vec<&Value> = worlds.iter().map(|world| &world["missed"]).collect();
    assert_eq!(missed, [&serde_json::json!([]), &serde_json::json!([]), &serde_json::json!(["solved"])]);
    let found = |world: usize| worlds[world]["strategies"][1]["differences"]["satisfaction"]["direction"].clone();
    assert_eq!([found(1), found(2)], [Value::from("more"), "less".into()]);
    assert_eq!(worlds[2]["sets"], serde_json::json!(["ai.success.simple = 5 %", "ai.success.hard = 1 %"]));
    // As typed the differences are those of the run itself.
    let of_run = &summary["strategies"][2]["difference"]["cost"];
    assert_eq!(&worlds[0]["strategies"][1]["differences"]["cost"]["difference"], of_run);
    let page = text(&files["report.html"]);
    assert!(
        page.contains("The answer under other fits") && page.contains("An AI that helps nobody. "),
        "no part of fits"
    );
}

#[test]
fn a_world_has_the_fields_of_the_page() {
    let desk = desk();
    desk.done("run fits.toml --replications 2");
    let summary = summary(&desk.files("results/fits")["summary.json"]);
    let fields: BTreeSet<&String> = summary["worlds"][1].as_object().unwrap().keys().collect();
    let page = include_str!("../../../docs/results.md").split_once("\n### A world\n").unwrap().1;
    let section = page.split("\n#").next().unwrap();
    let names = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
    let told: Vec<String> =
        names.flat_map(|(names, _)| names.split(", ").map(|n| n.trim_matches('`').to_owned())).collect();
    assert_eq!(fields, told.iter().collect());
}

#[test]
fn a_fit_alone_is_the_world_that_is_compared_under_it() {
    let desk = desk();
    desk.done("run fits.toml --replications 3");
    let told = desk.done("run fits.toml --replications 3 --fit poor");
    assert!(told.ends_with("Written to results/fits-poor\n") && told.contains("fits under poor: scale"), "{told}");
    let all = summary(&desk.files("results/fits")["summary.json"]);
    let files = desk.files("results/fits-poor");
    let (alone, manifest) = (summary(&files["summary.json"]), summary(&files["manifest.json"]));
    assert_ne!(all["run_id"], alone["run_id"]);
    assert_eq!((&alone["fit"]["id"], &manifest["fit"]), (&"poor".into(), &"poor".into()));
    assert_eq!(alone["worlds"], serde_json::json!([]));
    for metric in ["service_cost", "satisfaction", "customers_lost"] {
        let within = &all["worlds"][2]["strategies"][0]["differences"][metric]["difference"];
        assert_eq!(&alone["strategies"][1]["difference"][metric], within, "{metric}");
    }
    assert!(text(&files["report.html"]).contains("run fits.toml --scale 1:1 --seed 1 --replications 3 --fit poor<"));
}

#[test]
fn without_fits_the_run_is_that_of_the_file_as_typed() {
    let desk = desk();
    let told = desk.done("run fits.toml --replications 2 --no-fits --out without");
    assert!(!told.contains("As typed and under"), "{told}");
    desk.done("run fits.toml --replications 2 --out with");
    desk.done("run tiny.toml --replications 2 --out plain");
    let csv = |folder: &str| desk.files(folder)["replications.csv"].clone();
    assert_eq!((csv("without"), csv("with")), (csv("plain"), csv("plain")));
    let name = |folder: &str| summary(&desk.files(folder)["summary.json"])["run_id"].clone();
    assert_ne!(name("with"), name("without"));
    assert!(text(&desk.files("without")["report.html"]).contains("--no-fits"));
}

#[test]
fn overrides_outrank_a_fit_and_may_change_it() {
    let desk = desk();
    let over = |set: &str| {
        let output = desk.run(&format!("run fits.toml --replications 1 --fit poor --format json --out out {set}"));
        assert!(output.status.success(), "{}", text(&output.stderr));
        summary(&output.stdout)["strategies"][2]["metrics"]["true_resolution"]["mean"].as_f64().unwrap()
    };
    assert!(over("") < 0.1);
    assert!(over("--set ai.success=90%") > 0.8);
    assert!(over("--set fit.poor.ai.success=90%") > 0.8);
}

#[test]
fn the_same_bytes_come_from_any_number_of_threads_and_the_folder_tells_them_again() {
    let desk = desk();
    let files = |folder: &str| {
        let mut files = desk.files(folder);
        assert!(files.remove("manifest.json").is_some());
        files
    };
    for threads in [1, 3] {
        desk.done(&format!("run fits.toml --scale 1:2 --replications 2 --threads {threads} --out on-{threads}"));
    }
    let first = files("on-1");
    assert_eq!(first, files("on-3"));
    desk.done("report on-1");
    assert_eq!(first, files("on-1"));
}

#[test]
fn every_fault_of_every_fit_is_told_with_its_name_and_place() {
    let desk = desk();
    let wrong = FITS
        .replace("ai.success = \"97 %\"", "ai.succes = \"97 %\"\nlength = \"3 weeks\"\ntopic.odd.share = 1")
        .replace("note = \"Some say so.\"", "ai.noticed = \"300 %\"\nai.tries = 2.5\naii.tries = 2");
    desk.put("wrong.toml", format!("{TINY}{wrong}"));
    let line = |part: &str| {
        let text = format!("{TINY}{wrong}");
        text.lines().position(|line| line.contains(part)).unwrap() + 1
    };
    let check = desk.fails(2, "check wrong.toml");
    for (part, told) in [
        ("ai.succes =", "fit.good: ai.succes: found an unknown key"),
        ("length = \"3", "fit.good.length: found a key that is the same under every fit"),
        ("topic.odd", "fit.good.topic: found topic `odd`, which the file does not have"),
        ("ai.noticed", "fit.poor: ai.noticed: found \"300 %\""),
        ("ai.tries = 2.5", "fit.poor: ai.tries: found 2.5"),
        ("aii.tries", "fit.poor.aii: found an unknown key"),
    ] {
        let found = check.lines().find(|line| line.contains(told)).unwrap_or_else(|| panic!("{told} in {check}"));
        assert!(found.starts_with(&format!("wrong.toml:{}:", line(part))), "{found}");
    }
    assert!(check.contains("did you mean `success`?") && check.contains("did you mean `ai`?"), "{check}");
    assert_eq!(check, desk.fails(2, "run wrong.toml"));
    assert_eq!(check, desk.fails(2, "run wrong.toml --fit poor"), "faults of the other fit are faults too");
}

#[test]
fn a_fit_that_is_not_there_is_bad_input() {
    let desk = desk();
    for verb in ["run", "check", "targets", "trace --strategy machine --busiest"] {
        let told = desk.fails(2, &format!("{verb} fits.toml --fit por"));
        assert!(told.contains("has no fit `por`; it has good, poor — did you mean `poor`?"), "{told}");
    }
    assert!(desk.fails(2, "run tiny.toml --fit poor").contains("it has none"));
}

#[test]
fn targets_and_lives_are_those_of_the_fit() {
    let desk = desk();
    let (typed, poor) = (desk.done("targets fits.toml"), desk.done("targets fits.toml --fit poor"));
    assert!(
        typed.contains("1 of 1 met") && poor.contains("0 of 1 met") && poor.contains("fits under poor: scale"),
        "{poor}"
    );
    assert!(typed.contains("(1 fitted target is 1 number)") && typed.contains("the AI's success"), "{typed}");
    let lives =
        ["", " --fit poor"].map(|fit| desk.done(&format!("trace fits.toml --strategy machine --customer 7{fit}")));
    assert!(!lives[0].is_empty() && !lives[1].is_empty());
}

#[test]
fn check_tells_what_is_run_beside() {
    let desk = desk();
    let first = |arguments: &str| desk.done(&format!("check fits.toml {arguments}")).lines().next().unwrap().to_owned();
    assert!(first("").ends_with("at scale 1:1, and under 2 fits"), "{}", first(""));
    assert!(first("--scale 1:2 --waits small").ends_with("at scale 1:2, the same at 1:4, and under 2 fits"));
    assert!(first("--scale 1:2 --waits small --no-fits --no-scale-bias").ends_with("at scale 1:2"));
    let beside = first("--scale 1:2");
    assert!(beside.ends_with("at scale 1:2, beside a crowd in the lines of 1:1, and under 2 fits"), "{beside}");
    assert!(first("--fit good").ends_with("at scale 1:1 under good"));
}

#[test]
fn a_run_that_does_not_measure_the_scale_judges_nothing() {
    let desk = Desk::new();
    let told = desk.done("run tiny.toml --scale 1:2 --waits small --no-scale-bias");
    assert!(told.contains("No difference is judged: scale 1:2 was run without measuring"), "{told}");
    let judged = desk.done("run tiny.toml --scale 1:2 --waits small --out judged");
    assert!(judged.contains("machine has the lowest service cost found"), "{judged}");
    let page = text(&desk.files("judged")["report.html"]);
    assert!(page.contains("What the scale does to the differences") && page.contains("lived at 1:4 too"));
    assert!(text(&desk.files("results/tiny")["report.html"]).contains("--no-scale-bias"));
}
