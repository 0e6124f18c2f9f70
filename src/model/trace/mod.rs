//! One customer's life, as data and as it is written down.

mod life;
mod tracer;

pub use life::{Absence, Happening, Life, Moment, Reason, Verdict};
pub use tracer::Tracer;
