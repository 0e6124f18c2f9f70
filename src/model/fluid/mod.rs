//! Waits by formula: the number of contacts that teams have in hand and in line as a normal distribution, whose mean and variance move with what comes and what ends.
//!
//! Nothing here is drawn but what one contact meets, and nothing knows an issue: rates and rooms come in, and what is in hand, how many wait, for how long and
//! with what patience comes out, as expectations.

mod felt;
mod group;
mod hands;
mod level;
mod patience;
mod state;
mod unheld;

pub use felt::Felt;
pub use group::Line;
pub use hands::Phases;
pub use patience::{CLASSES, Law, Shares};
pub use state::Fluid;
pub use unheld::unheld_by_formula;
