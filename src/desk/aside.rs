//! A place beside, for what is not finished: of one run alone, and swept by the next if that run was killed.
//!
//! ```text
//! .blendsim-6f0c2a9e81d74b35   made where nothing was, under random letters
//!   lock                       locked as long as its run lives: the system lets go of it, however that run ends
//!   new                        what is being written
//!   old/NAME                   what stood beside under NAME, between the two steps of a disk that cannot exchange
//!   gone                       what was replaced
//! ```
//!
//! A place whose lock can be taken is nobody's. Numbers of processes say nothing: two containers may have the same.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk;

const PREFIX: &str = ".blendsim-";
const LETTERS: usize = 16;
const LOCK: &str = "lock";
const NEW: &str = "new";
const OLD: &str = "old";
const GONE: &str = "gone";
/// Tries at what another run may be faster at.
const TRIES: usize = 64;

/// A place beside; gone with this value.
#[derive(Debug)]
pub struct Aside {
    path: PathBuf,
    /// Folders that were made for it, the outermost first.
    parents: Vec<PathBuf>,
    _lock: File,
}

impl Aside {
    /// A place in a folder, which is made if it is missing, and goes again if nothing is put there.
    ///
    /// # Errors
    /// What the disk says; then nothing is left.
    pub fn within(folder: &Path) -> io::Result<Self> {
        let mut parents = Vec::new();
        let place = place(folder, &mut parents);
        if place.is_err() {
            remove_empty(&parents);
        }
        place.map(|(path, lock)| Self { path, parents, _lock: lock })
    }

    /// Where that is written which is to be put in its place.
    pub fn new_one(&self) -> PathBuf {
        self.path.join(NEW)
    }

    /// Tries, and changes nothing, whether a folder's name can be written on this disk, and whether what has it can be moved.
    ///
    /// # Errors
    /// Why not.
    pub fn try_for(&self, home: &Path) -> io::Result<()> {
        let old = self.old(home);
        disk::make_folder(&self.path.join(OLD))?;
        disk::make_folder(&old)?;
        if cfg!(unix) && home.exists() {
            // Nothing can take the place of a folder that is not empty: any other answer is what keeps it from being moved.
            // (Another run may have moved it meanwhile.)
            match unless_missing(disk::rename(home, &self.path.join(OLD))) {
                Err(error) if !is_taken(&error) => return Err(error),
                _ => {}
            }
        }
        disk::remove_folder(&old)?;
        disk::remove_folder(&self.path.join(OLD))
    }

    /// Puts the new folder in its place, in one step where the disk can exchange; whatever was there is removed.
    ///
    /// # Errors
    /// What the disk says; then what was there is there still, or put back as soon as the disk allows it.
    pub fn put(&self, home: &Path) -> io::Result<()> {
        for _ in 0..TRIES {
            match disk::exchange(&self.new_one(), home) {
                Ok(()) => return self.kept(home),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) if error.kind() == ErrorKind::Unsupported => self.move_away(home)?,
                Err(error) => return Err(error),
            }
            match disk::rename(&self.new_one(), home) {
                Ok(()) => return self.kept(home),
                // Another run was faster.
                Err(error) if is_taken(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// The end of an exchange: names are kept, and what was moved away is not to come back.
    fn kept(&self, home: &Path) -> io::Result<()> {
        let kept = disk::keep(home.parent().unwrap_or(home));
        self.forget(home).and(kept)
    }

    fn move_away(&self, home: &Path) -> io::Result<()> {
        self.forget(home)?;
        disk::make_folder(&self.path.join(OLD)).or_else(|error| if is_taken(&error) { Ok(()) } else { Err(error) })?;
        unless_missing(disk::rename(home, &self.old(home)))
    }

    /// Has what was moved away, if anything was, not put back any more.
    fn forget(&self, home: &Path) -> io::Result<()> {
        let gone = self.path.join(GONE);
        disk::remove_all(&gone)?;
        unless_missing(disk::rename(&self.old(home), &gone))
    }

    fn old(&self, home: &Path) -> PathBuf {
        self.path.join(OLD).join(home.file_name().unwrap_or_default())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // What cannot be removed now is swept by the next run; there is nobody to tell.
        let _ = clear(&self.path);
        remove_empty(&self.parents);
    }
}

/// Removes what killed runs left in a folder, and puts back the results that they had moved away.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_name(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            // What cannot be removed is left: it harms nobody.
            let _ = sweep_one(&entry.path());
        }
    }
}

