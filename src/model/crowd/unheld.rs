//! What no crowd can hold.

use crate::scenario::{Levers, Scenario, Team};

/// The key that keeps a crowd from standing beside those who are followed, in any phase of some strategies; `None` if nothing does.
///
/// A crowd holds neither decisions that look at the line (a wait that is told, a bar that gives way), nor models that fall out or have
/// limits, nor contacts handled alone by agents who otherwise have several, nor days of which every issue is known.
pub fn unheld(scenario: &Scenario, strategies: &[usize]) -> Option<String> {
    if !scenario.demand.replay.is_empty() {
        return Some("demand.replay".to_owned());
    }
    let levers = strategies.iter().flat_map(|&strategy| scenario.strategies[strategy].all_levers());
    levers.map(of_levers).find(Option::is_some).flatten()
}

fn of_levers(levers: &Levers) -> Option<String> {
    let has_ai = levers.routing.has_ai();
    if has_ai && levers.shows_wait {
        return Some("human_access.shows_wait".to_owned());
    }
    if has_ai && levers.relief.is_some() {
        return Some("escalation.wait_slope".to_owned());
    }
    let model = levers.ai.models.iter().filter(|_| has_ai).find_map(|model| {
        let key = match () {
            () if model.places.is_some() => "places",
            () if model.talks_per_minute.is_some() => "talks_per_minute",
            () if !model.outages.dated_s.is_empty() => "outages",
            () if model.outages.every_s.is_some() => "outage_every",
            () => return None,
        };
        let is_only = levers.ai.models.len() == 1;
        Some(if is_only { format!("ai.{key}") } else { format!("model.{}.{key}", model.id) })
    });
    let stays = |team: &Team| team.stays_until_served.then(|| format!("team.{}.stays_until_served", team.id));
    model.or_else(|| levers.teams.iter().find_map(stays)).or_else(|| alone(levers))
}

/// A channel whose contacts an agent handles alone, who otherwise has several.
fn alone(levers: &Levers) -> Option<String> {
    let several = |channel: usize| levers.teams.iter().any(|team| team.chats_at_once > 1 && team.channels[channel]);
    let is_alone = |(place, channel): &(usize, &crate::scenario::Channel)| channel.exclusive && several(*place);
    let channel = levers.channels.iter().enumerate().find(is_alone);
    channel.map(|(_, channel)| format!("channel.{}.exclusive", channel.id))
}
