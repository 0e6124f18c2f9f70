//! The results folder on disk: written whole or not at all, and never over something that is not ours.
//!
//! A new folder is written aside, counted, and put in its place in one step. Whatever fails before leaves
//! everything as it was.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use same_file::Handle;

use super::aside::{Aside, sweep};
use super::disk;
use super::input::{self, Unread, Wanted, What};
use super::manifest::{self, Known, Subject};
use super::not_kept::NotKept;
use crate::report::File;
use crate::words::{Language, say};

/// A manifest, which holds the whole scenario.
pub const MANIFEST: Wanted = Wanted { what: What::Manifest, most: 256 << 20, pipe: false };

/// Looks at a folder that other runs replace meanwhile.
const LOOKS: usize = 64;

/// Why a folder was not read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum FolderError {
    NoFolder(String),
    NoPlace {
        path: String,
        found: Obstacle,
    },
    Underfoot(String),
    NotOurs(String),
    Foreign {
        path: String,
        file: String,
    },
    OfAnother {
        path: String,
        known: String,
        new: String,
    },
    NotKept {
        path: String,
        why: NotKept,
    },
    #[error(transparent)]
    Unread(#[from] Unread),
    Stopped,
    Failed {
        path: String,
        source: io::Error,
    },
}

impl FolderError {
    /// Whether something else must be asked for.
    pub fn is_bad_input(&self) -> bool {
        match self {
            Self::Unread(unread) => unread.is_bad_input(),
            other => !matches!(other, Self::Stopped | Self::Failed { .. }),
        }
    }

    /// It in words, without what the system said.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::NoFolder(path) => say!(language, "no-folder", path = path),
            Self::NoPlace { path, found } => {
                say!(language, "folder-no-place", path = path, found = found.told(language))
            }
            Self::Underfoot(path) => say!(language, "underfoot", path = path),
            Self::NotOurs(path) => say!(language, "not-ours", path = path),
            Self::Foreign { path, file } => say!(language, "foreign", path = path, file = file),
            Self::OfAnother { path, known, new } => {
                say!(language, "of-another", path = path, known = known, new = new)
            }
            Self::NotKept { path, why } => say!(language, "not-kept", path = path, why = why.told(language)),
            Self::Unread(unread) => unread.told(language),
            Self::Stopped => say!(language, "nothing-written"),
            Self::Failed { path, .. } => say!(language, "cannot-write", path = path),
        }
    }
}

/// What is found where a folder was to be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Obstacle {
    Link(String),
    File,
    FileAbove,
    Forbidden,
    ReadOnly,
    Name,
    MountPoint,
    OtherDisk,
    NothingAbove,
}

impl Obstacle {
    fn told(&self, language: Language) -> String {
        let obstacle = match self {
            Self::Link(target) => return say!(language, "obstacle-link", target = target),
            Self::File => "file",
            Self::FileAbove => "file-above",
            Self::Forbidden => "forbidden",
            Self::ReadOnly => "read-only",
            Self::Name => "name",
            Self::MountPoint => "mount-point",
            Self::OtherDisk => "other-disk",
            Self::NothingAbove => "nothing-above",
        };
        say!(language, "obstacle", obstacle = obstacle)
    }
}

/// A place where results may be written.
#[derive(Clone, Debug)]
pub struct Claim {
    path: PathBuf,
    subject: Subject,
    force: bool,
}

/// Makes sure, before anything is simulated, that results of a run may and can be written to a folder: by trying.
///
/// With `force`, another scenario's results may be replaced; what blendsim did not write never is.
///
/// # Errors
/// [`FolderError`]: that is no place for a results folder, it holds something else, or the disk fails.
pub fn claim(path: &Path, subject: &Subject, force: bool) -> Result<Claim, FolderError> {
    let claim = Claim { path: resolved(path)?, subject: subject.clone(), force };
    let parent = claim.parent()?;
    sweep(parent);
    claim.check()?;
    let tried = Aside::within(parent).and_then(|aside| aside.try_for(&claim.path));
    tried.map_err(|error| claim.refused_by_system(error))?;
    Ok(claim)
}

/// Puts back what a killed run had moved away from where a results folder is looked for.
pub fn recover(path: &Path) {
    if let Some(parent) = resolved(path).ok().as_deref().and_then(Path::parent) {
        sweep(parent);
    }
}

impl Claim {
    /// Writes the files as the whole content of the folder, unless it is asked to stop.
    ///
    /// # Errors
    /// As [`claim`], and [`FolderError::Stopped`]; then nothing has changed.
    pub fn write(&self, files: &[File], stop: &dyn Fn() -> bool) -> Result<(), FolderError> {
        let aside = Aside::within(self.parent()?).map_err(|source| failed(&self.path, source))?;
        let new = aside.new_one();
        disk::make_folder(&new).map_err(|source| failed(&self.path, source))?;
        for file in files {
            if stop() {
                return Err(FolderError::Stopped);
            }
            put(&new, file).map_err(|source| failed(&self.path.join(&file.name), source))?;
        }
        whole(&new, files).map_err(|source| failed(&self.path, source))?;
        self.check()?;
        if stop() {
            return Err(FolderError::Stopped);
        }
        aside.put(&self.path).map_err(|source| failed(&self.path, source))
    }

