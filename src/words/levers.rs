//! Levers, and what happens to a strategy on a date, in a few words.

use super::{Language, say, whether};
use crate::findings::{Event, Lever};

/// "escalation, staff".
pub fn levers(language: Language, levers: &[Lever]) -> String {
    joined(language, levers, ", ")
}

/// "access + staff", "ramp of staff", "outage of large".
pub fn event(language: Language, event: &Event) -> String {
    let several = |model: &Option<String>| whether(model.is_some());
    match event {
        Event::Set { levers } => joined(language, levers, " + "),
        Event::Ramp { levers } => say!(language, "event-ramp", levers = joined(language, levers, " + ")),
        Event::Pilot => say!(language, "event-pilot"),
        Event::Gate => say!(language, "event-gate"),
        Event::Outage { model } => {
            say!(language, "event-outage", several = several(model), model = model.clone().unwrap_or_default())
        }
        Event::Update { update, model } => {
            let (several, model) = (several(model), model.clone().unwrap_or_default());
            say!(language, "event-update", update = update, several = several, model = model)
        }
    }
}

fn joined(language: Language, levers: &[Lever], between: &str) -> String {
    levers.iter().map(|lever| say!(language, "lever", lever = lever.name())).collect::<Vec<_>>().join(between)
}
