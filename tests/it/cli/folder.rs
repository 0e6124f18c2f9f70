//! What lies on the disk afterwards.

use std::fs;
use std::time::Duration;

use super::{Desk, text};

const RUN: &str = "run tiny.toml --replications 1 --strategy blend --out out";

#[test]
fn a_folder_holds_the_manifest_the_tables_and_the_figures_and_nothing_beside_it() {
    let desk = Desk::new();
    desk.done(RUN);
    let expected = [
        "out/answer.md",
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
        "out/metrics.csv",
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
    assert!(desk.fails(2, RUN).contains("out: found a file in the place of the folder; allowed: a folder of its own"));
    assert!(desk.fails(2, &format!("{RUN}/below")).contains("out/below: found a file in the place of a folder"));
    assert_eq!(desk.names(), ["out", "tiny.toml"]);
}

/// Runs what would take minutes, and must be refused at once.
fn refused_at_once(desk: &Desk, out: &str) -> String {
    let before = desk.names();
    let arguments = ["run", "tiny.toml", "--replications", "100000", "--scale", "1:1", "--out", out];
    let output = desk.command("").args(arguments).timeout(Duration::from_secs(20)).output().unwrap();
    let told = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{out}: {told}");
    assert_eq!(desk.names(), before, "{out}");
    told
}

#[test]
fn what_cannot_be_a_results_folder_is_refused_before_anything_is_simulated() {
    let desk = Desk::new();
    desk.done(RUN);
    let long = "n".repeat(300);
    for (out, found) in [
        (long.as_str(), "found a name that this disk cannot have"),
        (&format!("{long}/out"), "found a name that this disk cannot have"),
        ("/", "cannot be a results folder"),
        ("tiny.toml", "found a file in the place of the folder"),
    ] {
        assert!(refused_at_once(&desk, out).contains(found), "{out}");
    }
    // What one stands in would be gone under one's feet, be it empty or full of results.
    fs::create_dir(desk.path("empty")).unwrap();
    let inside =
        desk.command("run klarna --out .").current_dir(desk.path("empty")).timeout(Duration::from_secs(20)).output();
    assert!(text(&inside.unwrap().stderr).contains("found the folder that you are in; allowed: "));
    let inside = desk.command("report .").current_dir(desk.path("out")).output().unwrap();
    assert_eq!(inside.status.code(), Some(2));
    assert!(text(&inside.stderr).contains("found the folder that you are in"), "{}", text(&inside.stderr));
    desk.done("report out");
}

#[test]
#[cfg(unix)]
fn a_link_in_the_place_of_the_folder_is_refused_and_never_followed() {
    let desk = Desk::new();
    desk.done(RUN);
    fs::create_dir(desk.path("mine")).unwrap();
    for (link, target) in [("to-results", "out"), ("to-mine", "mine"), ("to-nothing", "nowhere")] {
        std::os::unix::fs::symlink(target, desk.path(link)).unwrap();
        let output = desk.run(&format!("run tiny.toml --replications 1 --out {link}"));
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(&format!("found a link to {target}; allowed: ")) && told.contains("--out"), "{told}");
        assert!(desk.path(link).is_symlink());
    }
    desk.done("run tiny.toml --replications 1 --strategy blend --out mine/out");
}

/// The test is run by somebody else where it is started by one who may do everything.
#[test]
#[cfg(unix)]
fn a_folder_that_may_not_be_written_to_is_refused_before_anything_is_simulated() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    let desk = Desk::new();
    desk.done(RUN);
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(desk.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    fs::create_dir(desk.path("closed")).unwrap();
    // A folder of another: what it stands in may be written to, and itself may not.
    fs::create_dir(desk.path("open")).unwrap();
    fs::rename(desk.path("out"), desk.path("open/out")).unwrap();
    for (name, bits) in [(".", 0o755), ("closed", 0o555), ("open", 0o777), ("open/out", 0o555)] {
        mode(name, bits);
    }
    let is_root = fs::metadata(desk.path("tiny.toml")).unwrap().uid() == 0;
    for out in ["closed/out", "open/out"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blendsim"));
        command.current_dir(desk.home.path());
        if is_root {
            command.uid(65534).gid(65534);
        }
        let output = command.args(["run", "tiny.toml", "--replications", "100000", "--out", out]).output().unwrap();
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("found a place that this user may not write to; allowed: "), "{told}");
    }
    assert!(desk.path("open/out/summary.json").exists());
    for (name, bits) in [("closed", 0o755), ("open/out", 0o755)] {
        mode(name, bits);
    }
}

/// A place beside as a run leaves it that was killed between the two steps of a disk that cannot exchange.
fn killed_between(desk: &Desk) -> String {
    let beside = ".blendsim-0123456789abcdef";
    fs::create_dir_all(desk.path(&format!("{beside}/old"))).unwrap();
    fs::create_dir_all(desk.path(&format!("{beside}/new/figures"))).unwrap();
    desk.put(&format!("{beside}/lock"), "");
    desk.put(&format!("{beside}/new/summary.json"), "{");
    fs::rename(desk.path("out"), desk.path(&format!("{beside}/old/out"))).unwrap();
    beside.to_owned()
}

#[test]
fn results_that_a_killed_run_had_moved_away_are_put_back_by_the_next_command() {
    let desk = Desk::new();
    desk.done(RUN);
    let before = desk.files("");
    killed_between(&desk);
    desk.done("report out");
    assert_eq!(desk.names(), before.keys().cloned().collect::<Vec<_>>());
    killed_between(&desk);
    // Of another scenario: found again, they are not replaced.
    desk.put("other.toml", super::TINY);
    assert!(desk.fails(2, &RUN.replace("tiny", "other")).contains("holds the results of"));
    assert_eq!(desk.files("out")["ledger.csv"], before["out/ledger.csv"]);
}

#[test]
fn a_place_beside_that_is_in_use_or_not_ours_is_left() {
    let desk = Desk::new();
    desk.done(RUN);
    let beside = killed_between(&desk);
    let lock = fs::File::options().write(true).open(desk.path(&format!("{beside}/lock"))).unwrap();
    lock.lock().unwrap();
    // Somebody's folders, which are called like ours.
    for (name, file) in [(".blendsim-00000000000000aa", "notes.txt"), (".blendsim-mine", "lock")] {
        fs::create_dir(desk.path(name)).unwrap();
        desk.put(&format!("{name}/{file}"), "mine");
        desk.put(&format!("{name}/lock"), "");
    }
    let before = desk.names();
    assert!(desk.fails(2, "report out").contains("no results folder"));
    assert_eq!(desk.names(), before);
    drop(lock);
    desk.done("report out");
    let left: Vec<String> = desk.names().into_iter().filter(|name| name.starts_with(".blendsim")).collect();
    assert_eq!(
        left,
        [".blendsim-00000000000000aa/lock", ".blendsim-00000000000000aa/notes.txt", ".blendsim-mine/lock"]
    );
}

#[test]
fn programs_that_write_into_one_folder_at_once_leave_it_whole_and_nothing_beside_it() {
    let desk = Desk::new();
    let run = |seed: u32| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_blendsim"));
        command.current_dir(desk.home.path()).args(RUN.split_whitespace());
        command.args(["--seed", &seed.to_string(), "--threads", "1"]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap()
    };
    let programs: Vec<_> = (1..=6).map(run).collect();
    for mut program in programs {
        assert_eq!(program.wait().unwrap().code(), Some(0));
    }
    desk.done("report out");
    assert!(desk.names().iter().all(|name| name.starts_with("out/") || name == "tiny.toml"), "{:?}", desk.names());
}
