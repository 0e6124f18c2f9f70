//! Single files that are written: new ones, whole or not at all, and pages that are replaced.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::error::{DeskError, Refusal};
use super::{aside, disk};

/// Writes new files: all of them, or none if one exists or cannot be written.
///
/// # Errors
/// [`Refusal::Exists`]; [`DeskError::Unwritten`].
pub fn create<B: AsRef<[u8]>>(files: &[(&Path, B)]) -> Result<(), DeskError> {
    for (place, (path, content)) in files.iter().enumerate() {
        if let Err(error) = aside::create(path, content.as_ref()) {
            files[..place].iter().for_each(|(path, _)| drop(disk::remove_file(path)));
            return Err(match error.kind() {
                ErrorKind::AlreadyExists => Refusal::Exists(path.display().to_string()).into(),
                _ => unwritten(path, error),
            });
        }
    }
    Ok(())
}

/// Writes a file in place of the one that is there, in one step.
///
/// # Errors
/// [`DeskError::Unwritten`]; then the old file is there still.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), DeskError> {
    aside::replace(path, content).map_err(|error| unwritten(path, error))
}

/// Refuses a place where a file could not be written, before work is begun for it.
///
/// # Errors
/// [`Refusal::NoPlace`].
pub fn doubt(path: &Path) -> Result<(), DeskError> {
    let refused = |error: io::Error| Refusal::NoPlace { path: path.display().to_string(), why: error.to_string() };
    Ok(aside::try_replace(path).map_err(refused)?)
}

fn unwritten(path: &Path, source: io::Error) -> DeskError {
    DeskError::Unwritten { path: path.display().to_string(), source }
}
