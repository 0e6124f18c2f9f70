//! blendsim simulates customer support with AI agents and people, and compares staffing strategies on cost and
//! satisfaction.

pub mod unit;
pub mod rng;
pub mod dist;
pub mod stat;
pub mod erlang;
pub mod engine;
pub mod policy;
pub mod scenario;
pub mod outcome;
pub mod model;
pub mod metric;
pub mod experiment;
#[cfg(feature = "app")]
pub mod plot;
#[cfg(feature = "app")]
pub mod report;
#[cfg(feature = "app")]
pub mod cli;