    /// Another run whose results will be replaced: its name, and the settings in which it differs. `None` if it is the same
    /// run.
    pub fn replaced(&self) -> Option<(String, Vec<&'static str>)> {
        let Known { subject, .. } = self.known()?;
        let is_other = subject.run_id != self.subject.run_id;
        is_other.then(|| (subject.run_id.clone(), self.subject.differences(&subject)))
    }

    /// What the manifest in the place says, if there is one of ours.
    fn known(&self) -> Option<Known> {
        manifest::read(&input::text(&self.path.join(manifest::NAME), MANIFEST).ok()?)
    }

    /// Whether what stands in the place may be replaced.
    fn check(&self) -> Result<(), FolderError> {
        for _ in 0..LOOKS {
            let folder = || Handle::from_path(&self.path).ok();
            let (before, seen) = (folder(), self.look());
            if seen.is_ok() || folder() == before {
                return seen;
            }
            // Another run has put its results there meanwhile, and was removing those that were looked at.
        }
        self.look()
    }

    fn look(&self) -> Result<(), FolderError> {
        let Ok(found) = fs::symlink_metadata(&self.path) else { return Ok(()) };
        if found.is_symlink() {
            let target = fs::read_link(&self.path).unwrap_or_default();
            return Err(self.obstructed(Obstacle::Link(target.display().to_string())));
        }
        if !found.is_dir() {
            return Err(self.obstructed(Obstacle::File));
        }
        if fs::read_dir(&self.path).is_ok_and(|mut entries| entries.next().is_none()) {
            return self.doubt_feet();
        }
        self.doubt_content()?;
        self.doubt_feet()
    }

    /// Refuses the folder that one stands in.
    fn doubt_feet(&self) -> Result<(), FolderError> {
        let here = std::env::current_dir().and_then(fs::canonicalize);
        if here.is_ok_and(|here| here.starts_with(&self.path)) {
            Err(FolderError::Underfoot(self.shown()))
        } else {
            Ok(())
        }
    }

    /// Refuses a folder that is not empty and may not be replaced.
    fn doubt_content(&self) -> Result<(), FolderError> {
        let path = self.shown();
        let Some(Known { subject, files }) = self.known() else { return Err(FolderError::NotOurs(path)) };
        let mut present = listing(&self.path).map_err(|source| failed(&self.path, source))?.into_iter();
        if let Some(file) = present.find(|name| name != manifest::NAME && !files.contains(name)) {
            return Err(FolderError::Foreign { path, file });
        }
        let (known, new) = (subject.source, &self.subject.source);
        if known == *new || self.force { Ok(()) } else { Err(FolderError::OfAnother { path, known, new: new.clone() }) }
    }

    fn parent(&self) -> Result<&Path, FolderError> {
        self.path.file_name().and(self.path.parent()).ok_or_else(|| FolderError::NoFolder(self.shown()))
    }

    fn shown(&self) -> String {
        self.path.display().to_string()
    }

    fn obstructed(&self, found: Obstacle) -> FolderError {
        FolderError::NoPlace { path: self.shown(), found }
    }

    /// What the system's answer says about the place; a disk that fails is no fault of the place.
    fn refused_by_system(&self, error: io::Error) -> FolderError {
        self.obstructed(match error.kind() {
            ErrorKind::NotADirectory => Obstacle::FileAbove,
            ErrorKind::PermissionDenied => Obstacle::Forbidden,
            ErrorKind::ReadOnlyFilesystem => Obstacle::ReadOnly,
            ErrorKind::InvalidFilename => Obstacle::Name,
            ErrorKind::ResourceBusy => Obstacle::MountPoint,
            ErrorKind::CrossesDevices => Obstacle::OtherDisk,
            ErrorKind::NotFound => Obstacle::NothingAbove,
            _ => return failed(&self.path, error),
        })
    }
}

/// The full path of a folder; what it is itself is looked at later.
fn resolved(path: &Path) -> Result<PathBuf, FolderError> {
    let full = std::path::absolute(path).map_err(|source| failed(path, source))?;
    match (full.parent(), full.components().next_back()) {
        (Some(parent), Some(Component::Normal(name))) => {
            Ok(fs::canonicalize(parent).map_or_else(|_| full.clone(), |parent| parent.join(name)))
        }
        _ => fs::canonicalize(&full).map_err(|source| failed(path, source)),
    }
}

/// Writes a file below a new folder.
fn put(new: &Path, file: &File) -> io::Result<()> {
    let path = new.join(&file.name);
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        disk::make_folder(folder)?;
    }
    disk::put(&path, &file.bytes)
}

