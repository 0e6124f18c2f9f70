//! Files that are read: all by one function, up to a size, with a refusal that says what was found and what is allowed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::words::{Language, say};

/// Kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "their names say what they are")]
pub enum What {
    Scenario,
    Theme,
    Manifest,
    Counts,
    /// A file of a results folder.
    Kept,
    Shelf,
}

/// What is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What it is.
    pub what: What,
    /// Most bytes that it may have.
    pub most: u64,
    /// Whether a pipe will do too.
    pub pipe: bool,
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
pub enum Unread {
    /// There is none of this name.
    Missing {
        /// The name.
        path: String,
        /// What was to be read.
        wanted: Wanted,
    },
    /// It is not what is wanted.
    Refused {
        /// The file.
        path: String,
        /// What was to be read.
        wanted: Wanted,
        /// What it is instead.
        found: Misfit,
    },
    /// The disk would not give it.
    Failed {
        /// What was to be read.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

/// What is found where a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Misfit {
    Folder,
    Pipe,
    Device,
    NoFile,
    Forbidden,
    TooLong(u64),
    NotUtf8,
    ZeroBytes,
}

impl What {
    fn told(self, language: Language) -> String {
        let what = match self {
            Self::Scenario => "scenario",
            Self::Theme => "theme",
            Self::Manifest => "manifest",
            Self::Counts => "counts",
            Self::Kept => "kept",
            Self::Shelf => "shelf",
        };
        say!(language, "wanted", what = what)
    }
}

impl Misfit {
    fn told(self, language: Language) -> String {
        let misfit = match self {
            Self::TooLong(most) => return say!(language, "misfit-long", size = size(language, most)),
            Self::Folder => "folder",
            Self::Pipe => "pipe",
            Self::Device => "device",
            Self::NoFile => "no-file",
            Self::Forbidden => "forbidden",
            Self::NotUtf8 => "not-utf8",
            Self::ZeroBytes => "zero-bytes",
        };
        say!(language, "misfit", misfit = misfit)
    }
}

impl Unread {
    /// Whether something else must be asked for.
    pub fn is_bad_input(&self) -> bool {
        !matches!(self, Self::Failed { .. })
    }

    /// It in words, without what the system said.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Missing { path, wanted } => {
                say!(language, "unread-missing", path = path, wanted = wanted.what.told(language))
            }
            Self::Refused { path, wanted, found } => say!(
                language,
                "unread-refused",
                path = path,
                found = found.told(language),
                most = size(language, wanted.most),
                wanted = wanted.what.told(language),
            ),
            Self::Failed { path, .. } => say!(language, "cannot-read", path = path),
        }
    }
}

/// Reads a file.
///
/// # Errors
/// [`Unread`].
pub fn bytes(path: &Path, wanted: Wanted) -> Result<Vec<u8>, Unread> {
    opened(path, wanted, |path| File::open(path)).map(|(_, bytes)| bytes)
}

/// Opens a file in some way, and reads it.
///
/// # Errors
/// [`Unread`].
pub fn opened(
    path: &Path,
    wanted: Wanted,
    open: impl FnOnce(&Path) -> io::Result<File>,
) -> Result<(File, Vec<u8>), Unread> {
    let failed = |error| failed(path, wanted, error);
    // Looked at before it is opened: a pipe that nobody writes to would keep us waiting.
    let kind = fs::metadata(path).map_err(failed)?.file_type();
    if let Some(found) = misfit(kind, wanted.pipe) {
        return Err(refused(path, wanted, found));
    }
    let mut bytes = Vec::new();
    let file = open(path).map_err(failed)?;
    // One byte more than is allowed shows that there is too much.
    (&file).take(wanted.most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > wanted.most {
        return Err(refused(path, wanted, Misfit::TooLong(wanted.most)));
    }
    Ok((file, bytes))
}

/// Reads a file that holds text.
///
/// # Errors
/// [`Unread`].
pub fn text(path: &Path, wanted: Wanted) -> Result<String, Unread> {
    let text = String::from_utf8(bytes(path, wanted)?).map_err(|_| refused(path, wanted, Misfit::NotUtf8))?;
    if text.contains('\0') {
        return Err(refused(path, wanted, Misfit::ZeroBytes));
    }
    Ok(text)
}

fn failed(path: &Path, wanted: Wanted, error: io::Error) -> Unread {
    let shown = path.display().to_string();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => {
            Unread::Missing { path: shown, wanted }
        }
        ErrorKind::PermissionDenied => refused(path, wanted, Misfit::Forbidden),
        _ => Unread::Failed { path: shown, source: error },
    }
}

fn refused(path: &Path, wanted: Wanted, found: Misfit) -> Unread {
    Unread::Refused { path: path.display().to_string(), wanted, found }
}

/// What something is that is no file, nor a pipe where one will do.
fn misfit(kind: fs::FileType, pipe: bool) -> Option<Misfit> {
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some(Misfit::Folder)
    } else {
        misfit_of_system(kind, pipe)
    }
}

#[cfg(unix)]
fn misfit_of_system(kind: fs::FileType, pipe: bool) -> Option<Misfit> {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() { (!pipe).then_some(Misfit::Pipe) } else { Some(Misfit::Device) }
}

#[cfg(not(unix))]
fn misfit_of_system(_: fs::FileType, pipe: bool) -> Option<Misfit> {
    (!pipe).then_some(Misfit::NoFile)
}

fn size(language: Language, bytes: u64) -> String {
    if bytes >= 1 << 20 {
        say!(language, "size-mb", n = (bytes >> 20).to_string())
    } else {
        say!(language, "size-bytes", n = bytes.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: Wanted = Wanted { what: What::Theme, most: 4, pipe: false };

    #[test]
    fn a_file_is_read_up_to_its_size_and_not_a_byte_beyond() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x");
        fs::write(&path, "four").unwrap();
        assert_eq!(text(&path, NOTE).unwrap(), "four");
        fs::write(&path, "fives").unwrap();
        let told = text(&path, NOTE).unwrap_err().to_string();
        assert!(
            told.ends_with("x: found more than 4 bytes; allowed: up to 4 bytes, in a file that is a theme"),
            "{told}"
        );
    }

    #[test]
    fn what_is_no_text_no_file_or_not_there_is_bad_input() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x");
        for (content, found) in [(&b"\xff"[..], "not UTF-8"), (b"\0", "zero bytes")] {
            fs::write(&path, content).unwrap();
            let unread = text(&path, NOTE).unwrap_err();
            assert!(unread.is_bad_input() && unread.to_string().contains(found), "{unread}");
        }
        assert!(matches!(text(home.path(), NOTE), Err(Unread::Refused { found: Misfit::Folder, .. })));
        for missing in ["nowhere", "x/below", &"n".repeat(300)] {
            assert!(matches!(text(&home.path().join(missing), NOTE), Err(Unread::Missing { .. })), "{missing}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_never_read() {
        for pipe in [false, true] {
            let unread = bytes(Path::new("/dev/zero"), Wanted { pipe, ..NOTE }).unwrap_err();
            assert!(unread.to_string().contains("found a device"), "{unread}");
        }
    }
}
