//! A results folder read back: whole and unchanged, or not at all, so that its report can be made again from it alone.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::facts::{self, Facts};
use super::folder::{self, Claim, FolderError, MANIFEST};
use super::input::{self, Unread, Wanted};
use super::manifest::{self, Listed};
use super::run_id::sha256;
use super::{File, ReportError, SUMMARY, page};
use crate::experiment::Summary;

/// A results folder that is as its run left it.
#[derive(Debug)]
pub struct Kept {
    /// Everything that was found.
    pub summary: Summary,
    /// What a report tells beyond it.
    pub facts: Facts,
    files: Vec<File>,
    manifest: String,
    claim: Claim,
}

/// Reads a results folder.
///
/// # Errors
/// [`FolderError::Refused`] with every file that is missing, cut short or changed, if another version wrote it, or if it
/// is no results folder; [`FolderError::Unread`] and [`FolderError::Failed`] if the disk refuses.
pub fn reopen(path: &Path) -> Result<Kept, FolderError> {
    let refused = |reason: &str| FolderError::Refused(format!("{}: {reason}", path.display()));
    folder::recover(path);
    let manifest = match input::text(&path.join(manifest::NAME), MANIFEST) {
        Err(Unread::Missing(_)) => return Err(refused("no results folder: it has no manifest.json")),
        other => other?,
    };
    let whole = manifest::read(&manifest).zip(manifest::listed(&manifest));
    let Some((known, listed)) = whole else {
        return Err(refused("manifest.json is cut short, or was not written by blendsim"));
    };
    let (written, this) = (&known.subject.version, env!("CARGO_PKG_VERSION"));
    if written != this {
        let way_out = format!("run it again, or use blendsim {written}");
        return Err(refused(&format!("written by blendsim {written}, and this is {this}; {way_out}")));
    }
    let files = unchanged(path, &listed)?;
    let summary: Summary = document(&files, SUMMARY).map_err(|reason| refused(&reason))?;
    let facts: Facts = document(&files, facts::NAME).map_err(|reason| refused(&reason))?;
    if summary.run_id != known.subject.run_id {
        let reason = format!("summary.json is of run {}, manifest.json of {}", summary.run_id, known.subject.run_id);
        return Err(refused(&reason));
    }
    let claim = folder::claim(path, &known.subject, false)?;
    Ok(Kept { summary, facts, files, manifest, claim })
}

impl Kept {
    /// Puts files made anew into the folder, in place of those of the same name.
    ///
    /// # Errors
    /// What the disk says, and [`FolderError::Stopped`] if it was asked to stop; then nothing has changed.
    pub fn write(&self, told: Vec<File>, stop: &dyn Fn() -> bool) -> Result<(), RewriteError> {
        let is_old = |file: &&File| told.iter().all(|new| new.name != file.name);
        let mut files: Vec<File> = self.files.iter().filter(is_old).cloned().collect();
        files.extend(told);
        files.push(manifest::relisted(&self.manifest, &files)?);
        Ok(self.claim.write(&files, stop)?)
    }
}

/// Why a report was not put back.
#[derive(Debug, thiserror::Error)]
pub enum RewriteError {
    /// It could not be made.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// It could not be written.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

/// Every file of the list, or the complaints about all that are not as listed. The report itself may be missing.
fn unchanged(path: &Path, listed: &[Listed]) -> Result<Vec<File>, FolderError> {
    let (mut files, mut complaints) = (Vec::new(), Vec::new());
    for entry in listed {
        let wanted = Wanted { what: "as its run wrote it", most: entry.bytes as u64, pipe: false };
        match input::bytes(&path.join(&entry.name), wanted) {
            Err(Unread::Missing(_)) => {
                if entry.name != page::NAME {
                    complaints.push(format!("{} is missing", entry.name));
                }
            }
            // Longer, or no file any more.
            Err(Unread::Refused(_)) => complaints.push(format!("{} was changed after the run", entry.name)),
            Err(failed) => return Err(failed.into()),
            Ok(bytes) => match entry.complaint(&bytes) {
                Some(complaint) => complaints.push(format!("{} {complaint}", entry.name)),
                None => files.push(File::new(&entry.name, bytes)),
            },
        }
    }
    if complaints.is_empty() {
        return Ok(files);
    }
    let shown = path.display();
    Err(FolderError::Refused(format!(
        "{shown}: {}; run it again, or restore what the run wrote",
        complaints.join("; ")
    )))
}

impl Listed {
    /// In what a file's content differs from what was listed.
    fn complaint(&self, bytes: &[u8]) -> Option<String> {
        if bytes.len() < self.bytes {
            Some(format!("is cut short ({} of {} bytes)", bytes.len(), self.bytes))
        } else {
            (sha256(bytes) != self.sha256).then(|| "was changed after the run".to_owned())
        }
    }
}

fn document<T: DeserializeOwned>(files: &[File], name: &str) -> Result<T, String> {
    let file =
        files.iter().find(|file| file.name == name).ok_or_else(|| format!("manifest.json does not list {name}"))?;
    serde_json::from_slice(&file.bytes).map_err(|error| format!("{name} cannot be read: {error}"))
}
