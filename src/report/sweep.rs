//! A scenario at many points: its files.

use super::theme::Theme;
use super::{File, ReportError, json, tables};
use crate::escape;
use crate::findings::Sweep;
#[cfg(feature = "png")]
use crate::plot::Painter;
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
    let mut files = vec![
        File::new(NAME, json(found)?.into_bytes()),
        File::new("sweep.csv", tables::sweep(found)?),
        File::new("answer.md", answer(found, theme).into_bytes()),
    ];
    let ids = found.points.first().into_iter().flat_map(|point| &point.strategies).map(|of| of.id.as_str());
    let colours = theme.strategies.iter().map(|(id, colour)| (id.clone(), colour.0)).collect();
    let palette = &Palette::new(ids, &found.baseline).recoloured(colours);
    for figure in &sweep::all(Drawing { found, palette, language: theme.language })? {
        let name = |extension: &str| format!("figures/{}.{extension}", figure.id);
        files.push(File::new(&name("csv"), tables::figure(figure)?));
        #[cfg(feature = "png")]
        files.push(File::new(&name("png"), Painter::default().png(&figure.svg)?));
        files.push(File::new(&name("svg"), figure.svg.clone().into_bytes()));
    }
    Ok(files)
}

/// The answer in sentences, as a Markdown page.
fn answer(found: &Sweep, theme: &Theme) -> String {
    let language = theme.language;
    let said = std::iter::once(words::sweep_question(found, language)).chain(words::sweep(found, language));
    let paragraphs: Vec<String> = said.map(|paragraph| escape::markdown(&paragraph)).collect();
    format!("# {}\n\n{}\n", escape::markdown(&found.title), paragraphs.join("\n\n"))
}
