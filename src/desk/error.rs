//! What can go wrong, as data, worded for people once.

use std::io;

use super::calculators::Unanswered;
use super::folder::FolderError;
use super::input::Unread;
use super::memory::MOST_CONTACTS;
use super::shown::{bytes, count};
use crate::findings::name_of_end;
use crate::report::ReportError;
use crate::scenario::{BUILTIN, LEAST_CUSTOMERS, RangeEnd};
use crate::text::{Faults, suggestion};

/// How the names of figures end.
const KINDS: &str = if cfg!(feature = "png") { ".svg or .png" } else { ".svg, for this program draws no .png" };

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// What was asked for cannot be.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A question has no answer.
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    /// A text has faults.
    #[error("{faults}")]
    Faulty {
        /// Name of the text in its faults.
        file: String,
        /// The text; empty where a picture of it shows nothing.
        text: String,
        /// All of them.
        faults: Faults,
    },
    /// A file was not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// A results folder was not read or written.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Results could not be put into files.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// The disk would not take a file.
    #[error("cannot write {path}")]
    Unwritten {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The watcher asked to stop.
    #[error("interrupted: the run was discarded, nothing was written")]
    Stopped,
}

impl DeskError {
    /// Whether something else must be asked for.
    pub fn is_bad_input(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Unanswered(_) | Self::Faulty { .. } => true,
            Self::Unread(unread) => unread.is_bad_input(),
            Self::Folder(error) => error.is_bad_input(),
            Self::Report(_) | Self::Unwritten { .. } | Self::Stopped => false,
        }
    }

    /// Whether it was asked to stop.
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Stopped | Self::Folder(FolderError::Stopped))
    }
}

/// Why what was asked for cannot be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Refusal {
    #[error("no file and no built-in scenario is called `{}`{}", .0, meant(.0))]
    NoScenario(String),
    #[error("there is no built-in scenario `{}`{}", .0, meant(.0))]
    NoBuiltin(String),
    #[error(
        "{0} holds a table, not a scenario; if these are counts by interval, `blendsim import-arrivals FILE --write \
         demand.toml` makes a section [demand] of them"
    )]
    Table(String),
    #[error("{0} is empty; `blendsim init klarna FILE` writes a scenario to start from")]
    Empty(String),
    #[error("scenario `{scenario}` has no fit `{name}`; it has {}{}", listed(known), hint(name, known))]
    NoFit { scenario: String, name: String, known: Vec<String> },
    #[error("scenario `{scenario}` has no strategy `{name}`; it has {}{}", listed(known), hint(name, known))]
    NoStrategy { scenario: String, name: String, known: Vec<String> },
    #[error(
        "scale 1:{scale} leaves {} of {customers} customers, fewer than the {LEAST_CUSTOMERS} of an experiment; --scale 1:{} \
         or finer fits",
        (customers / f64::from(*scale)).floor(),
        (customers / LEAST_CUSTOMERS).floor().max(1.0)
    )]
    TooCoarse { scale: u32, customers: f64 },
    #[error(
        "scale 1:{scale} comes to {} {what}, more than the {} that are run; {}",
        count(*number),
        count(*most),
        way_out(*fits, "less growth or a shorter length")
    )]
    TooFine { scale: u32, what: &'static str, number: f64, most: f64, fits: Option<u32> },
    #[error("--waits full follows everybody, which is 1:1: leave out --scale 1:{scale}, or ask for --waits crowd")]
    FullAtScale { scale: u32 },
    #[error(
        "no crowd can stand beside those who are followed with {key}: --waits full follows everybody, --waits small makes the \
         lines as small as the scale"
    )]
    NoCrowd { key: String },
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    #[error("--flips, with {path} at its {}: {why}, or leave out --flips", name_of_end(*end))]
    TooLargeAt { path: String, end: RangeEnd, why: TooLarge },
    #[error(
        "--flips needs at least two replications: one replication has no interval, so that no difference is ever found"
    )]
    FlipsOfOne,
    #[error("{0} has no targets to be held against; add [target.NAME] sections, as `blendsim init klarna` shows them")]
    NoTargets(String),
    #[error("targets takes no --strategy; the targets say which strategies are run, and --beside runs all")]
    StrategiesOfTargets,
    #[error(
        "there is no customer {number} at scale 1:{scale}; they are numbered 0 to {}, and --busiest finds one who comes",
        customers - 1
    )]
    NoCustomer { number: u64, customers: u64, scale: u32 },
    #[error("{0}: a figure ends in {KINDS}")]
    FigureKind(String),
    #[error("{0} exists and is left as it is; name another file")]
    Exists(String),
    #[error("{path} is no place for a file ({why}): give a file in a folder that exists")]
    NoPlace { path: String, why: String },
}

/// What a run takes that fits into this machine on no thread, or into none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error(
    "this run is too large: about {} contacts (at most {} are run) and {} of memory ({} are free for it); {}",
    count(*contacts), count(MOST_CONTACTS), bytes(*needed), bytes(*free), self.way_out()
)]
pub struct TooLarge {
    /// Contacts of the whole run.
    pub contacts: f64,
    /// Bytes with one replication at a time.
    pub needed: f64,
    /// Bytes that are free for it.
    pub free: f64,
    /// The k of a scale that fits, if one does.
    pub fits: Option<u32>,
}

impl TooLarge {
    /// What would fit, as advice.
    pub fn way_out(&self) -> String {
        way_out(self.fits, "fewer replications or strategies, or a shorter length")
    }
}

fn way_out(fits: Option<u32>, instead: &str) -> String {
    fits.map_or_else(|| format!("no scale fits: ask for {instead}"), |scale| format!("--scale 1:{scale} fits"))
}

fn listed(known: &[String]) -> String {
    if known.is_empty() { "none".to_owned() } else { known.join(", ") }
}

fn hint(name: &str, known: &[String]) -> String {
    suggestion(name, known.iter().map(String::as_str)).map_or_else(String::new, |hint| format!(" — {hint}"))
}

/// What may have been meant by a name that no built-in scenario has.
fn meant(typed: &str) -> String {
    let bare = typed.strip_suffix(".toml").unwrap_or(typed);
    let names = BUILTIN.iter().map(|builtin| builtin.id);
    match suggestion(bare, names.clone()) {
        Some(hint) => format!(": {hint}"),
        None => format!("; built in are {}", names.collect::<Vec<_>>().join(", ")),
    }
}
