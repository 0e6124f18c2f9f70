//! What issues bring to the door of the people: measured by calibration, spent by a crowd.

mod quantiles;
mod rates;

use std::sync::Arc;

pub use quantiles::Quantiles;
pub use rates::Flow;

/// What is known of a crowd before the first event.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Per strategy, phase and state.
    pub flows: Vec<Vec<Vec<Arc<Flow>>>>,
    /// Per topic: handle time as quantiles of mean 1.
    pub quantiles: Arc<[Quantiles]>,
}
