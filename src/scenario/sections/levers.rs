//! Everything that a strategy decides, read from the merged lever sections of one phase.

use serde::Serialize;

use super::ai::{Ai, ai};
use super::channels::{Channel, channels};
use super::escalation::{ESCALATION, EscalationRule, WaitRelief, escalation, relief};
use super::handoff::{HANDOFF, Handoff, handoff};
use super::human_access::{HUMAN_ACCESS, human_access};
use super::names::Names;
use super::routing::{AMONG_TEAMS, AmongTeams, ROUTING, priorities, routing};
use super::teams::{Team, team};
use crate::policy::{HumanAccess, Routing};
use crate::text::{Key, Node, Reader, Section};

/// Everything a strategy decides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Levers {
    /// The channels; at least one.
    pub channels: Vec<Channel>,
    /// Who answers first.
    pub routing: Routing,
    /// Which of several free teams of the same rank a contact goes to.
    #[serde(skip_serializing_if = "AmongTeams::is_in_order")]
    pub among_teams: AmongTeams,
    /// Priority in line per topic.
    pub topic_priority: Vec<i32>,
    /// Priority in line per segment, which is added to the topic's.
    pub segment_priority: Vec<i32>,
    /// When a customer gets a person.
    pub human_access: HumanAccess,
    /// Whether who asks for one is told the expected wait first, and may go on with the AI instead.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shows_wait: bool,
    /// When the AI gives up.
    pub escalation: EscalationRule,
    /// How it gives up less as the line grows; `None` where it does not look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relief: Option<WaitRelief>,
    /// What a handoff from AI to people is like.
    pub handoff: Handoff,
    /// The AI agent.
    pub ai: Ai,
    /// The teams.
    pub teams: Vec<Team>,
}

/// Reads the levers of one phase from `merged`, a table that holds the lever sections.
pub fn levers(reader: &Reader, merged: &Node, names: &Names) -> Levers {
    let place = merged.place.clone();
    let section = |name: &str, tables: &[&'static [Key]]| Section::open(reader, merged.get(name), &place, name, tables);
    let teams = merged.get("team").and_then(Node::entries).unwrap_or_default();
    if let Some(node) = merged.get("team").filter(|node| node.entries().is_none()) {
        reader.fault(&node.place, "team", &node.shown(), "a table of named teams", None);
    }
    let routing_section = section("routing", &[ROUTING]);
    let access = section("human_access", &[HUMAN_ACCESS]);
    let escalation_section = section("escalation", &[ESCALATION]);
    Levers {
        channels: channels(reader, merged, names),
        routing: routing(&routing_section, names),
        among_teams: routing_section.chosen("among_teams", &AMONG_TEAMS),
        topic_priority: priorities(&routing_section, "topic_priority", &names.topics),
        segment_priority: priorities(&routing_section, "segment_priority", &names.segments),
        human_access: human_access(&access),
        shows_wait: access.flag("shows_wait"),
        escalation: escalation(&escalation_section, names),
        relief: relief(&escalation_section),
        handoff: handoff(&section("handoff", &[HANDOFF])),
        ai: ai(reader, merged, names),
        teams: teams.iter().map(|entry| team(reader, entry, &place, names)).collect(),
    }
}
