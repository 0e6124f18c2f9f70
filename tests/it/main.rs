//! Integration tests: whole scenarios, from text to outcome.

mod lab;

mod theory;