/// Makes sure that a new folder holds every file in its length and nothing else, and that the disk keeps it.
fn whole(new: &Path, files: &[File]) -> io::Result<()> {
    let mut names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    let is_long =
        |file: &File| fs::metadata(new.join(&file.name)).is_ok_and(|kept| kept.len() == file.bytes.len() as u64);
    if listing(new)? != names || !files.iter().all(is_long) {
        return Err(io::Error::other("files went missing while they were written"));
    }
    for entry in fs::read_dir(new)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            disk::keep(&entry.path())?;
        }
    }
    disk::keep(new)
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
mod faulty;

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
            waits: crate::scenario::Waits::Small,
            flips: false,
            draws: None,
            fit: None,
            fits: false,
            scale_bias: false,
        }
    }

    pub fn ours(source: &str) -> Vec<File> {
        let mut manifest = serde_json::to_value(subject(source)).unwrap();
        manifest["program"] = "blendsim".into();
        manifest["files"] = serde_json::json!([{ "name": "a.csv" }, { "name": "figures/b.svg" }]);
        let file = |name: &str, text: &str| File { name: name.into(), bytes: text.into() };
        vec![file("manifest.json", &manifest.to_string()), file("a.csv", source), file("figures/b.svg", "<svg/>")]
    }

    pub fn claim(path: &Path, source: &str, force: bool) -> Result<Claim, FolderError> {
        super::claim(path, &subject(source), force)
    }

    fn is_refused<T>(result: &Result<T, FolderError>) -> bool {
        result.as_ref().is_err_and(FolderError::is_bad_input)
    }

    pub fn names_in(folder: &Path) -> Vec<String> {
        listing(folder).unwrap()
    }

    #[test]
    fn a_second_run_of_the_same_scenario_replaces_the_first_and_leaves_nothing_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("deep/x");
        for _ in 0..2 {
            claim(&out, "x", false).unwrap().write(&ours("x"), &|| false).unwrap();
            assert_eq!(names_in(home.path()), ["deep/x/a.csv", "deep/x/figures/b.svg", "deep/x/manifest.json"]);
        }
    }

    #[test]
    fn another_run_of_the_same_scenario_is_replaced_and_named() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        let place = claim(&out, "x", false).unwrap();
        assert_eq!(place.replaced(), None);
        place.write(&ours("x"), &|| false).unwrap();
        assert_eq!(place.replaced(), None);
        let reseeded = Subject { run_id: "b2".to_owned(), seed: 2, ..subject("x") };
        let place = super::claim(&out, &reseeded, false).unwrap();
        assert_eq!(place.replaced(), Some(("a1".to_owned(), vec!["seed"])));
    }

    #[test]
    fn results_of_another_scenario_are_replaced_by_force_alone() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        claim(&out, "x", false).unwrap().write(&ours("x"), &|| false).unwrap();
        assert!(is_refused(&claim(&out, "y", false)));
        claim(&out, "y", true).unwrap().write(&ours("y"), &|| false).unwrap();
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
        claim(&out, "x", false).unwrap().write(&ours("x"), &|| false).unwrap();
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
        place.write(&ours("x"), &|| false).unwrap();
        let mut broken = ours("x");
        broken.push(File { name: "a.csv/below-a-file".into(), bytes: Vec::new() });
        assert!(matches!(place.write(&broken, &|| false), Err(FolderError::Failed { .. })));
        assert_eq!(names_in(home.path()), ["x/a.csv", "x/figures/b.svg", "x/manifest.json"]);
    }

    #[test]
    fn a_folder_from_which_somebody_takes_a_file_before_it_is_put_in_place_is_not() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        let place = claim(&out, "x", false).unwrap();
        place.write(&ours("x"), &|| false).unwrap();
        let takes = || {
            for entry in fs::read_dir(home.path()).unwrap() {
                let taken = entry.unwrap().path().join("new/a.csv");
                assert!(!taken.exists() || fs::remove_file(taken).is_ok());
            }
            false
        };
        assert!(matches!(place.write(&ours("x"), &takes), Err(FolderError::Failed { .. })));
        assert_eq!(names_in(home.path()), ["x/a.csv", "x/figures/b.svg", "x/manifest.json"]);
    }

    #[test]
    fn who_asks_to_stop_at_any_file_finds_the_old_results_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("x");
        let place = claim(&out, "x", true).unwrap();
        place.write(&ours("x"), &|| false).unwrap();
        for at in 0..=ours("y").len() {
            let asked = std::cell::Cell::new(0);
            let stop = || asked.replace(asked.get() + 1) == at;
            assert!(matches!(place.write(&ours("y"), &stop), Err(FolderError::Stopped)), "{at}");
            assert_eq!(names_in(home.path()), ["x/a.csv", "x/figures/b.svg", "x/manifest.json"]);
            assert_eq!(fs::read_to_string(out.join("a.csv")).unwrap(), "x");
        }
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_fails_before_anything_is_run() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("x");
        fs::write(&file, "mine").unwrap();
        for path in [file.clone(), file.join("below")] {
            assert!(is_refused(&claim(&path, "x", true)), "{path:?}");
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
