//! The books of one replication: what is counted, and the one table of ratios of counts that is told of it.

mod count;
mod intraday;
pub mod metric;
mod outcome;
mod scores;

pub use count::Count;
pub use intraday::{BY_INTERVAL, Intraday};
pub use outcome::{EndSums, Outcome, PilotResult, Row, Sizes};
pub use scores::{Scores, lowest_tenth};
