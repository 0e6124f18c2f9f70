//! The AI: what its models are, what they do now, and what they can do by now.

mod capacity;
mod competence;
mod confidence_bars;
mod model;
mod outages;

pub use capacity::AiCapacity;
pub use model::ModelRules;
