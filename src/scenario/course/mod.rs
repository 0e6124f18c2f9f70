//! Strategies over time: what they decide at launch, and what dates, triggers and a pilot change of it.

pub mod derived;
mod grafts;
pub mod idle_keys;
pub mod layers;
mod ramps;
pub mod strategies;
mod timeline;
pub mod triggers;
