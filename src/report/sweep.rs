//! A scenario at many points: its files.

use super::theme::Theme;
use super::{File, ReportError, drawings, json, markdown, tables};
use crate::findings::Sweep;
use crate::plot::Palette;
use crate::plot::figures::sweep::{self, Drawing};
use crate::words;

/// The document of everything that was found.
pub const NAME: &str = "sweep.json";

/// Every file but the manifest.
///
/// # Errors
/// What the writers of figures, tables and JSON say.
pub fn files(found: &Sweep, theme: &Theme) -> Result<Vec<File>, ReportError> {
    let language = theme.language;
    let said = std::iter::once(words::sweep_question(found, language)).chain(words::sweep(found, language));
    let mut files = vec![
        File::new(NAME, json(found)?.into_bytes()),
        File::new("sweep.csv", tables::sweep(found)?),
        markdown(&found.title, said),
    ];
    let ids = found.points.first().into_iter().flat_map(|point| &point.strategies).map(|of| of.id.as_str());
    let palette = &Palette::new(ids, &found.baseline).recoloured(theme.colours());
    files.extend(drawings(&sweep::all(Drawing { found, palette, language })?)?);
    Ok(files)
}
