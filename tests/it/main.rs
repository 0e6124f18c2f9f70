//! Integration tests: whole scenarios, from text to outcome.

mod cli;
mod lab;
mod laws;
mod theory;
