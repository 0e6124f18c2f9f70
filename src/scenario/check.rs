//! What no single key can show: shares that do not add up, people nobody can reach, a world in which nothing happens.

use super::access::doubt_value;
use super::breaks::doubt_breaks;
use super::reach::doubt_reach;
use super::triggers::doubt_unseen;
use super::{Levers, Scenario, Strategy, Team};
use crate::dist::Dist;
use crate::text::{Node, Reader, Section, VALUE_KEYS};
use crate::unit::{DAY, human_duration};

/// Notes a fault if shares do not add to 1.
pub fn close_to_one(reader: &Reader, node: &Node, name: &str, shares: &[f64]) {
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-6 && !reader.has_faulty_share(name) {
        let percent = |share: f64| (share * 1e11).round() / 1e9;
        let apart = format!("{} points {}", percent((sum - 1.0).abs()), if sum < 1.0 { "less" } else { "more" });
        let found = format!("shares that add to {} %, {apart} than 100 %", percent(sum));
        let ids: Vec<&str> = node.entries().unwrap_or_default().iter().map(|entry| entry.key.as_str()).collect();
        let hint = format!("of {}", ids.join(", "));
        reader.fault(&node.place, &format!("{name}.*.share"), &found, "100 % in all", Some(hint));
    }
}

/// Shares of which one was moved: the others share the rest in proportion.
pub fn balance<'a>(reader: &Reader, section: &str, shares: impl Iterator<Item = (&'a str, &'a mut f64)>) {
    let (moved, others): (Vec<_>, Vec<_>) =
        shares.partition(|(id, _)| reader.end_of(&format!("{section}.{id}.share")).is_some());
    let [(_, moved)] = &moved[..] else { return };
    let rest: f64 = others.iter().map(|(_, share)| **share).sum();
    // Where the others have nothing to be in proportion to, they share the rest alike.
    let alike = (1.0 - **moved) / others.len().max(1) as f64;
    for (_, share) in others {
        *share = if rest > 0.0 { *share * (1.0 - **moved) / rest } else { alike };
    }
}

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

/// Most contacts in a day of an issue that nobody helps with, where customers do not come back for certain: one a minute.
const MOST_CONTACTS_A_DAY: f64 = 1440.0;

/// Notes a fault if customers come back so surely and so soon that a world in which nobody helps them would hardly see the end
/// of a day. What was typed is blamed, the chance or the delay, whichever a section does not inherit.
///
/// Formula: contacts a day = the lesser of `1 / (1 − chance)` and `1 day / mean delay`; where customers come back for certain, the
/// mean delay must be the least that is given.
pub fn doubt_return(section: &Section, name: &str, chance: f64, after: &Dist, least: (f64, &str)) {
    let after_name = format!("{name}_after");
    let Some((typed, node)) = [name, &after_name].into_iter().find_map(|key| Some((key, section.given(key)?))) else {
        return;
    };
    let mean_s = after.mean_s();
    let a_day = (1.0 / (1.0 - chance)).min(DAY / mean_s);
    let delay = format!("a mean delay of {}", human_duration(mean_s));
    if chance >= 1.0 && mean_s < least.0 {
        let found = if typed == name { format!("{} with {delay}", node.shown()) } else { format!("{delay}, at 100 %") };
        let allowed = format!("below 100 %, or {after_name} of {} or more", least.1);
        section.reader.fault(&node.place, &section.path_of(typed), &found, &allowed, None);
    } else if chance < 1.0 && a_day > MOST_CONTACTS_A_DAY {
        let percent = (chance * 1e10).round() / 1e8;
        let found = format!("{percent} % with {delay}: {} contacts a day of whom nobody helps", a_day.round());
        let allowed = format!("a lower chance, or a longer {after_name}: at most {MOST_CONTACTS_A_DAY} contacts a day");
        section.reader.fault(&node.place, &section.path_of(typed), &found, &allowed, None);
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
