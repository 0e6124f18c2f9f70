//! What no single key can show: shares that do not add up, people nobody can reach, a world in which nothing happens.

use super::breaks::doubt_breaks;
use super::document::{Node, VALUE_KEYS};
use super::read::Section;
use super::{Levers, Phase, Scenario, Staffing, Strategy, Team};
use crate::dist::Dist;
use crate::policy::{HumanAccess, Routing};

/// Notes a fault if shares do not add to 1.
pub fn close_to_one(root: &Section, node: &Node, name: &str, shares: &[f64]) {
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-6 && !root.reader.has_faulty_share(name) {
        let found = format!("shares that add to {} %", (sum * 1e4).round() / 100.0);
        let ids: Vec<&str> = node.entries().unwrap_or_default().iter().map(|entry| entry.key.as_str()).collect();
        let hint = format!("of {}", ids.join(", "));
        root.reader.fault(&node.place, &format!("{name}.*.share"), &found, "100 % in all", Some(hint));
    }
}

/// Notes names that would turn a section of named things into a value: `low`, `mode`, `to` …
pub fn doubt_names(root: &Section) {
    for section in ["topic", "segment", "team", "strategy"] {
        for entry in root.children(section).iter().filter(|entry| VALUE_KEYS.contains(&entry.key.as_str())) {
            let allowed = format!("any name but {}", VALUE_KEYS.join(", "));
            let path = format!("{section}.{}", entry.key);
            root.reader.fault(&entry.key_place, &path, &format!("the name `{}`", entry.key), &allowed, None);
        }
    }
}

/// Notes a fault if customers come back for certain, and so soon that a world in which nobody helps them would never see
/// the end of a day.
pub fn doubt_return(section: &Section, name: &str, chance: f64, after: &Dist, least: (f64, &str)) {
    if let (true, Some(node)) = (chance >= 1.0 && after.mean_s() < least.0, section.given(name)) {
        let path = section.path_of(name);
        let found = format!("{} with a mean delay of {} s", node.shown(), after.mean_s());
        let allowed = format!("below 100 %, or {name}_after of {} or more", least.1);
        section.reader.fault(&node.place, &path, &found, &allowed, None);
    }
}

/// Doubts the scenario as a whole.
pub fn doubt(scenario: &Scenario, root: &Section) {
    if scenario.topics.is_empty()
        && let Some(node) = root.given("topic")
    {
        root.wrong(node, "topic", "at least one topic");
    }
    if root.reader.has_fault_under(&["routing", "human_access", "team", "topic", "segment", "strategy"]) {
        return;
    }
    for strategy in &scenario.strategies {
        for index in 0..strategy.phases.len() {
            doubt_phase(scenario, strategy, index, root);
            doubt_breaks(scenario, strategy, &strategy.phases[index].levers, root);
        }
    }
    doubt_hours(scenario, root);
}

/// Notes teams that are named to serve topics and never have anybody, in no strategy and at no time.
fn doubt_hours(scenario: &Scenario, root: &Section) {
    for entry in root.children("team") {
        let of_phase = |phase: &Phase| phase.levers.teams.iter().find(|team| team.id == entry.key).cloned();
        let in_phases: Vec<Team> =
            scenario.strategies.iter().flat_map(|strategy| strategy.phases.iter().filter_map(of_phase)).collect();
        let served = entry.node.get("serves");
        let serves = |team: &Team| team.serves.iter().any(Option::is_some);
        if served.is_some() && in_phases.iter().any(serves) && !in_phases.iter().any(|team| has_people(&team.staffing))
        {
            let found = "topics to serve, and no hours: nobody is on duty in any strategy at any time";
            let place = served.map_or(&entry.key_place, |node| &node.place);
            let hint = "give it `on_duty` or `headcount` above 0 in some strategy, or leave the team out".to_owned();
            root.reader.fault(place, &format!("team.{}.serves", entry.key), found, "a team with hours", Some(hint));
        }
    }
}

fn doubt_phase(scenario: &Scenario, strategy: &Strategy, index: usize, root: &Section) {
    let levers = &strategy.phases[index].levers;
    let is_dead = |topic: usize| has_human_route(levers, topic) && !is_ever_served(&strategy.phases[index..], topic);
    let dead: Vec<&str> = (0..scenario.topics.len())
        .filter(|&topic| is_dead(topic))
        .map(|topic| scenario.topics[topic].id.as_str())
        .collect();
    if dead.is_empty() {
        return;
    }
    let node = root.given("strategy").and_then(|node| node.get(&strategy.id));
    let found =
        format!("contacts on {} can be sent to people, but no team that serves them ever has anybody", dead.join(", "));
    let hint = "give a team that serves them a headcount, or close the route: routing.first = \"ai\", human_access.when = \
                \"never\", and no guarded topic or segment";
    let path = format!("strategy.{}", strategy.id);
    let place = node.map_or(&root.place, |node| &node.place);
    root.reader.fault(place, &path, &found, "no route, or somebody at its end", Some(hint.to_owned()));
}

/// Whether a contact on this topic can be sent to people.
fn has_human_route(levers: &Levers, topic: usize) -> bool {
    match &levers.routing {
        Routing::PeopleOnly => true,
        Routing::AiFirst { guarded_topics, guarded_segments } => {
            levers.human_access != HumanAccess::Never
                || guarded_topics.get(topic).copied().unwrap_or(false)
                || guarded_segments.contains(&true)
        }
    }
}

fn has_people(staffing: &Staffing) -> bool {
    match staffing {
        Staffing::Headcount { to, .. } => *to > 0.0,
        Staffing::OnDuty(counts) => counts.iter().any(|count| *count > 0.0),
    }
}

fn is_ever_served(phases: &[Phase], topic: usize) -> bool {
    phases.iter().any(|phase| {
        phase
            .levers
            .teams
            .iter()
            .any(|team| team.serves.get(topic).is_some_and(Option::is_some) && has_people(&team.staffing))
    })
}
