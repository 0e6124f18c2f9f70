//! What no single key can show: shares that do not add up, people nobody can reach, a world in which nothing happens.

use super::course::triggers::doubt_unseen;
use super::reach::doubt_reach;
use super::sections::breaks::doubt_breaks;
use super::sections::escalation::doubt_value;
use super::{Levers, Scenario, Strategy, Team};
use crate::text::{Section, VALUE_KEYS};

/// Notes names that would turn a section of named things into a value: `low`, `mode`, `to` …
pub fn doubt_names(root: &Section) {
    for section in ["topic", "segment", "channel", "model", "team", "strategy"] {
        for entry in root.children(section).iter().filter(|entry| VALUE_KEYS.contains(&entry.key.as_str())) {
            let allowed = format!("any name but {}", VALUE_KEYS.join(", "));
            let path = format!("{section}.{}", entry.key);
            root.reader.fault(&entry.key_place, &path, &format!("the name `{}`", entry.key), &allowed, None);
        }
    }
}

/// Doubts the scenario as a whole.
pub fn doubt(scenario: &Scenario, root: &Section) {
    if scenario.topics.is_empty()
        && let Some(node) = root.given("topic")
    {
        root.wrong(node, "topic", "at least one topic");
    }
    if root.reader.has_fault_under(&[
        "routing",
        "human_access",
        "escalation",
        "channel",
        "team",
        "topic",
        "segment",
        "strategy",
    ]) {
        return;
    }
    for strategy in &scenario.strategies {
        doubt_phases(scenario, strategy, root);
        for state in 1..strategy.states().len() {
            doubt_phases(scenario, &strategy.kept_in(state), root);
        }
    }
    doubt_unseen(scenario, root);
    doubt_hours(scenario, root);
}

fn doubt_phases(scenario: &Scenario, strategy: &Strategy, root: &Section) {
    for index in 0..strategy.phases.len() {
        doubt_reach(scenario, strategy, index, root);
        doubt_breaks(scenario, strategy, &strategy.phases[index].levers, root);
        doubt_value(scenario, strategy, &strategy.phases[index].levers, root);
    }
}

/// Notes teams that are named to serve topics and never have anybody, in no strategy and at no time.
fn doubt_hours(scenario: &Scenario, root: &Section) {
    for entry in root.children("team") {
        let of_levers = |levers: &Levers| levers.teams.iter().find(|team| team.id == entry.key).cloned();
        let in_phases: Vec<Team> =
            scenario.strategies.iter().flat_map(|strategy| strategy.all_levers().filter_map(of_levers)).collect();
        let served = entry.node.get("serves");
        let serves = |team: &Team| team.serves.iter().any(Option::is_some);
        if served.is_some() && in_phases.iter().any(serves) && !in_phases.iter().any(Team::has_people) {
            let found = "topics to serve, and no hours: nobody is on duty in any strategy at any time";
            let place = served.map_or(&entry.key_place, |node| &node.place);
            let hint = "give it `on_duty` or `headcount` above 0 in some strategy, or leave the team out".to_owned();
            root.reader.fault(place, &format!("team.{}.serves", entry.key), found, "a team with hours", Some(hint));
        }
    }
}
