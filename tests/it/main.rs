//! Tests of the whole program: scenarios from text to outcome, the command line from outside.

mod arrivals;
mod cli;
mod dashboard;
mod figures;
mod findings;
mod golden;
mod intake;
mod lab;
mod laws;
mod queueing;
mod scenario;
mod schema;
mod staffing;
mod statistics;
mod theory;
mod tidy;
