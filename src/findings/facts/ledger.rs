//! Lines of the ledger as they are told, and words that the program itself has.

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use crate::books::{LINES, Line};
use crate::stat::estimate::Estimate;

/// A word that the program itself has: its version, the name of a metric or of a line of the ledger.
pub type Word = &'static str;

/// Version of the program.
pub const VERSION: Word = env!("CARGO_PKG_VERSION");

/// A line of the ledger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Name in files.
    #[serde(deserialize_with = "known_word")]
    pub id: Word,
    /// Name for people.
    #[serde(deserialize_with = "known_word")]
    pub label: Word,
    /// Service, failure or customer.
    #[serde(deserialize_with = "known_word")]
    pub subtotal: Word,
    /// Whether it falls due once, and not as time or work passes.
    pub is_due_once: bool,
    /// Amount of the horizon at scale 1:1.
    pub total: Estimate,
    /// The same per year.
    pub amount: Estimate,
    /// That less the baseline's, paired.
    pub difference: Option<Estimate>,
}

impl LedgerLine {
    /// A line with its amount per year of so many years.
    pub fn new(line: &Line, amount: Estimate, years: f64, difference: Option<Estimate>) -> Self {
        Self {
            id: line.id,
            label: line.label,
            subtotal: line.subtotal.id(),
            is_due_once: line.is_due_once,
            total: amount.times(years),
            amount,
            difference,
        }
    }
}

/// Reads a word of the summary.
pub fn known_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    let of_ledger = LINES.iter().flat_map(|line| [line.id, line.label, line.subtotal.id()]);
    word_among(deserializer, of_ledger.chain([VERSION]))
}

/// Reads a word that this version of the program has; another version's words are faults.
pub fn word_among<'de, D: Deserializer<'de>>(
    deserializer: D,
    mut words: impl Iterator<Item = Word>,
) -> Result<Word, D::Error> {
    let text = String::deserialize(deserializer)?;
    words.find(|word| *word == text).ok_or_else(|| D::Error::custom(format!("this version does not know `{text}`")))
}
