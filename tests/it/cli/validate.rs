//! `validate` from outside: how it ends. (What it finds is docs/validation.md, and `src/validation` tests its parts.)

#![cfg(unix)]

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::{Desk, text};

#[test]
fn an_interrupted_validation_says_so_and_leaves_nothing() {
    let desk = Desk::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_blendsim"));
    command.current_dir(desk.home.path()).args(["validate", "--quick", "--threads", "1", "--write", "page.md"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    sleep(Duration::from_millis(500));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("discarded") && output.stdout.is_empty());
    assert_eq!(desk.names(), ["tiny.toml"]);
}

#[test]
fn a_page_that_cannot_be_written_is_refused_before_anything_is_simulated() {
    let told = Desk::new().fails(2, "validate --quick --write nowhere/page.md");
    assert!(told.contains("nowhere"), "{told}");
}

/// The committed page was made by a full run of this version, and nothing in it misses.
#[test]
fn the_committed_page_is_of_a_full_run_of_this_version_and_all_agrees() {
    let page = include_str!("../../../docs/validation.md");
    assert!(page.contains(&format!("version {}", env!("CARGO_PKG_VERSION"))));
    assert!(
        page.contains("`blendsim validate --write") && page.contains("No row misses") && !page.contains("**misses**")
    );
}
