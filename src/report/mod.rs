//! From a run to files, which `desk` puts into a folder with the manifest.
//!
//! Every one of them is a function of the scenario, the design and the version, whose hash is the run's name.

pub mod columns;
pub mod evidence;
pub mod facts;
mod json;
pub mod life;
pub mod page;
pub mod posterior;
pub mod schema;
pub mod sweep;
mod tables;
pub mod theme;
pub mod validation;
pub mod what_if;

use crate::escape;
use crate::findings::Summary;
#[cfg(feature = "png")]
use crate::plot::Painter;
use crate::plot::figures::{self, Figure, Story};
use crate::plot::{Palette, PlotError};
use crate::scenario::Scenario;
use crate::study::{Draws, Run};
use crate::words::{self, Language, Told, say};
use facts::Facts;
use page::Telling;
use theme::Theme;

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
    /// A file of the folder.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes }
    }
}

/// Why results could not be put into files.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
pub enum ReportError {
    /// A figure failed.
    #[error(transparent)]
    Plot(#[from] PlotError),
    /// A table failed.
    Csv(#[from] csv::Error),
    /// A JSON document failed.
    Json(#[from] serde_json::Error),
}

impl ReportError {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Plot(error) => error.told(language),
            Self::Csv(error) => say!(language, "no-table", why = error.to_string()),
            Self::Json(error) => say!(language, "no-json", why = error.to_string()),
        }
    }
}

/// Name of the summary in the folder.
pub const SUMMARY: &str = "summary.json";

/// Which files are wanted of a run beside its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// Figures, report and answer; they can be made later from the data alone.
    pub told: bool,
    /// Every replication week by week.
    pub weeks: bool,
}

impl Default for Kinds {
    fn default() -> Self {
        Self { told: true, weeks: false }
    }
}

/// Every file but the manifest.
///
/// # Errors
/// What the writers of figures, tables and JSON say.
pub fn files(results: &Results, theme: &Theme, kinds: Kinds) -> Result<Vec<File>, ReportError> {
    let Results { scenario, run, summary } = results;
    let facts = Facts::new(results);
    let mut files = vec![
        File::new(SUMMARY, json(summary)?.into_bytes()),
        File::new(facts::NAME, serde_json::to_vec(&facts)?),
        File::new("replications.csv", tables::replications(scenario, run)?),
        File::new("weekly.csv", tables::weekly(scenario, run)?),
        File::new("intraday.csv", tables::intraday(scenario, run)?),
        File::new("ledger.csv", tables::ledger(summary)?),
        File::new("metrics.csv", tables::metrics()?),
    ];
    if kinds.weeks {
        files.push(File::new("weeks.csv", tables::weeks(scenario, run)?));
    }
    if summary.strategies.iter().any(|strategy| !strategy.models.is_empty()) {
        files.push(File::new("models.csv", tables::models(summary)?));
    }
    if let Some(flips) = &summary.flips {
        files.push(File::new("flips.csv", tables::flips(flips)?));
    }
    if kinds.told {
        files.extend(told(summary, &facts, theme)?);
    }
    Ok(files)
}

/// The worlds that were drawn, as a table of this name: a row a world and strategy, with the value of each input before the metrics.
///
/// # Errors
/// What the writer of tables says.
pub fn drawn(name: &str, drawn: &Draws, summary: &Summary) -> Result<File, ReportError> {
    let strategies: Vec<String> = summary.strategies.iter().map(|strategy| strategy.id.clone()).collect();
    Ok(File::new(name, tables::draws(drawn, &strategies)?))
}

/// Paragraphs under a title, as a Markdown page of this name.
fn markdown(title: &str, paragraphs: impl IntoIterator<Item = String>) -> File {
    let paragraphs: Vec<String> = paragraphs.into_iter().map(|paragraph| escape::markdown(&paragraph)).collect();
    let page = format!("# {}\n\n{}\n", escape::markdown(title), paragraphs.join("\n\n"));
    File::new("answer.md", page.into_bytes())
}

/// The answer in sentences.
fn answer(told: &Told) -> File {
    let said = words::answer(told);
    let lines = said.iter().flat_map(|part| part.lines()).filter(|line| !line.is_empty());
    markdown(&told.title, lines.map(str::to_owned).collect::<Vec<_>>())
}

/// The numbers and the drawings of figures.
fn drawings(figures: &[Figure]) -> Result<Vec<File>, ReportError> {
    #[cfg(feature = "png")]
    let painter = Painter::default();
    let mut files = Vec::new();
    for figure in figures {
        let name = |extension: &str| format!("figures/{}.{extension}", figure.id);
        files.push(File::new(&name("csv"), tables::figure(figure)?));
        #[cfg(feature = "png")]
        files.push(File::new(&name("png"), painter.png(&figure.svg)?));
        files.push(File::new(&name("svg"), figure.svg.clone().into_bytes()));
    }
    Ok(files)
}

/// What is drawn and written for people: it can be made again from summary and facts alone.
///
/// # Errors
/// What the writers of figures say.
pub fn told(summary: &Summary, facts: &Facts, theme: &Theme) -> Result<Vec<File>, ReportError> {
    let told = &Told { summary, language: theme.language };
    let ids = facts.strategies.iter().map(String::as_str);
    let palette = Palette::new(ids, &summary.baseline).recoloured(theme.colours());
    let figures = figures::all(&Story { told, detail: &facts.detail, palette: &palette })?;
    let mut files = drawings(&figures)?;
    let telling = Telling { told, facts, figures: &figures, palette: &palette, theme };
    files.push(File::new(page::NAME, page::html(&telling).into_bytes()));
    files.push(answer(told));
    Ok(files)
}
