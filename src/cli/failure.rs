//! What can go wrong, and the exit code that says so.

use crate::escape::terminal;
use crate::report::folder::FolderError;
use crate::scenario::Faults;

/// The user asked for something that cannot be: exit 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadInput(pub String);

/// Faults of a scenario, already laid out for people: exit 2.
#[derive(Debug, thiserror::Error)]
#[error("{shown}")]
pub struct BadScenario {
    /// As printed.
    pub shown: String,
    /// As found.
    pub faults: Faults,
}

/// Ctrl-C: exit 130.
#[derive(Debug, thiserror::Error)]
#[error("interrupted: the run was discarded, nothing was written")]
pub struct Interrupted;

/// The reader of standard output went away: nobody is left to be told, exit 0.
#[derive(Debug, thiserror::Error)]
#[error("standard output was closed")]
pub struct NobodyListens;

/// The exit code for an error.
pub fn exit_code(error: &anyhow::Error) -> u8 {
    if error.is::<NobodyListens>() {
        0
    } else if error.is::<Interrupted>() {
        130
    } else if error.is::<BadInput>()
        || error.is::<BadScenario>()
        || matches!(error.downcast_ref(), Some(FolderError::Refused(_)))
    {
        2
    } else {
        1
    }
}

/// What standard error gets: nothing if nobody listens, faults as they are, anything else with its causes.
pub fn message(error: &anyhow::Error) -> String {
    if error.is::<NobodyListens>() {
        String::new()
    } else if error.is::<BadScenario>() {
        error.to_string()
    } else {
        format!("blendsim: {}\n", terminal(&format!("{error:#}")))
    }
}
