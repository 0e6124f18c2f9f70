//! The shelf of a command: what it keeps beside the results, and what is told of it.

use std::path::Path;

use super::experiment::ShelfArgs;
use super::progress::Progress;
use super::warn;
use crate::desk::DeskError;
use crate::desk::shelf::{DiskShelf, Trouble};
use crate::study::{NoShelf, Shelf};
use crate::words::say;

/// Does what lives many lives, with the shelf of its results folder, and tells what became of that: how many lives are kept where it was stopped, and why none are.
///
/// # Errors
/// What it says itself; a file that is no shelf, or that of another version.
pub fn with_shelf<T>(
    args: ShelfArgs,
    (out, progress): (&Path, &Progress),
    job: impl FnOnce(&dyn Shelf) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    let watched = |shelf: &dyn Shelf| {
        let done = job(shelf);
        progress.finish();
        done
    };
    if args.no_shelf {
        return watched(&NoShelf);
    }
    let (shelf, language) = (DiskShelf::of(out)?, progress.language());
    let done = watched(&shelf);
    let path = shelf.path().display().to_string();
    match shelf.trouble() {
        Some(Trouble::Busy) => warn(&say!(language, "shelf-busy", path = &path)),
        Some(Trouble::Refused(why)) => warn(&say!(language, "shelf-refused", path = &path, why = why)),
        None => {}
    }
    if shelf.added() > 0 && done.as_ref().is_err_and(DeskError::is_stop) {
        warn(&say!(language, "lives-kept", n = shelf.added(), path = &path));
    }
    done
}
