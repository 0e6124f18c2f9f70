//! The results folder: from a run to files, and from files to a disk.
//!
//! Every file but `manifest.json` is a function of the scenario, the design and the version, whose hash is the run's name.

pub mod folder;
mod json;
pub mod manifest;
pub mod run_id;
mod tables;

use crate::experiment::{Run, Summary, detail};
use crate::plot::figures::{self, Story};
use crate::plot::{Painter, Palette, PlotError};
use crate::scenario::Scenario;

pub use json::json;

/// What is told.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// The world that was lived in.
    pub scenario: &'a Scenario,
    /// What happened.
    pub run: &'a Run,
    /// What it shows.
    pub summary: &'a Summary,
}

/// A file of the results folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path inside the folder, parts separated by `/`.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes }
    }
}

/// Why results could not be put into files.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A figure failed.
    #[error(transparent)]
    Plot(#[from] PlotError),
    /// A table failed.
    #[error("a table could not be made: {0}")]
    Csv(#[from] csv::Error),
    /// A JSON document failed.
    #[error("a JSON document could not be made: {0}")]
    Json(#[from] serde_json::Error),
}

/// Every file but the manifest.
///
/// # Errors
/// What the writers of figures, tables and JSON say.
pub fn files(results: &Results) -> Result<Vec<File>, ReportError> {
    let Results { scenario, run, summary } = results;
    let ids = scenario.strategies.iter().map(|strategy| strategy.id.as_str());
    let palette = Palette::new(ids, &summary.baseline);
    let mut files = vec![
        File::new("summary.json", json(summary)?.into_bytes()),
        File::new("replications.csv", tables::replications(scenario, run)?),
        File::new("weekly.csv", tables::weekly(scenario, run)?),
        File::new("ledger.csv", tables::ledger(summary)?),
    ];
    let (detail, painter) = (detail(scenario, run), Painter::default());
    for figure in figures::all(&Story { summary, detail: &detail, palette: &palette })? {
        let name = |extension: &str| format!("figures/{}.{extension}", figure.id);
        files.push(File::new(&name("csv"), tables::figure(&figure)?));
        files.push(File::new(&name("png"), painter.png(&figure.svg)?));
        files.push(File::new(&name("svg"), figure.svg.into_bytes()));
    }
    Ok(files)
}
