//! The exit code and the words of what went wrong.

use super::faults;
use crate::desk::DeskError;
use crate::escape::terminal;

/// What was typed does not go together: exit 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadInput(pub String);

/// The reader of standard output went away: nobody is left to be told, exit 0.
#[derive(Debug, thiserror::Error)]
#[error("standard output was closed")]
pub struct NobodyListens;

/// The exit code for an error.
pub fn exit_code(error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<DeskError>() {
        Some(error) if error.is_stop() => 130,
        Some(error) if error.is_bad_input() => 2,
        _ if error.is::<BadInput>() => 2,
        _ => u8::from(!error.is::<NobodyListens>()),
    }
}

/// What standard error gets: nothing if nobody listens, faults as they are, anything else with its causes.
pub fn message(error: &anyhow::Error) -> String {
    match error.downcast_ref() {
        Some(DeskError::Faulty { file, text, faults }) => faults::laid_out(file, text, faults),
        _ if error.is::<NobodyListens>() => String::new(),
        _ => format!("blendsim: {}\n", terminal(&format!("{error:#}"))),
    }
}
