//! The steward: what every door does between a question as asked and an answer as told.
//!
//! It finds texts, plans designs that fit the machine, runs them under the eyes of a [`job::Watcher`], and keeps what came
//! of them. It prints nothing and has never heard of a command line; what goes wrong is data, and a door says it.

mod aside;
mod disk;
mod ends;
mod error;
pub mod files;
pub mod find;
pub mod folder;
pub mod held;
pub mod import;
pub mod input;
pub mod job;
pub mod lives;
pub mod manifest;
pub mod memory;
pub mod plan;
pub mod reopen;
pub mod run_id;
pub mod shown;
pub mod sizing;
pub mod stopwatch;

pub use error::{DeskError, Refusal, TooLarge};
