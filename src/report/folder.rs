//! The results folder on disk: written whole or not at all, and never over something that is not ours.
//!
//! A new folder is written aside under a temporary name, the old one is moved away, the new one takes its name, the old
//! one is deleted. Whatever fails before the swap leaves everything as it was.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::File;
use super::manifest::{self, Known, Subject};

/// Why a folder was not written.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It holds something that must not be replaced.
    #[error("{0}")]
    Refused(String),
    /// The disk would not give it.
    #[error("cannot read {path}")]
    Unread {
        /// What was to be read.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The disk would not have it.
    #[error("cannot write {path}")]
    Failed {
        /// What was to be written.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

/// A place where results may be written.
#[derive(Clone, Debug)]
pub struct Claim {
    path: PathBuf,
    subject: Subject,
    force: bool,
}

/// Makes sure, before anything is simulated, that results of a run may and can be written to a folder.
///
/// With `force`, another scenario's results may be replaced; what blendsim did not write never is.
///
/// # Errors
/// [`FolderError::Refused`] if the folder holds something else, [`FolderError::Failed`] if nothing can be written there.
pub fn claim(path: &Path, subject: &Subject, force: bool) -> Result<Claim, FolderError> {
    let resolved = if path.exists() { fs::canonicalize(path) } else { std::path::absolute(path) };
    let path = resolved.map_err(|source| failed(path, source))?;
    let claim = Claim { path, subject: subject.clone(), force };
    claim.check()?;
    claim.probe()?;
    Ok(claim)
}

impl Claim {
    /// Writes the files as the whole content of the folder.
    ///
    /// # Errors
    /// As [`claim`]; then nothing has changed.
    pub fn write(&self, files: &[File]) -> Result<(), FolderError> {
        let parent = self.parent()?;
        fs::create_dir_all(parent).map_err(|source| failed(parent, source))?;
        let new = Aside(self.sibling("new")?);
        for file in files {
            let wanted = self.path.join(&file.name);
            write_file(&new.0.join(&file.name), &file.bytes).map_err(|source| failed(&wanted, source))?;
        }
        self.check()?;
        self.swap(&new.0)
    }

    /// Another run whose results will be replaced: its name, and in what it differs. `None` if it is the same run.
    pub fn replaced(&self) -> Option<String> {
        let Known { subject, .. } = self.known()?;
        let is_other = subject.run_id != self.subject.run_id;
        is_other.then(|| format!("run {} ({})", subject.run_id, self.subject.difference(&subject)))
    }

    /// What the manifest in the place says, if there is one of ours.
    fn known(&self) -> Option<Known> {
        manifest::read(&fs::read_to_string(self.path.join(manifest::NAME)).unwrap_or_default())
    }

    /// Whether what stands in the place may be replaced.
    fn check(&self) -> Result<(), FolderError> {
        self.parent()?;
        if fs::symlink_metadata(&self.path).is_err() {
            return Ok(());
        }
        if !self.path.is_dir() {
            let source = io::Error::new(io::ErrorKind::NotADirectory, "something that is no folder has this name");
            return Err(failed(&self.path, source));
        }
        if fs::read_dir(&self.path).is_ok_and(|mut entries| entries.next().is_none()) {
            return Ok(());
        }
        self.refusal()?.map_or(Ok(()), |reason| Err(FolderError::Refused(format!("{} {reason}", self.path.display()))))
    }

    /// Why a folder that is not empty may not be replaced.
    fn refusal(&self) -> Result<Option<String>, FolderError> {
        let other = "choose another folder with --out";
        let Some(Known { subject, files }) = self.known() else {
            let reason = "holds something that blendsim did not write, which not even --force replaces";
            return Ok(Some(format!("{reason}; {other}")));
        };
        let present = listing(&self.path).map_err(|source| failed(&self.path, source))?;
        if let Some(foreign) = present.iter().find(|name| *name != manifest::NAME && !files.contains(name)) {
            let reason = format!("holds {foreign}, which blendsim did not write and not even --force deletes");
            return Ok(Some(format!("{reason}; move it elsewhere, or {other}")));
        }
        let is_another = subject.source != self.subject.source && !self.force;
        let both = format!("holds the results of {}, and this run is of {}", subject.source, self.subject.source);
        Ok(is_another.then(|| format!("{both}; {other}, or add --force")))
    }

    /// Makes and removes an empty folder beside the place, or beside its first ancestor that is missing.
    fn probe(&self) -> Result<(), FolderError> {
        let parent = self.parent()?;
        let ancestor = parent.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(parent);
        let probe = ancestor.join(format!(".blendsim-{}", std::process::id()));
        fs::create_dir(&probe).and_then(|()| fs::remove_dir(&probe)).map_err(|source| failed(&self.path, source))
    }

    fn swap(&self, new: &Path) -> Result<(), FolderError> {
        if !self.path.exists() {
            return fs::rename(new, &self.path).map_err(|source| failed(&self.path, source));
        }
        let old = self.sibling("old")?;
        fs::rename(&self.path, &old).map_err(|source| failed(&self.path, source))?;
        if let Err(source) = fs::rename(new, &self.path) {
            // The old results go back to their place; if even that fails, they are still whole beside it.
            let _ = fs::rename(&old, &self.path);
            return Err(failed(&self.path, source));
        }
        fs::remove_dir_all(&old).map_err(|source| failed(&old, source))
    }

    fn parent(&self) -> Result<&Path, FolderError> {
        let refused = || FolderError::Refused(format!("{} cannot be a results folder", self.path.display()));
        self.path.file_name().and(self.path.parent()).ok_or_else(refused)
    }

    fn sibling(&self, role: &str) -> Result<PathBuf, FolderError> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        Ok(self.parent()?.join(format!(".{name}.{}.{role}", std::process::id())))
    }
}

/// A folder under a temporary name: gone at the end, unless it was given another name.
struct Aside(PathBuf);

impl Drop for Aside {
    fn drop(&mut self) {
        // After a failure or a swap there may be nothing to remove, and nobody to tell.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Every file below a folder, as a path with `/`; empty folders count as files of their name.
fn listing(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let inner = if entry.file_type()?.is_dir() { listing(&entry.path())? } else { Vec::new() };
        if inner.is_empty() {
            names.push(name);
        } else {
            names.extend(inner.iter().map(|inner| format!("{name}/{inner}")));
        }
    }
    names.sort();
    Ok(names)
}

fn failed(path: &Path, source: io::Error) -> FolderError {
    FolderError::Failed { path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(source: &str) -> Subject {
        Subject {
            source: source.to_owned(),
            run_id: "a1".to_owned(),
            version: "0".to_owned(),
            scenario_sha256: String::new(),
            overrides: Vec::new(),
            strategies: Vec::new(),
            replications: Vec::new(),
            seed: 1,
            scale: 1,
            flips: false,
            fit: None,
            fits: false,
            scale_bias: false,
        }
    }

    fn ours(source: &str) -> Vec<File> {
        let mut manifest = serde_json::to_value(subject(source)).unwrap();
        manifest["program"] = "blendsim".into();
        manifest["files"] = serde_json::json!([{ "name": "a.csv" }, { "name": "figures/b.svg" }]);
        let file = |name: &str, text: &str| File { name: name.into(), bytes: text.into() };
        vec![file("manifest.json", &manifest.to_string()), file("a.csv", source), file("figures/b.svg", "<svg/>")]
    }

    fn claim(path: &Path, source: &str, force: bool) -> Result<Claim, FolderError> {
        super::claim(path, &subject(source), force)
    }

    fn is_refused(result: &Result<Claim, FolderError>) -> bool {
        matches!(result, Err(FolderError::Refused(_)))
    }

    fn names_in(folder: &Path) -> Vec<String> {
        listing(folder).unwrap()
    }

    #[test]
    fn a_second_run_of_the_same_scenario_replaces_the_first_and_leaves_nothing_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("deep/x");
        for _ in 0..2 {
            claim(&out, "x", false).unwrap().write(&ours("x")).unwrap();
            assert_eq!(names_in(home.path()), ["deep/x/a.csv", "deep/x/figures/b.svg", "deep/x/manifest.json"]);
        }
    }

    #[test]
    fn another_run_of_the_same_scenario_is_replaced_and_named() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        let place = claim(&out, "x", false).unwrap();
        assert_eq!(place.replaced(), None);
        place.write(&ours("x")).unwrap();
        assert_eq!(place.replaced(), None);
        let reseeded = Subject { run_id: "b2".to_owned(), seed: 2, ..subject("x") };
        let place = super::claim(&out, &reseeded, false).unwrap();
        assert_eq!(place.replaced().as_deref(), Some("run a1 (other seed)"));
    }

    #[test]
    fn results_of_another_scenario_are_replaced_by_force_alone() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        claim(&out, "x", false).unwrap().write(&ours("x")).unwrap();
        assert!(is_refused(&claim(&out, "y", false)));
        claim(&out, "y", true).unwrap().write(&ours("y")).unwrap();
        assert_eq!(fs::read_to_string(out.join("a.csv")).unwrap(), "y");
    }

    #[test]
    fn a_folder_without_our_manifest_is_never_replaced() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("thesis.tex"), "years of work").unwrap();
        for force in [false, true] {
            assert!(is_refused(&claim(home.path(), "x", force)));
        }
        assert_eq!(names_in(home.path()), ["thesis.tex"]);
    }

    #[test]
    fn a_file_that_somebody_put_into_our_folder_is_never_deleted() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        claim(&out, "x", false).unwrap().write(&ours("x")).unwrap();
        fs::write(out.join("figures/notes.txt"), "mine").unwrap();
        for force in [false, true] {
            assert!(is_refused(&claim(&out, "x", force)));
        }
        assert!(out.join("figures/notes.txt").exists());
    }

    #[test]
    fn a_failure_half_way_leaves_the_old_results_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        let place = claim(&out, "x", false).unwrap();
        place.write(&ours("x")).unwrap();
        let mut broken = ours("x");
        broken.push(File { name: "a.csv/below-a-file".into(), bytes: Vec::new() });
        assert!(matches!(place.write(&broken), Err(FolderError::Failed { .. })));
        assert_eq!(names_in(home.path()), ["x/a.csv", "x/figures/b.svg", "x/manifest.json"]);
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_fails_before_anything_is_run() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("x");
        fs::write(&file, "mine").unwrap();
        for path in [file.clone(), file.join("below")] {
            assert!(matches!(claim(&path, "x", true), Err(FolderError::Failed { .. })), "{path:?}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    }

    #[test]
    fn an_empty_folder_and_a_missing_one_are_free() {
        let home = tempfile::tempdir().unwrap();
        assert!(claim(home.path(), "x", false).is_ok());
        assert!(claim(&home.path().join("a/b/c"), "x", false).is_ok());
        assert_eq!(names_in(home.path()), Vec::<String>::new());
    }
}
