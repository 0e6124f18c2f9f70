//! In what a folder is not as a run left it.

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// In what a folder is not as a run left it.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum NotKept {
    #[error("no results folder: it has no manifest.json")]
    NoManifest,
    #[error("manifest.json is cut short, or was not written by blendsim")]
    NoneOfOurs,
    #[error("written by blendsim {0}, and this is {VERSION}; run it again, or use blendsim {0}")]
    Version(String),
    #[error("{}; run it again, or restore what the run wrote", shown(.0))]
    Changed(Changes),
    #[error("manifest.json does not list {0}")]
    Unlisted(&'static str),
    #[error("{0} cannot be read: {1}")]
    Unreadable(&'static str, serde_json::Error),
    #[error("summary.json is of run {summary}, manifest.json of {manifest}")]
    TwoRuns { summary: String, manifest: String },
}

/// How a file differs from what was listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Change {
    #[error("is missing")]
    Missing,
    #[error("is cut short ({is} of {was} bytes)")]
    Short { is: usize, was: usize },
    #[error("was changed after the run")]
    Other,
}

/// Names of files with how each differs from what was listed.
pub type Changes = Vec<(String, Change)>;

fn shown(changes: &Changes) -> String {
    changes.iter().map(|(name, change)| format!("{name} {change}")).collect::<Vec<_>>().join("; ")
}
