//! What can go wrong, and the exit code that says so.

use std::io;
use std::path::Path;

use crate::escape::terminal;
use crate::report::folder::FolderError;
use crate::report::input::Unread;
use crate::text::Faults;

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

/// Ctrl-C, or SIGTERM: exit 130.
#[derive(Debug, thiserror::Error)]
#[error("interrupted: the run was discarded, nothing was written")]
pub struct Interrupted;

/// The reader of standard output went away: nobody is left to be told, exit 0.
#[derive(Debug, thiserror::Error)]
#[error("standard output was closed")]
pub struct NobodyListens;

/// Why a new file was not written: bad input if something has its name.
pub fn unwritten(path: &Path, error: io::Error) -> anyhow::Error {
    let shown = path.display();
    if error.kind() == io::ErrorKind::AlreadyExists {
        return BadInput(format!("{shown} exists and is left as it is; name another file")).into();
    }
    anyhow::Error::from(error).context(format!("cannot write {shown}"))
}

/// The exit code for an error.
pub fn exit_code(error: &anyhow::Error) -> u8 {
    if error.is::<NobodyListens>() {
        0
    } else if error.is::<Interrupted>() || matches!(error.downcast_ref(), Some(FolderError::Stopped)) {
        130
    } else if error.is::<BadInput>() || error.is::<BadScenario>() || is_misread(error) {
        2
    } else {
        1
    }
}

/// Whether a file or folder that was named is not what is wanted.
fn is_misread(error: &anyhow::Error) -> bool {
    match error.downcast_ref() {
        Some(FolderError::Refused(_)) => true,
        Some(FolderError::Unread(unread)) => unread.is_bad_input(),
        _ => error.downcast_ref().is_some_and(Unread::is_bad_input),
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
