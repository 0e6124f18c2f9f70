//! Why a cut, something that must be kept, or a comparison of folders cannot be, as data, with its words.

use crate::books::Unit;
use crate::text::likeliest;
use crate::words::{Language, say};

/// Why it cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum NoCut {
    NoTeam { name: String, known: Vec<String> },
    WhichTeam { known: Vec<String> },
    NobodyToCut { strategy: String, team: Option<String> },
    NobodyToRehire,
    Everybody { team: String },
    Planned { strategy: String, team: String },
    Floor { typed: String, why: Flaw },
    NoStrategyKept { path: String, name: String, known: Vec<String> },
    NothingInCommon { known: [Vec<String>; 2] },
    TwoCurrencies { currencies: [String; 2] },
}

/// Why a floor is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not made of a metric, a sign and a limit.
    Form,
    /// There is no such metric; the one that may be meant.
    NoMetric {
        /// As typed.
        name: String,
        /// The likeliest.
        meant: Option<&'static str>,
    },
    /// The limit is none of the metric's.
    Limit {
        /// The metric.
        metric: &'static str,
        /// The kind of its numbers.
        unit: Unit,
    },
}

impl NoCut {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::NoTeam { name, known } => {
                let meant = meant_of(language, name, known);
                say!(language, "no-team", name = name, known = known.join(", "), meant = meant)
            }
            Self::WhichTeam { known } => say!(language, "which-team", known = known.join(", ")),
            Self::NobodyToCut { strategy, team: None } => say!(language, "nobody-to-cut", strategy = strategy),
            Self::NobodyToCut { strategy, team: Some(team) } => {
                say!(language, "nobody-in-team", strategy = strategy, team = team)
            }
            Self::Planned { strategy, team } => say!(language, "cut-of-planned", strategy = strategy, team = team),
            Self::Everybody { team } => say!(language, "cut-of-everybody", team = team),
            Self::NobodyToRehire => say!(language, "nobody-to-rehire"),
            Self::NoStrategyKept { path, name, known } => {
                let meant = meant_of(language, name, known);
                say!(language, "no-strategy-kept", path = path, name = name, known = known.join(", "), meant = meant)
            }
            Self::NothingInCommon { known: [first, second] } => {
                say!(language, "nothing-in-common", first = first.join(", "), second = second.join(", "))
            }
            Self::TwoCurrencies { currencies: [first, second] } => {
                say!(language, "two-currencies", first = first, second = second)
            }
            Self::Floor { typed, why } => floor(language, typed, why),
        }
    }
}

/// What may have been meant by a name that is not among those that there are.
pub fn meant_of(language: Language, name: &str, known: &[String]) -> String {
    let likely = likeliest(name, known.iter().map(String::as_str));
    likely.map_or_else(String::new, |name| say!(language, "meant-of-these", name = name))
}

/// Why something that must be kept is nothing of the kind.
fn floor(language: Language, typed: &str, why: &Flaw) -> String {
    match why {
        Flaw::Form => say!(language, "floor-form", typed = typed),
        Flaw::NoMetric { name, meant } => {
            let meant = meant.map_or_else(String::new, |name| say!(language, "meant-of-these", name = name));
            say!(language, "floor-metric", typed = typed, name = name, meant = meant)
        }
        Flaw::Limit { metric, unit } => {
            let unit = match unit {
                Unit::Share | Unit::Rate => "share",
                Unit::Seconds => "seconds",
                Unit::Money => "money",
                Unit::Number => "number",
            };
            say!(language, "floor-limit", typed = typed, metric = *metric, unit = unit)
        }
    }
}
