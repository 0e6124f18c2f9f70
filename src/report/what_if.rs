//! A strategy at several depths of a cut: its files.

use super::theme::Theme;
use super::{File, ReportError, Results, json, tables};
use crate::escape;
use crate::findings::WhatIf;
#[cfg(feature = "png")]
use crate::plot::Painter;
use crate::plot::figures::{depth_of_cut, undoing_by_depth};
use crate::words;

/// The document of everything that was found.
pub const NAME: &str = "what-if.json";

/// Every file but the manifest; `written` are the strategies of all depths as sections of a file.
///
/// # Errors
/// What the writers of figures, tables and JSON say.
pub fn files(results: &Results, found: &WhatIf, written: &str, theme: &Theme) -> Result<Vec<File>, ReportError> {
    let mut files = vec![
        File::new(NAME, json(found)?.into_bytes()),
        File::new("depths.csv", tables::depths(found)?),
        File::new("replications.csv", tables::replications(results.scenario, results.run)?),
        File::new("strategies.toml", written.as_bytes().to_vec()),
        File::new("answer.md", answer(found, theme).into_bytes()),
    ];
    let mut figures = vec![depth_of_cut::figure(found, theme.language)?];
    if found.is_undone() {
        figures.push(undoing_by_depth::figure(found, theme.language)?);
    }
    for figure in &figures {
        let name = |extension: &str| format!("figures/{}.{extension}", figure.id);
        files.push(File::new(&name("csv"), tables::figure(figure)?));
        #[cfg(feature = "png")]
        files.push(File::new(&name("png"), Painter::default().png(&figure.svg)?));
        files.push(File::new(&name("svg"), figure.svg.clone().into_bytes()));
    }
    Ok(files)
}

/// The answer in sentences, as a Markdown page.
fn answer(found: &WhatIf, theme: &Theme) -> String {
    let language = theme.language;
    let said = std::iter::once(words::question(found, language)).chain(words::what_if(found, language));
    let paragraphs: Vec<String> = said.map(|paragraph| escape::markdown(&paragraph)).collect();
    format!("# {}\n\n{}\n", escape::markdown(&found.title), paragraphs.join("\n\n"))
}
