//! The course of a replication: what is in force, its intervals and phases, and what its triggers and its pilot change.

mod activations;
mod in_force;
mod interval;
mod payment;
mod phase;
mod pilot;
mod planning;
mod replication;
mod review;
mod rules;
mod triggers;

pub use in_force::{At, InForce, Terms};
pub use replication::Replication;
