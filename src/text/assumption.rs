//! A number with its range and its source.

use serde::{Deserialize, Serialize};

use super::key::Quantity;

/// A number of a text with its range and its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Where it stands, "a.b.c".
    pub path: String,
    /// What its numbers count.
    pub quantity: Quantity,
    /// Lower end, if uncertain.
    pub low: Option<f64>,
    /// The value in use.
    pub mode: f64,
    /// Upper end, if uncertain.
    pub high: Option<f64>,
    /// Where it comes from; "assumption" if from nowhere.
    pub source: String,
    /// A remark.
    pub note: String,
}

/// An end of an uncertain number's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RangeEnd {
    /// The lower one.
    Low,
    /// The upper one.
    High,
}
