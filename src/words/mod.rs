//! What is told to people: every sentence, made of facts and nothing else.

pub mod en;
