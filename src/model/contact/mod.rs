//! The course of a contact, event by event: it begins, talks, waits, is answered and ends; what follows it.

mod begin;
mod closing;
mod contact_end;
mod learning;
mod model_line;
mod queue;
mod talk;
mod tracing;
mod wait;
mod wish;
