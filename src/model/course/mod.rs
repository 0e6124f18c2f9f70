//! The course of a replication: its intervals, its phases, and what its triggers and its pilot change.

mod interval;
mod phase;
