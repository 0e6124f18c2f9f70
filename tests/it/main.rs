//! Tests of the whole program: scenarios from text to outcome, the command line from outside.

mod cli;
mod figures;
mod findings;
mod golden;
mod lab;
mod laws;
mod queueing;
mod scenario;
mod schema;
mod statistics;
mod theory;
mod tidy;
