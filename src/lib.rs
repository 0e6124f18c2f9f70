//! blendsim simulates customer support with AI agents and people, and compares staffing strategies on cost and
//! satisfaction.

#[cfg(feature = "app")]
pub mod cli;
pub mod dist;
pub mod engine;
pub mod erlang;
pub mod experiment;
pub mod metric;
pub mod model;
pub mod outcome;
#[cfg(feature = "app")]
pub mod plot;
pub mod policy;
#[cfg(feature = "app")]
pub mod report;
pub mod rng;
pub mod scenario;
pub mod stat;
pub mod unit;
