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
    let (each_s, pay_per_hour) = (ai.optional("review_time"), ai.optional("review_pay_per_hour"));
    if let Some(name) = match (each_s, pay_per_hour) {
        (Some(_), None) => Some("review_time"),
        (None, Some(_)) => Some("review_pay_per_hour"),
        _ => None,
    } {
        let place = ai.given(name).map_or(&ai.place, |node| &node.place);
        let allowed = "both `review_time` and `review_pay_per_hour`, or neither";
        ai.reader.fault(place, &ai.path_of(name), &format!("`{name}` alone"), allowed, None);
    }
    Some(ReviewTime { each_s: each_s?, pay_per_hour: pay_per_hour? })
}
