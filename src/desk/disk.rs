//! The calls that change a disk: nothing else in the program makes, writes, renames or removes a file.
//!
//! A test can end the program at any one of them, or let the disk refuse it (`faults`).

#[cfg(test)]
pub mod faults;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

#[cfg(test)]
use faults::call;

/// Bytes that one call writes.
const PIECE: usize = if cfg!(test) { 64 } else { 1 << 20 };

/// What a call does to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Makes a file or a folder.
    Make,
    /// Writes bytes, or sees to it that they are kept.
    Write,
    /// Gives a file or a folder another name.
    Rename,
    /// Gives two folders each other's name in one step.
    Exchange,
    /// Removes a file or an empty folder.
    Remove,
}

#[cfg(not(test))]
fn call<T>(_does: Does, it: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    it()
}

/// Makes a folder where nothing is.
pub fn make_folder(path: &Path) -> io::Result<()> {
    call(Does::Make, || fs::create_dir(path))
}

/// Makes a file where nothing is; nobody's link is followed.
pub fn make_file(path: &Path) -> io::Result<File> {
    call(Does::Make, || File::create_new(path))
}

/// Writes a file where nothing is, whole or not at all, and sees to it that its bytes are kept.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = make_file(path)?;
    let write = |piece: &[u8]| call(Does::Write, || file.write_all(piece));
    let written = bytes.chunks(PIECE).try_for_each(write).and_then(|()| call(Does::Write, || file.sync_all()));
    if written.is_err() {
        // The half that was written helps nobody.
        let _ = remove_file(path);
    }
    written
}

/// Opens a file that is read, and to which bytes are added at its end.
pub fn open_to_append(path: &Path) -> io::Result<File> {
    call(Does::Write, || File::options().read(true).append(true).open(path))
}

/// Adds bytes to the end of a file.
pub fn append(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    bytes.chunks(PIECE).try_for_each(|piece| call(Does::Write, || file.write_all(piece)))
}

/// Cuts a file to its first bytes.
pub fn cut(file: &File, bytes: u64) -> io::Result<()> {
    call(Does::Write, || file.set_len(bytes))
}

/// Sees to it that the names in a folder are kept.
pub fn keep(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { call(Does::Write, || File::open(folder)?.sync_all()) } else { Ok(()) }
}

/// Gives a file a second name, which nobody has.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    call(Does::Make, || fs::hard_link(from, to))
}

/// Gives a file or a folder another name.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    call(Does::Rename, || fs::rename(from, to))
}

/// Gives two folders each other's name in one step; [`io::ErrorKind::Unsupported`] where that cannot be done.
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    call(Does::Exchange, || exchanged(one, other))
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchanged(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match io::Error::from(error) {
        // What a file system says that knows no flags.
        error if error.kind() == io::ErrorKind::InvalidInput => io::ErrorKind::Unsupported.into(),
        error => error,
    })
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchanged(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes a file.
pub fn remove_file(path: &Path) -> io::Result<()> {
    call(Does::Remove, || fs::remove_file(path))
}

/// Removes a folder that is empty.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    call(Does::Remove, || fs::remove_dir(path))
}

/// Removes what has this name, if anything has, and all below it; a link goes, and what it points to stays.
pub fn remove_all(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(found) if !found.is_dir() => remove_file(path),
        Ok(_) => {
            for entry in fs::read_dir(path)? {
                remove_all(&entry?.path())?;
            }
            remove_folder(path)
        }
    }
}
