//! `[routing]`: who answers first, and who is served first.

use serde::Serialize;

use super::names::Names;
use crate::policy::Routing;
use crate::text::{Choice, Kind, Section, choice, keys};

/// Who answers first.
#[derive(Clone, Copy, Debug)]
pub enum First {
    People,
    Ai,
}

pub static FIRST: Choice<First, 2> = choice([("people", First::People), ("ai", First::Ai)]);

/// Which of several teams of the same rank a contact goes to, if each has somebody free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmongTeams {
    /// The first of the file.
    #[default]
    InOrder,
    /// That of the agent who has been idle the longest.
    LongestIdle,
    /// Any, each as likely.
    Uniform,
}

impl AmongTeams {
    /// Whether it is the first of the file.
    pub fn is_in_order(&self) -> bool {
        *self == Self::InOrder
    }
}

pub static AMONG_TEAMS: Choice<AmongTeams, 3> = choice([
    ("in-order", AmongTeams::InOrder),
    ("longest-idle", AmongTeams::LongestIdle),
    ("uniform", AmongTeams::Uniform),
]);

const PRIORITIES: Kind = Kind::CountsByName(-1000.0, 1000.0);

keys! {
/// `[routing]`
pub ROUTING {
    first: FIRST.kind(), "people", "who answers first";
    optional guarded_topics: Kind::Names, "topics that go straight to people";
    optional guarded_segments: Kind::Names, "segments that go straight to people";
    among_teams: AMONG_TEAMS.kind(), "in-order", "assumption",
        "to which of several free teams of the same rank a contact goes: the first of the file, that of the agent who has been idle \
         the longest, or any";
    optional topic_priority: PRIORITIES,
        "priority of topics in line, { hard = 1 }: greater is served first; 0 if left out";
    optional segment_priority: PRIORITIES, "the same of segments; the two add up";
}}

pub fn routing(section: &Section, names: &Names) -> Routing {
    let mark = |key: &str, known: &[String]| {
        let chosen = section.names(key, known).unwrap_or_default();
        (0..known.len().max(1)).map(|index| chosen.contains(&index)).collect()
    };
    let guarded_topics = mark("guarded_topics", &names.topics);
    let guarded_segments = mark("guarded_segments", &names.segments);
    match section.chosen("first", &FIRST) {
        First::People => Routing::PeopleOnly,
        First::Ai => Routing::AiFirst { guarded_topics, guarded_segments },
    }
}

/// Priorities by name; where nobody is named there is one kind of customer, of priority 0.
pub fn priorities(section: &Section, key: &str, known: &[String]) -> Vec<i32> {
    let mut priorities: Vec<i32> =
        section.by_name(key, known).into_iter().map(|priority| priority.unwrap_or(0.0) as i32).collect();
    priorities.resize(known.len().max(1), 0);
    priorities
}
