//! Results on a disk that fails, and of runs that are killed: at every call, and whatever was there before.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;

use super::tests::{claim, names_in, ours};
use super::{FolderError, recover};
use crate::desk::disk::faults::{EBUSY, EIO, ENOSPC, Fault, with};
use crate::desk::disk::{make_folder, put, remove_all};
use crate::report::File;
use tempfile::TempDir;

/// Results of one scenario that are known by their number in every file but the manifest.
fn results(number: usize) -> Vec<File> {
    let mut files = ours("x");
    for file in &mut files[1..] {
        file.bytes = format!("{number}: {}", "results ".repeat(20)).into_bytes();
    }
    files
}

/// What stands in the place of the results.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    Whole(usize),
    Broken,
}

fn found(out: &Path) -> Found {
    if !out.exists() || fs::read_dir(out).unwrap().next().is_none() {
        return Found::Nothing;
    }
    let is = |number: usize| {
        let files = results(number);
        let is_kept = |file: &File| fs::read(out.join(&file.name)).is_ok_and(|bytes| bytes == file.bytes);
        names_in(out).len() == files.len() && files.iter().all(is_kept)
    };
    (1..=16).find(|&number| is(number)).map_or(Found::Broken, Found::Whole)
}

/// A folder in memory where there is one: what is tried thousands of times would wait for a disk.
fn home() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Replaces results by others.
type Writer = fn(&Path, &[File]) -> Result<(), FolderError>;

fn blendsim(out: &Path, files: &[File]) -> Result<(), FolderError> {
    claim(out, "x", false)?.write(files, &|| false)
}

/// The twin: what a program does that thinks of no fault.
fn in_place(out: &Path, files: &[File]) -> Result<(), FolderError> {
    let all = || {
        remove_all(out)?;
        make_folder(out)?;
        make_folder(&out.join("figures"))?;
        files.iter().try_for_each(|file| put(&out.join(&file.name), &file.bytes))
    };
    all().map_err(|source| super::failed(out, source))
}

/// What was there before a run.
#[derive(Clone, Copy, Debug)]
enum Before {
    Nothing,
    /// Nothing, nor the folders above.
    NothingAbove,
    Empty,
    Results,
    /// Results, and what a run left that was killed before.
    ResultsAndRest,
    /// Results that a run moved away which was killed before it put its own in their place.
    MovedAway,
}

const BEFORE: [Before; 6] =
    [Before::Nothing, Before::NothingAbove, Before::Empty, Before::Results, Before::ResultsAndRest, Before::MovedAway];
const FAULTS: [Fault; 6] =
    [Fault::Killed, Fault::Full, Fault::ReadOnly, Fault::Once(EIO), Fault::Once(ENOSPC), Fault::Once(EBUSY)];

impl Before {
    fn set(self, home: &Path) -> PathBuf {
        let out = home.join(if matches!(self, Self::NothingAbove) { "a/b/out" } else { "out" });
        match self {
            Self::Nothing | Self::NothingAbove => {}
            Self::Empty => fs::create_dir(&out).unwrap(),
            Self::Results => blendsim(&out, &results(1)).unwrap(),
            Self::ResultsAndRest => {
                blendsim(&out, &results(1)).unwrap();
                let killed = with(Some((18, Fault::Killed)), false, || blendsim(&out, &results(1)));
                assert!(killed.0.is_err() && fs::read_dir(home).unwrap().count() > 1, "{killed:?}");
            }
            Self::MovedAway => {
                blendsim(&out, &results(1)).unwrap();
                let beside = home.join(".blendsim-0123456789abcdef");
                fs::create_dir_all(beside.join("old")).unwrap();
                fs::write(beside.join("lock"), "").unwrap();
                fs::rename(&out, beside.join("old/out")).unwrap();
            }
        }
        out
    }

    fn has_results(self) -> bool {
        matches!(self, Self::Results | Self::ResultsAndRest | Self::MovedAway)
    }
}

/// A run that meets a fault at a call, and the next run, that meets none. `None` if the call was not reached; else what does
/// not hold.
fn tried(writer: Writer, before: Before, exchanges: bool, fault: Fault, at: usize) -> Option<Vec<&'static str>> {
    let home = home();
    let out = before.set(home.path());
    let (done, is_met) = with(Some((at, fault)), exchanges, || writer(&out, &results(2)));
    let mut wrong = Vec::new();
    let mut must = |holds: bool, what: &'static str| wrong.extend((!holds).then_some(what));
    let now = found(&out);
    must(now != Found::Broken, "results are broken");
    must(done.is_err() || now == Found::Whole(2), "success without results");
    let is_there = exchanges && matches!(before, Before::Results | Before::ResultsAndRest);
    must(!is_there || now != Found::Nothing, "there are no results for a moment");
    let is_clean = || {
        let beside = fs::read_dir(out.parent().unwrap());
        beside.map_or(true, |mut all| all.all(|one| one.unwrap().file_name() == "out"))
    };
    must(fault != Fault::Full || is_clean(), "what is half stays on a full disk");
    recover(&out);
    must(!before.has_results() || matches!(found(&out), Found::Whole(1 | 2)), "old results are lost");
    must(writer(&out, &results(3)).is_ok() && found(&out) == Found::Whole(3), "the next run fails");
    must(is_clean(), "something is left beside");
    is_met.then_some(wrong)
}

/// Every fault at every call, whatever was there before: how many there were, and what did not hold.
fn all_faults(writer: Writer) -> (usize, Vec<String>) {
    let (mut n_faults, mut wrong) = (0, Vec::new());
    for before in BEFORE {
        for exchanges in [true, false] {
            for fault in FAULTS {
                for at in 0.. {
                    let Some(found) = tried(writer, before, exchanges, fault, at) else { break };
                    n_faults += 1;
                    wrong
                        .extend(found.iter().map(|what| format!("{before:?}, {exchanges}, {fault:?} at {at}: {what}")));
                }
            }
        }
    }
    (n_faults, wrong)
}

#[test]
fn old_or_new_results_are_whole_after_every_fault_at_every_call_and_the_next_run_sweeps() {
    let (n_faults, wrong) = all_faults(blendsim);
    assert!(wrong.is_empty(), "{n_faults}\n{}", wrong.join("\n"));
    assert!(n_faults > 3000, "{n_faults}");
}

#[test]
fn a_writer_that_thinks_of_no_fault_is_caught() {
    let (n_faults, wrong) = all_faults(in_place);
    assert!(wrong.len() > n_faults / 2, "{} of {n_faults}", wrong.len());
}

/// Threads of one process have one number, like the first processes of two containers.
#[test]
fn runs_into_one_folder_at_once_leave_the_results_of_one_of_them() {
    for exchanges in [true, false] {
        let home = home();
        let out = home.path().join("out");
        let start = Barrier::new(8);
        thread::scope(|scope| {
            for number in 1..=8 {
                let (out, start) = (&out, &start);
                scope.spawn(move || {
                    start.wait();
                    for _ in 0..20 {
                        with(None, exchanges, || blendsim(out, &results(number))).0.unwrap();
                    }
                });
            }
        });
        assert!(matches!(found(&out), Found::Whole(1..=8)), "{:?}", found(&out));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
