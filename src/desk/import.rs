//! Interval counts from a CSV file, what they teach, and what is written of it.

use std::path::Path;

use super::error::{DeskError, Refusal};
use super::files;
use super::input::{self, Wanted, What};
use crate::intake::{Asked, Learned, demand_section, learn, most_mb, read};
#[cfg(feature = "png")]
use crate::plot::Painter;
use crate::plot::{PlotError, figures::arrivals};
use crate::report::ReportError;
use crate::words::Language;

/// What a file of counts teaches.
///
/// # Errors
/// All faults of the file; [`DeskError::Unread`].
pub fn learned(path: &Path, asked: &Asked) -> Result<Learned, DeskError> {
    let file = path.display().to_string();
    // One byte more than the import takes, which then says what to do about it.
    let most = (most_mb(asked.log_interval_s.is_some()) as u64) << 20;
    let bytes = input::bytes(path, Wanted { what: What::Counts, most: most + 1, pipe: true })?;
    // A row of counts needs no picture: its fault says the line.
    let faulty = |faults| DeskError::Faulty { file: String::new(), text: String::new(), faults };
    Ok(learn(&read(&file, &bytes, asked).map_err(faulty)?))
}

/// Writes what a file teaches, as a section for a scenario, with a replay of its days or without, and as a figure, each where
/// its place is given: all or nothing. The section is English in every language.
///
/// # Errors
/// [`Refusal`] of a figure of another kind and of files that exist; what the writers say.
pub fn write(
    learned: &Learned,
    of: &Path,
    section: Option<(&Path, bool)>,
    figure: Option<&Path>,
    language: Language,
) -> Result<(), DeskError> {
    let name = of.file_name().unwrap_or_default().to_string_lossy();
    let mut outputs = Vec::new();
    if let Some((path, replay)) = section {
        outputs.push((path, demand_section(learned, &name, replay).into_bytes()));
    }
    if let Some(path) = figure {
        outputs.push((path, drawn(path, || arrivals::figure(learned, &name, language))?));
    }
    files::create(&outputs)
}

/// A figure as an SVG document or as a PNG file, as the name of the file asks.
fn drawn(path: &Path, svg: impl Fn() -> Result<String, PlotError>) -> Result<Vec<u8>, DeskError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "svg" => Ok(svg().map_err(ReportError::from)?.into_bytes()),
        #[cfg(feature = "png")]
        "png" => Ok(svg().and_then(|svg| Painter::default().png(&svg)).map_err(ReportError::from)?),
        _ => Err(Refusal::FigureKind(path.display().to_string()).into()),
    }
}
