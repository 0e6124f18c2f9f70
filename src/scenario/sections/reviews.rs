//! Time that people take to review what the AI has answered.

use serde::Serialize;

use crate::text::Section;

/// Time that people take to review what the AI has answered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ReviewTime {
    /// Of one review, s.
    pub each_s: f64,
    /// Pay of an hour of it.
    pub pay_per_hour: f64,
}

/// The time of reviews; a fault if it is given without its pay, or the pay without it.
pub fn review_time(ai: &Section) -> Option<ReviewTime> {
    ai.both("review_time", "review_pay_per_hour").map(|(each_s, pay_per_hour)| ReviewTime { each_s, pay_per_hour })
}
