//! The rows of a table of keys: what may stand at a key, its default, where that comes from and what it means.
//!
//! Reader, fault texts, suggestions and references are all made from such a table.

use serde::{Deserialize, Serialize};

/// What may stand at a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A share or probability between the two bounds: "35 %" or 0.35.
    Share(f64, f64),
    /// A plain number between the two bounds.
    Number(f64, f64),
    /// A whole number between the two bounds.
    Count(f64, f64),
    /// A duration between two bounds in seconds: "11 min".
    Duration(f64, f64),
    /// An amount in the reader's currency: 18, "$18".
    Money(f64, f64),
    /// Any text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number, or a share such as "−18 %".
    Level,
    /// A distribution of a duration with at least this mean in seconds: `{ dist = "lognormal", mean = "11 min", cv = 1.2 }`.
    /// Single durations may be 0, none is endless.
    Dist(f64),
    /// The same, or `{ dist = "never" }`.
    DistOrNever(f64),
    /// A calendar date, 2024-02-01.
    Date,
    /// A calendar length: "24 months", "10 weeks", "30 days".
    Length,
    /// True or false.
    Flag,
    /// A list of names.
    Names,
    /// A list of numbers, or one.
    Numbers(f64, f64),
    /// A table of dates with a list of numbers each: `2024-02-01 = [1, 2, 3]`.
    NumbersByDate(f64, f64),
    /// A share, or a table with one for each of these.
    SharePer(&'static str),
    /// The same of shares that are neither nothing nor everything.
    InnerSharePer(&'static str),
    /// A whole number between the two bounds, or a table with one for some of these.
    CountPer(&'static str, f64, f64),
    /// A number between the two bounds, or a table with one for some of these.
    NumberPer(&'static str, f64, f64),
    /// A table of whole numbers between the two bounds, by name.
    CountsByName(f64, f64),
    /// A table of shares by name.
    SharesByName,
    /// A table of lists of names, by name.
    NamesByName,
    /// Hours of the week: "Mon-Fri 08:00-21:00", or a list of such texts.
    Hours,
    /// A date, or a list of dates, of which one without a year, "12-25", is meant in each.
    Dates,
    /// A section, or a table of named sections.
    Section,
}

impl Kind {
    /// What its numbers count.
    pub fn quantity(self) -> Quantity {
        match self {
            Self::Share(..) | Self::SharePer(_) | Self::InnerSharePer(_) | Self::SharesByName => Quantity::Share,
            Self::Duration(..) | Self::Dist(_) | Self::DistOrNever(_) => Quantity::Seconds,
            Self::Money(..) => Quantity::Money,
            _ => Quantity::Number,
        }
    }
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As typed.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// As typed; `None`: the key is required. An empty text means "nothing".
    pub default: Option<&'static str>,
    /// Why the default is what it is.
    pub source: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// A key with a default, and where that comes from.
pub const fn key(
    name: &'static str,
    kind: Kind,
    default: Option<&'static str>,
    source: &'static str,
    meaning: &'static str,
) -> Key {
    Key { name, kind, default, source, meaning }
}

/// A key with a default that nobody doubts.
pub const fn usual(name: &'static str, kind: Kind, default: &'static str, meaning: &'static str) -> Key {
    key(name, kind, Some(default), "", meaning)
}

/// A key that may be left out.
pub const fn optional(name: &'static str, kind: Kind, meaning: &'static str) -> Key {
    usual(name, kind, "", meaning)
}

/// A key that must be given.
pub const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Key {
    key(name, kind, None, "", meaning)
}

/// A table of keys as it is written, a row a key: `name: kind, default, source, meaning;` without the source where nobody doubts
/// the default; `optional name: kind, meaning;` and `required name: kind, meaning;` without either.
macro_rules! keys {
    ($(#[$doc:meta])* $seen:vis $table:ident { $($($word:ident)+: $kind:expr, $($text:expr),+;)+ }) => {
        $(#[$doc])*
        $seen const $table: &[$crate::text::Key] = &[$(keys!(@ $($word)+, $kind, $($text),+)),+];
    };
    (@ required $name:ident, $kind:expr, $meaning:expr) => {
        $crate::text::required(stringify!($name), $kind, $meaning)
    };
    (@ optional $name:ident, $kind:expr, $meaning:expr) => {
        $crate::text::optional(stringify!($name), $kind, $meaning)
    };
    (@ $name:ident, $kind:expr, $default:expr, $meaning:expr) => {
        $crate::text::usual(stringify!($name), $kind, $default, $meaning)
    };
    (@ $name:ident, $kind:expr, $default:expr, $source:expr, $meaning:expr) => {
        $crate::text::key(stringify!($name), $kind, Some($default), $source, $meaning)
    };
}

pub(crate) use keys;

/// The keys of a number with its range.
pub const UNCERTAIN: [&str; 10] =
    ["low", "mode", "high", "source", "note", "shape", "ends", "seen", "prior", "independent"];

/// Keys of what an uncertain number is taken for before it is held against what was published.
pub const PRIOR: [&str; 5] = ["low", "mode", "high", "shape", "ends"];

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    /// A share, 0 to 1.
    Share,
    /// A plain number.
    Number,
    /// Seconds.
    Seconds,
    /// Money in the reader's currency.
    Money,
}
