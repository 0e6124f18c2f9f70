//! What no crowd can hold.

use crate::scenario::{AtClose, Levers, Scenario, Team};

/// The key that keeps a crowd from standing beside those who are followed, in any phase of some strategies; `None` if nothing does.
///
/// A crowd knows how many contacts are in hand, not whose: none can be put down. It holds neither models that have limits, nor one of several that falls out, nor days of which every issue is known.
pub fn unheld(scenario: &Scenario, strategies: &[usize]) -> Option<String> {
    if !scenario.demand.replay.is_empty() {
        return Some("demand.replay".to_owned());
    }
    let levers = strategies.iter().flat_map(|&strategy| scenario.strategies[strategy].all_levers());
    levers
        .map(|levers| of_models(levers, true).or_else(|| put_down(levers)).or_else(|| chosen_team(levers)))
        .find(Option::is_some)
        .flatten()
}

/// A team that puts down what it has in hand when it closes.
pub fn put_down(levers: &Levers) -> Option<String> {
    let puts_down = |team: &&Team| matches!(team.at_close, AtClose::Pause | AtClose::HandOver);
    levers.teams.iter().find(puts_down).map(|team| format!("team.{}.at_close", team.id))
}

/// A choice among teams of one rank by what each agent did, or by chance.
pub fn chosen_team(levers: &Levers) -> Option<String> {
    let topics = 0..levers.topic_priority.len();
    let ranks = |topic: usize| levers.teams.iter().filter_map(move |team| team.serves[topic]);
    let are_equal = |topic: usize| ranks(topic).any(|rank| ranks(topic).filter(|other| *other == rank).count() > 1);
    let is_chosen = !levers.among_teams.is_in_order() && topics.into_iter().any(are_equal);
    is_chosen.then(|| "routing.among_teams".to_owned())
}

/// A limit or an outage of a model, where an AI answers; outages of an only model are passed over where they are `held`.
pub fn of_models(levers: &Levers, held: bool) -> Option<String> {
    let has_ai = levers.routing.has_ai();
    levers.ai.models.iter().filter(|_| has_ai).find_map(|model| {
        let is_only = levers.ai.models.len() == 1;
        let key = match () {
            () if model.places.is_some() => "places",
            () if model.talks_per_minute.is_some() => "talks_per_minute",
            () if is_only && held => return None,
            () if !model.outages.dated_s.is_empty() => "outage",
            () if model.outages.every_s.is_some() => "outage_every",
            () => return None,
        };
        Some(if is_only { format!("ai.{key}") } else { format!("model.{}.{key}", model.id) })
    })
}
