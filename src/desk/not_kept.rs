//! In what a folder is not as a run left it.

use crate::words::{Language, say};

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// In what a folder is not as a run left it.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum NotKept {
    NoManifest,
    NoneOfOurs,
    Version(String),
    Changed(Changes),
    Unlisted(&'static str),
    Unreadable(&'static str, serde_json::Error),
    TwoRuns { summary: String, manifest: String },
}

impl NotKept {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::NoManifest => say!(language, "no-manifest"),
            Self::NoneOfOurs => say!(language, "none-of-ours"),
            Self::Version(version) => say!(language, "other-version", version = version, own = VERSION),
            Self::Changed(changes) => {
                let changes: Vec<String> = changes.iter().map(|(file, change)| change.told(language, file)).collect();
                say!(language, "changed", changes = changes.join("; "))
            }
            Self::Unlisted(file) => say!(language, "unlisted", file = *file),
            Self::Unreadable(file, why) => say!(language, "unreadable", file = *file, why = why.to_string()),
            Self::TwoRuns { summary, manifest } => say!(language, "two-runs", summary = summary, manifest = manifest),
        }
    }
}

/// How a file differs from what was listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is not there.
    Missing,
    /// It is cut short.
    Short {
        /// Bytes that are there.
        is: usize,
        /// Bytes that were listed.
        was: usize,
    },
    /// It holds something else.
    Other,
}

impl Change {
    fn told(self, language: Language, file: &str) -> String {
        match self {
            Self::Missing => say!(language, "changed-missing", file = file),
            Self::Short { is, was } => say!(language, "changed-short", file = file, is = is, was = was),
            Self::Other => say!(language, "changed-other", file = file),
        }
    }
}

/// Names of files with how each differs from what was listed.
pub type Changes = Vec<(String, Change)>;
