//! What no formula can hold.

use crate::model::crowd::{chosen_team, of_models};
use crate::model::id::TeamId;
use crate::model::people::eligibility::{Eligibility, Servers, pools};
use crate::scenario::{AtClose, Channel, Levers, Scenario, Team};

/// Teams that can share contacts.
const MOST_TEAMS: usize = 2;

/// The key that keeps waits from being a formula's, in any phase of some strategies; `None` if nothing does.
///
/// A formula knows how many are in system, not who: no order in line but that of arrival, no line with an end, nothing that happens to
/// who waits, nobody who decides by the line, no model that falls out or has limits, no days of which every issue is known.
pub fn unheld_by_formula(scenario: &Scenario, strategies: &[usize]) -> Option<String> {
    if !scenario.demand.replay.is_empty() {
        return Some("demand.replay".to_owned());
    }
    if scenario.patience.balk > 0.0 {
        return Some("patience.balk".to_owned());
    }
    let levers = || strategies.iter().flat_map(|&strategy| scenario.strategies[strategy].all_levers());
    levers().map(of_levers).find(Option::is_some).flatten()
}

fn of_levers(levers: &Levers) -> Option<String> {
    of_ai(levers).or_else(|| order(levers)).or_else(|| of_teams(levers)).or_else(|| of_channels(levers))
}

/// What looks at the line before there are people, and what stands in front of an AI.
fn of_ai(levers: &Levers) -> Option<String> {
    if !levers.routing.has_ai() {
        return None;
    }
    if levers.shows_wait {
        return Some("human_access.shows_wait".to_owned());
    }
    if levers.relief.is_some() {
        return Some("escalation.wait_slope".to_owned());
    }
    of_models(levers, false)
}

/// Lines of which one comes before another.
fn order(levers: &Levers) -> Option<String> {
    let differs = |of: &[i32]| of.iter().any(|priority| *priority != of[0]);
    if differs(&levers.topic_priority) {
        return Some("routing.topic_priority".to_owned());
    }
    if differs(&levers.segment_priority) {
        return Some("routing.segment_priority".to_owned());
    }
    let first = levers.teams.iter().find(|team| team.takes.iter().any(|place| *place != team.takes[0]));
    first.map(|team| format!("team.{}.takes_first", team.id))
}

/// Teams that stay, that help out only when a line is long, or that share so that one can be full while another has room.
fn of_teams(levers: &Levers) -> Option<String> {
    let key = |team: &Team| match &team.overflow {
        _ if team.stays_until_served => Some(format!("team.{}.stays_until_served", team.id)),
        _ if team.at_close != AtClose::Unpaid => Some(format!("team.{}.at_close", team.id)),
        Some(overflow) if overflow.above != Some(0) => Some(format!("team.{}.overflow", team.id)),
        _ => None,
    };
    let pools = pools(levers);
    let is_one_too_many =
        |team: &usize| pools[..*team].iter().filter(|pool| **pool == pools[*team]).count() >= MOST_TEAMS;
    let third = || (0..pools.len()).find(is_one_too_many).map(|team| format!("team.{}.serves", levers.teams[team].id));
    levers.teams.iter().find_map(key).or_else(third).or_else(|| chosen_team(levers)).or_else(|| asked_too_soon(levers))
}

/// A team that is asked before another which does not take everything that it takes: contacts that it alone takes would wait while
/// the other has room.
fn asked_too_soon(levers: &Levers) -> Option<String> {
    let eligibility = Eligibility::new(levers, 1.0);
    let takes = |team: TeamId, servers: &Servers| servers.at_once.contains(&team);
    let is_too_soon = |team: TeamId, last: TeamId| {
        team != last && eligibility.servers.iter().any(|servers| takes(team, servers) && !takes(last, servers))
    };
    let soon = eligibility.servers.iter().find_map(|servers| {
        let last = *servers.at_once.last()?;
        servers.at_once.iter().copied().find(|team| is_too_soon(*team, last))
    });
    soon.map(|team| format!("team.{}.rank", levers.teams[team.index()].id))
}

fn of_channels(levers: &Levers) -> Option<String> {
    let several =
        |channel: usize| levers.teams.iter().any(|team: &Team| team.chats_at_once > 1 && team.channels[channel]);
    let key = |(place, channel): (usize, &Channel)| {
        let key = match () {
            () if channel.over_closing => "waits",
            () if channel.in_business_time => "clock",
            () if channel.service_threshold_s.is_some() => "service_threshold",
            () if channel.balk > 0.0 => "balk",
            () if channel.places.is_some() => "places",
            () if channel.message.is_some() => "message",
            () if channel.callback.is_some() => "callback_after",
            () if channel.patience != levers.channels[0].patience => "patience",
            () if channel.exclusive && several(place) => "exclusive",
            () => return None,
        };
        Some(format!("channel.{}.{key}", channel.id))
    };
    levers.channels.iter().enumerate().find_map(key)
}
