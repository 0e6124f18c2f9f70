//! What an operation sees of itself, and when a figure of it calls for a change.

use serde::Serialize;

/// What a level of a measure is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A share, "70 %".
    Share,
    /// A duration, "2 min".
    Duration,
}

/// What an operation can observe of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Satisfied survey answers ÷ survey answers.
    CsatObserved,
    /// The same after AI contacts.
    CsatObservedAi,
    /// The same after human contacts.
    CsatObservedPeople,
    /// Answered within the threshold ÷ (offered − abandoned within it).
    ServiceLevel,
    /// Mean wait of the answered.
    Wait,
    /// Abandoned ÷ offered.
    Abandonment,
    /// Time with a chat ÷ time on duty.
    Occupancy,
    /// Contacts that end in the AI tier ÷ contacts.
    AiShare,
    /// Handed to people ÷ AI contacts.
    Escalation,
    /// Contained without visible give-up ÷ AI contacts.
    ReportedResolution,
    /// The same, less those taken back by a recontact within the window.
    ReportedResolutionWindow,
    /// Contacts after an issue's first ÷ contacts.
    RecontactShare,
    /// Complaints that come in ÷ issues opened.
    ComplaintsReceived,
}

/// A row of the table of measures.
struct Row {
    measure: Measure,
    id: &'static str,
    label: &'static str,
    level: Level,
    /// Whether it is looked at every day, as queues are, or every week.
    is_daily: bool,
}

const fn row(measure: Measure, id: &'static str, label: &'static str, level: Level, is_daily: bool) -> Row {
    Row { measure, id, label, level, is_daily }
}

/// All measures, in the order of [`Measure`].
const MEASURES: [Row; 13] = [
    row(Measure::CsatObserved, "csat_observed", "observed CSAT", Level::Share, false),
    row(Measure::CsatObservedAi, "csat_observed_ai", "observed CSAT of AI contacts", Level::Share, false),
    row(Measure::CsatObservedPeople, "csat_observed_people", "observed CSAT of human contacts", Level::Share, false),
    row(Measure::ServiceLevel, "service_level", "service level", Level::Share, true),
    row(Measure::Wait, "wait", "mean wait", Level::Duration, true),
    row(Measure::Abandonment, "abandonment", "abandoned share", Level::Share, true),
    row(Measure::Occupancy, "occupancy", "occupancy", Level::Share, true),
    row(Measure::AiShare, "ai_share", "share ended by the AI", Level::Share, false),
    row(Measure::Escalation, "escalation", "escalated share", Level::Share, false),
    row(Measure::ReportedResolution, "reported_resolution", "reported AI resolution", Level::Share, false),
    row(
        Measure::ReportedResolutionWindow,
        "reported_resolution_window",
        "reported AI resolution, recontacts taken back",
        Level::Share,
        false,
    ),
    row(Measure::RecontactShare, "recontact_share", "share of recontacts", Level::Share, false),
    row(Measure::ComplaintsReceived, "complaints_received", "complaints received", Level::Share, false),
];

impl Measure {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        MEASURES.iter().map(|row| row.measure)
    }

    fn row(self) -> &'static Row {
        &MEASURES[self as usize]
    }

    /// Short name in files.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// Name for people.
    pub fn label(self) -> &'static str {
        self.row().label
    }

    /// What its levels are written in.
    pub fn level(self) -> Level {
        self.row().level
    }

    /// Whether it is looked at every day, as queues are, or every week.
    pub fn is_daily(self) -> bool {
        self.row().is_daily
    }

    /// Whether it can be told apart by customer: agents are shared by all.
    pub fn is_of_customers(self) -> bool {
        self != Self::Occupancy
    }

    /// The measure of this short name.
    pub fn named(id: &str) -> Option<Self> {
        Self::all().find(|measure| measure.id() == id)
    }
}

/// A limit that calls for a change when it is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Limit {
    /// The measure lies below.
    Below(f64),
    /// The measure lies above.
    Above(f64),
}

impl Limit {
    /// Whether a value lies beyond; nothing that is undefined does.
    pub fn is_crossed(self, value: Option<f64>) -> bool {
        value.is_some_and(|value| match self {
            Self::Below(level) => value < level,
            Self::Above(level) => value > level,
        })
    }
}

/// Whether what a pilot has shown lets it through: a value that is known and lies within both ends.
pub fn passes(value: Option<f64>, least: Option<f64>, most: Option<f64>) -> bool {
    value.is_some_and(|value| least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_measure_in_their_order() {
        for (place, row) in MEASURES.iter().enumerate() {
            assert_eq!(row.measure as usize, place);
            assert_eq!(Measure::named(row.id), Some(row.measure));
        }
        assert_eq!(Measure::named("satisfaction"), None, "the truth is no measure");
    }

    #[test]
    fn nothing_that_is_undefined_crosses_a_limit_or_passes_a_gate() {
        assert!(Limit::Below(0.7).is_crossed(Some(0.69)) && !Limit::Below(0.7).is_crossed(Some(0.7)));
        assert!(Limit::Above(0.7).is_crossed(Some(0.71)) && !Limit::Above(0.7).is_crossed(None));
        assert!(!Limit::Below(0.7).is_crossed(None));
        assert!(passes(Some(-0.01), Some(-0.02), None) && !passes(Some(-0.03), Some(-0.02), None));
        assert!(!passes(Some(0.5), None, Some(0.4)) && !passes(None, Some(-1.0), Some(1.0)));
    }
}
