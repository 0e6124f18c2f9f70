//! A strategy at several depths of a cut: its files.

use super::theme::Theme;
use super::{File, ReportError, Results, drawings, json, markdown, tables};
use crate::findings::WhatIf;
use crate::plot::figures::{depth_of_cut, undoing_by_depth};
use crate::words;

/// The document of everything that was found.
pub const NAME: &str = "what-if.json";

/// Every file but the manifest; `written` are the strategies of all depths as sections of a file.
///
/// # Errors
/// What the writers of figures, tables and JSON say.
pub fn files(results: &Results, found: &WhatIf, written: &str, theme: &Theme) -> Result<Vec<File>, ReportError> {
    let language = theme.language;
    let said = std::iter::once(words::question(found, language)).chain(words::what_if(found, language));
    let mut files = vec![
        File::new(NAME, json(found)?.into_bytes()),
        File::new("depths.csv", tables::depths(found)?),
        File::new("replications.csv", tables::replications(results.scenario, results.run)?),
        File::new("strategies.toml", written.as_bytes().to_vec()),
        markdown(&found.title, said),
    ];
    let mut figures = vec![depth_of_cut::figure(found, language)?];
    if found.is_undone() {
        figures.push(undoing_by_depth::figure(found, language)?);
    }
    files.extend(drawings(&figures)?);
    Ok(files)
}
