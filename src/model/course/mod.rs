//! The course of a replication: its intervals, its phases, and what its triggers and its pilot change.

mod activations;
mod in_force;
mod interval;
mod phase;
mod pilot;

pub use activations::Activations;
pub use in_force::{At, InForce, Terms};
