//! Whether contacts that can be sent to people ever find any.

use super::{Levers, Phase, Scenario, Staffing, Strategy, Team};
use crate::policy::{HumanAccess, Routing};
use crate::text::Section;

/// Notes topics and channels of a phase whose contacts can be sent to people, but find nobody there, now or later.
pub fn doubt_reach(scenario: &Scenario, strategy: &Strategy, index: usize, root: &Section) {
    let phases = &strategy.phases[index..];
    let levers = &phases[0].levers;
    let used = used_channels(levers);
    let routed: Vec<usize> = (0..scenario.topics.len()).filter(|&topic| has_human_route(levers, topic)).collect();
    let dead: Vec<String> = routed.iter().filter_map(|&topic| dead_end(scenario, phases, topic, &used)).collect();
    if !dead.is_empty() {
        let dead = dead.join(", ");
        let found = format!("contacts on {dead} can be sent to people, but no team that serves them ever has anybody");
        let hint = "give a team that serves them a headcount, or close the route: routing.first = \"ai\", human_access.when = \
                    \"never\", and no guarded topic or segment";
        fault(root, strategy, &found, "no route, or somebody at its end", hint);
    } else if !routed.is_empty() {
        let opens = |channel: usize| phases.iter().any(|phase| opens_to_somebody(scenario, &phase.levers, channel));
        for channel in used.into_iter().filter(|&channel| !opens(channel)) {
            let id = &levers.channels[channel].id;
            let found = format!("channel {id} is never open while a team that serves it has anybody");
            let hint = "see its `open`, the teams' `on_duty`, and demand.hours, over which a headcount is spread";
            fault(root, strategy, &found, "hours in which somebody is on duty", hint);
        }
    }
}

/// The name of a topic that nobody serves on some of the channels in use, and of these if there are others.
fn dead_end(scenario: &Scenario, phases: &[Phase], topic: usize, used: &[usize]) -> Option<String> {
    let is_dead = |channel: &&usize| !is_ever_served(phases, topic, **channel);
    let channels = &phases[0].levers.channels;
    let dead: Vec<&str> = used.iter().filter(is_dead).map(|&channel| channels[channel].id.as_str()).collect();
    let id = &scenario.topics[topic].id;
    match dead.len() {
        0 => None,
        n if n == used.len() => Some(id.clone()),
        _ => Some(format!("{id} by {}", dead.join(" and "))),
    }
}

fn fault(root: &Section, strategy: &Strategy, found: &str, allowed: &str, hint: &str) {
    let node = root.given("strategy").and_then(|node| node.get(&strategy.id));
    let place = node.map_or(&root.place, |node| &node.place);
    root.reader.fault(place, &format!("strategy.{}", strategy.id), found, allowed, Some(hint.to_owned()));
}

/// The channels by which anybody comes: at first, or when trying again, maybe more than once.
fn used_channels(levers: &Levers) -> Vec<usize> {
    let mut used: Vec<bool> = levers.channels.iter().map(|channel| channel.share > 0.0).collect();
    for _ in 1..levers.channels.len() {
        for (from, channel) in levers.channels.iter().enumerate() {
            for to in 0..used.len() {
                used[to] |= used[from] && channel.retry_on[to] > 0.0;
            }
        }
    }
    (0..used.len()).filter(|&channel| used[channel]).collect()
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

fn is_ever_served(phases: &[Phase], topic: usize, channel: usize) -> bool {
    let serves = |team: &Team| team.serves.get(topic).is_some_and(Option::is_some) && team.channels[channel];
    phases.iter().any(|phase| phase.levers.teams.iter().any(|team| serves(team) && team.has_people()))
}

/// Whether in some interval of the week the channel is open and a team that serves it has anybody on duty.
fn opens_to_somebody(scenario: &Scenario, levers: &Levers, channel: usize) -> bool {
    let Some(hours) = &levers.channels[channel].open else { return true };
    let (week, interval_s) = (&scenario.demand.week, scenario.demand.interval_s);
    let is_there = |team: &Team, interval: usize| match &team.staffing {
        Staffing::Headcount { to, .. } => *to > 0.0 && week[interval] > 0.0,
        Staffing::OnDuty(counts) => counts[interval % counts.len()] > 0.0,
    };
    (0..week.len()).any(|interval| {
        let from_s = interval as f64 * interval_s;
        hours.touch(from_s, from_s + interval_s)
            && levers.teams.iter().any(|team| team.channels[channel] && is_there(team, interval))
    })
}
