//! A theme from a file.

use std::path::Path;

use super::faults::bad_scenario;
use crate::report::input::{self, Wanted};
use crate::report::theme::{LARGEST, Theme};

/// The theme that was typed, or the program's own.
///
/// # Errors
/// All its faults; bad input if there is no such file, it is no file, or it is too large.
pub fn find(typed: Option<&Path>) -> anyhow::Result<Theme> {
    let Some(path) = typed else { return Ok(Theme::default()) };
    let shown = path.display().to_string();
    let text = input::text(path, Wanted { what: "a theme", most: LARGEST, pipe: false })?;
    Theme::parse(&shown, &text).map_err(|faults| bad_scenario(&shown, &text, faults).into())
}
