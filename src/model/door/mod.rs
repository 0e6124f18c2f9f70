//! The door of the people, where contacts ask for them: what the followed show there, and how the crowd comes, waits and is served.
//!
//! Nobody of the crowd has a record, but who waits in a line has one as long as it waits. Where nobody must wait a whole turn of a
//! team is drawn at once, else contact by contact.

mod followed;
mod formula;
mod interval;
mod looking;
mod outage;
#[cfg(test)]
mod samples;
mod turn;
mod waiting;
