//! The customers: who they are, whom they trust, what they choose, what they hear of others.

mod base;
mod choices;
mod public_mood;

pub use base::{Customers, Gone, number_of_customers};
pub use choices::{CustomerChoices, EndOfIssue};
