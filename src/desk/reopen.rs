//! A results folder read back: whole and unchanged, or not at all, so that its report can be made again from it alone.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::error::DeskError;
use super::folder::{self, Claim, FolderError, MANIFEST};
use super::input::{self, Unread, Wanted, What};
use super::manifest::{self, Listed};
use super::not_kept::{Change, Changes, NotKept, VERSION};
use super::run_id::sha256;
use crate::findings::Summary;
use crate::report::facts::{self, Facts};
use crate::report::theme::Theme;
use crate::report::{File, SUMMARY, page, told};

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
/// [`NotKept`]: every file that is missing, cut short or changed, another version wrote it, or it is no results folder;
/// [`FolderError::Unread`] and [`FolderError::Failed`] if the disk refuses.
pub fn reopen(path: &Path) -> Result<Kept, DeskError> {
    let refused = |why| DeskError::from(FolderError::NotKept { path: path.display().to_string(), why });
    folder::recover(path);
    let manifest = match input::text(&path.join(manifest::NAME), MANIFEST) {
        Err(Unread::Missing { .. }) => return Err(refused(NotKept::NoManifest)),
        other => other?,
    };
    let whole = manifest::read(&manifest).zip(manifest::listed(&manifest));
    let Some((known, listed)) = whole else { return Err(refused(NotKept::NoneOfOurs)) };
    if known.subject.version != VERSION {
        return Err(refused(NotKept::Version(known.subject.version)));
    }
    let (files, changes) = unchanged(path, &listed)?;
    if !changes.is_empty() {
        return Err(refused(NotKept::Changed(changes)));
    }
    let summary: Summary = document(&files, SUMMARY).map_err(refused)?;
    let facts: Facts = document(&files, facts::NAME).map_err(refused)?;
    if summary.run_id != known.subject.run_id {
        let (summary, manifest) = (summary.run_id, known.subject.run_id);
        return Err(refused(NotKept::TwoRuns { summary, manifest }));
    }
    let claim = folder::claim(path, &known.subject, false)?;
    Ok(Kept { summary, facts, files, manifest, claim })
}

impl Kept {
    /// Makes what is drawn and written for people again, in place of files of the same name.
    ///
    /// # Errors
    /// What the writers and the disk say, and [`FolderError::Stopped`] if it was asked to stop; then nothing has changed.
    pub fn tell_again(&self, theme: &Theme, stop: &dyn Fn() -> bool) -> Result<(), DeskError> {
        let told = told(&self.summary, &self.facts, theme)?;
        // Figures are all made again: one that this program does not draw would show another theme.
        let is_old = |file: &&File| !file.name.starts_with("figures/") && told.iter().all(|new| new.name != file.name);
        let mut files: Vec<File> = self.files.iter().filter(is_old).cloned().collect();
        files.extend(told);
        files.push(manifest::relisted(&self.manifest, &files)?);
        Ok(self.claim.write(&files, stop)?)
    }
}

/// Every file of the list that is as listed, and how the others differ. The report itself may be missing.
fn unchanged(path: &Path, listed: &[Listed]) -> Result<(Vec<File>, Changes), FolderError> {
    let (mut files, mut changes) = (Vec::new(), Vec::new());
    for entry in listed {
        let wanted = Wanted { what: What::Kept, most: entry.bytes as u64, pipe: false };
        let change = match input::bytes(&path.join(&entry.name), wanted) {
            Err(Unread::Missing { .. }) => (entry.name != page::NAME).then_some(Change::Missing),
            // Longer, or no file any more.
            Err(Unread::Refused { .. }) => Some(Change::Other),
            Err(failed) => return Err(failed.into()),
            Ok(bytes) => {
                let change = entry.change(&bytes);
                files.push(File::new(&entry.name, bytes));
                change
            }
        };
        changes.extend(change.map(|change| (entry.name.clone(), change)));
    }
    Ok((files, changes))
}

impl Listed {
    /// In what a file's content differs from what was listed.
    fn change(&self, bytes: &[u8]) -> Option<Change> {
        if bytes.len() < self.bytes {
            Some(Change::Short { is: bytes.len(), was: self.bytes })
        } else {
            (sha256(bytes) != self.sha256).then_some(Change::Other)
        }
    }
}

fn document<T: DeserializeOwned>(files: &[File], name: &'static str) -> Result<T, NotKept> {
    let file = files.iter().find(|file| file.name == name).ok_or(NotKept::Unlisted(name))?;
    serde_json::from_slice(&file.bytes).map_err(|error| NotKept::Unreadable(name, error))
}
