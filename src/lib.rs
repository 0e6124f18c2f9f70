//! blendsim simulates customer support with AI agents and people, and compares staffing strategies on cost and
//! satisfaction, over months, on the same customers, with honest uncertainty.
//!
//! # The tour
//! In reading order; each module uses only those named before it.
//!
//! | floor | modules | know of |
//! |---|---|---|
//! | 0 | [`mod@unit`], [`escape`], [`rng`], [`exp`](mod@exp), [`dist`], [`stat`], [`erlang`] | numbers, luck, formulas |
//! | 1 | [`engine`], [`mod@text`], [`clock`] | time and events, texts that people write; nothing of support |
//! | 2 | [`books`], [`policy`], [`scenario`], [`model`] | the operation: what it means, what is decided, what happens |
//! | 3 | [`intake`], [`study`], [`findings`], [`validation`] | the question: strategies × replications, paired; what counts teach; whether the answers are right |
//! | 4 | `words`, `plot`, `report` (feature `tell`; pixels: `png`) | the telling: sentences, figures, files, as bytes |
//! | 5, 6 | `desk` (feature `desk`), `cli` (`door`) | the steward: texts, designs, folders; the command line |
//!
//! A scenario is text, doubted once ([`scenario::parse`]); a replication lives through one strategy's random history
//! ([`model::replicate`]) and leaves counts and sums ([`books::Outcome`]); a study runs many under common random numbers
//! ([`study::run`]), and findings fold them into estimates with intervals ([`findings::summarise`]).
//!
//! # Example
//! ```
//! use blendsim::books::metric::{SATISFACTION, SERVICE_COST};
//! use blendsim::findings;
//! use blendsim::scenario;
//! use blendsim::study::{self, Design, Silent};
//!
//! let text = r#"
//!     schema = 1
//!     title = "Two clerks, or an assistant"
//!     start = 2025-01-06
//!     length = "8 weeks"
//!     baseline = "clerks"
//!     customers.count = 2000
//!     demand.issues_per_customer_month = 1
//!
//!     [topic.question]
//!     share = "100 %"
//!     handle_time = { dist = "lognormal", mean = "6 min", cv = 1 }
//!
//!     [ai]
//!     success = "70 %"
//!     price_per_resolution = 0.99
//!
//!     [team.clerks]
//!     on_duty = 2
//!     success = "85 %"
//!     pay_per_hour = 25
//!
//!     [strategy.clerks]
//!
//!     [strategy.assistant]
//!     routing.first = "ai"
//!     human_access.when = "never"
//!     team.clerks.on_duty = 0
//! "#;
//! let world = scenario::parse("clerks", "clerks.toml", text, &[]).expect("the file is right");
//! let design = Design { replications: (0..4).collect(), ..Design::of(&world) };
//! let run = study::run(&world, &design, &Silent).expect("nobody stops it");
//! let summary = findings::summarise(&world, &run, "example");
//!
//! let saved = summary.strategies[1].difference(&SERVICE_COST).and_then(|d| d.mean).expect("both have a cost");
//! let pleased = summary.strategies[1].difference(&SATISFACTION).and_then(|d| d.mean).expect("both close issues");
//! assert!(saved < 0.0 && pleased < 0.0, "the assistant is cheaper, and its customers are less satisfied");
//! ```

pub mod books;
pub mod clock;
pub mod dist;
pub mod engine;
pub mod erlang;
pub mod escape;
pub mod exp;
pub mod findings;
pub mod intake;
pub mod model;

pub mod policy;
pub mod rng;
pub mod scenario;
pub mod stat;
pub mod study;
pub mod text;
mod threads;
pub mod unit;
pub mod validation;
#[cfg(feature = "tell")]
pub mod words;

#[cfg(feature = "door")]
pub mod cli;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "tell")]
pub mod plot;
#[cfg(feature = "tell")]
pub mod report;
