//! A number with its range and its source.

use serde::{Deserialize, Serialize};

use super::key::Quantity;
use super::spread::{Seen, Shape, Spread};

/// A number of a text with its range and its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Where it stands, "a.b.c".
    pub path: String,
    /// What its numbers count.
    pub quantity: Quantity,
    /// Lower end, if uncertain.
    pub low: Option<f64>,
    /// The likeliest value, which is in use unless another is meant.
    pub mode: f64,
    /// Upper end, if uncertain.
    pub high: Option<f64>,
    /// Where it comes from; "assumption" if from nowhere.
    pub source: String,
    /// A remark.
    pub note: String,
    /// How it is spread over its range.
    #[serde(flatten)]
    pub spread: Spread,
    /// What it is taken for before it is held against what was published, where its range was typed around that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior: Option<Prior>,
    /// The value in use: the mode unless another is meant.
    #[serde(skip)]
    pub used: f64,
}

/// A range that knows nothing of what is held against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// Lower end.
    pub low: f64,
    /// The likeliest value.
    pub mode: f64,
    /// Upper end.
    pub high: f64,
    /// How it is spread between them.
    #[serde(flatten)]
    pub spread: Spread,
}

impl Assumption {
    /// Whether it has a range in which more than one value lies.
    pub fn is_uncertain(&self) -> bool {
        self.low.is_some() && self.low != self.high
    }

    /// Whether it is drawn where worlds are.
    pub fn is_drawn(&self) -> bool {
        self.is_uncertain() && self.spread.seen == Seen::Never
    }
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

/// Which of the values of an uncertain number is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meant {
    /// Its mode.
    Mode,
    /// An end of its range.
    End(RangeEnd),
    /// The value that it stays below with this probability.
    Quantile(f64),
    /// The value that it would stay below with this probability if it lay alike everywhere between its ends.
    Evenly(f64),
}

impl Meant {
    /// That value of a number with this mode and, if it is uncertain, these ends, spread so between them.
    pub fn of(self, low: Option<f64>, mode: f64, high: Option<f64>, spread: Spread) -> f64 {
        // Ends that are none are a fault of their own.
        let ends = low.zip(high).filter(|(low, high)| *low <= mode && mode <= *high);
        match (self, ends) {
            (Self::End(RangeEnd::Low), Some((low, _))) => low,
            (Self::End(RangeEnd::High), Some((_, high))) => high,
            (Self::Quantile(p), Some((low, high))) if low < high && spread.seen == Seen::Never => {
                spread.quantile(p, (low, mode, high))
            }
            (Self::Evenly(p), Some(_)) => {
                Self::Quantile(p).of(low, mode, high, Spread { shape: Shape::Uniform, ..spread })
            }
            (_, _) => mode,
        }
    }
}
