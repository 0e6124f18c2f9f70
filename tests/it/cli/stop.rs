//! Runs that somebody ends, and outputs that nobody reads.

#![cfg(unix)]

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::{Desk, text};

fn program(desk: &Desk) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blendsim"));
    command.current_dir(desk.home.path());
    command
}

#[test]
fn an_interrupted_run_says_so_and_leaves_nothing() {
    let desk = Desk::new();
    let arguments = ["run", "tiny.toml", "--replications", "2000", "--out", "out"];
    let child = program(&desk).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    sleep(Duration::from_millis(500));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(text(&output.stderr).contains("discarded"), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
    assert_eq!(desk.names(), ["tiny.toml"]);
}

const KILLS: u64 = 17;

/// A sweep, a posterior and drawn worlds beside a run, each killed at any moment again and again: what was lived is not lived again, and in the end there are the files of a run
/// that nobody disturbed.
#[test]
fn what_is_killed_again_and_again_goes_on_and_ends_with_the_same_bytes() {
    let desk = Desk::new();
    desk.put("held.toml", super::posterior::held("85 %", ""));
    let lives = |out: &str| std::fs::metadata(desk.path(&format!("{out}.shelf"))).map_or(0, |shelf| shelf.len());
    let files = |out: &str| {
        let mut files = desk.files(out);
        files.remove("manifest.json");
        files
    };
    for (out, asked) in [
        ("p", "posterior held.toml --replications 2 --draws 128"),
        ("s", "sweep tiny.toml --over ai.success=1%..60%:1% --replications 6"),
        ("r", "run held.toml --replications 2 --draws 128"),
    ] {
        for kill in 0..KILLS {
            let (before, more) = (lives(out), kill * 7 % 11);
            let arguments = asked.split(' ').chain(["--out", out]);
            let mut child = program(&desk).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            // Some of what is new is kept by then, in the midst of whatever comes next.
            while lives(out) <= before + more * 2_000 && child.try_wait().unwrap().is_none() {
                sleep(Duration::from_millis(1));
            }
            assert!(child.try_wait().unwrap().is_none(), "{out} ended by itself at {kill}");
            child.kill().unwrap();
            child.wait().unwrap();
            assert!(lives(out) > before && !desk.path(out).exists());
        }
        desk.run(&format!("{asked} --out {out}"));
        desk.done(&format!("{asked} --out {out}-undisturbed --no-shelf"));
        assert_eq!(files(out), files(&format!("{out}-undisturbed")), "{out}");
        assert!(!desk.path(&format!("{out}-undisturbed.shelf")).exists());
    }
}

/// What was drawn serves more draws, and a sweep lives the value that is new and nothing else: afterwards there is on the shelf what there is if all is asked at once.
#[test]
fn what_is_known_serves_whoever_asks_for_more() {
    let desk = Desk::new();
    desk.put("held.toml", super::posterior::held("85 %", ""));
    for (few, many) in [
        ("posterior held.toml --replications 2 --draws 8", "posterior held.toml --replications 2 --draws 16"),
        (
            "sweep tiny.toml --over ai.success=20%,60% --replications 2",
            "sweep tiny.toml --over ai.success=20%,40%,60% --replications 2",
        ),
    ] {
        let length = |out: &str| std::fs::metadata(desk.path(&format!("{out}.shelf"))).unwrap().len();
        desk.done(&format!("{few} --out first"));
        let before = length("first");
        assert_eq!(desk.run(&format!("{many} --out first")).status.code(), Some(0));
        desk.done(&format!("{many} --out once"));
        assert!(before < length("first"));
        assert_eq!(length("first"), length("once"), "{many}");
        assert_eq!(desk.files("first")["answer.md"], desk.files("once")["answer.md"]);
        for out in ["first", "once"] {
            std::fs::remove_dir_all(desk.path(out)).unwrap();
            std::fs::remove_file(desk.path(&format!("{out}.shelf"))).unwrap();
        }
    }
}

/// A fit that is lived as drawn worlds are is measured in another way than they: neither serves the other.
#[test]
fn a_life_is_known_by_how_its_world_was_measured_too() {
    let desk = Desk::new();
    let guess = super::posterior::held("85 %", "");
    desk.put("held.toml", guess + "\n[fit.better]\ntitle = \"a better AI\"\nai.success = \"95 %\"\n");
    let run = "run held.toml --replications 2";
    desk.done(&format!("{run} --draws 0 --out kept"));
    let alone = format!("{run} --fit better --draws 8");
    assert_eq!(desk.run(&format!("{alone} --out kept --force")).status.code(), Some(0));
    desk.done(&format!("{alone} --no-shelf --out undisturbed"));
    assert_eq!(desk.files("kept")["summary.json"], desk.files("undisturbed")["summary.json"]);
}

/// Whoever interrupts a long work is told how much of it is kept, and where.
#[test]
fn an_interrupted_posterior_says_what_is_kept() {
    let desk = Desk::new();
    desk.put("held.toml", super::posterior::held("85 %", ""));
    let arguments = ["posterior", "held.toml", "--draws", "8192", "--out", "out"];
    let child = program(&desk).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let shelf = desk.path("out.shelf");
    while std::fs::metadata(&shelf).map_or(0, |shelf| shelf.len()) < 20_000 {
        sleep(Duration::from_millis(20));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let told = text(&output.stderr);
    assert!(told.contains("lives are kept in out.shelf: the same command goes on from there"), "{told}");
    assert_eq!(desk.names(), ["held.toml", "out.shelf", "tiny.toml"]);
}

/// A file that is no shelf is nobody's to write to.
#[test]
fn a_shelf_that_is_none_is_refused_and_stays() {
    let desk = Desk::new();
    desk.put("out.shelf", "my notes\n");
    let asked = "sweep tiny.toml --over ai.success=10%,20% --replications 2 --out out";
    let told = desk.fails(2, asked);
    assert!(told.contains("out.shelf is no shelf of blendsim") && told.contains("--no-shelf"), "{told}");
    assert_eq!(desk.names(), ["out.shelf", "tiny.toml"]);
    desk.done(&format!("{asked} --no-shelf"));
    assert_eq!(std::fs::read(desk.path("out.shelf")).unwrap(), b"my notes\n");
}

/// Nobody is there, and everybody tries again every minute: what `check` tries out takes a second or more. (Ctrl-C may be
/// switched off for whoever runs the tests in the background; what ends it here is not.)
#[test]
fn a_check_can_be_ended() {
    let desk = Desk::new();
    let mut command = program(&desk);
    command.args(["check", "tiny.toml", "--set", "team.desk.headcount=0.05", "--set", "patience.retry=1"]);
    command.args(["--set", "patience.retry_after={ dist = \"constant\", mean = \"1 min\" }"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    sleep(Duration::from_millis(300));
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let has_heard = output.status.code() == Some(130) || output.status.signal() == Some(15);
    assert!(has_heard && output.stdout.is_empty(), "{}: {}", output.status, text(&output.stderr));
}

#[test]
fn a_reader_that_goes_away_is_no_failure_and_the_results_are_written() {
    let desk = Desk::new();
    let arguments = ["run", "tiny.toml", "--replications", "1", "--out", "out"];
    let mut child = program(&desk).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
    assert!(desk.path("out/summary.json").exists());
}

/// Every command that prints, in an order in which each finds what it needs.
const COMMANDS: [&str; 12] = [
    "list",
    "init small-shop mine.toml",
    "schema",
    "check tiny.toml",
    "trace tiny.toml --strategy blend --busiest",
    "targets aimed.toml --replications 2",
    "import-arrivals calls.csv --write demand.toml",
    "erlang c --rate 200/h --handle-time 3min --agents 13",
    "retries --pass1 60% --pass4 40%",
    "run tiny.toml --replications 1 --out out",
    "run tiny.toml --replications 1 --out json --format json",
    "report out",
];

/// What the commands leave on the disk.
const KEPT: [&str; 4] = ["mine.toml", "demand.toml", "out/report.html", "json/manifest.json"];

fn desk_for_all() -> Desk {
    let desk = Desk::new();
    let target = "[target.x]\ntitle = \"x\"\nstrategy = \"blend\"\nmetric = \"ai_share\"\npublished = \"all\"\nleast = 0\nmost = 1\n";
    desk.put("aimed.toml", format!("{}{target}", super::TINY));
    let rows = (0..48).map(|hour| format!("2025-01-{:02} {:02}:00,{}\n", 6 + hour / 24, hour % 24, 5 + hour % 7));
    desk.put("calls.csv", format!("time,calls\n{}", rows.collect::<String>()));
    desk
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_standard_output_is_a_failure_of_every_command_and_what_was_written_is_kept() {
    let desk = desk_for_all();
    for command in COMMANDS {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = program(&desk).args(command.split_whitespace()).stdout(full).output().unwrap();
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{command}: {told}");
        assert!(told.contains("cannot write to standard output"), "{command}: {told}");
    }
    for kept in KEPT {
        assert!(desk.path(kept).exists(), "{kept}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure_of_any_command() {
    let desk = desk_for_all();
    for command in COMMANDS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program(&desk).args(command.split_whitespace()).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{command}");
    }
    for kept in KEPT {
        assert!(desk.path(kept).exists(), "{kept}");
    }
}

/// The results folder, without a file that its manifest does not list in its length.
fn is_whole(desk: &Desk) -> bool {
    let files = desk.files("out");
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    let is_kept = |file: &serde_json::Value| {
        let kept = files.get(file["name"].as_str().unwrap());
        kept.is_some_and(|bytes| Some(bytes.len() as u64) == file["bytes"].as_u64())
    };
    files.len() == listed.len() + 1 && listed.iter().all(is_kept)
}

#[expect(clippy::disallowed_types, reason = "moments are spread over the time that the command takes")]
fn duration(desk: &Desk, command: &str) -> Duration {
    let since = std::time::Instant::now();
    desk.done(command);
    since.elapsed()
}

/// From the first moment to the last, results are whole; who ends a run in an orderly way finds nothing beside them, and after
/// a run that was killed the next one sweeps.
#[test]
fn a_run_that_is_ended_at_any_moment_leaves_whole_results() {
    const MOMENTS: u32 = 5;
    let run = "run tiny.toml --replications 1 --strategy blend --out out";
    let again = "report out";
    let desk = Desk::new();
    for command in [run, again] {
        desk.done(run);
        let names = desk.names();
        let whole = duration(&desk, command);
        for (signal, moment) in
            ["INT", "TERM", "KILL"].into_iter().flat_map(|signal| (0..MOMENTS).map(move |m| (signal, m)))
        {
            let mut child = program(&desk)
                .args(command.split_whitespace())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            sleep(whole * (moment + 1) / MOMENTS);
            let _ = Command::new("kill")
                .args([&format!("-{signal}"), &child.id().to_string()])
                .stderr(Stdio::null())
                .status()
                .unwrap();
            let code = child.wait().unwrap().code();
            assert!(is_whole(&desk), "{command}: {signal} at {moment}");
            if signal == "KILL" {
                desk.done(again);
            } else if code.is_some() {
                assert!(matches!(code, Some(0 | 130)), "{command}: {signal} at {moment}: {code:?}");
            }
            assert_eq!(desk.names(), names, "{command}: {signal} at {moment}");
        }
    }
}

/// `nohup` lets a run ignore that its terminal is closed, and the run must not take that back.
#[test]
fn a_run_that_is_to_outlive_its_terminal_does() {
    let desk = Desk::new();
    let run = "run tiny.toml --replications 300 --strategy blend --out out";
    let line = format!("trap '' HUP; exec {} {run}", env!("CARGO_BIN_EXE_blendsim"));
    let mut shell = Command::new("sh");
    shell.current_dir(desk.home.path()).args(["-c", &line]).stdout(Stdio::null());
    let mut child = shell.spawn().unwrap();
    sleep(Duration::from_millis(300));
    assert!(Command::new("kill").args(["-HUP", &child.id().to_string()]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(desk.path("out/manifest.json").exists());
}
