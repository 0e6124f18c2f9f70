//! The results folder: from a run to files, and from files to a disk.
//!
//! Every file but `manifest.json` is a function of the scenario, the design and the version, whose hash is the run's name.

pub mod evidence;
pub mod folder;
mod json;
pub mod manifest;
pub mod run_id;
mod tables;
pub mod theme;

use crate::experiment::{Run, Summary};
use crate::plot::{Palette, PlotError, figures};
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
    Ok(vec![
        File::new("summary.json", json(summary)?.into_bytes()),
        File::new("replications.csv", tables::replications(scenario, run)?),
        File::new("weekly.csv", tables::weekly(scenario, run)?),
        File::new("ledger.csv", tables::ledger(summary)?),
        File::new("figures/cost-satisfaction.svg", figures::cost_satisfaction(summary, &palette)?.into_bytes()),
        File::new("figures/cost-satisfaction.csv", tables::cost_satisfaction(summary)?),
    ])
}
