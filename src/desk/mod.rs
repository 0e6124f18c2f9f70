//! The steward: what every door does between a question as asked and an answer as told.
//!
//! It finds texts, plans designs that fit the machine, runs them under the eyes of a [`job::Watcher`], and keeps what came
//! of them. It prints nothing and has never heard of a command line; what goes wrong is data that a door says in its language.
//!
//! # Example
//! ```
//! use blendsim::desk::find::ScenarioText;
//! use blendsim::desk::job::Job;
//! use blendsim::desk::plan::{Asked, Plan};
//! use blendsim::desk::{DeskError, Refusal};
//! use blendsim::study::{NoShelf, Silent};
//!
//! let asked = Asked { replications: Some(2), ..Asked::default() };
//! let plan = Plan::of(ScenarioText::find("small-shop")?, &asked)?;
//! let done = Job::new(plan, 1e9, &Silent)?.run(&Silent, &NoShelf)?;
//! assert_eq!(done.summary.replications, [0, 1]);
//!
//! let unknown = Asked { strategies: vec!["nobody".to_owned()], ..asked };
//! let refused = Plan::of(ScenarioText::find("small-shop")?, &unknown);
//! assert!(matches!(refused, Err(DeskError::Refused(Refusal::NoStrategy { name, .. })) if name == "nobody"));
//! # Ok::<(), DeskError>(())
//! ```

mod aside;
mod asked;
pub mod calculators;
pub mod compare;
pub mod counted;
pub mod cut;
mod disk;
mod ends;
mod error;
pub mod files;
pub mod find;
pub mod floors;
pub mod folder;
pub mod foretold;
pub mod held;
pub mod import;
pub mod input;
pub mod job;
pub mod known;
pub mod lives;
mod looks;
pub mod manifest;
pub mod memory;
pub mod no_cut;
pub mod not_kept;
pub mod plan;
pub mod posterior;
pub mod precision;
pub mod reopen;
pub mod run_id;
pub mod shelf;
pub mod shown;
pub mod sizing;
pub mod staffing;
pub mod stopwatch;
pub mod sweep;
pub mod swept;
mod watcher;
pub mod what_if;
mod whom;

pub use error::{DeskError, Numbered, Refusal, TooLarge, Unstaffed};
