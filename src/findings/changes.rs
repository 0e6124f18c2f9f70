//! The dated changes of a strategy: of its levers, and of what befalls its AI.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::facts::{Event, Lever};
use crate::policy::Routing;
use crate::scenario::{AmongTeams, Channel, Levers, Scenario, Strategy};
use crate::unit::{DAY, WEEK};

/// A dated change of a strategy's levers, or of what befalls its AI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Weeks since the horizon began.
    pub weeks: f64,
    /// Its date.
    pub date: Date,
    /// What happens.
    pub event: Event,
}

/// Every change within the horizon, in its order.
pub fn changes(scenario: &Scenario, strategy: usize) -> Vec<Change> {
    let (clock, strategy) = (&scenario.clock, &scenario.strategies[strategy]);
    let steps = strategy.phases.windows(2).enumerate().filter(|(_, both)| !both[1].is_step);
    let levers = steps.filter_map(|(index, both)| {
        let levers = levers_that_differ(&both[0].levers, &both[1].levers);
        // The first step of a ramp comes a week after it begins.
        let is_ramp = strategy.phases.get(index + 2).is_some_and(|next| next.is_step);
        let at_s = if is_ramp { both[0].from_s } else { both[1].from_s };
        let event = if is_ramp { Event::Ramp { levers } } else { Event::Set { levers } };
        (!event.is_empty()).then_some((at_s, event))
    });
    let pilot = strategy.pilot.iter();
    let trial = pilot.flat_map(|pilot| [(pilot.from_s, Event::Pilot), (pilot.gate.at_s, Event::Gate)]);
    let mut moments: Vec<(f64, Event)> = levers.chain(trial).chain(ai_events(strategy)).collect();
    moments.retain(|(at_s, _)| *at_s > clock.warmup_s && *at_s < clock.horizon_end_s());
    moments.sort_by(|a, b| a.0.total_cmp(&b.0));
    let change = |(at_s, event)| {
        let seconds = at_s - clock.warmup_s;
        let date = clock.start.saturating_add(((seconds / DAY) as i64).days());
        Change { weeks: seconds / WEEK, date, event }
    };
    moments.into_iter().map(change).collect()
}

/// What befalls the AI on dates while it answers: outages and updates of the models that are used.
fn ai_events(strategy: &Strategy) -> Vec<(f64, Event)> {
    let mut events: Vec<(f64, Event)> = Vec::new();
    for (index, phase) in strategy.phases.iter().enumerate() {
        let until_s = strategy.phases.get(index + 1).map_or(f64::INFINITY, |next| next.from_s);
        // A pilot or a trigger may bring the AI.
        let with_ai = std::iter::once(&phase.levers).chain(&phase.layered);
        let answers = with_ai.filter(|levers| levers.routing != Routing::PeopleOnly).map(|levers| &levers.ai);
        for (ai, model) in answers.flat_map(|ai| ai.used().map(move |model| (ai, &ai.models[model]))) {
            // Where there is one model, it is the AI.
            let of = || (ai.models.len() > 1).then(|| model.id.clone());
            let outages = model.outages.dated_s.iter().map(|&(at_s, _)| (at_s, Event::Outage { model: of() }));
            let update = |id: &String| Event::Update { update: id.clone(), model: of() };
            let updates = model.updates.iter().map(|known| (known.at_s, update(&known.id)));
            let within = outages.chain(updates).filter(|(at_s, _)| (phase.from_s..until_s).contains(at_s));
            for event in within {
                if !events.contains(&event) {
                    events.push(event);
                }
            }
        }
    }
    events
}

/// The levers that differ.
pub fn levers_that_differ(before: &Levers, after: &Levers) -> Vec<Lever> {
    let access = |levers: &Levers| (levers.human_access, levers.shows_wait);
    let levers = [
        (before.routing != after.routing, Lever::Routing),
        (access(before) != access(after), Lever::Access),
        (before.escalation != after.escalation || before.relief != after.relief, Lever::Escalation),
        (before.handoff != after.handoff, Lever::Handoff),
        (before.ai != after.ai, Lever::Ai),
        (before.teams != after.teams, Lever::Staff),
        (lines(before) != lines(after), Lever::Lines),
    ];
    levers.into_iter().filter(|(differs, _)| *differs).map(|(_, lever)| lever).collect()
}

/// The channels, who comes first in line, and which of equal teams takes.
fn lines(levers: &Levers) -> (&[Channel], &[i32], &[i32], AmongTeams) {
    (&levers.channels, &levers.topic_priority, &levers.segment_priority, levers.among_teams)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::samples::world;

    /// Who takes among equal teams is a lever of its own accord; a strategy that says what the baseline does moves none.
    #[test]
    fn another_choice_among_equal_teams_is_told() {
        let world = world(
            "topic.q = { share = 1, handle_time = { dist = \"constant\", mean = \"1 min\" } }\n\
             team.desk = { on_duty = 1, success = 1 }\nstrategy.x = {}\nstrategy.y.routing.among_teams = \"uniform\"\n\
             strategy.z.routing.among_teams = \"in-order\"",
        );
        let levers = |strategy: usize| {
            let strategy = &world.strategies[strategy];
            strategy.levers(strategy.launch(), 0)
        };
        assert_eq!(levers_that_differ(levers(0), levers(1)), [Lever::Lines]);
        assert!(levers_that_differ(levers(0), levers(2)).is_empty());
    }
}
