//! What closing does that is hardly meant: contacts turned away, work that nobody pays, a night in line that feels like a call's.

use super::{AtClose, Channel, Levers, Scenario, Staffing, Strategy, Team};
use crate::policy::Routing;
use crate::unit::{DAY, HOUR};

/// Contacts turned away, and hours of work after the close, are told from this share of all on.
const TOLD: [f64; 2] = [0.01, 0.02];

/// What a close does.
#[derive(Clone, Debug, PartialEq)]
pub enum Closing {
    /// First contacts that are meant for people and find nobody on duty.
    TurnedAway {
        /// The strategy, at launch.
        strategy: String,
        /// Their share of all.
        share: f64,
    },
    /// A night in line costs so many times as much as the reference of a call.
    FeltAsACall {
        /// The channel.
        channel: String,
        /// A day's wait costs so many times as much.
        times: f64,
        /// The reference of a call, s.
        reference_s: f64,
    },
    /// Work in hand at the close that nobody pays.
    Unpaid {
        /// The team.
        team: String,
        /// Hours a week at the most.
        hours: f64,
    },
}

/// What a scenario's strategies do at launch when their people go, each once.
pub fn closings(scenario: &Scenario) -> Vec<Closing> {
    let of_strategy = |strategy: &Strategy| {
        let at_launch = strategy.phases.iter().rfind(|phase| phase.from_s <= scenario.clock.warmup_s);
        let Some(levers) = at_launch.map(|phase| &phase.levers) else { return Vec::new() };
        let turned_away = turned_away(scenario, levers);
        let turned_away = turned_away.map(|share| Closing::TurnedAway { strategy: strategy.id.clone(), share });
        turned_away
            .into_iter()
            .chain(levers.channels.iter().filter_map(|channel| felt_as_a_call(scenario, channel)))
            .chain(levers.teams.iter().filter_map(|team| unpaid(scenario, team)))
            .collect::<Vec<_>>()
    };
    let mut all: Vec<Closing> = Vec::new();
    for closing in scenario.strategies.iter().flat_map(of_strategy) {
        if !all.contains(&closing) {
            all.push(closing);
        }
    }
    all
}

/// Intervals of the week: when each begins, s since Monday 00:00, and its share of demand.
fn week(scenario: &Scenario) -> impl Iterator<Item = (usize, f64, f64)> {
    let demand = &scenario.demand;
    let all: f64 = demand.week.iter().sum();
    demand.week.iter().enumerate().map(move |(place, weight)| (place, place as f64 * demand.interval_s, weight / all))
}

/// Whether a team has anybody on duty in an interval of the week.
fn is_there(scenario: &Scenario, team: &Team, interval: usize) -> bool {
    match &team.staffing {
        Staffing::OnDuty(counts) => counts[interval % counts.len()] > 0.0,
        Staffing::Headcount { to, .. } => *to > 0.0 && scenario.demand.week[interval] > 0.0,
    }
}

/// The share of first contacts that are meant for people and find nobody, where it is worth telling.
fn turned_away(scenario: &Scenario, levers: &Levers) -> Option<f64> {
    let is_people_only = levers.routing == Routing::PeopleOnly;
    let is_met = |topic: usize, (place, channel): (usize, &Channel), (interval, at_s): (usize, f64)| {
        let serves = |team: &&Team| team.serves[topic].is_some() && team.channels[place];
        channel.over_closing
            || (channel.open.as_ref().is_none_or(|hours| hours.hold(at_s))
                && levers.teams.iter().filter(serves).any(|team| is_there(scenario, team, interval)))
    };
    let mut share = 0.0;
    for (interval, at_s, of_week) in week(scenario) {
        for (index, topic) in scenario.topics.iter().enumerate() {
            if !is_people_only && !levers.routing.is_always_at_the_door(index) {
                continue;
            }
            for channel in levers.channels.iter().enumerate() {
                let is_met = is_met(index, channel, (interval, at_s));
                share += if is_met { 0.0 } else { of_week * topic.share * channel.1.share };
            }
        }
    }
    (share > TOLD[0]).then_some(share)
}

/// A channel on which a night in line costs what it would on the phone.
fn felt_as_a_call(scenario: &Scenario, channel: &Channel) -> Option<Closing> {
    let is_meant = channel.felt.is_some() || scenario.experience.wait <= 0.0;
    let reference_s = scenario.experience.wait_reference_s;
    let times = libm::log1p(DAY / reference_s) / std::f64::consts::LN_2;
    (channel.over_closing && channel.share > 0.0 && !is_meant).then(|| Closing::FeltAsACall {
        channel: channel.id.clone(),
        times,
        reference_s,
    })
}

/// A team that works on after the close unpaid, by more than a trace.
///
/// Formula: who is on duty at the close, × what is left of a handle time then, `m(1 + cv²)/2`, over the closes of a week.
fn unpaid(scenario: &Scenario, team: &Team) -> Option<Closing> {
    let Staffing::OnDuty(counts) = &team.staffing else { return None };
    if team.at_close != AtClose::Unpaid || team.stays_until_served {
        return None;
    }
    let intervals = scenario.demand.week.len();
    let on_duty = |interval: usize| counts[interval % counts.len()];
    let closes = (0..intervals).filter(|&interval| on_duty((interval + 1) % intervals) <= 0.0).map(on_duty);
    let at_close: f64 = closes.sum();
    let hours_on_duty: f64 = (0..intervals).map(on_duty).sum::<f64>() * scenario.demand.interval_s / HOUR;
    let served = || (0..scenario.topics.len()).filter(|&topic| team.serves[topic].is_some());
    let share: f64 = served().map(|topic| scenario.topics[topic].share).sum();
    let left_s = |topic: usize| {
        let named = &scenario.topics[topic];
        let cv = named.handle_time.cv().unwrap_or(1.0);
        named.share * named.handle_time.mean_s() * team.handle_time_factor[topic] * f64::midpoint(1.0, cv * cv)
    };
    let left_s = served().map(left_s).sum::<f64>() / share.max(f64::MIN_POSITIVE);
    let hours = at_close * left_s / HOUR;
    (hours > TOLD[1] * hours_on_duty).then(|| Closing::Unpaid { team: team.id.clone(), hours })
}
