//! `[handoff]`: what a handoff from AI to people is like.

use serde::Serialize;

use crate::text::{Choice, Kind, Section, choice, keys};

/// A handoff from the AI to people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Handoff {
    /// Factor on the handle time of a contact handed over: cold, or warm where the AI had all but solved it.
    pub handle_time_factor: f64,
    /// Whether the customer must start again.
    pub cold: bool,
}

impl Handoff {
    /// Factor on the handle time of a contact with which the AI got so far: a warm handoff saves no more than was done.
    ///
    /// Formula: cold as typed; warm `1 − (1 − warm_factor) · progress`, progress from 0 to 1.
    #[inline]
    pub fn factor(self, progress: f64) -> f64 {
        if self.cold { self.handle_time_factor } else { 1.0 - (1.0 - self.handle_time_factor) * progress }
    }
}

/// Whether a handoff is cold.
pub static IS_COLD: Choice<bool, 2> = choice([("warm", false), ("cold", true)]);

keys! {
/// `[handoff]`
pub HANDOFF {
    kind: IS_COLD.kind(), "warm", "warm: the context is passed on; cold: the customer starts again";
    warm_factor: Kind::Number(0.1, 5.0), "0.9", "C14 (.73 at best)", "factor on handle time after a warm handoff";
    cold_factor: Kind::Number(0.1, 5.0), "1.15", "assumption", "factor on handle time after a cold one";
}}

pub fn handoff(section: &Section) -> Handoff {
    let (warm, cold) = (section.number("warm_factor"), section.number("cold_factor"));
    let is_cold = section.chosen("kind", &IS_COLD);
    Handoff { handle_time_factor: if is_cold { cold } else { warm }, cold: is_cold }
}
