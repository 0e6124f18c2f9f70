//! A theme from a file.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::failure::BadInput;
use super::faults::bad_scenario;
use crate::report::theme::{LARGEST, Theme};

/// The theme that was typed, or the program's own.
///
/// # Errors
/// All its faults; bad input if there is no such file or it is too large.
pub fn find(typed: Option<&Path>) -> anyhow::Result<Theme> {
    let Some(path) = typed else { return Ok(Theme::default()) };
    let shown = path.display().to_string();
    let size = fs::metadata(path).map_err(|error| BadInput(format!("cannot read the theme {shown}: {error}")))?.len();
    if size > LARGEST {
        return Err(
            BadInput(format!("{shown} has {} kB, and no theme has more than {}", size / 1024, LARGEST / 1024)).into()
        );
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    let text = String::from_utf8(bytes).map_err(|_| BadInput(format!("{shown} is not a text file (not UTF-8)")))?;
    Theme::parse(&shown, &text).map_err(|faults| bad_scenario(&shown, &text, faults).into())
}
