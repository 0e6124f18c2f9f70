//! The books of one replication: what is counted, and the one table of ratios of counts that is told of it.

mod count;
mod digest;
pub mod door;
mod intraday;
mod lines;
pub mod metric;
mod outcome;
mod ratio;
mod scores;

pub use count::Count;
pub use digest::{Digest, Parts, Week};
pub use door::Door;
pub use intraday::{BY_INTERVAL, Intraday};
pub use lines::{LINES, Line, Subtotal};
pub use metric::{Better, METRICS, Metric, Unit};
pub use outcome::{EndSums, Outcome, PilotResult, Row, Sizes};
pub use ratio::{Below, Ratio, Sums, Terms};
pub(crate) use ratio::{ratio, terms};
pub use scores::{Scores, lowest_tenth};
