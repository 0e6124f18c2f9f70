//! Runs that somebody ends, and outputs that nobody reads.

#![cfg(unix)]

use std::fs::File;
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

#[test]
#[cfg(target_os = "linux")]
fn a_full_standard_output_is_a_failure() {
    let desk = Desk::new();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = program(&desk).arg("list").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot write to standard output"));
}
