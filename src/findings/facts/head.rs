//! What was run: the head of every document.

use serde::Serialize;

use super::Word;
use crate::scenario::Waits;

/// What was run, and how.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Name of the scenario.
    pub scenario: String,
    /// One line for people.
    pub title: String,
    /// ISO code of the currency.
    pub currency: String,
    /// Name of the run, a hash of everything that its results depend on.
    pub run_id: String,
    /// Version of the program.
    pub version: Word,
    /// Seed of all luck.
    pub seed: u64,
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits came about.
    pub waits: Waits,
    /// Numbers of the replications.
    pub replications: Vec<u32>,
    /// `path=value` texts laid on the scenario.
    pub overrides: Vec<String>,
    /// The fit under which it was run.
    pub fit: Option<String>,
}

impl Head {
    /// The k of the scale of the lines, which is what a scale does to differences.
    pub fn scale_of_lines(&self) -> u32 {
        self.waits.scale_of_lines(self.scale)
    }
}
