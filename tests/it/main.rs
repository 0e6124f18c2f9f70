//! Tests of the whole program: scenarios from text to outcome, the command line from outside.

mod arrivals;
mod cli;
mod competence;
mod dashboard;
mod emergence;
mod escalation;
mod figures;
mod findings;
mod golden;
mod intake;
mod lab;
mod laws;
mod lives;
mod nobody;
mod portfolio;
mod queueing;
mod reactions;
mod reference;
mod scenario;
mod schema;
mod staffing;
mod statistics;
mod theory;
mod tidy;
