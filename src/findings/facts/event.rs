//! What happens to a strategy on a date.

use serde::{Deserialize, Serialize};

/// A lever of a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lever {
    /// Who takes a contact first.
    Routing,
    /// Who may have a person.
    Access,
    /// When the AI hands over.
    Escalation,
    /// How it does.
    Handoff,
    /// The AI itself.
    Ai,
    /// The teams.
    Staff,
    /// The channels, and who comes first in line.
    Lines,
}

/// What happens on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// Levers are set.
    Set {
        /// Which ones.
        levers: Vec<Lever>,
    },
    /// Levers begin to move, week by week.
    Ramp {
        /// Which ones.
        levers: Vec<Lever>,
    },
    /// A pilot begins.
    Pilot,
    /// A pilot is decided.
    Gate,
    /// The AI is out.
    Outage {
        /// Which model, where there are several.
        model: Option<String>,
    },
    /// The AI is updated.
    Update {
        /// Name of the update.
        update: String,
        /// Which model, where there are several.
        model: Option<String>,
    },
}

impl Event {
    /// Whether it sets nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Set { levers } | Self::Ramp { levers } if levers.is_empty())
    }
}

impl Lever {
    /// Its name, by which a message chooses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Routing => "routing",
            Self::Access => "access",
            Self::Escalation => "escalation",
            Self::Handoff => "handoff",
            Self::Ai => "ai",
            Self::Staff => "staff",
            Self::Lines => "lines",
        }
    }
}
