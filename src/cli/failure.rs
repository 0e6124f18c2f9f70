//! The exit code and the words of what went wrong.

use std::io;

use super::faults;
use crate::desk::DeskError;
use crate::escape::terminal;
use crate::words::{Language, say};

/// What was typed does not go together, in words: exit 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadInput(pub String);

/// The reader of standard output went away: nobody is left to be told, exit 0.
#[derive(Debug, thiserror::Error)]
#[error("standard output was closed")]
pub struct NobodyListens;

/// What the system refuses the door.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
pub enum Refused {
    /// To print.
    Output(#[source] io::Error),
    /// To watch for Ctrl-C.
    Signals(#[source] io::Error),
}

impl Refused {
    fn told(&self, language: Language) -> String {
        match self {
            Self::Output(_) => say!(language, "cannot-print"),
            Self::Signals(_) => say!(language, "cannot-heed"),
        }
    }
}

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
pub fn message(language: Language, error: &anyhow::Error) -> String {
    let told = match error.downcast_ref() {
        Some(DeskError::Faulty { file, text, faults }) => return faults::laid_out(language, file, text, faults),
        _ if error.is::<NobodyListens>() => return String::new(),
        Some(error) => error.told(language),
        None => error.downcast_ref::<Refused>().map_or_else(|| error.to_string(), |refused| refused.told(language)),
    };
    let causes = error.chain().skip(1).map(|cause| format!(": {cause}"));
    format!("blendsim: {}\n", terminal(&(told + &causes.collect::<String>())))
}