/// Writes a file in place of the one that is there, in one step.
///
/// # Errors
/// What the disk says; then the old file is there still.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = file_meant(file)?;
    let aside = Aside::within(file.parent().unwrap_or(&file))?;
    disk::put(&aside.new_one(), bytes)?;
    disk::rename(&aside.new_one(), &file)
}

/// Writes a file where nothing is, in one step where the disk knows second names.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] if something is there, or what the disk says; then nothing is left.
pub fn create(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = file_meant(file)?;
    let aside = Aside::within(file.parent().unwrap_or(&file))?;
    disk::put(&aside.new_one(), bytes)?;
    match disk::link(&aside.new_one(), &file) {
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            disk::put(&file, bytes)
        }
        linked => linked,
    }
}

/// Tries, and changes nothing, whether a file can be replaced.
///
/// # Errors
/// Why not.
pub fn try_replace(file: &Path) -> io::Result<()> {
    let file = file_meant(file)?;
    if file.exists() && !file.is_file() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let folder = file.parent().unwrap_or(&file);
    sweep(folder);
    let aside = Aside::within(folder)?;
    let named = aside.path.join(GONE);
    disk::make_folder(&named)?;
    disk::put(&named.join(file.file_name().unwrap_or_default()), &[])
}

/// The full path of a file in a folder that exists, or of what its link points to.
fn file_meant(file: &Path) -> io::Result<PathBuf> {
    let file = fs::canonicalize(file).or_else(|_| std::path::absolute(file))?;
    let folder = fs::canonicalize(file.parent().unwrap_or(&file))?;
    Ok(folder.join(file.file_name().unwrap_or_default()))
}

fn sweep_one(path: &Path) -> io::Result<()> {
    let lock = path.join(LOCK);
    match fs::symlink_metadata(&lock) {
        // A run has just begun here, or was killed before or after all else: no more than an empty folder is removed.
        Err(error) if error.kind() == ErrorKind::NotFound => disk::remove_folder(path),
        Ok(found) if found.is_file() && holds_only_ours(path)? => {
            let lock = File::options().write(true).open(lock)?;
            if lock.try_lock().is_ok() { clear(path) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Puts back what was moved away and has no successor, and removes the rest, the lock last.
fn clear(path: &Path) -> io::Result<()> {
    let beside = path.parent().unwrap_or(path);
    for entry in fs::read_dir(path.join(OLD)).into_iter().flatten().flatten() {
        // What is empty is nobody's results, and what is no folder was never put there.
        if entry.file_type()?.is_dir() && disk::remove_folder(&entry.path()).is_err() {
            let put_back = disk::rename(&entry.path(), &beside.join(entry.file_name()));
            put_back.or_else(|error| if is_taken(&error) { Ok(()) } else { Err(error) })?;
        }
    }
    for name in [NEW, OLD, GONE] {
        disk::remove_all(&path.join(name))?;
    }
    unless_missing(disk::remove_file(&path.join(LOCK)))?;
    disk::remove_folder(path)
}

/// A locked place of its own in a folder, which is made with its parents where they are missing.
fn place(folder: &Path, parents: &mut Vec<PathBuf>) -> io::Result<(PathBuf, File)> {
    let mut last = ErrorKind::ResourceBusy.into();
    for _ in 0..TRIES {
        make_missing(folder, parents)?;
        let path = folder.join(random_name());
        match disk::make_folder(&path) {
            // Somebody has the name, or has just removed the parents that it made.
            Err(error) if is_taken(&error) || error.kind() == ErrorKind::NotFound => {
                last = error;
                continue;
            }
            other => other?,
        }
        match locked(&path) {
            Ok(Some(lock)) => return Ok((path, lock)),
            Ok(None) => {}
            Err(error) => {
                // Nothing but the lock can be in it.
                let _ = disk::remove_file(&path.join(LOCK));
                let _ = disk::remove_folder(&path);
                return Err(error);
            }
        }
    }
    Err(last)
}

/// The lock of a new place; `None` if it was taken for a left-over and swept meanwhile.
fn locked(path: &Path) -> io::Result<Option<File>> {
    let lock = match disk::make_file(&path.join(LOCK)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(None),
        // Where nothing can be locked, nothing is swept either.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(path.join(LOCK).exists().then_some(lock)),
    }
}

fn make_missing(folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut missing: Vec<&Path> = folder.ancestors().take_while(|ancestor| !ancestor.exists()).collect();
    missing.reverse();
    for folder in missing {
        match disk::make_folder(folder) {
            Ok(()) => made.push(folder.to_owned()),
            Err(error) if is_taken(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Removes folders that are empty, from the innermost on.
fn remove_empty(folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        let _ = disk::remove_folder(folder);
    }
}

fn random_name() -> String {
    // Seeded by the system for each process.
    format!("{PREFIX}{:0LETTERS$x}", RandomState::new().hash_one(()))
}

fn is_name(name: &OsStr) -> bool {
    let letters = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    letters.is_some_and(|letters| letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_hexdigit()))
}

fn holds_only_ours(path: &Path) -> io::Result<bool> {
    let ours = [LOCK, NEW, OLD, GONE];
    fs::read_dir(path)?.try_fold(true, |so_far, entry| {
        Ok(so_far && ours.iter().any(|name| entry.as_ref().is_ok_and(|entry| entry.file_name() == *name)))
    })
}

/// Whether something is in the way of a new name.
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty)
}

fn unless_missing(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::disk::faults::{EIO, Fault, with};

    #[test]
    fn a_file_that_is_replaced_is_the_old_or_the_new_one_after_every_fault() {
        for fault in [Fault::Killed, Fault::Full, Fault::Once(EIO)] {
            for at in 0.. {
                let home = tempfile::tempdir().unwrap();
                let page = home.path().join("page.md");
                fs::write(&page, "old").unwrap();
                let (done, is_met) = with(Some((at, fault)), true, || replace(&page, &[b'n'; 200]));
                let now = fs::read(&page).unwrap();
                assert!(now == [b'n'; 200] || done.is_err() && now == b"old", "{fault:?} at {at}");
                try_replace(&page).unwrap();
                assert_eq!(fs::read(&page).unwrap(), now);
                assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "{fault:?} at {at}");
                if !is_met {
                    break;
                }
            }
        }
    }

    #[test]
    fn a_new_file_is_there_whole_or_not_at_all_after_every_fault() {
        const EPERM: i32 = 1;
        for fault in [Fault::Killed, Fault::Full, Fault::Once(EIO), Fault::Once(EPERM)] {
            for at in 0.. {
                let home = tempfile::tempdir().unwrap();
                let file = home.path().join("x");
                let (done, is_met) = with(Some((at, fault)), true, || create(&file, &[b'n'; 200]));
                assert!(fs::read(&file).map_or(done.is_err(), |now| now == [b'n'; 200]), "{fault:?} at {at}");
                assert_eq!(file.exists(), create(&file, b"another").is_err(), "{fault:?} at {at}");
                sweep(home.path());
                assert!(fs::read_dir(home.path()).unwrap().count() <= 1, "{fault:?} at {at}");
                if !is_met {
                    break;
                }
            }
        }
    }
}
